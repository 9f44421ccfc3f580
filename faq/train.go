package faq

import (
	"runtime"
	"sync"
)

// Training settings, chosen on development sets (see the command measure).
const (
	cost     = 2.0  // of an error against the size of the weights, the C of support vector machines
	passes   = 15   // over the phrasings, at most
	settled  = 0.02 // change of a row's influence in a pass, below which training ends
	leastOf  = 0.02 // weights smaller than this share of a class's largest are dropped
	fewPairs = 300_000
	rivals   = 40
)

// trainer fits one linear model per class, which tells the class's phrasings from all others: a support vector
// machine with squared hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008; LIBLINEAR's solver 1). The
// weights are held near a prior instead of near zero.
//
// When phrasings times classes are more than fewPairs, a phrasing is held against only those classes that it is
// most like, at most rivals: the others are told apart without being taught.
type trainer struct {
	rows    matrix
	class   []int32 // by row
	classes int
	width   int    // how many features there are
	prior   matrix // by class
}

// weights are those of one class.
type weights struct {
	numbers []int32
	values  []float32
	bias    float32
}

// train returns the weights by class. Classes are shared out among the processors; the result does not depend on
// how many there are.
func (t *trainer) train() []weights {
	rows := t.rowsByClass()
	out := make([]weights, t.classes)
	workers := min(runtime.GOMAXPROCS(0), t.classes)
	var group sync.WaitGroup
	for k := range workers {
		group.Go(func() {
			f := newFitter(t)
			for c := k; c < t.classes; c += workers {
				out[c] = f.fit(int32(c), rows(c))
			}
		})
	}
	group.Wait()
	return out
}

// rowsByClass returns a function that tells which rows to fit a class on.
func (t *trainer) rowsByClass() func(class int) []int32 {
	n := t.rows.rows()
	if n*t.classes > fewPairs {
		near := t.nearRows()
		return func(class int) []int32 { return near[class] }
	}
	all := make([]int32, n)
	for i := range all {
		all[i] = int32(i)
	}
	return func(int) []int32 { return all }
}

// nearRows returns for each class its own rows and those that have it among their rivals.
func (t *trainer) nearRows() [][]int32 {
	likeness := t.likeness()
	found := make([][]int32, t.rows.rows())
	workers := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for k := range workers {
		group.Go(func() {
			scores := make([]float32, t.classes)
			for r := k; r < len(found); r += workers {
				clear(scores)
				numbers, values := t.rows.row(int32(r))
				likeness.addTo(scores, numbers, values)
				if t.class[r] != noClass {
					scores[t.class[r]] = 0
				}
				found[r] = highest(scores, rivals)
			}
		})
	}
	group.Wait()
	near := make([][]int32, t.classes)
	for r, classes := range found {
		if t.class[r] != noClass {
			near[t.class[r]] = append(near[t.class[r]], int32(r))
		}
		for _, c := range classes {
			near[c] = append(near[c], int32(r))
		}
	}
	return near
}

// likeness is a model that scores classes by their priors, without the features that a quarter of the classes have:
// those are slow to add up and tell nothing apart.
func (t *trainer) likeness() *model {
	holders := make([]int32, t.width)
	for _, n := range t.prior.numbers {
		holders[n]++
	}
	by := make([]weights, t.classes)
	for c := range by {
		numbers, values := t.prior.row(int32(c))
		for i, n := range numbers {
			if int(holders[n]) <= t.classes/4+10 {
				by[c].numbers = append(by[c].numbers, n)
				by[c].values = append(by[c].values, values[i])
			}
		}
	}
	return newModel(t.width, by)
}

// highest returns the places of the n highest scores above 0, highest first, the lower place first among equals.
func highest(scores []float32, n int) []int32 {
	top := make([]int32, 0, n)
	for c, s := range scores {
		if s <= 0 || len(top) == n && s <= scores[top[n-1]] {
			continue
		}
		if len(top) < n {
			top = append(top, 0)
		}
		i := len(top) - 1
		for ; i > 0 && scores[top[i-1]] < s; i-- {
			top[i] = top[i-1]
		}
		top[i] = int32(c)
	}
	return top
}

// fitter fits one class after another in the same memory.
type fitter struct {
	*trainer
	dense   []float32 // weights by feature
	touched []int32   // features whose weights may not be zero
	isIn    []bool    // by feature: it is in touched
	alpha   []float32 // by row: the dual variables
	order   []int32   // rows; those that the model has long got right stand at the end
}

func newFitter(t *trainer) *fitter {
	return &fitter{trainer: t, dense: make([]float32, t.width), isIn: make([]bool, t.width), alpha: make([]float32, t.rows.rows())}
}

// diagonal is the squared length of a row, which is 1, and of its constant feature, which is 1 too; and what the
// squared hinge adds.
const diagonal = 1 + 1 + slack

const slack = 1 / (2 * cost)

func (f *fitter) fit(class int32, rows []int32) weights {
	numbers, values := f.prior.row(class)
	f.touch(numbers)
	for i, n := range numbers {
		f.dense[n] = values[i]
	}
	f.order = append(f.order[:0], rows...)
	bias := float32(0)
	active := len(f.order)
	random := uint64(class)*0x9e3779b97f4a7c15 + 1
	for range passes {
		all := active == len(f.order)
		shuffle(f.order[:active], &random)
		moved := float32(0)
		for i := 0; i < active; {
			beyond, by := f.improve(f.order[i], class, &bias)
			moved = max(moved, by)
			if beyond > farRight {
				active--
				f.order[i], f.order[active] = f.order[active], f.order[i]
				continue
			}
			i++
		}
		if moved < settled {
			if all {
				break
			}
			active = len(f.order) // look again at those set aside
		}
	}
	return f.take(bias)
}

// farRight is how far beyond its margin a row must be to be set aside, until the others have settled.
const farRight = 0.5

// improve moves the weights so that the row comes out best, the others left as they are. It returns how far beyond
// its margin a row without influence is, 0 for the others, and by how much its influence changed.
func (f *fitter) improve(row, class int32, bias *float32) (beyond, by float32) {
	numbers, values := f.rows.row(row)
	sign := float32(-1)
	if f.class[row] == class {
		sign = 1
	}
	score := *bias
	for i, n := range numbers {
		score += values[i] * f.dense[n]
	}
	old := f.alpha[row]
	gradient := sign*score - 1 + slack*old
	if old == 0 && gradient >= 0 {
		return gradient, 0
	}
	now := max(old-gradient/diagonal, 0)
	if now == old {
		return 0, 0
	}
	if old == 0 {
		f.touch(numbers)
	}
	f.alpha[row] = now
	step := (now - old) * sign
	*bias += step
	for i, n := range numbers {
		f.dense[n] += step * values[i]
	}
	return 0, max(step, -step)
}

func (f *fitter) touch(numbers []int32) {
	for _, n := range numbers {
		if !f.isIn[n] {
			f.isIn[n] = true
			f.touched = append(f.touched, n)
		}
	}
}

// take returns the weights that matter and clears the memory.
func (f *fitter) take(bias float32) weights {
	var top float32
	for _, n := range f.touched {
		top = max(top, f.dense[n], -f.dense[n])
	}
	matters := func(n int32) bool { return max(f.dense[n], -f.dense[n]) > leastOf*top }
	kept := 0
	for _, n := range f.touched {
		if matters(n) {
			kept++
		}
	}
	out := weights{bias: bias, numbers: make([]int32, 0, kept), values: make([]float32, 0, kept)}
	for _, n := range f.touched {
		if matters(n) {
			out.numbers = append(out.numbers, n)
			out.values = append(out.values, f.dense[n])
		}
		f.dense[n], f.isIn[n] = 0, false
	}
	f.touched = f.touched[:0]
	clear(f.alpha)
	return out
}

// shuffle orders rows by a linear congruential generator (Knuth's MMIX): the same rows always come out the same.
func shuffle(rows []int32, state *uint64) {
	for i := len(rows) - 1; i > 0; i-- {
		*state = *state*6364136223846793005 + 1442695040888963407
		j := int((*state >> 33) % uint64(i+1))
		rows[i], rows[j] = rows[j], rows[i]
	}
}
