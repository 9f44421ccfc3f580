package faq

import "unicode/utf8"

// typos finds the words of a vocabulary that differ from a typed one by slips of the finger. It holds every word
// whole and with each of its characters left out, long words also with any two: words one slip apart (a character
// too many, too few, wrong, or two swapped) share one of these forms, and so do long words two slips apart. This is
// the symmetric-delete method of Wolf Garbe's SymSpell (2012).
type typos struct {
	words []known
	forms *numbering
	first []int32 // by number of the form: its first place in chain
	chain []link
}

type link struct {
	word int32
	next int32 // place in chain, or -1
}

// Words shorter than leastTypo characters are not corrected: too many real words are one slip away. From leastTwo
// characters on two slips are forgiven.
const (
	leastTypo = 4
	leastTwo  = 8
)

func newTypos(words []known) typos {
	t := typos{words: words, forms: newNumbering()}
	var forms []feature
	for id, w := range words {
		if utf8.RuneCountInString(w.text) < leastTypo-1 || hasDigit(w.text) {
			continue
		}
		forms = appendForms(forms[:0], w.text)
		for _, f := range forms {
			n := t.forms.add(f)
			if int(n) == len(t.first) {
				t.first = append(t.first, -1)
			}
			t.chain = append(t.chain, link{int32(id), t.first[n]})
			t.first[n] = int32(len(t.chain) - 1)
		}
	}
	return t
}

// longestForms is how many characters a word may have to be held with two of them left out.
const longestForms = 24

// appendForms adds the hash of the word and of what is left of it without one or two of its characters.
func appendForms(to []feature, word string) []feature {
	to = append(to, hashBytes(0, word))
	n := utf8.RuneCountInString(word)
	var buffer [maxWord]byte
	for i := 0; i < len(word); {
		_, size := utf8.DecodeRuneInString(word[i:])
		one := append(append(buffer[:0], word[:i]...), word[i+size:]...)
		to = append(to, hashBytes(0, one))
		if leastTwo-2 <= n && n <= longestForms {
			to = appendShorter(to, one, i)
		}
		i += size
	}
	return to
}

// appendShorter adds the hash of the word without one of its characters, from the byte on.
func appendShorter(to []feature, word []byte, from int) []feature {
	var buffer [maxWord]byte
	for i := from; i < len(word); {
		_, size := utf8.DecodeRune(word[i:])
		to = append(to, hashBytes(0, append(append(buffer[:0], word[:i]...), word[i+size:]...)))
		i += size
	}
	return to
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			return true
		}
	}
	return false
}

// correct returns the word that the typed one most likely stands for, or -1 when there is none near enough. Near
// means one slip, or two in a word of leastTwo characters or more; a first letter that differs counts as half a
// slip more, because people rarely miss the first key. Among equally near words the one that more phrasings use
// wins. Of words longer than longestForms not all that are two slips away are found.
func (t *typos) correct(word string) int32 {
	n := utf8.RuneCountInString(word)
	if n < leastTypo || hasDigit(word) {
		return -1
	}
	limit := 1.0
	if n >= leastTwo {
		limit = 2
	}
	best, bestCost, bestCount := int32(-1), limit+0.01, int32(0)
	var buffer [1 + longestForms + longestForms*longestForms/2]feature
	for _, f := range appendForms(buffer[:0], word) {
		form := t.forms.find(f)
		if form < 0 {
			continue
		}
		for place := t.first[form]; place >= 0; place = t.chain[place].next {
			id := t.chain[place].word
			if id == best {
				continue
			}
			w := &t.words[id]
			cost := slips(word, w.text)
			if cost < bestCost || cost == bestCost && (w.count > bestCount || w.count == bestCount && id < best) {
				best, bestCost, bestCount = id, cost, w.count
			}
		}
	}
	return best
}

// slips counts the slips between two words of at most maxWord bytes: the optimal string alignment distance
// (Damerau 1964), plus a half when the first characters differ.
func slips(a, b string) float64 {
	var bufferA, bufferB [maxWord]rune
	ra, rb := appendRunes(bufferA[:0], a), appendRunes(bufferB[:0], b)
	var rows [3][maxWord + 1]uint8
	before, last, now := &rows[0], &rows[1], &rows[2]
	for j := range len(rb) + 1 {
		last[j] = uint8(j)
	}
	for i, x := range ra {
		now[0] = uint8(i + 1)
		for j, y := range rb {
			d := last[j]
			if x != y {
				d++
			}
			d = min(d, last[j+1]+1, now[j]+1)
			if i > 0 && j > 0 && x == rb[j-1] && ra[i-1] == y {
				d = min(d, before[j-1]+1)
			}
			now[j+1] = d
		}
		before, last, now = last, now, before
	}
	cost := float64(last[len(rb)])
	if len(ra) > 0 && len(rb) > 0 && ra[0] != rb[0] {
		cost += 0.5
	}
	return cost
}

func appendRunes(to []rune, s string) []rune {
	for _, r := range s {
		to = append(to, r)
	}
	return to
}
