package telegramtest

import (
	"net/http"
	"time"
)

// Call is a call as an observer sees it.
type Call struct {
	Method      string
	Chat        int64  // chat_id, 0 if it is absent or a name
	Text        string // text or caption, as sent
	At          time.Time
	Params      Params
	Code        int    // 200, or the code of the refusal
	Description string // of the refusal
}

// Sent is a message that the bot sent, in the order in which Telegram accepted them.
type Sent struct {
	At      time.Time
	Chat    int64
	Message MessageID
	Method  string
	Text    string // without markup
}

// OnCall sets a function that sees every call after it took effect and before it is answered. It must not call the bot
// and wait for it. nil takes it away.
func (s *Server) OnCall(see func(Call)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.observer = see
}

// Calls counts the calls of a method since the start, refused ones included.
func (s *Server) Calls(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.calls[method]
}

// Sent lists all messages that the bot has sent.
func (s *Server) Sent() []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Sent(nil), s.sent...)
}

// Pending counts the updates that the bot has not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.pendingCount()
}

// Violations tells in words where the bot broke the rules of the API, and where the emulator found fault with itself. At
// most 200 are kept.
func (s *Server) Violations() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.violations...)
}

// ForgiveViolations forgets the violations so far, for a test that made them on purpose.
func (s *Server) ForgiveViolations() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violations = nil
}

// violate notes a violation. The lock is held.
func (s *Server) violate(what string) {
	if len(s.violations) < 200 {
		s.violations = append(s.violations, what)
	}
}

func (s *Server) note(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.violate(what)
}

// seen shows a call to an observer.
func (c *call) seen(now time.Time, err *Error) Call {
	seen := Call{Method: c.method.name, Chat: c.params.integer("chat_id"), At: now, Params: c.params, Code: http.StatusOK}
	if seen.Text = c.params.Get("text"); seen.Text == "" {
		seen.Text = c.params.Get("caption")
	}
	if err != nil {
		seen.Code, seen.Description = err.Code, err.Description
	}
	return seen
}
