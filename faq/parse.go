package faq

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what Parse takes, in characters unless said otherwise. An answer leaves room in one Telegram message
// (4,096) for its date and a footer.
const (
	longestQuestion = 600 // a question or a variant
	longestAnswer   = 3500
	longestField    = 120 // topic, owner, team, a tag
	mostVariants    = 400
	mostTags        = 40
	mostBytes       = 32 << 20
)

// Parse reads entries from a file of the format that its name ends in: .yaml or .yml, .md, .csv, and .json, .jsonld
// or .html for FAQPage data (schema.org). Entries that name no language get lang, or "en" if that is empty.
//
// Everything that is wrong with the file is returned together, up to 20 problems with their lines, as a
// *ParseError; then there are no entries. Ids are made from the questions where a format has none.
func Parse(name string, data []byte, lang string) ([]Entry, error) {
	return parse(name, data, lang, true)
}

// ParseSet reads a published evaluation set: as Parse, but an id may be any text without spaces at its ends, since
// such sets have names of their own, like "Refund_not_showing_up". Do not import what it returns.
func ParseSet(name string, data []byte, lang string) ([]Entry, error) {
	return parse(name, data, lang, false)
}

func parse(name string, data []byte, lang string, strict bool) ([]Entry, error) {
	r := &reader{problems: problems{name: path.Base(name)}, lang: canonical(lang), strict: strict}
	if r.lang == "" {
		r.lang = defaultLang
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > mostBytes:
		r.add(0, "%d MB are more than the %d MB that fit", len(data)>>20, mostBytes>>20)
	case !utf8.Valid(data):
		r.add(badLine(data), "not UTF-8: save the file as UTF-8")
	default:
		r.read(data)
	}
	if len(r.entries) == 0 && len(r.list) == 0 {
		r.add(0, "no entries in it")
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	return r.entries, nil
}

// badLine returns the line of the first byte that is not UTF-8.
func badLine(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return 1 + bytes.Count(data[:i], []byte("\n"))
		}
		i += size
	}
	return 0
}

// reader takes in the entries of one file.
type reader struct {
	problems
	lang    string
	strict  bool
	entries []Entry
	ids     map[string]map[string]int // language -> id -> line
}

func (r *reader) read(data []byte) {
	r.ids = make(map[string]map[string]int)
	switch strings.ToLower(path.Ext(r.name)) {
	case ".yaml", ".yml":
		r.readYAML(data)
	case ".md", ".markdown":
		r.readMarkdown(data)
	case ".csv", ".tsv":
		r.readCSV(data)
	case ".json", ".jsonld":
		r.readJSONLD(data, 1)
	case ".html", ".htm":
		r.readHTML(data)
	default:
		r.add(0, "unknown format: the name must end in .yaml, .md, .csv, .json, .jsonld or .html")
	}
}

// draftEntry is an entry as a format reads it, with the line of each field that has one.
type draftEntry struct {
	Entry
	line  int
	lines map[string]int
	made  bool // the id was made from the question
}

func (e *draftEntry) at(field string) int {
	if line := e.lines[field]; line > 0 {
		return line
	}
	return e.line
}

// take checks an entry and keeps it. Texts lose the white space at their ends.
func (r *reader) take(e draftEntry) {
	before := len(r.list) + r.more
	e.tidy()
	if e.Lang == "" {
		e.Lang = r.lang
	}
	if e.ID == "" && e.Question != "" {
		e.ID, e.made = slug(e.Question), true
	}
	r.checkTexts(&e)
	r.checkID(&e)
	if len(r.list)+r.more == before {
		r.entries = append(r.entries, e.Entry)
	}
}

func (e *draftEntry) tidy() {
	e.Answer = tidy(e.Answer)
	for _, s := range []*string{&e.ID, &e.Topic, &e.Question, &e.Owner, &e.Team, &e.Status} {
		*s = tidy(*s)
	}
	e.Lang = canonical(e.Lang)
	e.Variants, e.Tags = tidyList(e.Variants), tidyList(e.Tags)
}

// tidy unifies line ends and trims.
func tidy(s string) string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' })
}

func tidyList(list []string) []string {
	var out []string
	for _, s := range list {
		if s = tidy(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// canonical writes a language tag in lower case with "-": "pt_BR" becomes "pt-br".
func canonical(lang string) string {
	return strings.ReplaceAll(strings.ToLower(strings.TrimSpace(lang)), "_", "-")
}

func (r *reader) checkTexts(e *draftEntry) {
	if e.Question == "" {
		r.add(e.at("question"), "the question is empty")
	}
	if e.Answer == "" {
		r.add(e.at("answer"), "the answer is empty")
	}
	r.checkLine(e, "question", e.Question, longestQuestion)
	for _, v := range e.Variants {
		r.checkLine(e, "variants", v, longestQuestion)
	}
	r.checkText(e, "answer", e.Answer, longestAnswer)
	r.checkLine(e, "topic", e.Topic, longestField)
	r.checkLine(e, "owner", e.Owner, longestField)
	r.checkLine(e, "team", e.Team, longestField)
	for _, tag := range e.Tags {
		r.checkLine(e, "tags", tag, longestField)
	}
	if len(e.Variants) > mostVariants {
		r.add(e.at("variants"), "%d variants are more than the %d that fit", len(e.Variants), mostVariants)
	}
	if len(e.Tags) > mostTags {
		r.add(e.at("tags"), "%d tags are more than the %d that fit", len(e.Tags), mostTags)
	}
	if !plainID(e.Lang) || len(e.Lang) > 16 {
		r.add(e.at("lang"), "lang %q is not a language: write a code such as en, es or pt-br", e.Lang)
	}
	switch e.Status {
	case "", "draft", "published", "archived":
	default:
		r.add(e.at("status"), "status %q: write draft, published or archived", e.Status)
	}
	if !e.ValidFrom.IsZero() && !e.ValidUntil.IsZero() && e.ValidUntil.Compare(e.ValidFrom) < 0 {
		r.add(e.at("valid_until"), "valid_until %s is before valid_from %s", e.ValidUntil, e.ValidFrom)
	}
}

func (r *reader) checkLine(e *draftEntry, field, text string, longest int) {
	if strings.ContainsRune(text, '\n') {
		r.add(e.at(field), "%s has a line break in it: write it on one line", field)
		return
	}
	r.checkText(e, field, text, longest)
}

func (r *reader) checkText(e *draftEntry, field, text string, longest int) {
	if n := utf8.RuneCountInString(text); n > longest {
		r.add(e.at(field), "%s has %d characters, at most %d fit", field, n, longest)
	}
	for _, c := range text {
		if c != '\n' && c != '\t' && unicode.IsControl(c) || c == '\t' && field != "answer" || c == '\u2028' || c == '\u2029' {
			r.add(e.at(field), "%s has the control character U+%04X in it: remove it", field, c)
			return
		}
	}
}

func (r *reader) checkID(e *draftEntry) {
	ids := r.ids[e.Lang]
	if ids == nil {
		ids = make(map[string]int)
		r.ids[e.Lang] = ids
	}
	if e.made {
		base := e.ID
		for n := 2; ids[e.ID] != 0; n++ {
			e.ID = fmt.Sprintf("%s-%d", base, n)
		}
	}
	switch {
	case e.ID == "":
		return // the missing question was said already
	case r.strict && !plainID(e.ID):
		r.add(e.at("id"), "id %q: use only a-z, 0-9 and -", e.ID)
	case len(e.ID) > longestID && r.strict || len(e.ID) > 4*longestID || strings.ContainsAny(e.ID, "\n\t"):
		r.add(e.at("id"), "id %q is longer than %d characters", e.ID, longestID)
	case ids[e.ID] != 0:
		r.add(e.at("id"), "id %q is there twice in %s, first at line %d", e.ID, e.Lang, ids[e.ID])
	default:
		ids[e.ID] = max(1, e.at("id"))
	}
}

// setDate reads a date field.
func (r *reader) setDate(to *Date, field, value string, line int) {
	d, err := ParseDate(strings.TrimSpace(value))
	if err != nil {
		r.add(line, "%s: %v", field, err)
		return
	}
	*to = d
}

// Format writes entries as a file: "yaml", "md", "csv" or "jsonld". Parse reads each of them back; "yaml", "md" and
// "csv" without any loss, "jsonld" without what schema.org has no place for (topic, owner, team, status, dates).
func Format(entries []Entry, format string) ([]byte, error) {
	switch format {
	case "yaml", "yml":
		return formatYAML(entries)
	case "md", "markdown":
		return formatMarkdown(entries)
	case "csv":
		return formatCSV(entries)
	case "jsonld", "json":
		return formatJSONLD(entries)
	}
	return nil, fmt.Errorf("unknown format %q: choose yaml, md, csv or jsonld", format)
}
