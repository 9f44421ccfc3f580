package chat_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"frontdesk/internal/chat"
)

func TestSplitCutsWherePeopleWould(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, text string
		limit      int
		want       []string
	}{
		{"short", "hello", 10, []string{"hello"}},
		{"between words", "one two three four", 10, []string{"one two", "three four"}},
		{"between lines", "the first line\nsecond line", 20, []string{"the first line", "second line"}},
		{"an entity stays whole", "aaaa&amp;bbbb", 5, []string{"aaaa&amp;", "bbbb"}},
		{"tags are closed and opened", "<b>one two three</b>", 8, []string{"<b>one two</b>", "<b>three</b>"}},
		{"a pair of surrogates stays whole", "ab😀😀", 3, []string{"ab", "😀", "😀"}},
	} {
		var got []string
		for _, p := range chat.Split(chat.HTML(tc.text), tc.limit) {
			got = append(got, string(p))
		}
		if !reflect.DeepEqual(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("<b>hello</b> & goodbye 😀", 7)
	f.Add(strings.Repeat("a <i>b</i>\n\n", 500), 4096)
	f.Fuzz(func(t *testing.T, words string, limit int) {
		limit = 4 + limit&0xfff
		text := chat.HTML("<b>") + chat.Escape(strings.ToValidUTF8(words, "")) + "</b>"
		var joined strings.Builder
		for _, p := range chat.Split(text, limit) {
			if p.Units() > limit {
				t.Fatalf("a piece of %d units, limit %d", p.Units(), limit)
			}
			if strings.Count(string(p), "<b>") != strings.Count(string(p), "</b>") {
				t.Fatalf("a tag is left open in %q", p)
			}
			joined.WriteString(p.Plain())
		}
		keep := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if keep(joined.String()) != keep(text.Plain()) {
			t.Fatal("words were lost or made")
		}
	})
}

// TestTextsArePlain holds the promises about how the bot speaks: short, nobody is a "case", one question at a time.
func TestTextsArePlain(t *testing.T) {
	t.Parallel()
	c, err := chat.LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range c.Languages() {
		eachPhrase(reflect.ValueOf(*c.In(lang)), "", func(name, text string) {
			plain := chat.HTML(text).Plain()
			if n := len(utf16.Encode([]rune(plain))); n > 600 {
				t.Errorf("%s %s: %d characters are too many", lang, name, n)
			}
			for _, word := range []string{"ticket", "case", "user", "i understand how you feel", "unfortunately", "please be advised", "invalid"} {
				for _, w := range strings.FieldsFunc(strings.ToLower(plain), func(r rune) bool { return r != ' ' && (r < 'a' || r > 'z') }) {
					if strings.TrimSpace(w) == word || strings.Contains(" "+w+" ", " "+word+" ") {
						t.Errorf("%s %s: %q is a word that patients should not read", lang, name, word)
					}
				}
			}
			if strings.Count(plain, "?") > 1 {
				t.Errorf("%s %s asks more than one question", lang, name)
			}
			if lang == "en" {
				if g := grade(plain); g > 6 {
					t.Errorf("%s: grade %.1f is too hard to read: %s", name, g, plain)
				}
			}
		})
	}
}

func eachPhrase(v reflect.Value, at string, yield func(name, text string)) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if v.Field(i).Kind() == reflect.Struct {
			eachPhrase(v.Field(i), f.Name+".", yield)
		}
		if v.Field(i).Type() == reflect.TypeFor[chat.Phrase]() {
			yield(at+f.Name, v.Field(i).String())
		}
	}
}

// grade is the Flesch-Kincaid grade: 0.39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid 1975). Slots count as
// one plain word.
func grade(text string) float64 {
	text = strings.NewReplacer("{emergency}", "nine", "{urgent}", "one", "{crisis}", "one", "{front_desk}", "one", "{clinic}", "Green Lane",
		"{crisis_name}", "Sam", "{staff}", "Ann", "{opening}", "at eight", "{date}", "May one", "{thing}", "this", "{languages}", "French").Replace(text)
	sentences, words, syllables := 0, 0, 0
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?:\n", r) }) {
		n := 0
		for _, w := range strings.Fields(s) {
			w = strings.ToLower(strings.Trim(w, ",;()–-/'\""))
			if w == "" {
				continue
			}
			n++
			syllables += syllablesOf(w)
		}
		if n > 0 {
			sentences++
			words += n
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59
}

func syllablesOf(word string) int {
	n, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	if strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") && n > 1 {
		n--
	}
	if strings.HasSuffix(word, "ed") && n > 1 && !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded") {
		n--
	}
	return max(n, 1)
}
