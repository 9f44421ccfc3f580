package faq

import "unicode/utf8"

// feature is a 64-bit hash of something that a text contains, so that matching builds no strings. Among n features
// two share a hash with a probability of about n^2/2^65: one in 10^8 for the largest index.
type feature uint64

// Each kind of feature starts its hash with its own seed: the word "ab" and the letters "ab" differ.
const (
	wordSeed feature = 0x9e3779b97f4a7c15
	pairSeed feature = 0xc2b2ae3d27d4eb4f
	gramSeed feature = 0x165667b19e3779f9

	conceptSeed feature = 0x27d4eb2f165667c5
)

// kind tells what a feature is made of.
type kind uint8

const (
	wordKind    kind = iota // the stem of a word
	pairKind                // two stems near each other, in any order
	gramKind                // a run of letters inside a word
	conceptKind             // what words of the same meaning speak of
	conceptPair             // two of them in one message
	kinds
)

// pairWindow is how far apart, in words, the two words of a pair may stand.
const pairWindow = 10

// Lengths of the runs of letters, in characters, the marks of a word's ends included.
const (
	shortestGram = 2
	longestGram  = 4
)

func wordFeature(stem string) feature { return hashBytes(wordSeed, stem) }

func pairFeature(a, b feature) feature {
	if a > b {
		a, b = b, a
	}
	return finish(pairSeed ^ a*0x9fb21c651e98df25 ^ (b<<23 | b>>41))
}

// appendGrams adds the runs of letters of a word, whose ends are marked: "^i", "it", "t$", "^it", "it$".
func appendGrams(to []feature, word string) []feature {
	var buffer [maxWord + 2]byte
	marked := append(append(append(buffer[:0], '^'), word...), '$')
	var starts [maxWord + 3]int
	n := 0
	for i := 0; i < len(marked); n++ {
		starts[n] = i
		_, size := utf8.DecodeRune(marked[i:])
		i += size
	}
	starts[n] = len(marked)
	for i := range n {
		for k := shortestGram; k <= longestGram && i+k <= n; k++ {
			if k < n {
				to = append(to, hashBytes(gramSeed, marked[starts[i]:starts[i+k]]))
			}
		}
	}
	return to
}

func hashBytes[T string | []byte](seed feature, s T) feature {
	h := seed
	for i := range len(s) {
		h = (h ^ feature(s[i])) * 0x100000001b3
	}
	return finish(h)
}

func finish(h feature) feature {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	return h | 1<<63 // never 0, which marks an empty place in numbering
}

// numbering gives features the numbers 0, 1, 2 ... in the order in which they come. It is an open-addressing hash
// table at most half full; safe for concurrent find once add is no longer called.
type numbering struct {
	keys    []feature
	numbers []int32
	n       int32
}

func newNumbering() *numbering {
	const size = 1 << 10
	return &numbering{keys: make([]feature, size), numbers: make([]int32, size)}
}

// find returns the feature's number, or -1.
func (t *numbering) find(f feature) int32 {
	mask := feature(len(t.keys) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		switch t.keys[i] {
		case f:
			return t.numbers[i]
		case 0:
			return -1
		}
	}
}

// add returns the feature's number, a new one if it has none.
func (t *numbering) add(f feature) int32 {
	if int(t.n)*2 >= len(t.keys) {
		t.grow()
	}
	mask := feature(len(t.keys) - 1)
	i := f & mask
	for ; t.keys[i] != 0; i = (i + 1) & mask {
		if t.keys[i] == f {
			return t.numbers[i]
		}
	}
	t.keys[i], t.numbers[i] = f, t.n
	t.n++
	return t.n - 1
}

func (t *numbering) grow() {
	old := *t
	t.keys, t.numbers = make([]feature, 2*len(old.keys)), make([]int32, 2*len(old.keys))
	mask := feature(len(t.keys) - 1)
	for j, f := range old.keys {
		if f == 0 {
			continue
		}
		i := f & mask
		for t.keys[i] != 0 {
			i = (i + 1) & mask
		}
		t.keys[i], t.numbers[i] = f, old.numbers[j]
	}
}
