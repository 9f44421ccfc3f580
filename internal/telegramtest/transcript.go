package telegramtest

import (
	"fmt"
	"strings"
	"time"
)

// Bubble is one message as a person sees it.
type Bubble struct {
	ID        MessageID
	From      string // first name, or the title of a channel
	Bot       bool
	Kind      string // text, photo, voice, ...
	Text      string // or caption, without markup
	Entities  []Entity
	Buttons   [][]Button // under the message
	ReplyTo   MessageID  // 0 if it answers none
	At        time.Time
	Edited    bool
	Delivered bool   // the bot has fetched and confirmed it
	Forwarded bool   // passed on from elsewhere
	Album     string // media_group_id
	FileName  string
	File      []byte
}

// Has tells whether the bubble has a button of this label.
func (b *Bubble) Has(label string) bool {
	for _, row := range b.Buttons {
		for _, button := range row {
			if button.Text == label {
				return true
			}
		}
	}
	return false
}

// Transcript lists the bubbles of the private chat that are not deleted.
func (p *Person) Transcript() []Bubble {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	return p.server.transcript(p.chat)
}

// Bubble returns one bubble; ok is false if it is not there or deleted.
func (p *Person) Bubble(id MessageID) (b Bubble, ok bool) {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	m := p.chat.find(id)
	if m == nil {
		return Bubble{}, false
	}
	return p.server.bubble(m), true
}

// Hears waits for a bubble of the bot that contains the words, in its text or caption, and returns it. It begins after
// the bubble that the last Hears returned, so each is heard once and the order counts; a bubble that the bot edits is
// heard again. If it takes too long the test ends, with the chat as it is.
func (p *Person) Hears(t TB, within time.Duration, words string) Bubble {
	t.Helper()
	return p.server.hears(t, p.chat, &p.heard, p.first, within, words)
}

// hears is Hears for any chat; heard counts the utterances that were passed.
func (s *Server) hears(t TB, c *chat, heard *int, who string, within time.Duration, words string) Bubble {
	t.Helper()
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	s.mu.Lock()
	for {
		for i := *heard; i < len(c.heard); i++ {
			if u := c.heard[i]; strings.Contains(u.text, words) {
				*heard = i + 1
				b := s.bubble(u.message)
				b.Text = u.text
				s.mu.Unlock()
				return b
			}
		}
		change := c.changed.wait()
		s.mu.Unlock()
		select {
		case <-change:
		case <-s.quit:
			t.Fatalf("telegram: closed while %s waited for %q", who, words)
			return Bubble{}
		case <-deadline.C:
			s.mu.Lock()
			chat := s.script(c)
			s.mu.Unlock()
			t.Fatalf("telegram: %s did not hear %q within %v; the chat is:\n%s", who, words, within, chat)
			return Bubble{}
		}
		s.mu.Lock()
	}
}

func (s *Server) transcript(c *chat) []Bubble {
	bubbles := make([]Bubble, 0, len(c.messages))
	for _, m := range c.messages {
		if !m.deleted {
			bubbles = append(bubbles, s.bubble(m))
		}
	}
	return bubbles
}

func (s *Server) bubble(m *message) Bubble {
	b := Bubble{
		ID:        m.id,
		From:      s.nameOf(m),
		Bot:       m.out,
		Kind:      m.kind,
		Text:      m.text,
		Entities:  m.entities,
		At:        unix(m.date),
		Edited:    m.edited != 0,
		Delivered: m.delivered,
		Forwarded: m.origin != nil,
		Album:     m.album,
	}
	if m.keyboard != nil {
		b.Buttons = m.keyboard.rows
	}
	if m.reply != nil {
		b.ReplyTo = m.reply.id
	}
	if m.file != nil {
		b.FileName, b.File = m.file.name, m.file.data
	}
	return b
}

func (s *Server) nameOf(m *message) string {
	switch {
	case m.from == nil:
		return m.chat.title
	case m.from == s.bot:
		return botName
	}
	if c := s.chats[m.from.id]; c != nil && c.person != nil {
		return c.person.first
	}
	return ""
}

// script writes a chat for a failed test: its last 20 bubbles.
func (s *Server) script(c *chat) string {
	bubbles := s.transcript(c)
	bubbles = bubbles[max(0, len(bubbles)-20):]
	var out strings.Builder
	for _, b := range bubbles {
		text := b.Text
		if b.Kind != kindText {
			text = strings.TrimSpace("<" + b.Kind + "> " + text)
		}
		fmt.Fprintf(&out, "  %s> %s", b.From, strings.ReplaceAll(text, "\n", "\n    "))
		for _, row := range b.Buttons {
			for _, button := range row {
				fmt.Fprintf(&out, " [%s]", button.Text)
			}
		}
		out.WriteByte('\n')
	}
	if out.Len() == 0 {
		return "  (empty)\n"
	}
	return out.String()
}
