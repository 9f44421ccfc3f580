// Package migrations brings a database to the shape that this program needs.
// The SQL files are part of the program; what has been applied is kept in the
// table schema_migration of each database.
package migrations

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

//go:embed all:main all:keys
var files embed.FS

// Set names the migrations of one database.
type Set string

const (
	Main Set = "main" // everything but the keys of patients
	Keys Set = "keys" // the keys of patients, in a database of their own
)

var (
	// ErrNewer means that a newer release has migrated the database. The
	// message says which.
	ErrNewer = errors.New("the database is newer than this program")

	// ErrChanged means that a file differs from what was applied under its
	// name, or that the files are not numbered 1, 2, 3 and so on.
	ErrChanged = errors.New("migrations changed")
)

// Migration is one file and what is known of it in a database.
type Migration struct {
	Version int       // 1, 2, 3, ...
	Name    string    // file name, as in 001_init.sql
	Applied time.Time // zero if it has not been applied
}

// Up applies the migrations of set that the database behind conn lacks, in
// order, each in a transaction of its own, and returns their names. When there
// are none it takes one query and no lock. Several programs may call it at
// once; each file is applied once. After an error the files before the broken
// one stay applied and the broken one leaves no trace; the error names the file
// and, where PostgreSQL knows it, the line.
//
// A statement that cannot run in a transaction cannot be in a migration.
func Up(ctx context.Context, conn *pgx.Conn, set Set) (applied []string, err error) {
	applied, err = UpFS(ctx, conn, set.fs())
	if err != nil {
		return applied, fmt.Errorf("migrate %s: %w", set, err)
	}
	return applied, nil
}

// UpFS is Up with the files at the root of fsys.
func UpFS(ctx context.Context, conn *pgx.Conn, fsys fs.FS) (applied []string, err error) {
	steps, err := read(fsys)
	if err != nil {
		return nil, err
	}
	done, err := history(ctx, conn)
	if err != nil {
		return nil, err
	}
	if err := check(steps, done); err != nil {
		return nil, err
	}
	for _, s := range steps[len(done):] {
		ran, err := apply(ctx, conn, steps, s)
		if err != nil {
			return applied, err
		}
		if ran {
			applied = append(applied, s.name)
		}
	}
	return applied, nil
}

// Status lists the migrations of set in order. It changes nothing.
func Status(ctx context.Context, conn *pgx.Conn, set Set) ([]Migration, error) {
	steps, err := read(set.fs())
	if err != nil {
		return nil, fmt.Errorf("migrations of %s: %w", set, err)
	}
	done, err := history(ctx, conn)
	if err != nil {
		return nil, fmt.Errorf("migrations of %s: %w", set, err)
	}
	if err := check(steps, done); err != nil {
		return nil, fmt.Errorf("migrations of %s: %w", set, err)
	}
	list := make([]Migration, len(steps))
	for i, s := range steps {
		list[i] = Migration{Version: s.version, Name: s.name}
		if i < len(done) {
			list[i].Applied = done[i].AppliedAt
		}
	}
	return list, nil
}

// Hash identifies the content of set: equal hashes, equal databases. It is
// empty when the files of set are not fit to be applied.
func Hash(set Set) string {
	steps, err := read(set.fs())
	if err != nil {
		return ""
	}
	h := sha256.New()
	for _, s := range steps {
		h.Write(fmt.Appendf(nil, "%s %s\n", s.name, s.sha256))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (s Set) fs() fs.FS {
	sub, err := fs.Sub(files, string(s))
	if err != nil {
		return embed.FS{} // not a name: reads as a set without files
	}
	return sub
}

// record is a row of schema_migration.
type record struct {
	Version   int
	Name      string
	SHA256    string
	Release   string
	AppliedAt time.Time
}

const createTable = `
create table if not exists schema_migration (
	version    integer primary key,
	name       text not null,
	sha256     text not null,
	release    text not null,
	applied_at timestamptz not null default now()
)`

const selectHistory = `select version, name, sha256, release, applied_at from schema_migration order by version`

// history returns what has been applied, in order; nothing if the database has
// never been migrated.
func history(ctx context.Context, conn *pgx.Conn) ([]record, error) {
	rows, err := conn.Query(ctx, selectHistory)
	if err == nil {
		var done []record
		done, err = pgx.CollectRows(rows, pgx.RowToStructByPos[record])
		if err == nil {
			return done, nil
		}
	}
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) && pgErr.Code == "42P01" { // undefined_table
		return nil, nil
	}
	return nil, err
}

// check compares what has been applied with the files.
func check(steps []step, done []record) error {
	for i, r := range done {
		switch {
		case r.Version != i+1:
			return fmt.Errorf("%w: the database has migration %d without %d before it: restore it from a backup", ErrChanged, r.Version, i+1)
		case i >= len(steps):
			last := done[len(done)-1]
			return fmt.Errorf("%w: it has %s, made by release %s, and this is release %s: use %[3]s or newer", ErrNewer, last.Name, last.Release, release())
		case r.SHA256 != steps[i].sha256:
			return fmt.Errorf("%w: %s is not what release %s applied as %s: undo the change, and put it into a new file", ErrChanged, steps[i].name, r.Release, r.Name)
		}
	}
	return nil
}

// apply runs one file, unless another program has done so meanwhile.
func apply(ctx context.Context, conn *pgx.Conn, steps []step, s step) (ran bool, err error) {
	// The lock ends with the transaction, so no failure can leave it behind,
	// also not through a connection pooler.
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		const prepare = `set local statement_timeout = 0; set local lock_timeout = 0; select pg_advisory_xact_lock(7018);` + createTable
		if err := exec(ctx, tx.Conn(), prepare); err != nil {
			return err
		}
		done, err := history(ctx, tx.Conn())
		if err != nil {
			return err
		}
		if err := check(steps, done); err != nil {
			return err
		}
		if len(done) >= s.version {
			return nil
		}
		if err := exec(ctx, tx.Conn(), s.sql); err != nil {
			return s.explain(err)
		}
		if tx.Conn().PgConn().TxStatus() != 'T' {
			return fmt.Errorf("%s: it ends the transaction that it runs in: remove COMMIT and ROLLBACK", s.name)
		}
		ran = true
		const insert = `insert into schema_migration (version, name, sha256, release) values ($1, $2, $3, $4)`
		_, err = tx.Exec(ctx, insert, s.version, s.name, s.sha256, release())
		return err
	})
	return ran && err == nil, err
}

// exec runs several statements. The error of the nth is an *execError.
func exec(ctx context.Context, conn *pgx.Conn, sql string) error {
	results := conn.PgConn().Exec(ctx, sql)
	n := 1
	for results.NextResult() {
		if _, err := results.ResultReader().Close(); err != nil {
			break // Close below says the same
		}
		n++
	}
	if err := results.Close(); err != nil {
		return &execError{statement: n, err: err}
	}
	return nil
}

type execError struct {
	statement int // 1 for the first
	err       error
}

func (e *execError) Error() string { return e.err.Error() }
func (e *execError) Unwrap() error { return e.err }

// release names this program, as in v1.2.0, or (devel) when it was not built
// from a tagged version.
func release() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
