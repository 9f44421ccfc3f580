package safety

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Question is one line of an evaluation set: {"text":"...", "lang":"en", "red_flag":true, "category":"stroke"}. Only
// text is required; without red_flag the line is predicted and not scored.
type Question struct {
	Text     string `json:"text"`
	Lang     string `json:"lang,omitempty"`
	RedFlag  *bool  `json:"red_flag,omitempty"`
	Category string `json:"category,omitempty"`
}

// Prediction is one line of the answer to an evaluation set, in the order of the questions.
type Prediction struct {
	Text     string `json:"text"`
	Level    Level  `json:"level"`
	Category string `json:"category"`
}

// Report counts how the predictions agree with the labels. A line is an alarm when its level is emergency, urgent
// or crisis.
type Report struct {
	Version    string           `json:"version"`
	Lines      int              `json:"lines"`
	Alarms     int              `json:"alarms"`
	All        Count            `json:"all"`
	ByLang     map[string]Count `json:"by_lang,omitempty"`
	ByCategory map[string]Count `json:"by_category,omitempty"`
}

// Count holds the labelled lines of one kind: how many are emergencies and how many of those raised an alarm; how
// many are not, and how many of those did.
type Count struct {
	True       int `json:"true"`
	Found      int `json:"found"`
	Benign     int `json:"benign"`
	FalseAlarm int `json:"false_alarm"`
}

// Recall is the share of emergencies found, 1 when there are none.
func (c Count) Recall() float64 { return ratio(c.Found, c.True, 1) }

// FalseAlarms is the share of benign lines that raised an alarm, 0 when there are none.
func (c Count) FalseAlarms() float64 { return ratio(c.FalseAlarm, c.Benign, 0) }

func ratio(part, whole int, otherwise float64) float64 {
	if whole == 0 {
		return otherwise
	}
	return float64(part) / float64(whole)
}

// Evaluate checks every question of a JSON-lines stream, writes one prediction per question to predictions (nil:
// nowhere), and counts. Blank lines are skipped. An error names the line that cannot be read.
func Evaluate(l *Lexicon, questions io.Reader, predictions io.Writer) (Report, error) {
	r := Report{Version: l.Version(), ByLang: make(map[string]Count), ByCategory: make(map[string]Count)}
	lines := bufio.NewScanner(questions)
	lines.Buffer(nil, 4<<20)
	for n := 1; lines.Scan(); n++ {
		if len(strings.TrimSpace(lines.Text())) == 0 {
			continue
		}
		var q Question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			return r, fmt.Errorf("questions: line %d: want {\"text\":\"...\"}: %w", n, err)
		}
		v := l.Check(q.Text, q.Lang)
		r.count(q, v)
		if predictions == nil {
			continue
		}
		line, err := json.Marshal(Prediction{q.Text, v.Level, v.Category})
		if err != nil {
			return r, fmt.Errorf("predictions: line %d: %w", n, err)
		}
		if _, err := predictions.Write(append(line, '\n')); err != nil {
			return r, fmt.Errorf("predictions: line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return r, fmt.Errorf("questions: %w", err)
	}
	return r, nil
}

func (r *Report) count(q Question, v Verdict) {
	r.Lines++
	if v.Level.Alarm() {
		r.Alarms++
	}
	if q.RedFlag == nil {
		return
	}
	add := func(c Count) Count {
		switch alarm := v.Level.Alarm(); {
		case *q.RedFlag && alarm:
			c.True, c.Found = c.True+1, c.Found+1
		case *q.RedFlag:
			c.True++
		case alarm:
			c.Benign, c.FalseAlarm = c.Benign+1, c.FalseAlarm+1
		default:
			c.Benign++
		}
		return c
	}
	r.All = add(r.All)
	if q.Lang != "" {
		r.ByLang[q.Lang] = add(r.ByLang[q.Lang])
	}
	if q.Category != "" {
		r.ByCategory[q.Category] = add(r.ByCategory[q.Category])
	}
}

// String is the report as a table for people.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "lexicon %s\n%d lines, %d alarms\n", r.Version, r.Lines, r.Alarms)
	if r.All == (Count{}) {
		return b.String()
	}
	fmt.Fprintf(&b, "%-22s %16s %16s\n", "", "recall", "false alarms")
	row := func(name string, c Count) {
		fmt.Fprintf(&b, "%-22s %5.3f %4d/%-5d %5.3f %4d/%-5d\n",
			name, c.Recall(), c.Found, c.True, c.FalseAlarms(), c.FalseAlarm, c.Benign)
	}
	row("all", r.All)
	for _, group := range []map[string]Count{r.ByLang, r.ByCategory} {
		names := make([]string, 0, len(group))
		for name := range group {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			row(name, group[name])
		}
	}
	return b.String()
}
