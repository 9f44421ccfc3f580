package feedback

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Smallest is the fewest answers that a group may have for its numbers and comments to be shown, as in the NHS's own
// tables. It is not a setting: patients are promised that nobody can trace an answer back to them.
const Smallest = 5

// Options choose what a report counts. From and To are whole months, both inside; zero leaves that end open.
type Options struct {
	Instrument Instrument
	From, To   Month
}

// Table is a report whose small groups are hidden already: what is hidden is not in it.
type Table struct {
	Instrument Instrument
	Total      Group
	Months     []Group // by month, oldest first; months without answers are left out
	Teams      []Group // by team, in order of name
	Cells      []Group // by month and team, in the order of Months and Teams
	Comments   []Comment
	Unreadable int // answers left out: a code that the instrument does not have, or no day
}

// Group is the answers of one month, one team, one month of one team, or all of them.
type Group struct {
	Month  Month  // zero: all months
	Team   string // with a zero Month and in Total: all teams. An answer may also have no team
	Hidden bool
	N      int       // zero when hidden
	Values []float64 // one per Instrument.Measures, rounded to 0.1; nil when hidden or without answers
	Counts []int     // one per Instrument.Options; in Total only, nil when hidden
}

// Comment is what one patient wrote, with the answer that it explains. Pooled comments come from groups whose numbers are
// hidden: they carry neither month nor team.
type Comment struct {
	Month  Month
	Team   string
	Pooled bool
	Label  string
	Text   string
	Lang   string
}

// Report counts the answers to one instrument, by month, by team and by both, and hides what could give a person away.
//
// Groups of fewer than Smallest answers are hidden, and with them as many others as it takes that no hidden number can
// be worked out from the shown ones (see hide). Each comment is listed once, with its month and team if that group is
// shown, else in a pool of all hidden groups if the pool itself is large enough.
//
// The limit of this promise: it holds within one report. Reports that differ by a few answers can be subtracted from each
// other, so pass whole months that are over, and do not hand out reports over overlapping spans.
func Report(answers []Answer, o Options) Table {
	t := Table{Instrument: o.Instrument}
	var kept []Answer
	for _, a := range answers {
		month := MonthOf(a.Day)
		switch {
		case a.Instrument != o.Instrument.ID:
		case !o.From.IsZero() && month.Before(o.From), !o.To.IsZero() && o.To.Before(month):
		case !o.readable(a):
			t.Unreadable++
		default:
			kept = append(kept, a)
		}
	}
	months, teams := axes(kept)
	counts := count(kept, months, teams, o.Instrument)
	hidden := hide(counts)

	t.Total = group(Month{}, "", counts.total(), hidden[counts.totalAt()], o.Instrument)
	if !t.Total.Hidden && t.Total.N > 0 {
		t.Total.Counts = perOption(kept, o.Instrument)
	}
	for m, month := range months {
		t.Months = append(t.Months, group(month, "", counts.month(m), hidden[counts.monthAt(m)], o.Instrument))
		for c, team := range teams {
			t.Cells = append(t.Cells, group(month, team, counts.cell(m, c), hidden[counts.cellAt(m, c)], o.Instrument))
		}
	}
	for c, team := range teams {
		t.Teams = append(t.Teams, group(Month{}, team, counts.team(c), hidden[counts.teamAt(c)], o.Instrument))
	}
	t.Comments = comments(kept, months, teams, counts, hidden, o.Instrument)
	return t
}

func (o Options) readable(a Answer) bool {
	_, ok := o.Instrument.Option(a.Code)
	return ok && a.Day != Date{}
}

func axes(answers []Answer) (months []Month, teams []string) {
	for _, a := range answers {
		months = append(months, MonthOf(a.Day))
		teams = append(teams, a.Team)
	}
	slices.SortFunc(months, func(a, b Month) int { return cmp.Compare(a.index(), b.index()) })
	slices.Sort(teams)
	return slices.Compact(months), slices.Compact(teams)
}

func count(answers []Answer, months []Month, teams []string, i Instrument) counts {
	c := newCounts(len(months), len(teams))
	for _, a := range answers {
		option, _ := i.Option(a.Code)
		c.add(slices.Index(months, MonthOf(a.Day)), slices.Index(teams, a.Team), option.Class)
	}
	return c
}

func perOption(answers []Answer, i Instrument) []int {
	n := make([]int, len(i.Options))
	for _, a := range answers {
		n[i.position(a.Code)]++
	}
	return n
}

func group(month Month, team string, t tally, hidden bool, i Instrument) Group {
	g := Group{Month: month, Team: team, Hidden: hidden}
	if hidden {
		return g
	}
	g.N = t.n()
	if g.N == 0 {
		return g
	}
	for _, m := range i.Measures {
		g.Values = append(g.Values, m.value(t))
	}
	return g
}

func (m Measure) value(t tally) float64 {
	part := t[m.Plus]
	if m.Minus != Neutral {
		part -= t[m.Minus]
	}
	return math.Round(1000*float64(part)/float64(t.n())) / 10
}

func comments(answers []Answer, months []Month, teams []string, n counts, hidden []bool, i Instrument) []Comment {
	pool := 0
	for m := range months {
		for c := range teams {
			if hidden[n.cellAt(m, c)] {
				pool += n.cell(m, c).n()
			}
		}
	}
	var list []Comment
	for _, a := range answers {
		text := strings.TrimSpace(a.Comment)
		if text == "" {
			continue
		}
		option, _ := i.Option(a.Code)
		c := Comment{Month: MonthOf(a.Day), Team: a.Team, Label: option.Label, Text: text, Lang: a.Lang}
		if hidden[n.cellAt(slices.Index(months, c.Month), slices.Index(teams, c.Team))] {
			if pool < Smallest {
				continue
			}
			c.Month, c.Team, c.Pooled = Month{}, "", true
		}
		list = append(list, c)
	}
	// Sorted by what they say: the order in which answers came in would tell days apart.
	slices.SortFunc(list, func(a, b Comment) int {
		return cmp.Or(
			compareBool(a.Pooled, b.Pooled),
			cmp.Compare(a.Month.index(), b.Month.index()),
			strings.Compare(a.Team, b.Team),
			cmp.Compare(i.labelled(a.Label), i.labelled(b.Label)),
			strings.Compare(a.Text, b.Text),
			strings.Compare(a.Lang, b.Lang),
		)
	})
	return list
}

func (i Instrument) position(code string) int {
	return slices.IndexFunc(i.Options, func(o Option) bool { return o.Code == code })
}

func (i Instrument) labelled(label string) int {
	return slices.IndexFunc(i.Options, func(o Option) bool { return o.Label == label })
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
