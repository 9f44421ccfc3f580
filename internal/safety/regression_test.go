package safety

import (
	"bytes"
	"os"
	"testing"
)

// The regression lines were written for this project, apart from the rules: emergencies as people write them, played
// down, in the third person, inside a request for an appointment; and near misses with the same words. What they say
// is not how good the lexicon is on lines it has not seen.
func TestRegression(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		recall      float64 // at least
		falseAlarms float64 // at most
	}{
		{"en_true", 0.98, 0},
		{"en_near", 1, 0.03},
		{"es", 0.95, 0.05},
		{"pt", 0.95, 0.05},
		{"fr", 0.95, 0.05},
		{"de", 0.95, 0.05},
		{"ru", 0.95, 0.05},
		{"ar", 0.95, 0.05},
		{"hi", 0.95, 0.05},
	} {
		text, err := os.ReadFile("testdata/" + c.name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		report, err := Evaluate(load(t), bytes.NewReader(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: recall %.3f, false alarms %.3f of %d lines", c.name, report.All.Recall(), report.All.FalseAlarms(), report.Lines)
		if report.All.Recall() < c.recall || report.All.FalseAlarms() > c.falseAlarms {
			t.Errorf("%s: want recall %.2f and false alarms %.2f\n%s", c.name, c.recall, c.falseAlarms, report)
		}
	}
}

// The collisions that the safety convention names, and one sign for each that must not drown in them.
func TestCollisions(t *testing.T) {
	t.Parallel()
	l := load(t)
	for _, c := range []struct {
		text  string
		alarm bool
	}{
		{"chest pain clinic hours", false},
		{"do you treat chest pain?", false},
		{"stroke rehab appointment", false},
		{"emergency contact form", false},
		{"heart attack in 2019", false},
		{"dying to know my results", false},
		{"cost of an overdose talk", false},
		{"I have no chest pain and no shortness of breath", false},
		{"do you treat chest pain? I have it right now and my arm is numb", true},
		{"no chest pain but I can't breathe", true},
		{"I had a heart attack in 2019 and my chest is tight again since this morning", true},
		{"not only is his face drooping, he can't speak", true},
		{"he is not breathing", true},
		{"I'm not sure but I think my dad is having a stroke", true},
	} {
		if v := l.Check(c.text, "en"); v.Level.Alarm() != c.alarm {
			t.Errorf("%q: alarm %v, want %v\n%s", c.text, v.Level.Alarm(), c.alarm, v.Explain())
		}
	}
}

// What softens a sign leaves a footer, and talk of suicide is never left without one.
func TestSofteningNeverSilences(t *testing.T) {
	t.Parallel()
	l := load(t)
	for _, text := range []string{
		"no chest pain today",
		"do you treat chest pain?",
		"I had a heart attack in 2019",
		"I am not suicidal",
		"I used to be suicidal ten years ago",
		"suicidal thoughts, is that a side effect",
	} {
		if v := l.Check(text, "en"); v.Level == None {
			t.Errorf("%q is silenced", text)
		}
	}
}
