package faq

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// fieldNames are the fields of an entry in a file, in the order in which Format writes them.
var fieldNames = [...]string{
	"id", "lang", "topic", "question", "variants", "answer", "tags",
	"owner", "team", "status", "review_by", "valid_from", "valid_until",
}

func (r *reader) readYAML(data []byte) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	for {
		var document yaml.Node
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.addYAML(err, 0)
			return
		}
		r.takeYAML(&document)
	}
}

func (r *reader) takeYAML(document *yaml.Node) {
	root := document.Content[0]
	if root.Kind != yaml.SequenceNode {
		r.add(root.Line, "want a list of entries, each starting with \"- id:\"")
		return
	}
	for _, item := range root.Content {
		e := draftEntry{line: item.Line, lines: make(map[string]int)}
		if r.setFields(&e, item) {
			r.take(e)
		}
	}
}

// setFields fills the entry from a mapping of fields and reports whether it could be read at all.
func (r *reader) setFields(e *draftEntry, item *yaml.Node) bool {
	if item.Kind != yaml.MappingNode {
		r.add(item.Line, "want an entry: fields such as \"question: ...\"")
		return false
	}
	before := len(r.list) + r.more
	for i := 0; i+1 < len(item.Content); i += 2 {
		name, value := item.Content[i].Value, item.Content[i+1]
		if e.lines[name] > 0 {
			r.add(item.Content[i].Line, "field %q is there twice", name)
			continue
		}
		e.lines[name] = item.Content[i].Line
		r.setField(e, name, value)
	}
	return len(r.list)+r.more == before
}

func (r *reader) setField(e *draftEntry, name string, value *yaml.Node) {
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	switch name {
	case "variants":
		e.Variants = r.texts(name, value)
	case "tags":
		e.Tags = r.texts(name, value)
	case "review_by":
		r.setDate(&e.ReviewBy, name, r.text(name, value), value.Line)
	case "valid_from":
		r.setDate(&e.ValidFrom, name, r.text(name, value), value.Line)
	case "valid_until":
		r.setDate(&e.ValidUntil, name, r.text(name, value), value.Line)
	default:
		to := textField(&e.Entry, name)
		if to == nil {
			r.add(e.lines[name], "unknown field %q%s", name, meant(name))
			return
		}
		*to = r.text(name, value)
	}
}

func textField(e *Entry, name string) *string {
	switch name {
	case "id":
		return &e.ID
	case "lang":
		return &e.Lang
	case "topic":
		return &e.Topic
	case "question":
		return &e.Question
	case "answer":
		return &e.Answer
	case "owner":
		return &e.Owner
	case "team":
		return &e.Team
	case "status":
		return &e.Status
	}
	return nil
}

// text returns a scalar as it is written: "no" and 10 stay text, null is empty.
func (r *reader) text(name string, value *yaml.Node) string {
	switch {
	case value.Kind != yaml.ScalarNode:
		r.add(value.Line, "%s: want one text, not a list or fields", name)
		return ""
	case value.Tag == "!!null":
		return ""
	case value.Tag == "!!binary":
		r.add(value.Line, "%s: want text, not binary data", name)
		return ""
	}
	return value.Value
}

func (r *reader) texts(name string, value *yaml.Node) []string {
	if value.Kind == yaml.ScalarNode && value.Tag == "!!null" {
		return nil
	}
	if value.Kind != yaml.SequenceNode {
		r.add(value.Line, "%s: want a list, each text on its own line after \"- \"", name)
		return nil
	}
	var out []string
	for _, item := range value.Content {
		if item.Kind == yaml.AliasNode {
			item = item.Alias
		}
		out = append(out, r.text(name, item))
	}
	return out
}

// meant proposes the field that a misspelled one may stand for.
func meant(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	for wrong, right := range map[string]string{
		"language": "lang", "locale": "lang", "title": "question", "alternatives": "variants", "alt_questions": "variants",
		"category": "topic", "text": "answer", "keywords": "tags", "department": "team",
	} {
		if name == wrong {
			return fmt.Sprintf(": did you mean %q?", right)
		}
	}
	for _, f := range fieldNames {
		if len(name) < maxWord && slips(name, f) <= 2 {
			return fmt.Sprintf(": did you mean %q?", f)
		}
	}
	return ""
}

var (
	yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)$`)
	// yamlParser matches what the library's parser says, which counts lines from 0; its scanner counts from 1.
	yamlParser = regexp.MustCompile(`did not find expected (?:',' or|<document start>|node content|'-' indicator|key)`)
)

// addYAML adds what the YAML library says, with the line that it names in its text: of the start of what it could
// not read to its end. It names none for the first line. offset is how many lines of the file come before the YAML.
func (r *reader) addYAML(err error, offset int) {
	text, _, _ := strings.Cut(err.Error(), "\n")
	m := yamlLine.FindStringSubmatch(text)
	line, _ := strconv.Atoi(m[1])
	if yamlParser.MatchString(m[2]) {
		line++
	}
	hint := ""
	if strings.Contains(m[2], "did not find expected ',' or") {
		hint = ` (inside [ ] and { } put quotes around a text with "?" or "," in it)`
	}
	r.add(max(line, 1)+offset, "not YAML: %s%s", m[2], hint)
}

func formatYAML(entries []Entry) ([]byte, error) {
	if len(entries) == 0 {
		return []byte("[]\n"), nil
	}
	root := &yaml.Node{Kind: yaml.SequenceNode}
	for i := range entries {
		root.Content = append(root.Content, fields(&entries[i], true))
	}
	return encodeYAML(root)
}

func encodeYAML(node *yaml.Node) ([]byte, error) {
	var b bytes.Buffer
	encoder := yaml.NewEncoder(&b)
	encoder.SetIndent(2)
	if err := encoder.Encode(node); err != nil {
		return nil, fmt.Errorf("write yaml: %w", err)
	}
	if err := encoder.Close(); err != nil {
		return nil, fmt.Errorf("write yaml: %w", err)
	}
	return b.Bytes(), nil
}

// fields returns the entry as a mapping, without the fields that are empty; question and answer only on request.
func fields(e *Entry, texts bool) *yaml.Node {
	m := &yaml.Node{Kind: yaml.MappingNode}
	put := func(name string, value *yaml.Node) {
		m.Content = append(m.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: name}, value)
	}
	for _, name := range fieldNames {
		switch name {
		case "variants":
			if len(e.Variants) > 0 {
				put(name, listNode(e.Variants, 0))
			}
		case "tags":
			if len(e.Tags) > 0 {
				put(name, listNode(e.Tags, yaml.FlowStyle))
			}
		case "review_by", "valid_from", "valid_until":
			if d := dateField(e, name); !d.IsZero() {
				put(name, &yaml.Node{Kind: yaml.ScalarNode, Value: d.String()})
			}
		case "question", "answer":
			if texts {
				put(name, textNode(*textField(e, name)))
			}
		default:
			if text := *textField(e, name); text != "" {
				put(name, textNode(text))
			}
		}
	}
	return m
}

func dateField(e *Entry, name string) *Date {
	switch name {
	case "review_by":
		return &e.ReviewBy
	case "valid_from":
		return &e.ValidFrom
	case "valid_until":
		return &e.ValidUntil
	}
	return nil
}

func listNode(texts []string, style yaml.Style) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: style}
	for _, t := range texts {
		list.Content = append(list.Content, textNode(t))
	}
	return list
}

// textNode writes several lines as a block, and one line plain or quoted as YAML needs it.
func textNode(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(text)
	if strings.ContainsRune(text, '\n') && !strings.ContainsAny(text, "\t\u0085\u2028\u2029\ufeff") {
		n.Style = yaml.LiteralStyle
	}
	return n
}
