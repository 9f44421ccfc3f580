package telegramtest

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
)

func (s *Server) sendMessage(c *call) *Error {
	m := &message{kind: kindText}
	var err *Error
	if m.text, m.entities, err = s.messageText(c.params); err != nil {
		return err
	}
	if preview := c.params.Get("link_preview_options"); preview != "" && checkJSON([]byte(preview), s.api.methods["sendMessage"].params["link_preview_options"].shapes) == nil {
		m.preview = []byte(preview)
	}
	return s.send(c, m)
}

// send puts a message that is ready into its chat: the last step of every method that sends one.
func (s *Server) send(c *call, m *message) *Error {
	if err := s.sendAll(c, []*message{m}); err != nil {
		return err
	}
	c.out = s.appendMessage(c.out, m, false)
	return nil
}

// sendAll checks what all sending methods share, in the server's order, and adds the messages to the chat.
func (s *Server) sendAll(c *call, messages []*message) *Error {
	p := c.params
	reply, err := s.readReply(p)
	if err != nil {
		return err
	}
	k, err := s.readKeyboard(p.Get("reply_markup"))
	if err != nil {
		return err
	}
	if p.Get("business_connection_id") != "" {
		return badRequest("business connection not found")
	}
	ch, err := s.writable(p)
	if err != nil {
		return err
	}
	if p.integer("message_thread_id") != 0 {
		return badRequest("message thread not found")
	}
	if err := reply.resolve(ch); err != nil {
		return err
	}
	if err := s.spend(ch, len(messages)); err != nil {
		return err
	}
	for _, m := range messages {
		m.out, m.from = true, s.bot
		if ch.kind == "channel" {
			m.from = nil
		}
		m.reply, m.quote = reply.message, reply.quote
		m.protected = m.protected || p.boolean("protect_content")
		if k != nil && k.inline {
			m.keyboard = k
		}
		s.add(ch, m)
		s.sent = append(s.sent, Sent{At: s.now(), Chat: ch.id, Message: m.id, Method: c.method.name, Text: m.text})
	}
	ch.show(k)
	return nil
}

// show changes the reply keyboard that the person sees.
func (c *chat) show(k *keyboard) {
	switch {
	case k == nil || k.inline:
	case k.remove:
		c.keyboard = nil
	default:
		c.keyboard = k
	}
}

// replyTo is a parsed reply_parameters.
type replyTo struct {
	id      MessageID
	lenient bool
	text    string
	message *message
	quote   []byte
}

func (s *Server) readReply(p Params) (replyTo, *Error) {
	var r replyTo
	parameters := p.Get("reply_parameters")
	if parameters == "" {
		return r, nil
	}
	c := cursor{data: []byte(parameters)}
	elsewhere := ""
	err := c.single(func() error {
		return c.object(func(name []byte) (err error) {
			switch string(name) {
			case "message_id":
				return c.intInto((*int)(&r.id))
			case "allow_sending_without_reply":
				r.lenient, err = c.boolean()
				return err
			case "quote":
				return c.textInto(&r.text)
			case "chat_id":
				raw, err := c.raw()
				elsewhere = strings.Trim(string(raw), `"`)
				return err
			default:
				return c.skip()
			}
		})
	})
	if err != nil {
		return r, badRequest("can't parse reply parameters JSON object")
	}
	if elsewhere != "" && elsewhere != p.Get("chat_id") {
		s.violate("reply_parameters: replies to another chat are not emulated")
	}
	return r, nil
}

// resolve finds the message that is answered.
func (r *replyTo) resolve(c *chat) *Error {
	if r.id == 0 {
		return nil
	}
	r.message = c.find(r.id)
	if r.message == nil {
		if r.lenient {
			return nil
		}
		return badRequest("message to be replied not found")
	}
	if r.text != "" {
		at := strings.Index(r.message.text, r.text)
		if at < 0 {
			return badRequest("QUOTE_TEXT_INVALID")
		}
		o := beginObject(nil)
		o.text("text", r.text)
		o.number("position", int64(utf16Len(r.message.text[:at])))
		o.flag("is_manual", true)
		r.quote = o.end()
	}
	return nil
}

// input is what a file parameter came to: a new upload or a file that is known.
type input struct {
	upload *Upload
	file   *file
}

// inputFile reads a file parameter: an upload, attach://, or a file_id of the right kind. Addresses on the web are
// refused, because the emulator stays on this machine.
func (s *Server) inputFile(p Params, value, kind string, upload *Upload) (input, *Error) {
	if name, ok := strings.CutPrefix(value, "attach://"); ok {
		upload = p.File(name)
	}
	switch {
	case upload != nil && len(upload.Data) == 0:
		return input{}, badRequest("file must be non-empty")
	case upload != nil:
		return input{upload: upload}, nil
	case value == "":
		return input{}, badRequest("there is no %s in the request", strings.ReplaceAll(kind, "_", " "))
	case strings.HasPrefix(value, "http://"), strings.HasPrefix(value, "https://"):
		s.violate("a file by web address: the emulator does not fetch from the web")
		return input{}, badRequest("failed to get HTTP URL content")
	}
	f := s.files[value]
	if f == nil {
		return input{}, badRequest("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
	}
	if wanted, _, _ := fileKind(kind); f.kind != wanted {
		return input{}, badRequest("can't use file of type %s as %s", f.kind, wanted)
	}
	return input{file: f}, nil
}

// fill makes the file the content of a message.
func (s *Server) fill(m *message, kind string, in input, p Params) *Error {
	m.kind = kind
	if kind == kindPhoto {
		return s.fillPhoto(m, in)
	}
	f := in.file
	if f == nil {
		mimeType := in.upload.MIME
		if kind == kindVoice {
			mimeType, m.kind = soundOf(in.upload.Data)
			kind = m.kind
		}
		f = s.newFile(kind, in.upload.Name, mimeType, in.upload.Data)
		f.length = int(p.clamped("duration", 0, 0, 1<<30))
		f.width = int(max(p.clamped("width", 0, 0, 10000), p.clamped("length", 0, 0, 10000)))
		f.height = int(p.clamped("height", 0, 0, 10000))
	}
	m.file = f
	m.media = f.fragment(kind, func(o *jsonObject) {
		switch kind {
		case kindAudio:
			o.some("performer", p.Get("performer"))
			o.some("title", p.Get("title"))
		case kindSticker:
			o.text("type", "regular")
			o.flag("is_animated", false)
			o.flag("is_video", false)
			o.some("emoji", p.Get("emoji"))
		}
	})
	if kind == "animation" {
		// For old clients the server describes an animation as a document, too.
		m.media = append(append(m.media, ','), f.fragment(kindDocument, nil)...)
	}
	return nil
}

func (s *Server) fillPhoto(m *message, in input) *Error {
	sizes := []*file{in.file}
	if in.file == nil {
		var err *Error
		if sizes, err = s.newPhoto(in.upload.Data); err != nil {
			return err
		}
	}
	m.file = sizes[len(sizes)-1]
	m.media = photoFragment(sizes)
	return nil
}

// soundOf tells what sendVoice makes of a sound: only Ogg, MP3 and M4A become a voice message, all else a document.
func soundOf(data []byte) (mimeType, kind string) {
	switch {
	case bytes.HasPrefix(data, []byte("OggS")):
		return "audio/ogg", kindVoice
	case bytes.HasPrefix(data, []byte("ID3")), len(data) > 1 && data[0] == 0xFF && data[1]&0xE0 == 0xE0:
		return "audio/mpeg", kindVoice
	case len(data) > 8 && string(data[4:8]) == "ftyp":
		return "audio/mp4", kindVoice
	}
	return "application/octet-stream", kindDocument
}

// sendFile is what all methods that send one file share.
func (s *Server) sendFile(c *call, kind string) *Error {
	p := c.params
	in, err := s.inputFile(p, p.Get(kind), kind, p.File(kind))
	if err != nil {
		return err
	}
	m := &message{}
	if takesCaption(kind) {
		if m.text, m.entities, err = s.caption(p); err != nil {
			return err
		}
	}
	// A refused call must not leave a file behind that grows the store: the chat is asked first.
	if _, err := s.writable(p); err != nil {
		return err
	}
	if err := s.fill(m, kind, in, p); err != nil {
		return err
	}
	return s.send(c, m)
}

func (s *Server) sendPhoto(c *call) *Error     { return s.sendFile(c, kindPhoto) }
func (s *Server) sendVoice(c *call) *Error     { return s.sendFile(c, kindVoice) }
func (s *Server) sendAudio(c *call) *Error     { return s.sendFile(c, kindAudio) }
func (s *Server) sendVideo(c *call) *Error     { return s.sendFile(c, kindVideo) }
func (s *Server) sendDocument(c *call) *Error  { return s.sendFile(c, kindDocument) }
func (s *Server) sendSticker(c *call) *Error   { return s.sendFile(c, kindSticker) }
func (s *Server) sendAnimation(c *call) *Error { return s.sendFile(c, "animation") }
func (s *Server) sendVideoNote(c *call) *Error { return s.sendFile(c, "video_note") }

func (s *Server) sendMediaGroup(c *call) *Error {
	p := c.params
	items, err := readAlbum(p.Get("media"))
	if err != nil {
		return err
	}
	if len(items) == 1 {
		s.violate("sendMediaGroup: an album has 2 to 10 items")
	}
	if _, err := s.writable(p); err != nil {
		return err
	}
	messages := make([]*message, len(items))
	album := strconv.FormatInt(13_000_000_000_000_000+s.rng.Int64N(1_000_000_000_000), 10)
	for i, item := range items {
		m := &message{album: album}
		in, err := s.inputFile(p, item.Get("media"), item.Get("type"), nil)
		if err != nil {
			return badRequest("can't parse InputMedia: %s", strings.TrimPrefix(err.Description, "Bad Request: "))
		}
		if m.text, m.entities, err = s.caption(item); err != nil {
			return err
		}
		if err := s.fill(m, item.Get("type"), in, item); err != nil {
			return badRequest("failed to send message #%d with the error message \"%s\"", i+1, strings.TrimPrefix(err.Description, "Bad Request: "))
		}
		messages[i] = m
	}
	if err := s.sendAll(c, messages); err != nil {
		return err
	}
	c.out = append(c.out, '[')
	for _, m := range messages {
		c.out = appendComma(c.out)
		c.out = s.appendMessage(c.out, m, false)
	}
	c.out = append(c.out, ']')
	return nil
}

// readAlbum reads the items of an album, each as if it were the parameters of a call.
func readAlbum(media string) ([]Params, *Error) {
	if media == "" {
		return nil, badRequest("parameter \"media\" is required")
	}
	var items []Params
	c := cursor{data: []byte(media)}
	err := c.single(func() error {
		return c.array(func() error {
			raw, err := c.raw()
			if err != nil {
				return err
			}
			item, err := appendJSON(nil, raw)
			items = append(items, item)
			return err
		})
	})
	switch {
	case err != nil:
		return nil, badRequest("can't parse media JSON object")
	case len(items) == 0:
		return nil, badRequest("there are no messages to send")
	case len(items) > 10:
		return nil, badRequest("too many messages to send as an album")
	}
	first := items[0].Get("type")
	for _, item := range items {
		kind := item.Get("type")
		switch kind {
		case kindPhoto, kindVideo:
		case kindAudio, kindDocument:
			if kind != first {
				return nil, badRequest("%s can't be mixed with other media types", kind)
			}
		default:
			return nil, badRequest("can't parse InputMedia: type \"%s\" can't be used in sendMediaGroup", kind)
		}
		if (first == kindAudio || first == kindDocument) && kind != first {
			return nil, badRequest("%s can't be mixed with other media types", first)
		}
	}
	return items, nil
}

func (s *Server) sendLocation(c *call) *Error {
	fragment, err := locationFragment(c.params)
	if err != nil {
		return err
	}
	return s.send(c, &message{kind: kindLocation, media: fragment})
}

func locationFragment(p Params) ([]byte, *Error) {
	latitude, ok := p.float("latitude")
	if !ok || latitude < -90 || latitude > 90 {
		return nil, badRequest("latitude is invalid")
	}
	longitude, ok := p.float("longitude")
	if !ok || longitude < -180 || longitude > 180 {
		return nil, badRequest("longitude is invalid")
	}
	return place(latitude, longitude), nil
}

func place(latitude, longitude float64) []byte {
	o := beginObject([]byte(`"location":`))
	o.decimal("latitude", latitude)
	o.decimal("longitude", longitude)
	return o.end()
}

func (s *Server) sendVenue(c *call) *Error {
	fragment, err := locationFragment(c.params)
	if err != nil {
		return err
	}
	o := beginObject([]byte(`"venue":`))
	o.fragment(fragment)
	o.text("title", c.params.Get("title"))
	o.text("address", c.params.Get("address"))
	return s.send(c, &message{kind: "venue", media: append(append(o.end(), ','), fragment...)})
}

func (s *Server) sendContact(c *call) *Error {
	p := c.params
	for _, needed := range []string{"phone_number", "first_name"} {
		if p.Get(needed) == "" {
			return badRequest("parameter \"%s\" is required", needed)
		}
	}
	return s.send(c, &message{kind: kindContact, media: contactFragment(p.Get("phone_number"), p.Get("first_name"), p.Get("last_name"), 0)})
}

func contactFragment(phone, first, last string, userID int64) []byte {
	o := beginObject([]byte(`"contact":`))
	o.text("phone_number", phone)
	o.text("first_name", first)
	o.some("last_name", last)
	if userID != 0 {
		o.number("user_id", userID)
	}
	return o.end()
}

func (s *Server) sendChatAction(c *call) *Error {
	action := strings.ToLower(c.params.Get("action"))
	known := []string{
		"cancel", "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
		"upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
	}
	if !slices.Contains(known, action) {
		return badRequest("wrong parameter action in request")
	}
	ch, err := s.writable(c.params)
	if err != nil {
		return err
	}
	if action == "cancel" {
		action = ""
	}
	ch.action, ch.actionAt = action, s.now()
	ch.rev++
	ch.changed.broadcast()
	return s.answerTrue(c)
}

// source finds the messages that a copy or forward names.
func (s *Server) source(p Params, ids []MessageID, what string) ([]*message, *Error) {
	from, err := s.chatOf(p, "from_chat_id")
	if err != nil {
		return nil, err
	}
	var found []*message
	for _, id := range ids {
		if m := from.find(id); m != nil && !m.service {
			found = append(found, m)
		}
	}
	if len(found) == 0 {
		return nil, badRequest("message to %s not found", what)
	}
	return found, nil
}

// copies makes messages of the same content; forwarded ones say where they come from.
func (s *Server) copies(from []*message, forward bool) ([]*message, *Error) {
	var copied []*message
	for _, m := range from {
		if m.protected {
			return nil, badRequest("message can't be %s", map[bool]string{true: "forwarded", false: "copied"}[forward])
		}
		n := &message{kind: m.kind, text: m.text, entities: m.entities, media: m.media, file: m.file, preview: m.preview}
		if forward {
			if n.origin = m.origin; n.origin == nil {
				n.origin = m.asOrigin()
			}
		}
		copied = append(copied, n)
	}
	return copied, nil
}

// asOrigin writes the MessageOrigin of a message that is forwarded.
func (m *message) asOrigin() []byte {
	o := beginObject(nil)
	if m.from == nil {
		o.text("type", "channel")
		o.raw("chat", m.chat.json)
		o.number("message_id", int64(m.id))
	} else {
		o.text("type", "user")
		o.raw("sender_user", m.from.json)
	}
	o.number("date", m.date)
	return o.end()
}

func (s *Server) forwardMessage(c *call) *Error {
	messages, err := s.transfer(c, []MessageID{MessageID(c.params.integer("message_id"))}, true)
	if err != nil {
		return err
	}
	c.out = s.appendMessage(c.out, messages[0], false)
	return nil
}

func (s *Server) forwardMessages(c *call) *Error { return s.transferMany(c, true) }
func (s *Server) copyMessages(c *call) *Error    { return s.transferMany(c, false) }

func (s *Server) transferMany(c *call, forward bool) *Error {
	ids, err := messageIDs(c.params)
	if err != nil {
		return err
	}
	messages, err := s.transfer(c, ids, forward)
	if err != nil {
		return err
	}
	c.out = append(c.out, '[')
	for _, m := range messages {
		c.out = appendComma(c.out)
		c.out = appendMessageID(c.out, m)
	}
	c.out = append(c.out, ']')
	return nil
}

func (s *Server) transfer(c *call, ids []MessageID, forward bool) ([]*message, *Error) {
	found, err := s.source(c.params, ids, map[bool]string{true: "forward", false: "copy"}[forward])
	if err != nil {
		return nil, err
	}
	messages, err := s.copies(found, forward)
	if err != nil {
		return nil, err
	}
	if c.params.boolean("remove_caption") {
		for _, m := range messages {
			if m.kind != kindText {
				m.text, m.entities = "", nil
			}
		}
	}
	return messages, s.sendAll(c, messages)
}

func (s *Server) copyMessage(c *call) *Error {
	found, err := s.source(c.params, []MessageID{MessageID(c.params.integer("message_id"))}, "copy")
	if err != nil {
		return err
	}
	messages, err := s.copies(found, false)
	if err != nil {
		return err
	}
	if m := messages[0]; c.params.Has("caption") && takesCaption(m.kind) {
		if m.text, m.entities, err = s.caption(c.params); err != nil {
			return err
		}
	}
	if err := s.sendAll(c, messages); err != nil {
		return err
	}
	c.out = appendMessageID(c.out, messages[0])
	return nil
}

func appendMessageID(b []byte, m *message) []byte {
	b = append(b, `{"message_id":`...)
	return append(strconv.AppendInt(b, int64(m.id), 10), '}')
}

// messageIDs reads the parameter message_ids: 1 to 100 of them.
func messageIDs(p Params) ([]MessageID, *Error) {
	list := p.Get("message_ids")
	if list == "" {
		return nil, badRequest("message identifiers are not specified")
	}
	var ids []MessageID
	c := cursor{data: []byte(list)}
	err := c.single(func() error {
		return c.array(func() error {
			var id int
			err := c.intInto(&id)
			ids = append(ids, MessageID(id))
			return err
		})
	})
	switch {
	case err != nil:
		return nil, badRequest("can't parse message_ids JSON object")
	case len(ids) == 0:
		return nil, badRequest("message identifiers are not specified")
	case len(ids) > 100:
		return nil, badRequest("too many message identifiers specified")
	}
	return ids, nil
}
