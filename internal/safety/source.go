package safety

import (
	"bufio"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// source is one lexicon file as written, before it is compiled.
type source struct {
	lang, version string
	typos         bool
	silent        []string // words that are read as if they were not there: please
	prefixes      []string // that a word may carry: articles, elided words
	aliases       []alias
	numerals      map[string]float64
	sets          []sourceSet
	rules         []Rule
}

// alias lists words that mean the same to every rule, such as "he" and "she".
type alias struct {
	words []string
}

// sourceSet is a named list of phrases and patterns.
type sourceSet struct {
	name     string
	line     int
	kind     setKind
	reach    int  // of a context: how many words it colours
	way      way  // of a context: in which direction
	weak     bool // contexts that colour this set do not soften a match
	phrases  []string
	patterns []string
}

// setKind says what a set is for.
type setKind uint8

const (
	meaning  setKind = iota // used by rules and by other sets
	mask                    // sayings: what lies inside is not a sign
	negated                 // the sign is absent
	past                    // it was long ago
	asked                   // it is the subject of a question or a service
	imagined                // it happens in a story, to an animal, to nobody
	live                    // it is happening: cancels past, asked and imagined
	stop                    // ends the reach of a context
	neutral                 // looks like a context and is none ("not sure")
)

var setKinds = map[string]setKind{
	"mask": mask, "negated": negated, "past": past, "asked": asked, "imagined": imagined, "live": live,
	"stop": stop, "neutral": neutral,
}

// way is the direction in which a context colours words.
type way uint8

const (
	ahead way = iota
	behind
	around
)

var ways = map[string]way{"ahead": ahead, "behind": behind, "around": around}

// Rule is one entry of a lexicon: what it finds, and the case for it.
type Rule struct {
	ID       string
	Level    Level
	Category string
	For      string   // who it protects
	Why      string   // why these words are a sign
	Find     []string // patterns, any of which is enough
	Yes, No  []string // lines that must raise this rule, and near misses that must raise no alarm
	keeps    []string // contexts that do not soften it
	line     int
}

// parse reads a lexicon file; name is for messages only.
func parse(name, text string) (*source, error) {
	p := parser{name: name, source: &source{numerals: make(map[string]float64)}}
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		p.line++
		line := strings.TrimRight(lines.Text(), " \t")
		if line == "" || strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") {
			continue
		}
		if err := p.next(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, p.line, err)
		}
	}
	if p.source.lang == "" || p.source.version == "" {
		return nil, fmt.Errorf("%s: want a line \"lexicon LANG VERSION\"", name)
	}
	return p.source, p.complete()
}

type parser struct {
	name   string
	line   int
	source *source
	set    *sourceSet
	rule   *Rule
}

func (p *parser) next(line string) error {
	if indented := strings.TrimLeft(line, " \t"); indented != line {
		switch {
		case p.set != nil:
			return p.setLine(indented)
		case p.rule != nil:
			return p.ruleLine(indented)
		}
		return fmt.Errorf("indented line belongs to no set and no rule")
	}
	p.set, p.rule = nil, nil
	word, rest, _ := strings.Cut(line, " ")
	fields := strings.Fields(rest)
	switch word {
	case "lexicon":
		if len(fields) != 2 {
			return fmt.Errorf("want \"lexicon LANG VERSION\"")
		}
		p.source.lang, p.source.version = fields[0], fields[1]
	case "typos":
		p.source.typos = true
	case "silent":
		p.source.silent = fields
	case "prefixes":
		p.source.prefixes = fields
	case "alias":
		p.source.aliases = append(p.source.aliases, alias{expandAll(splitPhrases(rest))})
	case "numerals":
		return p.numerals(fields)
	case "set", "context", "mask", "stop", "neutral":
		return p.startSet(word, fields)
	case "rule":
		return p.startRule(fields)
	default:
		return fmt.Errorf("%q starts nothing known", word)
	}
	return nil
}

func (p *parser) numerals(fields []string) error {
	for _, f := range fields {
		word, number, _ := strings.Cut(f, "=")
		n, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return fmt.Errorf("numeral %q: want WORD=NUMBER", f)
		}
		p.source.numerals[word] = n
	}
	return nil
}

// startSet reads "set NAME [weak]", "context KIND WAY REACH", "mask [NAME]", "stop" or "neutral".
func (p *parser) startSet(word string, fields []string) error {
	s := sourceSet{line: p.line}
	switch word {
	case "set":
		if len(fields) == 0 || fields[0] != strings.ToUpper(fields[0]) {
			return fmt.Errorf("want \"set NAME\" in capitals")
		}
		s.name, s.weak = fields[0], slices.Contains(fields[1:], "weak")
	case "context":
		if len(fields) != 3 {
			return fmt.Errorf("want \"context KIND ahead|behind|around WORDS\"")
		}
		kind, known := setKinds[fields[0]]
		w, turned := ways[fields[1]]
		reach, err := strconv.Atoi(fields[2])
		if !known || !turned || err != nil {
			return fmt.Errorf("want \"context KIND ahead|behind|around WORDS\", not %q", fields)
		}
		s.kind, s.way, s.reach = kind, w, reach
	default:
		s.kind = setKinds[word]
	}
	if s.name == "" {
		s.name = fmt.Sprintf("%s at %s:%d", word, p.name, p.line)
	}
	p.source.sets = append(p.source.sets, s)
	p.set = &p.source.sets[len(p.source.sets)-1]
	return nil
}

// setLine reads "= PATTERN" or a list of phrases.
func (p *parser) setLine(line string) error {
	if pattern, ok := strings.CutPrefix(line, "="); ok {
		p.set.patterns = append(p.set.patterns, strings.TrimSpace(pattern))
		return nil
	}
	for _, phrase := range splitPhrases(line) {
		expanded := expand(phrase)
		if len(expanded) > 5000 {
			return fmt.Errorf("phrase %q stands for %d phrases: too many to review", phrase, len(expanded))
		}
		p.set.phrases = append(p.set.phrases, expanded...)
	}
	return nil
}

// startRule reads "rule ID LEVEL CATEGORY [keeps CONTEXT...]".
func (p *parser) startRule(fields []string) error {
	if len(fields) < 3 {
		return fmt.Errorf("want \"rule ID LEVEL CATEGORY\"")
	}
	r := Rule{ID: fields[0], Level: Level(fields[1]), Category: fields[2], line: p.line}
	if !r.Level.Alarm() && r.Level != Footer {
		return fmt.Errorf("rule %s: level %q is none of emergency, urgent, crisis, footer", r.ID, r.Level)
	}
	if !slices.Contains(Categories(), r.Category) {
		return fmt.Errorf("rule %s: category %q is not known", r.ID, r.Category)
	}
	if len(fields) > 3 {
		if fields[3] != "keeps" || len(fields) == 4 {
			return fmt.Errorf("rule %s: want \"keeps CONTEXT...\" after the category", r.ID)
		}
		r.keeps = fields[4:]
	}
	for _, k := range r.keeps {
		if kind, ok := setKinds[k]; !ok || kind < negated || kind > imagined {
			return fmt.Errorf("rule %s: keeps %q is no softening context", r.ID, k)
		}
	}
	p.source.rules = append(p.source.rules, r)
	p.rule = &p.source.rules[len(p.source.rules)-1]
	return nil
}

func (p *parser) ruleLine(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return fmt.Errorf("rule %s: %q has no text", p.rule.ID, word)
	}
	switch word {
	case "for":
		p.rule.For = joined(p.rule.For, rest)
	case "why":
		p.rule.Why = joined(p.rule.Why, rest)
	case "find":
		p.rule.Find = append(p.rule.Find, rest)
	case "yes":
		p.rule.Yes = append(p.rule.Yes, rest)
	case "no":
		p.rule.No = append(p.rule.No, rest)
	default:
		return fmt.Errorf("rule %s: %q is none of for, why, find, yes, no", p.rule.ID, word)
	}
	return nil
}

func joined(a, b string) string {
	return strings.TrimSpace(a + " " + b)
}

// complete refuses rules without the case for them: a rule that nobody can review must not ship.
func (p *parser) complete() error {
	seen := make(map[string]bool)
	for _, r := range p.source.rules {
		switch {
		case seen[r.ID]:
			return fmt.Errorf("%s:%d: rule %s: id is taken", p.name, r.line, r.ID)
		case r.For == "" || r.Why == "" || len(r.Find) == 0 || len(r.Yes) == 0 || len(r.No) == 0:
			return fmt.Errorf("%s:%d: rule %s: want for, why, find, and a line each for yes and no", p.name, r.line, r.ID)
		}
		seen[r.ID] = true
	}
	return nil
}

// splitPhrases cuts a line at commas outside braces.
func splitPhrases(line string) []string {
	var phrases []string
	depth, start := 0, 0
	for i := range len(line) + 1 {
		if i == len(line) || line[i] == ',' && depth == 0 {
			if phrase := strings.TrimSpace(line[start:i]); phrase != "" {
				phrases = append(phrases, phrase)
			}
			start = i + 1
			continue
		}
		switch line[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	return phrases
}

// expand writes out braces as a shell does: "bleed{,s,ing}" is three words. Braces may nest.
func expand(phrase string) []string {
	open := strings.IndexByte(phrase, '{')
	if open < 0 {
		return []string{phrase}
	}
	depth, end := 0, len(phrase)
	for i := open; i < len(phrase); i++ {
		if phrase[i] == '{' {
			depth++
		}
		if phrase[i] == '}' {
			if depth--; depth == 0 {
				end = i
				break
			}
		}
	}
	var all []string
	for _, choice := range splitChoices(phrase[open+1 : end]) {
		all = append(all, expand(phrase[:open]+choice+phrase[min(end+1, len(phrase)):])...)
	}
	return all
}

// splitChoices is splitPhrases for the inside of a brace, where an empty choice counts.
func splitChoices(inside string) []string {
	var choices []string
	depth, start := 0, 0
	for i := range len(inside) + 1 {
		if i == len(inside) || inside[i] == ',' && depth == 0 {
			choices = append(choices, inside[start:i])
			start = i + 1
			continue
		}
		switch inside[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
	}
	return choices
}

func expandAll(phrases []string) []string {
	var all []string
	for _, p := range phrases {
		all = append(all, expand(strings.TrimSpace(p))...)
	}
	return all
}
