package console

import (
	"context"
	"errors"
	"net/http"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// fault is why a request could not be answered. What people read depends on status alone, or is said in title and
// advice; cause is for the log.
type fault struct {
	status        int
	title, advice string
	cause         error
}

func (f *fault) Error() string {
	if f.cause != nil {
		return f.cause.Error()
	}
	return http.StatusText(f.status)
}

func (f *fault) Unwrap() error { return f.cause }

// judge finds the fault in what a handler returned.
func judge(err error) *fault {
	var f *fault
	var refusal *chat.Refusal
	switch {
	case errors.As(err, &f):
		return f
	case errors.As(err, &refusal):
		return &fault{status: http.StatusConflict, title: refusalWords(refusal), cause: err}
	case errors.Is(err, store.ErrNotFound):
		return &fault{status: http.StatusNotFound, cause: err}
	case store.IsUnavailable(err), errors.Is(err, desk.ErrStopping), errors.Is(err, context.DeadlineExceeded):
		return &fault{status: http.StatusServiceUnavailable, cause: err}
	case errors.Is(err, store.ErrNoClinic):
		return &fault{
			status: http.StatusServiceUnavailable, title: "The clinic is not set up yet", cause: err,
			advice: "Someone who runs the server has to import the clinic’s settings first.",
		}
	}
	return &fault{status: http.StatusInternalServerError, cause: err}
}

// saying gives the words for a status, unless the fault has its own. They never come from an error's text.
func (f *fault) saying() (title, advice string) {
	title, advice = "Something went wrong on our side", "Nothing you did caused this, and nothing was lost. Try again in a moment."
	switch f.status {
	case http.StatusBadRequest:
		title, advice = "We could not read that", "Go back, reload the page and try again."
	case http.StatusUnauthorized:
		title, advice = "You are signed out", "Sign in to go on."
	case http.StatusForbidden:
		title, advice = "This page is for admins", "If you need it for your work, ask an admin of your clinic."
	case http.StatusNotFound:
		title, advice = "There is nothing here", "The page may have moved, or the chat is no longer kept. Your other chats are where they were."
	case http.StatusMethodNotAllowed:
		title, advice = "That does not work here", "Go back to the page you came from and use its buttons."
	case http.StatusConflict:
		title, advice = "That no longer fits", "Somebody else was a moment faster. Reload the page to see how things stand."
	case http.StatusRequestEntityTooLarge:
		title, advice = "That is too large", "A file may have up to 10 MB, and a text up to 12,000 characters."
	case http.StatusTooManyRequests:
		title, advice = "Please wait a moment", "There were many tries in a short time. Wait a minute and try again."
	case http.StatusServiceUnavailable:
		title, advice = "Our records cannot be reached right now",
			"What patients write meanwhile is kept and answered in order later. Try again in a minute."
	}
	if f.title != "" {
		title, advice = f.title, f.advice
	}
	return title, advice
}

type faultView struct {
	frame
	Heading       string
	Advice        string
	Retry, SignIn bool
}

// fail answers a request that could not be answered as asked, and returns the status.
func (c *console) fail(v *visit, err error) int {
	f := judge(err)
	if v.ctx().Err() != nil && errors.Is(err, context.Canceled) {
		return 499 // the browser has gone; nginx's number
	}
	switch {
	case f.status >= 500:
		c.Log.Error("console", "request", v.id, "route", v.r.Pattern, "staff", v.me.ID, "error", err)
	case f.status == http.StatusBadRequest, f.status == http.StatusRequestEntityTooLarge:
		c.Log.Warn("console", "request", v.id, "route", v.r.Pattern, "staff", v.me.ID, "status", f.status)
	}
	title, advice := f.saying()
	view := faultView{
		frame: c.frame(v, title, ""), Heading: title, Advice: advice,
		Retry: f.status == http.StatusServiceUnavailable, SignIn: f.status == http.StatusUnauthorized,
	}
	part := "page"
	if v.part() {
		part = "said"
	}
	if err := c.write(v, f.status, "fault", part, view); err != nil {
		c.Log.Error("console", "request", v.id, "error", err)
		http.Error(v.w, title, f.status)
	}
	return f.status
}
