package chat_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/chat"
)

const (
	documentFile  = "../../docs/state-machine.md"
	documentBegin = "<!-- made by go test ./internal/chat -update; begin -->\n"
	documentEnd   = "<!-- end -->\n"
)

// TestStateMachineDocument compares the table in docs/state-machine.md with what the code does.
func TestStateMachineDocument(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(documentFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, okBegin := strings.Cut(string(data), documentBegin)
	_, after, okEnd := strings.Cut(rest, documentEnd)
	if !okBegin || !okEnd {
		t.Fatalf("%s has lost its markers", documentFile)
	}
	want := before + documentBegin + stateMachine(t) + documentEnd + after
	if want == string(data) {
		return
	}
	if *update {
		if err := os.WriteFile(documentFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is not what the code does; run make golden and read the difference", documentFile)
}

type documented struct {
	name  string
	event func(chat.Command) chat.Event
}

func documentedEvents() []documented {
	const m = chat.MessageID(5)
	said := func(text string) func(chat.Command) chat.Event {
		return func(chat.Command) chat.Event { return chat.Said{Message: m, Text: chat.Text(text)} }
	}
	command := func(name string) func(chat.Command) chat.Event {
		return func(chat.Command) chat.Event { return chat.Commanded{Message: m, Name: name} }
	}
	return []documented{
		{"patient: a question with an answer", said("where can i park")},
		{"patient: a question without one", said("zzqx")},
		{"patient: a sign of an emergency", said("my dad is not breathing")},
		{"patient: a photo", func(chat.Command) chat.Event { return chat.Said{Message: m, Media: &chat.Media{Kind: chat.MediaPhoto}} }},
		{"patient: asks for a person", command("person")},
		{"patient: stops waiting", command("cancel")},
		{"patient: /start", command("start")},
		{"patient: /help", command("help")},
		{"patient: /feedback", command("feedback")},
		{"patient: /stop", command("stop")},
		{"patient: stops the bot", func(chat.Command) chat.Event { return chat.Blocked{} }},
		{"staff: claims", func(c chat.Command) chat.Event { return chat.Claim{Command: c} }},
		{"staff: says", func(c chat.Command) chat.Event { return chat.Say{Command: c, Text: "hello"} }},
		{"staff: notes", func(c chat.Command) chat.Event { return chat.Note{Command: c, Text: "x"} }},
		{"staff: moves to another team", func(c chat.Command) chat.Event { return chat.Move{Command: c, Team: "billing"} }},
		{"staff: gives back", func(c chat.Command) chat.Event { return chat.Return{Command: c} }},
		{"staff: makes urgent", func(c chat.Command) chat.Event { return chat.Escalate{Command: c} }},
		{"staff: ends", func(c chat.Command) chat.Event { return chat.End{Command: c} }},
		{"timer: the wait slips", func(chat.Command) chat.Event { return chat.TimerFired{Kind: chat.TimerWait} }},
		{"timer: the lease ends", func(chat.Command) chat.Event { return chat.TimerFired{Kind: chat.TimerLease} }},
		{"timer: the survey is due", func(chat.Command) chat.Event { return chat.TimerFired{Kind: chat.TimerSurvey} }},
		{"clinic: a visit has ended", func(chat.Command) chat.Event { return chat.VisitEnded{Visit: "v", EndedAt: noon} }},
		{"telegram: a letter was given up", func(chat.Command) chat.Event { return chat.Undelivered{Seq: 1} }},
	}
}

func stateMachine(t *testing.T) string {
	t.Helper()
	clinic := newClinic(t)
	maria := chat.Staff{ID: "maria", Name: "Maria"}
	phases := []chat.Phase{chat.PhaseIdle, chat.PhaseWaiting, chat.PhaseStaffed}
	state := func(p chat.Phase) chat.State {
		s := chat.State{Phase: p, Greeted: true, Linked: true}
		if p != chat.PhaseIdle {
			s.Handoff = &chat.Handoff{ID: "h1", Team: "front-desk", OpenedAt: noon, PatientAt: noon.Add(-time.Hour)}
		}
		if p == chat.PhaseStaffed {
			s.Handoff.Owner = maria
		}
		return s
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| event | in `idle` | in `waiting` | in `staffed` (by Maria) |\n|---|---|---|---|\n")
	for _, d := range documentedEvents() {
		fmt.Fprintf(&b, "| %s |", d.name)
		for _, p := range phases {
			s := state(p)
			next, effects, err := chat.Step(clinic, s, stampAt(1, noon), d.event(chat.Command{Handoff: "h1", Staff: maria}))
			fmt.Fprintf(&b, " %s |", cell(p, next, effects, err))
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

func cell(from chat.Phase, next chat.State, effects []chat.Effect, err error) string {
	if err != nil {
		return "refused: " + err.Error()
	}
	var did []string
	add := func(what string) {
		if !slices.Contains(did, what) {
			did = append(did, what)
		}
	}
	for _, e := range effects {
		switch e := e.(type) {
		case chat.Reply:
			add("says *" + string(e.Kind) + "*")
		case chat.Heard:
			if e.Handoff != "" {
				add("staff hear it")
			}
		case chat.Spoken:
			add("the patient reads it")
		case chat.Noted:
			add("note " + string(e.Kind))
		case chat.Opened:
			add("opened")
		case chat.Taken:
			add("taken")
		case chat.Moved:
			add("moved")
		case chat.Returned:
			add("returned")
		case chat.Escalated:
			add("escalated")
		case chat.Ended:
			add("ended")
		case chat.Raised:
			add("ALERT")
		case chat.Remind:
			add("timer " + string(e.Kind))
		default: // counts and records
		}
	}
	text := strings.Join(did, ", ")
	if next.Phase != from {
		text = "**→ " + string(next.Phase) + "** " + text
	}
	if text == "" {
		return "–"
	}
	return text
}
