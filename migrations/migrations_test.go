package migrations_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/testkit"
	"frontdesk/migrations"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func TestSetsAreWhole(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	for set, url := range map[migrations.Set]string{migrations.Main: db.URL, migrations.Keys: db.KeysURL} {
		conn := connect(t, url)
		list, err := migrations.Status(t.Context(), conn, set)
		if err != nil || len(list) == 0 {
			t.Fatalf("status of %s: %v, %v", set, list, err)
		}
		for i, m := range list {
			if m.Version != i+1 || m.Applied.IsZero() {
				t.Errorf("%s: %+v", set, m)
			}
		}
		if applied, err := migrations.Up(t.Context(), conn, set); err != nil || len(applied) != 0 {
			t.Errorf("%s again: %v, %v", set, applied, err)
		}
	}
	if migrations.Hash(migrations.Main) == migrations.Hash(migrations.Keys) {
		t.Error("different sets have the same hash")
	}
	if _, err := migrations.Up(t.Context(), connect(t, db.URL), "other"); err == nil {
		t.Error("a set that does not exist was applied")
	}
}

func TestUpAppliesWhatIsMissing(t *testing.T) {
	t.Parallel()
	conn := empty(t)
	first := files("001_one.sql", "create table one (n int); insert into one values (1);")
	up(t, conn, first, "001_one.sql")
	up(t, conn, first)

	both := files("001_one.sql", first.text("001_one.sql"), "002_two.sql", "insert into one values (2); select * from one;")
	up(t, conn, both, "002_two.sql")
	if got := sum(t, conn); got != 3 {
		t.Errorf("sum %d, want 3", got)
	}
}

func TestUpRefusesMistakes(t *testing.T) {
	t.Parallel()
	const ok = "create table one (n int);"
	for name, c := range map[string]struct {
		files fileSet
		want  string
	}{
		"gap":         {files("001_one.sql", ok, "003_three.sql", ok), "003_three.sql leaves a gap: 2 files must be numbered 1 to 2"},
		"from zero":   {files("000_one.sql", ok), "000_one.sql leaves a gap"},
		"duplicate":   {files("001_one.sql", ok, "001_two.sql", ok), "001_one.sql and 001_two.sql have the same number"},
		"unsorted":    {files("1_one.sql", ok), "1_one.sql is not named like 001_word.sql"},
		"stray file":  {files("001_one.sql", ok, "README.md", "hello"), "README.md is not named like"},
		"directory":   {files("001_one.sql/x", ok), "001_one.sql is not named like"},
		"nothing":     {files(), "no migrations"},
		"syntax":      {files("001_one.sql", "-- Grüße, 日本語\ncreate table one (n int);\n\ncreate table two (\n  n integr\n);\n"), `001_one.sql:5: ERROR: type "integr" does not exist`},
		"bad token":   {files("001_one.sql", "create table one (n int);\ncrate table two (n int);"), "001_one.sql:2: ERROR: syntax error"},
		"constraint":  {files("001_one.sql", "create table one (n int unique);\ninsert into one values (1);\ninsert into one values (1);"), "001_one.sql: statement 3: ERROR: duplicate key"},
		"in a block":  {files("001_one.sql", "select 1;\ndo $$\nbegin\n  perform 1/0;\nend $$;"), "PL/pgSQL function inline_code_block line 3 at PERFORM"},
		"commits":     {files("001_one.sql", "create table one (n int); commit; select 1;"), "001_one.sql: it ends the transaction"},
		"rolls back":  {files("001_one.sql", "rollback;"), "001_one.sql: it ends the transaction"},
		"not allowed": {files("001_one.sql", "create table one (n int);", "002_two.sql", "create index concurrently on one (n);"), "002_two.sql: statement 1: ERROR: CREATE INDEX CONCURRENTLY cannot"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := migrations.UpFS(t.Context(), empty(t), fstest.MapFS(c.files))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}

// The files before a broken one stay, it leaves no trace, and works once mended.
func TestBrokenFileLeavesNoTrace(t *testing.T) {
	t.Parallel()
	conn := empty(t)
	broken := files("001_one.sql", "create table one (n int)", "002_two.sql", "insert into one values (7); insert into nowhere values (1)")
	applied, err := migrations.UpFS(t.Context(), conn, fstest.MapFS(broken))
	if err == nil || !slices.Equal(applied, []string{"001_one.sql"}) {
		t.Fatalf("applied %v, %v", applied, err)
	}
	if got := sum(t, conn); got != 0 {
		t.Errorf("sum %d, want 0", got)
	}
	mended := files("001_one.sql", "create table one (n int)", "002_two.sql", "insert into one values (8)")
	up(t, conn, mended, "002_two.sql")
}

func TestChangedFileIsRefused(t *testing.T) {
	t.Parallel()
	conn := empty(t)
	up(t, conn, files("001_one.sql", "create table one (n int)"), "001_one.sql")
	for _, changed := range []fileSet{
		files("001_one.sql", "create table one (n bigint)"),
		files("001_one.sql", "create table one (n bigint)", "002_two.sql", "select 1"),
	} {
		_, err := migrations.UpFS(t.Context(), conn, fstest.MapFS(changed))
		if !errors.Is(err, migrations.ErrChanged) || !strings.Contains(err.Error(), "001_one.sql") {
			t.Errorf("got %v, want ErrChanged of 001_one.sql", err)
		}
	}
}

func TestNewerDatabaseIsRefused(t *testing.T) {
	t.Parallel()
	conn := empty(t)
	old := files("001_one.sql", "create table one (n int)")
	up(t, conn, files("001_one.sql", old.text("001_one.sql"), "002_two.sql", "select 1"), "001_one.sql", "002_two.sql")
	if _, err := conn.Exec(t.Context(), `update schema_migration set release = 'v9.8.7' where version = 2`); err != nil {
		t.Fatal(err)
	}
	_, err := migrations.UpFS(t.Context(), conn, fstest.MapFS(old))
	if !errors.Is(err, migrations.ErrNewer) || !strings.Contains(err.Error(), "use v9.8.7 or newer") {
		t.Errorf("got %v, want ErrNewer and which release to use", err)
	}
}

func TestManyProgramsMigrateOnce(t *testing.T) {
	t.Parallel()
	first := empty(t)
	all := files("001_one.sql", "create table one (n int)", "002_two.sql", "insert into one values (5)", "003_three.sql", "select pg_sleep(0.05)")
	var schema string
	if err := first.QueryRow(t.Context(), `select current_schema()`).Scan(&schema); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var applied []string
	var wg sync.WaitGroup
	for range 8 {
		conn := connect(t, first.Config().ConnString())
		if _, err := conn.Exec(t.Context(), `set search_path = `+schema); err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			names, err := migrations.UpFS(t.Context(), conn, fstest.MapFS(all))
			if err != nil {
				t.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			applied = append(applied, names...)
		})
	}
	wg.Wait()
	slices.Sort(applied)
	if want := []string{"001_one.sql", "002_two.sql", "003_three.sql"}; !slices.Equal(applied, want) {
		t.Errorf("applied %v, want each once", applied)
	}
	if got := sum(t, first); got != 5 {
		t.Errorf("sum %d, want 5", got)
	}
}

// A program that starts on a current database must not queue behind another
// one that holds the lock, and none is left behind.
func TestCurrentDatabaseNeedsNoLock(t *testing.T) {
	t.Parallel()
	conn := empty(t)
	all := files("001_one.sql", "create table one (n int)")
	up(t, conn, all, "001_one.sql")

	other := connect(t, conn.Config().ConnString())
	if _, err := other.Exec(t.Context(), `select pg_advisory_lock(7018)`); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if _, err := migrations.UpFS(ctx, conn, fstest.MapFS(all)); err != nil {
		t.Error(err)
	}
	// With something to do it does wait, and gives up with its context.
	more := files("001_one.sql", all.text("001_one.sql"), "002_two.sql", "select 1")
	short, cancelShort := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancelShort()
	waiting := connect(t, conn.Config().ConnString())
	if _, err := waiting.Exec(t.Context(), `set search_path = fresh`); err != nil {
		t.Fatal(err)
	}
	if _, err := migrations.UpFS(short, waiting, fstest.MapFS(more)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("behind the lock: %v, want DeadlineExceeded", err)
	}
	if _, err := other.Exec(t.Context(), `select pg_advisory_unlock(7018)`); err != nil {
		t.Fatal(err)
	}
	up(t, conn, more, "002_two.sql")
}

func TestTimeoutsOfTheSessionDoNotStopMigrations(t *testing.T) {
	t.Parallel()
	conn := empty(t)
	if _, err := conn.Exec(t.Context(), `set statement_timeout = '50ms'`); err != nil {
		t.Fatal(err)
	}
	up(t, conn, files("001_one.sql", "select pg_sleep(0.2)"), "001_one.sql")
}

// fileSet is a directory of migrations.
type fileSet fstest.MapFS

// files pairs names and contents.
func files(pairs ...string) fileSet {
	set := fileSet{}
	for i := 0; i < len(pairs); i += 2 {
		set[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return set
}

func (f fileSet) text(name string) string { return string(f[name].Data) }

func up(t *testing.T, conn *pgx.Conn, f fileSet, want ...string) {
	t.Helper()
	applied, err := migrations.UpFS(t.Context(), conn, fstest.MapFS(f))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(applied, want) {
		t.Errorf("applied %v, want %v", applied, want)
	}
}

// empty connects to a database whose search path has nothing in it.
func empty(t *testing.T) *pgx.Conn {
	t.Helper()
	conn := connect(t, testkit.Postgres(t).URL)
	if _, err := conn.Exec(t.Context(), `create schema fresh; set search_path = fresh`); err != nil {
		t.Fatal(err)
	}
	return conn
}

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := conn.Close(context.Background()); err != nil {
			t.Error(fmt.Errorf("close: %w", err))
		}
	})
	return conn
}

func sum(t *testing.T, conn *pgx.Conn) int {
	t.Helper()
	var n int
	if err := conn.QueryRow(t.Context(), `select coalesce(sum(n), 0) from one`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
