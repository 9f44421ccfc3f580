package safety

import (
	"slices"
	"sync"
)

// hit is a place where a set occurs: tokens [start, end), and the leaves that make it up.
type hit struct {
	start, end         int32
	firstLeaf, nLeaves int32
}

// leaf is one phrase inside a hit.
type leaf struct {
	start, end int32
	weak       bool // contexts that colour it do not soften the match
}

// scan is the working memory of one Check.
type scan struct {
	folded  string
	plain   []byte
	tokens  []token
	from    int // the window of tokens that is looked at
	to      int
	reads   []symbol
	hits    [][]hit // by set, sorted by start
	touched []int32 // sets that have hits
	leaves  []leaf
	colours []colour // by token
	stops   []bool   // by token
	masked  []leaf
	covered []bool // by token: inside a saying
	occurs  []bool // by set: it has hits
	matched []matched
}

// mostSteps bounds the work on one pattern in one window, so that a text made of nothing but alarm words takes
// no longer than it should; real messages need a few dozen.
const mostSteps = 600

type scanPool struct{ pool sync.Pool }

func newScanPool(sets int) *scanPool {
	return &scanPool{sync.Pool{New: func() any { return &scan{hits: make([][]hit, sets), occurs: make([]bool, sets)} }}}
}

func (p *scanPool) get() *scan { return p.pool.Get().(*scan) }

// put clears what the text left behind: a patient's words are not kept.
func (p *scanPool) put(s *scan) {
	s.forgetWindow()
	s.folded = ""
	clear(s.plain)
	s.plain, s.tokens, s.reads = s.plain[:0], s.tokens[:0], s.reads[:0]
	p.pool.Put(s)
}

// forgetWindow clears what was found in the last window.
func (s *scan) forgetWindow() {
	for _, id := range s.touched {
		s.hits[id] = s.hits[id][:0]
		s.occurs[id] = false
	}
	s.touched, s.leaves, s.masked, s.matched = s.touched[:0], s.leaves[:0], s.masked[:0], s.matched[:0]
}

func (s *scan) add(id int32, h hit) {
	if !s.occurs[id] {
		s.occurs[id] = true
		s.touched = append(s.touched, id)
	}
	for i := len(s.hits[id]) - 1; i >= 0 && s.hits[id][i].start >= h.start; i-- {
		if s.hits[id][i].start == h.start && s.hits[id][i].end == h.end {
			return
		}
	}
	s.hits[id] = append(s.hits[id], h)
}

// derive adds the hits of sets that are defined by patterns: early ones first, before sayings are masked.
func (l *Lexicon) derive(s *scan, early bool) {
	for i, key := range l.derivedKey {
		if !s.occurs[key] {
			continue
		}
		d := &l.derived[i]
		if d.early != early || !s.possible(&d.pattern) {
			continue
		}
		before := len(s.hits[d.set])
		m := matcher{scan: s, pattern: &d.pattern, steps: mostSteps}
		for m.next() {
			if !s.excepted(&d.pattern, m.chosen[:len(d.pattern.elems)]) {
				s.combine(d.set, m.chosen[:len(d.pattern.elems)], l.sets[d.set].weak)
			}
			m.nextFirst()
		}
		if added := s.hits[d.set]; len(added) > before {
			slices.SortFunc(added, func(a, b hit) int { return int(a.start - b.start) })
		}
	}
}

// combine adds a hit that spans chosen.
func (s *scan) combine(id int32, chosen []hit, weak bool) {
	h := hit{firstLeaf: int32(len(s.leaves))}
	h.start, h.end = span(chosen)
	for _, c := range chosen {
		for _, f := range s.leaves[c.firstLeaf : c.firstLeaf+c.nLeaves] {
			f.weak = f.weak || weak
			s.leaves = append(s.leaves, f)
		}
	}
	h.nLeaves = int32(len(s.leaves)) - h.firstLeaf
	s.add(id, h)
}

// possible tells whether each set of p occurs at all.
func (s *scan) possible(p *pattern) bool {
	for _, e := range p.elems {
		if len(s.hits[e.set]) == 0 {
			return false
		}
	}
	return true
}

// matcher steps through the ways in which a pattern fits the hits of a scan.
type matcher struct {
	scan    *scan
	pattern *pattern
	chosen  [mostElems]hit // one for each element, after next returned true
	at      [mostElems]int // index of the next hit to try, by element
	to      [mostElems]int // end of the hits worth trying
	depth   int            // elements chosen
	steps   int            // that may still be tried
	begun   bool
}

// next finds the next choice of hits; false when there is none, or when the steps are used up.
func (m *matcher) next() bool {
	n := len(m.pattern.elems)
	if !m.begun {
		m.begun = true
		m.to[0] = len(m.scan.hits[m.pattern.elems[0].set])
	} else {
		m.depth = n - 1
	}
	for m.depth >= 0 {
		if m.at[m.depth] >= m.to[m.depth] {
			m.depth--
			continue
		}
		h := m.scan.hits[m.pattern.elems[m.depth].set][m.at[m.depth]]
		m.at[m.depth]++
		if m.steps--; m.steps < 0 {
			return false
		}
		if m.depth > 0 && !m.fits(h) {
			continue
		}
		m.chosen[m.depth] = h
		if m.depth++; m.depth == n {
			return true
		}
		m.narrow()
	}
	return false
}

// nextFirst makes next go on with another hit of the first element.
func (m *matcher) nextFirst() {
	for i := 1; i < len(m.pattern.elems); i++ {
		m.at[i] = m.to[i]
	}
}

// narrow sets the hits of the next element that start near enough.
func (m *matcher) narrow() {
	e := m.pattern.elems[m.depth]
	low, high := m.chosen[m.depth-1].end, m.chosen[m.depth-1].end+int32(e.gap)
	if !m.pattern.ordered {
		low, high = m.chosen[0].end-int32(m.pattern.window), m.chosen[0].start+int32(m.pattern.window)
	}
	all := m.scan.hits[e.set]
	from := 0
	if len(all) > 8 {
		from, _ = slices.BinarySearchFunc(all, low, func(h hit, at int32) int { return int(h.start - at) })
	}
	for from < len(all) && all[from].start < low {
		from++
	}
	to := from
	for to < len(all) && all[to].start <= high {
		to++
	}
	m.at[m.depth], m.to[m.depth] = from, to
}

// fits tells whether h goes with the hits chosen so far: in reach, and not the same words over again.
func (m *matcher) fits(h hit) bool {
	if m.pattern.ordered {
		return true // narrow has seen to it
	}
	start, end := h.start, h.end
	for _, c := range m.chosen[:m.depth] {
		start, end = min(start, c.start), max(end, c.end)
		if m.scan.share(c, h) {
			return false
		}
	}
	return end-start <= int32(m.pattern.window)
}

// unlessReach is how many words on either side of a match an exception counts.
const unlessReach = 15

// excepted tells whether a set that rules the pattern out stands near chosen.
func (s *scan) excepted(p *pattern, chosen []hit) bool {
	if len(p.unless) == 0 {
		return false
	}
	start, end := span(chosen)
	for _, id := range p.unless {
		for _, h := range s.hits[id] {
			if h.end > start-unlessReach && h.start < end+unlessReach {
				return true
			}
		}
	}
	return false
}

// span returns the first and the last token (exclusive) of chosen.
func span(chosen []hit) (start, end int32) {
	start, end = chosen[0].start, chosen[0].end
	for _, h := range chosen[1:] {
		start, end = min(start, h.start), max(end, h.end)
	}
	return start, end
}

// share tells whether two hits use a word in common.
func (s *scan) share(a, b hit) bool {
	if a.end <= b.start || b.end <= a.start {
		return false
	}
	for _, x := range s.leaves[a.firstLeaf : a.firstLeaf+a.nLeaves] {
		for _, y := range s.leaves[b.firstLeaf : b.firstLeaf+b.nLeaves] {
			if x.start < y.end && y.start < x.end {
				return true
			}
		}
	}
	return false
}
