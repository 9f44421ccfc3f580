package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/chat"
)

// Due is a timer that has come due.
type Due struct {
	Conversation ID
	Kind         chat.TimerKind
	Generation   int64
	At           time.Time
}

const sqlDueTimers = `select conversation, kind, generation, due_at from timer
where clinic = $1 and due_at <= $2 order by due_at limit $3`

// DueTimers lists timers that are due. They stay until FinishTimer, so a crash between loses none; that they come twice
// is harmless, for each is one event.
func (s *Store) DueTimers(ctx context.Context, now time.Time, limit int) ([]Due, error) {
	rows, err := s.main.Query(ctx, sqlDueTimers, s.clinic, now, limit)
	if err != nil {
		return nil, fmt.Errorf("list due timers: %w", judge(err))
	}
	due, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (Due, error) {
		var d Due
		var kind string
		err := row.Scan(&d.Conversation, &kind, &d.Generation, &d.At)
		d.Kind = chat.TimerKind(kind)
		return d, err
	})
	if err != nil {
		return nil, fmt.Errorf("list due timers: %w", judge(err))
	}
	return due, nil
}

const sqlFinishTimer = `delete from timer where conversation = $1 and kind = $2 and generation = $3`

// FinishTimer removes a timer that was handled, unless it has been set anew.
func (s *Store) FinishTimer(ctx context.Context, d Due) error {
	if _, err := s.main.Exec(ctx, sqlFinishTimer, d.Conversation, string(d.Kind), d.Generation); err != nil {
		return fmt.Errorf("finish timer: %w", judge(err))
	}
	return nil
}

const (
	sqlPurgeInbox = `delete from inbox where at < $1`

	sqlPurgeSessions = `delete from session where created_at < $1`

	sqlPurgeInvites = `delete from invite where expires_at < $1`

	sqlPurgeVisits = `delete from visit where ended_at < $1`
)

const (
	// InboxKept is how long handled events are remembered. Telegram keeps an update for one day.
	InboxKept = 72 * time.Hour
	// VisitsKept is how long a visit is remembered: longer than anybody is asked about it.
	VisitsKept = 60 * 24 * time.Hour
)

// Purge removes what nobody needs any more: stamps of old events, ended sessions, spent invites, old visits.
func (s *Store) Purge(ctx context.Context, now time.Time) error {
	for _, p := range []struct {
		what, sql string
		before    time.Time
	}{
		{"inbox", sqlPurgeInbox, now.Add(-InboxKept)},
		{"sessions", sqlPurgeSessions, now.Add(-SessionAbsolute)},
		{"invites", sqlPurgeInvites, now.Add(-InviteLasts)},
		{"visits", sqlPurgeVisits, now.Add(-VisitsKept)},
	} {
		if _, err := s.main.Exec(ctx, p.sql, p.before); err != nil {
			return fmt.Errorf("purge %s: %w", p.what, judge(err))
		}
	}
	return nil
}
