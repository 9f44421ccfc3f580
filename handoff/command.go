package handoff

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

const (
	mostKeyBytes    = 200
	mostTextBytes   = 16 << 10 // four of Telegram's messages
	mostReasonBytes = 1000
)

// check refuses a command that cannot be meant.
func (c Command) check() error {
	switch {
	case c.Handoff == "":
		return badRequest("handoff: say which chat")
	case c.Key == "":
		return badRequest("key: give each command a key of its own, and the same key when you try it again")
	case len(c.Key) > mostKeyBytes:
		return badRequest("key: at most %d bytes", mostKeyBytes)
	case c.Version < 0:
		return badRequest("version: 0 or more")
	}
	return checkID("handoff", c.Handoff)
}

func checkID(what, id string) error {
	if err := checkToken(what, id); err != nil {
		return badRequest("%v", err)
	}
	return nil
}

func checkText(what, text string, most int) error {
	if len(text) > most {
		return badRequest("%s: at most %d bytes; this has %d", what, most, len(text))
	}
	return nil
}

// command does what changes a chat with nothing but the body.
func (s *Service) command(ctx context.Context, q *request) (any, error) {
	c, event, err := q.event()
	if err != nil {
		return nil, err
	}
	return s.do(ctx, q, c, event)
}

// event reads the command of a request.
func (q *request) event() (Command, chat.Event, error) {
	switch q.verb {
	case VerbClaim:
		var b Claim
		err := q.decode(&b)
		return b.Command, chat.Claim{Command: q.ofChat(b.Command)}, err
	case VerbNote:
		var b Note
		if err := q.decode(&b); err != nil {
			return b.Command, nil, err
		}
		return b.Command, chat.Note{Command: q.ofChat(b.Command), Text: chat.Text(b.Text)}, checkText("text", b.Text, mostTextBytes)
	case VerbMove:
		var b Move
		if err := q.decode(&b); err != nil {
			return b.Command, nil, err
		}
		if err := checkID("team", b.Team); err != nil {
			return b.Command, nil, err
		}
		e := chat.Move{Command: q.ofChat(b.Command), Team: b.Team, Reason: chat.Text(b.Reason)}
		return b.Command, e, checkText("reason", b.Reason, mostReasonBytes)
	case VerbReturn:
		var b Return
		if err := q.decode(&b); err != nil {
			return b.Command, nil, err
		}
		e := chat.Return{Command: q.ofChat(b.Command), Reason: chat.Text(b.Reason)}
		return b.Command, e, checkText("reason", b.Reason, mostReasonBytes)
	case VerbEscalate:
		var b Escalate
		if err := q.decode(&b); err != nil {
			return b.Command, nil, err
		}
		e := chat.Escalate{Command: q.ofChat(b.Command), Reason: chat.Text(b.Reason)}
		return b.Command, e, checkText("reason", b.Reason, mostReasonBytes)
	case VerbEnd:
		var b End
		err := q.decode(&b)
		return b.Command, chat.End{Command: q.ofChat(b.Command), Outcome: b.Outcome}, err
	case VerbList, VerbShow, VerbMedia, VerbSay, VerbAck, VerbPresence, VerbUpload:
	}
	return Command{}, nil, fmt.Errorf("desk request: %s is no command", q.verb)
}

func (q *request) ofChat(c Command) chat.Command {
	return chat.Command{Handoff: c.Handoff, Staff: q.as(), Version: c.Version}
}

// do gives a command to the chat and answers with the chat as it is then.
func (s *Service) do(ctx context.Context, q *request, c Command, event chat.Event) (any, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if err := s.config.Desk.Do(ctx, q.toDesk(c, event)); err != nil {
		return nil, err
	}
	return s.done(ctx, c.Handoff), nil
}

// toDesk scopes the key. Tokens have no dots, so the scope cannot be forged by a key: the keys of two people never meet,
// nor do those of two verbs or chats.
func (q *request) toDesk(c Command, event chat.Event) desk.Command {
	key := strings.Join([]string{q.by.ID, string(q.verb), c.Handoff, c.Key}, ".")
	return desk.Command{Key: key, Handoff: c.Handoff, Event: event}
}

// done is the chat as it is now. The command is saved by then, so that trouble with reading is no error.
func (s *Service) done(ctx context.Context, handoff string) Done {
	h, err := s.store.Handoff(ctx, handoff)
	if err != nil {
		return Done{Handoff: handoff}
	}
	return Done{Handoff: h.ID, Version: h.Version, Seq: h.Seq, Owner: h.Owner}
}

func (s *Service) ack(ctx context.Context, q *request) (any, error) {
	var b Ack
	if err := q.decode(&b); err != nil {
		return nil, err
	}
	if err := checkID("alert", b.Alert); err != nil {
		return nil, err
	}
	if err := s.config.Desk.Acknowledge(ctx, b.Alert, q.as()); err != nil {
		return nil, err
	}
	return Done{Alert: b.Alert}, nil
}

func (s *Service) presence(ctx context.Context, q *request) (any, error) {
	var b Presence
	if err := q.decode(&b); err != nil {
		return nil, err
	}
	if err := checkID("handoff", b.Handoff); err != nil {
		return nil, err
	}
	if b.State != Viewing && b.State != Typing && b.State != Away {
		return nil, badRequest("state: viewing, typing or away")
	}
	h, err := s.store.Handoff(ctx, b.Handoff)
	if err != nil {
		return nil, err
	}
	// Only the owner's typing is shown: nobody else can be about to answer.
	if b.State == Typing && s.config.Typing != nil && h.EndedAt == nil && h.Owner == q.by.ID {
		patient, err := s.store.Patient(ctx, h.Conversation)
		if err != nil {
			return nil, err
		}
		if err := s.config.Typing(ctx, patient.Chat); err != nil {
			s.config.Log.Warn("show typing", "handoff", h.ID, "error", err)
		}
	}
	return Done{Handoff: h.ID, Version: h.Version, Seq: h.Seq, Owner: h.Owner}, nil
}

func (s *Service) say(ctx context.Context, q *request) (any, error) {
	var b Say
	if err := q.decode(&b); err != nil {
		return nil, err
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	if err := checkText("text", b.Text, mostTextBytes); err != nil {
		return nil, err
	}
	switch {
	case b.File == nil:
		return s.speak(ctx, q, b, nil)
	case b.File.Size < 0 || b.File.Size > store.UploadLimit || len(b.File.Data) > store.UploadLimit:
		return nil, badRequest("file: at most %d bytes", store.UploadLimit)
	case len(b.File.Data) > 0:
		return s.speak(ctx, q, b, b.File.Data)
	case b.File.Size == 0:
		return nil, badRequest("file: it is empty")
	}
	return s.beginUpload(ctx, q, b)
}

// speak sends words, with the file if there is one.
func (s *Service) speak(ctx context.Context, q *request, b Say, file []byte) (any, error) {
	event := chat.Say{Command: q.ofChat(b.Command), Text: chat.Text(b.Text)}
	if file == nil {
		return s.do(ctx, q, b.Command, event)
	}
	repeated, err := s.maySpeak(ctx, q, b)
	if err != nil {
		return nil, err
	}
	if repeated {
		return s.done(ctx, b.Handoff), nil
	}
	if event.Media, err = s.keepFile(ctx, b, file); err != nil {
		return nil, err
	}
	return s.do(ctx, q, b.Command, event)
}

// maySpeak tries the command without words: the chat refuses it, and the reason tells whether it would have been taken
// with words. So no file is sent or kept for a command that is refused, or that was done before (repeated).
func (s *Service) maySpeak(ctx context.Context, q *request, b Say) (repeated bool, err error) {
	err = s.config.Desk.Do(ctx, q.toDesk(b.Command, chat.Say{Command: q.ofChat(b.Command)}))
	var refusal *chat.Refusal
	if errors.As(err, &refusal) && refusal.Code == chat.RefusedEmpty {
		return false, nil
	}
	return err == nil, err
}

func (s *Service) keepFile(ctx context.Context, b Say, file []byte) (*chat.Media, error) {
	h, err := s.store.Handoff(ctx, b.Handoff)
	if err != nil {
		return nil, err
	}
	id, err := s.store.AddUpload(ctx, h.Conversation, file, s.config.Now())
	if err != nil {
		return nil, err
	}
	kind, mime := kindOf(file, b.File.MIME)
	return &chat.Media{
		Kind: kind, Upload: id.String(), Name: chat.Text(fileName(b.File.Name)), MIME: mime, Size: int64(len(file)),
	}, nil
}

// kindOf looks at the file itself: Telegram refuses a photo that is none, whatever its sender calls it.
func kindOf(file []byte, declared string) (chat.MediaKind, string) {
	found := http.DetectContentType(file)
	switch found {
	case "image/jpeg", "image/png":
		return chat.MediaPhoto, found
	case "video/mp4":
		return chat.MediaVideo, found
	case "application/ogg":
		return chat.MediaVoice, "audio/ogg"
	case "audio/mpeg":
		return chat.MediaAudio, found
	case "application/octet-stream", "text/plain; charset=utf-8", "application/zip":
		if declared != "" && len(declared) <= 100 && strings.Trim(declared, "abcdefghijklmnopqrstuvwxyz0123456789/.+-") == "" {
			return chat.MediaDocument, declared
		}
	}
	mime, _, _ := strings.Cut(found, ";")
	return chat.MediaDocument, mime
}

const mostNameBytes = 120

// fileName keeps what a file name may be: no path, no control characters.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, filepath.Base(strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/")))
	for len(name) > mostNameBytes {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	if name == "." || name == "/" {
		return ""
	}
	return name
}
