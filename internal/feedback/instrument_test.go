package feedback_test

import (
	"regexp"
	"slices"
	"testing"

	"frontdesk/internal/feedback"
)

// NHS England publishes this wording and forbids changing it; services are compared by it.
func TestFFTWordingIsLocked(t *testing.T) {
	t.Parallel()
	fft := feedback.FFT()
	if got, want := fft.Question, "Overall, how was your experience of our service?"; got != want {
		t.Errorf("question = %q, want %q", got, want)
	}
	var codes, labels []string
	for _, o := range fft.Options {
		codes = append(codes, o.Code)
		labels = append(labels, o.Label)
	}
	if want := []string{"Very good", "Good", "Neither good nor poor", "Poor", "Very poor", "Don't know"}; !slices.Equal(labels, want) {
		t.Errorf("options = %q, want %q", labels, want)
	}
	if want := []string{"very_good", "good", "neither", "poor", "very_poor", "dont_know"}; !slices.Equal(codes, want) {
		t.Errorf("codes = %q, want %q: stored answers would change their meaning", codes, want)
	}
}

func TestInstruments(t *testing.T) {
	t.Parallel()
	word := regexp.MustCompile(`^[a-z_]{1,21}$`)
	options := map[string]int{"fft": 6, "csat": 5, "nps": 11}
	seen := map[string]bool{}
	for _, i := range feedback.Instruments() {
		if len(i.Options) != options[i.ID] || seen[i.ID] {
			t.Errorf("%s: %d options, want %d of one instrument of this name", i.ID, len(i.Options), options[i.ID])
		}
		seen[i.ID] = true
		if i.Version < 1 || i.Name == "" || i.Question == "" || i.Why == "" || len(i.Measures) == 0 {
			t.Errorf("%s is not complete: %+v", i.ID, i)
		}
		codes := map[string]bool{}
		for _, o := range i.Options {
			if !word.MatchString(o.Code) || codes[o.Code] || o.Label == "" {
				t.Errorf("%s: option %+v: want a code of its own, a short word", i.ID, o)
			}
			codes[o.Code] = true
			if got, ok := i.Option(o.Code); !ok || got != o {
				t.Errorf("%s: Option(%q) = %+v, %t", i.ID, o.Code, got, ok)
			}
		}
		for _, m := range i.Measures {
			if m.ID == "" || m.Name == "" || m.Definition == "" {
				t.Errorf("%s: measure %+v is not complete", i.ID, m)
			}
		}
		if found, ok := feedback.Find(i.ID); !ok || found.Question != i.Question {
			t.Errorf("Find(%q) = %+v, %t", i.ID, found, ok)
		}
		if _, ok := i.Option("nothing_like_it"); ok {
			t.Errorf("%s takes an unknown code", i.ID)
		}
	}
	if len(seen) != len(options) {
		t.Errorf("instruments = %v, want %v", seen, options)
	}
	if i, ok := feedback.Find("hcahps"); ok {
		t.Errorf("Find(hcahps) = %+v", i)
	}
}

func TestPoorAnswersCallForRecovery(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"fft":  {"poor", "very_poor"},
		"csat": {"unhappy", "very_unhappy"},
		"nps":  {"six", "five", "four", "three", "two", "one", "zero"},
	}
	for _, i := range feedback.Instruments() {
		var poor []string
		for _, o := range i.Options {
			if i.Poor(o.Code) {
				poor = append(poor, o.Code)
			}
		}
		if !slices.Equal(poor, want[i.ID]) {
			t.Errorf("%s: poor = %q, want %q", i.ID, poor, want[i.ID])
		}
		if i.Poor("") || i.Poor("terrible") {
			t.Errorf("%s: an unknown code is poor", i.ID)
		}
	}
}
