package console

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/language"
	"frontdesk/internal/store"
)

type answersView struct {
	frame
	Search    answerSearch
	Languages []choice
	Topics    []string
	States    []choice
	Rows      []answerRow
	More      int // rows that are not shown
	Total     int
	Due       int // of all answers, whatever is searched for
}

type answerSearch struct{ Text, Lang, Topic, State string }

type answerRow struct {
	Href     string
	Question string
	ID, Lang string
	Language string
	Topic    string
	State    string // live, draft, changed
	StateIs  string // in words
	Review   string
	Due      bool
	Soon     bool
	Warning  string // not valid yet, or no longer
	review   faq.Date
}

const mostRows = 200

func (c *console) answersPage(v *visit) error {
	articles, err := c.Store.Articles(v.ctx())
	if err != nil {
		return err
	}
	q := v.r.URL.Query()
	view := answersView{
		frame:  c.frame(v, "Answers", "answers"),
		Search: answerSearch{strings.TrimSpace(q.Get("q")), q.Get("lang"), q.Get("topic"), q.Get("state")},
		States: []choice{
			{"live", "Live"},
			{"changed", "Live, with a changed draft"},
			{"draft", "Draft, not live yet"},
			{"due", "Review is due"},
		},
		Total: len(articles),
	}
	if err := c.hang(v, &view.frame); err != nil {
		return err
	}
	today := dateOf(c.local(v.now))
	var rows []answerRow
	for _, a := range articles {
		e := current(a)
		view.Languages = append(view.Languages, choice{a.Lang, languageWords(a.Lang)})
		if e.Topic != "" {
			view.Topics = append(view.Topics, e.Topic)
		}
		row := rowOf(a, e, today)
		if row.Due {
			view.Due++
		}
		if view.Search.wants(row, e) {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(view.Languages, func(a, b choice) int { return strings.Compare(a.Value, b.Value) })
	view.Languages = slices.Compact(view.Languages)
	slices.Sort(view.Topics)
	view.Topics = slices.Compact(view.Topics)
	slices.SortFunc(rows, byReview)
	view.Rows = rows[:min(len(rows), mostRows)]
	view.More = len(rows) - len(view.Rows)
	return c.page(v, http.StatusOK, "answers", view)
}

// hang puts the bell into a frame.
func (c *console) hang(v *visit, f *frame) error {
	all, err := c.readQueue(v.ctx())
	if err != nil {
		return err
	}
	f.Bell = all.bell()
	return nil
}

// current is what the editor works on: the draft, else what is live.
func current(a store.Article) faq.Entry {
	e := faq.Entry{}
	switch {
	case a.Draft != nil:
		e = *a.Draft
	case a.Live != nil:
		e = *a.Live
	}
	e.ID, e.Lang = a.ID, a.Lang
	return e
}

// soon is how long before its review an answer is pointed out.
const soon = 14 * 24 * time.Hour

func rowOf(a store.Article, e faq.Entry, today faq.Date) answerRow {
	r := answerRow{
		Href: answerPath(a.Lang, a.ID), Question: e.Question, ID: a.ID, Lang: a.Lang, Language: languageWords(a.Lang),
		Topic: e.Topic, State: articleState(a), review: e.ReviewBy,
	}
	r.StateIs = map[string]string{"live": "Live", "draft": "Draft", "changed": "Changed"}[r.State]
	if !e.ReviewBy.IsZero() {
		r.Review = dateWords(e.ReviewBy)
		r.Due = e.ReviewBy.Compare(today) <= 0
		r.Soon = !r.Due && timeOf(e.ReviewBy).Sub(timeOf(today)) <= soon
	}
	if a.Live != nil {
		switch live := a.Live; {
		case !live.ValidUntil.IsZero() && live.ValidUntil.Compare(today) < 0:
			r.Warning = "No longer given: valid until " + dateWords(live.ValidUntil)
		case !live.ValidFrom.IsZero() && live.ValidFrom.Compare(today) > 0:
			r.Warning = "Not given yet: valid from " + dateWords(live.ValidFrom)
		}
	}
	return r
}

func articleState(a store.Article) string {
	switch {
	case a.Live == nil:
		return "draft"
	case a.Draft != nil:
		return "changed"
	}
	return "live"
}

// wants reports whether an answer fits the search. Every word must be there somewhere; case and accents do not matter.
func (s answerSearch) wants(r answerRow, e faq.Entry) bool {
	switch {
	case s.Lang != "" && s.Lang != r.Lang, s.Topic != "" && s.Topic != r.Topic:
		return false
	case s.State == "due" && !r.Due, s.State != "" && s.State != "due" && s.State != r.State:
		return false
	}
	if s.Text == "" {
		return true
	}
	text := language.Fold(strings.Join(append([]string{e.ID, e.Question, e.Answer, e.Topic, e.Owner}, e.Variants...), " "))
	for _, word := range strings.Fields(language.Fold(s.Text)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// byReview puts what is due first, the longest due before the rest; then by topic and question.
func byReview(a, b answerRow) int {
	if a.Due != b.Due {
		if a.Due {
			return -1
		}
		return 1
	}
	if a.Due {
		if c := a.review.Compare(b.review); c != 0 {
			return c
		}
	}
	return cmp.Or(strings.Compare(a.Lang, b.Lang), strings.Compare(a.Topic, b.Topic), strings.Compare(a.Question, b.Question))
}

func answerPath(lang, id string) string {
	return "/answers/" + url.PathEscape(lang) + "/" + url.PathEscape(id)
}

func dateOf(t time.Time) faq.Date {
	year, month, day := t.Date()
	return faq.Date{Year: year, Month: int(month), Day: day}
}

func timeOf(d faq.Date) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

func dateWords(d faq.Date) string {
	if d.IsZero() {
		return ""
	}
	return timeOf(d).Format("2 January 2006")
}
