package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"frontdesk/cmd/frontdesk/sample"
	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// clinicCommand is about the clinic's own file.
type clinicCommand struct {
	Check  clinicCheckCommand  `cmd:"" help:"Check a clinic file."`
	Import clinicImportCommand `cmd:"" help:"Take a clinic file into use; it holds from the next message on."`
	Export clinicExportCommand `cmd:"" help:"Print the settings in use, or an example to start from."`
}

type clinicCheckCommand struct {
	File string `arg:"" help:"The clinic file." type:"path"`
}

// Help shows examples.
func (clinicCheckCommand) Help() string { return "Example:\n  frontdesk clinic check clinic.yaml" }

// Run checks.
func (c clinicCheckCommand) Run(p *program) error {
	s, err := readSettings(c.File)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "%s is good: %s, %s.\n", c.File, s.Name, s.TimeZone)
	return nil
}

type clinicImportCommand struct {
	dataFlags `embed:""`
	File      string `arg:"" help:"The clinic file." type:"path"`
}

// Help shows examples.
func (clinicImportCommand) Help() string {
	return "Examples:\n  frontdesk clinic export --example > clinic.yaml    # then edit it\n  frontdesk clinic import clinic.yaml"
}

// Run imports.
func (c clinicImportCommand) Run(p *program) error {
	s, err := readSettings(c.File)
	if err != nil {
		return err
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		if err := h.store.SaveSettings(ctx, s, p.actor(), p.now()); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "%s is in use.\n", s.Name)
		return nil
	})
}

func readSettings(file string) (chat.Settings, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return chat.Settings{}, plainFileError(file, err)
	}
	return chat.ParseSettings(file, data)
}

func plainFileError(file string, err error) error {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("%s: %w", file, err)
}

type clinicExportCommand struct {
	dataFlags `embed:""`
	Example   bool `help:"Print an example clinic file instead."`
}

// Help shows examples.
func (clinicExportCommand) Help() string {
	return "Examples:\n  frontdesk clinic export > clinic.yaml\n  frontdesk clinic export --example > clinic.yaml"
}

// Run exports.
func (c clinicExportCommand) Run(p *program) error {
	if c.Example {
		data, err := sample.Files.ReadFile("clinic.yaml")
		if err != nil {
			return err
		}
		_, err = p.out.Write(data)
		return err
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		s, _, err := h.store.Settings(ctx)
		if errors.Is(err, store.ErrNoClinic) {
			return store.ErrNoClinic
		}
		if err != nil {
			return err
		}
		data, err := s.Format()
		if err != nil {
			return err
		}
		_, err = p.out.Write(data)
		return err
	})
}
