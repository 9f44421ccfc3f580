package engine_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

func TestMain(m *testing.M) {
	beProgram()
	testkit.Main(m)
}

// program is the test binary run again as a program that a test can kill.
type program struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	stderr *bytes.Buffer
	said   answer
	once   sync.Once
}

// order tells the program what to do.
type order struct {
	Do  string // postgres, join, nats, find
	Dir string

	// KeepZombies puts a process above the program that adopts what the
	// program leaves behind and never reaps it, as a careless init does.
	KeepZombies bool
}

// answer is what the program says when it is ready.
type answer struct {
	PID        int // of the program itself
	Postmaster int
	URL        string
	Found      string
	Err        string
}

const orderVariable = "FRONTDESK_ENGINE_TEST"

// command prepares a run of the test binary as the program.
func command(t *testing.T, o order) *program {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{cmd: exec.Command(exe), stderr: &bytes.Buffer{}}
	p.cmd.Env = append(os.Environ(), orderVariable+"="+string(text))
	p.cmd.Stderr = p.stderr
	return p
}

// start runs the program and waits until it is ready. It ends with the test at
// the latest.
func (p *program) start(t *testing.T) *program {
	t.Helper()
	stdin, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.stdin = stdin
	t.Cleanup(func() { p.end() })
	line, err := bufio.NewReader(stdout).ReadBytes('\n')
	if err != nil {
		p.end()
		t.Fatalf("program: %v: %s", err, p.stderr)
	}
	if err := json.Unmarshal(line, &p.said); err != nil {
		t.Fatalf("program said %q: %v", line, err)
	}
	return p
}

// end lets the program stop by itself.
func (p *program) end() {
	p.once.Do(func() {
		_ = p.stdin.Close()
		_ = p.cmd.Wait()
	})
}

func run(t *testing.T, o order) *program {
	t.Helper()
	return command(t, o).start(t)
}

// kill kills the processes in this order. One may have ended because of the
// one before.
func kill(t *testing.T, pids ...int) {
	t.Helper()
	for _, pid := range pids {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			t.Fatalf("kill %d: %v", pid, err)
		}
	}
}

// beProgram runs the program that the environment asks for, if it does.
func beProgram() {
	text := os.Getenv(orderVariable)
	if text == "" {
		return
	}
	var o order
	err := json.Unmarshal([]byte(text), &o)
	if err == nil {
		err = o.obey()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func (o order) obey() error {
	if o.KeepZombies {
		return o.underCarelessParent()
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	switch o.Do {
	case "postgres", "join":
		start := engine.StartPostgres
		if o.Do == "join" {
			start = engine.JoinPostgres
		}
		p, err := start(ctx, engine.PostgresConfig{Dir: o.Dir, Log: log})
		if err != nil {
			return err
		}
		if err := p.CreateDatabases(ctx, "app"); err != nil {
			return err
		}
		if err := sayReady(answer{PID: os.Getpid(), Postmaster: postmasterOf(o.Dir), URL: p.URL("app")}); err != nil {
			return err
		}
		untilTold()
		return p.Stop(context.Background())
	case "nats":
		n, err := engine.StartNATS(ctx, natsConfig(o.Dir))
		if err != nil {
			return err
		}
		if err := sayReady(answer{PID: os.Getpid(), URL: n.URL()}); err != nil {
			return err
		}
		untilTold()
		return n.Stop(context.Background())
	case "find":
		b, err := engine.FindPostgres(o.Dir)
		a := answer{PID: os.Getpid(), Found: b.Dir}
		if err != nil {
			a.Err = err.Error()
		}
		return sayReady(a)
	}
	return errors.New("no such order: " + o.Do)
}

func sayReady(a answer) error { return json.NewEncoder(os.Stdout).Encode(a) }

// untilTold waits until the test closes our standard input, or ends.
func untilTold() { _, _ = io.Copy(io.Discard, os.Stdin) }

// postmasterOf returns the process id in the lock file of a cluster, or 0.
func postmasterOf(dir string) int {
	b, err := os.ReadFile(filepath.Join(dir, "data", "postmaster.pid"))
	if err != nil {
		return 0
	}
	line, _, _ := strings.Cut(string(b), "\n")
	pid, err := strconv.Atoi(line)
	if err != nil {
		return 0
	}
	return pid
}

// ordinaryUser returns an account that is not root, and whether we must switch
// to it.
func ordinaryUser(t *testing.T) (*syscall.Credential, bool) {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil, false
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		t.Fatalf("these tests need the account that PostgreSQL's packages make: %v", err)
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, true
}

// query runs sql in a new connection and returns its single value as text.
func query(t *testing.T, url, sql string, args ...any) string {
	t.Helper()
	v, err := tryQuery(url, sql, args...)
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

func tryQuery(url, sql string, args ...any) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return "", err
	}
	defer func() { _ = conn.Close(ctx) }()
	var v any
	err = conn.QueryRow(ctx, sql, args...).Scan(&v)
	return fmt.Sprint(v), err
}

func exe(t *testing.T, url, sql string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(ctx) }()
	if _, err := conn.Exec(ctx, sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}
