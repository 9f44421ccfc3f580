package telegramtest

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Person is somebody with a phone and a private chat with the bot. Methods that do something return when the bot could
// know of it; what no person could do ends the test.
type Person struct {
	server   *Server
	key      string
	first    string
	last     string
	username string
	language string
	phone    string
	id       int64
	user     *user
	chat     *chat
	heard    int // utterances of the bot that Hears has passed
}

// PersonOption changes a new person.
type PersonOption func(*Person)

// Language sets the language of the person's phone, an IETF tag such as es. The default is en.
func Language(code string) PersonOption { return func(p *Person) { p.language = code } }

// LastName gives the person a second name.
func LastName(name string) PersonOption { return func(p *Person) { p.last = name } }

// Username gives the person a public name, without @.
func Username(name string) PersonOption { return func(p *Person) { p.username = name } }

// Phone sets the number that the person would share.
func Phone(number string) PersonOption { return func(p *Person) { p.phone = number } }

// UserID sets the person's id, which is also the id of the private chat.
func UserID(id int64) PersonOption { return func(p *Person) { p.id = id } }

// Person returns the person of this name, and makes one at the first call; options matter only then. Ids do not fit into
// 32 bits, as with real people who joined lately.
func (s *Server) Person(name string, options ...PersonOption) *Person {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := strings.ToLower(name)
	if p := s.people[key]; p != nil {
		return p
	}
	p := &Person{server: s, key: key, first: name, language: "en", phone: fmt.Sprintf("+1555%07d", s.rng.IntN(10_000_000))}
	for _, option := range options {
		option(p)
	}
	if p.id == 0 {
		s.nextUserID += 1 + s.rng.Int64N(1000)
		p.id = s.nextUserID
	}
	p.chat = s.newChat(p.id, "private")
	p.chat.person = p
	p.chat.username = p.username
	p.chat.describe(p.first, p.last)
	p.user = s.newUser(p.id, false, p.first, p.last, p.username, p.language)
	s.people[key] = p
	return p
}

// ID is the id of the person and of the private chat with the bot.
func (p *Person) ID() int64 { return p.id }

// Name is the person's first name.
func (p *Person) Name() string { return p.first }

// Speaks changes the language of the person's phone; the bot sees it with the next update.
func (p *Person) Speaks(language string) {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	p.speak(language)
}

func (p *Person) speak(language string) {
	p.language = language
	p.chat.rev++
	p.chat.changed.broadcast()
	p.user.json = p.server.newUser(p.id, false, p.first, p.last, p.username, language).json
	p.server.users[p.id] = p.user
}

// Starts presses START, as after a deep link when there is a payload of 1 to 64 of A-Z a-z 0-9 _ -. Someone who blocked
// the bot unblocks it by that.
func (p *Person) Starts(payload string) MessageID {
	return p.do(func() (MessageID, error) { return p.start(payload) })
}

// Says sends a text. One that is longer than 4096 units goes out in several messages, as a phone would do; the id is that
// of the first.
func (p *Person) Says(text string) MessageID {
	return p.do(func() (MessageID, error) { return p.say(text, 0) })
}

// Replies answers a message of the chat with a text.
func (p *Person) Replies(to MessageID, text string) MessageID {
	return p.do(func() (MessageID, error) { return p.say(text, to) })
}

// Edits changes the text or caption of the person's own message.
func (p *Person) Edits(id MessageID, text string) {
	p.do(func() (MessageID, error) { return id, p.edit(id, text) })
}

// Sends sends a photo, a voice message, a document or the like.
func (p *Person) Sends(media Media) MessageID {
	return p.do(func() (MessageID, error) { return p.send(media, "", 0) })
}

// SendsAlbum sends 2 to 10 photos, videos or documents together: one message each, with the same media_group_id.
func (p *Person) SendsAlbum(media ...Media) []MessageID {
	var ids []MessageID
	p.do(func() (MessageID, error) {
		if len(media) < 2 || len(media) > 10 {
			return 0, fmt.Errorf("an album has 2 to 10 items, not %d", len(media))
		}
		album := strconv.FormatInt(13_000_000_000_000_000+p.server.rng.Int64N(1_000_000_000_000), 10)
		for _, item := range media {
			id, err := p.send(item, album, 0)
			if err != nil {
				return 0, err
			}
			ids = append(ids, id)
		}
		return 0, nil
	})
	return ids
}

// Forwards passes on a text that somebody else wrote, who hides the account.
func (p *Person) Forwards(text, author string) MessageID {
	return p.do(func() (MessageID, error) {
		m, err := p.compose(kindText, 0)
		if err != nil {
			return 0, err
		}
		m.write(text)
		o := beginObject(nil)
		o.text("type", "hidden_user")
		o.text("sender_user_name", author)
		o.number("date", p.server.now().Add(-time.Hour).Unix())
		m.origin = o.end()
		return p.post(m), nil
	})
}

// Blocks blocks the bot: it is told, and from then on refused.
func (p *Person) Blocks() {
	p.do(func() (MessageID, error) { p.block(true); return 0, nil })
}

// Unblocks lets the bot write again.
func (p *Person) Unblocks() {
	p.do(func() (MessageID, error) { p.block(false); return 0, nil })
}

// DeletesAccount makes the bot hear that the user is deactivated. There is no way back.
func (p *Person) DeletesAccount() {
	p.do(func() (MessageID, error) { p.chat.deleted = true; return 0, nil })
}

// do runs what a person does with the lock held. What a phone would not let the person do ends the test.
func (p *Person) do(action func() (MessageID, error)) MessageID {
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	id, err := action()
	if err != nil {
		p.server.misuse("%s: %v", p.first, err)
	}
	return id
}

func (p *Person) start(payload string) (MessageID, error) {
	if len(payload) > 64 || strings.ContainsFunc(payload, func(r rune) bool { return r > 127 || !isAlnum(byte(r)) && r != '_' && r != '-' }) {
		return 0, fmt.Errorf("a start payload has 1 to 64 of A-Za-z0-9_-, not %q", payload)
	}
	p.block(false)
	return p.say(strings.TrimSpace("/start "+payload), 0)
}

func (p *Person) say(text string, reply MessageID) (MessageID, error) {
	var first MessageID
	for _, part := range p.server.split(text) {
		m, err := p.compose(kindText, reply)
		if err != nil {
			return 0, err
		}
		m.text, m.entities = part, findEntities(part, nil)
		if id := p.post(m); first == 0 {
			first = id
		}
	}
	if first == 0 {
		return 0, errors.New("a phone does not send an empty message")
	}
	return first, nil
}

// split cleans a text as the server does and cuts it where the app does: at 4096 units, never inside a character.
func (s *Server) split(text string) []string {
	text, _ = trim(clean(strings.ToValidUTF8(text, "\ufffd")), nil)
	var parts []string
	for text != "" {
		units, end := 0, len(text)
		if end > s.limits.TextUnits {
			for i, r := range text {
				if units += utf16Len(string(r)); units > s.limits.TextUnits {
					end = i
					break
				}
			}
		}
		parts = append(parts, text[:end])
		text = text[end:]
	}
	return parts
}

// write makes a text the text or caption of a person's message.
func (m *message) write(text string) {
	m.text, _ = trim(clean(strings.ToValidUTF8(text, "\ufffd")), nil)
	m.entities = findEntities(m.text, nil)
}

// compose starts a message of the person and checks that the phone would let it be sent.
func (p *Person) compose(kind string, reply MessageID) (*message, error) {
	switch {
	case p.chat.deleted:
		return nil, errors.New("the account is deleted")
	case p.chat.blocked:
		return nil, errors.New("the bot is blocked; unblock it first")
	}
	m := &message{from: p.user, kind: kind}
	if reply != 0 {
		if m.reply = p.chat.find(reply); m.reply == nil {
			return nil, fmt.Errorf("there is no message %d to answer", reply)
		}
	}
	p.chat.started = true
	return m, nil
}

// post puts the person's message into the private chat and tells the bot.
func (p *Person) post(m *message) MessageID {
	p.server.add(p.chat, m)
	p.server.offerMessage(m)
	return m.id
}

func (p *Person) edit(id MessageID, text string) error {
	m := p.chat.find(id)
	if m == nil || m.out {
		return fmt.Errorf("there is no own message %d to edit", id)
	}
	if _, err := p.compose(m.kind, 0); err != nil {
		return err
	}
	before := m.text
	m.write(text)
	if m.text == "" && m.kind == kindText {
		m.write(before)
		return errors.New("a phone does not send an empty message")
	}
	m.edited = p.server.now().Unix()
	p.chat.touch(m)
	p.server.offerMessage(m)
	return nil
}

func (p *Person) send(media Media, album string, reply MessageID) (MessageID, error) {
	m, err := p.compose(media.Kind, reply)
	if err != nil {
		return 0, err
	}
	m.album = album
	if err := p.server.attach(m, media, p); err != nil {
		return 0, fmt.Errorf("send %s: %w", media.Kind, err)
	}
	return p.post(m), nil
}

func (p *Person) block(blocked bool) {
	if p.chat.blocked == blocked {
		return
	}
	p.chat.blocked = blocked
	before, after := "member", "kicked"
	if !blocked {
		before, after = after, before
	}
	p.chat.rev++
	p.chat.changed.broadcast()
	p.server.offerMembership(p.chat, p.user, before, after)
}

// Said is a text of one person, for Deliver.
type Said struct {
	From *Person
	Text string
}

// Deliver sends many texts at once, in order; it is the cheapest way to load the bot. It returns their ids.
func (s *Server) Deliver(said ...Said) []MessageID {
	s.mu.Lock()
	defer s.mu.Unlock()
	ids := make([]MessageID, len(said))
	for i, one := range said {
		id, err := one.From.say(one.Text, 0)
		if err != nil {
			s.misuse("%s: %v", one.From.first, err)
		}
		ids[i] = id
	}
	return ids
}

// Raw hands the bot an update as given, whatever its kind and shape; only update_id is filled in. It must begin as a
// JSON object does. Its delivery by webhook waits for no other.
func (s *Server) Raw(object string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	inner := strings.TrimSpace(object)
	if !strings.HasPrefix(inner, "{") || !strings.HasSuffix(inner, "}") {
		s.misuse("a raw update is a JSON object, not %.40q", object)
	}
	inner = strings.TrimSpace(inner[1 : len(inner)-1])
	s.enqueue(&update{body: []byte(inner), lane: rawLane + int64(s.queue.next())}, s.limits.UpdateTTL)
}

// RawBytes hands the bot bytes in the place of an update: inside the result of getUpdates, or as the body of a webhook
// delivery. They need not be JSON. They take up one update_id.
func (s *Server) RawBytes(body []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.enqueue(&update{body: body, bare: true, lane: rawLane + int64(s.queue.next())}, s.limits.UpdateTTL)
}
