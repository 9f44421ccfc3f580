package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"frontdesk/faq"
)

// faqCommand is about the answers.
type faqCommand struct {
	Check  faqCheckCommand  `cmd:"" help:"Check files of answers: mistakes, and advice for plain words."`
	Import faqImportCommand `cmd:"" help:"Take files of answers in, as drafts unless --publish."`
	Export faqExportCommand `cmd:"" help:"Print the published answers."`
	Ask    faqAskCommand    `cmd:"" help:"Ask a question as a patient would, and see why it was answered so."`
	Eval   faqEvalCommand   `cmd:"" help:"Measure the matching on questions whose right answer is known."`
}

// readEntries reads files of answers; the problems of all of them come together.
func readEntries(files []string, lang string) ([]faq.Entry, error) {
	return parseEntries(faq.Parse, files, lang)
}

func parseEntries(parse func(string, []byte, string) ([]faq.Entry, error), files []string, lang string) ([]faq.Entry, error) {
	var all []faq.Entry
	var problems []string
	for _, file := range files {
		data, err := readable(file)
		if err != nil {
			return nil, err
		}
		entries, err := parse(file, data, lang)
		if err != nil {
			problems = append(problems, err.Error())
			continue
		}
		all = append(all, entries...)
	}
	seen := map[string]bool{}
	for _, e := range all {
		key := e.Lang + "/" + e.ID
		if seen[key] {
			problems = append(problems, fmt.Sprintf("%s is in two files", key))
		}
		seen[key] = true
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(problems, "\n"))
	}
	return all, nil
}

type faqCheckCommand struct {
	Files []string `arg:"" help:"Files of answers: YAML, Markdown, CSV or JSON-LD." type:"path"`
	Lang  string   `default:"en" help:"The language of entries that name none."`
	JSON  bool     `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (faqCheckCommand) Help() string { return "Example:\n  frontdesk faq check faq.yaml" }

// Run checks.
func (c faqCheckCommand) Run(p *program) error {
	entries, err := readEntries(c.Files, c.Lang)
	if err != nil {
		return err
	}
	findings := append(faq.Check(entries), faq.Due(entries, dateOf(p.now()))...)
	if c.JSON {
		return json.NewEncoder(p.out).Encode(findings)
	}
	for _, f := range findings {
		fmt.Fprintf(p.out, "%-8s %s/%s: %s\n", f.Severity, f.Lang, f.ID, f.Advice)
	}
	fmt.Fprintf(p.out, "%d answers, %d remarks.\n", len(entries), len(findings))
	return nil
}

func dateOf(t time.Time) faq.Date {
	return faq.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

type faqImportCommand struct {
	dataFlags `embed:""`
	Files     []string `arg:"" help:"Files of answers: YAML, Markdown, CSV or JSON-LD." type:"path"`
	Lang      string   `default:"en" help:"The language of entries that name none."`
	Publish   bool     `help:"Patients are answered from them at once."`
	DryRun    bool     `name:"dry-run" help:"Say what would change, and change nothing."`
}

// Help shows examples.
func (faqImportCommand) Help() string {
	return "Entries with the same id and language are replaced, others stay.\n\nExamples:\n  frontdesk faq import faq.yaml --dry-run\n  frontdesk faq import faq.yaml fr.yaml --publish"
}

// Run imports.
func (c faqImportCommand) Run(p *program) error {
	entries, err := readEntries(c.Files, c.Lang)
	if err != nil {
		return err
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		articles, err := h.store.Articles(ctx)
		if err != nil {
			return err
		}
		live := map[string]*faq.Entry{}
		for _, a := range articles {
			live[a.Lang+"/"+a.ID] = a.Live
		}
		var changed []faq.Entry
		added := 0
		for _, e := range entries {
			have := live[e.Lang+"/"+e.ID]
			if have == nil {
				added++
			}
			if have == nil || !sameEntry(*have, e) {
				changed = append(changed, e)
			}
		}
		said := fmt.Sprintf("%d new, %d changed, %d as before", added, len(changed)-added, len(entries)-len(changed))
		switch {
		case c.DryRun:
			for _, e := range changed {
				fmt.Fprintf(p.out, "%s/%s\n", e.Lang, e.ID)
			}
			fmt.Fprintf(p.out, "%s. Nothing was changed.\n", said)
			return nil
		case len(changed) == 0:
		case c.Publish:
			if _, err := h.store.SaveAndPublish(ctx, changed, p.actor(), p.now()); err != nil {
				return err
			}
		default:
			if err := h.store.SaveDrafts(ctx, changed, p.actor(), p.now()); err != nil {
				return err
			}
			said += "; drafts, until somebody publishes them"
		}
		fmt.Fprintf(p.out, "%s.\n", said)
		return nil
	})
}

func sameEntry(a, b faq.Entry) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

type faqExportCommand struct {
	dataFlags `embed:""`
	Format    string `enum:"yaml,md,csv,jsonld" default:"yaml" help:"yaml, md, csv or jsonld."`
	Lang      string `help:"Only this language."`
}

// Help shows examples.
func (faqExportCommand) Help() string {
	return "Examples:\n  frontdesk faq export > faq.yaml\n  frontdesk faq export --format jsonld --lang en > faq.json"
}

// Run exports.
func (c faqExportCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		published, err := h.store.Published(ctx)
		if err != nil {
			return err
		}
		entries := slices.DeleteFunc(published.Entries, func(e faq.Entry) bool { return c.Lang != "" && e.Lang != c.Lang })
		data, err := faq.Format(entries, c.Format)
		if err != nil {
			return err
		}
		_, err = p.out.Write(data)
		return err
	})
}

type faqAskCommand struct {
	dataFlags `embed:""`
	Text      string `arg:"" help:"The question."`
	Lang      string `help:"The patient's language, if known."`
	Entries   string `type:"path" help:"Ask a file of answers instead of the published ones." placeholder:"FILE"`
	JSON      bool   `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (faqAskCommand) Help() string {
	return "Examples:\n  frontdesk faq ask \"can i come on saturday\"\n  frontdesk faq ask \"do you take walk ins\" --entries faq.yaml"
}

// Run asks.
func (c faqAskCommand) Run(p *program) error {
	if c.Entries != "" {
		entries, err := readEntries([]string{c.Entries}, "en")
		if err != nil {
			return err
		}
		return c.ask(p, entries)
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		published, err := h.store.Published(ctx)
		if err != nil {
			return err
		}
		return c.ask(p, published.Entries)
	})
}

func (c faqAskCommand) ask(p *program, entries []faq.Entry) error {
	index, err := faq.Build(entries)
	if err != nil {
		return err
	}
	m := index.Match(faq.Query{Text: c.Text, Lang: c.Lang, On: dateOf(p.now())})
	if c.JSON {
		return json.NewEncoder(p.out).Encode(m)
	}
	fmt.Fprintf(p.out, "%s, confidence %.2f\n", m.Decision, m.Confidence)
	for i, candidate := range m.Candidates {
		e, _ := index.Entry(candidate.Lang, candidate.ID)
		fmt.Fprintf(p.out, "%d. %s  %s  (%.3f)\n", i+1, candidate.ID, e.Question, candidate.Score)
	}
	for _, why := range m.Why {
		fmt.Fprintf(p.out, "   %s\n", why.Text)
	}
	if m.Decision == faq.Answer {
		e, _ := index.Entry(m.Candidates[0].Lang, m.Candidates[0].ID)
		fmt.Fprintf(p.out, "\n%s\n", strings.TrimSpace(e.Answer))
	}
	return nil
}

type faqEvalCommand struct {
	Entries     string `required:"" type:"path" help:"The file of answers." placeholder:"FILE"`
	Questions   string `required:"" type:"path" help:"JSON lines: {\"text\":\"...\",\"entry\":\"id\" or null}." placeholder:"FILE"`
	Lang        string `default:"en" help:"The language of entries that name none."`
	Predictions string `type:"path" help:"Write one prediction a line there." placeholder:"FILE"`
	JSON        bool   `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (faqEvalCommand) Help() string {
	return "It needs no database and no network.\n\nExample:\n  frontdesk faq eval --entries faq.yaml --questions asked.jsonl --predictions out.jsonl"
}

// Run measures.
func (c faqEvalCommand) Run(p *program) error {
	entries, err := parseEntries(faq.ParseSet, []string{c.Entries}, c.Lang)
	if err != nil {
		return err
	}
	data, err := readable(c.Questions)
	if err != nil {
		return err
	}
	questions, err := faq.ParseQuestions(c.Questions, data)
	if err != nil {
		return err
	}
	for i := range questions {
		if questions[i].Lang == "" && c.Lang != "en" {
			questions[i].Lang = c.Lang
		}
	}
	index, err := faq.Build(entries)
	if err != nil {
		return err
	}
	started := time.Now()
	predictions, report := faq.Evaluate(index, questions, func() time.Duration { return time.Since(started) })
	if c.Predictions != "" {
		if err := writeLines(c.Predictions, predictions); err != nil {
			return err
		}
	}
	if c.JSON {
		return json.NewEncoder(p.out).Encode(report)
	}
	fmt.Fprint(p.out, report)
	return nil
}

func writeLines[T any](file string, lines []T) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, l := range lines {
		if err := e.Encode(l); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		return plainFileError(file, err)
	}
	return nil
}
