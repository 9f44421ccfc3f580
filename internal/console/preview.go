package console

import (
	"context"
	"fmt"
	"html"
	"html/template"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"frontdesk/faq"
	"frontdesk/internal/chat"
)

// preview is what a patient would see, and what speaks for and against it.
type preview struct {
	Question string
	Bubble   bubble
	Length   string // how much of one message it takes
	TooLong  bool
	Advice   advice
	Try      *trial
}

// bubble is a message as Telegram shows it.
type bubble struct {
	Who     string
	HTML    template.HTML
	Buttons [][]string
}

// trial is what the bot would do with a question if the draft were live.
type trial struct {
	Question string
	Verdict  string
	Sure     string // how sure, in words
	Bubbles  []bubble
	Reasons  []string
	Close    []closeEntry
	Problem  string
}

type closeEntry struct {
	Question string
	This     bool // the answer that is being edited
	Score    string
}

func (c *console) showPreview(v *visit, e faq.Entry, try string) error {
	return c.piece(v, http.StatusOK, "editor", "preview", c.preview(v, e, try))
}

func (c *console) preview(v *visit, e faq.Entry, try string) preview {
	p := preview{Question: e.Question}
	var err error
	if p.Advice, err = c.advise(v.ctx(), e); err != nil {
		c.Log.Error("advise on an answer", "request", v.id, "error", err)
	}
	clinic := c.Desk.Clinic()
	if clinic == nil {
		return p
	}
	text := answerBubble(clinic, e, v.now)
	words := clinic.Words.In(e.Lang)
	p.Bubble = bubble{
		Who: clinic.Settings.Name, HTML: telegramHTML(text),
		Buttons: [][]string{{words.Labels.Helped, words.Labels.NotHelp}, {words.Labels.Person}},
	}
	units := text.Units()
	p.Length = fmt.Sprintf("%d of %d characters", units, chat.MessageUnits)
	p.TooLong = units > chat.MessageUnits
	if try != "" {
		p.Try = c.try(v, clinic, e, try)
	}
	return p
}

// answerBubble is the text of an answer as the bot sends it, with the day on which it would have been checked: today.
func answerBubble(clinic *chat.Clinic, e faq.Entry, now time.Time) chat.HTML {
	w := clinic.Words.In(e.Lang)
	at := now.In(clinic.Location)
	date := strings.NewReplacer(
		"{day}", strconv.Itoa(at.Day()), "{month}", w.Months[at.Month()-1], "{year}", strconv.Itoa(at.Year()),
	).Replace(w.Date)
	return chat.Escape(strings.TrimSpace(e.Answer)) + "\n\n" + chat.HTML(strings.ReplaceAll(string(w.Dated), "{date}", string(chat.Escape(date))))
}

// try asks the real thing: an index of all live answers with the draft in its place, and the real conversation on it.
func (c *console) try(v *visit, live *chat.Clinic, e faq.Entry, question string) *trial {
	t := &trial{Question: question}
	clinic, err := c.trialClinic(v.ctx(), live, e, v.now)
	if err != nil {
		c.Log.Error("try an answer", "request", v.id, "error", err)
		t.Problem = "This could not be tried just now. Try again in a moment."
		return t
	}
	state := chat.State{Greeted: true, Profile: chat.Profile{Language: e.Lang}}
	stamp := chat.Stamp{ID: "try", Token: "try", At: v.now}
	_, effects, err := chat.Step(clinic, state, stamp, chat.Said{Message: 1, Text: chat.Text(question)})
	if err != nil {
		t.Problem = "The bot refuses this question."
		return t
	}
	kind := chat.Kind("")
	for _, effect := range effects {
		if r, ok := effect.(chat.Reply); ok {
			t.Bubbles = append(t.Bubbles, bubble{live.Settings.Name, telegramHTML(r.Text), labels(r.Buttons)})
			kind = r.Kind
			t.Verdict = verdictWords(r, e)
		}
	}
	match := clinic.Answers.Match(faq.Query{Text: question, Lang: e.Lang, On: dateOf(v.now.In(clinic.Location))})
	if kind != chat.KindCard && kind != chat.KindGreeting {
		t.Sure = fmt.Sprintf("%.0f %% sure", 100*match.Confidence)
		t.Reasons = reasons(match.Why)
		for _, candidate := range match.Candidates {
			entry, _ := clinic.Answers.Entry(candidate.Lang, candidate.ID)
			t.Close = append(t.Close, closeEntry{
				Question: entry.Question, This: entry.ID == e.ID && entry.Lang == e.Lang,
				Score: fmt.Sprintf("%.2f", candidate.Score),
			})
		}
	}
	return t
}

// trialClinic builds the clinic as it would be. An index of a large clinic takes a second or two of a processor, so one
// is built at a time.
func (c *console) trialClinic(ctx context.Context, live *chat.Clinic, e faq.Entry, now time.Time) (*chat.Clinic, error) {
	select {
	case c.building <- struct{}{}:
		defer func() { <-c.building }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	published, err := c.Store.Published(ctx)
	if err != nil {
		return nil, err
	}
	entries := make([]faq.Entry, 0, len(published.Entries)+1)
	for _, other := range published.Entries {
		if other.ID != e.ID || other.Lang != e.Lang {
			entries = append(entries, other)
		}
	}
	if e.Question != "" {
		if e.ID == "" {
			e.ID = "new-answer"
		}
		entries = append(entries, e)
	}
	base := *live
	base.Revision, base.Published = published.Revision, published.At
	base.Published[e.Lang+"/"+e.ID] = now
	return chat.NewClinic(base, entries)
}

func verdictWords(r chat.Reply, e faq.Entry) string {
	switch r.Kind {
	case chat.KindAnswer:
		if r.Entry == e.ID && r.Language == e.Lang {
			return "Gives this answer"
		}
		return "Gives another answer"
	case chat.KindSuggest:
		return "Is not sure, and asks which of these was meant"
	case chat.KindMiss:
		return "Says honestly that it has no answer"
	case chat.KindCard:
		return "Sends the safety card before anything else"
	}
	return "Answers by itself"
}

func reasons(why []faq.Reason) []string {
	var list []string
	for _, r := range why {
		switch r.Kind {
		case faq.ReasonPhrasing:
			list = append(list, "Closest way to ask: “"+r.Text+"”")
		case faq.ReasonWord:
			list = append(list, "“"+r.Text+"” speaks for it")
		case faq.ReasonTypo:
			from, to, _ := strings.Cut(r.Text, " > ")
			list = append(list, "“"+from+"” was read as “"+to+"”")
		case faq.ReasonUnknown:
			list = append(list, "No answer in this language knows “"+r.Text+"”")
		default:
			list = append(list, r.Text)
		}
	}
	return list
}

func labels(rows [][]chat.Button) [][]string {
	var all [][]string
	for _, row := range rows {
		var names []string
		for _, b := range row {
			names = append(names, b.Label)
		}
		all = append(all, names)
	}
	return all
}

var telegramTag = regexp.MustCompile(`</?[a-z]+[^>]*>`)

// telegramHTML makes Telegram's markup fit for a page. Only bold and italic come through; all else is text.
func telegramHTML(text chat.HTML) template.HTML {
	var b strings.Builder
	rest := string(text)
	for rest != "" {
		at := telegramTag.FindStringIndex(rest)
		if at == nil {
			at = []int{len(rest), len(rest)}
		}
		b.WriteString(template.HTMLEscapeString(html.UnescapeString(rest[:at[0]])))
		switch tag := rest[at[0]:at[1]]; tag {
		case "<b>", "</b>", "<i>", "</i>":
			b.WriteString(tag)
		}
		rest = rest[at[1]:]
	}
	return template.HTML(b.String())
}
