package faq

import (
	"math"
	"slices"

	"frontdesk/internal/language"
)

// builder holds what is needed only while a shelf is built.
type builder struct {
	*shelf
	draft     draft
	documents []document
	rows      matrix  // by phrasing: its features and how often it has them, later their values
	class     []int32 // by phrasing
}

// document is what one phrasing means word by word: numbers of words or of the concepts that they speak of.
type document struct {
	class int32
	words []int32
}

// matrix holds sparse rows, one after the other.
type matrix struct {
	starts  []int32 // by row, and one more
	numbers []int32
	values  []float32
}

func (m *matrix) rows() int { return len(m.starts) - 1 }

func (m *matrix) row(i int32) ([]int32, []float32) {
	from, to := m.starts[i], m.starts[i+1]
	return m.numbers[from:to], m.values[from:to]
}

func (b *builder) readPhrasings() {
	b.rows.starts = []int32{0}
	for c := range b.entries {
		for text := range b.entries[c].phrasings {
			b.words.read(&b.draft, language.Fold(linesAsSentences(clip(text))))
			b.words.count(&b.draft, b.draft.tokens)
			b.add(int32(c))
		}
	}
}

// noClass is the class of messages that belong to none.
const noClass = -1

// readOffTopic adds messages that are nobody's as rows, with those of their features that some phrasing has.
func (b *builder) readOffTopic() {
	for _, text := range offTopic(b.lang) {
		b.words.read(&b.draft, language.Fold(text))
		b.words.count(&b.draft, b.draft.tokens)
		b.addRow(noClass)
	}
}

// tooAlike is the cosine with an entry's prior from which a message is left out: this clinic does answer it.
const tooAlike = 0.3

// dropAnswered removes the rows of readOffTopic that one of the entries is about after all.
func (b *builder) dropAnswered(prior matrix) {
	scorer := scorerOf(prior, len(b.words.kinds))
	scores := make([]float32, len(b.entries))
	kept := len(b.documents)
	for r := kept; r < len(b.class); r++ {
		clear(scores)
		numbers, values := b.rows.row(int32(r))
		scorer.addTo(scores, numbers, values)
		if slices.Max(scores) >= tooAlike*nearness {
			continue
		}
		from := b.rows.starts[kept]
		copy(b.rows.values[from:], values)
		b.rows.starts[kept+1] = from + int32(copy(b.rows.numbers[from:], numbers))
		kept++
	}
	b.rows.starts = b.rows.starts[:kept+1]
	b.class = b.class[:kept]
}

// scorerOf makes a model of rows of weights, one for each class.
func scorerOf(rows matrix, width int) *model {
	by := make([]weights, rows.rows())
	for c := range by {
		by[c].numbers, by[c].values = rows.row(int32(c))
	}
	return newModel(width, by)
}

// add keeps what the draft holds as a phrasing of the class.
func (b *builder) add(class int32) {
	d := document{class: class, words: make([]int32, len(b.draft.tokens))}
	for i := range b.draft.tokens {
		t := &b.draft.tokens[i]
		d.words[i] = t.meant()
		b.words.words[t.id].count++
	}
	b.documents = append(b.documents, d)
	b.addRow(class)
}

func (b *builder) addRow(class int32) {
	for _, n := range b.draft.bag.numbers {
		if b.taught == nil || b.taught[n] {
			b.rows.numbers = append(b.rows.numbers, n)
			b.rows.values = append(b.rows.values, float32(b.draft.bag.counts[n]))
		}
	}
	b.rows.starts = append(b.rows.starts, int32(len(b.rows.numbers)))
	b.class = append(b.class, class)
}

// readAnswers returns, for each entry, the words of its answer and topic and the concepts that they speak of.
func (b *builder) readAnswers() [][]int32 {
	answers := make([][]int32, len(b.entries))
	for c := range b.entries {
		e := &b.entries[c]
		b.words.read(&b.draft, language.Fold(clip(e.Answer+" "+e.Topic)))
		b.words.countMeaning(&b.draft, b.draft.tokens)
		answers[c] = slices.Clone(b.draft.bag.numbers)
	}
	return answers
}

// weigh sets how much a feature tells: the rarer among the phrasings, the more (inverse document frequency, Spärck
// Jones 1972, dampened). Common words of the language count as if they had been seen in further phrasings, so that
// a small index knows them for what they are; a large one learns it for itself.
func (s *shelf) weigh(rows matrix) {
	seen := make([]float64, len(s.words.kinds))
	for _, n := range rows.numbers {
		seen[n]++
	}
	share := make([]float64, len(seen))
	for w, x := range s.words.common {
		if n := s.words.features.find(wordFeature(stem(s.lang, w))); n >= 0 {
			share[n] = max(share[n], x)
		}
	}
	n := float64(rows.rows())
	s.weights, s.taught = make([]float32, len(seen)), make([]bool, len(seen))
	for i, k := range s.words.kinds {
		further := 0.0
		if k == wordKind {
			further = imagined
		}
		s.weights[i] = float32(kindWeights[k] * rarity(n+further, seen[i]+further*share[i]))
		s.taught[i] = seen[i] > 0
	}
	s.unknown = rarity(n+imagined, 0)
}

// imagined is the number of further phrasings that common words are counted in.
const imagined = 600

// kindWeights are what the kinds of features count beside each other.
var kindWeights = [kinds]float64{wordKind: 1, pairKind: 0.5, gramKind: 0.5, conceptKind: 1.5, conceptPair: 1}

func rarity(all, with float64) float64 {
	const dampened, least = 0.7, 0.05
	return math.Pow(max(math.Log((all+1)/(with+0.5)), least), dampened)
}

// scale turns the counts of the rows into values.
func (b *builder) scale() {
	counted := bag{counts: make([]uint8, len(b.words.kinds))}
	var values []float32
	for r := range b.rows.rows() {
		numbers, counts := b.rows.row(int32(r))
		counted.numbers = numbers
		for i, n := range numbers {
			counted.counts[n] = uint8(counts[i])
		}
		values = counted.appendValues(values[:0], b.weights)
		copy(counts, values)
		for _, n := range numbers {
			counted.counts[n] = 0
		}
	}
}

// priors returns where training starts for each class: what its phrasings have in common, and the words of its
// answer. With few phrasings the model stays near it, which is matching by likeness, as BM25 does it; with many it
// goes where they lead.
func (b *builder) priors(answers [][]int32) matrix {
	sum := tally{values: make([]float32, len(b.words.kinds))}
	prior := matrix{starts: []int32{0}}
	for c, r := int32(0), int32(0); int(c) < len(b.entries); c++ {
		first := r
		for ; int(r) < len(b.class) && b.class[r] == c; r++ {
			numbers, values := b.rows.row(r)
			for i, n := range numbers {
				sum.add(n, values[i])
			}
		}
		b.addAnswer(&sum, answers[c], float32(r-first))
		var squares float64
		for _, n := range sum.numbers {
			squares += float64(sum.values[n]) * float64(sum.values[n])
		}
		scale := float32(nearness / math.Sqrt(max(squares, 1e-9)))
		for _, n := range sum.numbers {
			prior.numbers = append(prior.numbers, n)
			prior.values = append(prior.values, sum.values[n]*scale)
		}
		prior.starts = append(prior.starts, int32(len(prior.numbers)))
		sum.reset()
	}
	return prior
}

// nearness is the length of a prior: how strongly likeness counts before training. answerShare is what an answer
// counts in it, against all the phrasings of its entry.
const (
	nearness    = 4
	answerShare = 2
)

func (b *builder) addAnswer(sum *tally, words []int32, phrasings float32) {
	var squares float64
	for _, n := range words {
		squares += float64(b.weights[n]) * float64(b.weights[n])
	}
	if squares == 0 {
		return
	}
	scale := phrasings * float32(answerShare/math.Sqrt(squares))
	for _, n := range words {
		sum.add(n, scale*b.weights[n])
	}
}
