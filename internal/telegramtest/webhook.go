package telegramtest

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// webhook delivers updates: in order within a lane, at the same time across lanes, again until the bot says 2xx or the
// update is too old.
type webhook struct {
	server *Server
	url    string
	secret string
	most   int // connections
	ip     string
	own    bool // a certificate was given
	client *http.Client
	ctx    context.Context
	stop   context.CancelFunc
	slots  chan struct{}
	lanes  map[int64]*lane

	failedAt int64
	failure  string
}

// lane is a line of updates; only its first is under way.
type lane struct {
	id      int64
	waiting []*update
}

// offer puts an update at the end of its lane. The server's lock is held.
func (w *webhook) offer(u *update) {
	l := w.lanes[u.lane]
	if l == nil {
		l = &lane{id: u.lane}
		w.lanes[u.lane] = l
		w.server.running.Go(func() { w.run(l) })
	}
	l.waiting = append(l.waiting, u)
}

// run delivers a lane until it is empty.
func (w *webhook) run(l *lane) {
	failures := 0
	for {
		u := w.first(l)
		if u == nil {
			return
		}
		select {
		case w.slots <- struct{}{}:
		case <-w.ctx.Done():
			return
		}
		retryAfter, err := w.send(u)
		<-w.slots
		delay, again := w.settle(l, u, failures, retryAfter, err)
		if !again {
			failures = 0
			continue
		}
		failures++
		select {
		case <-time.After(delay):
		case <-w.ctx.Done():
			return
		}
	}
}

// first returns the update to deliver next, nil when the lane is empty or the webhook is gone.
func (w *webhook) first(l *lane) *update {
	s := w.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if w.ctx.Err() != nil {
		return nil
	}
	now := s.now().Unix()
	for len(l.waiting) > 0 {
		u := l.waiting[0]
		if !u.gone && u.expires > now {
			return u
		}
		s.queue.forget(u)
		l.waiting = l.waiting[1:]
	}
	delete(w.lanes, l.id)
	return nil
}

// settle notes how a delivery went, and tells whether and when to try again.
func (w *webhook) settle(l *lane, u *update, failures, retryAfter int, err error) (time.Duration, bool) {
	s := w.server
	s.mu.Lock()
	defer s.mu.Unlock()
	if w.ctx.Err() != nil {
		return 0, true // run sees the end
	}
	if err == nil {
		s.deliver(u)
		l.waiting = l.waiting[1:]
		return 0, false
	}
	now := s.now().Unix()
	w.failedAt, w.failure = now, err.Error()
	delay := w.delay(failures, retryAfter)
	if now+int64(delay/time.Second) > u.expires {
		s.queue.forget(u)
		l.waiting = l.waiting[1:]
		return 0, false
	}
	return delay, true
}

// delay follows the server: the first failure is tried again at once, then after a delay that doubles up to a random
// one between one and two minutes. A Retry-After is obeyed up to an hour.
func (w *webhook) delay(failures, retryAfter int) time.Duration {
	if retryAfter > 0 {
		return time.Duration(min(retryAfter, 3600)) * time.Second
	}
	if failures == 0 {
		return 0
	}
	most := time.Minute + time.Duration(w.server.rng.Int64N(int64(time.Minute)))
	return min(most, w.server.limits.WebhookRetry<<min(failures-1, 16))
}

// send makes one delivery. An answer that names a method is carried out as a call.
func (w *webhook) send(u *update) (retryAfter int, err error) {
	ctx, cancel := context.WithTimeout(w.ctx, time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, w.url, bytes.NewReader(u.append(nil)))
	if err != nil {
		return 0, err
	}
	request.Header.Set("Content-Type", "application/json")
	if w.secret != "" {
		request.Header.Set("X-Telegram-Bot-Api-Secret-Token", w.secret)
	}
	response, err := w.client.Do(request)
	if err != nil {
		return 0, plainFailure(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if response.StatusCode < 200 || response.StatusCode > 299 {
		retryAfter, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		return retryAfter, inWords("Wrong response from the webhook: %s", response.Status)
	}
	if err != nil {
		return 0, plainFailure(err)
	}
	w.reply(response.Header.Get("Content-Type"), body)
	return 0, nil
}

// reply carries out a call that came as the answer to a delivery. The bot never learns how it went.
func (w *webhook) reply(contentType string, body []byte) {
	if len(body) == 0 {
		return
	}
	params, err := appendBody(nil, contentType, body)
	if err != nil || !params.Has("method") {
		return
	}
	name := strings.ToLower(params.Get("method"))
	switch {
	case name == "", name == "deletewebhook", name == "setwebhook", name == "close", name == "logout", strings.HasPrefix(name, "get"):
		return
	}
	var rest Params
	for _, p := range params {
		if p.Name != "method" {
			rest = append(rest, p)
		}
	}
	w.server.free(w.server.perform(name, rest, w.ctx.Done()))
}

// plainFailure puts a failed connection into the words of getWebhookInfo.
func plainFailure(err error) error {
	var timeout net.Error
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return words("Connection refused")
	case errors.As(err, &timeout) && timeout.Timeout():
		return words("Read timeout expired")
	case errors.Is(err, syscall.ECONNRESET):
		return words("Connection reset by peer")
	}
	return words("Webhook connection closed")
}

func (s *Server) setWebhook(c *call) *Error {
	address := c.params.Get("url")
	if address == "" {
		return s.deleteWebhook(c)
	}
	now := s.now()
	if s.limits.Pacing && now.Before(s.nextSetWebhook) {
		return tooManyRequests(1)
	}
	s.nextSetWebhook = now.Add(time.Second)
	secret := c.params.Get("secret_token")
	switch {
	case len(secret) > 256:
		return badRequest("secret token is too long")
	case strings.ContainsFunc(secret, func(r rune) bool { return r > 127 || !isAlnum(byte(r)) && r != '_' && r != '-' }):
		return badRequest("secret token contains unallowed characters")
	}
	client, own, err := s.webhookClient(c.params, address)
	if err != nil {
		return err
	}
	w := &webhook{
		server: s,
		url:    address,
		secret: secret,
		most:   int(c.params.clamped("max_connections", 40, 1, 100)),
		ip:     c.params.Get("ip_address"),
		own:    own,
		client: client,
		lanes:  map[int64]*lane{},
	}
	drop := c.params.boolean("drop_pending_updates")
	if old := s.hook; old != nil && !drop && !own && !old.own && old.url == w.url && old.secret == w.secret && old.most == w.most && old.ip == w.ip {
		s.allow(c.params)
		c.note = "Webhook is already set"
		c.out = append(c.out, "true"...)
		return nil
	}
	s.endPoll(conflict("terminated by setWebhook request"))
	s.stopWebhook()
	if drop {
		s.dropPending()
	}
	s.allow(c.params)
	w.start()
	c.note = "Webhook was set"
	c.out = append(c.out, "true"...)
	return nil
}

func (w *webhook) start() {
	s := w.server
	w.ctx, w.stop = context.WithCancel(context.Background())
	w.slots = make(chan struct{}, w.most)
	s.hook = w
	for u := range s.queue.waiting {
		w.offer(u)
	}
}

// webhookClient checks the address of a webhook. Plain HTTP is for this machine only, where Telegram would refuse it.
func (s *Server) webhookClient(p Params, address string) (*http.Client, bool, *Error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, false, badRequest("invalid webhook URL specified")
	}
	local := u.Hostname() == "localhost"
	if ip := net.ParseIP(u.Hostname()); ip != nil {
		local = ip.IsLoopback()
	}
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, false, badRequest("invalid webhook URL specified")
	case !local && u.Scheme == "http":
		return nil, false, badRequest("bad webhook: An HTTPS URL must be provided for webhook")
	case !local && u.Port() != "" && u.Port() != "443" && u.Port() != "80" && u.Port() != "88" && u.Port() != "8443":
		return nil, false, badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
	case !local:
		return nil, false, badRequest("bad webhook: Failed to resolve host: Name or service not known")
	}
	transport := &http.Transport{MaxIdleConnsPerHost: 100, DisableCompression: true}
	certificate := p.File("certificate")
	if certificate != nil {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(certificate.Data) {
			return nil, false, badRequest("bad webhook: Can't create an SSL context")
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool}
	}
	noRedirect := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Transport: transport, CheckRedirect: noRedirect}, certificate != nil, nil
}

func (s *Server) deleteWebhook(c *call) *Error {
	c.note = "Webhook is already deleted"
	if s.hook != nil {
		c.note = "Webhook was deleted"
		s.stopWebhook()
	}
	if c.params.boolean("drop_pending_updates") {
		s.dropPending()
	}
	c.out = append(c.out, "true"...)
	return nil
}

func (s *Server) stopWebhook() {
	if s.hook != nil {
		s.hook.stop()
		s.hook.client.CloseIdleConnections()
		s.hook = nil
	}
}

func (s *Server) dropPending() {
	for u := s.queue.first(); u != nil; u = s.queue.first() {
		s.queue.forget(u)
	}
}

func (s *Server) getWebhookInfo(c *call) *Error {
	o := beginObject(c.out)
	w := s.hook
	if w == nil {
		w = &webhook{}
	}
	o.text("url", w.url)
	o.flag("has_custom_certificate", w.own)
	o.number("pending_update_count", int64(s.pendingCount()))
	o.some("ip_address", w.ip)
	if w.failedAt != 0 {
		o.number("last_error_date", w.failedAt)
		o.text("last_error_message", w.failure)
	}
	if s.hook != nil {
		o.number("max_connections", int64(w.most))
	}
	if s.allowed != nil {
		o.name("allowed_updates")
		o.b = append(o.b, '[')
		for _, kind := range slices.Sorted(maps.Keys(s.allowed)) {
			o.b = appendComma(o.b)
			o.b = appendString(o.b, kind)
		}
		o.b = append(o.b, ']')
	}
	c.out = o.end()
	return nil
}

func (s *Server) pendingCount() int {
	n, now := 0, s.now().Unix()
	for u := range s.queue.waiting {
		if u.expires > now {
			n++
		}
	}
	return n
}
