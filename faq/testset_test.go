package faq

import (
	"os"
	"strings"
	"testing"
)

// testSet reads a set of testdata/sets. Public sets come without their answers, which are placeholders.
func testSet(tb testing.TB, name, lang string) ([]Entry, []Question) {
	tb.Helper()
	file := "testdata/sets/" + name
	entries, err := ParseSet(name+".yaml", read(tb, file+".entries.yaml"), lang)
	if err != nil {
		tb.Fatal(err)
	}
	questions, err := ParseQuestions(name+".jsonl", read(tb, file+".jsonl"))
	if err != nil {
		tb.Fatal(err)
	}
	if !strings.HasPrefix(name, "words-") {
		for i := range entries {
			entries[i].Answer = ""
		}
	}
	return entries, questions
}

func read(tb testing.TB, file string) []byte {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func mustBuild(tb testing.TB, entries []Entry, options ...Option) *Index {
	tb.Helper()
	x, err := Build(entries, options...)
	if err != nil {
		tb.Fatal(err)
	}
	return x
}
