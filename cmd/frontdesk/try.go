package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"frontdesk/cmd/frontdesk/sample"
	"frontdesk/faq"
	"frontdesk/internal/chat"
)

// tryCommand talks to the conversation core alone: no Telegram, no database, no network.
type tryCommand struct {
	Clinic  string `type:"path" help:"A clinic file; the sample clinic if left out." placeholder:"FILE"`
	Entries string `type:"path" help:"A file of answers; the sample clinic's if left out." placeholder:"FILE"`
	Repro   bool   `help:"Print the conversation as a golden transcript at the end."`
}

// Help shows examples.
func (tryCommand) Help() string {
	return `Write as a patient. [Label] presses a button, /person is a command, "staff: ..." lets a person take the chat and answer,
"staff end" lets them leave. Ctrl-D ends.

Example:
  frontdesk try --entries faq.yaml --repro`
}

// Run talks until the input ends.
func (c tryCommand) Run(p *program) error {
	clinic, err := c.clinic()
	if err != nil {
		return err
	}
	t := &trial{clinic: clinic, p: p, state: chat.State{Phase: chat.PhaseIdle}}
	fmt.Fprintf(p.out, "You are writing to %s. Ctrl-D ends.\n", clinic.Settings.Name)
	lines := bufio.NewScanner(p.in)
	for p.ctx.Err() == nil && lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" {
			t.line(line)
		}
	}
	if c.Repro {
		fmt.Fprintf(p.out, "\n%s", t.script.String())
	}
	return lines.Err()
}

func (c tryCommand) clinic() (*chat.Clinic, error) {
	base, err := baseClinic()
	if err != nil {
		return nil, err
	}
	if c.Clinic != "" {
		base.Settings, err = readSettings(c.Clinic)
	} else {
		base.Settings, err = sampleSettings()
	}
	if err != nil {
		return nil, err
	}
	var entries []faq.Entry
	if c.Entries != "" {
		entries, err = readEntries([]string{c.Entries}, "en")
	} else {
		entries, err = sampleEntries()
	}
	if err != nil {
		return nil, err
	}
	return chat.NewClinic(base, entries)
}

func sampleSettings() (chat.Settings, error) {
	data, err := sample.Files.ReadFile("clinic.yaml")
	if err != nil {
		return chat.Settings{}, err
	}
	return chat.ParseSettings("clinic.yaml", data)
}

func sampleEntries() ([]faq.Entry, error) {
	data, err := sample.Files.ReadFile("faq.yaml")
	if err != nil {
		return nil, err
	}
	return faq.Parse("faq.yaml", data, "en")
}

// trial is one conversation in the terminal.
type trial struct {
	p       *program
	clinic  *chat.Clinic
	state   chat.State
	events  int
	buttons []chat.Button
	script  strings.Builder
}

func (t *trial) line(line string) {
	staff := chat.Staff{ID: "you", Name: "You"}
	command := func() chat.Command {
		c := chat.Command{Staff: staff}
		if h := t.state.Handoff; h != nil {
			c.Handoff, c.Version = h.ID, h.Version
		}
		return c
	}
	switch {
	case line == "staff end":
		t.step("staff<  ends", chat.End{Command: command()})
	case strings.HasPrefix(line, "staff:"):
		if h := t.state.Handoff; h != nil && h.Owner.ID == "" {
			t.step("staff<  takes the chat", chat.Claim{Command: command()})
		}
		text := strings.TrimSpace(strings.TrimPrefix(line, "staff:"))
		t.step("staff<  "+text, chat.Say{Command: command(), Text: chat.Text(text)})
	case strings.HasPrefix(line, "["):
		label := strings.Trim(line, "[]")
		for _, b := range t.buttons {
			if strings.EqualFold(b.Label, label) {
				t.step("patient>  "+line, chat.Pressed{Data: b.Data})
				return
			}
		}
		fmt.Fprintln(t.p.out, "There is no such button now.")
	case strings.HasPrefix(line, "/"):
		name, argument, _ := strings.Cut(line[1:], " ")
		t.step("patient>  "+line, chat.Commanded{Message: chat.MessageID(t.events + 1), Name: strings.ToLower(name), Argument: chat.Text(argument)})
	default:
		t.step("patient>  "+line, chat.Said{Message: chat.MessageID(t.events + 1), Text: chat.Text(line)})
	}
}

func (t *trial) step(said string, e chat.Event) {
	t.events++
	id := fmt.Sprintf("try:%d", t.events)
	sum := sha256.Sum256([]byte(id))
	state, effects, err := chat.Step(t.clinic, t.state, chat.Stamp{ID: id, Token: hex.EncodeToString(sum[:8]), At: t.p.now()}, e)
	fmt.Fprintln(&t.script, said)
	if err != nil {
		t.show("refused: " + err.Error())
		return
	}
	t.state = state
	for _, effect := range effects {
		switch e := effect.(type) {
		case chat.Reply:
			t.buttons = t.buttons[:0]
			var labels []string
			for _, row := range e.Buttons {
				for _, b := range row {
					t.buttons = append(t.buttons, b)
					labels = append(labels, "["+b.Label+"]")
				}
			}
			t.show("bot>  " + strings.ReplaceAll(e.Text.Plain(), "\n", "\n      "))
			if len(labels) > 0 {
				t.show("      " + strings.Join(labels, " "))
			}
		case chat.Spoken:
			t.show(e.Staff.Name + ">  " + e.Text.Plain())
		case chat.Opened:
			t.show(fmt.Sprintf("desk!  a person is called (%s, urgent: %t)", e.Reason, e.Urgent))
		case chat.Raised:
			t.show("desk!  alert: " + e.Level)
		case chat.Ended:
			t.show("desk!  ended: " + e.Outcome)
		default: // what the patient does not see
		}
	}
}

func (t *trial) show(line string) {
	fmt.Fprintln(t.p.out, line)
	fmt.Fprintln(&t.script, line)
}
