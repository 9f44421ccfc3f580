package chat

import (
	"crypto/sha256"
	"encoding/base64"
	"strconv"
	"strings"
)

// press is what a button does. Its data is "<verb>:<turn>:<argument>" and stays below Telegram's 64 bytes. The turn
// says which question it belongs to; a press on an old bubble is judged by that question, not by the latest one.
type press struct {
	verb     string
	turn     int
	argument string
}

const (
	verbPick     = "pick" // a "did you mean" choice; the argument is the entry's key
	verbNone     = "none" // none of these
	verbHelped   = "yes"
	verbNotHelp  = "no"
	verbPerson   = "person"
	verbCancel   = "cancel" // stop waiting
	verbNow      = "now"    // it is happening now
	verbElse     = "else"   // I am asking something else
	verbLanguage = "lang"
	verbRate     = "rate" // the argument is "<survey>.<code>"
	verbSkip     = "skip"
	verbContact  = "contact" // the argument is "<survey>.yes" or "<survey>.no"
	verbConsent  = "consent" // the argument is "<token>.yes" or "<token>.no"
	verbStop     = "stop"
)

func (p press) data() string {
	return p.verb + ":" + strconv.Itoa(p.turn) + ":" + p.argument
}

// parsePress reads button data. Anything else, such as a button of an earlier release, is not ok.
func parsePress(data string) (p press, ok bool) {
	parts := strings.SplitN(data, ":", 3)
	if len(parts) != 3 || len(data) > 64 {
		return press{}, false
	}
	turn, err := strconv.Atoi(parts[1])
	if err != nil || turn < 0 {
		return press{}, false
	}
	return press{parts[0], turn, parts[2]}, true
}

// entryKey names an entry in button data: an entry's id may be longer than the 64 bytes that Telegram allows.
func entryKey(lang, id string) string {
	sum := sha256.Sum256([]byte(lang + "/" + id))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

func button(label, verb string, turn int, argument string) Button {
	return Button{Label: label, Data: press{verb, turn, argument}.data()}
}
