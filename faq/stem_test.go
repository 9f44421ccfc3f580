package faq

import (
	"slices"
	"testing"
)

func TestStemBringsFormsTogether(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang  string
		forms []string
	}{
		{"en", []string{"cancel", "cancels", "cancelled", "cancelling"}},
		{"en-gb", []string{"prescription", "prescriptions"}},
		{"es", []string{"cancelo", "cancelar", "cancele"}},
		{"fr", []string{"annuler", "annulez", "annule"}},
		{"de", []string{"termin", "termine", "terminen"}},
		{"pt-br", []string{"consulta", "consultas"}},
		{"pt", []string{"cancelar", "cancelei"}},
		{"ru", []string{"клиника", "клиники", "клинике"}},
		{"ar", []string{"الموعد", "موعد", "والموعد", "موعدي"}},
		{"hi", []string{"दवा", "दवाओं"}},
		{"xx", []string{"word"}},
	} {
		want := stem(c.lang, c.forms[0])
		for _, f := range c.forms {
			if got := stem(c.lang, f); got != want {
				t.Errorf("%s: stem(%q) = %q, but stem(%q) = %q", c.lang, f, got, c.forms[0], want)
			}
		}
	}
}

func TestStemLeavesShortWordsAndNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ lang, word string }{{"en", "24s"}, {"de", "arm"}, {"pt", "as"}, {"ar", "في"}, {"hi", "है"}} {
		if got := stem(c.lang, c.word); got != c.word {
			t.Errorf("%s: stem(%q) = %q", c.lang, c.word, got)
		}
	}
}

// trimEnding takes the first ending that fits, so an ending must stand before those that it ends in.
func TestEndingsStandLongestFirst(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"de", "pt", "ar", "hi"} {
		list := endings(lang)
		if len(list) == 0 {
			t.Errorf("%s has no endings", lang)
		}
		for i, e := range list {
			for _, before := range list[:i] {
				if len(before) < len(e) && e[len(e)-len(before):] == before {
					t.Errorf("%s: %q stands before %q", lang, before, e)
				}
			}
			if slices.Contains(list[:i], e) {
				t.Errorf("%s: %q is there twice", lang, e)
			}
		}
	}
}
