package safety

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"frontdesk/internal/language"
)

// What may change in a message without changing its level: how it is typed, how polite it is, and who it is about.
func TestLevelDoesNotChange(t *testing.T) {
	t.Parallel()
	l := load(t)
	swap := swapper()
	changes := []struct {
		name   string
		change func(string) string
	}{
		{"upper case", strings.ToUpper},
		{"no punctuation", withoutPunctuation},
		{"more punctuation", func(s string) string { return "... " + s + "!!!" }},
		{"white space", func(s string) string { return "  " + strings.ReplaceAll(s, " ", " \n ") + "\t" }},
		{"politeness before", func(s string) string { return "Hi, please: " + s }},
		{"politeness after", func(s string) string { return s + ". Thanks, please" }},
		{"sex and relation", swap},
	}
	for i, q := range everyQuestion(t) {
		if raceDetector && i%8 != 0 {
			continue // the race detector makes each check fifteen times slower
		}
		want := l.Check(q.Text, q.Lang).Level
		for _, c := range changes {
			if c.name == "upper case" && q.Lang == "de" {
				continue // ß has no capital letter in common use
			}
			text := c.change(q.Text)
			if v := l.Check(text, q.Lang); v.Level != want {
				t.Errorf("%s: %q is %s, %q is %s\n%s", c.name, q.Text, want, text, v.Level, v.Explain())
			}
		}
		for _, hint := range []string{"", "en", "hi", "xx"} {
			if v := l.Check(q.Text, hint); v.Level != want {
				t.Errorf("language setting %q turns %q from %s to %s", hint, q.Text, want, v.Level)
			}
		}
	}
}

func everyQuestion(tb testing.TB) []Question {
	var all []Question
	for _, name := range []string{"en_true", "en_near", "es", "pt", "fr", "de", "ru", "ar", "hi"} {
		all = append(all, questions(tb, name)...)
	}
	return all
}

// withoutPunctuation drops every mark but those inside numbers ("38.5") and between the parts of a word.
func withoutPunctuation(s string) string {
	var b strings.Builder
	folded := language.Fold(s)
	language.EachWord(folded, func(start, end int) {
		b.WriteString(strings.ReplaceAll(folded[start:end], "'", ""))
		b.WriteByte(' ')
	})
	return b.String()
}

// swapper exchanges English words for people of one sex or relation with those of another.
func swapper() func(string) string {
	to := make(map[string]string)
	for _, pair := range [][2]string{
		{"he", "she"},
		{"he's", "she's"},
		{"hes", "shes"},
		{"his", "her"},
		{"him", "her"},
		{"himself", "herself"},
		{"man", "woman"},
		{"mum", "dad"},
		{"mum's", "dad's"},
		{"husband", "wife"},
		{"son", "daughter"},
		{"boy", "girl"},
		{"brother", "sister"},
		{"gran", "grandad"},
		{"nan", "uncle"},
		{"grandma", "grandpa"},
		{"boyfriend", "girlfriend"},
		{"partner", "friend"},
	} {
		to[pair[0]], to[pair[1]] = pair[1], pair[0]
	}
	return func(s string) string {
		words := strings.Split(s, " ")
		for i, w := range words {
			core := strings.TrimFunc(w, unicode.IsPunct)
			if other, ok := to[strings.ToLower(core)]; ok {
				words[i] = strings.Replace(w, core, other, 1)
			}
		}
		return strings.Join(words, " ")
	}
}

// One slip of the finger per line, in a word of four letters or more: how many alarms survive it.
func TestOneTypingMistake(t *testing.T) {
	t.Parallel()
	l := load(t)
	random := rand.New(rand.NewPCG(1, 2))
	found, lost := 0, 0
	rounds := 4
	if raceDetector {
		rounds = 1
	}
	for range rounds {
		for _, q := range questions(t, "en_true") {
			if !l.Check(q.Text, q.Lang).Level.Alarm() {
				continue
			}
			found++
			if typed := slip(random, q.Text); !l.Check(typed, q.Lang).Level.Alarm() {
				lost++
				t.Logf("lost: %s", typed)
			}
		}
	}
	t.Logf("%d of %d alarms lost by one typing mistake (%.3f)", lost, found, float64(lost)/float64(found))
	if float64(lost) > 0.03*float64(found) {
		t.Errorf("%d of %d alarms lost by one typing mistake, want at most 0.03", lost, found)
	}
}

// slip changes one letter of one word of four letters or more: dropped, doubled, swapped with the next, or replaced
// by another.
func slip(random *rand.Rand, text string) string {
	words := strings.Split(text, " ")
	for range 20 {
		i := random.IntN(len(words))
		w := []byte(words[i])
		if len(w) < 4 || strings.IndexFunc(words[i], func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) >= 0 {
			continue
		}
		at := random.IntN(len(w) - 1)
		switch random.IntN(4) {
		case 0:
			w = append(w[:at], w[at+1:]...)
		case 1:
			w = append(w[:at+1], w[at:]...)
		case 2:
			w[at], w[at+1] = w[at+1], w[at]
		case 3:
			w[at] = byte('a' + random.IntN(26))
		}
		words[i] = string(w)
		return strings.Join(words, " ")
	}
	return text
}

func FuzzCheck(f *testing.F) {
	l := load(f)
	for _, q := range everyQuestion(f)[:40] {
		f.Add(q.Text)
	}
	f.Add("no no no 38.5c <38> '' \xff \u202e chest\u0301 pain 3mo ٣٨")
	f.Fuzz(func(t *testing.T, text string) {
		v := l.Check(text, "en")
		if v.Level.rank() > 3 && v.Level != None {
			t.Fatalf("level is %q", v.Level)
		}
		if (v.Level == None) != (len(v.Reasons) == 0) {
			t.Fatalf("level %s with %d reasons", v.Level, len(v.Reasons))
		}
		if again := l.Check(text, "ru"); again.Level != v.Level {
			t.Fatalf("%q is %s, and again %s", text, v.Level, again.Level)
		}
		if len(text) < readInFull/2 {
			if spaced := l.Check(" \n"+text+"  ", "en"); spaced.Level != v.Level {
				t.Fatalf("%q is %s, with white space around it %s", text, v.Level, spaced.Level)
			}
		}
		_ = v.Explain()
	})
}
