package handoff

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// How long the streams keep what they hold. PostgreSQL has the truth; the streams are for readers who were away.
const (
	FactsKept    = 30 * 24 * time.Hour
	VisitsKept   = 30 * 24 * time.Hour // while nobody takes them
	RejectedKept = 14 * 24 * time.Hour

	// DedupeWindow is how long a repeat is known by its Nats-Msg-Id. Later ones reach readers, who know them by ce-id.
	DedupeWindow = time.Hour
)

const (
	mostVisitBytes = 64 << 10
	mostVisits     = 1_000_000
	mostRejected   = 10_000
)

// EnsureStreams makes the streams of Frontdesk, or brings them up to this release. It may be repeated and may run in
// several programs at once. Of a stream that exists only what Frontdesk needs is changed, and subjects are added, never
// taken away; what an operator has set beside that, such as the number of replicas, stays.
//
// Every stream is on disk. With the embedded server each write is on the disk itself before it is acknowledged; with
// another server that is so when its sync_interval is "always", see Spool.
func EnsureStreams(ctx context.Context, js jetstream.JetStream, s Subjects) error {
	for _, want := range streams(s) {
		if err := ensureStream(ctx, js, want); err != nil {
			return fmt.Errorf("ensure stream %s: %w", want.Name, err)
		}
	}
	return nil
}

// KeepStreams ensures the streams now and whenever the connection comes back, until ctx ends: another server may not
// know them. It returns nil when ctx ends.
func KeepStreams(ctx context.Context, nc *nats.Conn, s Subjects, logger *slog.Logger) error {
	js, err := jetstream.New(nc)
	if err != nil {
		return fmt.Errorf("keep streams: %w", err)
	}
	connected := nc.StatusChanged(nats.CONNECTED)
	defer nc.RemoveStatusListener(connected)
	for {
		attempt, cancel := context.WithTimeout(ctx, 15*time.Second)
		err := EnsureStreams(attempt, js, s)
		cancel()
		var again <-chan time.Time
		if err != nil && ctx.Err() == nil {
			logger.Warn("keep streams", "error", err)
			again = time.After(5 * time.Second)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-connected:
		case <-again:
		}
	}
}

func streams(s Subjects) []jetstream.StreamConfig {
	return []jetstream.StreamConfig{
		{
			Name: StreamHandoff, Description: "Frontdesk: facts about requests for a person, and alerts",
			Subjects: []string{s.Facts(FamilyHandoff), s.Facts(FamilyAlert)}, MaxAge: FactsKept,
		},
		{
			Name: StreamFeedback, Description: "Frontdesk: facts about feedback",
			Subjects: []string{s.Facts(FamilyFeedback)}, MaxAge: FactsKept,
		},
		{
			Name: StreamVisit, Description: "Frontdesk: visits that are over, to be taken in",
			Subjects:  []string{s.VisitCompleted(), s.VisitCancelled()},
			Retention: jetstream.WorkQueuePolicy, MaxAge: VisitsKept, MaxMsgSize: mostVisitBytes,
			// A sender who floods the queue is told so; what others have sent stays.
			MaxMsgs: mostVisits, Discard: jetstream.DiscardNew,
		},
		{
			Name: StreamVisitRejected, Description: "Frontdesk: what was told about visits and could not be used",
			Subjects: []string{s.VisitRejected()}, MaxAge: RejectedKept, MaxMsgs: mostRejected,
		},
		{
			Name: StreamIntake, Description: "Frontdesk: sealed updates that wait for PostgreSQL",
			Subjects: []string{s.Intake(), s.intakeUnreadable(), s.intakeParts("*")},
			Discard:  jetstream.DiscardNew,
		},
	}
}

func ensureStream(ctx context.Context, js jetstream.JetStream, want jetstream.StreamConfig) error {
	want.Storage = jetstream.FileStorage
	want.Duplicates = DedupeWindow
	have, err := js.Stream(ctx, want.Name)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		_, err = js.CreateStream(ctx, want)
		if !errors.Is(err, jetstream.ErrStreamNameAlreadyInUse) {
			return err
		}
		// Another program was faster, perhaps with another release.
		have, err = js.Stream(ctx, want.Name)
	}
	if err != nil {
		return err
	}
	is := have.CachedInfo().Config
	merged, err := mergeStream(is, want)
	if err != nil || reflect.DeepEqual(merged, is) {
		return err
	}
	_, err = js.UpdateStream(ctx, merged)
	return err
}

// mergeStream is what is there with what Frontdesk needs.
func mergeStream(is, want jetstream.StreamConfig) (jetstream.StreamConfig, error) {
	if is.Storage != want.Storage || is.Retention != want.Retention {
		return is, errors.New("it exists with another storage or retention, which NATS cannot change: move its messages away and delete it")
	}
	merged := is
	merged.Subjects = slices.Clone(is.Subjects)
	for _, subject := range want.Subjects {
		if !slices.Contains(merged.Subjects, subject) {
			merged.Subjects = append(merged.Subjects, subject)
		}
	}
	merged.Description = want.Description
	merged.MaxAge, merged.Duplicates = want.MaxAge, want.Duplicates
	merged.Discard = want.Discard
	if want.MaxMsgs > 0 {
		merged.MaxMsgs = want.MaxMsgs
	}
	if want.MaxMsgSize > 0 {
		merged.MaxMsgSize = want.MaxMsgSize
	}
	return merged, nil
}
