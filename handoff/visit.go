package handoff

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// Visits takes in what other programs tell about visits, from the work queue FRONTDESK_VISIT. A visit is confirmed when
// it is saved. What cannot be used is confirmed too, with a copy on <prefix>.visit.rejected (stream
// FRONTDESK_VISIT_REJECTED), where the header Frontdesk-Reason says why.
type Visits struct{ config VisitsConfig }

// VisitsConfig is what Visits is made of.
type VisitsConfig struct {
	Conn     *nats.Conn
	Subjects Subjects
	Desk     *desk.Desk
	Log      *slog.Logger
	Now      func() time.Time // nil: time.Now
}

// NewVisits makes Visits; Run runs them.
func NewVisits(c VisitsConfig) *Visits {
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Visits{c}
}

// Why a message about a visit was rejected.
const (
	RejectedEvent   = "bad_event"     // no CloudEvent 1.0
	RejectedBody    = "bad_body"      // no JSON of the right form, or a field is missing or out of range
	RejectedUnknown = "unknown_visit" // a visit was taken back that nobody has told, not even an hour later
	RejectedHandler = "handler"       // the desk has tried ten times
)

// HeaderReason says in a rejected message why it was rejected.
const HeaderReason = "Frontdesk-Reason"

const (
	mostTries   = 10
	cancelWaits = time.Hour // a cancellation may overtake its visit
)

// Run takes visits in until ctx ends and returns nil. NATS and the database may be away; nothing is lost meanwhile.
// Several programs may run it; each visit reaches one of them.
func (v *Visits) Run(ctx context.Context) error {
	js, err := jetstream.New(v.config.Conn)
	if err != nil {
		return fmt.Errorf("take in visits: %w", err)
	}
	for wait := time.Second; ; wait = min(2*wait, 30*time.Second) {
		err := v.consume(ctx, js)
		if ctx.Err() != nil {
			return nil
		}
		v.config.Log.Warn("take in visits", "error", err)
		retry := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			retry.Stop()
			return nil
		case <-retry.C:
		}
	}
}

func (v *Visits) consume(ctx context.Context, js jetstream.JetStream) error {
	s := v.config.Subjects
	making, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	// Whoever keeps the streams may be a moment behind.
	if err := EnsureStreams(making, js, s); err != nil {
		return err
	}
	consumer, err := js.CreateOrUpdateConsumer(making, StreamVisit, jetstream.ConsumerConfig{
		Durable: "frontdesk-" + s.Clinic(), Description: "Frontdesk takes visits in",
		FilterSubjects: []string{s.VisitCompleted(), s.VisitCancelled()},
		AckPolicy:      jetstream.AckExplicitPolicy, AckWait: time.Minute, MaxAckPending: 64,
	})
	if err != nil {
		return fmt.Errorf("consumer: %w", err)
	}
	messages, err := consumer.Messages(jetstream.PullMaxMessages(8))
	if err != nil {
		return fmt.Errorf("consumer: %w", err)
	}
	defer messages.Stop()
	for {
		m, err := messages.Next(jetstream.NextContext(ctx))
		switch {
		case errors.Is(err, jetstream.ErrNoHeartbeat):
			continue // the connection is away; the iterator goes on when it is back
		case err != nil:
			return fmt.Errorf("next: %w", err)
		}
		// What was begun is finished although ctx has ended: else the visit would come again, a minute later.
		if err := v.take(context.WithoutCancel(ctx), js, m); err != nil {
			v.config.Log.Warn("take in visit", "error", err)
		}
	}
}

// take settles one message. An error says that its fate could not be told to the server, which will send it again.
func (v *Visits) take(ctx context.Context, js jetstream.JetStream, m jetstream.Msg) error {
	meta, err := m.Metadata()
	if err != nil {
		return err
	}
	working, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	err = v.handle(working, m)
	var bad *rejection
	switch {
	case err == nil:
		return m.Ack()
	case errors.As(err, &bad):
		return v.reject(working, js, m, meta, bad.code)
	case passing(err):
		return m.NakWithDelay(pauseBefore(meta.NumDelivered))
	case errors.Is(err, store.ErrNotFound):
		if v.config.Now().Sub(meta.Timestamp) > cancelWaits {
			return v.reject(working, js, m, meta, RejectedUnknown)
		}
		return m.NakWithDelay(pauseBefore(meta.NumDelivered))
	case meta.NumDelivered >= mostTries:
		v.config.Log.Error("give a visit up", "sequence", meta.Sequence.Stream, "error", err)
		return v.reject(working, js, m, meta, RejectedHandler)
	}
	v.config.Log.Error("handle visit", "sequence", meta.Sequence.Stream, "try", meta.NumDelivered, "error", err)
	return m.NakWithDelay(pauseBefore(meta.NumDelivered))
}

// passing reports trouble that is not the visit's fault.
func passing(err error) bool {
	return store.IsUnavailable(err) || errors.Is(err, desk.ErrStopping) || errors.Is(err, store.ErrNoClinic) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// pauseBefore grows from a second to a minute.
func pauseBefore(delivered uint64) time.Duration {
	return min(time.Second<<min(delivered-1, 10), time.Minute)
}

func (v *Visits) handle(ctx context.Context, m jetstream.Msg) error {
	e, err := ParseCloudEvent(m.Headers(), m.Data())
	if err != nil {
		return &rejection{RejectedEvent}
	}
	if m.Subject() == v.config.Subjects.VisitCancelled() {
		var b VisitCancelled
		if err := decode(e.Data, &b); err != nil || !named(b.Visit) {
			return &rejection{RejectedBody}
		}
		return v.config.Desk.CancelVisit(ctx, b.Visit)
	}
	var b VisitCompleted
	if err := decode(e.Data, &b); err != nil || !b.usable(v.config.Now()) {
		return &rejection{RejectedBody}
	}
	return v.config.Desk.Visit(ctx, store.Visit{
		Visit: b.Visit, Reference: b.PatientRef, Team: b.Team, EndedAt: b.EndedAt, Language: b.Lang, Suppressed: b.SuppressFeedback,
	})
}

// usable checks what a sender may get wrong. A visit that ends more than a day from now is a sender with a wrong clock.
func (b VisitCompleted) usable(now time.Time) bool {
	return named(b.Visit) && named(b.PatientRef) && !b.EndedAt.IsZero() && b.EndedAt.Before(now.Add(24*time.Hour)) &&
		(b.Team == "" || checkToken("team", b.Team) == nil) && len(b.Lang) <= 35
}

const mostReferenceBytes = 200

func named(reference string) bool {
	return strings.TrimSpace(reference) != "" && len(reference) <= mostReferenceBytes
}

// rejection says that a message can never be used.
type rejection struct{ code string }

func (r *rejection) Error() string { return "rejected: " + r.code }

// reject keeps a copy, then takes the message out of the queue. The log has no word of it, not even the clinic's ids.
func (v *Visits) reject(ctx context.Context, js jetstream.JetStream, m jetstream.Msg, meta *jetstream.MsgMetadata, code string) error {
	kept := &nats.Msg{Subject: v.config.Subjects.VisitRejected(), Header: nats.Header{}, Data: m.Data()}
	for name, values := range m.Headers() {
		if !strings.HasPrefix(strings.ToLower(name), "nats-") {
			kept.Header[name] = values
		}
	}
	sequence := strconv.FormatUint(meta.Sequence.Stream, 10)
	kept.Header.Set(HeaderReason, code)
	kept.Header.Set("Frontdesk-Subject", m.Subject())
	kept.Header.Set("Frontdesk-Sequence", sequence)
	// The same message is kept once, however often it is rejected.
	id := "rejected-" + sequence + "-" + strconv.FormatInt(meta.Timestamp.UnixNano(), 36)
	if _, err := js.PublishMsg(ctx, kept, jetstream.WithMsgID(id), jetstream.WithExpectStream(StreamVisitRejected)); err != nil {
		_ = m.NakWithDelay(pauseBefore(meta.NumDelivered))
		return fmt.Errorf("keep a rejected visit: %w", err)
	}
	v.config.Log.Warn("visit rejected", "reason", code, "sequence", meta.Sequence.Stream)
	return m.TermWithReason(code)
}
