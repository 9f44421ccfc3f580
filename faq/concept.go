package faq

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	_ "embed"

	"frontdesk/internal/language"
)

//go:embed data/concepts.txt
var conceptFile string

// concepts are the words of one language that mean the same at a front desk: "appt", "slot" and "booking" all speak
// of an appointment. An admin who wrote one of them is found by the others.
type concepts struct {
	words []string              // every single word of the list, in folded form
	one   map[feature][]feature // stem -> concepts
	two   map[pairOfStems][]feature
	heads map[feature]bool // first stems of two
}

// pairOfStems is a pair in its order: "call off" is not "off call".
type pairOfStems [2]feature

// reach is how far apart, in words, the halves of a pair may stand: "call it off".
const reach = 2

// conceptsOf returns the concepts of a language, or nil if it has none.
func conceptsOf(lang string) *concepts {
	return allConcepts()[base(lang)]
}

var allConcepts = sync.OnceValue(func() map[string]*concepts {
	all, err := parseConcepts(conceptFile)
	if err != nil {
		panic("faq: embedded concepts.txt: " + err.Error()) // cannot happen in a build that passed its tests
	}
	return all
})

func parseConcepts(file string) (map[string]*concepts, error) {
	all := make(map[string]*concepts)
	for line := range strings.Lines(file) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) < 4 {
			return nil, fmt.Errorf("line %q: want a language, a name and at least two words", line)
		}
		c := all[f[0]]
		if c == nil {
			c = &concepts{one: make(map[feature][]feature), two: make(map[pairOfStems][]feature), heads: make(map[feature]bool)}
			all[f[0]] = c
		}
		for _, w := range f[2:] {
			if err := c.add(f[0], hashBytes(conceptSeed, f[1]), w); err != nil {
				return nil, fmt.Errorf("line %q: %w", line, err)
			}
		}
	}
	return all, nil
}

func (c *concepts) add(lang string, concept feature, text string) error {
	if language.Fold(text) != text {
		return fmt.Errorf("%q is not in folded form, which is %q", text, language.Fold(text))
	}
	first, second, ok := strings.Cut(text, "_")
	head := wordFeature(stem(lang, first))
	if ok {
		pair := pairOfStems{head, wordFeature(stem(lang, second))}
		c.heads[head] = true
		c.two[pair] = appendNew(c.two[pair], concept)
		return nil
	}
	c.words = append(c.words, text)
	c.one[head] = appendNew(c.one[head], concept)
	return nil
}

func appendNew(list []feature, f feature) []feature {
	if slices.Contains(list, f) {
		return list
	}
	return append(list, f)
}

// find calls yield with each concept that the words speak of, and the places of the word or of the two words.
func (c *concepts) find(tokens []token, yield func(concept feature, first, last int)) {
	if c == nil {
		return
	}
	for i := range tokens {
		for _, f := range c.one[tokens[i].stem] {
			yield(f, i, i)
		}
		if !c.heads[tokens[i].stem] {
			continue
		}
		for j := i + 1; j < len(tokens) && j <= i+reach; j++ {
			for _, f := range c.two[pairOfStems{tokens[i].stem, tokens[j].stem}] {
				yield(f, i, j)
			}
		}
	}
}
