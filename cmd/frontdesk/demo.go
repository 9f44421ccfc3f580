package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/sync/errgroup"

	"frontdesk/cmd/frontdesk/sample"
	"frontdesk/internal/console"
	"frontdesk/internal/feedback"
	"frontdesk/internal/store"
	"frontdesk/internal/telegramtest"
)

// demoCommand runs everything on this machine, without a token: an emulated Telegram with a phone in the browser, a
// sample clinic, the console. What it makes is gone when it ends.
type demoCommand struct {
	Addr  string `env:"FRONTDESK_ADDR" default:"127.0.0.1:8080" help:"Where the console listens (${default}, or a free port)." placeholder:"HOST:PORT"`
	Phone string `default:"127.0.0.1:8081" help:"Where the phones listen (${default}, or a free port)." placeholder:"HOST:PORT"`
	Log   bool   `help:"Show what the service logs."`
}

// Help shows examples.
func (demoCommand) Help() string { return "Example:\n  frontdesk demo" }

// demoPassword signs everybody of the sample clinic in. The demo listens on this machine only.
const demoPassword = "green-lane"

// Run runs the demo until Ctrl-C.
func (c demoCommand) Run(p *program) (err error) {
	dir, err := os.MkdirTemp("", "frontdesk-demo-")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer func() {
		if removed := os.RemoveAll(dir); err == nil && removed != nil {
			err = fmt.Errorf("demo: remove %s: %w", dir, removed)
		}
	}()
	// As root, PostgreSQL runs as another account and must be able to pass through.
	if err := os.Chmod(dir, 0o711); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	d := &demo{p: p, dir: dir, log: slog.New(slog.DiscardHandler)}
	if c.Log {
		if d.log, err = p.logger(); err != nil {
			return err
		}
	}
	return d.run(c)
}

type demo struct {
	p        *program
	dir      string
	log      *slog.Logger
	people   people
	telegram *telegramtest.Server
	persons  map[string]*telegramtest.Person
	phones   net.Listener
	console  net.Listener
	service  *service
	visits   int
}

// people are those of the sample clinic.
type people struct {
	Staff []struct {
		Login string     `yaml:"login"`
		Name  string     `yaml:"name"`
		Role  store.Role `yaml:"role"`
	} `yaml:"staff"`
	Patients []struct {
		ID   string `yaml:"id"`
		Name string `yaml:"name"`
		Lang string `yaml:"lang"`
	} `yaml:"patients"`
}

func (d *demo) run(c demoCommand) error {
	data, err := sample.Files.ReadFile("people.yaml")
	if err != nil {
		return err
	}
	if err := yaml.Unmarshal(data, &d.people); err != nil {
		return fmt.Errorf("demo: people.yaml: %w", err)
	}
	if d.console, err = listenOrElse(c.Addr); err != nil {
		return err
	}
	if d.phones, err = listenOrElse(c.Phone); err != nil {
		return err
	}
	d.startTelegram()
	if err := d.openClinic(); err != nil {
		return err
	}
	defer d.service.house.close()
	group, ctx := errgroup.WithContext(d.p.ctx)
	group.Go(func() error { return d.servePhones(ctx) })
	group.Go(func() error { return d.service.run(ctx) })
	if err := group.Wait(); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	fmt.Fprintln(d.p.out, "\nStopped. Nothing is left behind.")
	return nil
}

// listenOrElse takes a free port when the wanted one is taken: a demo should just run.
func listenOrElse(addr string) (net.Listener, error) {
	if l, err := net.Listen("tcp", addr); err == nil {
		return l, nil
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, wrongUse{fmt.Errorf("%q is no address; an example is 127.0.0.1:8080", addr)}
	}
	return listen(net.JoinHostPort(host, "0"))
}

func (d *demo) startTelegram() {
	d.telegram = telegramtest.New(telegramtest.Config{Username: "green_lane_bot"})
	d.persons = map[string]*telegramtest.Person{}
	for _, p := range d.people.Patients {
		d.persons[p.ID] = d.telegram.Person(p.Name, telegramtest.Language(p.Lang))
	}
}

// openClinic makes a house in the temporary directory and moves the sample clinic in.
func (d *demo) openClinic() error {
	flags := serviceFlags{
		dataFlags: dataFlags{DataDir: filepath.Join(d.dir, "data"), KeyFile: filepath.Join(d.dir, "key")},
		Addr:      d.console.Addr().String(), NATSAddr: "127.0.0.1:0", APIURL: "http://" + d.phones.Addr().String(),
		// Everything a person can see happens at Telegram's own pace.
		Rate: 30, ChatRate: 1,
	}
	load := sync.OnceValues(baseClinic)
	go func() { _, _ = load() }()
	h := &house{now: d.p.now, log: d.log}
	ctx, cancel := context.WithTimeout(d.p.ctx, time.Minute)
	defer cancel()
	p := *d.p
	p.getenv = func(string) string { return "" } // a demo never touches a real database
	if err := h.findDatabase(ctx, &p, flags.dataFlags, true); err != nil {
		return err
	}
	err := h.openStore(ctx, flags.dataFlags)
	if err == nil {
		err = h.prepare(ctx)
	}
	if err == nil {
		err = d.moveIn(ctx, h)
	}
	if err != nil {
		h.close()
		return err
	}
	base, err := load()
	if err != nil {
		h.close()
		return err
	}
	// A day becomes twenty seconds, at any hour.
	base.Rules = feedback.Rules{Delay: 20 * time.Second, From: 0, To: 24 * 60, Remind: 10 * time.Minute, Expire: 24 * time.Hour}
	d.service = &service{
		p: d.p, flags: flags, log: d.log, house: h, token: d.telegram.Token(), base: base, listener: d.console, ready: d.greet,
	}
	return nil
}

func (d *demo) moveIn(ctx context.Context, h *house) error {
	settings, err := sampleSettings()
	if err != nil {
		return err
	}
	entries, err := sampleEntries()
	if err != nil {
		return err
	}
	if err := h.store.SaveSettings(ctx, settings, "demo", d.p.now()); err != nil {
		return err
	}
	if _, err := h.store.SaveAndPublish(ctx, entries, "demo", d.p.now()); err != nil {
		return err
	}
	password, err := console.HashPassword(demoPassword)
	if err != nil {
		return err
	}
	for _, s := range d.people.Staff {
		a := store.Staff{ID: s.Login, Name: s.Name, Role: s.Role, Password: password}
		if err := h.store.AddStaff(ctx, a, "demo", d.p.now()); err != nil {
			return err
		}
	}
	return nil
}

func (d *demo) greet() {
	fmt.Fprintf(d.p.out, "\nFrontdesk is running. Open these in a browser:\n\n")
	fmt.Fprintf(d.p.out, "  Start here      http://%s/\n", d.phones.Addr())
	fmt.Fprintf(d.p.out, "  Anna's phone    http://%s/phone/?as=anna\n", d.phones.Addr())
	fmt.Fprintf(d.p.out, "  Console         http://%s/    sign in as maria or grace, password %s\n\n", d.console.Addr(), demoPassword)
	fmt.Fprintf(d.p.out, "Ctrl-C stops it, and nothing is left behind.\n")
}

//go:embed demo/index.html demo/demo.css
var demoFiles embed.FS

// servePhones serves the emulated Telegram, the phones and the page that leads through the story.
func (d *demo) servePhones(ctx context.Context) error {
	page, err := template.ParseFS(demoFiles, "demo/index.html")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("/phone/", d.telegram.Phone())
	mux.Handle("/", d.telegram)
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) { d.page(w, page, r.URL.Query().Get("said")) })
	mux.HandleFunc("GET /demo.css", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, demoFiles, "demo/demo.css")
	})
	mux.HandleFunc("POST /visit", d.visit)
	// A page elsewhere in the same browser must not end a patient's visit.
	server := newHTTPServer(http.NewCrossOriginProtection().Handler(mux), d.log)
	server.ReadTimeout = 0
	go func() {
		<-ctx.Done()
		_ = server.Close()
		d.telegram.Close()
	}()
	if err := server.Serve(d.phones); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("demo: serve phones: %w", err)
	}
	return nil
}

func (d *demo) page(w http.ResponseWriter, page *template.Template, said string) {
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'")
	err := page.Execute(w, map[string]any{
		"Patients": d.people.Patients, "Staff": d.people.Staff, "Password": demoPassword,
		"Console": "http://" + d.console.Addr().String() + "/", "DataDir": filepath.Join(d.dir, "data"), "Said": said,
	})
	if err != nil {
		d.log.Error("demo page", "error", err)
	}
}

// visit plays the clinic's other programs: it gives a patient the link, or ends a visit.
func (d *demo) visit(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("patient")
	person, ok := d.persons[id]
	if !ok || d.service.desk == nil {
		http.NotFound(w, r)
		return
	}
	said := ""
	var err error
	switch r.FormValue("do") {
	case "link":
		var invite string
		if invite, err = d.service.house.store.AddInvite(r.Context(), "demo-"+id, d.p.now()); err == nil {
			person.Starts(invite)
			said = person.Name() + " opened the link. Say yes on the phone."
		}
	case "finish":
		d.visits++
		err = d.service.desk.Visit(r.Context(), store.Visit{
			Visit: fmt.Sprintf("demo-visit-%d", d.visits), Reference: "demo-" + id, EndedAt: d.p.now(),
		})
		said = person.Name() + "'s visit is over. If " + person.Name() + " agreed, the question comes in twenty seconds."
	}
	if err != nil {
		d.log.Error("demo visit", "error", err)
		said = "That did not work just now. Please try again."
	}
	http.Redirect(w, r, "/?said="+template.URLQueryEscaper(said), http.StatusSeeOther)
}
