// Package chat is the conversation: what Frontdesk says to a patient, when a person is called, and who owns the chat.
//
// It is pure. Step takes the clinic as published, the state of one conversation, the stamp of one event and the event,
// and answers with the next state and the effects. It reads no clock, draws no random number and touches no network,
// file or database, so each conversation can be replayed from its events.
package chat

import "time"

// Stamp names an event for ever and says when it was received. Time and identity come in here and nowhere else.
type Stamp struct {
	// ID is unique for each event: "tg:<bot>:<update_id>", "web:<form key>", "nats:<key>", "timer:<conversation>:<kind>:<generation>".
	ID string
	// Token is derived from ID with a secret key: short, unguessable, the same at every replay. A handoff, an alert or
	// a survey that this event opens is known by it, so that no Telegram id ever leaves the house.
	Token string
	At    time.Time
}

// Step answers one event. Every phase answers every event; an event of a patient is never refused. The only error is a
// *Refusal, given to a member of staff whose command no longer fits ("Anna has this chat"): then nothing must be saved.
//
// Step never changes s or anything that s points to.
func Step(c *Clinic, s State, st Stamp, e Event) (State, []Effect, error) {
	t := &turn{clinic: c, state: s.clone(), stamp: st}
	t.state.Version = StateVersion
	if err := t.event(e); err != nil {
		return s, nil, err
	}
	return t.state, t.effects, nil
}

// turn is one run of Step: the state being changed and the effects so far.
type turn struct {
	clinic  *Clinic
	state   State
	stamp   Stamp
	effects []Effect
	checked *checked
}

func (t *turn) event(e Event) error {
	switch e := e.(type) {
	case Said:
		t.said(e)
	case Pressed:
		t.pressed(e)
	case Commanded:
		t.commanded(e)
	case Blocked:
		t.blocked()
	case Unblocked:
		t.state.Blocked = false
	case Elsewhere:
		t.elsewhere(e)
	case Parked:
		t.parked(e)
	case Claim:
		return t.claim(e)
	case Say:
		return t.say(e)
	case Note:
		return t.note(e)
	case Move:
		return t.move(e)
	case Return:
		return t.giveBack(e)
	case Escalate:
		return t.escalate(e)
	case End:
		return t.end(e)
	case Acknowledge:
		return t.acknowledge(e)
	case TimerFired:
		t.timer(e)
	case VisitEnded:
		t.visitEnded(e)
	case VisitCancelled:
		t.visitCancelled(e)
	case Undelivered:
		t.undelivered(e)
	}
	return nil
}

func (t *turn) emit(e Effect) { t.effects = append(t.effects, e) }

// blocked notes that the patient has stopped the bot. Staff who are waiting to reach the patient must know.
func (t *turn) blocked() {
	if t.state.Blocked {
		return
	}
	t.state.Blocked = true
	if h := t.state.Handoff; h != nil {
		t.emit(Noted{Handoff: h.ID, Kind: NotePatientLeft})
	}
}

// undelivered tells staff that words of theirs did not reach the patient.
func (t *turn) undelivered(e Undelivered) {
	if e.Blocked {
		t.state.Blocked = true
	}
	if h := t.state.Handoff; h != nil {
		t.emit(Noted{Handoff: h.ID, Kind: NoteUndelivered, About: e.Seq})
	}
}

// elsewhereEvery is how often a group is told that this bot works in private chats only: enough to be found, too
// seldom to be a nuisance to the group.
const elsewhereEvery = 24 * time.Hour

// elsewhere answers in a group, where other people read along: one line that leads to the private chat, with the
// emergency number. Channels cannot be answered and are left alone.
func (t *turn) elsewhere(e Elsewhere) {
	if !e.Addressed || t.stamp.At.Sub(t.state.ElsewhereAt) < elsewhereEvery {
		return
	}
	t.state.ElsewhereAt = t.stamp.At
	t.reply(Reply{Kind: KindNotice, Text: t.words().Elsewhere.with(t.slots())})
}

// parked answers a message that could not be read or handled. Its words still pass the safety check, the patient hears
// back, and staff find the message among the parked ones.
func (t *turn) parked(e Parked) {
	t.state.Profile = t.state.Profile.merge(e.Profile)
	t.emit(Heard{Kind: KindUnreadable, Message: e.Message, Text: e.Text})
	if t.alarm(e.Message, e.Text, e.Told) {
		return
	}
	if t.state.Phase == PhaseStaffed {
		return
	}
	t.reply(Reply{
		Kind: KindNotice, ReplyTo: e.Message,
		Text: t.words().Unreadable.with(t.slots()), Buttons: t.personButton(),
	})
}
