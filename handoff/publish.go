package handoff

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// Publisher tells other programs what happened. It is the desk.Sender of store.DoorNATS, and safe for concurrent use.
type Publisher struct {
	nc       *nats.Conn
	js       jetstream.JetStream
	subjects Subjects
}

// NewPublisher makes a Publisher. The connection may be away; Send then says so at once.
func NewPublisher(nc *nats.Conn, s Subjects) (*Publisher, error) {
	js, err := jetstream.New(nc)
	if err != nil {
		return nil, fmt.Errorf("new publisher: %w", err)
	}
	return &Publisher{nc, js, s}, nil
}

// publishWithin bounds one publication with its acknowledgement.
const publishWithin = 5 * time.Second

// Send publishes a fact and returns when JetStream has it on disk. A repeat within DedupeWindow is stored once; whoever
// listens live may see it twice, with the same ce-id. A *desk.Bury says that the fact can never be published; any other
// error, such as NATS being away, that it may be tried again.
func (p *Publisher) Send(ctx context.Context, l store.Letter) error {
	if l.Fact == nil {
		return &desk.Bury{Code: "no_fact"}
	}
	msg, stream, bury := p.factMsg(l.Fact)
	if bury != nil {
		return bury
	}
	if !p.nc.IsConnected() {
		// Waiting here would hold one of the relay's places that letters to patients need.
		return fmt.Errorf("publish fact: nats is away (%s)", p.nc.Status())
	}
	ctx, cancel := context.WithTimeout(ctx, publishWithin)
	defer cancel()
	_, err := p.js.PublishMsg(ctx, msg, jetstream.WithExpectStream(stream))
	var api *jetstream.APIError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, nats.ErrMaxPayload), errors.As(err, &api) && api.ErrorCode == jetstream.JSErrCodeStreamMessageExceedsMaximum:
		return &desk.Bury{Code: "too_large"}
	}
	return fmt.Errorf("publish fact: %w", err)
}

// FAQPublished tells that a revision of the answers is live. It is not stored: who was away asks anew. Several programs
// may tell the same revision; it is one event by its ce-id.
func (p *Publisher) FAQPublished(ctx context.Context, revision int64) error {
	data, err := json.Marshal(FAQPublished{Revision: revision})
	if err != nil {
		return fmt.Errorf("tell revision: %w", err)
	}
	e := CloudEvent{
		ID: fmt.Sprintf("faq-%s-%d", p.subjects.Clinic(), revision), Source: p.source(), Type: "frontdesk.v1.faq.published",
		Subject: fmt.Sprint(revision), ContentType: "application/json", Data: data,
	}
	if !p.nc.IsConnected() {
		return fmt.Errorf("tell revision: nats is away (%s)", p.nc.Status())
	}
	if err := p.nc.PublishMsg(e.Msg(p.subjects.FAQPublished())); err != nil {
		return fmt.Errorf("tell revision: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, publishWithin)
	defer cancel()
	if err := p.nc.FlushWithContext(ctx); err != nil {
		return fmt.Errorf("tell revision: %w", err)
	}
	return nil
}

func (p *Publisher) source() string { return "/frontdesk/" + p.subjects.Clinic() }

// factMsg writes a fact for the wire. Its body passes through the wire's own type, so that a field which is not part of
// the contract, and might hold words, stays in the house.
func (p *Publisher) factMsg(f *store.Fact) (msg *nats.Msg, stream string, bury *desk.Bury) {
	family := Family(f.Family)
	subject, err := p.subjects.Fact(family, f.Team, f.About, f.Name)
	if err != nil {
		return nil, "", &desk.Bury{Code: "bad_subject"}
	}
	body, stream, err := factBody(family, f)
	if err != nil || f.ID == "" {
		return nil, "", &desk.Bury{Code: "bad_body"}
	}
	data, err := json.Marshal(body)
	if err != nil {
		return nil, "", &desk.Bury{Code: "bad_body"}
	}
	e := CloudEvent{
		ID: f.ID, Source: p.source(), Type: "frontdesk.v1." + f.Family + "." + f.Name, Subject: f.About, Time: f.At,
		ContentType: "application/json", Data: data,
	}
	return e.Msg(subject), stream, nil
}

var errOther = errors.New("the body is about something else")

func factBody(family Family, f *store.Fact) (body any, stream string, err error) {
	switch family {
	case FamilyHandoff:
		var b HandoffFact
		if err = json.Unmarshal(f.Body, &b); err == nil && b.Handoff != f.About {
			err = errOther
		}
		return b, StreamHandoff, err
	case FamilyAlert:
		var b AlertFact
		if err = json.Unmarshal(f.Body, &b); err == nil && b.Alert != f.About {
			err = errOther
		}
		return b, StreamHandoff, err
	}
	var b FeedbackFact
	if err = json.Unmarshal(f.Body, &b); err == nil && b.Feedback != f.About {
		err = errOther
	}
	return b, StreamFeedback, err
}
