package faq

import (
	"strings"
	"testing"
)

func TestSlips(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 0},
		{"visit", "visit", 0},
		{"visit", "vist", 1},
		{"visit", "vissit", 1},
		{"visit", "vosit", 1},
		{"visit", "viist", 1},
		{"visit", "isit", 1.5},
		{"visit", "bisit", 1.5},
		{"appointment", "apointmant", 2},
		{"прием", "преим", 1},
		{"अपॉइंटमेंट", "अपॉइटमेंट", 1},
		{"abc", "", 3},
	} {
		if got := slips(c.a, c.b); got != c.want {
			t.Errorf("slips(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
		if got := slips(c.b, c.a); got != c.want {
			t.Errorf("slips(%q, %q) = %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

func TestCorrect(t *testing.T) {
	t.Parallel()
	var words []known
	for i, w := range strings.Fields("appointment prescription cancel parking park card cart pharmacy 12345 прием запись") {
		words = append(words, known{text: w, count: int32(10 - i%3)})
	}
	typos := newTypos(words)
	for _, c := range []struct{ typed, want string }{
		{"apointment", "appointment"},
		{"appoinment", "appointment"},
		{"appiontment", "appointment"},
		{"aponitment", "appointment"},
		{"perscription", "prescription"},
		{"cancle", "cancel"},
		{"pharmcy", "pharmacy"},
		{"zappointment", "appointment"}, // long enough for a wrong first letter
		{"преим", "прием"},
		{"зпись", "запись"},
		{"carf", "cart"}, // as near as "card", but more phrasings have it
		{"ark", ""},      // too short
		{"cancxyz", ""},  // too far
		{"12346", ""},    // numbers are no typos
		{"dancel", ""},   // a short word with another first letter
		{"", ""},
	} {
		got := ""
		if id := typos.correct(c.typed); id >= 0 {
			got = words[id].text
		}
		if got != c.want {
			t.Errorf("correct(%q) = %q, want %q", c.typed, got, c.want)
		}
	}
}

// A word is found again after every slip, and a long one after every two.
func TestCorrectFindsEverySlip(t *testing.T) {
	t.Parallel()
	word := "prescription"
	typos := newTypos([]known{{text: word, count: 1}})
	for i := range len(word) {
		for _, typed := range []string{
			word[:i] + word[i+1:],
			word[:i] + "q" + word[i:],
			word[:i] + "q" + word[i+1:],
			word[:i] + swapped(word[i:]),
		} {
			if typos.correct(typed) != 0 {
				t.Errorf("%q is not taken for %q", typed, word)
			}
			for j := range len(typed) {
				for _, again := range []string{typed[:j] + typed[j+1:], typed[:j] + "z" + typed[j:], typed[:j] + swapped(typed[j:])} {
					if slips(word, again) <= 2 && typos.correct(again) != 0 {
						t.Errorf("%q is not taken for %q", again, word)
					}
				}
			}
		}
	}
}

func swapped(s string) string {
	if len(s) < 2 {
		return s
	}
	return s[1:2] + s[:1] + s[2:]
}

// English words and common words of a language are never taken for typos.
func TestMatchKeepsRealWords(t *testing.T) {
	t.Parallel()
	x := mustBuild(t, []Entry{{ID: "a", Lang: "en", Question: "Where is my card?"}, {ID: "b", Lang: "es", Question: "¿Cuántas dosis?"}})
	for _, c := range []struct{ lang, text string }{{"en", "care"}, {"en", "cart"}, {"es", "cuando"}} {
		s := x.shelf(c.lang)
		if got := s.words.token(c.text); got.fixed {
			t.Errorf("%s: %q is read as %q", c.lang, c.text, s.words.words[got.id].text)
		}
	}
	s := x.shelf("en")
	if got := s.words.token("caard"); !got.fixed || s.words.words[got.id].text != "card" {
		t.Errorf("caard is read as %+v", got)
	}
}
