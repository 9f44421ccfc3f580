package console

import (
	"time"

	"frontdesk/internal/store"
)

// frame is what every page shows around its own content.
type frame struct {
	Title    string // of the tab; it holds no word of a patient, because browsers remember it
	Section  string // which part of the console this is
	Clinic   string
	Me       store.Staff
	SignedIn bool
	Admin    bool
	Version  string
	Request  string
	CSS, JS  string
	Icon     string
	Notice   string // what was just done
	Away     bool   // the database is away, as far as is known
	Live     bool   // live facts can be had at all
	Idle     int    // seconds without a touch after which the page locks itself
	Bell     *bell  // nil before sign-in
}

// bell is what waits for somebody, for the ring and the number beside "Chats".
type bell struct {
	Count int // of chats that nobody has taken or that have an alert nobody has seen
	// Calls are ids of what waits; a new one among them rings. Alarms among them ring until somebody has seen them.
	Calls  []string
	Alarms []string
}

func (c *console) frame(v *visit, title, section string) frame {
	f := frame{
		Title: title, Section: section, Clinic: "Frontdesk", Me: v.me, SignedIn: v.me.ID != "", Admin: v.admin(),
		Version: c.Version, Request: v.id, CSS: c.assets.url("app.css"), JS: c.assets.url("app.js"),
		Icon: c.assets.url("icon.svg"), Away: !c.Desk.Available(), Live: c.Watch != nil,
		Idle: int(store.SessionIdle / time.Second), Notice: doneWords(v.r.URL.Query().Get("done")),
	}
	if clinic := c.Desk.Clinic(); clinic != nil {
		f.Clinic = clinic.Settings.Name
	}
	return f
}

// doneWords confirm what was done before a redirect. The address holds a code; nobody can put words of their own here.
func doneWords(code string) string {
	switch code {
	case "seen":
		return "Thank you. Everybody can see now that you have seen the alert."
	case "moved":
		return "The chat was moved. The new team sees it waiting."
	case "returned":
		return "The chat is back in the queue, and the patient knows."
	case "urgent":
		return "The chat is in the urgent lane now."
	case "ended":
		return "The chat has ended, and the patient was told."
	case "saved":
		return "The draft is saved. Patients still see the live answer, if there is one."
	case "published":
		return "Published. The next message is answered from it."
	case "withdrawn":
		return "Withdrawn. Patients do not get this answer any more. It is kept here as a draft."
	case "discarded":
		return "The draft was thrown away."
	case "parked":
		return "Noted. It is off the list."
	}
	return ""
}

// zone is the clinic's time zone; before any settings are known, UTC.
func (c *console) zone() *time.Location {
	if clinic := c.Desk.Clinic(); clinic != nil && clinic.Location != nil {
		return clinic.Location
	}
	return time.UTC
}

// local is a moment on the clinic's wall clock.
func (c *console) local(at time.Time) time.Time { return at.In(c.zone()) }

func (c *console) teams() []string {
	if clinic := c.Desk.Clinic(); clinic != nil {
		return clinic.Settings.Teams
	}
	return nil
}
