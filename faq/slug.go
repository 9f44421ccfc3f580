package faq

import (
	"strconv"
	"strings"

	"frontdesk/internal/language"
)

// slug makes an id out of a question, such as "how-do-i-cancel" out of "How do I cancel?". Of letters that are not
// a to z nothing is left; then the id is "entry" and a number made from the text, so that the same question always
// gets the same id.
func slug(question string) string {
	var b strings.Builder
	foreign := false
	for _, w := range language.Words(strings.ReplaceAll(language.Fold(clip(question)), "'", "")) {
		if !plainID(w) {
			foreign = true
			continue
		}
		if b.Len()+1+len(w) > longestSlug {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(w)
	}
	if b.Len() == 0 || foreign {
		hash := strconv.FormatUint(uint64(hashBytes(wordSeed, language.Fold(question))), 36)
		return strings.TrimPrefix(b.String()+"-entry-"+hash[len(hash)-6:], "-")
	}
	return b.String()
}

// longestSlug keeps ids readable in lists; longest is the limit of a written one.
const (
	longestSlug = 48
	longestID   = 64
)

// plainID reports whether s holds nothing but a to z, 0 to 9 and "-".
func plainID(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}
