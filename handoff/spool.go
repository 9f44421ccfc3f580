package handoff

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Spool keeps what Telegram has sent while PostgreSQL is away, in a JetStream stream of its own. What it keeps is sealed
// before it leaves this program: AES-256-GCM under a key of ours, bound to its subject.
//
// What survives: Put returns when the server has acknowledged, and what is acknowledged survives a kill of this program
// and of the server. It survives a power cut if the server syncs each write: the embedded one does, another one with
// sync_interval "always", or with three replicas of the stream in places that do not fail together. NATS has no such
// setting for a single stream, and without it the server may lose up to two minutes of acknowledged writes.
type Spool struct {
	nc       *nats.Conn
	js       jetstream.JetStream
	subjects Subjects
	log      *slog.Logger
	seal     cipher.AEAD
	names    []byte // key of the names by which a repeated Put is known
}

// NewSpool makes a Spool. key has 32 bytes and is for nothing else. The stream comes from EnsureStreams.
func NewSpool(nc *nats.Conn, s Subjects, key []byte, log *slog.Logger) (*Spool, error) {
	if len(key) != 32 {
		return nil, fmt.Errorf("new spool: the key has %d bytes, not 32", len(key))
	}
	js, err := jetstream.New(nc)
	if err != nil {
		return nil, fmt.Errorf("new spool: %w", err)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("new spool: %w", err)
	}
	seal, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("new spool: %w", err)
	}
	names, err := hkdf.Key(sha256.New, key, nil, "frontdesk/v1/spool-names", 32)
	if err != nil {
		return nil, fmt.Errorf("new spool: %w", err)
	}
	return &Spool{nc, js, s, log, seal, names}, nil
}

// spoolWithin bounds one call to the server.
const spoolWithin = 5 * time.Second

// Put keeps an update and returns when that is durable, see Spool. The same bytes twice within DedupeWindow are kept
// once, also when the first were handed out meanwhile, so that an update may be put again when the fate of the first try
// is unknown. An error says that nothing is
// known to be kept: the update must not be confirmed to Telegram. An update of any length is kept, in several messages
// if it must be.
func (s *Spool) Put(ctx context.Context, payload []byte) error {
	if !s.nc.IsConnected() {
		return fmt.Errorf("put into spool: nats is away (%s)", s.nc.Status())
	}
	name := s.name(payload)
	entry := spooled{Whole: payload}
	if room := s.room(); len(payload) > room {
		entry = spooled{Parts: name}
		for part := range chunks(payload, room) {
			subject := s.subjects.intakePart(name, entry.Count)
			if err := s.publish(ctx, subject, fmt.Sprintf("%s.%d", name, entry.Count), part); err != nil {
				return fmt.Errorf("put into spool: part %d: %w", entry.Count, err)
			}
			entry.Count++
		}
	}
	if err := s.publish(ctx, s.subjects.Intake(), name, entry.marshal()); err != nil {
		return fmt.Errorf("put into spool: %w", err)
	}
	return nil
}

// Empty reports whether nothing waits.
func (s *Spool) Empty(ctx context.Context) (bool, error) {
	stream, err := s.stream(ctx)
	if err != nil {
		return false, fmt.Errorf("look into spool: %w", err)
	}
	_, err = next(ctx, stream, s.subjects.Intake())
	if errors.Is(err, jetstream.ErrMsgNotFound) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("look into spool: %w", err)
	}
	return false, nil
}

// Drain hands out what waits, oldest first, one at a time, until nothing waits (nil), fn returns an error (that error)
// or ctx ends. An update is taken out of the spool when fn has returned nil; after an error, a kill or a lost connection
// it is handed out again, so fn must know repeats. Of several programs that drain at once each hands out each update in
// order. What cannot be read, because it was written with another key or is damaged, is kept aside on
// <prefix>.intake.unreadable and stops nothing.
func (s *Spool) Drain(ctx context.Context, fn func(ctx context.Context, payload []byte) error) error {
	stream, err := s.stream(ctx)
	if err != nil {
		return fmt.Errorf("drain spool: %w", err)
	}
	for {
		m, err := next(ctx, stream, s.subjects.Intake())
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			s.sweep(ctx, stream)
			return nil
		}
		if err != nil {
			return fmt.Errorf("drain spool: %w", err)
		}
		entry, payload, err := s.read(ctx, stream, m)
		switch {
		case errors.Is(err, errUnreadable):
			err = s.setAside(ctx, stream, m)
		case err == nil:
			if err = fn(ctx, payload); err == nil {
				err = s.remove(ctx, stream, m, entry)
			}
		}
		if err != nil {
			return fmt.Errorf("drain spool: %w", err)
		}
	}
}

// spooled is what is sealed: an update, or how many parts it has.
type spooled struct {
	Whole []byte `json:"-"`
	Parts string `json:"parts,omitempty"`
	Count int    `json:"count,omitempty"`
}

func (e spooled) marshal() []byte {
	if e.Parts == "" {
		return append([]byte{'w'}, e.Whole...)
	}
	data, _ := json.Marshal(e) // a string and a number can be written
	return append([]byte{'p'}, data...)
}

func parseSpooled(plain []byte) (spooled, error) {
	if len(plain) > 0 && plain[0] == 'w' {
		return spooled{Whole: plain[1:]}, nil
	}
	var e spooled
	if len(plain) == 0 || plain[0] != 'p' || json.Unmarshal(plain[1:], &e) != nil || e.Parts == "" {
		return spooled{}, errUnreadable
	}
	return e, nil
}

// room is what fits into one message beside seal, subject and headers.
func (s *Spool) room() int { return max(int(s.nc.MaxPayload())-4096, 1024) }

// chunks cuts data into pieces of at most n bytes.
func chunks(data []byte, n int) func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for len(data) > 0 {
			piece := data[:min(n, len(data))]
			if data = data[len(piece):]; !yield(piece) {
				return
			}
		}
	}
}

func (s *Spool) name(payload []byte) string {
	mac := hmac.New(sha256.New, s.names)
	mac.Write(payload)
	return hex.EncodeToString(mac.Sum(nil)[:16])
}

// formatSealed leads a sealed message: 1 byte format, 12 bytes nonce, ciphertext and tag.
const formatSealed = 1

func (s *Spool) publish(ctx context.Context, subject, id string, plain []byte) error {
	ctx, cancel := context.WithTimeout(ctx, spoolWithin)
	defer cancel()
	sealed := s.seal.Seal([]byte{formatSealed}, nil, plain, []byte(subject))
	_, err := s.js.Publish(ctx, subject, sealed, jetstream.WithMsgID(id), jetstream.WithExpectStream(StreamIntake))
	return err
}

var errUnreadable = errors.New("it was written with another key, or is damaged")

func (s *Spool) open(m *jetstream.RawStreamMsg) ([]byte, error) {
	if len(m.Data) == 0 || m.Data[0] != formatSealed {
		return nil, errUnreadable
	}
	plain, err := s.seal.Open(nil, nil, m.Data[1:], []byte(m.Subject))
	if err != nil {
		return nil, errUnreadable
	}
	return plain, nil
}

func (s *Spool) stream(ctx context.Context) (jetstream.Stream, error) {
	ctx, cancel := context.WithTimeout(ctx, spoolWithin)
	defer cancel()
	return s.js.Stream(ctx, StreamIntake)
}

// next reads the oldest message of a subject, ErrMsgNotFound if there is none. A message is read and then deleted, not
// taken through a consumer: so nothing waits for the lease of a program that was killed.
func next(ctx context.Context, stream jetstream.Stream, subject string) (*jetstream.RawStreamMsg, error) {
	ctx, cancel := context.WithTimeout(ctx, spoolWithin)
	defer cancel()
	return stream.GetMsg(ctx, 1, jetstream.WithGetMsgSubject(subject))
}

func (s *Spool) read(ctx context.Context, stream jetstream.Stream, m *jetstream.RawStreamMsg) (spooled, []byte, error) {
	plain, err := s.open(m)
	if err != nil {
		return spooled{}, nil, err
	}
	entry, err := parseSpooled(plain)
	if err != nil || entry.Parts == "" {
		return entry, entry.Whole, err
	}
	var payload []byte
	for n := range entry.Count {
		part, err := next(ctx, stream, s.subjects.intakePart(entry.Parts, n))
		if errors.Is(err, jetstream.ErrMsgNotFound) {
			return spooled{}, nil, errUnreadable
		}
		if err != nil {
			return spooled{}, nil, err
		}
		plain, err := s.open(part)
		if err != nil {
			return spooled{}, nil, err
		}
		payload = append(payload, plain...)
	}
	return entry, payload, nil
}

// remove takes an update out. It is handled: that must be written down although ctx has ended.
func (s *Spool) remove(ctx context.Context, stream jetstream.Stream, m *jetstream.RawStreamMsg, entry spooled) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), spoolWithin)
	defer cancel()
	if err := deleteMsg(ctx, stream, m.Sequence); err != nil {
		return err
	}
	if entry.Parts == "" {
		return nil
	}
	return stream.Purge(ctx, jetstream.WithPurgeSubject(s.subjects.intakeParts(entry.Parts)))
}

// setAside keeps what cannot be read where it stops nothing.
func (s *Spool) setAside(ctx context.Context, stream jetstream.Stream, m *jetstream.RawStreamMsg) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), spoolWithin)
	defer cancel()
	aside := &nats.Msg{Subject: s.subjects.intakeUnreadable(), Data: m.Data}
	if _, err := s.js.PublishMsg(ctx, aside, jetstream.WithMsgID(fmt.Sprintf("aside.%d", m.Sequence))); err != nil {
		return err
	}
	s.log.Error("an update in the spool cannot be read; it was put aside", "stream", StreamIntake, "sequence", m.Sequence)
	return deleteMsg(ctx, stream, m.Sequence)
}

// orphaned is after how long parts without an update are the remains of a Put that was killed.
const orphaned = 24 * time.Hour

// sweep removes the parts of an update whose Put never came to its end. Telegram has sent that update again.
func (s *Spool) sweep(ctx context.Context, stream jetstream.Stream) {
	m, err := next(ctx, stream, s.subjects.intakeParts("*"))
	if err != nil || time.Since(m.Time) < orphaned {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, spoolWithin)
	defer cancel()
	if err := stream.Purge(ctx, jetstream.WithPurgeSubject(m.Subject)); err != nil {
		s.log.Warn("sweep spool", "error", err)
	}
}

// deleteMsg deletes a message, or finds that another program was faster.
func deleteMsg(ctx context.Context, stream jetstream.Stream, sequence uint64) error {
	err := stream.DeleteMsg(ctx, sequence)
	if !errors.Is(err, jetstream.ErrMsgDeleteUnsuccessful) {
		return err
	}
	if _, gone := stream.GetMsg(ctx, sequence); errors.Is(gone, jetstream.ErrMsgNotFound) {
		return nil
	}
	return err
}
