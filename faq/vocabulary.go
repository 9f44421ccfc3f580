package faq

// vocabulary holds the words and the features of the entries of one language. While an index is built, reading a
// text adds to it; once closed it is only read.
type vocabulary struct {
	lang     string
	english  bool
	closed   bool
	ids      map[string]int32
	words    []known
	grams    []int32 // numbers of the letters' features, word after word
	features *numbering
	kinds    []kind // by number
	common   map[string]float64
	concepts *concepts
	typos    typos
}

// known is a word of the vocabulary.
type known struct {
	text     string
	stem     feature
	number   int32 // of the stem's feature
	from, to int32 // where its letters' features stand in grams
	count    int32 // how many phrasings have it
}

func newVocabulary(lang string) *vocabulary {
	return &vocabulary{
		lang: lang, english: base(lang) == "en", ids: make(map[string]int32), features: newNumbering(),
		common: common(lang), concepts: conceptsOf(lang),
	}
}

// close ends the building. Words that the entries do not have, but that mean what one of theirs may mean, are taken
// in first, so that their typos are understood too.
func (v *vocabulary) close() {
	if v.concepts != nil {
		for _, w := range v.concepts.words {
			v.add(w)
		}
	}
	v.typos = newTypos(v.words)
	v.closed = true
}

// add returns the word's id, a new one if it has none.
func (v *vocabulary) add(word string) int32 {
	if id, ok := v.ids[word]; ok {
		return id
	}
	id := int32(len(v.words))
	w := known{text: word, stem: wordFeature(stem(v.lang, word)), from: int32(len(v.grams))}
	w.number = v.number(w.stem, wordKind)
	var buffer [3 * maxWord]feature
	for _, f := range appendGrams(buffer[:0], word) {
		v.grams = append(v.grams, v.number(f, gramKind))
	}
	w.to = int32(len(v.grams))
	v.words = append(v.words, w)
	v.ids[word] = id
	return id
}

// number returns the feature's number. A feature without one gets the next, or -1 when the vocabulary is closed.
func (v *vocabulary) number(f feature, k kind) int32 {
	if v.closed {
		return v.features.find(f)
	}
	n := v.features.add(f)
	if int(n) == len(v.kinds) {
		v.kinds = append(v.kinds, k)
	}
	return n
}

// letters returns the numbers of the letters' features of a known word.
func (v *vocabulary) letters(id int32) []int32 {
	return v.grams[v.words[id].from:v.words[id].to]
}
