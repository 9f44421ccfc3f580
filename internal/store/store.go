// Package store keeps everything: all SQL of Frontdesk is here, and the encryption of what people wrote.
//
// There are two databases. The main one holds conversations, letters, answers and staff; the other one holds nothing
// but the keys of the conversations, each wrapped by the master key, so that forgetting a person means destroying one
// row. See vault.go for what is sealed and how.
package store

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
)

// ErrNotFound says that there is no such row.
var ErrNotFound = errors.New("not found")

// ErrUnavailable says that the database cannot be reached or cannot work now. Nothing is wrong with what was asked:
// try again later. Whether a commit took place may be unknown; events carry stamps, so a repeat is harmless.
var ErrUnavailable = errors.New("the database is not available")

// ErrFenced says that the caller has lost the place that it acted for, and must stop.
var ErrFenced = errors.New("another program holds this place now")

// ID names a conversation, a worker or an upload. It is random and says nothing about a person.
type ID [16]byte

// NewID draws an ID.
func NewID() ID {
	var id ID
	_, _ = rand.Read(id[:]) // crypto/rand.Read never returns an error (Go 1.24)
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80
	return id
}

// String is the ID in hexadecimal.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero reports whether the ID was never set.
func (id ID) IsZero() bool { return id == ID{} }

// ParseID reads what String wrote.
func ParseID(s string) (ID, error) {
	var id ID
	if n, err := hex.Decode(id[:], []byte(s)); err != nil || n != len(id) || len(s) != 2*len(id) {
		return ID{}, fmt.Errorf("%q is no id: 32 hexadecimal digits are needed", s)
	}
	return id, nil
}

// UUIDValue and ScanUUID are how pgx writes and reads an ID.
func (id ID) UUIDValue() (pgtype.UUID, error) {
	return pgtype.UUID{Bytes: id, Valid: !id.IsZero()}, nil
}

// ScanUUID reads an ID; null is the zero ID.
func (id *ID) ScanUUID(v pgtype.UUID) error {
	*id = v.Bytes
	return nil
}

// Store is the door to both databases for one clinic. It is safe for concurrent use.
type Store struct {
	clinic string
	main   *pgxpool.Pool
	keys   *pgxpool.Pool
	vault  *vault
	worker ID
	mute   bool
}

// Config says where the databases are.
type Config struct {
	Clinic  string
	URL     string
	KeysURL string
	Master  MasterKey
	// Connections bounds the pool of the main database; 0 is 8.
	Connections int32
}

// Open makes a Store. It does not connect: the databases may be away, and every method says so by ErrUnavailable.
// Close must be called.
func Open(ctx context.Context, c Config) (*Store, error) {
	if c.Connections == 0 {
		c.Connections = 8
	}
	main, err := openPool(ctx, c.URL, c.Connections)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	keys, err := openPool(ctx, c.KeysURL, 3)
	if err != nil {
		main.Close()
		return nil, fmt.Errorf("open key database: %w", err)
	}
	v, err := newVault(c.Clinic, c.Master, keys)
	if err != nil {
		main.Close()
		keys.Close()
		return nil, fmt.Errorf("open vault: %w", err)
	}
	return &Store{clinic: c.Clinic, main: main, keys: keys, vault: v, worker: NewID()}, nil
}

// Close ends all connections.
func (s *Store) Close() {
	s.main.Close()
	s.keys.Close()
}

// Clinic is the id of the clinic that this Store serves.
func (s *Store) Clinic() string { return s.clinic }

// Worker is the id under which this program holds letters and leases.
func (s *Store) Worker() ID { return s.worker }

// Mute makes letters be born without a worker: this program sends none, and leaves them to the service. It must be called
// before the first batch.
func (s *Store) Mute() { s.mute = true }

// Ping reports whether both databases answer.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.main.Ping(ctx); err != nil {
		return fmt.Errorf("ping database: %w", judge(err))
	}
	if err := s.keys.Ping(ctx); err != nil {
		return fmt.Errorf("ping key database: %w", judge(err))
	}
	return nil
}

func openPool(ctx context.Context, url string, connections int32) (*pgxpool.Pool, error) {
	c, err := pgxpool.ParseConfig(url)
	if err != nil {
		// The library's text may quote the URL, and with it a password.
		return nil, errors.New("the database URL cannot be read; write it as postgres://user:password@host:port/database")
	}
	c.MaxConns = connections
	c.MinConns = 1
	c.MaxConnIdleTime = 5 * time.Minute
	c.HealthCheckPeriod = 5 * time.Second
	c.ConnConfig.ConnectTimeout = 5 * time.Second
	c.ConnConfig.RuntimeParams["application_name"] = "frontdesk"
	c.ConnConfig.RuntimeParams["timezone"] = "UTC"
	// Every statement is a look-up by key: planning it anew each time costs more than running it.
	c.ConnConfig.RuntimeParams["plan_cache_mode"] = "force_generic_plan"
	// A statement that hangs must not hold a patient's conversation for ever.
	c.ConnConfig.RuntimeParams["statement_timeout"] = "30000"
	c.ConnConfig.RuntimeParams["lock_timeout"] = "8000"
	c.ConnConfig.RuntimeParams["idle_in_transaction_session_timeout"] = "30000"
	return pgxpool.NewWithConfig(ctx, c)
}

// judge tells trouble of the database from trouble with what was asked. Of a database error only the code and the
// constraint are kept: its text may quote what a person wrote.
func judge(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrNotFound
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		switch pg.Code[:2] {
		case "08", "53", "57", "58", "XX":
			return fmt.Errorf("%w (code %s)", ErrUnavailable, pg.Code)
		}
		return &DatabaseError{Code: pg.Code, Constraint: pg.ConstraintName}
	}
	var connect *pgconn.ConnectError
	var network net.Error
	switch {
	case errors.As(err, &connect), errors.As(err, &network), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, net.ErrClosed), pgconn.SafeToRetry(err), pgconn.Timeout(err), errors.Is(err, context.DeadlineExceeded):
		return ErrUnavailable
	}
	var exec *pgconn.PgError
	if !errors.As(err, &exec) && isConnectionLost(err) {
		return ErrUnavailable
	}
	return err
}

// isConnectionLost recognises what pgx says in plain words when a connection dies between two statements.
func isConnectionLost(err error) bool {
	for e := err; e != nil; e = errors.Unwrap(e) {
		switch e.Error() {
		case "conn closed", "closed pool", "unexpected EOF", "conn busy":
			return true
		}
	}
	return false
}

// DatabaseError is what the database refused. It holds no value of any column.
type DatabaseError struct{ Code, Constraint string }

func (e *DatabaseError) Error() string {
	if e.Constraint == "" {
		return "database error " + e.Code
	}
	return "database error " + e.Code + " at " + e.Constraint
}

// inTx runs fn in a transaction of the main database. It is for the small transactions of admins and of the machinery;
// events of a conversation go through Batch.
func (s *Store) inTx(ctx context.Context, fn func(tx pgx.Tx) error) error {
	return judge(pgx.BeginFunc(ctx, s.main, fn))
}
