package handoff

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
)

// CloudEvent is an event in the sense of CloudEvents 1.0 (https://github.com/cloudevents/spec): what happened (Type,
// Subject), where (Source), when (Time), its name for ever (ID), and the body.
type CloudEvent struct {
	ID          string
	Source      string
	Type        string
	Subject     string
	Time        time.Time
	ContentType string
	Data        []byte
}

// Msg is the event in binary mode: the body is the message, each attribute a header "ce-…", percent-encoded as the NATS
// binding says. Nats-Msg-Id is the id, by which JetStream drops repeats.
func (e CloudEvent) Msg(subject string) *nats.Msg {
	h := nats.Header{}
	h.Set("ce-specversion", "1.0")
	for _, a := range []struct{ name, value string }{
		{"ce-id", e.ID},
		{"ce-source", e.Source},
		{"ce-type", e.Type},
		{"ce-subject", e.Subject},
		{"ce-datacontenttype", e.ContentType},
	} {
		if a.value != "" {
			h.Set(a.name, percentEncode(a.value))
		}
	}
	if !e.Time.IsZero() {
		h.Set("ce-time", e.Time.UTC().Format(time.RFC3339Nano))
	}
	h.Set(nats.MsgIdHdr, percentEncode(e.ID))
	return &nats.Msg{Subject: subject, Header: h, Data: e.Data}
}

var (
	errBadEvent = errors.New("this is no CloudEvent 1.0")
	errBatch    = errors.New("batches of events are not taken: send one event in each message")
)

// ParseCloudEvent reads an event in binary mode (headers "ce-…") or in structured mode (Content-Type
// application/cloudevents+json, or, as release 1.0.2 of the binding has it, a JSON event without any header). A body
// without either is taken as it is, with the attributes empty. The error says what is wrong and quotes nothing.
func ParseCloudEvent(h nats.Header, body []byte) (CloudEvent, error) {
	mode, _, _ := mime.ParseMediaType(header(h, "content-type"))
	switch {
	case strings.HasPrefix(mode, "application/cloudevents-batch"):
		return CloudEvent{}, errBatch
	case mode == "application/cloudevents" || mode == "application/cloudevents+json":
		return parseStructured(body)
	case strings.HasPrefix(mode, "application/cloudevents"):
		return CloudEvent{}, fmt.Errorf("%w: only its JSON format is taken", errBadEvent)
	case header(h, "ce-specversion") != "":
		return parseBinary(h, body)
	case looksStructured(body):
		return parseStructured(body)
	}
	return CloudEvent{Data: body}, nil
}

func parseBinary(h nats.Header, body []byte) (CloudEvent, error) {
	if v := header(h, "ce-specversion"); v != "1.0" {
		return CloudEvent{}, fmt.Errorf("%w: ce-specversion is not 1.0", errBadEvent)
	}
	e := CloudEvent{Data: body}
	for _, a := range []struct {
		name  string
		value *string
		must  bool
	}{
		{"ce-id", &e.ID, true},
		{"ce-source", &e.Source, true},
		{"ce-type", &e.Type, true},
		{"ce-subject", &e.Subject, false},
		{"ce-datacontenttype", &e.ContentType, false},
	} {
		text, err := url.PathUnescape(header(h, a.name))
		if err != nil {
			return CloudEvent{}, fmt.Errorf("%w: %s is not percent-encoded", errBadEvent, a.name)
		}
		if text == "" && a.must {
			return CloudEvent{}, fmt.Errorf("%w: %s is missing", errBadEvent, a.name)
		}
		*a.value = text
	}
	return e.withTime(header(h, "ce-time"))
}

func parseStructured(body []byte) (CloudEvent, error) {
	var s struct {
		Version     string          `json:"specversion"`
		ID          string          `json:"id"`
		Source      string          `json:"source"`
		Type        string          `json:"type"`
		Subject     string          `json:"subject"`
		Time        string          `json:"time"`
		ContentType string          `json:"datacontenttype"`
		Data        json.RawMessage `json:"data"`
		Base64      []byte          `json:"data_base64"`
	}
	if err := json.Unmarshal(body, &s); err != nil {
		return CloudEvent{}, fmt.Errorf("%w: it is not JSON in the form of one", errBadEvent)
	}
	switch {
	case s.Version != "1.0":
		return CloudEvent{}, fmt.Errorf("%w: specversion is not 1.0", errBadEvent)
	case s.ID == "" || s.Source == "" || s.Type == "":
		return CloudEvent{}, fmt.Errorf("%w: id, source or type is missing", errBadEvent)
	}
	e := CloudEvent{
		ID: s.ID, Source: s.Source, Type: s.Type, Subject: s.Subject, ContentType: s.ContentType, Data: s.Data,
	}
	if s.Base64 != nil {
		e.Data = s.Base64
	}
	return e.withTime(s.Time)
}

func (e CloudEvent) withTime(text string) (CloudEvent, error) {
	if text == "" {
		return e, nil
	}
	var err error
	if e.Time, err = time.Parse(time.RFC3339Nano, text); err != nil {
		return CloudEvent{}, fmt.Errorf("%w: its time is not RFC 3339", errBadEvent)
	}
	return e, nil
}

func looksStructured(body []byte) bool {
	if !bytes.Contains(body, []byte(`"specversion"`)) {
		return false
	}
	var keys map[string]json.RawMessage
	if json.Unmarshal(body, &keys) != nil {
		return false
	}
	_, version := keys["specversion"]
	_, data := keys["data"]
	_, base64 := keys["data_base64"]
	return version && (data || base64)
}

// header finds a header whatever its case: NATS keeps case, but programs that came from HTTP write "Ce-Id".
func header(h nats.Header, name string) string {
	for key, values := range h {
		if strings.EqualFold(key, name) && len(values) > 0 {
			return strings.TrimSpace(values[0])
		}
	}
	return ""
}

// percentEncode encodes what may not stand in a header: space, double quote, percent, and all that is not printable
// ASCII (CloudEvents HTTP binding, section 3.1.3.2, which the NATS binding takes over).
func percentEncode(s string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c > 0x20 && c < 0x7f && c != '"' && c != '%' {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', digits[c>>4], digits[c&15]})
	}
	return b.String()
}
