package faq

import (
	"runtime"
	"testing"
)

// BenchmarkMatch asks an index of 116 entries, most with 10 phrasings, questions as people type them.
func BenchmarkMatch(b *testing.B) {
	x, questions := benchmarkIndex(b)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		x.Match(Query{Text: questions[i%len(questions)].Text, Lang: "en"})
		i++
	}
}

// BenchmarkBuild builds the index of BenchmarkMatch.
func BenchmarkBuild(b *testing.B) {
	x, _ := benchmarkIndex(b)
	entries := x.shelves[0].entries
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Build(entries); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuildLarge builds an index of 5,000 entries with 4 phrasings each, and says how much memory it keeps.
func BenchmarkBuildLarge(b *testing.B) {
	entries := manyEntries(5000, 4)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var x *Index
	for b.Loop() {
		x = mustBuild(b, entries)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB")
	runtime.KeepAlive(x)
}

func benchmarkIndex(tb testing.TB) (*Index, []Question) {
	tb.Helper()
	var entries []Entry
	var questions []Question
	for _, name := range []string{"clinc150-sample", "banking77-sample", "words-dev_en"} {
		e, q := testSet(tb, name, "en")
		entries = append(entries, e...)
		questions = append(questions, q...)
	}
	return mustBuild(tb, entries), questions
}
