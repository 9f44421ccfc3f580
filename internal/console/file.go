package console

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// mostFile bounds a file that is passed on, in bytes: Telegram lets a bot fetch up to 20 MB.
const mostFile = 20 << 20

// file passes on a photo, voice message or document of a chat. It comes from a stranger: what it is is found out from
// its content, and unless it is a picture, sound or film it can only be downloaded. As a page of its own it could run
// nothing: its policy is that of a sandbox.
func (c *console) file(v *visit) error {
	media, err := c.mediaAt(v)
	if err != nil {
		return err
	}
	data, err := c.fetch(v, media)
	if err != nil {
		return err
	}
	typ, how := sniff(data), "attachment"
	if shown(typ) {
		how = "inline"
	} else {
		typ = "application/octet-stream"
	}
	name := fileName(string(media.Name))
	if name == "" {
		name = string(media.Kind) + extensionOf(typ)
	}
	head := v.w.Header()
	head.Set("Content-Security-Policy", "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	head.Set("Content-Type", typ)
	head.Set("Content-Disposition", mime.FormatMediaType(how, map[string]string{"filename": name}))
	// Ranges, because some browsers play no sound without them.
	http.ServeContent(v.w, v.r, "", time.Time{}, bytes.NewReader(data))
	return nil
}

// mediaAt finds the file of a message, and only if the message belongs to this chat as this chat may be seen.
func (c *console) mediaAt(v *visit) (*chat.Media, error) {
	seq, err := strconv.ParseInt(v.r.PathValue("seq"), 10, 64)
	if err != nil || seq <= 0 {
		return nil, &fault{status: http.StatusNotFound}
	}
	h, err := c.Store.Handoff(v.ctx(), v.r.PathValue("handoff"))
	if err != nil {
		return nil, err
	}
	page, err := c.Store.Transcript(v.ctx(), h.Conversation, seq-1)
	if err != nil {
		return nil, err
	}
	if len(page) == 0 || page[0].Seq != seq || page[0].Media == nil ||
		(h.EndedAt != nil && page[0].At.After(*h.EndedAt)) {
		return nil, &fault{status: http.StatusNotFound}
	}
	return page[0].Media, nil
}

func (c *console) fetch(v *visit, m *chat.Media) ([]byte, error) {
	if m.Upload != "" {
		id, err := store.ParseID(m.Upload)
		if err != nil {
			return nil, fmt.Errorf("open file: %w", err)
		}
		return c.Store.Upload(v.ctx(), id)
	}
	gone := &fault{
		status: http.StatusNotFound, title: "This file cannot be fetched just now",
		advice: "Telegram may not have it any more, or cannot be reached. Try again later, or ask the patient to send it again.",
	}
	if c.Files == nil || m.FileID == "" {
		return nil, gone
	}
	body, _, err := c.Files.Open(v.ctx(), m.FileID)
	if err != nil {
		gone.cause = err
		c.Log.Warn("open file", "request", v.id, "error", err)
		return nil, gone
	}
	defer body.Close()
	data, err := io.ReadAll(io.LimitReader(body, mostFile+1))
	if err != nil {
		gone.cause = err
		return nil, gone
	}
	if len(data) > mostFile {
		return nil, &fault{status: http.StatusRequestEntityTooLarge, cause: errors.New("a patient's file is above 20 MB")}
	}
	return data, nil
}

// sniff finds the type of content (https://mimesniff.spec.whatwg.org), with the names that browsers play.
func sniff(data []byte) string {
	typ, _, _ := mime.ParseMediaType(http.DetectContentType(data))
	if typ == "application/ogg" {
		return "audio/ogg"
	}
	if typ == "video/mp4" && bytes.HasPrefix(data[min(8, len(data)):], []byte("M4A")) {
		return "audio/mp4"
	}
	return typ
}

// shown lists what a browser may show in place. SVG is not among them: it is a program.
func shown(typ string) bool {
	switch typ {
	case "image/jpeg", "image/png", "image/gif", "image/webp",
		"audio/ogg", "audio/mpeg", "audio/mp4", "audio/wave", "video/mp4", "video/webm":
		return true
	}
	return false
}

func extensionOf(typ string) string {
	switch typ {
	case "image/jpeg":
		return ".jpg"
	case "image/png", "image/gif", "image/webp", "audio/ogg", "video/mp4", "video/webm":
		_, sub, _ := strings.Cut(typ, "/")
		return "." + sub
	case "audio/mpeg":
		return ".mp3"
	}
	return ""
}
