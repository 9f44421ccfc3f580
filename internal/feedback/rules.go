package feedback

import (
	"errors"
	"fmt"
	"time"
)

// Rules say when a patient is asked about a visit, and how often.
type Rules struct {
	Delay    time.Duration // from the end of the visit to the question
	From, To Clock         // friendly hours of the clinic's day: From is inside, To is outside
	Remind   time.Duration // from the question to the one reminder; zero: no reminder
	Expire   time.Duration // from the end of the visit until nothing is asked or taken any more
	Cooldown time.Duration // between two questions to one patient, whatever the visits
}

// Clock is a time of day in minutes after midnight, as a clock on the clinic's wall shows it.
type Clock int

// DefaultRules ask one day after the visit, between 10:00 and 19:00, remind once after three days, end after 14 days and
// leave a patient in peace for 30 days.
func DefaultRules() Rules {
	return Rules{
		Delay:    24 * time.Hour,
		From:     10 * 60,
		To:       19 * 60,
		Remind:   72 * time.Hour,
		Expire:   14 * 24 * time.Hour,
		Cooldown: 30 * 24 * time.Hour,
	}
}

// Check says what is wrong with rules that a clinic has set.
func (r Rules) Check() error {
	switch {
	case r.Delay < 0 || r.Remind < 0 || r.Cooldown < 0:
		return errors.New("feedback rules: a delay, reminder or pause below zero; use zero for none")
	case !r.hours():
		return fmt.Errorf("feedback rules: friendly hours %s to %s; use two times of one day, the earlier first", r.From, r.To)
	case r.Expire <= r.Delay:
		return fmt.Errorf("feedback rules: requests end %s after the visit, before the first question at %s; end them later", r.Expire, r.Delay)
	}
	return nil
}

// Due is when to ask about a visit that ended at this time: the first moment in the clinic's friendly hours that is not
// earlier than Delay after the end. Delay is elapsed time, so across a change of the clocks the hour on the wall shifts.
func (r Rules) Due(ended time.Time, loc *time.Location) time.Time {
	return r.Friendly(ended.Add(r.Delay), loc)
}

// Reminder is when to remind a patient who was asked at this time and has not answered. It is false when there is none:
// the rules have none, or it would come when the request has ended.
func (r Rules) Reminder(ended, asked time.Time, loc *time.Location) (time.Time, bool) {
	if r.Remind <= 0 {
		return time.Time{}, false
	}
	at := r.Friendly(asked.Add(r.Remind), loc)
	return at, at.Before(r.Expires(ended))
}

// Expires is when a request about a visit that ended at this time is over.
func (r Rules) Expires(ended time.Time) time.Time {
	return ended.Add(r.Expire)
}

// Friendly is the first moment not before t when the clinic's clock shows friendly hours, right across changes of the
// clocks. A day whose friendly hours fall wholly into the hour that the clocks skip has none. Rules that Check refuses
// for their hours move nothing.
func (r Rules) Friendly(t time.Time, loc *time.Location) time.Time {
	t = t.In(loc)
	if !r.hours() {
		return t
	}
	for {
		wall := sinceMidnight(t)
		if r.From.duration() <= wall && wall < r.To.duration() {
			return t
		}
		wait := r.From.duration() - wall
		if wait < 0 {
			wait += 24 * time.Hour
		}
		// The wall clock runs evenly only until it is changed. time.Date would guess at hours that are skipped or come
		// twice, so go as far as the change and look at the clock again.
		_, change := t.ZoneBounds()
		opens := t.Add(wait)
		if change.IsZero() || opens.Before(change) {
			return opens
		}
		t = change.In(loc)
	}
}

// Ask is what is known about a request at the moment when it would go out.
type Ask struct {
	Ended      time.Time // the end of the visit
	Last       time.Time // when this patient was last asked, by whatever visit; zero: never
	Suppressed bool      // the visit came with suppress_feedback
	Stopped    bool      // the patient does not want these messages, or never agreed to them
}

// Reason is a stable word for why a patient is not asked.
type Reason string

// Reasons not to ask, the weightiest first.
const (
	Suppressed    Reason = "suppressed"     // sensitive visit: the clinic asked not to
	Stopped       Reason = "stopped"        // the patient asked not to
	TooLate       Reason = "too_late"       // the visit is too long ago
	AskedRecently Reason = "asked_recently" // within the pause
)

// Allowed says whether a patient may be asked about a visit now, or the weightiest reason why not. It does not look at
// the hour: that is Due's and Friendly's work. A visit without an end counts as too long ago.
func (r Rules) Allowed(now time.Time, a Ask) (bool, Reason) {
	switch {
	case a.Suppressed:
		return false, Suppressed
	case a.Stopped:
		return false, Stopped
	case !now.Before(r.Expires(a.Ended)):
		return false, TooLate
	case !a.Last.IsZero() && now.Before(a.Last.Add(r.Cooldown)):
		return false, AskedRecently
	}
	return true, ""
}

// String writes the time of day as 19:00.
func (c Clock) String() string {
	return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60)
}

func (c Clock) duration() time.Duration {
	return time.Duration(c) * time.Minute
}

func (r Rules) hours() bool {
	return 0 <= r.From && r.From < r.To && r.To <= 24*60
}

func sinceMidnight(t time.Time) time.Duration {
	hour, minute, second := t.Clock()
	return time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute +
		time.Duration(second)*time.Second + time.Duration(t.Nanosecond())
}
