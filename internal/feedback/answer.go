package feedback

import (
	"fmt"
	"time"
)

// Answer is one patient's answer as it is counted. It names no patient and no visit, and its time is rounded to the day,
// so that an anonymous answer loses nothing by passing through here.
type Answer struct {
	ID         string
	Instrument string // Instrument.ID
	Code       string // Option.Code
	Comment    string
	Lang       string
	Team       string
	Source     string // how it came in: telegram, paper, ...
	Day        Date
}

// Date is a day of the clinic's calendar.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day that the clinic's calendar shows at t.
func DateOf(t time.Time, loc *time.Location) Date {
	year, month, day := t.In(loc).Date()
	return Date{year, month, day}
}

// String writes the day as 2026-03-29.
func (d Date) String() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// Month is a month of the clinic's calendar. The zero Month is no month.
type Month struct {
	Year  int
	Month time.Month
}

// MonthOf is the month that holds the day.
func MonthOf(d Date) Month {
	return Month{d.Year, d.Month}
}

// ParseMonth reads 2026-03.
func ParseMonth(s string) (Month, error) {
	t, err := time.Parse("2006-01", s)
	if err != nil {
		return Month{}, fmt.Errorf("month %q: write it as 2026-03", s)
	}
	return Month{t.Year(), t.Month()}, nil
}

// IsZero says that this is no month.
func (m Month) IsZero() bool {
	return m == Month{}
}

// Before says that m is earlier than o.
func (m Month) Before(o Month) bool {
	return m.index() < o.index()
}

// String writes the month as 2026-03, and no month as nothing.
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year, int(m.Month))
}

func (m Month) index() int {
	return m.Year*12 + int(m.Month)
}
