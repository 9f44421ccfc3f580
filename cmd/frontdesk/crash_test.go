package main_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// The limits of sending are raised on both sides here, so that the tests measure the house and not Telegram's patience;
// TestDefaultLimits proves the defaults.
const (
	fast     = "TELEGRAM_RATE=100000"
	fastChat = "TELEGRAM_CHAT_RATE=100000"
)

// crowd is a number of people who write numbered messages.
type crowd struct {
	t      testing.TB
	server *telegramtest.Server
	people []*telegramtest.Person
	sent   int
	said   map[int64][]telegramtest.MessageID
}

func newCrowd(t testing.TB, server *telegramtest.Server, n int) *crowd {
	c := &crowd{t: t, server: server, said: map[int64][]telegramtest.MessageID{}}
	for i := range n {
		c.people = append(c.people, server.Person(fmt.Sprintf("Person%d", i)))
	}
	return c
}

// write lets the people write n messages in turn. Nothing in the sample clinic answers them, so each gets "I don't have
// an answer to that yet", as a reply to itself.
func (c *crowd) write(n int) {
	c.t.Helper()
	batch := make([]telegramtest.Said, n)
	for i := range batch {
		batch[i] = telegramtest.Said{From: c.people[(c.sent+i)%len(c.people)], Text: fmt.Sprintf("zzqx number %d", c.sent+i)}
	}
	for i, id := range c.server.Deliver(batch...) {
		p := batch[i].From
		c.said[p.ID()] = append(c.said[p.ID()], id)
	}
	c.sent += n
}

// answered counts the messages that have an answer.
func (c *crowd) answered() int {
	n := 0
	for _, p := range c.people {
		seen := map[telegramtest.MessageID]bool{}
		for _, b := range p.Transcript() {
			if isAnswer(b) && !seen[b.ReplyTo] {
				seen[b.ReplyTo] = true
				n++
			}
		}
	}
	return n
}

// isAnswer tells an answer to a message from a greeting, and from "we will answer here later".
func isAnswer(b telegramtest.Bubble) bool {
	return b.Bot && b.ReplyTo != 0 && !strings.Contains(b.Text, "answer here later")
}

// settle waits until every message is answered.
func (c *crowd) settle(within time.Duration) {
	c.t.Helper()
	testkit.Eventually(c.t, within, func() error {
		if n := c.answered(); n < c.sent {
			return fmt.Errorf("%d of %d messages are answered", n, c.sent)
		}
		return nil
	})
}

// check holds what was promised: each message answered, in order within its chat, and at most allowed repeats in a
// chat, each next to what it repeats. It returns the number of repeats.
func (c *crowd) check(allowed int) int {
	c.t.Helper()
	repeats := 0
	for _, p := range c.people {
		var got []telegramtest.MessageID
		mine := 0
		for _, b := range p.Transcript() {
			if !isAnswer(b) {
				continue
			}
			if len(got) > 0 && got[len(got)-1] == b.ReplyTo {
				mine++
				continue
			}
			got = append(got, b.ReplyTo)
		}
		repeats += mine
		if mine > allowed {
			c.t.Errorf("%s: %d answers came twice, at most %d may", p.Name(), mine, allowed)
		}
		if !slices.Equal(got, c.said[p.ID()]) {
			c.t.Errorf("%s: the answers are not in the order of the messages, or not complete: %d answers to %d messages",
				p.Name(), len(got), len(c.said[p.ID()]))
		}
	}
	return repeats
}

// TestCrash kills the program five times under load, in polling and in webhook mode: 2,000 numbered messages from 50
// chats. Every message is answered, in order within its chat. Only a letter that was on its way at a kill may come twice.
func TestCrash(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"polling", "webhook"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			const messages, chats, kills = 2000, 50, 5
			server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
			i := install(t, server, fast, fastChat)
			var proxy *holdingProxy
			if mode == "webhook" {
				proxy = newHoldingProxy(t, i.addr)
				i.env = append(i.env, "TELEGRAM_WEBHOOK_URL="+proxy.url())
			}
			i.moveIn()
			c := newCrowd(t, server, chats)
			part := messages / (kills + 1)
			i.start()

			// 1: at any moment.
			c.write(part)
			c.until(part / 2)
			i.kill()

			// 2: after a commit, before Telegram has its confirmation. The answers are out, so the commits are done; the
			// confirmation (the next poll, or the answer to the webhook call) never arrives.
			if proxy != nil {
				proxy.hold.Store(true)
			}
			i.start()
			c.write(part)
			var script *telegramtest.Script
			if mode == "polling" {
				script = server.Fault("getUpdates", nil, telegramtest.Hang()).Times(1)
				script.Wait(t, 1, 30*time.Second)
			} else {
				c.until(part/2 + 50)
			}
			i.kill()
			if script != nil {
				script.Remove()
			} else {
				proxy.hold.Store(false)
			}

			// 3: Telegram has accepted a letter, and the program never hears of it.
			i.start()
			held := server.Fault("sendMessage", nil, telegramtest.Hold()).Times(1)
			c.write(part)
			held.Wait(t, 1, 30*time.Second)
			i.kill()
			held.Release()

			// 4: together with the database.
			i.start()
			c.write(part)
			c.until(c.sent - part/2)
			i.killAll()

			// 5: at any moment.
			i.start()
			c.write(messages - c.sent)
			c.until(c.sent - part/3)
			i.kill()

			i.start()
			c.settle(60 * time.Second)
			repeats := c.check(kills)
			t.Logf("%s: %d messages, %d kills, %d answers came twice (at most one a kill and chat may: %d)",
				mode, c.sent, kills, repeats, kills*chats)
			i.stop()
			if n := c.check(kills); n != repeats {
				t.Errorf("stopping repeated %d answers", n-repeats)
			}
		})
	}
}

// until waits until n messages are answered.
func (c *crowd) until(n int) {
	c.t.Helper()
	testkit.Eventually(c.t, 30*time.Second, func() error {
		if got := c.answered(); got < n {
			return fmt.Errorf("%d of %d messages are answered", got, n)
		}
		return nil
	})
}

// holdingProxy stands between Telegram and the program. While it holds, the program gets the updates, but Telegram never
// gets the program's answers.
type holdingProxy struct {
	server *httptest.Server
	hold   atomic.Bool
}

func newHoldingProxy(t testing.TB, addr string) *holdingProxy {
	t.Helper()
	p := &holdingProxy{}
	forward := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: addr})
	forward.ErrorHandler = func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) }
	forward.ErrorLog = nil
	p.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !p.hold.Load() {
			forward.ServeHTTP(w, r)
			return
		}
		answer := httptest.NewRecorder()
		forward.ServeHTTP(answer, r)
		_, _ = io.Copy(io.Discard, answer.Body)
		panic(http.ErrAbortHandler) // the line is cut: whatever the program said is lost
	}))
	t.Cleanup(p.server.Close)
	return p
}

func (p *holdingProxy) url() string { return p.server.URL + "/telegram/webhook" }

// TestStopUnderLoadRepeatsNothing stops the program in good order again and again while messages pour in.
func TestStopUnderLoadRepeatsNothing(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	i := install(t, server, fast, fastChat).moveIn()
	c := newCrowd(t, server, 20)
	for range 4 {
		i.start()
		c.write(250)
		c.until(c.sent - 150)
		i.stop()
	}
	i.start()
	c.settle(30 * time.Second)
	if n := c.check(0); n != 0 {
		t.Errorf("%d answers came twice", n)
	}
	i.stop()
}

// TestDatabaseOutage takes PostgreSQL away for 20 seconds under load. Meanwhile a sign of an emergency gets its card, and
// others hear once that we will answer later; afterwards everything is answered, in order.
func TestDatabaseOutage(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	database := testkit.PostgresProcess(t)
	i := install(t, server, fast, fastChat, "DATABASE_URL="+database.URL, "FRONTDESK_KEYS_URL="+database.KeysURL)
	i.writeKey()
	i.moveIn()
	i.start()
	c := newCrowd(t, server, 20)
	c.write(200)
	c.settle(20 * time.Second)
	anna, ben := server.Person("Anna"), server.Person("Ben")
	anna.Says("hello")
	anna.Hears(t, 10*time.Second, "automated assistant")

	database.Stop()
	ended := time.Now().Add(20 * time.Second)
	c.write(100)
	anna.Says("my dad is not breathing and his lips are blue")
	anna.Hears(t, 10*time.Second, "Call 999 now")
	ben.Says("when are you open")
	ben.Hears(t, 10*time.Second, "we will answer here later")
	first := ben.Says("and on saturday?")
	c.write(100)
	testkit.Eventually(t, 10*time.Second, func() error {
		if n := server.Pending(); n > 0 {
			return fmt.Errorf("%d updates are not taken in", n)
		}
		return nil
	})
	<-time.After(time.Until(ended))
	if b := ben.Transcript(); strings.Count(texts(b), "we will answer here later") != 1 {
		t.Errorf("one notice an outage is enough:\n%s", texts(b))
	}

	database.Start()
	c.settle(40 * time.Second)
	c.check(0)
	testkit.Eventually(t, 20*time.Second, func() error {
		for _, b := range ben.Transcript() {
			if b.Bot && b.ReplyTo == first && !strings.Contains(b.Text, "answer here later") {
				return nil
			}
		}
		return fmt.Errorf("Ben's last question is not answered:\n%s", texts(ben.Transcript()))
	})
	if n := strings.Count(texts(anna.Transcript()), "Call 999 now"); n != 1 {
		t.Errorf("the card came %d times", n)
	}
	i.stop()
	out := i.must("patient", "export", "--chat", i.chatOf(server, anna))
	if !strings.Contains(out, `"alarm"`) || !strings.Contains(out, "lips are blue") {
		t.Errorf("the emergency of the outage is not in the record:\n%s", out)
	}
}

func texts(bubbles []telegramtest.Bubble) string {
	var b strings.Builder
	for _, x := range bubbles {
		fmt.Fprintf(&b, "%s: %s\n", x.From, x.Text)
	}
	return b.String()
}
