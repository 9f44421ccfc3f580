package faq

import (
	"strings"

	"github.com/kljensen/snowball/english"
	"github.com/kljensen/snowball/french"
	"github.com/kljensen/snowball/russian"
	"github.com/kljensen/snowball/spanish"
)

// stem returns the stem of a folded word. English, Spanish, French and Russian use the Snowball algorithms
// (snowballstem.org); German, Portuguese, Arabic and Hindi lose their most common endings, see endings. Other
// languages keep their words whole: the letters of feature.go still bring their forms together.
func stem(lang, word string) string {
	if strings.ContainsAny(word, "0123456789") {
		return word
	}
	lang = base(lang)
	switch lang {
	case "en":
		return english.Stem(word, true)
	case "es":
		return spanish.Stem(word, true)
	case "fr":
		return french.Stem(word, true)
	case "ru":
		return russian.Stem(word, true)
	case "ar":
		word = trimArabic(word)
	}
	return trimEnding(lang, word)
}

// trimArabic removes the article and the one-letter words that are written together with the next one, as the
// "light10" stemmer does (Larkey, Ballesteros and Connell, 2007), as long as three letters stay.
func trimArabic(word string) string {
	for _, p := range []string{"وال", "بال", "كال", "فال", "لل", "ال", "و"} {
		if rest, ok := strings.CutPrefix(word, p); ok && len(rest) >= 3*len("ا") {
			return rest
		}
	}
	return word
}

// trimEnding removes the longest listed ending that leaves enough of the word.
func trimEnding(lang, word string) string {
	least := 4
	switch lang {
	case "ar", "hi":
		least = 2 * 3 // bytes: two letters or so
	}
	for _, e := range endings(lang) {
		if rest, ok := strings.CutSuffix(word, e); ok && len(rest) >= least {
			return rest
		}
	}
	return word
}

// endings lists, longest first, the endings of inflected words, in folded form. German after Caumanns (1999),
// Hindi after Ramanathan and Rao (2003), Arabic after light10, Portuguese plural and verb endings.
func endings(lang string) []string {
	switch lang {
	case "de":
		return germanEndings[:]
	case "pt":
		return portugueseEndings[:]
	case "ar":
		return arabicEndings[:]
	case "hi":
		return hindiEndings[:]
	}
	return nil
}

var (
	germanEndings     = [...]string{"ungen", "ern", "est", "end", "ung", "em", "er", "en", "es", "st", "et", "te", "e", "s"}
	portugueseEndings = [...]string{"amentos", "amento", "aremos", "acoes", "ando", "endo", "indo", "acao", "aram", "avam", "mente", "oes", "aes", "ais", "eis", "ado", "ada", "ido", "ida", "ava", "ar", "er", "ir", "os", "as", "es", "ou", "ei", "o", "a", "e", "s"}
	arabicEndings     = [...]string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا"}
	hindiEndings      = [...]string{"ाएंगी", "ाएंगे", "ाऊंगी", "ाऊंगा", "ियों", "ियां", "ाओं", "ाएं", "ुओं", "ुएं", "ना", "नी", "ने", "ता", "ती", "ते", "ों", "ें", "ां", "ीं", "ी", "ा", "े", "ो", "ि", "ु", "ू"}
)
