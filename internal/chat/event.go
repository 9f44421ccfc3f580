package chat

import (
	"log/slog"
	"time"
	"unicode/utf8"
)

// Text is something a person wrote. It never prints itself into a log.
type Text string

// LogValue hides the words and keeps their length, which is enough to find a message that was too long.
func (t Text) LogValue() slog.Value { return slog.IntValue(len(t)) }

// Head returns at most n bytes of t, cut between characters.
func (t Text) Head(n int) Text {
	if len(t) <= n {
		return t
	}
	for n > 0 && !utf8.RuneStart(t[n]) {
		n--
	}
	return t[:n]
}

// MessageID is Telegram's number of a message within its chat; 0 is none.
type MessageID int64

// Event is something that happened. The set is closed: Step answers each kind in each phase.
//
//sumtype:decl
type Event interface{ event() }

// Said is a message of the patient: words, or something else with or without words.
type Said struct {
	Message   MessageID
	Text      Text   // the text or the caption
	Media     *Media // nil: words only
	Edited    bool   // the patient changed an earlier message
	Forwarded bool
	Profile   Profile
	Told      Told
}

// Told says what the patient has already been sent for this message, outside the transaction, because the database was
// away. It is not sent again.
type Told string

const (
	ToldNothing Told = ""
	ToldReceipt Told = "receipt" // "we will answer here later"
	ToldCard    Told = "card"    // the emergency card
)

// MediaKind is what a message holds besides words.
type MediaKind string

const (
	MediaPhoto    MediaKind = "photo"
	MediaVoice    MediaKind = "voice"
	MediaAudio    MediaKind = "audio"
	MediaVideo    MediaKind = "video"
	MediaDocument MediaKind = "document"
	MediaSticker  MediaKind = "sticker"
	MediaLocation MediaKind = "location"
	MediaContact  MediaKind = "contact"
	MediaOther    MediaKind = "other" // a kind that this release does not know: staff are told, nothing is lost
)

// Relayable reports whether the file itself can be passed on to staff.
func (k MediaKind) Relayable() bool {
	switch k {
	case MediaPhoto, MediaVoice, MediaAudio, MediaVideo, MediaDocument:
		return true
	}
	return false
}

// Media is a file or another thing sent in a message. From a patient it names a file at Telegram; from staff it names
// an upload kept in the store.
type Media struct {
	Kind   MediaKind `json:"kind"`
	FileID string    `json:"file_id,omitempty"` // at Telegram
	Upload string    `json:"upload,omitempty"`  // in the store
	Name   Text      `json:"name,omitempty"`
	MIME   string    `json:"mime,omitempty"`
	Size   int64     `json:"size,omitempty"` // bytes; 0: not known
	Album  string    `json:"album,omitempty"`
	Detail Text      `json:"detail,omitempty"` // a place as "latitude, longitude", a contact's name and number, a sticker's emoji
}

// Pressed is a button. Message is the bubble that it sits on.
type Pressed struct {
	Message MessageID
	Data    string
	Profile Profile
}

// Commanded is a bot command, without its slash and @name, in lower case.
type Commanded struct {
	Message  MessageID
	Name     string
	Argument Text
	// Invite is the link that a /start argument was found to belong to, nil if none, used or expired.
	Invite  *Link
	Profile Profile
	Told    Told
}

// Blocked says that the patient has stopped the bot; nothing can be sent until Unblocked.
type Blocked struct{}

// Unblocked says that the patient has started the bot again.
type Unblocked struct{}

// Elsewhere is a message outside a private chat. Addressed: it speaks to the bot.
type Elsewhere struct{ Addressed bool }

// Parked is a message that could not be handled and was put aside for staff.
type Parked struct {
	Message MessageID
	Text    Text // as far as it could be read
	Profile Profile
	Told    Told
}

// Staff is a member of staff. Name is what patients see.
type Staff struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Command is what all commands of staff carry. Version is the ownership that the member of staff saw; 0 skips the check
// for commands that only the owner may give anyway.
type Command struct {
	Handoff string
	Staff   Staff
	Version int
}

// Claim takes a waiting chat.
type Claim struct{ Command }

// Say writes to the patient.
type Say struct {
	Command
	Text  Text
	Media *Media
}

// Note is for staff only.
type Note struct {
	Command
	Text Text
}

// Move hands the chat to another team, which finds it waiting.
type Move struct {
	Command
	Team   string
	Reason Text
}

// Return puts the chat back into the queue, with its age kept.
type Return struct {
	Command
	Reason Text
}

// Escalate moves the chat to the urgent lane.
type Escalate struct {
	Command
	Reason Text
}

// End closes the handoff. Outcome is one of Outcomes.
type End struct {
	Command
	Outcome string
}

// Acknowledge says that a named person has seen an alert.
type Acknowledge struct {
	Alert string
	Staff Staff
}

// TimerFired is a timer that has come due.
type TimerFired struct {
	Kind       TimerKind
	Generation int64
}

// VisitEnded is a finished visit of a linked patient.
type VisitEnded struct {
	Visit      string
	Team       string
	EndedAt    time.Time
	Suppressed bool // the clinic says: do not ask
}

// VisitCancelled takes a visit back.
type VisitCancelled struct{ Visit string }

// Undelivered says that a message to the patient was given up.
type Undelivered struct {
	Seq     int64
	Blocked bool
}

func (Said) event()           {}
func (Pressed) event()        {}
func (Commanded) event()      {}
func (Blocked) event()        {}
func (Unblocked) event()      {}
func (Elsewhere) event()      {}
func (Parked) event()         {}
func (Claim) event()          {}
func (Say) event()            {}
func (Note) event()           {}
func (Move) event()           {}
func (Return) event()         {}
func (Escalate) event()       {}
func (End) event()            {}
func (Acknowledge) event()    {}
func (TimerFired) event()     {}
func (VisitEnded) event()     {}
func (VisitCancelled) event() {}
func (Undelivered) event()    {}
