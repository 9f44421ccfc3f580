package handoff_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/handoff"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

func dial(t testing.TB, url string) *nats.Conn {
	t.Helper()
	nc := must(nats.Connect(url, nats.MaxReconnects(-1), nats.ReconnectWait(20*time.Millisecond), nats.ReconnectJitter(0, 0)))(t)
	t.Cleanup(nc.Close)
	return nc
}

func keepStreams(nc *nats.Conn, s handoff.Subjects, lines *logBuffer) func(context.Context) error {
	return func(ctx context.Context) error { return handoff.KeepStreams(ctx, nc, s, lines.logger()) }
}

func opened(n int) store.Letter {
	id := fmt.Sprintf("h%d", n)
	return store.Letter{Door: store.DoorNATS, Fact: &store.Fact{
		ID: fmt.Sprintf("fact%d", n), Family: "handoff", Team: "front-desk", About: id, Name: "opened",
		At:   time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC),
		Body: json.RawMessage(fmt.Sprintf(`{"handoff":%q,"seq":1,"team":"front-desk","at":"2026-11-25T09:30:00Z","reason":"asked","secret":%q}`, id, canary)),
	}}
}

func TestAFactThatIsSentAgainIsStoredOnce(t *testing.T) {
	t.Parallel()
	server, js := newJetStream(t)
	s := mainSubjects(t)
	if err := handoff.EnsureStreams(t.Context(), js, s); err != nil {
		t.Fatal(err)
	}
	p := must(handoff.NewPublisher(server.Conn(), s))(t)
	var wait sync.WaitGroup
	for n := range 20 {
		for range 3 {
			wait.Go(func() {
				if err := p.Send(t.Context(), opened(n)); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wait.Wait()
	stream := must(js.Stream(t.Context(), handoff.StreamHandoff))(t)
	if info := must(stream.Info(t.Context()))(t); info.State.Msgs != 20 {
		t.Errorf("%d messages of 20 facts sent three times", info.State.Msgs)
	}
	m := must(stream.GetLastMsgForSubject(t.Context(), "frontdesk.v1.main.handoff.front-desk.h7.opened"))(t)
	if strings.Contains(string(m.Data), canary) {
		t.Errorf("a field that is not part of the contract went out: %s", m.Data)
	}
	if m.Header.Get("ce-id") != "fact7" || m.Header.Get("Nats-Msg-Id") != "fact7" || m.Header.Get("ce-type") != "frontdesk.v1.handoff.opened" {
		t.Errorf("headers: %v", m.Header)
	}
}

func TestFactsThatCanNeverBePublishedAreBuried(t *testing.T) {
	t.Parallel()
	server, js := newJetStream(t)
	s := mainSubjects(t)
	if err := handoff.EnsureStreams(t.Context(), js, s); err != nil {
		t.Fatal(err)
	}
	p := must(handoff.NewPublisher(server.Conn(), s))(t)
	change := func(f func(*store.Fact)) store.Letter {
		l := opened(1)
		f(l.Fact)
		return l
	}
	for want, letters := range map[string][]store.Letter{
		"no_fact": {{Door: store.DoorNATS}},
		"bad_subject": {
			change(func(f *store.Fact) { f.Team = "a.b" }), change(func(f *store.Fact) { f.About = ">" }),
			change(func(f *store.Fact) { f.Name = "shouted" }), change(func(f *store.Fact) { f.Family = "weather" }),
		},
		"bad_body": {
			change(func(f *store.Fact) { f.Body = json.RawMessage(`{"handoff":`) }), change(func(f *store.Fact) { f.Body = json.RawMessage(`null`) }),
			change(func(f *store.Fact) { f.Body = json.RawMessage(`{"handoff":"h2"}`) }), change(func(f *store.Fact) { f.ID = "" }),
		},
	} {
		for i, l := range letters {
			var bury *desk.Bury
			if err := p.Send(t.Context(), l); !errors.As(err, &bury) || bury.Code != want {
				t.Errorf("%s %d: %v", want, i, err)
			}
		}
	}
	must(js.UpdateStream(t.Context(), jetstream.StreamConfig{
		Name: handoff.StreamHandoff, Subjects: []string{"frontdesk.v1.main.handoff.>"}, MaxMsgSize: 300, Duplicates: time.Minute,
	}))(t)
	var bury *desk.Bury
	if err := p.Send(t.Context(), opened(1)); !errors.As(err, &bury) || bury.Code != "too_large" {
		t.Errorf("a fact that the stream refuses for its size: %v", err)
	}
}

func TestWithoutAStreamTheFactIsTriedAgain(t *testing.T) {
	t.Parallel()
	server, js := newJetStream(t)
	p := must(handoff.NewPublisher(server.Conn(), mainSubjects(t)))(t)
	var bury *desk.Bury
	if err := p.Send(t.Context(), opened(1)); err == nil || errors.As(err, &bury) {
		t.Errorf("without a stream: %v", err)
	}
	// A stream of somebody else on our subjects must not swallow facts.
	must(js.CreateStream(t.Context(), jetstream.StreamConfig{Name: "OTHER", Subjects: []string{"frontdesk.>"}}))(t)
	if err := p.Send(t.Context(), opened(1)); err == nil || errors.As(err, &bury) {
		t.Errorf("with a stream of another name: %v", err)
	}
}

// TestFactsWaitWhileNATSIsAway kills the server while the desk works, and starts it again.
func TestFactsWaitWhileNATSIsAway(t *testing.T) {
	t.Parallel()
	server := testkit.NATSProcess(t)
	w := &world{t: t, subjects: mainSubjects(t), phones: newPhones(), log: &logBuffer{}}
	w.nc = dial(t, server.URL)
	w.js = must(jetstream.New(w.nc))(t)
	if err := handoff.EnsureStreams(t.Context(), w.js, w.subjects); err != nil {
		t.Fatal(err)
	}
	w.openStore(testkit.Postgres(t))
	w.runDesk()
	w.opens(1)
	testkit.Eventually(t, 5*time.Second, func() error { return settled(w) })
	server.Kill()
	testkit.Eventually(t, 5*time.Second, func() error {
		if w.nc.IsConnected() {
			return errors.New("still connected")
		}
		return nil
	})
	p := must(handoff.NewPublisher(w.nc, w.subjects))(t)
	began := time.Now()
	if err := p.Send(t.Context(), opened(1)); err == nil || time.Since(began) > time.Second {
		t.Errorf("NATS is away: %v after %s", err, time.Since(began))
	}
	for n := int64(2); n < 12; n++ {
		w.opens(n)
	}
	w.heard(11, "")
	if backlog := must(w.store.Backlog(t.Context()))(t); backlog.Open == 0 {
		t.Error("the facts did not wait")
	}
	server.Start()
	testkit.Eventually(t, 30*time.Second, func() error { return settled(w) })
	stream := must(w.js.Stream(t.Context(), handoff.StreamHandoff))(t)
	subjects := must(stream.Info(t.Context(), jetstream.WithSubjectFilter("frontdesk.v1.main.handoff.*.*.opened")))(t).State.Subjects
	if len(subjects) != 11 {
		t.Errorf("%d chats were told of; want 11", len(subjects))
	}
	for subject, n := range subjects {
		if n != 1 {
			t.Errorf("%s is stored %d times", subject, n)
		}
	}
}

// settled reports whether all letters are off the books.
func settled(w *world) error {
	b, err := w.store.Backlog(context.Background())
	if err == nil && b.Open > 0 {
		err = fmt.Errorf("%d letters are open", b.Open)
	}
	return err
}
