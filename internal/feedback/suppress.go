package feedback

import (
	"cmp"
	"slices"
)

// tally is the answers of one group by class.
type tally [classes]int

func (t tally) n() int {
	return t[Neutral] + t[Positive] + t[Negative]
}

// counts is a table of months by teams with its margins, flat: first the cells, then the months, the teams, the total.
type counts struct {
	months, teams int
	tallies       []tally
}

func newCounts(months, teams int) counts {
	return counts{months, teams, make([]tally, months*teams+months+teams+1)}
}

func (c counts) add(month, team int, class Class) {
	for _, at := range []int{c.cellAt(month, team), c.monthAt(month), c.teamAt(team), c.totalAt()} {
		c.tallies[at][class]++
	}
}

func (c counts) cellAt(month, team int) int { return month*c.teams + team }
func (c counts) monthAt(month int) int      { return c.months*c.teams + month }
func (c counts) teamAt(team int) int        { return c.months*c.teams + c.months + team }
func (c counts) totalAt() int               { return len(c.tallies) - 1 }

func (c counts) cell(month, team int) tally { return c.tallies[c.cellAt(month, team)] }
func (c counts) month(month int) tally      { return c.tallies[c.monthAt(month)] }
func (c counts) team(team int) tally        { return c.tallies[c.teamAt(team)] }
func (c counts) total() tally               { return c.tallies[c.totalAt()] }

// hide says which groups of the table must not be shown.
//
// A reader of the report knows the table's shape, all shown numbers, that a hidden group is not empty, and that every
// month, every team and the total are sums. From these the reader can work out
//   - of no hidden group how many answers it has;
//   - of no small group how many of them are positive, neutral or negative;
//   - of several hidden groups together at most sums that have Smallest or more answers.
//
// One thing stays open, because only hiding everything could hide it: where such a sum has no answer of a class, its parts
// have none either.
//
// The table with its margins is a network: answers flow from the top to the months, on to the teams, to the bottom, and
// back to the top as the total; each group is an edge. A hidden number can be something else exactly if answers can be
// moved round a circle of hidden edges, which a search of the residual network finds (as in Cox 1995, "Network models
// for complementary cell suppression"). So: hide the small groups; while one of the hidden ones can be told, hide the
// cheapest circle round it; then show again whatever need not have been hidden.
func hide(c counts) []bool {
	net := newNetwork(c)
	for at, e := range net.edges {
		net.edges[at].hidden = 0 < e.n() && e.n() < Smallest
	}
	small := net.hidden()
	for circle := net.repair(); circle != nil; circle = net.repair() {
		for _, s := range circle {
			net.edges[s.edge].hidden = true
		}
	}
	for _, at := range net.byWorth() {
		if net.edges[at].hidden && !small[at] {
			net.edges[at].hidden = false
			net.edges[at].hidden = net.repair() != nil
		}
	}
	return net.hidden()
}

type network struct {
	edges []edge
	at    [][]int // node -> its edges
}

type edge struct {
	from, to int
	worth    worth
	tally
	hidden bool
}

// worth says how much a reader would miss a group.
type worth int

const (
	ofCell worth = iota
	ofTeam
	ofMonth
	ofTotal
)

func newNetwork(c counts) network {
	top, bottom := 0, 1
	month := func(m int) int { return 2 + m }
	team := func(t int) int { return 2 + c.months + t }

	net := network{edges: make([]edge, len(c.tallies)), at: make([][]int, 2+c.months+c.teams)}
	for m := range c.months {
		for t := range c.teams {
			net.edges[c.cellAt(m, t)] = edge{from: month(m), to: team(t), tally: c.cell(m, t)}
		}
		net.edges[c.monthAt(m)] = edge{from: top, to: month(m), worth: ofMonth, tally: c.month(m)}
	}
	for t := range c.teams {
		net.edges[c.teamAt(t)] = edge{from: team(t), to: bottom, worth: ofTeam, tally: c.team(t)}
	}
	net.edges[c.totalAt()] = edge{from: bottom, to: top, worth: ofTotal, tally: c.total()}
	for at, e := range net.edges {
		net.at[e.from] = append(net.at[e.from], at)
		net.at[e.to] = append(net.at[e.to], at)
	}
	return net
}

func (net network) hidden() []bool {
	hidden := make([]bool, len(net.edges))
	for at, e := range net.edges {
		hidden[at] = e.hidden
	}
	return hidden
}

// repair finds a small group of which too much can be told, and returns a circle that would help if it were hidden. It
// returns nil when nothing can be told. There is always such a circle: down to the bottom and back from the top.
//
// Larger groups that are hidden for the sake of small ones need no look: one that could be told would have been shown again.
func (net network) repair() []step {
	for at, e := range net.edges {
		if e.hidden && e.n() < Smallest {
			if circle := net.repairEdge(at); circle != nil {
				return circle
			}
		}
	}
	return nil
}

func (net network) repairEdge(at int) []step {
	e := net.edges[at]
	for class := range Class(classes) {
		if e.tally[class] == 0 {
			continue
		}
		more, fewer := net.flow(class, nonEmpty), net.flow(class, nonEmpty)
		if more.move(at, 1, 1) == 0 && fewer.move(at, -1, 1) == 0 {
			return cheapest(more.circle(at, 1, anyEdge), fewer.circle(at, -1, anyEdge))
		}
	}
	// A sum of hidden groups that can be told limits each of them: so none of them is limited to fewer than Smallest.
	sum := e.n()
	var flows [classes]flow
	for class := range Class(classes) {
		if sum >= Smallest {
			return nil
		}
		flows[class] = net.flow(class, anySize)
		sum += flows[class].move(at, 1, Smallest)
	}
	if sum >= Smallest {
		return nil
	}
	var circles []path
	for _, f := range flows {
		circles = append(circles, f.circle(at, 1, anyEdge))
	}
	return cheapest(circles...)
}

// flow is one class of answers on its way round the network, with what has been moved so far. All shown numbers and the
// other classes stay as they are.
type flow struct {
	network
	class Class
	keep  floor
	extra []int
}

// floor says how far a hidden cell may be emptied.
type floor int

const (
	anySize  floor = iota // down to nothing
	nonEmpty              // readers know that a hidden cell is not empty
)

func (net network) flow(class Class, keep floor) flow {
	return flow{net, class, keep, make([]int, len(net.edges))}
}

// move changes edge at by up to want answers, up or down, and returns by how many that can be done.
func (f flow) move(at, by, want int) int {
	moved := 0
	for moved < want {
		circle := f.circle(at, by, hiddenEdges)
		if circle.steps == nil {
			break
		}
		n := want - moved
		for _, s := range circle.steps {
			if s.by < 0 {
				n = min(n, f.spare(s.edge))
			}
		}
		for _, s := range circle.steps {
			f.extra[s.edge] += s.by * n
		}
		moved += n
	}
	return moved
}

// path is a way through the network and what it would cost to hide those of its edges that are shown.
type path struct {
	steps []step
	cost  int
}

type step struct{ edge, by int }

// scope says which edges a path may use.
type scope int

const (
	hiddenEdges scope = iota
	anyEdge           // those that would have to be hidden, too
)

// circle finds the cheapest circle through edge at, along which answers can be added to it or taken away from it: forwards
// where they can be added, backwards where they can be taken away.
func (f flow) circle(at, by int, s scope) path {
	e := f.edges[at]
	if by > 0 {
		return f.close(e.to, e.from, step{at, by}, s)
	}
	if f.spare(at) == 0 {
		return path{}
	}
	return f.close(e.from, e.to, step{at, by}, s)
}

// close finds the cheapest way from the end of a first step back to its start (Bellman and Ford, by queue).
func (f flow) close(from, to int, first step, s scope) path {
	type arrival struct {
		step
		node, cost int
	}
	came := make([]*arrival, len(f.at))
	came[from] = &arrival{step: first, node: to}
	queue := []int{from}
	for len(queue) > 0 {
		node := queue[0]
		queue = queue[1:]
		for _, at := range f.at[node] {
			e := f.edges[at]
			next, by := e.to, 1
			if node == e.to {
				next, by = e.from, -1
			}
			if at == first.edge || by < 0 && f.spare(at) == 0 {
				continue
			}
			cost := came[node].cost
			if !e.hidden {
				if s == hiddenEdges || e.n() == 0 {
					continue
				}
				cost += f.cost(at)
			}
			if came[next] == nil || cost < came[next].cost {
				came[next] = &arrival{step{at, by}, node, cost}
				queue = append(queue, next)
			}
		}
	}
	if came[to] == nil {
		return path{}
	}
	p := path{cost: came[to].cost}
	for node := to; node != from; node = came[node].node {
		p.steps = append(p.steps, came[node].step)
	}
	p.steps = append(p.steps, first)
	return p
}

// cost is what hiding an edge costs: its answers for a cell, and for a margin more than for all the cells it could spare.
func (net network) cost(at int) int {
	e := net.edges[at]
	all := net.edges[len(net.edges)-1].n()
	return e.n() + int(e.worth)*all
}

func cheapest(paths ...path) []step {
	var best path
	for _, p := range paths {
		if p.steps != nil && (best.steps == nil || p.cost < best.cost) {
			best = p
		}
	}
	return best.steps
}

// spare is how many answers can be taken away from an edge. A cell that may not be emptied keeps one answer of its largest
// class: then the classes can be moved one by one without ever emptying it. Margins follow their cells.
func (f flow) spare(at int) int {
	e := f.edges[at]
	spare := e.tally[f.class] + f.extra[at]
	if f.keep == nonEmpty && e.worth == ofCell && f.class == e.largest() {
		spare--
	}
	return spare
}

func (t tally) largest() Class {
	largest := Neutral
	for class := range Class(classes) {
		if t[class] > t[largest] {
			largest = class
		}
	}
	return largest
}

// byWorth lists the edges, those first that a reader would miss most.
func (net network) byWorth() []int {
	order := make([]int, len(net.edges))
	for at := range order {
		order[at] = at
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(net.cost(b), net.cost(a)), cmp.Compare(a, b))
	})
	return order
}
