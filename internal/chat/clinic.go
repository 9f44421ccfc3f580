package chat

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"frontdesk/faq"
	"frontdesk/internal/feedback"
	"frontdesk/internal/safety"
)

// Clinic is everything that was published when a message is answered. It is immutable: an edit makes a new one.
type Clinic struct {
	ID       string // leads each key and subject
	Revision int64  // of the published answers
	Settings Settings
	Location *time.Location
	Answers  *faq.Index
	// Published says when an answer was last published, by "lang/id".
	Published map[string]time.Time
	Lexicon   *safety.Lexicon
	Words     *Catalogue
	Rules     feedback.Rules
	Waits     Waits

	keys map[string]entryAt // by what buttons carry
}

type entryAt struct{ lang, id string }

// NewClinic makes the clinic that messages are answered from: base, with the entries indexed. It costs what faq.Build
// costs, so it is made outside any transaction and then swapped in.
func NewClinic(base Clinic, entries []faq.Entry) (*Clinic, error) {
	c := base
	var err error
	if c.Location, err = c.Settings.Location(); err != nil {
		return nil, fmt.Errorf("prepare clinic: %w", err)
	}
	if c.Answers, err = faq.Build(entries); err != nil {
		return nil, fmt.Errorf("prepare clinic: %w", err)
	}
	c.keys = make(map[string]entryAt, len(entries))
	for _, e := range entries {
		lang := e.Lang
		if lang == "" {
			lang = "en"
		}
		// The same id in two languages has two keys: a press must lead to the language that was shown.
		c.keys[entryKey(lang, e.ID)] = entryAt{lang, e.ID}
	}
	return &c, nil
}

// Waits are the times after which the conversation acts by itself.
type Waits struct {
	Slip  time.Duration // a waiting patient is told that it takes longer, and staff are told
	Lease time.Duration // a chat whose patient has had no answer for so long goes back to the queue
}

// DefaultWaits are short enough that nobody is forgotten over a lunch break.
func DefaultWaits() Waits { return Waits{Slip: 15 * time.Minute, Lease: 20 * time.Minute} }

// Settings is the clinic's own file, as `frontdesk clinic import` takes it.
type Settings struct {
	Name      string   `yaml:"name" json:"name"`
	TimeZone  string   `yaml:"time_zone" json:"time_zone"`
	Languages []string `yaml:"languages" json:"languages"` // the first is the default
	Numbers   Numbers  `yaml:"numbers" json:"numbers"`
	Hours     Hours    `yaml:"hours" json:"hours"`
	Holidays  []string `yaml:"holidays,omitempty" json:"holidays,omitempty"` // days without opening hours, YYYY-MM-DD
	Teams     []string `yaml:"teams" json:"teams"`                           // the first is the default
}

// Numbers are what a patient is told to call. They are the clinic's to give: the program has none of its own.
type Numbers struct {
	Emergency  string `yaml:"emergency" json:"emergency"`
	Urgent     string `yaml:"urgent" json:"urgent"`
	Crisis     string `yaml:"crisis" json:"crisis"`
	CrisisName string `yaml:"crisis_name" json:"crisis_name"`
	FrontDesk  string `yaml:"front_desk" json:"front_desk"`
}

// ParseSettings reads a clinic file. The error names the file, and for what YAML itself refuses the line; several
// problems come together, so that a file is mended in one go.
func ParseSettings(name string, data []byte) (Settings, error) {
	var s Settings
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&s); err != nil {
		return Settings{}, fmt.Errorf("%s: %s", name, yamlProblem(err))
	}
	var root yaml.Node
	if err := yaml.Unmarshal(data, &root); err != nil {
		return Settings{}, fmt.Errorf("%s: %s", name, yamlProblem(err))
	}
	if problems := s.problems(); len(problems) > 0 {
		lines := make([]string, len(problems))
		for i, p := range problems {
			lines[i] = fmt.Sprintf("%s line %d: %s", name, lineOf(&root, p.field), p.text)
		}
		return Settings{}, errors.New(strings.Join(lines, "\n"))
	}
	if len(s.Teams) == 0 {
		s.Teams = []string{"front-desk"}
	}
	return s, nil
}

// Format writes the settings as a clinic file.
func (s Settings) Format() ([]byte, error) { return yaml.Marshal(s) }

// Location is the clinic's time zone.
func (s Settings) Location() (*time.Location, error) { return time.LoadLocation(s.TimeZone) }

// Team returns name if the clinic has such a team, else its default team.
func (s Settings) Team(name string) string {
	if slices.Contains(s.Teams, name) {
		return name
	}
	if len(s.Teams) == 0 {
		return "front-desk"
	}
	return s.Teams[0]
}

type problem struct{ field, text string }

var (
	teamName    = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)
	languageTag = regexp.MustCompile(`^[a-z]{2,3}$`)
	phoneNumber = regexp.MustCompile(`^\+?[0-9][0-9 ()-]{1,23}$`)
)

func (s Settings) problems() []problem {
	var ps []problem
	add := func(field, format string, args ...any) { ps = append(ps, problem{field, fmt.Sprintf(format, args...)}) }
	if strings.TrimSpace(s.Name) == "" || len(s.Name) > 60 {
		add("name", "name: 1 to 60 characters are needed")
	}
	if _, err := time.LoadLocation(s.TimeZone); err != nil || s.TimeZone == "" || s.TimeZone == "Local" {
		add("time_zone", "time_zone: %q is no time zone; an example is Europe/London", s.TimeZone)
	}
	if len(s.Languages) == 0 {
		add("languages", "languages: at least one is needed, such as [en]")
	}
	for _, l := range s.Languages {
		if !languageTag.MatchString(l) {
			add("languages", "languages: %q is no language; an example is en", l)
		}
	}
	for _, n := range []struct{ field, value string }{
		{"emergency", s.Numbers.Emergency},
		{"urgent", s.Numbers.Urgent},
		{"crisis", s.Numbers.Crisis},
		{"front_desk", s.Numbers.FrontDesk},
	} {
		switch {
		case n.value == "":
			add("numbers."+n.field, "numbers: %s is missing; patients are told to call it", n.field)
		case !phoneNumber.MatchString(n.value):
			add("numbers."+n.field, "numbers: %s: %q is no phone number", n.field, n.value)
		}
	}
	if s.Numbers.CrisisName == "" {
		add("numbers.crisis_name", "numbers: crisis_name is missing; say who answers the crisis number")
	}
	if _, err := s.Hours.week(); err != nil {
		add("hours", "hours: %v", err)
	}
	for _, h := range s.Holidays {
		if _, err := time.Parse(time.DateOnly, h); err != nil {
			add("holidays", "holidays: %q is no day; write it as 2027-12-25", h)
		}
	}
	seen := map[string]bool{}
	for _, t := range s.Teams {
		if !teamName.MatchString(t) || seen[t] {
			add("teams", "teams: %q: a name has a to z, 0 to 9 and -, and stands once", t)
		}
		seen[t] = true
	}
	return ps
}

// lineOf finds the line of a field ("numbers.urgent"), or of the nearest field around it.
func lineOf(root *yaml.Node, field string) int {
	node, line := root, 1
	if node.Kind == yaml.DocumentNode && len(node.Content) > 0 {
		node = node.Content[0]
	}
	for _, part := range strings.Split(field, ".") {
		found := false
		for i := 0; node.Kind == yaml.MappingNode && i+1 < len(node.Content); i += 2 {
			if node.Content[i].Value == part {
				line, node, found = node.Content[i].Line, node.Content[i+1], true
				break
			}
		}
		if !found {
			break
		}
	}
	return line
}

// yamlProblem takes the library's own words off its errors: what is left is the line and what is wrong.
func yamlProblem(err error) string {
	var typed *yaml.TypeError
	text := err.Error()
	if errors.As(err, &typed) {
		text = strings.Join(typed.Errors, "; ")
	}
	text = strings.TrimPrefix(text, "yaml: ")
	text = unknownField.ReplaceAllString(text, `unknown field "$1"`)
	return text
}

var unknownField = regexp.MustCompile(`field (\S+) not found in type \S+`)
