package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/chat"
)

// Handoff is a request for a person as the queue shows it.
type Handoff struct {
	ID           string     `json:"handoff"`
	Conversation ID         `json:"-"`
	Team         string     `json:"team"`
	Reason       string     `json:"reason"`
	Urgent       bool       `json:"urgent"`
	OpenedAt     time.Time  `json:"opened_at"`
	PatientAt    *time.Time `json:"patient_at,omitempty"` // the patient waits for an answer since then
	Owner        string     `json:"owner,omitempty"`
	OwnerName    string     `json:"owner_name,omitempty"`
	Version      int        `json:"version"`
	Slipped      bool       `json:"slipped,omitempty"`
	EndedAt      *time.Time `json:"ended_at,omitempty"`
	Outcome      string     `json:"outcome,omitempty"`
	Seq          int64      `json:"seq"` // of the conversation: what has been said so far
	Undelivered  int        `json:"undelivered,omitempty"`
}

const handoffColumns = `h.id, h.conversation, h.team, h.reason, h.urgent, h.opened_at, h.patient_at, coalesce(h.owner, ''),
coalesce(h.owner_name, ''), h.version, h.slipped, h.ended_at, coalesce(h.outcome, ''), c.seq,
(select count(*) from letter l where l.conversation = h.conversation and l.buried_at is not null and l.seq >= h.opened_seq)`

const sqlQueue = `select ` + handoffColumns + ` from handoff h join conversation c on c.id = h.conversation
where h.clinic = $1 and h.ended_at is null and ($2 = '' or h.team = $2)
order by h.urgent desc, h.owner is not null, h.patient_at nulls last, h.opened_at, h.id limit 500`

// Queue lists the open handoffs of a team, or of all for "": urgent ones first, then those that wait longest.
func (s *Store) Queue(ctx context.Context, team string) ([]Handoff, error) {
	rows, err := s.main.Query(ctx, sqlQueue, s.clinic, team)
	if err != nil {
		return nil, fmt.Errorf("list queue: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Handoff])
	if err != nil {
		return nil, fmt.Errorf("list queue: %w", judge(err))
	}
	return list, nil
}

const sqlHandoff = `select ` + handoffColumns + ` from handoff h join conversation c on c.id = h.conversation
where h.clinic = $1 and h.id = $2`

// Handoff returns one, open or ended; ErrNotFound if there is none.
func (s *Store) Handoff(ctx context.Context, id string) (Handoff, error) {
	rows, err := s.main.Query(ctx, sqlHandoff, s.clinic, id)
	if err != nil {
		return Handoff{}, fmt.Errorf("read handoff: %w", judge(err))
	}
	h, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Handoff])
	if err != nil {
		return Handoff{}, fmt.Errorf("read handoff: %w", judge(err))
	}
	return h, nil
}

// Delivery says how far a message to a patient has come.
type Delivery string

const (
	Sent         Delivery = "sent"
	Sending      Delivery = "sending"
	NotDelivered Delivery = "not_delivered"
)

// Message is a line of the transcript.
type Message struct {
	Seq      int64     `json:"seq"`
	At       time.Time `json:"at"`
	Author   Author    `json:"author"`
	Kind     string    `json:"kind"`
	Handoff  string    `json:"handoff,omitempty"`
	Staff    string    `json:"staff,omitempty"`
	Revision int64     `json:"revision,omitempty"`
	Doubt    bool      `json:"doubt,omitempty"` // the patient may have it twice
	Delivery Delivery  `json:"delivery,omitempty"`
	Problem  string    `json:"problem,omitempty"` // why it was not delivered: a code
	MessageBody
}

const sqlTranscript = `select m.seq, m.at, m.author, m.kind, coalesce(m.handoff, ''), coalesce(m.staff, ''), coalesce(m.revision, 0),
m.doubt, m.body, l.seq is not null, coalesce(l.reason, '')
from message m
left join letter l on l.conversation = m.conversation and l.seq = m.seq and l.door <> 'nats'
where m.conversation = $1 and m.seq > $2 order by m.seq limit $3`

// TranscriptPage is the most that Transcript returns at once.
const TranscriptPage = 500

// Transcript lists what was said in a conversation after since, oldest first.
func (s *Store) Transcript(ctx context.Context, conversation ID, since int64) ([]Message, error) {
	key, err := s.vault.one(ctx, conversation)
	if err != nil {
		return nil, fmt.Errorf("read transcript: %w", err)
	}
	rows, err := s.main.Query(ctx, sqlTranscript, conversation, since, TranscriptPage)
	if err != nil {
		return nil, fmt.Errorf("read transcript: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (Message, error) {
		var m Message
		var body []byte
		var open bool
		err := row.Scan(&m.Seq, &m.At, &m.Author, &m.Kind, &m.Handoff, &m.Staff, &m.Revision, &m.Doubt, &body, &open, &m.Problem)
		if err != nil {
			return m, err
		}
		plain, err := key.open(place{"message", "body", rowOf(conversation, m.Seq)}, body)
		if err != nil {
			return m, err
		}
		if m.Author == AuthorStaff || m.Author == AuthorBot {
			m.Delivery = delivery(open, m.Problem)
		}
		return m, json.Unmarshal(plain, &m.MessageBody)
	})
	if err != nil {
		return nil, fmt.Errorf("read transcript: %w", judge(err))
	}
	return list, nil
}

func delivery(open bool, problem string) Delivery {
	switch {
	case problem != "":
		return NotDelivered
	case open:
		return Sending
	}
	return Sent
}

// Patient is what staff see of a person beside the transcript.
type Patient struct {
	Name     chat.Text `json:"name,omitempty"`
	Language string    `json:"language,omitempty"`
	Blocked  bool      `json:"blocked,omitempty"`
	Linked   bool      `json:"linked,omitempty"`
	Chat     int64     `json:"-"`
	Phase    string    `json:"phase"`
}

const sqlPatient = `select contact, state from conversation where clinic = $1 and id = $2`

// Patient reads who a conversation is with; ErrNotFound when forgotten.
func (s *Store) Patient(ctx context.Context, conversation ID) (Patient, error) {
	var sealedContact, sealedState []byte
	err := s.main.QueryRow(ctx, sqlPatient, s.clinic, conversation).Scan(&sealedContact, &sealedState)
	if err != nil {
		return Patient{}, fmt.Errorf("read patient: %w", judge(err))
	}
	key, err := s.vault.one(ctx, conversation)
	if err != nil {
		return Patient{}, fmt.Errorf("read patient: %w", err)
	}
	c, err := openContact(key, conversation, sealedContact)
	if err != nil {
		return Patient{}, fmt.Errorf("read patient: %w", err)
	}
	var plain []byte
	if sealedState != nil {
		if plain, err = key.open(place{"conversation", "state", conversation.String()}, sealedState); err != nil {
			return Patient{}, fmt.Errorf("read patient: %w", err)
		}
	}
	state, err := chat.UnmarshalState(plain)
	if err != nil {
		return Patient{}, fmt.Errorf("read patient: %w", err)
	}
	lang := state.Language
	if lang == "" {
		lang = state.Profile.Language
	}
	return Patient{
		Name: state.Profile.Name, Language: lang, Blocked: state.Blocked, Linked: state.Linked, Chat: c.Chat,
		Phase: string(state.Phase),
	}, nil
}

// Alert is a sign of an emergency that staff must see.
type Alert struct {
	ID             string     `json:"alert"`
	Conversation   ID         `json:"-"`
	Seq            int64      `json:"seq"`
	Handoff        string     `json:"handoff"`
	Team           string     `json:"team"`
	Level          string     `json:"level"`
	RaisedAt       time.Time  `json:"raised_at"`
	AcknowledgedAt *time.Time `json:"acknowledged_at,omitempty"`
	AcknowledgedBy string     `json:"acknowledged_by,omitempty"`
}

const alertColumns = `id, conversation, seq, handoff, team, level, raised_at, acknowledged_at, coalesce(acknowledged_by, '')`

const sqlOpenAlerts = `select ` + alertColumns + ` from alert where clinic = $1 and acknowledged_at is null order by raised_at limit 200`

// OpenAlerts lists alerts that nobody has acknowledged, oldest first.
func (s *Store) OpenAlerts(ctx context.Context) ([]Alert, error) {
	rows, err := s.main.Query(ctx, sqlOpenAlerts, s.clinic)
	if err != nil {
		return nil, fmt.Errorf("list alerts: %w", judge(err))
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Alert])
	if err != nil {
		return nil, fmt.Errorf("list alerts: %w", judge(err))
	}
	return list, nil
}

const sqlAlert = `select ` + alertColumns + ` from alert where clinic = $1 and id = $2`

// Alert returns one; ErrNotFound if there is none.
func (s *Store) Alert(ctx context.Context, id string) (Alert, error) {
	rows, err := s.main.Query(ctx, sqlAlert, s.clinic, id)
	if err != nil {
		return Alert{}, fmt.Errorf("read alert: %w", judge(err))
	}
	a, err := pgx.CollectExactlyOneRow(rows, pgx.RowToStructByPos[Alert])
	if err != nil {
		return Alert{}, fmt.Errorf("read alert: %w", judge(err))
	}
	return a, nil
}
