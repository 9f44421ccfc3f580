package testkit

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/engine"
	"frontdesk/migrations"
)

// cacheFormat is part of a cache's name. Raise it when the way in which a
// cluster is made changes.
const cacheFormat = 1

// copyCachedCluster makes dir a stopped cluster that has a template for each
// set of migrations. Making one takes most of a second, copying a tenth.
func copyCachedCluster(ctx context.Context, dir string) error {
	binaries, err := engine.FindPostgres("")
	if err != nil {
		return err
	}
	root, err := cacheRoot()
	if err != nil {
		return err
	}
	key := sha256.Sum256(fmt.Appendf(nil, "%d %s %s %s %d", cacheFormat, binaries.Version,
		migrations.Hash(migrations.Main), migrations.Hash(migrations.Keys), os.Geteuid()))
	cached := filepath.Join(root, fmt.Sprintf("cluster-%x", key[:8]))

	lock, err := lockFile(filepath.Join(root, "lock"), syscall.LOCK_SH)
	if err != nil {
		return err
	}
	defer func() { _ = lock.Close() }()
	if err := makeCached(ctx, cached, lock); err != nil {
		return fmt.Errorf("make the cluster that tests copy: %w", err)
	}
	now := time.Now()
	if err := os.Chtimes(cached, now, now); err != nil { // in use: not to be pruned
		return err
	}
	if err := os.MkdirAll(dir, 0o711); err != nil {
		return err
	}
	return copyTree(filepath.Join(cached, "data"), filepath.Join(dir, "data"))
}

// makeCached makes the cluster unless it is there. Of several test runs one
// does so, while the others wait. It returns with the lock shared, as it was.
func makeCached(ctx context.Context, cached string, lock *os.File) error {
	if _, err := os.Stat(cached); err == nil {
		return nil
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return err
	}
	if _, err := os.Stat(cached); errors.Is(err, fs.ErrNotExist) {
		if err := fillCache(ctx, cached); err != nil {
			return err
		}
		prune(filepath.Dir(cached), cached)
	}
	return syscall.Flock(int(lock.Fd()), syscall.LOCK_SH)
}

// fillCache makes the cluster and moves it to cached when it is whole.
func fillCache(ctx context.Context, cached string) (err error) {
	s, err := newScratch()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.remove()) }()
	dir := filepath.Join(s.dir, "postgres")
	p, err := engine.StartPostgres(ctx, engine.PostgresConfig{Dir: dir, NoSync: true})
	if err != nil {
		return err
	}
	err = makeTemplates(ctx, p)
	if err := errors.Join(err, p.Stop(ctx)); err != nil {
		return err
	}
	half := cached + ".half"
	if err := os.RemoveAll(half); err != nil {
		return err
	}
	if err := os.Mkdir(half, 0o700); err != nil {
		return err
	}
	if err := copyTree(filepath.Join(dir, "data"), filepath.Join(half, "data")); err != nil {
		return err
	}
	return os.Rename(half, cached)
}

func makeTemplates(ctx context.Context, p *engine.Postgres) error {
	for _, set := range sets() {
		if err := p.CreateDatabases(ctx, templateName(set)); err != nil {
			return err
		}
		if err := migrate(ctx, p.URL(templateName(set)), set); err != nil {
			return err
		}
	}
	return nil
}

func migrate(ctx context.Context, address string, set migrations.Set) error {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	_, err = migrations.Up(ctx, conn, set)
	return errors.Join(err, conn.Close(ctx))
}

// prune keeps the cluster in use and the two used last before it.
func prune(root, used string) {
	dirs, err := filepath.Glob(filepath.Join(root, "cluster-*"))
	if err != nil {
		return
	}
	age := func(dir string) time.Duration {
		fi, err := os.Stat(dir)
		if err != nil {
			return 0
		}
		return time.Since(fi.ModTime())
	}
	dirs = slices.DeleteFunc(dirs, func(dir string) bool { return dir == used })
	slices.SortFunc(dirs, func(a, b string) int { return int((age(a) - age(b)) / time.Millisecond) })
	for i, dir := range dirs {
		if i >= 2 {
			_ = os.RemoveAll(dir)
		}
	}
}

func cacheRoot() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	dir := filepath.Join(base, "frontdesk-testkit")
	return dir, os.MkdirAll(dir, 0o700)
}

// copyTree copies directories and files with mode and, as root, owner.
func copyTree(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		fi, err := d.Info()
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		switch {
		case d.IsDir():
			err = os.Mkdir(target, fi.Mode().Perm())
		case fi.Mode().IsRegular():
			err = copyFile(path, target, fi.Mode().Perm())
		default:
			err = fmt.Errorf("copy %s: neither file nor directory", path)
		}
		if st, ok := fi.Sys().(*syscall.Stat_t); ok && err == nil && os.Geteuid() == 0 {
			err = os.Lchown(target, int(st.Uid), int(st.Gid))
		}
		return err
	})
}

func copyFile(from, to string, mode fs.FileMode) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = src.Close() }()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	_, err = io.Copy(dst, src)
	return err
}
