package handoff_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/handoff"
	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

// follow watches in the background. The channel has room for all that a test makes.
func follow(t testing.TB, nc *nats.Conn, s handoff.Subjects) <-chan handoff.Change {
	t.Helper()
	changes := make(chan handoff.Change, 4096)
	w := &world{t: t}
	w.background("watch", func(ctx context.Context) error {
		return handoff.Watch(ctx, nc, s, func(c handoff.Change) { changes <- c })
	})
	return changes
}

func TestWatchTellsFactsInOrderAndOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	changes := follow(t, w.nats.As(engine.RoleMonitor), w.subjects)
	if first := <-changes; !first.Gap {
		t.Fatalf("the first is %+v; want a gap", first)
	}
	ctx, anna := t.Context(), w.as("anna")
	h := w.opens(1)
	must(anna.Claim(ctx, h.ID, 0))(t)
	must(anna.Say(ctx, h.ID, canary))(t)
	must(anna.End(ctx, h.ID, ""))(t)
	w.says(1, "I want to kill myself")
	var got []string
	for last := int64(0); len(got) < 6; {
		c := <-changes
		if c.Gap || c.Seq <= last || c.Team != "front-desk" {
			t.Errorf("after line %d: %+v", last, c)
		}
		last = c.Seq
		got = append(got, fmt.Sprintf("%s.%s %s v%d", c.Family, c.Name, c.Staff, c.Version))
		if c.Family == handoff.FamilyAlert && (c.Level != "crisis" || !c.Urgent || c.Handoff == "") {
			t.Errorf("the alert: %+v", c)
		}
		if c.Name == "opened" && c.About != c.Handoff {
			t.Errorf("opened: %+v", c)
		}
	}
	want := []string{"handoff.opened  v0", "handoff.taken anna v1", "handoff.said anna v0", "handoff.ended anna v0", "handoff.opened  v0", "alert.raised  v0"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestWatchDropsRepeatsAndWhatItCannotRead(t *testing.T) {
	t.Parallel()
	server, _ := newJetStream(t)
	nc := server.Conn()
	changes := follow(t, nc, mainSubjects(t))
	<-changes
	fact := func(id string) *nats.Msg {
		return handoff.CloudEvent{ID: id, Source: "/frontdesk/main", Type: "x", Data: []byte(`{"handoff":"h1","seq":1}`)}.Msg("frontdesk.v1.main.handoff.t.h1.opened")
	}
	strange := fact("s1")
	strange.Subject = "frontdesk.v1.main.handoff.t.h1.exploded"
	broken := fact("b1")
	broken.Data = []byte(`{"seq":"x"}`)
	for _, m := range []*nats.Msg{fact("1"), fact("1"), strange, broken, {Subject: "frontdesk.v1.main.handoff.x"}, fact("2"), fact("1"), fact("3")} {
		if err := nc.PublishMsg(m); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"1", "2", "3"} {
		if c := <-changes; c.ID != want {
			t.Errorf("%+v; want %s", c, want)
		}
	}
}

// TestALostConnectionIsAGap kills the server under a reader. What happens meanwhile is not told, but that something may
// have happened is, once the reader would hear of the next fact.
func TestALostConnectionIsAGap(t *testing.T) {
	t.Parallel()
	server := testkit.NATSProcess(t)
	nc, sender := dial(t, server.URL), dial(t, server.URL)
	s := mainSubjects(t)
	changes := follow(t, nc, s)
	if c := <-changes; !c.Gap {
		t.Fatalf("the first is %+v", c)
	}
	for round := range 3 {
		server.Kill()
		server.Start()
		if c := <-changes; !c.Gap {
			t.Fatalf("round %d: %+v; want a gap", round, c)
		}
		js := must(jetstream.New(sender))(t)
		testkit.Eventually(t, 10*time.Second, func() error { return handoff.EnsureStreams(t.Context(), js, s) })
		p := must(handoff.NewPublisher(sender, s))(t)
		testkit.Eventually(t, 10*time.Second, func() error { return p.Send(t.Context(), opened(round)) })
		if c := <-changes; c.About != fmt.Sprintf("h%d", round) {
			t.Fatalf("round %d: %+v", round, c)
		}
	}
}

// TestASlowReaderLosesFactsAndKnowsIt is held up while more happens than is kept for it.
func TestASlowReaderLosesFactsAndKnowsIt(t *testing.T) {
	t.Parallel()
	server, _ := newJetStream(t)
	reader, sender := server.Conn(), server.Conn()
	gate, entered := make(chan struct{}), make(chan struct{}, 1)
	changes := make(chan handoff.Change, 8192)
	w := &world{t: t}
	w.background("watch", func(ctx context.Context) error {
		return handoff.Watch(ctx, reader, mainSubjects(t), func(c handoff.Change) {
			changes <- c
			if c.ID == "0" {
				entered <- struct{}{}
				<-gate
			}
		})
	})
	<-changes
	const sent = 3000
	for i := range sent {
		e := handoff.CloudEvent{ID: fmt.Sprint(i), Source: "/s", Type: "x", Data: []byte(`{"handoff":"h1","seq":1}`)}
		if err := sender.PublishMsg(e.Msg("frontdesk.v1.main.handoff.t.h1.said")); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			<-entered
		}
	}
	if err := sender.Flush(); err != nil {
		t.Fatal(err)
	}
	// Everything has reached the reader's connection when its own flush is answered.
	if err := reader.Flush(); err != nil {
		t.Fatal(err)
	}
	close(gate)
	told, gaps := 0, 0
	last := handoff.CloudEvent{ID: "last", Source: "/s", Type: "x", Data: []byte(`{"handoff":"h1","seq":1}`)}
	testkit.Eventually(t, 10*time.Second, func() error {
		if err := sender.PublishMsg(last.Msg("frontdesk.v1.main.handoff.t.h1.ended")); err != nil {
			return err
		}
		for {
			select {
			case c := <-changes:
				if c.Gap {
					gaps++
				} else if told++; c.ID == "last" {
					return nil
				}
			default:
				return errors.New("the last fact is not told")
			}
		}
	})
	if gaps == 0 || told >= sent {
		t.Errorf("%d facts of %d were told, %d gaps", told, sent, gaps)
	}
}

func TestWatchEndsWithTheConnection(t *testing.T) {
	t.Parallel()
	server, _ := newJetStream(t)
	nc := server.Conn()
	ended, began := make(chan error, 1), make(chan struct{})
	go func() {
		ended <- handoff.Watch(context.Background(), nc, mainSubjects(t), func(handoff.Change) { close(began) })
	}()
	<-began
	nc.Close()
	if err := <-ended; !errors.Is(err, nats.ErrConnectionClosed) {
		t.Errorf("ended with %v", err)
	}
}
