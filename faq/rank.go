package faq

import (
	"cmp"
	"math"
	"slices"
)

// rank scores the entries by the tokens and leaves the best in d.best, and in d.nearest the phrasing of the first
// that is most like the message.
func (s *shelf) rank(d *draft, tokens []token, on Date) {
	s.words.count(d, tokens)
	d.best, d.nearest, d.likeness, d.weight = d.best[:0], -1, 0, 0
	if len(d.bag.numbers) == 0 {
		return
	}
	d.values = d.bag.appendValues(d.values[:0], s.weights)
	s.model.score(d.scores, d.bag.numbers, d.values)
	s.pick(d, on)
	for i := range tokens {
		d.weight += s.importance(&tokens[i])
	}
	// A message that is one of the phrasings word for word is sure to find its entry; one that is much like a
	// phrasing gets some of that.
	top := float32(0)
	for i, c := range d.best {
		phrasing, likeness := s.phrasings.nearest(c, &d.bag, s.weights, d.weight)
		d.scores[c] += float32(likeness)
		if i == 0 || d.scores[c] > top {
			top, d.nearest, d.likeness = d.scores[c], phrasing, likeness
		}
	}
	slices.SortStableFunc(d.best, func(a, b int32) int { return cmp.Compare(d.scores[b], d.scores[a]) })
}

// pick leaves the classes with the highest scores in d.best, of those whose answers may be given on the day.
func (s *shelf) pick(d *draft, on Date) {
	for c, x := range d.scores {
		n := len(d.best)
		if n == mostCandidates && x <= d.scores[d.best[n-1]] || s.dated && !s.entries[c].Current(on) {
			continue
		}
		if n < mostCandidates {
			d.best = append(d.best, 0)
			n++
		}
		i := n - 1
		for ; i > 0 && d.scores[d.best[i-1]] < x; i-- {
			d.best[i] = d.best[i-1]
		}
		d.best[i] = int32(c)
	}
}

// importance is how much a word of a message tells.
func (s *shelf) importance(t *token) float64 {
	if n := t.meant(); n >= 0 && s.taught[n] {
		return float64(s.weights[n])
	}
	if s.words.common[t.text] > 0 {
		return s.unknown / 6
	}
	return s.unknown
}

// signals are what speaks for or against the first candidate being right. A Calibration turns them into one
// probability; each is made so that it means the same in a small index and in a large one.
type signals [signalCount]float64

const (
	signalBias    = iota // always 1; 0 when there is no candidate
	signalMargin         // score of the first candidate
	signalGap            // its lead over the second
	signalCrowd          // log of the share that it has of all candidates, as a softmax sees it
	signalKnown          // log of the share of the message's weight that lies in words some phrasing has
	signalCovered        // log of the share that lies in words that the first candidate's phrasings have
	signalNearest        // likeness of the message and the candidate's nearest phrasing, 0 to 1
	signalShort          // 1/words
	signalTaught         // log of the number of the candidate's phrasings
	signalCount
)

var signalNames = [signalCount]string{
	"bias", "margin", "gap", "crowd", "known", "covered", "nearest", "short", "taught",
}

// coveredFloor keeps the logs of shares finite.
const coveredFloor = 0.05

// sharpness is the inverse temperature of the softmax in signalCrowd.
const sharpness = 3

// signals measures the draft that rank left.
func (s *shelf) signals(d *draft, tokens []token) (g signals) {
	if len(d.best) == 0 || d.weight == 0 {
		return g
	}
	first := d.best[0]
	top := float64(d.scores[first])
	second := -1.0
	if len(d.best) > 1 {
		second = float64(d.scores[d.best[1]])
	}
	known, covered := 0.0, 0.0
	for i := range tokens {
		t := &tokens[i]
		n := t.meant()
		if n < 0 || !s.taught[n] {
			continue
		}
		w := s.importance(t)
		known += w
		if s.phrasings.has(first, n) {
			covered += w
		}
	}
	g[signalBias] = 1
	g[signalMargin] = top
	g[signalGap] = top - second
	g[signalCrowd] = -math.Log(crowd(d.scores, top))
	g[signalKnown] = math.Log(known/d.weight + coveredFloor)
	g[signalCovered] = math.Log(covered/d.weight + coveredFloor)
	g[signalNearest] = d.likeness
	g[signalShort] = 1 / float64(len(tokens))
	g[signalTaught] = math.Log(float64(1 + len(s.entries[first].Variants)))
	return g
}

// crowd is the sum of the softmax's terms, in units of that of the first candidate: 1 when it stands alone. Some
// strangers with the score of entries that are not meant take part, so that the best of five poor candidates is no
// better than the best of a hundred.
func crowd(scores []float32, top float64) float64 {
	const negligible, strangers, theirs = -12, 20, -1.1
	sum := strangers * math.Exp(min(0, sharpness*(theirs-top)))
	for _, x := range scores {
		if z := sharpness * (float64(x) - top); z > negligible {
			sum += math.Exp(z)
		}
	}
	return sum
}
