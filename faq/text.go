package faq

import "frontdesk/internal/language"

// What a match looks at. Of a longer text the middle is left out, because people begin or end with what they want;
// so a text of 5 MB costs no more than one of 2,000 bytes. The same caps hold for what is indexed.
const (
	headBytes = 1200 // kept from the start
	tailBytes = 800  // kept from the end
	headWords = 100  // kept of the words in that, from the start
	tailWords = 60   // and from the end
	maxWord   = 96   // bytes; a longer run of letters is not a word that anybody typed
)

// span is where a word stands in a folded text.
type span struct{ start, end int32 }

// clip leaves out the middle of a long text, between characters.
func clip(s string) string {
	if len(s) <= headBytes+tailBytes {
		return s
	}
	head, tail := headBytes, len(s)-tailBytes
	for head > 0 && continues(s[head]) {
		head--
	}
	for tail < len(s) && continues(s[tail]) {
		tail++
	}
	return s[:head] + " " + s[tail:]
}

// continues reports whether b is not the first byte of a UTF-8 sequence.
func continues(b byte) bool { return b&0xc0 == 0x80 }

// appendSpans adds the words of a folded text.
func appendSpans(spans []span, folded string) []span {
	first := len(spans)
	language.EachWord(folded, func(start, end int) {
		if end-start <= maxWord {
			spans = append(spans, span{int32(start), int32(end)})
		}
	})
	if n := len(spans); n-first > headWords+tailWords {
		kept := copy(spans[first+headWords:], spans[n-tailWords:])
		spans = spans[:first+headWords+kept]
	}
	return spans
}
