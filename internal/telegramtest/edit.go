package telegramtest

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

const notModified = "message is not modified: specified new message content and reply markup are exactly the same as a " +
	"current content and reply markup of the message"

// editable finds a message of the bot that a call wants to change.
func (s *Server) editable(p Params) (*message, *Error) {
	if p.Get("inline_message_id") != "" {
		s.violate("messages of inline mode are not emulated")
		return nil, badRequest("MESSAGE_ID_INVALID")
	}
	c, err := s.writable(p)
	if err != nil {
		return nil, err
	}
	id := p.integer("message_id")
	if id <= 0 {
		return nil, badRequest("message identifier is not specified")
	}
	m := c.find(MessageID(id))
	switch {
	case m == nil:
		return nil, badRequest("message to edit not found")
	case !m.out || m.origin != nil || m.service:
		return nil, badRequest("message can't be edited")
	}
	return m, nil
}

func (s *Server) editMessageText(c *call) *Error {
	text, entities, err := s.messageText(c.params)
	if err != nil {
		return err
	}
	m, err := s.editable(c.params)
	if err != nil {
		return err
	}
	if m.kind != kindText {
		return badRequest("there is no text in the message to edit")
	}
	return s.edit(c, m, text, entities)
}

func (s *Server) editMessageCaption(c *call) *Error {
	text, entities, err := s.caption(c.params)
	if err != nil {
		return err
	}
	m, err := s.editable(c.params)
	if err != nil {
		return err
	}
	if !takesCaption(m.kind) {
		return badRequest("there is no caption in the message to edit")
	}
	return s.edit(c, m, text, entities)
}

func (s *Server) editMessageReplyMarkup(c *call) *Error {
	m, err := s.editable(c.params)
	if err != nil {
		return err
	}
	return s.edit(c, m, m.text, m.entities)
}

// edit gives a message a new content and new buttons; without reply_markup the buttons go.
func (s *Server) edit(c *call, m *message, text string, entities []Entity) *Error {
	k, err := s.readKeyboard(c.params.Get("reply_markup"))
	if err != nil {
		return err
	}
	if k != nil && !k.inline {
		return badRequest("inline keyboard expected")
	}
	sameText := m.text == text && slices.Equal(m.entities, entities)
	if sameText && bytes.Equal(k.buttons(), m.keyboard.buttons()) {
		return badRequest(notModified)
	}
	m.text, m.entities, m.keyboard = text, entities, k
	m.edited = s.now().Unix()
	m.chat.touch(m)
	m.chat.heard = append(m.chat.heard, utterance{m, text})
	c.out = s.appendMessage(c.out, m, false)
	return nil
}

// buttons is the JSON of an inline keyboard, nothing for none.
func (k *keyboard) buttons() []byte {
	if k == nil {
		return nil
	}
	return k.json
}

// deleteAge is how long after its sending a message may be deleted.
const deleteAge = 48 * time.Hour

func (s *Server) deleteMessage(c *call) *Error {
	ch, err := s.writable(c.params)
	if err != nil {
		return err
	}
	m := ch.find(MessageID(c.params.integer("message_id")))
	switch {
	case m == nil:
		return badRequest("message to delete not found")
	case !s.deletable(m):
		return badRequest("message can't be deleted for everyone")
	}
	m.delete()
	return s.answerTrue(c)
}

func (s *Server) deletable(m *message) bool {
	young := s.now().Sub(unix(m.date)) < deleteAge
	own := m.out || m.chat.private() || m.chat.botStatus == "administrator"
	return young && own
}

func (m *message) delete() {
	m.deleted = true
	m.chat.touch(m)
}

// deleteMessages passes over messages that are not there or may not be deleted.
func (s *Server) deleteMessages(c *call) *Error {
	ids, err := messageIDs(c.params)
	if err != nil {
		return err
	}
	ch, err := s.writable(c.params)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if m := ch.find(id); m != nil && s.deletable(m) {
			m.delete()
		}
	}
	return s.answerTrue(c)
}

func (s *Server) setMessageReaction(c *call) *Error {
	ch, err := s.writable(c.params)
	if err != nil {
		return err
	}
	if ch.find(MessageID(c.params.integer("message_id"))) == nil {
		return badRequest("message to react not found")
	}
	return s.answerTrue(c)
}

func (s *Server) pinChatMessage(c *call) *Error {
	ch, err := s.writable(c.params)
	if err != nil {
		return err
	}
	m := ch.find(MessageID(c.params.integer("message_id")))
	switch {
	case m == nil:
		return badRequest("message to pin not found")
	case !ch.private() && ch.botStatus != "administrator":
		return badRequest("not enough rights to manage pinned messages in the chat")
	}
	ch.pinned = m
	return s.answerTrue(c)
}

func (s *Server) unpinChatMessage(c *call) *Error {
	ch, err := s.writable(c.params)
	if err != nil {
		return err
	}
	ch.pinned = nil
	return s.answerTrue(c)
}

// answerCallbackQuery ends the little clock on a pressed button.
func (s *Server) answerCallbackQuery(c *call) *Error {
	p := s.presses[c.params.Get("callback_query_id")]
	if p == nil || s.now().Sub(p.at) >= s.limits.CallbackTTL {
		return badRequest("query is too old and response timeout expired or query ID is invalid")
	}
	text := c.params.Get("text")
	if utf16Len(text) > 200 {
		return badRequest("MESSAGE_TOO_LONG")
	}
	p.answer = &Toast{Text: strings.TrimSpace(text), Alert: c.params.boolean("show_alert"), URL: c.params.Get("url")}
	p.chat.rev++
	p.chat.toast = p
	p.chat.changed.broadcast()
	return s.answerTrue(c)
}
