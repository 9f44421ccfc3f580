package telegramtest

import (
	"strconv"
	"strings"
)

// parseHTML reads the parse mode HTML by the rules of Telegram's server: the tags it knows, attributes with or without
// quotes, nesting, entities by name (lt, gt, amp, quot) and number; a lone & is text, a lone < is an error. Errors have
// the server's words and count bytes from 0.
func parseHTML(source string) (string, []Entity, error) {
	if !strings.ContainsAny(source, "<&") {
		return source, nil, nil
	}
	p := htmlParser{src: source, out: make([]byte, 0, len(source))}
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; c {
		case '&':
			r, n := htmlEntity(p.src[p.pos:])
			if n == 0 {
				p.emit(p.src[p.pos : p.pos+1])
				p.pos++
				continue
			}
			p.surrogate = p.surrogate || r >= 0xD800 && r <= 0xDFFF
			p.emit(string(r))
			p.pos += n
		case '<':
			if err := p.tag(); err != nil {
				return "", nil, err
			}
		default:
			end := strings.IndexAny(p.src[p.pos:], "<&")
			if end < 0 {
				end = len(p.src) - p.pos
			}
			p.emit(p.src[p.pos : p.pos+end])
			p.pos += end
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, inWords("Can't find end tag corresponding to start tag %q", p.open[n-1].name)
	}
	if p.surrogate {
		return "", nil, inWords("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")
	}
	for i := range p.entities {
		if p.entities[i].Type == "code" {
			p.entities[i].Language = ""
		}
	}
	return string(p.out), p.entities, nil
}

type htmlParser struct {
	src       string
	pos       int
	out       []byte
	units     int // UTF-16 length of out
	open      []htmlTag
	entities  []Entity
	surrogate bool
}

type htmlTag struct {
	name     string
	argument string // href, language, emoji id, spoiler or expandable
	units    int
	bytes    int
}

func (p *htmlParser) emit(s string) {
	p.out = append(p.out, s...)
	p.units += utf16Len(s)
}

// at returns the byte at the position, or 0 at the end, as the zero-terminated text of the server does.
func (p *htmlParser) at() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

func (p *htmlParser) tag() error {
	begin := p.pos
	p.pos++
	if p.at() == '/' {
		return p.endTag(begin)
	}
	return p.startTag(begin)
}

func (p *htmlParser) startTag(begin int) error {
	p.until(func(c byte) bool { return isSpace(c) || c == '>' })
	if p.at() == 0 {
		return inWords("Unclosed start tag at byte offset %d", begin)
	}
	tag := htmlTag{name: strings.ToLower(p.src[begin+1 : p.pos]), units: p.units, bytes: len(p.out)}
	if !knownTag(tag.name) {
		return inWords("Unsupported start tag \"%s\" at byte offset %d", tag.name, begin)
	}
	for p.at() != '>' {
		p.spaces()
		if p.at() == '>' {
			break
		}
		if err := p.attribute(&tag, begin); err != nil {
			return err
		}
	}
	p.pos++
	if tag.name == "span" && tag.argument != "spoiler" {
		return inWords("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.open = append(p.open, tag)
	return nil
}

func knownTag(name string) bool {
	switch name {
	case "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote":
		return true
	}
	return false
}

func (p *htmlParser) attribute(tag *htmlTag, begin int) error {
	start := p.pos
	p.until(func(c byte) bool { return isSpace(c) || c == '=' || c == '>' || c == '/' || c == '"' || c == '\'' })
	name := p.src[start:p.pos]
	if name == "" {
		return inWords("Empty attribute name in the tag \"%s\" at byte offset %d", tag.name, begin)
	}
	p.spaces()
	if p.at() != '=' {
		if p.at() == 0 {
			return inWords("Unclosed start tag \"%s\" at byte offset %d", tag.name, begin)
		}
		if tag.name == "blockquote" && name == "expandable" {
			tag.argument = "1"
		}
		return nil
	}
	p.pos++
	p.spaces()
	if p.at() == 0 {
		return inWords("Unclosed start tag \"%s\" at byte offset %d", tag.name, begin)
	}
	value, err := p.value()
	if err != nil {
		return err
	}
	if p.at() == 0 {
		return inWords("Unclosed start tag at byte offset %d", begin)
	}
	tag.set(name, value)
	return nil
}

func (t *htmlTag) set(name, value string) {
	switch {
	case t.name == "a" && name == "href", t.name == "tg-emoji" && name == "emoji-id":
		t.argument = value
	case t.name == "code" && name == "class" && strings.HasPrefix(value, "language-"):
		t.argument = value[len("language-"):]
	case t.name == "span" && name == "class" && strings.HasPrefix(value, "tg-"):
		t.argument = value[len("tg-"):]
	case t.name == "blockquote" && name == "expandable":
		t.argument = "1"
	}
}

// value reads what follows the equal sign of an attribute: a name token or a string in either kind of quotes.
func (p *htmlParser) value() (string, error) {
	quote := p.at()
	if quote != '"' && quote != '\'' {
		start := p.pos
		p.until(func(c byte) bool { return !isAlnum(c) && c != '.' && c != '-' })
		if c := p.at(); c != 0 && !isSpace(c) && c != '>' {
			return "", inWords("Unexpected end of name token at byte offset %d", start)
		}
		return strings.ToLower(p.src[start:p.pos]), nil
	}
	p.pos++
	var value strings.Builder
	for p.at() != quote && p.at() != 0 {
		if p.at() == '&' {
			if r, n := htmlEntity(p.src[p.pos:]); n > 0 {
				value.WriteRune(r)
				p.pos += n
				continue
			}
		}
		value.WriteByte(p.at())
		p.pos++
	}
	if p.at() == quote {
		p.pos++
	}
	return value.String(), nil
}

func (p *htmlParser) endTag(begin int) error {
	if len(p.open) == 0 {
		return inWords("Unexpected end tag at byte offset %d", begin)
	}
	p.until(func(c byte) bool { return isSpace(c) || c == '>' })
	name := strings.ToLower(p.src[begin+2 : p.pos])
	p.spaces()
	if p.at() != '>' {
		return inWords("Unclosed end tag at byte offset %d", begin)
	}
	p.pos++
	tag := p.open[len(p.open)-1]
	if name != "" && name != tag.name {
		return inWords("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"", begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	if p.units == tag.units {
		return nil
	}
	return p.close(tag)
}

func (p *htmlParser) close(tag htmlTag) error {
	e := Entity{Offset: tag.units, Length: p.units - tag.units}
	switch tag.name {
	case "b", "strong":
		e.Type = "bold"
	case "i", "em":
		e.Type = "italic"
	case "u", "ins":
		e.Type = "underline"
	case "s", "strike", "del":
		e.Type = "strikethrough"
	case "tg-spoiler", "span":
		e.Type = "spoiler"
	case "tg-emoji":
		if id, err := strconv.ParseInt(tag.argument, 10, 64); err != nil || id == 0 {
			return inWords("Invalid custom emoji identifier specified")
		}
		e.Type, e.CustomEmojiID = "custom_emoji", tag.argument
	case "blockquote":
		e.Type = "blockquote"
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "a":
		return p.closeLink(tag, e)
	case "pre", "code":
		p.closeCode(tag, e)
		return nil
	}
	p.entities = append(p.entities, e)
	return nil
}

func (p *htmlParser) closeLink(tag htmlTag, e Entity) error {
	link := tag.argument
	if link == "" {
		link = string(p.out[tag.bytes:])
	}
	url, user := checkedLink(link)
	switch {
	case user != 0:
		e.Type, e.UserID = "text_mention", user
	case url != "":
		e.Type, e.URL = "text_link", url
	default:
		return nil // as the server: a link that it does not like becomes plain text
	}
	p.entities = append(p.entities, e)
	return nil
}

// closeCode makes one entity of code that fills a pre exactly, so that its language is kept.
func (p *htmlParser) closeCode(tag htmlTag, e Entity) {
	if n := len(p.entities); n > 0 {
		last := &p.entities[n-1]
		same := last.Offset == e.Offset && last.Length == e.Length
		if same && tag.name == "pre" && last.Type == "code" && last.Language != "" {
			last.Type = "pre"
			return
		}
		if same && tag.name == "code" && last.Type == "pre" && tag.argument != "" {
			last.Language = tag.argument
			return
		}
	}
	e.Type = tag.name
	if tag.name == "code" {
		e.Language = tag.argument
	}
	p.entities = append(p.entities, e)
}

func (p *htmlParser) until(stop func(byte) bool) {
	for p.pos < len(p.src) && p.src[p.pos] != 0 && !stop(p.src[p.pos]) {
		p.pos++
	}
}

func (p *htmlParser) spaces() {
	for p.pos < len(p.src) && isSpace(p.src[p.pos]) {
		p.pos++
	}
}

func isSpace(c byte) bool {
	switch c {
	case ' ', '\t', '\r', '\n', '\v', 0:
		return true
	}
	return false
}

// htmlEntity decodes an entity at the start of s and returns its length, 0 if there is none that the server knows. The
// semicolon may be missing.
func htmlEntity(s string) (rune, int) {
	if len(s) < 2 {
		return 0, 0
	}
	end := 1
	var r rune
	if s[1] == '#' {
		digits, base := 2, 10
		if len(s) > 2 && s[2] == 'x' {
			digits, base = 3, 16
		}
		end = digits
		for end < len(s) && (s[end] >= '0' && s[end] <= '9' || base == 16 && isHex(s[end])) {
			end++
		}
		code, err := strconv.ParseInt(s[digits:end], base, 32)
		if err != nil || code == 0 || code >= 0x10ffff || end >= 10 {
			return 0, 0
		}
		r = rune(code)
	} else {
		for end < len(s) && (s[end] >= 'a' && s[end] <= 'z' || s[end] >= 'A' && s[end] <= 'Z') {
			end++
		}
		switch s[1:end] {
		case "lt":
			r = '<'
		case "gt":
			r = '>'
		case "amp":
			r = '&'
		case "quot":
			r = '"'
		default:
			return 0, 0
		}
	}
	if end < len(s) && s[end] == ';' {
		end++
	}
	return r, end
}
