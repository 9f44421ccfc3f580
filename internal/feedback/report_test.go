package feedback_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"frontdesk/internal/feedback"
)

var update = flag.Bool("update", false, "rewrite the golden reports in testdata")

// Published results of an English practice for October 2023: 201 of 214 positive, 4 of 214 negative.
func TestFFTCountsAsTheNHSDoes(t *testing.T) {
	t.Parallel()
	counts := []int{182, 19, 8, 2, 2, 1}
	var a answers
	for i, o := range feedback.FFT().Options {
		a.add(counts[i], "fft", o.Code, "2023-10", "front-desk")
	}
	total := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()}).Total
	want := feedback.Group{N: 214, Values: []float64{93.9, 1.9}, Counts: counts}
	if d := cmp.Diff(want, total); d != "" {
		t.Error(d)
	}
}

func TestMeasures(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name       string
		instrument feedback.Instrument
		counts     []int
		want       []float64
	}{
		{"FFT: don't know counts", feedback.FFT(), []int{1, 1, 0, 0, 0, 6}, []float64{25, 0}},
		{"FFT: nobody was pleased", feedback.FFT(), []int{0, 0, 0, 1, 4, 0}, []float64{0, 100}},
		{"CSAT: points 4 and 5", feedback.CSAT(), []int{5, 3, 2, 1, 1}, []float64{66.7}},
		{"NPS: 9 and 10 less 0 to 6", feedback.NPS(), []int{2, 1, 4, 1, 1, 0, 0, 0, 0, 0, 1}, []float64{10}},
		{"NPS below zero", feedback.NPS(), []int{0, 0, 1, 1, 0, 0, 0, 5, 0, 0, 0}, []float64{-71.4}},
		{"half goes up", feedback.FFT(), []int{1, 0, 7, 0, 0, 0}, []float64{12.5, 0}},
		{"two thirds", feedback.FFT(), []int{4, 0, 2, 0, 0, 0}, []float64{66.7, 0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var a answers
			for i, o := range test.instrument.Options {
				a.add(test.counts[i], test.instrument.ID, o.Code, "2026-05", "front-desk")
			}
			got := feedback.Report(a, feedback.Options{Instrument: test.instrument}).Total.Values
			if !slices.Equal(got, test.want) {
				t.Errorf("values = %v, want %v", got, test.want)
			}
		})
	}
}

func TestReportByMonthAndTeam(t *testing.T) {
	t.Parallel()
	var a answers
	a.add(8, "fft", "very_good", "2026-05", "front-desk")
	a.add(2, "fft", "poor", "2026-05", "front-desk")
	a.add(6, "fft", "good", "2026-05", "billing")
	a.add(5, "fft", "dont_know", "2026-07", "billing")
	a.add(9, "fft", "very_good", "2026-04", "front-desk") // before the span
	a.add(9, "fft", "very_good", "2026-08", "front-desk") // after it
	a.add(9, "csat", "happy", "2026-05", "front-desk")    // another survey
	a.add(2, "fft", "happy", "2026-05", "front-desk")     // no such answer
	a = append(a, feedback.Answer{Instrument: "fft", Code: "good"})

	may, july := feedback.Month{Year: 2026, Month: time.May}, feedback.Month{Year: 2026, Month: time.July}
	got := feedback.Report(a, feedback.Options{Instrument: feedback.FFT(), From: may, To: july})
	want := feedback.Table{
		Instrument: feedback.FFT(),
		Total:      feedback.Group{N: 21, Values: []float64{66.7, 9.5}, Counts: []int{8, 6, 0, 2, 0, 5}},
		Months: []feedback.Group{
			{Month: may, N: 16, Values: []float64{87.5, 12.5}},
			{Month: july, N: 5, Values: []float64{0, 0}},
		},
		Teams: []feedback.Group{
			{Team: "billing", N: 11, Values: []float64{54.5, 0}},
			{Team: "front-desk", N: 10, Values: []float64{80, 20}},
		},
		Cells: []feedback.Group{
			{Month: may, Team: "billing", N: 6, Values: []float64{100, 0}},
			{Month: may, Team: "front-desk", N: 10, Values: []float64{80, 20}},
			{Month: july, Team: "billing", N: 5, Values: []float64{0, 0}},
			{Month: july, Team: "front-desk"},
		},
		Unreadable: 2,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	// With both ends open the two other months come in, and so does the answer without a day.
	open := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()})
	if open.Total.N != 39 || len(open.Months) != 4 || open.Unreadable != 3 {
		t.Errorf("open span: n = %d, %d months, %d unreadable; want 39, 4, 3", open.Total.N, len(open.Months), open.Unreadable)
	}
}

// What is hidden must not be in the table at all: whoever renders it cannot get it wrong.
func TestHiddenGroupsCarryNothing(t *testing.T) {
	t.Parallel()
	table := feedback.Report(sample(), feedback.Options{Instrument: feedback.FFT()})
	hidden := 0
	for _, groups := range [][]feedback.Group{{table.Total}, table.Months, table.Teams, table.Cells} {
		for _, g := range groups {
			if !g.Hidden {
				continue
			}
			hidden++
			if g.N != 0 || g.Values != nil || g.Counts != nil {
				t.Errorf("hidden, but %+v", g)
			}
		}
	}
	if hidden == 0 {
		t.Error("nothing is hidden: the sample has two small groups")
	}
}

func TestCommentsOfSmallGroups(t *testing.T) {
	t.Parallel()
	answer := func(comment, month, team string) feedback.Answer {
		return feedback.Answer{Instrument: "fft", Code: "good", Comment: comment, Team: team, Day: day(month)}
	}
	t.Run("a group of four has none, a group of five has", func(t *testing.T) {
		t.Parallel()
		a := answers{answer("kind", "2026-05", "front-desk"), answer("  \n", "2026-05", "front-desk")}
		a.add(2, "fft", "good", "2026-05", "front-desk")
		if got := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()}); len(got.Comments) != 0 || !got.Total.Hidden {
			t.Errorf("4 answers: comments %+v, total hidden %t", got.Comments, got.Total.Hidden)
		}
		a.add(1, "fft", "good", "2026-05", "front-desk")
		got := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()}).Comments
		want := []feedback.Comment{{Month: feedback.Month{Year: 2026, Month: 5}, Team: "front-desk", Label: "Good", Text: "kind"}}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
	t.Run("small groups are pooled, without month or team", func(t *testing.T) {
		t.Parallel()
		a := answers{answer("b", "2026-05", "front-desk"), answer("a", "2026-05", "billing")}
		a.add(2, "fft", "good", "2026-05", "front-desk")
		a.add(2, "fft", "good", "2026-05", "billing")
		got := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()}).Comments
		want := []feedback.Comment{{Pooled: true, Label: "Good", Text: "a"}, {Pooled: true, Label: "Good", Text: "b"}}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	})
}

func TestOrderOfAnswersDoesNotShow(t *testing.T) {
	t.Parallel()
	a := sample()
	turned := slices.Clone(a)
	slices.Reverse(turned)
	o := feedback.Options{Instrument: feedback.FFT()}
	if d := cmp.Diff(feedback.Report(a, o), feedback.Report(turned, o)); d != "" {
		t.Error(d)
	}
}

func TestRenderers(t *testing.T) {
	t.Parallel()
	tables := map[string]feedback.Table{
		"fft":   feedback.Report(sample(), feedback.Options{Instrument: feedback.FFT()}),
		"nps":   feedback.Report(sample(), feedback.Options{Instrument: feedback.NPS()}),
		"empty": feedback.Report(nil, feedback.Options{Instrument: feedback.CSAT()}),
	}
	for name, table := range tables {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var text, js, sheet bytes.Buffer
			for _, err := range []error{table.WriteText(&text), table.WriteJSON(&js), table.WriteCSV(&sheet)} {
				if err != nil {
					t.Fatal(err)
				}
			}
			golden(t, name+".txt", text.Bytes())
			golden(t, name+".json", js.Bytes())
			golden(t, name+".csv", sheet.Bytes())
		})
	}
}

func TestJSONHidesWithNull(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := feedback.Report(sample(), feedback.Options{Instrument: feedback.FFT()}).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var report struct {
		Cells []struct {
			Month, Team string
			Hidden      bool
			N           *int
			Measures    []struct {
				Value      *float64
				Definition string
			}
		} `json:"months_and_teams"`
	}
	if err := json.Unmarshal(b.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	hidden := 0
	for _, cell := range report.Cells {
		if (cell.N == nil) != cell.Hidden {
			t.Errorf("%+v: n must be null exactly if it is hidden", cell)
		}
		for _, m := range cell.Measures {
			if m.Definition == "" || cell.Hidden && m.Value != nil {
				t.Errorf("%+v: want a definition, and no value when hidden", cell)
			}
		}
		if cell.Hidden {
			hidden++
		}
	}
	if hidden == 0 {
		t.Error("nothing is hidden: the sample does not try it")
	}
}

// A patient can write a formula into a comment; the clinic opens the report in a spreadsheet.
func TestCSVRunsNoFormulas(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		`=HYPERLINK("http://example.org","free")`: `'=HYPERLINK("http://example.org","free")`,
		"+1":              "'+1",
		"-1":              "'-1",
		"@SUM(A1)":        "'@SUM(A1)",
		"a\t=1":           "a\t=1",
		"good; =1+1":      "good; =1+1",
		"\u200b=1":        "'\u200b=1",
		"＝1":              "'＝1",
		"1 = 1":           "1 = 1",
		`"quoted", and =`: `"quoted", and =`,
		"two\nlines":      "two\nlines",
		"thank you":       "thank you",
	}
	for text, want := range texts {
		var a answers
		a.add(5, "fft", "good", "2026-05", "=team")
		a = append(a, feedback.Answer{Instrument: "fft", Code: "good", Comment: text, Team: "=team", Day: day("2026-05")})
		var b bytes.Buffer
		if err := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()}).WriteCSV(&b); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		last := rows[len(rows)-1]
		if last[0] != "comment" || last[2] != "'=team" || last[7] != want {
			t.Errorf("%q: row %q, want the team as '=team and the comment as %q", text, last, want)
		}
	}
}

func TestTextKeepsTheTerminal(t *testing.T) {
	t.Parallel()
	var a answers
	a.add(5, "fft", "good", "2026-05", "front-desk")
	a[0].Comment = "\x1b[2Jgone\r\nsecond\u202eline"
	var b bytes.Buffer
	if err := feedback.Report(a, feedback.Options{Instrument: feedback.FFT()}).WriteText(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "Good:  [2Jgone  second line\n") {
		t.Errorf("comment not found on one line, without control characters:\n%q", b.String())
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	loc := zone(t, "Europe/London")
	late := time.Date(2026, time.June, 30, 23, 30, 0, 0, time.UTC)
	if got := feedback.DateOf(late, loc); got.String() != "2026-07-01" || feedback.MonthOf(got).String() != "2026-07" {
		t.Errorf("DateOf(%s) = %s: half past midnight in London is the next day, and here the next month", late, got)
	}
	december, err := feedback.ParseMonth("2026-12")
	if err != nil || december.String() != "2026-12" || !december.Before(feedback.Month{Year: 2027, Month: time.January}) {
		t.Errorf("ParseMonth(2026-12) = %s, %v; want it to come before January", december, err)
	}
	for _, s := range []string{"", "2026", "2026-13", "May 2026"} {
		if m, err := feedback.ParseMonth(s); err == nil || !strings.Contains(err.Error(), "2026-03") {
			t.Errorf("ParseMonth(%q) = %s, %v; want an example of how to write it", s, m, err)
		}
	}
	if s := (feedback.Month{}).String(); s != "" {
		t.Errorf("no month = %q", s)
	}
}

type answers []feedback.Answer

func (a *answers) add(n int, instrument, code, month, team string) {
	for range n {
		*a = append(*a, feedback.Answer{Instrument: instrument, Code: code, Team: team, Lang: "en", Day: day(month)})
	}
}

func day(month string) feedback.Date {
	first, err := time.Parse("2006-01", month)
	if err != nil {
		panic(err)
	}
	return feedback.DateOf(first, time.UTC)
}

// sample is three months of two teams, with comments; billing is small in April and in June.
func sample() answers {
	var a answers
	a.add(17, "fft", "very_good", "2026-04", "front-desk")
	a.add(4, "fft", "good", "2026-04", "front-desk")
	a.add(1, "fft", "poor", "2026-04", "front-desk")
	a.add(2, "fft", "good", "2026-04", "billing")
	a.add(1, "fft", "poor", "2026-04", "billing")
	a.add(22, "fft", "very_good", "2026-05", "front-desk")
	a.add(3, "fft", "dont_know", "2026-05", "front-desk")
	a.add(5, "fft", "very_good", "2026-05", "billing")
	a.add(1, "fft", "very_poor", "2026-05", "billing")
	a.add(14, "fft", "very_good", "2026-06", "front-desk")
	a.add(2, "fft", "neither", "2026-06", "front-desk")
	a.add(4, "fft", "very_good", "2026-06", "billing")
	a[0].Comment = "Maria was so kind on the phone."
	a[21].Comment = "Long wait."
	a[24].Comment = "Nobody could explain the bill."
	a[25].Comment = "=1+1, as they say"
	a.add(3, "nps", "ten", "2026-05", "front-desk")
	a.add(2, "nps", "seven", "2026-05", "front-desk")
	a.add(4, "nps", "two", "2026-05", "front-desk")
	return a
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (go test -update rewrites it):\n%s", path, d)
	}
}
