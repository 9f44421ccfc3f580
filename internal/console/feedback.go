package console

import (
	"net/http"
	"strconv"
	"time"

	"frontdesk/internal/feedback"
)

type feedbackView struct {
	frame
	Question string
	Span     string // which months are counted
	Empty    bool
	Measures []measureView
	Options  []optionView
	Months   []groupView
	Teams    []groupView
	Cells    []groupView
	Comments []commentView
	Hidden   bool // something is
	Smallest int
	Years    []yearLink
	Left     int // answers that could not be read
}

type measureView struct{ Name, Definition, Value, N string }

type optionView struct {
	Label string
	N     int
	Share int // of all answers, in percent, for a bar
}

type groupView struct {
	Month, Team, N string
	Values         []string
}

type commentView struct {
	Where, Label, Text string
	Lang               string
}

type yearLink struct {
	Year    string
	Current bool
}

// feedbackPage shows what patients wrote before any number, because the words are what a clinic can act on. It counts
// months that are over: a report over a running month could be subtracted from yesterday's, and an answer traced to its
// day.
func (c *console) feedbackPage(v *visit) error {
	now := c.local(v.now)
	year, err := strconv.Atoi(v.r.URL.Query().Get("year"))
	if err != nil || year < 2000 || year > now.Year() {
		year = now.AddDate(0, -1, 1-now.Day()).Year() // of the last month that is over
	}
	from := time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(year+1, time.January, 1, 0, 0, 0, 0, time.UTC)
	if running := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC); to.After(running) {
		to = running
	}
	answers, err := c.Store.FeedbackAnswers(v.ctx(), from, to)
	if err != nil {
		return err
	}
	table := feedback.Report(answers, feedback.Options{Instrument: feedback.FFT()})
	view := feedbackView{
		frame: c.frame(v, "Feedback", "feedback"), Question: table.Instrument.Question, Smallest: feedback.Smallest,
		Span: spanWords(from, to), Left: table.Unreadable, Empty: len(table.Months) == 0,
	}
	if err := c.hang(v, &view.frame); err != nil {
		return err
	}
	for y := now.Year(); y > now.Year()-3; y-- {
		view.Years = append(view.Years, yearLink{strconv.Itoa(y), y == year})
	}
	view.fill(table)
	return c.page(v, http.StatusOK, "feedback", view)
}

// spanWords names the months from a day to another, which is not included.
func spanWords(from, to time.Time) string {
	last := to.AddDate(0, 0, -1)
	switch {
	case !to.After(from):
		return "No month of " + from.Format("2006") + " is over yet"
	case last.Month() == from.Month():
		return from.Format("January 2006")
	}
	return from.Format("January") + " to " + last.Format("January 2006")
}

func (view *feedbackView) fill(t feedback.Table) {
	for i, m := range t.Instrument.Measures {
		view.Measures = append(view.Measures, measureView{m.Name, m.Definition, shownValue(t.Total, i), shownN(t.Total)})
	}
	for i, n := range t.Total.Counts {
		view.Options = append(view.Options, optionView{t.Instrument.Options[i].Label, n, 100 * n / max(1, t.Total.N)})
	}
	groups := func(list []feedback.Group) []groupView {
		var out []groupView
		for _, g := range list {
			row := groupView{Month: monthWords(g.Month), Team: teamWords(g.Team), N: shownN(g)}
			for i := range t.Instrument.Measures {
				row.Values = append(row.Values, shownValue(g, i))
			}
			view.Hidden = view.Hidden || g.Hidden
			out = append(out, row)
		}
		return out
	}
	view.Months, view.Teams, view.Cells = groups(t.Months), groups(t.Teams), groups(t.Cells)
	view.Hidden = view.Hidden || t.Total.Hidden
	for _, k := range t.Comments {
		where := "From groups whose numbers are hidden"
		if !k.Pooled {
			where = monthWords(k.Month) + ", " + teamWords(k.Team)
		}
		view.Comments = append(view.Comments, commentView{where, k.Label, k.Text, k.Lang})
	}
}

const hiddenMark = "hidden"

func shownN(g feedback.Group) string {
	if g.Hidden {
		return hiddenMark
	}
	return strconv.Itoa(g.N)
}

func shownValue(g feedback.Group, measure int) string {
	switch {
	case g.Hidden:
		return hiddenMark
	case g.N == 0:
		return "–"
	}
	return strconv.FormatFloat(g.Values[measure], 'f', 1, 64)
}

func monthWords(m feedback.Month) string {
	if m.IsZero() {
		return ""
	}
	return time.Date(m.Year, m.Month, 1, 0, 0, 0, 0, time.UTC).Format("January 2006")
}
