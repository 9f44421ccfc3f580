package faq

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
)

// FAQPage data is what web pages carry for search engines (schema.org/FAQPage): a Question with a name and an
// acceptedAnswer with a text, which may be HTML. We read from it name, text, inLanguage, alternateName or
// alternativeHeadline (variants), keywords (tags) and identifier (id, if it can be one); the rest says nothing to us.

// value is a JSON value that knows the line it stands on.
type value struct {
	line   int
	text   string
	isText bool
	list   []value
	isList bool
	fields map[string]value // of an object; nil for others
}

func (r *reader) readJSONLD(data []byte, line int) {
	t := jsonReader{decoder: json.NewDecoder(bytes.NewReader(data)), data: data, line: line}
	t.decoder.UseNumber()
	root, err := t.value(0)
	if err == nil {
		_, err = t.decoder.Token()
		if errors.Is(err, io.EOF) {
			err = nil
		} else if err == nil {
			err = errors.New("text after the end")
		}
	}
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = errors.New("it ends too early")
		}
		r.add(t.lineNow(), "not JSON: %v", err)
		return
	}
	before := len(r.entries) + len(r.list)
	r.takePages(root, "")
	if len(r.entries)+len(r.list) == before {
		r.add(line, `no question in it: want "@type": "FAQPage" with "mainEntity", a list of questions`)
	}
}

var scripts = regexp.MustCompile(`(?is)<script\b[^>]*\btype\s*=\s*["']?application/ld\+json["']?[^>]*>(.*?)</script\s*>`)

// readHTML reads the FAQPage data in the script elements of a page. Other data there is passed over.
func (r *reader) readHTML(data []byte) {
	found := false
	for _, m := range scripts.FindAllSubmatchIndex(data, -1) {
		script := data[m[2]:m[3]]
		if !bytes.Contains(script, []byte("FAQPage")) && !bytes.Contains(script, []byte("Question")) {
			continue
		}
		found = true
		r.readJSONLD(script, 1+bytes.Count(data[:m[2]], []byte("\n")))
	}
	if !found && len(r.list) == 0 {
		r.add(0, `no <script type="application/ld+json"> with a FAQPage in it`)
	}
}

// takePages looks for questions in pages, graphs and lists.
func (r *reader) takePages(v value, lang string) {
	for _, item := range v.list {
		r.takePages(item, lang)
	}
	if v.fields == nil {
		return
	}
	if l := v.first("inLanguage"); l != "" {
		lang = l
	}
	if v.is("Question") {
		r.takeQuestion(v, lang)
		return
	}
	for _, name := range []string{"@graph", "mainEntity", "hasPart"} {
		r.takePages(v.fields[name], lang)
	}
}

func (r *reader) takeQuestion(v value, lang string) {
	e := draftEntry{line: v.line}
	e.Lang = lang
	if id := v.first("identifier"); plainID(id) { // others use addresses, or numbers of their own
		e.ID = id
	}
	e.Question = plainText(v.first("name", "text"))
	e.Variants = plainTexts(v.all("alternateName", "alternativeHeadline"))
	e.Tags = plainTexts(v.all("keywords"))
	if !v.fields["keywords"].isList {
		e.Tags = plainTexts(strings.Split(v.first("keywords"), ","))
	}
	for _, a := range v.fields["acceptedAnswer"].items() {
		if a.isText {
			e.Answer = plainText(a.text)
		} else {
			e.Answer = plainText(a.first("text"))
		}
		if e.Answer != "" {
			break
		}
	}
	e.Question = strings.Join(strings.Fields(e.Question), " ")
	r.take(e)
}

// items returns a list's items, or the value itself.
func (v value) items() []value {
	if v.isList {
		return v.list
	}
	return []value{v}
}

func (v value) is(kind string) bool {
	return slices.ContainsFunc(v.fields["@type"].items(), func(t value) bool {
		return strings.TrimPrefix(strings.TrimPrefix(t.text, "http://schema.org/"), "https://schema.org/") == kind
	})
}

// all returns the texts of the first of the named fields that has any.
func (v value) all(names ...string) []string {
	for _, name := range names {
		var out []string
		for _, item := range v.fields[name].items() {
			if item.isText && strings.TrimSpace(item.text) != "" {
				out = append(out, item.text)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func (v value) first(names ...string) string {
	if all := v.all(names...); len(all) > 0 {
		return all[0]
	}
	return ""
}

// jsonReader reads values with the lines that they start on.
type jsonReader struct {
	decoder *json.Decoder
	data    []byte
	line    int // of data[done]
	done    int64
}

// deepest keeps a hostile file from exhausting the stack.
const deepest = 50

// lineNow returns the line that the decoder has come to.
func (t *jsonReader) lineNow() int {
	at := min(t.decoder.InputOffset(), int64(len(t.data)))
	t.line += bytes.Count(t.data[t.done:at], []byte("\n"))
	t.done = at
	return t.line
}

func (t *jsonReader) value(depth int) (value, error) {
	if depth > deepest {
		return value{}, fmt.Errorf("more than %d levels deep", deepest)
	}
	token, err := t.decoder.Token()
	if err != nil {
		return value{}, err
	}
	v := value{line: t.lineNow()}
	switch token := token.(type) {
	case json.Delim:
		if token == '[' {
			v.isList = true
			for t.decoder.More() {
				item, err := t.value(depth + 1)
				if err != nil {
					return v, err
				}
				v.list = append(v.list, item)
			}
		} else {
			v.fields = make(map[string]value)
			for t.decoder.More() {
				name, err := t.decoder.Token()
				if err != nil {
					return v, err
				}
				item, err := t.value(depth + 1)
				if err != nil {
					return v, err
				}
				v.fields[name.(string)] = item // the decoder lets only strings name fields
			}
		}
		_, err = t.decoder.Token()
	case string:
		v.text, v.isText = token, true
	case json.Number:
		v.text, v.isText = token.String(), true
	}
	return v, err
}

var (
	breaks    = regexp.MustCompile(`(?i)<(?:br|/p|/div|/h[1-6]|/tr|/ul|/ol|p|div|h[1-6])\b[^>]*>`)
	bullets   = regexp.MustCompile(`(?i)<li\b[^>]*>`)
	anyTag    = regexp.MustCompile(`(?s)<!--.*?-->|</?[a-zA-Z][^>]*>`)
	manyLines = regexp.MustCompile(`\n{3,}`)
	lineEnds  = regexp.MustCompile(`[ \t]*\n[ \t]*`)
)

// plainText turns HTML into text with line breaks; a list item starts with "- ". Text without tags stays as it is,
// but for entities.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	if anyTag.MatchString(s) {
		s = strings.Join(strings.Fields(s), " ")
		s = breaks.ReplaceAllString(s, "\n")
		s = bullets.ReplaceAllString(s, "\n- ")
		s = anyTag.ReplaceAllString(s, "")
		s = lineEnds.ReplaceAllString(s, "\n")
		s = manyLines.ReplaceAllString(s, "\n\n")
	}
	return strings.ReplaceAll(html.UnescapeString(s), "\u00a0", " ")
}

func plainTexts(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = plainText(s)
	}
	return out
}

// page is FAQPage data as Format writes it.
type page struct {
	Context    string         `json:"@context"`
	Type       string         `json:"@type"`
	MainEntity []pageQuestion `json:"mainEntity"`
}

type pageQuestion struct {
	Type       string     `json:"@type"`
	Identifier string     `json:"identifier"`
	Language   string     `json:"inLanguage,omitempty"`
	Name       string     `json:"name"`
	Alternate  []string   `json:"alternateName,omitempty"`
	Keywords   []string   `json:"keywords,omitempty"`
	Answer     pageAnswer `json:"acceptedAnswer"`
}

type pageAnswer struct {
	Type string `json:"@type"`
	Text string `json:"text"`
}

func formatJSONLD(entries []Entry) ([]byte, error) {
	p := page{Context: "https://schema.org", Type: "FAQPage", MainEntity: []pageQuestion{}}
	for _, e := range entries {
		p.MainEntity = append(p.MainEntity, pageQuestion{
			Type: "Question", Identifier: e.ID, Language: e.Lang, Name: asHTML(e.Question),
			Alternate: asHTMLs(e.Variants), Keywords: asHTMLs(e.Tags),
			Answer: pageAnswer{Type: "Answer", Text: asHTML(e.Answer)},
		})
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(true) // so that the data may stand inside a script element
	out.SetIndent("", "  ")
	if err := out.Encode(p); err != nil {
		return nil, fmt.Errorf("write jsonld: %w", err)
	}
	return b.Bytes(), nil
}

// asHTML writes text so that a search engine, which reads HTML, shows the same lines.
func asHTML(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
}

func asHTMLs(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, asHTML(s))
	}
	return out
}
