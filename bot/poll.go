package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"frontdesk/internal/store"
)

// allowedUpdates is sent with every poll and webhook: Telegram remembers the last list that it was given.
func allowedUpdates() []string {
	return []string{"message", "edited_message", "callback_query", "my_chat_member"}
}

// Places lets one poller of several replicas work; *store.Store does.
type Places interface {
	Hold(ctx context.Context, name string) (store.Fence, error)
	Drop(ctx context.Context, name string) error
}

// ErrConflict says that another program polls with the same token.
var ErrConflict = errors.New("another program is using this bot token: stop it, or give this one a token of its own")

// Poller gets updates by long polling. Only one poller of a bot works at a time; the others wait for its place.
type Poller struct {
	API    *API
	Intake *Intake
	Places Places
	Log    *slog.Logger
	// Wait is the length of a long poll; Telegram ends one after 50 s.
	Wait time.Duration
}

// conflictsAtStart is how many refusals in a row at the very start mean that another program has the bot for good. A
// poll of a killed program ends within that time.
const conflictsAtStart = 8

// Run polls until ctx ends. It confirms updates only when they are durable. ErrToken and, at the start, ErrConflict end
// it; everything else is waited for.
func (p *Poller) Run(ctx context.Context) error {
	if err := p.untilDone(ctx, func() error {
		return p.API.call(ctx, "deleteWebhook", map[string]any{"drop_pending_updates": false}, nil)
	}); err != nil {
		return fmt.Errorf("poll: %w", err)
	}
	place := "poller/" + p.API.Door()
	offset, conflicts, polled := int64(0), 0, false
	for ctx.Err() == nil {
		fence, mine := p.hold(ctx, place)
		if !mine {
			pause(ctx, time.Second)
			continue
		}
		updates, err := p.get(ctx, offset)
		switch {
		case ctx.Err() != nil:
		case errors.Is(err, ErrToken):
			return fmt.Errorf("poll: %w", ErrToken)
		case isConflict(err):
			conflicts++
			if !polled && conflicts >= conflictsAtStart {
				return fmt.Errorf("poll: %w", ErrConflict)
			}
			p.Log.Warn("another program polls with this token", "times", conflicts)
			pause(ctx, time.Second)
		case err != nil:
			p.Log.Warn("get updates", "error", err)
			pause(ctx, retryAfter(err))
		default:
			polled, conflicts = true, 0
			offset = p.take(ctx, updates, offset, fence)
		}
	}
	p.finish(offset, place)
	return nil
}

// hold takes the poller's place. While the database is away the last holder goes on, and so does a program that starts
// then: Telegram's own conflict answer keeps two apart.
func (p *Poller) hold(ctx context.Context, place string) (*store.Fence, bool) {
	fence, err := p.Places.Hold(ctx, place)
	switch {
	case err == nil:
		return &fence, true
	case store.IsUnavailable(err):
		return nil, true
	case errors.Is(err, store.ErrFenced):
		return nil, false
	}
	if ctx.Err() == nil {
		p.Log.Warn("hold the poller's place", "error", err)
	}
	return nil, false
}

type numbered struct {
	id  int64
	raw json.RawMessage
}

func (p *Poller) get(ctx context.Context, offset int64) ([]numbered, error) {
	poll, cancel := context.WithTimeout(ctx, p.Wait+20*time.Second)
	defer cancel()
	var raws []json.RawMessage
	err := p.API.call(poll, "getUpdates", map[string]any{
		"offset": offset, "limit": 100, "timeout": int(p.Wait.Seconds()), "allowed_updates": allowedUpdates(),
	}, &raws)
	if err != nil {
		return nil, err
	}
	updates := make([]numbered, len(raws))
	for i, raw := range raws {
		head := raw
		if len(head) > salvageLimit {
			head = head[:salvageLimit]
		}
		updates[i] = numbered{numberAfter(head, `"update_id"`), raw}
	}
	slices.SortStableFunc(updates, func(a, b numbered) int { return int(a.id - b.id) })
	return updates, nil
}

// take returns the offset that confirms what is durable now.
func (p *Poller) take(ctx context.Context, updates []numbered, offset int64, fence *store.Fence) int64 {
	if len(updates) == 0 {
		return offset
	}
	raws := make([]json.RawMessage, len(updates))
	for i, u := range updates {
		raws[i] = u.raw
	}
	// Finished although the program is going down: what Telegram handed out is handled rather than handed out again.
	work := context.WithoutCancel(ctx)
	if err := p.Intake.Take(work, raws, fence); err != nil {
		p.Log.Warn("updates are not durable yet; asking for them again", "updates", len(updates), "error", err)
		pause(ctx, time.Second/2)
		return offset
	}
	return updates[len(updates)-1].id + 1
}

// finish confirms what was handled last, so that the next program does not get it again, and gives the place up.
func (p *Poller) finish(offset int64, place string) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if offset > 0 {
		err := p.API.call(ctx, "getUpdates", map[string]any{
			"offset": offset, "limit": 1, "timeout": 0, "allowed_updates": allowedUpdates(),
		}, nil)
		if err != nil {
			p.Log.Warn("confirm the last updates", "error", err)
		}
	}
	if err := p.Places.Drop(ctx, place); err != nil {
		p.Log.Warn("give the poller's place up", "error", err)
	}
}

// untilDone repeats a call until it is done; a token that is not accepted is final.
func (p *Poller) untilDone(ctx context.Context, call func() error) error {
	for {
		err := call()
		if err == nil || ctx.Err() != nil {
			return nil
		}
		if errors.Is(err, ErrToken) {
			return ErrToken
		}
		p.Log.Warn("prepare polling", "error", err)
		pause(ctx, retryAfter(err))
	}
}

func isConflict(err error) bool {
	var call *CallError
	return errors.As(err, &call) && call.Code == http.StatusConflict
}

func retryAfter(err error) time.Duration {
	var call *CallError
	if errors.As(err, &call) && call.RetryAfter > 0 {
		return call.RetryAfter
	}
	return time.Second
}

func hash(data []byte) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(data)
	return h.Sum64()
}

func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
