package language

import (
	"unicode"
	"unicode/utf8"
)

// Words returns the words of a folded text, in order. A word is a run of letters, marks and digits. An apostrophe
// between letters stays inside ("it's", "l'eau"), as do "." and "," between digits ("38.5", "1,000"); everything
// else, hyphens too, parts words. Scripts that do not part words by spaces come out as one long word.
//
// The words are slices of folded, which must come from Fold.
func Words(folded string) []string {
	var words []string
	EachWord(folded, func(start, end int) {
		words = append(words, folded[start:end])
	})
	return words
}

// EachWord calls yield with the byte range of each word that Words would return. It does not allocate.
func EachWord(folded string, yield func(start, end int)) {
	start := -1
	for i := 0; i < len(folded); {
		size := 1
		class := asciiClass(folded[i])
		if folded[i] >= utf8.RuneSelf {
			var r rune
			r, size = utf8.DecodeRuneInString(folded[i:])
			class = runeClass(r)
		}
		if class == gap && start >= 0 && joins(folded, i) {
			class = letter
		}
		switch {
		case class == gap && start >= 0:
			yield(start, i)
			start = -1
		case class != gap && start < 0:
			start = i
		}
		i += size
	}
	if start >= 0 {
		yield(start, len(folded))
	}
}

// class says what a character does to words.
type class uint8

const (
	gap class = iota
	letter
	digit
)

func asciiClass(c byte) class {
	switch {
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		return letter
	case '0' <= c && c <= '9':
		return digit
	}
	return gap
}

func runeClass(r rune) class {
	switch {
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return gap
}

// joins reports whether the ASCII character at i, which follows a word character, holds two halves of one word
// together.
func joins(s string, i int) bool {
	if i+1 >= len(s) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	switch s[i] {
	case '\'':
		return runeClass(before) == letter && runeClass(after) == letter
	case '.', ',':
		return runeClass(before) == digit && runeClass(after) == digit
	}
	return false
}
