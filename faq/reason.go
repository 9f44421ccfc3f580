package faq

import "slices"

// Reason says, for the people who write the answers, why a match came out as it did. Its text holds words of the
// entries and of the message: show it, do not log it.
type Reason struct {
	Kind ReasonKind
	Text string
}

// ReasonKind tells what the text of a Reason is.
type ReasonKind string

const (
	ReasonPhrasing ReasonKind = "phrasing" // the first candidate's question or variant that is most like the message
	ReasonWord     ReasonKind = "word"     // a word of the message that speaks for the first candidate, strongest first
	ReasonTypo     ReasonKind = "typo"     // "apointment > appointment": how a word was read
	ReasonUnknown  ReasonKind = "unknown"  // a word of the message that no phrasing has, weightiest first
)

// How many reasons of a kind are given.
const (
	mostWordReasons    = 3
	mostTypoReasons    = 3
	mostUnknownReasons = 3
)

// reasons explains the draft that rank left.
func (s *shelf) reasons(d *draft, tokens []token) []Reason {
	if len(d.best) == 0 {
		return nil
	}
	first := d.best[0]
	why := make([]Reason, 0, 1+mostWordReasons+mostTypoReasons+mostUnknownReasons)
	if d.nearest >= 0 {
		why = append(why, Reason{ReasonPhrasing, s.phrasing(first, d.nearest)})
	}
	var telling, unknown strongest
	typos := 0
	for i := range tokens {
		t := &tokens[i]
		if t.fixed && typos < mostTypoReasons {
			typos++
			why = append(why, Reason{ReasonTypo, t.text + " > " + s.words.words[t.id].text})
		}
		n := t.meant()
		if n < 0 || !s.taught[n] {
			if s.words.common[t.text] == 0 {
				unknown.add(t.text, float32(len(t.text)))
			}
			continue
		}
		telling.add(t.text, s.weights[n]*s.model.weight(n, first))
	}
	for _, w := range telling.texts() {
		why = append(why, Reason{ReasonWord, w})
	}
	for _, w := range unknown.texts() {
		why = append(why, Reason{ReasonUnknown, w})
	}
	return why
}

// phrasing returns the text of a phrasing of the class.
func (s *shelf) phrasing(class, phrasing int32) string {
	e := &s.entries[class]
	if i := phrasing - s.phrasings.first[class]; i > 0 {
		return e.Variants[i-1]
	}
	return e.Question
}

// strongest keeps the three texts with the largest weights above zero.
type strongest struct {
	text   [3]string
	weight [3]float32
	n      int
}

func (k *strongest) add(text string, weight float32) {
	if weight <= 0 || slices.Contains(k.text[:k.n], text) {
		return
	}
	i := k.n
	if i == len(k.text) {
		i--
		if weight <= k.weight[i] {
			return
		}
	} else {
		k.n++
	}
	for ; i > 0 && k.weight[i-1] < weight; i-- {
		k.text[i], k.weight[i] = k.text[i-1], k.weight[i-1]
	}
	k.text[i], k.weight[i] = text, weight
}

func (k *strongest) texts() []string { return k.text[:k.n] }
