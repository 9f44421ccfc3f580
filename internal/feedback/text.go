package feedback

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	star      = "*"
	explained = "* hidden: fewer than 5 answers, or a number from which such a group could be worked out."
	caution   = "People who use this chat answered. They may not speak for all patients."
)

// WriteText writes the report for a terminal: what patients wrote before the numbers, because the words are what a clinic
// can act on, and the definition with each number. Control characters in comments become spaces.
func (t Table) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s, version %d)\n%q\n", t.Instrument.Name, t.Instrument.ID, t.Instrument.Version, t.Instrument.Question)
	if span := t.span(); span != "" {
		fmt.Fprintf(&b, "%s\n", span)
	}
	t.textComments(&b)
	t.textTotal(&b)
	t.textGroups(&b, "By month", []string{"Month"}, t.Months, func(g Group) []string { return []string{g.Month.String()} })
	t.textGroups(&b, "By team", []string{"Team"}, t.Teams, func(g Group) []string { return []string{teamName(g.Team)} })
	t.textGroups(&b, "By month and team", []string{"Month", "Team"}, t.Cells, func(g Group) []string {
		return []string{g.Month.String(), teamName(g.Team)}
	})
	b.WriteString("\n")
	if t.hides() {
		fmt.Fprintln(&b, explained)
	}
	if t.Unreadable > 0 {
		fmt.Fprintf(&b, "Left out: %d with no day or with an answer that this survey does not have.\n", t.Unreadable)
	}
	fmt.Fprintln(&b, caution)
	_, err := io.WriteString(w, b.String())
	return err
}

func (t Table) textComments(b *strings.Builder) {
	heading := ""
	for i, c := range t.Comments {
		h := "From groups whose numbers are hidden"
		if !c.Pooled {
			h = c.Month.String() + ", " + teamName(c.Team)
		}
		if i == 0 {
			b.WriteString("\nWhat patients wrote\n")
		}
		if h != heading {
			fmt.Fprintf(b, "  %s\n", printable(h))
			heading = h
		}
		fmt.Fprintf(b, "    %s: %s\n", c.Label, printable(c.Text))
	}
}

func (t Table) textTotal(b *strings.Builder) {
	b.WriteString("\nAll answers\n")
	var rows [][]string
	for i, m := range t.Instrument.Measures {
		rows = append(rows, []string{"", t.Total.value(i), m.Name, "= " + m.Definition + "; n = " + t.Total.n()})
	}
	align(b, rows, 1)
	if t.Total.Counts == nil {
		return
	}
	b.WriteString("\n")
	rows = nil
	for i, o := range t.Instrument.Options {
		rows = append(rows, []string{"", strconv.Itoa(t.Total.Counts[i]), o.Label})
	}
	align(b, rows, 1)
}

func (t Table) textGroups(b *strings.Builder, title string, names []string, groups []Group, label func(Group) []string) {
	if len(groups) == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, m := range t.Instrument.Measures {
		fmt.Fprintf(b, "  %s = %s\n", m.Name, m.Definition)
	}
	head := append([]string{""}, names...)
	head = append(head, "n")
	for _, m := range t.Instrument.Measures {
		head = append(head, m.Name)
	}
	rows := [][]string{head}
	for _, g := range groups {
		row := append([]string{""}, label(g)...)
		row = append(row, g.n())
		for i := range t.Instrument.Measures {
			row = append(row, g.value(i))
		}
		rows = append(rows, row)
	}
	align(b, rows, 1+len(names))
}

func (t Table) span() string {
	if len(t.Months) == 0 {
		return ""
	}
	first, last := t.Months[0].Month, t.Months[len(t.Months)-1].Month
	if first == last {
		return first.String()
	}
	return first.String() + " to " + last.String()
}

func (t Table) hides() bool {
	hidden := t.Total.Hidden
	for _, groups := range [][]Group{t.Months, t.Teams, t.Cells} {
		for _, g := range groups {
			hidden = hidden || g.Hidden
		}
	}
	return hidden
}

// n is the number of answers as it may be shown.
func (g Group) n() string {
	if g.Hidden {
		return star
	}
	return strconv.Itoa(g.N)
}

// value is a measure as it may be shown; of no answers there is none.
func (g Group) value(measure int) string {
	switch {
	case g.Hidden:
		return star
	case g.N == 0:
		return "-"
	}
	return strconv.FormatFloat(g.Values[measure], 'f', 1, 64)
}

func teamName(team string) string {
	if team == "" {
		return "(no team)"
	}
	return team
}

// align writes rows in columns: numbers, which may stand from column right on, to the right, all else to the left.
func align(b *strings.Builder, rows [][]string, right int) {
	var widths []int
	for _, row := range rows {
		for i, field := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(printable(field)))
		}
	}
	for _, row := range rows {
		var line strings.Builder
		for i, field := range row {
			field = printable(field)
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(field))
			if i > 0 {
				line.WriteString("  ")
			}
			if i >= right && numeric(rows, i) {
				line.WriteString(pad + field)
			} else {
				line.WriteString(field + pad)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// numeric says that the last field of a column is a number, a star or a dash.
func numeric(rows [][]string, column int) bool {
	last := rows[len(rows)-1][column]
	_, err := strconv.ParseFloat(last, 64)
	return err == nil || last == star || last == "-"
}

// printable keeps what a patient wrote from moving the cursor, colouring the terminal or turning the line round. The two
// joiners stay: Persian, Hindi and joined emoji need them.
func printable(s string) string {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) || r == nonJoiner || r == joiner {
			return r
		}
		return ' '
	}, s)
}
