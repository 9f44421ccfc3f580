package telegramtest

import (
	"strconv"
	"strings"
	"time"
)

// Group is a basic group or a supergroup with the bot in it.
type Group struct {
	server *Server
	chat   *chat
	heard  int
}

// Group returns the basic group of this title, and makes one at the first call; the bot is a member from the start.
func (s *Server) Group(title string) *Group { return s.group(title, "group") }

// Supergroup is like Group for a supergroup, which counts its messages from 1.
func (s *Server) Supergroup(title string) *Group { return s.group(title, "supergroup") }

func (s *Server) group(title, kind string) *Group {
	s.mu.Lock()
	defer s.mu.Unlock()
	if g := s.groups[kind+title]; g != nil {
		return g
	}
	g := &Group{server: s, chat: s.newGroupChat(title, kind)}
	g.chat.botStatus = "member"
	s.groups[kind+title] = g
	return g
}

func (s *Server) newGroupChat(title, kind string) *chat {
	id := -(400_000_000 + s.rng.Int64N(600_000_000))
	if kind != "group" {
		id -= 1_000_000_000_000
	}
	c := s.newChat(id, kind)
	c.title = title
	c.ownIDs = kind != "group"
	c.describe("", "")
	return c
}

// ID is the chat id; it changes when a group is upgraded.
func (g *Group) ID() int64 {
	g.server.mu.Lock()
	defer g.server.mu.Unlock()
	return g.chat.id
}

// Says lets a person write in the group. In privacy mode the bot is told only of commands, of replies to it and of texts
// that mention it.
func (g *Group) Says(p *Person, text string) MessageID { return g.say(p, text, 0) }

// Replies lets a person answer a message of the group.
func (g *Group) Replies(p *Person, to MessageID, text string) MessageID { return g.say(p, text, to) }

func (g *Group) say(p *Person, text string, to MessageID) MessageID {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &message{from: p.user, kind: kindText, chat: g.chat}
	m.write(text)
	if to != 0 {
		if m.reply = g.chat.find(to); m.reply == nil {
			s.misuse("%s: there is no message %d to answer in %s", p.first, to, g.chat.title)
		}
	}
	s.add(g.chat, m)
	p.chat.seen = p.chat.seen || s.sees(m)
	if s.sees(m) {
		s.offerMessage(m)
	}
	return m.id
}

// sees tells whether the bot gets a message of a group.
func (s *Server) sees(m *message) bool {
	c := m.chat
	switch {
	case c.botStatus == "left", c.botStatus == "kicked":
		return false
	case s.reads, c.botStatus == "administrator", m.service:
		return true
	case m.reply != nil && m.reply.out:
		return true
	case strings.Contains(strings.ToLower(m.text), "@"+strings.ToLower(s.username)):
		return true
	}
	// A command is for every bot of the group unless it names another one.
	return len(m.entities) > 0 && m.entities[0].Type == "bot_command" && m.entities[0].Offset == 0 &&
		!strings.Contains(m.text[:m.entities[0].Length], "@")
}

// Presses lets a person press the newest button of this label.
func (g *Group) Presses(p *Person, label string) *Press {
	g.server.mu.Lock()
	defer g.server.mu.Unlock()
	m, b := g.chat.button(label)
	if m == nil {
		g.server.misuse("%s sees no button %q; the chat is:\n%s", p.first, label, g.server.script(g.chat))
	}
	press, err := g.server.press(p, m, b)
	if err != nil {
		g.server.misuse("%s: %v", p.first, err)
	}
	return press
}

// Hears waits for a bubble of the bot, as Person.Hears does.
func (g *Group) Hears(t TB, within time.Duration, words string) Bubble {
	t.Helper()
	g.server.mu.Lock()
	c := g.chat
	g.server.mu.Unlock()
	return g.server.hears(t, c, &g.heard, c.title, within, words)
}

// Transcript lists the bubbles of the group.
func (g *Group) Transcript() []Bubble {
	g.server.mu.Lock()
	defer g.server.mu.Unlock()
	return g.server.transcript(g.chat)
}

// Promotes makes the bot an administrator, who gets every message.
func (g *Group) Promotes(by *Person) { g.changeBot(by, "administrator") }

// RemovesBot throws the bot out; from then on it is refused.
func (g *Group) RemovesBot(by *Person) { g.changeBot(by, "kicked") }

// AddsBot takes the bot in again.
func (g *Group) AddsBot(by *Person) { g.changeBot(by, "member") }

func (g *Group) changeBot(by *Person, status string) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	before := g.chat.botStatus
	if before == status {
		return
	}
	g.chat.botStatus = status
	by.chat.seen = true
	s.offerMembership(g.chat, by.user, before, status)
	if status == "member" && before != "administrator" {
		g.service(by, append(append([]byte(`"new_chat_members":[`), s.bot.json...), ']'))
	}
}

// service adds a line such as "Anna added the bot".
func (g *Group) service(by *Person, fields []byte) {
	m := g.server.add(g.chat, &message{from: by.user, kind: "service", media: fields, service: true})
	if g.server.sees(m) {
		g.server.offerMessage(m)
	}
}

// Upgrades turns a basic group into a supergroup with another id. Calls for the old id are refused with
// migrate_to_chat_id.
func (g *Group) Upgrades(by *Person) {
	s := g.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if g.chat.kind != "group" {
		s.misuse("only a basic group can be upgraded")
	}
	old := g.chat
	upgraded := s.newGroupChat(old.title, "supergroup")
	upgraded.botStatus = old.botStatus
	to := beginObject(nil)
	to.number("migrate_to_chat_id", upgraded.id)
	g.service(by, to.b[1:])
	old.upgradedTo = upgraded
	g.chat, g.heard = upgraded, 0
	from := beginObject(nil)
	from.number("migrate_from_chat_id", old.id)
	g.service(by, from.b[1:])
}

// Channel is a channel with the bot as an administrator.
type Channel struct {
	server *Server
	chat   *chat
}

// Channel makes a channel.
func (s *Server) Channel(title string) *Channel {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := &Channel{server: s, chat: s.newGroupChat(title, "channel")}
	c.chat.botStatus = "administrator"
	return c
}

// ID is the chat id.
func (c *Channel) ID() int64 { return c.chat.id }

// Posts publishes a text; the bot gets a channel_post.
func (c *Channel) Posts(text string) MessageID {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &message{kind: kindText}
	m.write(text)
	s.add(c.chat, m)
	s.offerMessage(m)
	return m.id
}

// Edits changes a post; the bot gets an edited_channel_post.
func (c *Channel) Edits(id MessageID, text string) {
	s := c.server
	s.mu.Lock()
	defer s.mu.Unlock()
	m := c.chat.find(id)
	if m == nil {
		s.misuse("there is no post %d", id)
	}
	m.write(text)
	m.edited = s.now().Unix()
	c.chat.touch(m)
	s.offerMessage(m)
}

// Transcript lists the posts.
func (c *Channel) Transcript() []Bubble {
	c.server.mu.Lock()
	defer c.server.mu.Unlock()
	return c.server.transcript(c.chat)
}

// offerMembership tells the bot that its own place in a chat changed.
func (s *Server) offerMembership(c *chat, by *user, before, after string) {
	s.offer("my_chat_member", membershipLane+c.id, nil, func(b []byte) []byte {
		o := beginObject(b)
		o.raw("chat", c.json)
		o.raw("from", by.json)
		o.number("date", s.now().Unix())
		o.name("old_chat_member")
		o.b = s.appendMember(o.b, s.bot, before)
		o.name("new_chat_member")
		o.b = s.appendMember(o.b, s.bot, after)
		return o.end()
	})
}

// appendMember writes a ChatMember. An administrator may do everything that must be stated.
func (s *Server) appendMember(b []byte, u *user, status string) []byte {
	o := beginObject(b)
	o.text("status", status)
	o.raw("user", u.json)
	switch status {
	case "kicked":
		o.number("until_date", 0)
	case "administrator":
		for _, name := range s.api.types["ChatMemberAdministrator"].bits {
			if name != "status" && name != "user" {
				o.flag(name, name != "is_anonymous")
			}
		}
	}
	return o.end()
}

func (s *Server) getChatMember(c *call) *Error {
	ch, err := s.chatOf(c.params, "chat_id")
	if err != nil {
		return err
	}
	if err := ch.refusal(); err != nil {
		return err
	}
	u := s.users[c.params.integer("user_id")]
	if u == nil {
		return badRequest("invalid user_id specified")
	}
	status := "member"
	if u == s.bot && !ch.private() {
		status = ch.botStatus
	}
	c.out = s.appendMember(c.out, u, status)
	return nil
}

func (s *Server) getChatMemberCount(c *call) *Error {
	ch, err := s.chatOf(c.params, "chat_id")
	if err != nil {
		return err
	}
	members := map[*user]bool{s.bot: true}
	if ch.person != nil {
		members[ch.person.user] = true
	}
	for _, m := range ch.messages {
		if m.from != nil {
			members[m.from] = true
		}
	}
	c.out = strconv.AppendInt(c.out, int64(len(members)), 10)
	return nil
}

func (s *Server) leaveChat(c *call) *Error {
	ch, err := s.writable(c.params)
	switch {
	case err != nil:
		return err
	case ch.private():
		return badRequest("chat member status can't be changed in private chats")
	}
	before := ch.botStatus
	ch.botStatus = "left"
	s.offerMembership(ch, s.bot, before, "left")
	return s.answerTrue(c)
}
