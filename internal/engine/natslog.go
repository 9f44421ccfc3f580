package engine

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
)

// natsLog passes on the server's warnings and errors. What a client sent stays
// out: the server quotes it when it cannot read it.
type natsLog struct {
	log *slog.Logger

	mu    sync.Mutex
	ended error // first fatal line
}

func (l *natsLog) Noticef(string, ...any) {}
func (l *natsLog) Debugf(string, ...any)  {}
func (l *natsLog) Tracef(string, ...any)  {}

func (l *natsLog) Warnf(format string, v ...any) {
	l.log.Warn("nats", "line", withoutPayload(format, v))
}

func (l *natsLog) Errorf(format string, v ...any) {
	l.log.Error("nats", "line", withoutPayload(format, v))
}

// Fatalf keeps the line for whoever starts the server. The server goes on to
// return from Start; it does not end the process.
func (l *natsLog) Fatalf(format string, v ...any) {
	line := withoutPayload(format, v)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended == nil {
		l.ended = errors.New(line)
	}
}

func (l *natsLog) fatal() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ended
}

// withoutPayload formats a line of the server, with the length of each piece
// of a message instead of the piece, and without the excerpt of the protocol
// that a parser error ends with.
func withoutPayload(format string, v []any) string {
	args := make([]any, len(v))
	for i, a := range v {
		if b, ok := a.([]byte); ok {
			a = fmt.Sprintf("%d bytes", len(b))
		}
		args[i] = a
	}
	line := fmt.Sprintf(format, args...)
	if before, _, cut := strings.Cut(line, "proto="); cut {
		line = before + "..."
	}
	return line
}
