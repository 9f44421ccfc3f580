package console_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/console"
	"frontdesk/internal/store"
)

func (b *browser) signsIn(staff, password string) answer {
	b.h.t.Helper()
	return b.post("/signin", url.Values{"staff": {staff}, "password": {password}, "next": {"/chats?team=billing"}})
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser()
	b.get("/chats?team=billing").sees(t, http.StatusSeeOther)
	page := b.get("/signin?next=%2Fchats%3Fteam%3Dbilling")
	page.sees(t, http.StatusOK, `autocomplete="username"`, `autocomplete="current-password"`, `value="/chats?team=billing"`)

	const generic = "That name and password do not match"
	for _, who := range []string{"maria", "nobody", "gone", ""} {
		right := b.signsIn(who, "not the password")
		right.sees(t, http.StatusUnauthorized, generic)
		right.lacks(t, "not the password")
	}
	b.signsIn("gone", password).sees(t, http.StatusUnauthorized, generic)

	a := b.signsIn("  Maria ", password) // as phones write it
	if a.status != http.StatusSeeOther || a.location() != "/chats?team=billing" {
		t.Fatalf("status %d to %q", a.status, a.location())
	}
	b.get("/chats").sees(t, http.StatusOK, "Maria")
	if a := b.get("/signin"); a.status != http.StatusSeeOther {
		t.Errorf("somebody who is signed in is asked again: status %d", a.status)
	}
	if log := h.log.String(); strings.Contains(log, password) || strings.Contains(log, "nobody") || strings.Contains(log, "not the password") {
		t.Error("the log holds what was typed at the door")
	}
}

func TestANewSignInIsANewSession(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("maria")
	before := sessionOf(t, b)
	if a := b.signsIn("tom", password); a.status != http.StatusSeeOther {
		t.Fatalf("status %d", a.status)
	}
	if sessionOf(t, b) == before {
		t.Error("the session cookie is the same")
	}
	if _, err := h.store.Session(t.Context(), before, h.clock.now()); err == nil {
		t.Error("the session before is still good")
	}
}

func sessionOf(t *testing.T, b *browser) string {
	t.Helper()
	u, err := url.Parse(b.h.server.URL)
	b.h.must(err)
	for _, c := range b.client.Jar.Cookies(u) {
		if c.Name == "frontdesk-session" {
			return c.Value
		}
	}
	t.Fatal("no session cookie")
	return ""
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for name, end := range map[string]func(b *browser){
		"sign out": func(b *browser) {
			if a := b.post("/signout", nil); a.location() != "/signin" {
				t.Errorf("to %q", a.location())
			}
		},
		"closed account": func(*browser) { h.must(h.store.DisableStaff(t.Context(), "tom", "test", h.clock.now())) },
		"idle":           func(*browser) { h.clock.forward(store.SessionIdle + time.Minute) },
	} {
		who := "maria"
		if name == "closed account" {
			who = "tom"
		}
		b := h.as(who)
		token := sessionOf(t, b)
		b.get("/chats").sees(t, http.StatusOK)
		end(b)
		// Also a copy of the cookie is worth nothing now.
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, h.server.URL+"/chats", nil)
		h.must(err)
		r.AddCookie(&http.Cookie{Name: "frontdesk-session", Value: token})
		if a := h.browser().send(r); a.status != http.StatusSeeOther {
			t.Errorf("%s: the session is still good: status %d", name, a.status)
		}
	}
	b := h.as("maria")
	for range 13 { // busy all day, and over at its end all the same
		b.get("/count")
		h.clock.forward(58 * time.Minute)
	}
	if a := b.get("/chats"); a.status != http.StatusSeeOther {
		t.Errorf("a session lives longer than %s: status %d", store.SessionAbsolute, a.status)
	}
}

func TestTriesAreSlowedDownAndNobodyIsLockedOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	known := h.browser()
	if a := known.signsIn("maria", password); a.status != http.StatusSeeOther {
		t.Fatalf("status %d", a.status)
	}
	stranger := h.browser()
	slowed := 0
	for range 9 {
		a := stranger.signsIn("maria", "guess")
		switch a.status {
		case http.StatusUnauthorized:
			if slowed > 0 {
				t.Error("a try is judged at once after another was slowed down")
			}
		case http.StatusTooManyRequests:
			slowed++
			if a.header.Get("Retry-After") == "" || !strings.Contains(a.body, "Please wait") {
				t.Errorf("the page does not say how long to wait")
			}
		default:
			t.Fatalf("status %d", a.status)
		}
	}
	if slowed == 0 {
		t.Fatal("nine tries are taken without a pause")
	}
	if a := stranger.signsIn("maria", password); a.status != http.StatusTooManyRequests {
		t.Errorf("the right password comes through while tries are slowed down: status %d", a.status)
	}
	// The same address, the same account: but this browser has signed in before.
	known.post("/signout", nil)
	if a := known.signsIn("maria", password); a.status != http.StatusSeeOther {
		t.Errorf("somebody honest is locked out: status %d", a.status)
	}
	// A colleague at the same address, from a new browser.
	if a := h.browser().signsIn("tom", password); a.status != http.StatusSeeOther {
		t.Errorf("a colleague is locked out: status %d", a.status)
	}
	h.clock.forward(61 * time.Second)
	if a := stranger.signsIn("maria", password); a.status != http.StatusSeeOther {
		t.Errorf("a minute later: status %d", a.status)
	}
}

func TestAForgedDeviceCookieHelpsNobody(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	owner := h.browser()
	if a := owner.signsIn("tom", password); a.status != http.StatusSeeOther {
		t.Fatalf("status %d", a.status)
	}
	u, err := url.Parse(h.server.URL)
	h.must(err)
	var device string
	for _, c := range owner.client.Jar.Cookies(u) {
		if c.Name == "frontdesk-device" {
			device = c.Value
		}
	}
	if device == "" {
		t.Fatal("no device cookie")
	}
	slowed := 0
	for i := range 12 {
		b := h.browser()
		// Tom's cookie is not good for Maria, and one that was made up is good for nobody.
		for _, value := range []string{device, fmt.Sprintf("AAAA%d.abcdefgh", i)} {
			b.client.Jar.SetCookies(u, []*http.Cookie{{Name: "frontdesk-device", Value: value, Path: "/"}})
		}
		if a := b.signsIn("maria", "guess"); a.status == http.StatusTooManyRequests {
			slowed++
		}
	}
	if slowed == 0 {
		t.Error("a cookie of one's own making is a way round the pause")
	}
}

func TestWhereToAfterSignIn(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("maria")
	for next, want := range map[string]string{
		"/chats?team=billing": "/chats?team=billing", "": "/", "https://evil.example/": "/", "//evil.example": "/",
		`/\evil.example`: "/", "javascript:alert(1)": "/", "/signin?next=/chats": "/", "chats": "/", "/%0d%0aSet-Cookie:x": "/%0d%0aSet-Cookie:x",
	} {
		if a := b.get("/signin?next=" + url.QueryEscape(next)); a.location() != want {
			t.Errorf("%q leads to %q, want %q", next, a.location(), want)
		}
	}
}

func TestPasswords(t *testing.T) {
	t.Parallel()
	a, err := hashOfPassword()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(a, "$argon2id$v=19$m=47104,t=1,p=1$") {
		t.Errorf("hash %q", a)
	}
	b, err := console.HashPassword(password)
	if err != nil {
		t.Fatal(err)
	}
	if a == b {
		t.Error("two hashes of one password are the same")
	}
	if !console.VerifyPassword(a, password) || !console.VerifyPassword(b, password) {
		t.Error("the right password is refused")
	}
	for _, wrong := range []string{"", "correct horse batterz", password + " ", strings.Repeat("x", 100_000)} {
		if console.VerifyPassword(a, wrong) {
			t.Errorf("%.20q is taken", wrong)
		}
	}
	for _, broken := range []string{
		"", "x", "$argon2id$v=19$m=47104,t=1,p=1$$", "$argon2i$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
		"$argon2id$v=19$m=4294967295,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", password,
	} {
		if console.VerifyPassword(broken, password) {
			t.Errorf("%q is taken for a hash", broken)
		}
	}
	// One spelling, two keyboards: é as one character, and as e with an accent.
	accent, err := console.HashPassword("caf\u00e9 au lait 7")
	if err != nil {
		t.Fatal(err)
	}
	if !console.VerifyPassword(accent, "cafe\u0301 au lait 7") {
		t.Error("the same password from another keyboard is refused")
	}
}

func TestPlainPasswordsAreRefused(t *testing.T) {
	t.Parallel()
	for _, p := range []string{
		"short", "aaaaaaaaaaaa", "12345678", "qwertyuiop", "Password123!", "p@ssw0rd2026", "welcome1", "passwordpassword", "Clinic2026",
		"letmein!!", "abcdefgh", "20262026", strings.Repeat("long and longer ", 20), "\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8",
	} {
		if _, err := console.HashPassword(p); err == nil {
			t.Errorf("%q is taken", p)
		}
	}
	for _, p := range []string{"green-lane", "correct horse battery", "tr0ub4dor&3", "四つの言葉でできた合言葉", "k3jf-9sdk-2lqp"} {
		if _, err := console.HashPassword(p); err != nil {
			t.Errorf("%q is refused: %v", p, err)
		}
	}
}
