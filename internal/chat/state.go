package chat

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// StateVersion is the version of the stored state. Release N reads what N-1 wrote: a field is added with a meaning for
// its absence, and taken away one release after nothing reads it.
const StateVersion = 1

// Phase says who leads the conversation.
type Phase string

const (
	PhaseIdle    Phase = "idle"    // the bot answers
	PhaseWaiting Phase = "waiting" // a person was asked for; the bot still answers
	PhaseStaffed Phase = "staffed" // a person owns the chat; the bot is silent but for safety
)

// State is all that the conversation remembers between two events. It is stored sealed: everything in it says something
// about a person. Its zero value is a chat that has not begun.
type State struct {
	Version     int       `json:"v"`
	Phase       Phase     `json:"phase,omitempty"`
	Profile     Profile   `json:"profile,omitzero"`
	Language    string    `json:"language,omitempty"` // chosen by the patient; empty: follow what they write
	Greeted     bool      `json:"greeted,omitempty"`
	Blocked     bool      `json:"blocked,omitempty"`
	NoSurveys   bool      `json:"no_surveys,omitempty"`
	Misses      int       `json:"misses,omitempty"` // questions in a row without an answer
	Turns       []Turn    `json:"turns,omitempty"`  // the last questions, oldest first, at most turnsKept
	TurnCount   int       `json:"turn_count,omitempty"`
	Album       string    `json:"album,omitempty"` // the album answered last: its other pictures need no second answer
	Handoff     *Handoff  `json:"handoff,omitempty"`
	Survey      *Survey   `json:"survey,omitempty"`
	SurveyedAt  time.Time `json:"surveyed_at,omitzero"`
	Link        *Link     `json:"link,omitempty"` // a link whose consent question is open
	Linked      bool      `json:"linked,omitempty"`
	ElsewhereAt time.Time `json:"elsewhere_at,omitzero"`
	// Generations counts how often each timer was set, so that an old alarm clock is told from the current one.
	Generations map[TimerKind]int64 `json:"generations,omitempty"`
}

// Profile is what Telegram says about a person.
type Profile struct {
	Name     Text   `json:"name,omitempty"`
	Language string `json:"language,omitempty"` // IETF tag of the phone's setting
}

func (p Profile) merge(newer Profile) Profile {
	if newer.Name != "" {
		p.Name = newer.Name
	}
	if newer.Language != "" {
		p.Language = newer.Language
	}
	return p
}

// Turn is one question and what the bot made of it. A button names its turn, so that a press is judged by the message
// that it sits on and not by whatever came later.
type Turn struct {
	ID       int       `json:"id"`
	Message  MessageID `json:"message"`
	Text     Text      `json:"text,omitempty"`
	Entry    string    `json:"entry,omitempty"`
	Language string    `json:"language,omitempty"`
	Offered  []string  `json:"offered,omitempty"`
	Helped   string    `json:"helped,omitempty"` // "", "yes", "no"
	Alarm    bool      `json:"alarm,omitempty"`
}

// turnsKept bounds the state: a patient who edits or presses a button on something older is answered afresh.
const turnsKept = 12

// Handoff is an open request for a person.
type Handoff struct {
	ID        string    `json:"id"`
	Team      string    `json:"team"`
	Owner     Staff     `json:"owner,omitzero"`
	Version   int       `json:"version"` // counts changes of ownership
	Urgent    bool      `json:"urgent,omitempty"`
	OpenedAt  time.Time `json:"opened_at"`
	PatientAt time.Time `json:"patient_at,omitzero"` // the patient's last words that nobody has answered
	Slipped   bool      `json:"slipped,omitempty"`
	// Feedback is the survey answer after which the patient asked to be contacted, with the facts told of it so far.
	Feedback string `json:"feedback,omitempty"`
	Facts    int64  `json:"facts,omitempty"`
}

// Survey is the feedback question of one visit, or of /feedback.
type Survey struct {
	ID      string     `json:"id"`
	Visit   string     `json:"visit,omitempty"`
	Team    string     `json:"team,omitempty"`
	Step    SurveyStep `json:"step"`
	Code    string     `json:"code,omitempty"`
	Facts   int64      `json:"facts,omitempty"`   // told of this answer so far
	EndedAt time.Time  `json:"ended_at,omitzero"` // the visit
	AskedAt time.Time  `json:"asked_at,omitzero"`
}

// SurveyStep says what the survey waits for.
type SurveyStep string

const (
	SurveyPlanned SurveyStep = "planned" // its timer is set
	SurveyAsked   SurveyStep = "asked"   // waits for one of the six buttons
	SurveyWhy     SurveyStep = "why"     // waits for the patient's own words, or "skip"
	SurveyContact SurveyStep = "contact" // waits for "may someone contact you?"
)

// Link ties a chat to the clinic's own reference of a patient, once the patient agrees.
type Link struct {
	Ref   Text   `json:"ref"`
	Token string `json:"token"`
}

// MarshalState writes s for storage.
func MarshalState(s State) ([]byte, error) { return json.Marshal(s) }

// UnmarshalState reads a stored state; nil is a new conversation. A state of a newer release is an error, never
// guessed at: the program must be brought back to that release.
func UnmarshalState(data []byte) (State, error) {
	var s State
	if len(data) == 0 {
		return State{Version: StateVersion, Phase: PhaseIdle}, nil
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return State{}, fmt.Errorf("read conversation state: %w", err)
	}
	if s.Version > StateVersion {
		return State{}, fmt.Errorf("read conversation state: version %d was written by a newer release; this one reads up to %d", s.Version, StateVersion)
	}
	if s.Phase == "" {
		s.Phase = PhaseIdle
	}
	return s, nil
}

// clone copies whatever Step may change, so that a refused or repeated event leaves no trace in the caller's state.
func (s State) clone() State {
	s.Turns = slices.Clone(s.Turns)
	if s.Handoff != nil {
		h := *s.Handoff
		s.Handoff = &h
	}
	if s.Survey != nil {
		v := *s.Survey
		s.Survey = &v
	}
	if s.Link != nil {
		l := *s.Link
		s.Link = &l
	}
	g := make(map[TimerKind]int64, len(s.Generations))
	for k, v := range s.Generations {
		g[k] = v
	}
	s.Generations = g
	if s.Phase == "" {
		s.Phase = PhaseIdle
	}
	return s
}

func (s *State) turnOf(m MessageID) *Turn {
	for i := range s.Turns {
		if s.Turns[i].Message == m {
			return &s.Turns[i]
		}
	}
	return nil
}

func (s *State) turn(id int) *Turn {
	for i := range s.Turns {
		if s.Turns[i].ID == id {
			return &s.Turns[i]
		}
	}
	return nil
}

// newTurn opens a turn for a message, or opens it anew when the patient has changed the message.
func (s *State) newTurn(m MessageID, text Text) *Turn {
	s.TurnCount++
	fresh := Turn{ID: s.TurnCount, Message: m, Text: text.Head(turnTextKept)}
	if old := s.turnOf(m); old != nil && m != 0 {
		*old = fresh
		return old
	}
	if len(s.Turns) >= turnsKept {
		s.Turns = s.Turns[len(s.Turns)-turnsKept+1:]
	}
	s.Turns = append(s.Turns, fresh)
	return &s.Turns[len(s.Turns)-1]
}

// turnTextKept bounds the question that a turn remembers (for "I'm asking something else"), in bytes.
const turnTextKept = 600
