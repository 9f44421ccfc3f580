package handoff_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"frontdesk/handoff"
	"frontdesk/internal/chat"
	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

const asyncapi = "../docs/asyncapi.yaml"

// apiContract is docs/asyncapi.yaml, to check messages against.
type apiContract struct {
	doc map[string]any
	// open is the document as it is: readers ignore fields that they do not know. strict is the same with no field but
	// those described, for what Frontdesk itself sends.
	open, strict *jsonschema.Compiler
	mu           sync.Mutex
	compiled     map[string]*jsonschema.Schema
}

var theContract = sync.OnceValues(readContract)

func contract(t testing.TB) *apiContract {
	t.Helper()
	return must(theContract())(t)
}

func readContract() (*apiContract, error) {
	text, err := os.ReadFile(asyncapi)
	if err != nil {
		return nil, err
	}
	c := &apiContract{compiled: map[string]*jsonschema.Schema{}}
	if c.open, c.doc, err = compiler(text, false); err != nil {
		return nil, err
	}
	c.strict, _, err = compiler(text, true)
	return c, err
}

func compiler(text []byte, strict bool) (*jsonschema.Compiler, map[string]any, error) {
	var parsed any
	if err := yaml.Unmarshal(text, &parsed); err != nil {
		return nil, nil, err
	}
	data, err := json.Marshal(parsed)
	if err != nil {
		return nil, nil, err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return nil, nil, err
	}
	doc := value.(map[string]any)
	if strict {
		closeObjects(doc["components"].(map[string]any)["schemas"])
	}
	k := jsonschema.NewCompiler()
	k.DefaultDraft(jsonschema.Draft7)
	k.AssertFormat()
	return k, doc, k.AddResource("asyncapi.json", doc)
}

// closeObjects forbids fields that are not described.
func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		if _, has := v["properties"]; has && v["type"] == "object" {
			v["additionalProperties"] = false
		}
		for _, sub := range v {
			closeObjects(sub)
		}
	case []any:
		for _, sub := range v {
			closeObjects(sub)
		}
	}
}

func (c *apiContract) schema(k *jsonschema.Compiler, pointer string) (*jsonschema.Schema, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := fmt.Sprintf("%t%s", k == c.strict, pointer)
	if s, ok := c.compiled[key]; ok {
		return s, nil
	}
	s, err := k.Compile("asyncapi.json#" + pointer)
	if err == nil {
		c.compiled[key] = s
	}
	return s, err
}

// validate checks the payload or the headers of a message.
func (c *apiContract) validate(k *jsonschema.Compiler, message, part string, value any) error {
	s, err := c.schema(k, "/components/messages/"+message+"/"+part)
	if err != nil {
		return err
	}
	return s.Validate(value)
}

// check checks a message that Frontdesk has sent.
func (c *apiContract) check(t testing.TB, message string, m *nats.Msg) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(m.Data))
	if err != nil {
		t.Errorf("%s: %s is not JSON", message, m.Data)
		return
	}
	if err := c.validate(c.strict, message, "payload", value); err != nil {
		t.Errorf("%s on %s: %s: %v", message, m.Subject, m.Data, err)
	}
	if _, has := c.messages()[message].(map[string]any)["headers"]; has {
		c.checkHeaders(t, message, m.Header)
	}
}

// checkHeaders checks headers against the contract. A rejected message also has those that it came with.
func (c *apiContract) checkHeaders(t testing.TB, message string, h nats.Header) {
	t.Helper()
	headers := map[string]any{}
	for name, values := range h {
		headers[name] = values[0]
	}
	k := c.strict
	if message == "visitRejected" {
		k = c.open
	}
	if err := c.validate(k, message, "headers", headers); err != nil {
		t.Errorf("%s: headers %v: %v", message, h, err)
	}
}

func (c *apiContract) messages() map[string]any {
	return c.doc["components"].(map[string]any)["messages"].(map[string]any)
}

// messageOn finds the message of a subject by the addresses of the channels.
func (c *apiContract) messageOn(subject string) string {
	for _, channel := range c.doc["channels"].(map[string]any) {
		channel := channel.(map[string]any)
		address, _ := channel["address"].(string)
		pattern := regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(regexp.QuoteMeta(address), `[^.]+`)
		if address == "" || !regexp.MustCompile("^"+pattern+"$").MatchString(subject) {
			continue
		}
		for name := range channel["messages"].(map[string]any) {
			return name
		}
	}
	return ""
}

func TestTheDocumentIsAsyncAPI3(t *testing.T) {
	t.Parallel()
	packed := must(os.Open("testdata/asyncapi/3.0.0.json.gz"))(t)
	defer packed.Close()
	meta := must(jsonschema.UnmarshalJSON(must(gzip.NewReader(packed))(t)))(t)
	k := jsonschema.NewCompiler()
	if err := k.AddResource("asyncapi-3.0.0.json", meta); err != nil {
		t.Fatal(err)
	}
	if err := must(k.Compile("asyncapi-3.0.0.json"))(t).Validate(map[string]any(contract(t).doc)); err != nil {
		t.Error(err)
	}
}

// TestEveryReferenceLeadsSomewhere also finds messages, schemas and parameters that nothing refers to.
func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	t.Parallel()
	c := contract(t)
	used := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok {
				used[ref] = true
			}
			for _, sub := range v {
				walk(sub)
			}
		case []any:
			for _, sub := range v {
				walk(sub)
			}
		}
	}
	walk(c.doc)
	for ref := range used {
		var at any = c.doc
		for _, part := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
			m, _ := at.(map[string]any)
			at = m[part]
		}
		if at == nil {
			t.Errorf("%s leads nowhere", ref)
		}
	}
	for kind, parts := range c.doc["components"].(map[string]any) {
		for name := range parts.(map[string]any) {
			if !used["#/components/"+kind+"/"+name] {
				t.Errorf("components/%s/%s: nothing refers to it", kind, name)
			}
		}
	}
}

func TestExamplesKeepTheirOwnSchemas(t *testing.T) {
	t.Parallel()
	c := contract(t)
	for name, message := range c.messages() {
		message := message.(map[string]any)
		examples, _ := message["examples"].([]any)
		if len(examples) == 0 {
			t.Errorf("%s has no example", name)
		}
		for _, example := range examples {
			example := example.(map[string]any)
			for _, part := range []string{"headers", "payload"} {
				value, has := example[part]
				if _, described := message[part]; !has && !described {
					continue
				} else if has != described {
					t.Errorf("%s: example %v: the %s are only on one side", name, example["name"], part)
					continue
				}
				if err := c.validate(c.strict, name, part, value); err != nil {
					t.Errorf("%s: example %v: %v", name, example["name"], err)
				}
			}
			if headers, ok := example["headers"].(map[string]any); ok && headers["ce-type"] != nil && strings.HasPrefix(headers["ce-type"].(string), "frontdesk.") {
				payload := example["payload"].(map[string]any)
				for _, id := range []string{"alert", "feedback", "handoff"} {
					if about, has := payload[id]; has {
						if about != headers["ce-subject"] {
							t.Errorf("%s: ce-subject is not the %s", name, id)
						}
						break
					}
				}
			}
		}
	}
}

// TestTheSchemasRefuse shows that they are no rubber stamps.
func TestTheSchemasRefuse(t *testing.T) {
	t.Parallel()
	c := contract(t)
	for message, body := range map[string]string{
		"handoffOpened":  `{"handoff":"h1","seq":1,"team":"t","at":"2026-11-25T09:30:00Z"}`,
		"handoffTaken":   `{"handoff":"h.1","seq":1,"team":"t","at":"2026-11-25T09:30:00Z","version":1,"staff":"anna"}`,
		"alertRaised":    `{"alert":"a1","handoff":"h1","seq":0,"team":"t","at":"2026-11-25T09:30:00Z","level":"crisis"}`,
		"feedbackRated":  `{"feedback":"f1","seq":1,"team":"t","at":"today","instrument":"fft","code":"good"}`,
		"visitCompleted": `{"visit":"v","ended_at":"2026-11-25T09:30:00Z"}`,
		"deskClaim":      `{"handoff":"h1"}`,
		"deskSay":        `{"handoff":"h1","key":"k"}`,
		"deskPresence":   `{"handoff":"h1","state":"asleep"}`,
		"problem":        `{"code":"whatever","message":"x"}`,
	} {
		value := must(jsonschema.UnmarshalJSON(strings.NewReader(body)))(t)
		if c.validate(c.open, message, "payload", value) == nil {
			t.Errorf("%s takes %s", message, body)
		}
	}
}

// TestTheDocumentNamesEverything compares names in the code with addresses in the document, both ways.
func TestTheDocumentNamesEverything(t *testing.T) {
	t.Parallel()
	s := mainSubjects(t)
	var want []string
	for _, f := range []handoff.Family{handoff.FamilyHandoff, handoff.FamilyAlert, handoff.FamilyFeedback} {
		for _, name := range f.Facts() {
			want = append(want, must(s.Fact(f, "team", "id", name))(t))
		}
	}
	for _, v := range handoff.Verbs() {
		want = append(want, must(s.Desk(v, "anna"))(t))
	}
	want = append(want, s.FAQPublished(), s.Ask(), s.VisitCompleted(), s.VisitCancelled(), s.VisitRejected())
	found := map[string]bool{}
	for _, subject := range want {
		message := contract(t).messageOn(subject)
		if message == "" {
			t.Errorf("%s is not in the document", subject)
		}
		found[message] = true
	}
	for name, channel := range contract(t).doc["channels"].(map[string]any) {
		if channel.(map[string]any)["address"] == nil {
			continue
		}
		for message := range channel.(map[string]any)["messages"].(map[string]any) {
			if !found[message] {
				t.Errorf("channel %s is not in the code", name)
			}
		}
	}
	var outcomes []string
	for _, o := range contract(t).doc["components"].(map[string]any)["schemas"].(map[string]any)["deskEnd"].(map[string]any)["properties"].(map[string]any)["outcome"].(map[string]any)["enum"].([]any) {
		outcomes = append(outcomes, o.(string))
	}
	if !slices.Equal(outcomes, chat.Outcomes()) {
		t.Errorf("outcomes in the document: %v", outcomes)
	}
}

func TestTheDocumentTellsTheStreamsAsTheyAre(t *testing.T) {
	t.Parallel()
	js := must(jetstream.New(testkit.NATS(t).Conn()))(t)
	if err := handoff.EnsureStreams(t.Context(), js, mainSubjects(t)); err != nil {
		t.Fatal(err)
	}
	described := contract(t).doc["x-jetstream-streams"].(map[string]any)
	for lister := js.ListStreams(t.Context()); ; {
		info, ok := <-lister.Info()
		if !ok {
			break
		}
		d, ok := described[info.Config.Name].(map[string]any)
		if !ok {
			t.Errorf("stream %s is not in the document", info.Config.Name)
			continue
		}
		delete(described, info.Config.Name)
		var subjects []string
		for _, s := range d["subjects"].([]any) {
			subjects = append(subjects, strings.Replace(s.(string), "frontdesk.v1.*", "frontdesk.v1.main", 1))
		}
		slices.Sort(subjects)
		slices.Sort(info.Config.Subjects)
		got := map[string]any{
			"retention": strings.ToLower(info.Config.Retention.String()), "max_age": days(info.Config.MaxAge),
			"duplicate_window": "1h", "max_msgs": info.Config.MaxMsgs, "max_msg_size": info.Config.MaxMsgSize,
		}
		if !slices.Equal(subjects, info.Config.Subjects) {
			t.Errorf("%s: subjects %v, described %v", info.Config.Name, info.Config.Subjects, subjects)
		}
		if info.Config.Duplicates != time.Hour || info.Config.Storage != jetstream.FileStorage {
			t.Errorf("%s: %+v", info.Config.Name, info.Config)
		}
		for _, key := range []string{"retention", "max_age", "max_msgs", "max_msg_size"} {
			if v, has := d[key]; has && fmt.Sprint(v) != fmt.Sprint(got[key]) {
				t.Errorf("%s: %s is %v, described as %v", info.Config.Name, key, got[key], v)
			} else if !has && fmt.Sprint(got[key]) != "-1" && got[key] != "0d" && key != "retention" {
				t.Errorf("%s: %s is %v and not described", info.Config.Name, key, got[key])
			}
		}
	}
	for name := range described {
		t.Errorf("stream %s is described and not there", name)
	}
}

func days(d time.Duration) string { return fmt.Sprintf("%dd", int(d.Hours())/24) }

// TestRealMessagesKeepTheContract plays a day at the desk and checks every message that goes over the wire.
func TestRealMessagesKeepTheContract(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := contract(t)
	spied := make(chan *nats.Msg, 10000)
	must(w.nats.Conn().ChanSubscribe("frontdesk.v1.main.>", spied))(t)
	answered := make(chan *nats.Msg, 10000)
	desk := w.nats.As(engine.RoleDesk)
	must(desk.ChanSubscribe("_INBOX_desk.>", answered))(t)
	if err := desk.Flush(); err != nil {
		t.Fatal(err)
	}
	ctx, anna, ben := t.Context(), w.as("anna"), w.as("ben")

	h := w.opens(1)
	must(anna.Claim(ctx, h.ID, 0))(t)
	must(anna.Say(ctx, h.ID, canary))(t)
	w.says(1, canary+" answers")
	w.patient(1, chat.Said{Message: 5, Text: canary + " changed", Edited: true})
	w.patient(1, chat.Said{Message: 6, Media: &chat.Media{Kind: chat.MediaContact, Detail: canary + ", +44 20"}})
	w.patient(1, chat.Said{Message: 7, Media: &chat.Media{Kind: chat.MediaDocument, FileID: "f", Name: canary + ".pdf", Size: 4}})
	w.files.byID.Store("f", []byte("file"))
	must(anna.Note(ctx, h.ID, canary))(t)
	must(anna.SendFile(ctx, h.ID, canary, canary+".txt", "text/plain", []byte(canary)))(t)
	if err := anna.Presence(ctx, h.ID, handoff.Typing); err != nil {
		t.Fatal(err)
	}
	must(anna.Escalate(ctx, h.ID, canary))(t)
	shown := must(anna.Show(ctx, h.ID, 0))(t)
	for _, m := range shown.Messages {
		if m.Media != nil && m.Media.Fetchable {
			must(anna.Media(ctx, h.ID, m.Seq, new(bytes.Buffer)))(t)
		}
	}
	must(anna.Move(ctx, h.ID, "billing", canary))(t)
	must(ben.Claim(ctx, h.ID, 2))(t)
	must(ben.Return(ctx, h.ID, canary))(t)
	must(ben.End(ctx, h.ID, "complaint"))(t)
	w.says(2, "I want to kill myself")
	w.patient(2, chat.Blocked{})
	list := must(anna.List(ctx, ""))(t)
	for _, a := range list.Alerts {
		must(anna.Ack(ctx, a.ID))(t)
	}
	w.patient(3, chat.Commanded{Name: "feedback"})
	w.presses(3, "Poor")
	w.says(3, canary+" was not kind")
	w.presses(3, "Yes")
	for _, h := range must(anna.List(ctx, ""))(t).Handoffs {
		if h.Reason == "recovery" {
			must(anna.Claim(ctx, h.ID, 0))(t)
			must(anna.End(ctx, h.ID, "call_back"))(t)
		}
	}
	w.patient(4, chat.Commanded{Name: "person"})
	w.patient(4, chat.Commanded{Name: "cancel"})
	publisher := must(handoff.NewPublisher(w.nc, w.subjects))(t)
	if err := publisher.FAQPublished(ctx, 7); err != nil {
		t.Fatal(err)
	}

	want := map[string]bool{
		"handoffOpened": true, "handoffTaken": true, "handoffSaid": true, "handoffNoted": true, "handoffMoved": true,
		"handoffReturned": true, "handoffEscalated": true, "handoffEnded": true, "alertRaised": true,
		"alertAcknowledged": true, "feedbackRated": true, "feedbackCommented": true, "feedbackRecoveryOpened": true,
		"feedbackRecoveryClosed": true, "faqPublished": true, "deskClaim": true, "deskSay": true,
		"deskShow": true, "deskMedia": true, "deskNote": true, "deskList": true, "deskAck": true, "deskEnd": true,
		"deskMove": true, "deskReturn": true, "deskEscalate": true, "deskPresence": true,
	}
	testkit.Eventually(t, 10*time.Second, func() error {
		for {
			select {
			case m := <-spied:
				name := c.messageOn(m.Subject)
				if name == "" {
					t.Errorf("%s is not in the document", m.Subject)
					continue
				}
				c.check(t, name, m)
				if !strings.HasPrefix(name, "desk") && strings.Contains(string(m.Data)+fmt.Sprint(m.Header), canary) {
					t.Errorf("%s has words of a person: %s", m.Subject, m.Data)
				}
				delete(want, name)
			default:
				if len(want) > 0 {
					return fmt.Errorf("not seen: %v", want)
				}
				return nil
			}
		}
	})
	// Of the answers, those in JSON must keep one of the answers' schemas.
	for len(answered) > 0 {
		checkAnswer(t, c, <-answered)
	}
	c.check(t, "showReply", &nats.Msg{Data: must(json.Marshal(shown))(t)})
	c.check(t, "listReply", &nats.Msg{Data: must(json.Marshal(list))(t)})
}

// checkAnswer finds the schema that an answer keeps. Inboxes of all clients of a role can be seen by that role.
func checkAnswer(t testing.TB, c *apiContract, m *nats.Msg) {
	t.Helper()
	if m.Header.Get(handoff.HeaderOffset) != "" || m.Header.Get(handoff.HeaderEnd) != "" {
		return
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(m.Data))
	if err != nil {
		t.Errorf("an answer is not JSON: %s", m.Data)
		return
	}
	var errs []error
	for _, name := range []string{"done", "listReply", "showReply", "mediaReply", "upload", "uploadProgress", "problem"} {
		if err = c.validate(c.strict, name, "payload", value); err == nil {
			return
		}
		errs = append(errs, err)
	}
	t.Errorf("the answer %s keeps no schema: %v", m.Data, errs)
}

// presses waits for a button in the last bubble of a phone, and presses it.
func (w *world) presses(chatID int64, label string) {
	w.t.Helper()
	var data string
	testkit.Eventually(w.t, 5*time.Second, func() error {
		bubbles := w.phones.of(chatID)
		if len(bubbles) == 0 {
			return errors.New("the phone shows nothing")
		}
		for _, row := range bubbles[len(bubbles)-1].Buttons {
			for _, b := range row {
				if strings.HasPrefix(b.Label, label) {
					data = b.Data
					return nil
				}
			}
		}
		return fmt.Errorf("no button %q beneath %q", label, bubbles[len(bubbles)-1].Text.Plain())
	})
	w.patient(chatID, chat.Pressed{Data: data})
}
