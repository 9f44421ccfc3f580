package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// oldestMajor is the oldest major version of PostgreSQL that Frontdesk runs on.
const oldestMajor = 14

// Binaries is an installed PostgreSQL server.
type Binaries struct {
	Dir     string // holds postgres, initdb and the rest
	Major   int    // as in 15
	Version string // as in 15.18
}

// FindPostgres finds the PostgreSQL binaries for the cluster in dir (as in
// PostgresConfig): those of the major version that made it, or for a new
// cluster the ones in PATH, else the newest installed. Its errors are
// ErrNoPostgres and ErrOtherMajor, which say in one line what to install.
func FindPostgres(dir string) (Binaries, error) {
	major, err := clusterMajor(filepath.Join(dir, dataName))
	if err != nil {
		return Binaries{}, err
	}
	var other []string
	for _, d := range binDirs(major) {
		b, err := inspect(d)
		switch {
		case err != nil:
		case b.Major == major, major == 0 && b.Major >= oldestMajor:
			return b, nil
		default:
			other = append(other, b.Version)
		}
	}
	switch {
	case major != 0 && len(other) > 0:
		return Binaries{}, fmt.Errorf("%w: %s was made by PostgreSQL %d, and only %s is installed: install PostgreSQL %[3]d beside it; to move to a newer one, run `frontdesk backup` with the old and `frontdesk restore` with the new",
			ErrOtherMajor, dir, major, strings.Join(other, ", "))
	case len(other) > 0:
		return Binaries{}, fmt.Errorf("%w: only %s is installed, and Frontdesk needs %d or newer: %s",
			ErrNoPostgres, strings.Join(other, ", "), oldestMajor, remedy(major))
	}
	return Binaries{}, fmt.Errorf("%w: %s", ErrNoPostgres, remedy(major))
}

// clusterMajor returns the major version that made the cluster in data, or 0
// when there is none yet.
func clusterMajor(data string) (int, error) {
	b, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0, fmt.Errorf("%s/PG_VERSION: %q is no major version of PostgreSQL", data, strings.TrimSpace(string(b)))
	}
	return major, nil
}

// binDirs lists directories that may hold a server, best first, each once.
func binDirs(major int) []string {
	var dirs []string
	add := func(dir string) {
		if _, err := os.Stat(filepath.Join(dir, "postgres")); err == nil && !slices.Contains(dirs, dir) {
			dirs = append(dirs, dir)
		}
	}
	if p, err := exec.LookPath("postgres"); err == nil {
		// PATH often holds a link; initdb and the shared files lie beside its target.
		if p, err = filepath.EvalSymlinks(p); err == nil {
			add(filepath.Dir(p))
		}
	}
	if p, err := exec.LookPath("pg_config"); err == nil {
		if out, err := output(p, "--bindir"); err == nil {
			add(strings.TrimSpace(out))
		}
	}
	var packaged []string
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",          // Debian, Ubuntu
		"/usr/pgsql-*/bin",                   // PGDG on Fedora, RHEL
		"/usr/libexec/postgresql*",           // Alpine
		"/opt/homebrew/opt/postgresql@*/bin", // Homebrew on Apple silicon
		"/usr/local/opt/postgresql@*/bin",    // Homebrew on Intel
		"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
	} {
		found, err := filepath.Glob(pattern)
		if err == nil {
			packaged = append(packaged, found...)
		}
	}
	slices.SortStableFunc(packaged, func(a, b string) int { return majorIn(b) - majorIn(a) })
	for _, dir := range packaged {
		add(dir)
	}
	if major != 0 {
		// The directory that names the wanted version saves running the others.
		slices.SortStableFunc(dirs, func(a, b string) int {
			return boolInt(majorIn(b) == major) - boolInt(majorIn(a) == major)
		})
	}
	return dirs
}

// inspect asks the server in dir for its version. A directory without initdb
// is of no use: it cannot make a cluster.
func inspect(dir string) (Binaries, error) {
	if _, err := os.Stat(filepath.Join(dir, "initdb")); err != nil {
		return Binaries{}, err
	}
	out, err := output(filepath.Join(dir, "postgres"), "--version")
	if err != nil {
		return Binaries{}, err
	}
	// "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "... 18beta1"
	_, rest, _ := strings.Cut(out, "(PostgreSQL) ")
	version, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	major, err := strconv.Atoi(regexp.MustCompile(`^\d+`).FindString(version))
	if err != nil {
		return Binaries{}, fmt.Errorf("%s/postgres --version: %q is no version", dir, strings.TrimSpace(out))
	}
	return Binaries{Dir: dir, Major: major, Version: version}, nil
}

func output(name string, arg ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, arg...).Output()
	return string(out), err
}

// remedy says what to install here. Zero is any version.
func remedy(major int) string {
	version := ""
	if major != 0 {
		version = strconv.Itoa(major)
	}
	has := func(tool string) bool { _, err := exec.LookPath(tool); return err == nil }
	var install string
	switch {
	case has("apt-get"):
		install = "apt-get install postgresql" + dashed(version)
	case has("dnf"):
		install = "dnf install postgresql" + version + "-server"
	case has("apk"):
		install = "apk add postgresql" + version
	case runtime.GOOS == "darwin":
		if version == "" {
			version = "17"
		}
		install = "brew install postgresql@" + version
	default:
		install = "the PostgreSQL server of your system (version " + strconv.Itoa(max(major, oldestMajor)) + orNewer(major) + ")"
	}
	return "install it (" + install + "), or set DATABASE_URL to a server that runs elsewhere"
}

func dashed(version string) string {
	if version == "" {
		return ""
	}
	return "-" + version
}

func orNewer(major int) string {
	if major == 0 {
		return " or newer"
	}
	return ""
}

// majorIn reads the version out of a path such as /usr/lib/postgresql/15/bin.
func majorIn(dir string) int {
	n, _ := strconv.Atoi(regexp.MustCompile(`\d+`).FindString(strings.TrimPrefix(dir, "/usr/")))
	return n
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
