package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/nats-io/nats.go"

	"frontdesk/bot"
	"frontdesk/internal/chat"
	"frontdesk/internal/engine"
)

// serviceFlags are what the service is told; doctor takes the same.
type serviceFlags struct {
	dataFlags  `embed:""`
	Addr       string  `env:"FRONTDESK_ADDR" default:"127.0.0.1:8080" help:"Where the console, the webhook and the health checks listen (${default})." placeholder:"HOST:PORT"`
	PublicURL  string  `name:"public-url" env:"FRONTDESK_PUBLIC_URL" help:"How browsers reach the console, such as https://desk.example.org." placeholder:"URL"`
	NATSAddr   string  `name:"nats-addr" env:"FRONTDESK_NATS_ADDR" help:"Where the embedded NATS server listens for local clients (127.0.0.1:4222, or a free port)." placeholder:"HOST:PORT"`
	NATSURL    string  `name:"nats-url" env:"NATS_URL" help:"Use this NATS server instead of the embedded one." placeholder:"URL"`
	NATSCreds  string  `name:"nats-creds" env:"NATS_CREDS" help:"The credentials for it: a .creds file or an nkey seed." placeholder:"FILE"`
	APIURL     string  `name:"telegram-api-url" env:"TELEGRAM_API_URL" default:"https://api.telegram.org" help:"The Bot API server (${default})." placeholder:"URL"`
	WebhookURL string  `name:"telegram-webhook-url" env:"TELEGRAM_WEBHOOK_URL" help:"Let Telegram post updates to this address, which must lead to /telegram/webhook here; without it the program polls." placeholder:"URL"`
	Rate       float64 `name:"telegram-rate" env:"TELEGRAM_RATE" default:"30" help:"Messages a second overall (${default}, Telegram's limit)."`
	ChatRate   float64 `name:"telegram-chat-rate" env:"TELEGRAM_CHAT_RATE" default:"1" help:"Messages a second to one private chat (${default}, Telegram's limit), with short bursts."`
}

// serveCommand runs the service.
type serveCommand struct {
	serviceFlags `embed:""`
}

// Help shows examples.
func (serveCommand) Help() string {
	return `Secrets come from variables or files: TELEGRAM_BOT_TOKEN or TELEGRAM_BOT_TOKEN_FILE; DATABASE_URL or DATABASE_URL_FILE
(without it a private PostgreSQL cluster runs under the data directory); TELEGRAM_WEBHOOK_SECRET.

Examples:
  TELEGRAM_BOT_TOKEN_FILE=/etc/frontdesk/token frontdesk serve
  DATABASE_URL=postgres://frontdesk@db/frontdesk NATS_URL=nats://nats:4222 frontdesk serve --addr 0.0.0.0:8080`
}

// Run serves until SIGTERM or SIGINT, then finishes what was begun.
func (c serveCommand) Run(p *program) error {
	log, err := p.logger()
	if err != nil {
		return err
	}
	token, err := p.secret("TELEGRAM_BOT_TOKEN")
	if err != nil {
		return err
	}
	if token == "" {
		return wrongUse{errNoToken}
	}
	secret, err := p.secret("TELEGRAM_WEBHOOK_SECRET")
	if err != nil {
		return err
	}
	// Texts and lexicon load while the database starts: patients may be waiting.
	load := sync.OnceValues(baseClinic)
	go func() { _, _ = load() }()
	// The port first: an operator who started the service twice must hear that before anything else is touched.
	listener, err := listen(c.Addr)
	if err != nil {
		return err
	}
	h, err := c.openHouse(p, log)
	if err != nil {
		listener.Close()
		return err
	}
	defer h.close()
	base, err := load()
	if err != nil {
		listener.Close()
		return err
	}
	base.Settings = h.cachedSettings(c.DataDir)
	if err := h.mustHaveClinic(p.ctx, base.Settings); err != nil {
		listener.Close()
		return err
	}
	s := &service{
		p: p, flags: c.serviceFlags, log: log, house: h, token: token, webhookSecret: secret, base: base, listener: listener,
	}
	return s.run(p.ctx)
}

func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		var op *net.OpError
		if errors.As(err, &op) {
			err = op.Err
		}
		return nil, fmt.Errorf("cannot listen on %s: %w. Is Frontdesk running already? Else choose another address with --addr", addr, err)
	}
	return l, nil
}

// openHouse prepares database and key. When the database is away, but this installation has worked before, it goes on
// without: patients must hear of emergencies and outages all the same.
func (c serveCommand) openHouse(p *program, log *slog.Logger) (*house, error) {
	h := &house{now: p.now, log: log}
	if err := h.findDatabase(p.ctx, p, c.dataFlags, true); err != nil {
		return nil, err
	}
	if err := h.openStore(p.ctx, c.dataFlags); err != nil {
		h.close()
		return nil, err
	}
	if h.newKey {
		log.Warn("a new master key was made: keep a copy of it in a safe place, apart from your backups", "file", c.KeyFile)
	}
	if err := h.prepare(p.ctx); err != nil {
		if !isAway(err) || h.cachedSettings(c.DataDir).Name == "" {
			h.close()
			return nil, err
		}
		log.Error("the database is away; starting without it", "error", err)
		return h, nil
	}
	h.prepared.Store(true)
	return h, nil
}

// cacheFile holds the last good settings, so that a start without a database knows the numbers to call.
const cacheFile = "clinic.yaml"

func (h *house) cachedSettings(dataDir string) chat.Settings {
	data, err := os.ReadFile(filepath.Join(dataDir, cacheFile))
	if err != nil {
		return chat.Settings{}
	}
	s, err := chat.ParseSettings(cacheFile, data)
	if err != nil {
		h.log.Warn("the cached settings cannot be read", "error", err)
	}
	return s
}

// mustHaveClinic refuses to start without numbers to call: a patient in an emergency would be left without one.
func (h *house) mustHaveClinic(ctx context.Context, cached chat.Settings) error {
	_, _, err := h.store.Settings(ctx)
	if err == nil || (isAway(err) && cached.Name != "") {
		return nil
	}
	return err
}

// connectNATS starts the embedded server or connects to NATS_URL.
func (f serviceFlags) connectNATS(ctx context.Context, h *house, log *slog.Logger) (*nats.Conn, *engine.NATS, error) {
	options := []nats.Option{
		nats.Name("frontdesk"), nats.MaxReconnects(-1), nats.ReconnectWait(500 * time.Millisecond),
		nats.DisconnectErrHandler(func(_ *nats.Conn, err error) {
			if err != nil {
				log.Warn("NATS is away; facts wait in the database", "error", err)
			}
		}),
		nats.ReconnectHandler(func(*nats.Conn) { log.Info("NATS is back") }),
	}
	if f.NATSURL != "" {
		more, err := f.natsOptions()
		if err != nil {
			return nil, nil, err
		}
		nc, err := nats.Connect(f.NATSURL, append(options, more...)...)
		if err != nil {
			return nil, nil, fmt.Errorf("NATS at %s cannot be used: %w. Check NATS_URL and NATS_CREDS, and that the server runs", withoutPassword(f.NATSURL), err)
		}
		return nc, nil, nil
	}
	server, err := engine.StartNATS(ctx, engine.NATSConfig{
		Dir: filepath.Join(f.DataDir, "nats"), Addr: f.NATSAddr, Key: h.master.Derive("nats"), Clinic: clinicID, Log: log,
	})
	if err != nil {
		return nil, nil, err
	}
	nc, err := server.Connect(options...)
	if err != nil {
		return nil, nil, fmt.Errorf("connect to the embedded NATS server: %w", err)
	}
	return nc, server, nil
}

func (f serviceFlags) natsOptions() ([]nats.Option, error) {
	if f.NATSCreds == "" {
		return nil, nil
	}
	auth, err := engine.NATSAuth(f.NATSCreds)
	if err != nil {
		return nil, fmt.Errorf("NATS_CREDS: %w", err)
	}
	return []nats.Option{auth}, nil
}

// tryNATS is for doctor.
func (f serviceFlags) tryNATS(_ *program, address string) error {
	more, err := f.natsOptions()
	if err != nil {
		return err
	}
	nc, err := nats.Connect(address, more...)
	if err != nil {
		return fmt.Errorf("NATS at %s cannot be used: %w", withoutPassword(address), err)
	}
	nc.Close()
	return nil
}

func withoutPassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return "NATS_URL"
	}
	u.User = nil
	return u.String()
}

// connectTelegram waits for Telegram as long as it takes; only a wrong token is final.
func (f serviceFlags) connectTelegram(ctx context.Context, token string, log *slog.Logger) (*bot.API, error) {
	if u, err := url.Parse(f.APIURL); err != nil || u.Host == "" {
		return nil, wrongUse{fmt.Errorf("TELEGRAM_API_URL: %q is no address", f.APIURL)}
	}
	for {
		attempt, cancel := context.WithTimeout(ctx, 15*time.Second)
		api, err := bot.Connect(attempt, f.APIURL, token)
		cancel()
		if err == nil {
			return api, nil
		}
		if errors.Is(err, bot.ErrToken) {
			return nil, bot.ErrToken
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		log.Warn("Telegram cannot be reached; trying again", "error", err)
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(3 * time.Second):
		}
	}
}

// newHTTPServer has limits that keep a slow or hostile client from holding it.
func newHTTPServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
}
