package telegramtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// hook is a bot behind a webhook: it notes deliveries and answers as told.
type hook struct {
	*httptest.Server
	mu     sync.Mutex
	got    []fetched
	done   int // deliveries that are answered
	secret []string
	answer func(n int, u fetched, w http.ResponseWriter) // n counts deliveries from 1
	news   chan struct{}
}

func newHook(t *testing.T, answer func(n int, u fetched, w http.ResponseWriter)) *hook {
	h := &hook{answer: answer, news: make(chan struct{}, 100_000)}
	h.Server = httptest.NewServer(h)
	t.Cleanup(h.Close)
	return h
}

func (h *hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var u fetched
	body, err := io.ReadAll(r.Body)
	if err == nil {
		_ = json.Unmarshal(body, &u) // a broken one counts, too
	}
	h.mu.Lock()
	h.got = append(h.got, u)
	h.secret = append(h.secret, r.Header.Get("X-Telegram-Bot-Api-Secret-Token"))
	n := len(h.got)
	h.mu.Unlock()
	if h.answer != nil {
		h.answer(n, u, w)
	}
	h.mu.Lock()
	h.done++
	h.mu.Unlock()
	h.news <- struct{}{}
}

// wait waits for n answered deliveries in all and returns all, in the order of their arrival.
func (h *hook) wait(t *testing.T, n int) []fetched {
	t.Helper()
	deadline := time.After(soon)
	for {
		h.mu.Lock()
		got, done := append([]fetched(nil), h.got...), h.done
		h.mu.Unlock()
		if done >= n {
			return got
		}
		select {
		case <-h.news:
		case <-deadline:
			t.Fatalf("%d deliveries, not %d: %v", len(got), n, got)
		}
	}
}

func pending(t *testing.T, s *Server) (info struct {
	URL         string
	Pending     int      `json:"pending_update_count"`
	ErrorDate   int64    `json:"last_error_date"`
	Error       string   `json:"last_error_message"`
	Connections int      `json:"max_connections"`
	Allowed     []string `json:"allowed_updates"`
},
) {
	t.Helper()
	if err := json.Unmarshal(accepted(t, ask(t, s, "getWebhookInfo")).Result, &info); err != nil {
		t.Fatal(err)
	}
	return info
}

func TestWebhookDelivers(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	anna.Says("before")
	h := newHook(t, nil)
	r := accepted(t, ask(t, s, "setWebhook", "url", h.URL, "secret_token", "se-cret_1", "max_connections", 7, "allowed_updates", `["message","callback_query"]`))
	if r.Description != "Webhook was set" {
		t.Errorf("description %q", r.Description)
	}
	anna.Says("after")
	same(t, h.wait(t, 2), "message before", "message after")
	if h.secret[0] != "se-cret_1" || h.secret[1] != "se-cret_1" {
		t.Errorf("secrets %q", h.secret)
	}
	eventually(t, func() bool { return s.Pending() == 0 })
	if info := pending(t, s); info.URL != h.URL || info.Connections != 7 || len(info.Allowed) != 2 || info.Error != "" {
		t.Errorf("info %+v", info)
	}
	b := anna.Transcript()
	if !b[0].Delivered || !b[1].Delivered {
		t.Error("delivered messages do not show it")
	}
	r = accepted(t, ask(t, s, "setWebhook", "url", h.URL, "secret_token", "se-cret_1", "max_connections", 7))
	if r.Description != "Webhook is already set" {
		t.Errorf("description %q", r.Description)
	}
	r = accepted(t, ask(t, s, "deleteWebhook"))
	if r.Description != "Webhook was deleted" {
		t.Errorf("description %q", r.Description)
	}
	anna.Says("by hand")
	same(t, fetch(t, s), "message by hand")
}

func TestWebhookTriesAgainInOrder(t *testing.T) {
	t.Parallel()
	limits := Unlimited()
	limits.WebhookRetry = 20 * time.Millisecond
	s := Start(t, Config{Limits: limits})
	anna := s.Person("Anna")
	h := newHook(t, func(n int, _ fetched, w http.ResponseWriter) {
		if n <= 4 {
			w.WriteHeader(http.StatusInternalServerError)
		}
	})
	accepted(t, ask(t, s, "setWebhook", "url", h.URL))
	for i := range 3 {
		anna.Says(fmt.Sprint(i))
	}
	same(t, h.wait(t, 7), "message 0", "message 0", "message 0", "message 0", "message 0", "message 1", "message 2")
	eventually(t, func() bool { return s.Pending() == 0 })
	if info := pending(t, s); info.Error != "Wrong response from the webhook: 500 Internal Server Error" || info.ErrorDate == 0 {
		t.Errorf("info %+v", info)
	}
}

func TestWebhookObeysRetryAfter(t *testing.T) {
	t.Parallel()
	limits := Unlimited()
	limits.WebhookRetry = time.Millisecond
	s := Start(t, Config{Limits: limits})
	var times []time.Time
	h := newHook(t, func(n int, _ fetched, w http.ResponseWriter) {
		times = append(times, time.Now())
		if n == 1 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	})
	accepted(t, ask(t, s, "setWebhook", "url", h.URL))
	s.Person("Anna").Says("x")
	h.wait(t, 2)
	if gap := times[1].Sub(times[0]); gap < time.Second {
		t.Errorf("tried again after %v, asked to wait a second", gap)
	}
}

func TestOneChatDoesNotWaitForAnother(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna, boris := s.Person("Anna"), s.Person("Boris")
	anna.Starts("")
	release := make(chan struct{})
	h := newHook(t, func(_ int, u fetched, _ http.ResponseWriter) {
		if u.Message != nil && u.Message.Text == "slow" {
			<-release
		}
	})
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "choose", "reply_markup", `{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}`))
	accepted(t, ask(t, s, "setWebhook", "url", h.URL))
	eventually(t, func() bool { return s.Pending() == 0 })
	anna.Says("slow")
	anna.Says("behind")
	boris.Says("other chat")
	anna.Presses("A") // a press has a lane of its own and passes the message before it
	eventually(t, func() bool { return s.Pending() == 2 })
	close(release)
	got := h.wait(t, 5)
	if fmt.Sprint(got[4]) != "message behind" {
		t.Errorf("order %v", got)
	}
}

func TestWebhookUsesAtMostItsConnections(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	var mu sync.Mutex
	open, most := 0, 0
	gate := make(chan struct{})
	h := newHook(t, func(int, fetched, http.ResponseWriter) {
		mu.Lock()
		open++
		most = max(most, open)
		mu.Unlock()
		<-gate
		mu.Lock()
		open--
		mu.Unlock()
	})
	accepted(t, ask(t, s, "setWebhook", "url", h.URL, "max_connections", 3))
	for i := range 10 {
		s.Person(fmt.Sprint("p", i)).Says("x")
	}
	eventually(t, func() bool {
		mu.Lock()
		defer mu.Unlock()
		return open == 3
	})
	close(gate)
	h.wait(t, 10)
	if most != 3 {
		t.Errorf("%d connections at once, 3 are allowed", most)
	}
}

func TestWebhookAnswersWithACall(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	h := newHook(t, func(n int, _ fetched, w http.ResponseWriter) {
		switch n {
		case 1:
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprintf(w, `{"method":"sendMessage","chat_id":%d,"text":"by webhook"}`, anna.ID())
		case 2:
			w.Header().Set("Content-Type", "application/x-www-form-urlencoded")
			fmt.Fprintf(w, "method=SendMessage&chat_id=%d&text=as+form", anna.ID())
		default: // not for this way
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprint(w, `{"method":"deleteWebhook"}`)
		}
	})
	accepted(t, ask(t, s, "setWebhook", "url", h.URL))
	anna.Says("1")
	anna.Hears(t, soon, "by webhook")
	anna.Says("2")
	anna.Hears(t, soon, "as form")
	anna.Says("3")
	h.wait(t, 3)
	eventually(t, func() bool { return s.Pending() == 0 })
	if pending(t, s).URL == "" {
		t.Error("an answer deleted the webhook")
	}
}

func TestWebhookThatIsDown(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	s := Start(t, Config{Limits: Unlimited()})
	s.Person("Anna").Says("x")
	accepted(t, ask(t, s, "setWebhook", "url", address))
	eventually(t, func() bool { return pending(t, s).Error == "Connection refused" })
	if n := pending(t, s).Pending; n != 1 {
		t.Errorf("%d pending", n)
	}
	accepted(t, ask(t, s, "deleteWebhook", "drop_pending_updates", true))
	same(t, fetch(t, s))
}

func TestWebhookGivesUpAfterADay(t *testing.T) {
	t.Parallel()
	now := newClock()
	limits := Unlimited()
	limits.WebhookRetry = time.Millisecond
	s := Start(t, Config{Limits: limits, Now: now.Now})
	h := newHook(t, func(n int, _ fetched, w http.ResponseWriter) {
		if n == 3 {
			now.Advance(25 * time.Hour)
		}
		w.WriteHeader(http.StatusBadGateway)
	})
	accepted(t, ask(t, s, "setWebhook", "url", h.URL))
	s.Person("Anna").Says("x")
	eventually(t, func() bool { return s.Pending() == 0 })
	if got := h.wait(t, 3); len(got) != 3 {
		t.Errorf("%d deliveries", len(got))
	}
}

func TestWebhookWithOwnCertificate(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	h := &hook{news: make(chan struct{}, 10)}
	h.Server = httptest.NewTLSServer(h)
	t.Cleanup(h.Close)
	certificate := string(pemOf(h.Certificate().Raw))
	accepted(t, upload(t, s, "setWebhook", "certificate", "cert.pem", []byte(certificate), "url", h.URL))
	s.Person("Anna").Says("safe")
	same(t, h.wait(t, 1), "message safe")
}

func TestRawUpdatesByWebhook(t *testing.T) {
	t.Parallel()
	limits := Unlimited()
	limits.WebhookRetry = time.Hour
	s := Start(t, Config{Limits: limits})
	var mu sync.Mutex
	var bodies []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		bodies = append(bodies, string(body))
		if !json.Valid(body) {
			w.WriteHeader(http.StatusBadRequest)
		}
	}))
	defer server.Close()
	accepted(t, ask(t, s, "setWebhook", "url", server.URL))
	s.RawBytes([]byte(`{"update_id":`))
	s.Raw(`{"odd":true}`)
	s.Person("Anna").Says("fine")
	eventually(t, func() bool { return s.Pending() == 1 })
	mu.Lock()
	all := strings.Join(bodies, "\n")
	mu.Unlock()
	for _, want := range []string{"{\"update_id\":\n", `,"odd":true}`, `"text":"fine"`} {
		if !strings.Contains(all+"\n", want) {
			t.Errorf("no %q in\n%s", want, all)
		}
	}
}

func TestSetWebhookOncePerSecond(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := Start(t, Config{Now: now.Now})
	accepted(t, ask(t, s, "setWebhook", "url", "http://127.0.0.1:9/a"))
	r := ask(t, s, "setWebhook", "url", "http://127.0.0.1:9/b")
	refused(t, r, 429, "Too Many Requests: retry after 1")
	if r.Parameters.RetryAfter != 1 {
		t.Errorf("retry_after %d", r.Parameters.RetryAfter)
	}
	now.Advance(time.Second)
	accepted(t, ask(t, s, "setWebhook", "url", "http://127.0.0.1:9/b"))
}
