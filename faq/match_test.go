package faq

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// clinic is a small index with entries in three languages.
func clinic(tb testing.TB) *Index {
	tb.Helper()
	return mustBuild(tb, clinicEntries())
}

func clinicEntries() []Entry {
	return []Entry{
		{ID: "cancel", Lang: "en", Question: "How do I cancel my appointment?", Variants: []string{"cancel my visit", "I need to call off my visit", "drop my appointment"}, Answer: "Send us a message with your name and the day of the visit."},
		{ID: "move", Lang: "en", Question: "How do I move my appointment to another day?", Variants: []string{"reschedule", "change my appointment time", "pick a new date"}, Answer: "Pick a new time in the app."},
		{ID: "hours", Lang: "en", Question: "What are your opening hours?", Variants: []string{"when are you open", "what time do you close", "are you open on saturday"}, Answer: "We are open from 8 am to 6 pm."},
		{ID: "parking", Lang: "en", Question: "Where can I park my car?", Variants: []string{"is there parking", "parking garage", "how much is parking"}, Answer: "Park behind the house. It is free."},
		{ID: "refill", Lang: "en", Question: "How do I get a refill of my prescription?", Variants: []string{"renew my prescription", "I am out of my pills", "repeat medicine"}, Answer: "Ask your pharmacy, or write to us."},
		{ID: "flu", Lang: "en", Question: "Can I get a flu shot?", Variants: []string{"flu vaccine", "winter jab", "influenza vaccination"}, Answer: "Yes, from October.", ValidFrom: Date{2026, 10, 1}, ValidUntil: Date{2027, 3, 31}},
		{ID: "cancel", Lang: "es", Question: "¿Cómo cancelo mi cita?", Variants: []string{"anular la cita", "no puedo ir a mi consulta"}, Answer: "Escríbanos un mensaje."},
		{ID: "hours", Lang: "es", Question: "¿A qué hora abren?", Variants: []string{"horario", "a qué hora cierran"}, Answer: "Abrimos a las ocho."},
		{ID: "hours", Lang: "ru", Question: "Когда вы открыты?", Variants: []string{"часы работы", "до скольки вы работаете"}, Answer: "С восьми до шести."},
	}
}

func TestMatch(t *testing.T) {
	t.Parallel()
	x := clinic(t)
	for _, c := range []struct {
		name, text, hint string
		decision         Decision
		lang, id         string // of the first candidate; "" when it does not matter
	}{
		{"a phrasing word for word", "I need to call off my visit", "en", Answer, "en", "cancel"},
		{"other case and marks", "CANCEL, my   visit!!", "en", Answer, "en", "cancel"},
		{"curly quotes and zero width", "“when are\u200b you open”", "en", Answer, "en", "hours"},
		{"typos", "cancle my apointment", "en", Answer, "en", "cancel"},
		{"other form of the words", "cancelling appointments", "en", Answer, "en", "cancel"},
		{"words of the same meaning", "can i vaccinate against influenza", "en", Answer, "en", "flu"},
		{"an idiom with a word inside", "please call my visit off", "en", Answer, "en", "cancel"},
		{"another language than the hint", "¿a qué hora abren mañana?", "en", Answer, "es", "hours"},
		{"script decides", "когда вы открыты", "es", Answer, "ru", "hours"},
		{"english with a foreign hint", "where can i park my car", "ru", Answer, "en", "parking"},
		{"no hint", "where can i park my car", "", Answer, "en", "parking"},
		{"hint with a region", "horario", "es-MX", Answer, "es", "hours"},
		{"language without entries", "Wann haben Sie am Samstag geöffnet, und kann ich ohne Termin kommen?", "en", None, "", ""},
		{"no words", "?!", "en", None, "en", ""},
		{"nothing", "", "en", None, "en", ""},
		{"signs only", "👍👍", "en", None, "en", ""},
		{"off topic", "who won the football world cup in brazil", "en", None, "en", ""},
		{"chit-chat", "lol thanks a lot, see ya", "en", None, "en", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := x.Match(Query{Text: c.text, Lang: c.hint})
			if m.Decision != c.decision || m.Lang != c.lang {
				t.Errorf("%s in %q (%.2f), want %s in %q: %+v", m.Decision, m.Lang, m.Confidence, c.decision, c.lang, m.Candidates)
			}
			if c.id != "" && (len(m.Candidates) == 0 || m.Candidates[0].ID != c.id || m.Candidates[0].Lang != c.lang) {
				t.Errorf("first is not %s: %+v", c.id, m.Candidates)
			}
		})
	}
}

func TestMatchByDay(t *testing.T) {
	t.Parallel()
	x := clinic(t)
	for _, c := range []struct {
		on   Date
		want bool
	}{
		{Date{2026, 9, 30}, false},
		{Date{2026, 10, 1}, true},
		{Date{2027, 3, 31}, true},
		{Date{2027, 4, 1}, false},
		{Date{}, true},
	} {
		m := x.Match(Query{Text: "flu vaccine", Lang: "en", On: c.on})
		if got := hasCandidate(m.Candidates, "flu"); got != c.want || got != (m.Decision == Answer) {
			t.Errorf("on %s: among the candidates %v, want %v; %s", c.on, got, c.want, m.Decision)
		}
	}
}

func TestMatchTwoQuestions(t *testing.T) {
	t.Parallel()
	x := clinic(t)
	for _, c := range []struct {
		text  string
		first string
		also  []string
	}{
		{"cancel my visit, and where can i park my car", "cancel", []string{"parking"}},
		{"Are you open on Saturday?\nIs there parking for my car?", "hours", []string{"parking"}},
		{"is there parking and is there parking for my car", "parking", nil},
		{"cancel my visit and my appointment", "cancel", nil},
	} {
		m := x.Match(Query{Text: c.text, Lang: "en"})
		var also []string
		for _, a := range m.Also {
			also = append(also, a.ID)
		}
		if m.Decision != Answer || m.Candidates[0].ID != c.first && !slices.Contains(also, c.first) {
			t.Errorf("%q: %s %+v also %v, want %s", c.text, m.Decision, m.Candidates, also, c.first)
			continue
		}
		got := append([]string{m.Candidates[0].ID}, also...)
		want := append([]string{c.first}, c.also...)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", c.text, got, want)
		}
	}
}

func TestMatchReasons(t *testing.T) {
	t.Parallel()
	got := clinic(t).Match(Query{Text: "cancle my visit zorblax", Lang: "en"}).Why
	for _, want := range []Reason{
		{ReasonPhrasing, "cancel my visit"},
		{ReasonTypo, "cancle > cancel"},
		{ReasonWord, "visit"},
		{ReasonUnknown, "zorblax"},
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%+v is missing in %+v", want, got)
		}
	}
}

// A long message costs no more than what is looked at: its start and its end are, its middle is not.
func TestMatchLongText(t *testing.T) {
	t.Parallel()
	x := clinic(t)
	noise := strings.Repeat("zorblax ", 700_000) // 5.6 MB
	for _, text := range []string{"cancel my visit. " + noise, noise + ". cancel my visit"} {
		if m := x.Match(Query{Text: text, Lang: "en"}); len(m.Candidates) == 0 || m.Candidates[0].ID != "cancel" {
			t.Errorf("%.20q...: %+v", text, m.Candidates)
		}
	}
	start, end := strings.Repeat("where is my car ", headBytes/16), strings.Repeat(" park it here   ", tailBytes/16)
	want := x.Match(Query{Text: start + " " + end, Lang: "en"})
	if got := x.Match(Query{Text: start + strings.Repeat("cancel my visit ", 400_000) + end, Lang: "en"}); !reflect.DeepEqual(got, want) {
		t.Errorf("the middle counts: %+v, want %+v", got, want)
	}
	for _, text := range []string{noise, strings.Repeat("x", 5<<20), strings.Repeat("ж", 4096), strings.Repeat("\n", 5<<20), strings.Repeat("\xff", 5<<20), strings.Repeat("\x80", 5<<20)} {
		if m := x.Match(Query{Text: text, Lang: "en"}); m.Decision == Answer {
			t.Errorf("%.10q... is answered: %+v", text, m.Candidates)
		}
	}
}

func TestMatchEmptyIndex(t *testing.T) {
	t.Parallel()
	x := mustBuild(t, nil)
	if m := x.Match(Query{Text: "hello"}); m.Decision != None || m.Lang != "" || len(m.Candidates) != 0 || x.Len() != 0 || len(x.Languages()) != 0 {
		t.Errorf("got %+v", m)
	}
}

func TestMatchOneEntry(t *testing.T) {
	t.Parallel()
	x := mustBuild(t, clinicEntries()[:1])
	if m := x.Match(Query{Text: "cancel my visit"}); m.Decision != Answer {
		t.Errorf("the only entry: %+v", m)
	}
	if m := x.Match(Query{Text: "where is the nearest bakery"}); m.Decision == Answer {
		t.Errorf("another thing: %+v", m)
	}
}

// A message that every index learns not to answer is answered where an entry is about it.
func TestMatchAnswersWhatOthersDoNot(t *testing.T) {
	t.Parallel()
	const text = "are you a real human being"
	if !slices.Contains(offTopic("en"), text) {
		t.Fatalf("%q is not in offtopic.txt", text)
	}
	if m := clinic(t).Match(Query{Text: text}); m.Decision != None {
		t.Errorf("without an entry: %+v", m)
	}
	entries := append(clinicEntries(), Entry{ID: "robot", Lang: "en", Question: "Are you a real person?", Variants: []string{"are you a human being or a robot"}, Answer: "I am an automated assistant."})
	if m := mustBuild(t, entries).Match(Query{Text: text}); m.Decision != Answer || m.Candidates[0].ID != "robot" {
		t.Errorf("with an entry: %+v", m)
	}
}

func TestIndex(t *testing.T) {
	t.Parallel()
	x := clinic(t)
	if got := x.Languages(); !slices.Equal(got, []string{"en", "es", "ru"}) {
		t.Errorf("languages %v", got)
	}
	if x.Len() != 9 {
		t.Errorf("%d entries", x.Len())
	}
	if e, ok := x.Entry("es", "hours"); !ok || e.Answer != "Abrimos a las ocho." {
		t.Errorf("got %+v, %v", e, ok)
	}
	for _, c := range [][2]string{{"es", "move"}, {"de", "hours"}, {"", ""}} {
		if _, ok := x.Entry(c[0], c[1]); ok {
			t.Errorf("entry %v is there", c)
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	t.Parallel()
	for want, entries := range map[string][]Entry{
		`build index: entry "a" is there twice in en`:     {{ID: "a", Question: "A?"}, {ID: "a", Lang: "en", Question: "B?"}},
		`build index: entry "a" (en) has no question`:     {{ID: "a", Question: " "}},
		`build index: 65536 entries in en, at most 65535`: make([]Entry, 1<<16),
	} {
		for i := range entries {
			if len(entries) > 2 {
				entries[i] = Entry{ID: fmt.Sprint(i), Question: "q"}
			}
		}
		if _, err := Build(entries); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// The same entries give the same index, and an index the same match, also when many ask at once.
func TestMatchIsDeterministic(t *testing.T) {
	t.Parallel()
	entries, questions := testSet(t, "banking77-sample", "en")
	x, y := mustBuild(t, entries), mustBuild(t, entries)
	want := make([]Match, len(questions))
	for i, q := range questions {
		want[i] = x.Match(Query{Text: q.Text})
	}
	var group sync.WaitGroup
	for k := range 4 {
		group.Go(func() {
			for i := range questions {
				i = (i + k*len(questions)/4) % len(questions)
				index := x
				if k%2 == 1 {
					index = y
				}
				if got := index.Match(Query{Text: questions[i].Text}); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%q: %+v, before %+v", questions[i].Text, got, want[i])
					return
				}
			}
		})
	}
	group.Wait()
}

// Finding and measuring the candidates of a message whose words are known allocates nothing.
func TestRankAllocatesNothing(t *testing.T) {
	s := clinic(t).shelf("en")
	d := s.drafts.New().(*draft)
	once := func() {
		s.words.read(d, "can i cancel my appointment on saturday")
		s.rank(d, d.tokens, Date{})
		s.signals(d, d.tokens)
	}
	once()
	if n := testing.AllocsPerRun(100, once); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// A tenth of the largest index that is promised takes a tenth of the 150 MB, and finds what it was given.
func TestBuildManyEntries(t *testing.T) {
	entries := manyEntries(500, 4)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	x := mustBuild(t, entries)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if used := int64(after.HeapAlloc) - int64(before.HeapAlloc); used > 15<<20 {
		t.Errorf("%d kB", used>>10)
	}
	right := 0
	for i := 0; i < len(entries); i += 5 {
		if m := x.Match(Query{Text: entries[i].Variants[2]}); len(m.Candidates) > 0 && m.Candidates[0].ID == entries[i].ID {
			right++
		}
	}
	if right < 98 {
		t.Errorf("%d of 100 phrasings find their entry", right)
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("cancel my visit", "en", 2026)
	f.Add("¿a qué hora abren?", "es", 0)
	f.Add(strings.Repeat("да ", 900), "xx-YY", 1)
	x := clinic(f)
	f.Fuzz(func(t *testing.T, text, lang string, year int) {
		m := x.Match(Query{Text: text, Lang: lang, On: Date{year, 1, 1}})
		if m.Confidence < 0 || m.Confidence > 1 || m.Confidence != m.Confidence {
			t.Fatalf("confidence %v", m.Confidence)
		}
		if len(m.Candidates) > 5 || m.Decision != None && len(m.Candidates) == 0 || m.Lang == "" && len(m.Candidates) > 0 {
			t.Fatalf("got %+v", m)
		}
		for i, c := range m.Candidates {
			if _, ok := x.Entry(c.Lang, c.ID); !ok || c.Lang != m.Lang {
				t.Fatalf("candidate %+v in %q is no entry", c, m.Lang)
			}
			if i > 0 && c.Score > m.Candidates[i-1].Score {
				t.Fatalf("not best first: %+v", m.Candidates)
			}
		}
	})
}
