package faq

import (
	"fmt"
	"strings"
)

// String returns the report as a table for people. Shares are in percent.
func (r Report) String() string {
	var b strings.Builder
	b.WriteString("                 questions with an entry                                    without one\n")
	b.WriteString("                 count   at 1   at 3 helped answered suggested rejected   count answered suggested rejected   wrong  AUROC\n")
	line(&b, "all", r.All)
	breakdown(&b, "by language", r.Langs)
	breakdown(&b, "by kind", r.Kinds)
	fmt.Fprintf(&b, "\nconfidence       told / true (mean distance %.3f)\n", r.Miscalibration)
	for _, bin := range r.Bins {
		if bin.Questions > 0 {
			fmt.Fprintf(&b, "  %.1f to %.1f   %5.1f %% / %5.1f %%   %5d questions\n", bin.From, bin.From+0.1, 100*bin.Confidence, 100*bin.Right, bin.Questions)
		}
	}
	fmt.Fprintf(&b, "\ntime of a match  mean %.1f µs, median %.1f µs, 99 of 100 within %.1f µs\n", r.Micros.Mean, r.Micros.P50, r.Micros.P99)
	b.WriteString(legend)
	return b.String()
}

const legend = `
helped: the right entry was answered or among up to three suggestions. wrong: answered with an entry that is not
right, of all questions. AUROC: how often a question with an entry has the higher confidence than one without.
`

func breakdown(b *strings.Builder, title string, list []Scores) {
	if len(list) == 0 {
		return
	}
	b.WriteString(title + "\n")
	for _, s := range list {
		line(b, "  "+s.Name, s)
	}
}

func line(b *strings.Builder, name string, s Scores) {
	share := func(width, n int, x float64) string {
		if n == 0 {
			return fmt.Sprintf("%*s", width, "-")
		}
		return fmt.Sprintf("%*.1f", width, 100*x)
	}
	fmt.Fprintf(b, "%-16.16s %5d %s %s %s %s %s %s   %5d %s %s %s   %s %s\n", name,
		s.InScope, share(6, s.InScope, s.At1), share(6, s.InScope, s.At3), share(6, s.InScope, s.Helped),
		share(8, s.InScope, s.Answered), share(9, s.InScope, s.Suggested), share(8, s.InScope, s.Rejected),
		s.OffTopic, share(8, s.OffTopic, s.OffAnswered), share(9, s.OffTopic, s.OffSuggested), share(8, s.OffTopic, s.OffRejected),
		share(5, s.Questions, s.Wrong), share(6, min(s.InScope, s.OffTopic), s.AUROC))
}
