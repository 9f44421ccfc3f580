package console

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"strings"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// reply sends words, a file or both to the patient. Whatever stops it, the words stay in the box.
func (c *console) reply(v *visit) error {
	in, err := readReply(v)
	if err != nil {
		return err
	}
	cmd, err := commandOf(v, in.key, in.version, append([]byte(in.text+"\x00"), in.file...))
	if err != nil {
		return err
	}
	problem := func(status int, words string) error {
		c.drafts.keep(v.me.ID, cmd.about.Handoff, in.text, v.now)
		return c.showChat(v, status, told{reply: &composer{in.text, in.key, words}})
	}
	switch {
	case in.tooLarge:
		return problem(http.StatusRequestEntityTooLarge, "That file is larger than 10 MB. Your words are still here; send them without it, or with a smaller one.")
	case len([]rune(in.text)) > longestText:
		return problem(http.StatusRequestEntityTooLarge, tooLong)
	}
	say := chat.Say{Command: cmd.about, Text: chat.Text(in.text)}
	if len(in.file) > 0 {
		say.Media, err = c.upload(v, cmd.about.Handoff, in)
	}
	if err == nil {
		err = c.give(v, cmd, say)
	}
	if words, refused := refusedWords(err); refused {
		return problem(http.StatusConflict, words+". Nothing was sent. Your words are still here.")
	}
	if err != nil {
		if judge(err).status >= 500 {
			c.Log.Error("reply", "request", v.id, "staff", v.me.ID, "error", err)
			return problem(http.StatusServiceUnavailable, "We could not send that just now. Your words are still here; try again in a moment. It will not be sent twice.")
		}
		return err
	}
	c.drafts.drop(v.me.ID, cmd.about.Handoff)
	if v.part() {
		return c.showChat(v, http.StatusOK, told{})
	}
	return v.goTo(chatPath(cmd.about.Handoff))
}

// uploaded is a filled-in reply.
type uploaded struct {
	text, key, version string
	file               []byte
	name               string
	tooLarge           bool
}

// readReply reads the form piece by piece, so that words are at hand although the file behind them is too large.
func readReply(v *visit) (uploaded, error) {
	var in uploaded
	v.r.Body = http.MaxBytesReader(v.w, v.r.Body, uploadHardLimit)
	kind, _, _ := mime.ParseMediaType(v.r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		if err := v.form(); err != nil {
			return in, err
		}
		in.text, in.key, in.version = v.value("text"), v.value("key"), v.value("version")
		return in, nil
	}
	parts, err := v.r.MultipartReader()
	if err != nil {
		return in, judgeForm(err)
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return in, nil
		}
		if err != nil {
			return in, judgeForm(err)
		}
		if err := in.read(part); err != nil {
			return in, judgeForm(err)
		}
	}
}

// uploadHardLimit is where the console stops listening; up to it, what is too large is read to the end, because a
// browser shows no answer while it is still sending.
const uploadHardLimit = 64 << 20

func (in *uploaded) read(part *multipart.Part) error {
	limit := int64(formLimit)
	if part.FormName() == "file" {
		limit = store.UploadLimit
	}
	data, err := io.ReadAll(io.LimitReader(part, limit+1))
	if err != nil {
		return err
	}
	over := int64(len(data)) > limit
	if over {
		data = nil
		if _, err := io.Copy(io.Discard, part); err != nil {
			return err
		}
	}
	switch part.FormName() {
	case "text":
		in.text = clean(string(data))
		if over {
			return &http.MaxBytesError{Limit: limit}
		}
	case "key":
		in.key = string(data)
	case "version":
		in.version = string(data)
	case "file":
		in.file, in.tooLarge = data, over
		in.name = fileName(part.FileName())
	}
	return nil
}

// fileName is the last part of what the browser says, without anything that could mislead.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(clean(name), "\\", "/"))
	name = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || isBidiControl(r) {
			return -1
		}
		return r
	}, name)
	if name == "." || name == "/" {
		return ""
	}
	return short(name, 120)
}

// isBidiControl finds the characters that turn "fdp.exe" into "exe.pdf".
func isBidiControl(r rune) bool {
	return r == 0x200e || r == 0x200f || r == 0x061c || (0x202a <= r && r <= 0x202e) || (0x2066 <= r && r <= 0x2069)
}

func (c *console) upload(v *visit, handoff string, in uploaded) (*chat.Media, error) {
	h, err := c.Store.Handoff(v.ctx(), handoff)
	if err != nil {
		return nil, err
	}
	if h.Owner != v.me.ID {
		// Refused by the desk in a moment; nothing is kept for it.
		return &chat.Media{Kind: chat.MediaDocument, Name: chat.Text(in.name)}, nil
	}
	id, err := c.Store.AddUpload(v.ctx(), h.Conversation, in.file, v.now)
	if err != nil {
		return nil, fmt.Errorf("keep file: %w", err)
	}
	kind, typ := uploadKind(in.file)
	return &chat.Media{
		Kind: kind, Upload: id.String(), Name: chat.Text(in.name), MIME: typ, Size: int64(len(in.file)),
	}, nil
}

// uploadKind looks at the content, not at what the browser says it is: Telegram takes JPEG, PNG and WebP as photos and
// Ogg as voice; all else goes as a document.
func uploadKind(data []byte) (chat.MediaKind, string) {
	typ := sniff(data)
	switch typ {
	case "image/jpeg", "image/png", "image/webp":
		return chat.MediaPhoto, typ
	case "audio/ogg":
		return chat.MediaVoice, typ
	}
	return chat.MediaDocument, typ
}
