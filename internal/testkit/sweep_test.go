package testkit

import (
	"errors"
	"os"
	"testing"
	"time"
)

// A run that was killed leaves a directory behind, which a later one removes;
// one that is in use stays, however old.
func TestSweep(t *testing.T) {
	t.Parallel()
	used, err := newScratch()
	if err != nil {
		t.Fatal(err)
	}
	left, err := newScratch()
	if err != nil {
		t.Fatal(err)
	}
	if err := left.lock.Close(); err != nil { // as the kernel does after a kill
		t.Fatal(err)
	}
	yesterday := time.Now().Add(-24 * time.Hour)
	for _, s := range []*scratch{used, left} {
		if err := os.Chtimes(s.dir, yesterday, yesterday); err != nil {
			t.Fatal(err)
		}
	}
	sweep()
	if _, err := os.Stat(left.dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", left.dir, err)
	}
	if _, err := os.Stat(used.dir); err != nil {
		t.Errorf("a directory in use is gone: %v", err)
	}
	if err := used.remove(); err != nil {
		t.Error(err)
	}
}
