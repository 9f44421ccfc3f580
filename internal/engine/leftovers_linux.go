//go:build linux && !portable

package engine

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// leftovers lists the living PostgreSQL processes that work in the cluster's
// files. It goes by the program and the directory of each process, not by its
// id, which may belong to another program by now. A zombie has no directory any
// more, so it is not among them.
func (cl *cluster) leftovers(int) ([]int, error) {
	data, err := os.Stat(cl.data)
	if err != nil {
		return nil, err
	}
	procs, err := os.ReadDir("/proc")
	if err != nil {
		return nil, err
	}
	var pids []int
	for _, p := range procs {
		pid, err := strconv.Atoi(p.Name())
		if err != nil {
			continue
		}
		// The same directory under any name; what we may not look at runs under
		// an account that cannot open our files.
		cwd, err := os.Stat(filepath.Join("/proc", p.Name(), "cwd"))
		if err != nil || !os.SameFile(cwd, data) {
			continue
		}
		exe, err := os.Readlink(filepath.Join("/proc", p.Name(), "exe"))
		if errors.Is(err, fs.ErrNotExist) {
			continue // ended meanwhile
		}
		if err != nil {
			return nil, err
		}
		// After an upgrade of the package the program that runs has no file.
		if filepath.Base(strings.TrimSuffix(exe, " (deleted)")) == "postgres" {
			pids = append(pids, pid)
		}
	}
	return pids, nil
}

// ended reports whether a process is gone, or a zombie that waits to be reaped.
func ended(pid int) bool {
	b, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "stat"))
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	// "123 (any name) Z ..."
	_, rest, _ := strings.Cut(string(b[strings.LastIndexByte(string(b), ')'):]), " ")
	return strings.HasPrefix(rest, "Z") || strings.HasPrefix(rest, "X")
}
