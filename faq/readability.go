package faq

import (
	"strings"
	"unicode"

	"frontdesk/internal/language"
)

// grade returns the US school grade that an English text asks of its reader, by the formula of Kincaid, Fishburne,
// Rogers and Chissom (Research Branch Report 8-75, 1975):
//
//	0.39 words/sentences + 11.8 syllables/words - 15.59
//
// A line end closes a sentence, so that lists count as short ones. A number counts as a word of one syllable; so do
// addresses of pages and mail. Syllables are estimated from the vowels, which is right for about nine words in ten.
// Of a text of fewer than 10 words the grade says little; ok is false then.
func grade(text string) (grade float64, ok bool) {
	words, sentences, syllables := 0, 0, 0
	for line := range strings.Lines(text) {
		open := false
		for field := range strings.FieldsSeq(line) {
			n := fieldSyllables(field)
			if n == 0 {
				continue
			}
			words++
			syllables += n
			open = true
			if closes(field) {
				sentences++
				open = false
			}
		}
		if open {
			sentences++
		}
	}
	if words < 10 {
		return 0, false
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(syllables)/float64(words) - 15.59, true
}

// closes reports whether a sentence ends with the field.
func closes(field string) bool {
	field = strings.TrimRight(field, `"')`)
	return strings.HasSuffix(field, ".") || strings.HasSuffix(field, "!") || strings.HasSuffix(field, "?")
}

// fieldSyllables returns the syllables between two spaces, 0 when no letter or digit is there.
func fieldSyllables(field string) int {
	if strings.ContainsAny(field, "@/") || strings.IndexFunc(field, unicode.IsDigit) >= 0 {
		return 1
	}
	n := 0
	for _, w := range language.Words(language.Fold(field)) {
		n += syllables(w)
	}
	return n
}

// syllables estimates the syllables of a folded English word.
func syllables(word string) int {
	isVowel := func(i int) bool { return strings.IndexByte("aeiouy", word[i]) >= 0 }
	n := 0
	for i := range len(word) {
		if isVowel(i) && (i == 0 || !isVowel(i-1)) {
			n++
		}
	}
	if silentEnd(word) {
		n--
	}
	for _, pair := range []string{"ia", "io", "iu", "ua", "eo", "ying"} { // two vowels apart, but in "-tion" and the like
		if i := strings.Index(word, pair); i >= 0 && (i == 0 || strings.IndexByte("tscqg", word[i-1]) < 0) {
			n++
		}
	}
	return max(1, n)
}

// silentEnd reports whether the vowel of the last letters is not spoken: "late", "called", "times".
func silentEnd(word string) bool {
	switch {
	case strings.HasSuffix(word, "le"):
		return len(word) > 2 && strings.IndexByte("aeiouy", word[len(word)-3]) >= 0 // whole, but ta-ble
	case strings.HasSuffix(word, "ed"):
		return !strings.HasSuffix(word, "ted") && !strings.HasSuffix(word, "ded")
	case strings.HasSuffix(word, "es"):
		return len(word) > 2 && strings.IndexByte("sczgxh", word[len(word)-3]) < 0
	}
	return strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "ee")
}
