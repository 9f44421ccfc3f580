package language

import "testing"

func TestFold(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"  ", ""},
		{"hello world", "hello world"},
		{"trailing ", "trailing"},
		{" Hello,\t\nWORLD  ", "hello, world"},
		{"Straße Ørsted Æther ISIK ışık İstanbul", "strasse orsted aether isik isik istanbul"},
		{"café", "cafe"},
		{"cafe\u0301", "cafe"},
		{"Ação ñandú Việt", "acao nandu viet"},
		{"Ёлка ёж мой мои\u0306 е\u0308ж", "елка еж мой мой еж"},
		{"أُمِّي إلى آخر مدرسةـــ", "امي الي اخر مدرسه"},
		{"ا\u0654 ا\u0653 ي\u0654 و\u0654", "ا ا ي و"},
		{"مسؤول شيئ", "مسوول شيي"},
		{"ज़रूरत ड़ हूँ", "जरूरत ड हूं"},
		{"ज\u093cरूरत", "जरूरत"},
		{"I can’t breathe “now” – ok…", "i can't breathe \"now\" - ok..."},
		{"can`t", "can't"},
		{"he\u200blp \u202eme\u202c\ufeff", "help me"},
		{"３８．５ ٣٨ ۳۸ ३८", "38.5 38 38 38"},
		{"Ｈｅｌｐ 𝐡𝐞𝐥𝐩 𝓗𝓔𝓛𝓟 𝟡𝟙𝟙", "help help help 911"},
		{"ﻣﺮﺣﺒﺎ ﻻ", "مرحبا لا"},
		{"ﬁne", "fine"},
		{"Άσθμα άσθμας", "ασθμα ασθμασ"},
		{"a\xffb\x00c", "a b c"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
		if got := Fold(Fold(c.in)); got != Fold(c.in) {
			t.Errorf("Fold twice of %q = %q, once %q", c.in, got, Fold(c.in))
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"...", nil},
		{"i can't breathe", []string{"i", "can't", "breathe"}},
		{"'quoted' o'clock'", []string{"quoted", "o'clock"}},
		{"38.5, 1,000 and 3. x", []string{"38.5", "1,000", "and", "3", "x"}},
		{"38.5°c e-mail", []string{"38.5", "c", "e", "mail"}},
		{"l'eau d'ici", []string{"l'eau", "d'ici"}},
		{"हिन्दी में", []string{"हिन्दी", "में"}},
		{"لا استطيع التنفس؟", []string{"لا", "استطيع", "التنفس"}},
		{"мне плохо", []string{"мне", "плохо"}},
	} {
		got := Words(c.in)
		if len(got) != len(c.want) {
			t.Errorf("Words(%q) = %q, want %q", c.in, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("Words(%q) = %q, want %q", c.in, got, c.want)
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Ça va? İ ﻻ ज़ \u0306и\u0306 1.5' `")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Fatalf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		last := 0
		EachWord(once, func(start, end int) {
			if start < last || end <= start || end > len(once) {
				t.Fatalf("word [%d:%d] after %d in %q", start, end, last, once)
			}
			last = end
		})
	})
}
