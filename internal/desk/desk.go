// Package desk is the middle of the house: one door in (Handle), one door out (Relay), and the timers that come back in
// as events. It is the only place where an event's transaction begins.
package desk

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// Desk handles events. Make one with New, run it with Run; it is safe for concurrent use.
type Desk struct {
	store   *store.Store
	log     *slog.Logger
	now     func() time.Time
	base    chat.Clinic
	senders map[store.Door]Sender
	metrics *Metrics

	lanes    []chan *task
	relay    *relay
	clinic   atomic.Pointer[chat.Clinic]
	reload   sync.Mutex
	attached atomic.Bool
	suspect  atomic.Bool  // a commit's fate is unknown
	gate     sync.RWMutex // guards closed: nothing enters a lane that has been emptied
	closed   bool
	stopping chan struct{}
	observe  func(*chat.Clinic)
	prepare  func(context.Context) error
	quiet    bool
	reached  chan struct{} // closed when the database was reached for the first time
	first    sync.Once
	tried    chan struct{} // closed when it was tried for the first time
	firstTry sync.Once
}

// Config is what a Desk is made of.
type Config struct {
	Store *store.Store
	Log   *slog.Logger
	Now   func() time.Time
	// Base has everything of the clinic that does not come from the database: words, lexicon, rules, waits. Its
	// Settings are the last good copy, for the time before the database is reached; they may be empty.
	Base    chat.Clinic
	Senders map[store.Door]Sender
	Metrics *Metrics
	// Published is called with each new edition of the clinic, outside any transaction.
	Published func(*chat.Clinic)
	// Prepare is called each time the database is reached, before it is used.
	Prepare func(context.Context) error
	// Quiet: events are taken, but nothing is sent and no timer fires here. For commands beside the service.
	Quiet bool
}

// lanes is how many events of different conversations can be on their way to a commit at once. Each lane commits what
// has gathered while its last commit was under way, so that a busy hour costs fewer commits, not more.
const lanes = 4

// New makes a Desk. Until Run has reached the database, Handle answers ErrUnavailable.
func New(c Config) (*Desk, error) {
	d := &Desk{
		store: c.Store, log: c.Log, now: c.Now, base: c.Base, senders: c.Senders, metrics: c.Metrics,
		stopping: make(chan struct{}), observe: c.Published, prepare: c.Prepare, quiet: c.Quiet,
		reached: make(chan struct{}), tried: make(chan struct{}),
	}
	if d.prepare == nil {
		d.prepare = func(context.Context) error { return nil }
	}
	if c.Quiet {
		c.Store.Mute()
	}
	if d.observe == nil {
		d.observe = func(*chat.Clinic) {}
	}
	if d.metrics == nil {
		d.metrics = NewMetrics()
	}
	for range lanes {
		d.lanes = append(d.lanes, make(chan *task, 1024))
	}
	d.relay = newRelay(d)
	if c.Base.Settings.Name != "" {
		clinic, err := chat.NewClinic(c.Base, nil)
		if err != nil {
			return nil, fmt.Errorf("new desk: %w", err)
		}
		d.clinic.Store(clinic)
	}
	return d, nil
}

// Clinic is the edition that is in force as far as this program knows; nil before any settings are known.
func (d *Desk) Clinic() *chat.Clinic { return d.clinic.Load() }

// Available reports whether the database was reached and answers, as far as is known.
func (d *Desk) Available() bool { return d.attached.Load() }

// WaitAttached returns when the database was reached for the first time, or when the desk has ended before.
func (d *Desk) WaitAttached(ctx context.Context, ended <-chan error) error {
	select {
	case <-d.reached:
		return nil
	case err := <-ended:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Tried is closed when the desk knows whether the database is there. Before that nothing should be taken in: what comes
// while the program is just starting would be treated as in an outage.
func (d *Desk) Tried() <-chan struct{} { return d.tried }

// Store is for reading.
func (d *Desk) Store() *store.Store { return d.store }

// ErrStopping says that the program is going down and takes no more events. Nothing was done.
var ErrStopping = errors.New("the desk is closing")

// Run attaches to the database, handles events, sends letters and fires timers until ctx ends. It then finishes what
// was begun: events that were taken are committed, letters on their way are settled, the rest is left for the next
// program. It returns nil after a graceful stop.
func (d *Desk) Run(ctx context.Context) error {
	// Work that was begun is finished although ctx has ended: a letter that was sent must be settled, or it would be
	// sent again.
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	go d.relay.settleAll(work)
	var running sync.WaitGroup
	for _, lane := range d.lanes {
		running.Go(func() { d.runLane(work, lane) })
	}
	presence, err := d.attend(ctx, work)
	d.closeGate()
	running.Wait()
	d.relay.drain(work)
	if presence != nil {
		if err := d.store.Release(work); err != nil {
			d.log.Error("release letters", "error", err)
		}
		closing, cancel := context.WithTimeout(work, 2*time.Second)
		defer cancel()
		_ = presence.Close(closing)
	}
	return err
}

func (d *Desk) closeGate() {
	d.gate.Lock()
	d.closed = true
	d.gate.Unlock()
	close(d.stopping)
}

// attend keeps this program registered as a worker and does what falls due. Losing the database ends nothing: it is
// waited for. The presence that it returns is still good.
func (d *Desk) attend(ctx, work context.Context) (*store.Presence, error) {
	for ctx.Err() == nil {
		presence, err := d.attach(ctx)
		if err == nil {
			d.attached.Store(true)
			d.first.Do(func() { close(d.reached) })
		}
		d.firstTry.Do(func() { close(d.tried) })
		if err != nil {
			if !store.IsUnavailable(err) {
				return nil, fmt.Errorf("attach to database: %w", err)
			}
			pause(ctx, time.Second/5)
			continue
		}
		d.log.Info("attached to the database", "worker", d.store.Worker().String())
		if d.attendWhileUp(ctx, work, presence) {
			return presence, nil
		}
		d.attached.Store(false)
		d.log.Warn("the database is away; waiting for it")
		closing, cancel := context.WithTimeout(work, 2*time.Second)
		// Not Close: the letters are still this worker's, and its registration must outlive the broken connection.
		_ = presence.Abandon(closing)
		cancel()
	}
	return nil, nil
}

func (d *Desk) attach(ctx context.Context) (*store.Presence, error) {
	attempt, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := d.store.Ping(attempt); err != nil {
		return nil, err
	}
	if err := d.prepare(attempt); err != nil {
		return nil, err
	}
	if d.quiet {
		return nil, d.load(attempt)
	}
	presence, err := d.store.Register(attempt)
	if err != nil {
		return nil, err
	}
	if err := d.load(attempt); err != nil {
		_ = presence.Close(attempt)
		return nil, err
	}
	// Letters whose commit was confirmed only after the connection broke are this worker's, yet not in its queues.
	if err := d.relay.adopt(attempt); err != nil {
		_ = presence.Close(attempt)
		return nil, err
	}
	return presence, nil
}

// attendWhileUp returns true when ctx ends and false when the database is lost.
func (d *Desk) attendWhileUp(ctx, work context.Context, presence *store.Presence) bool {
	if d.quiet {
		<-ctx.Done()
		return true
	}
	beat := time.NewTicker(store.WorkerLease / 4)
	defer beat.Stop()
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	purge := time.NewTicker(time.Hour)
	defer purge.Stop()
	if err := d.rounds(work); store.IsUnavailable(err) {
		return false
	}
	for {
		var err error
		select {
		case <-ctx.Done():
			return true
		case <-beat.C:
			err = presence.Beat(work)
			if errors.Is(err, store.ErrFenced) {
				d.log.Warn("taken for dead by another worker; registering again")
				d.relay.reset()
				return false
			}
			if err == nil {
				d.relay.alive()
			}
		case <-tick.C:
			err = d.rounds(work)
		case <-d.relay.wake:
			err = d.relay.claim(work)
		case <-purge.C:
			err = d.store.Purge(work, d.now())
		}
		if err == nil {
			continue
		}
		d.log.Error("rounds of the desk", "error", err)
		if store.IsUnavailable(err) {
			return false
		}
	}
}

// rounds is what is looked after twice a second: dead workers, letters that nobody has, timers.
func (d *Desk) rounds(ctx context.Context) error {
	dead, err := d.store.Reap(ctx)
	if err != nil {
		return err
	}
	if dead > 0 {
		d.log.Info("freed the letters of dead workers", "workers", dead)
	}
	if d.suspect.Swap(false) {
		if err := d.relay.adopt(ctx); err != nil {
			d.suspect.Store(true)
			return err
		}
	}
	if err := d.relay.claim(ctx); err != nil {
		return err
	}
	return d.fireTimers(ctx)
}

// load reads the settings and the published answers and makes the clinic's new edition.
func (d *Desk) load(ctx context.Context) error {
	d.reload.Lock()
	defer d.reload.Unlock()
	settings, revision, err := d.store.Settings(ctx)
	if err != nil {
		return err
	}
	if have := d.clinic.Load(); have != nil && have.Revision == revision && revision > 0 {
		return nil
	}
	published, err := d.store.Published(ctx)
	if err != nil {
		return err
	}
	base := d.base
	base.Settings, base.Revision, base.Published = settings, published.Revision, published.At
	base.ID = d.store.Clinic()
	clinic, err := chat.NewClinic(base, published.Entries)
	if err != nil {
		return err
	}
	d.clinic.Store(clinic)
	d.log.Info("answers are live", "revision", clinic.Revision, "entries", len(published.Entries))
	d.observe(clinic)
	return nil
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
