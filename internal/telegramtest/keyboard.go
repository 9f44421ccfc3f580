package telegramtest

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

// Button is one button under a message or of a reply keyboard.
type Button struct {
	Text  string
	Kind  string // callback, url, copy, text, contact, location, or the name of another field of the API
	Data  string // callback_data of a callback, address of a url, text of a copy
	Style string // danger, success, primary, or ""
}

// keyboard is a parsed reply_markup.
type keyboard struct {
	inline      bool
	rows        [][]Button
	json        []byte // of an inline keyboard, as Telegram gives it back
	remove      bool
	forceReply  bool
	oneTime     bool
	placeholder string
}

// readKeyboard reads the parameter reply_markup; nil if there is none.
func (s *Server) readKeyboard(markup string) (*keyboard, *Error) {
	if markup == "" {
		return nil, nil
	}
	r := keyboardReader{cursor: cursor{data: []byte(markup)}, limits: &s.limits}
	if r.peek() != '{' {
		if r.skip() != nil {
			return nil, badRequest("can't parse reply keyboard markup JSON object")
		}
		return nil, badRequest("object expected as reply markup")
	}
	err := r.single(r.markup)
	switch {
	case r.refused != nil:
		return nil, r.refused
	case err != nil:
		return nil, badRequest("can't parse reply keyboard markup JSON object")
	}
	return r.result(), nil
}

type keyboardReader struct {
	cursor
	limits   *Limits
	k        keyboard
	reply    [][]Button
	buttons  [][]Button
	json     []byte
	refused  *Error
	quantity int
}

func (r *keyboardReader) result() *keyboard {
	k := &r.k
	switch {
	case len(r.reply) > 0:
		k.rows = r.reply
	case len(r.buttons) > 0:
		k.inline, k.rows = true, r.buttons
		k.json = append(append([]byte(`{"inline_keyboard":[`), r.json...), "]}"...)
	case !k.remove && !k.forceReply:
		return nil // as the server: a keyboard without buttons is no keyboard
	}
	return k
}

// refuse notes the server's words and stops the reading. At the end of the data the fault is that it ends.
func (r *keyboardReader) refuse(format string, args ...any) error {
	if r.peek() == 0 {
		return errJSONEnd
	}
	r.refused = badRequest(format, args...)
	return r.refused
}

func (r *keyboardReader) markup() error {
	return r.object(func(name []byte) error {
		switch string(name) {
		case "inline_keyboard":
			return r.rows("inline_keyboard", r.inlineButton, &r.buttons)
		case "keyboard":
			return r.rows("keyboard", r.replyButton, &r.reply)
		case "remove_keyboard":
			return r.boolInto(&r.k.remove)
		case "force_reply":
			return r.boolInto(&r.k.forceReply)
		case "one_time_keyboard":
			return r.boolInto(&r.k.oneTime)
		case "input_field_placeholder":
			return r.textInto(&r.k.placeholder)
		default:
			return r.skip()
		}
	})
}

func (r *keyboardReader) boolInto(b *bool) (err error) {
	*b, err = r.boolean()
	return err
}

func (r *keyboardReader) rows(field string, button func() (Button, error), into *[][]Button) error {
	if r.peek() != '[' {
		return r.refuse("field \"%s\" must be of type Array", field)
	}
	return r.array(func() error {
		if r.peek() != '[' {
			if field == "keyboard" {
				return r.refuse("field \"keyboard\" must be an Array of Arrays")
			}
			return r.refuse("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays")
		}
		var row []Button
		mark := len(r.json)
		if field == "inline_keyboard" {
			r.json = appendComma(r.json)
			r.json = append(r.json, '[')
		}
		err := r.array(func() error {
			b, err := button()
			if err != nil {
				return err
			}
			row = append(row, b)
			if r.quantity++; r.quantity > 100 {
				return r.refuse("REPLY_MARKUP_TOO_LONG")
			}
			return nil
		})
		if err != nil {
			return err
		}
		if len(row) == 0 {
			r.json = r.json[:mark]
			return nil
		}
		if field == "inline_keyboard" {
			r.json = append(r.json, ']')
		}
		*into = append(*into, row)
		return nil
	})
}

// appendComma writes a comma unless a list starts here.
func appendComma(b []byte) []byte {
	if n := len(b); n > 0 && b[n-1] != '[' {
		return append(b, ',')
	}
	return b
}

// inlineFields are the fields that make a button what it is, in the order in which the server looks for them.
func inlineFields() []string {
	return []string{
		"url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
		"switch_inline_query_current_chat", "login_url", "web_app", "copy_text",
	}
}

func (r *keyboardReader) inlineButton() (Button, error) {
	const cant = "can't parse inline keyboard button: "
	var b Button
	if r.peek() != '{' {
		return b, r.refuse(cant + "InlineKeyboardButton must be an Object")
	}
	var values [10][]byte
	var icon string
	hasText := false
	fields := inlineFields()
	err := r.object(func(name []byte) error {
		switch string(name) {
		case "text":
			hasText = true
			return r.textInto(&b.Text)
		case "style":
			return r.textInto(&b.Style)
		case "icon_custom_emoji_id":
			return r.textInto(&icon)
		}
		for i, field := range fields {
			if string(name) == field {
				var err error
				values[i], err = r.raw()
				return err
			}
		}
		return r.skip()
	})
	if err != nil {
		return b, err
	}
	if !hasText {
		return b, r.refuse(cant + "can't find field \"text\"")
	}
	for i, value := range values {
		if len(value) == 0 || string(value) == `""` && i < 2 || string(value) == "null" {
			continue
		}
		b.Kind = fields[i]
		if err := r.inlineKind(&b, value); err != nil {
			return b, err
		}
		r.json = appendComma(r.json)
		o := beginObject(r.json)
		o.text("text", b.Text)
		o.some("icon_custom_emoji_id", icon)
		o.some("style", b.Style)
		o.raw(fields[i], value)
		r.json = o.end()
		return b, nil
	}
	return b, r.refuse(cant + "Text buttons are unallowed in the inline keyboard")
}

// inlineKind checks the field that decides, and gives the button a short kind.
func (r *keyboardReader) inlineKind(b *Button, value []byte) error {
	inner := cursor{data: value}
	switch b.Kind {
	case "callback_data":
		data, err := inner.text()
		if err != nil {
			return err
		}
		b.Kind, b.Data = "callback", data
		if len(data) > r.limits.CallbackBytes {
			return r.refuse("BUTTON_DATA_INVALID")
		}
	case "url":
		link, err := inner.text()
		if err != nil {
			return err
		}
		b.Data = link
		if !goodButtonURL(link) {
			return r.refuse("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", link)
		}
	case "copy_text":
		b.Kind = "copy"
		err := inner.object(func(name []byte) error {
			if string(name) == "text" {
				return inner.textInto(&b.Data)
			}
			return inner.skip()
		})
		if n := utf8.RuneCountInString(b.Data); err != nil || n < 1 || n > 256 {
			return r.refuse("BUTTON_COPY_TEXT_INVALID")
		}
	}
	switch {
	case b.Text == "":
		return r.refuse("BUTTON_TEXT_INVALID")
	case b.Style != "" && b.Style != "danger" && b.Style != "success" && b.Style != "primary":
		return r.refuse("can't parse inline keyboard button: invalid button style specified")
	}
	return nil
}

// goodButtonURL follows the server: the scheme may be missing, and a host needs a dot, so localhost is refused.
func goodButtonURL(link string) bool {
	if strings.HasPrefix(link, "tg://") {
		return true
	}
	if !strings.Contains(link, "://") {
		link = "http://" + link
	}
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "ton") && strings.Contains(u.Hostname(), ".")
}

func (r *keyboardReader) replyButton() (Button, error) {
	b := Button{Kind: "text"}
	if r.peek() == '"' {
		text, err := r.text()
		b.Text = text
		return b, err
	}
	if r.peek() != '{' {
		return b, r.refuse("can't parse keyboard button: KeyboardButton must be a String or an Object")
	}
	err := r.object(func(name []byte) error {
		var asked bool
		switch string(name) {
		case "text":
			return r.textInto(&b.Text)
		case "style":
			return r.textInto(&b.Style)
		case "request_contact":
			err := r.boolInto(&asked)
			if asked {
				b.Kind = "contact"
			}
			return err
		case "request_location":
			err := r.boolInto(&asked)
			if asked {
				b.Kind = "location"
			}
			return err
		case "request_poll", "request_users", "request_chat", "request_managed_bot", "web_app":
			b.Kind = string(name)
		}
		return r.skip()
	})
	return b, err
}
