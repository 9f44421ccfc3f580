package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// account is the operating system account that PostgreSQL runs as. PostgreSQL
// refuses to run as root, so root hands it to another one.
type account struct {
	name     string
	uid, gid uint32
	other    bool // differs from the account of this process
}

// accountFor chooses the account for the cluster in data: the owner of what is
// there, since PostgreSQL insists on that; for a new cluster this process's own
// account, or as root the first that exists of frontdesk, postgres and nobody.
func accountFor(data string) (account, error) {
	euid := uint32(os.Geteuid())
	owner, exists, err := ownerOf(data)
	switch {
	case err != nil:
		return account{}, err
	case exists && owner == 0:
		return account{}, fmt.Errorf("%s belongs to root, and PostgreSQL does not run as root: give it to the account that it ran as before (chown -R postgres %s)", data, data)
	case exists && euid != 0 && owner != euid:
		return account{}, fmt.Errorf("%s belongs to %s: run frontdesk as root or as the account that made it, or choose another data directory", data, nameOf(owner))
	case exists:
		return accountOf(nameOf(owner))
	case euid != 0:
		return accountOf(nameOf(euid))
	}
	for _, name := range []string{"frontdesk", "postgres", "nobody"} {
		a, err := accountOf(name)
		if err == nil && a.uid != 0 {
			return a, nil
		}
	}
	return account{}, errors.New("PostgreSQL does not run as root and there is no account for it: make one (useradd --system frontdesk)")
}

// credential is nil when PostgreSQL runs as this process does.
func (a account) credential() *syscall.Credential {
	if !a.other {
		return nil
	}
	return &syscall.Credential{Uid: a.uid, Gid: a.gid}
}

// own gives path to the account, when that is another one.
func (a account) own(path string) error {
	if !a.other {
		return nil
	}
	return os.Lchown(path, int(a.uid), int(a.gid))
}

// barrier returns the first directory on the way to path that the account may
// not pass through, as one sentence that says what to do, or nil. It looks at
// the mode bits alone, so call it to explain a refusal, not to predict one.
func (a account) barrier(path string) error {
	var dirs []string
	for d := filepath.Dir(path); ; d = filepath.Dir(d) {
		dirs = append(dirs, d)
		if d == filepath.Dir(d) {
			break
		}
	}
	for i := len(dirs) - 1; i >= 0; i-- {
		fi, err := os.Stat(dirs[i])
		if err != nil {
			return nil
		}
		if a.mayPass(fi) {
			continue
		}
		return fmt.Errorf("PostgreSQL runs as account %q, which may not pass through %s (mode %04o): choose another data directory (FRONTDESK_DATA_DIR=/var/lib/frontdesk), or allow it with: chmod o+x %s",
			a.name, dirs[i], fi.Mode().Perm(), dirs[i])
	}
	return nil
}

func (a account) mayPass(fi fs.FileInfo) bool {
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return true
	}
	switch {
	case st.Uid == a.uid:
		return fi.Mode().Perm()&0o100 != 0
	case st.Gid == a.gid:
		return fi.Mode().Perm()&0o010 != 0
	}
	return fi.Mode().Perm()&0o001 != 0
}

func accountOf(name string) (account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		// A container may run us under a number that has no name.
		id, numErr := strconv.ParseUint(name, 10, 32)
		if numErr != nil {
			return account{}, err
		}
		return account{name: name, uid: uint32(id), gid: uint32(os.Getegid()), other: int(id) != os.Geteuid()}, nil
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("account %s: %w", name, err)
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return account{}, fmt.Errorf("account %s: %w", name, err)
	}
	return account{name: name, uid: uint32(uid), gid: uint32(gid), other: int(uid) != os.Geteuid()}, nil
}

func ownerOf(path string) (uid uint32, exists bool, err error) {
	fi, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	st, ok := fi.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false, fmt.Errorf("%s: owner unknown", path)
	}
	return st.Uid, true, nil
}

// nameOf returns the name of an account, or its number when it has none.
func nameOf(uid uint32) string {
	id := strconv.FormatUint(uint64(uid), 10)
	u, err := user.LookupId(id)
	if err != nil || strings.ContainsAny(u.Username, " \t\"\n") {
		return id
	}
	return u.Username
}
