package handoff

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// Files opens files that patients have sent.
type Files interface {
	// Open returns the file and its size in bytes, 0 or less when that is not known. The caller closes it.
	// store.ErrNotFound: it cannot be had any more.
	Open(ctx context.Context, fileID string) (io.ReadCloser, int64, error)
}

// Service is the NATS service frontdesk-desk: what staff clients ask and do, on <prefix>.desk.<verb>.<staff>. Who asks is
// the last token of the subject, which the server's permissions pin; the body cannot say otherwise. Several programs
// may run it; each request reaches one of them.
type Service struct {
	config  ServiceConfig
	store   *store.Store
	uploads uploads
	crew    crew
	tallies map[string]*tally // by verb
}

// ServiceConfig is what a Service is made of.
type ServiceConfig struct {
	Conn     *nats.Conn
	Subjects Subjects
	Desk     *desk.Desk
	Files    Files
	// Typing shows the patient for some seconds that a person writes. chat is the number of the chat at Telegram. Nil:
	// nothing is shown.
	Typing func(ctx context.Context, chat int64) error
	Log    *slog.Logger
	Now    func() time.Time
	// Version is the release, as in 1.4.0.
	Version string
}

// NewService makes a Service; Run runs it.
func NewService(c ServiceConfig) *Service {
	s := &Service{config: c, store: c.Desk.Store(), uploads: uploads{now: c.Now}, tallies: map[string]*tally{}}
	for _, v := range Verbs() {
		s.tallies[string(v)] = &tally{}
	}
	return s
}

// tally counts the requests of a verb, for `nats service stats`: what NATS counts by itself ends where a request is
// handed to its goroutine.
type tally struct {
	Done    atomic.Int64
	Refused atomic.Int64 // 4xx
	Failed  atomic.Int64 // 5xx
	Nanos   atomic.Int64 // of all together
}

func (t *tally) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{
		"done": t.Done.Load(), "refused": t.Refused.Load(), "failed": t.Failed.Load(),
		"seconds": time.Duration(t.Nanos.Load()).Seconds(),
	})
}

func (t *tally) count(p *Problem, took time.Duration) {
	t.Nanos.Add(int64(took))
	switch {
	case p == nil:
		t.Done.Add(1)
	case p.Status >= 500:
		t.Failed.Add(1)
	default:
		t.Refused.Add(1)
	}
}

// answerWithin bounds one request, but for the sending of a file.
const answerWithin = 12 * time.Second

// Run answers requests until ctx ends, then finishes those that it has begun and returns nil. NATS may be away when it
// begins, and may come and go.
func (s *Service) Run(ctx context.Context) error {
	svc, err := micro.AddService(s.config.Conn, micro.Config{
		Name: "frontdesk-desk", Version: s.config.Version,
		Description: "The clinic's front desk: list, show, claim and answer chats. See docs/nats.md.",
		ErrorHandler: func(_ micro.Service, e *micro.NATSError) {
			s.config.Log.Warn("desk service", "subject", e.Subject, "error", e.Description)
		},
		StatsHandler: func(e *micro.Endpoint) any { return s.tallies[e.Name] },
	})
	if err != nil {
		return fmt.Errorf("desk service: %w", err)
	}
	// Requests that were begun are answered although ctx has ended.
	work := context.WithoutCancel(ctx)
	for _, v := range Verbs() {
		if err := s.listen(work, svc, v); err != nil {
			_ = svc.Stop()
			return fmt.Errorf("desk service: %s: %w", v, err)
		}
	}
	<-ctx.Done()
	err = svc.Stop()
	s.crew.close()
	if err != nil && !errors.Is(err, nats.ErrConnectionClosed) {
		return fmt.Errorf("desk service: stop: %w", err)
	}
	return nil
}

// mostAtOnce bounds the requests of one verb that are under way; the next waits for a free place.
func mostAtOnce(v Verb) int {
	if v == VerbMedia {
		return 4 // each holds a file
	}
	return 32
}

func (s *Service) listen(ctx context.Context, svc micro.Service, v Verb) error {
	places := make(chan struct{}, mostAtOnce(v))
	handler := micro.HandlerFunc(func(r micro.Request) {
		q := &request{
			conn: s.config.Conn, verb: v, staff: s.config.Subjects.staffOf(r.Subject()), reply: r.Reply(),
			header: nats.Header(r.Headers()), body: r.Data(),
		}
		s.crew.take(places, q, func() { s.answer(ctx, q) })
	})
	options := []micro.EndpointOpt{micro.WithEndpointSubject(s.config.Subjects.DeskOfAll(v))}
	if v == VerbUpload {
		// A piece reaches every program; the one that has begun the upload takes it.
		options = append(options, micro.WithEndpointQueueGroupDisabled())
	}
	return svc.AddEndpoint(string(v), handler, options...)
}

// crew answers requests, each in a goroutine of its own: a slow one must not hold up the next of its verb.
type crew struct {
	mu      sync.RWMutex
	closed  bool
	running sync.WaitGroup
}

// take answers a request when there is a place. When the program is closing it says so: another one will answer.
func (c *crew) take(places chan struct{}, q *request, answer func()) {
	places <- struct{}{}
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.closed {
		<-places
		_ = q.sendProblem(problemOf(desk.ErrStopping))
		return
	}
	c.running.Go(func() {
		defer func() { <-places }()
		answer()
	})
}

// close waits for what was begun; nothing is begun any more.
func (c *crew) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.running.Wait()
}

// request is one request of staff.
type request struct {
	conn   *nats.Conn
	verb   Verb
	staff  string
	reply  string
	header nats.Header
	body   []byte
	by     store.Staff // the account, once it is known
}

func (q *request) decode(into any) error {
	if err := decode(q.body, into); err != nil {
		return badRequest("%v", err)
	}
	return nil
}

func (q *request) as() chat.Staff { return chat.Staff{ID: q.by.ID, Name: q.by.Name} }

// send answers with a body of JSON.
func (q *request) send(answer any) error {
	data, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	return q.sendMsg(&nats.Msg{Data: data})
}

func (q *request) sendMsg(m *nats.Msg) error {
	if q.reply == "" {
		return nil // it was published, not asked
	}
	m.Subject = q.reply
	return q.conn.PublishMsg(m)
}

func (q *request) sendProblem(p *Problem) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	// The header holds no name: headers are seen by more eyes than bodies.
	return q.sendMsg(&nats.Msg{Data: data, Header: nats.Header{
		micro.ErrorHeader:     {p.Code},
		micro.ErrorCodeHeader: {strconv.Itoa(p.Status)},
	}})
}

// A handler that has answered by itself returns errSilent; one whose request is another program's, errElsewhere.
var (
	errSilent    = errors.New("the answer was sent")
	errElsewhere = errors.New("another program answers")
)

func (s *Service) answer(ctx context.Context, q *request) {
	began := s.config.Now()
	answer, err := s.handle(ctx, q)
	var problem *Problem
	switch {
	case errors.Is(err, errElsewhere):
		return
	case errors.Is(err, errSilent):
		err = nil
	case err == nil:
		err = q.send(answer)
	default:
		problem = problemOf(err)
		if problem.Status >= 500 {
			// Not the subject's token: until the account is found it may be anything, also a name.
			s.config.Log.Error("desk request", "verb", q.verb, "staff", q.by.ID, "error", err)
		}
		err = q.sendProblem(problem)
	}
	s.tallies[string(q.verb)].count(problem, s.config.Now().Sub(began))
	if err != nil {
		s.config.Log.Warn("answer desk request", "verb", q.verb, "staff", q.by.ID, "error", err)
	}
}

func (s *Service) handle(ctx context.Context, q *request) (any, error) {
	if q.verb != VerbMedia {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, answerWithin)
		defer cancel()
	}
	if q.verb == VerbUpload {
		return s.upload(ctx, q)
	}
	if err := s.admit(ctx, q); err != nil {
		return nil, err
	}
	switch q.verb {
	case VerbList:
		return s.list(ctx, q)
	case VerbShow:
		return s.show(ctx, q)
	case VerbMedia:
		return nil, s.media(ctx, q)
	case VerbSay:
		return s.say(ctx, q)
	case VerbAck:
		return s.ack(ctx, q)
	case VerbPresence:
		return s.presence(ctx, q)
	case VerbClaim, VerbNote, VerbMove, VerbReturn, VerbEscalate, VerbEnd, VerbUpload:
	}
	return s.command(ctx, q)
}

// admit makes sure that whoever asks has an account that is open.
func (s *Service) admit(ctx context.Context, q *request) error {
	if q.staff == Nobody && q.verb == VerbList {
		return nil
	}
	account, err := s.store.FindStaff(ctx, q.staff)
	if errors.Is(err, store.ErrNotFound) || err == nil && account.DisabledAt != nil {
		return &Problem{Status: 403, Code: CodeForbidden, Message: "there is no open account of that name: an admin makes one with `frontdesk staff add`"}
	}
	if err != nil {
		return err
	}
	q.by = account
	return nil
}

func badRequest(format string, args ...any) *Problem {
	return &Problem{Status: 400, Code: CodeBadRequest, Message: fmt.Sprintf(format, args...)}
}

// problemOf says to the client what went wrong. What the log keeps of it is another matter.
func problemOf(err error) *Problem {
	var p *Problem
	var refusal *chat.Refusal
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &refusal):
		return refused(refusal)
	case errors.Is(err, store.ErrNotFound):
		return &Problem{Status: 404, Code: CodeNotFound, Message: "there is no such chat or alert, or its patient was forgotten"}
	case store.IsUnavailable(err), errors.Is(err, desk.ErrStopping), errors.Is(err, store.ErrNoClinic),
		errors.Is(err, store.ErrFenced), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &Problem{Status: 503, Code: CodeUnavailable, Message: "the desk cannot save anything just now: try again with the same key"}
	}
	return &Problem{Status: 500, Code: CodeInternal, Message: "the desk cannot do this: the server's log says why"}
}

func refused(r *chat.Refusal) *Problem {
	p := &Problem{Status: 409, Code: string(r.Code), Message: r.Error()}
	switch {
	case r.Owner.ID != "":
		owner := r.Owner
		p.Owner = &owner
	case r.Code == chat.RefusedTaken:
		p.Message = "this chat has changed hands since you saw it: look again"
	}
	return p
}
