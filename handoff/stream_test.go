package handoff_test

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/handoff"
	"frontdesk/internal/testkit"
)

func newJetStream(t testing.TB) (*testkit.NATSServer, jetstream.JetStream) {
	t.Helper()
	server := testkit.NATS(t)
	return server, must(jetstream.New(server.Conn()))(t)
}

func TestEnsuringStreamsTwiceChangesNothing(t *testing.T) {
	t.Parallel()
	_, js := newJetStream(t)
	s := mainSubjects(t)
	if err := handoff.EnsureStreams(t.Context(), js, s); err != nil {
		t.Fatal(err)
	}
	before := must(must(js.Stream(t.Context(), handoff.StreamHandoff))(t).Info(t.Context()))(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if err := handoff.EnsureStreams(t.Context(), js, s); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	after := must(must(js.Stream(t.Context(), handoff.StreamHandoff))(t).Info(t.Context()))(t)
	if !reflect.DeepEqual(before.Config, after.Config) || !before.Created.Equal(after.Created) {
		t.Errorf("before %+v\nafter %+v", before.Config, after.Config)
	}
	if after.Config.PersistMode != jetstream.DefaultPersistMode {
		t.Error("facts are acknowledged before they are on disk")
	}
}

func TestAnOlderStreamIsBroughtUpAndKeepsWhatItsOperatorSet(t *testing.T) {
	t.Parallel()
	_, js := newJetStream(t)
	// As an earlier release may have made it, with a setting of the operator's.
	must(js.CreateStream(t.Context(), jetstream.StreamConfig{
		Name: handoff.StreamHandoff, Subjects: []string{"frontdesk.v1.main.handoff.>"}, MaxAge: time.Hour, Duplicates: time.Minute,
		MaxBytes: 1 << 30, AllowDirect: true,
	}))(t)
	must(js.Publish(t.Context(), "frontdesk.v1.main.handoff.t.h.opened", []byte("kept")))(t)
	for _, clinic := range []string{"main", "second"} {
		if err := handoff.EnsureStreams(t.Context(), js, must(handoff.NewSubjects(clinic))(t)); err != nil {
			t.Fatal(err)
		}
	}
	info := must(must(js.Stream(t.Context(), handoff.StreamHandoff))(t).Info(t.Context()))(t)
	c := info.Config
	if c.MaxAge != handoff.FactsKept || c.Duplicates != handoff.DedupeWindow {
		t.Errorf("max age %s, duplicates %s", c.MaxAge, c.Duplicates)
	}
	if c.MaxBytes != 1<<30 || !c.AllowDirect || info.State.Msgs != 1 {
		t.Errorf("the operator's settings or the messages are lost: %+v, %d messages", c, info.State.Msgs)
	}
	for _, subject := range []string{"frontdesk.v1.main.handoff.>", "frontdesk.v1.main.alert.>", "frontdesk.v1.second.handoff.>", "frontdesk.v1.second.alert.>"} {
		if !slices.Contains(c.Subjects, subject) {
			t.Errorf("%s is not among %v", subject, c.Subjects)
		}
	}
}

func TestAStreamThatNATSCannotChangeIsAClearError(t *testing.T) {
	t.Parallel()
	_, js := newJetStream(t)
	must(js.CreateStream(t.Context(), jetstream.StreamConfig{Name: handoff.StreamVisit, Subjects: []string{"frontdesk.v1.main.visit.>"}}))(t)
	err := handoff.EnsureStreams(t.Context(), js, mainSubjects(t))
	if err == nil || !strings.Contains(err.Error(), handoff.StreamVisit) || !strings.Contains(err.Error(), "delete it") {
		t.Errorf("error: %v", err)
	}
}

// TestStreamsComeBackWithTheServer has a server that forgets all.
func TestStreamsComeBackWithTheServer(t *testing.T) {
	t.Parallel()
	server := testkit.NATSProcess(t)
	nc := dial(t, server.URL)
	w := &world{t: t, log: &logBuffer{}}
	s := mainSubjects(t)
	js := must(jetstream.New(nc))(t)
	w.background("keep streams", keepStreams(nc, s, w.log))
	there := func() error {
		_, err := js.Stream(t.Context(), handoff.StreamIntake)
		return err
	}
	testkit.Eventually(t, 10*time.Second, there)
	for lister := js.StreamNames(t.Context()); ; {
		name, ok := <-lister.Name()
		if !ok {
			break
		}
		if err := js.DeleteStream(t.Context(), name); err != nil {
			t.Fatal(err)
		}
	}
	server.Kill()
	server.Start()
	testkit.Eventually(t, 20*time.Second, there)
}
