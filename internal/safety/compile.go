package safety

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"frontdesk/internal/language"
)

// Lexicon is every lexicon compiled into one automaton over words. It is immutable and safe for concurrent use.
type Lexicon struct {
	version    string
	vocabulary map[string]uint32 // word -> number
	reads      [][]symbol        // by number: what the word reads as
	spoken     []uint32          // by number: the languages whose lexicon has the word, a bit each
	langs      []string
	prefixes   []prefix
	silent     map[string]bool
	ordinary   map[string]bool // words that are one edit from a lexicon word and mean something else
	typos      typoIndex
	typoReads  [][]symbol // by number: what a misspelling of the word reads as
	numbers    []numberRange
	automaton  automaton
	sets       []set
	derived    []derived // in order: a pattern uses only sets before it
	derivedKey []int32   // by derived: a set without which it cannot match
	rules      []rule
	ruleKey    [][]int32              // by rule and pattern: a set without which it cannot match
	kinds      [][neutral + 1][]int32 // sets by language and kind
	scans      *scanPool
}

// prefix is what a word of a language may carry in front: Arabic "and" and "the", French elisions.
type prefix struct {
	text string
	lang uint32 // the bit of the language
}

type numberRange struct {
	low, high  float64
	fractional bool // only numbers that are written with a fraction: "2.0", not "2"
	symbol     symbol
}

// set is a compiled set; its phrases live in the automaton, its patterns in Lexicon.derived.
type set struct {
	name  string
	lang  int // number of the language
	kind  setKind
	way   way
	reach int
	weak  bool
}

// derived adds hits to a set wherever a pattern of other sets matches.
type derived struct {
	set     int32
	pattern pattern
	early   bool // sayings need it: it runs before they hide what lies inside them
}

// pattern is a list of sets that must occur together: in order with bounded gaps, or in any order within a window.
type pattern struct {
	elems   []elem
	ordered bool
	window  int // of an unordered pattern, in words from first to last
	unless  []int32
}

type elem struct {
	set int32
	gap int // of an ordered pattern: words allowed between the one before and this one
}

type rule struct {
	Rule
	lang     string
	number   int // of the language
	keeps    colour
	patterns []pattern
}

// compiler gathers the sources into a Lexicon.
type compiler struct {
	lexicon *Lexicon
	symbols symbol
	numbers map[numberRange]symbol
	names   map[string]int32 // of the sets of the source at hand
	classes map[string]symbol
	written map[string][]symbol // what a word as written in the source at hand reads as
	source  *source
	own     map[string]symbol // the symbol of a word that stands for itself, shared by all languages
	typo    map[uint32]bool   // vocabulary numbers whose misspellings are read
	edges   map[uint64]uint32 // state<<32|symbol -> state
	ends    [][]int32         // by state: the sets of which a phrase ends there
	phrases []int             // by set: how many phrases it has, a rough measure of how often it occurs
}

func compile(sources []*source, ordinary map[string]string) (*Lexicon, error) {
	c := compiler{
		lexicon: &Lexicon{
			vocabulary: make(map[string]uint32),
			ordinary:   make(map[string]bool),
			silent:     make(map[string]bool),
		},
		edges:   make(map[uint64]uint32, 1<<17),
		ends:    make([][]int32, 1, 1<<17),
		numbers: make(map[numberRange]symbol),
		own:     make(map[string]symbol),
		typo:    make(map[uint32]bool),
	}
	var versions []string
	for _, s := range sources {
		if err := c.add(s); err != nil {
			return nil, fmt.Errorf("lexicon %s: %w", s.lang, err)
		}
		versions = append(versions, s.lang+" "+s.version)
	}
	c.lexicon.version = strings.Join(versions, ", ")
	c.markEarly()
	c.chooseKeys()
	c.lexicon.automaton = newAutomaton(c.edges, c.ends, c.symbols)
	c.indexTypos(ordinary)
	c.lexicon.scans = newScanPool(len(c.lexicon.sets))
	return c.lexicon, nil
}

func (c *compiler) add(s *source) error {
	c.source = s
	c.lexicon.kinds = append(c.lexicon.kinds, [neutral + 1][]int32{})
	c.lexicon.langs = append(c.lexicon.langs, s.lang)
	for _, word := range s.silent {
		c.lexicon.silent[plain(word)] = true
	}
	for _, text := range s.prefixes {
		c.lexicon.prefixes = append(c.lexicon.prefixes, prefix{plain(text), 1 << (len(c.lexicon.kinds) - 1)})
	}
	c.names = make(map[string]int32)
	c.classes = make(map[string]symbol)
	c.written = make(map[string][]symbol)
	for _, a := range s.aliases {
		c.symbols++
		for _, w := range a.words {
			word := plain(w)
			c.classes[word] = c.symbols
			c.read(word, c.symbols)
		}
	}
	for i := range s.sets {
		if err := c.set(&s.sets[i]); err != nil {
			return fmt.Errorf("line %d: set %s: %w", s.sets[i].line, s.sets[i].name, err)
		}
	}
	for i := range s.rules {
		if err := c.rule(&s.rules[i]); err != nil {
			return fmt.Errorf("line %d: rule %s: %w", s.rules[i].line, s.rules[i].ID, err)
		}
	}
	return nil
}

// plain is the spelling under which a word of a lexicon is looked up.
func plain(word string) string {
	return strings.ReplaceAll(language.Fold(word), "'", "")
}

// read makes a word of the vocabulary read as a symbol and returns the word's number.
func (c *compiler) read(word string, as symbol) uint32 {
	l := c.lexicon
	number, ok := l.vocabulary[word]
	if !ok {
		number = uint32(len(l.reads))
		l.vocabulary[word] = number
		l.reads = append(l.reads, nil)
		l.spoken = append(l.spoken, 0)
		if value, ok := c.source.numerals[word]; ok {
			for r, s := range c.numbers {
				if r.has(value, false) {
					l.reads[number] = append(l.reads[number], s)
				}
			}
		}
	}
	l.spoken[number] |= 1 << (len(l.kinds) - 1)
	if !slices.Contains(l.reads[number], as) {
		l.reads[number] = append(l.reads[number], as)
	}
	if c.source.typos && len([]rune(word)) >= leastKnown && strings.IndexFunc(word, unicode.IsDigit) < 0 {
		c.typo[number] = true
	}
	return number
}

func (c *compiler) set(s *sourceSet) error {
	if _, taken := c.names[s.name]; taken {
		return fmt.Errorf("name is taken")
	}
	id := c.newSet(set{name: s.name, kind: s.kind, way: s.way, reach: s.reach, weak: s.weak})
	for _, p := range s.phrases {
		if err := c.phrase(id, p); err != nil {
			return err
		}
	}
	for _, p := range s.patterns {
		compiled, err := c.pattern(p)
		if err != nil {
			return err
		}
		c.derive(id, compiled)
	}
	c.names[s.name] = id // only now: a set cannot use itself
	return nil
}

// derive makes p add hits to set id. A set with patterns counts as frequent when keys are chosen.
func (c *compiler) derive(id int32, p pattern) {
	c.lexicon.derived = append(c.lexicon.derived, derived{set: id, pattern: p})
	for _, e := range p.elems {
		c.phrases[id] += c.phrases[e.set]
	}
}

func (c *compiler) newSet(s set) int32 {
	l := c.lexicon
	id := int32(len(l.sets))
	s.lang = len(l.kinds) - 1
	l.sets = append(l.sets, s)
	l.kinds[s.lang][s.kind] = append(l.kinds[s.lang][s.kind], id)
	c.phrases = append(c.phrases, 0)
	return id
}

// phrase adds a phrase to the automaton; "<38-42>" in it stands for any number in that range.
func (c *compiler) phrase(id int32, phrase string) error {
	state := uint32(0)
	for _, word := range strings.Fields(phrase) {
		if strings.HasPrefix(word, "<") {
			s, err := c.number(word)
			if err != nil {
				return err
			}
			state = c.step(state, s)
			continue
		}
		for _, s := range c.spelling(word) {
			state = c.step(state, s)
		}
	}
	if state == 0 {
		return fmt.Errorf("phrase %q has no word", phrase)
	}
	if !slices.Contains(c.ends[state], id) {
		c.ends[state] = append(c.ends[state], id)
		c.phrases[id]++
	}
	return nil
}

// spelling returns the symbols of a word as written: one, or several when a hyphen parts it.
func (c *compiler) spelling(word string) []symbol {
	symbols, ok := c.written[word]
	if !ok {
		for _, part := range language.Words(plain(word)) {
			symbols = append(symbols, c.symbol(part))
		}
		c.written[word] = symbols
	}
	return symbols
}

// symbol returns what a word of a phrase reads as: its class, else itself.
func (c *compiler) symbol(word string) symbol {
	if class, ok := c.classes[word]; ok {
		return class
	}
	s, ok := c.own[word]
	if !ok {
		c.symbols++
		s = c.symbols
		c.own[word] = s
	}
	c.read(word, s)
	return s
}

// has tells whether a number falls into the range.
func (r numberRange) has(value float64, fractional bool) bool {
	return r.low <= value && value <= r.high && (fractional || !r.fractional)
}

// number returns the symbol of a range such as "<38-42.9>", "<5>" or "<0.5-3.9.x>", the latter for numbers written with a fraction.
func (c *compiler) number(word string) (symbol, error) {
	inside, fractional := strings.CutSuffix(strings.Trim(word, "<>"), ".x")
	from, to, isRange := strings.Cut(inside, "-")
	if !isRange {
		to = from
	}
	low, errLow := strconv.ParseFloat(from, 64)
	high, errHigh := strconv.ParseFloat(to, 64)
	if to == "" {
		high, errHigh = math.Inf(1), nil
	}
	if errLow != nil || errHigh != nil || !strings.HasSuffix(word, ">") {
		return 0, fmt.Errorf("%q is no range of numbers such as <38-42>", word)
	}
	key := numberRange{low: low, high: high, fractional: fractional}
	if s, ok := c.numbers[key]; ok {
		return s, nil
	}
	c.symbols++
	c.numbers[key] = c.symbols
	key.symbol = c.symbols
	c.lexicon.numbers = append(c.lexicon.numbers, key)
	for numeral, value := range c.source.numerals {
		if key.has(value, false) {
			c.read(plain(numeral), c.symbols)
		}
	}
	return c.symbols, nil
}

// step returns the state after state on reading s, making it if there is none.
func (c *compiler) step(state uint32, s symbol) uint32 {
	key := uint64(state)<<32 | uint64(s)
	next, ok := c.edges[key]
	if !ok {
		c.ends = append(c.ends, nil)
		next = uint32(len(c.ends) - 1)
		c.edges[key] = next
	}
	return next
}

func (c *compiler) rule(r *Rule) error {
	compiled := rule{Rule: *r, lang: c.source.lang, number: len(c.lexicon.kinds) - 1}
	for _, k := range r.keeps {
		compiled.keeps |= colourOf[setKinds[k]]
	}
	for _, find := range r.Find {
		p, err := c.pattern(find)
		if err != nil {
			return err
		}
		compiled.patterns = append(compiled.patterns, p)
	}
	c.lexicon.rules = append(c.lexicon.rules, compiled)
	return nil
}

// pattern compiles "A >3 B", "A & B & C &12" and mixtures: what ">" joins becomes one element of what "&" joins, and
// the largest number beside an "&" is the window for all of them.
func (c *compiler) pattern(text string) (pattern, error) {
	var groups []pattern
	var unless []int32
	group := pattern{ordered: true}
	window, gap := 0, 0
	var literal []string
	flush := func() error {
		if len(literal) == 0 {
			return nil
		}
		id, err := c.literal(strings.Join(literal, " "))
		group.elems = append(group.elems, elem{id, gap})
		literal = nil
		return err
	}
	for _, f := range strings.Fields(text) {
		switch op, arg := f[0], f[1:]; {
		case op == '!' || op == '>' || op == '&':
			if err := flush(); err != nil {
				return pattern{}, err
			}
			switch op {
			case '!':
				id, ok := c.names[arg]
				if !ok {
					return pattern{}, fmt.Errorf("%q: set %s is not known here", text, arg)
				}
				unless = append(unless, id)
			case '>':
				n, err := bound(arg, defaultGap)
				if err != nil {
					return pattern{}, fmt.Errorf("%q: %w", text, err)
				}
				gap = n
			case '&':
				n, err := bound(arg, 0)
				if err != nil {
					return pattern{}, fmt.Errorf("%q: %w", text, err)
				}
				window = max(window, n)
				if len(group.elems) > 0 {
					groups = append(groups, group)
				}
				group, gap = pattern{ordered: true}, 0
			}
		case 'A' <= op && op <= 'Z':
			if err := flush(); err != nil {
				return pattern{}, err
			}
			id, ok := c.names[f]
			if !ok {
				return pattern{}, fmt.Errorf("%q: set %s is not known here", text, f)
			}
			group.elems = append(group.elems, elem{id, gap})
		default:
			literal = append(literal, f)
		}
	}
	if err := flush(); err != nil {
		return pattern{}, err
	}
	if len(group.elems) > 0 {
		groups = append(groups, group)
	}
	if len(groups) == 0 {
		return pattern{}, fmt.Errorf("%q: no set and no word", text)
	}
	for _, g := range groups {
		if len(g.elems) > mostElems || len(groups) > mostElems {
			return pattern{}, fmt.Errorf("%q: more than %d parts", text, mostElems)
		}
	}
	if len(groups) == 1 {
		groups[0].unless = unless
		return groups[0], nil
	}
	if window == 0 {
		window = defaultWindow
	}
	return c.together(groups, window, unless), nil
}

const (
	defaultGap    = 3
	defaultWindow = 14
	anywhere      = 1 << 20
	mostElems     = 5
)

func bound(arg string, otherwise int) (int, error) {
	switch arg {
	case "":
		return otherwise, nil
	case "*":
		return anywhere, nil
	}
	n, err := strconv.Atoi(arg)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%q is no number of words", arg)
	}
	return n, nil
}

// together joins groups into one unordered pattern; a group of several sets becomes a set of its own.
func (c *compiler) together(groups []pattern, window int, unless []int32) pattern {
	p := pattern{window: window, unless: unless}
	for _, g := range groups {
		id := g.elems[0].set
		if len(g.elems) > 1 {
			id = c.newSet(set{name: "group"})
			c.derive(id, g)
		}
		p.elems = append(p.elems, elem{set: id})
	}
	return p
}

// literal returns the set of the words written in a pattern.
func (c *compiler) literal(words string) (int32, error) {
	if words != strings.ToLower(words) {
		return 0, fmt.Errorf("%q: a set stands among words", words)
	}
	name := "words " + words
	if id, ok := c.names[name]; ok {
		return id, nil
	}
	id := c.newSet(set{name: name})
	for _, phrase := range expand(words) {
		if err := c.phrase(id, phrase); err != nil {
			return 0, err
		}
	}
	c.names[name] = id
	return id, nil
}

// markEarly finds the patterns of sayings, and the patterns that those are made of.
func (c *compiler) markEarly() {
	l := c.lexicon
	needed := make(map[int32]bool)
	for _, kinds := range l.kinds {
		for _, id := range kinds[mask] {
			needed[id] = true
		}
	}
	for i := len(l.derived) - 1; i >= 0; i-- {
		if d := &l.derived[i]; needed[d.set] {
			d.early = true
			for _, e := range d.pattern.elems {
				needed[e.set] = true
			}
		}
	}
}

// chooseKeys picks for each pattern the set that should occur most rarely.
func (c *compiler) chooseKeys() {
	l := c.lexicon
	for i := range l.derived {
		l.derivedKey = append(l.derivedKey, c.rarest(&l.derived[i].pattern))
	}
	for i := range l.rules {
		var keys []int32
		for j := range l.rules[i].patterns {
			keys = append(keys, c.rarest(&l.rules[i].patterns[j]))
		}
		l.ruleKey = append(l.ruleKey, keys)
	}
}

func (c *compiler) rarest(p *pattern) int32 {
	best := p.elems[0].set
	for _, e := range p.elems {
		if c.phrases[e.set] < c.phrases[best] {
			best = e.set
		}
	}
	return best
}

// indexTypos files every word whose misspellings count, and keeps of the ordinary words of each language those
// that would be mistaken for one.
func (c *compiler) indexTypos(ordinary map[string]string) {
	l := c.lexicon
	l.typos = typoIndex{words: make([]string, len(l.reads)), keys: make(map[uint64][]uint32)}
	l.typoReads = l.reads
	for word, number := range l.vocabulary {
		if c.typo[number] {
			l.typos.words[number] = word
			l.typos.add(number, word)
		}
	}
	keep := func(word string) bool {
		l.typos.near(word, func(uint32) bool {
			l.ordinary[word] = true
			return false
		})
		return true
	}
	language.CommonWords(keep)
	for _, list := range ordinary {
		for line := range strings.Lines(list) {
			if !strings.HasPrefix(line, "#") {
				keep(strings.TrimSpace(line))
			}
		}
	}
}
