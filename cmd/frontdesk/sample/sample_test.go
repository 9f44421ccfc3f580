package sample_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"frontdesk/cmd/frontdesk/sample"
)

const (
	grade         = 6.0 // US school grade that every text must stay at or below
	longestAnswer = 450
	longestText   = 600 // of anything that a patient reads
	mostWords     = 14  // in a sentence
	shared        = 0.6 // of the content words of two variants
)

func TestAnswers(t *testing.T) {
	t.Parallel()
	entries := readEntries(t)
	if len(entries) < 72 {
		t.Errorf("%d entries, want at least 72", len(entries))
	}
	staff := readPeople(t).logins()
	teams := readClinic(t).Teams
	id := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	ids := map[string]bool{}
	for _, e := range entries {
		t.Run(e.ID, func(t *testing.T) {
			if !id.MatchString(e.ID) || ids[e.ID] {
				t.Errorf("id %q: want a new one of a-z, 0-9 and hyphens", e.ID)
			}
			ids[e.ID] = true
			if e.Lang != "en" || e.Topic == "" || len(e.Tags) == 0 {
				t.Errorf("lang %q, topic %q, tags %q: want en and something for each", e.Lang, e.Topic, e.Tags)
			}
			if !slices.Contains(staff, e.Owner) {
				t.Errorf("owner %q is not one of %q", e.Owner, staff)
			}
			if e.Team != "" && !slices.Contains(teams, e.Team) {
				t.Errorf("team %q is not one of %q", e.Team, teams)
			}
			if (e.Topic == "fees") != (e.Team == "billing") {
				t.Errorf("topic %q goes to team %q: fees belong to billing, and nothing else does", e.Topic, e.Team)
			}
			if by, err := time.Parse(time.DateOnly, e.ReviewBy); err != nil || by.Year() != 2027 {
				t.Errorf("review_by %q: want a day in 2027", e.ReviewBy)
			}
			if !strings.HasSuffix(e.Question, "?") && !strings.HasSuffix(e.Question, ".") {
				t.Errorf("question %q is no sentence", e.Question)
			}
			if n := utf8.RuneCountInString(e.Answer); n == 0 || n > longestAnswer {
				t.Errorf("answer has %d characters, want 1 to %d", n, longestAnswer)
			}
			checkPlain(t, e.Answer)
			checkPlain(t, e.Question)
			for _, text := range append([]string{e.Question, e.Answer}, e.Variants...) {
				checkWords(t, text)
			}
			checkVoice(t, e.Answer)
			checkFacts(t, e.Answer)
		})
	}
}

// A matcher that has seen one way to ask a hundred times knows one way to ask.
func TestVariantsDiffer(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	long := 0
	for _, e := range readEntries(t) {
		if n := len(e.Variants); n < 5 || n > 8 {
			t.Errorf("%s: %d variants, want 5 to 8", e.ID, n)
		}
		asked := append([]string{e.Question}, e.Variants...)
		for i, a := range asked {
			key := strings.Join(tokens(a), " ")
			if other, ok := owner[key]; ok {
				t.Errorf("%q is asked by %s and by %s", a, other, e.ID)
			}
			owner[key] = e.ID
			if len(tokens(a)) >= 8 {
				long++
			}
			for _, b := range asked[:i] {
				if s := overlap(content(a), content(b)); s > shared {
					t.Errorf("%s: %q and %q share %.0f %% of their words", e.ID, a, b, 100*s)
				}
			}
		}
	}
	if long < 80 {
		t.Errorf("%d long phrasings, want 80: patients also write whole sentences", long)
	}
}

func TestPrivacyText(t *testing.T) {
	t.Parallel()
	text := strings.TrimSpace(string(read(t, "privacy.txt")))
	if n := utf8.RuneCountInString(text); n > longestText {
		t.Errorf("%d characters, want at most %d", n, longestText)
	}
	checkPlain(t, text)
	checkWords(t, text)
	checkVoice(t, text)
	checkFacts(t, text)
	for _, want := range []string{"automated", "Telegram", "delete", "/stop", readClinic(t).Name, readClinic(t).Numbers["front_desk"]} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestClinic(t *testing.T) {
	t.Parallel()
	c := readClinic(t)
	if _, err := time.LoadLocation(c.TimeZone); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"emergency", "urgent", "crisis", "crisis_name", "front_desk"} {
		if c.Numbers[name] == "" {
			t.Errorf("number %s is missing", name)
		}
	}
	if c.Name == "" || len(c.Languages) == 0 || len(c.Teams) == 0 {
		t.Errorf("clinic %+v is not complete", c)
	}
	// The published answers say the hours in words.
	want := map[string]string{"mon-fri": "08:00-18:30", "sat": "09:00-12:00"}
	if fmt.Sprint(c.Hours) != fmt.Sprint(want) {
		t.Errorf("hours = %v, want %v: or change the answers in faq.yaml, too", c.Hours, want)
	}
}

func TestPeopleAndVisits(t *testing.T) {
	t.Parallel()
	people, clinic := readPeople(t), readClinic(t)
	if len(people.Staff) != 4 || len(people.Patients) != 3 {
		t.Errorf("%d staff and %d patients, want 4 and 3", len(people.Staff), len(people.Patients))
	}
	roles := map[string]int{}
	for _, s := range people.Staff {
		roles[s.Role]++
		if s.Login == "" || s.Name == "" || !slices.Contains(clinic.Teams, s.Team) {
			t.Errorf("staff %+v: want a login, a name and a team of the clinic", s)
		}
	}
	if roles["admin"] == 0 || roles["agent"] == 0 || len(roles) != 2 {
		t.Errorf("roles = %v, want agents and admins", roles)
	}
	patients := map[string]bool{}
	for _, p := range people.Patients {
		patients[p.ID] = true
		if p.Name == "" || strings.Contains(p.Name, " ") || !slices.Contains(clinic.Languages, p.Lang) {
			t.Errorf("patient %+v: want a first name and a language of the clinic", p)
		}
	}
	var visits []struct {
		Visit    string        `yaml:"visit"`
		Patient  string        `yaml:"patient"`
		Team     string        `yaml:"team"`
		Ended    time.Duration `yaml:"ended"`
		Suppress bool          `yaml:"suppress_feedback"`
	}
	decode(t, "visits.yaml", &visits)
	if len(visits) != 3 {
		t.Errorf("%d visits, want 3", len(visits))
	}
	suppressed := 0
	for _, v := range visits {
		if v.Visit == "" || !patients[v.Patient] || !slices.Contains(clinic.Teams, v.Team) || v.Ended <= 0 {
			t.Errorf("visit %+v: want a name, a patient, a team and how long ago it ended", v)
		}
		if v.Suppress {
			suppressed++
		}
	}
	if suppressed != 1 {
		t.Errorf("%d sensitive visits, want 1", suppressed)
	}
}

// The checks must be able to fail.
func TestReadability(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{
		"a": 1, "the": 1, "cake": 1, "cared": 1, "wanted": 2, "clinic": 2, "doctor": 2, "table": 2, "appointment": 3,
		"prescription": 3, "medicine": 3, "vaccines": 2, "changes": 2, "pharmacy": 3, "pharmacist": 3, "idea": 3,
		"hospital": 3, "everyone": 3, "information": 4, "area": 3, "people": 2, "science": 2, "one": 1, "being": 2,
		"isn't": 2, "don't": 1, "called": 1, "handled": 2, "going": 2, "easier": 3, "malaria": 4, "patient": 2, "safely": 2, "times": 1,
		"wishes": 2, "rules": 1, "tables": 2, "we'll": 1, "library": 3, "safe": 1, "referral": 3, "receive": 2, "nhs": 3, "friendly": 2,
	} {
		if got := syllables(word); got != want {
			t.Errorf("syllables(%q) = %d, want %d", word, got, want)
		}
	}
	easy := fleschKincaid("Call us at nine. We can help you. Bring your card.")
	hard := fleschKincaid("Pursuant to applicable regulations, individuals are required to communicate modifications " +
		"of personal information immediately.")
	if easy > 2 || hard < 15 {
		t.Errorf("grades %.1f and %.1f, want at most 2 and at least 15", easy, hard)
	}
	// 7 words, 1 sentence, 10 syllables.
	if got, want := fleschKincaid("Call the clinic and ask for Maria."), 0.39*7+11.8*10/7-15.59; math.Abs(got-want) > 1e-9 {
		t.Errorf("grade %.2f, want %.2f by the formula", got, want)
	}
}

type entry struct {
	ID       string   `yaml:"id"`
	Lang     string   `yaml:"lang"`
	Topic    string   `yaml:"topic"`
	Question string   `yaml:"question"`
	Variants []string `yaml:"variants"`
	Answer   string   `yaml:"answer"`
	Tags     []string `yaml:"tags"`
	Owner    string   `yaml:"owner"`
	Team     string   `yaml:"team"`
	ReviewBy string   `yaml:"review_by"`
}

type clinic struct {
	Name      string            `yaml:"name"`
	TimeZone  string            `yaml:"time_zone"`
	Languages []string          `yaml:"languages"`
	Numbers   map[string]string `yaml:"numbers"`
	Hours     map[string]string `yaml:"hours"`
	Teams     []string          `yaml:"teams"`
}

type people struct {
	Staff []struct {
		Login string `yaml:"login"`
		Name  string `yaml:"name"`
		Role  string `yaml:"role"`
		Team  string `yaml:"team"`
	} `yaml:"staff"`
	Patients []struct {
		ID   string `yaml:"id"`
		Name string `yaml:"name"`
		Lang string `yaml:"lang"`
	} `yaml:"patients"`
}

func (p people) logins() []string {
	var logins []string
	for _, s := range p.Staff {
		logins = append(logins, s.Login)
	}
	return logins
}

func readEntries(t *testing.T) []entry {
	t.Helper()
	var entries []entry
	decode(t, "faq.yaml", &entries)
	for i := range entries {
		entries[i].Answer = strings.TrimSpace(entries[i].Answer)
	}
	return entries
}

func readClinic(t *testing.T) clinic {
	t.Helper()
	var c clinic
	decode(t, "clinic.yaml", &c)
	return c
}

func readPeople(t *testing.T) people {
	t.Helper()
	var p people
	decode(t, "people.yaml", &p)
	return p
}

// decode refuses fields that nobody reads: a slip of the pen would pass unseen.
func decode(t *testing.T, name string, to any) {
	t.Helper()
	d := yaml.NewDecoder(bytes.NewReader(read(t, name)))
	d.KnownFields(true)
	if err := d.Decode(to); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if err := d.Decode(new(any)); !errors.Is(err, io.EOF) {
		t.Fatalf("%s: more than one document: %v", name, err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := sample.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func checkPlain(t *testing.T, text string) {
	t.Helper()
	if g := fleschKincaid(text); g > grade {
		t.Errorf("grade %.1f, want at most %.0f: %q", g, grade, text)
	}
	for _, s := range sentences(text) {
		if n := len(words(s)); n > mostWords {
			t.Errorf("%d words, want at most %d: %q", n, mostWords, s)
		}
	}
	if n := strings.Count(text, "?"); n > 2 {
		t.Errorf("%d questions at once: %q", n, text)
	}
}

// checkWords looks for words that make a person a thing.
func checkWords(t *testing.T, text string) {
	t.Helper()
	banned := regexp.MustCompile(`(?i)\b(tickets?|cases?|users?)\b`)
	for _, word := range banned.FindAllString(text, -1) {
		t.Errorf("%q in %q", word, text)
	}
}

// checkVoice looks for the voice of an office. Patients may ask what they should do; we do not tell them so.
func checkVoice(t *testing.T, text string) {
	t.Helper()
	banned := regexp.MustCompile(`(?i)\b(should|must|advised|pursuant|failure to|henceforth|in order to|prior to)\b`)
	for _, word := range banned.FindAllString(text, -1) {
		t.Errorf("%q in %q", word, text)
	}
}

// checkFacts allows each number in one form only, so that two answers cannot disagree about it.
func checkFacts(t *testing.T, text string) {
	t.Helper()
	facts := []string{
		"01234 555 0110", "116 123", "999", "111", "111.nhs.uk", "119", // who to call
		"8 am to 6:30 pm", "9 am to 12 noon", "8 am to 11 am", // hours of the clinic and of blood tests
		"from 8 am", "before 11 am", "after 11 am", "after 2 pm", "Tuesday at 10 am",
		"£90", "£50", "£120", "£30", // private doctor, physio, driver medical, letter
		"12 Green Lane", "Bus 7", "10-minute walk", "20 spaces", "2 hours",
		"5 minutes early", "10 minutes late", "20 minutes, not 10", "30 minutes",
		"2 working days", "3 working days", "5 working days", "10 working days",
		"14 days", "7 days", "8 weeks", "10 weeks", "6 to 8 weeks", "under 16",
	}
	slices.SortFunc(facts, func(a, b string) int { return len(b) - len(a) }) // "14 days" before "14"
	for i, fact := range facts {
		facts[i] = regexp.QuoteMeta(fact)
	}
	whole := regexp.MustCompile(`(^|[^\d£.:])(` + strings.Join(facts, "|") + `)($|[^\d:])`)
	rest := text
	for whole.MatchString(rest) {
		rest = whole.ReplaceAllString(rest, "$1$3")
	}
	if left := regexp.MustCompile(`£?\d[\d:.,]*\d|£?\d`).FindAllString(rest, -1); left != nil {
		t.Errorf("%q are no facts of this clinic, in %q", left, text)
	}
	for _, address := range regexp.MustCompile(`\S+@\S+`).FindAllString(text, -1) {
		if strings.TrimRight(address, ".,") != "hello@greenlane.example" {
			t.Errorf("address %q", address)
		}
	}
	site := regexp.MustCompile(`\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(example|uk|com|org)\b`)
	for _, name := range site.FindAllString(text, -1) {
		if !slices.Contains([]string{"greenlane.example", "nhs.uk", "111.nhs.uk", "cruse.org.uk"}, name) {
			t.Errorf("site %q", name)
		}
	}
}

// fleschKincaid is the US school grade of a text (Kincaid et al. 1975): 0.39 words per sentence + 11.8 syllables per word
// - 15.59. Phone numbers, prices, web addresses and commands are left out: nobody reads them aloud by syllables.
func fleschKincaid(text string) float64 {
	n, s, syl := 0, 0, 0
	for _, sentence := range sentences(text) {
		list := words(sentence)
		if len(list) == 0 {
			continue
		}
		s++
		n += len(list)
		for _, w := range list {
			syl += syllables(w)
		}
	}
	return 0.39*float64(n)/float64(s) + 11.8*float64(syl)/float64(n) - 15.59
}

// sentences cuts at full stops and marks that are followed by a space, and at ends of lines.
func sentences(text string) []string {
	return slices.DeleteFunc(regexp.MustCompile(`[.?!]"?\s+|\n`).Split(text, -1), func(s string) bool {
		return strings.TrimSpace(s) == ""
	})
}

func words(sentence string) []string {
	var list []string
	for _, field := range strings.Fields(sentence) {
		field = strings.ToLower(strings.Trim(field, `"'.,:;?!()`))
		if strings.ContainsAny(field, "0123456789@/") || strings.Contains(field, ".") {
			continue
		}
		for _, part := range strings.Split(field, "-") {
			if strings.ContainsFunc(part, unicode.IsLetter) {
				list = append(list, part)
			}
		}
	}
	return list
}

var (
	vowels = regexp.MustCompile(`[aeiouy]+`)
	silent = regexp.MustCompile(
		`[^aeiouyl]e$|[aeiouy]le$` + // make, while, but not table
			`|[^aeiouylcgsxzh]es$|[aeiouy]les$|[^cs]hes$` + // times, rules, but not tables, changes, wishes
			`|[^aeiouyltd]ed$|[aeiouyl]led$` + // missed, called, but not handled, wanted
			`|[^aeiouy]e(ly|less|ness|ful|thing)$`) // safely
	apart = regexp.MustCompile(`[aeiouy]ing$|[^aeiouy]ier$|[^cgltns]i[ao]`) // going, easier, malaria, period
)

// syllables counts groups of vowels, less silent endings, plus vowels that are spoken apart.
func syllables(word string) int {
	// Letters spoken by name, and words that break the rules below.
	if n, ok := map[string]int{
		"nhs": 3, "bsl": 3, "id": 2, "uk": 2, "rsv": 3, "sti": 3, "covid": 2, "wifi": 2, "area": 3, "idea": 3, "being": 2,
		"science": 2, "quiet": 2, "quietest": 3, "every": 2, "everyone": 3, "someone": 2, "sometimes": 2, "something": 2,
		"safety": 2, "usual": 3, "sexual": 3, "video": 3, "volunteer": 3, "physio": 3, "isn't": 2, "doesn't": 2, "didn't": 2,
		"whoever": 3, "seeing": 2, "diabetes": 4, "business": 2,
	}[word]; ok {
		return n
	}
	word = strings.ReplaceAll(word, "'", "")
	n := len(vowels.FindAllString(word, -1))
	if n > 1 && silent.MatchString(word) {
		n--
	}
	if apart.MatchString(word) {
		n++
	}
	return max(n, 1)
}

func tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "'", "")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// content is what is left of a phrasing without the words that carry no topic. A phrasing of such words only keeps them.
func content(text string) map[string]bool {
	stop := strings.Fields(`a about all am an and any are as at be been by can cant could did do does doesnt dont for from get
		got had has have he her him his how i id if im in is isnt it its ive just me my no not of on one or our out she so some
		that the their them then there they this to too up us was we what when where which who why will with without would you
		your please plz u ur need want wants still`)
	all, kept := map[string]bool{}, map[string]bool{}
	for _, w := range tokens(text) {
		all[w] = true
		if !slices.Contains(stop, w) {
			kept[w] = true
		}
	}
	if len(kept) == 0 {
		return all
	}
	return kept
}

// overlap is the share of words that two phrasings have in common, of all words that they have (Jaccard).
func overlap(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	return float64(both) / float64(len(a)+len(b)-both)
}
