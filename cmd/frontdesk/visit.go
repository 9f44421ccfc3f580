package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"frontdesk/bot"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// visitCommand is about finished visits. Other programs send visit.completed over NATS instead.
type visitCommand struct {
	Add    visitAddCommand    `cmd:"" help:"Tell of one finished visit."`
	Import visitImportCommand `cmd:"" help:"Tell of many, from a CSV or JSON lines file."`
	Link   visitLinkCommand   `cmd:"" help:"Make a link that ties a patient's chat to your reference of the patient."`
}

type visitAddCommand struct {
	dataFlags `embed:""`
	Visit     string `arg:"" help:"Your own name of the visit; the same one twice is one visit."`
	Patient   string `required:"" name:"patient" help:"Your own reference of the patient, as given to visit link."`
	Ended     string `help:"When it ended, as 2026-11-25T14:30:00Z; now if left out."`
	Team      string `help:"The team whose visit it was."`
	Suppress  bool   `name:"suppress-feedback" help:"Do not ask this patient about it."`
}

// Help shows examples.
func (visitAddCommand) Help() string {
	return "Example:\n  frontdesk visit add V-1042 --patient P-77 --ended 2026-11-25T14:30:00Z"
}

// Run adds a visit.
func (c visitAddCommand) Run(p *program) error {
	v := store.Visit{Visit: c.Visit, Reference: c.Patient, Team: c.Team, EndedAt: p.now(), Suppressed: c.Suppress}
	if c.Ended != "" {
		at, err := time.Parse(time.RFC3339, c.Ended)
		if err != nil {
			return wrongUse{fmt.Errorf("--ended: %q is no time; write it as 2026-11-25T14:30:00Z", c.Ended)}
		}
		v.EndedAt = at
	}
	return p.addVisits(c.dataFlags, []store.Visit{v})
}

func (p *program) addVisits(flags dataFlags, visits []store.Visit) error {
	return p.visit(flags, func(ctx context.Context, h *house) error {
		return h.withDesk(ctx, func(ctx context.Context, d *desk.Desk) error {
			for _, v := range visits {
				if err := d.Visit(ctx, v); err != nil {
					return err
				}
			}
			fmt.Fprintf(p.out, "%d kept. Patients whose chat is linked are asked when it is time.\n", len(visits))
			return nil
		})
	})
}

type visitImportCommand struct {
	dataFlags `embed:""`
	File      string `arg:"" help:"CSV with the columns visit, patient_ref, ended_at, and if you like team, lang, suppress_feedback; or one JSON object a line with these names." type:"path"`
}

// Help shows examples.
func (visitImportCommand) Help() string { return "Example:\n  frontdesk visit import today.csv" }

// Run imports visits, all or none.
func (c visitImportCommand) Run(p *program) error {
	data, err := readable(c.File)
	if err != nil {
		return err
	}
	parse := parseVisitLines
	if strings.HasSuffix(strings.ToLower(c.File), ".csv") {
		parse = parseVisitTable
	}
	visits, err := parse(data)
	if err != nil {
		return fmt.Errorf("%s %w", c.File, err)
	}
	return p.addVisits(c.dataFlags, visits)
}

func parseVisitLines(data []byte) ([]store.Visit, error) {
	var visits []store.Visit
	for n, line := range bytes.Split(data, []byte("\n")) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var v store.Visit
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&v); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		if err := checkVisit(v); err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		visits = append(visits, v)
	}
	return visits, nil
}

func parseVisitTable(data []byte) ([]store.Visit, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("line 1: %w", err)
	}
	var visits []store.Visit
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return visits, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		var v store.Visit
		for i, name := range head {
			value := strings.TrimSpace(row[i])
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "visit":
				v.Visit = value
			case "patient_ref":
				v.Reference = value
			case "team":
				v.Team = value
			case "lang":
				v.Language = value
			case "suppress_feedback":
				v.Suppressed = value == "true" || value == "1" || value == "yes"
			case "ended_at":
				if v.EndedAt, err = time.Parse(time.RFC3339, value); err != nil {
					return nil, fmt.Errorf("line %d: ended_at: %q is no time; write it as 2026-11-25T14:30:00Z", line, value)
				}
			default:
				return nil, fmt.Errorf("line 1: unknown column %q", name)
			}
		}
		if err := checkVisit(v); err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		visits = append(visits, v)
	}
}

func checkVisit(v store.Visit) error {
	switch {
	case v.Visit == "":
		return errors.New("visit is missing")
	case v.Reference == "":
		return errors.New("patient_ref is missing")
	case v.EndedAt.IsZero():
		return errors.New("ended_at is missing")
	}
	return nil
}

type visitLinkCommand struct {
	dataFlags `embed:""`
	Patient   string `arg:"" help:"Your own reference of the patient."`
	APIURL    string `name:"telegram-api-url" env:"TELEGRAM_API_URL" default:"https://api.telegram.org" help:"The Bot API server."`
	JSON      bool   `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (visitLinkCommand) Help() string {
	return "Print the link, or show it as a QR code at the desk. It works once and for 24 hours.\n\nExample:\n  frontdesk visit link P-77"
}

// Run makes a link.
func (c visitLinkCommand) Run(p *program) error {
	token, err := p.secret("TELEGRAM_BOT_TOKEN")
	if err != nil {
		return err
	}
	if token == "" {
		return wrongUse{errNoToken}
	}
	api, err := bot.Connect(p.ctx, c.APIURL, token)
	if err != nil {
		return err
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		invite, err := h.store.AddInvite(ctx, c.Patient, p.now())
		if err != nil {
			return err
		}
		link := "https://t.me/" + api.Me().Username + "?start=" + invite
		if c.JSON {
			return json.NewEncoder(p.out).Encode(map[string]any{"link": link, "expires_at": p.now().Add(store.InviteLasts)})
		}
		fmt.Fprintln(p.out, link)
		return nil
	})
}

var errNoToken = errors.New("TELEGRAM_BOT_TOKEN is not set: make a bot with @BotFather in Telegram and copy its token (or put it into a file and name that in TELEGRAM_BOT_TOKEN_FILE)")
