// Package language turns what people type into a form that can be matched, cuts it into words, and guesses
// which language it is in. Nothing here does I/O, and the standard library is all it needs.
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns the matching form of s: two texts that a reader would call "the same words" fold to the same
// string. The fold is lossy and for comparison only; never show it to anybody.
//
// It lowers the case; drops diacritics of Latin letters (ß becomes ss, ø o, æ ae, ı i) and of Greek; reads ё as
// е; drops Arabic vowel marks and tatweel, and unifies the forms of alef, ya and ta marbuta, the carriers of hamza
// and the Persian kaf and ya; drops the Devanagari nukta and reads chandrabindu as anusvara; turns full-width and
// "mathematical" letters and the digits of Arabic and Devanagari into ASCII, curly quotes, primes and backticks
// into straight ones, and every dash into "-"; removes zero-width and direction controls; collapses white space,
// control characters and invalid UTF-8 to one space, none at the ends.
//
// Precomposed and combining forms of one letter fold alike, except in scripts not named here (Hangul, kana).
// Fold(Fold(s)) == Fold(s). A text that is folded already is returned without copying.
func Fold(s string) string {
	plain := asciiPrefix(s)
	if plain == len(s) {
		return strings.TrimSuffix(s, " ")
	}
	f := folder{out: make([]byte, 0, len(s)+8)}
	f.out = append(f.out, s[:plain]...)
	for i := plain; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			f.ascii(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		f.rune(r)
		i += size
	}
	return strings.TrimSuffix(string(f.out), " ")
}

// asciiPrefix returns how many bytes of s are already in folded form.
func asciiPrefix(s string) int {
	space := true
	for i := range len(s) {
		c := s[i]
		if c == ' ' && space || c < ' ' || c >= 0x7f || c == '`' || 'A' <= c && c <= 'Z' {
			return i
		}
		space = c == ' '
	}
	return len(s)
}

type folder struct {
	out []byte
}

func (f *folder) ascii(c byte) {
	switch {
	case c <= ' ' || c == 0x7f:
		f.space()
	case 'A' <= c && c <= 'Z':
		f.out = append(f.out, c+'a'-'A')
	case c == '`':
		f.out = append(f.out, '\'')
	default:
		f.out = append(f.out, c)
	}
}

func (f *folder) space() {
	if n := len(f.out); n > 0 && f.out[n-1] != ' ' {
		f.out = append(f.out, ' ')
	}
}

func (f *folder) rune(r rune) {
	const breve = '\u0306'
	switch {
	case r == utf8.RuneError || unicode.IsSpace(r) || unicode.Is(unicode.Cc, r):
		f.space()
	case r == breve && strings.HasSuffix(string(f.out[max(0, len(f.out)-2):]), "и"):
		f.out = append(f.out[:len(f.out)-2], "й"...)
	case invisible(r):
	default:
		f.letter(r)
	}
}

func (f *folder) letter(r rune) {
	r = unicode.ToLower(r)
	if int(r) < len(foldLow) {
		if to := foldLow[r]; to != "" {
			f.out = append(f.out, to...)
			return
		}
	} else if to, ok := foldHigh[r]; ok {
		f.out = append(f.out, to...)
		return
	}
	switch {
	case 0xff01 <= r && r <= 0xff5e: // full-width ASCII
		f.ascii(byte(r - 0xff01 + '!'))
	case 0x660 <= r && r <= 0x669:
		f.out = append(f.out, byte('0'+r-0x660))
	case 0x6f0 <= r && r <= 0x6f9:
		f.out = append(f.out, byte('0'+r-0x6f0))
	case 0x966 <= r && r <= 0x96f:
		f.out = append(f.out, byte('0'+r-0x966))
	case 0x1d400 <= r && r <= 0x1d6a3: // bold, italic, script ... Latin letters, 26 capitals then 26 small
		f.out = append(f.out, byte('a'+(r-0x1d400)%26))
	case 0x1d7ce <= r && r <= 0x1d7ff:
		f.out = append(f.out, byte('0'+(r-0x1d7ce)%10))
	default:
		f.out = utf8.AppendRune(f.out, r)
	}
}

// invisible tells which characters say nothing about the words: combining marks of the scripts that Fold unifies,
// zero-width characters, direction controls and variation selectors.
func invisible(r rune) bool {
	switch {
	case 0x300 <= r && r <= 0x36f, 0x1ab0 <= r && r <= 0x1aff, 0x1dc0 <= r && r <= 0x1dff,
		0x20d0 <= r && r <= 0x20ff, 0xfe20 <= r && r <= 0xfe2f: // combining marks
		return true
	case r == 0x640, 0x610 <= r && r <= 0x61a, 0x64b <= r && r <= 0x65f, r == 0x670,
		0x6d6 <= r && r <= 0x6dc, 0x6df <= r && r <= 0x6e8, 0x6ea <= r && r <= 0x6ed, 0x8d3 <= r && r <= 0x8ff: // Arabic
		return true
	case 0x591 <= r && r <= 0x5bd, r == 0x5bf, r == 0x5c1, r == 0x5c2, r == 0x5c4, r == 0x5c5, r == 0x5c7: // Hebrew
		return true
	case r == 0x93c: // Devanagari nukta
		return true
	case r == 0xad, r == 0x61c, r == 0x180e, 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e,
		0x2060 <= r && r <= 0x206f, r == 0xfeff, 0xfe00 <= r && r <= 0xfe0f, 0xe0000 <= r && r <= 0xe01ef:
		return true
	}
	return false
}

// foldLow and foldHigh hold the matching form of single characters, below and from U+0700.
var (
	foldLow  = lowTable()
	foldHigh = highTable()
)

func lowTable() *[0x700]string {
	var t [0x700]string
	for from, to := range everyFold {
		if int(from) < len(t) {
			t[from] = to
		}
	}
	return &t
}

func highTable() map[rune]string {
	t := make(map[rune]string)
	for from, to := range everyFold {
		if from >= 0x700 {
			t[from] = to
		}
	}
	return t
}

func everyFold(yield func(rune, string) bool) {
	for _, f := range foldLetters {
		for _, from := range f.from {
			if !yield(from, f.to) {
				return
			}
		}
	}
	for _, f := range foldPresentation {
		for from := f.first; from <= f.last; from++ {
			if !yield(from, f.to) {
				return
			}
		}
	}
}

// foldLetters lists lower-case letters by what they fold to (Latin and Greek from the Unicode decompositions).
var foldLetters = []struct{ to, from string }{
	{"ss", "ß"},
	{"a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"},
	{"ae", "æǣǽ"},
	{"c", "çćĉċčḉ"},
	{"e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"},
	{"i", "ìíîïĩīĭįİıǐȉȋḭḯỉị"},
	{"d", "ðďđḋḍḏḑḓ"},
	{"n", "ñńņňŉŋǹṅṇṉṋ"},
	{"o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"},
	{"u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"},
	{"y", "ýÿŷȳẏẙỳỵỷỹ"},
	{"th", "þ"},
	{"g", "ĝğġģǧǵḡ"},
	{"h", "ĥħȟḣḥḧḩḫẖ"},
	{"ij", "ĳ"},
	{"j", "ĵǰ"},
	{"k", "ķĸǩḱḳḵ"},
	{"l", "ĺļľłḷḹḻḽ"},
	{"oe", "œ"},
	{"r", "ŕŗřȑȓṙṛṝṟ"},
	{"s", "śŝşšſșṡṣṥṧṩẛ"},
	{"t", "ţťŧțṫṭṯṱẗ"},
	{"w", "ŵẁẃẅẇẉẘ"},
	{"z", "źżžẑẓẕ"},
	{"b", "ƀḃḅḇ"},
	{"dz", "ǆǳ"},
	{"lj", "ǉ"},
	{"nj", "ǌ"},
	{"f", "ḟ"},
	{"m", "ḿṁṃ"},
	{"p", "ṕṗ"},
	{"v", "ṽṿ"},
	{"x", "ẋẍ"},
	{"ff", "ﬀ"},
	{"fi", "ﬁ"},
	{"fl", "ﬂ"},
	{"ffi", "ﬃ"},
	{"ffl", "ﬄ"},
	{"st", "ﬅﬆ"},
	{"ι", "ΐίϊ"},
	{"α", "ά"},
	{"ε", "έ"},
	{"η", "ή"},
	{"υ", "ΰϋύ"},
	{"ο", "ό"},
	{"ω", "ώ"},
	{"σ", "ς"},
	{"е", "ёѐ"},
	{"и", "ѝ"},
	{"у", "ў"},
	{"і", "ї"},
	{"г", "ѓ"},
	{"к", "ќ"},
	{"ا", "أإآٱ"},
	{"ي", "ىئیۍ"},
	{"ه", "ةۀہ"},
	{"و", "ؤ"},
	{"ك", "کڪ"},
	{"क", "\u0958"},
	{"ख", "\u0959"},
	{"ग", "\u095a"},
	{"ज", "\u095b"},
	{"ड", "\u095c"},
	{"ढ", "\u095d"},
	{"फ", "\u095e"},
	{"य", "\u095f"},
	{"न", "\u0929"},
	{"र", "\u0931"},
	{"ळ", "\u0934"},
	{"ं", "\u0901"},
	{"'", "’‘‛ʼʹʻ′´＇ˈ‵"},
	{"\"", "“”„‟«»″〝〞"},
	{"-", "‐‑‒–—―−﹣"},
	{"...", "…"},
}

// foldPresentation lists the positional forms of Arabic letters that old keyboards and PDF copies produce.
var foldPresentation = []struct {
	first, last rune
	to          string
}{
	{0xfe80, 0xfe80, "ء"},
	{0xfe81, 0xfe84, "ا"},
	{0xfe85, 0xfe86, "و"},
	{0xfe87, 0xfe88, "ا"},
	{0xfe89, 0xfe8c, "ي"},
	{0xfe8d, 0xfe8e, "ا"},
	{0xfe8f, 0xfe92, "ب"},
	{0xfe93, 0xfe94, "ه"},
	{0xfe95, 0xfe98, "ت"},
	{0xfe99, 0xfe9c, "ث"},
	{0xfe9d, 0xfea0, "ج"},
	{0xfea1, 0xfea4, "ح"},
	{0xfea5, 0xfea8, "خ"},
	{0xfea9, 0xfeaa, "د"},
	{0xfeab, 0xfeac, "ذ"},
	{0xfead, 0xfeae, "ر"},
	{0xfeaf, 0xfeb0, "ز"},
	{0xfeb1, 0xfeb4, "س"},
	{0xfeb5, 0xfeb8, "ش"},
	{0xfeb9, 0xfebc, "ص"},
	{0xfebd, 0xfec0, "ض"},
	{0xfec1, 0xfec4, "ط"},
	{0xfec5, 0xfec8, "ظ"},
	{0xfec9, 0xfecc, "ع"},
	{0xfecd, 0xfed0, "غ"},
	{0xfed1, 0xfed4, "ف"},
	{0xfed5, 0xfed8, "ق"},
	{0xfed9, 0xfedc, "ك"},
	{0xfedd, 0xfee0, "ل"},
	{0xfee1, 0xfee4, "م"},
	{0xfee5, 0xfee8, "ن"},
	{0xfee9, 0xfeec, "ه"},
	{0xfeed, 0xfeee, "و"},
	{0xfeef, 0xfef4, "ي"},
	{0xfef5, 0xfefc, "لا"},
}
