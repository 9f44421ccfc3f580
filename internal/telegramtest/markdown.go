package telegramtest

import (
	"strconv"
	"strings"
)

// parseMarkdownV2 reads the parse mode MarkdownV2 by the rules of Telegram's server: *bold*, _italic_, __underline__,
// ~strikethrough~, ||spoiler||, `code`, ```pre```, [links](...), ![emoji](tg://emoji?id=...), > quotes, and a backslash
// before every other reserved character.
func parseMarkdownV2(source string) (string, []Entity, error) {
	p := markdownParser{src: source, out: make([]byte, 0, len(source))}
	for p.pos < len(p.src) {
		if err := p.step(); err != nil {
			return "", nil, err
		}
	}
	p.endQuote()
	if n := len(p.open); n > 0 {
		last := p.open[n-1]
		return "", nil, inWords("Can't find end of %s entity at byte offset %d", markdownName(last.name), last.begin)
	}
	return string(p.out), p.entities, nil
}

type markdownParser struct {
	src      string
	pos      int
	out      []byte
	units    int
	open     []markdownMark
	quote    *markdownMark
	entities []Entity
}

type markdownMark struct {
	name  string // type of the entity
	begin int    // in the source
	units int
	bytes int
}

const markdownReserved = "_*[]()~`>#+-=|{}.!"

func markdownName(entity string) string {
	switch entity {
	case "text_link":
		return "TextUrl"
	case "custom_emoji":
		return "CustomEmoji"
	case "pre":
		return "Pre"
	}
	return strings.ToUpper(entity[:1]) + entity[1:]
}

func (p *markdownParser) step() error {
	c := p.src[p.pos]
	if c == '\\' && p.pos+1 < len(p.src) && p.src[p.pos+1] > 0 && p.src[p.pos+1] <= 126 {
		p.emit(p.src[p.pos+1 : p.pos+2])
		p.pos += 2
		return nil
	}
	lineStart := p.pos == 0 || p.src[p.pos-1] == '\n'
	inCode := p.inside("code") || p.inside("pre")
	if lineStart && !inCode && c == '>' {
		if p.quote == nil {
			p.quote = &markdownMark{begin: p.pos, units: p.units}
		}
		p.pos++
		return nil
	}
	if c == '\n' {
		if !strings.HasPrefix(p.src[p.pos+1:], ">") {
			p.endQuote()
		}
		p.emit("\n")
		p.pos++
		return nil
	}
	if inCode && c != '`' || !strings.ContainsRune(markdownReserved, rune(c)) || c >= 0x80 {
		end := p.pos + 1
		for end < len(p.src) && (p.src[end] >= 0x80 || isAlnum(p.src[end]) || p.src[end] == ' ') {
			end++
		}
		p.emit(p.src[p.pos:end])
		p.pos = end
		return nil
	}
	return p.mark(c)
}

func (p *markdownParser) inside(name string) bool {
	return len(p.open) > 0 && p.open[len(p.open)-1].name == name
}

// mark handles a reserved character that is not escaped: it opens an entity, closes one, or is an error.
func (p *markdownParser) mark(c byte) error {
	name, size := p.kind(c)
	if n := len(p.open); n > 0 && p.open[n-1].name == name && c != '[' && c != '!' {
		return p.close(size)
	}
	switch {
	case name == "":
		return inWords("Character '%c' is reserved and must be escaped with the preceding '\\'", c)
	case c == ']':
		return inWords("Character '%c' is reserved and must be escaped with the preceding '\\'", c)
	}
	mark := markdownMark{name: name, begin: p.pos, units: p.units, bytes: len(p.out)}
	p.pos += size
	if name == "pre" {
		mark.bytes = p.languageEnd()
	}
	p.open = append(p.open, mark)
	return nil
}

// kind tells which entity a reserved character stands for here, and how many bytes its mark has.
func (p *markdownParser) kind(c byte) (string, int) {
	rest := p.src[p.pos:]
	switch c {
	case '*':
		return "bold", 1
	case '_':
		if strings.HasPrefix(rest, "__") && !(p.inside("italic") && !p.isOpen("underline")) {
			return "underline", 2
		}
		return "italic", 1
	case '~':
		return "strikethrough", 1
	case '|':
		if strings.HasPrefix(rest, "||") {
			return "spoiler", 2
		}
	case '`':
		if strings.HasPrefix(rest, "```") && !p.inside("code") {
			return "pre", 3
		}
		return "code", 1
	case '[':
		return "text_link", 1
	case ']':
		if p.inside("custom_emoji") {
			return "custom_emoji", 1
		}
		return "text_link", 1
	case '!':
		if strings.HasPrefix(rest, "![") {
			return "custom_emoji", 2
		}
	}
	return "", 0
}

func (p *markdownParser) isOpen(name string) bool {
	for _, m := range p.open {
		if m.name == name {
			return true
		}
	}
	return false
}

// languageEnd skips the language after ``` and returns where it ends in the source; the text starts there.
func (p *markdownParser) languageEnd() int {
	end := p.pos
	for end < len(p.src) && !isSpace(p.src[end]) && p.src[end] != '`' {
		end++
	}
	if end < len(p.src) && p.src[end] == '\n' {
		p.pos = end + 1
		return end
	}
	return p.pos
}

func (p *markdownParser) close(size int) error {
	mark := p.open[len(p.open)-1]
	e := Entity{Type: mark.name, Offset: mark.units}
	p.pos += size
	switch mark.name {
	case "pre":
		language := p.src[mark.begin+3 : mark.bytes]
		e.Language = language
		if n := len(p.out); n > 0 && p.out[n-1] == '\n' && p.units > mark.units {
			p.out, p.units = p.out[:n-1], p.units-1
		}
	case "text_link", "custom_emoji":
		if done, err := p.closeLink(mark, &e); done || err != nil {
			return err
		}
	}
	p.open = p.open[:len(p.open)-1]
	if e.Length = p.units - e.Offset; e.Length > 0 {
		p.entities = append(p.entities, e)
	}
	return nil
}

// closeLink reads the address in parentheses; done says that the entity came to nothing.
func (p *markdownParser) closeLink(mark markdownMark, e *Entity) (done bool, err error) {
	link := string(p.out[mark.bytes:])
	if strings.HasPrefix(p.src[p.pos:], "(") {
		start := p.pos
		var address strings.Builder
		for p.pos++; ; p.pos++ {
			if p.pos >= len(p.src) {
				return false, inWords("Can't find end of a URL at byte offset %d", start)
			}
			c := p.src[p.pos]
			if c == ')' {
				break
			}
			if c == '\\' && p.pos+1 < len(p.src) {
				p.pos++
				c = p.src[p.pos]
			}
			address.WriteByte(c)
		}
		p.pos++
		link = address.String()
	} else if mark.name == "custom_emoji" {
		return false, inWords("Custom emoji entity must contain a tg://emoji URL")
	}
	if mark.name == "custom_emoji" {
		id, ok := strings.CutPrefix(link, "tg://emoji?id=")
		if n, err := strconv.ParseInt(id, 10, 64); !ok || err != nil || n == 0 {
			return false, inWords("Custom emoji entity must contain a tg://emoji URL")
		}
		e.CustomEmojiID = id
		return false, nil
	}
	url, user := checkedLink(link)
	switch {
	case user != 0:
		e.Type, e.UserID = "text_mention", user
	case url != "":
		e.URL = url
	default:
		p.open = p.open[:len(p.open)-1]
		return true, nil
	}
	return false, nil
}

func (p *markdownParser) endQuote() {
	if p.quote == nil {
		return
	}
	if n := p.units - p.quote.units; n > 0 {
		p.entities = append(p.entities, Entity{Type: "blockquote", Offset: p.quote.units, Length: n})
	}
	p.quote = nil
}

func (p *markdownParser) emit(s string) {
	p.out = append(p.out, s...)
	p.units += utf16Len(s)
}
