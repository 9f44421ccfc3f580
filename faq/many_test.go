package faq

import (
	"fmt"
	"strings"
)

// manyEntries makes entries out of made-up words, for size alone.
func manyEntries(n, phrasings int) []Entry {
	random := uint64(7)
	next := func(k int) int {
		random = random*6364136223846793005 + 1442695040888963407
		return int((random >> 33) % uint64(k))
	}
	usual := strings.Fields("i to the a is my do you what of it in for can on how and me have with")
	word := func() string {
		var b strings.Builder
		for range 2 + next(2) {
			b.WriteByte("bcdfghklmnprstvz"[next(16)])
			b.WriteByte("aeiou"[next(5)])
		}
		return b.String()
	}
	words := make([]string, 8000)
	for i := range words {
		words[i] = word()
	}
	say := func(topic []string, length int) string {
		var b strings.Builder
		for range length {
			if next(2) == 0 {
				b.WriteString(topic[next(len(topic))] + " ")
			} else {
				b.WriteString(usual[next(len(usual))] + " ")
			}
		}
		return b.String()
	}
	entries := make([]Entry, n)
	for i := range entries {
		topic := make([]string, 6)
		for j := range topic {
			topic[j] = words[next(len(words))]
		}
		e := Entry{ID: fmt.Sprintf("e%d", i), Lang: "en", Question: say(topic, 10), Answer: say(topic, 40)}
		for range phrasings - 1 {
			e.Variants = append(e.Variants, say(topic, 9))
		}
		entries[i] = e
	}
	return entries
}
