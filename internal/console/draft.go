package console

import (
	"sync"
	"time"
)

// drafts hold what somebody has begun to write and not sent, so that a reload, a session that ends or another device
// loses nothing. They live in memory only: words of this kind belong neither into a browser's storage nor, half
// finished, into the database. They are lost when the program restarts.
type drafts struct {
	mu    sync.Mutex
	known map[draftKey]draft
}

type draftKey struct{ staff, handoff string }

type draft struct {
	text  string
	at    time.Time
	typed time.Time // when the patient was last shown that somebody writes
}

const (
	draftKept  = 12 * time.Hour
	mostDrafts = 2000

	// typingEvery is a little less than Telegram shows "typing" for (https://core.telegram.org/bots/api#sendchataction).
	typingEvery = 4 * time.Second
)

func newDrafts() *drafts { return &drafts{known: map[draftKey]draft{}} }

func (d *drafts) find(staff, handoff string, now time.Time) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	k := d.known[draftKey{staff, handoff}]
	if now.Sub(k.at) > draftKept {
		return ""
	}
	return k.text
}

// keep keeps the words and reports whether it is time to show the patient that somebody writes.
func (d *drafts) keep(staff, handoff, text string, now time.Time) (showTyping bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if text == "" {
		delete(d.known, draftKey{staff, handoff})
		return false
	}
	d.sweep(now)
	k := d.known[draftKey{staff, handoff}]
	showTyping = text != k.text && now.Sub(k.typed) >= typingEvery
	k.text, k.at = text, now
	if showTyping {
		k.typed = now
	}
	d.known[draftKey{staff, handoff}] = k
	return showTyping
}

func (d *drafts) drop(staff, handoff string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.known, draftKey{staff, handoff})
}

func (d *drafts) sweep(now time.Time) {
	if len(d.known) < mostDrafts {
		return
	}
	oldest := draftKey{}
	for key, k := range d.known {
		if now.Sub(k.at) > draftKept {
			delete(d.known, key)
			continue
		}
		if o, ok := d.known[oldest]; !ok || k.at.Before(o.at) {
			oldest = key
		}
	}
	if len(d.known) >= mostDrafts {
		delete(d.known, oldest)
	}
}
