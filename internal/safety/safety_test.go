package safety

import (
	"bufio"
	"encoding/json"
	"os"
	"sync"
	"testing"
)

// loaded is compiled once for all tests: a Lexicon is immutable.
var loaded = sync.OnceValues(Load)

func load(tb testing.TB) *Lexicon {
	tb.Helper()
	l, err := loaded()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// questions reads a labelled set under testdata.
func questions(tb testing.TB, name string) []Question {
	tb.Helper()
	f, err := os.Open("testdata/" + name + ".jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var all []Question
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q Question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			tb.Fatalf("%s: %v", name, err)
		}
		all = append(all, q)
	}
	return all
}
