package main_test

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// TestBadInput holds that what an operator gets wrong is said in one clear line with what to do, and status 1 or 2.
func TestBadInput(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	server.ForgiveViolations()
	good := install(t, server).moveIn()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	file := func(name, text string) string {
		path := filepath.Join(good.dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	otherKey := file("other-key", strings.Repeat("ab", 32)+"\n")
	openKey := file("open-key", strings.Repeat("ab", 32)+"\n")
	if err := os.Chmod(openKey, 0o644); err != nil {
		t.Fatal(err)
	}
	notADirectory := file("file", "")
	for _, tc := range []struct {
		name string
		args []string
		env  []string
		want string
	}{
		{"no token", []string{"serve"}, []string{"TELEGRAM_BOT_TOKEN="}, "TELEGRAM_BOT_TOKEN is not set"},
		{"a wrong token", []string{"serve"}, []string{"TELEGRAM_BOT_TOKEN=1:wrong"}, "does not accept the bot token"},
		{"a port in use", []string{"serve", "--addr", taken.Addr().String()}, nil, "cannot listen on"},
		{"no such database server", []string{"serve"}, []string{"DATABASE_URL=postgres://x:hunter2@127.0.0.1:1/frontdesk", "FRONTDESK_DATA_DIR=" + filepath.Join(good.dir, "fresh")}, "Check DATABASE_URL"},
		{"a database address that is none", []string{"serve"}, []string{"DATABASE_URL=hunter2"}, "write it as postgres://"},
		{"no such NATS server", []string{"serve"}, []string{"NATS_URL=nats://127.0.0.1:1"}, "Check NATS_URL"},
		{"another key", []string{"serve"}, []string{"FRONTDESK_KEY_FILE=" + otherKey}, "not the key that the data was sealed with"},
		{"no key beside old data", []string{"serve"}, []string{"FRONTDESK_KEY_FILE=" + filepath.Join(good.dir, "nowhere", "key")}, "Bring back your copy"},
		{"a key that others can read", []string{"serve"}, []string{"FRONTDESK_KEY_FILE=" + openKey}, "chmod 600"},
		{"a data directory that cannot be written", []string{"serve"}, []string{"FRONTDESK_DATA_DIR=" + filepath.Join(notADirectory, "data")}, "data directory"},
		{"no clinic yet", []string{"serve"}, []string{"FRONTDESK_DATA_DIR=" + filepath.Join(good.dir, "empty"), "FRONTDESK_KEY_FILE=" + filepath.Join(good.dir, "empty-key")}, "frontdesk clinic import"},
		{"a broken clinic file", []string{"clinic", "check", file("clinic-bad.yaml", "name: X\ntime_zone: Mars\n")}, nil, "line 2: time_zone"},
		{"an unknown field in a clinic file", []string{"clinic", "import", file("clinic-odd.yaml", "name: X\ncolour: red\n")}, nil, `line 2: unknown field "colour"`},
		{"a broken FAQ file", []string{"faq", "import", file("faq-bad.yaml", "- id: a\n  question: b\n  awnser: c\n")}, nil, "line 3"},
		{"no such file", []string{"faq", "check", filepath.Join(good.dir, "none.yaml")}, nil, "none.yaml"},
		{"an unknown command", []string{"dance"}, nil, "dance"},
		{"an unknown flag", []string{"serve", "--loud"}, nil, "--loud"},
		{"a log format that is none", []string{"serve"}, []string{"FRONTDESK_LOG=xml"}, "text or json"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			i := *good
			i.t = t
			i.env = append(append([]string(nil), good.env...), tc.env...)
			out, errs, status := i.call("", tc.args...)
			if status != 1 && status != 2 {
				t.Errorf("status %d", status)
			}
			if !strings.Contains(errs, tc.want) {
				t.Errorf("want %q, got\n%s%s", tc.want, out, errs)
			}
			if strings.Contains(errs, "hunter2") || strings.Contains(errs, "goroutine") || strings.Contains(errs, server.Token()) {
				t.Errorf("a secret or a stack is shown:\n%s", errs)
			}
			var said []string
			for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
				if strings.HasPrefix(line, "frontdesk:") {
					said = append(said, line)
				}
			}
			if len(said) != 1 {
				t.Errorf("one clear line is wanted, got %d:\n%s", len(said), errs)
			}
		})
	}
	good.start()
	t.Run("a second instance", func(t *testing.T) {
		i := *good
		i.t = t
		_, errs, status := i.call("", "serve", "--addr", "127.0.0.1:0")
		if status != 1 || !strings.Contains(errs, "running already") {
			t.Errorf("status %d\n%s", status, errs)
		}
	})
	t.Run("another program polls", func(t *testing.T) {
		other := install(t, server).moveIn()
		_, errs, status := other.call("", "serve")
		if status != 1 || !strings.Contains(errs, "another program is using this bot token") {
			t.Errorf("status %d\n%s", status, errs)
		}
	})
	anna := server.Person("Anna")
	anna.Says("when are you open")
	anna.Hears(t, 20*time.Second, "Come or call from Monday") // nothing was lost by all that
	good.stop()
	server.ForgiveViolations()
}

// TestARestartIsQuick starts the program on existing data while a message waits. On a quiet machine the answer comes
// within a second, which `make bench` shows; here other tests have the cores, so the bound only catches a start that
// waits for something.
func TestARestartIsQuick(t *testing.T) {
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	i := install(t, server, fast, fastChat).moveIn()
	anna := server.Person("Anna")
	i.start()
	anna.Says("when are you open")
	anna.Hears(t, 20*time.Second, "Come or call from Monday")
	best := time.Hour
	for range 3 { // the best of three: another test may have the cores
		i.stop()
		anna.Says("when are you open")
		started := time.Now()
		i.launch()
		anna.Hears(t, 20*time.Second, "Come or call from Monday")
		best = min(best, time.Since(started))
	}
	t.Logf("a restart answered the first message after %s", best.Round(time.Millisecond))
	if best > 5*time.Second {
		t.Errorf("a restart answered after %s", best)
	}
	i.stop()
}

// TestCanariesStaySealed lets a person whose name, words and numbers are marked go through the whole story, and then
// looks for them in everything that was written: logs, data directory, write-ahead log, JetStream.
func TestCanariesStaySealed(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	i := install(t, server, fast, fastChat).moveIn()
	i.must("staff", "add", "maria", "--name", "Maria")
	i.start()
	p := server.Person("Canaryname", telegramtest.LastName("Canarysurname"), telegramtest.Username("canaryhandle"))
	p.Says("canaryword one, when are you open")
	p.Hears(t, 20*time.Second, "")
	p.Says("/person")
	p.Hears(t, 20*time.Second, "asked our team")
	p.Says("canaryword two about my canarycondition")
	p.Sends(telegramtest.Document("canaryfile.pdf", "application/pdf", []byte("%PDF-1.4")).WithCaption("canarycaption"))
	p.Sends(telegramtest.Contact("+447700900999", "Canarycontact"))
	handoff := i.firstHandoff()
	i.must("desk", "claim", handoff, "--staff", "maria")
	i.must("desk", "say", handoff, "canaryreply from maria", "--staff", "maria")
	p.Hears(t, 20*time.Second, "canaryreply")
	i.must("desk", "note", handoff, "canarynote of maria", "--staff", "maria")
	p.Says("my dad is not breathing, canaryalarm")
	p.Hears(t, 20*time.Second, "Call 999")
	i.must("desk", "end", handoff, "--staff", "maria")
	p.Says("/feedback")
	p.Hears(t, 20*time.Second, "how was your experience")
	p.Presses("Poor")
	p.Hears(t, 20*time.Second, "why")
	p.Says("canarycomment about my visit")
	p.Hears(t, 20*time.Second, "contact you")
	server.Raw(fmt.Sprintf(`{"message":{"message_id":901,"date":1,"chat":{"id":%d,"type":"private"},"text":42,"caption":"canarygarbled"}}`, p.ID()))
	p.Says("canaryword three")
	p.Hears(t, 20*time.Second, "")
	i.stop()

	words := []string{
		"canaryname", "Canaryname", "canarysurname", "Canarysurname", "canaryhandle", "canaryword", "canarycondition", "canaryfile",
		"canarycaption", "Canarycontact", "447700900999", "canaryreply", "canarynote", "canaryalarm", "canarycomment", "canarygarbled",
		fmt.Sprint(p.ID()), server.Token(),
	}
	if found := testkit.FindCanaries(t, filepath.Join(i.dir, "data"), words...); len(found) > 0 {
		t.Errorf("found in the data directory:\n%s", strings.Join(found, "\n"))
	}
	log := []byte(i.log.String())
	for _, w := range words {
		if bytes.Contains(log, []byte(w)) {
			t.Errorf("%q is in the log", w)
		}
	}
	// The search itself must be able to find something.
	if found := testkit.FindCanaries(t, filepath.Join(i.dir, "data"), "Come or call from Monday"); len(found) == 0 {
		t.Error("the search does not even find a published answer")
	}
	out := i.must("patient", "export", "--handoff", handoff)
	if !strings.Contains(out, "canarycondition") {
		t.Error("the words cannot be read back with the key")
	}
	i.must("patient", "forget", "--handoff", handoff, "--yes")
	if _, errs, status := i.call("", "patient", "export", "--handoff", handoff); status != 1 || !strings.Contains(errs, "nothing is held") {
		t.Errorf("after forgetting: status %d, %s", status, errs)
	}
}

func (i *installation) firstHandoff() string {
	i.t.Helper()
	var id string
	testkit.Eventually(i.t, 20*time.Second, func() error {
		out := i.must("desk", "list", "--staff", "maria", "--json")
		_, rest, ok := strings.Cut(out, `"handoff":"`)
		if !ok {
			_, rest, ok = strings.Cut(out, `"handoff": "`)
		}
		if !ok {
			return fmt.Errorf("no handoff in %s", out)
		}
		id, _, _ = strings.Cut(rest, `"`)
		return nil
	})
	return id
}
