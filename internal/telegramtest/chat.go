package telegramtest

import (
	"strconv"
	"strings"
	"time"
)

// chat is a private chat with a person, a group, a supergroup or a channel.
type chat struct {
	id       int64
	kind     string // private, group, supergroup or channel
	title    string
	username string
	json     []byte  // Chat
	person   *Person // of a private chat
	messages []*message
	heard    []utterance
	ownIDs   bool
	lastID   MessageID
	rev      uint64
	changed  signal
	flood    bucket

	keyboard *keyboard // reply keyboard that the person sees
	action   string    // typing, upload_photo...
	actionAt time.Time
	menu     []byte // MenuButton of the chat
	toast    *Press // whose answer came last

	seen       bool // the bot knows the person, from a group
	started    bool // the person has written to the bot
	blocked    bool
	deleted    bool
	botStatus  string // of a group: member, administrator, left, kicked
	upgradedTo *chat
	pinned     *message
}

func (c *chat) private() bool { return c.kind == "private" }

// user is a person or a bot as the API shows it.
type user struct {
	id   int64
	json []byte // User
}

// chatOf finds the chat that a parameter names by number or by @username.
func (s *Server) chatOf(p Params, parameter string) (*chat, *Error) {
	name := p.Get(parameter)
	if name == "" {
		return nil, badRequest("chat_id is empty")
	}
	if username, ok := strings.CutPrefix(name, "@"); ok {
		for _, c := range s.chats {
			if c.username != "" && strings.EqualFold(c.username, username) && !c.private() {
				return c, nil
			}
		}
		return nil, badRequest("chat not found")
	}
	id, err := strconv.ParseInt(strings.TrimSpace(name), 10, 64)
	if err != nil {
		return nil, badRequest("chat not found")
	}
	c := s.chats[id]
	if c == nil || c.private() && !c.seen && !c.started {
		return nil, badRequest("chat not found")
	}
	return c, nil
}

// writable finds the chat that a message is for, and refuses as Telegram does when the bot may not write there.
func (s *Server) writable(p Params) (*chat, *Error) {
	c, err := s.chatOf(p, "chat_id")
	if err != nil {
		return nil, err
	}
	return c, c.refusal()
}

// refusal tells why the bot may not write here; nil if it may.
func (c *chat) refusal() *Error {
	switch {
	case c.upgradedTo != nil:
		e := badRequest("group chat was upgraded to a supergroup chat")
		e.MigrateTo = c.upgradedTo.id
		return e
	case c.deleted:
		return forbidden("user is deactivated")
	case c.blocked:
		return forbidden("bot was blocked by the user")
	case c.private() && !c.started:
		return forbidden("bot can't initiate conversation with a user")
	case c.botStatus == "kicked":
		return forbidden("bot was kicked from the " + c.kind + " chat")
	case c.botStatus == "left":
		return forbidden("bot is not a member of the " + c.kind + " chat")
	}
	return nil
}

func (s *Server) newChat(id int64, kind string) *chat {
	c := &chat{id: id, kind: kind}
	s.chats[id] = c
	return c
}

// describe writes the Chat object that every message carries.
func (c *chat) describe(first, last string) {
	o := beginObject(nil)
	o.number("id", c.id)
	o.some("title", c.title)
	o.some("username", c.username)
	o.some("first_name", first)
	o.some("last_name", last)
	o.text("type", c.kind)
	c.json = o.end()
}

func (s *Server) newUser(id int64, bot bool, first, last, username, language string) *user {
	o := beginObject(nil)
	o.number("id", id)
	o.flag("is_bot", bot)
	o.text("first_name", first)
	o.some("last_name", last)
	o.some("username", username)
	o.some("language_code", language)
	u := &user{id: id, json: o.end()}
	s.users[id] = u
	return u
}
