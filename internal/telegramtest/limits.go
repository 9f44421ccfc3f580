package telegramtest

import "time"

// Limits are what Telegram allows a bot. A rate of 0 means no limit.
type Limits struct {
	PerSecond      float64 // new messages of the whole bot per second, all chats together
	PerChat        float64 // new messages to one private chat per second
	ChatBurst      int     // messages that one private chat takes at once before a 429
	GroupPerMinute int     // new messages to one group, supergroup or channel per minute

	TextUnits     int // length of a text in UTF-16 code units, after its markup is read
	CaptionUnits  int // the same for the caption of a photo, voice or document
	CallbackBytes int // callback_data of a button, in bytes

	CallbackTTL time.Duration // how long a button press may be answered, and waits to be fetched
	UpdateTTL   time.Duration // how long any other update waits to be fetched
	Queue       int           // updates that wait at most; later ones are dropped

	DownloadBytes int64 // largest file that getFile gives out
	UploadBytes   int64 // largest body of a call
	PhotoBytes    int64 // largest file that sendPhoto takes

	// Pacing turns on the server's guards against busy clients: setWebhook with a URL once per second, and a getUpdates
	// that repeats the offset of the one before within 3 seconds waits 3 seconds, or gets one update if within 0.5.
	Pacing bool

	// WebhookRetry is the first delay of a webhook that fails twice in a row; it doubles up to a minute or two.
	WebhookRetry time.Duration
}

// DefaultLimits are the published limits of api.telegram.org, and where there are none those of the server's source.
func DefaultLimits() Limits {
	return Limits{
		PerSecond:      30,
		PerChat:        1,
		ChatBurst:      5,
		GroupPerMinute: 20,
		TextUnits:      4096,
		CaptionUnits:   1024,
		CallbackBytes:  64,
		CallbackTTL:    150 * time.Second,
		UpdateTTL:      24 * time.Hour,
		Queue:          100_000,
		DownloadBytes:  20 << 20,
		UploadBytes:    50 << 20,
		PhotoBytes:     10 << 20,
		Pacing:         true,
		WebhookRetry:   2 * time.Second,
	}
}

// Unlimited are the default limits without rates, guards and queue size: sizes and lifetimes stay, because they are the
// contract and not a matter of speed.
func Unlimited() Limits {
	l := DefaultLimits()
	l.PerSecond, l.PerChat, l.GroupPerMinute = 0, 0, 0
	l.Queue = 0
	l.Pacing = false
	return l
}

// bucket holds tokens that come back at a steady rate; it starts full.
type bucket struct {
	tokens float64
	last   time.Time
}

// refill brings the bucket up to date.
func (b *bucket) refill(now time.Time, rate, size float64) {
	if b.last.IsZero() {
		b.tokens = size
	} else if passed := now.Sub(b.last).Seconds(); passed > 0 {
		b.tokens = min(size, b.tokens+passed*rate)
	}
	b.last = now
}

// wait tells in how many seconds n tokens will be there, 0 if they are there now. More than the bucket holds waits for a
// full one. Half a token may be missing: a client that keeps exactly to the rate is not refused because one call was
// quicker on the wire than the one before.
func (b *bucket) wait(rate, size, n float64) float64 {
	n = min(n, size)
	if b.tokens >= n-0.5 {
		return 0
	}
	return (n - b.tokens) / rate
}

// spend takes n messages out of the allowance of the bot and of the chat, or says how long to wait. A refused call
// spends nothing.
func (s *Server) spend(c *chat, n int) *Error {
	now := s.now()
	l := &s.limits
	var bot, perChat *bucket
	var rate, size float64
	if l.PerSecond > 0 {
		bot = &s.flood
		bot.refill(now, l.PerSecond, max(1, l.PerSecond))
	}
	switch {
	case c.private() && l.PerChat > 0:
		perChat, rate, size = &c.flood, l.PerChat, float64(max(1, l.ChatBurst))
	case !c.private() && l.GroupPerMinute > 0:
		perChat, rate, size = &c.flood, float64(l.GroupPerMinute)/60, float64(l.GroupPerMinute)
	}
	var wait float64
	if bot != nil {
		wait = bot.wait(l.PerSecond, max(1, l.PerSecond), float64(n))
	}
	if perChat != nil {
		perChat.refill(now, rate, size)
		wait = max(wait, perChat.wait(rate, size, float64(n)))
	}
	if wait > 0 {
		return tooManyRequests(wait)
	}
	if bot != nil {
		bot.tokens -= float64(n)
	}
	if perChat != nil {
		perChat.tokens -= float64(n)
	}
	return nil
}
