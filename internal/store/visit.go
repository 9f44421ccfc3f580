package store

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/chat"
)

// Visit is a visit at the clinic. Visit and Reference are the clinic's own names.
type Visit struct {
	Visit      string    `json:"visit"`
	Reference  string    `json:"patient_ref"`
	Team       string    `json:"team,omitempty"`
	EndedAt    time.Time `json:"ended_at"`
	Language   string    `json:"lang,omitempty"`
	Suppressed bool      `json:"suppress_feedback,omitempty"`
}

const sqlInsertVisit = `insert into visit (clinic, visit_mac, ref_mac, team, ended_at, suppressed, created_at, body)
values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`

const sqlConversationOfRef = `select id from conversation where clinic = $1 and ref_mac = $2`

// AddVisit keeps a finished visit and returns the conversation that is linked to its patient, zero if none. The same
// visit twice is one visit.
func (s *Store) AddVisit(ctx context.Context, v Visit, at time.Time) (ID, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return ID{}, fmt.Errorf("add visit: %w", err)
	}
	mac, ref := s.vault.macOf("visit", v.Visit), s.refMAC(v.Reference)
	sealed := s.vault.shared.seal(place{"visit", "body", fmt.Sprintf("%x", mac)}, plain)
	var id ID
	err = s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlInsertVisit, s.clinic, mac, ref, v.Team, v.EndedAt, v.Suppressed, at, sealed); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, sqlConversationOfRef, s.clinic, ref).Scan(&id)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return ID{}, fmt.Errorf("add visit: %w", err)
	}
	return id, nil
}

const sqlCancelVisit = `update visit set cancelled = true where clinic = $1 and visit_mac = $2 returning ref_mac`

// CancelVisit takes a visit back and returns the linked conversation, zero if none. ErrNotFound: no such visit.
func (s *Store) CancelVisit(ctx context.Context, visit string) (ID, error) {
	var id ID
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		var ref []byte
		if err := tx.QueryRow(ctx, sqlCancelVisit, s.clinic, s.vault.macOf("visit", visit)).Scan(&ref); err != nil {
			return err
		}
		err := tx.QueryRow(ctx, sqlConversationOfRef, s.clinic, ref).Scan(&id)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil {
		return ID{}, fmt.Errorf("cancel visit: %w", err)
	}
	return id, nil
}

// VisitToken names a visit inside the house: the clinic's own name of it goes no further.
func (s *Store) VisitToken(visit string) string { return s.vault.tokenOf("visit/" + visit) }

const sqlPendingVisits = `select visit_mac, body from visit
where clinic = $1 and ref_mac = $2 and not cancelled and not suppressed and ended_at > $3 order by ended_at desc limit 3`

// PendingVisits are visits that ended before their patient was linked and may still be asked about, newest first.
func (b *Batch) PendingVisits(ctx context.Context, reference string, since time.Time) ([]Visit, error) {
	s := b.store
	rows, err := s.main.Query(ctx, sqlPendingVisits, s.clinic, s.refMAC(reference), since)
	if err != nil {
		return nil, fmt.Errorf("find visits: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (Visit, error) {
		var v Visit
		var mac, body []byte
		if err := row.Scan(&mac, &body); err != nil {
			return v, err
		}
		plain, err := s.vault.shared.open(place{"visit", "body", fmt.Sprintf("%x", mac)}, body)
		if err != nil {
			return v, err
		}
		return v, json.Unmarshal(plain, &v)
	})
	if err != nil {
		return nil, fmt.Errorf("find visits: %w", judge(err))
	}
	return list, nil
}

// InviteLasts is how long a link that ties a chat to a patient can be used.
const InviteLasts = 24 * time.Hour

const sqlInsertInvite = `insert into invite (clinic, token_mac, created_at, expires_at, body) values ($1, $2, $3, $4, $5)`

// AddInvite makes a single-use token for a deep link. The token itself is not kept.
func (s *Store) AddInvite(ctx context.Context, reference string, at time.Time) (token string, err error) {
	raw := make([]byte, chat.InviteBytes)
	_, _ = rand.Read(raw)
	token = base64.RawURLEncoding.EncodeToString(raw)
	mac := s.vault.macOf("invite", token)
	sealed := s.vault.shared.seal(place{"invite", "body", fmt.Sprintf("%x", mac)}, []byte(reference))
	if _, err := s.main.Exec(ctx, sqlInsertInvite, s.clinic, mac, at, at.Add(InviteLasts), sealed); err != nil {
		return "", fmt.Errorf("add invite: %w", judge(err))
	}
	return token, nil
}

const sqlTakeInvite = `update invite set used_at = $3
where clinic = $1 and token_mac = $2 and used_at is null and expires_at > $3 returning body`

// takeInvite uses a token up; "" when it is unknown, used or too old.
func (s *Store) takeInvite(ctx context.Context, tx database, token string, at time.Time) (string, error) {
	mac := s.vault.macOf("invite", token)
	var body []byte
	err := tx.QueryRow(ctx, sqlTakeInvite, s.clinic, mac, at).Scan(&body)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("take invite: %w", err)
	}
	plain, err := s.vault.shared.open(place{"invite", "body", fmt.Sprintf("%x", mac)}, body)
	if err != nil {
		return "", fmt.Errorf("take invite: %w", err)
	}
	return string(plain), nil
}
