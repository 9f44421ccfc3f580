package faq

import "slices"

// phrasings keeps which words each phrasing and each entry has, so that a match can be measured and explained.
type phrasings struct {
	first  []int32   // by class, and one more: its first phrasing
	starts []int32   // by phrasing, and one more: its first word in words
	words  []int32   // numbers of words, rising within a phrasing, each once
	sums   []float32 // by phrasing: the weight of its words
	ownAt  []int32   // by class, and one more: its first word in own
	own    []int32   // numbers of words, rising within a class, each once
}

// newPhrasings keeps documents, which stand in the order of their classes, each class having at least one.
func newPhrasings(documents []document, weights []float32) phrasings {
	p := phrasings{starts: []int32{0}}
	for i, d := range documents {
		if i == 0 || d.class != documents[i-1].class {
			p.closeClass(int32(i))
		}
		from := len(p.words)
		p.words = append(p.words, d.words...)
		row := p.words[from:]
		slices.Sort(row)
		row = slices.Compact(row)
		p.words = p.words[:from+len(row)]
		p.own = append(p.own, row...)
		var sum float32
		for _, n := range row {
			sum += weights[n]
		}
		p.sums = append(p.sums, sum)
		p.starts = append(p.starts, int32(len(p.words)))
	}
	p.closeClass(int32(len(documents)))
	return p
}

// closeClass ends the class before the phrasing, if there is one, and starts the next there.
func (p *phrasings) closeClass(phrasing int32) {
	if n := len(p.ownAt); n > 0 {
		row := p.own[p.ownAt[n-1]:]
		slices.Sort(row)
		p.own = p.own[:int(p.ownAt[n-1])+len(slices.Compact(row))]
	}
	p.first = append(p.first, phrasing)
	p.ownAt = append(p.ownAt, int32(len(p.own)))
}

// has reports whether a phrasing of the class has the word.
func (p *phrasings) has(class, number int32) bool {
	_, ok := slices.BinarySearch(p.own[p.ownAt[class]:p.ownAt[class+1]], number)
	return ok
}

// nearest returns the phrasing of the class that is most like the message counted in the bag, and how like it is:
// the weight of the words that they share over the weight of all words of either (Jaccard), 0 to 1. all is the
// weight of the words of the message. Without a shared word it returns -1.
func (p *phrasings) nearest(class int32, counted *bag, weights []float32, all float64) (phrasing int32, likeness float64) {
	phrasing = -1
	for i := p.first[class]; i < p.first[class+1]; i++ {
		var both float32
		for _, n := range p.words[p.starts[i]:p.starts[i+1]] {
			if counted.counts[n] > 0 {
				both += weights[n]
			}
		}
		if l := float64(both) / (all + float64(p.sums[i]) - float64(both)); l > likeness {
			phrasing, likeness = i, l
		}
	}
	return phrasing, min(likeness, 1)
}
