package console_test

import (
	"errors"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/console"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

// routes lists a request for each route of the console, with what an admin is answered.
func routes(handoff string) []struct {
	method, path string
	status       int
} {
	return []struct {
		method, path string
		status       int
	}{
		{"GET", "/", 303},
		{"GET", "/static/app.css", 200},
		{"GET", "/static/app.js", 200},
		{"GET", "/static/icon.svg", 200},
		{"GET", "/static/nothing", 404},
		{"GET", "/signin", 303},
		{"GET", "/count", 200},
		{"GET", "/chats", 200},
		{"GET", "/chats?team=billing", 200},
		{"GET", "/chats/list", 200},
		{"GET", "/chats/" + handoff, 200},
		{"GET", "/chats/" + handoff + "/talk", 200},
		{"GET", "/chats/" + handoff + "/files/1", 404},
		{"GET", "/chats/nothing", 404},
		{"GET", "/answers", 200},
		{"GET", "/answers?q=cancel&state=due", 200},
		{"GET", "/answers/new", 200},
		{"GET", "/answers/en/fees", 200},
		{"GET", "/answers/en/fees/publish", 404},
		{"GET", "/answers/en/nothing", 404},
		{"GET", "/problems", 200},
		{"GET", "/feedback", 200},
		{"GET", "/feedback?year=2020", 200},
		{"GET", "/nowhere", 404},
		{"POST", "/nowhere", 404},
		{"GET", "/signout", 405},
		{"GET", "/chats/" + handoff + "/take", 405},
		{"DELETE", "/chats/" + handoff, 405},
		{"POST", "/alerts/nothing/seen", 404},
		{"POST", "/chats/" + handoff + "/take", 400},
		{"POST", "/chats/" + handoff + "/reply", 400},
		{"POST", "/chats/" + handoff + "/draft", 204},
		{"POST", "/chats/" + handoff + "/note", 400},
		{"POST", "/chats/" + handoff + "/move", 400},
		{"POST", "/chats/" + handoff + "/return", 400},
		{"POST", "/chats/" + handoff + "/urgent", 400},
		{"POST", "/chats/" + handoff + "/end", 400},
		{"POST", "/answers/new", 422},
		{"POST", "/answers/en/fees", 422},
		{"POST", "/answers/en/nothing", 404},
		{"POST", "/answers/en/nothing/publish", 404},
		{"POST", "/answers/en/nothing/withdraw", 404},
		{"POST", "/answers/en/nothing/discard", 404},
		{"POST", "/problems/parked/00/seen", 303},
		{"POST", "/signin", 401},
		{"POST", "/signout", 303},
	}
}

func TestEveryRouteIsProtected(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	for _, r := range routes(handoff) {
		b := h.as("grace")
		a := b.do(r.method, r.path, "", nil)
		if a.status != r.status {
			t.Errorf("%s %s: status %d, want %d\n%s", r.method, r.path, a.status, r.status, a.words())
		}
		checkHeaders(t, r.method+" "+r.path, a)
	}
}

func checkHeaders(t *testing.T, what string, a answer) {
	t.Helper()
	want := map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
			"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control":                "no-store",
	}
	for name, value := range want {
		if got := a.header.Get(name); got != value {
			t.Errorf("%s: %s is %q, want %q", what, name, got, value)
		}
	}
	if a.header.Get("X-Request-Id") == "" {
		t.Errorf("%s: no request id", what)
	}
	if a.header.Get("Strict-Transport-Security") != "" {
		t.Errorf("%s: HSTS without https", what)
	}
	for _, inline := range []string{"<script>", " style=", "onclick=", "javascript:"} {
		if strings.Contains(a.body, inline) && strings.HasPrefix(a.header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: the page has %q", what, inline)
		}
	}
}

func TestStrangersSeeNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Zebediah").asksForPerson()
	for _, r := range routes(handoff) {
		if strings.HasPrefix(r.path, "/static") || r.path == "/signin" || r.path == "/signout" || strings.Contains(r.path, "nowhere") ||
			r.status == 405 {
			continue
		}
		a := h.browser().do(r.method, r.path, "", nil)
		if a.status != http.StatusSeeOther || !strings.HasPrefix(a.location(), "/signin") {
			t.Errorf("%s %s: a stranger gets status %d to %q", r.method, r.path, a.status, a.location())
		}
		a = h.browser().do(r.method, r.path, "", nil, "X-Part", "1")
		if a.status != http.StatusUnauthorized || strings.Contains(a.body, "Zebediah") {
			t.Errorf("%s %s: a stranger's script gets status %d", r.method, r.path, a.status)
		}
	}
	a := h.browser().do("GET", "/live", "", nil, "Accept", "text/event-stream")
	if a.status != http.StatusUnauthorized {
		t.Errorf("a stranger may listen: status %d", a.status)
	}
}

func TestAgentsHaveTheQueueAndNoMore(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("maria")
	for _, path := range []string{"/answers", "/answers/new", "/answers/en/fees", "/answers/en/fees/publish", "/problems", "/feedback"} {
		b.get(path).sees(t, http.StatusForbidden, "This page is for admins")
	}
	for _, path := range []string{
		"/answers/new", "/answers/en/fees", "/answers/en/fees/publish", "/answers/en/fees/withdraw",
		"/answers/en/fees/discard", "/problems/parked/00/seen",
	} {
		if a := b.post(path, url.Values{"do": {"save"}}); a.status != http.StatusForbidden {
			t.Errorf("POST %s: an agent gets status %d", path, a.status)
		}
	}
	page := b.get("/chats")
	page.sees(t, http.StatusOK, "Chats", "Maria")
	page.lacks(t, `href="/answers"`, `href="/problems"`)
	if log := h.log.String(); !strings.Contains(log, `msg="not allowed"`) || !strings.Contains(log, "staff=maria") {
		t.Errorf("the log does not say that somebody was not allowed:\n%s", log)
	}
}

func TestSecureCookiesAndHSTS(t *testing.T) {
	t.Parallel()
	h := newHouse(t, func(d *console.Deps) { d.Secure = true })
	a := h.browser().post("/signin", url.Values{"staff": {"maria"}, "password": {password}})
	if a.status != http.StatusSeeOther {
		t.Fatalf("status %d\n%s", a.status, a.words())
	}
	cookies := a.header.Values("Set-Cookie")
	if len(cookies) != 2 {
		t.Fatalf("cookies %q", cookies)
	}
	for _, c := range cookies {
		for _, part := range []string{"__Host-frontdesk-", "Path=/", "HttpOnly", "Secure", "SameSite=Lax"} {
			if !strings.Contains(c, part) {
				t.Errorf("cookie %q lacks %s", c, part)
			}
		}
		if strings.Contains(c, "Domain=") {
			t.Errorf("cookie %q names a domain", c)
		}
	}
	if got := a.header.Get("Strict-Transport-Security"); got != "max-age=31536000; includeSubDomains" {
		t.Errorf("HSTS is %q", got)
	}
}

func TestOtherSitesAreRefused(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	b := h.as("maria")
	path := "/chats/" + handoff
	form := b.get(path).form(t, path+"/take")
	for name, headers := range map[string][]string{
		"fetch metadata": {"Sec-Fetch-Site", "cross-site"},
		"same site":      {"Sec-Fetch-Site", "same-site"},
		"origin":         {"Origin", "https://evil.example"},
	} {
		a := b.do("POST", path+"/take", "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), headers...)
		if a.status != http.StatusForbidden || !strings.Contains(a.body, "came from another site") {
			t.Errorf("%s: status %d", name, a.status)
		}
		checkHeaders(t, name, a)
	}
	o, err := h.store.Handoff(t.Context(), handoff)
	h.must(err)
	if o.Owner != "" {
		t.Errorf("another site took a chat for %s", o.Owner)
	}
	a := b.do("POST", path+"/take", "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), "Sec-Fetch-Site", "same-origin")
	if a.status != http.StatusSeeOther {
		t.Errorf("the console itself is refused: status %d", a.status)
	}
}

func TestFaultsAreCalmAndTellNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	missing := b.get("/chats/hnothing")
	missing.sees(t, http.StatusNotFound, "There is nothing here", "Go to the chats", missing.header.Get("X-Request-Id"))
	missing.lacks(t, "not found", "sql", "store")
	b.get("/nowhere").sees(t, http.StatusNotFound, "There is nothing here")
	wrong := b.do("DELETE", "/answers", "", nil)
	wrong.sees(t, http.StatusMethodNotAllowed, "That does not work here")
	if allow := wrong.header.Get("Allow"); !strings.Contains(allow, "GET") {
		t.Errorf("Allow is %q", allow)
	}
	b.post("/answers/new", url.Values{"answer": {strings.Repeat("long ", 100_000)}}).
		sees(t, http.StatusRequestEntityTooLarge, "That is too large")

	h.store.Close() // the database is away
	away := b.get("/answers")
	if away.status != http.StatusServiceUnavailable && away.status != http.StatusInternalServerError {
		t.Errorf("status %d", away.status)
	}
	away.lacks(t, "closed pool", "postgres", "ErrUnavailable", "list answers")
	if !strings.Contains(away.body, away.header.Get("X-Request-Id")) {
		t.Error("the page has no number to ask with")
	}
	if !strings.Contains(h.log.String(), "request="+away.header.Get("X-Request-Id")) {
		t.Error("the log does not know the number on the page")
	}
}

// hostile is what somebody could send to break a page: markup, text that turns round, and the longest that fits.
func hostile() []string {
	return []string{
		`<script>alert(1)</script><img src=x onerror=alert(2)>"'&lt;{{.Me}}`,
		"\u202Egnp.exe\u202C \u2066reversed\u2069 مرحبا بالعالم",
		"👩🏽‍⚕️🏳️‍🌈🇺🇳 Z̷̢͝a̵l̶g̸o̴ \u0000\u0007",
		strings.Repeat("W", 4096),
		"line one\nline two\n\n\tindented",
	}
}

func TestHostileWordsAreOnlyWords(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.patient(7, `<b onmouseover=x>Bobby"; drop table</b>`)
	p.says("hello")
	handoff := p.asksForPerson()
	for _, text := range hostile() {
		p.says(text)
	}
	p.sends(chat.Said{Media: &chat.Media{Kind: chat.MediaDocument, FileID: "f1", Name: `"><script>x</script>.pdf`, Size: 12}})
	p.sends(chat.Said{Media: &chat.Media{Kind: chat.MediaSticker, Detail: "<i>🙂</i>"}})
	b := h.as("grace")
	b.takes(handoff)
	for _, text := range hostile() {
		if a := b.replies(handoff, text); a.status != http.StatusSeeOther {
			t.Fatalf("reply: status %d\n%s", a.status, a.words())
		}
	}
	for _, path := range []string{"/chats/" + handoff, "/chats/" + handoff + "/talk", "/chats", "/chats/list"} {
		page := b.get(path)
		page.sees(t, http.StatusOK)
		page.lacks(t, "<script>alert", "<img src=x", "<b onmouseover", "<script>x", "<i>🙂")
	}
	page := b.get("/chats/" + handoff)
	for _, text := range hostile()[1:] {
		want := html.EscapeString(strings.ReplaceAll(text, "\x00", ""))
		if !strings.Contains(strings.ReplaceAll(page.body, "\uFFFD", ""), want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if log := h.log.String(); strings.Contains(log, "Bobby") || strings.Contains(log, "Zalgo") || strings.Contains(log, "WWWW") {
		t.Error("the log holds words of a patient")
	}
}

func TestQueueHasLanes(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ana := h.patient(1, "Ana")
	ana.says("do you have a magic carpet")
	first := ana.asksForPerson()
	ben := h.patient(2, "Ben").asksForPerson()
	cleo := h.patient(3, "Cleo").asksForPerson()
	dora := h.patient(4, "Dora")
	dora.says("my chest is tight and i can't breathe")
	h.as("tom").takes(cleo)
	b := h.as("maria")
	b.takes(ben)
	page := b.get("/chats")
	page.sees(t, http.StatusOK, "Urgent", "Emergency sign", "Nobody has confirmed it yet", "Dora", "I have seen this",
		"do you have a magic carpet", "Asked for a person", "with <bdi>Tom</bdi>", "<title>(2) Chats")
	order(t, page.body, `id="lane-urgent"`, "Dora", `id="lane-waiting"`, "Ana", `id="lane-mine"`, "Ben", `id="lane-others"`, "Cleo")

	h.clock.forward(65 * time.Minute)
	b = h.as("maria")
	b.get("/chats").sees(t, http.StatusOK, "1 hour 5 minutes")
	filtered := b.get("/chats?team=billing")
	filtered.sees(t, http.StatusOK, "Dora", "Ben")
	filtered.lacks(t, ">Ana<", ">Cleo<")

	alerts, err := h.store.OpenAlerts(t.Context())
	h.must(err)
	if len(alerts) != 1 {
		t.Fatalf("%d alerts", len(alerts))
	}
	a := b.post("/alerts/"+alerts[0].ID+"/seen", nil)
	if a.location() != "/chats?done=seen" {
		t.Fatalf("status %d to %q\n%s", a.status, a.location(), a.body)
	}
	seen := b.get(a.location())
	seen.sees(t, http.StatusOK, "Everybody can see now")
	seen.lacks(t, "Emergency sign")
	b.get("/chats/"+dora.handoff()).sees(t, http.StatusOK, "Maria has seen the alert.", "Sign of an emergency")
	_ = first
}

func order(t *testing.T, body string, words ...string) {
	t.Helper()
	at := 0
	for _, w := range words {
		i := strings.Index(body[at:], w)
		if i < 0 {
			t.Fatalf("%q does not come after the words before it in:\n%s", w, body)
		}
		at += i
	}
}

func TestProblemsPage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.as("grace").get("/problems").sees(t, http.StatusOK, "Everything was delivered.", "Nothing was put aside.")
	p := h.patient(7, "Ana")
	handoff := p.asksForPerson()
	b := h.as("grace")
	b.takes(handoff)
	b.arrived(handoff)
	h.telegram.refuseCalls(&desk.Bury{Code: "blocked", Blocked: true})
	if a := b.replies(handoff, "Are you still there?"); a.status != http.StatusSeeOther {
		t.Fatalf("status %d\n%s", a.status, a.words())
	}
	ref := store.Ref{Door: "tg:1", Chat: 7}
	h.must(h.store.Park(t.Context(), &ref, "tg:9:1", "handler", []byte(`{"message":{"text":"\u202Ewhat <b>is</b> this"}}`), h.clock.now()))
	h.must(h.store.Park(t.Context(), nil, "tg:9:2", "decode", []byte("\x00\x01 not json"), h.clock.now()))
	eventually(t, func() string {
		page := b.get("/problems")
		if !strings.Contains(page.body, "the patient has stopped the bot") {
			return "no undelivered letter"
		}
		page.sees(t, http.StatusOK, "Ana", "Are you still there?", "what &lt;b&gt;is&lt;/b&gt; this", "not json", "I have looked at this",
			`href="/chats/`+handoff+`"`)
		page.lacks(t, "\u202E", "<b>is")
		return ""
	})
	eventually(t, func() string {
		talk := b.get("/chats/" + handoff)
		if !strings.Contains(talk.body, "Not delivered: the patient has stopped the bot") {
			return "the chat does not say that it was not delivered"
		}
		return ""
	})
	page := b.get("/problems")
	_, rest, _ := strings.Cut(page.body, "/problems/parked/")
	stamp, _, _ := strings.Cut(rest, "/")
	if a := b.post("/problems/parked/"+stamp+"/seen", nil); a.location() != "/problems?done=parked" {
		t.Fatalf("status %d", a.status)
	}
	after := b.get("/problems")
	if strings.Count(after.body, "/problems/parked/") != 1 {
		t.Error("what was looked at is still on the list, or the rest is gone")
	}
}

func TestACardThatDidNotArriveIsNotCalledSent(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.telegram.refuseCalls(&desk.Bury{Code: "chat_not_found"})
	p := h.patient(7, "Omar")
	p.says("i want to end it all")
	b := h.as("grace")
	path := "/chats/" + p.handoff()
	eventually(t, func() string {
		if !strings.Contains(b.get(path).body, "The safety card did not reach the patient. Call them if you can.") {
			return "staff are not told that the card did not arrive"
		}
		return ""
	})
	b.get(path).lacks(t, "was sent the safety card", "Sent the safety card")
	b.get("/problems").sees(t, http.StatusOK, "Safety card to the patient", "This person may be in danger")
}

func TestFeedbackPage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	b.get("/feedback").sees(t, http.StatusOK, "Overall, how was your experience of our service?", "There are no answers for these months yet.")
	now := time.Now().In(h.desk.Clinic().Location)
	lastMonth := time.Date(now.Year(), now.Month(), 1, 12, 0, 0, 0, time.UTC).AddDate(0, -1, 9)
	for i := range 4 {
		h.patient(int64(50+i), "Ana").rates("very_good", "", lastMonth)
	}
	few := b.get("/feedback")
	few.sees(t, http.StatusOK, "hidden", "fewer than 5 answers", "Very good &#43; Good")
	few.lacks(t, "100.0")
	for i := range 6 {
		h.patient(int64(60+i), "Ben").rates("poor", fmt.Sprintf("The <b>wait</b> was %d hours.", i), lastMonth)
	}
	b.get("/feedback").sees(t, http.StatusOK, "40.0", "60.0", "n = 10", "The &lt;b&gt;wait&lt;/b&gt; was 3 hours.", "Poor", lastMonth.Format("January 2006"))
	// What came in this month is not told before it is over.
	h.patient(70, "Cleo").rates("very_good", "only today", now)
	b.get("/feedback").sees(t, http.StatusOK, "n = 10")
	b.get("/feedback").lacks(t, "only today")
}

// rates answers the feedback question as people do: the command, a button, and perhaps a word.
func (p *patient) rates(code, why string, at time.Time) {
	p.h.t.Helper()
	p.does(chat.Commanded{Message: 1, Name: "feedback"}, at)
	data := ""
	testkit.Eventually(p.h.t, 30*time.Second, func() error {
		for _, b := range p.h.telegram.sent(p.chat) {
			for _, row := range b.Buttons {
				for _, button := range row {
					if strings.HasSuffix(button.Data, "."+code) {
						data = button.Data
						return nil
					}
				}
			}
		}
		return errors.New("there is no button for the answer")
	})
	p.does(chat.Pressed{Message: 2, Data: data}, at)
	if why != "" {
		p.does(chat.Said{Message: 3, Text: chat.Text(why)}, at)
	}
}

// eventually waits for what other goroutines do: until there is no problem any more.
func eventually(t testing.TB, problem func() string) {
	t.Helper()
	testkit.Eventually(t, 30*time.Second, func() error {
		if p := problem(); p != "" {
			return errors.New(p)
		}
		return nil
	})
}

func blocked(chatID int64) desk.Incoming {
	return desk.Incoming{
		Ref: store.Ref{Door: "tg:1", Chat: chatID}, Stamp: fmt.Sprintf("tg:%d:blocked", chatID), At: time.Now(), Event: chat.Blocked{},
	}
}

func TestLivePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("maria")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.server.URL+"/live", nil)
	h.must(err)
	r.Header.Set("Accept", "text/event-stream")
	resp, err := b.client.Do(r)
	h.must(err)
	defer resp.Body.Close()
	lines := make(chan string, 100)
	go func() {
		defer close(lines)
		data := make([]byte, 4096)
		for {
			n, err := resp.Body.Read(data)
			for line := range strings.SplitSeq(string(data[:n]), "\n") {
				if line != "" {
					lines <- line
				}
			}
			if err != nil {
				return
			}
		}
	}()
	expect := func(want string) {
		t.Helper()
		timeout := time.NewTimer(10 * time.Second)
		defer timeout.Stop()
		for {
			select {
			case line, ok := <-lines:
				if !ok {
					t.Fatalf("the stream ended before %q", want)
				}
				if strings.Contains(line, want) {
					return
				}
			case <-timeout.C:
				t.Fatalf("no %q", want)
			}
		}
	}
	expect("event: live")
	p := h.patient(7, "Zebediah")
	handoff := p.asksForPerson()
	expect(`"name":"opened","about":"` + handoff + `"`)
	h.feed.fail()
	expect("event: lost")
	if _, err := io.ReadAll(resp.Body); err != nil {
		t.Errorf("the stream does not end in good order: %v", err)
	}
	eventually(t, func() string {
		if h.feed.watching() != 0 {
			return "somebody still watches"
		}
		return ""
	})
}

func TestASlowPageIsCutOff(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.server.URL+"/live", nil)
	h.must(err)
	r.Header.Set("Accept", "text/event-stream")
	resp, err := h.as("maria").client.Do(r)
	h.must(err)
	defer resp.Body.Close() // and never read
	testkit.Eventually(t, 20*time.Second, func() error {
		for range 20_000 {
			h.feed.tell(console.Change{Family: "handoff", Name: "said", About: "hsomebody", Team: "front-desk"})
		}
		if h.feed.watching() > 0 {
			return errors.New("the feed still waits for a page that does not read")
		}
		return nil
	})
}

func TestNamesStayOutOfTitlesAndAddresses(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Zebediah").asksForPerson()
	b := h.as("grace")
	for _, path := range []string{"/chats", "/chats/" + handoff} {
		page := b.get(path)
		title, _, _ := strings.Cut(page.body, "</title>")
		if strings.Contains(title, "Zebediah") || !strings.Contains(page.body, "Zebediah") {
			t.Errorf("%s: browsers remember titles: %s", path, title)
		}
	}
}

func TestLivePageWithoutFeed(t *testing.T) {
	t.Parallel()
	h := newHouse(t, func(d *console.Deps) { d.Watch = nil })
	if a := h.as("maria").do("GET", "/live", "", nil, "Accept", "text/event-stream"); a.status != http.StatusNoContent {
		t.Errorf("status %d", a.status)
	}
	h.as("maria").get("/chats").lacks(t, "data-live")
}
