package feedback

import (
	"io"
	"strconv"
	"strings"
	"unicode"
)

// WriteCSV writes the report for a spreadsheet, one number or comment per row (RFC 4180, UTF-8). Every text is quoted, and
// a text that a spreadsheet would run as a formula starts with an apostrophe (OWASP, "CSV Injection").
func (t Table) WriteCSV(w io.Writer) error {
	b := &csv{}
	b.row("section", "month", "team", "measure", "definition", "n", "value", "comment")
	t.csvGroup(b, "total", t.Total, "")
	for i, n := range t.Total.Counts {
		o := t.Instrument.Options[i]
		b.row("option", "", "", o.Label, "answers, of all n", number(t.Total.n()), number(strconv.Itoa(n)), "")
	}
	for _, g := range t.Months {
		t.csvGroup(b, "month", g, "")
	}
	for _, g := range t.Teams {
		t.csvGroup(b, "team", g, teamName(g.Team))
	}
	for _, g := range t.Cells {
		t.csvGroup(b, "month_team", g, teamName(g.Team))
	}
	for _, c := range t.Comments {
		section, team := "comment", teamName(c.Team)
		if c.Pooled {
			section, team = "comment_pooled", ""
		}
		b.row(section, c.Month.String(), team, c.Label, "", "", "", c.Text)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t Table) csvGroup(b *csv, section string, g Group, team string) {
	for i, m := range t.Instrument.Measures {
		value := number(g.value(i))
		if g.N == 0 && !g.Hidden {
			value = ""
		}
		b.row(section, g.Month.String(), team, m.Name, m.Definition, number(g.n()), value, "")
	}
}

// number is a field that this package has made itself, such as -12.5: no formula, and not to be quoted.
type number string

type csv struct{ strings.Builder }

func (c *csv) row(fields ...any) {
	for i, field := range fields {
		if i > 0 {
			c.WriteByte(',')
		}
		switch f := field.(type) {
		case number:
			c.WriteString(string(f))
		case string:
			c.WriteString(quoted(f))
		}
	}
	c.WriteString("\r\n")
}

func quoted(s string) string {
	// Not only the first character: spreadsheets skip blanks and characters that cannot be seen before they look for a
	// formula, and some take the full-width signs of East Asian keyboards for the plain ones.
	seen := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) })
	if seen != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(seen)[0]) {
		s = "'" + s
	}
	return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
}
