package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"frontdesk/internal/chat"
)

// Ref says whose conversation an event belongs to: a chat at a door ("tg:<bot id>"), or a known conversation.
type Ref struct {
	Door         string
	Chat         int64
	Conversation ID
}

// Arrival is an event as it comes to the store: whose it is and its name for ever.
type Arrival struct {
	Ref   Ref
	Stamp string
	At    time.Time
	// Invite is the argument of a /start; it is looked up in the same transaction.
	Invite string
}

// Fence is a place held by this worker. A commit made for it checks that it is still held.
type Fence struct {
	Lease string
	Value int64
}

// Batch is one transaction over the events of one or more conversations. A conversation stays locked until the commit.
type Batch struct {
	// Revision is that of the published answers, read in this transaction.
	Revision int64
	// Conversations are aligned with the arrivals; nil where the event was handled before.
	Conversations []*Conversation
	// Invites are aligned with the arrivals: the clinic's reference behind a valid /start argument.
	Invites []string

	store    *Store
	arrivals []Arrival
	macs     [][]byte // of the stamps
	refused  [][]byte
	misc     pgx.Batch
	rows     rows
	letters  []Letter
	known    map[ID]*Conversation
	foreign  map[ID]map[string]bool // doors where an older letter is in other hands
}

// Conversation is a locked conversation. Step it from State, then give the result to Batch.Apply.
type Conversation struct {
	ID    ID
	State chat.State
	Chat  int64

	sealer  *sealer
	seq     int64
	refMAC  []byte
	foreign map[string]bool // doors where an older letter is in other hands
	changed bool
	locked  *chat.Handoff // as it was when the conversation was locked
	before  *chat.Handoff // as it was before the event that is being applied
}

// InBatch locks the conversations of the arrivals, runs fn, and commits what fn applied, with all that follows from it,
// in one transaction. The letters born in it are returned after the commit, in order, and belong to this worker.
// An error of fn or of the database undoes everything.
//
// It takes two round trips: BEGIN goes with the locks and COMMIT with the rows. At some hundreds of messages a second
// the round trips are what a patient waits for.
func (s *Store) InBatch(ctx context.Context, fence *Fence, arrivals []Arrival, fn func(*Batch) error) ([]Letter, error) {
	conn, err := s.main.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("begin: %w", judge(err))
	}
	defer conn.Release()
	b := &Batch{store: s, arrivals: arrivals, known: map[ID]*Conversation{}, foreign: map[ID]map[string]bool{}}
	if err = b.lock(ctx, conn, fence); err == nil {
		if err = fn(b); err == nil {
			err = b.flush(ctx, conn)
		}
	}
	if err != nil {
		// The connection goes back to the pool only outside a transaction; if this fails, the pool closes it.
		undo, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		_, _ = conn.Exec(undo, "rollback")
		return nil, judge(err)
	}
	return b.letters, nil
}

// database is what a batch needs of a connection.
type database interface {
	SendBatch(ctx context.Context, b *pgx.Batch) pgx.BatchResults
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
}

const (
	sqlRevision = `select revision from clinic where id = $1`

	sqlFence = `select coalesce((select revision from clinic where id = $1), 0),
coalesce((select fence from lease where name = $2 and worker = $3), -1)`

	sqlInbox = `insert into inbox (clinic, stamp, at)
select $1, u.stamp, u.at from unnest($2::bytea[], $3::timestamptz[]) as u (stamp, at)
on conflict do nothing returning stamp`

	sqlLockByChat = `select id, chat_mac, ref_mac, contact, state, seq from conversation
where clinic = $1 and chat_mac = any($2) order by id for update`

	sqlLockByID = `select id, chat_mac, ref_mac, contact, state, seq from conversation
where clinic = $1 and id = any($2) order by id for update`

	// Letters of a locked conversation that another worker has, or nobody: what is born now must wait behind them.
	sqlForeignByChat = `select distinct l.conversation, l.door from conversation c join letter l on l.conversation = c.id
where c.clinic = $1 and c.chat_mac = any($2) and l.buried_at is null and l.worker is distinct from $3`

	sqlForeignByID = `select distinct l.conversation, l.door from letter l
where l.clinic = $1 and l.conversation = any($2) and l.buried_at is null and l.worker is distinct from $3`
)

func (b *Batch) lock(ctx context.Context, tx database, fence *Fence) error {
	s := b.store
	b.macs = make([][]byte, len(b.arrivals))
	times := make([]time.Time, len(b.arrivals))
	var chats [][]byte
	var ids []ID
	for i, a := range b.arrivals {
		b.macs[i], times[i] = s.stampMAC(a.Stamp), a.At
		if a.Ref.Conversation.IsZero() {
			chats = append(chats, s.chatMAC(a.Ref))
		} else {
			ids = append(ids, a.Ref.Conversation)
		}
	}
	fresh := map[string]bool{}
	byChat := map[string]*lockedRow{}
	byID := map[ID]*lockedRow{}
	fenced := false

	var q pgx.Batch
	q.Queue("begin")
	place, want := "", int64(-1)
	if fence != nil {
		place, want = fence.Lease, fence.Value
	}
	q.Queue(sqlFence, s.clinic, place, s.worker).QueryRow(func(row pgx.Row) error {
		var held int64
		err := row.Scan(&b.Revision, &held)
		fenced = held != want
		return err
	})
	q.Queue(sqlInbox, s.clinic, b.macs, times).Query(func(rows pgx.Rows) error {
		var stamp []byte
		_, err := pgx.ForEachRow(rows, []any{&stamp}, func() error {
			fresh[string(stamp)] = true
			return nil
		})
		return err
	})
	keep := func(rows pgx.Rows) error {
		return scanLocked(rows, func(r *lockedRow) { byChat[string(r.chatMAC)], byID[r.id] = r, r })
	}
	if len(chats) > 0 {
		q.Queue(sqlLockByChat, s.clinic, chats).Query(keep)
		q.Queue(sqlForeignByChat, s.clinic, chats, s.worker).Query(b.keepForeign)
	}
	if len(ids) > 0 {
		q.Queue(sqlLockByID, s.clinic, ids).Query(keep)
		q.Queue(sqlForeignByID, s.clinic, ids, s.worker).Query(b.keepForeign)
	}
	if err := tx.SendBatch(ctx, &q).Close(); err != nil {
		return fmt.Errorf("lock conversations: %w", err)
	}
	if fenced {
		return ErrFenced
	}
	if err := b.createMissing(ctx, tx, byChat, byID); err != nil {
		return err
	}
	return b.assemble(ctx, tx, fresh, byChat, byID)
}

// lockedRow is a conversation as it is stored.
type lockedRow struct {
	id             ID
	chatMAC        []byte
	refMAC         []byte
	contact, state []byte
	seq            int64
}

func scanLocked(rows pgx.Rows, keep func(*lockedRow)) error {
	for rows.Next() {
		var r lockedRow
		if err := rows.Scan(&r.id, &r.chatMAC, &r.refMAC, &r.contact, &r.state, &r.seq); err != nil {
			return err
		}
		keep(&r)
	}
	return rows.Err()
}

const sqlInsertConversation = `insert into conversation (id, clinic, chat_mac, contact, created_at, touched_at)
select u.id, $1, u.mac, u.contact, $5, $5 from unnest($2::uuid[], $3::bytea[], $4::bytea[]) as u (id, mac, contact)
on conflict (clinic, chat_mac) do nothing`

// createMissing makes the conversations of chats that write for the first time.
func (b *Batch) createMissing(ctx context.Context, tx database, byChat map[string]*lockedRow, byID map[ID]*lockedRow) error {
	s := b.store
	var ids []ID
	var macs [][]byte
	var refs []Ref
	asked := map[string]bool{}
	for _, a := range b.arrivals {
		if !a.Ref.Conversation.IsZero() {
			continue
		}
		mac := s.chatMAC(a.Ref)
		if byChat[string(mac)] != nil || asked[string(mac)] {
			continue
		}
		asked[string(mac)] = true
		ids, macs, refs = append(ids, NewID()), append(macs, mac), append(refs, a.Ref)
	}
	if len(ids) == 0 {
		return nil
	}
	at := b.arrivals[0].At
	sealers, err := s.vault.create(ctx, ids, at)
	if err != nil {
		return err
	}
	contacts := make([][]byte, len(ids))
	for i, id := range ids {
		if contacts[i], err = sealContact(sealers[id], id, contact{Door: refs[i].Door, Chat: refs[i].Chat}); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(ctx, sqlInsertConversation, s.clinic, ids, macs, contacts, at); err != nil {
		return fmt.Errorf("create conversations: %w", err)
	}
	rows, err := tx.Query(ctx, sqlLockByChat, s.clinic, macs)
	if err != nil {
		return fmt.Errorf("lock new conversations: %w", err)
	}
	defer rows.Close()
	if err := scanLocked(rows, func(r *lockedRow) { byChat[string(r.chatMAC)], byID[r.id] = r, r }); err != nil {
		return fmt.Errorf("lock new conversations: %w", err)
	}
	return nil
}

// assemble opens the locked conversations, and finds invites and letters in other hands.
func (b *Batch) assemble(ctx context.Context, tx database, fresh map[string]bool, byChat map[string]*lockedRow, byID map[ID]*lockedRow) error {
	s := b.store
	all := make([]ID, 0, len(byID))
	for id := range byID {
		all = append(all, id)
	}
	sealers, err := s.vault.of(ctx, all)
	if err != nil {
		return err
	}
	b.Conversations = make([]*Conversation, len(b.arrivals))
	b.Invites = make([]string, len(b.arrivals))
	for i, a := range b.arrivals {
		mac := string(b.macs[i])
		if !fresh[mac] {
			continue
		}
		delete(fresh, mac) // the same event twice in one batch is one event
		row := byID[a.Ref.Conversation]
		if a.Ref.Conversation.IsZero() {
			row = byChat[string(s.chatMAC(a.Ref))]
		}
		if row == nil || sealers[row.id] == nil {
			continue // forgotten: there is nobody any more whom it could concern
		}
		if b.Conversations[i], err = b.open(row, sealers[row.id]); err != nil {
			return err
		}
		if a.Invite != "" {
			if b.Invites[i], err = s.takeInvite(ctx, tx, a.Invite, a.At); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *Batch) open(row *lockedRow, key *sealer) (*Conversation, error) {
	if c, ok := b.known[row.id]; ok {
		return c, nil
	}
	ct, err := openContact(key, row.id, row.contact)
	if err != nil {
		return nil, err
	}
	var plain []byte
	if row.state != nil {
		if plain, err = key.open(place{"conversation", "state", row.id.String()}, row.state); err != nil {
			return nil, err
		}
	}
	state, err := chat.UnmarshalState(plain)
	if err != nil {
		return nil, fmt.Errorf("conversation %s: %w", row.id, err)
	}
	c := &Conversation{
		ID: row.id, State: state, Chat: ct.Chat, sealer: key, seq: row.seq, refMAC: row.refMAC, locked: state.Handoff,
		foreign: b.foreign[row.id],
	}
	b.known[row.id] = c
	return c, nil
}

func (b *Batch) keepForeign(rows pgx.Rows) error {
	var id ID
	var door string
	_, err := pgx.ForEachRow(rows, []any{&id, &door}, func() error {
		if b.foreign[id] == nil {
			b.foreign[id] = map[string]bool{}
		}
		b.foreign[id][door] = true
		return nil
	})
	return err
}

// Refuse takes the arrival back: its stamp is not kept, so that a retry is judged afresh.
func (b *Batch) Refuse(arrival int) {
	b.refused = append(b.refused, b.macs[arrival])
}

// Apply keeps a new state and turns the effects into rows and letters. c.State becomes state, so that the next event of
// the same conversation goes on from there.
func (b *Batch) Apply(c *Conversation, st chat.Stamp, state chat.State, effects []chat.Effect) error {
	c.before = c.State.Handoff
	c.State, c.changed = state, true
	w := writer{batch: b, conversation: c, stamp: st}
	for _, e := range effects {
		if err := w.write(e); err != nil {
			return err
		}
	}
	return nil
}

// rows are what a batch inserts, by column, so that any number of events costs one statement a table.
type rows struct {
	message struct {
		conversation []ID
		seq          []int64
		at           []time.Time
		author, kind []string
		handoff      []*string
		staff        []*string
		revision     []*int64
		body         [][]byte
	}
	letter struct {
		conversation []ID
		seq          []int64
		door         []string
		worker       []*ID
		at           []time.Time
		body         [][]byte
	}
}

const (
	sqlUpdateConversations = `update conversation c set state = u.state, seq = u.seq, touched_at = $4
from unnest($1::uuid[], $2::bytea[], $3::bigint[]) as u (id, state, seq) where c.id = u.id`

	sqlInsertMessages = `insert into message (conversation, seq, at, author, kind, handoff, staff, revision, body)
select * from unnest($1::uuid[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::bytea[])`

	sqlInsertLetters = `insert into letter (clinic, conversation, seq, door, worker, created_at, body)
select $1, * from unnest($2::uuid[], $3::bigint[], $4::text[], $5::uuid[], $6::timestamptz[], $7::bytea[])`

	sqlUnseen = `delete from inbox where clinic = $1 and stamp = any($2)`
)

func (b *Batch) flush(ctx context.Context, tx database) error {
	q := &b.misc
	if err := b.flushConversations(q); err != nil {
		return err
	}
	if m := &b.rows.message; len(m.seq) > 0 {
		q.Queue(sqlInsertMessages, m.conversation, m.seq, m.at, m.author, m.kind, m.handoff, m.staff, m.revision, m.body)
	}
	if l := &b.rows.letter; len(l.seq) > 0 {
		q.Queue(sqlInsertLetters, b.store.clinic, l.conversation, l.seq, l.door, l.worker, l.at, l.body)
	}
	if len(b.refused) > 0 {
		q.Queue(sqlUnseen, b.store.clinic, b.refused)
	}
	q.Queue("commit")
	if err := tx.SendBatch(ctx, q).Close(); err != nil {
		return fmt.Errorf("save conversations: %w", err)
	}
	return nil
}

func (b *Batch) flushConversations(q *pgx.Batch) error {
	var ids []ID
	var states [][]byte
	var seqs []int64
	var at time.Time
	for _, c := range b.known {
		if !c.changed {
			continue
		}
		plain, err := chat.MarshalState(c.State)
		if err != nil {
			return fmt.Errorf("conversation %s: %w", c.ID, err)
		}
		ids, seqs = append(ids, c.ID), append(seqs, c.seq)
		states = append(states, c.sealer.seal(place{"conversation", "state", c.ID.String()}, plain))
		b.handoffRow(q, c)
	}
	for _, a := range b.arrivals {
		if a.At.After(at) {
			at = a.At
		}
	}
	if len(ids) > 0 {
		q.Queue(sqlUpdateConversations, ids, states, seqs, at)
	}
	return nil
}

// contact is where a person can be reached.
type contact struct {
	Door string `json:"door"`
	Chat int64  `json:"chat"`
}

func sealContact(s *sealer, id ID, c contact) ([]byte, error) {
	plain, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	return s.seal(place{"conversation", "contact", id.String()}, plain), nil
}

func openContact(s *sealer, id ID, sealed []byte) (contact, error) {
	var c contact
	plain, err := s.open(place{"conversation", "contact", id.String()}, sealed)
	if err != nil {
		return c, err
	}
	return c, json.Unmarshal(plain, &c)
}

func (s *Store) stampMAC(stamp string) []byte { return s.vault.macOf("stamp", stamp) }

func (s *Store) chatMAC(r Ref) []byte {
	return s.vault.macOf("chat", r.Door+":"+strconv.FormatInt(r.Chat, 10))
}

func (s *Store) refMAC(reference string) []byte { return s.vault.macOf("ref", reference) }

// Token derives the short unguessable name of what an event opens.
func (s *Store) Token(stamp string) string { return s.vault.tokenOf(stamp) }

func rowOf(id ID, seq int64) string { return id.String() + "/" + strconv.FormatInt(seq, 10) }
