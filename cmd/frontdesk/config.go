package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// clinicID leads each key and subject. One clinic is served for now.
const clinicID = "main"

// dataFlags say where this installation keeps its things.
type dataFlags struct {
	DataDir string `name:"data-dir" env:"FRONTDESK_DATA_DIR" default:"${data_dir}" help:"Where data is kept (${default})." placeholder:"DIR"`
	KeyFile string `name:"key-file" env:"FRONTDESK_KEY_FILE" default:"${key_file}" help:"The master key (${default}). Keep a copy of it in a safe place." placeholder:"FILE"`
}

func defaultDataDir(getenv func(string) string) string {
	if os.Geteuid() == 0 {
		return "/var/lib/frontdesk"
	}
	if dir := getenv("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "frontdesk")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "frontdesk-data"
	}
	return filepath.Join(home, ".local", "state", "frontdesk")
}

func defaultKeyFile(getenv func(string) string) string {
	if os.Geteuid() == 0 {
		return "/etc/frontdesk/key"
	}
	if dir := getenv("XDG_CONFIG_HOME"); dir != "" {
		return filepath.Join(dir, "frontdesk", "key")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "frontdesk-key"
	}
	return filepath.Join(home, ".config", "frontdesk", "key")
}

// secret reads a secret from its variable, or from the file that NAME_FILE names. Secrets are never flags: a flag
// shows in the list of processes.
func (p *program) secret(name string) (string, error) {
	if v := p.getenv(name); v != "" {
		return v, nil
	}
	path := p.getenv(name + "_FILE")
	if path == "" {
		return "", nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s_FILE: %w", name, err)
	}
	return strings.TrimSpace(string(data)), nil
}

// keysURL is the address of the key database beside a main database: the same server, the name with "_keys", unless
// FRONTDESK_KEYS_URL names another place.
func keysURL(main string) (string, error) {
	u, err := url.Parse(main)
	if err == nil && (u.Scheme == "postgres" || u.Scheme == "postgresql") {
		if strings.Trim(u.Path, "/") == "" {
			return "", errors.New("DATABASE_URL names no database; write it as postgres://user:password@host:port/database")
		}
		u.Path += "_keys"
		return u.String(), nil
	}
	for _, field := range strings.Fields(main) {
		if name, ok := strings.CutPrefix(field, "dbname="); ok {
			return main + " dbname=" + name + "_keys", nil
		}
	}
	return "", errors.New("DATABASE_URL cannot be read; write it as postgres://user:password@host:port/database")
}

// logger writes to standard error; FRONTDESK_LOG is text or json.
func (p *program) logger() (*slog.Logger, error) {
	switch format := p.getenv("FRONTDESK_LOG"); format {
	case "", "text":
		return slog.New(slog.NewTextHandler(p.err, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(p.err, nil)), nil
	default:
		return nil, wrongUse{fmt.Errorf("FRONTDESK_LOG is %q; it can be text or json", format)}
	}
}
