package console

import (
	"sync"
	"time"
)

// patience slows down those who try passwords. What it counts is bound to where the tries come from, so that nobody can
// be locked out by tries that are made elsewhere; and nobody is locked out at all, the wait is a minute at most.
//
//   - A browser that has signed in to this account before is judged by its own tries alone, whatever others at the same
//     address do.
//   - Any other is judged by the tries from its address for this account, and by all tries from its address.
type patience struct {
	now   func() time.Time
	mu    sync.Mutex
	tries map[string]*tries
}

type tries struct {
	count int
	until time.Time // not before
	last  time.Time
}

// limit says how many tries are free and how long the wait grows.
type limit struct {
	key    string
	free   int
	most   time.Duration
	shared bool // others may try under the same key: one right password does not speak for them
}

const (
	triesForgotten = 15 * time.Minute
	mostTries      = 20_000
)

func newPatience(now func() time.Time) *patience {
	return &patience{now: now, tries: map[string]*tries{}}
}

// begin counts a try under each limit, or says how long to wait. A try is counted before it is judged, so that many at
// once are no way round the limit; forgive takes it back.
func (p *patience) begin(limits []limit) (wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	for _, l := range limits {
		if t := p.tries[l.key]; t != nil && now.Sub(t.last) < triesForgotten && t.until.After(now) {
			wait = max(wait, t.until.Sub(now))
		}
	}
	if wait > 0 {
		return wait
	}
	p.sweep(now)
	for _, l := range limits {
		t := p.tries[l.key]
		if t == nil || now.Sub(t.last) >= triesForgotten {
			t = &tries{}
			p.tries[l.key] = t
		}
		t.count++
		t.last = now
		if over := t.count - l.free; over > 0 {
			t.until = now.Add(min(time.Second<<min(over, 10), l.most))
		}
	}
	return 0
}

// forgive forgets the tries of somebody who has shown the right password.
func (p *patience) forgive(limits []limit) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, l := range limits {
		t := p.tries[l.key]
		switch {
		case t == nil:
		case l.shared && t.count > 1:
			t.count--
		default:
			delete(p.tries, l.key)
		}
	}
}

// sweep bounds what is remembered.
func (p *patience) sweep(now time.Time) {
	if len(p.tries) < mostTries {
		return
	}
	for key, t := range p.tries {
		if now.Sub(t.last) >= triesForgotten {
			delete(p.tries, key)
		}
	}
	if len(p.tries) >= mostTries {
		clear(p.tries)
	}
}
