package main

import (
	"bytes"
	"strings"
	"testing"

	"frontdesk/faq/internal/english"
)

func TestRun(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if err := run(strings.NewReader("Zebra\nzebra's\nzebra\nZoë\na\n"), &out); err != nil {
		t.Fatal(err)
	}
	if want := english.Filter([]string{"zebra", "zoe"}); !bytes.Equal(out.Bytes(), want) {
		t.Errorf("got %x, want %x", out.Bytes(), want)
	}
}
