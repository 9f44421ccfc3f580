package faq

import (
	"strings"

	"frontdesk/internal/language"
)

// defaultLang is the language of entries that name none.
const defaultLang = "en"

// Query is a message to be matched.
type Query struct {
	Text string
	Lang string // the language that the patient is known to prefer; "" when nothing is known
	On   Date   // today, for answers that are valid for a time only; the zero Date takes all
}

// Decision says what to do with a match.
type Decision string

const (
	Answer  Decision = "answer"  // give the first candidate's answer
	Suggest Decision = "suggest" // ask "Did you mean", with up to three candidates
	None    Decision = "none"    // say that there is no answer, and offer a person
)

// Match is what an index makes of a message.
type Match struct {
	Decision   Decision
	Confidence float64     // probability that the first candidate is right, 0 to 1
	Lang       string      // language of the candidates; "" when the message is in one that has no entries
	Candidates []Candidate // at most 5, best first
	Also       []Candidate // entries for further, different questions in the same message, each sure enough to answer
	Why        []Reason
}

// Candidate is an entry that may be meant. Scores compare within one match only; a higher one is better.
type Candidate struct {
	ID    string
	Lang  string
	Score float64
}

const mostCandidates = 5

// Match finds the entries that the message may ask for. It never fails: a text without words, or in a language
// without entries, gives None. Of a text longer than 2,000 bytes it looks at the first 1,200 and the last 800, and
// there at the first 100 words and the last 60. The same index and query always give the same match.
func (x *Index) Match(q Query) Match {
	m, _ := x.match(q)
	return m
}

// match returns the signals of the match as well, for Fit.
func (x *Index) match(q Query) (Match, signals) {
	text := clip(q.Text)
	folded := language.Fold(linesAsSentences(text))
	s := x.choose(text, folded, q.Lang)
	if s == nil {
		return Match{Decision: None}, signals{}
	}
	d := s.drafts.Get().(*draft)
	defer func() {
		clear(d.tokens) // a message is not kept any longer than its match
		s.drafts.Put(d)
	}()
	s.words.read(d, folded)
	s.rank(d, d.tokens, q.On)
	g := s.signals(d, d.tokens)
	m := Match{Lang: s.lang, Confidence: x.calibration.confidence(&g), Candidates: s.candidates(d)}
	m.Decision = x.calibration.decide(m.Confidence)
	m.Why = s.reasons(d, d.tokens)
	x.splitQuestions(s, d, q.On, &m)
	return m, g
}

// linesAsSentences puts a mark where a line ends, since folding makes it a space.
func linesAsSentences(text string) string {
	if !strings.ContainsRune(text, '\n') {
		return text
	}
	return strings.ReplaceAll(text, "\n", " ; ")
}

func (s *shelf) candidates(d *draft) []Candidate {
	list := make([]Candidate, len(d.best))
	for i, c := range d.best {
		list[i] = Candidate{ID: s.entries[c].ID, Lang: s.lang, Score: float64(d.scores[c])}
	}
	return list
}

// How much evidence for a language decides between those that have entries, and how far another must be ahead of
// the patient's own to replace it.
const (
	evident = 0.6
	ahead   = 0.15
)

// choose returns the shelf of the language that the message is in, or nil when that language has no entries. The
// patient's language holds unless the words say otherwise.
func (x *Index) choose(text, folded, hint string) *shelf {
	if len(x.shelves) == 0 {
		return nil
	}
	var buffer [headWords + tailWords]span
	spans := appendSpans(buffer[:0], folded)
	own := x.preferred(hint)
	ownEvidence := own.evidence(folded, spans)
	best, most := own, ownEvidence
	for _, s := range x.shelves {
		if e := s.evidence(folded, spans); e > most {
			best, most = s, e
		}
	}
	if ownEvidence >= evident && most <= ownEvidence+ahead {
		return own
	}
	lang, sure := language.Guess(text, nil)
	spoken := x.spoken(lang)
	switch {
	case sure:
		return spoken
	case most >= evident:
		return best
	case spoken != nil:
		return spoken
	}
	return best
}

// preferred returns the shelf of the hint, of its base language, or else of English or the first language.
func (x *Index) preferred(hint string) *shelf {
	if s := x.spoken(canonical(hint)); s != nil {
		return s
	}
	if s := x.shelf(defaultLang); s != nil {
		return s
	}
	return x.shelves[0]
}

// spoken returns the shelf of a language or of one of its regions: "pt" finds "pt-br", and "pt-br" finds "pt".
func (x *Index) spoken(lang string) *shelf {
	if lang == "" {
		return nil
	}
	if s := x.shelf(lang); s != nil {
		return s
	}
	for i, l := range x.languages {
		if base(l) == base(lang) {
			return x.shelves[i]
		}
	}
	return nil
}

// base returns a language without its region: "pt" of "pt-br".
func base(lang string) string {
	b, _, _ := strings.Cut(lang, "-")
	return b
}

// evidence is the share of the words that the language is known to use.
func (s *shelf) evidence(folded string, spans []span) float64 {
	found := 0
	for _, at := range spans {
		w := folded[at.start:at.end]
		if _, ok := s.words.ids[w]; ok || s.words.common[w] > 0 {
			found++
		}
	}
	return float64(found) / float64(max(1, len(spans)))
}

// leastPart is how many words a part of a message must have to be a question of its own.
const leastPart = 3

// splitQuestions looks for further questions in a message of several parts. Parts that would be answered by
// themselves, with different entries, are answered together; the first of them leads when the message as a whole
// is not sure enough.
func (x *Index) splitQuestions(s *shelf, d *draft, on Date, m *Match) {
	starts := partStarts(d.tokens)
	if len(starts) < 2 {
		return
	}
	tokens := d.tokens
	var sure []Match
	for i, start := range starts {
		end := len(tokens)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		part := tokens[start:end]
		s.rank(d, part, on)
		g := s.signals(d, part)
		if confidence := x.calibration.confidence(&g); x.calibration.decide(confidence) == Answer {
			sure = append(sure, Match{Decision: Answer, Confidence: confidence, Lang: s.lang, Candidates: s.candidates(d), Why: s.reasons(d, part)})
		}
	}
	if m.Decision != Answer && distinctFirsts(sure) >= 2 {
		*m = sure[0]
	}
	if m.Decision != Answer {
		return
	}
	for _, part := range sure {
		c := part.Candidates[0]
		if c.ID != m.Candidates[0].ID && !hasCandidate(m.Also, c.ID) {
			m.Also = append(m.Also, c)
		}
	}
}

func distinctFirsts(matches []Match) int {
	n := 0
	for i, m := range matches {
		if i == 0 || m.Candidates[0].ID != matches[0].Candidates[0].ID {
			n++
		}
	}
	return min(n, 2)
}

func hasCandidate(list []Candidate, id string) bool {
	for _, c := range list {
		if c.ID == id {
			return true
		}
	}
	return false
}

// partStarts returns where the parts of a message start: after a sentence ends, at a comma, and at a word such as
// "and". A part that is too short belongs to the one before it.
func partStarts(tokens []token) []int {
	var starts []int
	last := 0
	for i := range tokens {
		if i == 0 || !tokens[i].parted && !joins(tokens[i].text) {
			continue
		}
		if i-last >= leastPart && len(tokens)-i >= leastPart {
			if starts == nil {
				starts = append(starts, 0)
			}
			starts = append(starts, i)
			last = i
		}
	}
	return starts
}

// joins reports whether a folded word starts a further question, in one of the languages that we know.
func joins(word string) bool {
	switch word {
	case "and", "also", "plus", "y", "tambien", "ademas", "et", "aussi", "und", "auch", "ausserdem", "e", "tambem",
		"и", "также", "еще", "و", "وايضا", "और", "aur":
		return true
	}
	return false
}
