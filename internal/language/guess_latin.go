package language

import (
	"embed"
	"math"
	"strings"
	"sync"
	"unicode"
)

// Limits of guessLatin, chosen on sentences apart from those of the package's test; scores are in nats.
const (
	mostWords   = 60   // that are looked at: more do not change the answer
	leastLead   = 0.3  // of the best over the second, to name a language at all
	surelyAhead = 5.0  // of the best over the second, to be sure
	leastFit    = -2.6 // mean per letter, below which the text is in none of the languages
	sureFit     = -2.3 // mean per letter, to be sure
	accentShare = 3.0  // for a letter that only some of the languages write
)

func guessLatin(text string, among []string) (lang string, sure bool) {
	words, letters := spelt(Fold(text))
	if letters == 0 {
		return "", false
	}
	m := latinModel()
	scores := accents(text)
	for _, w := range words {
		m.add(&scores, w)
	}
	best, second, rival := math.Inf(-1), math.Inf(-1), math.Inf(-1) // rival: best of those that are not asked for
	for i, score := range scores {
		switch {
		case !accepts(among, latinLangs[i]):
			rival = max(rival, score)
		case score > best:
			best, second, lang = score, best, latinLangs[i]
		case score > second:
			second = score
		}
	}
	fit := best / float64(letters)
	lead := best - max(second, rival-surelyAhead)
	if lang == "" || fit < leastFit || lead < leastLead {
		return "", false
	}
	return lang, fit >= sureFit && lead >= surelyAhead && best > rival
}

// spelt returns the words that hold letters (so does Arabic chat spelling, "3ayez"), and the sum of their lengths
// with the space that follows each.
func spelt(folded string) (words []string, letters int) {
	EachWord(folded, func(start, end int) {
		w := folded[start:end]
		if len(words) < mostWords && strings.IndexFunc(w, unicode.IsLetter) >= 0 {
			words = append(words, w)
			letters += len(w) + 1
		}
	})
	return words, letters
}

// latinLangs are the languages that are written in Latin letters, in the order of chances.
var latinLangs = [...]string{"en", "es", "fr", "de", "pt", "hi", "ar"}

// chances holds one number for each of latinLangs.
type chances [len(latinLangs)]float64

// accents scores the letters and signs that one or two of the languages write and the others do not.
func accents(text string) (score chances) {
	for _, a := range accentEvidence {
		if !strings.ContainsAny(text, a.letters) {
			continue
		}
		for i, lang := range latinLangs {
			if strings.Contains(a.langs, lang) {
				score[i] += accentShare
			} else {
				score[i] -= accentShare
			}
		}
	}
	return score
}

var accentEvidence = []struct{ letters, langs string }{
	{"ñÑ¿¡", "es"},
	{"ãõÃÕ", "pt"},
	{"ßäöÄÖ", "de"},
	{"üÜ", "de es"},
	{"èùœûîëÈÙŒÛÎ", "fr"},
	{"êâôàÀÊÂÔ", "fr pt"},
	{"çÇ", "fr pt"},
	{"éÉ", "es fr pt"},
	{"áíóúÁÍÓÚ", "es pt"},
}

//go:embed data/*.txt
var pages embed.FS

// model is what is known of all languages: how likely a word is, and how likely a letter is after the two before it.
// A run of letters that no page has falls back to the shorter one, which then says all there is to say.
type model struct {
	words           map[string]*chances
	three, two, one map[gram]*chances
}

// latinModel is built at the first call.
var latinModel = sync.OnceValue(func() *model {
	m := &model{
		words: make(map[string]*chances),
		three: make(map[gram]*chances), two: make(map[gram]*chances), one: make(map[gram]*chances),
	}
	for i, lang := range latinLangs {
		page, err := pages.ReadFile("data/" + lang + ".txt")
		if err != nil {
			panic("language: embedded page: " + err.Error()) // cannot happen in a build that has its data
		}
		words := Words(Fold(string(page)))
		for _, w := range words {
			at(m.words, w)[i] += 1 / float64(len(words))
		}
	}
	for i := range latinLangs {
		page, _ := pages.ReadFile("data/" + latinLangs[i] + ".txt")
		m.learn(i, count(Words(Fold(string(page)))))
	}
	return m
})

// CommonWords yields the folded words of the pages that Guess learns from, in no particular order: what anybody may
// write to a front desk, and therefore no misspelling of something else.
func CommonWords(yield func(word string) bool) {
	for word := range latinModel().words {
		if !yield(word) {
			return
		}
	}
}

// add adds the log probability of a word to the score of each language: half from the list of words seen, half spelt
// letter by letter.
func (m *model) add(scores *chances, w string) {
	letters := chances{1, 1, 1, 1, 1, 1, 1}
	for i := range min(len(w)+1, mostLetters) {
		chance := m.chance(runsAt(w, i))
		for lang := range letters {
			letters[lang] *= chance[lang]
		}
	}
	seen := m.words[w]
	for lang := range letters {
		p := 0.5 * letters[lang]
		if seen != nil {
			p += 0.5 * seen[lang]
		}
		scores[lang] += math.Log(p)
	}
}

const (
	mostLetters                      = 40 // of a word that are read, so that a product of chances stays above zero
	twoBefore, oneBefore, noneBefore = 0.5, 0.3, 0.18
	neverSeen                        = 0.02 / 40
)

// gram is a run of up to three bytes of a folded word, the last one lowest, spaces at its ends.
type gram uint32

// runsAt returns the runs of one, two and three bytes that end at i, spaces standing in before the word.
func runsAt(word string, i int) (one, two, three gram) {
	letter := func(i int) gram {
		if i < 0 || i >= len(word) {
			return ' '
		}
		return gram(word[i])
	}
	one = letter(i)
	two = letter(i-1)<<8 | one
	return one, two, letter(i-2)<<16 | two
}

// counts holds how often runs of letters occur on the page of one language.
type counts struct {
	runs  map[gram]float64
	leads map[gram]float64 // the same without the last letter, by how often one follows
}

func count(words []string) counts {
	c := counts{runs: make(map[gram]float64), leads: make(map[gram]float64)}
	for _, w := range words {
		for i := range len(w) + 1 {
			one, two, three := runsAt(w, i)
			c.runs[one]++
			c.runs[two]++
			c.runs[three]++
			c.leads[0]++
			c.leads[two>>8]++
			c.leads[three>>8]++
		}
	}
	return c
}

// learn fills in the chances of one language for every run that any page has.
func (m *model) learn(lang int, c counts) {
	after := func(run, before gram) float64 {
		if n := c.leads[before]; n > 0 {
			return c.runs[run] / n
		}
		return 0
	}
	for w := range m.words {
		for i := range len(w) + 1 {
			one, two, three := runsAt(w, i)
			alone := neverSeen + noneBefore*c.runs[one]/c.leads[0]
			second := alone + oneBefore*after(two, two>>8)
			at(m.one, one)[lang] = alone
			at(m.two, two)[lang] = second
			at(m.three, three)[lang] = second + twoBefore*after(three, three>>8)
		}
	}
}

func (m *model) chance(one, two, three gram) *chances {
	if c := m.three[three]; c != nil {
		return c
	}
	if c := m.two[two]; c != nil {
		return c
	}
	if c := m.one[one]; c != nil {
		return c
	}
	return &chances{neverSeen, neverSeen, neverSeen, neverSeen, neverSeen, neverSeen, neverSeen}
}

func at[K comparable](m map[K]*chances, key K) *chances {
	c := m[key]
	if c == nil {
		c = new(chances)
		m[key] = c
	}
	return c
}
