package faq

import (
	"math"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	t.Parallel()
	many := []string{"one way", "other words", "third form"}
	plain := "Call us. We will help you. We are here all day."
	for _, c := range []struct {
		name    string
		entries []Entry
		want    []Finding
	}{
		{"all well", []Entry{{ID: "a", Lang: "en", Question: "Where can I park?", Variants: many, Answer: plain}}, nil},
		{
			"few variants",
			[]Entry{{ID: "a", Lang: "en", Question: "Where can I park?", Variants: many[:1], Answer: plain}},
			[]Finding{{SeverityHint, FindingVariants, "en", "a", "It has 1 variant: add 2 or more ways in which patients ask this."}},
		},
		{
			"long",
			[]Entry{{ID: "a", Lang: "es", Question: "¿Dónde?", Variants: many, Answer: strings.Repeat("é", 601)}},
			[]Finding{{SeverityWarning, FindingLong, "es", "a", "The answer has 601 characters: say the one thing that patients need in 600 or fewer."}},
		},
		{
			"hard to read",
			[]Entry{{ID: "a", Lang: "en", Question: "Can I smoke?", Variants: many, Answer: "Unfortunately our organization categorically prohibits recreational consumption of combustible materials throughout institutional premises."}},
			[]Finding{{SeverityWarning, FindingReading, "en", "a", "The answer reads at US grade 32: use shorter sentences and everyday words, for grade 6."}},
		},
		{
			"jargon once, whole words only",
			[]Entry{{ID: "a", Lang: "en", Question: "Can I get an X-ray?", Variants: many, Answer: "Come prior to noon. See radiology. Radiology is on floor 2. Adhere. Acuteness. We are all here to help you. Just ask us. We like to help."}},
			[]Finding{
				{SeverityHint, FindingJargon, "en", "a", `Instead of "prior to" write "before".`},
				{SeverityHint, FindingJargon, "en", "a", `Instead of "radiology" write "x-ray".`},
			},
		},
		{
			"same words in two entries, other languages apart",
			[]Entry{
				{ID: "a", Lang: "en", Question: "Where can I park?", Variants: many, Answer: plain},
				{ID: "b", Lang: "en", Question: "Is there a bus?", Variants: []string{"ONE way!", "other", "more words", "more  words?"}, Answer: plain},
				{ID: "b", Lang: "fr", Question: "Où?", Variants: many, Answer: plain},
			},
			[]Finding{
				{SeverityError, FindingDuplicate, "en", "b", `"ONE way!" also asks "a": leave it in one of them.`},
				{SeverityHint, FindingDuplicate, "en", "b", `It has "more  words?" twice: remove one.`},
			},
		},
		{
			"nearly the same question, different numbers",
			[]Entry{
				{ID: "a", Lang: "en", Question: "What time does the pharmacy open?", Variants: many, Answer: "It is open from 8:30 am to 5 pm. Call 555-0134 555."},
				{ID: "b", Lang: "en", Question: "What time does your pharmacy open?", Variants: []string{"x1", "x2", "x3"}, Answer: "It is open from 9 am. Call (555) 0199-555. It costs $5."},
				{ID: "c", Lang: "en", Question: "Does the pharmacy deliver?", Variants: []string{"y1", "y2", "y3"}, Answer: "Yes. It costs $7. Call 555-7777 555."},
			},
			[]Finding{
				{SeverityError, FindingConflict, "en", "b", `It says (555) 0199-555, but "a", on the same subject, says 555-0134 555: check which number is right.`},
				{SeverityError, FindingConflict, "en", "b", `It says 9 am, but "a", on the same subject, says 8:30 am: check which time is right.`},
				{SeverityWarning, FindingSimilar, "en", "b", `It asks nearly the same as "a": make one entry of them, or say in the questions how they differ.`},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := Check(c.entries)
			if len(got) != len(c.want) {
				t.Fatalf("got %d findings, want %d: %+v", len(got), len(c.want), got)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("finding %d\ngot  %+v\nwant %+v", i, got[i], c.want[i])
				}
			}
		})
	}
}

func TestDue(t *testing.T) {
	t.Parallel()
	on := Date{2026, 6, 1}
	entries := []Entry{
		{ID: "a", Lang: "en", ReviewBy: Date{2026, 5, 31}, Owner: "Ana"},
		{ID: "b", Lang: "en", ReviewBy: on, ValidUntil: on},
		{ID: "c", Lang: "en", ValidUntil: Date{2025, 12, 31}},
	}
	want := []Finding{
		{SeverityWarning, FindingReview, "en", "a", "Ana should have looked at it again by 2026-05-31."},
		{SeverityHint, FindingExpired, "en", "c", "Its last day was 2025-12-31, so patients no longer get it: renew or archive it."},
	}
	got := Due(entries, on)
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

func TestGrade(t *testing.T) {
	t.Parallel()
	// Counted by hand: words, sentences, syllables.
	for _, c := range []struct {
		text string
		want float64
	}{
		{"The cat sat on the mat. The dog ran to the park.", kincaid(12, 2, 12)},
		{"You can pay your bill at the front desk or on our website.", kincaid(13, 1, 14)},
		{"Please bring:\n- your identity card\n- the letter from your doctor", kincaid(10, 3, 15)},
		{"Our little table is stable. We asked and waited. She comes at 10:30 today.", kincaid(14, 3, 19)},
	} {
		got, ok := grade(c.text)
		if !ok || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("grade(%q) = %.2f, %v, want %.2f", c.text, got, ok, c.want)
		}
	}
	if _, ok := grade("Too short to tell."); ok {
		t.Error("a text of four words has a grade")
	}
}

func kincaid(words, sentences, syllables float64) float64 {
	return 0.39*words/sentences + 11.8*syllables/words - 15.59
}

func TestConflicts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		here, there string
		want        string // kinds of conflict
	}{
		{"Call 555 0134 12", "Call 555-0134-12 or 555 9999 99", ""},
		{"Call 555 0134 12", "Call 555 9999 99", "number"},
		{"It costs $25.00", "It is $25", ""},
		{"It costs $25", "It is 30 dollars", "price"},
		{"Open until 5 pm", "Open until 17:00", ""},
		{"Open until 17h", "Geschlossen ab 17.00 Uhr", ""},
		{"Open until 12 pm", "Open until 6 p.m.", "time"},
		{"Bus 14, floor 2", "Bus 15, floor 3", ""},
		{"It costs £8.30", "Open from 9:30", ""},
	} {
		var kinds []string
		for _, x := range conflicts(c.here, c.there) {
			kinds = append(kinds, x.what)
		}
		if got := strings.Join(kinds, " "); got != c.want {
			t.Errorf("conflicts(%q, %q) = %q, want %q", c.here, c.there, got, c.want)
		}
	}
}
