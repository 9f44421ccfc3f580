package engine_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"golang.org/x/sys/unix"

	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

// soon is how long a start after a kill may take on a very busy machine; on an
// idle one it takes a fifth of a second. A start that waits for something that
// never comes, as for a zombie, takes longer.
const soon = 10 * time.Second

func TestStartAfterKill(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		o    order
		kill func(*testing.T, *program)
	}{
		{"program", order{}, func(t *testing.T, p *program) { kill(t, p.said.PID) }},
		{"server, then program", order{}, func(t *testing.T, p *program) { kill(t, p.said.Postmaster, p.said.PID) }},
		{"program, then server", order{}, func(t *testing.T, p *program) { kill(t, p.said.PID, p.said.Postmaster) }},
		{"both, and nobody reaps them", order{KeepZombies: true}, func(t *testing.T, p *program) {
			// Stopped, the program cannot reap its server before it dies itself.
			if err := syscall.Kill(p.said.PID, syscall.SIGSTOP); err != nil {
				t.Fatal(err)
			}
			kill(t, p.said.Postmaster, p.said.PID)
			testkit.Eventually(t, 5*time.Second, func() error { return hasState(p.said.Postmaster, "Z") })
		}},
		{"both, and a backend hangs", order{}, func(t *testing.T, p *program) {
			backend := hangingBackend(t, p.said.URL)
			kill(t, p.said.Postmaster, p.said.PID)
			t.Cleanup(func() {
				if s := stateOf(backend); s != "" && s != "Z" {
					t.Errorf("the backend outlived the start of another server (state %s)", s)
				}
			})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.o.Do, c.o.Dir = "postgres", testkit.StoppedCluster(t)
			p := run(t, c.o)
			exe(t, p.said.URL, `create table note (text text); insert into note values ('committed')`)
			c.kill(t, p)

			began := time.Now()
			again, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: c.o.Dir})
			if err != nil {
				t.Fatal(err)
			}
			took := time.Since(began)
			t.Logf("start took %s", took.Round(time.Millisecond))
			if took > soon {
				t.Errorf("start took %s", took)
			}
			if got := query(t, again.URL("app"), `select text from note`); got != "committed" {
				t.Errorf("the table holds %q", got)
			}
			if err := again.Stop(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// A killed program takes its server along, and that stops cleanly.
func TestServerEndsWithProgram(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p := run(t, order{Do: "postgres", Dir: dir})
	kill(t, p.said.PID)
	testkit.Eventually(t, soon, func() error { return hasNoProcess(p.said.Postmaster) })
	if pid := postmasterOf(dir); pid != 0 {
		t.Errorf("the lock file of process %d is still there", pid)
	}
}

// The process id in the lock file belongs to another program by now.
func TestStartWhenProcessIDWasReused(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p := run(t, order{Do: "postgres", Dir: dir})
	kill(t, p.said.Postmaster, p.said.PID)
	testkit.Eventually(t, soon, func() error { return hasNoProcess(p.said.Postmaster) })

	bystander := exec.Command("sleep", "600")
	if cred, other := ordinaryUser(t); other {
		bystander.SysProcAttr = credential(cred) // PostgreSQL believes in processes of its own account
	}
	if err := bystander.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bystander.Process.Kill(); _ = bystander.Wait() })
	for _, lock := range []string{"data/postmaster.pid", "run/.s.PGSQL.5432.lock"} {
		replaceFirstLine(t, filepath.Join(dir, lock), strconv.Itoa(bystander.Process.Pid))
	}

	began := time.Now()
	startPostgres(t, engine.PostgresConfig{Dir: dir})
	if took := time.Since(began); took > soon {
		t.Errorf("start took %s", took)
	}
	if s := stateOf(bystander.Process.Pid); s != "S" {
		t.Errorf("the bystander is in state %q", s)
	}
}

// A server that lives on without a program is stopped, and its sessions end.
func TestStartTakesOverOrphan(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p := startPostgres(t, engine.PostgresConfig{Dir: dir})
	if err := p.CreateDatabases(t.Context(), "app"); err != nil {
		t.Fatal(err)
	}
	if err := p.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	orphan := exec.Command(filepath.Join(p.BinDir(), "postgres"),
		"-D", filepath.Join(dir, "data"), "-c", "config_file="+filepath.Join(dir, "postgresql.conf"))
	orphan.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if cred, other := ordinaryUser(t); other {
		orphan.SysProcAttr.Credential = cred
	}
	orphan.Dir = "/"
	if err := orphan.Start(); err != nil {
		t.Fatal(err)
	}
	reaped := make(chan error, 1)
	go func() { reaped <- orphan.Wait() }()
	testkit.Eventually(t, soon, func() error { _, err := tryQuery(p.URL("app"), `select 1`); return err })
	exe(t, p.URL("app"), `create table note (text text); insert into note values ('of the orphan')`)

	again := startPostgres(t, engine.PostgresConfig{Dir: dir})
	if err := <-reaped; err != nil {
		t.Errorf("the orphan did not stop cleanly: %v", err)
	}
	if got := query(t, again.URL("app"), `select text from note`); got != "of the orphan" {
		t.Error(got)
	}
}

func TestLeftoversOfKilledInitdbAreNoCluster(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(testkit.Dir(t), "postgres")
	half := filepath.Join(dir, "data.new", "base")
	if err := os.MkdirAll(half, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data.new", "PG_VERSION"), []byte("15\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := startPostgres(t, engine.PostgresConfig{Dir: dir, NoSync: true})
	if got := query(t, p.AdminURL("postgres"), `select 'whole'`); got != "whole" {
		t.Error(got)
	}
}

// The server is started again while the program runs, at the same address, so
// that a pool recovers by itself.
func TestServerThatDiesIsStartedAgain(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p := startPostgres(t, engine.PostgresConfig{Dir: dir})
	pool, err := pgxpool.New(t.Context(), p.AdminURL("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	for range 3 {
		before := postmasterOf(dir)
		kill(t, before)
		testkit.Eventually(t, soon, func() error {
			var n int
			if err := pool.QueryRow(t.Context(), `select 1`).Scan(&n); err != nil {
				return err
			}
			if postmasterOf(dir) == before {
				return errors.New("still the killed server")
			}
			return nil
		})
		select {
		case <-p.Done():
			t.Fatal("Done is closed although nobody called Stop")
		default:
		}
	}
	pool.Close()
	if err := p.Stop(t.Context()); err != nil {
		t.Error(err)
	}
	if pid := postmasterOf(dir); pid != 0 {
		t.Errorf("postgres runs as process %d after Stop", pid)
	}
}

// Stop must not wait for a server that cannot start.
func TestStopWhileServerCannotStart(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p := startPostgres(t, engine.PostgresConfig{Dir: dir})
	if err := os.Rename(filepath.Join(dir, "postgresql.conf"), filepath.Join(dir, "away")); err != nil {
		t.Fatal(err)
	}
	pid := postmasterOf(dir)
	kill(t, pid)
	testkit.Eventually(t, soon, func() error { return hasNoProcess(pid) })
	ctx, cancel := context.WithTimeout(t.Context(), soon)
	defer cancel()
	if err := p.Stop(ctx); err != nil || ctx.Err() != nil {
		t.Errorf("stop: %v, %v", err, ctx.Err())
	}
	if _, err := tryQuery(p.AdminURL("postgres"), `select 1`); err == nil {
		t.Error("a server runs after Stop")
	}
	startPostgres(t, engine.PostgresConfig{Dir: dir})
}

func TestStopInHurryLosesNothing(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	exe(t, p.AdminURL("postgres"), `create table note (text text); insert into note values ('committed')`)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := p.Stop(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("stop: %v, want context.Canceled", err)
	}
	again := startPostgres(t, engine.PostgresConfig{Dir: dir})
	if got := query(t, again.AdminURL("postgres"), `select text from note`); got != "committed" {
		t.Error(got)
	}
}

// hangingBackend opens a session and freezes its server process, as one that
// is busy in the kernel or in a loop.
func hangingBackend(t *testing.T, url string) (pid int) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		_ = conn.Close(ctx)
	})
	pid = int(conn.PgConn().PID())
	if err := syscall.Kill(pid, syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	testkit.Eventually(t, soon, func() error { return hasState(pid, "T") })
	return pid
}

// underCarelessParent runs the program below a process that adopts its orphans
// and never reaps them.
func (o order) underCarelessParent() error {
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		return err
	}
	o.KeepZombies = false
	text, err := json.Marshal(o)
	if err != nil {
		return err
	}
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	r, w, err := os.Pipe() // its own standard input: it must not see ours end
	if err != nil {
		return err
	}
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), orderVariable+"="+string(text))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = r, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	untilTold()
	return w.Close()
}

// stateOf returns the letter that Linux gives to the state of a process, or ""
// when there is no such process.
func stateOf(pid int) string {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return ""
	}
	fields := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	return fields[0]
}

func hasState(pid int, want string) error {
	if got := stateOf(pid); got != want {
		return fmt.Errorf("process %d is in state %q, want %q", pid, got, want)
	}
	return nil
}

func hasNoProcess(pid int) error {
	if s := stateOf(pid); s != "" && s != "Z" {
		return fmt.Errorf("process %d is in state %q", pid, s)
	}
	return nil
}

func replaceFirstLine(t *testing.T, path, line string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(b, []byte("\n"))
	if err := os.WriteFile(path, append([]byte(line+"\n"), rest...), 0o600); err != nil {
		t.Fatal(err)
	}
}
