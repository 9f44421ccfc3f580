package telegramtest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readText reads a text or caption with its markup: cleaned, parsed, trimmed, as the server would store it.
func (s *Server) readText(source, mode, entityList string) (string, []Entity, *Error) {
	if !utf8.ValidString(source) {
		return "", nil, badRequest("strings must be encoded in UTF-8")
	}
	text, entities := clean(source), []Entity(nil)
	var err error
	switch strings.ToLower(mode) {
	case "":
		entities, err = readEntities(entityList)
		if err != nil {
			return "", nil, badRequest("can't parse entities JSON object")
		}
	case "html":
		text, entities, err = parseHTML(text)
	case "markdownv2":
		text, entities, err = parseMarkdownV2(text)
	case "markdown":
		s.violate("parse mode Markdown is not emulated; use HTML or MarkdownV2")
		return "", nil, badRequest("unsupported parse_mode")
	default:
		return "", nil, badRequest("unsupported parse_mode")
	}
	if err != nil {
		return "", nil, badRequest("can't parse entities: %v", err)
	}
	text, entities = trim(text, entities)
	entities = s.knownMentions(entities)
	return text, findEntities(text, tidy(entities, utf16Len(text))), nil
}

// knownMentions drops mentions of people whom the bot has not met, as the server does.
func (s *Server) knownMentions(entities []Entity) []Entity {
	for i, e := range entities {
		if e.Type == "text_mention" && s.users[e.UserID] == nil {
			kept := append([]Entity(nil), entities[:i]...)
			return append(kept, s.knownMentions(entities[i+1:])...)
		}
	}
	return entities
}

// clean takes out what the server takes out of every text: carriage returns, other control characters, which become
// spaces, and marks that change the direction of writing.
func clean(s string) string {
	if !strings.ContainsFunc(s, unwanted) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case !unwanted(r):
			return r
		case r == '\r' || r > 0x20:
			return -1
		}
		return ' '
	}, s)
}

func unwanted(r rune) bool {
	return r < 0x20 && r != '\n' || r >= 0x2028 && r <= 0x202e
}

// trim cuts white space off the end, and off the start as far as the first entity, and shortens entities to match.
func trim(text string, entities []Entity) (string, []Entity) {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	first := len(text)
	for _, e := range entities {
		if e.Length > 0 && e.Offset < first {
			first = e.Offset
		}
	}
	lead := 0
	for lead < len(text) && lead < first && (text[lead] == ' ' || text[lead] == '\n') {
		lead++
	}
	if lead == 0 {
		return text, entities
	}
	for i := range entities {
		entities[i].Offset -= lead
	}
	return text[lead:], entities
}

// messageText reads the text of a message and holds it to its length.
func (s *Server) messageText(p Params) (string, []Entity, *Error) {
	text, entities, err := s.readText(p.Get("text"), p.Get("parse_mode"), p.Get("entities"))
	switch {
	case err != nil:
		return "", nil, err
	case text == "":
		return "", nil, badRequest("message text is empty")
	case utf16Len(text) > s.limits.TextUnits:
		return "", nil, badRequest("message is too long")
	}
	return text, entities, nil
}

// caption reads the caption of a file, which may be empty, and holds it to its length.
func (s *Server) caption(p Params) (string, []Entity, *Error) {
	text, entities, err := s.readText(p.Get("caption"), p.Get("parse_mode"), p.Get("caption_entities"))
	if err == nil && utf16Len(text) > s.limits.CaptionUnits {
		return "", nil, badRequest("message caption is too long")
	}
	return text, entities, err
}
