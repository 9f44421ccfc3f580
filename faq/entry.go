package faq

import (
	"cmp"
	"fmt"
	"strings"
)

// Entry is one thing that people ask, in one language, with the answer that the clinic publishes.
type Entry struct {
	ID         string   // unique per language: a-z, 0-9 and "-", at most 64 characters
	Lang       string   // BCP 47, lower case: "en", "pt-br"
	Topic      string   // groups entries for people; the matcher does not need it
	Question   string   // one line, as a patient would read it
	Variants   []string // other ways to ask the same, one line each
	Answer     string   // plain text; lines parted by "\n"
	Tags       []string
	Owner      string // who keeps the answer true
	Team       string // who gets the conversation when a person is needed
	Status     string // "", "draft", "published" or "archived"; "" leaves it to whoever imports
	ReviewBy   Date   // the owner looks at the answer again by this day
	ValidFrom  Date   // first day on which the answer may be given
	ValidUntil Date   // last day on which the answer may be given
}

// Current reports whether the answer may be given on the day. The zero Date asks for no check.
func (e *Entry) Current(on Date) bool {
	if on.IsZero() {
		return true
	}
	if !e.ValidFrom.IsZero() && on.Compare(e.ValidFrom) < 0 {
		return false
	}
	return e.ValidUntil.IsZero() || on.Compare(e.ValidUntil) <= 0
}

// phrasings calls yield with the question and then each variant.
func (e *Entry) phrasings(yield func(string) bool) {
	if !yield(e.Question) {
		return
	}
	for _, v := range e.Variants {
		if !yield(v) {
			return
		}
	}
}

// Date is a day of the calendar, without time or zone. The zero Date means "not set".
type Date struct {
	Year, Month, Day int
}

// ParseDate reads "2026-03-31". The empty string is the zero Date. A day that the month does not have is refused.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	var d Date
	if len(s) != len("2026-03-31") || s[4] != '-' || s[7] != '-' ||
		!digits(s[:4], &d.Year) || !digits(s[5:7], &d.Month) || !digits(s[8:], &d.Day) {
		return Date{}, fmt.Errorf("%q is not a date: write it like 2026-03-31", s)
	}
	if d.Year == 0 || d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(d.Year, d.Month) {
		return Date{}, fmt.Errorf("%q is not a day of the calendar", s)
	}
	return d, nil
}

func digits(s string, to *int) bool {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return false
		}
		n = n*10 + int(c-'0')
	}
	*to = n
	return true
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// IsZero reports whether the date is not set.
func (d Date) IsZero() bool { return d == Date{} }

// Compare returns -1, 0 or 1 as d is before, equal to or after other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// String returns "2026-03-31", or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDate reads.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(strings.TrimSpace(string(text)))
	return err
}
