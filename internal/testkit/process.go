package testkit

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/nats-io/nats-server/v2/server"

	"frontdesk/internal/engine"
	"frontdesk/migrations"
)

// NATSChild is a nats-server in a process of its own, which lets anybody in.
// It listens on the same port after each start and keeps its streams.
type NATSChild struct {
	URL string
	*process
}

// NATSProcess starts one. It ends with the test.
func NATSProcess(t testing.TB) *NATSChild {
	t.Helper()
	port := freePort(t)
	p := &process{t: t, env: childEnv{Server: "nats", Dir: t.TempDir(), Port: port}}
	p.Start()
	t.Cleanup(p.Kill)
	return &NATSChild{URL: fmt.Sprintf("nats://127.0.0.1:%d", port), process: p}
}

// PostgresChild is a private cluster as Frontdesk runs it, durable, in a
// process of its own. It answers at the same addresses after each start.
type PostgresChild struct {
	URL     string // with migrations.Main applied
	KeysURL string // with migrations.Keys applied
	Dir     string // engine.PostgresConfig.Dir
	*process
}

// PostgresProcess starts one. It ends with the test.
func PostgresProcess(t testing.TB) *PostgresChild {
	t.Helper()
	dir := StoppedCluster(t)
	p := &PostgresChild{Dir: dir, process: &process{t: t, env: childEnv{Server: "postgres", Dir: dir}}}
	said := p.Start()
	if err := json.Unmarshal(said, p); err != nil {
		t.Fatalf("testkit: postgres process said %q: %v", said, err)
	}
	t.Cleanup(func() {
		if p.cmd == nil && p.killed {
			p.Start() // which gives back the shared memory of the killed server
		}
		if p.cmd != nil {
			p.Stop()
		}
	})
	return p
}

// Kill ends the server and the process that runs it with SIGKILL, both at
// once, as a power cut would.
func (p *PostgresChild) Kill() {
	p.t.Helper()
	if p.cmd == nil {
		return
	}
	b, err := os.ReadFile(filepath.Join(p.Dir, "data", "postmaster.pid"))
	if err != nil {
		p.t.Fatalf("testkit: kill postgres: %v", err)
	}
	line, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(line)
	if err != nil {
		p.t.Fatalf("testkit: kill postgres: %v", err)
	}
	// The server first: its program would otherwise let it stop cleanly by dying.
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		p.t.Fatalf("testkit: kill postgres: %v", err)
	}
	p.process.Kill()
}

// process is a child that runs one server. Its methods fail the test when they
// do not work, and must not be called from several goroutines at once.
type process struct {
	t      testing.TB
	env    childEnv
	cmd    *exec.Cmd // nil when it does not run
	stdin  io.Closer
	killed bool // the last time that it ended
}

// Start starts the server again and returns what it says when it is ready.
func (p *process) Start() []byte {
	p.t.Helper()
	if p.cmd != nil {
		p.t.Fatalf("testkit: %s runs already", p.env.Server)
	}
	exe, err := os.Executable()
	if err != nil {
		p.t.Fatalf("testkit: %v", err)
	}
	config, err := json.Marshal(p.env)
	if err != nil {
		p.t.Fatalf("testkit: %v", err)
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), childVariable+"="+string(config))
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	// It ends when this end of the pipe is closed, by us or by our death.
	stdin, err := cmd.StdinPipe()
	if err != nil {
		p.t.Fatalf("testkit: %v", err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		p.t.Fatalf("testkit: %v", err)
	}
	if err := cmd.Start(); err != nil {
		p.t.Fatalf("testkit: %v", err)
	}
	said, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err != nil {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		p.t.Fatalf("testkit: %s does not start: %s", p.env.Server, stderr.String())
	}
	p.cmd, p.stdin = cmd, stdin
	return said
}

// Stop ends the server as an operator would, and waits until it is gone.
func (p *process) Stop() {
	p.t.Helper()
	if p.cmd == nil {
		p.t.Fatalf("testkit: %s does not run", p.env.Server)
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.t.Fatalf("testkit: stop %s: %v", p.env.Server, err)
	}
	if err := p.cmd.Wait(); err != nil {
		p.t.Errorf("testkit: stop %s: %v", p.env.Server, err)
	}
	p.ended(false)
}

// Kill ends the server with SIGKILL and waits until it is gone. It does
// nothing when the server does not run.
func (p *process) Kill() {
	p.t.Helper()
	if p.cmd == nil {
		return
	}
	if err := p.cmd.Process.Kill(); err != nil {
		p.t.Fatalf("testkit: kill %s: %v", p.env.Server, err)
	}
	_ = p.cmd.Wait() // says that it was killed
	p.ended(true)
}

func (p *process) ended(killed bool) {
	_ = p.stdin.Close()
	p.cmd, p.stdin, p.killed = nil, nil, killed
}

// freePort returns a port that nobody listens on. It lies below those that
// systems give to outgoing connections: from there, a client that dials the
// port while its server is down can end up connected to itself.
func freePort(t testing.TB) int {
	t.Helper()
	for range 100 {
		port := 20000 + rand.IntN(12000)
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			_ = l.Close()
			return port
		}
	}
	t.Fatal("testkit: no free port")
	return 0
}

// childVariable makes a test binary run a server instead of its tests.
const childVariable = "FRONTDESK_TESTKIT_CHILD"

type childEnv struct {
	Server string
	Dir    string
	Port   int
}

// runAsChild runs the server that the environment asks for and ends the
// process with it. It returns when the environment asks for none.
func runAsChild() {
	config := os.Getenv(childVariable)
	if config == "" {
		return
	}
	var env childEnv
	err := json.Unmarshal([]byte(config), &env)
	if err == nil {
		switch env.Server {
		case "nats":
			err = env.runNATS()
		case "postgres":
			err = env.runPostgres()
		default:
			err = fmt.Errorf("no server %q", env.Server)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func (c childEnv) runNATS() error {
	untilTold := watch()
	s, err := server.NewServer(&server.Options{
		Host: "127.0.0.1", Port: c.Port, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: c.Dir, SyncAlways: true,
	})
	if err != nil {
		return err
	}
	s.Start()
	if !s.ReadyForConnections(10 * time.Second) {
		return fmt.Errorf("nats is not ready on port %d", c.Port)
	}
	if _, err := fmt.Fprintln(os.Stdout, "ready"); err != nil {
		return err
	}
	untilTold()
	s.Shutdown()
	s.WaitForShutdown()
	return nil
}

func (c childEnv) runPostgres() error {
	untilTold := watch()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	p, err := engine.StartPostgres(ctx, engine.PostgresConfig{
		Dir: c.Dir, Log: slog.New(slog.NewTextHandler(os.Stderr, nil)),
	})
	if err != nil {
		return err
	}
	if err := fillDatabases(ctx, p); err != nil {
		return err
	}
	if err := json.NewEncoder(os.Stdout).Encode(Database{URL: p.URL("frontdesk"), KeysURL: p.URL("frontdesk_keys")}); err != nil {
		return err
	}
	untilTold()
	return p.Stop(context.Background())
}

// fillDatabases makes the two databases out of the templates, once.
func fillDatabases(ctx context.Context, p *engine.Postgres) error {
	conn, err := pgx.Connect(ctx, p.AdminURL("postgres"))
	if err != nil {
		return err
	}
	for name, set := range map[string]migrations.Set{"frontdesk": migrations.Main, "frontdesk_keys": migrations.Keys} {
		var exists bool
		err := conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, name).Scan(&exists)
		if err == nil && !exists {
			_, err = conn.Exec(ctx, `create database `+name+` template `+templateName(set)+` owner frontdesk_app`)
		}
		if err != nil {
			return errors.Join(err, conn.Close(ctx))
		}
	}
	return conn.Close(ctx)
}

// watch returns how to wait for SIGTERM or for the end of the test that started
// us. From here on SIGTERM does not end the process by itself.
func watch() (untilTold func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM)
	orphaned := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(orphaned)
	}()
	return func() {
		select {
		case <-told:
		case <-orphaned:
		}
	}
}
