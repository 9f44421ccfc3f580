package chat

import "time"

// Effect is something to be done. Each effect becomes rows in the event's transaction; none acts by itself.
//
//sumtype:decl
type Effect interface{ effect() }

// Kind says what a message of the transcript is, for staff and for reports. It says nothing about the patient.
type Kind string

const (
	KindText       Kind = "text"
	KindPress      Kind = "press"
	KindCommand    Kind = "command"
	KindUnreadable Kind = "unreadable"
	KindSurvey     Kind = "survey" // a survey question, or an answer to it; the answer's words are not in the transcript
	KindGreeting   Kind = "greeting"
	KindAnswer     Kind = "answer"
	KindSuggest    Kind = "suggest"
	KindMiss       Kind = "miss"
	KindCard       Kind = "card"
	KindNotice     Kind = "notice"
	KindStaff      Kind = "staff"
)

// Heard records what the patient did. Edit: it replaces what message said before.
type Heard struct {
	Kind    Kind
	Message MessageID
	Text    Text
	Media   *Media
	Edit    bool
	Handoff string // set: staff are told at once
}

// Reply is one bubble of the bot, at most 4,096 UTF-16 units once parsed.
type Reply struct {
	Kind    Kind
	Text    HTML
	Buttons [][]Button
	ReplyTo MessageID
	// Urgent letters have a door of their own and never wait behind others.
	Urgent bool
	// Entry, Language and Revision say which published answer this is.
	Entry    string
	Language string
	Revision int64
	// Unsent: the patient was already sent this outside the transaction; it is recorded only.
	Unsent bool
}

// Button is an inline button; Data is at most 64 bytes.
type Button struct {
	Label string
	Data  string
}

// Spoken is a bubble written by a person.
type Spoken struct {
	Handoff string
	Staff   Staff
	Text    HTML
	Media   *Media
}

// NoteKind says what a note is.
type NoteKind string

const (
	NoteStaff       NoteKind = "staff"
	NotePatientLeft NoteKind = "patient_left"
	NoteUndelivered NoteKind = "undelivered"
	NoteSlipped     NoteKind = "slipped"
)

// Noted is for staff only. About is the sequence number of the message that it is about, if any.
type Noted struct {
	Handoff string
	Staff   Staff
	Kind    NoteKind
	Text    Text
	About   int64
}

// Reason says why a person was called.
type Reason string

const (
	ReasonAsked    Reason = "asked"
	ReasonSafety   Reason = "safety"
	ReasonRecovery Reason = "recovery"
)

// Opened puts the chat into a team's queue.
type Opened struct {
	Handoff string
	Team    string
	Reason  Reason
	Urgent  bool
}

// Taken gives the chat to one person.
type Taken struct {
	Handoff string
	Staff   Staff
	Version int
}

// Moved changes the team.
type Moved struct {
	Handoff string
	Staff   Staff
	Team    string
	Version int
	Reason  Text
}

// Returned puts the chat back into the queue. Staff is empty when the lease ran out.
type Returned struct {
	Handoff string
	Staff   Staff
	Version int
	Reason  Text
}

// Escalated moves the chat to the urgent lane, or tells staff that the promised time has passed.
type Escalated struct {
	Handoff string
	Staff   Staff
	Reason  Text
}

// Outcomes are the ways a handoff can end. The first is the default.
func Outcomes() []string {
	return []string{"answered", "booked", "call_back", "complaint", "safety", "wrong_number", "no_reply", "cancelled"}
}

// Ended closes the handoff. Staff is empty when the patient cancelled.
type Ended struct {
	Handoff string
	Staff   Staff
	Outcome string
}

// Raised is a safety alert.
type Raised struct {
	Alert    string
	Handoff  string
	Team     string
	Level    string
	Category string
	Rule     string
}

// Acknowledged says who has seen an alert.
type Acknowledged struct {
	Alert string
	Staff Staff
}

// Rated is an answer to a survey, without any word of the patient. The same ID again replaces the earlier answer.
//
// Day is the clinic's calendar day, as midnight UTC: nothing finer is kept. Seq counts the facts of this answer alone;
// the numbers of the conversation would tie them together.
type Rated struct {
	Feedback   string
	Seq        int64
	Day        time.Time
	Instrument string
	Code       string
	Team       string
	Language   string
}

// Commented adds the patient's own words to a survey answer.
type Commented struct {
	Feedback string
	Seq      int64
	Day      time.Time
	Text     Text
	Team     string
}

// RecoveryOpened says that the patient agreed to be contacted after a poor rating.
type RecoveryOpened struct {
	Feedback string
	Seq      int64
	Day      time.Time
	Handoff  string
	Team     string
}

// RecoveryClosed says that the chat that was opened after a poor rating has ended.
type RecoveryClosed struct {
	Feedback string
	Seq      int64
	Day      time.Time
	Team     string
	Outcome  string
}

// Helped is the patient's verdict on an answer.
type Helped struct {
	Entry    string
	Language string
	Revision int64
	Yes      bool
}

// LinkAccepted ties the chat to the clinic's reference: the patient agreed to be asked about visits.
type LinkAccepted struct{ Ref Text }

// TimerKind names a timer; a conversation has at most one of each kind.
type TimerKind string

const (
	TimerSurvey   TimerKind = "survey"
	TimerReminder TimerKind = "reminder"
	TimerExpiry   TimerKind = "expiry"
	TimerWait     TimerKind = "wait"
	TimerLease    TimerKind = "lease"
)

// Remind sets a timer, replacing an earlier one of the same kind.
type Remind struct {
	Kind       TimerKind
	Due        time.Time
	Generation int64
}

// Cancel takes a timer away.
type Cancel struct{ Kind TimerKind }

func (Heard) effect()          {}
func (Reply) effect()          {}
func (Spoken) effect()         {}
func (Noted) effect()          {}
func (Opened) effect()         {}
func (Taken) effect()          {}
func (Moved) effect()          {}
func (Returned) effect()       {}
func (Escalated) effect()      {}
func (Ended) effect()          {}
func (Raised) effect()         {}
func (Acknowledged) effect()   {}
func (Rated) effect()          {}
func (Commented) effect()      {}
func (RecoveryOpened) effect() {}
func (RecoveryClosed) effect() {}
func (Helped) effect()         {}
func (LinkAccepted) effect()   {}
func (Remind) effect()         {}
func (Cancel) effect()         {}
