package faq

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	_ "embed"

	"frontdesk/internal/language"
)

// Severity says how much a Finding matters.
type Severity string

const (
	SeverityError   Severity = "error"   // patients get a wrong or contradictory answer
	SeverityWarning Severity = "warning" // patients may not understand or not find the answer
	SeverityHint    Severity = "hint"    // it could be better
)

// Finding is one thing about the entries that a person should look at.
type Finding struct {
	Severity Severity
	Kind     FindingKind
	Lang     string
	ID       string // of the entry
	Advice   string // one plain sentence
}

// FindingKind tells what a Finding is about.
type FindingKind string

const (
	FindingDuplicate FindingKind = "duplicate" // two entries are asked by the same words
	FindingSimilar   FindingKind = "similar"   // two questions are nearly the same
	FindingConflict  FindingKind = "conflict"  // two entries on one subject give different numbers
	FindingReading   FindingKind = "reading"   // hard to read
	FindingJargon    FindingKind = "jargon"    // a word that many patients do not know
	FindingLong      FindingKind = "long"      // an answer longer than patients read
	FindingVariants  FindingKind = "variants"  // too few ways to ask
	FindingReview    FindingKind = "review"    // the day of review has passed
	FindingExpired   FindingKind = "expired"   // the last day of the answer has passed
)

// What Check holds answers to.
const (
	plainGrade    = 6.0 // US grade that most adults read with ease, also under stress
	hardGrade     = 8.0 // above it a warning
	longAnswer    = 600 // characters
	fewVariants   = 3
	alikeShare    = 0.8 // of the words of two questions that they share: the same question
	subjectShare  = 0.5 // the same subject
	crowdedTopics = 400 // a word in more questions than this names no subject
)

// Check looks for what makes answers wrong, hard to find or hard to read. Drafts and archived entries are looked at
// like the others. Readability and jargon are judged in English only. Findings come in the order of the entries,
// the weightiest first. For days that have passed see Due.
func Check(entries []Entry) []Finding {
	var findings []Finding
	for i := range entries {
		findings = append(findings, checkEntry(&entries[i])...)
	}
	findings = append(findings, duplicates(entries)...)
	findings = append(findings, alike(entries)...)
	sortFindings(findings, entries)
	return findings
}

// Due returns the entries whose review_by or valid_until has passed on the day.
func Due(entries []Entry, on Date) []Finding {
	var findings []Finding
	for i := range entries {
		e := &entries[i]
		if !e.ReviewBy.IsZero() && e.ReviewBy.Compare(on) < 0 {
			who := cmp.Or(e.Owner, "Its owner")
			findings = append(findings, found(e, SeverityWarning, FindingReview, "%s should have looked at it again by %s.", who, e.ReviewBy))
		}
		if !e.ValidUntil.IsZero() && e.ValidUntil.Compare(on) < 0 {
			findings = append(findings, found(e, SeverityHint, FindingExpired, "Its last day was %s, so patients no longer get it: renew or archive it.", e.ValidUntil))
		}
	}
	return findings
}

func found(e *Entry, s Severity, k FindingKind, format string, args ...any) Finding {
	return Finding{Severity: s, Kind: k, Lang: e.Lang, ID: e.ID, Advice: fmt.Sprintf(format, args...)}
}

// sortFindings orders by entry, then by severity, otherwise as found.
func sortFindings(findings []Finding, entries []Entry) {
	place := make(map[[2]string]int, len(entries))
	for i, e := range entries {
		place[[2]string{e.Lang, e.ID}] = i
	}
	rank := map[Severity]int{SeverityError: 0, SeverityWarning: 1, SeverityHint: 2}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(place[[2]string{a.Lang, a.ID}], place[[2]string{b.Lang, b.ID}]),
			cmp.Compare(rank[a.Severity], rank[b.Severity]))
	})
}

func checkEntry(e *Entry) []Finding {
	var findings []Finding
	add := func(s Severity, k FindingKind, format string, args ...any) {
		findings = append(findings, found(e, s, k, format, args...))
	}
	if n := utf8.RuneCountInString(e.Answer); n > longAnswer {
		add(SeverityWarning, FindingLong, "The answer has %d characters: say the one thing that patients need in %d or fewer.", n, longAnswer)
	}
	if n := len(e.Variants); n < fewVariants {
		add(SeverityHint, FindingVariants, "It has %s: add %d or more ways in which patients ask this.", count(n, "variant"), fewVariants-n)
	}
	if base(cmp.Or(e.Lang, defaultLang)) != "en" {
		return findings
	}
	if g, ok := grade(e.Answer); ok && g > plainGrade {
		severity := SeverityHint
		if g > hardGrade {
			severity = SeverityWarning
		}
		add(severity, FindingReading, "The answer reads at US grade %.0f: use shorter sentences and everyday words, for grade %.0f.", g, plainGrade)
	}
	for _, j := range jargonIn(e.Question + " . " + e.Answer) {
		add(SeverityHint, FindingJargon, "Instead of %q write %q.", j.hard, j.plain)
	}
	return findings
}

func count(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

//go:embed data/jargon.txt
var jargonFile string

type jargon struct{ hard, plain string }

// jargonList holds jargon by its first word.
var jargonList = sync.OnceValue(func() map[string][]jargon {
	list := make(map[string][]jargon)
	for line := range strings.Lines(jargonFile) {
		hard, plain, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			continue
		}
		first, _, _ := strings.Cut(hard, " ")
		list[first] = append(list[first], jargon{hard, plain})
	}
	return list
})

// jargonIn returns each jargon word of a text once, in the order in which they come.
func jargonIn(text string) []jargon {
	folded := language.Fold(text)
	var all []jargon
	language.EachWord(folded, func(start, end int) {
		for _, j := range jargonList()[strings.TrimSuffix(folded[start:end], "'s")] {
			if rest, ok := strings.CutPrefix(folded[start:], j.hard); ok && !startsWord(rest) && !slices.Contains(all, j) {
				all = append(all, j)
			}
		}
	})
	return all
}

func startsWord(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= utf8.RuneSelf)
}

// duplicates finds phrasings that two entries share, or that an entry has twice.
func duplicates(entries []Entry) []Finding {
	seen := make(map[[2]string]int) // language and words -> place in entries
	var findings []Finding
	for i := range entries {
		e := &entries[i]
		for text := range e.phrasings {
			key := [2]string{e.Lang, strings.Join(language.Words(language.Fold(text)), " ")}
			before, ok := seen[key]
			switch {
			case !ok:
				seen[key] = i
			case before == i:
				findings = append(findings, found(e, SeverityHint, FindingDuplicate, "It has %q twice: remove one.", text))
			default:
				findings = append(findings, found(e, SeverityError, FindingDuplicate, "%q also asks %q: leave it in one of them.", text, entries[before].ID))
			}
		}
	}
	return findings
}

// alike compares entries of one language whose questions share words: nearly the same questions, and different
// numbers on one subject.
func alike(entries []Entry) []Finding {
	subjects := make([][]string, len(entries))
	holders := make(map[[2]string][]int)
	var findings []Finding
	for i := range entries {
		e := &entries[i]
		subjects[i] = subject(e)
		shared := make(map[int]int)
		for _, w := range subjects[i] {
			key := [2]string{e.Lang, w}
			if len(holders[key]) <= crowdedTopics {
				for _, other := range holders[key] {
					shared[other]++
				}
			}
			holders[key] = append(holders[key], i)
		}
		for _, other := range slices.Sorted(maps.Keys(shared)) {
			n := shared[other]
			share := float64(n) / float64(len(subjects[i])+len(subjects[other])-n)
			findings = append(findings, compare(e, &entries[other], share)...)
		}
	}
	return findings
}

// subject returns the stems of the words that tell what a question is about, each once.
func subject(e *Entry) []string {
	usual := common(e.Lang)
	var stems []string
	for _, w := range language.Words(language.Fold(e.Question)) {
		if s := stem(e.Lang, w); usual[w] == 0 && !slices.Contains(stems, s) {
			stems = append(stems, s)
		}
	}
	return stems
}

func compare(e, other *Entry, share float64) []Finding {
	var findings []Finding
	if share >= alikeShare {
		findings = append(findings, found(e, SeverityWarning, FindingSimilar, "It asks nearly the same as %q: make one entry of them, or say in the questions how they differ.", other.ID))
	}
	if share < subjectShare {
		return findings
	}
	for _, c := range conflicts(e.Answer, other.Answer) {
		findings = append(findings, found(e, SeverityError, FindingConflict, "It says %s, but %q, on the same subject, says %s: check which %s is right.", c.here, other.ID, c.there, c.what))
	}
	return findings
}
