package console

import (
	"context"
	"net/http"
)

// policy lets a page load nothing but the console's own files, and nobody else show the page in a frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect is around every route: headers, an id for the request, no requests from other sites, and friendly pages for
// what is not there.
func (c *console) protect(mux *http.ServeMux) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(c.open(func(v *visit) error {
		c.Log.Warn("request from another site refused", "request", v.id)
		return &fault{
			status: http.StatusForbidden, title: "That request came from another site",
			advice: "Nothing was changed. Open the console in its own tab and try again there.",
		}
	}))
	inner := cross.Handler(c.route(mux))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := newRequestID()
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Request-Id", id)
		if c.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		inner.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), requestKey{}, id)))
	})
}

// route sends a request to its handler. For what has none, the mux knows whether the path or only the method is wrong;
// its bare answer is replaced by a page.
func (c *console) route(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		probe := &statusProbe{header: http.Header{}}
		h.ServeHTTP(probe, r)
		if probe.status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", probe.header.Get("Allow"))
		} else {
			probe.status = http.StatusNotFound
		}
		c.open(func(v *visit) error {
			_ = c.recognise(v) // who is signed in finds the way back to the chats
			return &fault{status: probe.status}
		}).ServeHTTP(w, r)
	})
}

// statusProbe keeps the status and the headers of an answer, and drops the rest.
type statusProbe struct {
	header http.Header
	status int
}

func (p *statusProbe) Header() http.Header         { return p.header }
func (p *statusProbe) Write(b []byte) (int, error) { return len(b), nil }
func (p *statusProbe) WriteHeader(status int)      { p.status = status }
