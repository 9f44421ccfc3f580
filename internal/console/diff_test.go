package console

import (
	"strings"
	"testing"
	"time"
)

func TestDiffWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"", "new words", "+[new words]"},
		{"old words", "", "-[old words]"},
		{"the same", "the same", "the same"},
		{"a visit costs 60 pounds", "a visit costs 70 pounds", "a visit costs -[60 ]+[70 ]pounds"},
		{"no fee.", "no fee. Call us.", "no fee. +[Call us.]"},
		{"one two three four", "one 2 3 four", "one -[two three ]+[2 3 ]four"},
		{"a  b", "a b", "a b"},
		{"a\nb", "a b", "-[a\n]+[a ]b"},
		{"b c d", "a b c", "+[a ]b c-[ d]"},
		{"naïve café", "naïve tea", "naïve -[café]+[tea]"},
	} {
		var b strings.Builder
		for _, w := range diffWords(c.before, c.after) {
			switch w.How {
			case "ins":
				b.WriteString("+[" + w.Text + "]")
			case "del":
				b.WriteString("-[" + w.Text + "]")
			default:
				b.WriteString(w.Text)
			}
		}
		if b.String() != c.want {
			t.Errorf("%q to %q: %q, want %q", c.before, c.after, b.String(), c.want)
		}
	}
}

// FuzzDiffWords holds that what stays and comes is the new text, and that what stays and goes is the old one.
func FuzzDiffWords(f *testing.F) {
	f.Add("a b c", "a c d")
	f.Add("one\ntwo", "one two")
	f.Fuzz(func(t *testing.T, before, after string) {
		var from, to strings.Builder
		for _, w := range diffWords(before, after) {
			if w.How != "ins" {
				from.WriteString(w.Text)
			}
			if w.How != "del" {
				to.WriteString(w.Text)
			}
		}
		if got := strings.Fields(from.String()); strings.Join(got, " ") != strings.Join(strings.Fields(before), " ") {
			t.Errorf("%q to %q: the old words are %q", before, after, got)
		}
		if to.String() != after {
			t.Errorf("%q to %q: the new text is %q", before, after, to.String())
		}
	})
}

func TestWaited(t *testing.T) {
	t.Parallel()
	for seconds, want := range map[int]string{
		0: "less than a minute", 59: "less than a minute", 60: "1 minute", 300: "5 minutes", 3600: "1 hour", 3660: "1 hour 1 minute",
		7500: "2 hours 5 minutes", 86400: "1 day", 2*86400 + 3*3600: "2 days 3 hours",
	} {
		if got := waited(time.Duration(seconds) * time.Second); got != want {
			t.Errorf("%d s: %q, want %q", seconds, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	for question, want := range map[string]string{
		"How do I cancel?": "how-do-i-cancel", "Where's the lift?": "wheres-the-lift", "Café-Öffnung?": "cafe-offnung", "متى؟": "",
		strings.Repeat("word ", 40): "word-word-word-word-word-word-word-word-word-word",
	} {
		if got := slug(question); got != want {
			t.Errorf("%q: %q, want %q", question, got, want)
		}
	}
}

func TestExcerptIsSafe(t *testing.T) {
	t.Parallel()
	for raw, want := range map[string]string{
		`{"message":{"text":"hello","caption":""}}`: "hello",
		`{"edited_message":{"caption":"a letter"}}`: "a letter",
		"\x1b[31mred\x00\u202Eturned":               "[31mred turned",
		strings.Repeat("x", 5000):                   strings.Repeat("x", 279) + "…",
	} {
		if got := excerpt([]byte(raw)); got != want {
			t.Errorf("%.30q: %q, want %q", raw, got, want)
		}
	}
}
