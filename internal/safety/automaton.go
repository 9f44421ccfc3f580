package safety

import "slices"

// automaton recognises the phrases of all sets, word by word. State 0 is the start. The edges of a state are sorted
// by symbol and lie side by side, so that a step is a short search in one or two cache lines.
type automaton struct {
	roots   []uint32 // by symbol: the state after a first word, 0 for none
	offsets []uint32 // by state: where its edges begin; one more at the end
	symbols []symbol // of the edges
	targets []uint32 // of the edges
	ends    [][]int32
}

func newAutomaton(edges map[uint64]uint32, ends [][]int32, symbols symbol) automaton {
	a := automaton{roots: make([]uint32, symbols+1), offsets: make([]uint32, len(ends)+1), ends: ends}
	keys := make([]uint64, 0, len(edges))
	for key := range edges {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		state, s := key>>32, symbol(key&(1<<32-1))
		if state == 0 {
			a.roots[s] = edges[key]
		}
		a.symbols = append(a.symbols, s)
		a.targets = append(a.targets, edges[key])
		a.offsets[state+1]++
	}
	for i := 1; i < len(a.offsets); i++ {
		a.offsets[i] += a.offsets[i-1]
	}
	return a
}

// next returns the state after state on reading s, 0 if there is none.
func (a *automaton) next(state uint32, s symbol) uint32 {
	low, high := a.offsets[state], a.offsets[state+1]
	for high-low > 8 {
		mid := (low + high) / 2
		if a.symbols[mid] <= s {
			low = mid
		} else {
			high = mid
		}
	}
	for ; low < high; low++ {
		if a.symbols[low] == s {
			return a.targets[low]
		}
	}
	return 0
}

// phrases walks the automaton from every token of the window and notes where the phrases of sets occur.
func (l *Lexicon) phrases(s *scan) {
	for i := s.from; i < s.to; i++ {
		for _, sym := range s.readsOf(i) {
			if state := l.automaton.roots[sym]; state != 0 {
				l.walk(s, state, i, i+1)
			}
		}
	}
}

func (l *Lexicon) walk(s *scan, state uint32, from, at int) {
	for _, id := range l.automaton.ends[state] {
		s.add(id, hit{start: int32(from), end: int32(at), firstLeaf: int32(len(s.leaves)), nLeaves: 1})
		s.leaves = append(s.leaves, leaf{int32(from), int32(at), l.sets[id].weak})
	}
	if at == s.to || l.automaton.offsets[state] == l.automaton.offsets[state+1] {
		return
	}
	for _, sym := range s.readsOf(at) {
		if next := l.automaton.next(state, sym); next != 0 {
			l.walk(s, next, from, at+1)
		}
	}
}
