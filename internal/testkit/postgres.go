package testkit

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"frontdesk/internal/engine"
	"frontdesk/migrations"
)

// Database is a pair of databases with the migrations applied, for one test
// alone.
type Database struct {
	URL     string // migrations.Main
	KeysURL string // migrations.Keys
}

// Postgres makes a Database for this test in a cluster that this test binary
// starts when it is first needed. Where FRONTDESK_TEST_DATABASE is set, to the
// URL of a role that may create databases, it is made in that server instead
// and dropped after the test.
func Postgres(t testing.TB) Database {
	t.Helper()
	if !shared.inMain.Load() {
		t.Fatal("testkit: this package needs: func TestMain(m *testing.M) { testkit.Main(m) }")
	}
	shared.once.Do(func() { shared.err = shared.start() })
	if shared.err != nil {
		t.Fatalf("testkit: %v", shared.err)
	}
	db, drop, err := shared.clone(context.Background())
	if err != nil {
		t.Fatalf("testkit: %v", err)
	}
	t.Cleanup(func() {
		if err := drop(context.Background()); err != nil {
			t.Errorf("testkit: %v", err)
		}
	})
	return db
}

// StoppedCluster makes a private cluster that does not run, and returns its
// engine.PostgresConfig.Dir. It goes with the test. Use it where making one,
// most of a second, is not what the test is about.
func StoppedCluster(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(Dir(t), "postgres")
	if err := copyCachedCluster(context.Background(), dir); err != nil {
		t.Fatalf("testkit: %v", err)
	}
	return dir
}

// shared is what the tests of one binary share. It is a variable of the
// package because TestMain, which ends it, and the tests, which start it, have
// nothing else in common.
var shared cluster

// cluster is a PostgreSQL server with a template for each set of migrations.
type cluster struct {
	inMain atomic.Bool
	once   sync.Once
	err    error // of start

	scratch  *scratch // nil when the server is not ours
	postgres *engine.Postgres
	admin    *pgxpool.Pool
	url      func(database string) string
	template func(migrations.Set) string
	clause   string // of create database
	count    atomic.Int64
}

func (s *cluster) start() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if address := os.Getenv("FRONTDESK_TEST_DATABASE"); address != "" {
		return s.startElsewhere(ctx, address)
	}
	sweep()
	var err error
	if s.scratch, err = newScratch(); err != nil {
		return err
	}
	dir := filepath.Join(s.scratch.dir, "postgres")
	if err := copyCachedCluster(ctx, dir); err != nil {
		return err
	}
	s.postgres, err = engine.StartPostgres(ctx, engine.PostgresConfig{
		Dir: dir, NoSync: true, Settings: map[string]string{"max_connections": "100"},
	})
	if err != nil {
		return err
	}
	s.url, s.template, s.clause = s.postgres.URL, templateName, ` owner frontdesk_app`
	return s.connect(ctx, s.postgres.AdminURL("postgres"))
}

func (s *cluster) startElsewhere(ctx context.Context, address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" && u.RawQuery == "" {
		return errors.New("FRONTDESK_TEST_DATABASE: give a URL, as in postgres://me@localhost/postgres")
	}
	s.url = func(database string) string {
		other := *u
		other.Path = "/" + database
		return other.String()
	}
	s.template = func(set migrations.Set) string {
		return fmt.Sprintf("frontdesk_test_%s_%.16s", set, migrations.Hash(set))
	}
	if err := s.connect(ctx, address); err != nil {
		return fmt.Errorf("FRONTDESK_TEST_DATABASE: %w", err)
	}
	for _, set := range sets() {
		if err := s.makeTemplate(ctx, set); err != nil {
			return fmt.Errorf("FRONTDESK_TEST_DATABASE: %w", err)
		}
	}
	return nil
}

func (s *cluster) connect(ctx context.Context, address string) error {
	cfg, err := pgxpool.ParseConfig(address)
	if err != nil {
		return err
	}
	cfg.MaxConns = 4
	if s.admin, err = pgxpool.NewWithConfig(ctx, cfg); err != nil {
		return err
	}
	var version int
	err = s.admin.QueryRow(ctx, `select current_setting('server_version_num')::int`).Scan(&version)
	if err == nil && version >= 150000 {
		s.clause += ` strategy file_copy` // the only way before 15, and much faster here
	}
	return err
}

// makeTemplate makes the template in a server that others may use at the same
// time. It gets its name when it is whole.
func (s *cluster) makeTemplate(ctx context.Context, set migrations.Set) error {
	conn, err := s.admin.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	if _, err := conn.Exec(ctx, `select pg_advisory_lock(7019)`); err != nil {
		return err
	}
	defer func() { _, _ = conn.Exec(context.WithoutCancel(ctx), `select pg_advisory_unlock(7019)`) }()
	var exists bool
	name := s.template(set)
	err = conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, name).Scan(&exists)
	if err != nil || exists {
		return err
	}
	half := name + "_half"
	for _, sql := range []string{`drop database if exists ` + half + ` with (force)`, `create database ` + half} {
		if _, err := conn.Exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := migrate(ctx, s.url(half), set); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, `alter database `+half+` rename to `+name)
	return err
}

// clone makes a Database and returns how to drop it. In a server of our own
// that does nothing: the whole cluster goes at the end, which is faster.
func (s *cluster) clone(ctx context.Context) (Database, func(context.Context) error, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	n := s.count.Add(1)
	names := map[migrations.Set]string{}
	for _, set := range sets() {
		names[set] = fmt.Sprintf("frontdesk_test_%s_%d_%d", set, os.Getpid(), n)
		_, err := s.admin.Exec(ctx, `create database `+names[set]+` template `+s.template(set)+s.clause)
		if err != nil {
			return Database{}, nil, fmt.Errorf("create database: %w", err)
		}
	}
	db := Database{URL: s.url(names[migrations.Main]), KeysURL: s.url(names[migrations.Keys])}
	return db, func(ctx context.Context) error {
		if s.scratch != nil {
			return nil
		}
		for _, name := range names {
			if _, err := s.admin.Exec(ctx, `drop database `+name+` with (force)`); err != nil {
				return fmt.Errorf("drop database: %w", err)
			}
		}
		return nil
	}, nil
}

func (s *cluster) stop() error {
	if s.admin != nil {
		s.admin.Close()
	}
	var errs []error
	if s.postgres != nil {
		ctx, cancel := context.WithCancel(context.Background())
		cancel() // at once: nothing in it is worth a checkpoint
		if err := s.postgres.Stop(ctx); !errors.Is(err, context.Canceled) {
			errs = append(errs, err)
		}
	}
	if s.scratch != nil {
		errs = append(errs, s.scratch.remove())
	}
	return errors.Join(errs...)
}

func sets() []migrations.Set { return []migrations.Set{migrations.Main, migrations.Keys} }

// templateName names the templates in the cached cluster.
func templateName(set migrations.Set) string { return "template_" + strings.ToLower(string(set)) }
