package handoff_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"frontdesk/handoff"
	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	aHandoff = "hmfrggzdfmztwq2lk"
	anAlert  = "amfrggzdfmztwq2lk"
)

// bodies are all types of the wire with every field set, by the name of a message in docs/asyncapi.yaml.
func bodies() map[string]any {
	at := time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)
	command := handoff.Command{Handoff: aHandoff, Version: 3, Key: "5b1f2c"}
	h := store.Handoff{
		ID: aHandoff, Team: "front-desk", Reason: "asked", Urgent: true, OpenedAt: at, PatientAt: &at, Owner: "anna",
		OwnerName: "Anna", Version: 3, Slipped: true, EndedAt: &at, Outcome: "booked", Seq: 12, Undelivered: 1,
	}
	return map[string]any{
		"handoffOpened":          handoff.HandoffFact{Handoff: aHandoff, Seq: 4, Team: "front-desk", At: at, Reason: "safety", Urgent: true},
		"handoffTaken":           handoff.HandoffFact{Handoff: aHandoff, Seq: 5, Team: "front-desk", At: at, Version: 1, Staff: "anna"},
		"handoffSaid":            handoff.HandoffFact{Handoff: aHandoff, Seq: 6, Team: "front-desk", At: at, Author: "staff", Staff: "anna"},
		"handoffNoted":           handoff.HandoffFact{Handoff: aHandoff, Seq: 7, Team: "front-desk", At: at, Kind: "undelivered", Message: 6},
		"handoffEnded":           handoff.HandoffFact{Handoff: aHandoff, Seq: 8, Team: "front-desk", At: at, Staff: "anna", Outcome: "booked"},
		"alertRaised":            handoff.AlertFact{Alert: anAlert, Handoff: aHandoff, Seq: 7, Team: "front-desk", At: at, Level: "crisis"},
		"feedbackRated":          handoff.FeedbackFact{Feedback: "f1", Seq: 1, Team: "front-desk", At: at, Instrument: "fft", Code: "good"},
		"feedbackRecoveryClosed": handoff.FeedbackFact{Feedback: "f1", Seq: 4, Team: "front-desk", At: at, Outcome: "booked"},
		"faqPublished":           handoff.FAQPublished{Revision: 42},
		"visitCompleted":         handoff.VisitCompleted{Visit: "V-1", PatientRef: "P-1", Team: "front-desk", EndedAt: at, Lang: "en", SuppressFeedback: true},
		"visitCancelled":         handoff.VisitCancelled{Visit: "V-1"},
		"deskList":               handoff.ListRequest{Team: "billing"},
		"deskShow":               handoff.ShowRequest{Handoff: aHandoff, Since: 4},
		"deskMedia":              handoff.MediaRequest{Handoff: aHandoff, Seq: 5},
		"deskClaim":              handoff.Claim{Command: command},
		"deskSay":                handoff.Say{Command: command, Text: "Yes.", File: &handoff.File{Name: "a.png", MIME: "image/png", Size: 4, Data: []byte("\x89PNG")}},
		"deskNote":               handoff.Note{Command: command, Text: "Has called before."},
		"deskMove":               handoff.Move{Command: command, Team: "billing", Reason: "an invoice"},
		"deskReturn":             handoff.Return{Command: command, Reason: "my shift ends"},
		"deskEscalate":           handoff.Escalate{Command: command, Reason: "sounds ill"},
		"deskEnd":                handoff.End{Command: command, Outcome: "booked"},
		"deskAck":                handoff.Ack{Alert: anAlert},
		"deskPresence":           handoff.Presence{Handoff: aHandoff, State: handoff.Typing},
		"faqAsk":                 handoff.AskRequest{Text: "when are you open", Lang: "en"},
		"listReply":              handoff.ListReply{Handoffs: []store.Handoff{h}, Alerts: []store.Alert{{ID: anAlert, Seq: 7, Handoff: aHandoff, Team: "front-desk", Level: "crisis", RaisedAt: at, AcknowledgedAt: &at, AcknowledgedBy: "anna"}}, More: true},
		"showReply": handoff.ShowReply{
			Handoff: h, Patient: store.Patient{Name: "Rosa", Language: "en", Blocked: true, Linked: true, Chat: 77, Phase: "staffed"},
			Messages: []handoff.Message{{
				Seq: 5, At: at, Author: "staff", Kind: "staff", Handoff: aHandoff, Staff: "anna", Name: "Anna", Text: "Yes.", Cut: true,
				Media:   &handoff.Media{Kind: "photo", Name: "a.png", MIME: "image/png", Size: 4, Detail: "-", Fetchable: true},
				Buttons: []string{"Yes"}, Number: 9, Edit: true, Entry: "hours", Language: "en", Revision: 42, About: 3, Team: "billing",
				Detail: "-", Doubt: true, Delivery: "not_delivered", Problem: "blocked",
			}},
			Next: 5, More: true,
		},
		"mediaReply":     handoff.MediaReply{Kind: "photo", Name: "a.png", MIME: "image/png", Size: 4},
		"done":           handoff.Done{Handoff: aHandoff, Alert: anAlert, Version: 3, Seq: 12, Owner: "anna"},
		"upload":         handoff.Upload{Upload: "K3V9", Chunk: 524288},
		"uploadProgress": handoff.UploadProgress{Received: 524288},
		"problem":        handoff.Problem{Status: 409, Code: "taken", Message: "Anna has this chat", Owner: &chat.Staff{ID: "anna", Name: "Anna"}},
		"faqAskReply": chat.Asked{
			Level: "footer", Card: "Call 999.", Decision: "answer",
			Answer:     &chat.AskedAnswer{ID: "hours", Lang: "en", Question: "When?", Text: "Now.", Published: &at},
			Candidates: []chat.AskedCandidate{{ID: "hours", Lang: "en", Question: "When?", Score: 1.5}},
		},
	}
}

// TestGolden keeps the bodies as they are. Run with -update after a change that is meant.
func TestGolden(t *testing.T) {
	t.Parallel()
	for name, body := range bodies() {
		data := append(must(json.MarshalIndent(body, "", "  "))(t), '\n')
		path := filepath.Join("testdata", "wire", name+".json")
		if *update {
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v: run go test ./handoff -update", err)
			continue
		}
		if !bytes.Equal(data, want) {
			t.Errorf("%s has changed, and other programs rely on it:\n%s", path, data)
		}
		value := must(jsonschema.UnmarshalJSON(bytes.NewReader(data)))(t)
		if err := contract(t).validate(contract(t).strict, name, "payload", value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		again := reflect.New(reflect.TypeOf(body))
		if err := json.Unmarshal(data, again.Interface()); err != nil {
			t.Errorf("%s cannot be read back: %v", name, err)
		}
	}
}

// TestExamplesInComments reads the JSON in the doc comment of each type of the wire.
func TestExamplesInComments(t *testing.T) {
	t.Parallel()
	types := map[string]reflect.Type{"Message": reflect.TypeFor[handoff.Message](), "Media": reflect.TypeFor[handoff.Media]()}
	for _, body := range bodies() {
		types[reflect.TypeOf(body).Name()] = reflect.TypeOf(body)
	}
	file := must(parser.ParseFile(token.NewFileSet(), "wire.go", nil, parser.ParseComments))(t)
	checked := map[string]bool{}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.TYPE {
			continue
		}
		name := g.Specs[0].(*ast.TypeSpec).Name.Name
		kind, ok := types[name]
		if !ok {
			continue
		}
		_, example, ok := strings.Cut(g.Doc.Text(), "\n\t{")
		if !ok {
			t.Errorf("%s has no example in its comment", name)
			continue
		}
		checked[name] = true
		decoder := json.NewDecoder(strings.NewReader("{" + example))
		decoder.DisallowUnknownFields()
		value := reflect.New(kind).Interface()
		if err := decoder.Decode(value); err != nil {
			t.Errorf("%s: the example in its comment: %v", name, err)
			continue
		}
		var want, got map[string]any
		if json.Unmarshal([]byte("{"+example), &want) != nil || json.Unmarshal(must(json.Marshal(value))(t), &got) != nil {
			t.Errorf("%s: the example cannot be compared", name)
		}
		for _, m := range []map[string]any{want, got} {
			maps.DeleteFunc(m, func(_ string, v any) bool { return v == false || v == 0.0 })
		}
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: the example is %v, read and written %v", name, want, got)
		}
	}
	for name := range types {
		if !checked[name] && name != "Asked" {
			t.Errorf("%s is not in wire.go", name)
		}
	}
	if len(checked) < 20 || slices.Contains(slices.Collect(maps.Keys(checked)), "Command") {
		t.Errorf("checked: %v", checked)
	}
}
