package bot

import (
	"cmp"
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

const (
	// conflictsAtStart is how many refusals in a row at the very start mean that another program has the bot for good.
	// A poll of a killed program ends within that time.
	conflictsAtStart = 8
	// undisturbed is how long a poll must last to show that nobody else polls. Of two programs the one that came first
	// has had such a poll and stays; the newcomer never gets one and gives up.
	undisturbed = 4 * time.Second
)

// Run polls until ctx ends. It confirms updates only when they are durable. ErrToken and, at the start, ErrConflict end
// it; everything else is waited for.
func (p *Poller) Run(ctx context.Context) error {
	if err := p.untilDone(ctx, func() error {
		return p.API.call(ctx, "deleteWebhook", map[string]any{"drop_pending_updates": false}, nil)
	}); err != nil {
		return fmt.Errorf("poll: %w", err)
	}
	place := "poller/" + p.API.Door()
	offset, conflicts, settled := int64(0), 0, false
	var fence *store.Fence
	var held time.Time
	lost := false
	for ctx.Err() == nil {
		// Each commit checks the fence, so the place need not be looked at before every poll.
		if fence == nil || lost || time.Since(held) > holdFor {
			var mine bool
			if fence, mine = p.hold(ctx, place); !mine {
				pause(ctx, time.Second)
				continue
			}
			held, lost = time.Now(), false
		}
		began := time.Now()
		updates, err := p.get(ctx, offset)
		settled = settled || err == nil || time.Since(began) > undisturbed
		switch {
		case ctx.Err() != nil:
		case errors.Is(err, ErrToken):
			return fmt.Errorf("poll: %w", ErrToken)
		case isConflict(err):
			conflicts++
			if !settled && conflicts >= conflictsAtStart {
				return fmt.Errorf("poll: %w", ErrConflict)
			}
			p.Log.Warn("another program polls with this token", "times", conflicts)
			pause(ctx, time.Second)
		case err != nil:
			p.Log.Warn("get updates", "error", err)
			pause(ctx, retryAfter(err))
		default:
			conflicts = 0
			offset, lost = p.take(ctx, updates, offset, fence)
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
	id    int64
	raw   json.RawMessage
	whole bool // it is valid JSON, so its number can be trusted
}

func (p *Poller) get(ctx context.Context, offset int64) ([]numbered, error) {
	poll, cancel := context.WithTimeout(ctx, p.Wait+20*time.Second)
	defer cancel()
	raws, err := p.API.updates(poll, map[string]any{
		"offset": offset, "limit": 100, "timeout": int(p.Wait.Seconds()), "allowed_updates": allowedUpdates(),
	})
	if err != nil {
		return nil, err
	}
	updates := make([]numbered, len(raws))
	for i, raw := range raws {
		updates[i] = numbered{numberAfter(raw[:min(len(raw), salvageLimit)], `"update_id"`), raw, json.Valid(raw)}
	}
	slices.SortStableFunc(updates, func(a, b numbered) int { return cmp.Compare(a.id, b.id) })
	return updates, nil
}

// holdFor is how long the poller's place is taken for granted.
const holdFor = 5 * time.Second

// take returns the offset that confirms what is durable now, and whether the place may be lost.
func (p *Poller) take(ctx context.Context, updates []numbered, offset int64, fence *store.Fence) (next int64, lost bool) {
	if len(updates) == 0 {
		return offset, false
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
		return offset, true
	}
	next = confirming(updates, offset)
	if next == offset {
		pause(ctx, time.Second) // only damaged ones came; asking at once would bring them again
	}
	return next, false
}

// confirming is the offset that confirms the updates. Numbers of damaged ones may be damaged too: they count only when
// they lead on and nothing better is there.
func confirming(updates []numbered, offset int64) int64 {
	for i := len(updates) - 1; i >= 0; i-- {
		if updates[i].whole {
			return updates[i].id + 1
		}
	}
	return max(offset, updates[len(updates)-1].id+1)
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
