package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"frontdesk/internal/store"
)

// patientCommand is about what is held about one person.
type patientCommand struct {
	Export patientExportCommand `cmd:"" help:"Print all that is held about a person, as JSON."`
	Forget patientForgetCommand `cmd:"" help:"Destroy a person's key and delete what is held about them."`
}

// whose names a person in one of the ways that a clinic knows them.
type whose struct {
	Handoff string `xor:"whose" help:"By a chat that was handed to a person."`
	Patient string `xor:"whose" help:"By your own reference, as given to visit link."`
	Chat    string `xor:"whose" help:"By the Telegram chat, as BOT:CHAT."`
}

func (w whose) find(ctx context.Context, s *store.Store) (store.ID, error) {
	var ref *store.Ref
	switch {
	case w.Chat != "":
		bot, id, ok := strings.Cut(w.Chat, ":")
		number, err := strconv.ParseInt(id, 10, 64)
		if !ok || err != nil {
			return store.ID{}, wrongUse{fmt.Errorf("--chat: %q is not BOT:CHAT, two numbers", w.Chat)}
		}
		ref = &store.Ref{Door: "tg:" + bot, Chat: number}
	case w.Patient == "" && w.Handoff == "":
		return store.ID{}, wrongUse{errors.New("say whose: --handoff, --patient or --chat")}
	}
	id, err := s.Find(ctx, ref, w.Patient, w.Handoff)
	if errors.Is(err, store.ErrNotFound) {
		return id, errors.New("nothing is held about this person")
	}
	return id, err
}

type patientExportCommand struct {
	dataFlags `embed:""`
	whose     `embed:""`
}

// Help shows examples.
func (patientExportCommand) Help() string {
	return "Examples:\n  frontdesk patient export --patient P-77 > P-77.json\n  frontdesk patient export --handoff h2k5mq7c3vz6xw4a"
}

// Run exports.
func (c patientExportCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		id, err := c.find(ctx, h.store)
		if err != nil {
			return err
		}
		x, err := h.store.Export(ctx, id)
		if err != nil {
			return err
		}
		e := json.NewEncoder(p.out)
		e.SetIndent("", "  ")
		return e.Encode(x)
	})
}

type patientForgetCommand struct {
	dataFlags `embed:""`
	whose     `embed:""`
	Yes       bool `help:"Do it. Without it the command only says what would be done."`
}

// Help shows examples.
func (patientForgetCommand) Help() string {
	return "What is sealed under the key can then be read by nobody, in no backup. Telegram keeps its own copy of the chat.\n\nExample:\n  frontdesk patient forget --patient P-77 --yes"
}

// Run forgets.
func (c patientForgetCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		id, err := c.find(ctx, h.store)
		if err != nil {
			return err
		}
		if !c.Yes {
			fmt.Fprintln(p.out, "This person's key would be destroyed and everything held about them deleted. There is no way back. Repeat with --yes.")
			return nil
		}
		if err := h.store.Forget(ctx, id, p.actor(), p.now()); err != nil {
			return err
		}
		fmt.Fprintln(p.out, "Forgotten. Older backups cannot be read for this person any more, once the newest copy of the keys is the only one you keep.")
		return nil
	})
}
