package english

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWord(t *testing.T) {
	t.Parallel()
	for w := range strings.FieldsSeq("appointment doctor prescription colour color centre center don't cancelled swollen chemist pharmacy the a1c") {
		if want := w != "a1c"; Word(w) != want {
			t.Errorf("Word(%q) = %v, want %v", w, !want, want)
		}
	}
}

func TestWordRarelyTakesOthers(t *testing.T) {
	t.Parallel()
	taken := 0
	for i := range 10_000 {
		if Word(fmt.Sprintf("zq%dx", i*i)) {
			taken++
		}
	}
	if taken > 60 {
		t.Errorf("%d of 10000 made-up words pass, want about 33", taken)
	}
}

func TestFilterIgnoresOrder(t *testing.T) {
	t.Parallel()
	words := []string{"one", "two", "three", "four"}
	a := Filter(words)
	slices.Reverse(words)
	if b := Filter(words); !bytes.Equal(a, b) {
		t.Errorf("got %x and %x", a, b)
	}
}
