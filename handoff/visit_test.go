package handoff_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/handoff"
	"frontdesk/internal/chat"
	"frontdesk/internal/engine"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

// links ties the chat of a patient to the clinic's reference.
func (w *world) links(chatID int64, reference string) {
	w.t.Helper()
	token := must(w.store.AddInvite(w.t.Context(), reference, time.Now()))(w.t)
	w.patient(chatID, chat.Commanded{Message: 1, Name: "start", Argument: chat.Text(token)})
	w.presses(chatID, "Yes")
	must(w.store.Find(w.t.Context(), nil, reference, ""))(w.t)
}

// planned counts the surveys that are planned.
func (w *world) planned() int {
	w.t.Helper()
	return len(must(w.store.DueTimers(w.t.Context(), time.Now().Add(30*24*time.Hour), 100))(w.t))
}

func (w *world) taken() error {
	stream, err := w.js.Stream(w.t.Context(), handoff.StreamVisit)
	if err != nil {
		return err
	}
	info, err := stream.Info(w.t.Context())
	if err == nil && info.State.Msgs > 0 {
		err = fmt.Errorf("%d messages wait", info.State.Msgs)
	}
	return err
}

func TestAVisitThatIsOverPlansOneQuestion(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.links(8, "P-118")
	hospital := must(jetstream.New(w.nats.As(engine.RoleVisits)))(t)
	tell := func(subject, visit string, header nats.Header) {
		t.Helper()
		body := fmt.Sprintf(`{"visit":%q,"patient_ref":"P-118","team":"front-desk","ended_at":%q,"lang":"en"}`, visit, time.Now().Format(time.RFC3339))
		if header.Get("Content-Type") != "" {
			body = `{"specversion":"1.0","id":"e","source":"/ehr","type":"x","data":` + body + `}`
		}
		must(hospital.PublishMsg(t.Context(), &nats.Msg{Subject: subject, Header: header, Data: []byte(body)}))(t)
		testkit.Eventually(t, 10*time.Second, w.taken)
	}
	binary := nats.Header{"ce-specversion": {"1.0"}, "ce-id": {"1"}, "ce-source": {"/ehr"}, "ce-type": {"x"}}
	tell(w.subjects.VisitCompleted(), "V-1", binary)
	if n := w.planned(); n != 1 {
		t.Fatalf("%d questions are planned; want 1", n)
	}
	tell(w.subjects.VisitCompleted(), "V-1", nats.Header{"Content-Type": {"application/cloudevents+json"}})
	tell(w.subjects.VisitCancelled(), "V-1", nats.Header{})
	if n := w.planned(); n != 0 {
		t.Errorf("%d questions are planned after the visit was taken back", n)
	}
	if rejected(t, w) != nil {
		t.Errorf("rejected: %+v", rejected(t, w))
	}
}

func TestGarbageAboutVisitsIsKeptAsideAndStopsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.links(8, "P-118")
	hospital := must(jetstream.New(w.nats.As(engine.RoleVisits)))(t)
	good := `{"visit":"V-9","patient_ref":"P-118","ended_at":"` + time.Now().Format(time.RFC3339) + `"}`
	garbage := []struct {
		body   string
		header nats.Header
		want   string
	}{
		{"", nil, "bad_body"},
		{canary, nil, "bad_body"},
		{"\x00\xff", nil, "bad_body"},
		{`{"visit":"V-1"}`, nil, "bad_body"},
		{`{"visit":"  ","patient_ref":"P","ended_at":"2026-11-25T09:30:00Z"}`, nil, "bad_body"},
		{`{"visit":"V","patient_ref":"P","ended_at":"yesterday"}`, nil, "bad_body"},
		{`{"visit":"V","patient_ref":"P","ended_at":"2099-01-01T00:00:00Z"}`, nil, "bad_body"},
		{`{"visit":7,"patient_ref":"P","ended_at":"2026-11-25T09:30:00Z"}`, nil, "bad_body"},
		{`{"visit":"` + strings.Repeat("v", 201) + `","patient_ref":"P","ended_at":"2026-11-25T09:30:00Z"}`, nil, "bad_body"},
		{`{"visit":"V","patient_ref":"P","ended_at":"2026-11-25T09:30:00Z","team":"*"}`, nil, "bad_body"},
		{strings.Repeat(`[`, 50000), nil, "bad_body"},
		{good, nats.Header{"ce-specversion": {"0.3"}}, "bad_event"},
		{good, nats.Header{"Content-Type": {"application/cloudevents-batch+json"}}, "bad_event"},
	}
	for i, g := range garbage {
		if g.header == nil {
			g.header = nats.Header{}
		}
		g.header.Set("Frontdesk-Test", fmt.Sprint(i))
		must(hospital.PublishMsg(t.Context(), &nats.Msg{Subject: w.subjects.VisitCompleted(), Header: g.header, Data: []byte(g.body)}))(t)
	}
	if _, err := hospital.Publish(t.Context(), w.subjects.VisitCompleted(), make([]byte, 100_000)); err == nil {
		t.Error("a message of 100 kB was taken")
	}
	must(hospital.Publish(t.Context(), w.subjects.VisitCompleted(), []byte(good)))(t)
	testkit.Eventually(t, 20*time.Second, w.taken)
	if n := w.planned(); n != 1 {
		t.Errorf("%d questions are planned for the one good visit", n)
	}
	kept := rejected(t, w)
	if len(kept) != len(garbage) {
		t.Fatalf("%d of %d rejected messages are kept", len(kept), len(garbage))
	}
	for i, m := range kept {
		contract(t).checkHeaders(t, "visitRejected", m.Header)
		if m.Header.Get(handoff.HeaderReason) != garbage[i].want || string(m.Data) != garbage[i].body {
			t.Errorf("message %d is kept as %q with %q; want %s", i, m.Data, m.Header.Get(handoff.HeaderReason), garbage[i].want)
		}
		if m.Header.Get("Frontdesk-Test") != fmt.Sprint(i) {
			t.Errorf("message %d has lost its headers: %v", i, m.Header)
		}
	}
	if n := strings.Count(w.log.String(), "visit rejected"); n != len(garbage) {
		t.Errorf("%d lines in the log about %d rejected messages", n, len(garbage))
	}
}

// TestACancellationMayOvertakeItsVisit gets the two in the wrong order.
func TestACancellationMayOvertakeItsVisit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.links(8, "P-118")
	hospital := must(jetstream.New(w.nats.As(engine.RoleVisits)))(t)
	must(hospital.Publish(t.Context(), w.subjects.VisitCancelled(), []byte(`{"visit":"V-1"}`)))(t)
	must(hospital.Publish(t.Context(), w.subjects.VisitCompleted(), []byte(`{"visit":"V-1","patient_ref":"P-118","ended_at":"`+time.Now().Format(time.RFC3339)+`"}`)))(t)
	testkit.Eventually(t, 30*time.Second, w.taken)
	if n := w.planned(); n != 0 {
		t.Errorf("%d questions are planned about a visit that was taken back", n)
	}
}

func TestVisitsWaitForTheDatabase(t *testing.T) {
	t.Parallel()
	pg := testkit.PostgresProcess(t)
	w := newWorldOn(t, testkit.Database{URL: pg.URL, KeysURL: pg.KeysURL})
	w.links(8, "P-118")
	pg.Kill()
	visit := must(json.Marshal(store.Visit{Visit: "V-1", Reference: "P-118", EndedAt: time.Now()}))(t)
	must(w.js.Publish(t.Context(), w.subjects.VisitCompleted(), visit))(t)
	consumer := must(w.js.Consumer(t.Context(), handoff.StreamVisit, "frontdesk-main"))(t)
	testkit.Eventually(t, 30*time.Second, func() error {
		info := must(consumer.Info(t.Context()))(t)
		if info.NumRedelivered == 0 {
			return fmt.Errorf("it was not tried twice: %+v", info)
		}
		return nil
	})
	if w.taken() == nil {
		t.Fatal("the visit was confirmed while the database was away")
	}
	pg.Start()
	testkit.Eventually(t, 60*time.Second, w.taken)
	testkit.Eventually(t, 10*time.Second, func() error {
		if n := w.planned(); n != 1 {
			return fmt.Errorf("%d questions are planned", n)
		}
		return nil
	})
	if kept := rejected(t, w); kept != nil {
		t.Errorf("rejected: %+v", kept)
	}
}

// rejected are the messages that were kept aside, in order.
func rejected(t testing.TB, w *world) []*jetstream.RawStreamMsg {
	t.Helper()
	stream := must(w.js.Stream(t.Context(), handoff.StreamVisitRejected))(t)
	info := must(stream.Info(t.Context()))(t)
	var all []*jetstream.RawStreamMsg
	for seq := uint64(1); seq <= info.State.LastSeq; seq++ {
		all = append(all, must(stream.GetMsg(t.Context(), seq))(t))
	}
	return all
}
