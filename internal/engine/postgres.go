package engine

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"path/filepath"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// PostgresConfig describes a private PostgreSQL cluster.
type PostgresConfig struct {
	// Dir holds the cluster and nothing else. As root its parents must let
	// other accounts pass through (see MakeDataDir).
	Dir string

	// Log gets warnings about the cluster. Nil is silence.
	Log *slog.Logger

	// Settings are added to postgresql.conf and win over Frontdesk's own, but
	// for those that say where the server listens and who may connect.
	Settings map[string]string

	// NoSync trades all durability for speed. For tests.
	NoSync bool
}

// Postgres is a running private cluster, or one that another process of ours
// runs. It is reached over a socket by the accounts that own its files; it has
// no TCP port and no passwords.
type Postgres struct {
	cluster *cluster
	log     *slog.Logger
	lock    *lock // ours when we run the cluster, else shared
	joined  bool

	stopOnce sync.Once
	stopping chan context.Context // carries the context of Stop
	done     chan struct{}
	stopErr  error // read after done
}

// StartPostgres starts the cluster in c.Dir, which it makes if there is none,
// and keeps it running: when the server ends by itself it is started again, on
// the same socket. Whatever a killed program left behind is cleared away
// first. ctx bounds the start alone.
//
// ErrRunning means that another service runs the cluster. A command that runs
// it for a moment (JoinPostgres) is waited for, until ctx ends or for 30 s.
// The other errors that a caller may want to tell apart are those of
// FindPostgres. Nothing in an existing cluster is ever wiped.
func StartPostgres(ctx context.Context, c PostgresConfig) (*Postgres, error) {
	p, err := startPostgres(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("start postgres: %w", err)
	}
	return p, nil
}

func startPostgres(ctx context.Context, c PostgresConfig) (*Postgres, error) {
	cl, err := openCluster(c)
	if err != nil {
		return nil, err
	}
	l, err := waitLock(ctx, cl.lockPath(), asService)
	if errors.Is(err, ErrRunning) {
		return nil, fmt.Errorf("frontdesk is %w on %s: stop it first, or choose another data directory", err, cl.dir)
	}
	if err != nil {
		return nil, err
	}
	return run(ctx, c, cl, l)
}

// JoinPostgres is for commands that are over in a moment. It uses the cluster
// in c.Dir if another process of ours runs it, and otherwise starts it; Stop
// then stops only what was started here. It waits for a cluster that is just
// starting or stopping, until ctx ends or for 30 s.
func JoinPostgres(ctx context.Context, c PostgresConfig) (*Postgres, error) {
	p, err := joinPostgres(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("join postgres: %w", err)
	}
	return p, nil
}

func joinPostgres(ctx context.Context, c PostgresConfig) (*Postgres, error) {
	cl, err := openCluster(c)
	if err != nil {
		return nil, err
	}
	wait, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for {
		l, err := takeLock(cl.lockPath(), asCommand)
		if err == nil {
			return run(ctx, c, cl, l)
		}
		if !errors.Is(err, ErrRunning) {
			return nil, err
		}
		p, err := use(wait, c, cl)
		if err == nil {
			return p, nil
		}
		if !pause(wait, 20*time.Millisecond) {
			return nil, fmt.Errorf("the cluster that another frontdesk runs does not answer: %w", err)
		}
	}
}

// URL returns the address of a database for the application: over the socket,
// as the role frontdesk_app, which owns the databases and is no superuser. It
// makes nothing and does not check that the database exists.
func (p *Postgres) URL(database string) string { return p.cluster.url(appRole, database) }

// AdminURL returns the address of a database for the superuser of the cluster,
// for backup and restore.
func (p *Postgres) AdminURL(database string) string { return p.cluster.url(superuser, database) }

// BinDir returns the directory of the PostgreSQL programs that fit the
// cluster: pg_dump and the rest.
func (p *Postgres) BinDir() string { return p.cluster.binaries.Dir }

// Done is closed after Stop, never before: a server that ends by itself is
// started again.
func (p *Postgres) Done() <-chan struct{} { return p.done }

// CreateDatabases makes the databases that do not exist yet, owned by the
// application's role. It may be repeated, and run by several processes at once.
func (p *Postgres) CreateDatabases(ctx context.Context, names ...string) error {
	conn, err := pgx.Connect(ctx, p.AdminURL("postgres"))
	if err != nil {
		return fmt.Errorf("create databases: %w", err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	// Two processes that make one database at the same time would both find it missing.
	if _, err := conn.Exec(ctx, `select pg_advisory_lock(7017)`); err != nil {
		return fmt.Errorf("create databases: %w", err)
	}
	for _, name := range names {
		if err := createDatabase(ctx, conn, name); err != nil {
			return fmt.Errorf("create database %s: %w", name, err)
		}
	}
	return nil
}

func createDatabase(ctx context.Context, conn *pgx.Conn, name string) error {
	var exists bool
	err := conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, name).Scan(&exists)
	if err != nil || exists {
		return err
	}
	quoted := pgx.Identifier{name}.Sanitize()
	if _, err := conn.Exec(ctx, `create database `+quoted+` owner `+appRole); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, `revoke all on database `+quoted+` from public`)
	return err
}

// Stop ends the cluster if it was started here: it waits up to 5 s for commands
// that joined it, then lets the server end its sessions and checkpoint. When
// ctx ends first the server stops at once, and the next start replays its log;
// nothing is lost either way. Stop may be called again; it then waits for the
// first call.
func (p *Postgres) Stop(ctx context.Context) error {
	p.stopOnce.Do(func() { p.stopping <- ctx })
	<-p.done
	if p.stopErr != nil {
		return fmt.Errorf("stop postgres: %w", p.stopErr)
	}
	return nil
}

// run starts the cluster under the lock l and supervises it.
func run(ctx context.Context, c PostgresConfig, cl *cluster, l *lock) (*Postgres, error) {
	p := newPostgres(c, cl, l)
	pm, err := p.begin(ctx)
	if err != nil {
		l.release()
		return nil, err
	}
	go p.supervise(pm)
	return p, nil
}

func (p *Postgres) begin(ctx context.Context) (*postmaster, error) {
	if err := p.cluster.prepare(ctx); err != nil {
		return nil, err
	}
	pm, err := p.cluster.launch(ctx, p.log)
	if err != nil {
		return nil, err
	}
	if err := p.createRole(ctx); err != nil {
		pm.kill()
		return nil, err
	}
	return pm, nil
}

// use connects to the cluster that another process runs.
func use(ctx context.Context, c PostgresConfig, cl *cluster) (*Postgres, error) {
	l, err := shareLock(cl.joinedPath())
	if err != nil {
		return nil, err
	}
	if err := cl.ping(ctx); err != nil {
		l.close()
		return nil, err
	}
	p := newPostgres(c, cl, l)
	p.joined = true
	go func() {
		<-p.stopping
		l.close()
		close(p.done)
	}()
	return p, nil
}

func newPostgres(c PostgresConfig, cl *cluster, l *lock) *Postgres {
	log := c.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Postgres{
		cluster: cl, log: log, lock: l,
		stopping: make(chan context.Context, 1), done: make(chan struct{}),
	}
}

// createRole makes the application's role on the first start.
func (p *Postgres) createRole(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, p.AdminURL("postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	var exists bool
	err = conn.QueryRow(ctx, `select exists (select from pg_roles where rolname = $1)`, appRole).Scan(&exists)
	if err != nil || exists {
		return err
	}
	_, err = conn.Exec(ctx, `create role `+appRole+` login nosuperuser nocreatedb nocreaterole`)
	return err
}

// supervise starts the server again whenever it ends by itself, until Stop. One
// that ends soon after each start is given more and more time in between.
func (p *Postgres) supervise(pm *postmaster) {
	defer close(p.done)
	defer p.lock.release()
	wait := time.Duration(0)
	for {
		began := time.Now()
		select {
		case ctx := <-p.stopping:
			p.stopErr = p.end(ctx, pm)
			return
		case <-pm.exited:
		}
		if time.Since(began) > 10*time.Second {
			wait = 0
		}
		p.log.Warn("postgres ended by itself, starting it again", "status", exitError(pm.err).Error(), "in", wait)
		if pm = p.restart(&wait); pm == nil {
			return
		}
	}
}

// restart tries until the server runs, or returns nil when Stop was called. It
// waits before each try, and longer before the next.
func (p *Postgres) restart(wait *time.Duration) *postmaster {
	ctx, cancel := p.untilStop()
	defer cancel()
	for {
		if !pause(ctx, *wait) {
			return nil
		}
		*wait = min(max(*wait*2, 50*time.Millisecond), 5*time.Second)
		began := time.Now()
		pm, err := p.cluster.launch(ctx, p.log)
		if err == nil {
			p.log.Info("postgres runs again", "after", time.Since(began).Round(time.Millisecond))
			return pm
		}
		if ctx.Err() != nil {
			return nil
		}
		p.log.Error("postgres does not start, trying again", "err", err, "in", *wait)
	}
}

// untilStop returns a context that ends when Stop is called. The call stays in
// p.stopping for supervise.
func (p *Postgres) untilStop() (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	watching := make(chan struct{})
	go func() {
		defer close(watching)
		select {
		case stop := <-p.stopping:
			p.stopping <- stop
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, func() { cancel(); <-watching }
}

// end waits for commands that use the cluster, and stops the server.
func (p *Postgres) end(ctx context.Context, pm *postmaster) error {
	wait, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	for {
		joined, err := takeLock(p.cluster.joinedPath(), asService)
		if err == nil {
			defer joined.release() // held until the server is gone: nobody joins any more
			break
		}
		if !errors.Is(err, ErrRunning) || !pause(wait, 10*time.Millisecond) {
			p.log.Warn("stopping postgres although a command may use it", "err", err)
			break
		}
	}
	return pm.stop(ctx)
}

func (cl *cluster) lockPath() string   { return filepath.Join(cl.dir, "lock") }
func (cl *cluster) joinedPath() string { return filepath.Join(cl.dir, "joined.lock") }

// url returns an address that pgx and PostgreSQL's own programs understand.
func (cl *cluster) url(role, database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.User(role), Path: "/" + database,
		RawQuery: url.Values{"host": {cl.socket}, "port": {port}, "sslmode": {"disable"}}.Encode(),
	}
	return u.String()
}
