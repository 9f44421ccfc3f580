package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/engine"
	"frontdesk/internal/feedback"
	"frontdesk/internal/safety"
	"frontdesk/internal/store"
	"frontdesk/migrations"
)

// house is the ground that every command with a database stands on: the database, private or not, the key, the store.
type house struct {
	postgres *engine.Postgres // nil with DATABASE_URL
	master   store.MasterKey
	store    *store.Store
	url      string
	keysURL  string
	newKey   bool
	prepared atomic.Bool
	now      func() time.Time
	log      *slog.Logger
}

const (
	mainDatabase = "frontdesk"
	keysDatabase = "frontdesk_keys"
)

// visit opens the house for a command that is over in a moment, whether the service runs or not, and closes it after
// fn.
func (p *program) visit(flags dataFlags, fn func(context.Context, *house) error) error {
	log := slog.New(slog.DiscardHandler)
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Minute)
	defer cancel()
	h := &house{now: p.now, log: log}
	if err := h.findDatabase(ctx, p, flags, false); err != nil {
		return err
	}
	defer h.close()
	if err := h.openStore(ctx, flags); err != nil {
		return err
	}
	if err := h.prepare(ctx); err != nil {
		return err
	}
	if h.newKey {
		fmt.Fprintf(p.err, "A new master key was made: %s\nKeep a copy of it in a safe place, apart from your backups. Without it nobody can read the data.\n", flags.KeyFile)
	}
	return fn(ctx, h)
}

// findDatabase starts or joins the private cluster, or takes DATABASE_URL.
func (h *house) findDatabase(ctx context.Context, p *program, flags dataFlags, service bool) error {
	address, err := p.secret("DATABASE_URL")
	if err != nil {
		return err
	}
	if service || address == "" {
		if err := engine.MakeDataDir(flags.DataDir); err != nil {
			return fmt.Errorf("data directory %s: %w", flags.DataDir, plainPathError(err))
		}
	}
	if address != "" {
		h.url = address
		if h.keysURL, err = p.secret("FRONTDESK_KEYS_URL"); err != nil {
			return err
		}
		if h.keysURL == "" {
			h.keysURL, err = keysURL(address)
		}
		return err
	}
	config := engine.PostgresConfig{Dir: filepath.Join(flags.DataDir, "postgres"), Log: h.log}
	start := engine.JoinPostgres
	if service {
		start = engine.StartPostgres
	}
	if h.postgres, err = start(ctx, config); err != nil {
		if errors.Is(err, engine.ErrRunning) {
			return fmt.Errorf("Frontdesk is running already with the data in %s; stop it first, or use another --data-dir", flags.DataDir)
		}
		return err
	}
	if err := h.postgres.CreateDatabases(ctx, mainDatabase, keysDatabase); err != nil {
		h.close()
		return err
	}
	h.url, h.keysURL = h.postgres.URL(mainDatabase), h.postgres.URL(keysDatabase)
	return nil
}

func plainPathError(err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%w; give this account the right to write there, or choose another --data-dir", path.Err)
	}
	return err
}

// openStore loads the master key, or makes it for a private database that holds nothing yet.
func (h *house) openStore(ctx context.Context, flags dataFlags) error {
	var err error
	h.master, err = store.LoadKey(flags.KeyFile)
	if errors.Is(err, store.ErrNoKey) {
		if err = h.mayMakeKey(ctx, flags); err == nil {
			h.master, err = store.CreateKey(flags.KeyFile)
			h.newKey = true
		}
	}
	if err != nil {
		return err
	}
	h.store, err = store.Open(ctx, store.Config{Clinic: clinicID, URL: h.url, KeysURL: h.keysURL, Master: h.master})
	return err
}

// mayMakeKey refuses to make a key beside data that another key has sealed.
func (h *house) mayMakeKey(ctx context.Context, flags dataFlags) error {
	if h.postgres == nil {
		return fmt.Errorf("key file %s is missing. With DATABASE_URL it is not made by itself, for other replicas need the same one. "+
			"Bring back your copy, or for a new installation run: (umask 077; openssl rand -hex 32 > %s)", flags.KeyFile, flags.KeyFile)
	}
	if err := h.migrate(ctx, migrations.Keys); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, h.keysURL)
	if err != nil {
		return fmt.Errorf("open key database: %w", err)
	}
	defer conn.Close(ctx)
	var used bool
	if err := conn.QueryRow(ctx, `select exists (select from master_key)`).Scan(&used); err != nil {
		return fmt.Errorf("read key database: %w", err)
	}
	if used {
		return fmt.Errorf("key file %s is missing, and the data in %s was sealed with it. Bring back your copy of the key file", flags.KeyFile, flags.DataDir)
	}
	return nil
}

// prepare brings the databases up to this release and checks that the key is theirs. It is repeated whenever the
// database comes back.
func (h *house) prepare(ctx context.Context) error {
	if h.prepared.Swap(false) {
		return nil // a moment ago, at the start
	}
	for _, set := range []migrations.Set{migrations.Main, migrations.Keys} {
		if err := h.migrate(ctx, set); err != nil {
			return err
		}
	}
	return h.store.CheckKey(ctx, h.master, true, h.now())
}

func (h *house) migrate(ctx context.Context, set migrations.Set) error {
	address := h.url
	if set == migrations.Keys {
		address = h.keysURL
	}
	conn, err := h.connect(ctx, address, set)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	applied, err := migrations.Up(ctx, conn, set)
	if err != nil {
		return err
	}
	if len(applied) > 0 {
		h.log.Info("database is up to date", "database", string(set), "applied", len(applied))
	}
	return nil
}

// connect opens one connection. On a server that is not ours the key database may not exist yet: it is made there if
// the account may do so.
func (h *house) connect(ctx context.Context, address string, set migrations.Set) (*pgx.Conn, error) {
	conn, err := dial(ctx, address)
	var refused *pgconn.PgError
	if err == nil || set != migrations.Keys || !errors.As(err, &refused) || refused.Code != "3D000" {
		return conn, unreachable(err, address)
	}
	admin, err := dial(ctx, h.url)
	if err != nil {
		return nil, unreachable(err, h.url)
	}
	defer admin.Close(ctx)
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, errors.New("the address of the key database cannot be read")
	}
	if _, err := admin.Exec(ctx, "create database "+pgx.Identifier{config.Database}.Sanitize()); err != nil {
		return nil, fmt.Errorf("the database %q for patients' keys does not exist and this account may not make it: "+
			"create it, owned by the same account", config.Database)
	}
	conn, err = dial(ctx, address)
	return conn, unreachable(err, address)
}

func dial(ctx context.Context, address string) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	return pgx.Connect(ctx, address)
}

// unreachable says in one line where the database was looked for, without the password.
func unreachable(err error, address string) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	where := "the address in DATABASE_URL"
	if u, parsed := url.Parse(address); parsed == nil && u.Host != "" {
		where = u.Host + u.Path
	}
	why := "no answer"
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		why = "it answers with code " + refused.Code
		switch refused.Code {
		case "28P01", "28000":
			why = "it does not accept this user and password"
		case "3D000":
			why = "there is no such database"
		}
	}
	return fmt.Errorf("PostgreSQL at %s cannot be used: %s. Check DATABASE_URL, and that the server runs: %w", where, why, store.ErrUnavailable)
}

func (h *house) close() {
	if h.store != nil {
		h.store.Close()
	}
	if h.postgres != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		if err := h.postgres.Stop(ctx); err != nil {
			h.log.Error("stop postgres", "error", err)
		}
	}
}

// baseClinic is all of a clinic that ships with the program.
func baseClinic() (chat.Clinic, error) {
	words, err := chat.LoadWords()
	if err != nil {
		return chat.Clinic{}, err
	}
	lexicon, err := safety.Load()
	if err != nil {
		return chat.Clinic{}, err
	}
	return chat.Clinic{
		ID: clinicID, Words: words, Lexicon: lexicon, Rules: feedback.DefaultRules(), Waits: chat.DefaultWaits(),
	}, nil
}

// withDesk runs fn with a desk that takes events but sends nothing: its letters and timers are rows that the service
// finds.
func (h *house) withDesk(ctx context.Context, fn func(context.Context, *desk.Desk) error) error {
	base, err := baseClinic()
	if err != nil {
		return err
	}
	d, err := desk.New(desk.Config{Store: h.store, Log: h.log, Now: h.now, Base: base, Quiet: true})
	if err != nil {
		return err
	}
	running, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- d.Run(running) }()
	if err := d.WaitAttached(ctx, done); err != nil {
		stop()
		return err
	}
	err = fn(ctx, d)
	stop()
	if ended := <-done; err == nil {
		err = ended
	}
	return err
}

// actor is who is written into the audit log for what is done on the command line.
func (p *program) actor() string {
	for _, name := range []string{"SUDO_USER", "USER", "LOGNAME"} {
		if v := strings.TrimSpace(p.getenv(name)); v != "" {
			return "cli:" + v
		}
	}
	return "cli"
}
