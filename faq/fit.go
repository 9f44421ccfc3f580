package faq

import (
	"math"
	"slices"
)

// Sample is an index with questions whose answers are known.
type Sample struct {
	Index     *Index
	Questions []Question
	// Decisive marks messages as patients write them: the thresholds are chosen on these alone. The other samples
	// teach only what a confidence means.
	Decisive bool
}

// The shares that Fit aims at on the decisive samples. They leave room below what the product promises, because
// people write what no sample has.
const (
	mostWrong    = 0.06 // of all messages: answered with an entry that is not right
	mostOffTopic = 0.07 // of those that no entry answers: answered
	leastQuiet   = 0.63 // of those that no entry answers: neither answered nor suggested
)

// Fit learns a calibration: the weights by logistic regression with a small ridge, each sample counting the same
// however many questions it has; then the lowest thresholds that keep the shares above. It depends on nothing but
// the samples.
func Fit(samples []Sample) Calibration {
	var cases []outcome
	for _, s := range samples {
		weight, offWeight := s.weights()
		for _, q := range s.Questions {
			o := s.Index.observe(q)
			o.weight = weight
			if o.offTopic {
				o.weight = offWeight
			}
			o.decisive = s.Decisive
			cases = append(cases, o)
		}
	}
	c := Calibration{Signals: signalNames[:], Weights: regress(cases)}
	for i := range cases {
		cases[i].confidence = c.confidence(&cases[i].signals)
	}
	cases = slices.DeleteFunc(cases, func(o outcome) bool { return !o.decisive })
	c.Answer, c.Suggest = thresholds(cases)
	return c
}

// offTopicShare is the least share of messages that no entry answers, as a front desk gets them. A sample with
// fewer has them weigh more; one without any says nothing about them.
const offTopicShare = 0.25

// weights returns what one question of the sample counts, when it has an entry and when not. The sum is 1.
func (s *Sample) weights() (entry, offTopic float64) {
	off := 0.0
	for _, q := range s.Questions {
		if q.Entry == "" {
			off++
		}
	}
	n := float64(len(s.Questions))
	if off == 0 || off/n >= offTopicShare {
		return 1 / n, 1 / n
	}
	return (1 - offTopicShare) / (n - off), offTopicShare / off
}

// outcome is what matching one question of a sample gave.
type outcome struct {
	signals    signals
	right      bool // the first candidate is the entry, or the other one that is asked for
	offTopic   bool
	decisive   bool
	weight     float64
	confidence float64
}

func (x *Index) observe(q Question) outcome {
	m, g := x.match(Query{Text: q.Text, Lang: q.Lang})
	return outcome{signals: g, right: q.hit(m.Candidates, 1), offTopic: q.Entry == ""}
}

// hit reports whether one of the first n candidates is an entry that the question asks for.
func (q *Question) hit(candidates []Candidate, n int) bool {
	if q.Entry == "" {
		return false
	}
	return slices.ContainsFunc(candidates[:min(n, len(candidates))], func(c Candidate) bool {
		return c.ID == q.Entry || c.ID == q.Also
	})
}

// regress fits the weights by Newton's method.
func regress(cases []outcome) []float64 {
	const ridge, rounds = 2e-2, 30
	w := make([]float64, signalCount)
	for range rounds {
		var gradient signals
		var hessian [signalCount]signals
		for i := range w {
			gradient[i] = -ridge * w[i]
			hessian[i][i] = ridge
		}
		for k := range cases {
			g := &cases[k].signals
			if g[signalBias] == 0 {
				continue
			}
			z := 0.0
			for i := range w {
				z += w[i] * g[i]
			}
			p := 1 / (1 + math.Exp(-z))
			y := 0.0
			if cases[k].right {
				y = 1
			}
			e, v := cases[k].weight*(y-p), cases[k].weight*p*(1-p)
			for i := range w {
				gradient[i] += e * g[i]
				for j := range w {
					hessian[i][j] += v * g[i] * g[j]
				}
			}
		}
		step := solve(hessian, gradient)
		for i := range w {
			w[i] += step[i]
		}
	}
	for i := range w {
		w[i] = math.Round(w[i]*1e4) / 1e4
	}
	return w
}

// solve returns x with a x = b, by elimination with pivots; a is symmetric and positive definite.
func solve(a [signalCount]signals, b signals) (x signals) {
	for i := range b {
		top := i
		for r := i + 1; r < len(b); r++ {
			if math.Abs(a[r][i]) > math.Abs(a[top][i]) {
				top = r
			}
		}
		a[i], a[top] = a[top], a[i]
		b[i], b[top] = b[top], b[i]
		for r := i + 1; r < len(b); r++ {
			f := a[r][i] / a[i][i]
			for j := i; j < len(b); j++ {
				a[r][j] -= f * a[i][j]
			}
			b[r] -= f * b[i]
		}
	}
	for i := len(b) - 1; i >= 0; i-- {
		x[i] = b[i]
		for j := i + 1; j < len(b); j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}

// thresholds returns the lowest ones that keep the shares.
func thresholds(cases []outcome) (answer, suggest float64) {
	slices.SortStableFunc(cases, func(a, b outcome) int {
		switch {
		case a.confidence > b.confidence:
			return -1
		case a.confidence < b.confidence:
			return 1
		}
		return 0
	})
	offTopic := 0
	for _, o := range cases {
		if o.offTopic {
			offTopic++
		}
	}
	answer, suggest = 1, 1
	wrong, off := 0, 0
	answering := true
	for _, o := range cases {
		if !o.right {
			wrong++
		}
		if o.offTopic {
			off++
		}
		if float64(wrong) > mostWrong*float64(len(cases)) || float64(off) > mostOffTopic*float64(offTopic) {
			answering = false
		}
		if answering {
			answer = o.confidence
		}
		if float64(off) > (1-leastQuiet)*float64(offTopic) {
			break
		}
		suggest = o.confidence
	}
	floor := func(x float64) float64 { return math.Floor(x*1e4) / 1e4 }
	return floor(answer), min(floor(answer), floor(suggest))
}
