package desk

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"runtime/debug"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// Incoming is an event at the door.
type Incoming struct {
	Ref   store.Ref
	Stamp string // unique for ever; the same event twice is one event
	At    time.Time
	Event chat.Event
	// Raw is what came, to be parked if the event cannot be handled. Nil for events of staff and timers: they are
	// refused or tried again instead.
	Raw []byte
	// Fence is the place that the event was taken for, such as that of a poller.
	Fence *store.Fence
}

// ErrParked says that the event could not be handled and was put aside; it need not be sent again.
var ErrParked = errors.New("the event was put aside")

// Handle takes one event: it locks the conversation, steps it, saves state and effects, and commits. It returns when
// all that is durable. The same event twice is one event.
//
// A *chat.Refusal is for the member of staff who gave the command; nothing was saved. store.ErrUnavailable: the
// database is away, try again. store.ErrFenced: the place that the event was taken for is lost. ErrParked: put aside.
// ErrStopping: the program is going down.
func (d *Desk) Handle(ctx context.Context, in Incoming) error {
	return d.Submit(in).Wait(ctx)
}

// Submit is Handle without waiting. Events of one conversation that are submitted one after the other are handled in
// that order.
func (d *Desk) Submit(in Incoming) *Pending {
	t := &task{in: in, done: make(chan error, 1)}
	d.gate.RLock()
	defer d.gate.RUnlock()
	if d.closed {
		t.done <- ErrStopping
	} else {
		d.lanes[laneOf(in.Ref)] <- t
	}
	return (*Pending)(t)
}

// Pending is an event that was submitted.
type Pending task

// Wait returns what became of the event, see Handle. When ctx ends first the event may still be handled.
func (p *Pending) Wait(ctx context.Context) error {
	select {
	case err := <-p.done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

type task struct {
	in    Incoming
	tries int
	done  chan error
}

// laneOf keeps a conversation in one lane. A conversation that is met by its chat and by its id may be in two; the row
// lock then keeps the order of commits.
func laneOf(r store.Ref) int {
	h := fnv.New32a()
	if r.Conversation.IsZero() {
		_ = binary.Write(h, binary.BigEndian, r.Chat)
	} else {
		_, _ = h.Write(r.Conversation[:])
	}
	return int(h.Sum32() % lanes)
}

// mostInBatch bounds a commit, so that one event in it that fails costs the others little.
const mostInBatch = 64

func (d *Desk) runLane(ctx context.Context, lane chan *task) {
	for {
		select {
		case t := <-lane:
			d.handleAll(ctx, gather(t, lane))
		case <-d.stopping:
			for {
				select {
				case t := <-lane:
					d.handleAll(ctx, gather(t, lane))
				default:
					return
				}
			}
		}
	}
}

func gather(first *task, lane chan *task) []*task {
	tasks := []*task{first}
	for len(tasks) < mostInBatch {
		select {
		case t := <-lane:
			tasks = append(tasks, t)
		default:
			return tasks
		}
	}
	return tasks
}

// tries is how often an event is tried before it is parked, when it fails for another reason than the database.
const tries = 5

// handleAll handles a batch; if it fails, its events go one by one, so that only the culprit suffers.
func (d *Desk) handleAll(ctx context.Context, tasks []*task) {
	for _, group := range byFence(tasks) {
		if len(group) > 1 {
			err := d.commit(ctx, group)
			if err == nil {
				continue
			}
			if passing(err) {
				// One by one would only make everybody wait longer for the same answer.
				for _, t := range group {
					t.done <- err
				}
				continue
			}
		}
		for _, t := range group {
			d.handleOne(ctx, t)
		}
	}
}

// byFence splits a batch where the fence changes: one transaction checks one fence.
func byFence(tasks []*task) [][]*task {
	var groups [][]*task
	for i, t := range tasks {
		if i > 0 && sameFence(tasks[i-1].in.Fence, t.in.Fence) {
			groups[len(groups)-1] = append(groups[len(groups)-1], t)
			continue
		}
		groups = append(groups, []*task{t})
	}
	return groups
}

func sameFence(a, b *store.Fence) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func (d *Desk) handleOne(ctx context.Context, t *task) {
	for {
		err := d.commit(ctx, []*task{t})
		if err == nil {
			return
		}
		if passing(err) {
			t.done <- err
			return
		}
		t.tries++
		d.log.Error("handle event", "event", fmt.Sprintf("%T", t.in.Event), "try", t.tries, "error", err)
		if t.tries >= tries {
			d.park(ctx, t, err)
			return
		}
	}
}

// passing reports trouble that is not the event's fault.
func passing(err error) bool {
	return store.IsUnavailable(err) || errors.Is(err, store.ErrFenced) || errors.Is(err, store.ErrNoClinic)
}

// park puts an event aside that fails again and again. The patient hears back, and the words still pass the safety
// check; if even that fails, the raw update is kept.
func (d *Desk) park(ctx context.Context, t *task, cause error) {
	if t.in.Raw == nil {
		t.done <- cause
		return
	}
	if err := d.store.Park(ctx, &t.in.Ref, t.in.Stamp, "handler", t.in.Raw, t.in.At); err != nil {
		t.done <- err
		return
	}
	d.metrics.Parked.Inc()
	apology := &task{in: t.in, done: make(chan error, 1)}
	apology.in.Event = asParked(t.in.Event)
	if err := d.commit(ctx, []*task{apology}); err != nil {
		d.log.Error("apologise for a parked event", "error", err)
	}
	t.done <- ErrParked
}

func asParked(e chat.Event) chat.Event {
	switch e := e.(type) {
	case chat.Said:
		return chat.Parked{Message: e.Message, Text: e.Text, Profile: e.Profile, Told: e.Told}
	case chat.Commanded:
		return chat.Parked{Message: e.Message, Text: e.Argument, Profile: e.Profile, Told: e.Told}
	default:
		return chat.Parked{}
	}
}

// errStale says that answers were published that this program has not loaded yet.
var errStale = errors.New("a newer edition of the answers is live")

// commit handles the events of a batch in one transaction, and tells each what became of it. On an error nothing was
// saved and nobody was told.
func (d *Desk) commit(ctx context.Context, tasks []*task) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for {
		err := d.commitOnce(ctx, tasks)
		if !errors.Is(err, errStale) {
			return err
		}
		// Outside the transaction: building an index takes longer than a lock should be held.
		if err := d.load(ctx); err != nil {
			return err
		}
	}
}

func (d *Desk) commitOnce(ctx context.Context, tasks []*task) error {
	if !d.attached.Load() {
		d.metrics.Outages.Inc()
		return store.ErrUnavailable
	}
	arrivals := make([]store.Arrival, len(tasks))
	for i, t := range tasks {
		arrivals[i] = store.Arrival{Ref: t.in.Ref, Stamp: t.in.Stamp, At: t.in.At}
		if c, ok := t.in.Event.(chat.Commanded); ok && c.Name == "start" {
			arrivals[i].Invite = string(c.Argument)
		}
	}
	results := make([]error, len(tasks))
	d.relay.taking.RLock()
	defer d.relay.taking.RUnlock()
	began := time.Now()
	letters, err := d.store.InBatch(ctx, tasks[0].in.Fence, arrivals, func(b *store.Batch) error {
		clinic := d.clinic.Load()
		if clinic == nil {
			return store.ErrNoClinic
		}
		if b.Revision != clinic.Revision {
			return errStale
		}
		for i, t := range tasks {
			if err := d.stepOne(ctx, b, clinic, i, t, results); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		if store.IsUnavailable(err) {
			d.metrics.Outages.Inc()
			// The commit may have taken place without our hearing of it: its letters are then in our name, unsent.
			d.suspect.Store(true)
		}
		return err
	}
	d.metrics.Commit.Observe(time.Since(began).Seconds())
	d.metrics.Commits.Inc()
	d.metrics.Events.Add(float64(len(tasks)))
	d.relay.post(letters)
	for i, t := range tasks {
		t.done <- results[i]
	}
	return nil
}

// stepOne steps one event of a batch. An error undoes the whole batch; a refusal undoes this event alone.
func (d *Desk) stepOne(ctx context.Context, b *store.Batch, clinic *chat.Clinic, i int, t *task, results []error) error {
	c := b.Conversations[i]
	if c == nil {
		return nil // handled before, or nobody there any more
	}
	event := t.in.Event
	if command, ok := event.(chat.Commanded); ok && b.Invites[i] != "" {
		command.Invite = &chat.Link{Ref: chat.Text(b.Invites[i]), Token: d.store.Token(t.in.Stamp)}
		event = command
	}
	stamp := chat.Stamp{ID: t.in.Stamp, Token: d.store.Token(t.in.Stamp), At: t.in.At}
	state, effects, err := step(clinic, c.State, stamp, event)
	var refusal *chat.Refusal
	if errors.As(err, &refusal) {
		b.Refuse(i)
		results[i] = refusal
		return nil
	}
	if err != nil {
		return err
	}
	if err := b.Apply(c, stamp, state, effects); err != nil {
		return err
	}
	for _, e := range effects {
		if accepted, ok := e.(chat.LinkAccepted); ok {
			return d.stepPendingVisits(ctx, b, clinic, c, t, string(accepted.Ref))
		}
	}
	return nil
}

// stepPendingVisits asks about a visit that ended before its patient was linked.
func (d *Desk) stepPendingVisits(ctx context.Context, b *store.Batch, clinic *chat.Clinic, c *store.Conversation, t *task, ref string) error {
	visits, err := b.PendingVisits(ctx, ref, t.in.At.Add(-clinic.Rules.Expire))
	if err != nil || len(visits) == 0 {
		return err
	}
	id := "visit:" + d.store.VisitToken(visits[0].Visit)
	stamp := chat.Stamp{ID: id, Token: d.store.Token(id), At: t.in.At}
	state, effects, err := step(clinic, c.State, stamp, visitEvent(d.store, visits[0]))
	if err != nil {
		return err
	}
	return b.Apply(c, stamp, state, effects)
}

// step is chat.Step with a net: one message that breaks it must not take the program down.
func step(c *chat.Clinic, s chat.State, st chat.Stamp, e chat.Event) (state chat.State, effects []chat.Effect, err error) {
	defer func() {
		if r := recover(); r != nil {
			// The panic's own text may quote the message; the stack does not.
			err = fmt.Errorf("step %T: panic at %s", e, debug.Stack())
		}
	}()
	return chat.Step(c, s, st, e)
}

// Visit keeps a finished visit and, if its patient is linked, plans the question about it. The same visit twice is one
// visit.
func (d *Desk) Visit(ctx context.Context, v store.Visit) error {
	conversation, err := d.store.AddVisit(ctx, v, d.now())
	if err != nil || conversation.IsZero() {
		return err
	}
	return d.Handle(ctx, Incoming{
		Ref: store.Ref{Conversation: conversation}, Stamp: "visit:" + d.store.VisitToken(v.Visit), At: d.now(),
		Event: visitEvent(d.store, v),
	})
}

// CancelVisit takes a visit back, and with it a question that was not asked yet. store.ErrNotFound: no such visit.
func (d *Desk) CancelVisit(ctx context.Context, visit string) error {
	conversation, err := d.store.CancelVisit(ctx, visit)
	if err != nil || conversation.IsZero() {
		return err
	}
	token := d.store.VisitToken(visit)
	return d.Handle(ctx, Incoming{
		Ref: store.Ref{Conversation: conversation}, Stamp: "visit-cancelled:" + token, At: d.now(),
		Event: chat.VisitCancelled{Visit: token},
	})
}

func visitEvent(s *store.Store, v store.Visit) chat.VisitEnded {
	return chat.VisitEnded{Visit: s.VisitToken(v.Visit), Team: v.Team, EndedAt: v.EndedAt, Suppressed: v.Suppressed}
}

// Command is a command of staff as it comes from the console or over NATS. Key makes a retry one command.
type Command struct {
	Key     string
	Handoff string
	Event   chat.Event
}

// Do gives a command of staff to the conversation of its handoff. Besides what Handle returns, store.ErrNotFound says
// that there is no such handoff.
func (d *Desk) Do(ctx context.Context, c Command) error {
	conversation, err := d.store.Find(ctx, nil, "", c.Handoff)
	if err != nil {
		return err
	}
	return d.Handle(ctx, Incoming{
		Ref: store.Ref{Conversation: conversation}, Stamp: "desk:" + c.Key, At: d.now(), Event: c.Event,
	})
}

// Acknowledge says that a member of staff has seen an alert. Nobody is told twice that it was seen.
func (d *Desk) Acknowledge(ctx context.Context, alert string, by chat.Staff) error {
	a, err := d.store.Alert(ctx, alert)
	if err != nil {
		return err
	}
	return d.Handle(ctx, Incoming{
		Ref: store.Ref{Conversation: a.Conversation}, Stamp: "ack:" + alert, At: d.now(),
		Event: chat.Acknowledge{Alert: alert, Staff: by},
	})
}

func (d *Desk) fireTimers(ctx context.Context) error {
	for {
		due, err := d.store.DueTimers(ctx, d.now(), mostInBatch)
		if err != nil || len(due) == 0 {
			return err
		}
		pending := make([]*Pending, len(due))
		for i, t := range due {
			pending[i] = d.Submit(Incoming{
				Ref:   store.Ref{Conversation: t.Conversation},
				Stamp: fmt.Sprintf("timer:%s:%s:%d", t.Conversation, t.Kind, t.Generation), At: d.now(),
				Event: chat.TimerFired{Kind: t.Kind, Generation: t.Generation},
			})
		}
		for i, p := range pending {
			if err := p.Wait(ctx); err != nil {
				return err
			}
			if err := d.store.FinishTimer(ctx, due[i]); err != nil {
				return err
			}
		}
		if len(due) < mostInBatch {
			return nil
		}
	}
}
