package main_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// binary is the program under test, built once for all tests of this package.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "frontdesk-test-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "frontdesk")
	args := []string{"build", "-o", path}
	if os.Getenv("FRONTDESK_RACE") != "" {
		args = append(args, "-race") // make check runs the program itself under the race detector
	}
	build := exec.Command("go", append(args, ".")...)
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	// testkit.Main ends the process, so the binary is removed by whoever made it last.
	testkit.Main(m)
}

// installation is a Frontdesk of its own: data directory, key, address. Its program is a real process that can be killed.
type installation struct {
	t    testing.TB
	dir  string
	addr string
	env  []string
	log  *lockedBuffer

	cmd  *exec.Cmd
	done chan error
}

// lockedBuffer gathers what all runs of the program log.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// install prepares an installation against an emulated Telegram: the sample clinic is imported, nothing runs yet.
func install(t testing.TB, telegram *telegramtest.Server, env ...string) *installation {
	t.Helper()
	i := &installation{t: t, dir: testkit.Dir(t), addr: freeAddr(t), log: &lockedBuffer{}}
	i.env = append([]string{
		"FRONTDESK_DATA_DIR=" + filepath.Join(i.dir, "data"), "FRONTDESK_KEY_FILE=" + filepath.Join(i.dir, "key"),
		"FRONTDESK_ADDR=" + i.addr, "FRONTDESK_NATS_ADDR=127.0.0.1:0",
		"PATH=" + os.Getenv("PATH"), "HOME=" + i.dir, "TZ=UTC",
	}, env...)
	if telegram != nil {
		i.env = append(i.env, "TELEGRAM_API_URL="+telegram.URL(), "TELEGRAM_BOT_TOKEN="+telegram.Token())
	}
	t.Cleanup(func() {
		if i.cmd != nil {
			_ = i.cmd.Process.Kill()
			_ = i.wait()
		}
		if strings.Contains(i.log.String(), "DATA RACE") {
			t.Error("the race detector found something in the program")
		}
		if t.Failed() {
			t.Logf("what the program logged:\n%s", tail(i.log.String(), 6000))
		}
	})
	return i
}

func tail(s string, n int) string {
	if len(s) > n {
		return s[len(s)-n:]
	}
	return s
}

// moveIn imports the sample clinic and its answers.
func (i *installation) moveIn() *installation {
	i.t.Helper()
	i.must("clinic", "import", "sample/clinic.yaml")
	i.must("faq", "import", "sample/faq.yaml", "--publish")
	return i
}

// call runs a command to its end.
func (i *installation) call(stdin string, args ...string) (stdout, stderr string, status int) {
	i.t.Helper()
	path, err := binary()
	if err != nil {
		i.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(i.t.Context(), 90*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = i.env
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		i.t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func (i *installation) must(args ...string) string {
	i.t.Helper()
	out, errs, status := i.call("", args...)
	if status != 0 {
		i.t.Fatalf("frontdesk %s: status %d\n%s%s", strings.Join(args, " "), status, out, errs)
	}
	return out
}

// start runs `frontdesk serve` and waits until it can handle messages.
func (i *installation) start() {
	i.t.Helper()
	i.launch()
	testkit.Eventually(i.t, 30*time.Second, func() error {
		select {
		case err := <-i.done:
			i.done <- err
			i.t.Fatalf("the program ended: %v\n%s", err, tail(i.log.String(), 4000))
		default:
		}
		r, err := http.Get("http://" + i.addr + "/readyz")
		if err != nil {
			return err
		}
		r.Body.Close()
		if r.StatusCode != http.StatusOK {
			return fmt.Errorf("readyz: %d", r.StatusCode)
		}
		return nil
	})
}

// launch runs `frontdesk serve` without waiting.
func (i *installation) launch() {
	i.t.Helper()
	path, err := binary()
	if err != nil {
		i.t.Fatal(err)
	}
	cmd := exec.Command(path, "serve")
	cmd.Env, cmd.Stdout, cmd.Stderr = i.env, i.log, i.log
	if err := cmd.Start(); err != nil {
		i.t.Fatal(err)
	}
	i.cmd, i.done = cmd, make(chan error, 1)
	go func(done chan error) { done <- cmd.Wait() }(i.done)
}

// wait returns how the program ended.
func (i *installation) wait() error { return <-i.done }

// kill ends the program as a power cut would.
func (i *installation) kill() {
	i.t.Helper()
	_ = i.cmd.Process.Kill()
	_ = i.wait()
	i.cmd = nil
}

// killAll ends the program and its database together.
func (i *installation) killAll() {
	i.t.Helper()
	pid := i.postmaster()
	_ = i.cmd.Process.Kill()
	_ = syscall.Kill(pid, syscall.SIGKILL)
	_ = i.wait()
	i.cmd = nil
}

func (i *installation) postmaster() int {
	i.t.Helper()
	found, err := filepath.Glob(filepath.Join(i.dir, "data", "postgres", "postmaster.pid"))
	if err != nil || len(found) != 1 {
		found, _ = filepath.Glob(filepath.Join(i.dir, "data", "postgres", "*", "postmaster.pid"))
	}
	if len(found) != 1 {
		i.t.Fatalf("%d postmaster.pid found", len(found))
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		i.t.Fatal(err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		i.t.Fatal(err)
	}
	return pid
}

// stop ends the program in good order.
func (i *installation) stop() {
	i.t.Helper()
	_ = i.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-i.done:
		if err != nil {
			i.t.Errorf("the program ended with %v\n%s", err, tail(i.log.String(), 3000))
		}
	case <-time.After(60 * time.Second):
		i.t.Fatalf("the program did not stop\n%s", tail(i.log.String(), 3000))
	}
	i.cmd = nil
}

func freeAddr(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// writeKey makes a key file, as an operator does for a database that is not private.
func (i *installation) writeKey() {
	i.t.Helper()
	if err := os.WriteFile(filepath.Join(i.dir, "key"), []byte(strings.Repeat("5e", 32)+"\n"), 0o600); err != nil {
		i.t.Fatal(err)
	}
}

// chatOf names a person's chat for `frontdesk patient`.
func (i *installation) chatOf(server *telegramtest.Server, p *telegramtest.Person) string {
	bot, _, _ := strings.Cut(server.Token(), ":")
	return fmt.Sprintf("%s:%d", bot, p.ID())
}
