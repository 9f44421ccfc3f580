package safety

import (
	"strings"
	"sync"
	"testing"
)

func TestCheckSaysWhatItFound(t *testing.T) {
	t.Parallel()
	l := load(t)
	v := l.Check("Hi! My husband has a CRUSHING pain in his chest.", "es")
	if v.Level != Emergency || v.Category != "chest_pain" || v.Lang != "en" {
		t.Fatalf("verdict is %s %s %s", v.Level, v.Category, v.Lang)
	}
	if want := "crushing pain in his chest"; v.Reasons[0].Words != want {
		t.Errorf("words are %q, want %q", v.Reasons[0].Words, want)
	}
	for _, want := range []string{"emergency: chest_pain (en)", "en/chest-tight", "crushing pain"} {
		if !strings.Contains(v.Explain(), want) {
			t.Errorf("explanation lacks %q:\n%s", want, v.Explain())
		}
	}
	if got := l.Check("no chest pain", "en").Explain(); !strings.Contains(got, "softened because negated") {
		t.Errorf("explanation does not say that the sign is negated:\n%s", got)
	}
	if got := l.Check("", "").Explain(); got != "none: no rule matched" {
		t.Errorf("explanation of nothing is %q", got)
	}
}

func TestLevels(t *testing.T) {
	t.Parallel()
	order := []Level{Emergency, Urgent, Crisis, Footer, None}
	for i, l := range order {
		if l.rank() != i || l.Alarm() != (i < 3) {
			t.Errorf("%s has rank %d, alarm %v", l, l.rank(), l.Alarm())
		}
	}
	l := load(t)
	if v := l.Check("I took all my tablets, I want to die", "en"); v.Level != Emergency || v.Category != "poisoning_overdose" {
		t.Errorf("an overdose meant to kill is %s %s, want the emergency first", v.Level, v.Category)
	}
	if v := l.Check("I want to die", "en"); v.Level != Crisis {
		t.Errorf("want to die is %s", v.Level)
	}
}

// Numbers, spelling and slang that have a place in the language of the lexicon.
func TestCheckReads(t *testing.T) {
	t.Parallel()
	l := load(t)
	for _, text := range []string{
		"baby 9 weeks old 38.5",
		"my 2mo has a temp of 39C",
		"baby is 101.2F",
		"sats 84",
		"chestpain and cant breathe",
		"I CAN’T BREATHE",
		"i caaaant breatheee",
		"he cannt braethe",
		"cant​ brea​the",
		"𝐈 𝐜𝐚𝐧'𝐭 𝐛𝐫𝐞𝐚𝐭𝐡𝐞",
		"mi papá no puede respirar",
		"bhai ko saans nahi aa rahi",
		"mesh 2ader atnafas",
		"hi can I book for Tuesday, no puedo respirar",
	} {
		if v := l.Check(text, ""); !v.Level.Alarm() {
			t.Errorf("%q raises no alarm: %s", text, v.Explain())
		}
	}
	for _, text := range []string{
		"", " ", "\xff\xfe", "thanks", "see you at 9", "baby weighing at 9", "cheat pain", "the chess club",
		strings.Repeat("a", 1<<20),
	} {
		if v := l.Check(text, ""); v.Level != None {
			t.Errorf("%.40q is %s", text, v.Explain())
		}
	}
}

// A sign is found wherever it stands in a text of up to 16 KiB, and at both ends of a longer one.
func TestCheckReadsLongTexts(t *testing.T) {
	t.Parallel()
	l := load(t)
	const sign = "my dad can't breathe and his lips are blue. "
	filler := strings.Repeat("Good morning, I would like to book a routine visit for next week. ", 400)
	for at := 0; at < readInFull-len(sign)-1; at += 997 {
		text := filler[:at] + " " + sign + filler[at:readInFull-len(sign)-1]
		if v := l.Check(text, "en"); v.Level != Emergency || v.Reasons[0].Lang != "en" {
			t.Fatalf("sign at byte %d of %d is missed: %s", at, len(text), v.Explain())
		}
	}
	long := strings.Repeat(filler, 20)
	for name, text := range map[string]string{"start": sign + long, "end": long + sign} {
		if v := l.Check(text, "en"); v.Level != Emergency {
			t.Errorf("sign at the %s of %d bytes is missed", name, len(text))
		}
	}
	if v := l.Check(long, "en"); v.Level != None {
		t.Errorf("long text without a sign: %s", v.Explain())
	}
	denied := strings.Repeat("I have no chest pain and I am well, thank you very much. ", 250)
	if v := l.Check(denied, "en"); v.Level != Footer {
		t.Errorf("chest pain denied over and over is %s", v.Explain())
	}
}

func TestCheckRunsInParallel(t *testing.T) {
	t.Parallel()
	l := load(t)
	lines := questions(t, "en_true")[:60]
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, q := range lines {
				if v := l.Check(q.Text, "en"); v.Level == None {
					t.Errorf("%q is none", q.Text)
				}
			}
		})
	}
	wait.Wait()
}

// A Verdict keeps no part of the text alive or changing: the working memory is reused by the next call.
func TestVerdictOutlivesTheNextCheck(t *testing.T) {
	t.Parallel()
	l := load(t)
	first := l.Check("crushing chest pain", "en")
	before := first.Explain()
	for range 100 {
		l.Check("his face is drooping and he can't talk", "en")
	}
	if after := first.Explain(); after != before {
		t.Errorf("verdict changed from %s to %s", before, after)
	}
}
