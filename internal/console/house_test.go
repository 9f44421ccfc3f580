package console_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/chat"
	"frontdesk/internal/console"
	"frontdesk/internal/desk"
	"frontdesk/internal/feedback"
	"frontdesk/internal/safety"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// house is the console in front of a real desk and a real PostgreSQL, with Telegram played by a sender.
type house struct {
	t        testing.TB
	store    *store.Store
	desk     *desk.Desk
	telegram *telegram
	log      *logBook
	server   *httptest.Server
	files    *phoneFiles
	feed     *feed
	typed    *typed
	clock    *clock
}

const password = "correct horse battery"

// lexicon and words are read once.
var (
	lexicon = sync.OnceValues(safety.Load)
	words   = sync.OnceValues(chat.LoadWords)
)

// hashOfPassword is made once: it costs 46 MiB and some time.
var hashOfPassword = sync.OnceValues(func() (string, error) { return console.HashPassword(password) })

func newHouse(t testing.TB, change ...func(*console.Deps)) *house {
	t.Helper()
	db := testkit.Postgres(t)
	ctx := t.Context()
	var key store.MasterKey
	copy(key[:], "a key that only tests have, really")
	s, err := store.Open(ctx, store.Config{Clinic: "main", URL: db.URL, KeysURL: db.KeysURL, Master: key, Connections: 6})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{
		t: t, store: s, telegram: &telegram{}, log: &logBook{}, files: &phoneFiles{}, feed: &feed{}, typed: &typed{},
		clock: &clock{},
	}
	log := slog.New(slog.NewTextHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	h.furnish()
	h.startDesk(log)
	deps := console.Deps{
		Desk: h.desk, Store: s, Log: log, Now: h.clock.now, Watch: h.feed.watch, Files: h.files, Typing: h.typed.typing,
		Version: "test",
	}
	for _, c := range change {
		c(&deps)
	}
	handler, err := console.New(deps)
	if err != nil {
		t.Fatal(err)
	}
	h.server = httptest.NewServer(handler)
	t.Cleanup(h.server.Close)
	t.Cleanup(h.server.CloseClientConnections)
	return h
}

// furnish makes a clinic with answers and accounts.
func (h *house) furnish() {
	h.t.Helper()
	ctx, now := h.t.Context(), h.clock.now()
	settings := chat.Settings{
		Name: "Green Lane Clinic", TimeZone: "Europe/London", Languages: []string{"en", "es"},
		Numbers: chat.Numbers{Emergency: "999", Urgent: "111", Crisis: "116 123", CrisisName: "Samaritans", FrontDesk: "01234 555 0110"},
		Hours:   chat.Hours{"mon-sun": {"00:00-24:00"}},
		Teams:   []string{"front-desk", "billing"},
	}
	h.must(h.store.SaveSettings(ctx, settings, "test", now))
	_, err := h.store.SaveAndPublish(ctx, entries(), "test", now)
	h.must(err)
	hash, err := hashOfPassword()
	h.must(err)
	for _, a := range []store.Staff{
		{ID: "maria", Name: "Maria", Role: store.Agent},
		{ID: "tom", Name: "Tom", Role: store.Agent},
		{ID: "grace", Name: "Grace", Role: store.Admin},
		{ID: "ada", Name: "Ada", Role: store.Admin},
		{ID: "gone", Name: "Gone", Role: store.Agent},
	} {
		a.Password, a.CreatedAt = hash, now
		h.must(h.store.AddStaff(ctx, a, "test", now))
	}
	h.must(h.store.DisableStaff(ctx, "gone", "test", now))
}

func entries() []faq.Entry {
	return []faq.Entry{
		{
			ID: "cancel-appointment", Lang: "en", Topic: "appointments", Owner: "Grace",
			Question: "How do I cancel my appointment?",
			Variants: []string{"I need to call off my visit", "cancel booking", "can i cancel my appointment"},
			Answer:   "Send us a message or call us at least one day before. There is no fee.",
			ReviewBy: faq.Date{Year: 2020, Month: 1, Day: 31},
		},
		{
			ID: "opening-hours", Lang: "en", Topic: "visiting", Owner: "Grace", Question: "When are you open?",
			Variants: []string{"opening hours", "what time do you open", "are you open on saturday"},
			Answer:   "We are open Monday to Friday, 8 am to 6.30 pm, and on Saturday from 9 am to noon.",
			ReviewBy: faq.Date{Year: 2999, Month: 1, Day: 31},
		},
		{
			ID: "parking", Lang: "en", Topic: "visiting", Question: "Where can I park?",
			Variants: []string{"is there a car park", "parking near the clinic"},
			Answer:   "There is a free car park behind the clinic. Two places by the door are for people with a blue badge.",
		},
		{
			ID: "fees", Lang: "en", Topic: "money", Team: "billing", Question: "How much does a visit cost?",
			Variants: []string{"what do you charge", "price of a consultation"},
			Answer:   "A first visit costs 60 pounds. A short follow-up is free.",
		},
	}
}

func (h *house) startDesk(log *slog.Logger) {
	h.t.Helper()
	lexicon, err := lexicon()
	h.must(err)
	words, err := words()
	h.must(err)
	h.desk, err = desk.New(desk.Config{
		Store: h.store, Log: log, Now: time.Now,
		Base:    chat.Clinic{Lexicon: lexicon, Words: words, Rules: feedback.DefaultRules(), Waits: chat.DefaultWaits()},
		Senders: map[store.Door]desk.Sender{store.DoorTelegram: h.telegram, store.DoorAlert: h.telegram, store.DoorNATS: h.feed},
	})
	h.must(err)
	ctx, stop := context.WithCancel(context.WithoutCancel(h.t.Context()))
	done := make(chan error, 1)
	go func() { done <- h.desk.Run(ctx) }()
	h.t.Cleanup(func() {
		h.telegram.release()
		stop()
		if err := <-done; err != nil {
			h.t.Errorf("desk: %v", err)
		}
		h.store.Close()
	})
	testkit.Eventually(h.t, 30*time.Second, func() error {
		if !h.desk.Available() || h.desk.Clinic() == nil {
			return fmt.Errorf("the desk has not begun")
		}
		return nil
	})
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// ---- Patients

// patient is somebody who writes.
type patient struct {
	h     *house
	chat  int64
	name  string
	count int
}

func (h *house) patient(chatID int64, name string) *patient {
	return &patient{h: h, chat: chatID, name: name}
}

func (p *patient) says(text string) { p.sends(chat.Said{Text: chat.Text(text)}) }

func (p *patient) sends(e chat.Said) {
	p.h.t.Helper()
	e.Message = chat.MessageID(p.count + 1)
	e.Profile = chat.Profile{Name: chat.Text(p.name), Language: "en"}
	p.does(e, time.Now())
}

// does is anything that a patient can do, at a time.
func (p *patient) does(e chat.Event, at time.Time) {
	p.h.t.Helper()
	p.count++
	p.h.must(p.h.desk.Handle(p.h.t.Context(), desk.Incoming{
		Ref: store.Ref{Door: "tg:1", Chat: p.chat}, Stamp: fmt.Sprintf("tg:%d:%d", p.chat, p.count), At: at, Event: e,
	}))
}

// asksForPerson opens a chat and returns its id.
func (p *patient) asksForPerson() string {
	p.h.t.Helper()
	p.says("talk to a person")
	return p.handoff()
}

func (p *patient) handoff() string {
	p.h.t.Helper()
	id, err := p.h.store.Find(p.h.t.Context(), &store.Ref{Door: "tg:1", Chat: p.chat}, "", "")
	p.h.must(err)
	queue, err := p.h.store.Queue(p.h.t.Context(), "")
	p.h.must(err)
	for _, q := range queue {
		if q.Conversation == id {
			return q.ID
		}
	}
	p.h.t.Fatalf("%s has no open chat", p.name)
	return ""
}

func (h *house) transcript(handoff string) []store.Message {
	h.t.Helper()
	o, err := h.store.Handoff(h.t.Context(), handoff)
	h.must(err)
	list, err := h.store.Transcript(h.t.Context(), o.Conversation, 0)
	h.must(err)
	return list
}

// said counts messages of staff with these words.
func (h *house) said(handoff, text string) int {
	h.t.Helper()
	n := 0
	for _, m := range h.transcript(handoff) {
		if m.Author == store.AuthorStaff && m.Text == text {
			n++
		}
	}
	return n
}

// telegram is the outside world: it takes bubbles, refuses them, or keeps the call open.
type telegram struct {
	mu     sync.Mutex
	got    []store.Bubble
	refuse error
	hold   chan struct{}
}

func (s *telegram) Send(ctx context.Context, l store.Letter) error {
	s.mu.Lock()
	hold, refuse := s.hold, s.refuse
	s.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if refuse != nil {
		return refuse
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.got = append(s.got, *l.Bubble)
	return nil
}

func (s *telegram) holdCalls() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hold = make(chan struct{})
}

func (s *telegram) refuseCalls(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = err
}

func (s *telegram) release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.hold != nil {
		close(s.hold)
		s.hold = nil
	}
	s.refuse = nil
}

// sent lists what a chat got.
func (s *telegram) sent(chatID int64) []store.Bubble {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []store.Bubble
	for _, b := range s.got {
		if b.Chat == chatID {
			list = append(list, b)
		}
	}
	return list
}

func (s *telegram) count(text string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, b := range s.got {
		if strings.Contains(b.Text.Plain(), text) {
			n++
		}
	}
	return n
}

// feed passes facts on to open pages, as main does from NATS.
type feed struct {
	mu       sync.Mutex
	watchers map[int]func(console.Change)
	count    int
	down     error
	ended    chan struct{}
}

func (f *feed) Send(_ context.Context, l store.Letter) error {
	f.tell(console.Change{Family: l.Fact.Family, Name: l.Fact.Name, About: l.Fact.About, Team: l.Fact.Team, Seq: l.Seq})
	return nil
}

// tell passes on one fact.
func (f *feed) tell(change console.Change) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, w := range f.watchers {
		w(change)
	}
}

func (f *feed) watch(ctx context.Context, change func(console.Change)) error {
	f.mu.Lock()
	if f.down != nil {
		defer f.mu.Unlock()
		return f.down
	}
	if f.ended == nil {
		f.ended = make(chan struct{})
	}
	ended := f.ended
	if f.watchers == nil {
		f.watchers = map[int]func(console.Change){}
	}
	f.count++
	id := f.count
	f.watchers[id] = change
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.watchers, id)
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ended:
		return io.EOF
	}
}

func (f *feed) watching() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.watchers)
}

// fail ends all feeds and refuses new ones until mend.
func (f *feed) fail() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.down = io.EOF
	if f.ended != nil {
		close(f.ended)
		f.ended = nil
	}
}

func (f *feed) mend() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.down = nil
}

// phoneFiles are what patients have sent.
type phoneFiles struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (p *phoneFiles) put(id string, data []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil {
		p.files = map[string][]byte{}
	}
	p.files[id] = data
}

func (p *phoneFiles) Open(_ context.Context, id string) (io.ReadCloser, int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	data, ok := p.files[id]
	if !ok {
		return nil, 0, os.ErrNotExist
	}
	return io.NopCloser(bytes.NewReader(data)), int64(len(data)), nil
}

type typed struct {
	mu    sync.Mutex
	count int
}

func (t *typed) typing(context.Context, store.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.count++
}

func (t *typed) times() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.count
}

// clock is the console's, which a test can set forward.
type clock struct {
	mu    sync.Mutex
	ahead time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.ahead)
}

func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ahead += d
}

// logBook keeps the log.
type logBook struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// ---- Browsers

// browser is a member of staff at a screen, over real HTTP.
type browser struct {
	h      *house
	client *http.Client
}

func (h *house) browser() *browser {
	h.t.Helper()
	jar, err := cookiejar.New(nil)
	h.must(err)
	return &browser{h, &http.Client{
		Jar:           jar,
		Transport:     &http.Transport{},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// as is a browser with a session, without the cost of a password.
func (h *house) as(staff string) *browser {
	h.t.Helper()
	b := h.browser()
	token, err := h.store.StartSession(h.t.Context(), staff, h.clock.now())
	h.must(err)
	u, err := url.Parse(h.server.URL)
	h.must(err)
	b.client.Jar.SetCookies(u, []*http.Cookie{{Name: "frontdesk-session", Value: token, Path: "/"}})
	return b
}

// answer is what came back, read to the end.
type answer struct {
	status int
	header http.Header
	body   string
}

func (a answer) location() string { return a.header.Get("Location") }

func (b *browser) get(path string) answer { return b.do(http.MethodGet, path, "", nil) }

func (b *browser) post(path string, form url.Values) answer {
	return b.do(http.MethodPost, path, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

func (b *browser) do(method, path, kind string, body io.Reader, headers ...string) answer {
	b.h.t.Helper()
	r, err := http.NewRequestWithContext(b.h.t.Context(), method, b.h.server.URL+path, body)
	b.h.must(err)
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return b.send(r)
}

func (b *browser) send(r *http.Request) answer {
	b.h.t.Helper()
	resp, err := b.client.Do(r)
	b.h.must(err)
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	b.h.must(err)
	return answer{resp.StatusCode, resp.Header, string(data)}
}

// sees fails the test unless the answer has this status and holds all these words.
func (a answer) sees(t testing.TB, status int, words ...string) {
	t.Helper()
	if a.status != status {
		t.Errorf("status %d, want %d", a.status, status)
	}
	for _, w := range words {
		if !strings.Contains(a.body, w) {
			t.Errorf("the page does not say %q", w)
		}
	}
	if t.Failed() {
		t.Fatalf("the page says:\n%s", a.words())
	}
}

// words are the page without its markup, for people who read why a test failed.
func (a answer) words() string {
	_, main, _ := strings.Cut(a.body, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(main, " ")), " ")
}

func (a answer) lacks(t testing.TB, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(a.body, w) {
			t.Errorf("the page says %q", w)
		}
	}
}

// form reads the hidden fields of the form that goes to action.
func (a answer) form(t testing.TB, action string) url.Values {
	t.Helper()
	_, rest, ok := strings.Cut(a.body, `action="`+action+`"`)
	if !ok {
		t.Fatalf("there is no form to %s; the page says:\n%s", action, a.words())
	}
	rest, _, _ = strings.Cut(rest, "</form>")
	values := url.Values{}
	for _, m := range regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)"`).FindAllStringSubmatch(rest, -1) {
		values.Set(m[1], m[2])
	}
	return values
}

// with adds pairs to a form.
func with(v url.Values, pairs ...string) url.Values {
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

// takes claims a chat as people do: by the button on its page.
func (b *browser) takes(handoff string) {
	b.h.t.Helper()
	path := "/chats/" + handoff
	form := b.get(path).form(b.h.t, path+"/take")
	if a := b.post(path+"/take", form); a.status != http.StatusSeeOther {
		b.h.t.Fatalf("take: status %d\n%s", a.status, a.words())
	}
}

// arrived waits until nothing in a chat is on its way any more.
func (b *browser) arrived(handoff string) {
	b.h.t.Helper()
	eventually(b.h.t, func() string {
		if strings.Contains(b.get("/chats/"+handoff).body, "Sending…") {
			return "something is still on its way"
		}
		return ""
	})
}

// replies sends words as people do.
func (b *browser) replies(handoff, text string) answer {
	b.h.t.Helper()
	path := "/chats/" + handoff
	return b.post(path+"/reply", with(b.get(path).form(b.h.t, path+"/reply"), "text", text))
}
