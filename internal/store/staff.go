package store

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// Role says what a member of staff may do: an agent answers patients, an admin also edits answers.
type Role string

const (
	Agent Role = "agent"
	Admin Role = "admin"
)

// Staff is an account.
type Staff struct {
	ID         string     `json:"staff"`
	Name       string     `json:"name"`
	Role       Role       `json:"role"`
	Password   string     `json:"-"` // argon2id, encoded
	CreatedAt  time.Time  `json:"created_at"`
	DisabledAt *time.Time `json:"disabled_at,omitempty"`
}

const sqlInsertStaff = `insert into staff (clinic, id, name, role, password, created_at) values ($1, $2, $3, $4, $5, $6)`

// AddStaff makes an account. A *DatabaseError with code 23505 says that the id is taken.
func (s *Store) AddStaff(ctx context.Context, a Staff, by string, at time.Time) error {
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlInsertStaff, s.clinic, a.ID, a.Name, string(a.Role), a.Password, at); err != nil {
			return err
		}
		return s.audit(ctx, tx, by, "staff.add", a.ID, at)
	})
	if err != nil {
		return fmt.Errorf("add staff: %w", err)
	}
	return nil
}

const sqlStaff = `select id, name, role, password, created_at, disabled_at from staff where clinic = $1 and ($2 = '' or id = $2) order by id`

// AllStaff lists the accounts by id.
func (s *Store) AllStaff(ctx context.Context) ([]Staff, error) {
	rows, err := s.main.Query(ctx, sqlStaff, s.clinic, "")
	if err != nil {
		return nil, fmt.Errorf("list staff: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Staff])
	if err != nil {
		return nil, fmt.Errorf("list staff: %w", judge(err))
	}
	return list, nil
}

// FindStaff reads one account, disabled ones too; ErrNotFound if there is none.
func (s *Store) FindStaff(ctx context.Context, id string) (Staff, error) {
	if id == "" {
		return Staff{}, fmt.Errorf("find staff: %w", ErrNotFound)
	}
	rows, err := s.main.Query(ctx, sqlStaff, s.clinic, id)
	if err != nil {
		return Staff{}, fmt.Errorf("find staff: %w", judge(err))
	}
	a, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Staff])
	if err != nil {
		return Staff{}, fmt.Errorf("find staff: %w", judge(err))
	}
	return a, nil
}

const (
	sqlDisableStaff = `update staff set disabled_at = $3 where clinic = $1 and id = $2 and disabled_at is null`

	sqlEndSessions = `delete from session where clinic = $1 and staff = $2`

	sqlResetStaff = `update staff set password = $3, disabled_at = null where clinic = $1 and id = $2`
)

// DisableStaff closes an account and ends its sessions.
func (s *Store) DisableStaff(ctx context.Context, id, by string, at time.Time) error {
	return s.changeStaff(ctx, "staff.disable", id, by, at, sqlDisableStaff, s.clinic, id, at)
}

// ResetStaff gives an account a new password, opens it if it was closed, and ends its sessions.
func (s *Store) ResetStaff(ctx context.Context, id, password, by string, at time.Time) error {
	return s.changeStaff(ctx, "staff.reset", id, by, at, sqlResetStaff, s.clinic, id, password)
}

func (s *Store) changeStaff(ctx context.Context, action, id, by string, at time.Time, sql string, args ...any) error {
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		tag, err := tx.Exec(ctx, sql, args...)
		if err != nil {
			return err
		}
		if tag.RowsAffected() == 0 {
			return ErrNotFound
		}
		if _, err := tx.Exec(ctx, sqlEndSessions, s.clinic, id); err != nil {
			return err
		}
		return s.audit(ctx, tx, by, action, id, at)
	})
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	return nil
}

// Sessions end after SessionIdle without a request, and after SessionAbsolute in any event (OWASP ASVS 5.0, 7.3).
const (
	SessionIdle     = 60 * time.Minute
	SessionAbsolute = 12 * time.Hour
)

const sqlInsertSession = `insert into session (token_mac, clinic, staff, created_at, seen_at) values ($1, $2, $3, $4, $4)`

// StartSession signs a member of staff in and returns the token for the cookie: 256 random bits, kept only as a keyed
// hash.
func (s *Store) StartSession(ctx context.Context, staff string, at time.Time) (string, error) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw)
	token := base64.RawURLEncoding.EncodeToString(raw)
	err := s.inTx(ctx, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, sqlInsertSession, s.vault.macOf("session", token), s.clinic, staff, at); err != nil {
			return err
		}
		return s.audit(ctx, tx, staff, "session.start", staff, at)
	})
	if err != nil {
		return "", fmt.Errorf("start session: %w", err)
	}
	return token, nil
}

const sqlSession = `update session set seen_at = $3 from staff a
where session.token_mac = $1 and session.clinic = $2 and a.clinic = session.clinic and a.id = session.staff
and a.disabled_at is null and session.seen_at > $4 and session.created_at > $5
returning a.id, a.name, a.role, a.password, a.created_at, a.disabled_at`

// Session returns who a token belongs to and keeps the session alive; ErrNotFound when it has ended.
func (s *Store) Session(ctx context.Context, token string, at time.Time) (Staff, error) {
	rows, err := s.main.Query(ctx, sqlSession, s.vault.macOf("session", token), s.clinic, at, at.Add(-SessionIdle), at.Add(-SessionAbsolute))
	if err != nil {
		return Staff{}, fmt.Errorf("read session: %w", judge(err))
	}
	a, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Staff])
	if err != nil {
		return Staff{}, fmt.Errorf("read session: %w", judge(err))
	}
	return a, nil
}

const sqlEndSession = `delete from session where token_mac = $1`

// EndSession signs out.
func (s *Store) EndSession(ctx context.Context, token string) error {
	if _, err := s.main.Exec(ctx, sqlEndSession, s.vault.macOf("session", token)); err != nil {
		return fmt.Errorf("end session: %w", judge(err))
	}
	return nil
}
