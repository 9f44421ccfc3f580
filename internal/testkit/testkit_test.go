package testkit_test

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func TestEachTestHasItsOwnDatabases(t *testing.T) {
	t.Parallel()
	a, b := testkit.Postgres(t), testkit.Postgres(t)
	urls := []string{a.URL, a.KeysURL, b.URL, b.KeysURL}
	for i, url := range urls {
		if slices.Index(urls, url) != i {
			t.Fatalf("the same database twice: %v", urls)
		}
		if err := do(t, url, `create table mine (n int)`); err != nil {
			t.Errorf("the tests' role cannot change its database: %v", err)
		}
		if err := do(t, url, `select from schema_migration where version = 1`); err != nil {
			t.Errorf("not migrated: %v", err)
		}
	}
}

// The same in a server that somebody else runs, which is left as it was but for
// the templates.
func TestDatabasesElsewhere(t *testing.T) {
	t.Parallel()
	p := testkit.PostgresProcess(t)
	admin := strings.Replace(p.URL, "frontdesk_app@", "frontdesk@", 1)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // with templates to make, and with templates made
		cmd := exec.Command(exe, "-test.run=^TestEachTestHasItsOwnDatabases$", "-test.v")
		cmd.Env = append(os.Environ(), "FRONTDESK_TEST_DATABASE="+admin)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "--- PASS: TestEachTestHasItsOwnDatabases") {
			t.Fatalf("%v: %s", err, out)
		}
	}
	conn, err := pgx.Connect(t.Context(), admin)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := conn.Query(t.Context(), `select datname from pg_database where datname like 'frontdesk_test%' order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	left, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v; want the two templates", left, err)
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestNATSHasRoles(t *testing.T) {
	t.Parallel()
	n := testkit.NATS(t)
	js, err := jetstream.New(n.Conn())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := js.AccountInfo(t.Context()); err != nil {
		t.Errorf("JetStream: %v", err)
	}
	sub, err := n.As(engine.RoleMonitor).SubscribeSync("frontdesk.v1." + testkit.Clinic + ".handoff.>")
	if err != nil {
		t.Fatal(err)
	}
	testkit.Eventually(t, 5*time.Second, func() error {
		if err := n.Conn().Publish("frontdesk.v1.main.handoff.t.h.opened", nil); err != nil {
			return err
		}
		_, err := sub.NextMsg(50 * time.Millisecond)
		return err
	})
}

func TestNATSProcessKeepsStreamsAndPort(t *testing.T) {
	t.Parallel()
	p := testkit.NATSProcess(t)
	nc, err := nats.Connect(p.URL, nats.MaxReconnects(-1), nats.ReconnectWait(10*time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: "S", Subjects: []string{"s"}}); err != nil {
		t.Fatal(err)
	}
	for i, end := range []func(){p.Stop, p.Kill} {
		if _, err := js.Publish(t.Context(), "s", nil); err != nil {
			t.Fatal(err)
		}
		end()
		if other, err := nats.Connect(p.URL); err == nil {
			other.Close()
			t.Error("a server answers although it was ended")
		}
		p.Start()
		testkit.Eventually(t, 10*time.Second, func() error {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			s, err := js.Stream(ctx, "S")
			if err != nil {
				return err
			}
			if n := s.CachedInfo().State.Msgs; n != uint64(i+1) {
				return fmt.Errorf("%d messages, want %d", n, i+1)
			}
			return nil
		})
	}
}

func TestPostgresProcessKeepsDataAndAddress(t *testing.T) {
	t.Parallel()
	p := testkit.PostgresProcess(t)
	pool, err := pgxpool.New(t.Context(), p.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	if _, err := pool.Exec(t.Context(), `create table mine (n int)`); err != nil {
		t.Fatal(err)
	}
	if err := do(t, p.KeysURL, `select from schema_migration`); err != nil {
		t.Error(err)
	}
	var fsync string
	if err := pool.QueryRow(t.Context(), `show fsync`).Scan(&fsync); err != nil || fsync != "on" {
		t.Errorf("fsync %q, %v", fsync, err)
	}
	for i, end := range []func(){p.Stop, p.Kill} {
		if _, err := pool.Exec(t.Context(), `insert into mine values ($1)`, i); err != nil {
			t.Fatal(err)
		}
		end()
		if err := do(t, p.URL, `select 1`); err == nil {
			t.Error("a server answers although it was ended")
		}
		p.Start()
		testkit.Eventually(t, 5*time.Second, func() error {
			var n int
			if err := pool.QueryRow(t.Context(), `select count(*) from mine`).Scan(&n); err != nil {
				return err
			}
			if n != i+1 {
				return fmt.Errorf("%d rows, want %d", n, i+1)
			}
			return nil
		})
	}
	pool.Close()
	p.Kill() // the end of the test must cope with that
}

func TestEventually(t *testing.T) {
	t.Parallel()
	n := 0
	testkit.Eventually(t, time.Minute, func() error {
		if n++; n < 4 {
			return errors.New("not yet")
		}
		return nil
	})
	if n != 4 {
		t.Errorf("called %d times", n)
	}
	said := failureOf(t, func(t testing.TB) {
		testkit.Eventually(t, time.Millisecond, func() error { return errors.New("the last words") })
	})
	if !strings.Contains(said, "the last words") {
		t.Errorf("it said %q", said)
	}
}

func TestFindCanaries(t *testing.T) {
	t.Parallel()
	const word = "Müller-Amsel"
	var utf16le []byte
	for _, u := range utf16.Encode([]rune(word)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	pieces := map[string]string{
		"plain":          "x" + word + "y",
		"utf16":          "x" + string(utf16le),
		"hex":            hex.EncodeToString([]byte("so " + word)),
		"hex-upper":      strings.ToUpper(hex.EncodeToString([]byte("so " + word))),
		"json":           `{"name":"M\u00fcller-Amsel"}`,
		"base64-0":       base64.StdEncoding.EncodeToString([]byte("abc" + word + " and more")),
		"base64-1":       base64.RawStdEncoding.EncodeToString([]byte("abcd" + word)),
		"base64-2":       base64.RawURLEncoding.EncodeToString([]byte("abcde" + word + "?")),
		"across-pieces":  strings.Repeat("-", 1<<20-5) + word,
		"far-down":       strings.Repeat("-", 5<<20) + word,
		"sub/dir/nested": word,
	}
	dir := t.TempDir()
	for name, text := range pieces {
		write(t, filepath.Join(dir, name), text)
	}
	write(t, filepath.Join(dir, "innocent"), strings.Repeat("Muller Amsel ", 1<<18))
	found := testkit.FindCanaries(t, dir, word, "Zilpzalp")
	for name := range pieces {
		if !slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, name+": ") }) {
			t.Errorf("not found in %s", name)
		}
	}
	for _, f := range found {
		if strings.HasPrefix(f, "innocent") || strings.Contains(f, "Zilpzalp") {
			t.Errorf("found by mistake: %s", f)
		}
	}
	if want := `far-down: "` + word + `" as utf-8 at byte 5242880`; !slices.Contains(found, want) {
		t.Errorf("%q is not in %v", want, found)
	}
	if clean := testkit.FindCanaries(t, dir, "Zilpzalp"); len(clean) != 0 {
		t.Errorf("found %v", clean)
	}
}

// A search that finds nothing because it looked at nothing must fail.
func TestFindCanariesCannotPassByMistake(t *testing.T) {
	t.Parallel()
	full := t.TempDir()
	write(t, filepath.Join(full, "file"), "text")
	for name, f := range map[string]func(testing.TB){
		"no files":     func(tb testing.TB) { testkit.FindCanaries(tb, t.TempDir(), "Zilpzalp") },
		"no directory": func(tb testing.TB) { testkit.FindCanaries(tb, filepath.Join(full, "none"), "Zilpzalp") },
		"short word":   func(tb testing.TB) { testkit.FindCanaries(tb, full, "Max") },
		"no words":     func(tb testing.TB) { testkit.FindCanaries(tb, full) },
	} {
		if failureOf(t, f) == "" {
			t.Errorf("%s: the search passed", name)
		}
	}
}

func TestDirIsOpenToPostgresAndGoes(t *testing.T) {
	t.Parallel()
	var dir string
	t.Run("inner", func(t *testing.T) {
		dir = testkit.Dir(t)
		fi, err := os.Stat(dir)
		if err != nil || fi.Mode().Perm() != 0o711 {
			t.Errorf("%v, %v", fi.Mode(), err)
		}
		write(t, filepath.Join(dir, "a", "b"), "c")
	})
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", dir, err)
	}
}

func do(t *testing.T, url, sql string) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, sql)
	return errors.Join(err, conn.Close(ctx))
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// failureOf runs f with a test that notes its failure instead of having it.
func failureOf(t *testing.T, f func(testing.TB)) string {
	t.Helper()
	fake := &fakeTest{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f(fake)
	}()
	<-done
	return fake.said
}

type fakeTest struct {
	testing.TB
	said string
}

func (f *fakeTest) Helper() {}

func (f *fakeTest) Fatalf(format string, args ...any) {
	f.said = fmt.Sprintf(format, args...)
	runtime.Goexit()
}
