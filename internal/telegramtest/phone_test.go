package telegramtest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pocket is a server with phones: the Bot API and the page under one address.
func pocket(t *testing.T, c Config) *Server {
	t.Helper()
	s := New(c)
	mux := http.NewServeMux()
	mux.Handle("/phone/", s.Phone())
	mux.Handle("/", s)
	server := httptest.NewServer(mux)
	s.url, s.failing = server.URL, t
	t.Cleanup(func() {
		s.Close()
		server.Close()
		for _, v := range s.Violations() {
			t.Errorf("telegram: %s", v)
		}
	})
	return s
}

// tap does what the page does; it returns the status and the error.
func tap(t *testing.T, s *Server, path, body string) (int, string) {
	t.Helper()
	response, err := http.Post(s.URL()+"/phone/api/"+path, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct{ Error string }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, answer.Error
}

func screen(t *testing.T, s *Server, query string) phoneChat {
	t.Helper()
	var chat phoneChat
	if err := json.Unmarshal(get(t, s.URL()+"/phone/api/chat?"+query), &chat); err != nil {
		t.Fatal(err)
	}
	return chat
}

func TestPhoneTellsWhatChanged(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna", Language("es"))
	s.Person("Bea")
	accepted(t, ask(t, s, "setMyName", "name", "Clinic"))
	accepted(t, ask(t, s, "setMyDescription", "description", "We help."))
	accepted(t, ask(t, s, "setMyDescription", "description", "Ayudamos.", "language_code", "es"))
	accepted(t, ask(t, s, "setMyCommands", "commands", `[{"command":"help","description":"Help"}]`))
	chat := screen(t, s, "as=anna")
	if chat.Started || chat.Bot.Name != "Clinic" || chat.Bot.Description != "Ayudamos." || len(chat.Bot.Commands) != 1 || len(chat.People) != 2 || chat.Me.Language != "es" {
		t.Errorf("first look %+v", chat)
	}
	if code, _ := tap(t, s, "start?as=anna", `{"payload":"visit_7"}`); code != 200 {
		t.Errorf("start: %d", code)
	}
	id := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "<b>Hi</b>", "parse_mode", "HTML", "reply_markup", `{"inline_keyboard":[[{"text":"A","callback_data":"a"},{"text":"B","url":"https://example.org/"}]]}`)).messageID(t)
	accepted(t, ask(t, s, "sendChatAction", "chat_id", anna.ID(), "action", "typing"))
	chat = screen(t, s, fmt.Sprintf("as=anna&server=%s&since=%d", chat.Server, chat.Rev))
	if !chat.Started || len(chat.Bubbles) != 2 || chat.Bubbles[0].Text != "/start visit_7" || chat.Action != "typing" || chat.ActionMS <= 0 || chat.ActionMS > 5000 {
		t.Errorf("after the start %+v", chat)
	}
	if b := chat.Bubbles[1]; !b.Bot || string(b.Entities) != `[{"type":"bold","offset":0,"length":2}]` || b.Buttons[0][1].URL != "https://example.org/" || b.Buttons[0][0].Kind != "callback" {
		t.Errorf("bubble %+v", b)
	}
	if code, _ := tap(t, s, "press?as=anna", fmt.Sprintf(`{"message":%d,"row":0,"col":0}`, id)); code != 200 {
		t.Errorf("press: %d", code)
	}
	all := decoded(t, s)
	query := all[1].CallbackQuery
	if query == nil || query.Data != "a" {
		t.Fatalf("updates %+v", all)
	}
	accepted(t, ask(t, s, "answerCallbackQuery", "callback_query_id", query.ID, "text", "Fine"))
	accepted(t, ask(t, s, "deleteMessage", "chat_id", anna.ID(), "message_id", int(id)))
	chat = screen(t, s, fmt.Sprintf("as=anna&server=%s&since=%d", chat.Server, chat.Rev))
	if chat.Toast == nil || chat.Toast.Query != query.ID || chat.Toast.Text != "Fine" || len(chat.Bubbles) != 2 || !chat.Bubbles[0].Delivered || !chat.Bubbles[1].Deleted {
		t.Errorf("after the press %+v", chat)
	}
	if whole := screen(t, s, "as=anna&server=other&since=5"); len(whole.Bubbles) != 1 {
		t.Errorf("a page of another server gets the whole chat without what is deleted: %+v", whole.Bubbles)
	}
	if nobody := screen(t, s, "as=zoe"); nobody.Me.Key != "" || len(nobody.People) != 2 {
		t.Errorf("nobody %+v", nobody)
	}
}

func TestPhoneDoesWhatAPersonDoes(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{Limits: Unlimited()})
	steps := []struct {
		path, body string
		code       int
		err        string
	}{
		{"person", `{"name":"Anna"}`, 200, ""},
		{"person", `{"name":"  "}`, 400, "a name has 1 to 64 characters"},
		{"say?as=zoe", `{"text":"x"}`, 404, "nobody of this name has a phone here"},
		{"start?as=anna", `{"payload":"no spaces"}`, 409, `a start payload has 1 to 64 of A-Za-z0-9_-, not "no spaces"`},
		{"start?as=anna", `{}`, 200, ""},
		{"say?as=anna", `{"text":"hello"}`, 200, ""},
		{"say?as=anna", `{"text":"  "}`, 409, "a phone does not send an empty message"},
		{"say?as=anna", `{"text":"x","reply":424242}`, 409, "there is no message 424242 to answer"},
		{"say?as=anna", `nonsense`, 400, "unreadable request: invalid character 'o' in literal null (expecting 'u')"},
		{"edit?as=anna", `{"id":424242,"text":"x"}`, 409, "there is no own message 424242 to edit"},
		{"press?as=anna", `{"message":424242}`, 409, "the button is gone"},
		{"press?as=anna", `{"message":0,"label":"Yes"}`, 409, `there is no button "Yes"`},
		{"location?as=anna", `{"latitude":51.5,"longitude":-0.1}`, 200, ""},
		{"location?as=anna", `{"latitude":91}`, 409, "there is no such place on Earth"},
		{"contact?as=anna", `{}`, 200, ""},
		{"language?as=anna", `{"language":"ar"}`, 200, ""},
		{"language?as=anna", `{"language":""}`, 409, "a language is a tag such as en or es"},
		{"block?as=anna", `{"blocked":true}`, 200, ""},
		{"say?as=anna", `{"text":"x"}`, 409, "the bot is blocked; unblock it first"},
		{"block?as=anna", `{"blocked":false}`, 200, ""},
	}
	for _, step := range steps {
		if code, err := tap(t, s, step.path, step.body); code != step.code || err != step.err {
			t.Errorf("%s %s: %d %q, want %d %q", step.path, step.body, code, err, step.code, step.err)
		}
	}
	anna := s.Person("Anna")
	hello := anna.Transcript()[1].ID
	if code, err := tap(t, s, "edit?as=anna", fmt.Sprintf(`{"id":%d,"text":"hello!"}`, hello)); code != 200 {
		t.Error(code, err)
	}
	if b, _ := anna.Bubble(hello); b.Text != "hello!" || !b.Edited {
		t.Errorf("edited %+v", b)
	}
	if updates := decoded(t, s); len(updates) != 7 { // start, hello, location, contact, blocked, unblocked, edit
		t.Errorf("%d updates", len(updates))
	}
}

func TestPhoneSendsAndShowsFiles(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	send := func(kind, name, mimeType string, data []byte) int {
		t.Helper()
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		_ = form.WriteField("kind", kind)
		_ = form.WriteField("caption", "see this")
		part, err := form.CreatePart(map[string][]string{
			"Content-Disposition": {fmt.Sprintf(`form-data; name="file"; filename=%q`, name)}, "Content-Type": {mimeType},
		})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write(data)
		_ = form.Close()
		response, err := http.Post(s.URL()+"/phone/api/send?as=anna", form.FormDataContentType(), &body)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		return response.StatusCode
	}
	for _, c := range []struct {
		kind, name, mime string
		data             []byte
		code             int
	}{
		{"photo", "p.png", "image/png", Picture(40, 30), 200},
		{"photo", "p.png", "image/png", []byte("no picture"), 409},
		{"document", "evil.html", "text/html", []byte("<script>alert(1)</script>"), 200},
		{"voice", "v.ogg", "audio/ogg", []byte("OggS"), 200},
		{"hologram", "h", "x/y", []byte("x"), 400},
	} {
		if code := send(c.kind, c.name, c.mime, c.data); code != c.code {
			t.Errorf("%s: %d, want %d", c.kind, code, c.code)
		}
	}
	bubbles := anna.Transcript()
	if len(bubbles) != 3 || bubbles[0].Text != "see this" || !bytes.Equal(bubbles[0].File, Picture(40, 30)) || bubbles[1].FileName != "evil.html" {
		t.Fatalf("bubbles %+v", bubbles)
	}
	for i, want := range []string{"image/png", "application/octet-stream", "audio/ogg"} {
		response, err := http.Get(fmt.Sprintf("%s/phone/api/file?as=anna&message=%d", s.URL(), bubbles[i].ID))
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if got := response.Header.Get("Content-Type"); got != want || response.Header.Get("Content-Security-Policy") != "default-src 'none'; sandbox" || response.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("file %d: %v", i, response.Header)
		}
	}
	response, err := http.Get(s.URL() + "/phone/api/file?as=anna&message=1")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != 404 {
		t.Errorf("status %d", response.StatusCode)
	}
}

func TestPhoneIsLive(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	response, err := http.Get(s.URL() + "/phone/api/events?as=anna")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	lines := bufio.NewScanner(response.Body)
	next := func() (rev uint64) {
		t.Helper()
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var news struct{ Rev uint64 }
				if err := json.Unmarshal([]byte(data), &news); err != nil {
					t.Fatal(err)
				}
				return news.Rev
			}
		}
		t.Fatal("the stream ended")
		return 0
	}
	if rev := next(); rev != 0 {
		t.Errorf("revision %d", rev)
	}
	anna.Says("x")
	if rev := next(); rev != 1 {
		t.Errorf("revision %d", rev)
	}
	for i := range 100 {
		anna.Says(fmt.Sprint(i))
	}
	for rev := next(); rev != 101; rev = next() { // fewer events than changes, but the last one is told
		if rev > 101 {
			t.Fatalf("revision %d", rev)
		}
	}
	s.Close()
	if _, err := io.ReadAll(response.Body); err != nil {
		t.Errorf("the stream does not end well: %v", err)
	}
}

func TestPhonePageIsStrict(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{})
	s.Person("Anna")
	for _, path := range []string{"/phone/", "/phone/phone.css", "/phone/phone.js", "/phone/icon.svg", "/phone/api/chat?as=anna"} {
		response, err := http.Get(s.URL() + path)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		policy := response.Header.Get("Content-Security-Policy")
		if response.StatusCode != 200 || !strings.HasPrefix(policy, "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:;") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: %d %q", path, response.StatusCode, policy)
		}
		if path == "/phone/" {
			for _, bad := range []string{" style=", " onclick=", "<style", "<script>"} {
				if bytes.Contains(body, []byte(bad)) {
					t.Errorf("the page holds %q", bad)
				}
			}
		}
	}
	request, err := http.NewRequest(http.MethodPost, s.URL()+"/phone/api/say?as=anna", strings.NewReader(`{"text":"x"}`))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Origin", "https://elsewhere.example")
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("another site may write as Anna: %d", response.StatusCode)
	}

	// The handler works without the prefix as well.
	w := httptest.NewRecorder()
	s.Phone().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/chat?as=anna", nil))
	if w.Code != 200 {
		t.Errorf("without prefix: %d", w.Code)
	}
	w = httptest.NewRecorder()
	s.Phone().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/phone", nil))
	if w.Code != http.StatusMovedPermanently {
		t.Errorf("without slash: %d", w.Code)
	}
}

// browser starts a real Chromium with one tab of this size.
func browser(t *testing.T, width, height int64) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("no Chromium is installed; on Debian: apt-get install chromium")
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir())}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking", "disable-component-update",
		"disable-sync", "disable-dev-shm-usage", "use-fake-device-for-media-stream", "use-fake-ui-for-media-stream", "force-prefers-reduced-motion",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	timed, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	go func() {
		for m, err := range chromedp.Console(timed) {
			if err != nil {
				return
			}
			t.Errorf("console: %v", m)
		}
	}()
	return timed
}

type void = chromedp.Void

// do runs steps in the page; if one fails, the page is saved for a look (go test -artifacts).
func do(ctx context.Context, t *testing.T, what string, steps ...chromedp.Action[void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		if png, e := chromedp.Run(context.WithoutCancel(ctx), chromedp.CaptureScreenshot()); e == nil {
			_ = os.WriteFile(filepath.Join(t.ArtifactDir(), "failed.png"), png, 0o600)
		}
		t.Fatalf("%s: %v", what, err)
	}
}

// until waits until a JavaScript expression is true.
func until(expression string) chromedp.Action[void] {
	return chromedp.Poll[void](expression, chromedp.WithPollingTimeout(25*time.Second))
}

// says waits until the page shows a text.
func says(text string) chromedp.Action[void] {
	return until(fmt.Sprintf(`document.getElementById("log").innerText.includes(%q)`, text))
}

func TestPhoneInTheBrowser(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	s.Person("Omar", Language("ar"))
	accepted(t, ask(t, s, "setMyDescription", "description", "Ask the clinic."))
	accepted(t, ask(t, s, "setMyCommands", "commands", `[{"command":"help","description":"Help"}]`))
	send := func(text string, more ...any) MessageID {
		t.Helper()
		return accepted(t, ask(t, s, "sendMessage", append([]any{"chat_id", anna.ID(), "text", text, "parse_mode", "HTML"}, more...)...)).messageID(t)
	}
	ctx := browser(t, 360, 740)

	do(ctx, t, "start", chromedp.Navigate(s.URL()+"/phone/?as=anna&start=visit_7"),
		until(`document.getElementById("description").innerText === "Ask the clinic."`), chromedp.Click("#start"), says("/start visit_7"))
	do(ctx, t, "write", chromedp.SendKeys("#text", "How do I cancel?\n"), says("How do I cancel?"))
	if b := anna.Transcript(); len(b) != 2 || b[1].Text != "How do I cancel?" {
		t.Fatalf("bubbles %+v", b)
	}
	do(ctx, t, "one tick", until(`document.querySelectorAll('#log use[href="#i-tick"]').length === 2`))
	decoded(t, s)
	do(ctx, t, "two ticks", until(`document.querySelectorAll('#log use[href="#i-ticks"]').length === 2`))

	accepted(t, ask(t, s, "sendChatAction", "chat_id", anna.ID(), "action", "typing"))
	do(ctx, t, "typing", until(`document.getElementById("status").innerText === "typing…" && !document.getElementById("typing").hidden`))
	id := send(`<b>Call</b> us &lt;img src=x onerror=alert(1)&gt; <a href="https://example.org/">page</a> <tg-spoiler>later</tg-spoiler>`,
		"reply_parameters", fmt.Sprintf(`{"message_id":%d}`, anna.Transcript()[1].ID),
		"reply_markup", `{"inline_keyboard":[[{"text":"That helped","callback_data":"y"}],[{"text":"Person","callback_data":"p","style":"primary"}]]}`)
	node := fmt.Sprintf("#m%d", id)
	do(ctx, t, "answer", says("<img src=x onerror=alert(1)>"),
		until(fmt.Sprintf(`(m => m.querySelector("strong + .body, .body strong").innerText === "Call" && !m.querySelector("img") && m.querySelector(".body a").rel.includes("noopener") && m.querySelector(".quote").innerText.includes("How do I cancel?"))(document.querySelector(%q))`, node)),
		until(`document.getElementById("typing").hidden`))
	do(ctx, t, "spoiler", chromedp.Click(node+" .spoiler"), until(fmt.Sprintf(`document.querySelector(%q).classList.contains("open")`, node+" .spoiler")))

	do(ctx, t, "press", chromedp.Click(node+" .keys button"), until(fmt.Sprintf(`document.querySelector(%q).getAttribute("aria-busy") === "true"`, node+" .keys button")))
	press := decoded(t, s)[0].CallbackQuery
	accepted(t, ask(t, s, "answerCallbackQuery", "callback_query_id", press.ID, "text", "Thank you"))
	do(ctx, t, "toast", until(`document.getElementById("toast").innerText === "Thank you"`), until(fmt.Sprintf(`!document.querySelector(%q).hasAttribute("aria-busy")`, node+" .keys button")))

	accepted(t, ask(t, s, "editMessageText", "chat_id", anna.ID(), "message_id", int(id), "text", "Corrected"))
	do(ctx, t, "edited", says("Corrected"), until(fmt.Sprintf(`document.querySelector(%q).innerText.includes("edited") && !document.querySelector(%q)`, node, node+" .keys")))

	// With the keyboard alone: edit the last own message, then answer one of the bot's.
	do(ctx, t, "edit", chromedp.Focus("#text"), chromedp.KeyEvent(kb.ArrowUp),
		until(`document.getElementById("text").value === "How do I cancel?" && !document.getElementById("context").hidden`),
		chromedp.SendKeys("#text", " Today.\n"), says("How do I cancel? Today."))
	do(ctx, t, "reply", chromedp.Focus(node+" .more"), chromedp.KeyEvent(kb.Enter), until(`document.getElementById("options").open`), chromedp.Focus("#do-reply"), chromedp.KeyEvent(kb.Enter),
		until(`document.activeElement.id === "text"`), chromedp.SendKeys("#text", "Thanks for that\n"), says("Thanks for that"))
	last := anna.Transcript()
	if b := last[len(last)-1]; b.ReplyTo != id || b.Text != "Thanks for that" {
		t.Errorf("reply %+v", b)
	}
	if b := last[1]; b.Text != "How do I cancel? Today." || !b.Edited {
		t.Errorf("edit %+v", b)
	}

	// A photo becomes a JPEG of at most 1280 pixels; a sound is recorded.
	picture := filepath.Join(t.TempDir(), "photo.png")
	if err := os.WriteFile(picture, Picture(2000, 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	do(ctx, t, "photo", chromedp.SetUploadFiles("#pick-photo", []string{picture}), until(`document.getElementById("preview").open`),
		chromedp.SendKeys("#caption", "my letter\n"), says("my letter"), until(`document.querySelector("#log .photo img").naturalWidth === 1280`))
	do(ctx, t, "record", chromedp.Click("#record"), until(`!document.getElementById("recording").hidden && document.getElementById("recording-time").innerText !== "0:00"`),
		chromedp.Click("#recording-send"), until(`document.querySelector("#log audio")?.duration > 0.5`))
	last = anna.Transcript()
	if b := last[len(last)-2]; b.Kind != "photo" || b.Text != "my letter" || !bytes.HasPrefix(b.File, []byte("\xff\xd8")) {
		t.Errorf("photo %s %q", b.Kind, b.Text)
	}
	if b := last[len(last)-1]; b.Kind != "voice" || len(b.File) < 100 || !bytes.HasPrefix(b.File, []byte("OggS")) {
		t.Errorf("voice %s of %d bytes", b.Kind, len(b.File))
	}
	do(ctx, t, "command", chromedp.Click("#commands-button"), until(`document.getElementById("commands").open`), chromedp.Click("#command-list button"), says("/help"))

	do(ctx, t, "block", chromedp.Click("#open-menu"), chromedp.Click("#block"), until(`!document.getElementById("start").hidden`))
	if r := ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "x"); r.ErrorCode != 403 {
		t.Errorf("blocked, and yet: %s", r)
	}
	do(ctx, t, "unblock", chromedp.Click("#start"), until(`document.getElementById("start").hidden`))
	do(ctx, t, "somebody else", chromedp.Click("#open-menu"), until(`document.getElementById("menu").open`), chromedp.Click(`#people-narrow li:nth-child(2) button`),
		until(`document.title.startsWith("Omar") && location.search === "?as=omar" && document.getElementById("log").children.length === 0`))
	do(ctx, t, "no sideways scrolling", until(`document.documentElement.scrollWidth <= 360`))
}

func TestPhoneOnADesk(t *testing.T) {
	t.Parallel()
	s := pocket(t, Config{Limits: Unlimited()})
	ctx := browser(t, 1280, 800)
	// Nobody is there yet: the page makes somebody, and more on request.
	do(ctx, t, "first person", chromedp.Navigate(s.URL()+"/phone/"), until(`document.title.startsWith("Anna")`))
	do(ctx, t, "second person", chromedp.SendKeys("#add-name", "Zoë\n"), until(`document.title.startsWith("Zoë") && document.querySelectorAll("#people li").length === 2`))
	zoe := s.Person("Zoë")
	zoe.Starts("")
	accepted(t, ask(t, s, "sendMessage", "chat_id", zoe.ID(), "text", "Choose a time", "reply_markup", `{"keyboard":[[{"text":"Morning"},{"text":"Evening"}]],"input_field_placeholder":"Or write a time"}`))
	do(ctx, t, "reply keyboard", until(`document.getElementById("text").placeholder === "Or write a time"`), chromedp.Click(`#keyboard div button:nth-child(2)`), says("Evening"))
	do(ctx, t, "framed", until(`document.querySelector(".phone").getBoundingClientRect().width === 400`), until(`document.querySelector(".phone").getBoundingClientRect().height <= 800`))
	do(ctx, t, "right to left", chromedp.SendKeys("#text", "مرحبا بكم\n"), says("مرحبا"), until(`getComputedStyle(document.querySelector("#log li:last-child .body")).direction === "rtl"`))
	do(ctx, t, "dark", chromedp.Click("#open-menu"), chromedp.SetValue("#theme", "dark"),
		chromedp.Evaluate[void](`document.getElementById("theme").dispatchEvent(new Event("change"))`), until(`getComputedStyle(document.querySelector(".bar")).backgroundColor === "rgb(23, 33, 31)"`))
}
