package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// clear ends what an earlier run left behind and removes its lock files, so
// that the server can start. The caller holds the lock of the cluster, so no
// living program owns those processes. The cases, after a SIGKILL:
//
//   - the program died and its server lives, or is still stopping: ask it to stop
//   - both died and backends outlive them: end those before anybody touches the
//     files, since two servers on one set of files would destroy it
//   - the dead server is a zombie that nobody reaps, or its process id belongs
//     to another process by now: PostgreSQL itself would wait for that process
//     for ever, so remove the lock file that names it
func (cl *cluster) clear(ctx context.Context, log *slog.Logger) error {
	pid, err := cl.lockedBy()
	if err != nil {
		return err
	}
	left, err := cl.leftovers(pid)
	if err != nil {
		return err
	}
	if len(left) > 0 {
		log.Warn("stopping what an earlier run of postgres left behind", "processes", left)
		if err := cl.end(ctx, pid, left); err != nil {
			return err
		}
	}
	for _, path := range []string{
		filepath.Join(cl.data, "postmaster.pid"),
		filepath.Join(cl.socket, ".s.PGSQL."+port),
		filepath.Join(cl.socket, ".s.PGSQL."+port+".lock"),
	} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// end stops the processes. pid is the server among them, if it is there.
func (cl *cluster) end(ctx context.Context, pid int, left []int) (err error) {
	if slices.Contains(left, pid) {
		// It ends its backends itself, and checkpoints.
		left, err = cl.signal(ctx, syscall.SIGINT, []int{pid}, pid, 20*time.Second)
	}
	if err == nil && len(left) > 0 {
		left, err = cl.signal(ctx, syscall.SIGQUIT, left, pid, time.Second)
	}
	if err == nil && len(left) > 0 {
		left, err = cl.signal(ctx, syscall.SIGKILL, left, pid, 5*time.Second)
	}
	if err == nil && len(left) > 0 {
		err = fmt.Errorf("processes %v, left behind by an earlier run of PostgreSQL, do not end: kill them", left)
	}
	return err
}

// signal sends sig to the processes, waits until nothing is left of the earlier
// run, and returns what is left all the same.
func (cl *cluster) signal(ctx context.Context, sig syscall.Signal, to []int, pid int, wait time.Duration) (left []int, err error) {
	for _, p := range to {
		if err := syscall.Kill(p, sig); err != nil && !errors.Is(err, syscall.ESRCH) {
			return nil, fmt.Errorf("stop process %d, left behind by an earlier run: %w", p, err)
		}
	}
	for deadline := time.Now().Add(wait); ; {
		left, err = cl.leftovers(pid)
		if err != nil || len(left) == 0 || time.Now().After(deadline) {
			return left, err
		}
		if !pause(ctx, 5*time.Millisecond) {
			return left, ctx.Err()
		}
	}
}

// lockedBy returns the process id in the server's lock file, or 0.
func (cl *cluster) lockedBy() (int, error) {
	b, err := os.ReadFile(filepath.Join(cl.data, "postmaster.pid"))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	line, _, _ := strings.Cut(string(b), "\n")
	// A crash while it was written can leave it empty: then it names nobody.
	pid, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil || pid < 1 {
		return 0, nil
	}
	return pid, nil
}
