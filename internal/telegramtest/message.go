package telegramtest

import "time"

// MessageID identifies a message within its chat. Ids of one chat grow, with gaps: private chats and basic groups share
// one sequence, as they do in Telegram; supergroups and channels have their own.
type MessageID int

// message is one bubble of a chat.
type message struct {
	id        MessageID
	chat      *chat
	from      *user // nil for a channel post
	out       bool  // written by the bot
	date      int64
	edited    int64 // when its content last changed, 0 if never
	kind      string
	text      string // of a text; of everything else the caption
	entities  []Entity
	media     []byte // JSON fields that make the content, such as "photo":[...]
	file      *file  // what a person would open
	preview   []byte // link_preview_options, as given
	reply     *message
	quote     []byte // TextQuote
	origin    []byte // MessageOrigin of a forwarded message
	album     string
	keyboard  *keyboard
	protected bool
	service   bool
	deleted   bool
	delivered bool   // the bot has fetched it and said so
	rev       uint64 // revision of the chat when it last changed
}

const (
	kindText     = "text"
	kindPhoto    = "photo"
	kindVoice    = "voice"
	kindAudio    = "audio"
	kindVideo    = "video"
	kindDocument = "document"
	kindLocation = "location"
	kindContact  = "contact"
	kindSticker  = "sticker"
)

// takesCaption tells whether a message of this kind may have a caption.
func takesCaption(kind string) bool {
	switch kind {
	case kindPhoto, kindVoice, kindAudio, kindVideo, kindDocument, "animation":
		return true
	}
	return false
}

// appendMessage writes a Message. The message that it answers is written too, but not the one that that one answers.
func (s *Server) appendMessage(b []byte, m *message, nested bool) []byte {
	o := beginObject(b)
	o.number("message_id", int64(m.id))
	if m.from != nil {
		o.raw("from", m.from.json)
	} else {
		o.raw("sender_chat", m.chat.json)
	}
	o.number("date", m.date)
	o.raw("chat", m.chat.json)
	if m.origin != nil {
		o.raw("forward_origin", m.origin)
	}
	if m.reply != nil && !nested && !m.reply.deleted {
		o.name("reply_to_message")
		o.b = s.appendMessage(o.b, m.reply, true)
		if m.quote != nil {
			o.raw("quote", m.quote)
		}
	}
	if m.edited != 0 {
		o.number("edit_date", m.edited)
	}
	o.yes("has_protected_content", m.protected)
	o.some("media_group_id", m.album)
	if m.kind == kindText {
		o.text("text", m.text)
		if len(m.entities) > 0 {
			o.name("entities")
			o.b = s.appendEntities(o.b, m.entities)
		}
		if m.preview != nil {
			o.raw("link_preview_options", m.preview)
		}
	} else {
		o.fragment(m.media)
		if m.text != "" {
			o.text("caption", m.text)
			if len(m.entities) > 0 {
				o.name("caption_entities")
				o.b = s.appendEntities(o.b, m.entities)
			}
		}
	}
	if m.keyboard != nil && m.keyboard.inline {
		o.raw("reply_markup", m.keyboard.json)
	}
	return o.end()
}

// add gives a message its id and date and puts it at the end of the chat.
func (s *Server) add(c *chat, m *message) *message {
	m.chat = c
	m.id = s.nextMessageID(c)
	m.date = s.now().Unix()
	c.messages = append(c.messages, m)
	c.touch(m)
	if m.out {
		c.action = ""
		c.heard = append(c.heard, utterance{m, m.text})
	}
	return m
}

func (s *Server) nextMessageID(c *chat) MessageID {
	if c.ownIDs {
		c.lastID++
		return c.lastID
	}
	s.lastID += 1 + MessageID(s.rng.IntN(3))
	return s.lastID
}

// touch marks a message as changed and wakes everybody who watches the chat.
func (c *chat) touch(m *message) {
	c.rev++
	m.rev = c.rev
	c.changed.broadcast()
}

// find returns a message that was not deleted, or nil.
func (c *chat) find(id MessageID) *message {
	low, high := 0, len(c.messages)
	for low < high {
		middle := (low + high) / 2
		if c.messages[middle].id < id {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(c.messages) && c.messages[low].id == id && !c.messages[low].deleted {
		return c.messages[low]
	}
	return nil
}

// utterance is what the bot said, or changed a message to, at one moment.
type utterance struct {
	message *message
	text    string
}

// signal wakes waiting goroutines without keeping track of them. It is guarded by the server's lock.
type signal struct{ ch chan struct{} }

// wait returns a channel that is closed by the next broadcast.
func (s *signal) wait() <-chan struct{} {
	if s.ch == nil {
		s.ch = make(chan struct{})
	}
	return s.ch
}

func (s *signal) broadcast() {
	if s.ch != nil {
		close(s.ch)
		s.ch = nil
	}
}

func unix(seconds int64) time.Time { return time.Unix(seconds, 0) }
