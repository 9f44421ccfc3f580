package console

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

type chatView struct {
	frame
	Queue queueList
	Talk  talk
}

// talk is one chat: who it is with, what was said, and what this member of staff may do.
type talk struct {
	ID       string
	State    string // waiting, mine, other, ended
	Version  int
	Name     string
	Language string
	Linked   bool
	Blocked  bool
	Standing string // whose turn it is, in words
	Team     string
	Reason   string
	Urgent   bool
	Wait     string
	Opened   string
	Owner    string
	Alerts   []alertLine
	Card     string // what became of the last safety card: sent, sending, failed; "" when there is none
	Summary  []summaryLine
	Lines    []line
	Earlier  string // where to find what was said before, if there is more
	Sending  bool   // something is on its way
	Notice   string // what could not be done, and why
	Composer composer
	Note     composer
	Teams    []choice // to move the chat to
	Outcomes []choice
	Refresh  string
}

// composer is a box to write in. Key makes pressing twice send once.
type composer struct {
	Text    string
	Key     string
	Problem string
}

type summaryLine struct{ Label, Text string }

// line is a line of the transcript.
type line struct {
	ID       string
	Kind     string // day, patient, bot, card, staff, note, event, alarm
	Who      string
	At, ISO  string
	Text     string
	Buttons  []string
	Media    *mediaView
	Answer   *answerRef
	Edited   bool   // it replaces an earlier message
	Replaced bool   // a later message replaces it
	Delivery string // "", sending, failed
	Problem  string
	Doubt    bool
}

type mediaView struct {
	Kind   string // photo, sound, video, file, other
	Label  string
	Src    string
	Name   string
	Size   string
	Detail string
}

// answerRef says which published answer the bot gave.
type answerRef struct {
	Question string
	Href     string // for admins
	Edition  int64
}

func (c *console) chatPage(v *visit) error { return c.showChat(v, http.StatusOK, told{}) }

// told is what a page says after something could not be done, with the words that must not get lost.
type told struct {
	notice string
	reply  *composer
	note   *composer
}

func (c *console) showChat(v *visit, status int, with told) error {
	t, h, err := c.readTalk(v, with)
	if err != nil {
		return err
	}
	if v.part() {
		return c.piece(v, status, "chat", "talk", t)
	}
	view := chatView{frame: c.frame(v, "Chat", "chats"), Talk: t}
	all, err := c.readQueue(v.ctx())
	if err != nil {
		return err
	}
	view.Bell = all.bell()
	if view.Queue, err = c.queueFor(v, all, "", h.ID); err != nil {
		return err
	}
	return c.page(v, status, "chat", view)
}

func (c *console) chatTalk(v *visit) error {
	t, _, err := c.readTalk(v, told{})
	if err != nil {
		return err
	}
	return c.piece(v, http.StatusOK, "chat", "talk", t)
}

func (c *console) readTalk(v *visit, with told) (talk, store.Handoff, error) {
	h, err := c.Store.Handoff(v.ctx(), v.r.PathValue("handoff"))
	if err != nil {
		return talk{}, h, err
	}
	patient, err := c.Store.Patient(v.ctx(), h.Conversation)
	if err != nil {
		return talk{}, h, err
	}
	from, _ := strconv.ParseInt(v.r.URL.Query().Get("from"), 10, 64)
	messages, more, err := c.transcript(v.ctx(), h, from)
	if err != nil {
		return talk{}, h, err
	}
	alerts, err := c.Store.OpenAlerts(v.ctx())
	if err != nil {
		return talk{}, h, err
	}
	t := talk{
		ID: h.ID, State: stateOf(h, v.me.ID), Version: h.Version, Name: nameOf(patient), Linked: patient.Linked,
		Blocked: patient.Blocked, Team: teamWords(h.Team), Reason: reasonWords(h.Reason), Urgent: h.Urgent, Owner: h.OwnerName,
		Opened: momentWords(c.local(h.OpenedAt), c.local(v.now)), Outcomes: outcomes(), Notice: with.notice,
		Refresh: chatPath(h.ID) + "/talk",
	}
	if from > 0 {
		t.Refresh += "?from=" + strconv.FormatInt(from, 10)
	}
	if patient.Language != "" {
		t.Language = languageWords(patient.Language)
	}
	if h.PatientAt != nil {
		t.Wait = waited(v.now.Sub(*h.PatientAt))
	}
	t.Standing = c.standing(v, h, t)
	for _, a := range alerts {
		if a.Handoff == h.ID {
			t.Alerts = append(t.Alerts, c.alertLine(v, a))
		}
	}
	for _, team := range c.teams() {
		if team != h.Team {
			t.Teams = append(t.Teams, choice{team, teamWords(team)})
		}
	}
	t.Lines = c.lines(v, h, messages)
	for _, l := range t.Lines {
		t.Sending = t.Sending || l.Delivery == "sending"
		if l.Kind == "card" {
			t.Card = cmp.Or(l.Delivery, "sent")
		}
	}
	if more {
		t.Earlier = chatPath(h.ID) + "?from=" + strconv.FormatInt(earlier(messages[0].Seq), 10)
	}
	t.Summary = c.summary(h, messages)
	t.Composer = composer{Text: c.drafts.find(v.me.ID, h.ID, v.now), Key: newKey()}
	if with.reply != nil {
		t.Composer = *with.reply
	}
	t.Note = composer{Key: newKey()}
	if with.note != nil {
		t.Note = *with.note
	}
	return t, h, nil
}

// transcriptStep is how many steps of a conversation a page shows at first.
const transcriptStep = 300

// transcript reads the last steps of a conversation, or all from a step on. Of a chat that has ended it reads no further
// than its end: what a patient writes later belongs to whoever answers then.
func (c *console) transcript(ctx context.Context, h store.Handoff, from int64) (messages []store.Message, more bool, err error) {
	since := max(0, h.Seq-transcriptStep)
	if from != 0 {
		since = max(0, from)
	}
	if h.EndedAt != nil && from == 0 {
		since = 0
	}
	for at := since; ; {
		page, err := c.Store.Transcript(ctx, h.Conversation, at)
		if err != nil {
			return nil, false, err
		}
		for _, m := range page {
			if h.EndedAt == nil || !m.At.After(*h.EndedAt) {
				messages = append(messages, m)
			}
		}
		if len(page) < store.TranscriptPage {
			break
		}
		at = page[len(page)-1].Seq
	}
	if h.EndedAt != nil && from == 0 && len(messages) > transcriptStep {
		return messages[len(messages)-transcriptStep:], true, nil
	}
	return messages, since > 0 && len(messages) > 0, nil
}

// earlier is where a page begins that shows one step more; -1 is the very beginning.
func earlier(first int64) int64 {
	if since := first - transcriptStep - 1; since > 0 {
		return since
	}
	return -1
}

func (c *console) standing(v *visit, h store.Handoff, t talk) string {
	switch t.State {
	case "ended":
		words := "Ended " + momentWords(c.local(*h.EndedAt), c.local(v.now))
		if h.Outcome != "" {
			words += ": " + outcomeWords(h.Outcome)
		}
		return words
	case "mine":
		switch {
		case h.PatientAt == nil:
			return "Your chat. You have answered, and it is the patient’s turn"
		case v.now.Sub(*h.PatientAt) < time.Minute:
			return "Your chat. The patient is waiting for your answer"
		}
		return "Your chat. The patient has waited " + t.Wait
	case "other":
		return t.Owner + " has this chat"
	}
	if h.PatientAt == nil || v.now.Sub(*h.PatientAt) < time.Minute {
		return "Waiting for somebody to take it"
	}
	return "Waiting " + t.Wait + " for somebody to take it"
}

// summary saves reading: what was asked, what the bot made of it, why a person is needed.
func (c *console) summary(h store.Handoff, messages []store.Message) []summaryLine {
	var asked, did string
	for _, m := range messages {
		if m.At.After(h.OpenedAt) || onlyAsks(h, m) {
			break
		}
		switch {
		case m.Author == store.AuthorPatient && m.Kind == string(chat.KindText) && m.Text != "":
			asked, did = short(strings.Join(strings.Fields(m.Text), " "), 160), ""
		case m.Author == store.AuthorBot && did == "":
			did = c.didWords(m)
		}
	}
	var lines []summaryLine
	if asked != "" {
		lines = append(lines, summaryLine{"Last asked", "“" + asked + "”"})
	}
	if did != "" {
		lines = append(lines, summaryLine{"The bot", did})
	}
	return append(lines, summaryLine{"Why a person", reasonWords(h.Reason)})
}

func (c *console) didWords(m store.Message) string {
	switch chat.Kind(m.Kind) {
	case chat.KindAnswer:
		return "Answered “" + c.questionOf(m.Language, m.Entry) + "”"
	case chat.KindSuggest:
		return "Was not sure, and offered questions to choose from"
	case chat.KindMiss:
		return "Had no answer, and said so"
	case chat.KindCard:
		if m.Delivery == store.NotDelivered {
			return "Could not deliver the safety card"
		}
		return "Sent the safety card"
	}
	return ""
}

func (c *console) questionOf(lang, id string) string {
	if clinic := c.Desk.Clinic(); clinic != nil {
		if e, ok := clinic.Answers.Entry(lang, id); ok {
			return e.Question
		}
	}
	return id
}

func (c *console) lines(v *visit, h store.Handoff, messages []store.Message) []line {
	replaced := map[int64]bool{}
	for _, m := range messages {
		if m.Edit && m.Message != 0 {
			replaced[m.Message] = true
		}
	}
	times := map[int64]string{}
	now := c.local(v.now)
	var lines []line
	day := ""
	for _, m := range messages {
		at := c.local(m.At)
		times[m.Seq] = at.Format("15:04")
		if d := at.Format(time.DateOnly); d != day {
			day = d
			lines = append(lines, line{ID: "d" + d, Kind: "day", Text: dayWords(at, now), ISO: d})
		}
		l := line{
			ID: fmt.Sprintf("m%d", m.Seq), At: at.Format("15:04"), ISO: m.At.UTC().Format(time.RFC3339), Text: m.Text,
			Buttons: m.Buttons, Doubt: m.Doubt,
		}
		switch m.Author {
		case store.AuthorPatient:
			c.patientLine(&l, m, replaced)
		case store.AuthorBot:
			c.botLine(v, &l, m)
		case store.AuthorStaff:
			l.Kind, l.Who = "staff", m.Name
		case store.AuthorNote:
			noteLine(&l, m, times)
		}
		switch m.Delivery {
		case store.Sending:
			l.Delivery = "sending"
		case store.NotDelivered:
			l.Delivery, l.Problem = "failed", problemWords(m.Problem)
		}
		if m.Media != nil {
			l.Media = mediaOf(h.ID, m)
		}
		lines = append(lines, l)
	}
	return lines
}

func (c *console) patientLine(l *line, m store.Message, replaced map[int64]bool) {
	l.Kind = "patient"
	l.Edited, l.Replaced = m.Edit, !m.Edit && replaced[m.Message]
	switch chat.Kind(m.Kind) {
	case chat.KindPress:
		l.Kind, l.Text = "event", "The patient pressed a button."
		if m.Text != "" {
			l.Text = "The patient pressed “" + m.Text + "”."
		}
	case chat.KindCommand:
		l.Kind, l.Text = "event", "The patient sent the command /"+strings.TrimPrefix(m.Text, "/")+"."
	case chat.KindSurvey:
		l.Kind, l.Text = "event", "The patient answered a feedback question. The answer is anonymous and not kept here."
	case chat.KindUnreadable:
		if l.Text == "" {
			l.Kind, l.Text = "event", "The patient sent something that could not be read. An admin finds it under Problems."
		}
	}
}

func (c *console) botLine(v *visit, l *line, m store.Message) {
	l.Kind, l.Who = "bot", "Assistant"
	if m.Kind == string(chat.KindCard) {
		l.Kind, l.Who = "card", "Assistant, safety card"
	}
	if m.Entry == "" {
		return
	}
	l.Answer = &answerRef{Question: c.questionOf(m.Language, m.Entry), Edition: m.Revision}
	if v.admin() {
		l.Answer.Href = answerPath(m.Language, m.Entry)
	}
}

// noteLine says what happened to a chat. Notes of staff are shown as what they are: not for the patient.
func noteLine(l *line, m store.Message, times map[int64]string) {
	l.Kind, l.Text = "event", ""
	who := m.Name
	switch m.Kind {
	case string(chat.NoteStaff):
		l.Kind, l.Who, l.Text = "note", who, m.Text
	case string(chat.NotePatientLeft):
		l.Text = "The patient has stopped the bot. Nothing can be delivered until they start it again."
	case string(chat.NoteUndelivered):
		l.Kind, l.Text = "alarm", "A message was not delivered."
		if at, ok := times[m.About]; ok {
			l.Text = "The message of " + at + " was not delivered."
		}
	case string(chat.NoteSlipped):
		l.Text = "The patient has waited longer than promised, and was told so."
	case "opened":
		l.Text = "Chat opened for " + teamWords(m.Team) + ". " + reasonWords(m.Detail) + "."
	case "taken":
		l.Text = who + " took the chat."
	case "moved":
		l.Text = withReason(who+" moved the chat to "+teamWords(m.Team), m.Detail)
	case "returned":
		l.Text = "Nobody answered in time, so the chat went back to the queue."
		if who != "" {
			l.Text = withReason(who+" gave the chat back to the queue", m.Detail)
		}
	case "escalated":
		l.Text = "The team was told that this chat needs somebody soon."
		if who != "" {
			l.Text = withReason(who+" made this chat urgent", m.Detail)
		}
	case "ended":
		l.Text = "The patient no longer needed a person."
		if who != "" {
			l.Text = who + " ended the chat. " + outcomeWords(m.Detail) + "."
		}
	case "alarm":
		l.Kind, l.Text = "alarm", levelWords(m.Detail)+" in the patient’s words."
	case "acknowledged":
		l.Text = who + " has seen the alert."
	default:
		l.Text = strings.ReplaceAll(m.Kind, "_", " ")
	}
}

func withReason(what, why string) string {
	if why = strings.TrimSpace(why); why == "" {
		return what + "."
	}
	return what + ": " + why
}

func mediaOf(handoff string, m store.Message) *mediaView {
	f := m.Media
	v := &mediaView{
		Kind: "file", Label: mediaWords(f.Kind), Name: string(f.Name), Size: sizeWords(f.Size), Detail: string(f.Detail),
		Src: fmt.Sprintf("%s/files/%d", chatPath(handoff), m.Seq),
	}
	switch f.Kind {
	case chat.MediaPhoto:
		v.Kind = "photo"
	case chat.MediaVoice, chat.MediaAudio:
		v.Kind = "sound"
	case chat.MediaVideo:
		v.Kind = "video"
	case chat.MediaDocument:
	default:
		v.Kind, v.Src = "other", ""
	}
	if f.FileID == "" && f.Upload == "" {
		v.Src = ""
		v.Kind = "other"
	}
	return v
}
