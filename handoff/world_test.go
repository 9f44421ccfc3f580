package handoff_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/faq"
	"frontdesk/handoff"
	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/engine"
	"frontdesk/internal/feedback"
	"frontdesk/internal/safety"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// canary is in every word that a test's patient or staff writes. It must be in no fact and no log.
const canary = "Zephyrine"

// theLexicon is read once: it is immutable, and reading it takes longer than most tests.
var theLexicon = sync.OnceValues(safety.Load)

// world is a front desk without Telegram: real databases, a real NATS server, the desk, and the NATS edge.
type world struct {
	t        testing.TB
	subjects handoff.Subjects
	nats     *testkit.NATSServer
	nc       *nats.Conn
	js       jetstream.JetStream
	store    *store.Store
	desk     *desk.Desk
	phones   *phones
	files    *files
	typed    chan int64
	log      *logBuffer
	stamps   atomic.Int64
}

func newWorld(t testing.TB) *world {
	t.Helper()
	return newWorldOn(t, testkit.Postgres(t))
}

func newWorldOn(t testing.TB, db testkit.Database) *world {
	t.Helper()
	w := &world{
		t: t, subjects: mainSubjects(t), nats: testkit.NATS(t), phones: newPhones(), files: &files{},
		typed: make(chan int64, 8), log: &logBuffer{},
	}
	w.nc = w.nats.Conn()
	w.js = must(jetstream.New(w.nc))(t)
	if err := handoff.EnsureStreams(t.Context(), w.js, w.subjects); err != nil {
		t.Fatal(err)
	}
	w.openStore(db)
	w.runDesk()
	w.runEdge()
	t.Cleanup(func() {
		if strings.Contains(w.log.String(), canary) {
			t.Errorf("the log has words of a person:\n%s", w.log.String())
		}
	})
	return w
}

func (w *world) openStore(db testkit.Database) {
	w.t.Helper()
	w.store = must(store.Open(w.t.Context(), store.Config{Clinic: "main", URL: db.URL, KeysURL: db.KeysURL, Master: store.MasterKey{7}}))(w.t)
	w.t.Cleanup(w.store.Close)
	ctx, now := w.t.Context(), time.Now()
	settings := chat.Settings{
		Name: "Green Lane Clinic", TimeZone: "Europe/London", Languages: []string{"en"},
		Numbers: chat.Numbers{Emergency: "999", Urgent: "111", Crisis: "116 123", CrisisName: "Samaritans", FrontDesk: "01234 555 0110"},
		Hours:   chat.Hours{"mon-sun": chat.Slots{"00:00-24:00"}}, Teams: []string{"front-desk", "billing"},
	}
	if err := w.store.SaveSettings(ctx, settings, "test", now); err != nil {
		w.t.Fatal(err)
	}
	entries := []faq.Entry{
		{ID: "hours", Lang: "en", Question: "When are you open?", Variants: []string{"opening hours", "what time do you open"}, Answer: "We are open every day."},
		{ID: "parking", Lang: "en", Question: "Where can I park?", Variants: []string{"is there parking", "car park"}, Answer: "Park behind the clinic."},
	}
	if _, err := w.store.SaveAndPublish(ctx, entries, "test", now); err != nil {
		w.t.Fatal(err)
	}
	for id, name := range map[string]string{"anna": "Anna", "ben": "Ben", "gone": "Gone"} {
		if err := w.store.AddStaff(ctx, store.Staff{ID: id, Name: name, Role: store.Agent, Password: "-"}, "test", now); err != nil {
			w.t.Fatal(err)
		}
	}
	if err := w.store.DisableStaff(ctx, "gone", "test", now); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) runDesk() {
	w.t.Helper()
	publisher := must(handoff.NewPublisher(w.nc, w.subjects))(w.t)
	words, lexicon := must(chat.LoadWords())(w.t), must(theLexicon())(w.t)
	w.desk = must(desk.New(desk.Config{
		Store: w.store, Log: w.log.logger(), Now: time.Now,
		Base: chat.Clinic{ID: "main", Words: words, Lexicon: lexicon, Rules: feedback.DefaultRules(), Waits: chat.DefaultWaits()},
		Senders: map[store.Door]desk.Sender{
			store.DoorTelegram: w.phones, store.DoorAlert: w.phones, store.DoorNATS: publisher,
		},
	}))(w.t)
	done := w.background("desk", w.desk.Run)
	if err := w.desk.WaitAttached(w.t.Context(), done); err != nil {
		w.t.Fatal(err)
	}
}

// runEdge runs the NATS edge and waits until it answers.
func (w *world) runEdge() {
	w.t.Helper()
	w.runParts()
	anna := w.as("anna")
	testkit.Eventually(w.t, 5*time.Second, func() error {
		_, err := anna.List(w.t.Context(), "")
		return err
	})
}

func (w *world) runParts() {
	w.t.Helper()
	service := handoff.NewService(handoff.ServiceConfig{
		Conn: w.nc, Subjects: w.subjects, Desk: w.desk, Files: w.files, Log: w.log.logger(), Now: time.Now, Version: "1.0.0",
		Typing: func(_ context.Context, chat int64) error {
			w.typed <- chat
			return nil
		},
	})
	asks := handoff.NewAskService(handoff.AskConfig{
		Conn: w.nc, Subjects: w.subjects, Desk: w.desk, Log: w.log.logger(), Now: time.Now, Version: "1.0.0",
	})
	visits := handoff.NewVisits(handoff.VisitsConfig{Conn: w.nc, Subjects: w.subjects, Desk: w.desk, Log: w.log.logger(), Now: time.Now})
	w.background("desk service", service.Run)
	w.background("faq service", asks.Run)
	w.background("visits", visits.Run)
}

// background runs a part until the test ends, and waits for its end.
func (w *world) background(name string, run func(context.Context) error) <-chan error {
	w.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err := run(ctx)
		if err != nil && ctx.Err() == nil {
			w.t.Errorf("%s: %v", name, err)
		}
		done <- err
	}()
	w.t.Cleanup(func() {
		cancel()
		<-ended
	})
	return done
}

// as is a client with the role desk, over TCP, as other programs have it.
func (w *world) as(staff string) *handoff.Client {
	w.t.Helper()
	return must(handoff.NewClient(w.nats.As(engine.RoleDesk), "main", staff))(w.t)
}

// patient brings an event of the patient with this chat.
func (w *world) patient(chatID int64, e chat.Event) {
	w.t.Helper()
	err := w.desk.Handle(w.t.Context(), desk.Incoming{
		Ref: store.Ref{Door: "tg:1", Chat: chatID}, Stamp: fmt.Sprintf("tg:1:%d", w.stamps.Add(1)), At: time.Now(), Event: e,
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) says(chatID int64, text string) {
	w.t.Helper()
	w.patient(chatID, chat.Said{Message: chat.MessageID(w.stamps.Load() + 1000), Text: chat.Text(text), Profile: chat.Profile{Name: canary + " Jones"}})
}

// opens lets a patient ask for a person, and returns the handoff.
func (w *world) opens(chatID int64) store.Handoff {
	w.t.Helper()
	w.says(chatID, canary+" wonders about a thing")
	w.patient(chatID, chat.Commanded{Message: 2, Name: "person", Profile: chat.Profile{Name: canary + " Jones"}})
	conversation := must(w.store.Find(w.t.Context(), &store.Ref{Door: "tg:1", Chat: chatID}, "", ""))(w.t)
	for _, h := range must(w.store.Queue(w.t.Context(), ""))(w.t) {
		if h.Conversation == conversation {
			return h
		}
	}
	w.t.Fatal("no handoff was opened")
	return store.Handoff{}
}

// phones are the patients' phones: they take what the desk sends to Telegram.
type phones struct {
	mu   sync.Mutex
	sent []store.Bubble
}

func newPhones() *phones { return &phones{} }

func (p *phones) Send(_ context.Context, l store.Letter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent = append(p.sent, *l.Bubble)
	return nil
}

func (p *phones) of(chatID int64) []store.Bubble {
	p.mu.Lock()
	defer p.mu.Unlock()
	var bubbles []store.Bubble
	for _, b := range p.sent {
		if b.Chat == chatID {
			bubbles = append(bubbles, b)
		}
	}
	return bubbles
}

// heard waits until a phone shows a text, and returns how often it does.
func (w *world) heard(chatID int64, text string) int {
	w.t.Helper()
	count := 0
	testkit.Eventually(w.t, 5*time.Second, func() error {
		count = 0
		for _, b := range w.phones.of(chatID) {
			if strings.Contains(b.Text.Plain(), text) {
				count++
			}
		}
		if count == 0 {
			return fmt.Errorf("the phone does not show %q", text)
		}
		return nil
	})
	return count
}

// files are what Telegram has of patients' files.
type files struct{ byID sync.Map }

func (f *files) Open(_ context.Context, id string) (io.ReadCloser, int64, error) {
	data, ok := f.byID.Load(id)
	if !ok {
		return nil, 0, errors.New("Get \"https://api.telegram.org/file/bot123:secret/x\": " + canary)
	}
	if slow, ok := data.(slowFile); ok {
		slow.entered <- struct{}{}
		<-slow.gate
		data = slow.data
	}
	return io.NopCloser(bytes.NewReader(data.([]byte))), -1, nil
}

// slowFile comes when its gate is opened.
type slowFile struct {
	entered, gate chan struct{}
	data          []byte
}

type logBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func (b *logBuffer) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(b, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

func mainSubjects(t testing.TB) handoff.Subjects {
	t.Helper()
	return must(handoff.NewSubjects("main"))(t)
}

// must fails the test when a call did not work.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// problem is the desk's own answer in an error.
func problem(t testing.TB, err error) *handoff.Problem {
	t.Helper()
	var p *handoff.Problem
	if !errors.As(err, &p) {
		t.Fatalf("not an answer of the desk: %v", err)
	}
	return p
}
