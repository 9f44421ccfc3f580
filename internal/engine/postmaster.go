package engine

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// postmaster is one run of the server.
type postmaster struct {
	cmd    *exec.Cmd
	exited chan struct{} // closed when the process is gone and reaped
	err    error         // of the process; read after exited
	logged *serverLog
}

// launch clears away what an earlier run left behind, starts the server and
// waits until it answers. When ctx ends first, nothing is left running.
func (cl *cluster) launch(ctx context.Context, log *slog.Logger) (*postmaster, error) {
	if err := cl.clear(ctx, log); err != nil {
		return nil, err
	}
	pm, err := cl.spawn(log)
	if err != nil {
		return nil, err
	}
	if err := cl.waitReady(ctx, pm); err != nil {
		pm.kill()
		return nil, err
	}
	return pm, nil
}

// spawn starts the server process.
func (cl *cluster) spawn(log *slog.Logger) (*postmaster, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer func() { _ = w.Close() }()
	cmd := exec.Command(filepath.Join(cl.binaries.Dir, "postgres"),
		"-D", cl.data, "-c", "config_file="+filepath.Join(cl.dir, "postgresql.conf"))
	// A clean stop when this program dies; a throw-away cluster need not be clean.
	sig := syscall.SIGINT
	if cl.noSync {
		sig = syscall.SIGQUIT
	}
	cl.confine(cmd, sig)
	// A plain file, not a writer: Wait must not wait for backends that outlive
	// a killed server and still hold its standard error.
	cmd.Stdout, cmd.Stderr = w, w
	pm := &postmaster{cmd: cmd, exited: make(chan struct{}), logged: &serverLog{log: log, ended: make(chan struct{})}}

	started := make(chan error)
	go func() {
		runtime.LockOSThread() // never unlocked: the child dies with this thread
		if err := cmd.Start(); err != nil {
			started <- err
			return
		}
		release, err := guard(cmd.Process.Pid)
		if err != nil {
			_ = cmd.Process.Signal(syscall.SIGQUIT)
			_ = cmd.Wait()
			started <- err
			return
		}
		started <- nil
		pm.err = cmd.Wait()
		release()
		close(pm.exited)
	}()
	if err := <-started; err != nil {
		_ = r.Close()
		return nil, cl.explain(err)
	}
	go pm.logged.follow(r)
	return pm, nil
}

// waitReady waits until the server answers. It may take long after a crash
// with much to replay; it ends early when the process does.
func (cl *cluster) waitReady(ctx context.Context, pm *postmaster) error {
	for wait := 5 * time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		err := cl.ping(ctx)
		if err == nil {
			return nil
		}
		t := time.NewTimer(wait)
		select {
		case <-pm.exited:
			t.Stop()
			return cl.explain(fmt.Errorf("postgres stopped at once (%w): %s", exitError(pm.err), pm.logged.reason()))
		case <-ctx.Done():
			t.Stop()
			return fmt.Errorf("postgres does not answer: %w", errors.Join(ctx.Err(), err))
		case <-t.C:
		}
	}
}

// ping opens a connection as the superuser and closes it again.
func (cl *cluster) ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, cl.url(superuser, "postgres"))
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}

// stop asks the server to end its sessions, checkpoint and exit. When ctx ends
// first it stops without the checkpoint, and the next start replays the log.
func (pm *postmaster) stop(ctx context.Context) error {
	_ = pm.cmd.Process.Signal(syscall.SIGINT)
	select {
	case <-pm.exited:
		return nil
	case <-ctx.Done():
	}
	pm.kill()
	return fmt.Errorf("stopped without a checkpoint, nothing is lost: %w", ctx.Err())
}

// kill ends the server without a checkpoint and waits until it is gone.
func (pm *postmaster) kill() {
	_ = pm.cmd.Process.Signal(syscall.SIGQUIT)
	t := time.NewTimer(5 * time.Second)
	defer t.Stop()
	select {
	case <-pm.exited:
	case <-t.C:
		_ = pm.cmd.Process.Kill()
		<-pm.exited
	}
}

// serverLog passes on what the server logs. Only what an operator must act on
// is a warning; that a session was ended by a stop, say, is not.
type serverLog struct {
	log   *slog.Logger
	ended chan struct{} // closed after the last line

	mu    sync.Mutex
	last  string // line that best explains an early end
	fatal bool   // last is one that ended the server
}

func (l *serverLog) follow(r io.ReadCloser) {
	defer close(l.ended)
	defer func() { _ = r.Close() }()
	for s := bufio.NewScanner(r); s.Scan(); {
		line := s.Text()
		level := slog.LevelDebug
		switch {
		case strings.HasPrefix(line, "PANIC"):
			level = slog.LevelError
		case strings.Contains(line, "terminated by signal"), strings.Contains(line, "could not "):
			level = slog.LevelWarn
		}
		l.log.Log(context.Background(), level, "postgres", "line", line)
		l.note(line)
	}
}

// note keeps the line if it explains the end better than those before it.
func (l *serverLog) note(line string) {
	severity, text, found := strings.Cut(line, ":  ")
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case severity == "FATAL" && strings.Contains(text, "the database system is"):
		// told to us, who asked whether it is ready
	case severity == "FATAL" && strings.HasPrefix(text, "configuration file"):
		// the line before it said what is wrong there
	case severity == "FATAL", severity == "PANIC":
		l.last, l.fatal = text, true
	case l.fatal, severity == "LOG" && strings.HasPrefix(text, "starting PostgreSQL"):
	case found:
		l.last = text
	default: // before it can read its configuration, or from the system's loader
		l.last = line
	}
}

// reason says why the server ended by itself.
func (l *serverLog) reason() string {
	t := time.NewTimer(time.Second)
	defer t.Stop()
	select {
	case <-l.ended:
	case <-t.C: // something that the server started still holds its standard error
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.last == "" {
		return "it gave no reason"
	}
	return l.last
}

// runOnOwnThread runs cmd from a thread that lives as long as it does; see
// dieWithParent.
func runOnOwnThread(cmd *exec.Cmd) error {
	done := make(chan error)
	go func() {
		runtime.LockOSThread()
		done <- cmd.Run()
	}()
	return <-done
}

func exitError(err error) error {
	if err == nil {
		return errors.New("exit status 0")
	}
	return err
}
