package engine

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
)

const (
	dataName  = "data" // PGDATA below PostgresConfig.Dir
	superuser = "frontdesk"
	appRole   = "frontdesk_app"
	port      = "5432" // names the socket file; no TCP port is opened
)

// cluster knows the files of one private cluster:
//
//	Dir/                 ours, others may pass through
//	Dir/lock             held by the process that runs the cluster
//	Dir/joined.lock      shared by the commands that use it meanwhile
//	Dir/*.conf           written anew at every start
//	Dir/data/            PGDATA, of the account that PostgreSQL runs as
//	Dir/run/             the socket; elsewhere when its path would be too long
type cluster struct {
	dir      string // absolute, without links
	data     string
	socket   string // directory
	account  account
	binaries Binaries
	noSync   bool
	settings map[string]string
}

// openCluster looks at what is in c.Dir, makes the directories around it, and
// chooses account and binaries. It changes nothing inside PGDATA.
func openCluster(c PostgresConfig) (*cluster, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o711); err != nil {
		return nil, err
	}
	// One cluster has one name, whichever link leads to it.
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return nil, err
	}
	cl := &cluster{dir: dir, data: filepath.Join(dir, dataName), noSync: c.NoSync, settings: c.Settings}
	for name := range c.Settings {
		if !regexp.MustCompile(`^[a-z_][a-z0-9_.]*$`).MatchString(name) {
			return nil, fmt.Errorf("%q is not the name of a PostgreSQL setting", name)
		}
	}
	if cl.account, err = accountFor(cl.data); err != nil {
		return nil, err
	}
	cl.socket = socketDir(dir)
	if cl.binaries, err = FindPostgres(dir); err != nil {
		return nil, err
	}
	return cl, nil
}

// socketDir returns where the socket of the cluster in dir lies. It depends on
// dir alone, so that other processes find it. Socket paths may have 107 bytes
// on Linux and 103 on macOS.
func socketDir(dir string) string {
	const longest = 103
	d := filepath.Join(dir, "run")
	if len(filepath.Join(d, ".s.PGSQL."+port)) <= longest {
		return d
	}
	return fmt.Sprintf("/tmp/frontdesk-%x", sha256.Sum256([]byte(dir)))[:len("/tmp/frontdesk-")+16]
}

// prepare makes everything that a start of the server needs. The caller holds
// the lock of the cluster.
func (cl *cluster) prepare(ctx context.Context) error {
	if err := os.Chmod(cl.dir, 0o711); err != nil {
		return err
	}
	if err := cl.makeSocketDir(); err != nil {
		return err
	}
	if err := cl.initialise(ctx); err != nil {
		return err
	}
	for name, text := range map[string]string{
		"postgresql.conf": cl.postgresqlConf(),
		"hba.conf":        "local all all peer map=fd\nlocal replication all peer map=fd\n",
		"ident.conf":      cl.identConf(),
	} {
		if err := writeFile(filepath.Join(cl.dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// initialise makes the cluster unless there is one. It is made beside its
// place and moved there when whole, so a crash in between leaves nothing that
// looks like a cluster.
func (cl *cluster) initialise(ctx context.Context) error {
	major, err := clusterMajor(cl.data)
	if err != nil || major != 0 {
		return err
	}
	if entries, err := os.ReadDir(cl.data); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty and holds no PostgreSQL cluster: move it away or choose another data directory", cl.data)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fresh := cl.data + ".new"
	if err := os.RemoveAll(fresh); err != nil {
		return err
	}
	if err := os.Mkdir(fresh, 0o700); err != nil {
		return err
	}
	if err := cl.account.own(fresh); err != nil {
		return err
	}
	args := []string{
		"-D", fresh, "-E", "UTF8", "--locale=" + locale(), "-U", superuser,
		"--auth-local=peer", "--auth-host=reject", "--data-checksums", "--no-instructions",
	}
	if cl.noSync {
		args = append(args, "--no-sync", "--wal-segsize=1")
	}
	if err := cl.runTool(ctx, "initdb", args...); err != nil {
		return err
	}
	if err := os.Rename(fresh, cl.data); err != nil {
		return err
	}
	return syncDir(cl.dir)
}

func locale() string {
	if runtime.GOOS == "darwin" {
		return "en_US.UTF-8" // macOS has no C.UTF-8
	}
	return "C.UTF-8"
}

// makeSocketDir makes the directory of the socket, or checks the one that is
// there: under /tmp it could be somebody else's trap.
func (cl *cluster) makeSocketDir() error {
	err := os.Mkdir(cl.socket, 0o700)
	if err == nil {
		return cl.account.own(cl.socket)
	}
	if !errors.Is(err, fs.ErrExist) {
		return err
	}
	fi, err := os.Lstat(cl.socket)
	if err != nil {
		return err
	}
	uid, _, err := ownerOf(cl.socket)
	if err != nil {
		return err
	}
	if !fi.IsDir() || fi.Mode().Perm() != 0o700 || (uid != cl.account.uid && uid != uint32(os.Geteuid())) {
		return fmt.Errorf("%s belongs to somebody else or is open to others: remove it, or choose another data directory", cl.socket)
	}
	return cl.account.own(cl.socket)
}

// postgresqlConf is the whole configuration. It asks for durability, little
// memory, no TCP port, and a log without anybody's words: error messages and
// details can quote what a patient wrote, so only LOG, FATAL and PANIC lines
// are written, without details and statements.
func (cl *cluster) postgresqlConf() string {
	set := map[string]string{
		"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
		"max_connections": "50", "shared_buffers": "32MB", "max_wal_size": "512MB", "wal_compression": "on",
		"jit": "off", "max_wal_senders": "2", "timezone": "UTC", "log_timezone": "UTC",
		"log_min_messages": "log", "log_min_error_statement": "panic", "log_error_verbosity": "terse",
		"log_parameter_max_length": "0", "log_parameter_max_length_on_error": "0",
		"log_line_prefix": "", "log_checkpoints": "off", "lc_messages": "C",
	}
	if cl.noSync {
		maps.Copy(set, map[string]string{
			"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
			"autovacuum": "off", "wal_level": "minimal", "max_wal_senders": "0",
		})
	}
	maps.Copy(set, cl.settings)
	maps.Copy(set, map[string]string{
		"listen_addresses": "", "port": port, "unix_socket_directories": cl.socket, "unix_socket_permissions": "0700",
		"hba_file": filepath.Join(cl.dir, "hba.conf"), "ident_file": filepath.Join(cl.dir, "ident.conf"),
	})
	var b strings.Builder
	b.WriteString("# Written by frontdesk at every start; changes here are lost.\n")
	for _, name := range slices.Sorted(maps.Keys(set)) {
		fmt.Fprintf(&b, "%s = '%s'\n", name, strings.NewReplacer(`\`, `\\`, "'", "''", "\n", " ").Replace(set[name]))
	}
	return b.String()
}

// identConf says which accounts of this machine may be which role: those that
// can read the cluster's files anyway. So there is no password to keep.
func (cl *cluster) identConf() string {
	names := []string{"root", nameOf(uint32(os.Geteuid()))}
	if cl.account.name != "nobody" { // shared by services that are not ours
		names = append(names, cl.account.name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range slices.Compact(names) {
		for _, role := range []string{superuser, appRole} {
			fmt.Fprintf(&b, "fd \"%s\" %s\n", name, role)
		}
	}
	return b.String()
}

// runTool runs one of PostgreSQL's programs to its end.
func (cl *cluster) runTool(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(cl.binaries.Dir, name), args...)
	cl.confine(cmd, syscall.SIGKILL)
	var out strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := runOnOwnThread(cmd); err != nil {
		return cl.explain(fmt.Errorf("%s: %w: %s", name, err, lastLine(out.String())))
	}
	return nil
}

// confine makes cmd run as the cluster's account, away from this process's
// environment, directory and process group, and die by sig if this process
// dies. Ctrl-C must not reach PostgreSQL before the program has drained.
func (cl *cluster) confine(cmd *exec.Cmd, sig syscall.Signal) {
	cmd.Dir = "/"
	cmd.Env = []string{"LC_ALL=" + locale(), "TZ=UTC", "PATH=" + os.Getenv("PATH")}
	if path, ok := os.LookupEnv("LD_LIBRARY_PATH"); ok {
		cmd.Env = append(cmd.Env, "LD_LIBRARY_PATH="+path)
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: cl.account.credential(), Setpgid: true}
	dieWithParent(cmd.SysProcAttr, sig)
}

// explain names the directory that keeps PostgreSQL out, when that is what
// made it fail.
func (cl *cluster) explain(err error) error {
	if !strings.Contains(err.Error(), "ermission denied") {
		return err
	}
	if b := cl.account.barrier(cl.data); b != nil {
		return b
	}
	if b := cl.account.barrier(filepath.Join(cl.binaries.Dir, "postgres")); b != nil {
		return fmt.Errorf("PostgreSQL in %s cannot be run by account %q: install it from your system's packages", cl.binaries.Dir, cl.account.name)
	}
	return err
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return strings.TrimSpace(s[strings.LastIndexByte(s, '\n')+1:])
}
