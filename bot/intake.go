package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// Handler takes events; *desk.Desk does.
type Handler interface {
	Handle(ctx context.Context, in desk.Incoming) error
	Available() bool
	Clinic() *chat.Clinic
}

// Parker puts aside what has no event; *store.Store does.
type Parker interface {
	Park(ctx context.Context, ref *store.Ref, stamp, reason string, raw []byte, at time.Time) error
}

// Spool keeps updates while the database is away, in order and durable.
type Spool interface {
	Put(ctx context.Context, payload []byte) error
	Empty(ctx context.Context) (bool, error)
	// Drain gives what was kept to fn, in order, one at a time; what fn took without an error is gone.
	Drain(ctx context.Context, fn func(ctx context.Context, payload []byte) error) error
}

// Intake makes updates durable. Telegram keeps an update until it is confirmed, so Take returns only when all of its
// updates are committed, put aside, or kept in the spool.
type Intake struct {
	API   *API
	Desk  Handler
	Park  Parker
	Spool Spool
	Send  *Sender
	Log   *slog.Logger
	Now   func() time.Time

	mode     sync.RWMutex // writer: changes between handling at once and keeping for later
	spooling bool
	mu       sync.Mutex
	told     map[int64]time.Time // chats that were told of this outage
	answered map[int64]chat.Told // updates whose patients were told, until the update is durable
	presses  chan func(context.Context)
	start    sync.Once
}

// Take makes updates durable, in order within each chat. On an error nothing may be confirmed to Telegram; taking the
// same updates again is harmless.
func (i *Intake) Take(ctx context.Context, raws []json.RawMessage, fence *store.Fence) error {
	i.start.Do(i.prepare)
	updates := make([]Update, len(raws))
	for n, raw := range raws {
		updates[n] = Decode(raw, i.API.Door(), i.API.Me().Username)
		i.answerPress(updates[n])
	}
	i.mode.RLock()
	defer i.mode.RUnlock()
	if i.spooling {
		return i.keepAll(ctx, updates)
	}
	left, err := i.handleAll(ctx, updates, fence)
	if err != nil || len(left) == 0 {
		return err
	}
	go i.startSpooling()
	return i.keepAll(ctx, left)
}

func (i *Intake) prepare() {
	i.told, i.answered = map[int64]time.Time{}, map[int64]chat.Told{}
	i.presses = make(chan func(context.Context), 256)
	for range 4 {
		go func() {
			for call := range i.presses {
				ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
				call(ctx)
				cancel()
			}
		}()
	}
}

// answerPress tells Telegram at once that a press was seen: until then the patient's button spins. It says nothing
// about the press having been handled, and too late is no harm, so nothing waits for it.
func (i *Intake) answerPress(u Update) {
	if u.Callback == "" {
		return
	}
	select {
	case i.presses <- func(ctx context.Context) { i.Send.answerPress(ctx, u.Callback) }:
	default:
	}
}

// handleAll gives the updates to the desk: chats side by side, each chat in its order. It returns those that found the
// database away, in order.
func (i *Intake) handleAll(ctx context.Context, updates []Update, fence *store.Fence) ([]Update, error) {
	failed := make([]error, len(updates))
	var running sync.WaitGroup
	for _, chain := range chains(updates) {
		running.Go(func() {
			for _, n := range chain {
				failed[n] = i.handle(ctx, updates[n], i.Now(), chat.ToldNothing, fence)
				if failed[n] != nil {
					// What follows in this chat must not overtake it.
					for _, later := range chain {
						if later > n {
							failed[later] = failed[n]
						}
					}
					return
				}
			}
		})
	}
	running.Wait()
	var left []Update
	for n, err := range failed {
		switch {
		case err == nil:
		case store.IsUnavailable(err), errors.Is(err, store.ErrNoClinic):
			left = append(left, updates[n])
		default:
			return nil, err
		}
	}
	return left, nil
}

// chains are the positions of each chat's updates.
func chains(updates []Update) [][]int {
	byChat := map[int64]int{}
	var all [][]int
	for n, u := range updates {
		if u.Ref.Chat != 0 {
			if at, ok := byChat[u.Ref.Chat]; ok {
				all[at] = append(all[at], n)
				continue
			}
			byChat[u.Ref.Chat] = len(all)
		}
		all = append(all, []int{n})
	}
	return all
}

// handle makes one update durable. An error is about the database, the fence or the program's end, never about the
// update: what cannot be handled is put aside.
func (i *Intake) handle(ctx context.Context, u Update, at time.Time, told chat.Told, fence *store.Fence) error {
	stamp := fmt.Sprintf("%s:%d", i.API.Door(), u.ID)
	if u.Park != "" {
		var ref *store.Ref
		if u.Ref.Chat != 0 {
			ref = &u.Ref
		}
		name := stamp
		if u.ID == 0 {
			name = fmt.Sprintf("%s:garbled:%x", i.API.Door(), hash(u.Raw))
		}
		if err := i.Park.Park(ctx, ref, name, u.Park, u.Raw, at); err != nil {
			return err
		}
		i.Log.Error("update put aside", "update", u.ID, "reason", u.Park)
		stamp = name
	}
	if u.Event == nil || u.Ref.Chat == 0 {
		return nil
	}
	err := i.Desk.Handle(ctx, desk.Incoming{
		Ref: u.Ref, Stamp: stamp, At: at, Event: withTold(u.Event, told), Raw: u.Raw, Fence: fence,
	})
	if errors.Is(err, desk.ErrParked) {
		return nil
	}
	return err
}

func withTold(e chat.Event, told chat.Told) chat.Event {
	switch e := e.(type) {
	case chat.Said:
		e.Told = told
		return e
	case chat.Commanded:
		e.Told = told
		return e
	case chat.Parked:
		e.Told = told
		return e
	default:
		return e
	}
}

// spooled is an update in the spool.
type spooled struct {
	Update json.RawMessage `json:"update"`
	At     time.Time       `json:"at"`
	Told   chat.Told       `json:"told,omitempty"`
}

// keepAll puts updates into the spool, after telling each patient what they must know now: the emergency card, or once
// per outage that we will answer later. With the spool away too, nothing is confirmed; Telegram gives the updates again.
func (i *Intake) keepAll(ctx context.Context, updates []Update) error {
	for _, u := range updates {
		told := i.tell(ctx, u)
		raw := u.Raw
		if !json.Valid(raw) {
			// Only what is valid can be put into an envelope; the desk sees that it is damaged all the same.
			raw, _ = json.Marshal(string(raw))
		}
		payload, err := json.Marshal(spooled{raw, i.Now(), told})
		if err != nil {
			return fmt.Errorf("keep update: %w", err)
		}
		if err := i.Spool.Put(ctx, payload); err != nil {
			return fmt.Errorf("keep update: %w", err)
		}
		i.mu.Lock()
		delete(i.answered, u.ID)
		i.mu.Unlock()
	}
	return nil
}

// tell sends the card or the notice for an update that cannot be handled now. The same update is told once, however
// often it comes.
func (i *Intake) tell(ctx context.Context, u Update) chat.Told {
	clinic := i.Desk.Clinic()
	if clinic == nil || !u.Private {
		return chat.ToldNothing
	}
	words, profile, message, ok := wordsOf(u.Event)
	if !ok {
		return chat.ToldNothing
	}
	i.mu.Lock()
	told, again := i.answered[u.ID]
	i.mu.Unlock()
	if again {
		return told
	}
	text, told := chat.HTML(""), chat.ToldNothing
	if card, alarm := clinic.OutageCard(words, profile); alarm {
		text, told = card, chat.ToldCard
	} else if i.firstInOutage(u.Ref.Chat) {
		text, told = clinic.Outage(profile), chat.ToldReceipt
	}
	if told == chat.ToldNothing {
		return told
	}
	if err := i.Send.Now(ctx, store.Bubble{Chat: u.Ref.Chat, Text: text, ReplyTo: int64(message)}); err != nil {
		i.Log.Error("tell a patient of the outage", "update", u.ID, "error", err)
		return chat.ToldNothing
	}
	i.mu.Lock()
	i.answered[u.ID] = told
	i.mu.Unlock()
	return told
}

func wordsOf(e chat.Event) (words chat.Text, p chat.Profile, m chat.MessageID, ok bool) {
	switch e := e.(type) {
	case chat.Said:
		return e.Words(), e.Profile, e.Message, true
	case chat.Commanded:
		return e.Argument, e.Profile, e.Message, true
	case chat.Parked:
		return e.Text, e.Profile, e.Message, true
	case chat.Pressed:
		return "", e.Profile, 0, true
	default:
		return "", chat.Profile{}, 0, false
	}
}

func (i *Intake) firstInOutage(chatID int64) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if _, was := i.told[chatID]; was {
		return false
	}
	i.told[chatID] = i.Now()
	return true
}

func (i *Intake) startSpooling() {
	i.mode.Lock()
	defer i.mode.Unlock()
	if !i.spooling {
		i.spooling = true
		i.Log.Warn("updates are kept for later, until the database is back")
	}
}

// Recover looks into the spool at start-up: what was kept comes before anything new.
func (i *Intake) Recover(ctx context.Context) error {
	i.start.Do(i.prepare)
	empty, err := i.Spool.Empty(ctx)
	if err != nil {
		return fmt.Errorf("look into the spool: %w", err)
	}
	if !empty {
		i.startSpooling()
	}
	return nil
}

// Run hands what was kept to the desk once the database is back, until ctx ends.
func (i *Intake) Run(ctx context.Context) error {
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			if !i.isSpooling() || !i.Desk.Available() {
				continue
			}
			if err := i.drain(ctx); err != nil && ctx.Err() == nil {
				i.Log.Warn("hand over what was kept", "error", err)
			}
		}
	}
}

func (i *Intake) isSpooling() bool {
	i.mode.RLock()
	defer i.mode.RUnlock()
	return i.spooling
}

func (i *Intake) drain(ctx context.Context) error {
	if err := i.Spool.Drain(ctx, i.handleSpooled); err != nil {
		return err
	}
	// Nothing can be put in while the mode is locked: when the spool is empty now, the next update may go straight on.
	i.mode.Lock()
	defer i.mode.Unlock()
	if err := i.Spool.Drain(ctx, i.handleSpooled); err != nil {
		return err
	}
	i.spooling = false
	i.mu.Lock()
	i.told = map[int64]time.Time{}
	i.mu.Unlock()
	i.Log.Info("all that was kept is handled")
	return nil
}

func (i *Intake) handleSpooled(ctx context.Context, payload []byte) error {
	var s spooled
	if err := json.Unmarshal(payload, &s); err != nil {
		i.Log.Error("a kept update cannot be read", "error", err)
		return nil
	}
	var damaged string
	raw := s.Update
	if json.Unmarshal(raw, &damaged) == nil {
		raw = json.RawMessage(damaged)
	}
	return i.handle(ctx, Decode(raw, i.API.Door(), i.API.Me().Username), s.At, s.Told, nil)
}
