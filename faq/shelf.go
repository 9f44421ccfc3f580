package faq

import (
	"fmt"
	"sync"
)

// shelf is the index of the entries of one language.
type shelf struct {
	lang      string
	entries   []Entry
	class     map[string]int32 // id -> place in entries
	dated     bool             // some entry is valid for a time only
	words     *vocabulary
	weights   []float32 // by feature: how much one occurrence tells
	taught    []bool    // by feature: some phrasing has it
	unknown   float64   // importance of a word that no phrasing has
	model     *model
	phrasings phrasings
	drafts    sync.Pool
}

func newShelf(lang string, entries []Entry) (*shelf, error) {
	s := &shelf{lang: lang, entries: entries, class: make(map[string]int32, len(entries)), words: newVocabulary(lang)}
	for c, e := range entries {
		if _, ok := s.class[e.ID]; ok {
			return nil, fmt.Errorf("entry %q is there twice in %s", e.ID, lang)
		}
		s.class[e.ID] = int32(c)
		s.dated = s.dated || !e.ValidFrom.IsZero() || !e.ValidUntil.IsZero()
	}
	s.learn()
	s.drafts.New = func() any {
		return &draft{bag: bag{counts: make([]uint8, len(s.words.kinds))}, scores: make([]float32, len(s.entries))}
	}
	return s, nil
}

// learn reads the phrasings, weighs their features and trains the model.
func (s *shelf) learn() {
	b := builder{shelf: s}
	b.readPhrasings()
	answers := b.readAnswers()
	s.words.close()
	s.weigh(b.rows)
	b.readOffTopic()
	b.scale()
	s.phrasings = newPhrasings(b.documents, s.weights)
	prior := b.priors(answers)
	b.dropAnswered(prior)
	t := trainer{rows: b.rows, class: b.class, classes: len(s.entries), width: len(s.words.kinds), prior: prior}
	s.model = newModel(t.width, t.train())
}
