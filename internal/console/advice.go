package console

import (
	"context"
	"strings"

	"frontdesk/faq"
)

// advice is what an editor is told about an answer before anybody reads it. It never stands in the way of publishing:
// who writes knows more than a formula.
type advice struct {
	Heading  string
	Explains string
	Good     bool
	Points   []advicePoint
}

type advicePoint struct {
	Weight string // in words
	Text   string
}

// advise looks at an answer beside all that are live, so that it hears of answers that contradict each other.
func (c *console) advise(ctx context.Context, e faq.Entry) (advice, error) {
	published, err := c.Store.Published(ctx)
	if err != nil {
		return advice{}, err
	}
	var entries []faq.Entry
	for _, other := range published.Entries {
		if other.ID != e.ID || other.Lang != e.Lang {
			entries = append(entries, other)
		}
	}
	// Of two that do not go together the later one is told.
	return adviceOf(e, faq.Check(append(entries, e))), nil
}

func adviceOf(e faq.Entry, findings []faq.Finding) advice {
	a := advice{Good: true}
	hard := false
	for _, f := range findings {
		if f.ID != e.ID || f.Lang != e.Lang {
			continue
		}
		a.Good = a.Good && f.Severity == faq.SeverityHint
		hard = hard || f.Kind == faq.FindingReading
		a.Points = append(a.Points, advicePoint{weightWords(f.Severity), f.Advice})
	}
	english := e.Lang == "" || e.Lang == "en" || strings.HasPrefix(e.Lang, "en-")
	switch {
	case hard:
		a.Heading = "Some patients will find this hard to read"
		a.Explains = "The grade is the school year whose pupils can read it. Grade 6 is easy for most adults, also when they are worried."
	case !a.Good:
		a.Heading = "Please look at this"
	case english && len(strings.Fields(e.Answer)) >= 10:
		a.Heading = "Easy to read"
		a.Explains = "US grade 6 or lower: most adults read it with ease, also when they are worried."
	case len(a.Points) > 0:
		a.Heading = "It could be better still"
	}
	return a
}

func weightWords(s faq.Severity) string {
	switch s {
	case faq.SeverityError:
		return "Important"
	case faq.SeverityWarning:
		return "Worth a change"
	}
	return "Idea"
}
