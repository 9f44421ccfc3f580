package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/sync/errgroup"

	"frontdesk/bot"
	"frontdesk/handoff"
	"frontdesk/internal/chat"
	"frontdesk/internal/console"
	"frontdesk/internal/desk"
	"frontdesk/internal/engine"
	"frontdesk/internal/store"
)

// service is everything that runs, wired by hand. Parts begin from the inside out and end from the outside in: first
// nothing new comes in, then what was begun is finished, then the engines stop.
type service struct {
	p             *program
	flags         serviceFlags
	log           *slog.Logger
	house         *house
	token         string
	webhookSecret string
	base          chat.Clinic
	listener      net.Listener
	// ready is called when messages are answered.
	ready func()

	nc       *nats.Conn
	nats     *engine.NATS
	api      *bot.API
	desk     *desk.Desk
	intake   *bot.Intake
	sender   *bot.Sender
	webhook  *bot.Webhook
	subjects handoff.Subjects
	console  http.Handler
	registry *prometheus.Registry
	open     atomic.Bool // updates are taken in
}

func (s *service) run(ctx context.Context) error {
	if err := s.build(ctx); err != nil {
		s.listener.Close()
		s.closeNATS()
		return err
	}
	defer s.closeNATS()
	return s.serve(ctx)
}

func (s *service) build(ctx context.Context) error {
	var err error
	if s.subjects, err = handoff.NewSubjects(clinicID); err != nil {
		return err
	}
	if s.nc, s.nats, err = s.flags.connectNATS(ctx, s.house, s.log); err != nil {
		return err
	}
	if s.api, err = s.flags.connectTelegram(ctx, s.token, s.log); err != nil {
		return err
	}
	if err := s.buildDesk(); err != nil {
		return err
	}
	if err := s.buildIntake(); err != nil {
		return err
	}
	s.console, err = console.New(console.Deps{
		Desk: s.desk, Store: s.house.store, Log: s.log, Now: s.p.now,
		Secure: strings.HasPrefix(s.flags.PublicURL, "https://"),
		Watch:  s.watch, Files: s.api, Typing: s.typing, Version: release,
	})
	return err
}

func (s *service) buildDesk() error {
	publisher, err := handoff.NewPublisher(s.nc, s.subjects)
	if err != nil {
		return err
	}
	s.sender = bot.NewSender(s.api, s.house.store, bot.Rates{Overall: s.flags.Rate, Chat: s.flags.ChatRate})
	metrics := desk.NewMetrics()
	s.registry = prometheus.NewRegistry()
	s.registry.MustRegister(metrics.Collectors()...)
	s.registry.MustRegister(newStock(s.house.store))
	s.registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	s.desk, err = desk.New(desk.Config{
		Store: s.house.store, Log: s.log, Now: s.p.now, Base: s.base, Metrics: metrics, Prepare: s.house.prepare,
		Senders: map[store.Door]desk.Sender{
			store.DoorTelegram: s.sender, store.DoorAlert: s.sender, store.DoorNATS: publisher,
		},
		Published: func(c *chat.Clinic) { s.published(publisher, c) },
	})
	return err
}

// published keeps the settings for a start without a database, tells other programs of the new answers, and brings the
// bot's own texts up to date. None of it may hold up a patient.
func (s *service) published(publisher *handoff.Publisher, c *chat.Clinic) {
	data, err := c.Settings.Format()
	if err == nil {
		err = os.WriteFile(filepath.Join(s.flags.DataDir, cacheFile), data, 0o600)
	}
	if err != nil {
		s.log.Warn("keep the settings for a start without a database", "error", err)
	}
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := publisher.FAQPublished(ctx, c.Revision); err != nil {
			s.log.Warn("tell of published answers", "error", err)
		}
		if err := s.api.Describe(ctx, c.Describe()); err != nil {
			s.log.Warn("describe the bot in Telegram", "error", err)
		}
	}()
}

func (s *service) buildIntake() error {
	spool, err := handoff.NewSpool(s.nc, s.subjects, s.house.master.Derive("spool"), s.log)
	if err != nil {
		return err
	}
	s.intake = &bot.Intake{
		API: s.api, Desk: s.desk, Park: s.house.store, Spool: spool, Send: s.sender, Log: s.log, Now: s.p.now,
	}
	if s.flags.WebhookURL != "" {
		secret := s.webhookSecret
		if secret == "" {
			secret = fmt.Sprintf("%x", s.house.master.Derive("webhook"))
		}
		s.webhook = &bot.Webhook{Intake: s.intake, Secret: secret, Log: s.log}
	}
	return nil
}

// watch gives the console the facts that other programs get.
func (s *service) watch(ctx context.Context, change func(console.Change)) error {
	return handoff.Watch(ctx, s.nc, s.subjects, func(c handoff.Change) {
		change(console.Change{
			Family: string(c.Family), Name: c.Name, About: c.About, Team: c.Team, Seq: c.Seq, Urgent: c.Urgent, Gap: c.Gap,
		})
	})
}

func (s *service) typing(ctx context.Context, conversation store.ID) {
	if patient, err := s.house.store.Patient(ctx, conversation); err == nil {
		s.sender.Typing(ctx, patient.Chat)
	}
}

// serve runs all parts until ctx ends or one of them cannot go on.
func (s *service) serve(ctx context.Context) error {
	// Now, so that the services find their streams; KeepStreams mends what changes later.
	ensure, cancel := context.WithTimeout(ctx, 5*time.Second)
	if js, err := jetstream.New(s.nc); err == nil {
		if err := handoff.EnsureStreams(ensure, js, s.subjects); err != nil {
			s.log.Warn("make the streams", "error", err)
		}
	}
	cancel()
	// The inner parts outlive the outer ones: what came in is still handled.
	inner, stopInner := context.WithCancel(context.WithoutCancel(ctx))
	defer stopInner()
	var middle errgroup.Group
	deskEnded := make(chan error, 1)
	go func() { deskEnded <- s.desk.Run(inner) }()
	middle.Go(func() error { return handoff.KeepStreams(inner, s.nc, s.subjects, s.log) })

	outer, outerCtx := errgroup.WithContext(ctx)
	outer.Go(func() error {
		select {
		case err := <-deskEnded:
			deskEnded <- err
			if err == nil {
				err = errors.New("the desk has ended")
			}
			return err
		case <-outerCtx.Done():
			return nil
		}
	})
	outer.Go(func() error { return s.serveHTTP(outerCtx) })
	outer.Go(func() error { return s.takeUpdates(outerCtx) })
	for _, run := range s.natsServices() {
		outer.Go(func() error { return run(outerCtx) })
	}
	s.log.Info("frontdesk is running", "console", s.consoleURL(), "bot", s.api.Me().Username, "release", release)
	err := outer.Wait()
	s.log.Info("stopping")
	stopInner()
	if ended := <-deskEnded; err == nil {
		err = ended
	}
	if ended := middle.Wait(); err == nil {
		err = ended
	}
	return err
}

func (s *service) natsServices() []func(context.Context) error {
	desks := handoff.NewService(handoff.ServiceConfig{
		Conn: s.nc, Subjects: s.subjects, Desk: s.desk, Files: s.api, Log: s.log, Now: s.p.now, Version: natsVersion(),
		Typing: func(ctx context.Context, chatID int64) error {
			s.sender.Typing(ctx, chatID)
			return nil
		},
	})
	asks := handoff.NewAskService(handoff.AskConfig{
		Conn: s.nc, Subjects: s.subjects, Desk: s.desk, Log: s.log, Now: s.p.now, Version: natsVersion(),
	})
	visits := handoff.NewVisits(handoff.VisitsConfig{Conn: s.nc, Subjects: s.subjects, Desk: s.desk, Log: s.log})
	return []func(context.Context) error{desks.Run, asks.Run, visits.Run}
}

// natsVersion is a semantic version, as NATS services must have one.
func natsVersion() string {
	if release == "development" {
		return "0.0.0"
	}
	return release
}

// takeUpdates polls, or registers the webhook, and hands over what was kept.
func (s *service) takeUpdates(ctx context.Context) error {
	recovering, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	if err := s.waitForSpool(recovering); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	select {
	case <-s.desk.Tried():
	case <-ctx.Done():
		return nil
	}
	s.open.Store(true)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.intake.Run(ctx) })
	if s.webhook != nil {
		group.Go(func() error {
			err := s.webhook.Register(ctx, s.api, s.flags.WebhookURL)
			if err == nil {
				s.nowReady()
			}
			return err
		})
		return group.Wait()
	}
	poller := &bot.Poller{API: s.api, Intake: s.intake, Places: s.house.store, Log: s.log, Wait: 25 * time.Second}
	group.Go(func() error { return poller.Run(ctx) })
	s.nowReady()
	return group.Wait()
}

// waitForSpool looks for what an earlier run kept. It comes before anything new, so it must be known first.
func (s *service) waitForSpool(ctx context.Context) error {
	for {
		err := s.intake.Recover(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("JetStream does not answer: %w", err)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

func (s *service) nowReady() {
	if s.ready != nil {
		s.ready()
	}
}

// serveHTTP serves the console, the webhook, health and metrics on one address.
func (s *service) serveHTTP(ctx context.Context) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.registry, promhttp.HandlerOpts{}))
	if s.webhook != nil {
		mux.HandleFunc("/telegram/webhook", s.takeWebhook)
	}
	mux.Handle("/", s.console)
	server := newHTTPServer(mux, s.log)
	server.BaseContext = func(net.Listener) context.Context { return ctx }
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		<-ctx.Done()
		closing, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if server.Shutdown(closing) != nil {
			_ = server.Close() // pages that listen for changes never end by themselves
		}
	}()
	err := server.Serve(s.listener)
	if errors.Is(err, http.ErrServerClosed) {
		<-stopped
		return nil
	}
	return fmt.Errorf("serve http: %w", err)
}

// takeWebhook lets Telegram try again while the program is still starting.
func (s *service) takeWebhook(w http.ResponseWriter, r *http.Request) {
	if !s.open.Load() {
		w.Header().Set("Retry-After", "1")
		http.Error(w, "starting", http.StatusServiceUnavailable)
		return
	}
	s.webhook.ServeHTTP(w, r)
}

// readyz is for load balancers: 200 when this replica can handle messages at once.
func (s *service) readyz(w http.ResponseWriter, _ *http.Request) {
	switch {
	case !s.desk.Available():
		http.Error(w, "the database is away", http.StatusServiceUnavailable)
	case !s.nc.IsConnected():
		http.Error(w, "NATS is away", http.StatusServiceUnavailable)
	default:
		fmt.Fprintln(w, "ready")
	}
}

func (s *service) consoleURL() string {
	if s.flags.PublicURL != "" {
		return s.flags.PublicURL
	}
	return "http://" + s.listener.Addr().String()
}

func (s *service) closeNATS() {
	if s.nc != nil {
		drained := make(chan struct{})
		s.nc.SetClosedHandler(func(*nats.Conn) { close(drained) })
		if s.nc.Drain() == nil {
			select {
			case <-drained:
			case <-time.After(5 * time.Second):
			}
		}
		s.nc.Close()
	}
	if s.nats != nil {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := s.nats.Stop(ctx); err != nil {
			s.log.Error("stop nats", "error", err)
		}
	}
}

// isAway reports whether an error means that the database cannot be reached now.
func isAway(err error) bool { return errors.Is(err, store.ErrUnavailable) }
