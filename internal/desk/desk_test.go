package desk_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/feedback"
	"frontdesk/internal/safety"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

// outside is the world beyond the doors: it accepts letters, sometimes after refusing them first.
type outside struct {
	mu     sync.Mutex
	sent   []store.Letter
	refuse func(store.Letter) error
}

func (o *outside) Send(_ context.Context, l store.Letter) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.refuse != nil {
		if err := o.refuse(l); err != nil {
			return err
		}
	}
	o.sent = append(o.sent, l)
	return nil
}

func (o *outside) to(chatID int64) []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var texts []string
	for _, l := range o.sent {
		if l.Bubble != nil && l.Bubble.Chat == chatID {
			texts = append(texts, l.Bubble.Text.Plain())
		}
	}
	return texts
}

func (o *outside) facts() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	var names []string
	for _, l := range o.sent {
		if l.Fact != nil {
			names = append(names, l.Fact.Family+"."+l.Fact.Name)
		}
	}
	return names
}

func settings() chat.Settings {
	return chat.Settings{
		Name: "Green Lane Clinic", TimeZone: "Europe/London", Languages: []string{"en"},
		Numbers: chat.Numbers{Emergency: "999", Urgent: "111", Crisis: "116 123", CrisisName: "Samaritans", FrontDesk: "01234 555 0110"},
		Hours:   chat.Hours{"mon-sun": chat.Slots{"00:00-24:00"}}, Teams: []string{"front-desk", "billing"},
	}
}

func entries() []faq.Entry {
	return []faq.Entry{
		{ID: "hours", Lang: "en", Question: "When are you open?", Variants: []string{"opening hours", "what time do you open"}, Answer: "We are open every day."},
		{ID: "parking", Lang: "en", Question: "Where can I park?", Variants: []string{"is there parking", "car park"}, Answer: "Park behind the clinic."},
		{ID: "cancel", Lang: "en", Question: "How do I cancel my appointment?", Variants: []string{"cancel my booking", "call off my visit"}, Answer: "Send us a message."},
	}
}

func base(t testing.TB) chat.Clinic {
	t.Helper()
	words, err := chat.LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := safety.Load()
	if err != nil {
		t.Fatal(err)
	}
	return chat.Clinic{ID: "main", Words: words, Lexicon: lexicon, Rules: feedback.DefaultRules(), Waits: chat.DefaultWaits()}
}

// open makes a store on db with a clinic and its answers.
func open(t testing.TB, db testkit.Database) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{Clinic: "main", URL: db.URL, KeysURL: db.KeysURL, Master: store.MasterKey{7}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

func publish(t testing.TB, s *store.Store) {
	t.Helper()
	if err := s.SaveSettings(t.Context(), settings(), "test", time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SaveAndPublish(t.Context(), entries(), "test", time.Now()); err != nil {
		t.Fatal(err)
	}
}

// run starts a desk and returns it with a function that stops it in good order.
func run(t testing.TB, s *store.Store, o *outside) (*desk.Desk, func()) {
	t.Helper()
	d, err := desk.New(desk.Config{
		Store: s, Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: time.Now, Base: base(t),
		Senders: map[store.Door]desk.Sender{store.DoorTelegram: o, store.DoorAlert: o, store.DoorNATS: o},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- d.Run(ctx) }()
	if err := d.WaitAttached(t.Context(), done); err != nil {
		t.Fatal(err)
	}
	stop := sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(stop)
	return d, stop
}

func says(chatID, update int64, text string) desk.Incoming {
	return desk.Incoming{
		Ref: store.Ref{Door: "tg:1", Chat: chatID}, Stamp: fmt.Sprintf("tg:1:%d", update), At: time.Now(),
		Event: chat.Said{Message: chat.MessageID(update), Text: chat.Text(text), Profile: chat.Profile{Name: "Anna", Language: "en"}},
		Raw:   []byte(`{}`),
	}
}

func TestAMessageIsAnsweredAndSettled(t *testing.T) {
	t.Parallel()
	s, o := open(t, testkit.Postgres(t)), &outside{}
	publish(t, s)
	d, _ := run(t, s, o)
	if err := d.Handle(t.Context(), says(1, 1, "what time do you open")); err != nil {
		t.Fatal(err)
	}
	testkit.Eventually(t, 5*time.Second, func() error {
		got := o.to(1)
		if len(got) != 2 || !strings.Contains(got[0], "automated assistant") || !strings.Contains(got[1], "open every day") {
			return fmt.Errorf("sent %q", got)
		}
		b, err := s.Backlog(t.Context())
		if err != nil || b.Open != 0 {
			return errors.Join(err, fmt.Errorf("backlog %+v", b))
		}
		return nil
	})
}

func TestAHandoffIsClaimedOnceAndRelayedBothWays(t *testing.T) {
	t.Parallel()
	s, o := open(t, testkit.Postgres(t)), &outside{}
	publish(t, s)
	d, _ := run(t, s, o)
	if err := d.Handle(t.Context(), says(1, 1, "talk to a person")); err != nil {
		t.Fatal(err)
	}
	queue, err := s.Queue(t.Context(), "")
	if err != nil || len(queue) != 1 {
		t.Fatalf("queue %+v, %v", queue, err)
	}
	h := queue[0].ID
	errs := make(chan error, 2)
	for _, who := range []string{"maria", "tom"} {
		go func() {
			errs <- d.Do(context.Background(), desk.Command{Key: "claim-" + who, Handoff: h, Event: chat.Claim{
				Command: chat.Command{Handoff: h, Staff: chat.Staff{ID: who, Name: who}, Version: 0},
			}})
		}()
	}
	var refusal *chat.Refusal
	lost := errors.Join(<-errs, <-errs)
	if !errors.As(lost, &refusal) || refusal.Code != chat.RefusedTaken || refusal.Owner.ID == "" {
		t.Fatalf("one of two claims must lose and be told who won, got %v", lost)
	}
	owner := refusal.Owner
	say := desk.Command{Key: "say-1", Handoff: h, Event: chat.Say{Command: chat.Command{Handoff: h, Staff: owner}, Text: "Hello Anna"}}
	for range 3 { // pressed three times
		if err := d.Do(t.Context(), say); err != nil {
			t.Fatal(err)
		}
	}
	testkit.Eventually(t, 5*time.Second, func() error {
		got := o.to(1)
		if n := len(slices.DeleteFunc(got, func(s string) bool { return s != "Hello Anna" })); n != 1 {
			return fmt.Errorf("the words of staff were sent %d times", n)
		}
		if !slices.Contains(o.facts(), "handoff.taken") || !slices.Contains(o.facts(), "handoff.said") {
			return fmt.Errorf("facts %v", o.facts())
		}
		return nil
	})
}

// TestOrderHoldsUnderLoad races several relays on one database over a world that refuses one call in five: each message
// is answered, once, in order within its chat.
func TestOrderHoldsUnderLoad(t *testing.T) {
	t.Parallel()
	const chats, each = 20, 15
	db := testkit.Postgres(t)
	o := &outside{refuse: func(store.Letter) error {
		if rand.IntN(5) == 0 {
			return &desk.Retry{After: time.Millisecond, Code: "busy"}
		}
		return nil
	}}
	first := open(t, db)
	publish(t, first)
	desks := make([]*desk.Desk, 3)
	desks[0], _ = run(t, first, o)
	desks[1], _ = run(t, open(t, db), o)
	desks[2], _ = run(t, open(t, db), o)
	var running sync.WaitGroup
	for c := range int64(chats) {
		running.Go(func() {
			for n := range int64(each) {
				in := says(c+1, (c+1)*1000+n, fmt.Sprintf("zzqx %d", n))
				for _, d := range desks { // delivered three times
					if err := d.Handle(context.Background(), in); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	running.Wait()
	testkit.Eventually(t, 30*time.Second, func() error {
		b, err := first.Backlog(t.Context())
		if err != nil || b.Open != 0 {
			return errors.Join(err, fmt.Errorf("backlog %+v", b))
		}
		return nil
	})
	o.mu.Lock()
	defer o.mu.Unlock()
	last := map[int64]int64{}
	count := map[int64]int{}
	for _, l := range o.sent {
		if l.Bubble.ReplyTo == 0 {
			continue // the greeting
		}
		if l.Bubble.ReplyTo <= last[l.Bubble.Chat] {
			t.Errorf("chat %d: answer to %d after answer to %d", l.Bubble.Chat, l.Bubble.ReplyTo, last[l.Bubble.Chat])
		}
		last[l.Bubble.Chat] = l.Bubble.ReplyTo
		count[l.Bubble.Chat]++
	}
	for c := range int64(chats) {
		if count[c+1] != each {
			t.Errorf("chat %d: %d answers to %d messages", c+1, count[c+1], each)
		}
	}
}

func TestAnEditIsLiveAtTheNextMessageOnEveryReplica(t *testing.T) {
	t.Parallel()
	db, o := testkit.Postgres(t), &outside{}
	s := open(t, db)
	publish(t, s)
	d, _ := run(t, s, o)
	other, _ := run(t, open(t, db), o)
	changed := entries()[0]
	changed.Answer = "We are open on Sundays only."
	if _, err := s.SaveAndPublish(t.Context(), []faq.Entry{changed}, "admin", time.Now()); err != nil {
		t.Fatal(err)
	}
	for i, d := range []*desk.Desk{d, other} {
		if err := d.Handle(t.Context(), says(int64(i+1), int64(i+1), "what time do you open")); err != nil {
			t.Fatal(err)
		}
		testkit.Eventually(t, 5*time.Second, func() error {
			if got := o.to(int64(i + 1)); len(got) < 2 || !strings.Contains(got[1], "Sundays only") {
				return fmt.Errorf("replica %d answered %q", i, got)
			}
			return nil
		})
	}
}
