package safety

import (
	"strings"
	"unicode/utf8"
)

// A word that is in no lexicon and not an ordinary word of the language may be a slip of the finger. It is read as
// every word of the lexicon that is one edit away: a letter missing, doubled, wrong, added, or two swapped. The
// index is the "symmetric delete" one: each known word is filed under itself and under itself less one letter, and
// so is the word looked up; words that share a key are compared letter by letter.

const (
	leastKnown    = 4 // letters of a known word that may be misspelt; shorter ones are one edit from everything
	leastTyped    = 3 // letters of what may be a misspelling
	mostTyped     = 40
	leastLoneTypo = 8 // letters of a misspelt word that is a sign by itself
	mostReadings  = 6
)

// typoIndex maps a hash of a word, or of a word less one letter, to vocabulary numbers.
type typoIndex struct {
	words []string // by vocabulary number
	keys  map[uint64][]uint32
}

func (x *typoIndex) add(number uint32, word string) {
	for key := range deletions(word) {
		x.keys[key] = append(x.keys[key], number)
	}
}

// near calls yield with the vocabulary number of each word at most one edit from word; a word may come twice.
func (x *typoIndex) near(word string, yield func(number uint32) bool) {
	for key := range deletions(word) {
		for _, n := range x.keys[key] {
			if oneEdit(word, x.words[n]) && !yield(n) {
				return
			}
		}
	}
}

// typo adds the readings of a misspelt word to the last token, and tells whether there are any.
func (l *Lexicon) typo(s *scan, word string) bool {
	for most := 2; most > 0; most-- {
		short, held := squeeze(word, most)
		if !held {
			break
		}
		if v, ok := l.vocabulary[short]; ok {
			s.read(l.reads[v]...)
			return true
		}
		if most == 1 {
			word = short
		}
	}
	if len(word) < leastTyped || l.ordinary[word] {
		return false
	}
	var found [mostReadings]uint32
	n := 0
	l.typos.near(word, func(number uint32) bool {
		for _, f := range found[:n] {
			if f == number {
				return true
			}
		}
		if len(word) <= leastKnown && !likelySlip(word, l.typos.words[number]) {
			return true
		}
		found[n] = number
		n++
		s.read(l.typoReads[number]...)
		return n < len(found)
	})
	s.tokens[len(s.tokens)-1].guessed = n > 0 && len(word) < leastLoneTypo
	return n > 0
}

// likelySlip asks more of short words: the first letter is right, or swapped with the second.
func likelySlip(typed, meant string) bool {
	return typed[0] == meant[0] || typed[0] == meant[1] && typed[1] == meant[0]
}

// squeeze shortens letters that somebody held down to at most the given number: "noooo" to "no", "helllo" to "hello".
func squeeze(word string, most int) (string, bool) {
	held := false
	for i := 2; i < len(word); i++ {
		held = held || word[i] == word[i-1] && word[i] == word[i-2] && word[i] < utf8.RuneSelf
	}
	if !held {
		return word, false
	}
	var b strings.Builder
	for i := 0; i < len(word); {
		run := 1
		for i+run < len(word) && word[i+run] == word[i] {
			run++
		}
		kept := run
		if run > 2 {
			kept = most
		}
		b.WriteString(word[i : i+kept])
		i += run
	}
	return b.String(), true
}

// runTogether finds where a word falls into two known words ("cantbreathe"), 0 if nowhere.
func (l *Lexicon) runTogether(word string) int {
	if len(word) < 7 {
		return 0
	}
	for cut := len(word) - 3; cut >= 3; cut-- {
		if _, ok := l.vocabulary[word[:cut]]; !ok {
			continue
		}
		if _, ok := l.vocabulary[word[cut:]]; ok && utf8.RuneStart(word[cut]) {
			return cut
		}
	}
	return 0
}

// deletions yields the keys of word: the whole, and the whole less each letter.
func deletions(word string) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		if !yield(hashWithout(word, -1, 0)) {
			return
		}
		for i, r := range word {
			if !yield(hashWithout(word, i, utf8.RuneLen(r))) {
				return
			}
		}
	}
}

// hashWithout is FNV-1a of word without the size bytes at skip.
func hashWithout(word string, skip, size int) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		if skip >= 0 && i >= skip && i < skip+size {
			continue
		}
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// oneEdit tells whether a and b differ by at most one insertion, deletion, substitution or swap of neighbours.
func oneEdit(a, b string) bool {
	for len(a) > 0 && len(b) > 0 {
		ra, na := utf8.DecodeRuneInString(a)
		rb, nb := utf8.DecodeRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[na:], b[nb:]
	}
	if a == b {
		return true
	}
	if a == "" || b == "" {
		return utf8.RuneCountInString(a)+utf8.RuneCountInString(b) == 1
	}
	ra, na := utf8.DecodeRuneInString(a)
	rb, nb := utf8.DecodeRuneInString(b)
	if a[na:] == b[nb:] || a[na:] == b || a == b[nb:] {
		return true
	}
	sa, ma := utf8.DecodeRuneInString(a[na:])
	sb, mb := utf8.DecodeRuneInString(b[nb:])
	return ra == sb && sa == rb && a[na+ma:] == b[nb+mb:]
}
