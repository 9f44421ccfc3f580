package handoff_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/handoff"
	"frontdesk/internal/testkit"
)

func newSpool(t testing.TB, nc *nats.Conn, key byte) *handoff.Spool {
	t.Helper()
	js := must(jetstream.New(nc))(t)
	testkit.Eventually(t, 10*time.Second, func() error { return handoff.EnsureStreams(t.Context(), js, mainSubjects(t)) })
	return must(handoff.NewSpool(nc, mainSubjects(t), bytes.Repeat([]byte{key}, 32), (&logBuffer{}).logger()))(t)
}

func drained(t testing.TB, s *handoff.Spool) []string {
	t.Helper()
	var got []string
	if err := s.Drain(t.Context(), func(_ context.Context, payload []byte) error {
		got = append(got, string(payload))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return got
}

func TestTheSpoolKeepsOrderThroughAKill(t *testing.T) {
	t.Parallel()
	server := testkit.NATSProcess(t)
	s := newSpool(t, dial(t, server.URL), 1)
	if !must(s.Empty(t.Context()))(t) {
		t.Error("a new spool is not empty")
	}
	var want []string
	for n := range 100 {
		payload := fmt.Sprintf(`{"update_id":%d}`, n)
		want = append(want, payload)
		if err := s.Put(t.Context(), []byte(payload)); err != nil {
			t.Fatal(err)
		}
	}
	server.Kill()
	if err := s.Put(t.Context(), []byte("while it is away")); err == nil {
		t.Error("kept by a server that is dead")
	}
	server.Start()
	again := newSpool(t, dial(t, server.URL), 1) // another program
	if must(again.Empty(t.Context()))(t) {
		t.Fatal("nothing has survived")
	}
	// The handler fails at the fortieth, then the server is killed in the middle of the rest.
	var got []string
	refusal := errors.New("not now")
	err := again.Drain(t.Context(), func(_ context.Context, payload []byte) error {
		if len(got) == 40 {
			return refusal
		}
		got = append(got, string(payload))
		return nil
	})
	if !errors.Is(err, refusal) {
		t.Fatalf("drain: %v", err)
	}
	err = again.Drain(t.Context(), func(_ context.Context, payload []byte) error {
		got = append(got, string(payload))
		if len(got) == 70 {
			server.Kill()
		}
		return nil
	})
	if err == nil {
		t.Fatal("drained from a server that is dead")
	}
	server.Start()
	third := newSpool(t, dial(t, server.URL), 1)
	rest := drained(t, third)
	// The seventieth was handled, but that could not be written down: it comes again.
	if len(rest) > 0 && rest[0] == got[69] {
		rest = rest[1:]
	}
	if got = append(got, rest...); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %d: %q", len(got), got)
	}
	if !must(third.Empty(t.Context()))(t) {
		t.Error("not empty at the end")
	}
}

func TestTheSpoolKeepsWhatIsLongerThanAMessage(t *testing.T) {
	t.Parallel()
	server, js := newJetStream(t)
	s := newSpool(t, server.Conn(), 1)
	long := make([]byte, 5<<20)
	_, _ = rand.Read(long)
	for _, payload := range [][]byte{[]byte("before"), long, {}, []byte("after")} {
		if err := s.Put(t.Context(), payload); err != nil {
			t.Fatal(err)
		}
	}
	// Put again, as after a lost answer.
	if err := s.Put(t.Context(), long); err != nil {
		t.Fatal(err)
	}
	got := drained(t, s)
	if len(got) != 4 || got[0] != "before" || got[1] != string(long) || got[2] != "" || got[3] != "after" {
		t.Errorf("%d came back", len(got))
	}
	if info := must(must(js.Stream(t.Context(), handoff.StreamIntake))(t).Info(t.Context()))(t); info.State.Msgs != 0 {
		t.Errorf("%d messages are left behind", info.State.Msgs)
	}
}

func TestTheSpoolShowsNobodyWhatPeopleWrote(t *testing.T) {
	t.Parallel()
	server := testkit.NATS(t)
	s := newSpool(t, server.Conn(), 1)
	for range 3 {
		if err := s.Put(t.Context(), []byte(canary+" has a secret "+rand.Text())); err != nil {
			t.Fatal(err)
		}
	}
	js := must(jetstream.New(server.Conn()))(t)
	m := must(must(js.Stream(t.Context(), handoff.StreamIntake))(t).GetMsg(t.Context(), 1))(t)
	if bytes.Contains(m.Data, []byte(canary)) {
		t.Errorf("the message holds %q", m.Data)
	}
	if found := testkit.FindCanaries(t, server.Dir, canary); len(found) > 0 {
		t.Errorf("on disk: %v", found)
	}
}

// TestWhatCannotBeReadStopsNothing meets messages of another key, garbage, and one moved from another subject.
func TestWhatCannotBeReadStopsNothing(t *testing.T) {
	t.Parallel()
	server, js := newJetStream(t)
	nc := server.Conn()
	s, other := newSpool(t, nc, 1), newSpool(t, nc, 2)
	ctx := t.Context()
	stream := must(js.Stream(ctx, handoff.StreamIntake))(t)
	if err := other.Put(ctx, []byte("with another key")); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(ctx, []byte("first")); err != nil {
		t.Fatal(err)
	}
	genuine := must(stream.GetLastMsgForSubject(ctx, mainSubjects(t).Intake()))(t)
	must(js.Publish(ctx, "frontdesk.v1.main.intake.part.x.0", genuine.Data))(t)
	moved := must(stream.GetLastMsgForSubject(ctx, "frontdesk.v1.main.intake.part.x.0"))(t)
	flipped := bytes.Clone(genuine.Data)
	flipped[len(flipped)-1] ^= 1
	for _, garbage := range [][]byte{nil, {1}, []byte("garbage"), flipped} {
		must(js.Publish(ctx, mainSubjects(t).Intake(), garbage))(t)
	}
	if err := s.Put(ctx, []byte("second")); err != nil {
		t.Fatal(err)
	}
	if got := drained(t, s); fmt.Sprint(got) != "[first second]" {
		t.Errorf("got %q", got)
	}
	if !must(s.Empty(ctx))(t) {
		t.Error("what cannot be read still waits")
	}
	subjects := must(stream.Info(ctx, jetstream.WithSubjectFilter("frontdesk.v1.main.intake.unreadable")))(t).State.Subjects
	if n := subjects["frontdesk.v1.main.intake.unreadable"]; n != 5 {
		t.Errorf("%d of 5 messages that cannot be read are kept aside", n)
	}
	if moved == nil {
		t.Error("the moved message is gone")
	}
}

func TestTwoProgramsDrainInOrder(t *testing.T) {
	t.Parallel()
	server, _ := newJetStream(t)
	s := newSpool(t, server.Conn(), 1)
	const n = 200
	for i := range n {
		if err := s.Put(t.Context(), fmt.Appendf(nil, "%d", i)); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	handled := map[string]bool{}
	next := 0
	var wait sync.WaitGroup
	for range 2 {
		program := newSpool(t, server.Conn(), 1)
		wait.Go(func() {
			err := program.Drain(t.Context(), func(_ context.Context, payload []byte) error {
				mu.Lock()
				defer mu.Unlock()
				if handled[string(payload)] {
					return nil // the desk knows repeats
				}
				if string(payload) != fmt.Sprint(next) {
					t.Errorf("%s comes before %d", payload, next)
				}
				handled[string(payload)] = true
				next++
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if next != n {
		t.Errorf("%d of %d were handled", next, n)
	}
}

func TestASpoolNeedsAWholeKey(t *testing.T) {
	t.Parallel()
	if _, err := handoff.NewSpool(nil, mainSubjects(t), []byte("short"), nil); err == nil {
		t.Error("a spool with a short key was made")
	}
}
