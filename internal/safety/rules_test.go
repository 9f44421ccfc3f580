package safety

import (
	"slices"
	"strings"
	"testing"
)

// Every rule of every lexicon catches the lines it says it catches, and leaves its near misses alone.
func TestEveryRuleShowsItsCase(t *testing.T) {
	t.Parallel()
	l := load(t)
	for i := range l.rules {
		r := &l.rules[i]
		for _, line := range r.Yes {
			v := l.Check(line, r.lang)
			ok := slices.ContainsFunc(v.Reasons, func(x Reason) bool {
				return x.Rule == r.ID && x.Lang == r.lang && x.Level == r.Level
			})
			if !ok {
				t.Errorf("%s/%s does not catch its own example %q\n%s", r.lang, r.ID, line, v.Explain())
			}
		}
		for _, line := range r.No {
			if v := l.Check(line, r.lang); v.Level.Alarm() {
				t.Errorf("the near miss %q of %s/%s raises an alarm\n%s", line, r.lang, r.ID, v.Explain())
			}
		}
	}
}

func TestEveryLanguageCoversEveryCategory(t *testing.T) {
	t.Parallel()
	l := load(t)
	for _, lang := range []string{"ar", "de", "en", "es", "fr", "hi", "pt", "ru"} {
		for _, category := range Categories() {
			if !slices.ContainsFunc(l.rules, func(r rule) bool { return r.lang == lang && r.Category == category }) {
				t.Errorf("%s has no rule for %s", lang, category)
			}
		}
	}
}

func TestVersionNamesEveryLexicon(t *testing.T) {
	t.Parallel()
	version := load(t).Version()
	for _, lang := range []string{"ar", "de", "en", "es", "fr", "hi", "pt", "ru"} {
		if !strings.Contains(version, lang+" 20") {
			t.Errorf("version %q does not name %s", version, lang)
		}
	}
}

func TestParseRefusesWhatNobodyCanReview(t *testing.T) {
	t.Parallel()
	const head = "lexicon en 1\nset PAIN\n  pain\n"
	const rest = "  for   everybody\n  why   it hurts\n  find  PAIN\n  yes   pain\n  no    none\n"
	for _, c := range []struct{ text, want string }{
		{"set PAIN\n  pain\n", "lexicon LANG VERSION"},
		{head + "rule a emergency other\n  for   all\n", "want for, why, find, and a line each for yes and no"},
		{head + "rule a emergency other\n" + rest + "rule a urgent other\n" + rest, "id is taken"},
		{head + "rule a grave other\n" + rest, "none of emergency, urgent, crisis, footer"},
		{head + "rule a emergency headache\n" + rest, "category \"headache\" is not known"},
		{head + "rule a emergency other keeps live\n" + rest, "no softening context"},
		{head + "rule a emergency other\n  find\n", "has no text"},
		{head + "  because nobody\n  = \n", "no set and no word"},
		{head + "rules\n", "starts nothing known"},
		{"lexicon en 1\n  orphan\n", "belongs to no set and no rule"},
		{head + "context absent ahead 3\n  no\n", "context KIND"},
		{head + "set pain\n  pain\n", "in capitals"},
		{head + strings.Replace("rule a emergency other\n"+rest, "find  PAIN", "find  PAIN > ARM", 1), "set ARM is not known"},
		{head + strings.Replace("rule a emergency other\n"+rest, "find  PAIN", "find  {PAIN,ache}", 1), "a set stands among words"},
		{head + strings.Replace("rule a emergency other\n"+rest, "find  PAIN", "find  <x-9>", 1), "no range of numbers"},
		{head + "set PAIN\n  ache\n", "name is taken"},
	} {
		s, err := parse("test", c.text)
		if err == nil {
			_, err = compile([]*source{s}, nil)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error is %v, want one about %q", c.text, err, c.want)
		}
	}
}

func TestExpand(t *testing.T) {
	t.Parallel()
	got := strings.Join(expand("{,very {bad,sore}} b{leed,led}"), "|")
	if want := " bleed| bled|very bad bleed|very bad bled|very sore bleed|very sore bled"; got != want {
		t.Errorf("expand gives %q, want %q", got, want)
	}
	if got := splitPhrases("a {b,c} d, e"); len(got) != 2 {
		t.Errorf("splitPhrases gives %q", got)
	}
}
