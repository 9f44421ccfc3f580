//go:build !linux || portable

package engine

import (
	"errors"
	"os/exec"
	"strconv"
	"strings"
)

// leftovers returns the server with process id pid if it lives and works in
// the cluster's files. Backends that outlive their server cannot be told from
// others here; PostgreSQL finds those itself by their shared memory.
func (cl *cluster) leftovers(pid int) ([]int, error) {
	if pid == 0 {
		return nil, nil
	}
	stat, args, err := ps(pid)
	if err != nil || stat == "" || strings.HasPrefix(stat, "Z") ||
		!strings.Contains(args, "postgres") || !strings.Contains(args, "-D "+cl.data) {
		return nil, err
	}
	return []int{pid}, nil
}

// ended reports whether a process is gone, or a zombie that waits to be reaped.
func ended(pid int) bool {
	stat, _, err := ps(pid)
	return err == nil && (stat == "" || strings.HasPrefix(stat, "Z"))
}

// ps returns the state and the command line of a process, empty if there is none.
func ps(pid int) (stat, args string, err error) {
	out, err := exec.Command("ps", "-ww", "-o", "stat=,args=", "-p", strconv.Itoa(pid)).Output()
	var none *exec.ExitError
	if errors.As(err, &none) {
		return "", "", nil
	}
	stat, args, _ = strings.Cut(strings.TrimSpace(string(out)), " ")
	return stat, args, err
}
