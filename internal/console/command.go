package console

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
)

// take claims a chat. Of two who press at once the second is told who has it, and sees the chat all the same.
func (c *console) take(v *visit) error {
	cmd, err := c.command(v)
	if err != nil {
		return err
	}
	return c.do(v, cmd, chat.Claim{Command: cmd.about}, "", "")
}

func (c *console) move(v *visit) error {
	cmd, err := c.command(v)
	if err != nil {
		return err
	}
	reason := strings.TrimSpace(v.value("reason"))
	if reason == "" {
		return c.showChat(v, http.StatusUnprocessableEntity, told{notice: "Say in a few words why you move the chat, so that the next team need not ask again."})
	}
	return c.do(v, cmd, chat.Move{Command: cmd.about, Team: v.value("team"), Reason: chat.Text(reason)}, "moved", "/chats")
}

func (c *console) giveBack(v *visit) error {
	cmd, err := c.command(v)
	if err != nil {
		return err
	}
	return c.do(v, cmd, chat.Return{Command: cmd.about, Reason: chat.Text(v.value("reason"))}, "returned", "/chats")
}

func (c *console) makeUrgent(v *visit) error {
	cmd, err := c.command(v)
	if err != nil {
		return err
	}
	return c.do(v, cmd, chat.Escalate{Command: cmd.about, Reason: chat.Text(v.value("reason"))}, "urgent", "")
}

func (c *console) end(v *visit) error {
	cmd, err := c.command(v)
	if err != nil {
		return err
	}
	if v.value("outcome") == "" {
		return c.showChat(v, http.StatusUnprocessableEntity, told{notice: "Choose how the chat ended."})
	}
	return c.do(v, cmd, chat.End{Command: cmd.about, Outcome: v.value("outcome")}, "ended", "/chats")
}

// note is kept for staff. Its words stay in the box when it cannot be kept.
func (c *console) note(v *visit) error {
	cmd, err := c.command(v)
	if err != nil {
		return err
	}
	text := v.value("note")
	if len([]rune(text)) > longestText {
		return c.showChat(v, http.StatusRequestEntityTooLarge, told{note: &composer{text, cmd.key, tooLong}})
	}
	err = c.give(v, cmd, chat.Note{Command: cmd.about, Text: chat.Text(text)})
	if words, refused := refusedWords(err); refused {
		return c.showChat(v, http.StatusConflict, told{note: &composer{text, cmd.key, words + ". Your note is still here."}})
	}
	if err != nil {
		return err
	}
	if v.part() {
		return c.showChat(v, http.StatusOK, told{})
	}
	return v.goTo(chatPath(cmd.about.Handoff))
}

// longestText bounds what staff write at once, in characters: three bubbles of Telegram.
const longestText = 12_000

const tooLong = "That is more than 12,000 characters. Send it in parts. Your words are still here."

// command is what every change of a chat carries.
type command struct {
	key     string
	content []byte // of the form: with other content the same key is another command, and nothing is lost
	about   chat.Command
}

func (c *console) command(v *visit) (command, error) {
	if err := v.form(); err != nil {
		return command{}, err
	}
	return commandOf(v, v.value("key"), v.value("version"), []byte(v.r.PostForm.Encode()))
}

func commandOf(v *visit, key, version string, content []byte) (command, error) {
	if !wellFormedKey.MatchString(key) {
		return command{}, &fault{status: http.StatusBadRequest, cause: errors.New("form without a key")}
	}
	seen, err := strconv.Atoi(version)
	if version != "" && err != nil {
		return command{}, &fault{status: http.StatusBadRequest, cause: errors.New("form with a version that is no number")}
	}
	return command{
		key: key, content: content,
		about: chat.Command{Handoff: v.r.PathValue("handoff"), Staff: chat.Staff{ID: v.me.ID, Name: v.me.Name}, Version: seen},
	}, nil
}

var wellFormedKey = regexp.MustCompile(`^[0-9a-f]{32}$`)

// newKey names one filled-in form. Sent twice it is one command.
func newKey() string {
	var raw [16]byte
	_, _ = rand.Read(raw[:])
	return hex.EncodeToString(raw[:])
}

// give hands a command to the desk. The same form sent twice is one command; its key is the member of staff's own, so
// that nobody can use up another's.
func (c *console) give(v *visit, cmd command, e chat.Event) error {
	return c.Desk.Do(v.ctx(), desk.Command{
		Key:     fmt.Sprintf("console/%s/%T/%s/%x", v.me.ID, e, cmd.key, sha256.Sum256(cmd.content)),
		Handoff: cmd.about.Handoff, Event: e,
	})
}

// do gives a command and goes on to where; a refusal shows the chat as it stands now, and why.
func (c *console) do(v *visit, cmd command, e chat.Event, done, where string) error {
	err := c.give(v, cmd, e)
	if words, refused := refusedWords(err); refused {
		return c.showChat(v, http.StatusConflict, told{notice: words + ". Nothing was changed."})
	}
	if err != nil {
		return err
	}
	if where == "" {
		where = chatPath(cmd.about.Handoff)
	}
	if done != "" {
		where += "?done=" + done
	}
	return v.goTo(where)
}

func refusedWords(err error) (string, bool) {
	var refusal *chat.Refusal
	if !errors.As(err, &refusal) {
		return "", false
	}
	return refusalWords(refusal), true
}
