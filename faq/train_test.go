package faq

import (
	"math"
	"testing"
)

// The weights are the best ones: no small change makes the objective better,
//
//	1/2 |w - prior|^2 + cost * sum of max(0, 1 - y (w x + b))^2, b counted among w.
func TestTrainFindsTheBestWeights(t *testing.T) {
	t.Parallel()
	tr := smallTrainer()
	for class, w := range tr.train() {
		dense := make([]float64, tr.width+1)
		for i, n := range w.numbers {
			dense[n] = float64(w.values[i])
		}
		dense[tr.width] = float64(w.bias)
		best := objective(tr, int32(class), dense)
		for i := range dense {
			for _, by := range []float64{-0.05, 0.05} {
				dense[i] += by
				if now := objective(tr, int32(class), dense); now < best-0.01 {
					t.Errorf("class %d: weight %d changed by %v: %.4f is better than %.4f", class, i, by, now, best)
				}
				dense[i] -= by
			}
		}
	}
}

func smallTrainer() *trainer {
	half := float32(math.Sqrt(0.5))
	return &trainer{
		rows: matrix{
			starts:  []int32{0, 2, 4, 6, 8, 10, 12},
			numbers: []int32{0, 1, 0, 2, 1, 2, 3, 4, 3, 0, 4, 1},
			values:  []float32{half, half, half, half, half, half, half, half, half, half, half, half},
		},
		class: []int32{0, 0, 0, 1, 1, noClass}, classes: 2, width: 5,
		prior: matrix{starts: []int32{0, 2, 3}, numbers: []int32{0, 1, 3}, values: []float32{0.6, 0.2, 0.5}},
	}
}

func objective(t *trainer, class int32, w []float64) float64 {
	bias := w[t.width]
	sum := bias * bias / 2
	prior := make([]float64, t.width)
	numbers, values := t.prior.row(class)
	for i, n := range numbers {
		prior[n] = float64(values[i])
	}
	for i := range prior {
		sum += (w[i] - prior[i]) * (w[i] - prior[i]) / 2
	}
	for r := range t.rows.rows() {
		numbers, values := t.rows.row(int32(r))
		score, y := bias, -1.0
		for i, n := range numbers {
			score += float64(values[i]) * w[n]
		}
		if t.class[r] == class {
			y = 1
		}
		loss := max(0, 1-y*score)
		sum += cost * loss * loss
	}
	return sum
}

func TestHighest(t *testing.T) {
	t.Parallel()
	got := highest([]float32{0.1, 0, 0.5, -1, 0.5, 0.2}, 3)
	if len(got) != 3 || got[0] != 2 || got[1] != 4 || got[2] != 5 {
		t.Errorf("got %v, want [2 4 5]", got)
	}
	if got := highest([]float32{0, -1}, 3); len(got) != 0 {
		t.Errorf("got %v of nothing above zero", got)
	}
}

func TestNumbering(t *testing.T) {
	t.Parallel()
	n := newNumbering()
	for i := range 10_000 {
		if got := n.add(hashBytes(wordSeed, []byte{byte(i), byte(i >> 8)})); got != int32(i) {
			t.Fatalf("feature %d has number %d", i, got)
		}
	}
	for i := range 10_000 {
		f := hashBytes(wordSeed, []byte{byte(i), byte(i >> 8)})
		if n.add(f) != int32(i) || n.find(f) != int32(i) {
			t.Fatalf("feature %d is found as %d", i, n.find(f))
		}
		if got := n.find(hashBytes(gramSeed, []byte{byte(i), byte(i >> 8)})); got != -1 {
			t.Fatalf("a feature of another kind is found as %d", got)
		}
	}
}

func TestModelScores(t *testing.T) {
	t.Parallel()
	m := newModel(3, []weights{
		{numbers: []int32{2, 0}, values: []float32{1, -2}, bias: 0.5},
		{numbers: []int32{2}, values: []float32{4}, bias: -1},
	})
	scores := []float32{9, 9}
	m.score(scores, []int32{0, 2}, []float32{0.5, 0.25})
	if scores[0] != 0.5-1+0.25 || scores[1] != -1+1 {
		t.Errorf("got %v", scores)
	}
	if m.weight(0, 0) != -2 || m.weight(0, 1) != 0 || m.weight(2, 1) != 4 {
		t.Error("weights do not come back")
	}
}
