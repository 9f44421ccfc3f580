package handoff

import (
	"context"
	"crypto/rand"
	"strconv"
	"sync"
	"time"
)

const (
	uploadRests = time.Minute // then it is dropped
	mostUploads = 8           // under way at once in this program; each may hold store.UploadLimit in memory
)

// uploads are files that arrive in pieces. They live in this program only: when it ends, the client begins again, and
// the key of its command keeps that harmless.
type uploads struct {
	now func() time.Time

	mu   sync.Mutex
	open map[string]*upload
}

type upload struct {
	mu      sync.Mutex // one piece at a time
	request request    // the say that it belongs to
	say     Say
	data    []byte
	touched time.Time // guarded by uploads.mu
}

// begin makes room for a file; nil when there is none.
func (u *uploads) begin(q *request, b Say) (id string, ok bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for id, open := range u.open {
		again := open.request.staff == q.staff && open.say.Command == b.Command
		if again || u.now().Sub(open.touched) > uploadRests {
			delete(u.open, id)
		}
	}
	if len(u.open) >= mostUploads {
		return "", false
	}
	if u.open == nil {
		u.open = map[string]*upload{}
	}
	id = rand.Text()
	u.open[id] = &upload{request: *q, say: b, touched: u.now()}
	return id, true
}

// find returns the upload of a member of staff, nil if this program has none.
func (u *uploads) find(id, staff string) *upload {
	u.mu.Lock()
	defer u.mu.Unlock()
	open, ok := u.open[id]
	if !ok || open.request.staff != staff {
		return nil
	}
	open.touched = u.now()
	return open
}

func (u *uploads) end(id string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.open, id)
}

// add takes a piece. A piece that is here already is taken again, for its answer may have been lost.
func (u *upload) add(offset int64, piece []byte) (complete bool, err error) {
	have, size := int64(len(u.data)), u.say.File.Size
	switch {
	case offset < 0 || offset > have || offset+int64(len(piece)) > size:
		return false, badRequest("%s: the next piece begins at %d of %d bytes", HeaderOffset, have, size)
	case offset+int64(len(piece)) > have:
		u.data = append(u.data, piece[have-offset:]...)
	}
	return int64(len(u.data)) == size, nil
}

// beginUpload answers a say whose file is to come in pieces.
func (s *Service) beginUpload(ctx context.Context, q *request, b Say) (any, error) {
	repeated, err := s.maySpeak(ctx, q, b)
	if err != nil {
		return nil, err
	}
	if repeated {
		return s.done(ctx, b.Handoff), nil
	}
	id, ok := s.uploads.begin(q, b)
	if !ok {
		return nil, &Problem{Status: 503, Code: CodeUnavailable, Message: "too many files are on their way: try again in a minute"}
	}
	return Upload{Upload: id, Chunk: s.chunk()}, nil
}

// chunk is what fits into one message, headers included.
func (s *Service) chunk() int { return min(512<<10, int(s.config.Conn.MaxPayload())*3/4) }

// upload takes a piece of a file; the last one does the say.
func (s *Service) upload(ctx context.Context, q *request) (any, error) {
	id := header(q.header, HeaderUpload)
	u := s.uploads.find(id, q.staff)
	if u == nil {
		return nil, errElsewhere // it is another program's, or nobody's: then the client waits in vain and begins again
	}
	offset, err := strconv.ParseInt(header(q.header, HeaderOffset), 10, 64)
	if err != nil {
		return nil, badRequest("%s: a whole number is needed", HeaderOffset)
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	complete, err := u.add(offset, q.body)
	if err != nil {
		return nil, err
	}
	if !complete {
		return UploadProgress{Received: int64(len(u.data))}, nil
	}
	say := u.request
	if err := s.admit(ctx, &say); err != nil { // the account may have been closed meanwhile
		return nil, err
	}
	done, err := s.speak(ctx, &say, u.say, u.data)
	if err != nil && problemOf(err).Status == 503 {
		return nil, err // the last piece may be sent again
	}
	s.uploads.end(id)
	return done, err
}
