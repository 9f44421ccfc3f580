// Package testkit gives tests the real things: PostgreSQL with the migrations
// applied, a NATS server with JetStream, and both as processes that a test can
// stop and kill. Tests fail, and say what to install, where those are missing.
//
// A package whose tests use it needs
//
//	func TestMain(m *testing.M) { testkit.Main(m) }
package testkit

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Main runs the tests of a package and ends what they shared. It does not
// return.
func Main(m *testing.M) {
	runAsChild()
	shared.inMain.Store(true)
	code := m.Run()
	if err := shared.stop(); err != nil {
		fmt.Fprintln(os.Stderr, "testkit:", err)
		code = max(code, 1)
	}
	os.Exit(code)
}

// Dir makes an empty directory that lives as long as the test and, other than
// t.TempDir, lies in memory where there is enough and lets the account that
// PostgreSQL runs as pass through: fit for the data directory of the program.
func Dir(t testing.TB) string {
	t.Helper()
	s, err := newScratch()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		// What a test has killed may still be writing its last file.
		Eventually(t, 5*time.Second, func() error { return os.RemoveAll(s.dir) })
		_ = s.lock.Close()
	})
	return s.dir
}

// Eventually calls check until it returns nil, and fails the test with its
// last error when that takes longer than within.
func Eventually(t testing.TB, within time.Duration, check func() error) {
	t.Helper()
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	began := time.Now()
	for wait := time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		err := check()
		if err == nil {
			return
		}
		next := time.NewTimer(wait)
		select {
		case <-next.C:
		case <-deadline.C:
			next.Stop()
			t.Fatalf("not within %s: %v", time.Since(began).Round(time.Millisecond), err)
		}
	}
}

// scratch is a directory in use by this process. Its lock tells other test
// runs that it is; one whose process was killed is removed by the next run.
type scratch struct {
	dir  string
	lock *os.File
}

const (
	scratchPrefix = "frontdesk-test-"
	scratchLock   = ".in-use"
)

func newScratch() (*scratch, error) {
	root := scratchRoot()
	dir, err := os.MkdirTemp(root, scratchPrefix)
	if err != nil {
		return nil, err
	}
	lock, err := lockFile(filepath.Join(dir, scratchLock), syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	if err := os.Chmod(dir, 0o711); err != nil {
		return nil, err
	}
	return &scratch{dir, lock}, nil
}

func (s *scratch) remove() error {
	return errors.Join(os.RemoveAll(s.dir), s.lock.Close())
}

// scratchRoot is in memory where that has room: creating and removing many
// files on a disk becomes slow, ten times and more on ext4.
func scratchRoot() string {
	const shm, enough = "/dev/shm", 1 << 30
	var st syscall.Statfs_t
	if err := syscall.Statfs(shm, &st); err == nil && uint64(st.Bavail)*uint64(st.Bsize) > enough {
		return shm
	}
	return os.TempDir()
}

// sweep removes what killed test runs have left behind.
func sweep() {
	dirs, err := filepath.Glob(filepath.Join(scratchRoot(), scratchPrefix+"*"))
	if err != nil {
		return
	}
	for _, dir := range dirs {
		fi, err := os.Stat(dir)
		if err != nil || time.Since(fi.ModTime()) < time.Minute {
			continue // perhaps not locked yet
		}
		lock, err := lockFile(filepath.Join(dir, scratchLock), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != nil {
			continue
		}
		_ = os.RemoveAll(dir)
		_ = lock.Close()
	}
}

// lockFile opens and locks a file until it is closed or the process ends.
func lockFile(path string, how int) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), how); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return f, nil
}
