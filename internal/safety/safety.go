// Package safety spots signs of an emergency in what a patient writes, so that the right telephone number comes
// before everything else. It is signposting, not triage: it never says what is wrong, and a text without a sign is
// not a text without danger.
//
// What counts as a sign is data: one lexicon per language under lexicon/, reviewed and versioned, where every rule
// says whom it protects, why, and shows a line that it must catch and a near miss that it must leave alone. The
// lexicon format is described in lexicon/README.md.
//
// The package is pure: it embeds its data, uses the standard library only, does no I/O, and gives the same answer
// for the same text on every call.
package safety

import (
	"fmt"
	"strings"
)

// Level says what a text calls for, most pressing first.
type Level string

// The levels. Emergency, urgent and crisis are alarms: the number is the first line of the reply. Footer means that
// the words of an emergency are there but speak of the past, a question or somebody's absence of it: answer
// normally, and end with the number. None means that nothing was found.
const (
	Emergency Level = "emergency" // the emergency number, now
	Urgent    Level = "urgent"    // the urgent line, today
	Crisis    Level = "crisis"    // the crisis line: suicide, self-harm, violence
	Footer    Level = "footer"
	None      Level = "none"
)

// Alarm tells whether the level puts a number first in the reply.
func (l Level) Alarm() bool { return l == Emergency || l == Urgent || l == Crisis }

// rank orders levels; a lower rank is more pressing. Anything unknown ranks last.
func (l Level) rank() int {
	switch l {
	case Emergency:
		return 0
	case Urgent:
		return 1
	case Crisis:
		return 2
	case Footer:
		return 3
	}
	return 4
}

// Verdict is what Check found in one text.
type Verdict struct {
	Level    Level    `json:"level"`
	Category string   `json:"category"`          // of the deciding rule, "" when Level is None
	Lang     string   `json:"lang,omitempty"`    // of the deciding rule's lexicon, "" when Level is None
	Reasons  []Reason `json:"reasons,omitempty"` // the deciding rule first, at most 16
}

// Reason is one rule that matched. Words is what the patient wrote: show it to people who may read the
// conversation, keep it out of logs.
type Reason struct {
	Rule     string `json:"rule"`
	Level    Level  `json:"level"` // after softening
	Category string `json:"category"`
	Lang     string `json:"lang"`
	Words    string `json:"words"`              // the folded text from the first matched word to the last
	Softened string `json:"softened,omitempty"` // why the level is only a footer: negated, past, asked, imagined, another language
}

// Explain says in one line per reason what was found and why, for `frontdesk safety check`. It quotes the text.
func (v Verdict) Explain() string {
	if len(v.Reasons) == 0 {
		return string(None) + ": no rule matched"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s (%s)", v.Level, v.Category, v.Lang)
	for _, r := range v.Reasons {
		fmt.Fprintf(&b, "\n  %s %s/%s: %q", r.Level, r.Lang, r.Rule, r.Words)
		if r.Softened != "" {
			fmt.Fprintf(&b, ", softened because %s", r.Softened)
		}
	}
	return b.String()
}

// Categories lists the kinds of emergency that a rule may name: the fourteen of the clinic's safety convention,
// diabetic emergencies, and other.
func Categories() []string {
	return []string{
		"chest_pain", "stroke", "breathing", "unconscious_seizure", "bleeding_trauma", "anaphylaxis",
		"poisoning_overdose", "burns", "sepsis_meningitis", "pregnancy", "infant_unwell", "suicide_selfharm",
		"abuse_violence", "post_procedure", "diabetic", "other",
	}
}
