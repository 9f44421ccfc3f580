package telegramtest

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Press is a button that somebody pressed.
type Press struct {
	ID     string // of the callback query, "" when the bot is not told
	URL    string // that the button opens, or ""
	Copied string // what a copy button put on the clipboard, or ""

	server *Server
	chat   *chat
	at     time.Time
	answer *Toast
}

// Toast is how the bot answered a press: with a short text, an alert, or nothing at all.
type Toast struct {
	Text  string
	Alert bool
	URL   string
}

// Presses presses the newest button of this label: under a message, or of the reply keyboard. The latter sends the label
// as a text, or the contact or place that it asks for.
func (p *Person) Presses(label string) *Press {
	return p.presses(func() (*Press, error) {
		if m, b := p.chat.button(label); m != nil {
			return p.server.press(p, m, b)
		}
		return p.pressReply(label)
	})
}

// PressesOn presses a button of one message.
func (p *Person) PressesOn(id MessageID, label string) *Press {
	return p.presses(func() (*Press, error) { return p.pressOn(id, label) })
}

func (p *Person) presses(action func() (*Press, error)) *Press {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	press, err := action()
	if err != nil {
		p.server.misuse("%s: %v; the chat is:\n%s", p.first, err, p.server.script(p.chat))
	}
	return press
}

func (p *Person) pressOn(id MessageID, label string) (*Press, error) {
	if m := p.chat.find(id); m != nil {
		if b := m.button(label); b != nil {
			return p.server.press(p, m, b)
		}
	}
	return nil, fmt.Errorf("there is no message %d with a button %q", id, label)
}

// Answered waits until the bot answers the press, as it must at once, and returns the answer.
func (b *Press) Answered(t TB, within time.Duration) Toast {
	t.Helper()
	deadline := time.NewTimer(within)
	defer deadline.Stop()
	for {
		b.server.mu.Lock()
		answer, change := b.answer, b.chat.changed.wait()
		b.server.mu.Unlock()
		if answer != nil {
			return *answer
		}
		select {
		case <-change:
		case <-deadline.C:
			t.Fatalf("telegram: the bot did not answer the press within %v", within)
			return Toast{}
		}
	}
}

// button finds the newest message with a button of this label.
func (c *chat) button(label string) (*message, *Button) {
	for i := len(c.messages) - 1; i >= 0; i-- {
		if b := c.messages[i].button(label); b != nil {
			return c.messages[i], b
		}
	}
	return nil, nil
}

func (m *message) button(label string) *Button {
	if m.deleted {
		return nil
	}
	return m.keyboard.find(label)
}

// press does what an inline button does.
func (s *Server) press(by *Person, m *message, b *Button) (*Press, error) {
	press := &Press{server: s, chat: m.chat, at: s.now()}
	switch b.Kind {
	case "url":
		press.URL = b.Data
		return press, nil
	case "copy":
		press.Copied = b.Data
		return press, nil
	case "callback":
	default:
		return nil, fmt.Errorf("buttons of kind %s are not emulated", b.Kind)
	}
	if m.chat.private() && m.chat.blocked {
		return nil, errors.New("the bot is blocked; unblock it first")
	}
	press.ID = strconv.FormatInt(1_000_000_000_000_000_000+s.rng.Int64N(1_000_000_000_000_000_000), 10)
	s.presses[press.ID] = press
	m.chat.started = true
	s.offer("callback_query", callbackLane+by.id, nil, func(out []byte) []byte {
		o := beginObject(out)
		o.text("id", press.ID)
		o.raw("from", by.user.json)
		o.name("message")
		o.b = s.appendMessage(o.b, m, false)
		o.text("chat_instance", strconv.FormatInt(m.chat.id*2654435761, 10))
		o.text("data", b.Data)
		return o.end()
	})
	return press, nil
}

// pressReply does what a button of the reply keyboard does.
func (p *Person) pressReply(label string) (*Press, error) {
	b := p.chat.keyboard.find(label)
	if b == nil {
		return nil, fmt.Errorf("there is no button %q", label)
	}
	if p.chat.keyboard.oneTime {
		p.chat.keyboard = nil
		p.chat.rev++
	}
	var err error
	switch b.Kind {
	case "contact":
		_, err = p.send(Contact("", ""), "", 0)
	case "location":
		_, err = p.send(Location(51.5072, -0.1276), "", 0)
	default:
		_, err = p.say(b.Text, 0)
	}
	return &Press{server: p.server, chat: p.chat, at: p.server.now(), answer: &Toast{}}, err
}

// find returns the button of this label, or nil.
func (k *keyboard) find(label string) *Button {
	if k == nil {
		return nil
	}
	for _, row := range k.rows {
		for i := range row {
			if row[i].Text == label {
				return &row[i]
			}
		}
	}
	return nil
}
