package chat

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Refusal tells a member of staff why a command no longer fits. Nothing is saved, so that a retry is judged afresh.
type Refusal struct {
	Code  RefusalCode
	Owner Staff // who has the chat, if that is the reason
}

// RefusalCode is for programs; Error is for people.
type RefusalCode string

const (
	RefusedGone     RefusalCode = "gone"      // the handoff is over
	RefusedTaken    RefusalCode = "taken"     // somebody else has the chat
	RefusedNotOwner RefusalCode = "not_owner" // take the chat first
	RefusedEmpty    RefusalCode = "empty"     // nothing to send
	RefusedUnknown  RefusalCode = "unknown"   // no such team, outcome or alert
	RefusedBlocked  RefusalCode = "blocked"   // the patient has stopped the bot
)

func (r *Refusal) Error() string {
	switch r.Code {
	case RefusedGone:
		return "this chat has ended"
	case RefusedTaken:
		return fmt.Sprintf("%s has this chat", r.Owner.Name)
	case RefusedNotOwner:
		return "take the chat first"
	case RefusedEmpty:
		return "there is nothing to send"
	case RefusedBlocked:
		return "the patient has stopped the bot, so nothing can be delivered"
	}
	return "there is no such team, outcome or alert"
}

// wantPerson opens a handoff at the patient's wish, or says what is already under way. Nobody asks twice.
func (t *turn) wantPerson(m MessageID) {
	w := t.words()
	switch t.state.Phase {
	case PhaseStaffed:
		name := t.state.Handoff.Owner.Name
		t.reply(Reply{Kind: KindNotice, ReplyTo: m, Text: w.WithPerson.with(t.slots("staff", name))})
		return
	case PhaseWaiting:
		t.patientWaits()
		t.reply(Reply{Kind: KindNotice, ReplyTo: m, Text: w.WaitAlready.plain(), Buttons: t.waitButtons()})
		return
	}
	t.open(ReasonAsked, t.teamOf(m), false)
	t.reply(Reply{Kind: KindNotice, ReplyTo: m, Text: t.waitText(), Buttons: t.waitButtons()})
}

// teamOf is the team that answers for the entry of a question, if its entry names one.
func (t *turn) teamOf(m MessageID) string {
	q := t.state.turnOf(m)
	if q == nil && len(t.state.Turns) > 0 {
		q = &t.state.Turns[len(t.state.Turns)-1]
	}
	if q == nil || q.Entry == "" {
		return ""
	}
	e, _ := t.clinic.Answers.Entry(q.Language, q.Entry)
	return e.Team
}

func (t *turn) open(why Reason, team string, urgent bool) {
	h := &Handoff{
		ID: "h" + t.stamp.Token, Team: t.clinic.Settings.Team(team), Urgent: urgent,
		OpenedAt: t.stamp.At, PatientAt: t.stamp.At,
	}
	t.state.Handoff, t.state.Phase = h, PhaseWaiting
	t.emit(Opened{Handoff: h.ID, Team: h.Team, Reason: why, Urgent: urgent})
	from := t.stamp.At
	if !t.clinic.Open(from) {
		if opens, ok := t.clinic.NextOpening(from); ok {
			from = opens
		}
	}
	t.remind(TimerWait, from.Add(t.clinic.Waits.Slip))
}

// waitText says honestly when somebody will be there.
func (t *turn) waitText() HTML {
	w := t.words()
	if t.clinic.Open(t.stamp.At) {
		return w.WaitOpen.with(t.slots())
	}
	if opens, ok := t.clinic.NextOpening(t.stamp.At); ok {
		return w.WaitClosed.with(t.slots("opening", w.opening(t.stamp.At, opens)))
	}
	return w.WaitUnknown.with(t.slots())
}

// patientWaits notes that the patient has said something that no person has answered yet.
func (t *turn) patientWaits() {
	h := t.state.Handoff
	if h == nil || !h.PatientAt.IsZero() {
		return
	}
	h.PatientAt = t.stamp.At
	if t.state.Phase == PhaseStaffed {
		t.remind(TimerLease, t.stamp.At.Add(t.clinic.Waits.Lease))
	}
}

func (t *turn) cancelWait(m MessageID) {
	w := t.words()
	if t.state.Phase != PhaseWaiting {
		if t.state.Phase == PhaseStaffed {
			t.reply(Reply{
				Kind: KindNotice, ReplyTo: m,
				Text: w.WithPerson.with(t.slots("staff", t.state.Handoff.Owner.Name)),
			})
			return
		}
		t.reply(Reply{Kind: KindNotice, ReplyTo: m, Text: w.NothingToStop.plain(), Buttons: t.personButton()})
		return
	}
	t.close(Staff{}, "cancelled")
	t.reply(Reply{Kind: KindNotice, ReplyTo: m, Text: w.Cancelled.plain(), Buttons: t.personButton()})
}

func (t *turn) close(by Staff, outcome string) {
	h := t.state.Handoff
	t.emit(Ended{Handoff: h.ID, Staff: by, Outcome: outcome})
	if h.Feedback != "" {
		t.emit(RecoveryClosed{Feedback: h.Feedback, Seq: h.Facts + 1, Day: t.day(), Team: h.Team, Outcome: outcome})
	}
	t.state.Handoff, t.state.Phase = nil, PhaseIdle
	t.cancel(TimerWait)
	t.cancel(TimerLease)
}

// claim gives the chat to one person. The version that the caller saw makes it atomic: of two who press at once, the
// second is told who has the chat.
func (t *turn) claim(e Claim) error {
	h, err := t.handoff(e.Command)
	if err != nil {
		return err
	}
	if h.Owner.ID == e.Staff.ID {
		return nil
	}
	if h.Owner.ID != "" || h.Version != e.Version {
		return &Refusal{Code: RefusedTaken, Owner: h.Owner}
	}
	h.Owner, h.Version, h.Slipped = e.Staff, h.Version+1, false
	t.state.Phase = PhaseStaffed
	t.emit(Taken{Handoff: h.ID, Staff: e.Staff, Version: h.Version})
	t.cancel(TimerWait)
	t.remind(TimerLease, t.stamp.At.Add(t.clinic.Waits.Lease))
	t.reply(Reply{Kind: KindNotice, Text: t.words().Joined.with(t.slots("staff", e.Staff.Name))})
	return nil
}

// say sends a person's words to the patient. Only the owner speaks: two voices in one chat would confuse a patient.
func (t *turn) say(e Say) error {
	h, err := t.owned(e.Command)
	if err != nil {
		return err
	}
	if strings.TrimSpace(string(e.Text)) == "" && e.Media == nil {
		return &Refusal{Code: RefusedEmpty}
	}
	if t.state.Blocked {
		return &Refusal{Code: RefusedBlocked}
	}
	h.PatientAt = time.Time{}
	t.cancel(TimerLease)
	if e.Media != nil {
		caption := Escape(string(e.Text))
		if caption.Units() > captionUnits {
			// A caption may be a quarter as long as a message; what does not fit goes as words of its own.
			t.emit(Spoken{Handoff: h.ID, Staff: e.Staff, Media: e.Media})
		} else {
			t.emit(Spoken{Handoff: h.ID, Staff: e.Staff, Text: caption, Media: e.Media})
			return nil
		}
	}
	for _, piece := range Split(Escape(strings.TrimSpace(string(e.Text))), MessageUnits) {
		t.emit(Spoken{Handoff: h.ID, Staff: e.Staff, Text: piece})
	}
	return nil
}

// captionUnits is Telegram's limit of a caption (https://core.telegram.org/bots/api#sendphoto).
const captionUnits = 1024

func (t *turn) note(e Note) error {
	h, err := t.handoff(e.Command)
	if err != nil {
		return err
	}
	if strings.TrimSpace(string(e.Text)) == "" {
		return &Refusal{Code: RefusedEmpty}
	}
	t.emit(Noted{Handoff: h.ID, Staff: e.Staff, Kind: NoteStaff, Text: e.Text})
	return nil
}

// move hands a chat to another team. A chat that waits may be moved by anybody, one that is owned by its owner.
func (t *turn) move(e Move) error {
	h, err := t.handoff(e.Command)
	if err != nil {
		return err
	}
	if h.Owner.ID != "" && h.Owner.ID != e.Staff.ID {
		return &Refusal{Code: RefusedTaken, Owner: h.Owner}
	}
	if !slices.Contains(t.clinic.Settings.Teams, e.Team) {
		return &Refusal{Code: RefusedUnknown}
	}
	owned := h.Owner.ID != ""
	h.Team = e.Team
	t.unown(h)
	t.emit(Moved{Handoff: h.ID, Staff: e.Staff, Team: e.Team, Version: h.Version, Reason: e.Reason})
	if owned {
		t.reply(Reply{Kind: KindNotice, Text: t.words().MovedTeam.plain(), Buttons: t.waitButtons()})
	}
	return nil
}

func (t *turn) giveBack(e Return) error {
	h, err := t.owned(e.Command)
	if err != nil {
		return err
	}
	t.unown(h)
	t.emit(Returned{Handoff: h.ID, Staff: e.Staff, Version: h.Version, Reason: e.Reason})
	t.reply(Reply{
		Kind: KindNotice, Text: t.words().HandedBack.with(t.slots("staff", e.Staff.Name)), Buttons: t.waitButtons(),
	})
	return nil
}

// unown puts a chat back into the queue; the time since which it waits is kept.
func (t *turn) unown(h *Handoff) {
	h.Owner = Staff{}
	h.Version++
	t.state.Phase = PhaseWaiting
	if h.PatientAt.IsZero() {
		h.PatientAt = t.stamp.At
	}
	t.cancel(TimerLease)
	t.remind(TimerWait, t.stamp.At.Add(t.clinic.Waits.Slip))
}

func (t *turn) escalate(e Escalate) error {
	h, err := t.handoff(e.Command)
	if err != nil {
		return err
	}
	h.Urgent = true
	t.emit(Escalated{Handoff: h.ID, Staff: e.Staff, Reason: e.Reason})
	return nil
}

// end closes a chat. A waiting one may be closed by anybody, an owned one by its owner.
func (t *turn) end(e End) error {
	h, err := t.handoff(e.Command)
	if err != nil {
		return err
	}
	if h.Owner.ID != "" && h.Owner.ID != e.Staff.ID {
		return &Refusal{Code: RefusedTaken, Owner: h.Owner}
	}
	outcome := e.Outcome
	if outcome == "" {
		outcome = Outcomes()[0]
	}
	if !slices.Contains(Outcomes(), outcome) {
		return &Refusal{Code: RefusedUnknown}
	}
	t.close(e.Staff, outcome)
	if !t.state.Blocked {
		t.reply(Reply{
			Kind: KindNotice, Text: t.words().Left.with(t.slots("staff", e.Staff.Name)), Buttons: t.personButton(),
		})
	}
	return nil
}

func (t *turn) acknowledge(e Acknowledge) error {
	t.emit(Acknowledged(e))
	return nil
}

func (t *turn) handoff(c Command) (*Handoff, error) {
	h := t.state.Handoff
	if h == nil || h.ID != c.Handoff {
		return nil, &Refusal{Code: RefusedGone}
	}
	return h, nil
}

func (t *turn) owned(c Command) (*Handoff, error) {
	h, err := t.handoff(c)
	if err != nil {
		return nil, err
	}
	if h.Owner.ID == "" {
		return nil, &Refusal{Code: RefusedNotOwner}
	}
	if h.Owner.ID != c.Staff.ID {
		return nil, &Refusal{Code: RefusedTaken, Owner: h.Owner}
	}
	return h, nil
}
