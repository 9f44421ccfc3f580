package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// What a process that owns a directory does with it. A second service is
// refused at once; a command is over in a moment and worth waiting for.
const (
	asService = "service"
	asCommand = "command"
)

// lock is an advisory lock on a file. The kernel drops it when the process
// ends, however it ends, so a lock can never be stale.
type lock struct{ f *os.File }

// heldError says who holds a lock.
type heldError struct{ pid, purpose string }

func (e *heldError) Error() string {
	if e.pid == "" {
		return ErrRunning.Error()
	}
	return fmt.Sprintf("%v (process %s)", ErrRunning, e.pid)
}

func (e *heldError) Unwrap() error { return ErrRunning }

// takeLock takes the lock on path for this process alone, and writes down who
// holds it and why. When it is held it returns a *heldError at once.
func takeLock(path, purpose string) (*lock, error) {
	l, err := openLock(path)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(l.f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		held := &heldError{}
		if b, err := io.ReadAll(io.LimitReader(l.f, 64)); err == nil {
			held.pid, held.purpose, _ = strings.Cut(strings.TrimSpace(string(b)), " ")
		}
		_ = l.f.Close()
		return nil, held
	}
	if err != nil {
		_ = l.f.Close()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if err := l.write(fmt.Sprintf("%d %s\n", os.Getpid(), purpose)); err != nil {
		l.release()
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return l, nil
}

// shareLock takes the lock on path beside other sharers. ErrRunning means that
// somebody holds it alone.
func shareLock(path string) (*lock, error) {
	l, err := openLock(path)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(l.f.Fd()), syscall.LOCK_SH|syscall.LOCK_NB)
	if err == nil {
		return l, nil
	}
	_ = l.f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, &heldError{}
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

// waitLock takes the lock on path for this process alone. It waits, at the most
// until ctx ends, for holders that will let go of it soon: a command for 30 s,
// and a process that has been killed for 2 s, since the kernel drops its locks
// only when its last thread has ended. Behind a service it gives up after the
// moment that a kill may take to be seen.
func waitLock(ctx context.Context, path, purpose string) (*lock, error) {
	for began := time.Now(); ; {
		l, err := takeLock(path, purpose)
		var held *heldError
		if !errors.As(err, &held) || time.Since(began) > held.patience() || !pause(ctx, 10*time.Millisecond) {
			return l, err
		}
	}
}

func (e *heldError) patience() time.Duration {
	pid, err := strconv.Atoi(e.pid)
	switch {
	case e.purpose == asCommand:
		return 30 * time.Second
	case err != nil, ended(pid): // it is about to write its name, or to vanish
		return 2 * time.Second
	}
	return 300 * time.Millisecond
}

// release gives up a lock that this process holds alone.
func (l *lock) release() {
	if l == nil {
		return
	}
	// Who reads the file while nobody holds it must not find our name.
	_ = l.f.Truncate(0)
	l.close()
}

// close gives up a shared lock.
func (l *lock) close() { _ = l.f.Close() }

func (l *lock) write(s string) error {
	if err := l.f.Truncate(0); err != nil {
		return err
	}
	_, err := l.f.WriteAt([]byte(s), 0)
	return err
}

func openLock(path string) (*lock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o600)
	if err != nil {
		return nil, err
	}
	return &lock{f}, nil
}

// pause waits for d and reports whether ctx is still alive after it.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
