package console

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"frontdesk/internal/store"
)

// visit is one request: who asks, when, and where the answer goes.
type visit struct {
	w     http.ResponseWriter
	r     *http.Request
	id    string // of the request, for the page and the log
	now   time.Time
	me    store.Staff // zero before sign-in
	token string      // of the session
}

// handler answers a visit. What it returns is turned into a page by fail; nothing may have been written then.
type handler func(v *visit) error

func (v *visit) ctx() context.Context { return v.r.Context() }

// part reports that the page's own script asks, and wants a piece of a page. The header cannot be sent from elsewhere
// without the browser asking first.
func (v *visit) part() bool { return v.r.Header.Get("X-Part") != "" }

func (v *visit) admin() bool { return v.me.Role == store.Admin }

// form reads a form of at most formLimit bytes.
func (v *visit) form() error {
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, formLimit)
	if err := v.r.ParseForm(); err != nil {
		return judgeForm(err)
	}
	return nil
}

const formLimit = 256 << 10

func judgeForm(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return &fault{status: http.StatusRequestEntityTooLarge, cause: err}
	}
	return &fault{status: http.StatusBadRequest, cause: err}
}

// value is a form field with what browsers and hostile hands add taken off: carriage returns, NUL and broken UTF-8.
func (v *visit) value(name string) string { return clean(v.r.PostFormValue(name)) }

func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(s)
}

// goTo answers a POST that worked: the browser fetches the next page with a GET, so that reloading repeats nothing.
func (v *visit) goTo(path string) error {
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}

// open serves what needs no sign-in.
func (c *console) open(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { c.answer(c.newVisit(w, r), h) })
}

// staffed serves members of staff with at least this role.
func (c *console) staffed(role store.Role, h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v := c.newVisit(w, r)
		c.answer(v, func(v *visit) error {
			if err := c.recognise(v); err != nil {
				return err
			}
			if role == store.Admin && !v.admin() {
				c.Log.Warn("not allowed", "request", v.id, "route", r.Pattern, "staff", v.me.ID)
				return &fault{status: http.StatusForbidden}
			}
			return h(v)
		})
	})
}

func (c *console) newVisit(w http.ResponseWriter, r *http.Request) *visit {
	return &visit{w: w, r: r, id: requestID(r.Context()), now: c.Now()}
}

// recognise finds whose session it is. Without one a page leads to the sign-in, and a piece of a page is refused.
func (c *console) recognise(v *visit) error {
	cookie, err := v.r.Cookie(c.sessionCookie())
	if err != nil {
		return c.strange(v)
	}
	v.me, err = c.Store.Session(v.ctx(), cookie.Value, v.now)
	if errors.Is(err, store.ErrNotFound) {
		return c.strange(v)
	}
	v.token = cookie.Value
	return err
}

func (c *console) strange(v *visit) error {
	if v.part() || v.r.Header.Get("Accept") == "text/event-stream" {
		return &fault{status: http.StatusUnauthorized}
	}
	next := "/"
	if v.r.Method == http.MethodGet {
		next = v.r.URL.RequestURI()
	}
	return &detour{"/signin?next=" + url.QueryEscape(next)}
}

// detour is the answer to somebody who has to do something else first.
type detour struct{ to string }

func (d *detour) Error() string { return "go to " + d.to }

// answer runs a handler. Whatever happens, the browser gets a page and the log a line.
func (c *console) answer(v *visit, h handler) {
	err := c.run(v, h)
	var away *detour
	if errors.As(err, &away) {
		_ = v.goTo(away.to)
		return
	}
	status := http.StatusOK
	if err != nil {
		status = c.fail(v, err)
	}
	level := c.Log.Debug
	if v.r.Method != http.MethodGet {
		level = c.Log.Info
	}
	level("console", "request", v.id, "route", v.r.Pattern, "status", status, "staff", v.me.ID, "took", c.Now().Sub(v.now))
}

// run is the handler with a net: one page that breaks must not take the program down.
func (c *console) run(v *visit, h handler) (err error) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(p)
		}
		// The panic's own text may quote a message; the stack does not.
		err = fmt.Errorf("panic at %s", debug.Stack())
	}()
	return h(v)
}

// page writes a whole page, or nothing: it is made in memory first.
func (c *console) page(v *visit, status int, name string, view any) error {
	return c.write(v, status, name, "page", view)
}

// piece writes one or more parts of a page; each has an id, by which the script finds what it replaces.
func (c *console) piece(v *visit, status int, name, part string, view any) error {
	return c.write(v, status, name, part, view)
}

func (c *console) write(v *visit, status int, name, part string, view any) error {
	var b bytes.Buffer
	if err := c.assets.pages[name].ExecuteTemplate(&b, part, view); err != nil {
		return fmt.Errorf("make page %s: %w", name, err)
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	_, _ = b.WriteTo(v.w) // whoever has gone does not need it
	return nil
}

type requestKey struct{}

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

func newRequestID() string {
	var raw [6]byte
	_, _ = rand.Read(raw[:])
	return hex.EncodeToString(raw[:])
}
