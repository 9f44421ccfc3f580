package chat

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Hours are the clinic's opening hours by day or span of days: {mon-fri: "08:00-18:30", sat: ["09:00-12:00"]}.
// A day that is not named is closed. A slot that ends before it begins goes on past midnight.
type Hours map[string]Slots

// Slots are the opening times of one day, as "HH:MM-HH:MM".
type Slots []string

// UnmarshalYAML takes one slot or a list of them.
func (s *Slots) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*s = Slots{n.Value}
		return nil
	}
	var many []string
	if err := n.Decode(&many); err != nil {
		return err
	}
	*s = many
	return nil
}

// MarshalYAML writes a single slot without a list.
func (s Slots) MarshalYAML() (any, error) {
	if len(s) == 1 {
		return s[0], nil
	}
	return []string(s), nil
}

// Open reports whether people are at the desk.
func (c *Clinic) Open(at time.Time) bool {
	week, err := c.Settings.Hours.week()
	if err != nil {
		return false
	}
	at = at.In(c.Location)
	// A slot past midnight belongs to the day before.
	for _, back := range []int{0, 1} {
		day := at.AddDate(0, 0, -back)
		for _, s := range c.slotsOn(week, day) {
			from, to := s.on(day)
			if !at.Before(from) && at.Before(to) {
				return true
			}
		}
	}
	return false
}

// NextOpening says when people are back, looking two weeks ahead; false if they are not back by then.
func (c *Clinic) NextOpening(at time.Time) (time.Time, bool) {
	week, err := c.Settings.Hours.week()
	if err != nil {
		return time.Time{}, false
	}
	at = at.In(c.Location)
	for ahead := range 15 {
		day := at.AddDate(0, 0, ahead)
		for _, s := range c.slotsOn(week, day) {
			if from, _ := s.on(day); from.After(at) {
				return from, true
			}
		}
	}
	return time.Time{}, false
}

func (c *Clinic) slotsOn(week [7][]slot, day time.Time) []slot {
	if slices.Contains(c.Settings.Holidays, day.Format(time.DateOnly)) {
		return nil
	}
	return week[day.Weekday()]
}

// slot is a span of minutes of a day; to is above 24*60 when it ends on the next day.
type slot struct{ from, to int }

func (s slot) on(day time.Time) (from, to time.Time) {
	// time.Date and not an addition to midnight: on the days when clocks change, nine is still nine.
	at := func(minutes int) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), 0, minutes, 0, 0, day.Location())
	}
	return at(s.from), at(s.to)
}

func (h Hours) week() ([7][]slot, error) {
	var week [7][]slot
	for days, slots := range h {
		on, err := weekdays(days)
		if err != nil {
			return week, err
		}
		for _, text := range slots {
			s, err := parseSlot(text)
			if err != nil {
				return week, err
			}
			for _, d := range on {
				week[d] = append(week[d], s)
			}
		}
	}
	for d := range week {
		slices.SortFunc(week[d], func(a, b slot) int { return a.from - b.from })
		for i := 1; i < len(week[d]); i++ {
			if week[d][i].from < week[d][i-1].to {
				return week, fmt.Errorf("two slots of %s overlap", time.Weekday(d))
			}
		}
	}
	return week, nil
}

func weekdays(span string) ([]time.Weekday, error) {
	names := []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}
	first, last, many := strings.Cut(span, "-")
	if !many {
		last = first
	}
	a, b := slices.Index(names, first), slices.Index(names, last)
	if a < 0 || b < 0 {
		return nil, fmt.Errorf("%q is no day or span of days; examples are sat and mon-fri", span)
	}
	days := []time.Weekday{time.Weekday(a)}
	for d := a; d != b; {
		d = (d + 1) % 7
		days = append(days, time.Weekday(d))
	}
	return days, nil
}

func parseSlot(text string) (slot, error) {
	from, to, ok := strings.Cut(text, "-")
	a, errA := clock(strings.TrimSpace(from))
	b, errB := clock(strings.TrimSpace(to))
	if !ok || errA != nil || errB != nil || a == b {
		return slot{}, fmt.Errorf("%q is no span of time; an example is 08:00-18:30", text)
	}
	if b < a {
		b += 24 * 60
	}
	return slot{a, b}, nil
}

func clock(text string) (minutes int, err error) {
	if text == "24:00" {
		return 24 * 60, nil
	}
	t, err := time.Parse("15:04", text)
	if err != nil {
		return 0, err
	}
	return t.Hour()*60 + t.Minute(), nil
}
