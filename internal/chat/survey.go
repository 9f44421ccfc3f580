package chat

import (
	"strings"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/feedback"
)

// askConsent asks whether the clinic may ask about visits. Nothing is sent unasked before the answer is yes.
func (t *turn) askConsent() {
	w := t.words()
	token := t.state.Link.Token
	t.reply(Reply{
		Kind: KindNotice, Text: w.LinkConsent.with(t.slots()),
		Buttons: [][]Button{{
			button(w.Labels.Yes, verbConsent, 0, token+".yes"),
			button(w.Labels.No, verbConsent, 0, token+".no"),
		}},
	})
}

func (t *turn) consent(argument string) bool {
	token, yes := strings.CutSuffix(argument, ".yes")
	if !yes {
		token = strings.TrimSuffix(argument, ".no")
	}
	if t.state.Link == nil || t.state.Link.Token != token {
		return false
	}
	link := t.state.Link
	t.state.Link = nil
	if !yes {
		t.reply(Reply{Kind: KindNotice, Text: t.words().LinkNo.plain(), Buttons: t.personButton()})
		return true
	}
	t.state.Linked, t.state.NoSurveys = true, false
	t.emit(LinkAccepted{Ref: link.Ref})
	t.reply(Reply{Kind: KindNotice, Text: t.words().LinkYes.plain(), Buttons: t.personButton()})
	return true
}

// visitEnded plans the question about a visit, unless the patient or the clinic does not want it or one was asked not
// long ago.
func (t *turn) visitEnded(e VisitEnded) {
	s, rules := t.state.Survey, t.clinic.Rules
	if s != nil && s.Step != SurveyPlanned {
		return
	}
	allowed, _ := rules.Allowed(t.stamp.At, feedback.Ask{
		Ended: e.EndedAt, Last: t.state.SurveyedAt, Suppressed: e.Suppressed,
		Stopped: t.state.NoSurveys || t.state.Blocked || !t.state.Linked,
	})
	if !allowed {
		return
	}
	t.state.Survey = &Survey{
		ID: "f" + t.stamp.Token, Visit: e.Visit, Team: t.clinic.Settings.Team(e.Team), Step: SurveyPlanned, EndedAt: e.EndedAt,
	}
	t.remind(TimerSurvey, rules.Due(e.EndedAt, t.clinic.Location))
}

func (t *turn) visitCancelled(e VisitCancelled) {
	if s := t.state.Survey; s != nil && s.Visit == e.Visit && s.Step == SurveyPlanned {
		t.dropSurvey()
	}
}

// askSurvey sends the question. It never cuts into a talk with a person: then it waits another day.
func (t *turn) askSurvey() {
	s := t.state.Survey
	if s == nil || s.Step != SurveyPlanned || t.state.Blocked || t.state.NoSurveys {
		return
	}
	if t.state.Phase != PhaseIdle {
		t.remind(TimerSurvey, t.clinic.Rules.Friendly(t.stamp.At.Add(24*time.Hour), t.clinic.Location))
		return
	}
	t.question(t.words().SurveyQuestion, 0)
	if at, ok := t.clinic.Rules.Reminder(s.EndedAt, t.stamp.At, t.clinic.Location); ok {
		t.remind(TimerReminder, at)
	}
}

func (t *turn) question(p Phrase, m MessageID) {
	s := t.state.Survey
	s.Step, s.AskedAt = SurveyAsked, t.stamp.At
	t.state.SurveyedAt = t.stamp.At
	w := t.words()
	var rows [][]Button
	for _, o := range feedback.FFT().Options {
		rows = append(rows, []Button{button(w.rating(o), verbRate, 0, s.ID+"."+o.Code)})
	}
	rows = append(rows, []Button{button(w.Labels.StopAsks, verbStop, 0, "")})
	t.reply(Reply{Kind: KindSurvey, Text: p.with(t.slots()), Buttons: rows, ReplyTo: m})
	ends := t.stamp.At.Add(t.clinic.Rules.Expire)
	if !s.EndedAt.IsZero() {
		ends = t.clinic.Rules.Expires(s.EndedAt)
	}
	t.remind(TimerExpiry, ends)
}

// day is the clinic's calendar day as midnight UTC.
func (t *turn) day() time.Time {
	year, month, day := t.stamp.At.In(t.clinic.Location).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func (w *Words) rating(o feedback.Option) string {
	if label, ok := w.Ratings[o.Code]; ok {
		return label
	}
	return o.Label
}

func (t *turn) remindSurvey() {
	if s := t.state.Survey; s == nil || s.Step != SurveyAsked || t.state.Phase != PhaseIdle || t.state.Blocked {
		return
	}
	t.question(t.words().SurveyRemind, 0)
}

// askFeedback is /feedback: the same question, at the patient's own wish, at any time.
func (t *turn) askFeedback(m MessageID) {
	t.dropSurvey()
	t.state.Survey = &Survey{ID: "f" + t.stamp.Token, Team: t.clinic.Settings.Team("")}
	t.question(t.words().SurveyQuestion, m)
}

func (t *turn) rate(argument string) bool {
	id, code, _ := strings.Cut(argument, ".")
	s := t.state.Survey
	if s == nil || s.ID != id || s.Step == SurveyPlanned {
		t.reply(Reply{Kind: KindNotice, Text: t.words().SurveyClosed.plain(), Buttons: t.personButton()})
		return true
	}
	if _, ok := feedback.FFT().Option(code); !ok {
		return false
	}
	w := t.words()
	if s.Step == SurveyContact || s.Step == SurveyWhy {
		if s.Code == code {
			t.reply(Reply{Kind: KindNotice, Text: w.NotedAgain.plain()})
			return true
		}
		s.Code = code
		t.rated(s)
		t.reply(Reply{Kind: KindNotice, Text: w.SurveyChanged.plain()})
		return true
	}
	s.Code, s.Step = code, SurveyWhy
	t.rated(s)
	t.cancel(TimerReminder)
	t.reply(Reply{
		Kind: KindSurvey, Text: w.SurveyWhy.plain(), Buttons: [][]Button{{button(w.Labels.Skip, verbSkip, 0, s.ID)}},
	})
	return true
}

func (t *turn) rated(s *Survey) {
	s.Facts++
	t.emit(Rated{
		Feedback: s.ID, Seq: s.Facts, Day: t.day(), Instrument: feedback.FFT().ID, Code: s.Code, Team: s.Team,
		Language: t.words().Language,
	})
}

func (t *turn) skip(id string) bool {
	if s := t.state.Survey; s == nil || s.ID != id || s.Step != SurveyWhy {
		return false
	}
	t.afterWhy(0)
	return true
}

// whyWithin is how long the patient's next words are taken as the answer to "why". Later words are a new question.
const whyWithin = 48 * time.Hour

// awaitsWords reports that a message is the answer to "why". A clear question is answered as a question instead, so that
// nobody is caught in a survey.
func (t *turn) awaitsWords(e Said) bool {
	s := t.state.Survey
	if s == nil || s.Step != SurveyWhy || t.state.Phase != PhaseIdle || e.Edited || strings.TrimSpace(string(e.Text)) == "" {
		return false
	}
	if t.stamp.At.Sub(s.AskedAt) > whyWithin || t.clinic.Words.ask(e.Text) == askPerson {
		return false
	}
	return !strings.Contains(string(e.Text), "?") || t.match(e.Text).Decision != faq.Answer
}

func (t *turn) comment(e Said) {
	s := t.state.Survey
	s.Facts++
	t.emit(Commented{Feedback: s.ID, Seq: s.Facts, Day: t.day(), Text: e.Text, Team: s.Team})
	t.afterWhy(e.Message)
}

func (t *turn) afterWhy(m MessageID) {
	s, w := t.state.Survey, t.words()
	if !feedback.FFT().Poor(s.Code) {
		t.dropSurvey()
		t.reply(Reply{Kind: KindSurvey, ReplyTo: m, Text: w.SurveyThanks.plain()})
		return
	}
	s.Step = SurveyContact
	t.reply(Reply{
		Kind: KindSurvey, ReplyTo: m, Text: w.SurveyContact.plain(),
		Buttons: [][]Button{{
			button(w.Labels.Yes, verbContact, 0, s.ID+".yes"), button(w.Labels.No, verbContact, 0, s.ID+".no"),
		}},
	})
}

// contact opens a handoff after a poor rating, if the patient wants one. Only then does anybody learn who it was.
func (t *turn) contact(argument string) bool {
	id, answer, _ := strings.Cut(argument, ".")
	s := t.state.Survey
	if s == nil || s.ID != id || s.Step != SurveyContact {
		return false
	}
	t.dropSurvey()
	if answer != "yes" {
		t.reply(Reply{Kind: KindSurvey, Text: t.words().SurveyNoCall.plain(), Buttons: t.personButton()})
		return true
	}
	if t.state.Handoff == nil {
		t.open(ReasonRecovery, s.Team, false)
	}
	t.state.Handoff.Feedback, t.state.Handoff.Facts = s.ID, s.Facts+1
	t.emit(RecoveryOpened{Feedback: s.ID, Seq: s.Facts + 1, Day: t.day(), Handoff: t.state.Handoff.ID, Team: s.Team})
	t.reply(Reply{Kind: KindNotice, Text: t.waitText(), Buttons: t.personButton()})
	return true
}

// dropSurvey ends a survey. What was answered stays, and from now on nothing ties it to this chat.
func (t *turn) dropSurvey() {
	if t.state.Survey == nil {
		return
	}
	t.state.Survey = nil
	t.cancel(TimerSurvey)
	t.cancel(TimerReminder)
	t.cancel(TimerExpiry)
}
