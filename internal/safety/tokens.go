package safety

import (
	"strconv"
	"strings"
	"unicode"

	"frontdesk/internal/language"
)

// token is one word of a text: where it stands in the folded text, and which symbols it reads as.
type token struct {
	start, end        int32
	firstRead, nReads int32 // in scan.reads
	guessed           bool  // a short word read as a typing mistake: no sign by itself
}

// symbol stands for a word, a class of words (an alias) or a class of numbers in the automaton.
type symbol uint32

// addToken appends a token for s.folded[start:end] that reads as nothing yet.
func (s *scan) addToken(start, end int) {
	s.tokens = append(s.tokens, token{start: int32(start), end: int32(end), firstRead: int32(len(s.reads))})
}

// read adds readings to the last token.
func (s *scan) read(more ...symbol) {
	s.reads = append(s.reads, more...)
	s.tokens[len(s.tokens)-1].nReads += int32(len(more))
}

// readsOf returns what token i reads as; most words of most texts read as nothing.
func (s *scan) readsOf(i int) []symbol {
	t := &s.tokens[i]
	return s.reads[t.firstRead : t.firstRead+t.nReads]
}

// tokenize fills s.tokens from the folded text. Apostrophes do not count ("can't" reads as "cant"); a number with a
// unit is two words ("39c"); a word that no lexicon knows is tried as a typing mistake, then as two words run
// together.
func (l *Lexicon) tokenize(s *scan) {
	language.EachWord(s.folded, func(start, end int) {
		word := s.folded[start:end]
		switch {
		case '0' <= word[0] && word[0] <= '9' && !l.knows(word): // "3ayez" is Arabic, "39c" is not
			l.number(s, start, end)
		case strings.IndexByte(word, '\'') >= 0:
			l.apostrophe(s, start, end)
		default:
			l.word(s, word, start, end)
		}
	})
}

// word adds the token for s.folded[start:end], whose plain spelling is word.
func (l *Lexicon) word(s *scan, word string, start, end int) {
	if v, ok := l.vocabulary[word]; ok {
		if l.silent[word] {
			return
		}
		s.addToken(start, end)
		s.read(l.reads[v]...)
		return
	}
	if l.silent[word] {
		return
	}
	if size := l.prefixed(word); size > 0 {
		s.addToken(start, end)
		s.read(l.reads[l.vocabulary[word[size:]]]...)
		return
	}
	s.addToken(start, end)
	if len(word) < leastTyped || len(word) > mostTyped || l.ordinary[word] || l.typo(s, word) {
		return
	}
	if cut := l.runTogether(word); cut > 0 && end-start == len(word) {
		s.tokens = s.tokens[:len(s.tokens)-1]
		l.word(s, word[:cut], start, start+cut)
		l.word(s, word[cut:], start+cut, end)
	}
}

func (l *Lexicon) knows(word string) bool {
	_, ok := l.vocabulary[word]
	return ok && strings.IndexFunc(word, unicode.IsLetter) >= 0
}

// prefixed returns the length of the prefix with which word is a known word of its language, 0 if there is none.
func (l *Lexicon) prefixed(word string) int {
	for _, p := range l.prefixes {
		if rest, ok := strings.CutPrefix(word, p.text); ok && len(rest) >= leastPrefixed {
			if number, ok := l.vocabulary[rest]; ok && l.spoken[number]&p.lang != 0 {
				return len(p.text)
			}
		}
	}
	return 0
}

const (
	leastPrefixed = 4 // bytes of what follows a prefix: two Arabic letters
	leastElided   = 3 // letters after an apostrophe that are a word of their own; not the "s" of "mum's"
)

// apostrophe adds a word with apostrophes inside: read without them, or, where only the part after the first one
// is known ("l'hopital"), as that part.
func (l *Lexicon) apostrophe(s *scan, start, end int) {
	word := s.folded[start:end]
	s.plain = s.plain[:0]
	for i := range len(word) {
		if word[i] != '\'' {
			s.plain = append(s.plain, word[i])
		}
	}
	if _, ok := l.vocabulary[string(s.plain)]; !ok {
		at := strings.IndexByte(word, '\'')
		if _, ok := l.vocabulary[word[at+1:]]; ok && len(word)-at > leastElided {
			l.word(s, word[:at], start, start+at)
			l.word(s, word[at+1:], start+at+1, end)
			return
		}
	}
	l.word(s, string(s.plain), start, end)
}

// number adds a number and, where letters follow it, the unit.
func (l *Lexicon) number(s *scan, start, end int) {
	word := s.folded[start:end]
	unit := strings.IndexFunc(word, func(r rune) bool { return r != '.' && r != ',' && (r < '0' || r > '9') })
	if unit < 0 {
		unit = len(word)
	}
	s.addToken(start, start+unit)
	if v, ok := l.vocabulary[word[:unit]]; ok {
		s.read(l.reads[v]...)
	}
	if value, ok := numberValue(word[:unit]); ok {
		l.ranges(s, value, strings.ContainsAny(word[:unit], ".,"))
	}
	if unit < len(word) {
		l.word(s, word[unit:], start+unit, end)
	}
}

// ranges adds the number classes that value falls into to the last token.
func (l *Lexicon) ranges(s *scan, value float64, fractional bool) {
	for _, r := range l.numbers {
		if r.has(value, fractional) {
			s.read(r.symbol)
		}
	}
}

// numberValue reads "38.5", "38,5" and "1,000"; a comma before exactly three digits parts thousands.
func numberValue(word string) (float64, bool) {
	if comma := strings.IndexByte(word, ','); comma >= 0 {
		if len(word)-comma == 4 {
			word = word[:comma] + word[comma+1:]
		} else {
			word = word[:comma] + "." + word[comma+1:]
		}
	}
	value, err := strconv.ParseFloat(word, 64)
	return value, err == nil
}
