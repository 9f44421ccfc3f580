package telegramtest

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"unicode/utf8"
)

// Error is a refusal, as Telegram sends it.
type Error struct {
	Code        int
	Description string
	RetryAfter  int   // seconds, of a 429
	MigrateTo   int64 // new chat id, of a group that became a supergroup
}

func (e *Error) Error() string { return fmt.Sprintf("%d %s", e.Code, e.Description) }

// badRequest is a 400 with Telegram's words.
func badRequest(format string, args ...any) *Error {
	return &Error{Code: http.StatusBadRequest, Description: "Bad Request: " + fmt.Sprintf(format, args...)}
}

func forbidden(why string) *Error {
	return &Error{Code: http.StatusForbidden, Description: "Forbidden: " + why}
}

func conflict(why string) *Error {
	return &Error{Code: http.StatusConflict, Description: "Conflict: " + why}
}

// tooManyRequests asks to wait; a part of a second counts as a whole one.
func tooManyRequests(seconds float64) *Error {
	wait := max(1, int(math.Ceil(seconds)))
	return &Error{
		Code:        http.StatusTooManyRequests,
		Description: fmt.Sprintf("Too Many Requests: retry after %d", wait),
		RetryAfter:  wait,
	}
}

// words is an error that the server reports in its own words, which often begin with a capital letter.
type words string

func (w words) Error() string { return string(w) }

func inWords(format string, args ...any) error { return words(fmt.Sprintf(format, args...)) }

// appendError writes the whole body of a refused call.
func appendError(b []byte, e *Error) []byte {
	b = append(b, `{"ok":false,"error_code":`...)
	b = strconv.AppendInt(b, int64(e.Code), 10)
	b = append(b, `,"description":`...)
	b = appendString(b, e.Description)
	switch {
	case e.RetryAfter > 0:
		b = append(b, `,"parameters":{"retry_after":`...)
		b = append(strconv.AppendInt(b, int64(e.RetryAfter), 10), '}')
	case e.MigrateTo != 0:
		b = append(b, `,"parameters":{"migrate_to_chat_id":`...)
		b = append(strconv.AppendInt(b, e.MigrateTo, 10), '}')
	}
	return append(b, '}')
}

// jsonObject appends an object field by field.
type jsonObject struct {
	b     []byte
	wrote bool
}

func beginObject(b []byte) jsonObject { return jsonObject{b: append(b, '{')} }

func (o *jsonObject) end() []byte { return append(o.b, '}') }

// name starts a field whose value the caller appends to o.b.
func (o *jsonObject) name(name string) {
	if o.wrote {
		o.b = append(o.b, ',')
	}
	o.wrote = true
	o.b = append(o.b, '"')
	o.b = append(o.b, name...)
	o.b = append(o.b, `":`...)
}

func (o *jsonObject) text(name, value string) {
	o.name(name)
	o.b = appendString(o.b, value)
}

// some writes a text that may be absent.
func (o *jsonObject) some(name, value string) {
	if value != "" {
		o.text(name, value)
	}
}

func (o *jsonObject) number(name string, value int64) {
	o.name(name)
	o.b = strconv.AppendInt(o.b, value, 10)
}

func (o *jsonObject) decimal(name string, value float64) {
	o.name(name)
	o.b = strconv.AppendFloat(o.b, value, 'f', -1, 64)
}

func (o *jsonObject) flag(name string, value bool) {
	o.name(name)
	o.b = strconv.AppendBool(o.b, value)
}

// yes writes a flag that is absent when false.
func (o *jsonObject) yes(name string, value bool) {
	if value {
		o.flag(name, true)
	}
}

func (o *jsonObject) raw(name string, value []byte) {
	o.name(name)
	o.b = append(o.b, value...)
}

// fragment adds fields that are already JSON, such as `"photo":[...]`.
func (o *jsonObject) fragment(fields []byte) {
	if len(fields) == 0 {
		return
	}
	if o.wrote {
		o.b = append(o.b, ',')
	}
	o.wrote = true
	o.b = append(o.b, fields...)
}

const hexDigits = "0123456789abcdef"

// appendString writes a JSON string. What is not UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(b, s[start:i]...)
				b = append(b, "\ufffd"...)
				start = i + 1
			}
			i += size
			continue
		}
		if c >= ' ' && c != '"' && c != '\\' {
			i++
			continue
		}
		b = append(b, s[start:i]...)
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}
