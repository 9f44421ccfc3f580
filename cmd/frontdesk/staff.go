package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"text/tabwriter"

	"frontdesk/internal/console"
	"frontdesk/internal/store"
)

// staffCommand is about accounts for the console.
type staffCommand struct {
	Add     staffAddCommand     `cmd:"" help:"Make an account."`
	List    staffListCommand    `cmd:"" help:"List the accounts."`
	Disable staffDisableCommand `cmd:"" help:"Close an account and end its sessions."`
	Reset   staffResetCommand   `cmd:"" help:"Give an account a new password."`
}

type staffAddCommand struct {
	dataFlags     `embed:""`
	ID            string `arg:"" help:"The name to sign in with: a-z, 0-9 and -, at most 32."`
	Name          string `required:"" help:"What patients see, such as a first name."`
	Role          string `enum:"agent,admin" default:"agent" help:"agent answers patients; admin also edits answers."`
	PasswordStdin bool   `name:"password-stdin" help:"Read the password from standard input instead of making one."`
}

// Help shows examples.
func (staffAddCommand) Help() string {
	return "Examples:\n  frontdesk staff add maria --name Maria --role admin\n  pass show maria | frontdesk staff add maria --name Maria --password-stdin"
}

var staffID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`)

// Run adds an account.
func (c staffAddCommand) Run(p *program) error {
	if !staffID.MatchString(c.ID) {
		return wrongUse{fmt.Errorf("%q cannot be used to sign in with: a-z, 0-9 and - are allowed, at most 32", c.ID)}
	}
	name := strings.TrimSpace(c.Name)
	if name == "" || len(name) > 60 {
		return wrongUse{errors.New("--name needs 1 to 60 characters")}
	}
	password, made, err := p.password(c.PasswordStdin)
	if err != nil {
		return err
	}
	encoded, err := console.HashPassword(password)
	if err != nil {
		return err
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		err := h.store.AddStaff(ctx, store.Staff{ID: c.ID, Name: name, Role: store.Role(c.Role), Password: encoded}, p.actor(), p.now())
		var database *store.DatabaseError
		if errors.As(err, &database) && database.Code == "23505" {
			return fmt.Errorf("there is an account %q already; frontdesk staff reset gives it a new password", c.ID)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(p.out, "The account %s (%s, %s) is ready.\n", c.ID, name, c.Role)
		if made {
			fmt.Fprintf(p.out, "Password: %s\nIt is shown only now.\n", password)
		}
		return nil
	})
}

// password reads a password or makes one of 100 random bits, in words that can be typed.
func (p *program) password(fromInput bool) (password string, made bool, err error) {
	if fromInput {
		line, err := bufio.NewReader(p.in).ReadString('\n')
		line = strings.TrimRight(line, "\r\n")
		if line == "" && err != nil {
			return "", false, wrongUse{errors.New("--password-stdin: there is no password on standard input")}
		}
		if n := len([]rune(line)); n < 8 || n > 128 {
			return "", false, wrongUse{errors.New("a password needs 8 to 128 characters")}
		}
		return line, false, nil
	}
	const letters = "abcdefghjkmnpqrstuvwxyz23456789"
	raw := make([]byte, 20)
	_, _ = rand.Read(raw)
	var b strings.Builder
	for i, r := range raw {
		if i > 0 && i%5 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(letters[int(r)%len(letters)])
	}
	return b.String(), true, nil
}

type staffListCommand struct {
	dataFlags `embed:""`
	JSON      bool `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (staffListCommand) Help() string { return "Example:\n  frontdesk staff list --json" }

// Run lists.
func (c staffListCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		list, err := h.store.AllStaff(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			return json.NewEncoder(p.out).Encode(list)
		}
		if len(list) == 0 {
			fmt.Fprintln(p.out, "There are no accounts yet. Make one: frontdesk staff add maria --name Maria --role admin")
			return nil
		}
		w := tabwriter.NewWriter(p.out, 0, 8, 2, ' ', 0)
		fmt.Fprintln(w, "ACCOUNT\tNAME\tROLE\tSTATE")
		for _, a := range list {
			state := "open"
			if a.DisabledAt != nil {
				state = "closed " + a.DisabledAt.Format("2 January 2006")
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", a.ID, a.Name, a.Role, state)
		}
		return w.Flush()
	})
}

type staffDisableCommand struct {
	dataFlags `embed:""`
	ID        string `arg:"" help:"The account."`
}

// Help shows examples.
func (staffDisableCommand) Help() string { return "Example:\n  frontdesk staff disable tom" }

// Run disables.
func (c staffDisableCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		if err := h.store.DisableStaff(ctx, c.ID, p.actor(), p.now()); err != nil {
			return noAccount(c.ID, err)
		}
		fmt.Fprintf(p.out, "The account %s is closed, and its sessions have ended.\n", c.ID)
		return nil
	})
}

func noAccount(id string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no open account %q; frontdesk staff list shows all", id)
	}
	return err
}

type staffResetCommand struct {
	dataFlags     `embed:""`
	ID            string `arg:"" help:"The account."`
	PasswordStdin bool   `name:"password-stdin" help:"Read the password from standard input instead of making one."`
}

// Help shows examples.
func (staffResetCommand) Help() string { return "Example:\n  frontdesk staff reset maria" }

// Run resets.
func (c staffResetCommand) Run(p *program) error {
	password, made, err := p.password(c.PasswordStdin)
	if err != nil {
		return err
	}
	encoded, err := console.HashPassword(password)
	if err != nil {
		return err
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		if err := h.store.ResetStaff(ctx, c.ID, encoded, p.actor(), p.now()); err != nil {
			return noAccount(c.ID, err)
		}
		fmt.Fprintf(p.out, "The account %s has a new password, and its sessions have ended.\n", c.ID)
		if made {
			fmt.Fprintf(p.out, "Password: %s\nIt is shown only now.\n", password)
		}
		return nil
	})
}

// readable tells a missing file from other trouble for arguments that are files.
func readable(file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, plainFileError(file, err)
	}
	return data, nil
}
