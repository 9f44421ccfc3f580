// Wordlist makes words.bloom of package english, by which the matcher knows that a word is English and no typo:
//
//	apt-get install wamerican-small wbritish-small
//	cat /usr/share/dict/american-english-small /usr/share/dict/british-english-small | go run ./faq/wordlist >faq/internal/english/words.bloom
//
// It reads words, one a line, and writes the filter. The same words give the same bytes in any order.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"frontdesk/faq/internal/english"
	"frontdesk/internal/language"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "wordlist:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	seen := make(map[string]bool)
	var words []string
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		word := language.Fold(strings.TrimSuffix(lines.Text(), "'s"))
		if len(word) > 1 && !seen[word] {
			seen[word] = true
			words = append(words, word)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	if _, err := out.Write(english.Filter(words)); err != nil {
		return fmt.Errorf("write filter: %w", err)
	}
	return nil
}
