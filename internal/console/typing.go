package console

import "net/http"

// keepDraft keeps what is being written, and shows the patient that somebody writes. Only the owner of the chat writes
// to the patient; a draft of anybody else is kept all the same.
func (c *console) keepDraft(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	h, err := c.Store.Handoff(v.ctx(), v.r.PathValue("handoff"))
	if err != nil {
		return err
	}
	text := v.value("text")
	if len([]rune(text)) > longestText {
		return &fault{status: http.StatusRequestEntityTooLarge}
	}
	if c.drafts.keep(v.me.ID, h.ID, text, v.now) && h.Owner == v.me.ID && h.EndedAt == nil && c.Typing != nil {
		c.Typing(v.ctx(), h.Conversation)
	}
	v.w.WriteHeader(http.StatusNoContent)
	return nil
}
