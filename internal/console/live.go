package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"frontdesk/internal/store"
)

const (
	// A page that does not keep up is cut off, never waited for; it comes back and fetches all anew.
	mostUnread = 64

	heartbeat     = 20 * time.Second
	writePatience = 10 * time.Second

	// A feed that cannot begin says so at once; one that has not ended by then is taken for live.
	feedBegins = 200 * time.Millisecond
)

// live tells an open page that something has changed, by server-sent events; the page then fetches what it shows. Events
// hold ids and kinds, never words. The stream ends with the account, and at the latest when a session would.
func (c *console) live(v *visit) error {
	if c.Watch == nil {
		v.w.WriteHeader(http.StatusNoContent) // tells an EventSource not to come back
		return nil
	}
	ctx, cancel := context.WithTimeout(v.ctx(), store.SessionAbsolute)
	changes, ended := make(chan Change, mostUnread), make(chan error, 1)
	go func() {
		ended <- c.Watch(ctx, func(change Change) {
			select {
			case changes <- change:
			default:
				cancel()
			}
		})
	}()
	stopped := false
	defer func() {
		cancel()
		if !stopped {
			<-ended
		}
	}()
	out := newStream(v.w)
	if err := out.begin(); err != nil {
		return nil // the browser has gone
	}
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	begun := time.After(feedBegins)
	for {
		var err error
		select {
		case <-ctx.Done():
			return nil
		case err := <-ended:
			stopped = true
			if err != nil && !errors.Is(err, context.Canceled) {
				c.Log.Warn("live feed ended", "request", v.id, "error", err)
			}
			_ = out.send("lost", struct{}{})
			return nil
		case <-begun:
			err = out.send("live", struct{}{})
		case change := <-changes:
			err = out.send("change", change)
		case <-beat.C:
			if c.closed(ctx, v.me.ID) {
				return nil
			}
			err = out.beat()
		}
		if err != nil {
			return nil
		}
	}
}

// closed reports whether an account has been closed meanwhile. Trouble with the database ends no stream.
func (c *console) closed(ctx context.Context, staff string) bool {
	a, err := c.Store.FindStaff(ctx, staff)
	return errors.Is(err, store.ErrNotFound) || (err == nil && a.DisabledAt != nil)
}

// stream writes server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
type stream struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func newStream(w http.ResponseWriter) *stream { return &stream{w, http.NewResponseController(w)} }

func (s *stream) begin() error {
	s.w.Header().Set("Content-Type", "text/event-stream")
	s.w.Header().Set("X-Accel-Buffering", "no") // or a proxy would keep the events to itself
	return s.write("retry: 3000\n\n")
}

func (s *stream) send(event string, body any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return err
	}
	return s.write(fmt.Sprintf("event: %s\ndata: %s\n\n", event, data))
}

func (s *stream) beat() error { return s.write(": still here\n\n") }

// write gives up on a browser that has taken nothing for writePatience. It also moves the server's own limit, which is
// made for ordinary answers.
func (s *stream) write(text string) error {
	err := s.control.SetWriteDeadline(time.Now().Add(writePatience))
	if err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.control.Flush()
}
