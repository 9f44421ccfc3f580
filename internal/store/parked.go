package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// Parked is an update that could not be handled and was put aside.
type Parked struct {
	Stamp  string    `json:"id"` // a keyed hash, in hexadecimal
	At     time.Time `json:"at"`
	Reason string    `json:"reason"` // a code
	Raw    []byte    `json:"-"`
}

// parkedLimit bounds what is kept of a hostile update, in bytes.
const parkedLimit = 64 << 10

const (
	sqlPark = `insert into parked (clinic, stamp, at, reason, conversation, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`

	sqlConversationOfChat = `select id from conversation where clinic = $1 and chat_mac = $2`
)

// Park puts an update aside, sealed under the key of its conversation where that is known, so that forgetting the
// person takes it along.
func (s *Store) Park(ctx context.Context, ref *Ref, stamp, reason string, raw []byte, at time.Time) error {
	if len(raw) > parkedLimit {
		raw = raw[:parkedLimit]
	}
	mac := s.stampMAC(stamp)
	key, conversation := s.vault.shared, (*ID)(nil)
	if ref != nil {
		id := ref.Conversation
		if id.IsZero() {
			err := s.main.QueryRow(ctx, sqlConversationOfChat, s.clinic, s.chatMAC(*ref)).Scan(&id)
			if err != nil && !errors.Is(err, pgx.ErrNoRows) {
				return fmt.Errorf("park update: %w", judge(err))
			}
		}
		if !id.IsZero() {
			own, err := s.vault.one(ctx, id)
			if err != nil && !errors.Is(err, ErrNotFound) {
				return fmt.Errorf("park update: %w", err)
			}
			if own != nil {
				key, conversation = own, &id
			}
		}
	}
	sealed := key.seal(place{"parked", "body", fmt.Sprintf("%x", mac)}, raw)
	if _, err := s.main.Exec(ctx, sqlPark, s.clinic, mac, at, reason, conversation, sealed); err != nil {
		return fmt.Errorf("park update: %w", judge(err))
	}
	return nil
}

const sqlParked = `select stamp, at, reason, conversation, body from parked
where clinic = $1 and resolved_at is null order by at desc limit $2`

// ParkedUpdates lists what was put aside and not looked at yet, newest first.
func (s *Store) ParkedUpdates(ctx context.Context, limit int) ([]Parked, error) {
	rows, err := s.main.Query(ctx, sqlParked, s.clinic, limit)
	if err != nil {
		return nil, fmt.Errorf("list parked updates: %w", judge(err))
	}
	type row struct {
		Stamp        []byte
		At           time.Time
		Reason       string
		Conversation *ID
		Body         []byte
	}
	found, err := pgx.CollectRows(rows, pgx.RowToStructByPos[row])
	if err != nil {
		return nil, fmt.Errorf("list parked updates: %w", judge(err))
	}
	list := make([]Parked, 0, len(found))
	for _, r := range found {
		key := s.vault.shared
		if r.Conversation != nil {
			if key, err = s.vault.one(ctx, *r.Conversation); err != nil {
				return nil, fmt.Errorf("list parked updates: %w", err)
			}
		}
		name := fmt.Sprintf("%x", r.Stamp)
		raw, err := key.open(place{"parked", "body", name}, r.Body)
		if err != nil {
			return nil, fmt.Errorf("list parked updates: %w", err)
		}
		list = append(list, Parked{name, r.At, r.Reason, raw})
	}
	return list, nil
}

const sqlCountParked = `select count(*) from parked where clinic = $1 and resolved_at is null`

// CountParked is for metrics and doctor.
func (s *Store) CountParked(ctx context.Context) (int64, error) {
	var n int64
	if err := s.main.QueryRow(ctx, sqlCountParked, s.clinic).Scan(&n); err != nil {
		return 0, fmt.Errorf("count parked updates: %w", judge(err))
	}
	return n, nil
}

const sqlResolveParked = `update parked set resolved_at = $3, resolved_by = $4
where clinic = $1 and stamp = decode($2, 'hex') and resolved_at is null`

// ResolveParked says that somebody has looked at a parked update. ErrNotFound: somebody did so before, or there is none.
func (s *Store) ResolveParked(ctx context.Context, stamp, staff string, at time.Time) error {
	tag, err := s.main.Exec(ctx, sqlResolveParked, s.clinic, stamp, at, staff)
	if err != nil {
		return fmt.Errorf("resolve parked update: %w", judge(err))
	}
	if tag.RowsAffected() == 0 {
		return fmt.Errorf("resolve parked update: %w", ErrNotFound)
	}
	return nil
}
