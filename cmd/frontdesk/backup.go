package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	"github.com/jackc/pgx/v5"
)

// backupCommand writes the data and, apart from it, the keys.
type backupCommand struct {
	dataFlags `embed:""`
	To        string `required:"" type:"path" help:"Folder for the data; a new file each time." placeholder:"DIR"`
	KeysTo    string `required:"" name:"keys-to" type:"path" help:"Folder for the patients' keys, kept apart from the data; only the newest copy stays." placeholder:"DIR"`
}

// Help shows examples.
func (backupCommand) Help() string {
	return `The data is sealed; the keys of the patients open it, and the master key opens those. Keep the three in different places.
Of the keys only the newest copy may be kept: an older one could bring back a person who was forgotten.

Example:
  frontdesk backup --to /backup/data --keys-to /backup-keys`
}

// Run backs up.
func (c backupCommand) Run(p *program) error {
	if c.To == c.KeysTo {
		return wrongUse{errors.New("--to and --keys-to are the same folder; keep the keys apart from the data")}
	}
	return p.visit(c.dataFlags, func(ctx context.Context, h *house) error {
		// Data first: a conversation that begins in between has a key in the copy and no data, which is harmless. The
		// other way round its data could be read by nobody.
		data := filepath.Join(c.To, "frontdesk-"+p.now().UTC().Format("20060102-150405")+".dump")
		if err := h.dump(ctx, h.url, data); err != nil {
			return err
		}
		keys := filepath.Join(c.KeysTo, "frontdesk-keys.dump")
		if err := h.dump(ctx, h.keysURL, keys); err != nil {
			return err
		}
		fmt.Fprintf(p.out, "Data: %s\nKeys: %s\nThe master key is not in either: keep a copy of %s in a third place.\n", data, keys, c.KeyFile)
		return nil
	})
}

// dump writes a database to a file that appears only when it is whole.
func (h *house) dump(ctx context.Context, url, file string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return plainFileError(filepath.Dir(file), err)
	}
	part := file + ".part"
	out, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return plainFileError(part, err)
	}
	defer os.Remove(part)
	dump := h.tool(ctx, url, "pg_dump", "--format=custom", "--no-owner", "--no-privileges")
	dump.Stdout = out
	said, err := runTool(dump)
	if err == nil {
		err = out.Sync()
	}
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("back up to %s: %w %s", file, err, said)
	}
	return os.Rename(part, file)
}

// restoreCommand brings a backup back.
type restoreCommand struct {
	dataFlags `embed:""`
	From      string `required:"" type:"existingfile" help:"The data: a file that backup wrote." placeholder:"FILE"`
	KeysFrom  string `required:"" name:"keys-from" type:"existingfile" help:"The newest copy of the keys." placeholder:"FILE"`
}

// Help shows examples.
func (restoreCommand) Help() string {
	return `It works into an empty database only, with the master key in its place and the service stopped. People who were
forgotten since the backup are deleted again.

Example:
  frontdesk restore --from /backup/data/frontdesk-20261125-031500.dump --keys-from /backup-keys/frontdesk-keys.dump`
}

// Run restores.
func (c restoreCommand) Run(p *program) error {
	log, err := p.logger()
	if err != nil {
		return err
	}
	h := &house{now: p.now, log: log}
	if err := h.findDatabase(p.ctx, p, c.dataFlags, false); err != nil {
		return err
	}
	defer h.close()
	for _, url := range []string{h.url, h.keysURL} {
		if err := h.mustBeEmpty(p.ctx, url); err != nil {
			return err
		}
	}
	for _, part := range []struct{ url, file string }{{h.keysURL, c.KeysFrom}, {h.url, c.From}} {
		load := h.tool(p.ctx, part.url, "pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", "--dbname", databaseOf(part.url), part.file)
		if said, err := runTool(load); err != nil {
			return fmt.Errorf("restore %s: %w %s", part.file, err, said)
		}
	}
	if err := h.openStore(p.ctx, c.dataFlags); err != nil {
		return err
	}
	if err := h.prepare(p.ctx); err != nil {
		return err
	}
	again, err := h.store.ReplayForgotten(p.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "Restored. %d people who were forgotten since the backup were deleted again.\n", again)
	return nil
}

func (h *house) mustBeEmpty(ctx context.Context, url string) error {
	conn, err := dial(ctx, url)
	if err != nil {
		return unreachable(err, url)
	}
	defer conn.Close(ctx)
	var tables int
	if err := conn.QueryRow(ctx, `select count(*) from pg_tables where schemaname = 'public'`).Scan(&tables); err != nil {
		return fmt.Errorf("look into the database: %w", err)
	}
	if tables > 0 {
		return errors.New("the database is not empty; restore into a new --data-dir, or into new databases")
	}
	return nil
}

// tool is one of PostgreSQL's own programs, of the version that fits the server. Where to connect is told by variables:
// arguments show in the list of processes, and with them a password.
func (h *house) tool(ctx context.Context, url, name string, args ...string) *exec.Cmd {
	if h.postgres != nil {
		name = filepath.Join(h.postgres.BinDir(), name)
	}
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = os.Environ()
	if c, err := pgx.ParseConfig(url); err == nil {
		cmd.Env = append(cmd.Env, "PGHOST="+c.Host, "PGPORT="+strconv.Itoa(int(c.Port)), "PGUSER="+c.User,
			"PGPASSWORD="+c.Password, "PGDATABASE="+c.Database)
		if c.TLSConfig != nil {
			cmd.Env = append(cmd.Env, "PGSSLMODE=require")
		}
	}
	return cmd
}

func databaseOf(url string) string {
	c, err := pgx.ParseConfig(url)
	if err != nil {
		return ""
	}
	return c.Database
}

func runTool(cmd *exec.Cmd) (said string, err error) {
	var stderr limited
	cmd.Stderr = &stderr
	err = cmd.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return "", fmt.Errorf("%s is not installed: install PostgreSQL's client programs", filepath.Base(cmd.Path))
	}
	return stderr.String(), err
}

// limited keeps the beginning of what a program says.
type limited struct{ data []byte }

func (l *limited) Write(p []byte) (int, error) {
	if room := 400 - len(l.data); room > 0 {
		l.data = append(l.data, p[:min(room, len(p))]...)
	}
	return len(p), nil
}

func (l *limited) String() string { return string(l.data) }
