package store

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/chat"
)

// Door is a way out of the house. Letters of one conversation leave one door in order.
type Door string

const (
	DoorTelegram Door = "telegram"
	DoorAlert    Door = "alert" // emergency cards: never behind other letters
	DoorNATS     Door = "nats"
)

// Letter is one call to the outside world that is still to be made.
type Letter struct {
	Conversation ID
	Seq          int64
	Door         Door
	At           time.Time // born
	Attempts     int
	// Doubt: a killed worker may have sent it already. It is sent again, and the message is marked.
	Doubt bool
	// Mine: this worker may send it. False: it waits behind letters in other hands, and is claimed later.
	Mine   bool
	Bubble *Bubble // for Telegram
	Fact   *Fact   // for NATS
}

// Bubble is a message to a patient.
type Bubble struct {
	Chat    int64           `json:"chat"`
	Text    chat.HTML       `json:"text,omitempty"`
	Buttons [][]chat.Button `json:"buttons,omitempty"`
	ReplyTo int64           `json:"reply_to,omitempty"`
	Media   *chat.Media     `json:"media,omitempty"`
	// Protect keeps a message with personal content from being passed on.
	Protect bool `json:"protect,omitempty"`
}

// Fact is what other programs are told over NATS: ids, kinds and a sequence, never words.
type Fact struct {
	ID     string          `json:"id"`     // of the event: a repeat is the same event
	Family string          `json:"family"` // handoff, alert, feedback
	Team   string          `json:"team"`
	About  string          `json:"about"` // the id of the handoff, alert or feedback
	Name   string          `json:"name"`  // opened, taken, ...
	At     time.Time       `json:"at"`
	Body   json.RawMessage `json:"body"`
}

type letterBody struct {
	Bubble *Bubble `json:"bubble,omitempty"`
	Fact   *Fact   `json:"fact,omitempty"`
}

// LetterKey names a letter.
type LetterKey struct {
	Conversation ID
	Seq          int64
	Door         Door
}

// Key names the letter.
func (l Letter) Key() LetterKey { return LetterKey{l.Conversation, l.Seq, l.Door} }

const (
	sqlSettle = `delete from letter l using unnest($1::uuid[], $2::bigint[], $3::text[]) as u (conversation, seq, door)
where l.conversation = u.conversation and l.door = u.door and l.seq = u.seq and l.worker = $4
returning l.conversation, l.seq, l.doubt`

	sqlMarkDoubt = `update message m set doubt = true from unnest($1::uuid[], $2::bigint[]) as u (conversation, seq)
where m.conversation = u.conversation and m.seq = u.seq`
)

// Settle takes letters that were accepted outside off the books, in one commit.
func (s *Store) Settle(ctx context.Context, letters []LetterKey) error {
	ids, seqs, doors := columnsOf(letters)
	var doubtIDs []ID
	var doubtSeqs []int64
	collect := func(q pgx.Rows) error {
		var id ID
		var seq int64
		var doubt bool
		_, err := pgx.ForEachRow(q, []any{&id, &seq, &doubt}, func() error {
			if doubt {
				doubtIDs, doubtSeqs = append(doubtIDs, id), append(doubtSeqs, seq)
			}
			return nil
		})
		return err
	}
	settled, err := s.main.Query(ctx, sqlSettle, ids, seqs, doors, s.worker)
	if err == nil {
		err = collect(settled)
	}
	if err == nil && len(doubtIDs) > 0 {
		_, err = s.main.Exec(ctx, sqlMarkDoubt, doubtIDs, doubtSeqs)
	}
	if err != nil {
		return fmt.Errorf("settle letters: %w", judge(err))
	}
	return nil
}

func columnsOf(letters []LetterKey) (ids []ID, seqs []int64, doors []string) {
	for _, k := range letters {
		ids, seqs, doors = append(ids, k.Conversation), append(seqs, k.Seq), append(doors, string(k.Door))
	}
	return ids, seqs, doors
}

const sqlBury = `update letter set buried_at = $4, reason = $5, attempts = attempts + 1, worker = null
where conversation = $1 and seq = $2 and door = $3`

// Bury gives a letter up. It stays visible, with the reason as a code, and blocks nothing.
func (s *Store) Bury(ctx context.Context, k LetterKey, reason string, at time.Time) error {
	if _, err := s.main.Exec(ctx, sqlBury, k.Conversation, k.Seq, string(k.Door), at, reason); err != nil {
		return fmt.Errorf("bury letter: %w", judge(err))
	}
	return nil
}

const sqlRelease = `update letter set worker = null, doubt = doubt or $2 where worker = $1 and buried_at is null`

// Release gives this worker's letters to whoever comes next. Used when it stops in good order.
func (s *Store) Release(ctx context.Context) error {
	if _, err := s.main.Exec(ctx, sqlRelease, s.worker, false); err != nil {
		return fmt.Errorf("release letters: %w", judge(err))
	}
	return nil
}

const (
	// Two workers that claim at the same time could each take every other letter of a chat; they take turns instead.
	sqlClaimTurn = `select pg_advisory_xact_lock(7223001)`

	sqlClaim = `update letter l set worker = $2
from (
    select f.conversation, f.door, f.seq from letter f
    where f.clinic = $1 and f.worker is null and f.buried_at is null
      and not exists (
        select from letter o where o.conversation = f.conversation and o.door = f.door and o.seq < f.seq
        and o.buried_at is null and o.worker is not null and o.worker <> $2)
    order by f.created_at, f.conversation, f.seq limit $3
    for update of f skip locked
) c
where l.conversation = c.conversation and l.door = c.door and l.seq = c.seq
returning l.conversation, l.seq, l.door, l.created_at, l.attempts, l.doubt, l.body`
)

// Claim takes up to limit letters that nobody has, each only if nobody else has an older one of the same door and
// conversation. They come in order within a conversation.
func (s *Store) Claim(ctx context.Context, limit int) ([]Letter, error) {
	var found []sealedLetter
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlClaimTurn); err != nil {
			return err
		}
		rows, err := tx.Query(ctx, sqlClaim, s.clinic, s.worker, limit)
		if err != nil {
			return err
		}
		found, err = scanLetters(rows)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim letters: %w", err)
	}
	return s.openLetters(ctx, found)
}

const sqlMine = `select conversation, seq, door, created_at, attempts, doubt, body from letter
where worker = $1 and buried_at is null`

// Mine lists the letters that this worker has. After a commit whose answer was lost it tells what was born in it.
func (s *Store) Mine(ctx context.Context) ([]Letter, error) {
	rows, err := s.main.Query(ctx, sqlMine, s.worker)
	if err != nil {
		return nil, fmt.Errorf("list own letters: %w", judge(err))
	}
	found, err := scanLetters(rows)
	if err != nil {
		return nil, fmt.Errorf("list own letters: %w", judge(err))
	}
	return s.openLetters(ctx, found)
}

type sealedLetter struct {
	letter Letter
	body   []byte
}

func scanLetters(rows pgx.Rows) ([]sealedLetter, error) {
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (sealedLetter, error) {
		var l sealedLetter
		var door string
		err := row.Scan(&l.letter.Conversation, &l.letter.Seq, &door, &l.letter.At, &l.letter.Attempts, &l.letter.Doubt, &l.body)
		l.letter.Door, l.letter.Mine = Door(door), true
		return l, err
	})
}

// openLetters unseals. A letter whose conversation was forgotten meanwhile is left out: its row is gone or going.
func (s *Store) openLetters(ctx context.Context, found []sealedLetter) ([]Letter, error) {
	ids := make([]ID, 0, len(found))
	for _, l := range found {
		ids = append(ids, l.letter.Conversation)
	}
	sealers, err := s.vault.of(ctx, ids)
	if err != nil {
		return nil, err
	}
	var letters []Letter
	for _, f := range found {
		key, ok := sealers[f.letter.Conversation]
		if !ok {
			continue
		}
		l := f.letter
		plain, err := key.open(place{"letter", "body", letterRow(l.Key())}, f.body)
		if err != nil {
			return nil, err
		}
		var body letterBody
		if err := json.Unmarshal(plain, &body); err != nil {
			return nil, fmt.Errorf("read letter %s: %w", letterRow(l.Key()), err)
		}
		l.Bubble, l.Fact = body.Bubble, body.Fact
		letters = append(letters, l)
	}
	sortLetters(letters)
	return letters, nil
}

func letterRow(k LetterKey) string { return rowOf(k.Conversation, k.Seq) + "/" + string(k.Door) }

// Buried is a letter that was given up.
type Buried struct {
	Conversation ID
	Seq          int64
	Door         Door
	At           time.Time
	Reason       string
}

const sqlBuried = `select conversation, seq, door, buried_at, reason from letter
where clinic = $1 and buried_at is not null order by buried_at desc limit $2`

// BuriedLetters lists letters that were given up, newest first.
func (s *Store) BuriedLetters(ctx context.Context, limit int) ([]Buried, error) {
	rows, err := s.main.Query(ctx, sqlBuried, s.clinic, limit)
	if err != nil {
		return nil, fmt.Errorf("list buried letters: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Buried])
	if err != nil {
		return nil, fmt.Errorf("list buried letters: %w", judge(err))
	}
	return list, nil
}

// Backlog counts the letters that are still to go and how long the oldest has waited.
type Backlog struct {
	Open   int64
	Buried int64
	Oldest time.Time
}

const sqlBacklog = `select count(*) filter (where buried_at is null), count(*) filter (where buried_at is not null),
min(created_at) filter (where buried_at is null) from letter where clinic = $1`

// Backlog is for metrics and doctor.
func (s *Store) Backlog(ctx context.Context) (Backlog, error) {
	var b Backlog
	var oldest *time.Time
	if err := s.main.QueryRow(ctx, sqlBacklog, s.clinic).Scan(&b.Open, &b.Buried, &oldest); err != nil {
		return b, fmt.Errorf("count letters: %w", judge(err))
	}
	if oldest != nil {
		b.Oldest = *oldest
	}
	return b, nil
}

var errNoLetter = errors.New("a letter needs a bubble or a fact")

func sealLetter(s *sealer, l Letter) ([]byte, error) {
	if l.Bubble == nil && l.Fact == nil {
		return nil, errNoLetter
	}
	plain, err := json.Marshal(letterBody{l.Bubble, l.Fact})
	if err != nil {
		return nil, err
	}
	return s.seal(place{"letter", "body", letterRow(l.Key())}, plain), nil
}

func sortLetters(letters []Letter) {
	slices.SortStableFunc(letters, func(a, b Letter) int {
		if c := bytes.Compare(a.Conversation[:], b.Conversation[:]); c != 0 {
			return c
		}
		return cmp.Compare(a.Seq, b.Seq)
	})
}
