package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/faq"
)

func none(string) string { return "" }

func TestRun(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want []string // in what it prints
	}{
		{[]string{"-sets", "words-dev_hi"}, []string{"words-dev_hi", "µs"}},
		{[]string{"-sets", "words-dev_hi", "-report"}, []string{"questions with an entry", "by kind"}},
		{[]string{"-sets", "words-dev_hi,words-dev_ar", "-apart"}, []string{"words-dev_hi", "words-dev_ar"}},
	} {
		var out strings.Builder
		if err := run(append([]string{"-data", "../testdata/sets"}, c.args...), none, &out); err != nil {
			t.Errorf("%v: %v", c.args, err)
		}
		for _, want := range c.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%v: no %q in\n%s", c.args, want, out.String())
			}
		}
	}
}

func TestRunFits(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "calibration.json")
	var out strings.Builder
	getenv := func(name string) string { return map[string]string{"FAQ_DATA": "../testdata/sets"}[name] }
	if err := run([]string{"-sets", "words-dev_hi,words-dev_ar", "-fit", file}, getenv, &out); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var c faq.Calibration
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	if c.Answer <= c.Suggest || c.Answer > 1 || len(c.Weights) != len(c.Signals) {
		t.Errorf("got %+v", c)
	}
}

func TestRunRefuses(t *testing.T) {
	t.Parallel()
	for want, args := range map[string][]string{
		"no -data: name the folder of the development sets": {},
		`no set is called "nothing"`:                        {"-data", ".", "-sets", "nothing"},
		"load words-dev_hi: open ":                          {"-data", ".", "-sets", "words-dev_hi"},
	} {
		if err := run(args, none, &strings.Builder{}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%v: %v, want %s", args, err, want)
		}
	}
}
