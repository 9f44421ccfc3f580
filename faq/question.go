package faq

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Question is a message whose right entry is known, to measure an index with.
type Question struct {
	Text  string
	Entry string // the id of the right entry; "" when no entry answers it
	Also  string // the id of a second entry that is asked for as well, or ""
	Lang  string // the patient's language, "" when not known
	Kind  string // how it is written or what it is about, for the report: "plain", "typo", "chitchat"
}

// ParseQuestions reads questions as JSON Lines, one object a line, such as
//
//	{"text": "how do i get out of my thursday visit", "entry": "cancel-appointment"}
//	{"text": "will it rain", "entry": null}
//
// "also", "lang" and "kind" may be there too; other fields are ignored. Empty lines are skipped. Problems are
// returned together, as a *ParseError.
func ParseQuestions(name string, data []byte) ([]Question, error) {
	var questions []Question
	p := &problems{name: name}
	line := 0
	for raw := range bytes.Lines(bytes.TrimPrefix(data, []byte("\ufeff"))) {
		line++
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 {
			continue
		}
		q, err := parseQuestion(raw)
		if err != nil {
			p.add(line, "%v", err)
			continue
		}
		questions = append(questions, q)
	}
	if len(questions) == 0 && len(p.list) == 0 {
		p.add(0, "no questions in it")
	}
	return questions, p.err()
}

func parseQuestion(raw []byte) (Question, error) {
	var in struct {
		Text  *string
		Entry json.RawMessage
		Also  string
		Lang  string
		Kind  string
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return Question{}, fmt.Errorf(`not a JSON object such as {"text": "...", "entry": "id"}: %w`, err)
	}
	if in.Text == nil || strings.TrimSpace(*in.Text) == "" {
		return Question{}, fmt.Errorf(`"text" is missing or empty`)
	}
	if in.Entry == nil {
		return Question{}, fmt.Errorf(`"entry" is missing: write null when no entry answers the text`)
	}
	q := Question{Text: *in.Text, Also: in.Also, Lang: in.Lang, Kind: in.Kind}
	if err := json.Unmarshal(in.Entry, &q.Entry); err != nil {
		return Question{}, fmt.Errorf(`"entry" is neither an id nor null`)
	}
	return q, nil
}
