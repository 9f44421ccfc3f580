package handoff

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/nats-io/nats.go"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// budget is how many bytes of JSON an answer may have: what the server takes, less its headers and frame.
func (s *Service) budget() int { return int(s.config.Conn.MaxPayload())*7/8 - 4096 }

func (s *Service) list(ctx context.Context, q *request) (any, error) {
	var b ListRequest
	if err := q.decode(&b); err != nil {
		return nil, err
	}
	if b.Team != "" {
		if err := checkID("team", b.Team); err != nil {
			return nil, err
		}
	}
	handoffs, err := s.store.Queue(ctx, b.Team)
	if err != nil {
		return nil, err
	}
	alerts, err := s.store.OpenAlerts(ctx)
	if err != nil {
		return nil, err
	}
	r := ListReply{Handoffs: []store.Handoff{}, Alerts: []store.Alert{}}
	left := s.budget()
	for _, a := range alerts {
		if b.Team != "" && a.Team != b.Team {
			continue
		}
		if left -= sizeOf(a); left < 0 {
			r.More = true
			return r, nil
		}
		r.Alerts = append(r.Alerts, a)
	}
	for _, h := range handoffs {
		if left -= sizeOf(h); left < 0 {
			r.More = true
			return r, nil
		}
		r.Handoffs = append(r.Handoffs, h)
	}
	return r, nil
}

func sizeOf(v any) int {
	data, err := json.Marshal(v)
	if err != nil {
		return 0
	}
	return len(data) + 1
}

func (s *Service) show(ctx context.Context, q *request) (any, error) {
	var b ShowRequest
	if err := q.decode(&b); err != nil {
		return nil, err
	}
	if err := checkID("handoff", b.Handoff); err != nil {
		return nil, err
	}
	if b.Since < 0 {
		return nil, badRequest("since: 0 or more")
	}
	h, err := s.store.Handoff(ctx, b.Handoff)
	if err != nil {
		return nil, err
	}
	patient, err := s.store.Patient(ctx, h.Conversation)
	if err != nil {
		return nil, err
	}
	lines, err := s.store.Transcript(ctx, h.Conversation, b.Since)
	if err != nil {
		return nil, err
	}
	r := ShowReply{Handoff: h, Patient: patient, Messages: []Message{}, Next: b.Since, More: len(lines) == store.TranscriptPage}
	left := s.budget() - sizeOf(r)
	for _, line := range lines {
		m := messageOf(line)
		if left -= sizeOf(m); left < 0 && len(r.Messages) > 0 {
			r.More = true
			break
		}
		r.Messages, r.Next = append(r.Messages, m), m.Seq
	}
	return r, nil
}

// mostShownBytes bounds the text of one line. Telegram's messages are shorter; what came another way may not be.
const mostShownBytes = 32 << 10

func messageOf(m store.Message) Message {
	text, cut := m.Text, false
	if len(text) > mostShownBytes {
		text, cut = head(text, mostShownBytes), true
	}
	out := Message{
		Seq: m.Seq, At: m.At, Author: string(m.Author), Kind: m.Kind, Handoff: m.Handoff, Staff: m.Staff, Name: m.Name,
		Text: text, Cut: cut, Buttons: m.Buttons, Number: m.Message, Edit: m.Edit, Entry: m.Entry,
		Language: m.Language, Revision: m.Revision, About: m.About, Team: m.Team, Detail: m.Detail, Doubt: m.Doubt,
		Delivery: string(m.Delivery), Problem: m.Problem,
	}
	if f := m.Media; f != nil {
		out.Media = &Media{
			Kind: string(f.Kind), Name: string(f.Name), MIME: f.MIME, Size: f.Size, Detail: string(f.Detail), Fetchable: fetchable(f),
		}
	}
	return out
}

// head returns at most n bytes of text, cut between characters.
func head(text string, n int) string {
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

func fetchable(m *chat.Media) bool {
	return m.Upload != "" || m.FileID != "" && m.Kind.Relayable()
}

// media sends a file in pieces. Only a file of the chat's own transcript can be asked for.
func (s *Service) media(ctx context.Context, q *request) error {
	var b MediaRequest
	if err := q.decode(&b); err != nil {
		return err
	}
	if err := checkID("handoff", b.Handoff); err != nil {
		return err
	}
	finding, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	media, err := s.findMedia(finding, b)
	if err != nil {
		return err
	}
	sending, cancel := context.WithTimeout(ctx, sendFileWithin)
	defer cancel()
	file, size, err := s.openMedia(sending, media)
	if err != nil {
		return err
	}
	defer file.Close()
	if size <= 0 {
		size = media.Size
	}
	head := MediaReply{Kind: string(media.Kind), Name: string(media.Name), MIME: media.MIME, Size: size}
	if err := q.send(head); err != nil {
		return fmt.Errorf("send media: %w", err)
	}
	if err := s.sendPieces(sending, q, file); err != nil {
		return fmt.Errorf("send media: %w", err)
	}
	return errSilent
}

// sendFileWithin bounds the sending of one file: 20 MB, Telegram's limit, over a slow line.
const sendFileWithin = 2 * time.Minute

func (s *Service) findMedia(ctx context.Context, b MediaRequest) (*chat.Media, error) {
	h, err := s.store.Handoff(ctx, b.Handoff)
	if err != nil {
		return nil, err
	}
	lines, err := s.store.Transcript(ctx, h.Conversation, b.Seq-1)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 || lines[0].Seq != b.Seq || lines[0].Media == nil || !fetchable(lines[0].Media) {
		return nil, &Problem{Status: 404, Code: CodeNotFound, Message: "there is no file in that line of the chat"}
	}
	return lines[0].Media, nil
}

func (s *Service) openMedia(ctx context.Context, m *chat.Media) (io.ReadCloser, int64, error) {
	if m.Upload == "" {
		if s.config.Files == nil {
			return nil, 0, errors.New("open file: this program cannot fetch files")
		}
		file, size, err := s.config.Files.Open(ctx, m.FileID)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return nil, 0, &Problem{Status: 404, Code: CodeNotFound, Message: "Telegram does not give this file: it is gone, or longer than 20 MB"}
		case err != nil:
			// The error is not passed on: that of an HTTP call may quote the address, and the bot's token is in it.
			return nil, 0, &Problem{Status: 503, Code: CodeUnavailable, Message: "Telegram does not give the file just now: try again"}
		}
		return file, size, nil
	}
	id, err := store.ParseID(m.Upload)
	if err != nil {
		return nil, 0, fmt.Errorf("open upload: %w", err)
	}
	data, err := s.store.Upload(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	return io.NopCloser(bytes.NewReader(data)), int64(len(data)), nil
}

func (s *Service) sendPieces(ctx context.Context, q *request, file io.Reader) error {
	buf := make([]byte, s.chunk())
	for offset := int64(0); ; {
		n, err := io.ReadFull(file, buf)
		if n > 0 {
			piece := &nats.Msg{Data: buf[:n], Header: nats.Header{HeaderOffset: {strconv.FormatInt(offset, 10)}}}
			if err := q.sendMsg(piece); err != nil {
				return err
			}
			offset += int64(n)
			// A file that is faster than the line must not pile up in memory, here or in the server.
			if err := q.conn.FlushWithContext(ctx); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return q.sendMsg(&nats.Msg{Header: nats.Header{HeaderEnd: {strconv.FormatInt(offset, 10)}}})
		}
		if err != nil {
			return err
		}
	}
}
