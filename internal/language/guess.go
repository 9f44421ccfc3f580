package language

import (
	"slices"
	"strings"
	"unicode"
)

// Guess names the language that text is written in: one of among, which holds codes such as "en". It knows en, es,
// fr, de, pt, ru, ar and hi, the last two also in Latin letters; an empty among means all of them. Text in another
// language, or too short to tell, gives "". sure tells that the runner-up is far behind, so that one message is
// enough to change the language of a conversation; without it the guess is only better than none.
//
// The script decides first. For Latin letters a model of words and letter triples, learnt from a page of
// front-desk sentences for each language, compares the languages; accents count as evidence where people write
// them. The result depends on nothing but the arguments.
func Guess(text string, among []string) (lang string, sure bool) {
	script, letters := dominantScript(text)
	if script != "" {
		if !accepts(among, script) {
			return "", false
		}
		return script, letters >= 3
	}
	if letters == 0 {
		return "", false
	}
	return guessLatin(text, among)
}

func accepts(among []string, lang string) bool {
	return len(among) == 0 || slices.Contains(among, lang)
}

// dominantScript returns the language of the script that most letters of text belong to, "" for Latin, and how
// many letters that script has.
func dominantScript(text string) (lang string, letters int) {
	var latin, cyrillic, arabic, indic, other int
	for _, r := range text {
		switch {
		case r < 0x250 || 0x1e00 <= r && r < 0x1f00:
			if unicode.IsLetter(r) {
				latin++
			}
		case 0x400 <= r && r < 0x530:
			cyrillic++
		case strings.ContainsRune("پچژگٹڈڑےںھ", r): // Persian and Urdu
			other += 4
		case 0x600 <= r && r < 0x780 && unicode.IsLetter(r), 0xfb50 <= r && r < 0xff00 && unicode.IsLetter(r):
			arabic++
		case 0x900 <= r && r < 0x980:
			indic++
		case unicode.IsLetter(r):
			other++
		}
	}
	// A word of Latin letters weighs less: names of medicines and English terms stand inside every language.
	most := max(latin/2, cyrillic, arabic, indic)
	switch {
	case other > most:
		return "", 0
	case most == 0:
		return "", latin
	case most == cyrillic:
		return "ru", cyrillic
	case most == arabic:
		return "ar", arabic
	case most == indic:
		return "hi", indic
	}
	return "", latin
}
