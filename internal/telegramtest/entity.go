package telegramtest

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entity is a formatted part of a text. Offset and Length count UTF-16 code units, as Telegram does.
type Entity struct {
	Type          string
	Offset        int
	Length        int
	URL           string // of a text_link
	Language      string // of a pre
	CustomEmojiID string // of a custom_emoji
	UserID        int64  // of a text_mention
}

// utf16Len is the length of a text in UTF-16 code units.
func utf16Len(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x80 || c >= 0xC0 {
			n++
			if c >= 0xF0 {
				n++
			}
		}
	}
	return n
}

func (s *Server) appendEntities(b []byte, entities []Entity) []byte {
	b = append(b, '[')
	for i, e := range entities {
		if i > 0 {
			b = append(b, ',')
		}
		o := beginObject(b)
		o.text("type", e.Type)
		o.number("offset", int64(e.Offset))
		o.number("length", int64(e.Length))
		o.some("url", e.URL)
		o.some("language", e.Language)
		o.some("custom_emoji_id", e.CustomEmojiID)
		if e.Type == "text_mention" {
			o.raw("user", s.users[e.UserID].json)
		}
		b = o.end()
	}
	return append(b, ']')
}

// readEntities reads the parameter that lists entities instead of a parse mode.
func readEntities(list string) ([]Entity, error) {
	if list == "" {
		return nil, nil
	}
	var entities []Entity
	c := cursor{data: []byte(list)}
	err := c.single(func() error {
		return c.array(func() error {
			var e Entity
			err := c.object(func(name []byte) error {
				switch string(name) {
				case "type":
					return c.textInto(&e.Type)
				case "offset":
					return c.intInto(&e.Offset)
				case "length":
					return c.intInto(&e.Length)
				case "url":
					return c.textInto(&e.URL)
				case "language":
					return c.textInto(&e.Language)
				case "custom_emoji_id":
					return c.textInto(&e.CustomEmojiID)
				default:
					return c.skip()
				}
			})
			entities = append(entities, e)
			return err
		})
	})
	return entities, err
}

// tidy sorts entities, drops the empty and the impossible ones and those inside code, and fits the rest into a text of
// this many units.
func tidy(entities []Entity, units int) []Entity {
	if len(entities) == 0 {
		return nil
	}
	kept := entities[:0]
	for _, e := range entities {
		e.Length = min(e.Length, units-e.Offset)
		if e.Offset >= 0 && e.Length > 0 {
			kept = append(kept, e)
		}
	}
	slices.SortStableFunc(kept, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
	codeEnd := 0
	kept = slices.DeleteFunc(kept, func(e Entity) bool {
		if e.Offset < codeEnd {
			return true
		}
		if e.Type == "code" || e.Type == "pre" {
			codeEnd = e.Offset + e.Length
		}
		return false
	})
	return slices.Clip(kept)
}

// findEntities adds what Telegram finds by itself in a plain text: commands, mentions, hashtags, e-mail addresses and
// web addresses. It never finds anything inside an entity that is already there.
func findEntities(text string, given []Entity) []Entity {
	if !strings.ContainsAny(text, "/@#.") {
		return given
	}
	found := given
	at, units := 0, 0
	for at < len(text) {
		size, e := wordEntity(text, at)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text[at:])
		} else {
			e.Offset, e.Length = units, utf16Len(text[at:at+size])
			if !overlaps(given, e) {
				found = append(found, e)
			}
		}
		units += utf16Len(text[at : at+size])
		at += size
	}
	if len(found) == len(given) {
		return given
	}
	return tidy(found, units)
}

func overlaps(entities []Entity, e Entity) bool {
	for _, other := range entities {
		if e.Offset < other.Offset+other.Length && other.Offset < e.Offset+e.Length {
			return true
		}
	}
	return false
}

// wordEntity looks whether a word that starts here is an entity, and returns its length in bytes.
func wordEntity(text string, at int) (int, Entity) {
	if at > 0 {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		if unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("_/@#.:-+<", before) {
			return 0, Entity{}
		}
	}
	rest := text[at:]
	switch rest[0] {
	case '/':
		if n := nameLen(rest[1:], 64); n > 0 {
			n++
			if n < len(rest) && rest[n] == '@' {
				if bot := nameLen(rest[n+1:], 32); bot >= 3 {
					n += 1 + bot
				}
			}
			if n == len(rest) || rest[n] != '/' {
				return n, Entity{Type: "bot_command"}
			}
		}
		return 0, Entity{}
	case '@':
		if n := nameLen(rest[1:], 32); n >= 3 {
			return n + 1, Entity{Type: "mention"}
		}
		return 0, Entity{}
	case '#':
		if n := hashtagLen(rest[1:]); n > 0 {
			return n + 1, Entity{Type: "hashtag"}
		}
		return 0, Entity{}
	}
	word := rest
	if end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`<>"'()`, r) }); end >= 0 {
		word = rest[:end]
	}
	word = strings.TrimRight(word, ".,;:!?")
	switch {
	case isWebAddress(word):
		return len(word), Entity{Type: "url"}
	case isMailAddress(word):
		return len(word), Entity{Type: "email"}
	}
	return 0, Entity{}
}

// nameLen is the length of a run of Latin letters, digits and underscores, 0 if it is longer than most.
func nameLen(s string, most int) int {
	n := 0
	for n < len(s) && (s[n] == '_' || isAlnum(s[n])) {
		n++
	}
	if n > most {
		return 0
	}
	return n
}

func isAlnum(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

func hashtagLen(s string) int {
	letters := false
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			if letters {
				return i
			}
			return 0
		}
		letters = letters || unicode.IsLetter(r)
	}
	if letters {
		return len(s)
	}
	return 0
}

func isWebAddress(word string) bool {
	scheme, rest, ok := strings.Cut(word, "://")
	if ok {
		switch strings.ToLower(scheme) {
		case "http", "https", "ftp", "tg", "ton", "tonsite":
			return rest != ""
		}
		return false
	}
	host, _, _ := strings.Cut(word, "/")
	host, _, _ = strings.Cut(host, ":")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || host[0] == '.' || strings.Contains(host, "..") || strings.Contains(host, "@") {
		return false
	}
	// The server knows every top-level domain. These few are the ones that texts of a clinic hold.
	switch strings.ToLower(host[dot+1:]) {
	case "com", "org", "net", "uk", "us", "eu", "info", "health", "nhs", "edu", "gov", "io", "me", "de", "fr", "es":
		return true
	}
	return false
}

func isMailAddress(word string) bool {
	local, host, ok := strings.Cut(word, "@")
	return ok && local != "" && strings.Contains(host, ".") && !strings.ContainsAny(host, "@/") && !strings.HasSuffix(host, ".")
}

// checkedLink returns a link as Telegram keeps it, "" for one that it drops, and the user id of a tg://user link.
func checkedLink(link string) (string, int64) {
	link = strings.TrimSpace(link)
	if id, ok := strings.CutPrefix(link, "tg://user?id="); ok {
		return "", Params{{Name: "id", Value: id}}.integer("id")
	}
	if !strings.Contains(link, "://") {
		if !strings.Contains(link, ".") || strings.Contains(link, ":") {
			return "", 0
		}
		link = "http://" + link
	}
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return "", 0
	}
	switch u.Scheme {
	case "http", "https", "ftp", "tg", "ton", "tonsite":
	default:
		return "", 0
	}
	u.Host = strings.ToLower(u.Host)
	if u.Path == "" && u.Scheme != "tg" {
		u.Path = "/"
	}
	return u.String(), 0
}
