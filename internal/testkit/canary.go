package testkit

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// FindCanaries searches every file below dir for the words and returns what it
// found where, as in "pg_wal/00000001: \"Amsel\" as utf-8 at byte 4096". It
// knows the words as UTF-8, UTF-16 (little-endian), hexadecimal, JSON with
// escapes, and inside base64 text at any alignment; not inside compressed data.
// It fails the test when a file cannot be read, when there are no files or no
// words, and on words under six bytes, which turn up by chance.
func FindCanaries(t testing.TB, dir string, words ...string) []string {
	t.Helper()
	if len(words) == 0 {
		t.Fatalf("testkit: search for canaries: no words")
	}
	var forms []form
	for _, w := range words {
		if len(w) < 6 {
			t.Fatalf("testkit: %q is too short for a canary", w)
		}
		forms = append(forms, formsOf(w)...)
	}
	var found []string
	searched := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a living server removes files
		}
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		hits, err := searchFile(path, forms)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		searched++
		rel, err := filepath.Rel(dir, path)
		for _, h := range hits {
			found = append(found, rel+": "+h)
		}
		return err
	})
	if err != nil {
		t.Fatalf("testkit: search for canaries: %v", err)
	}
	if searched == 0 {
		t.Fatalf("testkit: search for canaries: no files in %s", dir)
	}
	return found
}

// form is one way in which a word can be written down.
type form struct {
	word, as string
	bytes    []byte
}

func formsOf(word string) []form {
	utf8 := []byte(word)
	all := []form{
		{word, "utf-8", utf8},
		{word, "utf-16", utf16LE(word)},
		{word, "hex", []byte(hex.EncodeToString(utf8))},
		{word, "hex", []byte(strings.ToUpper(hex.EncodeToString(utf8)))},
	}
	if escaped := jsonEscaped(word); escaped != word {
		all = append(all, form{word, "escaped JSON", []byte(escaped)})
	}
	for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
		for shift := range 3 {
			all = append(all, form{word, "base64", base64Core(enc, utf8, shift)})
		}
	}
	return all
}

// base64Core returns the characters that stand for word, and for nothing
// around it, in base64 of a text that has word after shift (modulo 3) bytes.
func base64Core(enc *base64.Encoding, word []byte, shift int) []byte {
	text := enc.EncodeToString(append(make([]byte, shift), word...))
	first := (shift*8 + 5) / 6          // characters that hold a bit before the word
	last := (shift + len(word)) * 8 / 6 // those from here on hold a bit after it
	return []byte(text[first:last])
}

func utf16LE(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func jsonEscaped(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		if u < 0x80 {
			b.WriteByte(byte(u))
		} else {
			fmt.Fprintf(&b, `\u%04x`, u)
		}
	}
	return b.String()
}

// searchFile reports each form that occurs in the file, once. It reads in
// pieces that overlap by the longest form.
func searchFile(path string, forms []form) ([]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	longest := 0
	for _, fm := range forms {
		longest = max(longest, len(fm.bytes))
	}
	var found []string
	seen := map[int]bool{}
	buf := make([]byte, 1<<20+longest)
	kept, offset := 0, 0 // bytes kept from the piece before; file offset of buf[0]
	for {
		n, err := io.ReadFull(f, buf[kept:])
		piece := buf[:kept+n]
		for i, fm := range forms {
			at := bytes.Index(piece, fm.bytes)
			if at < 0 || seen[i] {
				continue
			}
			seen[i] = true
			found = append(found, fmt.Sprintf("%q as %s at byte %d", fm.word, fm.as, offset+at))
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		kept = min(longest, len(piece))
		offset += len(piece) - kept
		copy(buf, piece[len(piece)-kept:])
	}
}
