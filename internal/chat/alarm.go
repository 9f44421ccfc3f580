package chat

import "frontdesk/internal/safety"

// alarm checks words for a sign of an emergency. If there is one, the card goes out through the door of its own, staff
// are told on the urgent lane, and nothing else is answered in this turn: true.
func (t *turn) alarm(m MessageID, words Text, told Told) bool {
	if words == "" {
		return false
	}
	v := t.check(words)
	if !v.Level.Alarm() {
		return false
	}
	q := t.state.newTurn(m, words)
	q.Alarm = true
	t.state.Misses = 0
	t.state.Greeted = true // the card says what this chat is; a welcome now would stand in its way
	w := t.words()
	t.emit(Reply{
		Kind: KindCard, Text: t.clinic.card(w, v.Level), ReplyTo: m, Urgent: true, Unsent: told == ToldCard,
		Buttons: [][]Button{
			{button(w.Labels.Now, verbNow, q.ID, string(v.Level))},
			{button(w.Labels.Else, verbElse, q.ID, "")},
			{button(w.Labels.Person, verbPerson, q.ID, "")},
		},
	})
	t.callForSafety()
	t.emit(Raised{
		Alert: "a" + t.stamp.Token, Handoff: t.state.Handoff.ID, Team: t.state.Handoff.Team,
		Level: string(v.Level), Category: v.Category, Rule: ruleOf(v),
	})
	return true
}

func (t *turn) alarming(words Text) bool {
	return t.check(words).Level.Alarm()
}

// check asks the lexicon once for the same words, however often a turn wants to know.
func (t *turn) check(words Text) safety.Verdict {
	if t.checked == nil || t.checked.words != words {
		t.checked = &checked{words, t.clinic.Lexicon.Check(string(words), t.state.Language)}
	}
	return t.checked.verdict
}

type checked struct {
	words   Text
	verdict safety.Verdict
}

// callForSafety brings a person: an open chat moves to the urgent lane, otherwise one is opened there. It says nothing
// to the patient; the card has said it.
func (t *turn) callForSafety() {
	h := t.state.Handoff
	if h == nil {
		t.open(ReasonSafety, "", true)
		return
	}
	if !h.Urgent {
		h.Urgent = true
		t.emit(Escalated{Handoff: h.ID})
	}
	t.patientWaits()
}

// card is the fixed text of a level. Identical signs get identical words, whoever writes.
func (c *Clinic) card(w *Words, l safety.Level) HTML {
	switch l {
	case safety.Crisis:
		return w.CardCrisis.with(c.slots())
	case safety.Urgent:
		return w.CardUrgent.with(c.slots())
	}
	return w.CardEmergency.with(c.slots())
}

// footer reports that the words deserve the emergency number beneath the answer: a sign that is negated, past or only
// asked about.
func (t *turn) footer(words Text) bool {
	v := t.check(words)
	return v.Level != safety.None
}

func (t *turn) footerText(words Text) HTML {
	v := t.check(words)
	if v.Level == safety.Crisis || v.Category == categorySuicide || v.Category == categoryAbuse {
		return t.words().FooterCrisis.with(t.slots())
	}
	return t.words().Footer.with(t.slots())
}

func ruleOf(v safety.Verdict) string {
	if len(v.Reasons) == 0 {
		return ""
	}
	return v.Reasons[0].Rule
}

// The categories that call for a helpline beside the emergency number, even when a sign is negated or past.
const (
	categorySuicide = "suicide_selfharm"
	categoryAbuse   = "abuse_violence"
)
