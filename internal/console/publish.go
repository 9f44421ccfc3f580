package console

import (
	"errors"
	"net/http"

	"frontdesk/faq"
	"frontdesk/internal/store"
)

type publishView struct {
	frame
	Question string
	Path     string
	Seen     string
	First    bool // nothing is live yet
	Changes  []diffField
	Advice   advice
	Conflict string
}

// publishPage shows what would change for patients, word by word, before anything does.
func (c *console) publishPage(v *visit) error { return c.showPublish(v, http.StatusOK, "") }

func (c *console) showPublish(v *visit, status int, conflict string) error {
	a, err := c.article(v)
	if err != nil {
		return err
	}
	if a.Draft == nil {
		return &fault{
			status: http.StatusNotFound, title: "There is no draft to publish",
			advice: "What you see in the editor is live already, or somebody has just published it.",
		}
	}
	old := faq.Entry{}
	if a.Live != nil {
		old = *a.Live
	}
	view := publishView{
		frame: c.frame(v, "Publish answer", "answers"), Question: a.Draft.Question,
		Path: answerPath(a.Lang, a.ID), Seen: seenOf(a), First: a.Live == nil, Changes: diffEntries(old, *a.Draft),
		Conflict: conflict,
	}
	if view.Advice, err = c.advise(v.ctx(), *a.Draft); err != nil {
		return err
	}
	if err := c.hang(v, &view.frame); err != nil {
		return err
	}
	return c.page(v, status, "publish", view)
}

// publish makes live what the admin has seen, and nothing else.
func (c *console) publish(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	changed, err := c.publishIfUnchanged(v, v.value("seen"))
	if err != nil {
		return err
	}
	if changed {
		return c.showPublish(v, http.StatusConflict, "Somebody has changed this answer since you looked. Read it again before you publish.")
	}
	return v.goTo(answerPath(v.r.PathValue("lang"), v.r.PathValue("id")) + "?done=published")
}

func (c *console) publishIfUnchanged(v *visit, seen string) (changed bool, err error) {
	c.editing.Lock()
	defer c.editing.Unlock()
	a, err := c.article(v)
	if err != nil {
		return false, err
	}
	if a.Draft == nil && a.Live != nil && a.PublishedBy == v.me.ID {
		return false, nil // pressed twice
	}
	if seenOf(a) != seen || a.Draft == nil {
		return true, nil
	}
	revision, err := c.Store.Publish(v.ctx(), []store.EntryKey{{Lang: a.Lang, ID: a.ID}}, v.me.ID, v.now)
	if err != nil {
		return false, err
	}
	c.Log.Info("answer published", "request", v.id, "staff", v.me.ID, "lang", a.Lang, "entry", a.ID, "revision", revision)
	return false, nil
}

// withdraw takes an answer away from patients at once. What it said is kept as a draft, so that it can come back.
func (c *console) withdraw(v *visit) error {
	c.editing.Lock()
	defer c.editing.Unlock()
	a, err := c.article(v)
	if err != nil {
		return err
	}
	if a.Live == nil {
		return v.goTo(answerPath(a.Lang, a.ID) + "?done=withdrawn")
	}
	if a.Draft == nil {
		if err := c.Store.SaveDrafts(v.ctx(), []faq.Entry{*a.Live}, v.me.ID, v.now); err != nil {
			return err
		}
	}
	_, err = c.Store.Withdraw(v.ctx(), store.EntryKey{Lang: a.Lang, ID: a.ID}, v.me.ID, v.now)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	c.Log.Info("answer withdrawn", "request", v.id, "staff", v.me.ID, "lang", a.Lang, "entry", a.ID)
	return v.goTo(answerPath(a.Lang, a.ID) + "?done=withdrawn")
}

// discard throws a draft away. It carries the draft that was seen: what somebody else saved meanwhile is not thrown
// away unread.
func (c *console) discard(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	c.editing.Lock()
	defer c.editing.Unlock()
	a, err := c.article(v)
	if err != nil {
		return err
	}
	if a.Draft != nil && seenOf(a) != v.value("seen") {
		return &fault{
			status: http.StatusConflict, title: "Somebody has changed this draft since you looked",
			advice: "It was not thrown away. Open it again to see what is in it now.",
		}
	}
	if err := c.Store.DropDraft(v.ctx(), a.Lang, a.ID, v.me.ID, v.now); err != nil {
		return err
	}
	if a.Live == nil {
		return v.goTo("/answers?done=discarded")
	}
	return v.goTo(answerPath(a.Lang, a.ID) + "?done=discarded")
}
