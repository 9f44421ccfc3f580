package console

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

type queueView struct {
	frame
	Queue queueList
}

// queueList is the queue as people see it, in lanes.
type queueList struct {
	Team    string // "": all
	Teams   []choice
	Current string // the chat that is open beside the list
	Lanes   []lane
	Refresh string // where to fetch it again
	Empty   bool
}

type lane struct {
	ID, Title string
	Hint      string // what it says when it is empty
	Cards     []card
}

// card is one chat of the queue. An alert whose chat has ended is a card without a chat.
type card struct {
	ID          string // of the handoff
	Name        string
	Words       string
	Team        string
	Reason      string
	Urgent      bool
	State       string // waiting, mine, other, ended
	Owner       string
	Wait        string // "5 minutes"; empty when the patient waits for nothing
	Since       string // machine-readable
	Slipped     bool
	Undelivered int
	Version     int
	Current     bool
	Alerts      []alertLine
	since       time.Time
}

type alertLine struct {
	ID    string
	Words string
	At    string
}

func (c *console) home(v *visit) error { return v.goTo("/chats") }

func (c *console) queuePage(v *visit) error {
	view := queueView{frame: c.frame(v, "Chats", "chats")}
	all, err := c.readQueue(v.ctx())
	if err != nil {
		return err
	}
	view.Bell = all.bell()
	if view.Queue, err = c.queueFor(v, all, v.r.URL.Query().Get("team"), ""); err != nil {
		return err
	}
	return c.page(v, http.StatusOK, "queue", view)
}

func (c *console) queueList(v *visit) error {
	all, err := c.readQueue(v.ctx())
	if err != nil {
		return err
	}
	q := v.r.URL.Query()
	list, err := c.queueFor(v, all, q.Get("team"), q.Get("beside"))
	if err != nil {
		return err
	}
	return c.piece(v, http.StatusOK, "queue", "queue", list)
}

// count is the number beside "Chats", with what the ring listens for.
func (c *console) count(v *visit) error {
	all, err := c.readQueue(v.ctx())
	if err != nil {
		return err
	}
	return c.piece(v, http.StatusOK, "queue", "bell", all.bell())
}

func (c *console) acknowledge(v *visit) error {
	err := c.Desk.Acknowledge(v.ctx(), v.r.PathValue("alert"), chat.Staff{ID: v.me.ID, Name: v.me.Name})
	if err != nil {
		return err
	}
	if err := v.form(); err != nil {
		return err
	}
	if h := v.value("chat"); h != "" {
		return v.goTo(chatPath(h) + "?done=seen")
	}
	return v.goTo("/chats?done=seen")
}

// waiting is all that is open, as the store gives it.
type waiting struct {
	handoffs []store.Handoff
	alerts   []store.Alert
}

func (c *console) readQueue(ctx context.Context) (waiting, error) {
	var w waiting
	var err error
	if w.handoffs, err = c.Store.Queue(ctx, ""); err != nil {
		return w, err
	}
	w.alerts, err = c.Store.OpenAlerts(ctx)
	return w, err
}

func (w waiting) bell() *bell {
	b := &bell{}
	chats := map[string]bool{}
	for _, a := range w.alerts {
		chats[a.Handoff] = true
		b.Calls = append(b.Calls, a.ID)
		b.Alarms = append(b.Alarms, a.ID)
	}
	for _, h := range w.handoffs {
		if h.Owner != "" {
			continue
		}
		chats[h.ID] = true
		// A chat that comes back, or becomes urgent, rings again.
		call := h.ID
		if h.Urgent {
			call += "!"
		}
		b.Calls = append(b.Calls, call+"/"+h.Team)
	}
	b.Count = len(chats)
	return b
}

func (c *console) queueFor(v *visit, all waiting, team, beside string) (queueList, error) {
	if !slices.Contains(c.teams(), team) {
		team = ""
	}
	list := queueList{Team: team, Current: beside, Refresh: "/chats/list?team=" + team}
	if beside != "" {
		list.Refresh += "&beside=" + url.QueryEscape(beside)
	}
	for _, t := range c.teams() {
		list.Teams = append(list.Teams, choice{t, teamWords(t)})
	}
	alerts := map[string][]store.Alert{}
	for _, a := range all.alerts {
		alerts[a.Handoff] = append(alerts[a.Handoff], a)
	}
	lanes := map[string]*lane{
		"urgent":  {ID: "urgent", Title: "Urgent"},
		"waiting": {ID: "waiting", Title: "Waiting", Hint: "Nobody is waiting. Enjoy the quiet."},
		"mine":    {ID: "mine", Title: "Mine", Hint: "You have no chats. Take one that is waiting."},
		"others":  {ID: "others", Title: "Others’ chats", Hint: "Nobody else is in a chat."},
	}
	for _, h := range all.handoffs {
		own := alerts[h.ID]
		delete(alerts, h.ID)
		// An emergency is everybody's: the team filter does not hide it.
		if team != "" && h.Team != team && len(own) == 0 && h.Owner != v.me.ID {
			continue
		}
		k, err := c.card(v, h, own)
		if err != nil {
			return list, err
		}
		k.Current = h.ID == beside
		lane := lanes[laneOf(k)]
		lane.Cards = append(lane.Cards, k)
	}
	for _, a := range all.alerts {
		left, ok := alerts[a.Handoff]
		if !ok {
			continue
		}
		delete(alerts, a.Handoff)
		k, err := c.alertCard(v, left)
		if err != nil {
			return list, err
		}
		lanes["urgent"].Cards = append(lanes["urgent"].Cards, k)
	}
	list.Empty = true
	for _, id := range []string{"urgent", "waiting", "mine", "others"} {
		l := lanes[id]
		list.Empty = list.Empty && len(l.Cards) == 0
		// Those who wait longest come first; whoever waits for nothing comes last.
		slices.SortStableFunc(l.Cards, func(a, b card) int {
			if a.since.IsZero() != b.since.IsZero() {
				if a.since.IsZero() {
					return 1
				}
				return -1
			}
			return a.since.Compare(b.since)
		})
		if id == "urgent" && len(l.Cards) == 0 {
			continue // an empty red box would only worry
		}
		list.Lanes = append(list.Lanes, *l)
	}
	return list, nil
}

// laneOf decides where a chat is shown: what nobody has seen yet comes before whose it is.
func laneOf(k card) string {
	switch {
	case len(k.Alerts) > 0, k.Urgent && k.State == "waiting":
		return "urgent"
	case k.State == "waiting":
		return "waiting"
	case k.State == "mine":
		return "mine"
	}
	return "others"
}

func (c *console) card(v *visit, h store.Handoff, alerts []store.Alert) (card, error) {
	seen, err := c.glance(v.ctx(), h)
	if err != nil {
		return card{}, err
	}
	k := card{
		ID: h.ID, Name: seen.Name, Words: seen.Words, Team: teamWords(h.Team), Reason: reasonWords(h.Reason), Urgent: h.Urgent,
		State: stateOf(h, v.me.ID), Owner: h.OwnerName, Slipped: h.Slipped, Undelivered: h.Undelivered, Version: h.Version,
	}
	if h.PatientAt != nil {
		k.since = *h.PatientAt
		k.Wait, k.Since = "just now", k.since.UTC().Format(time.RFC3339)
		if d := v.now.Sub(k.since); d >= time.Minute {
			k.Wait = waited(d)
		}
	}
	for _, a := range alerts {
		k.Alerts = append(k.Alerts, c.alertLine(v, a))
	}
	return k, nil
}

// alertCard is for alerts whose chat is over: the patient has ended it, or somebody has, before anybody saw them.
func (c *console) alertCard(v *visit, alerts []store.Alert) (card, error) {
	first := alerts[0]
	k := card{
		ID: first.Handoff, Name: "Patient", Team: teamWords(first.Team), Reason: reasonWords(string(chat.ReasonSafety)),
		Urgent: true, State: "ended", since: first.RaisedAt,
	}
	for _, a := range alerts {
		k.Alerts = append(k.Alerts, c.alertLine(v, a))
	}
	patient, err := c.Store.Patient(v.ctx(), first.Conversation)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return k, err
	}
	if err == nil {
		k.Name = nameOf(patient)
	}
	return k, nil
}

func (c *console) alertLine(v *visit, a store.Alert) alertLine {
	return alertLine{a.ID, levelWords(a.Level), momentWords(c.local(a.RaisedAt), c.local(v.now))}
}

func stateOf(h store.Handoff, me string) string {
	switch {
	case h.EndedAt != nil:
		return "ended"
	case h.Owner == "":
		return "waiting"
	case h.Owner == me:
		return "mine"
	}
	return "other"
}

func chatPath(handoff string) string { return "/chats/" + url.PathEscape(handoff) }
