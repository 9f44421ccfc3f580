package safety

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"frontdesk/internal/language"
)

//go:embed lexicon/*.lex lexicon/*.ordinary.txt
var files embed.FS

// Load compiles the embedded lexicons. An error names the file and line of a lexicon that does not hold together;
// it means a broken build, and a program that cannot load its lexicons must not answer patients.
func Load() (*Lexicon, error) {
	entries, err := files.ReadDir("lexicon")
	if err != nil {
		return nil, fmt.Errorf("read lexicons: %w", err)
	}
	var sources []*source
	ordinary := make(map[string]string)
	for _, e := range entries {
		text, err := files.ReadFile("lexicon/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("read lexicon: %w", err)
		}
		if lang, ok := strings.CutSuffix(e.Name(), ".ordinary.txt"); ok {
			ordinary[lang] = string(text)
		}
		if !strings.HasSuffix(e.Name(), ".lex") {
			continue
		}
		s, err := parse("lexicon/"+e.Name(), string(text))
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return compile(sources, ordinary)
}

// Version names the lexicons and their versions, as in "de 2026.11.1, en 2026.11.1".
func (l *Lexicon) Version() string { return l.version }

const (
	readInFull  = 16 << 10 // bytes of text up to which every word is read
	readAtEnds  = 8 << 10  // bytes read at each end of a longer text
	mostReasons = 16
)

// Check looks for signs of an emergency in text. It never fails: any text, of any length and encoding, gets a
// verdict. Every lexicon runs on every text; langHint is the patient's language setting and decides nothing but
// which lexicon is named where two agree. Case, punctuation, white space and the sex of the person never matter.
//
// Up to 16 KiB are read in full; of a longer text the first and the last 8 KiB.
func (l *Lexicon) Check(text, langHint string) Verdict {
	if len(text) <= readInFull {
		return l.check(text, langHint)
	}
	head, tail := readAtEnds, len(text)-readAtEnds
	for head > 0 && !utf8.RuneStart(text[head]) {
		head--
	}
	for tail < len(text) && !utf8.RuneStart(text[tail]) {
		tail++
	}
	first, last := l.check(text[:head], langHint), l.check(text[tail:], langHint)
	reasons := append(first.Reasons, last.Reasons...)
	slices.SortStableFunc(reasons, func(a, b Reason) int { return a.Level.rank() - b.Level.rank() })
	return verdict(reasons)
}

func verdict(reasons []Reason) Verdict {
	if len(reasons) == 0 {
		return Verdict{Level: None}
	}
	r := reasons[0]
	return Verdict{r.Level, r.Category, r.Lang, reasons[:min(len(reasons), mostReasons)]}
}

// Windows of tokens: no pattern reaches further than the overlap less the margin, so a sign that spans a border is
// seen whole in one of two windows, with what stands before it.
const (
	windowTokens  = 320
	windowOverlap = 70
	windowMargin  = 25 // a match that starts nearer to the start of a later window was seen in the one before
)

func (l *Lexicon) check(text, langHint string) Verdict {
	s := l.scans.get()
	defer l.scans.put(s)
	s.folded = language.Fold(text)
	l.tokenize(s)
	var found []finding
	for s.from, s.to = 0, 0; s.to < len(s.tokens); s.from = s.to - windowOverlap {
		s.from = max(0, s.from)
		s.to = min(len(s.tokens), s.from+windowTokens)
		found = l.window(s, found)
	}
	if len(found) == 0 {
		return Verdict{Level: None}
	}
	l.softenForeign(s, text, found)
	slices.SortStableFunc(found, func(a, b finding) int { return a.compare(b, langHint) })
	reasons := make([]Reason, 0, min(len(found), mostReasons))
	for _, f := range found[:min(len(found), mostReasons)] {
		words := s.folded[s.tokens[f.start].start:s.tokens[f.end-1].end]
		reasons = append(reasons, Reason{
			Rule: f.rule.ID, Level: f.level, Category: f.rule.Category, Lang: f.rule.lang,
			Words: strings.Clone(words), Softened: f.colour.name(),
		})
	}
	return verdict(reasons)
}

// softenForeign softens findings that rest on a single word which two languages share ("convulsions"), when the text
// is surely in the other one: that language's own lexicon knows whether it is asked about or happening.
func (l *Lexicon) softenForeign(s *scan, text string, found []finding) {
	guessed, lang := false, -1
	for i := range found {
		f := &found[i]
		if f.colour != 0 || f.end-f.start != 1 {
			continue
		}
		t := &s.tokens[f.start]
		number, known := l.vocabulary[s.folded[t.start:t.end]]
		if !known || l.spoken[number]&^(1<<f.rule.number) == 0 {
			continue
		}
		if !guessed {
			guessed = true
			if name, sure := language.Guess(opening(text), l.langs); sure {
				lang = slices.Index(l.langs, name)
			}
		}
		if lang >= 0 && lang != f.rule.number && l.spoken[number]&(1<<lang) != 0 {
			f.level, f.colour = Footer, isForeign
		}
	}
}

// opening returns about the first 30 words of text: enough to tell its language.
func opening(text string) string {
	const enough = 180
	if len(text) <= enough {
		return text
	}
	end := enough
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// window adds what the rules find in the window of s to found.
func (l *Lexicon) window(s *scan, found []finding) []finding {
	s.forgetWindow()
	l.phrases(s)
	if len(s.touched) == 0 {
		return found
	}
	l.derive(s, true)
	l.mask(s)
	l.derive(s, false)
	for _, f := range l.apply(s) {
		if s.from > 0 && int(f.start) < s.from+windowMargin {
			continue
		}
		i := slices.IndexFunc(found, func(o finding) bool { return o.rule == f.rule })
		switch {
		case i < 0:
			found = append(found, f)
		case found[i].colour != 0 && f.colour == 0:
			found[i] = f
		}
	}
	return found
}

// finding is a rule that matched, at its best place.
type finding struct {
	rule       *rule
	level      Level
	colour     colour
	start, end int32
	elems      int
}

// compare puts the more pressing first, then the patient's own language, then the rule that asked for more, then
// the order of the lexicon.
func (f finding) compare(o finding, langHint string) int {
	if d := f.level.rank() - o.level.rank(); d != 0 {
		return d
	}
	if f.rule.lang != o.rule.lang {
		if f.rule.lang == langHint {
			return -1
		}
		if o.rule.lang == langHint {
			return 1
		}
	}
	return o.elems - f.elems
}

// matched is a pattern of a rule that fits the text somewhere.
type matched struct {
	rule    *rule
	pattern *pattern
}

// apply evaluates every rule and returns what each found, at its best place.
func (l *Lexicon) apply(s *scan) []finding {
	used := l.matching(s)
	var found []finding
	lang := -1
	for _, m := range s.matched {
		if m.rule.number != lang {
			lang = m.rule.number
			l.colourTokens(s, lang, used)
		}
		last := len(found) - 1
		same := last >= 0 && found[last].rule == m.rule
		if same && found[last].colour == 0 {
			continue
		}
		f, ok := l.best(s, m)
		switch {
		case !ok || same && f.colour != 0:
		case same:
			found[last] = f
		default:
			found = append(found, f)
		}
	}
	return found
}

// matching fills s.matched in the order of the rules, and marks the tokens that belong to a match.
func (l *Lexicon) matching(s *scan) []bool {
	var used []bool
	for i, keys := range l.ruleKey {
		for j, key := range keys {
			if !s.occurs[key] || !s.possible(&l.rules[i].patterns[j]) {
				continue
			}
			p := &l.rules[i].patterns[j]
			m := matcher{scan: s, pattern: p, steps: mostSteps}
			fits := false
			for m.next() {
				fits = true
				if used == nil {
					used = make([]bool, len(s.tokens))
				}
				s.mark(used, m.chosen[:len(p.elems)])
				m.nextFirst()
			}
			if fits {
				s.matched = append(s.matched, matched{&l.rules[i], p})
			}
		}
	}
	return used
}

func (s *scan) mark(used []bool, chosen []hit) {
	for _, h := range chosen {
		for _, f := range s.leaves[h.firstLeaf : h.firstLeaf+h.nLeaves] {
			for i := f.start; i < f.end; i++ {
				used[i] = true
			}
		}
	}
}

// best returns the finding of a pattern at the first place where no context softens it, else at the first place.
func (l *Lexicon) best(s *scan, m matched) (finding, bool) {
	var best finding
	places := matcher{scan: s, pattern: m.pattern, steps: mostSteps}
	for places.next() {
		f, ok := l.judge(s, m.rule, m.pattern, places.chosen[:len(m.pattern.elems)])
		if !ok {
			continue
		}
		if f.colour == 0 {
			return f, true
		}
		if best.rule == nil {
			best = f
		}
	}
	return best, best.rule != nil
}

// judge turns a match into a finding; false when a word that rules it out stands near, or when all there is is one
// short word that may be a typing mistake.
func (l *Lexicon) judge(s *scan, r *rule, p *pattern, chosen []hit) (finding, bool) {
	f := finding{rule: r, level: r.Level, elems: len(chosen)}
	f.start, f.end = span(chosen)
	if f.end-f.start == 1 && s.tokens[f.start].guessed || s.excepted(p, chosen) {
		return f, false
	}
	if f.colour = s.colourOfMatch(chosen) &^ r.keeps; f.colour != 0 {
		f.level = Footer
	}
	return f, true
}
