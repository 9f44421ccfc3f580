package main_test

import (
	"testing"

	"frontdesk/cmd/frontdesk/sample"
	"frontdesk/faq"
	"frontdesk/internal/safety"
)

// TestOrdinaryQuestionsRaiseNoAlarm asks every question of the sample clinic, in all its phrasings: a card where none
// is needed frightens people, and teaches staff to look away.
func TestOrdinaryQuestionsRaiseNoAlarm(t *testing.T) {
	t.Parallel()
	lexicon, err := safety.Load()
	if err != nil {
		t.Fatal(err)
	}
	data, err := sample.Files.ReadFile("faq.yaml")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := faq.Parse("faq.yaml", data, "en")
	if err != nil {
		t.Fatal(err)
	}
	asked, alarms := 0, 0
	for _, e := range entries {
		for _, text := range append([]string{e.Question}, e.Variants...) {
			asked++
			if v := lexicon.Check(text, "en"); v.Level.Alarm() {
				alarms++
				t.Logf("%s: %q: %s", e.ID, text, v.Explain())
			}
		}
	}
	// DESIGN's bound for ordinary questions is 5 in a thousand.
	if alarms*1000 > asked*5 {
		t.Errorf("%d of %d ordinary questions raise an alarm", alarms, asked)
	}
}
