package store

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// UploadLimit bounds a file that staff send, in bytes: Telegram's limit for a photo (10 MB).
const UploadLimit = 10 << 20

const sqlInsertUpload = `insert into upload (id, conversation, at, body) values ($1, $2, $3, $4)`

// AddUpload keeps a file for a patient, sealed, and returns its id for chat.Media.
func (s *Store) AddUpload(ctx context.Context, conversation ID, data []byte, at time.Time) (ID, error) {
	if len(data) > UploadLimit {
		return ID{}, fmt.Errorf("add upload: %d bytes are more than %d", len(data), UploadLimit)
	}
	key, err := s.vault.one(ctx, conversation)
	if err != nil {
		return ID{}, fmt.Errorf("add upload: %w", err)
	}
	id := NewID()
	sealed := key.seal(place{"upload", "body", id.String()}, data)
	if _, err := s.main.Exec(ctx, sqlInsertUpload, id, conversation, at, sealed); err != nil {
		return ID{}, fmt.Errorf("add upload: %w", judge(err))
	}
	return id, nil
}

const sqlUpload = `select conversation, body from upload where id = $1`

// Upload reads a file back.
func (s *Store) Upload(ctx context.Context, id ID) ([]byte, error) {
	rows, err := s.main.Query(ctx, sqlUpload, id)
	if err != nil {
		return nil, fmt.Errorf("read upload: %w", judge(err))
	}
	u, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[struct {
		Conversation ID
		Body         []byte
	}])
	if err != nil {
		return nil, fmt.Errorf("read upload: %w", judge(err))
	}
	key, err := s.vault.one(ctx, u.Conversation)
	if err != nil {
		return nil, fmt.Errorf("read upload: %w", err)
	}
	plain, err := key.open(place{"upload", "body", id.String()}, u.Body)
	if err != nil {
		return nil, fmt.Errorf("read upload: %w", err)
	}
	return plain, nil
}
