package faq

import (
	"math"
	"slices"
	"time"
)

// Prediction is what an index made of one question. Its JSON is the line format of `faq eval --predictions`:
//
//	{"text":"cancel pls","entry":"cancel-appointment","decision":"answer","confidence":0.93,
//	 "candidates":[{"id":"cancel-appointment","score":1.2}],"micros":21.5}
type Prediction struct {
	Text       string               `json:"text"`
	Entry      *string              `json:"entry"` // the right one; null when none is
	Decision   Decision             `json:"decision"`
	Confidence float64              `json:"confidence"`
	Candidates []PredictedCandidate `json:"candidates"` // at most 5, best first
	Micros     float64              `json:"micros"`     // time of this match alone
}

// PredictedCandidate is a Candidate without its language.
type PredictedCandidate struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
}

// Report says how well an index did.
type Report struct {
	All   Scores   `json:"all"`
	Kinds []Scores `json:"kinds,omitempty"` // by kind of question, in the order in which they come
	Langs []Scores `json:"langs,omitempty"` // by language of the question, if there are several
	Bins  []Bin    `json:"bins"`            // confidence against truth, in tenths
	// Miscalibration is the mean distance between confidence and truth (expected calibration error).
	Miscalibration float64 `json:"miscalibration"`
	Micros         Timing  `json:"micros"`
}

// Scores are shares from 0 to 1. Those of questions that an entry answers come first, then those of the others.
type Scores struct {
	Name      string  `json:"name,omitempty"`
	Questions int     `json:"questions"`
	InScope   int     `json:"in_scope"` // questions that an entry answers
	At1       float64 `json:"accuracy_at_1"`
	At3       float64 `json:"accuracy_at_3"`
	Helped    float64 `json:"helped"`    // answered with the right entry, or the right entry among three suggestions
	Answered  float64 `json:"answered"`  // answered with the right entry
	Suggested float64 `json:"suggested"` // shown suggestions
	Rejected  float64 `json:"rejected"`  // neither

	OffTopic     int     `json:"off_topic"` // questions that no entry answers
	OffAnswered  float64 `json:"off_topic_answered"`
	OffSuggested float64 `json:"off_topic_suggested"`
	OffRejected  float64 `json:"off_topic_rejected"`

	// Wrong is the share of all questions that were answered with an entry that is not right.
	Wrong float64 `json:"wrong"`
	// AUROC is how often a question that an entry answers has a higher confidence than one that none answers, ties
	// counted half (Hanley and McNeil, 1982); 0 when there are none of either.
	AUROC float64 `json:"auroc,omitempty"`
}

// Bin compares confidence with truth for the questions whose confidence lies in one tenth.
type Bin struct {
	From       float64 `json:"from"` // up to From + 0.1
	Questions  int     `json:"questions"`
	Confidence float64 `json:"confidence"` // mean
	Right      float64 `json:"right"`      // share whose first candidate is right
}

// Timing tells how long a match took, in microseconds.
type Timing struct {
	Mean float64 `json:"mean"`
	P50  float64 `json:"p50"`
	P99  float64 `json:"p99"`
}

// Evaluate asks the index every question, in order. clock returns the time since some start; it is called before
// and after each match.
//
// A question that asks for two entries is answered right by either.
func Evaluate(x *Index, questions []Question, clock func() time.Duration) ([]Prediction, Report) {
	predictions := make([]Prediction, 0, len(questions))
	results := make([]result, 0, len(questions))
	for i := range questions {
		q := &questions[i]
		start := clock()
		m := x.Match(Query{Text: q.Text, Lang: q.Lang})
		took := clock() - start
		p := predict(q, &m, took)
		predictions = append(predictions, p)
		results = append(results, judge(q, &m, p.Micros))
	}
	return predictions, report(results)
}

func predict(q *Question, m *Match, took time.Duration) Prediction {
	p := Prediction{
		Text: q.Text, Decision: m.Decision, Confidence: math.Round(m.Confidence*1e4) / 1e4,
		Candidates: make([]PredictedCandidate, len(m.Candidates)), Micros: math.Round(float64(took)/100) / 10,
	}
	if q.Entry != "" {
		p.Entry = &q.Entry
	}
	for i, c := range m.Candidates {
		p.Candidates[i] = PredictedCandidate{ID: c.ID, Score: math.Round(c.Score*1e4) / 1e4}
	}
	return p
}

// result is one question with how it came out.
type result struct {
	kind, lang  string
	offTopic    bool
	first       bool // the first candidate is right
	three       bool // one of the first three is
	decision    Decision
	confidence  float64
	microsTaken float64
}

func judge(q *Question, m *Match, micros float64) result {
	r := result{
		kind: q.Kind, lang: q.Lang, offTopic: q.Entry == "", decision: m.Decision, confidence: m.Confidence,
		first: q.hit(m.Candidates, 1), three: q.hit(m.Candidates, 3), microsTaken: micros,
	}
	if r.lang == "" {
		r.lang = m.Lang
	}
	return r
}

func report(results []result) Report {
	r := Report{All: score("", results), Micros: timing(results)}
	r.Kinds = scoreBy(results, func(r result) string { return r.kind })
	r.Langs = scoreBy(results, func(r result) string { return r.lang })
	if len(r.Langs) < 2 {
		r.Langs = nil
	}
	r.Bins, r.Miscalibration = calibrationBins(results)
	return r
}

func scoreBy(results []result, name func(result) string) []Scores {
	var names []string
	by := make(map[string][]result)
	for _, r := range results {
		n := name(r)
		if n == "" {
			continue
		}
		if by[n] == nil {
			names = append(names, n)
		}
		by[n] = append(by[n], r)
	}
	var list []Scores
	for _, n := range names {
		list = append(list, score(n, by[n]))
	}
	return list
}

func score(name string, results []result) Scores {
	s := Scores{Name: name, Questions: len(results)}
	var in, off []float64
	for _, r := range results {
		if r.decision == Answer && !r.first {
			s.Wrong++
		}
		if r.offTopic {
			off = append(off, r.confidence)
			s.addOffTopic(r)
		} else {
			in = append(in, r.confidence)
			s.addInScope(r)
		}
	}
	s.InScope, s.OffTopic, s.AUROC = len(in), len(off), auroc(in, off)
	for _, x := range []*float64{&s.At1, &s.At3, &s.Helped, &s.Answered, &s.Suggested, &s.Rejected} {
		*x /= float64(max(1, s.InScope))
	}
	for _, x := range []*float64{&s.OffAnswered, &s.OffSuggested, &s.OffRejected} {
		*x /= float64(max(1, s.OffTopic))
	}
	s.Wrong /= float64(max(1, s.Questions))
	return s
}

func (s *Scores) addInScope(r result) {
	if r.first {
		s.At1++
	}
	if r.three {
		s.At3++
	}
	switch r.decision {
	case Answer:
		if r.first {
			s.Answered++
			s.Helped++
		}
	case Suggest:
		s.Suggested++
		if r.three {
			s.Helped++
		}
	case None:
		s.Rejected++
	}
}

func (s *Scores) addOffTopic(r result) {
	switch r.decision {
	case Answer:
		s.OffAnswered++
	case Suggest:
		s.OffSuggested++
	case None:
		s.OffRejected++
	}
}

// auroc returns the chance that one of in is larger than one of off, or 0 if either is empty.
func auroc(in, off []float64) float64 {
	if len(in) == 0 || len(off) == 0 {
		return 0
	}
	off = slices.Clone(off)
	slices.Sort(off)
	sum := 0.0
	for _, x := range in {
		below, _ := slices.BinarySearch(off, x)
		upTo := below
		for upTo < len(off) && off[upTo] == x {
			upTo++
		}
		sum += float64(below) + float64(upTo-below)/2
	}
	return sum / float64(len(in)) / float64(len(off))
}

func calibrationBins(results []result) (bins []Bin, miscalibration float64) {
	const count = 10
	bins = make([]Bin, count)
	for i := range bins {
		bins[i].From = float64(i) / count
	}
	for _, r := range results {
		b := &bins[min(count-1, int(r.confidence*count))]
		b.Questions++
		b.Confidence += r.confidence
		if r.first {
			b.Right++
		}
	}
	for i := range bins {
		b := &bins[i]
		if b.Questions == 0 {
			continue
		}
		miscalibration += math.Abs(b.Confidence-b.Right) / float64(len(results))
		b.Confidence /= float64(b.Questions)
		b.Right /= float64(b.Questions)
	}
	return bins, miscalibration
}

func timing(results []result) Timing {
	if len(results) == 0 {
		return Timing{}
	}
	all := make([]float64, len(results))
	sum := 0.0
	for i, r := range results {
		all[i] = r.microsTaken
		sum += r.microsTaken
	}
	slices.Sort(all)
	at := func(share float64) float64 { return all[min(len(all)-1, int(share*float64(len(all))))] }
	return Timing{Mean: math.Round(10*sum/float64(len(all))) / 10, P50: at(0.50), P99: at(0.99)}
}
