// Package frontdesk_test fences the house in: who may import whom, and why.
package frontdesk_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// rule says what a folder must not import. A pattern that ends in "/..." means everything below.
type rule struct {
	folder    string
	forbidden []string
	why       string
}

// The direction is cmd -> bot, handoff, console -> desk -> store -> chat -> faq, safety, feedback -> language.
func rules() []rule {
	impure := []string{"net", "net/...", "os", "os/...", "database/...", "math/rand", "math/rand/...", "crypto/rand", "log", "time/tzdata"}
	third := []string{"github.com/...", "golang.org/...", "go.yaml.in/..."}
	edges := []string{"frontdesk/bot", "frontdesk/handoff", "frontdesk/internal/console"}
	return []rule{
		{"internal/language", append(append([]string{"frontdesk/..."}, impure...), third...), "everything stands on it, so it stands on nothing"},
		{"internal/safety", append(append([]string{"frontdesk/faq", "frontdesk/internal/chat", "frontdesk/internal/store", "frontdesk/internal/desk"}, impure...), third...), "a sign of an emergency must be seen when all else is down"},
		{"internal/feedback", append(append([]string{"frontdesk/..."}, impure...), third...), "it is arithmetic"},
		{"faq", append(append([]string{"frontdesk/internal/safety", "frontdesk/internal/chat", "frontdesk/internal/store", "frontdesk/internal/desk"}, impure...), edges...), "an answer depends on the published entries and nothing else"},
		{"internal/chat", append(append([]string{"frontdesk/internal/store", "frontdesk/internal/desk", "frontdesk/internal/engine"}, impure...), edges...), "each conversation can be replayed"},
		{"internal/store", append([]string{"frontdesk/internal/desk", "frontdesk/internal/engine", "github.com/nats-io/...", "github.com/go-telegram/..."}, edges...), "SQL knows neither doors nor engines"},
		{"internal/desk", append([]string{"github.com/jackc/...", "github.com/nats-io/...", "github.com/go-telegram/...", "frontdesk/internal/engine"}, edges...), "the desk knows doors by their interface"},
		{"bot", []string{"frontdesk/handoff", "frontdesk/internal/console", "github.com/jackc/...", "github.com/nats-io/..."}, "the edges do not know each other"},
		{"handoff", []string{"frontdesk/bot", "frontdesk/internal/console", "github.com/jackc/...", "github.com/go-telegram/..."}, "the edges do not know each other"},
		{"internal/console", []string{"frontdesk/bot", "frontdesk/handoff", "github.com/jackc/...", "github.com/nats-io/...", "github.com/go-telegram/..."}, "the edges do not know each other"},
		{"internal/engine", []string{"frontdesk/internal/...", "frontdesk/bot", "frontdesk/handoff", "frontdesk/faq", "github.com/go-telegram/..."}, "an engine does not know what it runs for"},
		{"migrations", []string{"frontdesk/..."}, "migrations stand alone"},
	}
}

// where says which folders alone may import a library.
func where() map[string][]string {
	return map[string][]string{
		"github.com/jackc/pgx/v5":         {"internal/store", "internal/engine", "migrations", "cmd/frontdesk", "cmd/frontdesk/bench", "internal/testkit"},
		"github.com/nats-io":              {"handoff", "internal/engine", "cmd/frontdesk", "internal/testkit"},
		"github.com/go-telegram":          {"bot", "cmd/frontdesk/bench"},
		"frontdesk/internal/testkit":      {},
		"frontdesk/internal/telegramtest": {"cmd/frontdesk", "cmd/frontdesk/bench"},
	}
}

type listed struct {
	Name       string
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=Name,ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	t.Parallel()
	checked := 0
	for _, p := range packages(t) {
		folder := strings.TrimPrefix(p.ImportPath, "frontdesk/")
		for _, r := range rules() {
			if folder != r.folder && !strings.HasPrefix(folder, r.folder+"/") {
				continue
			}
			checked++
			if p.Name == "main" && folder != r.folder {
				continue // a command that measures or makes data for the package above it
			}
			for _, imported := range p.Imports {
				if strings.HasPrefix(imported, "frontdesk/"+r.folder) {
					continue // a part of itself
				}
				for _, f := range r.forbidden {
					if matches(f, imported) && !exempt(folder, imported) {
						t.Errorf("%s imports %s: %s", folder, imported, r.why)
					}
				}
			}
		}
	}
	if checked < len(rules()) {
		t.Errorf("%d folders were checked, %d have rules; was one renamed?", checked, len(rules()))
	}
}

// exempt names what a rule means to allow: parts of the standard library that share a prefix, and language for all.
func exempt(folder, imported string) bool {
	return imported == "frontdesk/internal/language" && folder != "internal/language"
}

func TestLibrariesStayInTheirRooms(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		folder := strings.TrimPrefix(p.ImportPath, "frontdesk/")
		for library, rooms := range where() {
			for _, imported := range p.Imports {
				if imported != library && !strings.HasPrefix(imported, library+"/") {
					continue
				}
				allowed := folder == strings.TrimPrefix(library, "frontdesk/")
				for _, room := range rooms {
					allowed = allowed || folder == room
				}
				if !allowed {
					t.Errorf("%s imports %s, which belongs to %v", folder, imported, rooms)
				}
			}
		}
	}
}

func matches(pattern, imported string) bool {
	if base, below := strings.CutSuffix(pattern, "/..."); below {
		return strings.HasPrefix(imported, base+"/") || imported == base && strings.Contains(base, ".")
	}
	return path.Clean(pattern) == imported
}
