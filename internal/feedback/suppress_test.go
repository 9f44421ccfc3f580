package feedback

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// The property that patients are promised, checked by a reader who tries to work out hidden numbers. The reader searches
// for other worlds by brute force and shares no idea with hide: no network, no circles.
func TestNobodyCanWorkOutHiddenNumbers(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	var hiddenCells, shownCells, tables int
	for range 1000 {
		c := randomCounts(random)
		hidden := hide(c)
		if leak := (reader{c, hidden}).leak(); leak != "" {
			t.Fatalf("%s\n%s", leak, draw(c, hidden))
		}
		for at, tally := range c.tallies {
			if n := tally.n(); 0 < n && n < Smallest && !hidden[at] {
				t.Fatalf("a group of %d is shown\n%s", n, draw(c, hidden))
			} else if n == 0 && hidden[at] {
				t.Fatalf("an empty group is hidden\n%s", draw(c, hidden))
			}
		}
		tables++
		for at := range c.monthAt(0) {
			if hidden[at] {
				hiddenCells++
			} else {
				shownCells++
			}
		}
	}
	// Hiding everything would pass everything above.
	if shownCells < tables || hiddenCells < tables {
		t.Errorf("%d tables, %d cells hidden and %d shown: the tables do not try hide", tables, hiddenCells, shownCells)
	}
}

// A test of the reader itself: what it must be able to work out.
func TestReaderFindsLeaks(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		cells  [][]tally // months of teams: neutral, positive, negative
		hidden []int     // cells
		leaks  bool
	}{
		{"total minus the rest", [][]tally{{{0, 20, 1}, {1, 2, 0}, {3, 9, 2}}}, []int{1}, true},
		{"two in the month, one in the team", [][]tally{{{1, 20, 1}, {1, 2, 0}}, {{1, 9, 9}, {3, 9, 2}}}, []int{0, 1}, true},
		{"a rectangle", [][]tally{{{1, 20, 1}, {1, 2, 1}}, {{1, 9, 9}, {3, 9, 2}}}, []int{0, 1, 2, 3}, false},
		{"together fewer than five", [][]tally{
			{{1, 9, 9}, {0, 1, 1}, {0, 1, 1}},
			{{1, 9, 9}, {1, 5, 5}, {1, 5, 5}},
		}, []int{1, 2, 4, 5}, true},
		{"five answers of five hidden cells", [][]tally{
			{{0, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 0}, {0, 1, 0}},
			{{1, 5, 5}, {1, 5, 5}, {1, 5, 5}, {1, 5, 5}, {1, 5, 5}},
		}, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, true},
		{"the month's one poor answer is the team's one", [][]tally{
			{{0, 20, 0}, {1, 2, 1}},
			{{1, 9, 0}, {3, 9, 0}},
		}, []int{0, 1, 2, 3}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := countsOf(test.cells)
			hidden := make([]bool, len(c.tallies))
			for _, at := range test.hidden {
				hidden[at] = true
			}
			if leak := (reader{c, hidden}).leak(); (leak != "") != test.leaks {
				t.Errorf("leak %q, want one: %t\n%s", leak, test.leaks, draw(c, hidden))
			}
			if leak := (reader{c, hide(c)}).leak(); leak != "" {
				t.Errorf("hide leaves a leak: %s\n%s", leak, draw(c, hide(c)))
			}
		})
	}
}

// What a clinic loses: as little as possible, and nothing when no group is small.
func TestHideKeepsWhatItCan(t *testing.T) {
	t.Parallel()
	big := tally{2, 20, 3}
	for _, test := range []struct {
		name  string
		cells [][]tally
		want  string // months downwards, teams to the right, margins last
	}{
		{"nothing small", [][]tally{{big, big}, {big, big}}, "... ... ..."},
		{"an empty cell is no small one", [][]tally{{big, {}}, {big, big}}, "... ... ..."},
		{"one small cell takes a rectangle", [][]tally{
			{big, big, big},
			{big, {0, 2, 1}, {1, 6, 2}},
			{big, big, {1, 7, 1}},
		}, ".... .**. .**. ...."},
		{"a small team of two: the total and the months stay", [][]tally{{big, {0, 1, 1}}, {big, {0, 1, 0}}}, "**. **. **."},
		{"one month, two small teams that make five", [][]tally{{{0, 1, 0}, {1, 2, 1}}}, "**. **."},
		{"the total stays rather than a team", [][]tally{{{1, 2, 2}, {0, 2, 0}}, {{}, {0, 1, 0}}}, "*** .** **."},
		{"what need not be hidden is shown again", [][]tally{{{0, 7, 0}, {0, 1, 0}, {1, 0, 1}}}, ".*** .***"},
		{"everything is small", [][]tally{{{0, 1, 0}, {0, 2, 0}}}, "*** ***"},
		{"one answer", [][]tally{{{0, 1, 0}}}, "** **"},
		{"no answers", nil, "."},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := countsOf(test.cells)
			if got := stars(c, hide(c)); got != test.want {
				t.Errorf("hidden = %q, want %q\n%s", got, test.want, draw(c, hide(c)))
			}
		})
	}
}

func BenchmarkHide(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 4))
	c := newCounts(36, 8)
	for range 8000 {
		c.add(random.IntN(36), min(random.IntN(12), 7), Class(min(random.IntN(10), 2)))
	}
	for month := range 36 {
		c.tallies[c.cellAt(month, month%8)] = tally{0, 2, 1} // margins do not matter here
	}
	for b.Loop() {
		hide(c)
	}
}

// reader is somebody with the report in hand, who knows that hidden cells are not empty.
type reader struct {
	counts
	hidden []bool
}

// leak says what can be worked out, or nothing.
func (r reader) leak() string {
	for at := range r.tallies {
		if !r.hidden[at] {
			continue
		}
		parts := r.parts(at)
		n := r.tallies[at].n()
		told := true
		for class := range Class(classes) {
			if r.couldDiffer(parts, class) {
				told = false
			} else if n < Smallest && r.tallies[at][class] > 0 {
				return fmt.Sprintf("group %d is small and has %d of class %d", at, r.tallies[at][class], class)
			}
		}
		if told {
			return fmt.Sprintf("group %d has %d answers", at, n)
		}
	}
	cells := r.hiddenCells()
	if len(cells) > 12 {
		panic("too many hidden cells for all their sums")
	}
	for set := 1; set < 1<<len(cells); set++ {
		var some []int
		n := 0
		for i, at := range cells {
			if set&(1<<i) != 0 {
				some = append(some, at)
				n += r.tallies[at].n()
			}
		}
		if n < Smallest && !r.couldDiffer(some, Neutral) && !r.couldDiffer(some, Positive) && !r.couldDiffer(some, Negative) {
			return fmt.Sprintf("cells %v have %d answers together", some, n)
		}
	}
	return ""
}

// parts lists the hidden cells in a group.
func (r reader) parts(group int) []int {
	var parts []int
	for _, at := range r.hiddenCells() {
		month, team := at/r.teams, at%r.teams
		if group == at || group == r.monthAt(month) || group == r.teamAt(team) || group == r.totalAt() {
			parts = append(parts, at)
		}
	}
	return parts
}

func (r reader) hiddenCells() []int {
	var cells []int
	for at := range r.months * r.teams {
		if r.hidden[at] {
			cells = append(cells, at)
		}
	}
	return cells
}

// couldDiffer says that in another world with the same report these cells together have more or fewer answers of a class.
func (r reader) couldDiffer(cells []int, class Class) bool {
	if len(cells) == 0 {
		return false
	}
	rest := slices.DeleteFunc(r.hiddenCells(), func(at int) bool { return slices.Contains(cells, at) })
	w := world{reader: r, class: class, order: slices.Concat(cells, rest), targets: len(cells), left: make([]int, len(r.tallies)), open: make([]int, len(r.tallies))}
	for _, at := range w.order {
		w.target += boolInt(slices.Contains(cells, at)) * r.tallies[at][class]
		for _, margin := range r.margins(at) {
			w.left[margin] += r.tallies[at][class]
			w.open[margin]++
		}
	}
	return w.search(0, 0)
}

// margins lists the shown sums that a cell is part of.
func (r reader) margins(cell int) []int {
	var shown []int
	for _, at := range []int{r.monthAt(cell / r.teams), r.teamAt(cell % r.teams), r.totalAt()} {
		if !r.hidden[at] {
			shown = append(shown, at)
		}
	}
	return shown
}

// world is a search for other numbers that fit the report.
type world struct {
	reader
	class           Class
	order           []int
	targets, target int   // the first cells in order, and what their sum is in truth
	left, open      []int // of each shown sum: what is still to be given to how many hidden cells
}

func (w world) search(i, sum int) bool {
	if i == w.targets && sum == w.target {
		return false
	}
	if i == len(w.order) {
		return true
	}
	at := w.order[i]
	truth := w.tallies[at][w.class]
	least := 0
	if w.tallies[at].n() == truth {
		least = 1
	}
	for _, value := range nearest(truth, least, truth+6) {
		fits := true
		for _, margin := range w.margins(at) {
			left, open := w.left[margin]-value, w.open[margin]-1
			fits = fits && left >= 0 && (open > 0 || left == 0)
		}
		if !fits {
			continue
		}
		for _, margin := range w.margins(at) {
			w.left[margin] -= value
			w.open[margin]--
		}
		found := w.search(i+1, sum+value)
		for _, margin := range w.margins(at) {
			w.left[margin] += value
			w.open[margin]++
		}
		if found {
			return true
		}
	}
	return false
}

// nearest lists the numbers from least to most, those near the truth first.
func nearest(truth, least, most int) []int {
	var values []int
	for d := 0; truth-d >= least || truth+d <= most; d++ {
		if truth+d <= most {
			values = append(values, truth+d)
		}
		if d > 0 && truth-d >= least {
			values = append(values, truth-d)
		}
	}
	return values
}

func randomCounts(random *rand.Rand) counts {
	c := newCounts(1+random.IntN(4), 1+random.IntN(3))
	for month := range c.months {
		for team := range c.teams {
			n := []int{0, 1 + random.IntN(4), 1 + random.IntN(9), 5 + random.IntN(20)}[random.IntN(4)]
			good := random.IntN(4) // none, few, most, all
			for range n {
				class := Positive
				if random.IntN(3) >= good {
					class = Class(random.IntN(classes))
				}
				c.add(month, team, class)
			}
		}
	}
	return c
}

func countsOf(cells [][]tally) counts {
	teams := 0
	if len(cells) > 0 {
		teams = len(cells[0])
	}
	c := newCounts(len(cells), teams)
	for month, row := range cells {
		for team, tally := range row {
			for class, n := range tally {
				for range n {
					c.add(month, team, Class(class))
				}
			}
		}
	}
	return c
}

func stars(c counts, hidden []bool) string {
	mark := func(at int) string { return string(".*"[boolInt(hidden[at])]) }
	s := ""
	for month := range c.months {
		for team := range c.teams {
			s += mark(c.cellAt(month, team))
		}
		s += mark(c.monthAt(month)) + " "
	}
	for team := range c.teams {
		s += mark(c.teamAt(team))
	}
	return s + mark(c.totalAt())
}

func draw(c counts, hidden []bool) string {
	s := ""
	field := func(at int) { s += fmt.Sprintf("%v%c\t", c.tallies[at], " *"[boolInt(hidden[at])]) }
	for month := range c.months {
		for team := range c.teams {
			field(c.cellAt(month, team))
		}
		field(c.monthAt(month))
		s += "\n"
	}
	for team := range c.teams {
		field(c.teamAt(team))
	}
	field(c.totalAt())
	return s
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
