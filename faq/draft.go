package faq

import (
	"strings"

	"frontdesk/faq/internal/english"
)

// draft is the scratch paper of one match, and of reading one phrasing while an index is built. It is used again and
// again, so that a match allocates little.
type draft struct {
	spans    []span
	tokens   []token
	meant    []meaning
	grams    []feature
	bag      bag
	values   []float32 // of the bag's numbers, in their order
	scores   []float32 // by class
	best     []int32   // classes, best first
	nearest  int32     // phrasing of the first of best, or -1
	likeness float64   // of the message and that phrasing
	weight   float64   // of the words of the message
}

// token is a word of a message.
type token struct {
	text    string
	id      int32 // of the vocabulary, or -1
	number  int32 // of the stem's feature, or -1
	concept int32 // number of the first concept that it speaks of, or -1
	stem    feature
	fixed   bool // taken for a typo of the vocabulary's word id
	parted  bool // a comma or the end of a sentence stands before it
}

// meaning is a concept that a message speaks of.
type meaning struct {
	feature feature
	number  int32
}

// meant returns the number of the concept that the word speaks of, or else of the word, or -1.
func (t *token) meant() int32 {
	if t.concept >= 0 {
		return t.concept
	}
	return t.number
}

// read cuts a folded text into tokens. Words that the vocabulary lacks are added to it while it is open, later
// taken for typos of its words if they can be.
func (v *vocabulary) read(d *draft, folded string) {
	d.spans = appendSpans(d.spans[:0], folded)
	d.tokens = d.tokens[:0]
	last := int32(0)
	for _, at := range d.spans {
		t := v.token(folded[at.start:at.end])
		t.parted = strings.ContainsAny(folded[last:at.start], partMarks)
		d.tokens = append(d.tokens, t)
		last = at.end
	}
}

// partMarks part a message, in the scripts that we know.
const partMarks = ".,;:?!\u060c\u061b\u061f\u0964"

func (v *vocabulary) token(word string) token {
	id, ok := v.ids[word]
	if !ok && !v.closed {
		id, ok = v.add(word), true
	}
	if ok {
		w := &v.words[id]
		return token{text: word, id: id, number: w.number, stem: w.stem, concept: -1}
	}
	f := wordFeature(stem(v.lang, word))
	t := token{text: word, id: -1, number: v.features.find(f), stem: f, concept: -1}
	if t.number >= 0 || v.common[word] > 0 || v.english && english.Word(word) {
		return t
	}
	if id := v.typos.correct(word); id >= 0 {
		w := &v.words[id]
		return token{text: word, id: id, number: w.number, stem: w.stem, concept: -1, fixed: true}
	}
	return t
}

// count puts the features of tokens into the bag.
func (v *vocabulary) count(d *draft, tokens []token) {
	v.countMeaning(d, tokens)
	for i := range tokens {
		v.countLetters(d, &tokens[i])
		v.countPairs(d, tokens[i:])
	}
	for i, a := range d.meant {
		for _, b := range d.meant[i+1:] {
			if a.feature != b.feature {
				d.bag.add(v.number(pairFeature(a.feature, b.feature), conceptPair))
			}
		}
	}
}

// countMeaning puts the words of tokens and what they mean into the bag, and nothing else.
func (v *vocabulary) countMeaning(d *draft, tokens []token) {
	d.bag.reset()
	d.meant = d.meant[:0]
	for i := range tokens {
		d.bag.add(tokens[i].number)
		tokens[i].concept = -1
	}
	v.concepts.find(tokens, func(f feature, first, last int) {
		n := v.number(f, conceptKind)
		if n < 0 {
			return
		}
		d.bag.add(n)
		d.meant = append(d.meant, meaning{f, n})
		for _, t := range []*token{&tokens[first], &tokens[last]} {
			if t.concept < 0 {
				t.concept = n
			}
		}
	})
}

// countPairs counts the first token with each of those near it.
func (v *vocabulary) countPairs(d *draft, tokens []token) {
	if tokens[0].number < 0 {
		return
	}
	for _, t := range tokens[1:min(len(tokens), 1+pairWindow)] {
		if t.number >= 0 {
			d.bag.add(v.number(pairFeature(tokens[0].stem, t.stem), pairKind))
		}
	}
}

func (v *vocabulary) countLetters(d *draft, t *token) {
	if t.id >= 0 {
		for _, n := range v.letters(t.id) {
			d.bag.add(n)
		}
		return
	}
	d.grams = appendGrams(d.grams[:0], t.text)
	for _, f := range d.grams {
		d.bag.add(v.number(f, gramKind))
	}
}
