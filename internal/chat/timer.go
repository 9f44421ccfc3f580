package chat

import "time"

func (t *turn) remind(k TimerKind, due time.Time) {
	t.state.Generations[k]++
	t.emit(Remind{Kind: k, Due: due, Generation: t.state.Generations[k]})
}

func (t *turn) cancel(k TimerKind) {
	t.state.Generations[k]++
	t.emit(Cancel{Kind: k})
}

// timer answers a timer that has come due. One that was set anew or taken away in the meantime is ignored.
func (t *turn) timer(e TimerFired) {
	if e.Generation != t.state.Generations[e.Kind] {
		return
	}
	switch e.Kind {
	case TimerSurvey:
		t.askSurvey()
	case TimerReminder:
		t.remindSurvey()
	case TimerExpiry:
		t.dropSurvey()
	case TimerWait:
		t.waitSlipped()
	case TimerLease:
		t.leaseEnded()
	}
}

// waitSlipped tells a patient once that it takes longer than it should, and staff that somebody still waits.
func (t *turn) waitSlipped() {
	h := t.state.Handoff
	if h == nil || t.state.Phase != PhaseWaiting || h.Slipped {
		return
	}
	if !t.clinic.Open(t.stamp.At) {
		if opens, ok := t.clinic.NextOpening(t.stamp.At); ok {
			t.remind(TimerWait, opens.Add(t.clinic.Waits.Slip))
		}
		return
	}
	h.Slipped = true
	t.emit(Escalated{Handoff: h.ID})
	t.emit(Noted{Handoff: h.ID, Kind: NoteSlipped})
	t.reply(Reply{Kind: KindNotice, Text: t.words().WaitSlipped.with(t.slots()), Buttons: t.waitButtons()})
}

// leaseEnded takes a chat from somebody who has gone silent on a patient, and gives it back to the queue.
func (t *turn) leaseEnded() {
	h := t.state.Handoff
	if h == nil || t.state.Phase != PhaseStaffed || h.PatientAt.IsZero() {
		return
	}
	t.unown(h)
	t.emit(Returned{Handoff: h.ID, Version: h.Version})
	t.reply(Reply{Kind: KindNotice, Text: t.words().LeaseEnded.plain(), Buttons: t.waitButtons()})
}
