package faq

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// In CSV the first row names the columns; question and answer must be there, the others may. Columns part by comma,
// semicolon or tab, whichever the first row has most of, because spreadsheets differ by country. Variants and tags
// part by "|"; a "|" or "\" that belongs to the text has a "\" before it.
//
// A cell that a spreadsheet would run as a formula is written with a ' before it (OWASP, "CSV Injection"), and read
// without it.

// columns maps the names that a first row may use to fields.
var columns = map[string]string{
	"id": "id", "lang": "lang", "language": "lang", "locale": "lang", "topic": "topic", "category": "topic",
	"question": "question", "answer": "answer", "variants": "variants", "alt_questions": "variants", "tags": "tags",
	"owner": "owner", "team": "team", "status": "status",
	"review_by": "review_by", "valid_from": "valid_from", "valid_until": "valid_until",
}

func (r *reader) readCSV(data []byte) {
	in := csv.NewReader(bytes.NewReader(data))
	in.Comma = separator(data)
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			r.addCSV(err)
		}
		return
	}
	names := r.columns(head)
	if names == nil {
		return
	}
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			r.addCSV(err)
			return
		}
		line, _ := in.FieldPos(0)
		r.takeRow(names, row, line)
	}
}

// separator returns what the first line has most of.
func separator(data []byte) rune {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	best, most := ',', bytes.Count(line, []byte(","))
	for _, c := range []rune{';', '\t'} {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// columns returns the field of each column, or nil when the first row is of no use.
func (r *reader) columns(head []string) []string {
	before := len(r.list)
	var names []string
	seen := make(map[string]bool)
	for _, h := range head {
		h = strings.ToLower(strings.TrimSpace(h))
		name, ok := columns[h]
		switch {
		case !ok:
			r.add(1, "unknown column %q%s", h, meant(h))
		case seen[name]:
			r.add(1, "two columns are %q", name)
		}
		seen[name] = true
		names = append(names, name)
	}
	for _, need := range []string{"question", "answer"} {
		if !seen[need] {
			r.add(1, "no column %q: the first row names the columns", need)
		}
	}
	if len(r.list) > before {
		return nil
	}
	return names
}

func (r *reader) takeRow(names, row []string, line int) {
	if blank(row) {
		return
	}
	if len(row) > len(names) && !blank(row[len(names):]) {
		r.add(line, "%d cells in a row under %d columns: put quotes around a text with %q in it", len(row), len(names), ",")
		return
	}
	before := len(r.list) + r.more
	e := draftEntry{line: line}
	for i, name := range names {
		if i >= len(row) {
			break
		}
		value := unguard(row[i])
		switch name {
		case "variants":
			e.Variants = splitBars(value)
		case "tags":
			e.Tags = splitBars(value)
		case "review_by", "valid_from", "valid_until":
			r.setDate(dateField(&e.Entry, name), name, value, line)
		default:
			*textField(&e.Entry, name) = value
		}
	}
	if len(r.list)+r.more == before {
		r.take(e)
	}
}

func (r *reader) addCSV(err error) {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		r.add(parse.Line, "not CSV: %v", parse.Err)
		return
	}
	r.add(0, "not CSV: %v", err)
}

// splitBars cuts at each "|" that has no "\" before it.
func splitBars(s string) []string {
	if s == "" {
		return nil
	}
	var out []string
	var now strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '|' || s[i+1] == '\\'):
			i++
			now.WriteByte(s[i])
		case s[i] == '|':
			out = append(out, now.String())
			now.Reset()
		default:
			now.WriteByte(s[i])
		}
	}
	return append(out, now.String())
}

func joinBars(texts []string) string {
	escaped := make([]string, len(texts))
	for i, t := range texts {
		escaped[i] = strings.NewReplacer(`\`, `\\`, `|`, `\|`).Replace(t)
	}
	return strings.Join(escaped, "|")
}

// guard keeps a spreadsheet from running a cell; unguard undoes it.
func guard(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

func unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && runs(rest) {
		return rest
	}
	return cell
}

func runs(cell string) bool {
	rest := strings.TrimLeft(cell, "'")
	return rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0]))
}

func formatCSV(entries []Entry) ([]byte, error) {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	rows := [][]string{fieldNames[:]}
	for i := range entries {
		e := &entries[i]
		var row []string
		for _, name := range fieldNames {
			switch name {
			case "variants":
				row = append(row, guard(joinBars(e.Variants)))
			case "tags":
				row = append(row, guard(joinBars(e.Tags)))
			case "review_by", "valid_from", "valid_until":
				row = append(row, dateField(e, name).String())
			default:
				row = append(row, guard(*textField(e, name)))
			}
		}
		rows = append(rows, row)
	}
	if err := out.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	return b.Bytes(), nil
}
