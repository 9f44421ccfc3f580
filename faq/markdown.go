package faq

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// In Markdown an entry is front matter between two lines of three dashes, a heading that is the question, and the
// answer:
//
//	---
//	id: cancel-appointment
//	variants: [cancel booking]
//	---
//	# How do I cancel my appointment?
//
//	Send us a message ...
//
// Several entries may follow one another. Front matter without an id and a question holds for every heading below
// it: each heading starts an entry whose id is made from it, so a plain page of questions and answers is a file of
// entries too. A line of three dashes inside an answer is written \---.
const fence = "---"

// section is one front matter and what follows it.
type section struct {
	head     []byte
	headLine int // of the opening fence; 0 when there is none
	body     []string
	bodyLine int // of the first line of body
}

func (r *reader) readMarkdown(data []byte) {
	lines := strings.Split(tidyLines(string(data)), "\n")
	for _, s := range r.sections(lines) {
		e := draftEntry{line: max(1, s.headLine), lines: make(map[string]int)}
		if !r.setHead(&e, s) {
			continue
		}
		if e.ID == "" && e.Question == "" {
			r.takeHeadings(e, s)
			continue
		}
		r.takeBody(e, s.body, s.bodyLine)
	}
}

func tidyLines(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// sections cuts the file at its fences. A fence opens front matter unless front matter is open.
func (r *reader) sections(lines []string) []section {
	var all []section
	now := section{bodyLine: 1}
	for i := 0; i < len(lines); i++ {
		if strings.TrimRight(lines[i], " \t") != fence {
			now.body = append(now.body, lines[i])
			continue
		}
		if now.headLine > 0 || !blank(now.body) {
			all = append(all, now)
		}
		end := i + 1
		for end < len(lines) && strings.TrimRight(lines[end], " \t") != fence {
			end++
		}
		if end == len(lines) {
			r.add(i+1, "front matter without a closing line of three dashes (inside an answer write \\---)")
			return nil
		}
		now = section{head: []byte(strings.Join(lines[i+1:end], "\n")), headLine: i + 1, bodyLine: end + 2}
		i = end
	}
	return append(all, now)
}

func blank(lines []string) bool {
	for _, l := range lines {
		if strings.TrimSpace(l) != "" {
			return false
		}
	}
	return true
}

func (r *reader) setHead(e *draftEntry, s section) bool {
	if len(bytes.TrimSpace(s.head)) == 0 {
		return true
	}
	var document yaml.Node
	if err := yaml.Unmarshal(s.head, &document); err != nil {
		r.addYAML(err, s.headLine)
		return false
	}
	if len(document.Content) == 0 {
		return true
	}
	shift(document.Content[0], s.headLine)
	return r.setFields(e, document.Content[0])
}

// shift moves the lines of a node to where they are in the file.
func shift(n *yaml.Node, by int) {
	n.Line += by
	for _, c := range n.Content {
		shift(c, by)
	}
}

// takeBody takes an entry whose front matter names it.
func (r *reader) takeBody(e draftEntry, body []string, line int) {
	if e.Question == "" {
		for i, l := range body {
			text, isHeading := heading(l)
			if isHeading {
				e.Question, e.lines["question"] = text, line+i
				body, line = body[i+1:], line+i+1
				break
			}
			if strings.TrimSpace(l) != "" {
				break
			}
		}
	}
	switch {
	case e.Answer == "":
		e.Answer, e.lines["answer"] = unescape(body), line
	case !blank(body):
		r.add(line, "text below front matter that has an answer: leave one of them out")
		return
	}
	r.take(e)
}

// takeHeadings takes one entry for each heading, each with the fields of the front matter.
func (r *reader) takeHeadings(common draftEntry, s section) {
	first := len(s.body)
	for i, l := range s.body {
		if _, ok := heading(l); ok {
			first = i
			break
		}
	}
	if !blank(s.body[:first]) {
		r.add(s.bodyLine, "text before the first question: start each question with \"# \"")
		return
	}
	if first == len(s.body) && s.headLine > 0 {
		r.add(s.headLine, "front matter without a question below it")
		return
	}
	for i := first; i < len(s.body); {
		end := i + 1
		for end < len(s.body) && !isHeading(s.body[end]) {
			end++
		}
		e := common
		e.line = s.bodyLine + i
		e.lines = map[string]int{}
		e.Question, _ = heading(s.body[i])
		e.Answer = unescape(s.body[i+1 : end])
		r.take(e)
		i = end
	}
}

func isHeading(line string) bool {
	_, ok := heading(line)
	return ok
}

// heading returns the text of a line such as "## Question".
func heading(line string) (string, bool) {
	rest := strings.TrimLeft(line, "#")
	if n := len(line) - len(rest); n == 0 || n > 6 || rest == "" || rest[0] != ' ' {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// unescape joins the lines of an answer; "\---" is three dashes, "\\---" is "\---" and so on.
func unescape(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if dashes(l) && l[0] == '\\' {
			l = l[1:]
		}
		out[i] = l
	}
	return strings.Join(out, "\n")
}

func escape(answer string) string {
	lines := strings.Split(answer, "\n")
	for i, l := range lines {
		if dashes(l) {
			lines[i] = `\` + l
		}
	}
	return strings.Join(lines, "\n")
}

// dashes reports whether a line is three dashes after any number of backslashes, white space at its end aside.
func dashes(line string) bool {
	return strings.TrimLeft(strings.TrimRight(line, " \t"), `\`) == fence
}

func formatMarkdown(entries []Entry) ([]byte, error) {
	var b bytes.Buffer
	for i := range entries {
		e := &entries[i]
		head, err := encodeYAML(fields(e, false))
		if err != nil {
			return nil, err
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(fence + "\n")
		b.Write(head)
		b.WriteString(fence + "\n# " + e.Question + "\n\n" + escape(e.Answer) + "\n")
	}
	return b.Bytes(), nil
}
