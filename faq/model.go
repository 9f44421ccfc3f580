package faq

// model scores classes: for each feature it holds the classes that the feature speaks for or against.
type model struct {
	starts  []int32 // by feature, and one more
	classes []uint16
	weights []float32
	bias    []float32 // by class
}

func newModel(width int, by []weights) *model {
	m := &model{starts: make([]int32, width+1), bias: make([]float32, len(by))}
	for _, w := range by {
		for _, n := range w.numbers {
			m.starts[n+1]++
		}
	}
	for i := range width {
		m.starts[i+1] += m.starts[i]
	}
	next := make([]int32, width)
	copy(next, m.starts)
	m.classes, m.weights = make([]uint16, m.starts[width]), make([]float32, m.starts[width])
	for c, w := range by {
		m.bias[c] = w.bias
		for i, n := range w.numbers {
			m.classes[next[n]], m.weights[next[n]] = uint16(c), w.values[i]
			next[n]++
		}
	}
	return m
}

// score sets the scores of all classes for a text with these features and values.
func (m *model) score(scores []float32, numbers []int32, values []float32) {
	copy(scores, m.bias)
	m.addTo(scores, numbers, values)
}

func (m *model) addTo(scores []float32, numbers []int32, values []float32) {
	for i, n := range numbers {
		v := values[i]
		from, to := m.starts[n], m.starts[n+1]
		classes, weights := m.classes[from:to], m.weights[from:to]
		for j, c := range classes {
			scores[c] += v * weights[j]
		}
	}
}

// weight returns what a feature says about a class.
func (m *model) weight(number, class int32) float32 {
	for j := m.starts[number]; j < m.starts[number+1]; j++ {
		if m.classes[j] == uint16(class) {
			return m.weights[j]
		}
	}
	return 0
}
