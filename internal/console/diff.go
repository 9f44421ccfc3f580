package console

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"frontdesk/faq"
)

// diffField is one field of an answer and how it changes.
type diffField struct {
	Name  string
	Words []diffWord
}

// diffWord is a run of text that stays, goes or comes.
type diffWord struct {
	How  string // "", del, ins
	Text string
}

// diffEntries lists the fields that differ, in the order in which people read them.
func diffEntries(before, after faq.Entry) []diffField {
	var fields []diffField
	add := func(name, from, to string) {
		if from != to {
			fields = append(fields, diffField{name, diffWords(from, to)})
		}
	}
	add("Question", before.Question, after.Question)
	add("Other ways to ask", strings.Join(before.Variants, "\n"), strings.Join(after.Variants, "\n"))
	add("Answer", before.Answer, after.Answer)
	add("Topic", before.Topic, after.Topic)
	add("Team", before.Team, after.Team)
	add("Owner", before.Owner, after.Owner)
	add("Tags", strings.Join(before.Tags, ", "), strings.Join(after.Tags, ", "))
	add("Review by", before.ReviewBy.String(), after.ReviewBy.String())
	add("Valid from", before.ValidFrom.String(), after.ValidFrom.String())
	add("Valid until", before.ValidUntil.String(), after.ValidUntil.String())
	return fields
}

// mostCompared bounds the table of the comparison, in words of either side: beyond it the change is shown as a whole.
const mostCompared = 2500

// diffWords compares by words, by the longest common subsequence: what a person would mark with two pens. How wide a
// space is makes no difference; where a line ends does.
func diffWords(before, after string) []diffWord {
	a, b := words(before), words(after)
	head := 0
	for head < len(a) && head < len(b) && a[head].same(b[head]) {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].same(b[len(b)-1-tail]) {
		tail++
	}
	var d differ
	d.put("", b[:head])
	d.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	d.put("", b[len(b)-tail:])
	return d.out
}

// word is a word with the white space after it, so that joined they are the text again.
type word struct{ text, space string }

func (w word) same(o word) bool {
	return w.text == o.text && strings.Count(w.space, "\n") == strings.Count(o.space, "\n")
}

func words(text string) []word {
	var list []word
	for text != "" {
		end := strings.IndexFunc(text, unicode.IsSpace)
		if end < 0 {
			return append(list, word{text, ""})
		}
		next := strings.IndexFunc(text[end:], func(r rune) bool { return !unicode.IsSpace(r) })
		if next < 0 {
			next = len(text) - end
		}
		list = append(list, word{text[:end], text[end : end+next]})
		text = text[end+next:]
	}
	return list
}

type differ struct{ out []diffWord }

func (d *differ) put(how string, run []word) {
	var b strings.Builder
	for _, w := range run {
		b.WriteString(w.text + w.space)
	}
	text := b.String()
	n := len(d.out)
	if how == "del" && n > 0 && text != "" && !endsInSpace(d.out[n-1].Text) {
		text = " " + text // what stays is spaced as in the new text, where nothing may follow
	}
	switch {
	case text == "":
	case n > 0 && d.out[n-1].How == how:
		d.out[n-1].Text += text
	default:
		d.out = append(d.out, diffWord{how, text})
	}
}

func endsInSpace(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsSpace(r)
}

// middle compares what is left between a common beginning and a common end.
func (d *differ) middle(a, b []word) {
	if len(a) == 0 || len(b) == 0 || len(a) > mostCompared || len(b) > mostCompared {
		d.put("del", a)
		d.put("ins", b)
		return
	}
	// common[i][j] is the length of the longest common subsequence of a[i:] and b[j:].
	width := len(b) + 1
	common := make([]uint16, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].same(b[j]) {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	// What goes is shown before what comes, a run at a time: word by word in turns nobody can read.
	i, j, goes, comes := 0, 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].same(b[j]):
			d.put("del", a[goes:i])
			d.put("ins", b[comes:j])
			d.put("", b[j:j+1])
			i, j = i+1, j+1
			goes, comes = i, j
		case common[(i+1)*width+j] >= common[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	d.put("del", a[goes:])
	d.put("ins", b[comes:])
}
