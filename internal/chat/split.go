package chat

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// MessageUnits is Telegram's limit of a text message in UTF-16 units, after the markup is read
// (https://core.telegram.org/bots/api#sendmessage).
const MessageUnits = 4096

// Split cuts text into pieces of at most limit UTF-16 units each. It cuts between paragraphs, else lines, else words,
// and never inside a tag, an entity or a character; tags that are open at a cut are closed and opened again.
func Split(text HTML, limit int) []HTML {
	if text.Units() <= limit {
		return []HTML{text}
	}
	var pieces []HTML
	s := splitter{limit: limit}
	for _, tok := range tokens(string(text)) {
		if piece, full := s.add(tok); full {
			pieces = append(pieces, piece)
		}
	}
	if last := s.flush(); strings.TrimSpace(last.Plain()) != "" {
		pieces = append(pieces, last)
	}
	return pieces
}

// token is the smallest thing that is never cut: a tag, an entity or a character.
type token struct {
	text  string
	units int
	tag   bool
}

func tokens(text string) []token {
	var all []token
	for len(text) > 0 {
		n, tok := 0, token{}
		switch {
		case text[0] == '<':
			n = strings.IndexByte(text, '>') + 1
			tok.tag = true
		case text[0] == '&':
			n = strings.IndexByte(text, ';') + 1
			tok.units = 1
		}
		if n <= 0 || n > 200 {
			r, size := utf8.DecodeRuneInString(text)
			n, tok = size, token{units: utf16.RuneLen(r)}
			if tok.units < 1 {
				tok.units = 1
			}
		}
		tok.text = text[:n]
		all = append(all, tok)
		text = text[n:]
	}
	return all
}

type splitter struct {
	limit int
	piece []token
	units int
	open  []string // open tags, outermost first
}

// add takes one more token; when the piece would be too long it is cut at the best place and returned.
func (s *splitter) add(tok token) (piece HTML, full bool) {
	if s.units+tok.units > s.limit {
		piece, full = s.cut(), true
	}
	s.piece = append(s.piece, tok)
	s.units += tok.units
	return piece, full
}

func (s *splitter) cut() HTML {
	at := s.breakAt()
	rest := append([]token(nil), s.piece[at:]...)
	s.piece = s.piece[:at]
	piece := s.flush()
	s.piece, s.units = nil, 0
	for _, name := range s.open {
		s.piece = append(s.piece, token{text: name, tag: true})
	}
	for len(rest) > 0 && !rest[0].tag && strings.TrimSpace(rest[0].text) == "" {
		rest = rest[1:]
	}
	for _, tok := range rest {
		s.piece = append(s.piece, tok)
		s.units += tok.units
	}
	return piece
}

// breakAt looks back from the end of the piece for a paragraph, a line or a space, over at most half of the piece: a
// piece that is cut too early makes more bubbles than it saves words.
func (s *splitter) breakAt() int {
	line, word := 0, 0
	for i := len(s.piece) - 1; i > len(s.piece)/2; i-- {
		switch s.piece[i].text {
		case "\n":
			if s.piece[i-1].text == "\n" {
				return i + 1
			}
			if line == 0 {
				line = i + 1
			}
		case " ":
			if word == 0 {
				word = i + 1
			}
		}
	}
	switch {
	case line > 0:
		return line
	case word > 0:
		return word
	}
	return len(s.piece)
}

// flush closes the tags that are open and returns the piece; open keeps them for the next one.
func (s *splitter) flush() HTML {
	s.open = nil
	var b strings.Builder
	for _, tok := range s.piece {
		b.WriteString(tok.text)
		if !tok.tag {
			continue
		}
		if strings.HasPrefix(tok.text, "</") {
			if len(s.open) > 0 {
				s.open = s.open[:len(s.open)-1]
			}
		} else {
			s.open = append(s.open, tok.text)
		}
	}
	text := strings.TrimRight(b.String(), " \n")
	for i := len(s.open) - 1; i >= 0; i-- {
		name, _, _ := strings.Cut(strings.Trim(s.open[i], "<>"), " ")
		text += "</" + name + ">"
	}
	return HTML(text)
}
