package handoff

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
)

// Change is a fact as it happens, or a Gap: facts may have been missed, so fetch what you show anew (list, and show since
// the last line that you have).
type Change struct {
	Gap bool

	ID      string // of the event
	Family  Family // FamilyHandoff or FamilyAlert
	Name    string // opened, taken, raised, …
	About   string // the id of the handoff or alert
	Handoff string // the handoff itself, or that of the alert, if any
	Team    string
	Seq     int64
	At      time.Time
	Version int    // of a handoff, when the fact has it
	Staff   string // who did it
	Author  string // said: patient or staff
	Urgent  bool
	Level   string          // raised: emergency, urgent, crisis
	Body    json.RawMessage // as it came
}

// pendingChanges is how far a reader may lag behind before it loses facts.
const pendingChanges = 1024

// Watch calls fn with each fact about handoffs and alerts of a clinic, one after the other, until ctx ends; it then
// returns nil. The first call is a Gap, made when nothing can be missed any more: fetch the state then. A Gap comes too
// when the connection was lost and is back, and when fn was too slow: nobody waits for a slow reader, it loses facts. A
// fact that is told twice is passed on once, as far as the last some hundred can tell.
//
// An error says that the connection was closed for good. A server that does not let the account listen tells the
// connection's error handler.
func Watch(ctx context.Context, nc *nats.Conn, s Subjects, fn func(Change)) error {
	w := &watcher{nc: nc, subjects: s, fn: fn, facts: make(chan *nats.Msg, pendingChanges)}
	if err := w.run(ctx); err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	return nil
}

type watcher struct {
	nc       *nats.Conn
	subjects Subjects
	fn       func(Change)
	facts    chan *nats.Msg
	subs     []*nats.Subscription
	dropped  int // as far as the reader was told
	recent   recent
}

func (w *watcher) run(ctx context.Context) error {
	status := w.nc.StatusChanged(nats.CONNECTED, nats.CLOSED)
	defer w.nc.RemoveStatusListener(status)
	for _, f := range []Family{FamilyHandoff, FamilyAlert} {
		sub, err := w.nc.ChanSubscribe(w.subjects.Facts(f), w.facts)
		if err != nil {
			return err
		}
		defer func() { _ = sub.Unsubscribe() }()
		w.subs = append(w.subs, sub)
	}
	if err := w.settled(ctx); err != nil {
		return err
	}
	w.fn(Change{Gap: true})
	for {
		select {
		case <-ctx.Done():
			return nil
		case st := <-status:
			if st == nats.CLOSED {
				return nats.ErrConnectionClosed
			}
			// Only now do the subscriptions stand again: a gap that is told earlier could be followed by another.
			if err := w.settled(ctx); err != nil {
				return err
			}
			w.fn(Change{Gap: true})
		case m := <-w.facts:
			w.tell(m)
		}
	}
}

// settled waits until the server has the subscriptions. A connection that is away is waited for elsewhere: it is told by
// its status.
func (w *watcher) settled(ctx context.Context) error {
	flush, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	_ = w.nc.FlushWithContext(flush)
	if w.nc.IsClosed() {
		return nats.ErrConnectionClosed
	}
	return nil
}

func (w *watcher) tell(m *nats.Msg) {
	dropped := 0
	for _, sub := range w.subs {
		if n, err := sub.Dropped(); err == nil {
			dropped += n
		}
	}
	if dropped > w.dropped {
		w.dropped = dropped
		w.fn(Change{Gap: true})
	}
	if c, ok := w.change(m); ok {
		w.fn(c)
	}
}

func (w *watcher) change(m *nats.Msg) (Change, bool) {
	family, team, about, name, ok := w.subjects.parseFact(m.Subject)
	if !ok {
		return Change{}, false // of a newer release
	}
	e, err := ParseCloudEvent(m.Header, m.Data)
	if err != nil || w.recent.has(e.ID) {
		return Change{}, false
	}
	c := Change{ID: e.ID, Family: family, Team: team, About: about, Name: name, At: e.Time, Body: e.Data}
	if family == FamilyAlert {
		var b AlertFact
		if json.Unmarshal(e.Data, &b) != nil {
			return Change{}, false
		}
		c.Handoff, c.Seq, c.Staff, c.Level, c.Urgent = b.Handoff, b.Seq, b.Staff, b.Level, true
		return c, true
	}
	var b HandoffFact
	if json.Unmarshal(e.Data, &b) != nil {
		return Change{}, false
	}
	c.Handoff, c.Seq, c.Version, c.Staff, c.Author, c.Urgent = about, b.Seq, b.Version, b.Staff, b.Author, b.Urgent
	return c, true
}

// recent knows the last ids, so that a fact which was published again is not told again.
type recent struct {
	ids  [512]string
	next int
	seen map[string]bool
}

// has reports whether the id was met before, and remembers it.
func (r *recent) has(id string) bool {
	if id == "" {
		return false
	}
	if r.seen[id] {
		return true
	}
	if r.seen == nil {
		r.seen = map[string]bool{}
	}
	delete(r.seen, r.ids[r.next])
	r.ids[r.next], r.seen[id] = id, true
	r.next = (r.next + 1) % len(r.ids)
	return false
}
