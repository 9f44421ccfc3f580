package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"frontdesk/internal/safety"
)

// safetyCommand is about the recognition of emergencies.
type safetyCommand struct {
	Check safetyCheckCommand `cmd:"" help:"Check a text and explain."`
	Eval  safetyEvalCommand  `cmd:"" help:"Measure on lines whose label is known."`
}

type safetyCheckCommand struct {
	Text string `arg:"" help:"What a patient writes."`
	Lang string `help:"The patient's language, if known; every lexicon is asked in any event."`
	JSON bool   `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (safetyCheckCommand) Help() string {
	return "Example:\n  frontdesk safety check \"my dad can't breathe\""
}

// Run checks.
func (c safetyCheckCommand) Run(p *program) error {
	lexicon, err := safety.Load()
	if err != nil {
		return err
	}
	v := lexicon.Check(c.Text, c.Lang)
	if c.JSON {
		return json.NewEncoder(p.out).Encode(map[string]any{
			"level": v.Level, "category": v.Category, "lang": v.Lang, "reasons": v.Reasons, "version": lexicon.Version(),
		})
	}
	fmt.Fprintln(p.out, v.Explain())
	return nil
}

type safetyEvalCommand struct {
	Questions   string `required:"" type:"path" help:"JSON lines: {\"text\":\"...\",\"lang\":\"en\"}." placeholder:"FILE"`
	Predictions string `type:"path" help:"Write one prediction a line there." placeholder:"FILE"`
	JSON        bool   `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (safetyEvalCommand) Help() string {
	return "Lines with \"red_flag\" are scored.\n\nExample:\n  frontdesk safety eval --questions lines.jsonl --predictions out.jsonl"
}

// Run measures.
func (c safetyEvalCommand) Run(p *program) error {
	lexicon, err := safety.Load()
	if err != nil {
		return err
	}
	data, err := readable(c.Questions)
	if err != nil {
		return err
	}
	var predictions bytes.Buffer
	report, err := safety.Evaluate(lexicon, bytes.NewReader(data), io.Writer(&predictions))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Questions, err)
	}
	if c.Predictions != "" {
		if err := os.WriteFile(c.Predictions, predictions.Bytes(), 0o644); err != nil {
			return plainFileError(c.Predictions, err)
		}
	}
	if c.JSON {
		return json.NewEncoder(p.out).Encode(report)
	}
	fmt.Fprint(p.out, report)
	return nil
}
