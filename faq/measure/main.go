// Measure prints how well the matcher does on public question sets and on messages of patients:
//
//	go run ./faq/measure -data DIR [-sets words-dev_en,clinc150-10] [-report] [-fit faq/data/calibration.json]
//
// DIR holds the development sets in the file formats of `faq eval`: NAME.entries.yaml beside NAME.jsonl (words-dev_en
// and so on), clinc150-10.entries.yaml beside clinc150.dev.jsonl and clinc150.dev-typos.jsonl. FAQ_DATA stands in for
// -data. A set that is absent is an error, so that a figure is never missing by accident.
//
// Public sets are matched on question and variants only; their answers are placeholders. With -fit the calibration
// is learnt anew from these sets and written to the file; that is how data/calibration.json is made. -apart shows
// each set under a calibration learnt from the others alone, which tells how far the confidence can be trusted on
// messages of another clinic.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"frontdesk/faq"
)

func main() {
	err := run(os.Args[1:], os.Getenv, os.Stdout)
	switch {
	case errors.Is(err, flag.ErrHelp):
		os.Exit(2)
	case err != nil:
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

type options struct {
	data   string
	sets   string
	report bool
	apart  bool
	fit    string
}

func run(args []string, getenv func(string) string, out io.Writer) error {
	var o options
	flags := flag.NewFlagSet("measure", flag.ContinueOnError)
	flags.StringVar(&o.data, "data", getenv("FAQ_DATA"), "folder of the development sets")
	flags.StringVar(&o.sets, "sets", "", "names of the sets to measure, parted by commas (default: all)")
	flags.BoolVar(&o.report, "report", false, "print the whole report of each set")
	flags.BoolVar(&o.apart, "apart", false, "calibrate each set on the others alone")
	flags.StringVar(&o.fit, "fit", "", "learn the calibration from the sets and write it to this file")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if o.data == "" {
		return errors.New("no -data: name the folder of the development sets")
	}
	trials, err := load(o.data, o.sets)
	if err != nil {
		return err
	}
	switch {
	case o.fit != "":
		return fit(trials, o.fit, out)
	case o.apart:
		return apart(trials, out)
	}
	return show(trials, o.report, out)
}

// set is what to build an index from and what to ask it.
type set struct {
	name      string
	entries   string
	questions []string
	phrasings int // kept of each entry; 0: all
	words     bool
}

var sets = []set{
	{name: "clinc150-1", entries: "clinc150-10", questions: []string{"clinc150.dev"}, phrasings: 1},
	{name: "clinc150-3", entries: "clinc150-10", questions: []string{"clinc150.dev"}, phrasings: 3},
	{name: "clinc150-5", entries: "clinc150-5", questions: []string{"clinc150.dev"}},
	{name: "clinc150-10", entries: "clinc150-10", questions: []string{"clinc150.dev"}},
	{name: "clinc150-10-typos", entries: "clinc150-10", questions: []string{"clinc150.dev-typos"}},
	{name: "clinc150-full", entries: "clinc150-full", questions: []string{"clinc150.dev"}},
	{name: "banking77-1", entries: "banking77-10", questions: []string{"banking77.dev"}, phrasings: 1},
	{name: "banking77-3", entries: "banking77-10", questions: []string{"banking77.dev"}, phrasings: 3},
	{name: "banking77-5", entries: "banking77-5", questions: []string{"banking77.dev"}},
	{name: "banking77-10", entries: "banking77-10", questions: []string{"banking77.dev"}},
	{name: "banking77-10-typos", entries: "banking77-10", questions: []string{"banking77.dev-typos"}},
	{name: "banking77-full", entries: "banking77-full", questions: []string{"banking77.dev"}},
	{name: "words-dev_en", entries: "words-dev_en", questions: []string{"words-dev_en"}, words: true},
	{name: "words-dev_es", entries: "words-dev_es", questions: []string{"words-dev_es"}, words: true},
	{name: "words-dev_hi", entries: "words-dev_hi", questions: []string{"words-dev_hi"}, words: true},
	{name: "words-dev_ar", entries: "words-dev_ar", questions: []string{"words-dev_ar"}, words: true},
	{name: "words-dev_ru", entries: "words-dev_ru", questions: []string{"words-dev_ru"}, words: true},
}

// trial is a set ready to be asked.
type trial struct {
	set
	entries   []faq.Entry
	index     *faq.Index
	built     time.Duration
	questions []faq.Question
}

func load(dir, names string) ([]trial, error) {
	var wanted []string
	if names != "" {
		wanted = strings.Split(names, ",")
	}
	var trials []trial
	for _, s := range sets {
		if wanted != nil && !slices.Contains(wanted, s.name) {
			continue
		}
		t, err := s.load(dir)
		if err != nil {
			return nil, fmt.Errorf("load %s: %w", s.name, err)
		}
		trials = append(trials, t)
	}
	if len(trials) == 0 {
		return nil, fmt.Errorf("no set is called %q", names)
	}
	return trials, nil
}

func (s set) load(dir string) (trial, error) {
	t := trial{set: s}
	file := s.entries + ".entries.yaml"
	data, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return t, err
	}
	lang := "en"
	if s.words {
		lang = s.name[strings.LastIndexByte(s.name, '_')+1:]
	}
	if t.entries, err = faq.ParseSet(file, data, lang); err != nil {
		return t, err
	}
	for i := range t.entries {
		e := &t.entries[i]
		if !s.words {
			e.Answer = ""
		}
		if s.phrasings > 0 {
			e.Variants = e.Variants[:min(len(e.Variants), s.phrasings-1)]
		}
	}
	for _, name := range s.questions {
		data, err := os.ReadFile(filepath.Join(dir, name+".jsonl"))
		if err != nil {
			return t, err
		}
		questions, err := faq.ParseQuestions(name+".jsonl", data)
		if err != nil {
			return t, err
		}
		t.questions = append(t.questions, questions...)
	}
	return t, t.build()
}

func (t *trial) build(options ...faq.Option) (err error) {
	start := time.Now()
	t.index, err = faq.Build(t.entries, options...)
	t.built = time.Since(start)
	return err
}

func show(trials []trial, whole bool, out io.Writer) error {
	heading(out)
	for i := range trials {
		t := &trials[i]
		_, r := faq.Evaluate(t.index, t.questions, clock())
		row(out, t, &r)
		if whole {
			fmt.Fprintf(out, "\n%s\n", r)
		}
	}
	return nil
}

func heading(out io.Writer) {
	fmt.Fprintln(out, "                     at 1  at 3 helped answered suggested | off: answered suggested | wrong AUROC  calib | build    mean     p99")
}

func row(out io.Writer, t *trial, r *faq.Report) {
	a := r.All
	fmt.Fprintf(out, "%-19s %5.1f %5.1f  %5.1f    %5.1f     %5.1f | %13.1f %9.1f | %5.1f %5.1f  %.3f | %4.2f s %4.0f µs %4.0f µs\n", t.name,
		100*a.At1, 100*a.At3, 100*a.Helped, 100*a.Answered, 100*a.Suggested, 100*a.OffAnswered, 100*a.OffSuggested,
		100*a.Wrong, 100*a.AUROC, r.Miscalibration, t.built.Seconds(), r.Micros.Mean, r.Micros.P99)
}

func clock() func() time.Duration {
	start := time.Now()
	return func() time.Duration { return time.Since(start) }
}

func samples(trials []trial) []faq.Sample {
	var list []faq.Sample
	for _, t := range trials {
		list = append(list, faq.Sample{Index: t.index, Questions: t.questions, Decisive: t.words})
	}
	return list
}

func fit(trials []trial, file string, out io.Writer) error {
	c := faq.Fit(samples(trials))
	data, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	if err := os.WriteFile(file, append(data, '\n'), 0o644); err != nil {
		return err
	}
	heading(out)
	for i := range trials {
		t := &trials[i]
		if err := t.build(faq.WithCalibration(c)); err != nil {
			return err
		}
		_, r := faq.Evaluate(t.index, t.questions, clock())
		row(out, t, &r)
	}
	return nil
}

func apart(trials []trial, out io.Writer) error {
	heading(out)
	all := samples(trials)
	for i := range trials {
		t := &trials[i]
		if err := t.build(faq.WithCalibration(faq.Fit(slices.Delete(slices.Clone(all), i, i+1)))); err != nil {
			return err
		}
		_, r := faq.Evaluate(t.index, t.questions, clock())
		row(out, t, &r)
	}
	return nil
}
