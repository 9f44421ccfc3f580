package telegramtest

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// update waits for the bot, by long polling or by webhook.
type update struct {
	id      int
	body    []byte // the field that makes it what it is, such as "message":{...}
	bare    bool   // body is sent as it is, without braces and update_id
	lane    int64  // webhook deliveries of one lane keep their order
	expires int64  // Unix time
	message *message
	gone    bool
}

// append writes the update as the bot receives it.
func (u *update) append(b []byte) []byte {
	if u.bare {
		return append(b, u.body...)
	}
	b = append(b, `{"update_id":`...)
	b = strconv.AppendInt(b, int64(u.id), 10)
	if len(u.body) > 0 {
		b = append(b, ',')
	}
	return append(append(b, u.body...), '}')
}

// queue holds the updates that the bot has not confirmed. Ids grow by one; items[i] has the id base+i.
type queue struct {
	items   []*update
	base    int
	head    int // items before it are gone
	pending int
	arrived signal
}

func (q *queue) next() int { return q.base + len(q.items) }

func (q *queue) push(u *update) {
	u.id = q.next()
	q.items = append(q.items, u)
	q.pending++
	q.arrived.broadcast()
}

// forget takes an update out for good.
func (q *queue) forget(u *update) {
	if u.gone {
		return
	}
	u.gone = true
	q.pending--
	for q.head < len(q.items) && q.items[q.head].gone {
		q.items[q.head] = nil
		q.head++
	}
	if q.head > 1024 && q.head*2 > len(q.items) {
		q.items = slices.Delete(q.items, 0, q.head)
		q.base += q.head
		q.head = 0
	}
}

// first returns the oldest update that is not gone, or nil.
func (q *queue) first() *update {
	if q.head < len(q.items) {
		return q.items[q.head]
	}
	return nil
}

// waiting yields what is there, in order; the caller must not change the queue meanwhile.
func (q *queue) waiting(yield func(*update) bool) {
	for _, u := range q.items[q.head:] {
		if !u.gone && !yield(u) {
			return
		}
	}
}

// confirm forgets what the offset of getUpdates confirms. An offset that the queue cannot place, because it lies far
// ahead or far behind, confirms nothing.
func (s *Server) confirm(offset int) {
	q := &s.queue
	switch {
	case offset < 0:
		for surplus := q.pending + offset; surplus > 0; surplus-- {
			s.deliver(q.first())
		}
	case offset > 0 && offset <= q.next()+10 && offset >= q.next()-200_000:
		for u := q.first(); u != nil && u.id < offset; u = q.first() {
			s.deliver(u)
		}
	}
}

// deliver forgets an update that the bot has and shows the person a second tick.
func (s *Server) deliver(u *update) {
	s.queue.forget(u)
	if m := u.message; m != nil && !m.delivered {
		m.delivered = true
		m.chat.touch(m)
	}
}

// poll is a getUpdates that waits. Another one, or a webhook, ends it.
type poll struct {
	ended chan struct{}
	why   *Error
}

func (s *Server) endPoll(why *Error) {
	if s.poll != nil {
		s.poll.why = why
		close(s.poll.ended)
		s.poll = nil
	}
}

func (s *Server) getUpdates(c *call) *Error {
	if s.hook != nil {
		return conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
	}
	offset := int(min(max(c.params.integer("offset"), math.MinInt32), math.MaxInt32))
	limit := int(c.params.clamped("limit", 100, 1, 100))
	timeout := time.Duration(c.params.clamped("timeout", 0, 0, 50)) * time.Second
	s.allow(c.params)
	limit, timeout = s.pacePoll(offset, limit, timeout)

	s.endPoll(conflict("terminated by other getUpdates request; make sure that only one bot instance is running"))
	s.confirm(offset)
	if s.appendUpdates(c, limit) > 0 || timeout == 0 {
		return nil
	}
	return s.waitForUpdates(c, limit, timeout)
}

// waitForUpdates gives up the lock while it waits.
func (s *Server) waitForUpdates(c *call, limit int, timeout time.Duration) *Error {
	p := &poll{ended: make(chan struct{})}
	s.poll = p
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	for over := false; ; {
		arrived := s.queue.arrived.wait()
		s.mu.Unlock()
		select {
		case <-arrived:
		case <-p.ended:
		case <-timer.C:
			over = true
		case <-c.gone:
			over = true
		case <-s.quit:
			over = true
		}
		s.mu.Lock()
		if p.why != nil {
			return p.why
		}
		if s.appendUpdates(c, limit) > 0 || over {
			s.poll = nil
			return nil
		}
	}
}

// appendUpdates writes the list of updates and returns how many they are.
func (s *Server) appendUpdates(c *call, limit int) int {
	now := s.now().Unix()
	n := 0
	c.out = append(c.out[:len(answerPrefix)], '[')
	q := &s.queue
	for i := q.head; i < len(q.items) && n < limit; i++ {
		u := q.items[i]
		if u == nil || u.gone {
			continue
		}
		if u.expires <= now {
			defer q.forget(u)
			continue
		}
		c.out = appendComma(c.out)
		c.out = u.append(c.out)
		n++
	}
	c.out = append(c.out, ']')
	return n
}

// pacePoll is the server's guard against clients that poll in a tight loop.
func (s *Server) pacePoll(offset, limit int, timeout time.Duration) (int, time.Duration) {
	if !s.limits.Pacing {
		return limit, timeout
	}
	now := s.now()
	since := now.Sub(s.polledAt)
	if !s.polledAt.IsZero() && offset == s.polledOffset {
		if since < 3*time.Second {
			timeout = max(timeout, 3*time.Second)
		}
		if since < 500*time.Millisecond {
			limit = 1
		}
	}
	s.polledOffset, s.polledAt = offset, now
	return limit, timeout
}

// allow keeps the list of update kinds that the bot wants; without one the last one stays. As the server does, it looks
// past names that it does not know, but those are noted as violations.
func (s *Server) allow(p Params) {
	list := p.Get("allowed_updates")
	if list == "" {
		return
	}
	kinds := map[string]bool{}
	c := cursor{data: []byte(list)}
	err := c.single(func() error {
		return c.array(func() error {
			name, err := c.text()
			name = strings.ToLower(name)
			if s.api.types["Update"].fields[name] == nil || name == "update_id" {
				s.violate(fmt.Sprintf("allowed_updates: there is no kind of update %q", name))
			} else {
				kinds[name] = true
			}
			return err
		})
	})
	if err != nil {
		return
	}
	if len(kinds) == 0 {
		kinds = nil
	}
	s.allowed = kinds
}

// wants tells whether an update of this kind is kept for the bot. It is asked when the update is born, so a change of
// allowed_updates does not touch older ones.
func (s *Server) wants(kind string) bool {
	if s.allowed != nil {
		return s.allowed[kind]
	}
	return kind != "chat_member" && kind != "message_reaction" && kind != "message_reaction_count"
}

// Lanes of a webhook: messages of one chat, presses of one person, and so on, each with its own order.
const (
	callbackLane   int64 = 3 << 40
	membershipLane int64 = 5 << 40
	rawLane        int64 = 9 << 40
)

// offer puts an update into the queue if the bot wants its kind.
func (s *Server) offer(kind string, lane int64, m *message, write func(b []byte) []byte) {
	if !s.wants(kind) {
		return
	}
	body := make([]byte, 0, 512)
	body = append(append(append(body, '"'), kind...), `":`...)
	mark := len(body)
	body = write(body)
	if err := checkJSON(body[mark:], s.api.types["Update"].fields[kind].shapes); err != nil {
		s.violate(fmt.Sprintf("emulator: update %s: %v", kind, err))
	}
	ttl := s.limits.UpdateTTL
	if kind == "callback_query" {
		ttl = s.limits.CallbackTTL
	}
	s.enqueue(&update{body: body, lane: lane, message: m}, ttl)
}

// offerMessage tells the bot of a new or edited message.
func (s *Server) offerMessage(m *message) {
	kind := "message"
	if m.chat.kind == "channel" {
		kind = "channel_post"
	}
	if m.edited != 0 {
		kind = "edited_" + kind
	}
	m.delivered = false
	s.offer(kind, m.chat.id, m, func(b []byte) []byte { return s.appendMessage(b, m, false) })
}

func (s *Server) enqueue(u *update, ttl time.Duration) {
	if s.limits.Queue > 0 && s.queue.pending >= s.limits.Queue {
		s.violate(fmt.Sprintf("the queue is full with %d updates; later ones are lost", s.limits.Queue))
		return
	}
	u.expires = s.now().Add(ttl).Unix()
	s.queue.push(u)
	if s.hook != nil {
		s.hook.offer(u)
	}
}
