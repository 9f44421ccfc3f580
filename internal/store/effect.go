package store

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/chat"
)

// Author says whose words a message is.
type Author string

const (
	AuthorPatient Author = "patient"
	AuthorBot     Author = "bot"
	AuthorStaff   Author = "staff"
	AuthorNote    Author = "note" // for staff only, and what happened to the chat
)

// MessageBody is what is sealed of a message.
type MessageBody struct {
	Text     string      `json:"text,omitempty"` // plain, as it is read
	Media    *chat.Media `json:"media,omitempty"`
	Buttons  []string    `json:"buttons,omitempty"`
	Name     string      `json:"name,omitempty"`     // of the member of staff
	Message  int64       `json:"message,omitempty"`  // Telegram's number
	Edit     bool        `json:"edit,omitempty"`     // it replaces what Message said before
	Entry    string      `json:"entry,omitempty"`    // the published answer
	Language string      `json:"language,omitempty"` // of the answer
	About    int64       `json:"about,omitempty"`    // another message of the transcript
	Team     string      `json:"team,omitempty"`
	Detail   string      `json:"detail,omitempty"` // a reason, an outcome, a level
}

// writer turns the effects of one event into rows and letters.
type writer struct {
	batch        *Batch
	conversation *Conversation
	stamp        chat.Stamp
}

func (w writer) write(e chat.Effect) error {
	switch e := e.(type) {
	case chat.Heard:
		return w.heard(e)
	case chat.Reply:
		return w.reply(e)
	case chat.Spoken:
		return w.spoken(e)
	case chat.Noted:
		return w.noted(e)
	case chat.Opened:
		w.opened(e)
		return w.turned("opened", e.Handoff, chat.Staff{}, MessageBody{Team: e.Team, Detail: string(e.Reason)},
			fact{Team: e.Team, Reason: string(e.Reason), Urgent: e.Urgent})
	case chat.Taken:
		return w.turned("taken", e.Handoff, e.Staff, MessageBody{}, fact{Version: e.Version})
	case chat.Moved:
		return w.turned("moved", e.Handoff, e.Staff, MessageBody{Team: e.Team, Detail: string(e.Reason)},
			fact{Team: e.Team, Version: e.Version})
	case chat.Returned:
		return w.turned("returned", e.Handoff, e.Staff, MessageBody{Detail: string(e.Reason)}, fact{Version: e.Version})
	case chat.Escalated:
		return w.turned("escalated", e.Handoff, e.Staff, MessageBody{Detail: string(e.Reason)}, fact{Urgent: true})
	case chat.Ended:
		w.batch.misc.Queue(sqlEndHandoff, e.Handoff, w.stamp.At, optional(e.Staff.ID), e.Outcome)
		return w.turned("ended", e.Handoff, e.Staff, MessageBody{Detail: e.Outcome}, fact{Outcome: e.Outcome})
	case chat.Raised:
		return w.raised(e)
	case chat.Acknowledged:
		return w.acknowledged(e)
	case chat.Rated:
		return w.rated(e)
	case chat.Commented:
		return w.commented(e)
	case chat.RecoveryOpened:
		return w.feedbackFact("recovery_opened", e.Feedback, e.Team, e.Day, fact{Seq: e.Seq})
	case chat.RecoveryClosed:
		return w.feedbackFact("recovery_closed", e.Feedback, e.Team, e.Day, fact{Seq: e.Seq, Outcome: e.Outcome})
	case chat.Helped:
		w.helped(e)
	case chat.LinkAccepted:
		w.linked(e)
	case chat.Remind:
		w.batch.misc.Queue(sqlSetTimer, w.conversation.ID, string(e.Kind), w.batch.store.clinic, e.Generation, e.Due)
	case chat.Cancel:
		w.batch.misc.Queue(sqlCancelTimer, w.conversation.ID, string(e.Kind))
	}
	return nil
}

func (w writer) heard(e chat.Heard) error {
	seq, err := w.message(AuthorPatient, string(e.Kind), e.Handoff, "", nil, MessageBody{
		Text: string(e.Text), Media: e.Media, Message: int64(e.Message), Edit: e.Edit,
	})
	if err != nil || e.Handoff == "" {
		return err
	}
	return w.handoffFact("said", e.Handoff, seq, fact{Author: string(AuthorPatient)})
}

func (w writer) reply(e chat.Reply) error {
	handoff := ""
	if h := w.conversation.State.Handoff; h != nil {
		handoff = h.ID
	}
	var revision *int64
	if e.Entry != "" {
		revision = &e.Revision
	}
	body := MessageBody{Text: e.Text.Plain(), Entry: e.Entry, Language: e.Language}
	for _, row := range e.Buttons {
		for _, b := range row {
			body.Buttons = append(body.Buttons, b.Label)
		}
	}
	seq, err := w.message(AuthorBot, string(e.Kind), handoff, "", revision, body)
	if err != nil || e.Unsent {
		return err
	}
	door := DoorTelegram
	if e.Urgent {
		door = DoorAlert
	}
	return w.letter(Letter{Seq: seq, Door: door, Bubble: &Bubble{
		Chat: w.conversation.Chat, Text: e.Text, Buttons: e.Buttons, ReplyTo: int64(e.ReplyTo),
	}})
}

func (w writer) spoken(e chat.Spoken) error {
	seq, err := w.message(AuthorStaff, string(chat.KindStaff), e.Handoff, e.Staff.ID, nil, MessageBody{
		Text: e.Text.Plain(), Media: e.Media, Name: e.Staff.Name,
	})
	if err != nil {
		return err
	}
	err = w.letter(Letter{Seq: seq, Door: DoorTelegram, Bubble: &Bubble{
		Chat: w.conversation.Chat, Text: e.Text, Media: e.Media, Protect: true,
	}})
	if err != nil {
		return err
	}
	return w.handoffFact("said", e.Handoff, seq, fact{Author: string(AuthorStaff), Staff: e.Staff.ID})
}

func (w writer) noted(e chat.Noted) error {
	seq, err := w.message(AuthorNote, string(e.Kind), e.Handoff, e.Staff.ID, nil, MessageBody{
		Text: string(e.Text), Name: e.Staff.Name, About: e.About,
	})
	if err != nil {
		return err
	}
	return w.handoffFact("noted", e.Handoff, seq, fact{Staff: e.Staff.ID, Kind: string(e.Kind), Message: e.About})
}

// turned records a change of the handoff: a line in the transcript and a fact of the same name.
func (w writer) turned(name, handoff string, by chat.Staff, body MessageBody, f fact) error {
	body.Name = by.Name
	seq, err := w.message(AuthorNote, name, handoff, by.ID, nil, body)
	if err != nil {
		return err
	}
	f.Staff = by.ID
	return w.handoffFact(name, handoff, seq, f)
}

const (
	sqlRate = `insert into feedback (clinic, id, day, answer) values ($1, $2, $3, $4)
on conflict (clinic, id) do update set answer = excluded.answer`

	sqlComment = `update feedback set comment = $3 where clinic = $1 and id = $2`
)

func (w writer) rated(e chat.Rated) error {
	s := w.batch.store
	plain, err := json.Marshal(feedbackAnswer{e.Instrument, e.Code, e.Team, e.Language, "telegram"})
	if err != nil {
		return err
	}
	w.batch.misc.Queue(sqlRate, s.clinic, e.Feedback, e.Day, s.vault.feedback.seal(place{"feedback", "answer", e.Feedback}, plain))
	return w.feedbackFact("rated", e.Feedback, e.Team, e.Day, fact{Seq: e.Seq, Instrument: e.Instrument, Code: e.Code})
}

func (w writer) commented(e chat.Commented) error {
	s := w.batch.store
	w.batch.misc.Queue(sqlComment, s.clinic, e.Feedback, s.vault.feedback.seal(place{"feedback", "comment", e.Feedback}, []byte(e.Text)))
	return w.feedbackFact("commented", e.Feedback, e.Team, e.Day, fact{Seq: e.Seq})
}

const sqlInsertAlert = `insert into alert (id, clinic, conversation, seq, handoff, team, level, raised_at, body)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`

type alertBody struct {
	Category string `json:"category"`
	Rule     string `json:"rule"`
}

func (w writer) raised(e chat.Raised) error {
	seq, err := w.message(AuthorNote, "alarm", e.Handoff, "", nil, MessageBody{Detail: e.Level})
	if err != nil {
		return err
	}
	plain, err := json.Marshal(alertBody{e.Category, e.Rule})
	if err != nil {
		return err
	}
	c := w.conversation
	w.batch.misc.Queue(sqlInsertAlert, e.Alert, w.batch.store.clinic, c.ID, seq, e.Handoff, e.Team, e.Level, w.stamp.At,
		c.sealer.seal(place{"alert", "body", e.Alert}, plain))
	return w.fact(Fact{Family: "alert", Team: e.Team, About: e.Alert, Name: "raised"}, seq, fact{Level: e.Level, Handoff: e.Handoff})
}

const sqlAcknowledge = `update alert set acknowledged_at = $3, acknowledged_by = $4
where id = $1 and clinic = $2 and acknowledged_at is null`

func (w writer) acknowledged(e chat.Acknowledged) error {
	handoff, team := "", ""
	if h := w.conversation.State.Handoff; h != nil {
		handoff, team = h.ID, h.Team
	}
	seq, err := w.message(AuthorNote, "acknowledged", handoff, e.Staff.ID, nil, MessageBody{Name: e.Staff.Name})
	if err != nil {
		return err
	}
	w.batch.misc.Queue(sqlAcknowledge, e.Alert, w.batch.store.clinic, w.stamp.At, e.Staff.ID)
	if team == "" {
		team = "all"
	}
	return w.fact(Fact{Family: "alert", Team: team, About: e.Alert, Name: "acknowledged"}, seq, fact{Staff: e.Staff.ID, Handoff: handoff})
}

const (
	sqlSetTimer = `insert into timer (conversation, kind, clinic, generation, due_at) values ($1, $2, $3, $4, $5)
on conflict (conversation, kind) do update set generation = excluded.generation, due_at = excluded.due_at`

	sqlCancelTimer = `delete from timer where conversation = $1 and kind = $2`

	sqlHelped = `insert into verdict (clinic, lang, entry, day, yes, no) values ($1, $2, $3, $4, $5, $6)
on conflict (clinic, lang, entry, day) do update set yes = verdict.yes + excluded.yes, no = verdict.no + excluded.no`

	sqlLinkRef = `update conversation set ref_mac = $2 where id = $1`

	// A reference moves to the chat that used its link last: a patient with a new phone must not be asked on the old one.
	sqlUnlinkRef = `update conversation set ref_mac = null where clinic = $1 and ref_mac = $2 and id <> $3`
)

func (w writer) helped(e chat.Helped) {
	yes, no := 0, 1
	if e.Yes {
		yes, no = 1, 0
	}
	w.batch.misc.Queue(sqlHelped, w.batch.store.clinic, e.Language, e.Entry, day(w.stamp.At), yes, no)
}

func (w writer) linked(e chat.LinkAccepted) {
	s, c := w.batch.store, w.conversation
	mac := s.refMAC(string(e.Ref))
	w.batch.misc.Queue(sqlUnlinkRef, s.clinic, mac, c.ID)
	w.batch.misc.Queue(sqlLinkRef, c.ID, mac)
	c.refMAC = mac
}

// message adds a line to the transcript and returns its number.
func (w writer) message(author Author, kind, handoff, staff string, revision *int64, body MessageBody) (int64, error) {
	c := w.conversation
	c.seq++
	plain, err := json.Marshal(body)
	if err != nil {
		return 0, fmt.Errorf("conversation %s: message %d: %w", c.ID, c.seq, err)
	}
	m := &w.batch.rows.message
	m.conversation = append(m.conversation, c.ID)
	m.seq = append(m.seq, c.seq)
	m.at = append(m.at, w.stamp.At)
	m.author = append(m.author, string(author))
	m.kind = append(m.kind, kind)
	m.handoff = append(m.handoff, optional(handoff))
	m.staff = append(m.staff, optional(staff))
	m.revision = append(m.revision, revision)
	m.body = append(m.body, c.sealer.seal(place{"message", "body", rowOf(c.ID, c.seq)}, plain))
	return c.seq, nil
}

// letter adds a letter, claimed by this worker unless an older one of the same door is in other hands.
func (w writer) letter(l Letter) error {
	c := w.conversation
	l.Conversation, l.At = c.ID, w.stamp.At
	l.Mine = !c.foreign[string(l.Door)] && !w.batch.store.mute
	sealed, err := sealLetter(c.sealer, l)
	if err != nil {
		return fmt.Errorf("letter %s: %w", letterRow(l.Key()), err)
	}
	r := &w.batch.rows.letter
	r.conversation = append(r.conversation, c.ID)
	r.seq = append(r.seq, l.Seq)
	r.door = append(r.door, string(l.Door))
	var worker *ID
	if l.Mine {
		worker = &w.batch.store.worker
	}
	r.worker = append(r.worker, worker)
	r.at = append(r.at, l.At)
	r.body = append(r.body, sealed)
	w.batch.letters = append(w.batch.letters, l)
	return nil
}

// fact is the body of a fact: only what is set is written.
type fact struct {
	Handoff    string `json:"handoff,omitempty"`
	Alert      string `json:"alert,omitempty"`
	Feedback   string `json:"feedback,omitempty"`
	Seq        int64  `json:"seq"`
	Team       string `json:"team,omitempty"`
	At         string `json:"at"`
	Version    int    `json:"version,omitempty"`
	Staff      string `json:"staff,omitempty"`
	Author     string `json:"author,omitempty"`
	Kind       string `json:"kind,omitempty"`
	Message    int64  `json:"message,omitempty"`
	Reason     string `json:"reason,omitempty"`
	Urgent     bool   `json:"urgent,omitempty"`
	Outcome    string `json:"outcome,omitempty"`
	Level      string `json:"level,omitempty"`
	Instrument string `json:"instrument,omitempty"`
	Code       string `json:"code,omitempty"`
}

func (w writer) handoffFact(name, handoff string, seq int64, f fact) error {
	if f.Team == "" {
		f.Team = w.teamOf(handoff)
	}
	f.Handoff = handoff
	return w.fact(Fact{Family: "handoff", Team: f.Team, About: handoff, Name: name}, seq, f)
}

// teamOf is the team of the open handoff; of one that this event has ended it is still in the state before.
func (w writer) teamOf(handoff string) string {
	c := w.conversation
	if h := c.State.Handoff; h != nil && h.ID == handoff {
		return h.Team
	}
	if h := c.before; h != nil && h.ID == handoff {
		return h.Team
	}
	return "all"
}

func (w writer) fact(f Fact, seq int64, body fact) error {
	if body.Seq == 0 {
		body.Seq = seq
	}
	if f.Family == "alert" {
		body.Alert = f.About
	}
	if body.Team == "" {
		body.Team = f.Team
	}
	if f.At.IsZero() {
		f.At = w.stamp.At
	}
	body.At = f.At.UTC().Format(time.RFC3339)
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	f.Body = data
	f.ID = w.batch.store.vault.tokenOf("fact/" + rowOf(w.conversation.ID, seq) + "/" + f.Name)
	return w.letter(Letter{Seq: seq, Door: DoorNATS, Fact: &f})
}

// feedbackFact tells of an anonymous answer: its own sequence and the day, nothing that the conversation shares.
func (w writer) feedbackFact(name, feedback, team string, on time.Time, f fact) error {
	w.conversation.seq++
	f.Feedback = feedback
	return w.fact(Fact{Family: "feedback", Team: team, About: feedback, Name: name, At: on}, w.conversation.seq, f)
}

const (
	sqlInsertHandoff = `insert into handoff (id, clinic, conversation, team, reason, urgent, opened_at, opened_seq, patient_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

	sqlUpdateHandoff = `update handoff set team = $2, urgent = $3, patient_at = $4, owner = $5, owner_name = $6, version = $7,
slipped = $8, taken_at = coalesce(taken_at, $9) where id = $1`

	sqlEndHandoff = `update handoff set ended_at = $2, ended_by = $3, outcome = $4, owner = null, patient_at = null where id = $1`
)

func (w writer) opened(e chat.Opened) {
	c := w.conversation
	w.batch.misc.Queue(sqlInsertHandoff, e.Handoff, w.batch.store.clinic, c.ID, e.Team, string(e.Reason), e.Urgent,
		w.stamp.At, c.seq+1, w.stamp.At, 0)
}

// handoffRow brings the handoff's row in line with the state. The row is for queues and reports; the state decides.
func (b *Batch) handoffRow(q *pgx.Batch, c *Conversation) {
	before, after := c.locked, c.State.Handoff
	if after == nil || (before != nil && *before == *after) {
		return
	}
	var patientAt, takenAt *time.Time
	if !after.PatientAt.IsZero() {
		patientAt = &after.PatientAt
	}
	if after.Owner.ID != "" {
		at := b.arrivals[len(b.arrivals)-1].At
		takenAt = &at
	}
	q.Queue(sqlUpdateHandoff, after.ID, after.Team, after.Urgent, patientAt, optional(after.Owner.ID),
		optional(after.Owner.Name), after.Version, after.Slipped, takenAt)
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func day(t time.Time) time.Time {
	t = t.UTC()
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
