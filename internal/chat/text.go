package chat

import (
	"embed"
	"fmt"
	"html"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf16"

	"go.yaml.in/yaml/v3"

	"frontdesk/internal/language"
)

// HTML is text in Telegram's HTML: the tags b, i and a, and &lt; &gt; &amp; &quot;.
type HTML string

// Escape makes HTML of words that may hold anything.
func Escape(t string) HTML { return HTML(html.EscapeString(t)) }

var tag = regexp.MustCompile(`</?[a-z]+[^>]*>`)

// Plain is the text as the patient reads it, for transcripts and for a second try when Telegram refuses the markup.
func (h HTML) Plain() string { return html.UnescapeString(tag.ReplaceAllString(string(h), "")) }

// Units is the length as Telegram counts it: UTF-16 units after the markup is read.
func (h HTML) Units() int { return len(utf16.Encode([]rune(h.Plain()))) }

// Words are the bot's texts in one language.
type Words struct {
	Language string `yaml:"language"`

	Welcome     Phrase `yaml:"welcome" slots:"clinic emergency"`
	WelcomeBack Phrase `yaml:"welcome_back" slots:"clinic"`
	Hello       Phrase `yaml:"hello" slots:"clinic"`
	Thanks      Phrase `yaml:"thanks"`
	Goodbye     Phrase `yaml:"goodbye"`
	Help        Phrase `yaml:"help" slots:"clinic front_desk emergency"`
	Privacy     Phrase `yaml:"privacy" slots:"clinic front_desk"`
	Elsewhere   Phrase `yaml:"elsewhere" slots:"clinic emergency"`
	Unreadable  Phrase `yaml:"unreadable" slots:"front_desk emergency"`
	Outage      Phrase `yaml:"outage" slots:"front_desk emergency"`
	UnknownCmd  Phrase `yaml:"unknown_command"`
	OldButton   Phrase `yaml:"old_button"`

	Dated      Phrase `yaml:"dated" slots:"date"`
	Changed    Phrase `yaml:"changed"`
	DidYouMean Phrase `yaml:"did_you_mean"`
	Miss       Phrase `yaml:"miss"`
	MissAgain  Phrase `yaml:"miss_again" slots:"front_desk"`
	NoneFits   Phrase `yaml:"none_fits"`
	OtherLang  Phrase `yaml:"other_language" slots:"languages"`
	GoodToHear Phrase `yaml:"good_to_hear"`
	NotHelped  Phrase `yaml:"not_helped"`
	NotedAgain Phrase `yaml:"noted_again"`

	CannotRead Phrase `yaml:"cannot_read" slots:"thing emergency"`
	PassedOn   Phrase `yaml:"passed_on"`

	CardEmergency Phrase `yaml:"card_emergency" slots:"emergency urgent"`
	CardUrgent    Phrase `yaml:"card_urgent" slots:"emergency urgent"`
	CardCrisis    Phrase `yaml:"card_crisis" slots:"emergency crisis crisis_name"`
	CardNow       Phrase `yaml:"card_now" slots:"emergency"`
	CardCrisisNow Phrase `yaml:"card_crisis_now" slots:"emergency crisis crisis_name"`
	Footer        Phrase `yaml:"footer" slots:"emergency"`
	FooterCrisis  Phrase `yaml:"footer_crisis" slots:"emergency crisis crisis_name"`
	AskElse       Phrase `yaml:"ask_else"`

	WaitOpen      Phrase `yaml:"wait_open" slots:"front_desk urgent"`
	WaitClosed    Phrase `yaml:"wait_closed" slots:"opening urgent"`
	WaitUnknown   Phrase `yaml:"wait_unknown" slots:"front_desk urgent"`
	WaitAlready   Phrase `yaml:"wait_already"`
	WaitSlipped   Phrase `yaml:"wait_slipped" slots:"front_desk"`
	WaitReceipt   Phrase `yaml:"wait_receipt"`
	Cancelled     Phrase `yaml:"cancelled"`
	NothingToStop Phrase `yaml:"nothing_to_stop"`
	WithPerson    Phrase `yaml:"with_person" slots:"staff"`
	Joined        Phrase `yaml:"joined" slots:"staff clinic"`
	Signed        Phrase `yaml:"signed" slots:"staff"`
	HandedBack    Phrase `yaml:"handed_back" slots:"staff"`
	LeaseEnded    Phrase `yaml:"lease_ended"`
	MovedTeam     Phrase `yaml:"moved_team"`
	Left          Phrase `yaml:"left" slots:"staff clinic"`

	AskLanguage Phrase `yaml:"ask_language"`
	LanguageSet Phrase `yaml:"language_set"`

	Stopped        Phrase `yaml:"stopped"`
	SurveyQuestion Phrase `yaml:"survey_question" slots:"clinic"`
	SurveyRemind   Phrase `yaml:"survey_remind" slots:"clinic"`
	SurveyWhy      Phrase `yaml:"survey_why"`
	SurveyThanks   Phrase `yaml:"survey_thanks"`
	SurveyChanged  Phrase `yaml:"survey_changed"`
	SurveyContact  Phrase `yaml:"survey_contact"`
	SurveyNoCall   Phrase `yaml:"survey_no_contact"`
	SurveyClosed   Phrase `yaml:"survey_closed"`
	LinkConsent    Phrase `yaml:"link_consent" slots:"clinic"`
	LinkYes        Phrase `yaml:"link_yes"`
	LinkNo         Phrase `yaml:"link_no"`
	LinkSpent      Phrase `yaml:"link_spent"`

	Labels  Labels            `yaml:"labels"`
	Ratings map[string]string `yaml:"ratings"` // by option code
	Things  map[string]string `yaml:"things"`  // what cannot be read, by MediaKind
	Asks    Asks              `yaml:"asks"`
	Months  []string          `yaml:"months"`
	Days    []string          `yaml:"days"` // Sunday first
	Date    string            `yaml:"date"` // "{day} {month} {year}"
	Opening string            `yaml:"opening"`
	Today   string            `yaml:"today"`
	Morrow  string            `yaml:"tomorrow"`
	Profile BotProfile        `yaml:"profile"`
	Menu    map[string]string `yaml:"menu"` // the bot's commands
}

// Labels are the words on buttons.
type Labels struct {
	Person   string `yaml:"person"`
	Helped   string `yaml:"helped"`
	NotHelp  string `yaml:"not_helped"`
	None     string `yaml:"none_of_these"`
	Cancel   string `yaml:"stop_waiting"`
	Now      string `yaml:"happening_now"`
	Else     string `yaml:"something_else"`
	Skip     string `yaml:"skip"`
	Yes      string `yaml:"yes"`
	No       string `yaml:"no"`
	StopAsks string `yaml:"stop_asking"`
}

// Asks are short messages that are understood without the matcher: whole messages, folded.
type Asks struct {
	Person  []string `yaml:"person"`
	Cancel  []string `yaml:"cancel"`
	Hello   []string `yaml:"hello"`
	Thanks  []string `yaml:"thanks"`
	Goodbye []string `yaml:"goodbye"`
}

// BotProfile is what Telegram shows before a chat begins.
type BotProfile struct {
	Name        Phrase `yaml:"name" slots:"clinic"`
	Short       Phrase `yaml:"short" slots:"clinic"`
	Description Phrase `yaml:"description" slots:"clinic emergency"`
}

// Phrase is HTML with {slots}.
type Phrase string

// with fills the slots; what is filled in is escaped.
func (p Phrase) with(slots map[string]string) HTML {
	text := string(p)
	for name, value := range slots {
		if strings.Contains(text, "{"+name+"}") {
			text = strings.ReplaceAll(text, "{"+name+"}", string(Escape(value)))
		}
	}
	return HTML(text)
}

func (p Phrase) plain() HTML { return HTML(p) }

// Catalogue holds the words of every language that ships. It is immutable.
type Catalogue struct {
	languages map[string]*Words
	asks      map[string]askKind
}

type askKind int

const (
	askNothing askKind = iota
	askPerson
	askCancel
	askHello
	askThanks
	askGoodbye
)

//go:embed texts/*.yaml
var texts embed.FS

// LoadWords reads the texts of every language and refuses a gap: a missing text would be silence to a patient.
func LoadWords() (*Catalogue, error) {
	files, err := texts.ReadDir("texts")
	if err != nil {
		return nil, fmt.Errorf("load texts: %w", err)
	}
	c := &Catalogue{languages: map[string]*Words{}, asks: map[string]askKind{}}
	for _, f := range files {
		data, err := texts.ReadFile(path.Join("texts", f.Name()))
		if err != nil {
			return nil, fmt.Errorf("load texts: %w", err)
		}
		w, err := parseWords(f.Name(), data)
		if err != nil {
			return nil, fmt.Errorf("load texts: %w", err)
		}
		c.languages[w.Language] = w
		c.learn(w.Asks)
	}
	return c, nil
}

// Languages are those that have texts, sorted.
func (c *Catalogue) Languages() []string {
	var ls []string
	for l := range c.languages {
		ls = append(ls, l)
	}
	slices.Sort(ls)
	return ls
}

// In returns the words of the first of the languages that has some, else English.
func (c *Catalogue) In(languages ...string) *Words {
	for _, l := range languages {
		base, _, _ := strings.Cut(l, "-")
		if w, ok := c.languages[base]; ok {
			return w
		}
	}
	return c.languages["en"]
}

func (c *Catalogue) learn(a Asks) {
	for kind, asks := range map[askKind][]string{
		askPerson: a.Person, askCancel: a.Cancel, askHello: a.Hello, askThanks: a.Thanks, askGoodbye: a.Goodbye,
	} {
		for _, text := range asks {
			c.asks[askForm(text)] = kind
		}
	}
}

// ask recognises a message that is nothing but a greeting, thanks, a wish for a person and the like.
func (c *Catalogue) ask(t Text) askKind {
	if len(t) > 120 {
		return askNothing
	}
	return c.asks[askForm(string(t))]
}

func askForm(text string) string {
	return strings.Join(language.Words(language.Fold(text)), " ")
}

func parseWords(name string, data []byte) (*Words, error) {
	var w Words
	d := yaml.NewDecoder(strings.NewReader(string(data)))
	d.KnownFields(true)
	if err := d.Decode(&w); err != nil {
		return nil, fmt.Errorf("%s: %s", name, yamlProblem(err))
	}
	if gaps := gaps(reflect.ValueOf(w), ""); len(gaps) > 0 {
		return nil, fmt.Errorf("%s: %s", name, strings.Join(gaps, "; "))
	}
	if len(w.Months) != 12 || len(w.Days) != 7 {
		return nil, fmt.Errorf("%s: 12 months and 7 days are needed", name)
	}
	return &w, nil
}

var slotName = regexp.MustCompile(`\{([a-z_]+)\}`)

// gaps lists what is empty, and slots that nobody fills: a patient must never read "{emergency}".
func gaps(v reflect.Value, at string) []string {
	var found []string
	for i := range v.NumField() {
		f, value := v.Type().Field(i), v.Field(i)
		name := at + f.Tag.Get("yaml")
		switch value.Kind() {
		case reflect.Struct:
			found = append(found, gaps(value, name+".")...)
			continue
		case reflect.Slice, reflect.Map:
			if value.Len() == 0 {
				found = append(found, name+" is missing")
			}
			continue
		}
		if strings.TrimSpace(value.String()) == "" {
			found = append(found, name+" is missing")
		}
		if value.Type() != reflect.TypeFor[Phrase]() {
			continue
		}
		allowed := strings.Fields(f.Tag.Get("slots"))
		for _, m := range slotName.FindAllStringSubmatch(value.String(), -1) {
			if !slices.Contains(allowed, m[1]) {
				found = append(found, fmt.Sprintf("%s: nothing fills {%s}", name, m[1]))
			}
		}
	}
	return found
}

// Outage is what a patient is told while messages cannot be stored: call us, we will answer here later.
func (c *Clinic) Outage(p Profile) HTML {
	return c.Words.In(p.Language, c.firstLanguage()).Outage.with(c.slots())
}

// OutageCard is the safety card for a message that cannot be stored now. alarm is false when none is needed.
func (c *Clinic) OutageCard(text Text, p Profile) (card HTML, alarm bool) {
	v := c.Lexicon.Check(string(text), p.Language)
	if !v.Level.Alarm() {
		return "", false
	}
	return c.card(c.Words.In(p.Language, c.firstLanguage()), v.Level), true
}

// Described is what the bot shows of itself in Telegram in one language.
type Described struct {
	Language          string // empty: the default
	Name, Short, Long string
	Commands          [][2]string // name, description
}

// Describe gives the bot's name, descriptions and commands in each language of the clinic that has texts.
func (c *Clinic) Describe() []Described {
	var all []Described
	for i, l := range c.Settings.Languages {
		w, ok := c.Words.languages[l]
		if !ok {
			continue
		}
		d := Described{Language: l}
		if i == 0 {
			d.Language = ""
		}
		d.Name = w.Profile.Name.with(c.slots()).Plain()
		d.Short = w.Profile.Short.with(c.slots()).Plain()
		d.Long = w.Profile.Description.with(c.slots()).Plain()
		for _, name := range []string{"help", "person", "language", "feedback", "privacy", "stop"} {
			d.Commands = append(d.Commands, [2]string{name, w.Menu[name]})
		}
		all = append(all, d)
	}
	return all
}

func (c *Clinic) firstLanguage() string {
	if len(c.Settings.Languages) == 0 {
		return "en"
	}
	return c.Settings.Languages[0]
}

func (c *Clinic) slots() map[string]string {
	n := c.Settings.Numbers
	return map[string]string{
		"clinic": c.Settings.Name, "emergency": n.Emergency, "urgent": n.Urgent,
		"crisis": n.Crisis, "crisis_name": n.CrisisName, "front_desk": n.FrontDesk,
	}
}

func (t *turn) slots(more ...string) map[string]string {
	s := t.clinic.slots()
	for i := 0; i+1 < len(more); i += 2 {
		s[more[i]] = more[i+1]
	}
	return s
}

// words are those of the language that the patient chose, else of the phone's setting, else of the clinic.
func (t *turn) words() *Words {
	return t.clinic.Words.In(t.state.Language, t.state.Profile.Language, t.clinic.firstLanguage())
}

func (w *Words) date(at time.Time) string {
	return strings.NewReplacer(
		"{day}", fmt.Sprint(at.Day()), "{month}", w.Months[at.Month()-1], "{year}", fmt.Sprint(at.Year()),
	).Replace(w.Date)
}

// opening says when people are back: "today at 8:00", "tomorrow at 8:00", "Monday 2 March at 8:00".
func (w *Words) opening(now, opens time.Time) string {
	now = now.In(opens.Location())
	day := fmt.Sprintf("%s %s", w.Days[opens.Weekday()], w.date(opens))
	switch opens.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		day = w.Today
	case now.AddDate(0, 0, 1).Format(time.DateOnly):
		day = w.Morrow
	}
	return strings.NewReplacer("{day}", day, "{time}", opens.Format("15:04")).Replace(w.Opening)
}
