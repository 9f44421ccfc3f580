// Package handoff is the NATS edge: it tells other programs what happened (Publisher), lets staff clients act (Service,
// Client), answers questions of other programs (AskService), takes in finished visits (Visits), lets readers follow the
// queue live (Watch), and keeps what patients write while PostgreSQL is away (Spool).
//
// The subjects, headers and bodies are a contract. docs/asyncapi.yaml describes it for programs, docs/nats.md for people.
package handoff

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Family is a group of facts.
type Family string

// The families of facts. Facts of handoffs and alerts share a stream, so that they stay in one order.
const (
	FamilyHandoff  Family = "handoff"
	FamilyAlert    Family = "alert"
	FamilyFeedback Family = "feedback"
)

// Facts lists the names of the facts of the family, in the order in which they usually come.
func (f Family) Facts() []string {
	switch f {
	case FamilyHandoff:
		return []string{"opened", "taken", "said", "noted", "moved", "returned", "escalated", "ended"}
	case FamilyAlert:
		return []string{"raised", "acknowledged", "escalated"}
	case FamilyFeedback:
		return []string{"rated", "commented", "recovery_opened", "recovery_closed"}
	}
	return nil
}

// Verb is a request that frontdesk-desk answers.
type Verb string

// The verbs of frontdesk-desk.
const (
	VerbList     Verb = "list"
	VerbShow     Verb = "show"
	VerbMedia    Verb = "media"
	VerbClaim    Verb = "claim"
	VerbSay      Verb = "say"
	VerbNote     Verb = "note"
	VerbMove     Verb = "move"
	VerbReturn   Verb = "return"
	VerbEscalate Verb = "escalate"
	VerbAck      Verb = "ack"
	VerbEnd      Verb = "end"
	VerbPresence Verb = "presence"
	// VerbUpload carries the pieces of a file that is too long for one say.
	VerbUpload Verb = "upload"
)

// Verbs lists all verbs.
func Verbs() []Verb {
	return []Verb{
		VerbList, VerbShow, VerbMedia, VerbClaim, VerbSay, VerbNote, VerbMove, VerbReturn, VerbEscalate, VerbAck,
		VerbEnd, VerbPresence, VerbUpload,
	}
}

// Nobody stands for the staff id where none is needed: anybody whom the server lets through may ask for the list, which
// holds no word and no name of a patient.
const Nobody = "-"

// The streams. A server has one of each; a second clinic adds its subjects to them.
const (
	StreamHandoff       = "FRONTDESK_HANDOFF"
	StreamFeedback      = "FRONTDESK_FEEDBACK"
	StreamVisit         = "FRONTDESK_VISIT"
	StreamVisitRejected = "FRONTDESK_VISIT_REJECTED"
	StreamIntake        = "FRONTDESK_INTAKE"
)

// Subjects are the names of one clinic on NATS: frontdesk.v1.<clinic>.… The zero value is not usable.
type Subjects struct{ clinic string }

// NewSubjects gives the subjects of a clinic: small letters, digits and dashes, at most 40, as in "main".
func NewSubjects(clinic string) (Subjects, error) {
	if clinic == "" || len(clinic) > 40 || strings.Trim(clinic, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || clinic[0] == '-' {
		return Subjects{}, fmt.Errorf("clinic %q: use 1 to 40 small letters, digits and dashes", clinic)
	}
	return Subjects{clinic}, nil
}

// Clinic is the clinic whose subjects these are.
func (s Subjects) Clinic() string { return s.clinic }

// Prefix leads every subject of the clinic.
func (s Subjects) Prefix() string { return "frontdesk.v1." + s.clinic }

// Fact is the subject of one fact, as in frontdesk.v1.main.handoff.front-desk.h2kq7.opened. Names that are no subject
// tokens and facts that the family does not have are refused.
func (s Subjects) Fact(f Family, team, about, name string) (string, error) {
	if !slices.Contains(f.Facts(), name) {
		return "", fmt.Errorf("subject: family %q has no fact %q", string(f), name)
	}
	if err := checkToken("team", team); err != nil {
		return "", err
	}
	if err := checkToken(string(f)+" id", about); err != nil {
		return "", err
	}
	return s.join(string(f), team, about, name), nil
}

// Facts matches all facts of a family.
func (s Subjects) Facts(f Family) string { return s.join(string(f), ">") }

// FactsOf matches the facts of a family about one team.
func (s Subjects) FactsOf(f Family, team string) (string, error) {
	if err := checkToken("team", team); err != nil {
		return "", err
	}
	return s.join(string(f), team, ">"), nil
}

// FAQPublished says that a new revision of the answers is live.
func (s Subjects) FAQPublished() string { return s.join("faq", "published") }

// Ask is where frontdesk-faq listens.
func (s Subjects) Ask() string { return s.join("faq", "ask") }

// VisitCompleted is where a visit that is over is told.
func (s Subjects) VisitCompleted() string { return s.join("visit", "completed") }

// VisitCancelled is where a visit is taken back.
func (s Subjects) VisitCancelled() string { return s.join("visit", "cancelled") }

// VisitRejected holds copies of what was told about visits and could not be used.
func (s Subjects) VisitRejected() string { return s.join("visit", "rejected") }

// Desk is the subject of a request of one member of staff. The staff id stands last, so that a permission can pin it.
func (s Subjects) Desk(v Verb, staff string) (string, error) {
	if err := checkToken("staff id", staff); err != nil {
		return "", err
	}
	return s.join("desk", string(v), staff), nil
}

// DeskOfAll matches a verb of all staff.
func (s Subjects) DeskOfAll(v Verb) string { return s.join("desk", string(v), "*") }

// Intake holds updates that wait for PostgreSQL.
func (s Subjects) Intake() string { return s.join("intake", "update") }

func (s Subjects) intakeUnreadable() string { return s.join("intake", "unreadable") }

func (s Subjects) intakePart(id string, n int) string {
	return s.join("intake", "part", id, fmt.Sprint(n))
}

func (s Subjects) intakeParts(id string) string { return s.join("intake", "part", id, "*") }

// parseFact takes the subject of a fact apart.
func (s Subjects) parseFact(subject string) (f Family, team, about, name string, ok bool) {
	rest, found := strings.CutPrefix(subject, s.Prefix()+".")
	parts := strings.Split(rest, ".")
	if !found || len(parts) != 4 || !slices.Contains(Family(parts[0]).Facts(), parts[3]) {
		return "", "", "", "", false
	}
	return Family(parts[0]), parts[1], parts[2], parts[3], true
}

// staffOf is the last token of a request's subject.
func (s Subjects) staffOf(subject string) string {
	return subject[strings.LastIndexByte(subject, '.')+1:]
}

func (s Subjects) join(tokens ...string) string { return s.Prefix() + "." + strings.Join(tokens, ".") }

// mostTokenBytes bounds a token that comes from outside: a subject is not a place for data.
const mostTokenBytes = 100

// checkToken refuses what would change the meaning of a subject: dots, wildcards, white space, control characters.
func checkToken(what, token string) error {
	switch {
	case token == "":
		return fmt.Errorf("%s is missing", what)
	case len(token) > mostTokenBytes:
		return fmt.Errorf("%s has %d bytes; at most %d fit into a subject", what, len(token), mostTokenBytes)
	case !utf8.ValidString(token) || strings.ContainsFunc(token, func(r rune) bool {
		return r == '.' || r == '*' || r == '>' || !unicode.IsGraphic(r) || unicode.IsSpace(r)
	}):
		return fmt.Errorf("%s %q cannot stand in a NATS subject: leave out dots, *, > and spaces", what, token)
	}
	return nil
}
