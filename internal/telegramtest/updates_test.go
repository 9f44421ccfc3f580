package telegramtest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// fetched is an update as a bot reads it.
type fetched struct {
	ID      int `json:"update_id"`
	Message *struct {
		ID   MessageID `json:"message_id"`
		Text string
	}
	Edited   *struct{ Text string } `json:"edited_message"`
	Callback *struct {
		ID   string
		Data string
		From struct{ ID int64 }
	} `json:"callback_query"`
	Member *struct {
		New struct{ Status string } `json:"new_chat_member"`
	} `json:"my_chat_member"`
	Post *struct{ Text string } `json:"channel_post"`
}

// String names an update shortly, for comparisons.
func (u fetched) String() string {
	switch {
	case u.Message != nil:
		return "message " + u.Message.Text
	case u.Edited != nil:
		return "edited " + u.Edited.Text
	case u.Callback != nil:
		return "press " + u.Callback.Data
	case u.Member != nil:
		return "member " + u.Member.New.Status
	case u.Post != nil:
		return "post " + u.Post.Text
	}
	return "other"
}

func fetch(t testing.TB, s *Server, pairs ...any) []fetched {
	t.Helper()
	r := ask(t, s, "getUpdates", pairs...)
	if !r.OK {
		t.Fatalf("getUpdates: %s", r)
	}
	var updates []fetched
	if err := json.Unmarshal(r.Result, &updates); err != nil {
		t.Fatalf("getUpdates: %v in %s", err, r.Result)
	}
	return updates
}

func same(t *testing.T, got []fetched, want ...string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("updates %v\nwant %v", got, want)
	}
}

func TestOffsetConfirms(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	for i := range 5 {
		anna.Says(fmt.Sprint("m", i))
	}
	all := fetch(t, s)
	same(t, all, "message m0", "message m1", "message m2", "message m3", "message m4")
	if all[0].ID < 100_000_000 || all[4].ID != all[0].ID+4 {
		t.Errorf("ids %d to %d: they start high and go up by one", all[0].ID, all[4].ID)
	}
	same(t, fetch(t, s), "message m0", "message m1", "message m2", "message m3", "message m4") // not confirmed, so again
	same(t, fetch(t, s, "limit", 2), "message m0", "message m1")
	same(t, fetch(t, s, "limit", 0), "message m0")
	same(t, fetch(t, s, "offset", all[2].ID), "message m2", "message m3", "message m4")
	same(t, fetch(t, s, "offset", all[0].ID), "message m2", "message m3", "message m4") // what is confirmed is gone
	same(t, fetch(t, s, "offset", -2), "message m3", "message m4")
	same(t, fetch(t, s, "offset", -9), "message m3", "message m4")
	same(t, fetch(t, s, "offset", all[4].ID+500), "message m3", "message m4") // cannot be placed: confirms nothing
	same(t, fetch(t, s, "offset", 1), "message m3", "message m4")
	if b, _ := anna.Bubble(all[4].Message.ID); b.Delivered {
		t.Error("a message that is not confirmed shows as delivered")
	}
	same(t, fetch(t, s, "offset", all[4].ID+1))
	if b, _ := anna.Bubble(all[4].Message.ID); !b.Delivered {
		t.Error("a confirmed message does not show as delivered")
	}
	if n := s.Pending(); n != 0 {
		t.Errorf("%d updates pending", n)
	}
}

func TestTheSameSeedGivesTheSameIDs(t *testing.T) {
	t.Parallel()
	ids := func(seed int64) string {
		s := New(Config{Seed: seed})
		defer s.Close()
		anna := s.Person("Anna")
		return fmt.Sprint(s.Token(), anna.ID(), anna.Says("x"), s.queue.next())
	}
	first := ids(7)
	if again := ids(7); again != first {
		t.Errorf("the same seed gives %s and %s", first, again)
	}
	if ids(8) == first {
		t.Error("another seed gives the same ids")
	}
}

func TestLongPollWaitsForAMessage(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{})
	anna := s.Person("Anna")
	got := make(chan []fetched)
	go func() { got <- fetch(t, s, "timeout", 30) }()
	waitForPoll(t, s)
	anna.Says("hello")
	select {
	case updates := <-got:
		same(t, updates, "message hello")
	case <-time.After(soon):
		t.Fatal("the poll did not wake up")
	}
}

// waitForPoll waits until a getUpdates waits.
func waitForPoll(t testing.TB, s *Server) {
	t.Helper()
	eventually(t, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.poll != nil
	})
}

// eventually asks until the answer is yes.
func eventually(t testing.TB, yes func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(soon)
	for !yes() {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatal("it did not happen in time")
		}
	}
}

func TestTheOlderOfTwoPollsEnds(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{})
	anna := s.Person("Anna")
	older := make(chan reply, 1)
	go func() { older <- ask(t, s, "getUpdates", "timeout", 30) }()
	waitForPoll(t, s)
	newer := make(chan []fetched, 1)
	go func() { newer <- fetch(t, s, "timeout", 30) }()
	refused(t, <-older, 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
	waitForPoll(t, s)
	anna.Says("hi")
	same(t, <-newer, "message hi")
}

func TestAWebhookEndsPolling(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{})
	poll := make(chan reply, 1)
	go func() { poll <- ask(t, s, "getUpdates", "timeout", 30) }()
	waitForPoll(t, s)
	accepted(t, ask(t, s, "setWebhook", "url", "http://127.0.0.1:9/"))
	refused(t, <-poll, 409, "Conflict: terminated by setWebhook request")
	refused(t, ask(t, s, "getUpdates"), 409,
		"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	accepted(t, ask(t, s, "deleteWebhook"))
	same(t, fetch(t, s))
}

func TestAPollEndsWithItsClient(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{})
	ctx, cancel := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL()+"/bot"+s.Token()+"/getUpdates?timeout=50", nil)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := http.DefaultClient.Do(request) //nolint:bodyclose // there is no response
		ended <- err
	}()
	waitForPoll(t, s)
	cancel()
	if err := <-ended; err == nil {
		t.Error("a cancelled poll has an answer")
	}
	eventually(t, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.poll == nil
	})
	s.Person("Anna").Says("after")
	same(t, fetch(t, s), "message after")
}

func TestAllowedUpdatesStay(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	id := anna.Says("one")
	fetch(t, s, "allowed_updates", `["message"]`)
	anna.Edits(id, "two")
	anna.Blocks()
	anna.Unblocks()
	anna.Says("three")
	same(t, fetch(t, s), "message one", "message three") // without the parameter the list stays
	fetch(t, s, "allowed_updates", `["message","edited_message","my_chat_member"]`)
	anna.Edits(id, "four")
	same(t, fetch(t, s), "message one", "message three", "edited four") // older ones are not touched
	fetch(t, s, "allowed_updates", `[]`)
	anna.Blocks()
	same(t, fetch(t, s), "message one", "message three", "edited four", "member kicked")
	if len(s.Violations()) != 0 {
		t.Errorf("violations %q", s.Violations())
	}
	fetch(t, s, "allowed_updates", `["messages"]`)
	if got := s.Violations(); len(got) != 1 || !strings.Contains(got[0], `"messages"`) {
		t.Errorf("violations %q", got)
	}
	s.ForgiveViolations()
}

func TestUpdatesExpire(t *testing.T) {
	t.Parallel()
	now := newClock()
	s, anna := started(t, Config{Limits: Unlimited(), Now: now.Now})
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "choose", "reply_markup", `{"inline_keyboard":[[{"text":"A","callback_data":"a"}]]}`))
	anna.Presses("A")
	same(t, fetch(t, s), "message /start", "press a")
	now.Advance(149 * time.Second)
	same(t, fetch(t, s), "message /start", "press a")
	now.Advance(time.Second)
	same(t, fetch(t, s), "message /start")
	anna.Says("later")
	now.Advance(24*time.Hour - 150*time.Second)
	same(t, fetch(t, s), "message later")
	now.Advance(time.Hour)
	same(t, fetch(t, s))
	if s.Pending() != 0 {
		t.Errorf("%d pending", s.Pending())
	}
}

func TestRawUpdates(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	fetch(t, s, "allowed_updates", `["message"]`)
	s.Raw(`{"message": 5}`)
	s.Raw(`{"brand_new_kind": {"a": [1]}}`)
	s.Raw(`{}`)
	s.Person("Anna").Says("fine")
	r := accepted(t, ask(t, s, "getUpdates"))
	var all []map[string]json.RawMessage
	if err := json.Unmarshal(r.Result, &all); err != nil {
		t.Fatalf("%v in %s", err, r.Result)
	}
	if len(all) != 4 || string(all[0]["message"]) != "5" || all[1]["brand_new_kind"] == nil || len(all[2]) != 1 {
		t.Errorf("updates %s", r.Result)
	}
	var id int
	if err := json.Unmarshal(all[3]["update_id"], &id); err != nil {
		t.Fatal(err)
	}
	fetch(t, s, "offset", id+1)

	s.RawBytes([]byte(`{"update_id":12,"message":{"text":"cut o`))
	response, err := http.Get(s.URL() + "/bot" + s.Token() + "/getUpdates")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(new(reply)); err == nil {
		t.Error("broken bytes came out whole")
	}
	same(t, fetch(t, s, "offset", id+2)) // it takes up one id, and that confirms it
}

func TestAFullQueueLosesUpdates(t *testing.T) {
	t.Parallel()
	limits := Unlimited()
	limits.Queue = 2
	s := Start(t, Config{Limits: limits})
	anna := s.Person("Anna")
	anna.Says("a")
	anna.Says("b")
	anna.Says("c")
	same(t, fetch(t, s), "message a", "message b")
	if got := s.Violations(); len(got) != 1 {
		t.Errorf("violations %q", got)
	}
	s.ForgiveViolations()
}

func TestBusyPollsAreSlowedDown(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := Start(t, Config{Now: now.Now})
	anna := s.Person("Anna")
	anna.Says("a")
	anna.Says("b")
	same(t, fetch(t, s), "message a", "message b")
	same(t, fetch(t, s), "message a") // again within half a second: one at a time
	now.Advance(time.Second)
	updates := fetch(t, s)
	same(t, updates, "message a", "message b")
	offset := updates[1].ID + 1
	now.Advance(time.Minute)
	same(t, fetch(t, s, "offset", offset))
	now.Advance(time.Second)
	began := time.Now()
	same(t, fetch(t, s, "offset", offset)) // nothing new within three seconds: the answer takes three
	if took := time.Since(began); took < 3*time.Second {
		t.Errorf("a tight loop of polls is not slowed down: %v", took)
	}
}

func TestManyMessagesKeepTheirOrder(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	const n = 3000
	go func() {
		for i := range n {
			s.Deliver(Said{From: s.Person(fmt.Sprint("p", i%20)), Text: fmt.Sprint(i)})
		}
	}()
	offset, seen := 0, 0
	for seen < n {
		for _, u := range fetch(t, s, "offset", offset, "timeout", 10) {
			if u.Message.Text != fmt.Sprint(seen) {
				t.Fatalf("update %d holds %q", seen, u.Message.Text)
			}
			seen++
			offset = u.ID + 1
		}
	}
	fetch(t, s, "offset", offset)
	if s.Pending() != 0 {
		t.Errorf("%d pending", s.Pending())
	}
}
