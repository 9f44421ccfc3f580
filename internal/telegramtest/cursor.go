package telegramtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// cursor reads JSON from front to back without building a tree, so that checking a call costs less than making it.
type cursor struct {
	data  []byte
	pos   int
	depth int
}

// maxDepth is where nested JSON is refused: it protects the stack, and nothing in the Bot API comes near it.
const maxDepth = 200

var errJSONEnd = errors.New("unexpected end of JSON")

// single calls read for the one value that the data must hold, and refuses anything after it.
func (c *cursor) single(read func() error) error {
	if err := read(); err != nil {
		return err
	}
	c.space()
	if c.pos != len(c.data) {
		return c.errorf("unexpected data after the JSON value")
	}
	return nil
}

// peek returns the first byte of the next value, or 0 at the end.
func (c *cursor) peek() byte {
	c.space()
	if c.pos >= len(c.data) {
		return 0
	}
	return c.data[c.pos]
}

// object reads an object. The name given to field is valid only until field returns; field must read the value.
func (c *cursor) object(field func(name []byte) error) error {
	if err := c.open('{'); err != nil {
		return err
	}
	defer func() { c.depth-- }()
	if c.peek() == '}' {
		c.pos++
		return nil
	}
	for {
		name, err := c.name()
		if err != nil {
			return err
		}
		if c.peek() != ':' {
			return c.errorf("expected a colon")
		}
		c.pos++
		if err := field(name); err != nil {
			return err
		}
		switch c.peek() {
		case ',':
			c.pos++
		case '}':
			c.pos++
			return nil
		default:
			return c.errorf("expected a comma or the end of an object")
		}
	}
}

// array reads an array; item must read one value.
func (c *cursor) array(item func() error) error {
	if err := c.open('['); err != nil {
		return err
	}
	defer func() { c.depth-- }()
	if c.peek() == ']' {
		c.pos++
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		switch c.peek() {
		case ',':
			c.pos++
		case ']':
			c.pos++
			return nil
		default:
			return c.errorf("expected a comma or the end of an array")
		}
	}
}

// text reads a string and decodes it.
func (c *cursor) text() (string, error) {
	raw, plain, err := c.quoted()
	if err != nil {
		return "", err
	}
	if plain {
		return string(raw[1 : len(raw)-1]), nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", err
	}
	return s, nil
}

// raw reads any value and returns its bytes.
func (c *cursor) raw() ([]byte, error) {
	c.space()
	start := c.pos
	if err := c.skip(); err != nil {
		return nil, err
	}
	return c.data[start:c.pos], nil
}

// skip reads any value and throws it away.
func (c *cursor) skip() error {
	switch b := c.peek(); {
	case b == '{':
		return c.object(func([]byte) error { return c.skip() })
	case b == '[':
		return c.array(c.skip)
	case b == '"':
		_, _, err := c.quoted()
		return err
	case b == 't':
		return c.word("true")
	case b == 'f':
		return c.word("false")
	case b == 'n':
		return c.word("null")
	default:
		_, err := c.number()
		return err
	}
}

// boolean reads true or false.
func (c *cursor) boolean() (bool, error) {
	if c.peek() == 't' {
		return true, c.word("true")
	}
	return false, c.word("false")
}

// number reads a number and returns it as written.
func (c *cursor) number() ([]byte, error) {
	c.space()
	start := c.pos
	if c.pos < len(c.data) && c.data[c.pos] == '-' {
		c.pos++
	}
	digits := c.digits()
	if digits == 0 || digits > 1 && c.data[c.pos-digits] == '0' {
		c.pos = start
		return nil, c.errorf("expected a value")
	}
	if c.pos < len(c.data) && c.data[c.pos] == '.' {
		c.pos++
		if c.digits() == 0 {
			return nil, c.errorf("expected a digit")
		}
	}
	if c.pos < len(c.data) && (c.data[c.pos] == 'e' || c.data[c.pos] == 'E') {
		c.pos++
		if c.pos < len(c.data) && (c.data[c.pos] == '+' || c.data[c.pos] == '-') {
			c.pos++
		}
		if c.digits() == 0 {
			return nil, c.errorf("expected a digit")
		}
	}
	return c.data[start:c.pos], nil
}

func (c *cursor) digits() int {
	start := c.pos
	for c.pos < len(c.data) && c.data[c.pos] >= '0' && c.data[c.pos] <= '9' {
		c.pos++
	}
	return c.pos - start
}

func (c *cursor) open(bracket byte) error {
	if c.peek() != bracket {
		return c.errorf("expected %q", bracket)
	}
	if c.depth >= maxDepth {
		return c.errorf("nested too deeply")
	}
	c.depth++
	c.pos++
	return nil
}

// name reads the name of an object's field; an escaped one is decoded.
func (c *cursor) name() ([]byte, error) {
	raw, plain, err := c.quoted()
	if err != nil {
		return nil, err
	}
	if plain {
		return raw[1 : len(raw)-1], nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil, err
	}
	return []byte(s), nil
}

// quoted reads a string with its quotes; plain says that it is valid UTF-8 and holds no escapes.
func (c *cursor) quoted() (raw []byte, plain bool, err error) {
	if c.peek() != '"' {
		return nil, false, c.errorf("expected a string")
	}
	start := c.pos
	c.pos++
	plain, ascii := true, true
	for c.pos < len(c.data) {
		switch b := c.data[c.pos]; {
		case b == '"':
			c.pos++
			raw = c.data[start:c.pos]
			if !ascii && !utf8.Valid(raw) {
				c.pos = start
				return nil, false, c.errorf("a string that is not UTF-8")
			}
			return raw, plain, nil
		case b == '\\':
			plain = false
			if err := c.escape(); err != nil {
				return nil, false, err
			}
		case b < 0x20:
			return nil, false, c.errorf("a control character in a string")
		default:
			ascii = ascii && b < utf8.RuneSelf
			c.pos++
		}
	}
	return nil, false, errJSONEnd
}

func (c *cursor) escape() error {
	if c.pos+1 >= len(c.data) {
		return errJSONEnd
	}
	switch c.data[c.pos+1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		c.pos += 2
		return nil
	case 'u':
		if c.pos+6 > len(c.data) {
			return errJSONEnd
		}
		for _, h := range c.data[c.pos+2 : c.pos+6] {
			if !isHex(h) {
				return c.errorf("a broken escape in a string")
			}
		}
		c.pos += 6
		return nil
	}
	return c.errorf("a broken escape in a string")
}

func isHex(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F'
}

func (c *cursor) word(w string) error {
	c.space()
	if len(c.data)-c.pos < len(w) || string(c.data[c.pos:c.pos+len(w)]) != w {
		return c.errorf("expected a value")
	}
	c.pos += len(w)
	return nil
}

func (c *cursor) space() {
	for c.pos < len(c.data) {
		switch c.data[c.pos] {
		case ' ', '\t', '\r', '\n':
			c.pos++
		default:
			return
		}
	}
}

func (c *cursor) errorf(format string, args ...any) error {
	if c.pos >= len(c.data) {
		return errJSONEnd
	}
	return fmt.Errorf(format+" at byte %d", append(args, c.pos)...)
}

func (c *cursor) textInto(s *string) (err error) {
	*s, err = c.text()
	return err
}

// intInto reads a whole number; a fraction is cut off, and what does not fit becomes 0.
func (c *cursor) intInto(n *int) error {
	digits, err := c.number()
	if err != nil {
		return err
	}
	whole, _, _ := strings.Cut(string(digits), ".")
	*n, err = strconv.Atoi(whole)
	if err != nil {
		*n = 0
	}
	return nil
}
