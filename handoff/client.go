package handoff

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"frontdesk/internal/chat"
)

// Client is one member of staff who works with the desk. It knows nothing but NATS, and is an example for clients in
// other languages: each method is one request, a command carries a key, and a command whose answer was lost is sent again
// with the same key. It is safe for concurrent use.
//
// Errors: a *Problem is the desk's own answer. Anything else says that no answer came; a command may have been done.
type Client struct {
	nc       *nats.Conn
	subjects Subjects
	staff    string
}

// NewClient makes a Client for the account staff of a clinic; Nobody may list.
func NewClient(nc *nats.Conn, clinic, staff string) (*Client, error) {
	s, err := NewSubjects(clinic)
	if err != nil {
		return nil, err
	}
	if err := checkToken("staff id", staff); err != nil {
		return nil, err
	}
	return &Client{nc, s, staff}, nil
}

// How long one try waits for an answer, and how often a request is tried. The service answers within answerWithin.
const (
	tryWithin = answerWithin + 3*time.Second
	mostAsks  = 3
)

// List returns the queue of a team, of all teams for "".
func (c *Client) List(ctx context.Context, team string) (ListReply, error) {
	var r ListReply
	return r, c.ask(ctx, VerbList, ListRequest{Team: team}, &r)
}

// Show returns what was said in a chat after the line since. While More is set there is more: ask again with Next.
func (c *Client) Show(ctx context.Context, handoff string, since int64) (ShowReply, error) {
	var r ShowReply
	return r, c.ask(ctx, VerbShow, ShowRequest{Handoff: handoff, Since: since}, &r)
}

// Claim takes a chat. Version is the ownership that the caller saw.
func (c *Client) Claim(ctx context.Context, handoff string, version int) (Done, error) {
	return c.command(ctx, VerbClaim, Claim{Command: command(handoff, version)})
}

// Say writes to the patient.
func (c *Client) Say(ctx context.Context, handoff, text string) (Done, error) {
	return c.command(ctx, VerbSay, Say{Command: command(handoff, 0), Text: text})
}

// SendFile sends a file to the patient, with words if text is not empty. A file that does not fit into one message goes
// in pieces.
func (c *Client) SendFile(ctx context.Context, handoff, text, name, mime string, data []byte) (Done, error) {
	say := Say{Command: command(handoff, 0), Text: text, File: &File{Name: name, MIME: mime, Size: int64(len(data))}}
	if len(data)*4/3+len(text)*6+4096 < int(c.nc.MaxPayload()) {
		say.File.Data = data
		return c.command(ctx, VerbSay, say)
	}
	var err error
	for range mostAsks {
		var done Done
		if done, err = c.sendPieces(ctx, say, data); err == nil || !unanswered(ctx, err) {
			return done, err
		}
		// The program that took the pieces is gone. The key makes the next try the same command.
	}
	return Done{}, err
}

// Note leaves a note for staff.
func (c *Client) Note(ctx context.Context, handoff, text string) (Done, error) {
	return c.command(ctx, VerbNote, Note{Command: command(handoff, 0), Text: text})
}

// Move hands a chat to another team.
func (c *Client) Move(ctx context.Context, handoff, team, reason string) (Done, error) {
	return c.command(ctx, VerbMove, Move{Command: command(handoff, 0), Team: team, Reason: reason})
}

// Return puts a chat back into the queue.
func (c *Client) Return(ctx context.Context, handoff, reason string) (Done, error) {
	return c.command(ctx, VerbReturn, Return{Command: command(handoff, 0), Reason: reason})
}

// Escalate moves a chat to the urgent lane.
func (c *Client) Escalate(ctx context.Context, handoff, reason string) (Done, error) {
	return c.command(ctx, VerbEscalate, Escalate{Command: command(handoff, 0), Reason: reason})
}

// End closes a chat; outcome "" is the first of chat.Outcomes.
func (c *Client) End(ctx context.Context, handoff, outcome string) (Done, error) {
	return c.command(ctx, VerbEnd, End{Command: command(handoff, 0), Outcome: outcome})
}

// Ack says that an alert was seen.
func (c *Client) Ack(ctx context.Context, alert string) (Done, error) {
	return c.command(ctx, VerbAck, Ack{Alert: alert})
}

// Presence says what the caller is doing with a chat: Viewing, Typing or Away.
func (c *Client) Presence(ctx context.Context, handoff, state string) error {
	return c.ask(ctx, VerbPresence, Presence{Handoff: handoff, State: state}, nil)
}

// Media writes the file of a line of a chat to w and returns what it is. When an error comes, w has a part of it.
func (c *Client) Media(ctx context.Context, handoff string, seq int64, w io.Writer) (MediaReply, error) {
	body, err := json.Marshal(MediaRequest{Handoff: handoff, Seq: seq})
	if err != nil {
		return MediaReply{}, err
	}
	subject, err := c.subjects.Desk(VerbMedia, c.staff)
	if err != nil {
		return MediaReply{}, err
	}
	inbox := c.nc.NewInbox()
	answers, err := c.nc.SubscribeSync(inbox)
	if err != nil {
		return MediaReply{}, fmt.Errorf("media: %w", err)
	}
	defer func() { _ = answers.Unsubscribe() }()
	if err := c.nc.PublishMsg(&nats.Msg{Subject: subject, Reply: inbox, Data: body}); err != nil {
		return MediaReply{}, fmt.Errorf("media: %w", err)
	}
	var head MediaReply
	first, err := nextAnswer(ctx, answers)
	if err == nil {
		err = json.Unmarshal(first.Data, &head)
	}
	for written := int64(0); err == nil; {
		var m *nats.Msg
		if m, err = nextAnswer(ctx, answers); err != nil {
			break
		}
		if end := m.Header.Get(HeaderEnd); end != "" {
			if end != strconv.FormatInt(written, 10) {
				return head, errors.New("media: a piece of the file was lost: try again")
			}
			return head, nil
		}
		if m.Header.Get(HeaderOffset) != strconv.FormatInt(written, 10) {
			return head, errors.New("media: a piece of the file was lost: try again")
		}
		var n int
		n, err = w.Write(m.Data)
		written += int64(n)
	}
	return head, fmt.Errorf("media: %w", err)
}

func nextAnswer(ctx context.Context, answers *nats.Subscription) (*nats.Msg, error) {
	ctx, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	m, err := answers.NextMsgWithContext(ctx)
	if err != nil {
		return nil, noAnswer(err)
	}
	return m, problemIn(m)
}

// sendPieces begins an upload and sends its pieces.
func (c *Client) sendPieces(ctx context.Context, say Say, data []byte) (Done, error) {
	var answer struct {
		Upload
		Done
	}
	if err := c.ask(ctx, VerbSay, say, &answer); err != nil || answer.Upload.Upload == "" {
		return answer.Done, err // it was done before
	}
	subject, err := c.subjects.Desk(VerbUpload, c.staff)
	if err != nil {
		return Done{}, err
	}
	if answer.Chunk <= 0 {
		return Done{}, errors.New("upload: the desk does not say how long a piece may be")
	}
	var last []byte
	offset := 0
	for piece := range chunks(data, answer.Chunk) {
		m := &nats.Msg{Subject: subject, Data: piece, Header: nats.Header{
			HeaderUpload: {answer.Upload.Upload}, HeaderOffset: {strconv.Itoa(offset)},
		}}
		if last, err = c.send(ctx, m); err != nil {
			return Done{}, err
		}
		offset += len(piece)
	}
	var done Done
	if err := json.Unmarshal(last, &done); err != nil {
		return Done{}, fmt.Errorf("upload: the answer cannot be read: %w", err)
	}
	return done, nil
}

// command gives each command a key that no other has.
func command(handoff string, version int) Command {
	return Command{Handoff: handoff, Version: version, Key: rand.Text()}
}

func (c *Client) command(ctx context.Context, v Verb, body any) (Done, error) {
	var done Done
	return done, c.ask(ctx, v, body, &done)
}

// ask sends a request and reads the answer into answer. It tries again when no answer comes.
func (c *Client) ask(ctx context.Context, v Verb, body, answer any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("%s: %w", v, err)
	}
	subject, err := c.subjects.Desk(v, c.staff)
	if err != nil {
		return err
	}
	data, err = c.send(ctx, &nats.Msg{Subject: subject, Data: data})
	if err != nil {
		return err
	}
	if answer == nil {
		return nil
	}
	if err := json.Unmarshal(data, answer); err != nil {
		return fmt.Errorf("%s: the answer cannot be read: %w", v, err)
	}
	return nil
}

func (c *Client) send(ctx context.Context, m *nats.Msg) ([]byte, error) {
	var err error
	for range mostAsks {
		try, cancel := context.WithTimeout(ctx, tryWithin)
		var answer *nats.Msg
		answer, err = c.nc.RequestMsgWithContext(try, m)
		cancel()
		if err == nil {
			return answer.Data, problemIn(answer)
		}
		if err = noAnswer(err); !unanswered(ctx, err) {
			return nil, err
		}
	}
	return nil, err
}

// ErrNoAnswer says that no answer came. A command may have been done; with the same key it may be sent again.
var ErrNoAnswer = errors.New("the desk does not answer: is `frontdesk serve` running?")

func noAnswer(err error) error {
	if errors.Is(err, nats.ErrNoResponders) || errors.Is(err, nats.ErrTimeout) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%w (%w)", ErrNoAnswer, err)
	}
	return err
}

// unanswered reports that another try may help.
func unanswered(ctx context.Context, err error) bool {
	return ctx.Err() == nil && errors.Is(err, ErrNoAnswer) && !errors.Is(err, nats.ErrNoResponders)
}

func problemIn(m *nats.Msg) error {
	code := m.Header.Get(micro.ErrorCodeHeader)
	if code == "" {
		return nil
	}
	p := &Problem{}
	if err := json.Unmarshal(m.Data, p); err != nil || p.Message == "" {
		p = &Problem{Code: m.Header.Get(micro.ErrorHeader), Message: "the desk answers " + code}
	}
	p.Status, _ = strconv.Atoi(code)
	return p
}

// TakenBy says who has the chat that a command was refused for, and false if that was not the reason.
func TakenBy(err error) (chat.Staff, bool) {
	var p *Problem
	if errors.As(err, &p) && p.Owner != nil {
		return *p.Owner, true
	}
	return chat.Staff{}, false
}
