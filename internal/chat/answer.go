package chat

import (
	"strings"

	"frontdesk/faq"
	"frontdesk/internal/language"
)

type answerOptions struct {
	edited   bool
	footer   bool // say the emergency number beneath, whatever the check said
	keepTurn bool // the turn exists already
}

// answer finds what the clinic published about a question: an answer, up to three to choose from, or an honest "I
// don't have that" with a way on.
func (t *turn) answer(e Said) {
	t.answerQuestion(e.Message, e.Text, answerOptions{edited: e.Edited})
}

func (t *turn) answerQuestion(m MessageID, text Text, o answerOptions) {
	q := t.openTurn(m, text, o)
	match := t.match(text)
	switch {
	case match.Decision == faq.Answer:
		t.state.Misses = 0
		t.give(q, match.Candidates[0].Lang, match.Candidates[0].ID, match.Candidates, o)
	case match.Decision == faq.Suggest:
		t.state.Misses = 0
		t.suggest(q, match.Candidates, o)
	case match.Lang == "" && t.otherLanguage(text):
		t.speaksOther(q)
	default:
		t.miss(q, o)
	}
}

// answerIfSure answers only what is sure. Used while the patient waits for a person anyway.
func (t *turn) answerIfSure(e Said) bool {
	match := t.match(e.Text)
	if match.Decision != faq.Answer {
		return false
	}
	q := t.openTurn(e.Message, e.Text, answerOptions{edited: e.Edited})
	t.give(q, match.Candidates[0].Lang, match.Candidates[0].ID, match.Candidates, answerOptions{edited: e.Edited})
	return true
}

func (t *turn) openTurn(m MessageID, text Text, o answerOptions) *Turn {
	if o.keepTurn {
		if q := t.state.turnOf(m); q != nil {
			return q
		}
	}
	return t.state.newTurn(m, text)
}

func (t *turn) match(text Text) faq.Match {
	return t.clinic.Answers.Match(faq.Query{Text: string(text), Lang: t.state.Language, On: t.today()})
}

func (t *turn) today() faq.Date {
	year, month, day := t.stamp.At.In(t.clinic.Location).Date()
	return faq.Date{Year: year, Month: int(month), Day: day}
}

// give sends a published answer, word for word, with the day on which it was last checked.
func (t *turn) give(q *Turn, lang, id string, candidates []faq.Candidate, o answerOptions) {
	entry, ok := t.clinic.Answers.Entry(lang, id)
	if !ok || !entry.Current(t.today()) {
		t.miss(q, o)
		return
	}
	q.Entry, q.Language = entry.ID, entry.Lang
	q.Offered = offered(candidates, entry.ID)
	w := t.words()
	var b strings.Builder
	if o.edited {
		b.WriteString(string(w.Changed.plain()) + "\n\n")
	}
	b.WriteString(string(Escape(strings.TrimSpace(entry.Answer))))
	if at, ok := t.clinic.Published[entry.Lang+"/"+entry.ID]; ok {
		b.WriteString("\n\n" + string(w.Dated.with(map[string]string{"date": w.date(at.In(t.clinic.Location))})))
	}
	if o.footer || t.footer(q.Text) {
		b.WriteString("\n\n" + string(t.footerText(q.Text)))
	}
	buttons := [][]Button{{
		button(w.Labels.Helped, verbHelped, q.ID, ""),
		button(w.Labels.NotHelp, verbNotHelp, q.ID, ""),
	}}
	t.reply(Reply{
		Kind: KindAnswer, Text: HTML(b.String()), ReplyTo: q.Message, Buttons: append(buttons, t.personButton()...),
		Entry: entry.ID, Language: entry.Lang, Revision: t.clinic.Revision,
	})
}

// offered are the other entries that came close, for "that didn't help".
func offered(candidates []faq.Candidate, not string) []string {
	var ids []string
	for _, c := range candidates {
		if c.ID != not && len(ids) < 3 {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func (t *turn) suggest(q *Turn, candidates []faq.Candidate, o answerOptions) {
	w := t.words()
	buttons := t.choices(q, candidates)
	if len(buttons) == 0 {
		t.miss(q, o)
		return
	}
	buttons = append(buttons, []Button{button(w.Labels.None, verbNone, q.ID, "")})
	t.reply(Reply{
		Kind: KindSuggest, ReplyTo: q.Message, Buttons: append(buttons, t.personButton()...),
		Text: t.withFooter(w.DidYouMean.plain(), q.Text, o),
	})
}

// choices are the buttons of up to three entries, and remembers them in the turn.
func (t *turn) choices(q *Turn, candidates []faq.Candidate) [][]Button {
	var rows [][]Button
	q.Offered = nil
	for _, c := range candidates {
		entry, ok := t.clinic.Answers.Entry(c.Lang, c.ID)
		if !ok || !entry.Current(t.today()) || len(rows) == 3 {
			continue
		}
		q.Offered, q.Language = append(q.Offered, entry.ID), entry.Lang
		rows = append(rows, []Button{button(short(entry.Question), verbPick, q.ID, entryKey(entry.Lang, entry.ID))})
	}
	return rows
}

// short cuts a question to what a phone shows on a button.
func short(question string) string {
	r := []rune(question)
	if len(r) <= 60 {
		return question
	}
	return strings.TrimSpace(string(r[:58])) + "…"
}

// miss says honestly that there is no answer. After two misses in a row a person is offered in so many words.
func (t *turn) miss(q *Turn, o answerOptions) {
	t.state.Misses++
	w := t.words()
	text := w.Miss.plain()
	if t.state.Misses >= 2 {
		text = w.MissAgain.with(t.slots())
	}
	t.reply(Reply{
		Kind: KindMiss, ReplyTo: q.Message, Buttons: t.personButton(), Text: t.withFooter(text, q.Text, o),
	})
}

func (t *turn) withFooter(text HTML, about Text, o answerOptions) HTML {
	if !o.footer && !t.footer(about) {
		return text
	}
	return text + "\n\n" + t.footerText(about)
}

// otherLanguage reports that the message is surely in a language in which the clinic has no answers.
func (t *turn) otherLanguage(text Text) bool {
	lang, sure := language.Guess(string(text), []string{"en", "es", "fr", "de", "pt", "ru", "ar", "hi"})
	if !sure {
		return false
	}
	for _, has := range t.clinic.Answers.Languages() {
		if has == lang {
			return false
		}
	}
	return true
}

func (t *turn) speaksOther(q *Turn) {
	var names []string
	for _, l := range t.clinic.Answers.Languages() {
		names = append(names, languageName(l))
	}
	lang, _ := language.Guess(string(q.Text), []string{"en", "es", "fr", "de", "pt", "ru", "ar", "hi"})
	w := t.clinic.Words.In(lang, t.state.Language, t.clinic.firstLanguage())
	t.reply(Reply{
		Kind: KindMiss, ReplyTo: q.Message, Buttons: t.personButton(),
		Text: w.OtherLang.with(t.slots("languages", strings.Join(names, ", "))),
	})
}

// pick answers with the entry that the patient chose among several.
func (t *turn) pick(p press, q *Turn) bool {
	entry, ok := t.entryByKey(p.argument)
	if !ok || !entry.Current(t.today()) {
		return false
	}
	if q == nil {
		q = t.state.newTurn(0, Text(entry.Question))
	}
	var others []faq.Candidate
	for _, id := range q.Offered {
		others = append(others, faq.Candidate{ID: id, Lang: entry.Lang})
	}
	t.give(q, entry.Lang, entry.ID, others, answerOptions{})
	return true
}

func (t *turn) entryByKey(key string) (faq.Entry, bool) {
	at, ok := t.clinic.keys[key]
	if !ok {
		return faq.Entry{}, false
	}
	return t.clinic.Answers.Entry(at.lang, at.id)
}

// helped notes whether an answer helped. "No" leads on: to what else came close, and to a person.
func (t *turn) helped(p press, q *Turn) bool {
	if q == nil || q.Entry == "" {
		return false
	}
	w := t.words()
	verdict := "yes"
	if p.verb == verbNotHelp {
		verdict = "no"
	}
	if q.Helped == verdict {
		t.reply(Reply{Kind: KindNotice, ReplyTo: q.Message, Text: w.NotedAgain.plain(), Buttons: t.personButton()})
		return true
	}
	q.Helped = verdict
	t.emit(Helped{Entry: q.Entry, Language: q.Language, Revision: t.clinic.Revision, Yes: verdict == "yes"})
	if verdict == "yes" {
		t.reply(Reply{Kind: KindNotice, ReplyTo: q.Message, Text: w.GoodToHear.plain()})
		return true
	}
	var others []faq.Candidate
	for _, id := range q.Offered {
		others = append(others, faq.Candidate{ID: id, Lang: q.Language})
	}
	t.reply(Reply{
		Kind: KindNotice, ReplyTo: q.Message, Text: w.NotHelped.plain(),
		Buttons: append(t.choices(q, others), t.personButton()...),
	})
	return true
}
