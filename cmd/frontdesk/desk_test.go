package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"frontdesk/handoff"
	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// TestDeskFromATerminal is a shift of two people who have nothing but `frontdesk desk`.
func TestDeskFromATerminal(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	i := install(t, server, fast, fastChat).moveIn()
	i.must("staff", "add", "anna", "--name", "Anna")
	i.must("staff", "add", "ben", "--name", "Ben")
	i.start()
	defer i.stop()
	watch := i.watch()

	rosa := server.Person("Rosa\x1b[31m")
	rosa.Says("talk to a person")
	rosa.Hears(t, 10*time.Second, "asked our team")
	chat := i.firstChat()
	watch.shows(t, "\a", chat+" opened")

	if out := i.must("desk", "list"); !strings.Contains(out, chat) || !strings.Contains(out, "under a minute") {
		t.Errorf("list:\n%s", out)
	}
	i.fails(1, "take the chat first", "desk", "say", chat, "Hello", "--staff", "anna")
	i.must("desk", "claim", chat, "--staff", "anna")
	rosa.Hears(t, 10*time.Second, "Anna")
	watch.shows(t, chat+" taken by anna")
	i.fails(1, "Anna has this chat", "desk", "claim", chat, "--staff", "ben")
	i.fails(1, "Anna has this chat", "desk", "say", chat, "Hello", "--staff", "ben")
	i.fails(1, "there is no open account", "desk", "claim", chat, "--staff", "nobody")

	i.must("desk", "say", chat, "Hello Rosa. How can I help?", "--staff", "anna")
	rosa.Hears(t, 10*time.Second, "Hello Rosa. How can I help?")
	if out, errs, status := i.call("From a pipe,\nin two lines.\n", "desk", "say", chat, "-", "--staff", "anna"); status != 0 {
		t.Errorf("say -: %s%s", out, errs)
	}
	rosa.Hears(t, 10*time.Second, "From a pipe,\nin two lines.")
	picture := telegramtest.Picture(300, 200)
	path := filepath.Join(i.dir, "map.png")
	if err := os.WriteFile(path, picture, 0o600); err != nil {
		t.Fatal(err)
	}
	i.must("desk", "say", chat, "The way in", "--file", path, "--staff", "anna")
	if b := rosa.Hears(t, 10*time.Second, "The way in"); b.Kind != "photo" || !bytes.Equal(b.File, picture) {
		t.Errorf("the patient sees a %s of %d bytes", b.Kind, len(b.File))
	}

	rosa.Says("Thank you\x1b]0;owned\x07!")
	sent := telegramtest.Picture(120, 90)
	rosa.Sends(telegramtest.Photo(sent).WithCaption("my letter"))
	watch.shows(t, chat+" the patient has written")
	line := i.lineWith(chat, "my letter")
	out := i.must("desk", "show", chat, "--staff", "anna")
	if strings.ContainsAny(out, "\x1b\x07") || !strings.Contains(out, "Thank you") || !strings.Contains(out, "Anna: Hello Rosa") {
		t.Errorf("show:\n%q", out)
	}
	fetched := filepath.Join(i.dir, "letter.png")
	i.must("desk", "show", chat, "--staff", "anna", "--fetch", fmt.Sprint(line), "--out", fetched)
	if data, err := os.ReadFile(fetched); err != nil || !bytes.Equal(data, sent) {
		t.Errorf("the letter came as %d bytes: %v", len(data), err)
	}
	i.fails(1, "file exists", "desk", "show", chat, "--staff", "anna", "--fetch", fmt.Sprint(line), "--out", fetched)
	if left, _ := filepath.Glob(filepath.Join(i.dir, ".frontdesk-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}

	i.must("desk", "note", chat, "Wants the letter explained.", "--staff", "anna")
	i.must("desk", "move", chat, "billing", "--reason", "an invoice", "--staff", "anna")
	watch.shows(t, "\a", chat+" moved to billing")
	if out := i.must("desk", "list", "--team", "front-desk"); !strings.Contains(out, "Nobody waits.") {
		t.Errorf("the other team's list:\n%s", out)
	}
	i.fails(1, "changed hands", "desk", "claim", chat, "--version", "0", "--staff", "ben")
	i.must("desk", "claim", chat, "--staff", "ben")
	i.must("desk", "escalate", chat, "--staff", "ben")
	i.must("desk", "return", chat, "--staff", "ben")
	i.must("desk", "claim", chat, "--staff", "ben")
	i.must("desk", "end", chat, "--outcome", "booked", "--staff", "ben")
	watch.shows(t, chat+" ended")
	i.fails(1, "this chat has ended", "desk", "note", chat, "late", "--staff", "ben")

	max := server.Person("Max")
	max.Says("I have crushing chest pain and I cannot breathe")
	watch.shows(t, "\a", "ALERT")
	alert := i.queue().Alerts[0].ID
	if out := i.must("desk", "list"); !strings.Contains(out, "ALERT "+alert) || !strings.Contains(out, "URGENT") {
		t.Errorf("list:\n%s", out)
	}
	i.must("desk", "ack", alert, "--staff", "anna")
	watch.shows(t, "alert "+alert+" was seen by anna")
	watch.end(t)
}

func TestDeskSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	i := install(t, nil)
	i.fails(1, "no server has run", "desk", "list")
	i.fails(2, "--staff", "desk", "claim", "h1")
	i.fails(2, "nothing to say", "desk", "say", "h1", "--staff", "anna")
	i.fails(2, "no such file", "desk", "say", "h1", "--file", "/nowhere", "--staff", "anna")
	i.fails(2, "together", "desk", "show", "h1", "--fetch", "3", "--staff", "anna")
	i.fails(2, "outcome", "desk", "end", "h1", "--outcome", "bored", "--staff", "anna")
	i.env = append(i.env, "NATS_URL=nats://user:secret@127.0.0.1:1")
	if errs := i.fails(1, "is frontdesk serve running", "desk", "list"); strings.Contains(errs, "secret") {
		t.Errorf("the password is shown: %s", errs)
	}
	bus := testkit.NATSProcess(t)
	i.env = append(i.env, "NATS_URL="+bus.URL)
	i.fails(1, "the desk does not answer", "desk", "list")
	i.fails(2, "cannot stand in a nats subject", "desk", "show", "h1", "--staff", "a.b")
}

// TestWatchRingsForWhoeverCameMeanwhile restarts the program under a watcher.
func TestWatchRingsForWhoeverCameMeanwhile(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	i := install(t, server, fast, fastChat, "FRONTDESK_NATS_ADDR="+freeAddr(t)).moveIn()
	i.start()
	watch := i.watch()
	lines := i.watch("--json")
	i.kill()
	server.Person("Rosa").Says("talk to a person")
	i.start()
	defer i.stop()
	chat := i.firstChat()
	watch.shows(t, "\a", chat)
	lines.shows(t, `{"gap":true}`)
	watch.end(t)
	lines.end(t)
}

// fails runs a command that must fail with a status and words, and returns what it says.
func (i *installation) fails(want int, words string, args ...string) string {
	i.t.Helper()
	out, errs, status := i.call("", args...)
	if status != want || !strings.Contains(strings.ToLower(errs), strings.ToLower(words)) {
		i.t.Errorf("frontdesk %s: status %d, want %d with %q:\n%s%s", strings.Join(args, " "), status, want, words, out, errs)
	}
	return errs
}

func (i *installation) queue() handoff.ListReply {
	i.t.Helper()
	var list handoff.ListReply
	if err := json.Unmarshal([]byte(i.must("desk", "list", "--json")), &list); err != nil {
		i.t.Fatal(err)
	}
	return list
}

func (i *installation) firstChat() string {
	i.t.Helper()
	var id string
	testkit.Eventually(i.t, 30*time.Second, func() error {
		out, errs, status := i.call("", "desk", "list", "--json")
		var list handoff.ListReply
		if status != 0 || json.Unmarshal([]byte(out), &list) != nil || len(list.Handoffs) == 0 {
			return fmt.Errorf("no chat is open: %s%s", out, errs)
		}
		id = list.Handoffs[0].ID
		return nil
	})
	return id
}

// lineWith finds the line of a chat with these words.
func (i *installation) lineWith(chat, words string) (line int64) {
	i.t.Helper()
	testkit.Eventually(i.t, 10*time.Second, func() error {
		var shown handoff.ShowReply
		if err := json.Unmarshal([]byte(i.must("desk", "show", chat, "--staff", "anna", "--json")), &shown); err != nil {
			return err
		}
		for _, m := range shown.Messages {
			if strings.Contains(m.Text, words) {
				line = m.Seq
				return nil
			}
		}
		return fmt.Errorf("no line has %q", words)
	})
	return line
}

// watching is a `frontdesk desk watch` that runs.
type watching struct {
	cmd  *exec.Cmd
	out  *lockedBuffer
	done chan error
}

func (i *installation) watch(args ...string) *watching {
	i.t.Helper()
	path, err := binary()
	if err != nil {
		i.t.Fatal(err)
	}
	w := &watching{cmd: exec.Command(path, append([]string{"desk", "watch"}, args...)...), out: &lockedBuffer{}, done: make(chan error, 1)}
	w.cmd.Env, w.cmd.Stdout, w.cmd.Stderr = i.env, w.out, w.out
	if err := w.cmd.Start(); err != nil {
		i.t.Fatal(err)
	}
	go func() { w.done <- w.cmd.Wait() }()
	i.t.Cleanup(func() { _ = w.cmd.Process.Kill() })
	began := "Watching the queue"
	if len(args) > 0 {
		began = `{"gap":true}`
	}
	w.shows(i.t, began)
	return w
}

// shows waits until one line has all the words, and forgets it and what came before.
func (w *watching) shows(t testing.TB, words ...string) {
	t.Helper()
	testkit.Eventually(t, 30*time.Second, func() error {
		w.out.mu.Lock()
		defer w.out.mu.Unlock()
		seen := 0
	lines:
		for line := range strings.Lines(w.out.b.String()) {
			seen += len(line)
			for _, word := range words {
				if !strings.Contains(line, word) {
					continue lines
				}
			}
			w.out.b.Next(seen)
			return nil
		}
		return fmt.Errorf("no line has %q in:\n%s", words, w.out.b.String())
	})
}

func (w *watching) end(t testing.TB) {
	t.Helper()
	if err := w.cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if err := <-w.done; err != nil {
		t.Errorf("watch ended with %v:\n%s", err, w.out.String())
	}
}
