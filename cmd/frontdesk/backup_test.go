package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
)

// TestARestoreBringsNobodyBackWhoWasForgotten backs up, forgets a person, and restores the older data with the newest
// keys: everybody else is there, the forgotten one is not.
func TestARestoreBringsNobodyBackWhoWasForgotten(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	i := install(t, server, fast, fastChat).moveIn()
	i.start()
	anna, ben := server.Person("Anna"), server.Person("Ben")
	for _, p := range []*telegramtest.Person{anna, ben} {
		p.Says("when are you open, says " + p.Name())
		p.Hears(t, 20*time.Second, "Come or call from Monday")
	}
	data, keys := filepath.Join(i.dir, "backup"), filepath.Join(i.dir, "backup-keys")
	i.must("backup", "--to", data, "--keys-to", keys) // while the service runs
	i.must("patient", "forget", "--chat", i.chatOf(server, ben), "--yes")
	i.stop()
	i.must("backup", "--to", data, "--keys-to", keys) // and while it does not
	dumps, err := filepath.Glob(filepath.Join(data, "*.dump"))
	if err != nil || len(dumps) < 1 {
		t.Fatalf("%d backups, %v", len(dumps), err)
	}
	kept, err := os.ReadDir(keys)
	if err != nil || len(kept) != 1 {
		t.Errorf("%d copies of the keys are kept, only the newest may be: %v", len(kept), err)
	}

	j := *i
	j.env = append(append([]string(nil), i.env...), "FRONTDESK_DATA_DIR="+filepath.Join(i.dir, "restored"))
	out := j.must("restore", "--from", dumps[0], "--keys-from", filepath.Join(keys, kept[0].Name()))
	if !strings.Contains(out, "1 people who were forgotten") {
		t.Errorf("restore said: %s", out)
	}
	if out := j.must("patient", "export", "--chat", i.chatOf(server, anna)); !strings.Contains(out, "says Anna") {
		t.Errorf("Anna's words are not back:\n%s", out)
	}
	if _, errs, status := j.call("", "patient", "export", "--chat", i.chatOf(server, ben)); status != 1 || !strings.Contains(errs, "nothing is held") {
		t.Errorf("Ben is back: status %d, %s", status, errs)
	}
	if _, errs, status := j.call("", "restore", "--from", dumps[0], "--keys-from", filepath.Join(keys, kept[0].Name())); status != 1 || !strings.Contains(errs, "not empty") {
		t.Errorf("a restore over data: status %d, %s", status, errs)
	}
}
