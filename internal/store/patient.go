package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Find returns the conversation of a chat, of the clinic's own reference, or of a handoff; ErrNotFound if there is none.
func (s *Store) Find(ctx context.Context, chatRef *Ref, reference, handoff string) (ID, error) {
	var sql string
	var arg any
	switch {
	case chatRef != nil:
		sql, arg = sqlConversationOfChat, s.chatMAC(*chatRef)
	case reference != "":
		sql, arg = sqlConversationOfRef, s.refMAC(reference)
	default:
		sql, arg = sqlConversationOfHandoff, handoff
	}
	var id ID
	if err := s.main.QueryRow(ctx, sql, s.clinic, arg).Scan(&id); err != nil {
		return ID{}, fmt.Errorf("find conversation: %w", judge(err))
	}
	return id, nil
}

const sqlConversationOfHandoff = `select conversation from handoff where clinic = $1 and id = $2`

const (
	sqlDestroyKey = `delete from conversation_key where conversation = $1`

	sqlRemember = `insert into forgotten (conversation, forgotten_at) values ($1, $2) on conflict do nothing`

	// The clinic's own reference of the person goes along with its visits.
	sqlDeleteVisits = `delete from visit v using conversation c
where c.clinic = $1 and c.id = $2 and v.clinic = c.clinic and v.ref_mac = c.ref_mac`

	// In the order in which they are written, under the conversation's lock.
	sqlLockOne = `select id from conversation where clinic = $1 and id = any($2) order by id for update`

	sqlDeleteMessages = `delete from message where conversation = any($1)`

	sqlDeleteLetters = `delete from letter where conversation = any($1)`

	sqlDeleteConversations = `delete from conversation where clinic = $1 and id = any($2)`
)

// Forget destroys the key of a conversation and then its rows. From the first commit on nobody can read what was
// written, in no backup. Repeating it is harmless.
func (s *Store) Forget(ctx context.Context, conversation ID, by string, at time.Time) error {
	err := pgx.BeginFunc(ctx, s.keys, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlRemember, conversation, at); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, sqlDestroyKey, conversation)
		return err
	})
	if err != nil {
		return fmt.Errorf("forget: destroy key: %w", judge(err))
	}
	s.vault.drop(conversation)
	err = s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlDeleteVisits, s.clinic, conversation); err != nil {
			return err
		}
		if _, err := s.deleteConversations(ctx, tx, []ID{conversation}); err != nil {
			return err
		}
		return s.audit(ctx, tx, by, "patient.forget", conversation.String(), at)
	})
	if err != nil {
		return fmt.Errorf("forget: delete rows: %w", err)
	}
	return nil
}

func (s *Store) deleteConversations(ctx context.Context, tx pgx.Tx, ids []ID) (int64, error) {
	var q pgx.Batch
	q.Queue(sqlLockOne, s.clinic, ids)
	q.Queue(sqlDeleteMessages, ids)
	q.Queue(sqlDeleteLetters, ids)
	var deleted int64
	q.Queue(sqlDeleteConversations, s.clinic, ids).Exec(func(tag pgconn.CommandTag) error {
		deleted = tag.RowsAffected()
		return nil
	})
	return deleted, tx.SendBatch(ctx, &q).Close()
}

const sqlForgotten = `select conversation from forgotten`

// ReplayForgotten deletes what a restored backup brought back of people who were forgotten, and reports how many.
func (s *Store) ReplayForgotten(ctx context.Context) (int64, error) {
	rows, err := s.keys.Query(ctx, sqlForgotten)
	if err != nil {
		return 0, fmt.Errorf("replay the forget list: %w", judge(err))
	}
	ids, err := pgx.CollectRows(rows, pgx.RowTo[ID])
	if err != nil {
		return 0, fmt.Errorf("replay the forget list: %w", judge(err))
	}
	if len(ids) == 0 {
		return 0, nil
	}
	var deleted int64
	err = s.inTx(ctx, func(tx pgx.Tx) error {
		deleted, err = s.deleteConversations(ctx, tx, ids)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("replay the forget list: %w", err)
	}
	return deleted, nil
}

// Export is all that is held about a person, in the shape that `patient export` writes.
type Export struct {
	Patient  Patient   `json:"patient"`
	Messages []Message `json:"messages"`
	Handoffs []Handoff `json:"handoffs"`
}

const sqlHandoffsOf = `select ` + handoffColumns + ` from handoff h join conversation c on c.id = h.conversation
where h.clinic = $1 and h.conversation = $2 order by h.opened_at`

// Export reads everything about one person.
func (s *Store) Export(ctx context.Context, conversation ID) (Export, error) {
	var x Export
	var err error
	if x.Patient, err = s.Patient(ctx, conversation); err != nil {
		return x, fmt.Errorf("export: %w", err)
	}
	for since := int64(0); ; {
		page, err := s.Transcript(ctx, conversation, since)
		if err != nil {
			return x, fmt.Errorf("export: %w", err)
		}
		x.Messages = append(x.Messages, page...)
		if len(page) < TranscriptPage {
			break
		}
		since = page[len(page)-1].Seq
	}
	rows, err := s.main.Query(ctx, sqlHandoffsOf, s.clinic, conversation)
	if err != nil {
		return x, fmt.Errorf("export: %w", judge(err))
	}
	if x.Handoffs, err = pgx.CollectRows(rows, pgx.RowToStructByPos[Handoff]); err != nil {
		return x, fmt.Errorf("export: %w", judge(err))
	}
	return x, nil
}

// IsUnavailable reports whether err means that the database is away, as against wrong input.
func IsUnavailable(err error) bool { return errors.Is(err, ErrUnavailable) }
