package chat

import (
	"strings"

	"frontdesk/internal/safety"
)

// said answers a message. The order is the promise of the house: what was written is recorded first, a sign of an
// emergency comes before everything else, and only then does the phase decide who answers.
func (t *turn) said(e Said) {
	t.heardFrom(e.Profile)
	text := e.Words()
	// A sign of an emergency is for staff to read, wherever it was written.
	survey := t.awaitsWords(e) && !t.alarming(text)
	t.hear(e, survey)
	if t.alarm(e.Message, text, e.Told) {
		return
	}
	if e.Told == ToldReceipt && t.state.Phase == PhaseIdle && e.Text == "" {
		// The patient already read that we will look at it later; a second "I can't open this" would only annoy.
		t.greet()
	}
	switch {
	case t.state.Phase == PhaseStaffed:
		t.patientWaits()
	case survey:
		t.comment(e)
	case t.shortAsk(e):
	case t.state.Phase == PhaseWaiting:
		t.saidWaiting(e)
	default:
		t.saidIdle(e)
	}
}

// heardFrom notes what Telegram says of the patient. Who writes has not stopped the bot, whatever was heard before.
func (t *turn) heardFrom(p Profile) {
	t.state.Profile = t.state.Profile.merge(p)
	t.state.Blocked = false
}

// Words is all that a message says: text, caption, and the names of files, which hold signs of an emergency too.
func (e Said) Words() Text {
	if e.Media == nil {
		return e.Text
	}
	parts := []string{string(e.Text), string(e.Media.Name)}
	if e.Media.Kind != MediaLocation && e.Media.Kind != MediaContact {
		parts = append(parts, string(e.Media.Detail))
	}
	return Text(strings.TrimSpace(strings.Join(parts, "\n")))
}

// hear records a message, and passes it on to staff while a handoff is open. The words of a survey answer are not put
// into the transcript: they belong to an anonymous record.
func (t *turn) hear(e Said, survey bool) {
	h := Heard{Kind: KindText, Message: e.Message, Text: e.Text, Media: e.Media, Edit: e.Edited}
	if survey {
		h = Heard{Kind: KindSurvey, Message: e.Message}
	}
	if t.state.Handoff != nil && !survey {
		h.Handoff = t.state.Handoff.ID
	}
	t.emit(h)
}

func (t *turn) saidIdle(e Said) {
	t.greet()
	if e.Media != nil && e.Text == "" {
		t.unread(e)
		return
	}
	t.answer(e)
}

// unread answers what has no words that could be read.
func (t *turn) unread(e Said) {
	if e.Media.Album != "" {
		if e.Media.Album == t.state.Album {
			return // one answer for the whole album
		}
		t.state.Album = e.Media.Album
	}
	w := t.words()
	thing, ok := w.Things[string(e.Media.Kind)]
	if !ok {
		thing = w.Things[string(MediaOther)]
	}
	t.reply(Reply{
		Kind: KindNotice, ReplyTo: e.Message, Text: w.CannotRead.with(t.slots("thing", thing)),
		Buttons: t.personButton(),
	})
}

// saidWaiting keeps answering while the patient waits for a person: only what is sure, for a person is on the way.
func (t *turn) saidWaiting(e Said) {
	t.patientWaits()
	if e.Media != nil && e.Media.Album != "" {
		if e.Media.Album == t.state.Album {
			return
		}
		t.state.Album = e.Media.Album
	}
	if e.Text != "" && t.answerIfSure(e) {
		return
	}
	t.reply(Reply{
		Kind: KindNotice, ReplyTo: e.Message, Text: t.words().WaitReceipt.plain(), Buttons: t.waitButtons(),
	})
}

// greet introduces the assistant before its first answer, whatever the patient begins with: the law asks for it (EU AI
// Act, article 50), and a frightened person must know early that this chat is not for emergencies.
func (t *turn) greet() {
	if t.state.Greeted {
		return
	}
	t.state.Greeted = true
	t.reply(Reply{Kind: KindGreeting, Text: t.words().Welcome.with(t.slots())})
}

// shortAsk answers a message that is nothing but a greeting, thanks, or a wish for a person.
func (t *turn) shortAsk(e Said) bool {
	if e.Media != nil || e.Edited {
		return false
	}
	kind := t.clinic.Words.ask(e.Text)
	w := t.words()
	switch kind {
	case askPerson:
		t.greet()
		t.wantPerson(e.Message)
	case askCancel:
		if t.state.Phase != PhaseWaiting {
			return false
		}
		t.cancelWait(e.Message)
	case askHello:
		if t.state.Phase == PhaseWaiting {
			return false
		}
		if !t.state.Greeted {
			t.greet()
			return true
		}
		t.reply(Reply{Kind: KindGreeting, ReplyTo: e.Message, Text: w.Hello.with(t.slots()), Buttons: t.personButton()})
	case askThanks:
		t.reply(Reply{Kind: KindNotice, ReplyTo: e.Message, Text: w.Thanks.plain()})
	case askGoodbye:
		t.reply(Reply{Kind: KindNotice, ReplyTo: e.Message, Text: w.Goodbye.plain()})
	default:
		return false
	}
	return true
}

// commanded answers a bot command. Its argument passes the safety check like any other words of the patient.
func (t *turn) commanded(e Commanded) {
	t.heardFrom(e.Profile)
	h := Heard{Kind: KindCommand, Message: e.Message, Text: Text("/" + e.Name)}
	if e.Argument != "" && e.Name != "start" {
		h.Text += " " + e.Argument
	}
	if t.state.Handoff != nil {
		h.Handoff = t.state.Handoff.ID
	}
	t.emit(h)
	if t.alarm(e.Message, e.Argument, e.Told) {
		return
	}
	w := t.words()
	notice := func(text HTML, buttons [][]Button) {
		t.reply(Reply{Kind: KindNotice, ReplyTo: e.Message, Text: text, Buttons: buttons})
	}
	switch e.Name {
	case "start":
		t.start(e)
	case "help":
		notice(w.Help.with(t.slots()), t.personButton())
	case "person":
		t.wantPerson(e.Message)
	case "privacy":
		notice(w.Privacy.with(t.slots()), t.personButton())
	case "language":
		notice(w.AskLanguage.plain(), t.languageButtons())
	case "stop":
		t.stop(e.Message)
	case "feedback":
		t.askFeedback(e.Message)
	case "cancel":
		t.cancelWait(e.Message)
	default:
		notice(w.UnknownCmd.plain(), t.personButton())
	}
}

func (t *turn) start(e Commanded) {
	if e.Invite != nil {
		t.state.Greeted = true
		t.state.Link = e.Invite
		t.reply(Reply{Kind: KindGreeting, Text: t.words().Welcome.with(t.slots())})
		t.askConsent()
		return
	}
	w := t.words()
	text := w.Welcome.with(t.slots())
	if t.state.Greeted {
		text = w.WelcomeBack.with(t.slots())
	}
	t.state.Greeted = true
	buttons := t.personButton()
	if t.state.Phase == PhaseWaiting {
		buttons = t.waitButtons()
	}
	t.reply(Reply{Kind: KindGreeting, Text: text, Buttons: buttons})
	if looksLikeInvite(e.Argument) {
		t.reply(Reply{Kind: KindNotice, Text: w.LinkSpent.plain()})
	}
}

// InviteBytes is the length of an invite's token before base64url: 128 bits cannot be guessed.
const InviteBytes = 16

// looksLikeInvite tells a spent invite from other payloads, such as the name of a poster: base64url of 16 bytes.
func looksLikeInvite(argument Text) bool {
	if len(argument) != 22 {
		return false
	}
	for _, r := range argument {
		if !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", r) {
			return false
		}
	}
	return true
}

func (t *turn) stop(m MessageID) {
	t.state.NoSurveys = true
	t.dropSurvey()
	t.reply(Reply{Kind: KindNotice, ReplyTo: m, Text: t.words().Stopped.plain(), Buttons: t.personButton()})
}

// pressed answers a button. Data comes from outside and may be anything; what no longer fits gets a way on.
func (t *turn) pressed(e Pressed) {
	t.heardFrom(e.Profile)
	p, ok := parsePress(e.Data)
	h := Heard{Kind: KindPress}
	if ok {
		h.Text = Text(t.label(p))
		if p.verb == verbRate || p.verb == verbSkip || p.verb == verbContact {
			h = Heard{Kind: KindSurvey}
		}
	}
	if t.state.Handoff != nil && h.Kind == KindPress {
		h.Handoff = t.state.Handoff.ID
	}
	t.emit(h)
	if !ok || !t.press(p) {
		t.oldButton()
	}
}

func (t *turn) oldButton() {
	buttons := t.personButton()
	if t.state.Phase == PhaseWaiting {
		buttons = t.waitButtons()
	}
	t.reply(Reply{Kind: KindNotice, Text: t.words().OldButton.plain(), Buttons: buttons})
}

// press does what a button says. False: it belongs to something that is over.
func (t *turn) press(p press) bool {
	w := t.words()
	q := t.state.turn(p.turn)
	var message MessageID
	if q != nil {
		message = q.Message
	}
	notice := func(text HTML, buttons [][]Button) {
		t.reply(Reply{Kind: KindNotice, ReplyTo: message, Text: text, Buttons: buttons})
	}
	switch p.verb {
	case verbPerson:
		t.wantPerson(message)
	case verbCancel:
		t.cancelWait(0)
	case verbPick:
		return t.pick(p, q)
	case verbNone:
		notice(w.NoneFits.plain(), t.personButton())
	case verbHelped, verbNotHelp:
		return t.helped(p, q)
	case verbNow:
		text := w.CardNow.with(t.slots())
		if p.argument == string(safety.Crisis) {
			text = w.CardCrisisNow.with(t.slots())
		}
		t.reply(Reply{Kind: KindCard, Text: text, Urgent: true, Buttons: t.personButton()})
	case verbElse:
		if q == nil || q.Text == "" {
			notice(w.AskElse.plain(), t.personButton())
			return true
		}
		t.answerQuestion(q.Message, q.Text, answerOptions{footer: true, keepTurn: true})
	case verbLanguage:
		return t.chooseLanguage(p.argument)
	case verbRate:
		return t.rate(p.argument)
	case verbSkip:
		return t.skip(p.argument)
	case verbContact:
		return t.contact(p.argument)
	case verbConsent:
		return t.consent(p.argument)
	case verbStop:
		t.stop(0)
	default:
		return false
	}
	return true
}

func (t *turn) chooseLanguage(lang string) bool {
	if _, ok := t.clinic.Words.languages[lang]; !ok {
		return false
	}
	t.state.Language = lang
	t.reply(Reply{Kind: KindNotice, Text: t.words().LanguageSet.plain(), Buttons: t.personButton()})
	return true
}

// label is the button in words, for the transcript that staff read.
func (t *turn) label(p press) string {
	l := t.words().Labels
	switch p.verb {
	case verbPerson:
		return l.Person
	case verbCancel:
		return l.Cancel
	case verbNone:
		return l.None
	case verbHelped:
		return l.Helped
	case verbNotHelp:
		return l.NotHelp
	case verbNow:
		return l.Now
	case verbElse:
		return l.Else
	case verbStop:
		return l.StopAsks
	case verbPick:
		if e, ok := t.entryByKey(p.argument); ok {
			return e.Question
		}
	case verbConsent:
		if strings.HasSuffix(p.argument, ".yes") {
			return l.Yes
		}
		return l.No
	}
	return p.verb
}

func (t *turn) reply(r Reply) {
	pieces := Split(r.Text, MessageUnits)
	for i, piece := range pieces {
		one := r
		one.Text = piece
		if i > 0 {
			one.ReplyTo = 0
		}
		if i < len(pieces)-1 {
			one.Buttons = nil
		}
		t.emit(one)
	}
}

func (t *turn) personButton() [][]Button {
	if t.state.Phase == PhaseWaiting {
		return t.waitButtons()
	}
	if t.state.Phase == PhaseStaffed {
		return nil
	}
	return [][]Button{{button(t.words().Labels.Person, verbPerson, 0, "")}}
}

func (t *turn) waitButtons() [][]Button {
	return [][]Button{{button(t.words().Labels.Cancel, verbCancel, 0, "")}}
}

func (t *turn) languageButtons() [][]Button {
	var rows [][]Button
	for _, l := range t.clinic.Words.Languages() {
		rows = append(rows, []Button{button(languageName(l), verbLanguage, 0, l)})
	}
	return rows
}

// languageName is a language's own name for itself.
func languageName(tag string) string {
	switch tag {
	case "en":
		return "English"
	case "es":
		return "Español"
	case "fr":
		return "Français"
	case "de":
		return "Deutsch"
	case "pt":
		return "Português"
	case "ru":
		return "Русский"
	case "ar":
		return "العربية"
	case "hi":
		return "हिन्दी"
	}
	return tag
}
