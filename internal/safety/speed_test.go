package safety

import (
	"crypto/sha256"
	"slices"
	"strings"
	"testing"
	"time"
)

// thousand builds texts of about 1,000 characters from the regression lines: the alarming ones, the benign ones, and
// worst cases made of nothing but trigger words and misspellings.
func thousand(tb testing.TB) []string {
	var texts []string
	for _, name := range []string{"en_true", "en_near"} {
		var b strings.Builder
		for _, q := range questions(tb, name) {
			b.WriteString(q.Text)
			b.WriteByte(' ')
			if b.Len() >= 1000 {
				texts = append(texts, b.String()[:1000])
				b.Reset()
			}
		}
	}
	for _, word := range []string{"no chest pain ", "baby fever not hot ", "brethe chesst blod ", "i want to die ", "xyzzy plugh "} {
		texts = append(texts, strings.Repeat(word, 1000/len(word)+1)[:1000])
	}
	return texts
}

// The promise is a ratio, so that it holds on any machine: the check of 1,000 characters takes less than SHA-256 of
// 1 MB at the 99th percentile of texts; the aim is a fifth of it. Each text and the hash count at their quickest of
// several runs, so that other work on the machine does not.
func TestCheckIsQuick(t *testing.T) {
	l := load(t)
	var checks []time.Duration
	for _, text := range thousand(t) {
		checks = append(checks, quickest(func() { l.Check(text, "en") }))
	}
	megabyte := make([]byte, 1<<20)
	hash := quickest(func() { sha256.Sum256(megabyte) })
	slices.Sort(checks)
	check := checks[len(checks)*99/100]
	t.Logf("check of 1,000 characters: median %v, p99 %v, worst %v; SHA-256 of 1 MB: %v; ratio at p99 %.2f",
		checks[len(checks)/2], check, checks[len(checks)-1], hash, float64(check)/float64(hash))
	if check > hash && !raceDetector {
		t.Errorf("p99 of a check is %v, SHA-256 of 1 MB takes %v", check, hash)
	}
}

func quickest(f func()) time.Duration {
	best, runs := time.Hour, 12
	if raceDetector {
		runs = 1
	}
	for range runs {
		start := time.Now()
		f()
		best = min(best, time.Since(start))
	}
	return best
}

func BenchmarkCheck(b *testing.B) {
	l := load(b)
	texts := thousand(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		l.Check(texts[i%len(texts)], "en")
	}
}

func BenchmarkCheckShort(b *testing.B) {
	l := load(b)
	b.ReportAllocs()
	for b.Loop() {
		l.Check("hi, what time do you open on saturday?", "en")
	}
}

func BenchmarkSHA256OfOneMegabyte(b *testing.B) {
	megabyte := make([]byte, 1<<20)
	for b.Loop() {
		sha256.Sum256(megabyte)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
