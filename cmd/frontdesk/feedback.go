package main

import (
	"context"
	"fmt"
	"time"

	"frontdesk/internal/feedback"
)

// feedbackCommand is about what patients said about their visits.
type feedbackCommand struct {
	Report feedbackReportCommand `cmd:"" help:"Count the answers, with small numbers hidden."`
	Export feedbackExportCommand `cmd:"" help:"The same as CSV, for a spreadsheet."`
}

type reportFlags struct {
	dataFlags  `embed:""`
	Instrument string `default:"fft" enum:"fft,csat,nps" help:"Which question: fft, csat or nps."`
	From       string `help:"First month, as 2026-01." placeholder:"MONTH"`
	To         string `help:"Last month, as 2026-03." placeholder:"MONTH"`
}

// table reads and counts.
func (f reportFlags) table(ctx context.Context, h *house) (feedback.Table, error) {
	instrument, ok := feedback.Find(f.Instrument)
	if !ok {
		return feedback.Table{}, wrongUse{fmt.Errorf("--instrument: there is no %q", f.Instrument)}
	}
	o := feedback.Options{Instrument: instrument}
	var err error
	for _, m := range []struct {
		text string
		to   *feedback.Month
	}{{f.From, &o.From}, {f.To, &o.To}} {
		if m.text == "" {
			continue
		}
		if *m.to, err = feedback.ParseMonth(m.text); err != nil {
			return feedback.Table{}, wrongUse{err}
		}
	}
	answers, err := h.store.FeedbackAnswers(ctx, time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), h.now().AddDate(0, 0, 2))
	if err != nil {
		return feedback.Table{}, err
	}
	return feedback.Report(answers, o), nil
}

type feedbackReportCommand struct {
	reportFlags `embed:""`
	JSON        bool `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (feedbackReportCommand) Help() string {
	return "Groups of fewer than five answers are hidden, and so is what would give them away.\n\nExample:\n  frontdesk feedback report --from 2026-10 --to 2026-11"
}

// Run reports.
func (c feedbackReportCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		table, err := c.table(ctx, h)
		if err != nil {
			return err
		}
		if c.JSON {
			return table.WriteJSON(p.out)
		}
		return table.WriteText(p.out)
	})
}

type feedbackExportCommand struct {
	reportFlags `embed:""`
}

// Help shows examples.
func (feedbackExportCommand) Help() string { return "Example:\n  frontdesk feedback export > fft.csv" }

// Run exports.
func (c feedbackExportCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		table, err := c.table(ctx, h)
		if err != nil {
			return err
		}
		return table.WriteCSV(p.out)
	})
}
