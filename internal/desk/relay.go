package desk

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// Sender makes the one call that a letter asks for. A nil error says that the other side has accepted it. A *Retry says
// when to try again, a *Bury that no try will help; any other error means that the letter's fate is unknown or the way
// is blocked, and it is tried again with growing pauses.
type Sender interface {
	Send(ctx context.Context, l store.Letter) error
}

// Retry is what a sender answers when the other side asked to wait. The letter was not accepted.
type Retry struct {
	After time.Duration
	Code  string
}

func (r *Retry) Error() string { return fmt.Sprintf("try again in %s: %s", r.After, r.Code) }

// Bury is what a sender answers when the letter can never be delivered. Code is for people of the clinic and for
// metrics; it holds no word of the letter.
type Bury struct {
	Code string
	// Blocked: the patient has stopped the bot, or is gone.
	Blocked bool
}

func (b *Bury) Error() string { return "not deliverable: " + b.Code }

// keepTrying is how long a letter is tried. Later it would only confuse; staff see that it was not delivered.
const keepTrying = 24 * time.Hour

// relay is the one door out. Each (conversation, door) has a queue of which only the head is under way, and the next
// letter goes only when the head's settlement is committed: after a kill at most one letter of a queue can be repeated.
//
// What it promises: every letter is accepted outside at least once, in order. A letter is sent again only when a kill
// or a lost answer left its fate unknown, for Telegram has no key that would make a repeat harmless.
type relay struct {
	desk  *Desk
	wake  chan struct{} // there are letters that nobody has
	slots chan struct{} // bounds the calls that are under way

	// taking keeps claims and commits apart. Between a claim and its letters' place in the queue, a commit would see them
	// as this worker's and put a newer letter in front of them.
	taking sync.RWMutex

	mu      sync.Mutex
	queues  map[queueKey][]store.Letter
	held    map[store.LetterKey]bool
	epoch   chan struct{} // closed by reset and drain: queues of that epoch stop
	closing bool
	running sync.WaitGroup

	settling chan settlement
	beat     atomic.Int64 // when the lease was last extended, in Unix nanoseconds
}

type queueKey struct {
	conversation store.ID
	door         store.Door
}

type settlement struct {
	key  store.LetterKey
	done chan error
}

// mostCalls bounds the calls to the outside that are under way at once.
const mostCalls = 96

func newRelay(d *Desk) *relay {
	return &relay{
		desk: d, wake: make(chan struct{}, 1), slots: make(chan struct{}, mostCalls),
		queues: map[queueKey][]store.Letter{}, held: map[store.LetterKey]bool{}, epoch: make(chan struct{}),
		settling: make(chan settlement, 1024),
	}
}

// post takes letters that are durable and belong to this worker. Others are claimed when those before them are gone.
func (r *relay) post(letters []store.Letter) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, l := range letters {
		if !l.Mine || r.closing {
			select {
			case r.wake <- struct{}{}:
			default:
			}
			continue
		}
		if r.held[l.Key()] {
			continue
		}
		r.held[l.Key()] = true
		k := queueKey{l.Conversation, l.Door}
		r.queues[k] = append(r.queues[k], l)
		if len(r.queues[k]) == 1 {
			epoch := r.epoch
			r.running.Go(func() { r.runQueue(k, epoch) })
		}
	}
}

// claim takes letters that nobody has.
func (r *relay) claim(ctx context.Context) error {
	r.taking.Lock()
	defer r.taking.Unlock()
	for {
		letters, err := r.desk.store.Claim(ctx, 500)
		if err != nil {
			return err
		}
		r.post(letters)
		if len(letters) < 500 {
			return nil
		}
	}
}

// adopt takes up letters that are in this worker's name but in no queue of it.
func (r *relay) adopt(ctx context.Context) error {
	r.taking.Lock()
	defer r.taking.Unlock()
	letters, err := r.desk.store.Mine(ctx)
	if err != nil {
		return err
	}
	r.alive()
	r.post(letters)
	return nil
}

// alive notes that the lease was extended just now.
func (r *relay) alive() { r.beat.Store(r.desk.now().UnixNano()) }

// leased reports whether this worker's letters are surely still its own. A program that was paused finds its lease
// old, and must not send what others may have sent meanwhile.
func (r *relay) leased() bool {
	return r.desk.now().Sub(time.Unix(0, r.beat.Load())) < store.WorkerLease*3/4
}

// reset forgets all queues: the letters belong to others now.
func (r *relay) reset() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.epoch)
	r.epoch = make(chan struct{})
	r.queues, r.held = map[queueKey][]store.Letter{}, map[store.LetterKey]bool{}
}

// drain waits until the letters that are under way are settled. Letters that were not begun stay in the store.
func (r *relay) drain(ctx context.Context) {
	r.mu.Lock()
	r.closing = true
	close(r.epoch)
	r.mu.Unlock()
	done := make(chan struct{})
	go func() {
		r.running.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(30 * time.Second):
		r.desk.log.Error("letters are still under way; they may be sent again by the next program")
	case <-ctx.Done():
	}
}

func (r *relay) runQueue(k queueKey, epoch <-chan struct{}) {
	for {
		l, ok := r.head(k, epoch)
		if !ok {
			return
		}
		if !r.deliver(l, epoch) {
			return
		}
		r.pop(k, epoch)
	}
}

func (r *relay) head(k queueKey, epoch <-chan struct{}) (store.Letter, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	q := r.queues[k]
	if over(epoch) || len(q) == 0 {
		return store.Letter{}, false
	}
	return q[0], true
}

func (r *relay) pop(k queueKey, epoch <-chan struct{}) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if epoch != r.epoch {
		return // the queues are others' now
	}
	q := r.queues[k]
	delete(r.held, q[0].Key())
	if len(q) == 1 {
		delete(r.queues, k)
		return
	}
	r.queues[k] = q[1:]
}

func over(epoch <-chan struct{}) bool {
	select {
	case <-epoch:
		return true
	default:
		return false
	}
}

// deliver sends a letter until it is settled or buried. False: the relay is closing, the letter stays.
func (r *relay) deliver(l store.Letter, epoch <-chan struct{}) bool {
	// A send that was begun is finished, whatever happens around it: a letter that was accepted must be settled.
	ctx := context.Background()
	for attempt := 0; ; attempt++ {
		for !r.leased() {
			if r.wait(time.Second/5, epoch) {
				return false
			}
		}
		err := r.send(ctx, l)
		var bury *Bury
		switch {
		case err == nil:
			return r.settle(l)
		case errors.As(err, &bury):
			return r.bury(ctx, l, bury, epoch)
		case r.desk.now().Sub(l.At) > keepTrying:
			return r.bury(ctx, l, &Bury{Code: "expired"}, epoch)
		}
		r.desk.metrics.Retries.WithLabelValues(string(l.Door)).Inc()
		after := backoff(attempt)
		var retry *Retry
		if errors.As(err, &retry) {
			after = retry.After
			attempt = 0
		} else {
			r.desk.log.Warn("send letter", "door", l.Door, "conversation", l.Conversation.String(), "seq", l.Seq, "try", attempt+1, "error", err)
		}
		if r.wait(after, epoch) {
			return false
		}
	}
}

func (r *relay) send(ctx context.Context, l store.Letter) error {
	sender, ok := r.desk.senders[l.Door]
	if !ok {
		return &Bury{Code: "no_sender"}
	}
	r.slots <- struct{}{}
	defer func() { <-r.slots }()
	started := time.Now()
	err := sender.Send(ctx, l)
	r.desk.metrics.Sent.WithLabelValues(string(l.Door)).Observe(time.Since(started).Seconds())
	return err
}

// backoff grows from half a second to a minute.
func backoff(attempt int) time.Duration {
	d := time.Second / 2
	for range min(attempt, 7) {
		d *= 2
	}
	return min(d, time.Minute)
}

// wait pauses; true when the epoch ends first.
func (r *relay) wait(d time.Duration, epoch <-chan struct{}) (stopped bool) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-epoch:
		return true
	case <-t.C:
		return false
	}
}

// settle takes the letter off the books and returns when that is committed.
func (r *relay) settle(l store.Letter) bool {
	s := settlement{l.Key(), make(chan error, 1)}
	r.settling <- s
	return <-s.done == nil
}

// settleWithin is how long a settlement waits for company: half as many commits leave more of the machine to patients.
// Only the next letter of the same chat waits for it.
const settleWithin = 4 * time.Millisecond

// settleAll commits settlements, many in one commit.
func (r *relay) settleAll(ctx context.Context) {
	for {
		var batch []settlement
		select {
		case s := <-r.settling:
			batch = append(batch, s)
		case <-ctx.Done():
			return
		}
		soon := time.NewTimer(settleWithin)
	gather:
		for len(batch) < 256 {
			select {
			case s := <-r.settling:
				batch = append(batch, s)
			case <-soon.C:
				break gather
			}
		}
		soon.Stop()
		r.settleBatch(ctx, batch)
	}
}

func (r *relay) settleBatch(ctx context.Context, batch []settlement) {
	keys := make([]store.LetterKey, len(batch))
	for i, s := range batch {
		keys[i] = s.key
	}
	for tries := 0; ; tries++ {
		err := r.desk.store.Settle(ctx, keys)
		if err != nil && ctx.Err() == nil {
			// The letters went out. Until that is written down they would be sent again after a kill, so nothing else
			// matters more.
			if tries%50 == 0 {
				r.desk.log.Warn("letters that were sent cannot be settled yet", "letters", len(keys), "error", err)
			}
			pause(ctx, time.Second/5)
			continue
		}
		for _, s := range batch {
			s.done <- err
		}
		return
	}
}

// bury gives a letter up, visibly: it stays in the store, and the conversation hears of it, so that staff see it.
func (r *relay) bury(ctx context.Context, l store.Letter, why *Bury, epoch <-chan struct{}) bool {
	for {
		err := r.desk.store.Bury(ctx, l.Key(), why.Code, r.desk.now())
		if err == nil {
			break
		}
		r.desk.log.Warn("bury letter", "error", err)
		if r.wait(time.Second/2, epoch) {
			return false
		}
	}
	r.desk.metrics.Buried.WithLabelValues(string(l.Door), why.Code).Inc()
	r.desk.log.Error("letter given up", "door", l.Door, "conversation", l.Conversation.String(), "seq", l.Seq, "reason", why.Code)
	if l.Door == store.DoorNATS {
		return true
	}
	pending := r.desk.Submit(Incoming{
		Ref:   store.Ref{Conversation: l.Conversation},
		Stamp: fmt.Sprintf("undelivered:%s:%d:%s", l.Conversation, l.Seq, l.Door), At: r.desk.now(),
		Event: chat.Undelivered{Seq: l.Seq, Blocked: why.Blocked},
	})
	if err := pending.Wait(ctx); err != nil {
		r.desk.log.Warn("tell of a letter given up", "error", err)
	}
	return true
}
