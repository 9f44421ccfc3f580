package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"frontdesk/bot"
	"frontdesk/internal/store"
)

// doctorCommand checks what the service needs, in the order in which an operator sets it up.
type doctorCommand struct {
	serviceFlags `embed:""`
	JSON         bool `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (doctorCommand) Help() string {
	return "It changes nothing but what the service would make at its first start.\n\nExample:\n  TELEGRAM_BOT_TOKEN_FILE=token frontdesk doctor"
}

// finding is one line of the doctor.
type finding struct {
	Check string `json:"check"`
	State string `json:"state"` // good, look, bad
	Says  string `json:"says"`
	Do    string `json:"do,omitempty"`
}

// Run examines. Exit status 1: something is bad.
func (c doctorCommand) Run(p *program) error {
	d := &doctor{p: p, flags: c.serviceFlags}
	d.examine()
	if c.JSON {
		if err := json.NewEncoder(p.out).Encode(d.findings); err != nil {
			return err
		}
	} else {
		d.print()
	}
	for _, f := range d.findings {
		if f.State == "bad" {
			return errors.New("something is missing, see above")
		}
	}
	return nil
}

type doctor struct {
	p        *program
	flags    serviceFlags
	findings []finding
}

func (d *doctor) add(check, state, says, do string) {
	d.findings = append(d.findings, finding{check, state, says, do})
}

func (d *doctor) print() {
	marks := map[string]string{"good": "ok  ", "look": "look", "bad": "BAD "}
	for _, f := range d.findings {
		fmt.Fprintf(d.p.out, "%s  %-10s %s\n", marks[f.State], f.Check, f.Says)
		if f.Do != "" {
			fmt.Fprintf(d.p.out, "                 -> %s\n", f.Do)
		}
	}
}

func (d *doctor) examine() {
	d.examineData()
	d.examineNATS()
	d.examineTelegram()
	d.examineAddress()
}

// examineData opens the house as every command does: database, key and store.
func (d *doctor) examineData() {
	err := d.p.visit(d.flags.dataFlags, func(ctx context.Context, h *house) error {
		d.add("database", "good", "PostgreSQL answers and is up to date", "")
		d.add("key", "good", "the key file fits the data: "+d.flags.KeyFile, "")
		if h.newKey {
			d.findings[len(d.findings)-1].Do = "copy it to a safe place, apart from your backups"
		}
		d.examineContent(ctx, h.store)
		return nil
	})
	switch {
	case errors.Is(err, store.ErrWrongKey):
		d.add("key", "bad", "the data was sealed with another key", "bring back the right key file to "+d.flags.KeyFile)
	case err != nil:
		d.add("database", "bad", oneLine(err), "")
	}
}

func (d *doctor) examineContent(ctx context.Context, s *store.Store) {
	settings, _, err := s.Settings(ctx)
	if errors.Is(err, store.ErrNoClinic) {
		d.add("clinic", "bad", "no clinic file was imported yet",
			"frontdesk clinic export --example > clinic.yaml; edit it; frontdesk clinic import clinic.yaml")
	} else if err == nil {
		d.add("clinic", "good", settings.Name, "")
	}
	if published, err := s.Published(ctx); err == nil {
		if len(published.Entries) == 0 {
			d.add("answers", "look", "there are none; every question leads to a person", "frontdesk faq import FILE --publish")
		} else {
			d.add("answers", "good", fmt.Sprintf("%d are published", len(published.Entries)), "")
		}
	}
	if staff, err := s.AllStaff(ctx); err == nil {
		admins := 0
		for _, a := range staff {
			if a.Role == store.Admin && a.DisabledAt == nil {
				admins++
			}
		}
		if admins == 0 {
			d.add("staff", "bad", "nobody can sign in as admin", "frontdesk staff add NAME --name \"First name\" --role admin")
		} else {
			d.add("staff", "good", fmt.Sprintf("%d accounts", len(staff)), "")
		}
	}
	if b, err := s.Backlog(ctx); err == nil && (b.Open > 100 || b.Buried > 0) {
		d.add("letters", "look", fmt.Sprintf("%d are waiting, %d could not be delivered", b.Open, b.Buried), "see Problems in the console")
	}
	if n, err := s.CountParked(ctx); err == nil && n > 0 {
		d.add("parked", "look", fmt.Sprintf("%d updates could not be read", n), "see Problems in the console")
	}
}

func (d *doctor) examineNATS() {
	address := d.p.getenv("NATS_URL")
	if address == "" {
		d.add("nats", "good", "runs inside the service", "")
		return
	}
	if err := d.flags.tryNATS(d.p, address); err != nil {
		d.add("nats", "bad", oneLine(err), "check NATS_URL and NATS_CREDS")
		return
	}
	d.add("nats", "good", "the server answers", "")
}

func (d *doctor) examineTelegram() {
	token, err := d.p.secret("TELEGRAM_BOT_TOKEN")
	if err != nil || token == "" {
		d.add("token", "bad", "TELEGRAM_BOT_TOKEN is not set",
			"make a bot with @BotFather in Telegram; put its token into a file, mode 600, and name that in TELEGRAM_BOT_TOKEN_FILE")
		return
	}
	ctx, cancel := context.WithTimeout(d.p.ctx, 15*time.Second)
	defer cancel()
	api, err := bot.Connect(ctx, d.flags.APIURL, token)
	if err != nil {
		d.add("token", "bad", oneLine(err), "")
		return
	}
	d.add("token", "good", "the bot is @"+api.Me().Username, "")
	if api.Me().ReadsAll {
		d.add("privacy", "look", "the bot can read all messages of groups", "send /setprivacy to @BotFather and choose Enable")
	} else {
		d.add("privacy", "good", "in groups the bot sees only what is meant for it", "")
	}
	if hook, err := api.WebhookState(ctx); err == nil {
		switch {
		case hook.LastError != "" && time.Since(time.Unix(hook.ErrorAt, 0)) < time.Hour:
			d.add("webhook", "bad", "Telegram could not deliver: "+hook.LastError, "check that "+hook.URL+" reaches this program")
		case hook.URL != "" && d.flags.WebhookURL == "":
			d.add("webhook", "look", "another address is registered; serve will remove it and poll instead", "")
		case hook.Pending > 100:
			d.add("webhook", "look", fmt.Sprintf("%d messages wait at Telegram", hook.Pending), "they are handled once the service runs")
		}
	}
	d.examineClock(ctx)
}

// examineClock compares this machine's clock with the server's Date header. Timers and sign-in depend on it.
func (d *doctor) examineClock(ctx context.Context) {
	request, err := http.NewRequestWithContext(ctx, http.MethodHead, d.flags.APIURL, nil)
	if err != nil {
		return
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return
	}
	response.Body.Close()
	theirs, err := http.ParseTime(response.Header.Get("Date"))
	if err != nil {
		return
	}
	off := d.p.now().Sub(theirs).Abs()
	if off > 30*time.Second {
		d.add("clock", "bad", fmt.Sprintf("this machine's clock is %s off", off.Round(time.Second)), "turn on time synchronisation")
		return
	}
	d.add("clock", "good", "right to the second", "")
}

func (d *doctor) examineAddress() {
	l, err := net.Listen("tcp", d.flags.Addr)
	if err != nil {
		d.add("address", "look", d.flags.Addr+" is in use", "fine if that is the running service; else choose another with --addr")
		return
	}
	l.Close()
	d.add("address", "good", "the console will be at http://"+d.flags.Addr, "")
}
