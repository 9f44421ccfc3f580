package handoff_test

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nkeys"

	"frontdesk/handoff"
	"frontdesk/internal/testkit"
)

// TestThePermissionsInTheDocument runs a server with the block of docs/nats.md, and the desk on it.
func TestThePermissionsInTheDocument(t *testing.T) {
	t.Parallel()
	text := string(must(os.ReadFile("../docs/nats.md"))(t))
	block := regexp.MustCompile("(?s)```\n(authorization \\{.*?)```").FindStringSubmatch(text)
	if block == nil {
		t.Fatal("docs/nats.md has no block of permissions")
	}
	config := block[1]
	seeds := map[string]nkeys.KeyPair{}
	for _, name := range []string{"UANNA", "UEHR", "UFRONTDESK"} {
		seeds[name] = must(nkeys.CreateUser())(t)
		config = strings.ReplaceAll(config, name, must(seeds[name].PublicKey())(t))
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "nats.conf")
	config += "\nlisten: \"127.0.0.1:-1\"\njetstream { store_dir: \"" + dir + "\" }\n"
	if err := os.WriteFile(path, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	options := must(server.ProcessConfigFile(path))(t)
	options.NoSigs, options.NoLog = true, true
	s := must(server.NewServer(options))(t)
	s.Start()
	t.Cleanup(func() {
		s.Shutdown()
		s.WaitForShutdown()
	})
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("the server is not ready")
	}
	connect := func(name string, more ...nats.Option) *nats.Conn {
		public := must(seeds[name].PublicKey())(t)
		nc := must(nats.Connect(s.ClientURL(), append(more, nats.Nkey(public, seeds[name].Sign))...))(t)
		t.Cleanup(nc.Close)
		return nc
	}

	w := &world{t: t, subjects: mainSubjects(t), phones: newPhones(), files: &files{}, typed: make(chan int64, 8), log: &logBuffer{}}
	w.nc = connect("UFRONTDESK")
	w.js = must(jetstream.New(w.nc))(t)
	if err := handoff.EnsureStreams(t.Context(), w.js, w.subjects); err != nil {
		t.Fatal(err)
	}
	denied := make(chan error, 8)
	annas := connect("UANNA", nats.CustomInboxPrefix("_INBOX_anna"), nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
		denied <- err
	}))
	anna := must(handoff.NewClient(annas, "main", "anna"))(t)
	w.openStore(testkit.Postgres(t))
	w.runDesk()
	w.runParts()
	testkit.Eventually(t, 5*time.Second, func() error {
		_, err := anna.List(t.Context(), "")
		return err
	})

	h := w.opens(1)
	must(anna.Claim(t.Context(), h.ID, 0))(t)
	long := append([]byte("\xff\xd8\xff"), noise(3, 1_500_000)...)
	must(anna.SendFile(t.Context(), h.ID, "", "scan.jpg", "image/jpeg", long))(t)
	lines := must(anna.Show(t.Context(), h.ID, 0))(t).Messages
	var got strings.Builder
	must(anna.Media(t.Context(), h.ID, lines[len(lines)-1].Seq, &got))(t)
	if got.Len() != len(long) {
		t.Errorf("the file is %d bytes; want %d", got.Len(), len(long))
	}
	if len(denied) > 0 {
		t.Errorf("denied: %v", <-denied)
	}
	if err := annas.Publish("frontdesk.v1.main.desk.claim.ben", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if err := <-denied; !errors.Is(err, nats.ErrPermissionViolation) {
		t.Errorf("anna may act as ben: %v", err)
	}
	hospital := must(jetstream.New(connect("UEHR", nats.CustomInboxPrefix("_INBOX_ehr"))))(t)
	must(hospital.Publish(t.Context(), w.subjects.VisitCompleted(), []byte(`{"visit":"V-1","patient_ref":"P","ended_at":"2026-11-25T09:30:00Z"}`)))(t)
	testkit.Eventually(t, 10*time.Second, w.taken)
	if kept := rejected(t, w); kept != nil {
		t.Errorf("rejected: %+v", kept)
	}
}
