package faq

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/language"
)

// What is embedded can be read, and covers the languages that the product speaks.
func TestEmbeddedData(t *testing.T) {
	t.Parallel()
	commonAll, err := parseCommon(commonFile)
	if err != nil {
		t.Error(err)
	}
	offAll, err := parseOffTopic(offTopicFile)
	if err != nil {
		t.Error(err)
	}
	for _, lang := range []string{"en", "es", "fr", "de", "pt", "ru", "ar", "hi"} {
		if len(commonAll[lang]) < 60 {
			t.Errorf("%s: %d common words", lang, len(commonAll[lang]))
		}
		if len(offAll[lang]) < 10 {
			t.Errorf("%s: %d messages off topic", lang, len(offAll[lang]))
		}
	}
	if _, err := parseConcepts(conceptFile); err != nil {
		t.Error(err)
	}
	c := shipped()
	if err := c.check(); err != nil {
		t.Error(err)
	}
	for line := range strings.Lines(jargonFile) {
		hard, plain, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !strings.HasPrefix(line, "#") && (!ok || plain == "" || language.Fold(hard) != hard) {
			t.Errorf("jargon %q", line)
		}
	}
}

func TestBrokenDataIsRefused(t *testing.T) {
	t.Parallel()
	if _, err := parseCommon("en many i to the"); err == nil {
		t.Error("a share that is no number passes")
	}
	if _, err := parseCommon("en 0.1"); err == nil {
		t.Error("a line without words passes")
	}
	if _, err := parseConcepts("en move move"); err == nil {
		t.Error("a concept of one word passes")
	}
	if _, err := parseConcepts("es cita cita Consulta"); err == nil {
		t.Error("a word in capitals passes")
	}
	if _, err := parseOffTopic("en"); err == nil {
		t.Error("a language without a message passes")
	}
	c := shipped()
	c.Signals = c.Signals[1:]
	if err := c.check(); err == nil {
		t.Error("a calibration of other signals passes")
	}
	c = shipped()
	c.Answer, c.Suggest = 0.2, 0.5
	if err := c.check(); err == nil {
		t.Error("thresholds in the wrong order pass")
	}
}

func TestConcepts(t *testing.T) {
	t.Parallel()
	all, err := parseConcepts("en cancel cancel call_off\nen phone call ring\nes cita cita turno")
	if err != nil {
		t.Fatal(err)
	}
	cancel, phone := hashBytes(conceptSeed, "cancel"), hashBytes(conceptSeed, "phone")
	for _, c := range []struct {
		text string
		want []feature
	}{
		{"cancelling it", []feature{cancel}},
		{"call off", []feature{phone, cancel}},
		{"please call it off", []feature{phone, cancel}},
		{"call the whole thing off", []feature{phone}},
		{"off call", []feature{phone}},
		{"turno", nil},
	} {
		var tokens []token
		for w := range strings.FieldsSeq(c.text) {
			tokens = append(tokens, token{text: w, stem: wordFeature(stem("en", w))})
		}
		var got []feature
		all["en"].find(tokens, func(f feature, first, last int) { got = append(got, f) })
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %d concepts %v, want %v", c.text, len(got), got, c.want)
		}
	}
	var none *concepts
	none.find([]token{{}}, func(feature, int, int) { t.Error("a language without concepts has one") })
}

func TestClip(t *testing.T) {
	t.Parallel()
	short := strings.Repeat("é", (headBytes+tailBytes)/2)
	if clip(short) != short {
		t.Error("a text that fits is cut")
	}
	long := "a" + strings.Repeat("é", 5000)
	got := clip(long)
	if len(got) > headBytes+tailBytes+1 || strings.ContainsRune(got, '\ufffd') || !strings.HasPrefix(got, "aé") || !strings.HasSuffix(got, "é") {
		t.Errorf("%d bytes: %.10q", len(got), got)
	}
}

func TestAppendSpansKeepsBothEnds(t *testing.T) {
	t.Parallel()
	text := "first " + strings.Repeat("w ", 900) + "last " + strings.Repeat("x", maxWord+1)
	spans := appendSpans(nil, text)
	word := func(s span) string { return text[s.start:s.end] }
	if len(spans) != headWords+tailWords || word(spans[0]) != "first" || word(spans[len(spans)-1]) != "last" {
		t.Errorf("%d spans from %q to %q", len(spans), word(spans[0]), word(spans[len(spans)-1]))
	}
}

func TestDate(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Date{"": {}, "2024-02-29": {2024, 2, 29}, "2000-02-29": {2000, 2, 29}, "0001-12-31": {1, 12, 31}} {
		got, err := ParseDate(text)
		if err != nil || got != want || got.String() != text {
			t.Errorf("ParseDate(%q) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-1-1", "24-01-01", "0000-01-01", "2024-01-00", "2024/01/01", "2024-01-01T00"} {
		if got, err := ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %v", text, got)
		}
	}
	if (Date{2024, 1, 31}).Compare(Date{2024, 2, 1}) >= 0 || (Date{2024, 2, 1}).Compare(Date{2023, 12, 31}) <= 0 || (Date{2024, 2, 1}).Compare(Date{2024, 2, 1}) != 0 {
		t.Error("dates are not in order")
	}
}
