package handoff_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"frontdesk/handoff"
)

func TestCloudEventsInBothModes(t *testing.T) {
	t.Parallel()
	want := handoff.CloudEvent{
		ID: "e 1%\"ü", Source: "/frontdesk/main", Type: "frontdesk.v1.handoff.opened", Subject: "h1",
		Time: time.Date(2026, 11, 25, 9, 30, 0, 5, time.UTC), ContentType: "application/json", Data: []byte(`{"a":1}`),
	}
	binary := want.Msg("s")
	if got := binary.Header.Get("ce-id"); got != "e%201%25%22%C3%BC" || binary.Header.Get("Nats-Msg-Id") != got {
		t.Errorf("ce-id %q, Nats-Msg-Id %q", got, binary.Header.Get("Nats-Msg-Id"))
	}
	shouted := nats.Header{}
	for name, v := range binary.Header {
		shouted[strings.ToUpper(name)] = v
	}
	structured := must(json.Marshal(map[string]any{
		"specversion": "1.0", "id": want.ID, "source": want.Source, "type": want.Type, "subject": want.Subject,
		"time": want.Time, "datacontenttype": want.ContentType, "data": json.RawMessage(want.Data),
	}))(t)
	base64 := must(json.Marshal(map[string]any{
		"specversion": "1.0", "id": want.ID, "source": want.Source, "type": want.Type, "subject": want.Subject,
		"time": want.Time, "datacontenttype": want.ContentType, "data_base64": want.Data,
	}))(t)
	for name, m := range map[string]*nats.Msg{
		"binary":              binary,
		"binary, other case":  {Header: shouted, Data: want.Data},
		"structured":          {Header: nats.Header{"Content-Type": {"application/cloudevents+json; charset=utf-8"}}, Data: structured},
		"structured, base64":  {Header: nats.Header{"content-type": {"application/cloudevents"}}, Data: base64},
		"structured as 1.0.2": {Data: structured},
	} {
		got := must(handoff.ParseCloudEvent(m.Header, m.Data))(t)
		if got.ID != want.ID || got.Source != want.Source || got.Type != want.Type || got.Subject != want.Subject ||
			!got.Time.Equal(want.Time) || got.ContentType != want.ContentType || string(got.Data) != string(want.Data) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	plain := must(handoff.ParseCloudEvent(nil, []byte(`{"specversion":"7"}`)))(t)
	if string(plain.Data) != `{"specversion":"7"}` || plain.ID != "" {
		t.Errorf("a plain body: %+v", plain)
	}
}

func TestWhatIsNoCloudEvent(t *testing.T) {
	t.Parallel()
	binary := func(changed ...string) nats.Header {
		h := nats.Header{"ce-specversion": {"1.0"}, "ce-id": {"1"}, "ce-source": {"/s"}, "ce-type": {"t"}}
		for i := 0; i < len(changed); i += 2 {
			h[changed[i]] = []string{changed[i+1]}
		}
		return h
	}
	structured := nats.Header{"Content-Type": {"application/cloudevents+json"}}
	for name, m := range map[string]*nats.Msg{
		"another version": {Header: binary("ce-specversion", "0.3")},
		"no id":           {Header: binary("ce-id", "")},
		"no type":         {Header: binary("ce-type", "")},
		"bad percent":     {Header: binary("ce-id", "%zz")},
		"bad time":        {Header: binary("ce-time", "yesterday")},
		"no JSON":         {Header: structured, Data: []byte("x")},
		"no source":       {Header: structured, Data: []byte(`{"specversion":"1.0","id":"1","type":"t","data":{}}`)},
		"version 2":       {Header: structured, Data: []byte(`{"specversion":"2.0","id":"1","type":"t","source":"s","data":{}}`)},
		"a batch":         {Header: nats.Header{"Content-Type": {"application/cloudevents-batch+json"}}, Data: []byte("[]")},
		"protobuf":        {Header: nats.Header{"Content-Type": {"application/cloudevents+protobuf"}}},
	} {
		if e, err := handoff.ParseCloudEvent(m.Header, m.Data); err == nil {
			t.Errorf("%s was read as %+v", name, e)
		}
	}
}

func FuzzParseCloudEvent(f *testing.F) {
	f.Add("ce-specversion", "1.0", `{}`)
	f.Add("Content-Type", "application/cloudevents+json", `{"specversion":"1.0","id":"1","source":"s","type":"t","data":{}}`)
	f.Add("ce-id", "%", "")
	f.Fuzz(func(t *testing.T, name, value, body string) {
		e, err := handoff.ParseCloudEvent(nats.Header{name: {value}}, []byte(body))
		if err == nil && e.ID != "" && (e.Source == "" || e.Type == "") {
			t.Errorf("an event without source or type: %+v", e)
		}
	})
}
