package console

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/store"
)

type signInView struct {
	frame
	Staff   string
	Next    string
	Problem string
	Locked  bool // the session ended because nobody touched the page
}

func (c *console) signInPage(v *visit) error {
	next := localPath(v.r.URL.Query().Get("next"))
	if c.recognise(v) == nil {
		return v.goTo(next)
	}
	return c.page(v, http.StatusOK, "signin", signInView{
		frame: c.frame(v, "Sign in", ""), Next: next, Locked: v.r.URL.Query().Has("locked"),
	})
}

// signIn answers the same to a wrong name, a wrong password and a closed account, after the same work.
func (c *console) signIn(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	id := strings.ToLower(strings.TrimSpace(v.value("staff")))
	view := signInView{frame: c.frame(v, "Sign in", ""), Staff: id, Next: localPath(v.value("next"))}
	limits := c.limits(v, id)
	if wait := c.patience.begin(limits); wait > 0 {
		seconds := int(wait/time.Second) + 1
		c.Log.Warn("sign-in slowed down", "request", v.id, "seconds", seconds)
		v.w.Header().Set("Retry-After", strconv.Itoa(seconds))
		view.Problem = fmt.Sprintf("Too many tries. Please wait %s, then try again.", count(seconds, "second"))
		return c.page(v, http.StatusTooManyRequests, "signin", view)
	}
	account, ok, err := c.checkPassword(v.ctx(), id, v.r.PostFormValue("password"))
	if err != nil {
		return err
	}
	if !ok {
		// The name is not logged: people type their password into the wrong field.
		c.Log.Warn("sign-in refused", "request", v.id, "known", account.ID != "")
		view.Problem = "That name and password do not match. Check both and try again."
		return c.page(v, http.StatusUnauthorized, "signin", view)
	}
	c.patience.forgive(limits)
	if old, err := v.r.Cookie(c.sessionCookie()); err == nil {
		_ = c.Store.EndSession(v.ctx(), old.Value)
	}
	token, err := c.Store.StartSession(v.ctx(), account.ID, v.now)
	if err != nil {
		return err
	}
	c.Log.Info("signed in", "request", v.id, "staff", account.ID)
	c.setCookie(v, c.sessionCookie(), token, 0)
	c.setCookie(v, c.deviceCookie(), c.newDevice(account.ID), deviceAge)
	return v.goTo(view.Next)
}

func (c *console) signOut(v *visit) error {
	if cookie, err := v.r.Cookie(c.sessionCookie()); err == nil {
		if err := c.Store.EndSession(v.ctx(), cookie.Value); err != nil {
			return err
		}
		c.Log.Info("signed out", "request", v.id)
	}
	c.setCookie(v, c.sessionCookie(), "", -time.Second)
	if v.part() {
		v.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	return v.goTo("/signin")
}

// mostHashes bounds the password hashes under way, each of 46 MiB.
const mostHashes = 2

// checkPassword takes the same time whether the account exists or not. Waiting for a turn ends with the request.
func (c *console) checkPassword(ctx context.Context, id, password string) (store.Staff, bool, error) {
	account, err := c.Store.FindStaff(ctx, id)
	encoded := account.Password
	if errors.Is(err, store.ErrNotFound) {
		encoded, err = strangerHash, nil
	}
	if err != nil {
		return account, false, err
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	select {
	case c.hashing <- struct{}{}:
		defer func() { <-c.hashing }()
	case <-ctx.Done():
		return account, false, &fault{status: http.StatusTooManyRequests, cause: ctx.Err()}
	}
	right := VerifyPassword(encoded, password)
	return account, right && account.ID != "" && account.DisabledAt == nil, nil
}

// limits are the counters that a try is held against, see patience.
func (c *console) limits(v *visit, id string) []limit {
	// Names of any length and number may be tried: what is remembered is a token of fixed size.
	name := c.Store.Token("console/account/" + id)
	if device, ok := c.device(v, id); ok {
		return []limit{{key: "device/" + name + "/" + device, free: 10, most: time.Minute}}
	}
	from := addressOf(v.r)
	return []limit{
		{key: "account/" + name + "/" + from, free: 5, most: time.Minute},
		{key: "address/" + from, free: 40, most: 30 * time.Second, shared: true},
	}
}

// addressOf is where a request comes from; of IPv6 the network, because a network has addresses without number.
func addressOf(r *http.Request) string {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	a := at.Addr().Unmap()
	if a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return p.String()
		}
	}
	return a.String()
}

// A device cookie says that somebody has signed in to this account from this browser before. It opens nothing.
const deviceAge = 90 * 24 * time.Hour

func (c *console) newDevice(staff string) string {
	raw := make([]byte, 12)
	_, _ = rand.Read(raw)
	nonce := base64.RawURLEncoding.EncodeToString(raw)
	return nonce + "." + c.deviceMAC(staff, nonce)
}

func (c *console) device(v *visit, staff string) (nonce string, ok bool) {
	cookie, err := v.r.Cookie(c.deviceCookie())
	if err != nil {
		return "", false
	}
	nonce, mac, _ := strings.Cut(cookie.Value, ".")
	return nonce, subtle.ConstantTimeCompare([]byte(mac), []byte(c.deviceMAC(staff, nonce))) == 1
}

func (c *console) deviceMAC(staff, nonce string) string {
	return c.Store.Token("console/device/" + staff + "/" + nonce)
}

func (c *console) sessionCookie() string { return c.cookieName("session") }
func (c *console) deviceCookie() string  { return c.cookieName("device") }

// cookieName has the prefix by which browsers refuse a cookie that was set without https or by a neighbouring host.
func (c *console) cookieName(name string) string {
	if c.Secure {
		return "__Host-frontdesk-" + name
	}
	return "frontdesk-" + name
}

// setCookie sets a cookie for age; 0 is until the browser closes, less is never.
func (c *console) setCookie(v *visit, name, value string, age time.Duration) {
	http.SetCookie(v.w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: int(age / time.Second), Secure: c.Secure, HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	})
}

// localPath is a path within the console; whatever else was asked for is the start page.
func localPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(u.Path, "/") ||
		strings.HasPrefix(u.Path, "//") || strings.ContainsAny(next, "\\\r\n\t") || strings.HasPrefix(u.Path, "/signin") {
		return "/"
	}
	return u.RequestURI()
}
