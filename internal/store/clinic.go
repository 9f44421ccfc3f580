package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/chat"
)

// ErrNoClinic says that no clinic file was imported yet.
var ErrNoClinic = errors.New("no clinic file was imported yet: run frontdesk clinic import FILE")

const sqlSettings = `select settings, revision from clinic where id = $1`

// Settings reads the clinic's settings and the revision of what is published. ErrNoClinic: none yet.
func (s *Store) Settings(ctx context.Context) (chat.Settings, int64, error) {
	var data []byte
	var revision int64
	err := s.main.QueryRow(ctx, sqlSettings, s.clinic).Scan(&data, &revision)
	if errors.Is(err, pgx.ErrNoRows) || (err == nil && data == nil) {
		return chat.Settings{}, revision, ErrNoClinic
	}
	if err != nil {
		return chat.Settings{}, 0, fmt.Errorf("read clinic: %w", judge(err))
	}
	var c chat.Settings
	if err := json.Unmarshal(data, &c); err != nil {
		return chat.Settings{}, 0, fmt.Errorf("read clinic: %w", err)
	}
	return c, revision, nil
}

const sqlSaveSettings = `insert into clinic (id, revision, settings, updated_at, updated_by) values ($1, 1, $2, $3, $4)
on conflict (id) do update set settings = excluded.settings, revision = clinic.revision + 1,
updated_at = excluded.updated_at, updated_by = excluded.updated_by`

// SaveSettings replaces the clinic's settings; they hold from the next message on.
func (s *Store) SaveSettings(ctx context.Context, c chat.Settings, by string, at time.Time) error {
	data, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("save clinic: %w", err)
	}
	err = s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlSaveSettings, s.clinic, data, at, by); err != nil {
			return err
		}
		return s.audit(ctx, tx, by, "clinic.import", s.clinic, at)
	})
	if err != nil {
		return fmt.Errorf("save clinic: %w", err)
	}
	return nil
}

const sqlAudit = `insert into audit (clinic, at, actor, action, subject) values ($1, $2, $3, $4, $5)`

func (s *Store) audit(ctx context.Context, tx pgx.Tx, actor, action, subject string, at time.Time) error {
	_, err := tx.Exec(ctx, sqlAudit, s.clinic, at, actor, action, subject)
	return err
}
