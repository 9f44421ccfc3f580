package console

import (
	"context"
	"errors"
	"strings"
	"sync"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// glance is what a list shows of a chat: who it is and what the patient wrote last.
type glance struct {
	Name  string
	Words string
}

// glances remembers them for as long as nothing new was said, so that a busy queue does not unseal every chat again for
// each change. Only chats of the queue are looked up, so one who was forgotten is not shown from here.
type glances struct {
	mu    sync.Mutex
	known map[string]knownGlance // by handoff
}

type knownGlance struct {
	seq    int64
	glance glance
}

const mostGlances = 1000

func newGlances() *glances { return &glances{known: map[string]knownGlance{}} }

func (g *glances) find(h store.Handoff) (glance, bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	k, ok := g.known[h.ID]
	return k.glance, ok && k.seq == h.Seq
}

func (g *glances) keep(h store.Handoff, seen glance) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.known) >= mostGlances {
		clear(g.known)
	}
	g.known[h.ID] = knownGlance{h.Seq, seen}
}

// glanceBack is how many steps of a conversation are looked through for the patient's last words.
const glanceBack = 12

func (c *console) glance(ctx context.Context, h store.Handoff) (glance, error) {
	if seen, ok := c.glances.find(h); ok {
		return seen, nil
	}
	patient, err := c.Store.Patient(ctx, h.Conversation)
	if errors.Is(err, store.ErrNotFound) {
		return glance{Name: "Somebody who was forgotten"}, nil
	}
	if err != nil {
		return glance{}, err
	}
	recent, err := c.Store.Transcript(ctx, h.Conversation, max(0, h.Seq-glanceBack))
	if err != nil {
		return glance{}, err
	}
	seen := glance{Name: nameOf(patient), Words: lastWords(h, recent)}
	c.glances.keep(h, seen)
	return seen, nil
}

// nameOf is what a patient is called where Telegram gives no name.
func nameOf(p store.Patient) string {
	if name := strings.TrimSpace(string(p.Name)); name != "" {
		return name
	}
	return "Patient without a name"
}

// lastWords are what the patient wrote last. What merely asked for a person says nothing that the reason does not say.
func lastWords(h store.Handoff, messages []store.Message) string {
	for i := len(messages) - 1; i >= 0; i-- {
		m := messages[i]
		if m.Author != store.AuthorPatient || m.Kind != string(chat.KindText) || onlyAsks(h, m) {
			continue
		}
		if words := strings.Join(strings.Fields(m.Text), " "); words != "" {
			return short(words, 140)
		}
		if m.Media != nil {
			return mediaWords(m.Media.Kind)
		}
	}
	return ""
}

// onlyAsks reports whether a message is no more than the wish for a person that opened the chat.
func onlyAsks(h store.Handoff, m store.Message) bool {
	return m.At.Equal(h.OpenedAt) && h.Reason == string(chat.ReasonAsked)
}

// short cuts words to at most n characters, and shows that it did.
func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}
