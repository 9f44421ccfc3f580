package faq

import "math"

// bag counts features by their numbers.
type bag struct {
	counts  []uint8 // all zero between texts
	numbers []int32 // those counted, in the order in which they came
}

// add counts a feature; -1 is passed over.
func (b *bag) add(number int32) {
	if number < 0 {
		return
	}
	if int(number) >= len(b.counts) {
		b.counts = append(b.counts, make([]uint8, int(number)+1+len(b.counts))...)
	}
	if b.counts[number] == 0 {
		b.numbers = append(b.numbers, number)
	}
	if b.counts[number] < math.MaxUint8 {
		b.counts[number]++
	}
}

func (b *bag) reset() {
	for _, n := range b.numbers {
		b.counts[n] = 0
	}
	b.numbers = b.numbers[:0]
}

// appendValues adds the value of each counted feature, scaled so that their squares sum to one.
func (b *bag) appendValues(to []float32, weights []float32) []float32 {
	start := len(to)
	var sum float64
	for _, n := range b.numbers {
		x := weights[n]
		if c := b.counts[n]; c > 1 {
			x *= 1 + float32(math.Log(float64(c)))
		}
		sum += float64(x) * float64(x)
		to = append(to, x)
	}
	if sum > 0 {
		scale := float32(1 / math.Sqrt(sum))
		for i := start; i < len(to); i++ {
			to[i] *= scale
		}
	}
	return to
}

// tally sums values by feature.
type tally struct {
	values  []float32
	numbers []int32
}

func (t *tally) add(n int32, x float32) {
	if t.values[n] == 0 {
		t.numbers = append(t.numbers, n)
	}
	t.values[n] += x
}

func (t *tally) reset() {
	for _, n := range t.numbers {
		t.values[n] = 0
	}
	t.numbers = t.numbers[:0]
}
