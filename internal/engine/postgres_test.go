package engine_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

func TestPostgresKeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(testkit.Dir(t), "postgres")
	ctx := t.Context()

	p := startPostgres(t, engine.PostgresConfig{Dir: dir})
	for range 2 { // making them again changes nothing
		if err := p.CreateDatabases(ctx, "app", "keys"); err != nil {
			t.Fatal(err)
		}
	}
	exe(t, p.URL("app"), `create table note (text text); insert into note values ('kept')`)
	if err := p.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.Done():
	default:
		t.Error("Done is open after Stop")
	}

	began := time.Now()
	p = startPostgres(t, engine.PostgresConfig{Dir: dir})
	t.Logf("second start took %s", time.Since(began))
	if got := query(t, p.URL("app"), `select text from note`); got != "kept" {
		t.Errorf("after a restart the table holds %q", got)
	}
}

func TestPostgresIsPrivateDurableAndModest(t *testing.T) {
	t.Parallel()
	p := startPostgres(t, engine.PostgresConfig{
		Dir:      filepath.Join(testkit.Dir(t), "postgres"),
		Settings: map[string]string{"work_mem": "3MB", "listen_addresses": "*", "application_name": `it's a \ test`},
	})
	if err := p.CreateDatabases(t.Context(), "app"); err != nil {
		t.Fatal(err)
	}
	for setting, want := range map[string]string{
		"listen_addresses": "", "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
		"shared_buffers": "32MB", "max_connections": "50", "jit": "off", "data_checksums": "on",
		"server_encoding": "UTF8", "work_mem": "3MB", "application_name": `it's a \ test`,
	} {
		if got := query(t, p.URL("app"), `select current_setting($1)`, setting); got != want {
			t.Errorf("%s is %q, want %q", setting, got, want)
		}
	}
	for sql, want := range map[string]string{
		`select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user`: "false",
		`select pg_get_userbyid(datdba) = current_user from pg_database where datname = 'app'`:       "true",
		`select has_database_privilege('public', 'app', 'connect')`:                                  "false",
	} {
		if got := query(t, p.URL("app"), sql); got != want {
			t.Errorf("%s is %s, want %s", sql, got, want)
		}
	}
	if got := query(t, p.AdminURL("app"), `select rolsuper from pg_roles where rolname = current_user`); got != "true" {
		t.Error("the role of AdminURL is no superuser")
	}
	if _, err := os.Stat(filepath.Join(p.BinDir(), "pg_dump")); err != nil {
		t.Errorf("BinDir has no pg_dump: %v", err)
	}
}

func TestPostgresLogsNoWords(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	p := startPostgres(t, engine.PostgresConfig{
		Dir: testkit.StoppedCluster(t),
		Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err := p.CreateDatabases(t.Context(), "app"); err != nil {
		t.Fatal(err)
	}
	exe(t, p.URL("app"), `create table person (name text primary key); insert into person values ('Rotkehlchen')`)
	for _, sql := range []string{
		`select 'Rotkehlchen'::int`,
		`insert into person values ('Rotkehlchen') returning name`,
		`select $1::int + 'Rotkehlchen'`,
		`do $$ begin raise warning 'Rotkehlchen'; raise exception 'Rotkehlchen'; end $$`,
	} {
		if _, err := tryQuery(p.URL("app"), sql); err == nil {
			t.Errorf("%s: no error", sql)
		}
	}
	if err := p.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(log.String(), "database system is shut down") {
		t.Fatalf("the log does not come through:\n%s", log.String())
	}
	if strings.Contains(log.String(), "Rotkehlchen") {
		t.Errorf("the log quotes what was written:\n%s", log.String())
	}
}

func TestSecondPostgresIsRefused(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	first := run(t, order{Do: "postgres", Dir: dir})

	began := time.Now()
	_, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: dir})
	if !errors.Is(err, engine.ErrRunning) {
		t.Fatalf("second start: %v, want ErrRunning", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("the refusal took %s", took)
	}
	if !strings.Contains(err.Error(), dir) || !strings.Contains(err.Error(), "stop it first") {
		t.Errorf("the refusal does not say what to do: %v", err)
	}
	if got := query(t, first.said.URL, `select 'unharmed'`); got != "unharmed" {
		t.Error(got)
	}
}

func TestCommandJoinsServiceOrStartsCluster(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	ctx := t.Context()

	alone, err := engine.JoinPostgres(ctx, engine.PostgresConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if err := alone.CreateDatabases(ctx, "app"); err != nil {
		t.Fatal(err)
	}
	if err := alone.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := tryQuery(alone.URL("app"), `select 1`); err == nil {
		t.Error("the command has left a server behind")
	}

	service := run(t, order{Do: "postgres", Dir: dir})
	joined, err := engine.JoinPostgres(ctx, engine.PostgresConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	if joined.URL("app") != service.said.URL {
		t.Errorf("joined %s, want %s", joined.URL("app"), service.said.URL)
	}
	if got := query(t, joined.URL("app"), `select 'joined'`); got != "joined" {
		t.Error(got)
	}
	if err := joined.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	if got := query(t, service.said.URL, `select 'still there'`); got != "still there" {
		t.Error("the command has stopped the service's server")
	}
}

// A service that starts while a command runs the cluster waits for it, and a
// command whose cluster is used by another one waits for that.
func TestServiceWaitsForCommands(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	ctx := t.Context()

	first := run(t, order{Do: "join", Dir: dir})
	second, err := engine.JoinPostgres(ctx, engine.PostgresConfig{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	service := make(chan error, 1)
	var p *engine.Postgres
	go func() {
		var err error
		p, err = engine.StartPostgres(ctx, engine.PostgresConfig{Dir: dir})
		service <- err
	}()
	firstEnded := make(chan struct{})
	go func() { first.end(); close(firstEnded) }()

	for range 5 { // the first command has been told to stop, and must not yet
		if _, err := tryQuery(second.URL("app"), `select pg_sleep(0.05)::text`); err != nil {
			t.Fatalf("the cluster went away under a command: %v", err)
		}
	}
	select {
	case <-firstEnded:
		t.Error("the first command did not wait for the second")
	case err := <-service:
		t.Fatalf("the service did not wait: %v", err)
	default:
	}
	if err := second.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	if err := <-service; err != nil {
		t.Fatal(err)
	}
	if got := query(t, p.URL("app"), `select 'served'`); got != "served" {
		t.Error(got)
	}
	if err := p.Stop(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestPostgresOfAnotherVersionIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir := testkit.StoppedCluster(t)
	p := startPostgres(t, engine.PostgresConfig{Dir: dir})
	if err := p.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	version := filepath.Join(dir, "data", "PG_VERSION")
	if err := os.WriteFile(version, []byte("9\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := listing(t, dir)
	_, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: dir})
	if !errors.Is(err, engine.ErrOtherMajor) {
		t.Fatalf("start: %v, want ErrOtherMajor", err)
	}
	if !strings.Contains(err.Error(), "install PostgreSQL 9") || strings.Contains(err.Error(), "\n") {
		t.Errorf("not one line that says what to do: %v", err)
	}
	if after := listing(t, dir); after != before {
		t.Errorf("files changed:\n%s\nwere:\n%s", after, before)
	}
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(testkit.Dir(t), "postgres")
	letter := filepath.Join(dir, "data", "letter.txt")
	if err := os.MkdirAll(filepath.Dir(letter), 0o755); err != nil {
		t.Fatal(err)
	}
	if cred, other := ordinaryUser(t); other {
		if err := os.Chown(filepath.Dir(letter), int(cred.Uid), int(cred.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(letter, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "holds no PostgreSQL cluster") {
		t.Errorf("start: %v", err)
	}
	if b, err := os.ReadFile(letter); err != nil || string(b) != "dear" {
		t.Errorf("the letter is gone: %q, %v", b, err)
	}
}

func TestUnreachableDirectorySaysWhatToDo(t *testing.T) {
	t.Parallel()
	shut := filepath.Join(testkit.Dir(t), "shut")
	if err := os.Mkdir(shut, 0o700); err != nil {
		t.Fatal(err)
	}
	want := "chmod o+x " + shut
	if os.Geteuid() != 0 { // then we are the account that must get in
		if err := os.Chmod(shut, 0o500); err != nil {
			t.Fatal(err)
		}
		want = "permission denied"
	}
	_, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: filepath.Join(shut, "postgres")})
	if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
		t.Errorf("start: %v, want one line with %q", err, want)
	}
	if err := engine.MakeDataDir(shut); err != nil {
		t.Fatal(err)
	}
	startPostgres(t, engine.PostgresConfig{Dir: filepath.Join(shut, "postgres")})
}

func TestLongPathGetsShortSocket(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(testkit.Dir(t), strings.Repeat("long-", 30), "postgres")
	p := startPostgres(t, engine.PostgresConfig{Dir: dir})
	if !strings.Contains(p.URL("x"), "frontdesk-") || strings.Contains(p.URL("x"), "long-") {
		t.Errorf("socket at %s", p.URL("x"))
	}
	if got := query(t, p.AdminURL("postgres"), `select 'reached'`); got != "reached" {
		t.Error(got)
	}
	socket := query(t, p.AdminURL("postgres"), `select current_setting('unix_socket_directories')`)
	if err := p.Stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(socket, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(socket) })
	_, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{Dir: dir})
	if err == nil || !strings.Contains(err.Error(), "open to others") {
		t.Errorf("a socket directory that others can write to was taken: %v", err)
	}
}

func TestBrokenSettingIsNamed(t *testing.T) {
	t.Parallel()
	_, err := engine.StartPostgres(t.Context(), engine.PostgresConfig{
		Dir:      testkit.StoppedCluster(t),
		NoSync:   true,
		Settings: map[string]string{"shared_buffers": "9000 potatoes"},
	})
	if err == nil || !strings.Contains(err.Error(), "shared_buffers") {
		t.Errorf("start: %v", err)
	}
}

func TestStartThatIsGivenUpLeavesNothingRunning(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(testkit.Dir(t), "postgres")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := engine.StartPostgres(ctx, engine.PostgresConfig{Dir: dir, NoSync: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("start: %v, want context.Canceled", err)
	}
	if pid := postmasterOf(dir); pid != 0 {
		t.Errorf("postgres runs as process %d", pid)
	}
	startPostgres(t, engine.PostgresConfig{Dir: dir, NoSync: true}) // and takes over what was begun
}

func TestFindPostgresPrefersPathAndSkipsOldVersions(t *testing.T) {
	t.Parallel()
	fake := func(version string) string {
		dir := t.TempDir()
		for name, script := range map[string]string{
			"postgres": "#!/bin/sh\necho 'postgres (PostgreSQL) " + version + " (made for a test)'\n",
			"initdb":   "#!/bin/sh\n",
		} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	find := func(path, dir string) answer {
		p := command(t, order{Do: "find", Dir: dir})
		p.cmd.Env = append(p.cmd.Env, "PATH="+path)
		return p.start(t).said
	}
	// A link in PATH leads to where the other programs are.
	target, link := fake("98.1"), t.TempDir()
	if err := os.Symlink(filepath.Join(target, "postgres"), filepath.Join(link, "postgres")); err != nil {
		t.Fatal(err)
	}
	if got := find(link+":/usr/bin", ""); got.Found != target {
		t.Errorf("found %+v, want %s", got, target)
	}
	old := fake("9.6.24")
	if got := find(old+":/usr/bin", ""); got.Err != "" || got.Found == old {
		t.Errorf("found %+v, want a newer one than 9.6", got)
	}
	cluster := t.TempDir()
	if err := os.Mkdir(filepath.Join(cluster, "data"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(cluster, "data", "PG_VERSION"), []byte("97\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := find(target+":/usr/bin", cluster); !strings.Contains(got.Err, "was made by PostgreSQL 97") {
		t.Errorf("for a cluster of version 97: %+v", got)
	}
	right := fake("97beta1")
	if got := find(right+":"+target+":/usr/bin", cluster); got.Found != right {
		t.Errorf("for a cluster of version 97: %+v, want %s", got, right)
	}
}

func TestOrdinaryUserNeedsNoRoot(t *testing.T) {
	t.Parallel()
	dir := testkit.Dir(t)
	p := command(t, order{Do: "postgres", Dir: filepath.Join(dir, "state", "postgres")})
	if cred, other := ordinaryUser(t); other {
		// go test builds into a directory that only root may enter.
		binary := filepath.Join(dir, "program")
		copyFile(t, p.cmd.Path, binary)
		p.cmd.Path, p.cmd.Args = binary, []string{binary}
		p.cmd.SysProcAttr = credential(cred)
		if err := os.Mkdir(filepath.Join(dir, "state"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chown(filepath.Join(dir, "state"), int(cred.Uid), int(cred.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	p.start(t)
	if got := query(t, p.said.URL, `select 'as anybody'`); got != "as anybody" {
		t.Error(got)
	}
	kill(t, p.said.PID, p.said.Postmaster)
	again := command(t, order{Do: "join", Dir: filepath.Join(dir, "state", "postgres")})
	again.cmd.Path, again.cmd.Args, again.cmd.SysProcAttr = p.cmd.Path, p.cmd.Args, p.cmd.SysProcAttr
	again.start(t)
	if got := query(t, again.said.URL, `select 'again'`); got != "again" {
		t.Error(got)
	}
}

func startPostgres(t *testing.T, c engine.PostgresConfig) *engine.Postgres {
	t.Helper()
	p, err := engine.StartPostgres(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Stop(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return p
}

// listing names all files below dir with size and time.
func listing(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		fi, err := d.Info()
		if err != nil {
			return err
		}
		b.WriteString(path + " " + fi.ModTime().String() + "\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// lockedBuffer is a buffer that several goroutines may use.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o755); err != nil {
		t.Fatal(err)
	}
}

func credential(c *syscall.Credential) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: c}
}
