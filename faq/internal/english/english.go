// Package english knows which words are English, so that the matcher corrects typos and not words.
package english

import _ "embed"

// file is a Bloom filter (Bloom 1970) of common American and British English words: 12 bits a word, 8 hashes.
// `go run ./faq/wordlist` makes it from the lists that NOTICE names.
//
//go:embed words.bloom
var file string

// Word reports whether a folded word is a common English one. About one in 300 words that are not is said to be;
// one that is on the list is never missed. Rare words and names are not on it.
func Word(word string) bool {
	for bit := range bits(word, len(file)) {
		if file[bit/8]&(1<<(bit%8)) == 0 {
			return false
		}
	}
	return true
}

// Filter makes the filter of folded words that Word reads. The order of the words does not matter.
func Filter(words []string) []byte {
	filter := make([]byte, (12*len(words)+7)/8)
	for _, w := range words {
		for bit := range bits(w, len(filter)) {
			filter[bit/8] |= 1 << (bit % 8)
		}
	}
	return filter
}

// bits calls yield with the bits that stand for a word in a filter of size bytes.
func bits(word string, size int) func(yield func(uint64) bool) {
	return func(yield func(uint64) bool) {
		h := hash(word)
		step := h>>32 | 1
		for i := range uint64(8) {
			if !yield((h + i*step) % uint64(8*size)) {
				return
			}
		}
	}
}

// hash is FNV-1a with its bits mixed once more.
func hash(word string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 0x100000001b3
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}
