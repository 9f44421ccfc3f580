package chat_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/chat"
	"frontdesk/internal/feedback"
	"frontdesk/internal/safety"
)

var update = flag.Bool("update", false, "rewrite the golden transcripts")

// TestGoldenTranscripts plays conversations that a clinic manager can read, and compares what the bot says. Between two
// events the state is written and read back, so that each story also tests what is stored.
func TestGoldenTranscripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/transcripts/*.txt")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d transcripts found, %v", len(files), err)
	}
	clinic := newClinic(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			golden, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			played := play(t, clinic, string(golden))
			if *update {
				if err := os.WriteFile(file, []byte(played), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if played != string(golden) {
				t.Errorf("the conversation went otherwise; run go test ./internal/chat -update and read the difference\n%s", played)
			}
		})
	}
}

// stage plays the lines of a transcript. Lines that begin with "#" are kept, "patient>" and "anna>"-like lines are
// events, everything else is output and made anew.
type stage struct {
	t       testing.TB
	clinic  *chat.Clinic
	state   chat.State
	now     time.Time
	events  int
	buttons map[string]string // label -> data, of everything on the screen; the newest wins
	out     strings.Builder
}

// noon is a Wednesday at noon, when the clinic is open.
var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

func play(t testing.TB, clinic *chat.Clinic, script string) string {
	t.Helper()
	s := &stage{t: t, clinic: clinic, now: noon, buttons: map[string]string{}}
	for _, line := range strings.Split(strings.TrimRight(script, "\n"), "\n") {
		s.line(line)
	}
	return s.out.String()
}

func (s *stage) line(line string) {
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
		fmt.Fprintln(&s.out, line)
		return
	case strings.HasPrefix(line, "-- "): // the time, or a wait
		fmt.Fprintln(&s.out, line)
		s.clock(strings.TrimPrefix(line, "-- "))
		return
	}
	who, what, ok := strings.Cut(line, "> ")
	if ok && who == "anna" {
		fmt.Fprintln(&s.out, line)
		s.patient(strings.TrimSpace(what))
		return
	}
	who, what, ok = strings.Cut(line, "< ")
	if ok && !strings.Contains(who, " ") {
		fmt.Fprintln(&s.out, line)
		s.staff(chat.Staff{ID: who, Name: strings.ToUpper(who[:1]) + who[1:]}, strings.TrimSpace(what))
	}
}

func (s *stage) clock(text string) {
	if d, err := time.ParseDuration(strings.TrimPrefix(text, "wait ")); err == nil {
		s.now = s.now.Add(d)
		return
	}
	at, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		s.t.Fatalf("%q is neither a wait nor a time", text)
	}
	s.now = at
}

func (s *stage) patient(what string) {
	message := chat.MessageID(s.events + 1)
	switch {
	case strings.HasPrefix(what, "["):
		label := strings.Trim(what, "[]")
		data, ok := s.buttons[label]
		if !ok {
			s.t.Fatalf("there is no button %q", label)
		}
		s.step(chat.Pressed{Data: data})
	case strings.HasPrefix(what, "/"):
		name, argument, _ := strings.Cut(what[1:], " ")
		c := chat.Commanded{Message: message, Name: name, Argument: chat.Text(argument)}
		if argument == "INVITE" {
			c.Invite = &chat.Link{Ref: "P-77", Token: "tok"}
		}
		s.step(c)
	case strings.HasPrefix(what, "("):
		s.step(s.special(strings.Trim(what, "()"), message))
	default:
		s.step(chat.Said{Message: message, Text: chat.Text(what)})
	}
}

func (s *stage) special(what string, message chat.MessageID) chat.Event {
	kind, rest, _ := strings.Cut(what, " ")
	switch kind {
	case "edits":
		id, text, _ := strings.Cut(rest, ": ")
		n, err := strconv.Atoi(id)
		if err != nil {
			s.t.Fatal(err)
		}
		return chat.Said{Message: chat.MessageID(n), Text: chat.Text(text), Edited: true}
	case "blocks":
		return chat.Blocked{}
	case "unblocks":
		return chat.Unblocked{}
	case "garbled":
		return chat.Parked{Message: message, Text: chat.Text(strings.TrimPrefix(rest, "message: "))}
	case "group":
		return chat.Elsewhere{Addressed: true}
	case "oldbutton":
		return chat.Pressed{Data: rest}
	case "visit":
		return chat.VisitEnded{Visit: rest, EndedAt: s.now}
	case "novisit":
		return chat.VisitCancelled{Visit: rest}
	case "undelivered":
		return chat.Undelivered{Seq: 7, Blocked: true}
	case "timer":
		return chat.TimerFired{Kind: chat.TimerKind(rest), Generation: s.state.Generations[chat.TimerKind(rest)]}
	case "oldtimer":
		return chat.TimerFired{Kind: chat.TimerKind(rest), Generation: 0}
	case "told":
		return chat.Said{Message: message, Text: chat.Text(rest), Told: chat.ToldCard}
	}
	caption := ""
	if _, after, ok := strings.Cut(rest, ": "); ok {
		caption = after
	}
	m := &chat.Media{Kind: chat.MediaKind(kind)}
	if strings.HasPrefix(rest, "album") {
		m.Album = "album-1"
	}
	return chat.Said{Message: message, Text: chat.Text(caption), Media: m}
}

func (s *stage) staff(who chat.Staff, what string) {
	command := chat.Command{Staff: who}
	if h := s.state.Handoff; h != nil {
		command.Handoff, command.Version = h.ID, h.Version
	}
	verb, rest, _ := strings.Cut(what, " ")
	switch verb {
	case "takes":
		s.step(chat.Claim{Command: command})
	case "takes-late":
		command.Version--
		s.step(chat.Claim{Command: command})
	case "says":
		s.step(chat.Say{Command: command, Text: chat.Text(rest)})
	case "notes":
		s.step(chat.Note{Command: command, Text: chat.Text(rest)})
	case "moves":
		s.step(chat.Move{Command: command, Team: rest})
	case "returns":
		s.step(chat.Return{Command: command})
	case "escalates":
		s.step(chat.Escalate{Command: command})
	case "ends":
		s.step(chat.End{Command: command, Outcome: rest})
	case "acknowledges":
		s.step(chat.Acknowledge{Alert: "a1", Staff: who})
	default:
		s.t.Fatalf("nobody knows how staff %q", what)
	}
}

func (s *stage) step(e chat.Event) {
	s.t.Helper()
	s.events++
	state, effects, err := chat.Step(s.clinic, s.state, stampAt(s.events, s.now), e)
	if err != nil {
		fmt.Fprintf(&s.out, "  refused: %v\n", err)
		return
	}
	data, err := chat.MarshalState(state)
	if err != nil {
		s.t.Fatal(err)
	}
	if s.state, err = chat.UnmarshalState(data); err != nil {
		s.t.Fatal(err)
	}
	for _, effect := range effects {
		s.show(effect)
	}
}

func stampAt(n int, at time.Time) chat.Stamp {
	sum := sha256.Sum256([]byte(strconv.Itoa(n)))
	return chat.Stamp{ID: fmt.Sprintf("test:%d", n), Token: hex.EncodeToString(sum[:8]), At: at}
}

func (s *stage) show(e chat.Effect) {
	say := func(format string, args ...any) { fmt.Fprintf(&s.out, "  "+format+"\n", args...) }
	switch e := e.(type) {
	case chat.Reply:
		door := "bot"
		if e.Urgent {
			door = "BOT!"
		}
		if e.Unsent {
			door = "(already sent)"
		}
		if e.ReplyTo != 0 {
			door += fmt.Sprintf(" (to %d)", e.ReplyTo)
		}
		say("%s: %s", door, strings.ReplaceAll(e.Text.Plain(), "\n", "\n      "))
		var labels []string
		for _, row := range e.Buttons {
			for _, b := range row {
				s.buttons[b.Label] = b.Data
				labels = append(labels, "["+b.Label+"]")
			}
		}
		if len(labels) > 0 {
			say("     %s", strings.Join(labels, " "))
		}
	case chat.Spoken:
		say("%s: %s", e.Staff.Name, e.Text.Plain())
	case chat.Noted:
		say("desk! note %s %s", e.Kind, e.Text)
	case chat.Opened:
		say("desk! opened for %s because %s, urgent %t", e.Team, e.Reason, e.Urgent)
	case chat.Taken:
		say("desk! taken by %s", e.Staff.Name)
	case chat.Moved:
		say("desk! moved to %s", e.Team)
	case chat.Returned:
		say("desk! back in the queue")
	case chat.Escalated:
		say("desk! escalated")
	case chat.Ended:
		say("desk! ended: %s", e.Outcome)
	case chat.Raised:
		say("desk! ALERT %s %s", e.Level, e.Category)
	case chat.Acknowledged:
		say("desk! alert seen by %s", e.Staff.Name)
	case chat.Rated:
		say("feedback! %s", e.Code)
	case chat.Commented:
		say("feedback! comment of %d characters", len(e.Text))
	case chat.RecoveryOpened:
		say("feedback! recovery opened")
	case chat.RecoveryClosed:
		say("feedback! recovery closed: %s", e.Outcome)
	case chat.Helped:
		say("answer! %s helped: %t", e.Entry, e.Yes)
	case chat.LinkAccepted:
		say("link! accepted")
	case chat.Remind:
		say("timer! %s at %s", e.Kind, e.Due.UTC().Format("Mon 15:04"))
	case chat.Heard, chat.Cancel: // the line itself; a timer less
	}
}

// TestEveryEventOccursInAStory keeps the golden transcripts complete: an event that no story plays is an event whose
// manners nobody has read.
func TestEveryEventOccursInAStory(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/transcripts/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, want := range []string{
		"anna> [", "anna> /start", "anna> (edits", "anna> (photo", "anna> (voice", "anna> (sticker", "anna> (location", "anna> (contact",
		"anna> (blocks", "anna> (unblocks", "anna> (garbled", "anna> (group", "anna> (oldbutton", "anna> (visit", "anna> (novisit",
		"anna> (undelivered", "anna> (timer survey", "anna> (timer reminder", "anna> (timer expiry", "anna> (timer wait", "anna> (timer lease",
		"anna> (oldtimer", "anna> (told", "< takes", "< says", "< notes", "< moves", "< returns", "< escalates", "< ends", "< acknowledges",
	} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no story has %q", want)
		}
	}
}

func newClinic(t testing.TB) *chat.Clinic {
	t.Helper()
	words, err := chat.LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := safety.Load()
	if err != nil {
		t.Fatal(err)
	}
	settings, err := chat.ParseSettings("clinic.yaml", []byte(clinicFile))
	if err != nil {
		t.Fatal(err)
	}
	entries, err := faq.Parse("faq.yaml", []byte(faqFile), "en")
	if err != nil {
		t.Fatal(err)
	}
	published := map[string]time.Time{}
	for _, e := range entries {
		published[e.Lang+"/"+e.ID] = time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	}
	c, err := chat.NewClinic(chat.Clinic{
		ID: "main", Revision: 1, Settings: settings, Published: published, Lexicon: lexicon, Words: words,
		Rules: feedback.DefaultRules(), Waits: chat.DefaultWaits(),
	}, entries)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const clinicFile = `
name: Green Lane Clinic
time_zone: Europe/London
languages: [en]
numbers: {emergency: "999", urgent: "111", crisis: "116 123", crisis_name: Samaritans, front_desk: "01234 555 0110"}
hours: {mon-fri: ["08:00-13:00", "14:00-18:30"], sat: "09:00-12:00"}
holidays: ["2026-12-25"]
teams: [front-desk, billing]
`

const faqFile = `
- id: opening-hours
  topic: visiting
  question: When are you open?
  variants: [opening hours, what time do you open, are you open on saturday, what time do you close]
  answer: We are open Monday to Friday from 8:00 to 18:30, and on Saturday from 9:00 to 12:00.
- id: parking
  topic: visiting
  question: Where can I park?
  variants: [is there parking, car park, parking for disabled people]
  answer: You can park behind the clinic. It is free for two hours.
- id: cancel-appointment
  topic: appointments
  question: How do I cancel my appointment?
  variants: [cancel booking, I need to call off my visit, cant make my appointment]
  answer: Send us the day and time of your visit here, and we will cancel it.
- id: change-appointment
  topic: appointments
  question: How do I change my appointment?
  variants: [move my appointment, reschedule my visit, another day for my appointment]
  answer: Send us the day and time of your visit here, and tell us which days suit you better.
- id: pay-bill
  topic: fees
  question: How do I pay my bill?
  variants: [where can I pay, pay an invoice, can I pay by card]
  answer: You can pay by card at the front desk.
  team: billing
- id: chest-clinic
  topic: services
  question: When is the chest pain clinic open?
  variants: [chest pain clinic hours, chest clinic times, do you treat chest pain]
  answer: The chest pain clinic is open on Tuesday mornings. You need a letter from your doctor.
`

// TestEveryPhaseAnswersEveryEvent steps each event from each phase: nothing breaks, a patient's message is never met by
// silence, and the bot is silent while a person owns the chat, but for safety.
func TestEveryPhaseAnswersEveryEvent(t *testing.T) {
	t.Parallel()
	clinic := newClinic(t)
	staff := chat.Staff{ID: "maria", Name: "Maria"}
	handoff := func(owner chat.Staff) *chat.Handoff {
		return &chat.Handoff{ID: "h1", Team: "front-desk", Owner: owner, OpenedAt: noon, PatientAt: noon}
	}
	command := chat.Command{Handoff: "h1", Staff: staff}
	states := map[chat.Phase]chat.State{
		chat.PhaseIdle:    {Phase: chat.PhaseIdle},
		chat.PhaseWaiting: {Phase: chat.PhaseWaiting, Greeted: true, Handoff: handoff(chat.Staff{})},
		chat.PhaseStaffed: {Phase: chat.PhaseStaffed, Greeted: true, Handoff: handoff(staff)},
	}
	media := func(k chat.MediaKind) chat.Event { return chat.Said{Message: 5, Media: &chat.Media{Kind: k}} }
	events := []chat.Event{
		chat.Said{Message: 5, Text: "where can i park"},
		chat.Said{Message: 5, Text: "qqqq zzzz"},
		chat.Said{Message: 5, Text: "hi"},
		chat.Said{Message: 5, Text: "thanks"},
		chat.Said{Message: 5, Text: "talk to a person"},
		chat.Said{Message: 5, Text: "cancel"},
		media(chat.MediaPhoto), media(chat.MediaVoice), media(chat.MediaSticker), media(chat.MediaLocation), media(chat.MediaContact),
		media(chat.MediaOther), media("hologram"),
		chat.Pressed{Data: "person:0:"},
		chat.Pressed{Data: "no such thing"},
		chat.Pressed{},
		chat.Pressed{Data: "pick:99:x"},
		chat.Pressed{Data: "rate:0:f1.good"},
		chat.Pressed{Data: "now:0:"},
		chat.Pressed{Data: "else:4:"},
		chat.Commanded{Message: 5, Name: "start"},
		chat.Commanded{Message: 5, Name: "help"},
		chat.Commanded{Message: 5, Name: "person"},
		chat.Commanded{Message: 5, Name: "privacy"},
		chat.Commanded{Message: 5, Name: "language"},
		chat.Commanded{Message: 5, Name: "stop"},
		chat.Commanded{Message: 5, Name: "feedback"},
		chat.Commanded{Message: 5, Name: "cancel"},
		chat.Commanded{Message: 5, Name: "whatever"},
		chat.Parked{Message: 5, Text: "x"},
		chat.Blocked{},
		chat.Unblocked{},
		chat.Elsewhere{Addressed: true},
		chat.Elsewhere{},
		chat.Claim{Command: command},
		chat.Say{Command: command, Text: "hello"},
		chat.Note{Command: command, Text: "x"},
		chat.Move{Command: command, Team: "billing"},
		chat.Return{Command: command},
		chat.Escalate{Command: command},
		chat.End{Command: command},
		chat.Acknowledge{Alert: "a1", Staff: staff},
		chat.TimerFired{Kind: chat.TimerWait},
		chat.TimerFired{Kind: chat.TimerLease},
		chat.TimerFired{Kind: chat.TimerSurvey},
		chat.VisitEnded{Visit: "v", EndedAt: noon},
		chat.VisitCancelled{Visit: "v"},
		chat.Undelivered{Seq: 1},
	}
	for phase, s := range states {
		for _, e := range events {
			next, effects, err := chat.Step(clinic, s, stampAt(1, noon), e)
			name := fmt.Sprintf("%s, %T %+v", phase, e, e)
			if err != nil && fromPatient(e) {
				t.Errorf("%s: a patient was refused: %v", name, err)
			}
			spoken := slices.ContainsFunc(effects, func(e chat.Effect) bool { _, ok := e.(chat.Reply); return ok })
			_, isSaid := e.(chat.Said)
			switch {
			case fromPatient(e) && phase != chat.PhaseStaffed && !spoken:
				t.Errorf("%s: silence", name)
			case isSaid && phase == chat.PhaseStaffed && spoken && e.(chat.Said).Text != "talk to a person":
				t.Errorf("%s: the bot speaks while a person has the chat", name)
			}
			checkState(t, name, next)
		}
	}
}

func fromPatient(e chat.Event) bool {
	switch e.(type) {
	case chat.Said, chat.Pressed, chat.Commanded, chat.Parked:
		return true
	default:
		return false
	}
}

// checkState holds what must be true of every state.
func checkState(t testing.TB, name string, s chat.State) {
	t.Helper()
	if open := s.Phase != chat.PhaseIdle; open != (s.Handoff != nil) {
		t.Errorf("%s: phase %s with handoff %v", name, s.Phase, s.Handoff)
	}
	if s.Handoff != nil && (s.Handoff.Owner.ID != "") != (s.Phase == chat.PhaseStaffed) {
		t.Errorf("%s: phase %s with owner %q", name, s.Phase, s.Handoff.Owner.ID)
	}
	if len(s.Turns) > 12 {
		t.Errorf("%s: %d turns are kept", name, len(s.Turns))
	}
}

// FuzzStep plays random conversations: whatever happens in whatever order, no message of a patient meets silence, a red
// flag always gets its card, and every bubble is within Telegram's limits.
func FuzzStep(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, "hello")
	f.Add([]byte{4, 11, 4, 12, 30, 31, 14, 15, 2, 2}, "where can i park <b>&amp;")
	f.Add([]byte{20, 3, 21, 3, 22, 3, 23, 3}, strings.Repeat("long 😀 ", 900))
	clinic := newClinic(f)
	f.Fuzz(func(t *testing.T, script []byte, text string) {
		if len(script) > 60 {
			script = script[:60]
		}
		s := chat.State{}
		now := noon
		for n, b := range script {
			now = now.Add(time.Duration(b) * time.Minute)
			e := fuzzEvent(b, n, text, s)
			next, effects, err := chat.Step(clinic, s, stampAt(n, now), e)
			if err != nil {
				if fromPatient(e) {
					t.Fatalf("a patient was refused: %v", err)
				}
				continue
			}
			checkEffects(t, clinic, s, e, effects)
			checkState(t, fmt.Sprintf("%T", e), next)
			data, err := chat.MarshalState(next)
			if err != nil {
				t.Fatal(err)
			}
			if s, err = chat.UnmarshalState(data); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func fuzzEvent(b byte, n int, text string, s chat.State) chat.Event {
	staff := chat.Staff{ID: "maria", Name: "Maria"}
	if b%2 == 1 {
		staff = chat.Staff{ID: "tom", Name: "Tom"}
	}
	c := chat.Command{Staff: staff}
	if h := s.Handoff; h != nil {
		c.Handoff, c.Version = h.ID, h.Version
	}
	m := chat.MessageID(n + 1)
	kinds := []chat.TimerKind{chat.TimerSurvey, chat.TimerReminder, chat.TimerExpiry, chat.TimerWait, chat.TimerLease}
	kind := kinds[int(b)%len(kinds)]
	survey := ""
	if s.Survey != nil {
		survey = s.Survey.ID
	}
	switch b % 26 {
	case 0:
		return chat.Said{Message: m, Text: chat.Text(text)}
	case 1:
		return chat.Said{Message: m, Text: "my dad is not breathing"}
	case 2:
		return chat.Said{Message: m, Text: "where can i park"}
	case 3:
		return chat.Said{Message: m, Text: chat.Text(text), Media: &chat.Media{Kind: chat.MediaPhoto, Album: "a"}}
	case 4:
		return chat.Commanded{Message: m, Name: "person"}
	case 5:
		return chat.Pressed{Data: text}
	case 6:
		return chat.Pressed{Data: fmt.Sprintf("no:%d:", n)}
	case 7:
		return chat.Said{Message: chat.MessageID(n), Text: chat.Text(text), Edited: true}
	case 8:
		return chat.Blocked{}
	case 9:
		return chat.Unblocked{}
	case 10:
		return chat.Parked{Message: m, Text: chat.Text(text)}
	case 11:
		return chat.Claim{Command: c}
	case 12:
		return chat.Say{Command: c, Text: chat.Text(text)}
	case 13:
		return chat.Move{Command: c, Team: "billing"}
	case 14:
		return chat.Return{Command: c}
	case 15:
		return chat.End{Command: c}
	case 16:
		return chat.TimerFired{Kind: kind, Generation: s.Generations[kind]}
	case 17:
		return chat.VisitEnded{Visit: "v", EndedAt: noon}
	case 18:
		return chat.Commanded{Message: m, Name: "start", Invite: &chat.Link{Ref: "r", Token: "t"}}
	case 19:
		return chat.Pressed{Data: "consent:0:t.yes"}
	case 20:
		return chat.Commanded{Message: m, Name: "feedback"}
	case 21:
		return chat.Pressed{Data: "rate:0:" + survey + ".poor"}
	case 22:
		return chat.Pressed{Data: "skip:0:" + survey}
	case 23:
		return chat.Pressed{Data: "contact:0:" + survey + ".yes"}
	case 24:
		return chat.Elsewhere{Addressed: true}
	}
	return chat.Escalate{Command: c, Reason: chat.Text(text)}
}

func checkEffects(t *testing.T, clinic *chat.Clinic, s chat.State, e chat.Event, effects []chat.Effect) {
	t.Helper()
	replies, cards := 0, 0
	for _, effect := range effects {
		r, ok := effect.(chat.Reply)
		if !ok {
			continue
		}
		replies++
		if r.Kind == chat.KindCard {
			cards++
		}
		if n := r.Text.Units(); n == 0 || n > chat.MessageUnits {
			t.Fatalf("%T: a bubble of %d units", e, n)
		}
		if strings.ContainsAny(r.Text.Plain(), "{}") && !strings.ContainsAny(fmt.Sprint(e), "{}") {
			t.Fatalf("%T: a slot was left open: %s", e, r.Text.Plain())
		}
		for _, row := range r.Buttons {
			for _, b := range row {
				if len(b.Data) == 0 || len(b.Data) > 64 || b.Label == "" {
					t.Fatalf("%T: button %q has data of %d bytes", e, b.Label, len(b.Data))
				}
			}
		}
	}
	var words chat.Text
	album := false
	switch e := e.(type) {
	case chat.Said:
		words, album = e.Words(), e.Media != nil && e.Media.Album != ""
	case chat.Parked:
		words = e.Text
	default:
	}
	if words != "" && clinic.Lexicon.Check(string(words), s.Language).Level.Alarm() && cards != 1 {
		t.Fatalf("a red flag in %T got %d cards", e, cards)
	}
	if fromPatient(e) && s.Phase != chat.PhaseStaffed && replies == 0 && !album {
		t.Fatalf("%T met silence in phase %q", e, s.Phase)
	}
}
