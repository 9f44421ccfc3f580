package telegramtest

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Fault is what goes wrong with a call.
type Fault struct {
	kind    faultKind
	refusal *Error
	latency time.Duration
}

type faultKind uint8

const (
	holdFault faultKind = iota
	dropFault
	hangFault
	refuseFault
	pageFault
	latencyFault
)

// Hold accepts the call, so a message is delivered, and keeps the answer back until Release or until the client hangs up.
func Hold() Fault { return Fault{kind: holdFault} }

// Drop accepts the call and resets the connection instead of answering.
func Drop() Fault { return Fault{kind: dropFault} }

// Hang keeps the call waiting and carries it out after Release; if the client hangs up first it never happens.
func Hang() Fault { return Fault{kind: hangFault} }

// Refuse answers with an error and carries nothing out. The description is given in full, as in "Bad Request: chat not
// found"; retryAfter is in seconds and may be 0.
func Refuse(code int, description string, retryAfter int) Fault {
	return Fault{kind: refuseFault, refusal: &Error{Code: code, Description: description, RetryAfter: retryAfter}}
}

// BadGateway answers with the HTML page of a proxy, status 502, and carries nothing out.
func BadGateway() Fault { return Fault{kind: pageFault} }

// Latency waits before the call is carried out.
func Latency(d time.Duration) Fault { return Fault{kind: latencyFault, latency: d} }

// before tells whether the fault strikes before the call has an effect.
func (f Fault) before() bool { return f.kind != holdFault && f.kind != dropFault }

// Match chooses calls for a fault; nil means all.
type Match func(Call) bool

// InChat matches calls for one chat.
func InChat(id int64) Match { return func(c Call) bool { return c.Chat == id } }

// WithText matches calls whose text or caption, as sent, contains the words.
func WithText(words string) Match {
	return func(c Call) bool { return strings.Contains(c.Text, words) }
}

// Script is a fault that waits for its calls.
type Script struct {
	server  *Server
	method  string
	match   Match
	fault   Fault
	left    int // negative: for ever
	planned int
	struck  []Call
	change  signal
	open    chan struct{} // closed by Release
}

// Fault scripts a fault for the next call of a method that matches; "" is any method, "download" the download of a file.
// Scripts are tried in the order in which they were made, one strikes per call.
func (s *Server) Fault(method string, match Match, fault Fault) *Script {
	s.mu.Lock()
	defer s.mu.Unlock()
	if method != "" && method != "download" && s.api.methods[method] == nil {
		s.misuse("fault for a method that does not exist: %q", method)
	}
	script := &Script{server: s, method: method, match: match, fault: fault, left: 1, planned: 1, open: make(chan struct{})}
	s.scripts = append(s.scripts, script)
	return script
}

// Times makes the fault strike the next n calls.
func (f *Script) Times(n int) *Script {
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	f.left += n - f.planned
	f.planned = n
	return f
}

// Always makes the fault strike every call until Remove; it need not strike at all.
func (f *Script) Always() *Script {
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	f.left, f.planned = -1, 0
	return f
}

// Remove ends the fault, also for calls that it holds.
func (f *Script) Remove() {
	f.Release()
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	f.left, f.planned = 0, 0
}

// Release lets go of every call that Hold or Hang keeps, now and later.
func (f *Script) Release() {
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	select {
	case <-f.open:
	default:
		close(f.open)
	}
}

// Struck lists the calls that the fault has struck. For Hold and Drop they have been carried out.
func (f *Script) Struck() []Call {
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	return append([]Call(nil), f.struck...)
}

// Wait waits until the fault has struck n times in all, and returns the nth call. The test ends if it takes too long.
func (f *Script) Wait(t TB, n int, within time.Duration) Call {
	t.Helper()
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	for {
		f.server.mu.Lock()
		if len(f.struck) >= n {
			c := f.struck[n-1]
			f.server.mu.Unlock()
			return c
		}
		change := f.change.wait()
		f.server.mu.Unlock()
		select {
		case <-change:
		case <-deadline.C:
			t.Fatalf("telegram: the fault on %q struck %d times in %v, not %d", f.method, len(f.Struck()), within, n)
			return Call{}
		}
	}
}

// strike finds the script for a call and uses it up by one. The lock is held.
func (s *Server) strike(c *call) *Script {
	if len(s.scripts) == 0 {
		return nil
	}
	seen := c.seen(s.now(), nil)
	for _, script := range s.scripts {
		if script.left == 0 || script.method != "" && script.method != c.method.name || script.match != nil && !script.match(seen) {
			continue
		}
		if script.left > 0 {
			script.left--
		}
		if script.fault.before() {
			script.note(seen)
		}
		return script
	}
	return nil
}

// note records a call that was struck. The lock is held.
func (f *Script) note(c Call) {
	f.struck = append(f.struck, c)
	f.change.broadcast()
}

const badGatewayPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n" +
	"<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"

// errGone stands for a client that hung up: nothing is carried out, and nobody reads the answer.
func errGone() *Error {
	return &Error{Code: http.StatusServiceUnavailable, Description: "Service Unavailable"}
}

// before lets a fault strike ahead of the call; without page or error the call goes on.
func (s *Server) before(f *Script, gone <-chan struct{}) (page string, err *Error) {
	switch f.fault.kind {
	case refuseFault:
		return "", f.fault.refusal
	case pageFault:
		return badGatewayPage, nil
	case latencyFault:
		timer := time.NewTimer(f.fault.latency)
		defer timer.Stop()
		select {
		case <-timer.C:
			return "", nil
		case <-gone:
		case <-s.quit:
		}
		return "", errGone()
	case hangFault:
		select {
		case <-f.open:
			return "", nil
		case <-gone:
		case <-s.quit:
		}
		return "", errGone()
	}
	return "", nil
}

// after lets a fault strike between effect and answer; it returns false if there is to be no answer.
func (s *Server) after(f *Script, w http.ResponseWriter, r *http.Request) bool {
	if f.fault.kind == holdFault {
		select {
		case <-f.open:
			return true
		case <-r.Context().Done():
		case <-s.quit:
		}
	}
	reset(w)
	return false
}

// unusedScripts tells in words which scripted faults are left over.
func (s *Server) unusedScripts() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var unused []string
	for _, f := range s.scripts {
		if f.planned > 0 && f.left > 0 {
			unused = append(unused, fmt.Sprintf("the fault on %q struck %d of %d times", f.method, f.planned-f.left, f.planned))
		}
	}
	return unused
}
