package telegramtest

import (
	"fmt"
	"testing"
	"time"
)

func TestChatRate(t *testing.T) {
	t.Parallel()
	now := newClock()
	s, anna := started(t, Config{Now: now.Now})
	send := func(text string) reply { return ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", text) }
	for i := range 5 {
		accepted(t, send(fmt.Sprint("burst ", i)))
	}
	r := send("too much")
	refused(t, r, 429, "Too Many Requests: retry after 1")
	if r.Parameters.RetryAfter != 1 {
		t.Errorf("retry_after %d", r.Parameters.RetryAfter)
	}
	now.Advance(time.Second)
	accepted(t, send("one more"))
	refused(t, send("again too much"), 429, "Too Many Requests: retry after 1")
	for i := range 20 { // a client that keeps to the rate is never refused
		now.Advance(time.Second)
		accepted(t, send(fmt.Sprint("steady ", i)))
	}
	now.Advance(time.Minute)
	for i := range 5 {
		accepted(t, send(fmt.Sprint("burst again ", i)))
	}
	refused(t, send("too much"), 429, "Too Many Requests: retry after 1")
	if n := len(anna.Transcript()); n != 1+5+1+20+5 {
		t.Errorf("%d bubbles: refused messages must not appear", n)
	}
}

func TestGroupRate(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := Start(t, Config{Now: now.Now})
	g := s.Group("Staff")
	for i := range 20 {
		accepted(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", i))
	}
	r := ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "21")
	refused(t, r, 429, "Too Many Requests: retry after 3")
	now.Advance(time.Duration(r.Parameters.RetryAfter) * time.Second)
	accepted(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "21"))
}

func TestBotRate(t *testing.T) {
	t.Parallel()
	now := newClock()
	s := Start(t, Config{Now: now.Now})
	people := make([]*Person, 40)
	for i := range people {
		people[i] = s.Person(fmt.Sprint("p", i))
		people[i].Starts("")
	}
	for i := range 30 {
		accepted(t, ask(t, s, "sendMessage", "chat_id", people[i].ID(), "text", "hi"))
	}
	refused(t, ask(t, s, "sendMessage", "chat_id", people[30].ID(), "text", "hi"), 429, "Too Many Requests: retry after 1")
	now.Advance(100 * time.Millisecond)
	for i := 30; i < 33; i++ {
		accepted(t, ask(t, s, "sendMessage", "chat_id", people[i].ID(), "text", "hi"))
	}
	refused(t, ask(t, s, "sendMessage", "chat_id", people[33].ID(), "text", "hi"), 429, "Too Many Requests: retry after 1")
	accepted(t, ask(t, s, "sendChatAction", "chat_id", people[33].ID(), "action", "typing")) // only messages count
}

func TestAnAlbumCountsItsItems(t *testing.T) {
	t.Parallel()
	now := newClock()
	s, anna := started(t, Config{Now: now.Now})
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "1"))
	id := s.fileID(anna.Sends(Photo(Picture(9, 9))), anna)
	item := fmt.Sprintf(`{"type":"photo","media":%q}`, id)
	album := func(n int) string {
		list := item
		for range n - 1 {
			list += "," + item
		}
		return "[" + list + "]"
	}
	refused(t, ask(t, s, "sendMediaGroup", "chat_id", anna.ID(), "media", album(5)), 429, "Too Many Requests: retry after 1")
	accepted(t, ask(t, s, "sendMediaGroup", "chat_id", anna.ID(), "media", album(4)))
}

func TestUnlimited(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	for i := range 200 {
		accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", i))
	}
	if len(s.Sent()) != 200 {
		t.Errorf("%d sent", len(s.Sent()))
	}
}
