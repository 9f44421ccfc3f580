// Package engine runs the two servers that Frontdesk brings along: a private
// PostgreSQL cluster and a NATS server with JetStream in this process. Both
// live below one directory each, are durable, survive SIGKILL of this program,
// and refuse to touch a directory that another running instance owns.
package engine

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

var (
	// ErrRunning means that another live process of ours owns the directory.
	ErrRunning = errors.New("already running")

	// ErrNoPostgres means that this machine has no usable PostgreSQL binaries.
	// Its message says what to install.
	ErrNoPostgres = errors.New("no PostgreSQL found")

	// ErrOtherMajor means that the cluster was made by a major version of
	// PostgreSQL that is not installed. The cluster is left as it is.
	ErrOtherMajor = errors.New("cluster of another PostgreSQL version")

	// ErrOtherKey means that the JetStream store was written with another key.
	// The store is left as it is.
	ErrOtherKey = errors.New("JetStream store of another key")
)

// MakeDataDir makes dir and its missing parents, as the place where the
// engines' directories live. As root, PostgreSQL runs as another account and
// must be able to pass through, so dir gets mode 0711: names below it cannot
// be listed, and each directory in it guards itself. Otherwise the mode is
// 0700. Parents that exist are never changed.
func MakeDataDir(dir string) error {
	mode := os.FileMode(0o700)
	if os.Geteuid() == 0 {
		mode = 0o711
	}
	if err := os.MkdirAll(dir, mode); err != nil {
		return fmt.Errorf("make data directory: %w", err)
	}
	// MkdirAll is cut by the umask, and keeps the mode of what exists.
	if err := os.Chmod(dir, mode); err != nil {
		return fmt.Errorf("make data directory: %w", err)
	}
	return nil
}

// writeFile replaces path in one step: a crash leaves the old or the new
// content, never half of one.
func writeFile(path string, data []byte, mode os.FileMode) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return err
	}
	if err = f.Chmod(mode); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes renames and new names in dir survive a power loss.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
