package handoff

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// The version of all bodies is the v1 of the subjects: a field may be added, and readers ignore what they do not know;
// a change that would break a reader gets subjects of its own.

// HandoffFact is the body of a fact about a request for a person. It says who and what by ids and codes; the words are
// fetched with show, from Seq on.
//
//	{"handoff":"hmfrggzdfmztwq2lk","seq":12,"team":"front-desk","at":"2026-11-25T09:30:00Z","version":1,"staff":"anna"}
type HandoffFact struct {
	Handoff string    `json:"handoff"`
	Seq     int64     `json:"seq"` // orders the facts of one chat
	Team    string    `json:"team"`
	At      time.Time `json:"at"`
	Version int       `json:"version,omitempty"` // counts changes of ownership; absent: see the last fact that had it, else 0
	Staff   string    `json:"staff,omitempty"`   // who did it
	Author  string    `json:"author,omitempty"`  // said: patient or staff
	Kind    string    `json:"kind,omitempty"`    // noted: staff, patient_left, undelivered, slipped
	Message int64     `json:"message,omitempty"` // noted: the line of the transcript that it is about
	Reason  string    `json:"reason,omitempty"`  // opened: asked, safety, recovery
	Urgent  bool      `json:"urgent,omitempty"`  // opened, escalated
	Outcome string    `json:"outcome,omitempty"` // ended: one of chat.Outcomes
}

// AlertFact is the body of a fact about a sign of an emergency.
//
//	{"alert":"amfrggzdfmztwq2lk","handoff":"hmfrggzdfmztwq2lk","seq":7,"team":"front-desk","at":"2026-11-25T09:30:00Z","level":"crisis"}
type AlertFact struct {
	Alert   string    `json:"alert"`
	Handoff string    `json:"handoff,omitempty"` // absent when the chat has ended meanwhile
	Seq     int64     `json:"seq"`
	Team    string    `json:"team"`
	At      time.Time `json:"at"`
	Level   string    `json:"level,omitempty"` // raised: emergency, urgent, crisis
	Staff   string    `json:"staff,omitempty"` // acknowledged: who has seen it
}

// FeedbackFact is the body of a fact about a patient's feedback. It is anonymous: no word, no handoff, the day alone, and a
// sequence of its own.
//
//	{"feedback":"fmfrggzdfmztwq2lk","seq":1,"team":"front-desk","at":"2026-11-25T00:00:00Z","instrument":"fft","code":"good"}
type FeedbackFact struct {
	Feedback   string    `json:"feedback"`
	Seq        int64     `json:"seq"` // orders the facts about this answer
	Team       string    `json:"team"`
	At         time.Time `json:"at"`
	Instrument string    `json:"instrument,omitempty"` // rated
	Code       string    `json:"code,omitempty"`       // rated: the answer's code in the instrument
	Outcome    string    `json:"outcome,omitempty"`    // recovery_closed: one of chat.Outcomes
}

// FAQPublished is the body of faq.published.
//
//	{"revision":42}
type FAQPublished struct {
	Revision int64 `json:"revision"`
}

// VisitCompleted is what another program tells about a visit that is over. Visit and PatientRef are the clinic's own
// names, opaque to Frontdesk; the same visit twice is one visit. No name, number or diagnosis is wanted.
//
//	{"visit":"V-20931","patient_ref":"P-118","team":"front-desk","ended_at":"2026-11-25T09:10:00Z","lang":"en","suppress_feedback":false}
type VisitCompleted struct {
	Visit            string    `json:"visit"`
	PatientRef       string    `json:"patient_ref"`
	Team             string    `json:"team,omitempty"`
	EndedAt          time.Time `json:"ended_at"`
	Lang             string    `json:"lang,omitempty"`
	SuppressFeedback bool      `json:"suppress_feedback,omitempty"` // the clinic says: do not ask
}

// VisitCancelled takes a visit back, and with it a question that was not asked yet.
//
//	{"visit":"V-20931"}
type VisitCancelled struct {
	Visit string `json:"visit"`
}

// ListRequest asks for the queue of a team; without a team, for all.
//
//	{"team":"front-desk"}
type ListRequest struct {
	Team string `json:"team,omitempty"`
}

// ListReply is the queue: urgent ones first, then those that wait longest. More says that a part was left out because
// it did not fit.
//
//	{"handoffs":[{"handoff":"hmfrggzdfmztwq2lk","team":"front-desk","reason":"asked","urgent":false,"opened_at":"2026-11-25T09:30:00Z","patient_at":"2026-11-25T09:30:00Z","version":0,"seq":4}],"alerts":[]}
type ListReply struct {
	Handoffs []store.Handoff `json:"handoffs"`
	Alerts   []store.Alert   `json:"alerts"`
	More     bool            `json:"more,omitempty"`
}

// ShowRequest asks for what was said in a chat after the line Since; 0 is from the beginning.
//
//	{"handoff":"hmfrggzdfmztwq2lk","since":4}
type ShowRequest struct {
	Handoff string `json:"handoff"`
	Since   int64  `json:"since,omitempty"`
}

// ShowReply is a chat. Next is the Since of the next request; More says that there is more to fetch now.
//
//	{"handoff":{"handoff":"hmfrggzdfmztwq2lk","team":"front-desk","reason":"asked","urgent":false,"opened_at":"2026-11-25T09:30:00Z","owner":"anna","owner_name":"Anna","version":1,"seq":6},"patient":{"name":"Rosa","language":"en","phase":"staffed"},"messages":[{"seq":5,"at":"2026-11-25T09:31:00Z","author":"patient","kind":"text","handoff":"hmfrggzdfmztwq2lk","text":"Can I park there?","number":1009}],"next":6}
type ShowReply struct {
	Handoff  store.Handoff `json:"handoff"`
	Patient  store.Patient `json:"patient"`
	Messages []Message     `json:"messages"`
	Next     int64         `json:"next"`
	More     bool          `json:"more,omitempty"`
}

// Message is a line of the transcript. Number is the message's number in the patient's chat: an edit has the number of
// what it replaces.
//
//	{"seq":5,"at":"2026-11-25T09:31:00Z","author":"patient","kind":"text","text":"see photo","number":1009,"media":{"kind":"photo","size":48211}}
type Message struct {
	Seq      int64     `json:"seq"`
	At       time.Time `json:"at"`
	Author   string    `json:"author"` // patient, bot, staff, note
	Kind     string    `json:"kind"`
	Handoff  string    `json:"handoff,omitempty"`
	Staff    string    `json:"staff,omitempty"`
	Name     string    `json:"name,omitempty"` // of the member of staff
	Text     string    `json:"text,omitempty"`
	Cut      bool      `json:"cut,omitempty"` // the text is longer than what is here
	Media    *Media    `json:"media,omitempty"`
	Buttons  []string  `json:"buttons,omitempty"`
	Number   int64     `json:"number,omitempty"`
	Edit     bool      `json:"edit,omitempty"`
	Entry    string    `json:"entry,omitempty"` // the published answer
	Language string    `json:"language,omitempty"`
	Revision int64     `json:"revision,omitempty"`
	About    int64     `json:"about,omitempty"` // another line
	Team     string    `json:"team,omitempty"`
	Detail   string    `json:"detail,omitempty"`
	Doubt    bool      `json:"doubt,omitempty"`    // the patient may have it twice
	Delivery string    `json:"delivery,omitempty"` // sending, sent, not_delivered
	Problem  string    `json:"problem,omitempty"`  // why it was not delivered: a code
}

// Media is a file, a place or a contact in a message. Fetchable ones are had with media.
//
//	{"kind":"photo","mime":"image/jpeg","size":48211,"fetchable":true}
type Media struct {
	Kind      string `json:"kind"`
	Name      string `json:"name,omitempty"`
	MIME      string `json:"mime,omitempty"`
	Size      int64  `json:"size,omitempty"`   // bytes; absent: not known
	Detail    string `json:"detail,omitempty"` // a place as "latitude, longitude", a contact's name and number, an emoji
	Fetchable bool   `json:"fetchable,omitempty"`
}

// MediaRequest asks for the file of one line of a chat. The answer is a MediaReply, then the file in pieces.
//
//	{"handoff":"hmfrggzdfmztwq2lk","seq":5}
type MediaRequest struct {
	Handoff string `json:"handoff"`
	Seq     int64  `json:"seq"`
}

// MediaReply comes before the pieces of the file. The pieces follow on the same inbox as raw bytes, each with the header
// Frontdesk-Offset; the last message is empty and has the header Frontdesk-End with the number of bytes sent.
//
//	{"kind":"photo","mime":"image/jpeg","size":48211}
type MediaReply struct {
	Kind string `json:"kind"`
	Name string `json:"name,omitempty"`
	MIME string `json:"mime,omitempty"`
	Size int64  `json:"size,omitempty"` // bytes; absent: not known
}

// The headers of pieces.
const (
	HeaderOffset = "Frontdesk-Offset" // of the piece in the file, in bytes
	HeaderEnd    = "Frontdesk-End"    // the file is complete: its bytes
	HeaderUpload = "Frontdesk-Upload" // which upload the piece belongs to
)

// Command leads every command. Key makes a retry one command: give each command a key of its own, 1 to 200 bytes, and
// the same key when you try it again. Version is the ownership that the member of staff saw; a claim with an older one
// is refused.
type Command struct {
	Handoff string `json:"handoff"`
	Version int    `json:"version,omitempty"`
	Key     string `json:"key"`
}

// Claim takes a waiting chat.
//
//	{"handoff":"hmfrggzdfmztwq2lk","version":0,"key":"5b1f2c"}
type Claim struct{ Command }

// Say writes to the patient: text, a file, or both. Only the owner of the chat may.
//
//	{"handoff":"hmfrggzdfmztwq2lk","key":"5b1f2d","text":"Yes, behind the house.","file":{"name":"map.png","mime":"image/png","size":4,"data":"iVBORw=="}}
type Say struct {
	Command
	Text string `json:"text,omitempty"`
	File *File  `json:"file,omitempty"`
}

// File is a file for the patient, at most store.UploadLimit bytes. Data is the file in base64; without it the answer is
// an Upload that says how to send the file in pieces.
type File struct {
	Name string `json:"name,omitempty"`
	MIME string `json:"mime,omitempty"`
	Size int64  `json:"size"`
	Data []byte `json:"data,omitempty"`
}

// Upload answers a say whose file is still to come: send it in pieces of at most Chunk bytes as requests to the verb
// upload, raw, with the headers Frontdesk-Upload (the id) and Frontdesk-Offset. The last piece does the say and gets its
// answer. An upload that rests for a minute is dropped.
//
//	{"upload":"k3v9","chunk":524288}
type Upload struct {
	Upload string `json:"upload"`
	Chunk  int    `json:"chunk"`
}

// UploadProgress answers a piece that is not the last.
//
//	{"received":524288}
type UploadProgress struct {
	Received int64 `json:"received"`
}

// Note is for staff only.
//
//	{"handoff":"hmfrggzdfmztwq2lk","key":"5b1f2e","text":"Has called before."}
type Note struct {
	Command
	Text string `json:"text"`
}

// Move hands the chat to another team.
//
//	{"handoff":"hmfrggzdfmztwq2lk","version":1,"key":"5b1f2f","team":"billing","reason":"about an invoice"}
type Move struct {
	Command
	Team   string `json:"team"`
	Reason string `json:"reason,omitempty"`
}

// Return puts the chat back into the queue.
//
//	{"handoff":"hmfrggzdfmztwq2lk","version":1,"key":"5b1f30","reason":"my shift ends"}
type Return struct {
	Command
	Reason string `json:"reason,omitempty"`
}

// Escalate moves the chat to the urgent lane.
//
//	{"handoff":"hmfrggzdfmztwq2lk","key":"5b1f31","reason":"sounds ill"}
type Escalate struct {
	Command
	Reason string `json:"reason,omitempty"`
}

// End closes the chat. Outcome is one of chat.Outcomes; without it, the first.
//
//	{"handoff":"hmfrggzdfmztwq2lk","version":1,"key":"5b1f32","outcome":"booked"}
type End struct {
	Command
	Outcome string `json:"outcome,omitempty"`
}

// Ack says that the caller has seen an alert. Repeating it is harmless, so it needs no key.
//
//	{"alert":"amfrggzdfmztwq2lk"}
type Ack struct {
	Alert string `json:"alert"`
}

// Presence says what the caller is doing with a chat: viewing, typing or away. The patient sees "typing" for some
// seconds when its owner types. Nothing is kept.
//
//	{"handoff":"hmfrggzdfmztwq2lk","state":"typing"}
type Presence struct {
	Handoff string `json:"handoff"`
	State   string `json:"state"`
}

// The states of presence.
const (
	Viewing = "viewing"
	Typing  = "typing"
	Away    = "away"
)

// Done answers a command: the chat as it is now. Version is what the next command should carry.
//
//	{"handoff":"hmfrggzdfmztwq2lk","version":1,"seq":9,"owner":"anna"}
type Done struct {
	Handoff string `json:"handoff,omitempty"`
	Alert   string `json:"alert,omitempty"`
	Version int    `json:"version,omitempty"`
	Seq     int64  `json:"seq,omitempty"`
	Owner   string `json:"owner,omitempty"`
}

// Problem is the body of a service error. Its number is in the header Nats-Service-Error-Code: 400, 403, 404, 409, 500
// or 503.
//
//	{"code":"taken","message":"Anna has this chat","owner":{"id":"anna","name":"Anna"}}
type Problem struct {
	Status  int         `json:"-"`
	Code    string      `json:"code"`
	Message string      `json:"message"`         // for a person
	Owner   *chat.Staff `json:"owner,omitempty"` // who has the chat, if that is the reason
}

func (p *Problem) Error() string { return p.Message }

// The codes of problems beside those of chat.RefusalCode, which come with 409.
const (
	CodeBadRequest  = "bad_request" // 400: the message says what is wrong
	CodeForbidden   = "forbidden"   // 403: no such account, or it is closed
	CodeNotFound    = "not_found"   // 404
	CodeInternal    = "internal"    // 500: the log of the server says more
	CodeUnavailable = "unavailable" // 503: try again with the same key
)

// AskRequest is a question as a patient would write it. Lang is the language that its writer is known to prefer.
//
//	{"text":"when are you open on saturday","lang":"en"}
type AskRequest struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

// decode reads a body. The error is one line for its sender and quotes nothing of the body but names of fields.
func decode(body []byte, into any) error {
	if len(bytes.TrimSpace(body)) == 0 {
		body = []byte("{}")
	}
	err := json.Unmarshal(body, into)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var when *time.ParseError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return fmt.Errorf("the body is not JSON: look at byte %d", syntax.Offset)
	case errors.As(err, &kind) && kind.Field != "":
		// Command is embedded: its name is not in the JSON.
		return fmt.Errorf("%s: a %s is needed", strings.TrimPrefix(kind.Field, "Command."), plainKind(kind.Type.String()))
	case errors.As(err, &kind):
		return errors.New("the body must be a JSON object")
	case errors.As(err, &when):
		return errors.New("a time cannot be read: write it as 2026-11-25T09:30:00Z")
	}
	return errors.New("the body cannot be read: it must be the JSON object that docs/asyncapi.yaml describes")
}

// plainKind names a Go type as people who write JSON do.
func plainKind(goType string) string {
	switch goType {
	case "int", "int64":
		return "whole number"
	case "bool":
		return "true or false"
	case "[]uint8":
		return "text in base64"
	case "time.Time":
		return "time such as 2026-11-25T09:30:00Z"
	case "string", "chat.Text":
		return "text"
	}
	return "JSON object"
}
