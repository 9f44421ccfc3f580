package main

import (
	"context"
	"fmt"

	"frontdesk/migrations"
)

// migrateCommand brings both databases up to this release. serve does the same by itself.
type migrateCommand struct {
	dataFlags `embed:""`
}

// Help shows examples.
func (migrateCommand) Help() string {
	return "Example:\n  frontdesk migrate\n  DATABASE_URL=postgres://frontdesk@db/frontdesk frontdesk migrate"
}

// Run migrates.
func (c migrateCommand) Run(p *program) error {
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		for _, set := range []migrations.Set{migrations.Main, migrations.Keys} {
			if err := h.migrate(ctx, set); err != nil {
				return err
			}
		}
		fmt.Fprintln(p.out, "Both databases are up to date.")
		return nil
	})
}
