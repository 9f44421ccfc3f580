package console

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"unicode"

	"frontdesk/internal/store"
)

type problemsView struct {
	frame
	Outage  bool
	Backlog backlogView
	Letters []letterView
	Parked  []parkedView
	MoreL   bool // there are more letters than are shown
	MoreP   bool
}

type backlogView struct {
	Open   int64
	Oldest string
	Slow   bool
}

type letterView struct {
	What, Why, When string
	Name            string
	Words           string
	Card            bool // a safety card: somebody may be in danger
	Href            string
}

type parkedView struct {
	Stamp, When, Why, Excerpt string
}

const (
	mostLetters = 100
	mostParked  = 100

	// slowAfter is when a backlog is worth a word: Telegram's own pauses are shorter.
	slowAfter = 60 // seconds
)

func (c *console) problemsPage(v *visit) error {
	view := problemsView{frame: c.frame(v, "Problems", "problems")}
	view.Outage = view.Away
	all, err := c.readQueue(v.ctx())
	if err != nil {
		return err
	}
	view.Bell = all.bell()
	backlog, err := c.Store.Backlog(v.ctx())
	if err != nil {
		return err
	}
	view.Backlog.Open = backlog.Open
	if !backlog.Oldest.IsZero() {
		age := v.now.Sub(backlog.Oldest)
		view.Backlog.Oldest, view.Backlog.Slow = waited(age), age.Seconds() > slowAfter
	}
	letters, err := c.Store.BuriedLetters(v.ctx(), mostLetters+1)
	if err != nil {
		return err
	}
	if view.MoreL = len(letters) > mostLetters; view.MoreL {
		letters = letters[:mostLetters]
	}
	chats := map[store.ID]string{}
	for _, h := range all.handoffs {
		chats[h.Conversation] = h.ID
	}
	for _, l := range letters {
		shown, err := c.letterView(v, l, chats)
		if err != nil {
			return err
		}
		view.Letters = append(view.Letters, shown)
	}
	parked, err := c.Store.ParkedUpdates(v.ctx(), mostParked+1)
	if err != nil {
		return err
	}
	if view.MoreP = len(parked) > mostParked; view.MoreP {
		parked = parked[:mostParked]
	}
	for _, p := range parked {
		view.Parked = append(view.Parked, parkedView{
			p.Stamp, momentWords(c.local(p.At), c.local(v.now)), parkedWords(p.Reason), excerpt(p.Raw),
		})
	}
	return c.page(v, http.StatusOK, "problems", view)
}

func (c *console) letterView(v *visit, l store.Buried, chats map[store.ID]string) (letterView, error) {
	shown := letterView{
		What: doorWords(l.Door), Why: problemWords(l.Reason), When: momentWords(c.local(l.At), c.local(v.now)),
		Card: l.Door == store.DoorAlert,
	}
	if l.Door == store.DoorNATS {
		return shown, nil
	}
	patient, err := c.Store.Patient(v.ctx(), l.Conversation)
	if errors.Is(err, store.ErrNotFound) {
		return shown, nil // forgotten
	}
	if err != nil {
		return shown, err
	}
	shown.Name = nameOf(patient)
	page, err := c.Store.Transcript(v.ctx(), l.Conversation, l.Seq-1)
	if err != nil {
		return shown, err
	}
	if len(page) > 0 && page[0].Seq == l.Seq {
		shown.Words = short(strings.Join(strings.Fields(page[0].Text), " "), 160)
	}
	if h, open := chats[l.Conversation]; open {
		shown.Href = chatPath(h)
	}
	return shown, nil
}

func (c *console) resolveParked(v *visit) error {
	err := c.Store.ResolveParked(v.ctx(), v.r.PathValue("stamp"), v.me.ID, v.now)
	if err != nil && !errors.Is(err, store.ErrNotFound) { // not found: somebody else was faster
		return err
	}
	c.Log.Info("parked update looked at", "request", v.id, "staff", v.me.ID)
	return v.goTo("/problems?done=parked")
}

// excerpt shows the words of an update if it can be read at all, else the beginning of what came. It is text only, and
// nothing in it can move, hide or turn the letters around it.
func excerpt(raw []byte) string {
	type message struct{ Text, Caption string }
	var update struct {
		Message message
		Edited  message `json:"edited_message"`
	}
	text := ""
	if json.Unmarshal(raw, &update) == nil {
		text = strings.TrimSpace(update.Message.Text + " " + update.Message.Caption + " " + update.Edited.Text + " " + update.Edited.Caption)
	}
	if text == "" {
		text = string(raw[:min(len(raw), 2000)])
	}
	text = strings.Map(func(r rune) rune {
		if isBidiControl(r) || !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, clean(text))
	return short(strings.Join(strings.Fields(text), " "), 280)
}
