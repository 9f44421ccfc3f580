package chat

import (
	"strings"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/safety"
)

// Asked is what a single question gets, without a conversation around it.
type Asked struct {
	// Level is what the safety check found. With an alarm (emergency, urgent, crisis) there is a Card and nothing else.
	Level safety.Level `json:"level"`
	// Card must be shown: instead of an answer with an alarm, beneath it with the level footer. Plain text.
	Card     string       `json:"card,omitempty"`
	Decision faq.Decision `json:"decision"`
	Answer   *AskedAnswer `json:"answer,omitempty"` // with the decision answer
	// Candidates are the entries that come closest, best first, at most 5.
	Candidates []AskedCandidate `json:"candidates"`
}

// AskedAnswer is a published answer, word for word.
type AskedAnswer struct {
	ID        string     `json:"id"`
	Lang      string     `json:"lang"`
	Question  string     `json:"question"`
	Text      string     `json:"text"`
	Published *time.Time `json:"published,omitempty"`
}

// AskedCandidate is an entry that may be meant. Scores compare within one question only.
type AskedCandidate struct {
	ID       string  `json:"id"`
	Lang     string  `json:"lang"`
	Question string  `json:"question"`
	Score    float64 `json:"score"`
}

// Ask answers a question as Step would, for other programs. lang is the language that its writer is known to prefer,
// "" when nothing is known. The safety check comes first: words with a sign of an emergency get the card and no answer.
func (c *Clinic) Ask(text Text, lang string, at time.Time) Asked {
	t := &turn{clinic: c, state: State{Language: lang}, stamp: Stamp{At: at}}
	v := c.Lexicon.Check(string(text), lang)
	asked := Asked{Level: v.Level, Decision: faq.None, Candidates: []AskedCandidate{}}
	if v.Level.Alarm() {
		asked.Card = c.card(t.words(), v.Level).Plain()
		return asked
	}
	if v.Level == safety.Footer {
		asked.Card = t.footerText(text).Plain()
	}
	m := t.match(text)
	for i, candidate := range m.Candidates {
		entry, ok := c.Answers.Entry(candidate.Lang, candidate.ID)
		if !ok || !entry.Current(t.today()) {
			continue
		}
		asked.Candidates = append(asked.Candidates, AskedCandidate{
			ID: entry.ID, Lang: entry.Lang, Question: entry.Question, Score: candidate.Score,
		})
		if i == 0 && m.Decision == faq.Answer {
			asked.Answer = c.askedAnswer(entry)
		}
	}
	if len(asked.Candidates) > 0 && (m.Decision != faq.Answer || asked.Answer != nil) {
		asked.Decision = m.Decision
	}
	return asked
}

func (c *Clinic) askedAnswer(e faq.Entry) *AskedAnswer {
	a := &AskedAnswer{ID: e.ID, Lang: e.Lang, Question: e.Question, Text: strings.TrimSpace(e.Answer)}
	if at, ok := c.Published[e.Lang+"/"+e.ID]; ok {
		a.Published = &at
	}
	return a
}
