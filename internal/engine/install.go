package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// CanInstallPostgres reports whether InstallPostgres can work here: as root on
// Debian, Ubuntu or a relative of theirs.
func CanInstallPostgres() bool {
	_, err := exec.LookPath("apt-get")
	return err == nil && os.Geteuid() == 0
}

// InstallPostgres installs the PostgreSQL server from the packages of Debian
// or Ubuntu, as root, and writes what apt says to out. It keeps the packages
// from making and starting a cluster of their own. Anywhere else it changes
// nothing and returns ErrNoPostgres with one line that says what to install.
func InstallPostgres(ctx context.Context, out io.Writer) error {
	if !CanInstallPostgres() {
		return fmt.Errorf("install postgres: %w: %s", ErrNoPostgres, remedy(0))
	}
	if err := keepOwnClusterAway("/etc/postgresql-common/createcluster.d"); err != nil {
		return fmt.Errorf("install postgres: %w", err)
	}
	err := apt(ctx, out, "install", "-y", "--no-install-recommends", "postgresql")
	if err != nil && ctx.Err() == nil {
		// Fresh containers have no package lists, old machines stale ones.
		if err = apt(ctx, out, "update"); err == nil {
			err = apt(ctx, out, "install", "-y", "--no-install-recommends", "postgresql")
		}
	}
	if err != nil {
		return fmt.Errorf("install postgres: %w", err)
	}
	if _, err := FindPostgres(""); err != nil {
		return fmt.Errorf("install postgres: %w", err)
	}
	return nil
}

// keepOwnClusterAway writes the setting that stops Debian's postgresql package
// from starting a server on port 5432 that nobody asked for. The directory is
// read by Debian's own createcluster.conf, which stays as the package has it.
func keepOwnClusterAway(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	path := filepath.Join(dir, "frontdesk.conf")
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	const text = "# Frontdesk runs a private cluster of its own. Remove this line to let the\n# postgresql packages create and start one as well.\ncreate_main_cluster = false\n"
	return writeFile(path, []byte(text), 0o644)
}

func apt(ctx context.Context, out io.Writer, args ...string) error {
	cmd := exec.CommandContext(ctx, "apt-get", args...)
	cmd.Env = append(os.Environ(), "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8")
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("apt-get %s: %w", args[0], err)
	}
	return nil
}
