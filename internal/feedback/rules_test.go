package feedback_test

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the same zones on every machine

	"frontdesk/internal/feedback"
)

func TestDue(t *testing.T) {
	t.Parallel()
	const layout = "2006-01-02 15:04:05 MST"
	for _, test := range []struct {
		zone, name, ended, due string
	}{
		{"Europe/London", "one day later, in friendly hours", "2026-06-01 15:30:00 BST", "2026-06-02 15:30:00 BST"},
		{"Europe/London", "early: at ten", "2026-06-01 08:10:00 BST", "2026-06-02 10:00:00 BST"},
		{"Europe/London", "at ten sharp", "2026-06-01 10:00:00 BST", "2026-06-02 10:00:00 BST"},
		{"Europe/London", "the last second", "2026-06-01 18:59:59 BST", "2026-06-02 18:59:59 BST"},
		{"Europe/London", "seven is too late", "2026-06-01 19:00:00 BST", "2026-06-03 10:00:00 BST"},
		{"Europe/London", "over new year", "2026-12-30 22:00:00 GMT", "2027-01-01 10:00:00 GMT"},
		{"Europe/London", "clocks go forward: 24 hours later is an hour later", "2026-03-28 12:00:00 GMT", "2026-03-29 13:00:00 BST"},
		{"Europe/London", "clocks go forward: ten on the new clock", "2026-03-28 06:00:00 GMT", "2026-03-29 10:00:00 BST"},
		{"Europe/London", "clocks go forward in the night before it opens", "2026-03-27 23:30:00 GMT", "2026-03-29 10:00:00 BST"},
		{"Europe/London", "clocks go forward: pushed past seven", "2026-03-28 18:30:00 GMT", "2026-03-30 10:00:00 BST"},
		{"Europe/London", "clocks go back: 24 hours later is an hour earlier", "2026-10-24 12:00:00 BST", "2026-10-25 11:00:00 GMT"},
		{"Europe/London", "clocks go back: pulled before ten", "2026-10-24 10:30:00 BST", "2026-10-25 10:00:00 GMT"},
		{"Europe/London", "clocks go back: pulled into the evening", "2026-10-24 19:30:00 BST", "2026-10-25 18:30:00 GMT"},
		{"America/New_York", "clocks go forward", "2026-03-07 09:30:00 EST", "2026-03-08 10:30:00 EDT"},
		{"America/New_York", "clocks go forward: pushed past seven", "2026-03-07 18:15:00 EST", "2026-03-09 10:00:00 EDT"},
		{"America/New_York", "clocks go back", "2026-10-31 10:45:00 EDT", "2026-11-01 10:00:00 EST"},
		{"America/New_York", "clocks go back: night", "2026-10-31 01:30:00 EDT", "2026-11-01 10:00:00 EST"},
	} {
		t.Run(test.zone+" "+test.name, func(t *testing.T) {
			t.Parallel()
			loc := zone(t, test.zone)
			ended, err := time.ParseInLocation(layout, test.ended, loc)
			if err != nil {
				t.Fatal(err)
			}
			if got := feedback.DefaultRules().Due(ended, loc).Format(layout); got != test.due {
				t.Errorf("Due(%s) = %s, want %s", test.ended, got, test.due)
			}
		})
	}
}

// Every visit in the weeks round a change of the clocks: never early, always in friendly hours, and at the first such
// minute. The hours also fall into the skipped and into the repeated hour.
func TestDueIsTheFirstFriendlyMinute(t *testing.T) {
	t.Parallel()
	hours := []feedback.Rules{
		feedback.DefaultRules(),
		{Delay: time.Hour, From: 90, To: 150},        // 01:30-02:30, across both changes
		{Delay: 90 * time.Minute, From: 65, To: 115}, // 01:05-01:55, wholly inside London's skipped hour
		{Delay: 0, From: 0, To: 24 * 60},             // the whole day
		{Delay: 48 * time.Hour, From: 23*60 + 30, To: 24 * 60},
	}
	for _, place := range []struct{ zone, from string }{
		{"Europe/London", "2026-03-27"},
		{"Europe/London", "2026-10-23"},
		{"America/New_York", "2026-03-06"},
		{"America/New_York", "2026-10-30"},
		{"Australia/Lord_Howe", "2026-10-02"}, // half an hour
		{"Pacific/Apia", "2011-12-28"},        // a day that never was
		{"America/Sao_Paulo", "2018-11-02"},   // midnight is skipped
		{"Antarctica/Troll", "2026-03-27"},    // two hours at once
		{"Asia/Kolkata", "2026-03-27"},        // no changes at all
	} {
		t.Run(place.zone+" "+place.from, func(t *testing.T) {
			t.Parallel()
			loc := zone(t, place.zone)
			start, err := time.ParseInLocation("2006-01-02", place.from, loc)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range hours {
				for minute := 0; minute < 4*24*60; minute += 23 {
					ended := start.Add(time.Duration(minute) * time.Minute)
					due := r.Due(ended, loc)
					want := ended.Add(r.Delay)
					for !friendly(r, want.In(loc)) {
						want = want.Add(time.Minute)
					}
					if !due.Equal(want) {
						t.Fatalf("%s-%s, visit ended %s: due %s, want %s", r.From, r.To, ended.In(loc), due, want.In(loc))
					}
				}
			}
		})
	}
}

func friendly(r feedback.Rules, local time.Time) bool {
	now := feedback.Clock(local.Hour()*60 + local.Minute())
	return r.From <= now && now < r.To
}

func TestReminder(t *testing.T) {
	t.Parallel()
	loc := zone(t, "Europe/London")
	at := func(s string) time.Time {
		when, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	rules := feedback.DefaultRules()
	got, ok := rules.Reminder(at("2026-06-01 15:30"), at("2026-06-02 15:30"), loc)
	if !ok || !got.Equal(at("2026-06-05 15:30")) {
		t.Errorf("Reminder = %s, %t; want three days after the question", got, ok)
	}
	// Asked late, because the clinic's machine had been off: the reminder would come after the end.
	if got, ok = rules.Reminder(at("2026-06-01 15:30"), at("2026-06-13 10:00"), loc); ok {
		t.Errorf("Reminder = %s, after the request ended at %s", got, rules.Expires(at("2026-06-01 15:30")))
	}
	rules.Remind = 0
	if got, ok = rules.Reminder(at("2026-06-01 15:30"), at("2026-06-02 15:30"), loc); ok {
		t.Errorf("Reminder = %s without one in the rules", got)
	}
}

func TestAllowed(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, time.June, 20, 11, 0, 0, 0, time.UTC)
	const day = 24 * time.Hour
	for _, test := range []struct {
		name string
		ask  feedback.Ask
		want feedback.Reason
	}{
		{"first time", feedback.Ask{Ended: now.Add(-day)}, ""},
		{"long since the last", feedback.Ask{Ended: now.Add(-day), Last: now.Add(-30 * day)}, ""},
		{"a second too soon", feedback.Ask{Ended: now.Add(-day), Last: now.Add(-30*day + time.Second)}, feedback.AskedRecently},
		{"last time lies ahead: a clock was wrong", feedback.Ask{Ended: now.Add(-day), Last: now.Add(day)}, feedback.AskedRecently},
		{"visit two weeks ago", feedback.Ask{Ended: now.Add(-14 * day)}, feedback.TooLate},
		{"just inside two weeks", feedback.Ask{Ended: now.Add(-14*day + time.Second)}, ""},
		{"no end of the visit", feedback.Ask{}, feedback.TooLate},
		{"stopped", feedback.Ask{Ended: now.Add(-day), Stopped: true}, feedback.Stopped},
		{"sensitive visit", feedback.Ask{Ended: now.Add(-day), Suppressed: true}, feedback.Suppressed},
		{"the weightiest reason", feedback.Ask{Suppressed: true, Stopped: true, Last: now}, feedback.Suppressed},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			ok, why := feedback.DefaultRules().Allowed(now, test.ask)
			if why != test.want || ok != (test.want == "") {
				t.Errorf("Allowed = %t, %q; want %q", ok, why, test.want)
			}
		})
	}
}

func TestRulesCheck(t *testing.T) {
	t.Parallel()
	if err := feedback.DefaultRules().Check(); err != nil {
		t.Errorf("default rules: %v", err)
	}
	for name, test := range map[string]struct {
		change func(*feedback.Rules)
		want   string
	}{
		"hours turned round":  {func(r *feedback.Rules) { r.From, r.To = r.To, r.From }, "19:00 to 10:00"},
		"no hours":            {func(r *feedback.Rules) { r.To = r.From }, "10:00 to 10:00"},
		"past midnight":       {func(r *feedback.Rules) { r.To = 25 * 60 }, "10:00 to 25:00"},
		"before midnight":     {func(r *feedback.Rules) { r.From = -60 }, "friendly hours"},
		"negative delay":      {func(r *feedback.Rules) { r.Delay = -1 }, "below zero"},
		"negative pause":      {func(r *feedback.Rules) { r.Cooldown = -1 }, "below zero"},
		"ends before it asks": {func(r *feedback.Rules) { r.Expire = r.Delay }, "24h0m0s after the visit"},
	} {
		rules := feedback.DefaultRules()
		test.change(&rules)
		if err := rules.Check(); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Check = %v, want it to say %q", name, err, test.want)
		}
		// Rules that were never checked must still end.
		ended := time.Date(2026, time.June, 20, 23, 0, 0, 0, time.UTC)
		if due := rules.Due(ended, time.UTC); due.Before(ended.Add(rules.Delay)) {
			t.Errorf("%s: due %s, early", name, due)
		}
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}
