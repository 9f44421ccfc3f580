package main_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"frontdesk/cmd/frontdesk/sample"
	"frontdesk/faq"
	"frontdesk/internal/testkit"
)

// TestStory plays the whole story of the demo in a real Chromium: question, answer, handoff, staff reply, end, feedback,
// admin edit. With STORY_PICTURES=DIR it leaves pictures of each step.
func TestStory(t *testing.T) {
	t.Parallel()
	d := startDemo(t)
	browser := newBrowser(t)
	phone := newWindow(t, browser, 390, 800)
	staff := newWindow(t, browser, 1180, 800)

	// The patient asks and is answered, word for word.
	phone.open(d.phone + "/phone/?as=anna")
	phone.click("#start")
	phone.untilSays("This chat is not for emergencies")
	phone.writes("do i need to fast before my blood test")
	phone.untilSays(firstSentence(t, "fasting-blood-test"))
	phone.picture("1-answer")
	phone.presses("Yes, that helped")
	phone.untilSays("Good to hear")

	// A person takes over.
	phone.writes("can i talk to someone please")
	phone.untilSays("asked our team")
	staff.open(d.console)
	staff.signIn("maria")
	staff.untilSays("Anna")
	staff.picture("2-queue")
	staff.presses("Take chat")
	staff.until("be at the chat", "document.querySelector('#reply-text')")
	phone.untilSays("You are talking to Maria")
	staff.types("#reply-text", "Hello Anna, this is Maria. What can I do for you?")
	staff.presses("Send")
	phone.untilSays("this is Maria. What can I do")
	phone.writes("is my sick note ready?")
	staff.untilSays("is my sick note ready?")
	staff.picture("3-chat")
	phone.picture("4-person")
	staff.run(`[...document.querySelectorAll('details')].forEach(d => d.open = true)`)
	staff.presses("End chat")
	phone.untilSays("Maria from Green Lane Clinic has left the chat")

	// A visit ends, and the clinic asks how it was.
	d.clinicDoes("link")
	phone.untilSays("would like to ask you here how your visits went")
	phone.presses("Yes")
	phone.untilSays("We will ask you after your visit")
	d.clinicDoes("finish")
	phone.within(60 * time.Second).untilSays("Overall, how was your experience of our service?")
	phone.picture("5-feedback")
	phone.presses("Poor")
	phone.untilSays("why you gave your answer")
	phone.writes("I had to wait for an hour.")
	phone.untilSays("May someone from our team contact you")
	phone.presses("Yes")
	staff.open(d.console + "chats")
	staff.untilSays("Anna")

	// An admin edits an answer; the next message is answered from it.
	admin := newWindow(t, browser, 1180, 800)
	admin.open(d.console)
	admin.signIn("grace")
	admin.open(d.console + "answers/en/fasting-blood-test")
	admin.run(`document.querySelector('#f-answer').value = ''`)
	admin.types("#f-answer", "Drink water only from midnight. Bring a snack for afterwards.")
	admin.presses("Save and publish")
	admin.until("ask for confirmation", "document.querySelector('#publish')")
	admin.picture("6-publish")
	admin.click("#publish")
	admin.until("be published", "!document.querySelector('#publish')")
	phone.writes("do i need to fast before my blood test")
	phone.untilSays("Drink water only from midnight")

	d.stop()
}

func firstSentence(t *testing.T, id string) string {
	t.Helper()
	data, err := sample.Files.ReadFile("faq.yaml")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := faq.Parse("faq.yaml", data, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.ID == id {
			sentence, _, _ := strings.Cut(e.Answer, ".")
			return strings.TrimSpace(sentence)
		}
	}
	t.Fatalf("the sample clinic has no %s", id)
	return ""
}

// demoRun is a running `frontdesk demo`.
type demoRun struct {
	t              *testing.T
	cmd            *exec.Cmd
	out            *lockedBuffer
	dir            string
	phone, console string
}

var demoAddresses = regexp.MustCompile(`Start here\s+(http://[0-9.:]+)/[\s\S]*Console\s+(http://[0-9.:]+/)[\s\S]*Ctrl-C`)

func startDemo(t *testing.T) *demoRun {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	d := &demoRun{t: t, out: &lockedBuffer{}, dir: testkit.Dir(t)}
	d.cmd = exec.Command(path, "demo", "--addr", "127.0.0.1:0", "--phone", "127.0.0.1:0", "--log")
	d.cmd.Env = append(os.Environ(), "TMPDIR="+d.dir)
	d.cmd.Stdout, d.cmd.Stderr = d.out, d.out
	started := time.Now()
	if err := d.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = d.cmd.Process.Kill()
		if strings.Contains(d.out.String(), "DATA RACE") {
			t.Error("the race detector found something in the program")
		}
		if t.Failed() {
			t.Logf("the demo said:\n%s", tail(d.out.String(), 3000))
		}
	})
	testkit.Eventually(t, 30*time.Second, func() error {
		m := demoAddresses.FindStringSubmatch(d.out.String())
		if m == nil {
			return fmt.Errorf("no addresses in %q", d.out.String())
		}
		d.phone, d.console = m[1], m[2]
		return nil
	})
	t.Logf("the demo was ready after %s", time.Since(started).Round(10*time.Millisecond))
	return d
}

// clinicDoes presses a button of the demo's page: Anna opens her link, or Anna's visit is over.
func (d *demoRun) clinicDoes(what string) {
	d.t.Helper()
	r, err := http.PostForm(d.phone+"/visit", url.Values{"patient": {"anna"}, "do": {what}})
	if err != nil {
		d.t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusOK {
		d.t.Fatalf("visit %s: status %d", what, r.StatusCode)
	}
}

// stop presses Ctrl-C, and looks for what is left: no file, no process.
func (d *demoRun) stop() {
	d.t.Helper()
	_ = d.cmd.Process.Signal(syscall.SIGINT)
	if err := d.cmd.Wait(); err != nil {
		d.t.Errorf("the demo ended with %v", err)
	}
	left, err := filepath.Glob(filepath.Join(d.dir, "frontdesk-demo-*"))
	if err != nil || len(left) > 0 {
		d.t.Errorf("left behind: %v %v", left, err)
	}
	found, err := filepath.Glob("/proc/[0-9]*/cwd")
	if err != nil {
		d.t.Fatal(err)
	}
	for _, link := range found {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, d.dir) {
			d.t.Errorf("a process is left behind: %s in %s", link, to)
		}
	}
}

// window is a window of Chromium with cookies of its own.
type window struct {
	t    *testing.T
	ctx  context.Context
	wait time.Duration
}

func newBrowser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Fatal("Chromium is needed: run scripts/need chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("mute-audio", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(func() { stop(); stopAllocator() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx
}

func newWindow(t *testing.T, browser context.Context, width, height int64) *window {
	t.Helper()
	ctx, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatalf("open a window: %v", err)
	}
	return &window{t, ctx, 30 * time.Second}
}

func (w *window) within(d time.Duration) *window {
	return &window{w.t, w.ctx, d}
}

func (w *window) do(steps ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, w.wait)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		w.t.Fatalf("browser: %v\n%s", err, w.words())
	}
}

func (w *window) open(address string) { w.t.Helper(); w.do(chromedp.Navigate(address)) }

func (w *window) click(selector string) {
	w.t.Helper()
	w.do(chromedp.WaitVisible(chromedp.CSS(selector)), chromedp.Click(chromedp.CSS(selector)))
}

func (w *window) types(selector, text string) {
	w.t.Helper()
	w.do(chromedp.WaitVisible(chromedp.CSS(selector)), chromedp.SendKeys(chromedp.CSS(selector), text))
}

// writes sends a message from the phone.
func (w *window) writes(text string) {
	w.t.Helper()
	w.types("#text", text)
	w.click("#send")
	w.untilSays(text)
}

// presses presses the newest button whose words begin with label.
func (w *window) presses(label string) {
	w.t.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll('button')].filter(b => b.offsetParent && b.innerText.trim().startsWith(%q)).at(-1)`, label)
	w.until("have a button "+label, find)
	w.run(find + ".click()")
}

func (w *window) run(script string) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, w.wait)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		w.t.Fatalf("browser: %v", err)
	}
}

func (w *window) signIn(name string) {
	w.t.Helper()
	w.types("#staff", name)
	w.types("#password", "green-lane")
	w.presses("Sign in")
	w.until("be signed in", "location.pathname.startsWith('/chats')")
}

func (w *window) untilSays(words string) {
	w.t.Helper()
	w.until(fmt.Sprintf("say %q", words), fmt.Sprintf("document.body.innerText.includes(%q)", words))
}

// until waits for an expression of the page to become true.
func (w *window) until(what, expression string) {
	w.t.Helper()
	testkit.Eventually(w.t, w.wait, func() error {
		ctx, cancel := context.WithTimeout(w.ctx, 10*time.Second)
		defer cancel()
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		if err == nil && !ok {
			err = fmt.Errorf("the page does not %s:\n%s", what, w.words())
		}
		return err
	})
}

func (w *window) words() string {
	ctx, cancel := context.WithTimeout(w.ctx, 5*time.Second)
	defer cancel()
	text, _ := chromedp.Run(ctx, chromedp.Evaluate[string]("location.href + '\\n' + document.body.innerText"))
	return tail(text, 2500)
}

// picture keeps what the window shows, for the README and for people who review the pages.
func (w *window) picture(name string) {
	w.t.Helper()
	dir := os.Getenv("STORY_PICTURES")
	if dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(w.ctx, w.wait)
	defer cancel()
	data, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644); err != nil {
		w.t.Fatal(err)
	}
}
