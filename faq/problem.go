package faq

import (
	"fmt"
	"slices"
	"strings"
)

// mostProblems is how many problems a ParseError holds; further ones are only counted.
const mostProblems = 20

// ParseError says everything that is wrong with a file, so that it can be put right in one go.
type ParseError struct {
	Name     string // of the file
	Problems []Problem
	More     int // further problems, not listed
}

// Problem is one thing that is wrong.
type Problem struct {
	Line int // counted from 1; 0 when it is about the file as a whole
	Text string
}

// Error returns one line per problem, each like `clinic.yaml line 12: unknown field "awnser"`.
func (e *ParseError) Error() string {
	var b strings.Builder
	for i, p := range e.Problems {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(e.Name)
		if p.Line > 0 {
			fmt.Fprintf(&b, " line %d", p.Line)
		}
		b.WriteString(": " + p.Text)
	}
	if e.More > 0 {
		fmt.Fprintf(&b, "\n%s: and %d more", e.Name, e.More)
	}
	return b.String()
}

// problems collects what is wrong with one file.
type problems struct {
	name string
	list []Problem
	more int
}

func (p *problems) add(line int, format string, args ...any) {
	if len(p.list) == mostProblems {
		p.more++
		return
	}
	p.list = append(p.list, Problem{Line: line, Text: fmt.Sprintf(format, args...)})
}

// err returns the problems in the order of their lines as a *ParseError, or nil.
func (p *problems) err() error {
	if len(p.list) == 0 {
		return nil
	}
	slices.SortStableFunc(p.list, func(a, b Problem) int { return a.Line - b.Line })
	return &ParseError{Name: p.name, Problems: p.list, More: p.more}
}
