package chat_test

import (
	"strings"
	"testing"
	"time"

	"frontdesk/internal/chat"
)

func TestOpeningHours(t *testing.T) {
	t.Parallel()
	c := newClinic(t)
	for _, tc := range []struct {
		at   string
		open bool
		next string
	}{
		{"2026-11-25T07:59:59Z", false, "2026-11-25T08:00:00Z"},
		{"2026-11-25T08:00:00Z", true, "2026-11-25T14:00:00Z"},
		{"2026-11-25T13:30:00Z", false, "2026-11-25T14:00:00Z"}, // lunch
		{"2026-11-25T18:30:00Z", false, "2026-11-26T08:00:00Z"},
		{"2026-11-28T12:00:00Z", false, "2026-11-30T08:00:00Z"}, // Saturday noon: back on Monday
		{"2026-12-24T19:00:00Z", false, "2026-12-26T09:00:00Z"}, // the 25th is a holiday
		{"2026-06-10T07:30:00Z", true, "2026-06-10T13:00:00Z"},  // summer time: 8:30 in London
		{"2026-03-29T08:30:00Z", false, "2026-03-30T07:00:00Z"}, // the night when clocks go forward
	} {
		at, err := time.Parse(time.RFC3339, tc.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Open(at); got != tc.open {
			t.Errorf("open at %s: %t", tc.at, got)
		}
		next, ok := c.NextOpening(at)
		if got := next.UTC().Format(time.RFC3339); !ok || got != tc.next {
			t.Errorf("next opening after %s: %s, want %s", tc.at, got, tc.next)
		}
	}
}

func TestHoursPastMidnight(t *testing.T) {
	t.Parallel()
	c := newClinic(t)
	c.Settings.Hours = chat.Hours{"fri": {"20:00-02:00"}}
	c.Settings.Holidays = nil
	for at, want := range map[string]bool{
		"2026-11-27T23:00:00Z": true, "2026-11-28T01:59:00Z": true, "2026-11-28T02:00:00Z": false, "2026-11-27T01:00:00Z": false,
	} {
		when, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Open(when); got != want {
			t.Errorf("open at %s: %t", at, got)
		}
	}
}

func TestAClinicFileSaysWhatIsWrongAndWhere(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ name, from, to, want string }{
		{"no emergency number", `emergency: "999", `, ``, `clinic.yaml line 5: numbers: emergency is missing`},
		{"a number that is none", `"111"`, `"call us"`, `line 5: numbers: urgent: "call us" is no phone number`},
		{"time zone", `Europe/London`, `London`, `line 3: time_zone: "London" is no time zone`},
		{"hours", `"09:00-12:00"`, `"nine to noon"`, `line 6: hours: "nine to noon" is no span of time`},
		{"day", `sat:`, `saturday:`, `line 6: hours: "saturday" is no day`},
		{"overlap", `"14:00-18:30"`, `"12:00-18:30"`, `overlap`},
		{"unknown field", `teams:`, `team:`, `unknown field "team"`},
		{"holiday", `2026-12-25`, `Christmas`, `line 7: holidays: "Christmas" is no day`},
		{"not YAML", `name: Green`, `name: [Green`, `line`},
	} {
		text := strings.Replace(clinicFile, tc.from, tc.to, 1)
		if text == clinicFile {
			t.Fatalf("%s: nothing was changed", tc.name)
		}
		_, err := chat.ParseSettings("clinic.yaml", []byte(text))
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.want)
		}
	}
	s, err := chat.ParseSettings("clinic.yaml", []byte(clinicFile))
	if err != nil {
		t.Fatal(err)
	}
	data, err := s.Format()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := chat.ParseSettings("again.yaml", data); err != nil || again.Name != s.Name || len(again.Hours) != len(s.Hours) {
		t.Errorf("what Format writes is not read back: %v\n%s", err, data)
	}
}
