package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"strings"
	"testing"
)

func TestCallsInEveryForm(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	id := anna.ID()
	ctx := context.Background()
	accepted(t, post(ctx, t, s, "sendMessage", "application/json", strings.NewReader(
		fmt.Sprintf(`{"chat_id":%d,"text":"a \"json\" \u00e9","disable_notification":true,"entities":null,"reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"x"}]]}}`, id))))
	accepted(t, post(ctx, t, s, "sendMessage", "application/json; charset=utf-8", strings.NewReader(fmt.Sprintf(`{"chat_id":"%d","text":"b"}`, id))))
	accepted(t, post(ctx, t, s, "sendMessage", "application/x-www-form-urlencoded", strings.NewReader(fmt.Sprintf("chat_id=%d&text=a+form%%21", id))))
	accepted(t, post(ctx, t, s, fmt.Sprintf("sendMessage?chat_id=%d&text=a%%20query", id), "", nil))
	accepted(t, post(ctx, t, s, fmt.Sprintf("SENDmessage?chat_id=%d", id), "application/x-www-form-urlencoded", strings.NewReader("text=both")))
	accepted(t, upload(t, s, "sendDocument", "document", "a b.txt", []byte("x"), "chat_id", id, "caption", "multi\r\npart"))
	accepted(t, post(ctx, t, s, "getMe", "multipart/form-data; boundary=xyz", strings.NewReader("")))
	accepted(t, post(ctx, t, s, "getMe", "multipart/form-data; boundary=xyz", strings.NewReader("--xyz--\r\n")))
	var texts []string
	for _, sent := range s.Sent() {
		texts = append(texts, sent.Text)
	}
	if got := fmt.Sprintf("%q", texts); got != `["a \"json\" é" "b" "a form!" "a query" "both" "multi\npart"]` {
		t.Errorf("sent %s", got)
	}
}

func TestUnreadableBodies(t *testing.T) {
	t.Parallel()
	s, _ := started(t, Config{})
	for contentType, body := range map[string]string{
		"application/json":                      `{"chat_id":1,`,
		"application/json; x":                   `[]`,
		"application/x-www-form-urlencoded":     "a=%zz",
		"multipart/form-data":                   "--x",
		"multipart/form-data; boundary=b":       "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
		"multipart/form-data; boundary=\"a;b\"": "--a;b\r\nbroken",
	} {
		refused(t, post(context.Background(), t, s, "getMe", contentType, strings.NewReader(body)), 400, "Bad Request: can't parse the request body")
	}
	if n := len(s.Violations()); n != 6 {
		t.Errorf("%d violations", n)
	}
	s.ForgiveViolations()
}

func TestViolations(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	id := anna.ID()
	for _, c := range []struct {
		method string
		pairs  []any
		want   string
	}{
		{"sendMessage", []any{"chat_id", id, "text", "x", "colour", "red"}, `sendMessage: unknown parameter "colour"`},
		{"sendMessage", []any{"chat_id", id, "text", "x", "reply_to_message_id", 5}, `sendMessage: unknown parameter "reply_to_message_id"`},
		{"sendMessage", []any{"chat_id", id}, `sendMessage: parameter "text" is missing`},
		{"sendMessage", []any{"chat_id", id, "text", "x", "protect_content", "maybe"}, `sendMessage: parameter "protect_content": want Boolean`},
		{"getUpdates", []any{"limit", "ten"}, `getUpdates: parameter "limit": want Integer`},
		{"getUpdates", []any{"allowed_updates", "message"}, `getUpdates: parameter "allowed_updates": expected '[' at byte 0`},
		{"sendLocation", []any{"chat_id", id, "latitude", "north", "longitude", 1}, `sendLocation: parameter "latitude": want Float`},
		{
			"sendMessage",
			[]any{"chat_id", id, "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"a","callback_data":"b","color":"red"}]]}`},
			`sendMessage: parameter "reply_markup": InlineKeyboardMarkup.inline_keyboard: InlineKeyboardButton has no field "color"`,
		},
		{
			"sendMessage",
			[]any{"chat_id", id, "text", "x", "reply_markup", `{"inline_keyboard":[[{"callback_data":"b"}]]}`},
			`sendMessage: parameter "reply_markup": InlineKeyboardMarkup.inline_keyboard: InlineKeyboardButton lacks the field "text"`,
		},
		{
			"sendMessage",
			[]any{"chat_id", id, "text", "x", "reply_parameters", `{"message_id":"7","allow_sending_without_reply":true}`},
			`sendMessage: parameter "reply_parameters": ReplyParameters.message_id: want Integer: expected a value at byte 14`,
		},
		{"setChatMenuButton", []any{"menu_button", `{"type":"nothing"}`}, `setChatMenuButton: parameter "menu_button": MenuButtonCommands.type must be "commands" at byte 8`},
	} {
		s.ForgiveViolations()
		ask(t, s, c.method, c.pairs...)
		got := s.Violations()
		if len(got) != 1 || !strings.HasPrefix(got[0], strings.TrimSuffix(c.want, " at byte 8")) {
			t.Errorf("%s %v\n got %q\nwant %s", c.method, c.pairs, got, c.want)
		}
	}
	s.ForgiveViolations()
	post(context.Background(), t, s, "sendMessage", "application/json", strings.NewReader(fmt.Sprintf(`{"chat_id":%d,"text":5}`, id)))
	if got := fmt.Sprint(s.Violations()); got != `[sendMessage: parameter "text": want String]` {
		t.Errorf("violations %s", got)
	}
	s.ForgiveViolations()
	upload(t, s, "sendMessage", "text", "x.txt", []byte("hello"), "chat_id", id)
	if got := s.Violations(); len(got) == 0 || got[0] != `sendMessage: parameter "text" takes no file` {
		t.Errorf("violations %q", got)
	}
	s.ForgiveViolations()
}

func TestTheAPIIsWhole(t *testing.T) {
	t.Parallel()
	api, err := loadSchema()
	if err != nil {
		t.Fatal(err)
	}
	if api.version != "Bot API 10.1" || len(api.methods) != 180 || len(api.types) != 359 {
		t.Errorf("%s with %d methods and %d types", api.version, len(api.methods), len(api.types))
	}
	for name := range handlers() {
		if api.methods[name] == nil {
			t.Errorf("the emulator has a method that the API has not: %s", name)
		}
	}
	for name, typ := range api.types {
		if len(typ.bits) > 64 {
			t.Errorf("%s needs %d fields, 64 can be checked", name, len(typ.bits))
		}
	}
	if c := api.types["InputMediaPhoto"].fields["type"].constant; c != "photo" {
		t.Errorf("InputMediaPhoto.type is %q", c)
	}
	if c := api.types["ChatMemberBanned"].fields["status"].constant; c != "kicked" {
		t.Errorf("ChatMemberBanned.status is %q", c)
	}
}

func TestCheckJSON(t *testing.T) {
	t.Parallel()
	api, err := loadSchema()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ typ, data, want string }{
		{"Array of Array of PhotoSize", `[[{"file_id":"a","file_unique_id":"b","width":1,"height":2}],[]]`, ""},
		{"ReactionType", `{"type":"emoji","emoji":"👍"}`, ""},
		{"ReactionType", `{"type":"emoji","custom_emoji_id":"1"}`, `ReactionTypeEmoji has no field "custom_emoji_id"`},
		{"RichText", `["a",{"type":"bold","text":"b"}]`, ""},
		{"Integer", `1.5`, "want Integer, got 1.5"},
		{"Integer", `12 13`, "unexpected data after the JSON value at byte 3"},
		{"Float", `1e5`, ""},
		{"Boolean", `1`, "want Boolean: expected a value at byte 0"},
		{"String", `"a`, "want String: unexpected end of JSON"},
		{"String", "\"a\x01\"", "want String: a control character in a string at byte 2"},
		{"String", `"\x"`, "want String: a broken escape in a string at byte 1"},
		{"File", `{"file_id":"a"}`, `File lacks the field "file_unique_id"`},
		{"File", `{"file_id":"a","file_id":"a"`, "unexpected end of JSON"},
	} {
		got := ""
		if err := checkJSON([]byte(c.data), []shape{api.shape(c.typ)}); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s %s\n got %s\nwant %s", c.typ, c.data, got, c.want)
		}
	}
}

// FuzzCursor compares the reader with encoding/json on what is valid at all.
func FuzzCursor(f *testing.F) {
	for _, seed := range []string{`{"a":[1,2.5e3,"x\u00e9\n",true,null]}`, `[]`, `-0`, `01`, `"\ud800"`, `{"a":}`, "\"\xff\"", ` [ 1 , 2 ] `} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := cursor{data: data}
		err := c.single(c.skip)
		// The standard library lets strings pass that are not UTF-8, and nests deeper.
		if valid := json.Valid(data); valid != (err == nil) && !(valid && (strings.Contains(err.Error(), "UTF-8") || strings.Contains(err.Error(), "nested"))) {
			t.Fatalf("%q: valid %v, error %v", data, valid, err)
		}
		if err != nil || c.peek() != 0 {
			return
		}
		again := cursor{data: data}
		if again.peek() == '"' {
			got, err := again.text()
			var want string
			if e := json.Unmarshal(data, &want); e != nil || err != nil || got != want {
				t.Fatalf("%q: %q %v, want %q %v", data, got, err, want, e)
			}
		}
	})
}

// FuzzString checks that what is written as JSON is read as the same.
func FuzzString(f *testing.F) {
	f.Add("a\"b\\c\n\x00é👋\u2028")
	f.Add("\xff")
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil || got != strings.ToValidUTF8(s, "\ufffd") && !strings.Contains(s, "\xef\xbf\xbd") && strings.Count(got, "\ufffd") == 0 {
			t.Fatalf("%q came back as %q: %v", s, got, err)
		}
	})
}

// FuzzMultipart compares the quick reader with mime/multipart.
func FuzzMultipart(f *testing.F) {
	f.Add("chat_id", "1", "file name.txt", []byte("data\r\n--b"), "text/plain")
	f.Add("a\"b", "", "../x", []byte{}, "")
	f.Add("f", "x", "y", []byte{1}, "\x10")
	f.Add("ü", "x\r\n\r\ny", "", []byte("--"), "application/octet-stream")
	f.Fuzz(func(t *testing.T, name, value, fileName string, data []byte, mimeType string) {
		if strings.ContainsAny(mimeType, "\r\n\x00") || name == "" {
			return
		}
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
		header := textproto.MIMEHeader{}
		header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="f"; filename=%q`, fileName))
		header.Set("Content-Type", mimeType)
		part, err := form.CreatePart(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := form.Close(); err != nil {
			t.Fatal(err)
		}
		quick, quickErr := appendMultipart(nil, form.Boundary(), body.Bytes())
		slow, slowErr := appendMultipartSlow(nil, form.Boundary(), body.Bytes())
		if (quickErr == nil) != (slowErr == nil) {
			t.Fatalf("quick %v, slow %v", quickErr, slowErr)
		}
		if slowErr == nil && describe(quick) != describe(slow) {
			t.Fatalf("quick %s\n slow %s", describe(quick), describe(slow))
		}
	})
}

func describe(params Params) string {
	var out []string
	for _, p := range params {
		if p.File != nil {
			out = append(out, fmt.Sprintf("%q file %q %q", p.Name, p.File.Name, p.File.Data))
		} else {
			out = append(out, fmt.Sprintf("%q %q", p.Name, p.Value))
		}
	}
	return strings.Join(out, "; ")
}

// FuzzCall throws calls of any kind at the server: it must neither fall over nor find fault with its own answers.
func FuzzCall(f *testing.F) {
	f.Add("sendMessage", "application/json", []byte(`{"chat_id":5,"text":"<b>x</b>","parse_mode":"HTML"}`))
	f.Add("sendMediaGroup", "application/json", []byte(`{"chat_id":5,"media":[{"type":"photo","media":"x"},{"type":"document"}]}`))
	f.Add("setMyCommands", "application/x-www-form-urlencoded", []byte(`commands=[{"command":"a","description":"b"}]&scope={"type":"chat","chat_id":5}`))
	f.Add("editMessageText", "application/json", []byte(`{"chat_id":5,"message_id":2,"text":"x","reply_markup":{"keyboard":[["a"]]}}`))
	f.Add("copyMessages", "application/json", []byte(`{"chat_id":5,"from_chat_id":5,"message_ids":[1,2]}`))
	f.Fuzz(func(t *testing.T, method, contentType string, body []byte) {
		s := New(Config{Limits: Unlimited()})
		defer s.Close()
		anna := s.Person("Anna", UserID(5))
		anna.Starts("")
		params, err := appendBody(nil, contentType, body)
		if err != nil || strings.EqualFold(method, "getUpdates") || strings.EqualFold(method, "setWebhook") {
			return
		}
		s.free(s.perform(method, params, nil))
		for _, v := range s.Violations() {
			if strings.HasPrefix(v, "emulator") {
				t.Fatal(v)
			}
		}
	})
}

func TestTooLargeBody(t *testing.T) {
	t.Parallel()
	request, err := http.NewRequest(http.MethodPost, "/", struct{ *strings.Reader }{strings.NewReader(strings.Repeat("x", 101))}) // length unknown
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readParams(request, 100); !errors.Is(err, errTooLarge) {
		t.Errorf("error %v", err)
	}
}
