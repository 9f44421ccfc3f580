package handoff

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
)

// AskService is the NATS service frontdesk-faq: another program asks what the clinic published, on <prefix>.faq.ask, and
// gets what a patient would get. The safety check comes first. Nothing is stored.
type AskService struct {
	config AskConfig
	crew   crew
}

// AskConfig is what an AskService is made of.
type AskConfig struct {
	Conn     *nats.Conn
	Subjects Subjects
	Desk     *desk.Desk // its edition of the clinic is asked, also while the database is away
	Log      *slog.Logger
	Now      func() time.Time
	// Version is the release, as in 1.4.0.
	Version string
}

// NewAskService makes an AskService; Run runs it.
func NewAskService(c AskConfig) *AskService { return &AskService{config: c} }

// mostAsked bounds the questions that are matched at once: matching is work for a core.
const mostAsked = 8

// Run answers questions until ctx ends, then finishes those that it has begun and returns nil. Several programs may run
// it; each question reaches one of them.
func (a *AskService) Run(ctx context.Context) error {
	svc, err := micro.AddService(a.config.Conn, micro.Config{
		Name: "frontdesk-faq", Version: a.config.Version,
		Description: "What the clinic published about a question; a sign of an emergency comes first. See docs/nats.md.",
		ErrorHandler: func(_ micro.Service, e *micro.NATSError) {
			a.config.Log.Warn("faq service", "subject", e.Subject, "error", e.Description)
		},
	})
	if err != nil {
		return fmt.Errorf("faq service: %w", err)
	}
	places := make(chan struct{}, mostAsked)
	err = svc.AddEndpoint("ask", micro.HandlerFunc(func(r micro.Request) {
		q := &request{conn: a.config.Conn, reply: r.Reply(), body: r.Data()}
		a.crew.take(places, q, func() { a.answer(q) })
	}), micro.WithEndpointSubject(a.config.Subjects.Ask()))
	if err != nil {
		_ = svc.Stop()
		return fmt.Errorf("faq service: %w", err)
	}
	<-ctx.Done()
	err = svc.Stop()
	a.crew.close()
	if err != nil && !errors.Is(err, nats.ErrConnectionClosed) {
		return fmt.Errorf("faq service: stop: %w", err)
	}
	return nil
}

func (a *AskService) answer(q *request) {
	var err error
	if asked, problem := a.ask(q); problem != nil {
		err = q.sendProblem(problem)
	} else {
		err = q.send(asked)
	}
	if err != nil {
		a.config.Log.Warn("answer question", "error", err)
	}
}

func (a *AskService) ask(q *request) (chat.Asked, *Problem) {
	var b AskRequest
	if err := decode(q.body, &b); err != nil {
		return chat.Asked{}, badRequest("%v", err)
	}
	if strings.TrimSpace(b.Text) == "" {
		return chat.Asked{}, badRequest("text: write the question")
	}
	clinic := a.config.Desk.Clinic()
	if clinic == nil {
		return chat.Asked{}, &Problem{Status: 503, Code: CodeUnavailable, Message: "no clinic is set up yet: run `frontdesk clinic import`, then try again"}
	}
	return clinic.Ask(chat.Text(b.Text), b.Lang, a.config.Now()), nil
}
