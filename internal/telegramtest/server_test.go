package telegramtest

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

const soon = 5 * time.Second

// reply is what the bot reads.
type reply struct {
	OK          bool
	Result      json.RawMessage
	Description string
	ErrorCode   int `json:"error_code"`
	Parameters  struct {
		RetryAfter      int   `json:"retry_after"`
		MigrateToChatID int64 `json:"migrate_to_chat_id"`
	}
}

func (r reply) String() string {
	if r.OK {
		return "ok " + string(r.Result)
	}
	return fmt.Sprintf("%d %s", r.ErrorCode, r.Description)
}

// messageID reads the id of a sent message.
func (r reply) messageID(t *testing.T) MessageID {
	t.Helper()
	var m struct {
		ID MessageID `json:"message_id"`
	}
	if err := json.Unmarshal(r.Result, &m); err != nil || m.ID == 0 {
		t.Fatalf("no message in %s: %v", r, err)
	}
	return m.ID
}

// ask makes a call as a bot does: name, value, name, value...
func ask(t testing.TB, s *Server, method string, pairs ...any) reply {
	t.Helper()
	return askContext(context.Background(), t, s, method, pairs...)
}

func askContext(ctx context.Context, t testing.TB, s *Server, method string, pairs ...any) reply {
	t.Helper()
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i].(string), fmt.Sprint(pairs[i+1]))
	}
	return post(ctx, t, s, method, "application/x-www-form-urlencoded", strings.NewReader(form.Encode()))
}

func post(ctx context.Context, t testing.TB, s *Server, method, contentType string, body io.Reader) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL()+"/bot"+s.Token()+"/"+method, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", contentType)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatalf("%s: %v", method, err)
	}
	defer response.Body.Close()
	var r reply
	if err := json.NewDecoder(response.Body).Decode(&r); err != nil {
		t.Fatalf("%s: status %d: %v", method, response.StatusCode, err)
	}
	if !r.OK && r.ErrorCode != response.StatusCode {
		t.Errorf("%s: status %d, error_code %d", method, response.StatusCode, r.ErrorCode)
	}
	return r
}

// refused fails unless the reply is this refusal.
func refused(t *testing.T, r reply, code int, description string) {
	t.Helper()
	if r.OK || r.ErrorCode != code || r.Description != description {
		t.Errorf("got %s\nwant %d %s", r, code, description)
	}
}

// accepted fails unless the call was carried out.
func accepted(t *testing.T, r reply) reply {
	t.Helper()
	if !r.OK {
		t.Fatalf("refused: %s", r)
	}
	return r
}

// clock is a clock that stands still until it is moved.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// recorder stands in for the test that Start reports to.
type recorder struct {
	mu       sync.Mutex
	errors   []string
	cleanups []func()
}

func (r *recorder) Helper()          {}
func (r *recorder) Cleanup(f func()) { r.cleanups = append(r.cleanups, f) }

func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func (r *recorder) Fatalf(format string, args ...any) {
	r.Errorf(format, args...)
	runtime.Goexit()
}

// run lets a function fail as a test would, cleans up, and returns what it complained of.
func (r *recorder) run(f func()) []string {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
	for _, cleanup := range r.cleanups {
		cleanup()
	}
	return r.errors
}

func started(t *testing.T, c Config) (*Server, *Person) {
	t.Helper()
	s := Start(t, c)
	anna := s.Person("Anna")
	anna.Starts("")
	return s, anna
}

func TestSendMessageReachesThePhone(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	r := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "Hello <b>Änna</b> 👋", "parse_mode", "HTML",
		"reply_markup", `{"inline_keyboard":[[{"text":"Yes","callback_data":"y"}]]}`))
	b := anna.Hears(t, soon, "Änna")
	if b.Text != "Hello Änna 👋" || b.ID != r.messageID(t) || !b.Bot || !b.Has("Yes") {
		t.Errorf("bubble %+v", b)
	}
	if len(b.Entities) != 1 || b.Entities[0] != (Entity{Type: "bold", Offset: 6, Length: 4}) {
		t.Errorf("entities %+v", b.Entities)
	}
}

func sprint(v any) string { return fmt.Sprint(v) }

func pemOf(certificate []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})
}

func get(t testing.TB, address string) []byte {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d: %v", address, response.StatusCode, err)
	}
	return body
}
