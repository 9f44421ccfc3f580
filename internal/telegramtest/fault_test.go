package telegramtest

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"
)

// try makes a sendMessage without insisting on an answer.
func try(ctx context.Context, s *Server, anna *Person, text string) error {
	form := url.Values{"chat_id": {sprint(anna.ID())}, "text": {text}}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL()+"/bot"+s.Token()+"/sendMessage", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // a fresh connection is never retried
	response, err := client.Do(request)
	if err == nil {
		err = response.Body.Close()
	}
	return err
}

func TestHoldDeliversAndKeepsTheAnswer(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	hold := s.Fault("sendMessage", InChat(anna.ID()), Hold())
	done := make(chan reply, 1)
	go func() { done <- ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "held") }()
	c := hold.Wait(t, 1, soon)
	anna.Hears(t, soon, "held")
	if c.Text != "held" || c.Code != 200 || c.Chat != anna.ID() {
		t.Errorf("call %+v", c)
	}
	select {
	case r := <-done:
		t.Fatalf("answered before the release: %s", r)
	default:
	}
	hold.Release()
	accepted(t, <-done)

	again := s.Fault("sendMessage", nil, Hold())
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error, 1)
	go func() { gone <- try(ctx, s, anna, "and hung up") }()
	again.Wait(t, 1, soon)
	cancel()
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	anna.Hears(t, soon, "and hung up")
}

func TestDropDeliversAndResets(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	s.Fault("sendMessage", WithText("lost"), Drop())
	err := try(context.Background(), s, anna, "lost answer")
	if !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("error %v, want a reset", err)
	}
	anna.Hears(t, soon, "lost answer")
	if len(s.Sent()) != 1 {
		t.Errorf("%d sent", len(s.Sent()))
	}
}

func TestRefuseCarriesNothingOut(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	f := s.Fault("sendMessage", nil, Refuse(429, "Too Many Requests: retry after 17", 17)).Times(2)
	for range 2 {
		r := ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "x")
		refused(t, r, 429, "Too Many Requests: retry after 17")
		if r.Parameters.RetryAfter != 17 {
			t.Errorf("retry_after %d", r.Parameters.RetryAfter)
		}
	}
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "y"))
	if len(s.Sent()) != 1 || len(f.Struck()) != 2 || s.Calls("sendMessage") != 3 {
		t.Errorf("sent %d, struck %d, calls %d", len(s.Sent()), len(f.Struck()), s.Calls("sendMessage"))
	}
	s.Fault("", nil, Refuse(500, "Internal Server Error", 0))
	refused(t, ask(t, s, "getMe"), 500, "Internal Server Error")
}

func TestBadGatewayIsAPage(t *testing.T) {
	t.Parallel()
	s, _ := started(t, Config{})
	s.Fault("getMe", nil, BadGateway())
	response, err := http.Get(s.URL() + "/bot" + s.Token() + "/getMe")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != 502 || response.Header.Get("Content-Type") != "text/html" {
		t.Errorf("status %d, type %s", response.StatusCode, response.Header.Get("Content-Type"))
	}
}

func TestHangHappensAfterRelease(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	hang := s.Fault("sendMessage", nil, Hang()).Times(2)
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan error, 1)
	go func() { gone <- try(ctx, s, anna, "never") }()
	hang.Wait(t, 1, soon)
	cancel()
	<-gone
	done := make(chan reply, 1)
	go func() { done <- ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "late") }()
	hang.Wait(t, 2, soon)
	if n := len(s.Sent()); n != 0 {
		t.Fatalf("%d sent while the calls hang", n)
	}
	hang.Release()
	accepted(t, <-done)
	anna.Hears(t, soon, "late")
	if n := len(s.Sent()); n != 1 {
		t.Errorf("%d sent: a call whose client hung up must not happen", n)
	}
}

func TestLatencyAndAlways(t *testing.T) {
	t.Parallel()
	s, _ := started(t, Config{})
	slow := s.Fault("getMe", nil, Latency(30*time.Millisecond)).Always()
	for range 2 {
		began := time.Now()
		accepted(t, ask(t, s, "getMe"))
		if took := time.Since(began); took < 30*time.Millisecond {
			t.Errorf("took %v", took)
		}
	}
	slow.Remove()
	accepted(t, ask(t, s, "getMe"))
	if n := len(slow.Struck()); n != 2 {
		t.Errorf("struck %d times", n)
	}
}

func TestDownloadFaults(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	id := s.fileID(anna.Sends(Document("a.txt", "text/plain", []byte("hello"))), anna)
	path := s.files[id].path
	s.Fault("download", nil, BadGateway())
	for _, want := range []int{502, 200} {
		response, err := http.Get(s.URL() + "/file/bot" + s.Token() + "/" + path)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != want {
			t.Errorf("status %d, want %d", response.StatusCode, want)
		}
	}
}

func TestCloseEndsHeldCalls(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	hold := s.Fault("sendMessage", nil, Hold())
	ended := make(chan error, 1)
	go func() { ended <- try(context.Background(), s, anna, "x") }()
	hold.Wait(t, 1, soon)
	s.Close()
	if err := <-ended; err == nil {
		t.Error("a held call got an answer from a closed server")
	}
}

func TestStartReportsViolationsAndUnusedFaults(t *testing.T) {
	t.Parallel()
	var r recorder
	errors := r.run(func() {
		s := Start(&r, Config{})
		anna := s.Person("Anna")
		anna.Starts("")
		s.Fault("sendPhoto", nil, Drop())
		s.Fault("sendMessage", nil, Drop()).Always()
		ask(t, s, "getMe", "colour", "red")
	})
	want := `[telegram: getMe: unknown parameter "colour" telegram: the fault on "sendPhoto" struck 0 of 1 times]`
	if got := sprint(errors); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestMisuseEndsTheTest(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do   func(s *Server, anna *Person)
		want string
	}{
		"empty text":     {func(_ *Server, a *Person) { a.Says("  ") }, "telegram: Anna: a phone does not send an empty message"},
		"blocked":        {func(_ *Server, a *Person) { a.Blocks(); a.Says("x") }, "telegram: Anna: the bot is blocked; unblock it first"},
		"no such edit":   {func(_ *Server, a *Person) { a.Edits(4, "x") }, "telegram: Anna: there is no own message 4 to edit"},
		"no such answer": {func(_ *Server, a *Person) { a.Replies(4, "x") }, "telegram: Anna: there is no message 4 to answer"},
		"payload":        {func(_ *Server, a *Person) { a.Starts("no spaces") }, `telegram: Anna: a start payload has 1 to 64 of A-Za-z0-9_-, not "no spaces"`},
		"album":          {func(_ *Server, a *Person) { a.SendsAlbum(Photo(Picture(2, 2))) }, "telegram: Anna: an album has 2 to 10 items, not 1"},
		"no method":      {func(s *Server, _ *Person) { s.Fault("sendMesage", nil, Drop()) }, `telegram: fault for a method that does not exist: "sendMesage"`},
		"raw":            {func(s *Server, _ *Person) { s.Raw("[]") }, `telegram: a raw update is a JSON object, not "[]"`},
		"button":         {func(_ *Server, a *Person) { a.Presses("Yes") }, "telegram: Anna: there is no button \"Yes\"; the chat is:\n  (empty)\n"},
		"hearing": {
			func(s *Server, a *Person) { a.Says("hi"); a.Hears(s.failing, time.Millisecond, "hello") },
			"telegram: Anna did not hear \"hello\" within 1ms; the chat is:\n  Anna> hi\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var r recorder
			errors := r.run(func() {
				s := Start(&r, Config{})
				c.do(s, s.Person("Anna"))
				r.Errorf("it went on")
			})
			if len(errors) != 1 || errors[0] != c.want {
				t.Errorf("got %q\nwant %q", errors, c.want)
			}
		})
	}
}
