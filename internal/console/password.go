package console

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// The cost of a password hash: argon2id with one pass over 46 MiB (OWASP ASVS 5.0, appendix C).
const (
	hashMemory  = 47104 // KiB
	hashPasses  = 1
	hashThreads = 1
	saltBytes   = 16
	hashBytes   = 32
)

// PasswordShortest and PasswordLongest bound a password, in characters. There are no rules of composition: they make
// passwords worse (OWASP ASVS 5.0, 6.2.1 and 6.2.5). What guessers try first is refused instead (6.2.4).
const (
	PasswordShortest = 8
	PasswordLongest  = 200
)

// HashPassword makes what is stored of a password, as "$argon2id$v=19$m=47104,t=1,p=1$salt$hash". A password that is
// too short, too long or too plain is refused with a line that says what to do. It takes 46 MiB and some 50 ms: bound
// how many run at once.
func HashPassword(password string) (string, error) {
	if err := checkPassword(password); err != nil {
		return "", err
	}
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt) // crypto/rand.Read never returns an error (Go 1.24)
	sum := argon2.IDKey(passwordBytes(password), salt, hashPasses, hashMemory, hashThreads, hashBytes)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashPasses, hashThreads,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum)), nil
}

// VerifyPassword reports whether a password is the one behind encoded. What HashPassword did not write is false. It
// costs what encoded says, which may be an older cost.
func VerifyPassword(encoded, password string) bool {
	h, ok := parseHash(encoded)
	if !ok || utf8.RuneCountInString(password) > PasswordLongest {
		return false
	}
	sum := argon2.IDKey(passwordBytes(password), h.salt, h.passes, h.memory, h.threads, uint32(len(h.sum)))
	return subtle.ConstantTimeCompare(sum, h.sum) == 1
}

func checkPassword(password string) error {
	seen := map[rune]bool{}
	for _, r := range password {
		seen[r] = true
	}
	switch n := utf8.RuneCountInString(password); {
	case !utf8.ValidString(password):
		return errors.New("this password has characters that cannot be read; use letters, digits and spaces")
	case n < PasswordShortest:
		return fmt.Errorf("a password needs %d characters or more; three or four words make a good one", PasswordShortest)
	case n > PasswordLongest:
		return fmt.Errorf("a password may have %d characters at most", PasswordLongest)
	case len(seen) < 4 || plainPassword(password):
		return errors.New("this password is one of the first that anybody would guess; three or four words make a good one")
	}
	return nil
}

// plainWords are the stems of the passwords that leaks have most of, and of those that people at a front desk reach for.
const plainWords = ` password passwort passw0rd pass word welcome letmein login admin administrator root user guest test master
qwerty qwertz azerty asdfgh asdf zxcvbn zxcvbnm iloveyou loveyou lovely princess sunshine monkey dragon football baseball
basketball superman batman starwars pokemon trustno shadow michael jennifer jessica charlie daniel thomas andrew jordan
hunter harley ranger buster killer pepper ginger summer winter spring autumn monday friday january february flower
computer internet samsung google facebook whatever freedom secret changeme default temporary manager service support
clinic hospital doctor nurse patient health medical surgery reception receptionist frontdesk desk office liverpool
arsenal chelsea england london america cheese chocolate banana cookie hello hallo bonjour princesa teamo abc aa abcd a q `

// plainPassword recognises runs of the keyboard, and a plain word once or twice with digits and signs around it.
func plainPassword(password string) bool {
	lower := strings.ToLower(password)
	for _, run := range []string{
		"01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm",
		"qwertzuiopasdfghjklyxcvbnm", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb", "zaq12wsxcde34rfv",
	} {
		if strings.Contains(run, lower) {
			return true
		}
	}
	word := strings.Trim(lower, "0123456789 !?.,-_*#$@+")
	word = strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "@", "a", "$", "s", "!", "i").Replace(word)
	if half := len(word) / 2; half > 0 && word[:half] == word[half:] {
		word = word[:half]
	}
	return word == "" || slices.Contains(strings.Fields(plainWords), word)
}

// passwordBytes makes one spelling of what two keyboards may send in two.
func passwordBytes(password string) []byte { return norm.NFC.Bytes([]byte(password)) }

type parsedHash struct {
	memory, passes uint32
	threads        uint8
	salt, sum      []byte
}

func parseHash(encoded string) (parsedHash, bool) {
	var h parsedHash
	var version int
	parts := strings.Split(encoded, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return h, false
	}
	if n, err := fmt.Sscanf(parts[2], "v=%d", &version); err != nil || n != 1 || version != argon2.Version {
		return h, false
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &h.memory, &h.passes, &h.threads); err != nil || n != 3 {
		return h, false
	}
	// A damaged row must not cost a machine's memory.
	if h.memory > 1<<20 || h.passes == 0 || h.passes > 16 || h.threads == 0 {
		return h, false
	}
	var errSalt, errSum error
	h.salt, errSalt = base64.RawStdEncoding.DecodeString(parts[4])
	h.sum, errSum = base64.RawStdEncoding.DecodeString(parts[5])
	return h, errSalt == nil && errSum == nil && len(h.salt) >= 8 && len(h.sum) >= 16 && len(h.sum) <= 64
}

// strangerHash is compared against when there is no such account, so that an answer takes the same time. Nobody knows
// a password for it.
const strangerHash = "$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
