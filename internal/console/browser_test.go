package console_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"frontdesk/faq"
	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// screen is a real Chromium at one size. Its keyboard is all that a test touches.
type screen struct {
	t   *testing.T
	h   *house
	ctx context.Context // of the window
}

type screenSize struct {
	name          string
	width, height int64
	phone         bool
}

func screenSizes() []screenSize {
	return []screenSize{{"phone", 360, 740, true}, {"desktop", 1280, 800, false}}
}

// newBrowser starts Chromium; it ends with the test.
func newBrowser(t *testing.T) context.Context {
	t.Helper()
	const path = "/usr/bin/chromium"
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("this test needs Chromium: apt-get install chromium (%v)", err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("mute-audio", true),
	)
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(func() { stop(); stopAllocator() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx
}

// newScreen opens a window with cookies of its own.
func newScreen(t *testing.T, h *house, browser context.Context, size screenSize) *screen {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	s := &screen{t, h, ctx}
	var phone []chromedp.EmulateViewportOption
	if size.phone {
		phone = append(phone, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	s.do(
		chromedp.EmulateViewport(size.width, size.height, phone...),
		// Counts the tones of the ring: nothing is heard in a test.
		chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: countTones})
			return err
		}),
		// Several windows at once: each believes that it is the one in front.
		chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
			return err
		}),
	)
	return s
}

const countTones = `
	window.tones = 0
	const make = AudioContext.prototype.createOscillator
	AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this) }`

func (s *screen) do(steps ...chromedp.Action[chromedp.Void]) {
	s.t.Helper()
	if err := chromedp.Do(s.ctx); err != nil { // opens the window, which must not end with the first step
		s.t.Fatalf("browser: %v", err)
	}
	ctx, cancel := context.WithTimeout(s.ctx, 30*time.Second)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		s.t.Fatalf("browser: %v", err)
	}
}

func (s *screen) goTo(path string) { s.t.Helper(); s.do(chromedp.Navigate(s.h.server.URL + path)) }

// ask evaluates an expression of the page; while a page is on its way there is no answer yet.
func ask[T any](s *screen, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(s.ctx, 10*time.Second)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression))
}

// until waits for an expression of the page to become true.
func (s *screen) until(what, expression string) {
	s.t.Helper()
	deadline := time.Now().Add(40 * time.Second)
	for {
		ok, err := ask[bool](s, "Boolean("+expression+")")
		if err == nil && ok {
			return
		}
		if time.Now().After(deadline) {
			words, _ := ask[string](s, "document.title + '\\n' + document.body.innerText + '\\nfocus: ' + document.activeElement?.outerHTML.slice(0, 200)")
			s.t.Fatalf("the page does not get to %s (%v):\n%s", what, err, words)
		}
		wait := time.NewTimer(30 * time.Millisecond)
		<-wait.C
	}
}

func (s *screen) untilSays(words string) {
	s.t.Helper()
	s.until(fmt.Sprintf("say %q", words), fmt.Sprintf("document.body.innerText.includes(%q)", words))
}

func (s *screen) untilAt(path string) {
	s.t.Helper()
	s.until("be at "+path, fmt.Sprintf("location.pathname === %q && document.readyState === 'complete'", path))
}

func (s *screen) types(text string) { s.t.Helper(); s.do(chromedp.KeyEvent(text)) }

func (s *screen) presses(key string, with ...chromedp.Modifier) {
	s.t.Helper()
	s.do(chromedp.KeyEvent(key, chromedp.KeyModifiers(with...)))
}

// tabsTo presses Tab until what the selector finds has the focus, and checks that one can see it has.
func (s *screen) tabsTo(selector string) {
	s.t.Helper()
	for range 80 {
		there, err := ask[bool](s, fmt.Sprintf("Boolean(document.activeElement?.matches(%q))", selector))
		if err == nil && there {
			s.focusShows(selector)
			return
		}
		s.presses(kb.Tab)
	}
	s.t.Fatalf("Tab never reaches %s", selector)
}

func (s *screen) focusShows(selector string) {
	s.t.Helper()
	visible, err := ask[bool](s, `(() => {
		const e = document.activeElement
		const marked = [e, e.nextElementSibling].filter(Boolean).some(x =>
			[null, '::after'].some(p => { const c = getComputedStyle(x, p); return c.outlineStyle !== 'none' && parseFloat(c.outlineWidth) >= 2 }))
		const box = e.getBoundingClientRect()
		const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
		return marked && inside
	})()`)
	if err != nil || !visible {
		s.t.Errorf("the focus on %s cannot be seen (%v)", selector, err)
	}
}

// fits checks that a page does not scroll sideways and that what is pressed is large enough for a finger.
func (s *screen) fits(what string) {
	s.t.Helper()
	wide, err := ask[int](s, "document.documentElement.scrollWidth - document.documentElement.clientWidth")
	if err != nil || wide > 0 {
		s.t.Errorf("%s: the page is %d pixels too wide (%v)", what, wide, err)
	}
	small, err := ask[[]string](s, `[...document.querySelectorAll('button, summary, select, input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]), .button')]
		.filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5 && !e.closest('[hidden]'))
		.map(e => e.outerHTML.slice(0, 80))`)
	if err != nil || len(small) > 0 {
		s.t.Errorf("%s: smaller than 44 pixels: %q (%v)", what, small, err)
	}
}

// scheme makes the page light or dark.
func (s *screen) scheme(name string) {
	s.t.Helper()
	s.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: name}, {Name: "prefers-reduced-motion", Value: "reduce"},
			},
		})
		return err
	}))
}

// accessible runs axe-core over the page, light and dark: all rules of WCAG 2.2 A and AA that a program can check.
func (s *screen) accessible(what string) {
	s.t.Helper()
	source, err := axe()
	s.h.must(err)
	s.do(chromedp.Evaluate[chromedp.Void](source))
	for _, scheme := range []string{"light", "dark"} {
		s.scheme(scheme)
		ctx, cancel := context.WithTimeout(s.ctx, 30*time.Second)
		problems, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](`axe.run(document, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
		}).then(r => r.passes.length === 0 ? ['axe-core looked at nothing'] : r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 160) + ' ' +
			(n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? ''))))`, chromedp.EvalAwaitPromise))
		cancel()
		if err != nil {
			s.t.Fatalf("%s: axe: %v", what, err)
		}
		for _, p := range problems {
			s.t.Errorf("%s, %s: %s", what, scheme, p)
		}
	}
}

// axe is axe-core; see testdata/axe.
var axe = sync.OnceValues(func() (string, error) {
	f, err := os.Open("testdata/axe/axe.min.js.gz")
	if err != nil {
		return "", err
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(r)
	return string(data) + ";undefined", err
})

// shot keeps a picture for people, where CONSOLE_SHOTS names a directory.
func (s *screen) shot(name string) {
	s.t.Helper()
	dir := os.Getenv("CONSOLE_SHOTS")
	if dir == "" {
		return
	}
	for _, scheme := range []string{"light", "dark"} {
		s.scheme(scheme)
		ctx, cancel := context.WithTimeout(s.ctx, 20*time.Second)
		picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
		cancel()
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name+"-"+scheme+".png"), picture, 0o600)
		}
		if err != nil {
			s.t.Errorf("picture: %v", err)
		}
	}
}

// TestInChromium is the work of a day by keyboard alone, on a phone and on a desktop, and a day on which things go wrong.
func TestInChromium(t *testing.T) {
	t.Parallel()
	browser := newBrowser(t)
	for _, size := range screenSizes() {
		t.Run("day at the desk, "+size.name, func(t *testing.T) {
			t.Parallel()
			s := newScreen(t, newHouse(t), browser, size)
			s.signIn(size)
			handoff := s.answerAna(size)
			s.endChat(size, handoff)
			s.publishAnswer(size)
		})
	}
	t.Run("full pages", func(t *testing.T) {
		t.Parallel()
		h := newHouse(t)
		handoff := h.fill()
		for _, size := range screenSizes() {
			newScreen(t, h, browser, size).fullPages(size, handoff)
		}
	})
	t.Run("rough day", func(t *testing.T) {
		t.Parallel()
		s := newScreen(t, newHouse(t), browser, screenSizes()[1])
		s.roughDay()
	})
}

// fill leaves something on every page: an alert in a chat with all kinds of messages, letters that were given up, updates
// put aside, feedback, a draft.
func (h *house) fill() (handoff string) {
	h.t.Helper()
	dora := h.patient(4, "Dora Whitfield")
	dora.says("how do I cancel my appointment?")
	dora.says("my chest is tight and i can't breathe")
	handoff = dora.handoff()
	grace := h.as("grace")
	grace.takes(handoff)
	grace.replies(handoff, "Dora, please call 999 now. I am here too.")
	dora.sends(chat.Said{Text: "letter", Media: &chat.Media{Kind: chat.MediaDocument, FileID: "d", Name: "letter from the hospital.pdf", Size: 240_000}})
	dora.sends(chat.Said{Media: &chat.Media{Kind: chat.MediaVoice, FileID: "v", Size: 60_000}})
	dora.sends(chat.Said{Media: &chat.Media{Kind: chat.MediaLocation, Detail: "51.5074, -0.1278"}})
	grace.arrived(handoff)
	h.telegram.refuseCalls(&desk.Bury{Code: "chat_not_found"})
	grace.replies(handoff, "Has the ambulance come?")
	h.patient(5, "Omar").says("i want to end it all")
	eventually(h.t, func() string {
		if strings.Count(grace.get("/problems").body, "does not know this chat") < 2 {
			return "not yet given up"
		}
		return ""
	})
	h.telegram.refuseCalls(nil)
	ref := store.Ref{Door: "tg:1", Chat: 4}
	h.must(h.store.Park(h.t.Context(), &ref, "tg:9:1", "handler", []byte(`{"message":{"text":"what time is the scan"}}`), h.clock.now()))
	now := time.Now().In(h.desk.Clinic().Location)
	lastMonth := time.Date(now.Year(), now.Month(), 1, 12, 0, 0, 0, time.UTC).AddDate(0, -1, 9)
	for i, why := range []string{"The nurse explained everything twice and never rushed me.", "", "Easy to find.", "", "I waited for an hour.", "", "Thank you!"} {
		code := "very_good"
		if i == 4 {
			code = "poor"
		}
		h.patient(int64(50+i), "Ana").rates(code, why, lastMonth)
	}
	e := entries()[1]
	e.Answer += " On bank holidays we are closed, notwithstanding the aforementioned regular operating arrangements of the organisation."
	h.must(h.store.SaveDrafts(h.t.Context(), []faq.Entry{e}, "ada", h.clock.now()))
	return handoff
}

func (s *screen) fullPages(size screenSize, handoff string) {
	s.t.Helper()
	s.goTo("/signin")
	s.accessible("sign in")
	s.carry(s.h.as("grace"))
	for _, p := range []struct{ name, path string }{
		{"chat with an alert", "/chats/" + handoff},
		{"full problems", "/problems"},
		{"full feedback", "/feedback"},
		{"changed answer", "/answers/en/opening-hours"},
		{"publish", "/answers/en/opening-hours/publish"},
		{"new answer", "/answers/new"},
		{"answers", "/answers"},
		{"fault", "/nowhere"},
		{"full queue", "/chats"},
	} {
		s.goTo(p.path)
		s.until("be ready", "document.readyState === 'complete'")
		s.fits(p.name)
		s.accessible(p.name)
		s.shot(size.name + "-full-" + strings.ReplaceAll(p.name, " ", "-"))
	}
	s.presses("?")
	s.until("show the help", "document.querySelector('#help-dialog').open")
	s.fits("help")
	s.accessible("help")
	s.shot(size.name + "-full-help")
}

// carry gives the screen the session of a browser.
func (s *screen) carry(b *browser) {
	s.t.Helper()
	s.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{
			Name: "frontdesk-session", Value: sessionOf(s.t, b), URL: s.h.server.URL,
		})
		return err
	}))
}

// roughDay: the live feed ends, the page is reloaded in the middle of a sentence, the connection is lost, and somebody
// walks away from the screen.
func (s *screen) roughDay() {
	s.t.Helper()
	s.goTo("/signin")
	s.types("grace")
	s.tabsTo("#password")
	s.types(password)
	s.presses(kb.Enter)
	s.untilAt("/chats")
	s.until("be live", "document.querySelector('#live')?.hidden === false")
	ana := s.h.patient(1, "Ana")
	handoff := ana.asksForPerson()
	s.untilSays("Ana")
	s.until("ring", "window.tones > 0")
	s.h.feed.fail()
	s.untilSays("Not live since")
	s.shot("rough-1-not-live")
	s.h.patient(2, "Ben").asksForPerson()
	s.untilSays("Ben")
	s.h.feed.mend()
	s.until("be live again", "document.querySelector('#live')?.hidden === false && document.querySelector('#unlive').hidden")

	s.h.as("grace").takes(handoff)
	s.goTo("/chats/" + handoff)
	s.until("write", "document.activeElement?.id === 'reply-text'")
	s.types("Half a sent")
	s.do(chromedp.Reload())
	s.until("keep what was written", "document.querySelector('#reply-text')?.value === 'Half a sent'")
	s.offline(true)
	s.presses("l", kb.ModifierAlt)
	s.presses(kb.End, kb.ModifierCtrl)
	s.types("ence.")
	s.presses(kb.Enter)
	s.untilSays("Your words are still here")
	s.shot("rough-2-offline")
	s.offline(false)
	s.until("write on", "!document.querySelector('#reply').dataset.busy && document.activeElement?.id === 'reply-text'")
	s.presses(kb.Enter)
	s.until("have sent", "document.querySelector('.from-staff .text')?.textContent === 'Half a sentence.'")
	if n := s.h.said(handoff, "Half a sentence."); n != 1 {
		s.t.Errorf("sent %d times", n)
	}

	s.types("To be contin")
	s.do(chromedp.Evaluate[chromedp.Void](`document.body.dataset.idle = '1'; localStorage.removeItem('frontdesk-touched')`))
	s.until("lock itself", "document.querySelector('#cover')?.hidden === false")
	s.accessible("locked page")
	s.until("let go of the session", "document.querySelector('#cover-words').textContent.includes('still rings')")
	before, err := ask[int](s, "window.tones")
	s.h.must(err)
	s.h.patient(4, "Dora Whitfield").says("my chest is tight and i can't breathe")
	s.until("ring although it is locked", fmt.Sprintf("window.tones > %d", before))
	s.untilSays("An alert was raised.")
	s.shot("rough-3-locked")
	if told, err := ask[bool](s, "document.documentElement.outerHTML.includes('Dora')"); err != nil || told {
		s.t.Errorf("a locked page tells who it is about (%v)", err)
	}
	s.presses(kb.Enter)
	s.untilAt("/signin")
	s.types("grace")
	s.tabsTo("#password")
	s.types(password)
	s.presses(kb.Enter)
	s.untilAt("/chats/" + handoff)
	s.until("keep what was written", "document.querySelector('#reply-text')?.value === 'To be contin'")
}

// offline cuts the page off from the network.
func (s *screen) offline(off bool) {
	s.t.Helper()
	s.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: off, DownloadThroughput: -1, UploadThroughput: -1}},
		})
		return err
	}))
}

func (s *screen) signIn(size screenSize) {
	s.t.Helper()
	s.goTo("/answers?state=due")
	s.untilAt("/signin")
	s.fits("sign in")
	s.shot(size.name + "-1-signin")
	s.tabsTo("#staff")
	s.types("grace")
	s.tabsTo("#password")
	s.types("wrong password")
	s.presses(kb.Enter)
	s.untilSays("That name and password do not match")
	s.tabsTo("#password")
	s.types(password)
	s.presses(kb.Enter)
	s.untilAt("/answers")
	s.tabsTo(`nav a[href="/chats"]`)
	s.presses(kb.Enter)
	s.untilAt("/chats")
	s.untilSays("Nobody is waiting")
	s.fits("empty queue")
	s.shot(size.name + "-2-empty")
	if !size.phone {
		s.until("be live", "document.querySelector('#live')?.hidden === false")
	}
}

func (s *screen) answerAna(size screenSize) (handoff string) {
	s.t.Helper()
	ana := s.h.patient(1, "Ana Sousa")
	ana.says("hello")
	ana.says("what time do you open")
	ana.says("Can my mum come along to the scan? She is very nervous and would like to hold my hand.")
	handoff = ana.asksForPerson()
	dora := s.h.patient(4, "Dora Whitfield")
	dora.says("my chest is tight and i can't breathe")
	leo := s.h.patient(5, "ليلى حسن")
	leo.says("هل يمكنني تغيير موعدي؟")
	leo.asksForPerson()
	s.untilSays("Ana Sousa")
	s.untilSays("Emergency sign")
	s.until("show the count", "document.title.startsWith('(')")
	s.fits("queue")
	s.shot(size.name + "-3-queue")
	s.tabsTo(fmt.Sprintf(`#card-%s .card-open`, handoff))
	s.presses(kb.Enter)
	s.untilAt("/chats/" + handoff)
	s.shot(size.name + "-4-waiting")
	s.tabsTo(".take button")
	s.presses(kb.Enter)
	s.until("have the chat", "document.querySelector('#reply-text')")
	s.until("be ready", "document.readyState === 'complete'")
	s.presses("l", kb.ModifierAlt)
	s.until("write", "document.activeElement.id === 'reply-text'")
	s.types("Hello Ana, of course she can. ")
	s.presses(kb.Enter, kb.ModifierShift)
	s.types("Please bring her along.")
	s.until("have two lines", "document.querySelector('#reply-text').value.includes('\\n')")
	if size.phone {
		// On a phone Enter starts a line, and the button sends.
		s.tabsTo(".send")
	}
	s.presses(kb.Enter)
	s.until("have sent", "document.querySelector('.from-staff .text')?.innerText.includes('bring her along')")
	s.until("have an empty box", "document.querySelector('#reply-text').value === ''")
	s.until("have been delivered", "!document.querySelector('#log[data-sending]')")
	s.h.files.put("letter", photo(s.t))
	ana.sends(chat.Said{Text: "Thank you! Here is her letter.", Media: &chat.Media{Kind: chat.MediaPhoto, FileID: "letter"}})
	s.untilSays("Here is her letter.")
	s.presses("p", kb.ModifierAlt)
	s.until("write a note", "document.activeElement.id === 'note-text'")
	s.types("Mum is coming along, room 3 has two chairs")
	s.tabsTo("#note-form .button")
	s.presses(kb.Enter)
	s.until("have the note", "document.querySelector('.note .text')?.textContent.includes('room 3')")
	s.fits("chat")
	s.shot(size.name + "-5-panel")
	if size.phone {
		s.presses(kb.Escape)
	}
	s.until("load the photo", "document.querySelector('.photo img').naturalWidth > 0")
	s.shot(size.name + "-6-chat")
	if n := s.h.said(handoff, "Hello Ana, of course she can. \nPlease bring her along."); n != 1 {
		s.t.Errorf("the reply is there %d times", n)
	}
	return handoff
}

func (s *screen) endChat(size screenSize, handoff string) {
	s.t.Helper()
	s.presses("e", kb.ModifierAlt)
	s.until("ask how it ended", "document.activeElement.name === 'outcome'")
	s.shot(size.name + "-7-end")
	s.presses(kb.ArrowDown)
	s.tabsTo("#act-end button")
	s.presses(kb.Enter)
	s.untilAt("/chats")
	s.untilSays("The chat has ended, and the patient was told.")
	o, err := s.h.store.Handoff(s.t.Context(), handoff)
	s.h.must(err)
	if o.Outcome != "booked" {
		s.t.Errorf("ended with %q", o.Outcome)
	}
}

func (s *screen) publishAnswer(size screenSize) {
	s.t.Helper()
	s.tabsTo(`nav a[href="/answers"]`)
	s.presses(kb.Enter)
	s.untilAt("/answers")
	s.fits("answers")
	s.shot(size.name + "-8-answers")
	s.tabsTo(`a[href="/answers/en/cancel-appointment"]`)
	s.presses(kb.Enter)
	s.untilAt("/answers/en/cancel-appointment")
	s.fits("editor")
	s.shot(size.name + "-9-editor")
	s.tabsTo("#f-answer")
	s.presses(kb.End, kb.ModifierCtrl)
	s.types(" You can also cancel by text: 07700 900000.")
	s.tabsTo("#try")
	s.types("how do i get out of my visit on thursday")
	s.tabsTo(`.try-box button`)
	s.presses(kb.Enter)
	s.until("preview", "document.querySelector('.phone-text')?.textContent.includes('07700 900000') && document.querySelector('.verdict')")
	s.fits("preview")
	s.shot(size.name + "-10-preview")
	s.tabsTo(`button[value="publish"]`)
	s.presses(kb.Enter)
	s.untilAt("/answers/en/cancel-appointment/publish")
	s.until("show the difference", "document.querySelector('ins')?.textContent.includes('07700')")
	s.fits("publish")
	s.shot(size.name + "-11-publish")
	s.tabsTo("#publish")
	s.presses(kb.Enter)
	s.untilSays("Published. The next message is answered from it.")
	ben := s.h.patient(9, "Ben")
	ben.says("how do I cancel my appointment?")
	eventually(s.t, func() string {
		if s.h.telegram.count("07700 900000") == 0 {
			return "the next patient does not get the new answer"
		}
		return ""
	})
	s.tabsTo(`nav a[href="/problems"]`)
	s.presses(kb.Enter)
	s.untilAt("/problems")
	s.fits("problems")
	s.shot(size.name + "-12-problems")
	s.goTo("/feedback")
	s.fits("feedback")
	s.goTo("/nowhere")
	s.fits("fault")
	s.shot(size.name + "-13-fault")
}

// photo makes a picture such as a phone takes.
func photo(t testing.TB) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 640, 400))
	for y := range 400 {
		for x := range 640 {
			m.Set(x, y, color.RGBA{uint8(120 + x/8), uint8(150 + y/8), 190, 255})
		}
	}
	for y := 60; y < 340; y++ {
		for x := 200; x < 440; x++ {
			m.Set(x, y, color.RGBA{250, 249, 244, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
