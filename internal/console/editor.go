package console

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"frontdesk/faq"
	"frontdesk/internal/language"
	"frontdesk/internal/store"
)

type editorView struct {
	frame
	New       bool
	ID        string
	Languages []choice
	Topics    []string
	Teams     []choice
	Form      answerForm
	Problems  []formProblem
	Conflict  *conflict
	State     string
	StateIs   string
	History   string // who published what when
	CanDrop   bool   // there is a draft
	CanStop   bool   // something is live
	Preview   preview
	Path      string
}

// answerForm is what stands in the boxes: as typed, also when it cannot be kept.
type answerForm struct {
	ID, Lang, Topic, Question, Variants, Answer, Team, Owner, ReviewBy, ValidFrom, ValidUntil, Tags string
	Seen                                                                                            string // the draft that the editor began with
	Try                                                                                             string
}

type formProblem struct{ Field, Text string }

// conflict is what somebody else has saved meanwhile.
type conflict struct {
	By, When string
	Theirs   []diffField
}

func (c *console) editorPage(v *visit) error {
	a, err := c.article(v)
	if err != nil {
		return err
	}
	view, err := c.editor(v, a, formOf(current(a), seenOf(a)))
	if err != nil {
		return err
	}
	view.Preview = c.preview(v, current(a), view.Form.Try)
	return c.page(v, http.StatusOK, "editor", view)
}

func (c *console) newAnswerPage(v *visit) error {
	return c.showNew(v, http.StatusOK, answerForm{Lang: c.firstLanguage(), Seen: "none"}, nil)
}

func (c *console) showNew(v *visit, status int, f answerForm, problems []formProblem) error {
	view, err := c.editor(v, store.Article{}, f)
	if err != nil {
		return err
	}
	view.New, view.Problems, view.Path = true, problems, "/answers/new"
	view.Title = "New answer"
	return c.page(v, status, "editor", view)
}

// createAnswer saves the first draft of an answer. Its id is made from the question unless one is given.
func (c *console) createAnswer(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	f := readForm(v)
	if f.ID == "" {
		f.ID = slug(f.Question)
	}
	e, problems := f.entry()
	if !wellFormedID.MatchString(e.ID) {
		problems = append(problems, formProblem{"id", "Use small letters a to z, digits and hyphens, such as cancel-appointment."})
	}
	if !slices.Contains(c.languages(), e.Lang) {
		problems = append(problems, formProblem{"lang", "Choose one of the clinic’s languages."})
	}
	if v.value("do") == "preview" {
		return c.showPreview(v, e, f.Try)
	}
	if len(problems) > 0 {
		return c.showNew(v, http.StatusUnprocessableEntity, f, problems)
	}
	c.editing.Lock()
	defer c.editing.Unlock()
	_, err := c.Store.Article(v.ctx(), e.Lang, e.ID)
	if err == nil {
		return c.showNew(v, http.StatusConflict, f, []formProblem{
			{"id", fmt.Sprintf("There is an answer with the name “%s” already. Choose another name.", e.ID)},
		})
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if err := c.Store.SaveDrafts(v.ctx(), []faq.Entry{e}, v.me.ID, v.now); err != nil {
		return err
	}
	return v.goTo(answerPath(e.Lang, e.ID) + "?done=saved")
}

// edit saves a draft, or shows what it would look like. Two who edit at once: the second is told, keeps every word, and
// decides.
func (c *console) edit(v *visit) error {
	if err := v.form(); err != nil {
		return err
	}
	a, err := c.article(v)
	if err != nil {
		return err
	}
	f := readForm(v)
	f.ID, f.Lang = a.ID, a.Lang
	e, problems := f.entry()
	if v.value("do") == "preview" && v.part() {
		return c.showPreview(v, e, f.Try)
	}
	view, err := c.editor(v, a, f)
	if err != nil {
		return err
	}
	view.Preview = c.preview(v, e, f.Try)
	if v.value("do") == "preview" {
		return c.page(v, http.StatusOK, "editor", view)
	}
	if view.Problems = problems; len(problems) > 0 {
		return c.page(v, http.StatusUnprocessableEntity, "editor", view)
	}
	saved, err := c.saveIfUnchanged(v, &a, e, f.Seen)
	if err != nil {
		return err
	}
	if !saved {
		view.Conflict = c.conflictWith(v, a, e)
		view.Form.Seen = seenOf(a)
		return c.page(v, http.StatusConflict, "editor", view)
	}
	if v.value("do") == "publish" {
		return v.goTo(answerPath(e.Lang, e.ID) + "/publish")
	}
	return v.goTo(answerPath(e.Lang, e.ID) + "?done=saved")
}

// saveIfUnchanged saves a draft unless somebody else has saved or published since seen; then a is how it stands now.
// Within this program that is exact; two programs that save in the same instant could overlap.
func (c *console) saveIfUnchanged(v *visit, a *store.Article, e faq.Entry, seen string) (bool, error) {
	c.editing.Lock()
	defer c.editing.Unlock()
	var err error
	if *a, err = c.Store.Article(v.ctx(), e.Lang, e.ID); err != nil {
		return false, err
	}
	if seenOf(*a) != seen {
		return false, nil
	}
	return true, c.Store.SaveDrafts(v.ctx(), []faq.Entry{e}, v.me.ID, v.now)
}

func (c *console) conflictWith(v *visit, a store.Article, mine faq.Entry) *conflict {
	by, at := a.DraftBy, a.DraftAt
	if a.Draft == nil {
		by, at = a.PublishedBy, a.PublishedAt
	}
	return &conflict{
		By: c.staffName(v, by), When: momentWords(c.local(at), c.local(v.now)), Theirs: diffEntries(mine, current(a)),
	}
}

func (c *console) article(v *visit) (store.Article, error) {
	return c.Store.Article(v.ctx(), v.r.PathValue("lang"), v.r.PathValue("id"))
}

func (c *console) editor(v *visit, a store.Article, f answerForm) (editorView, error) {
	view := editorView{
		frame: c.frame(v, "Answer", "answers"), ID: a.ID, Form: f,
		State: articleState(a), CanDrop: a.Draft != nil && a.Live != nil, CanStop: a.Live != nil, Path: answerPath(a.Lang, a.ID),
	}
	view.StateIs = map[string]string{"live": "Live", "draft": "Draft, not live yet", "changed": "Live, with a changed draft"}[view.State]
	if err := c.hang(v, &view.frame); err != nil {
		return view, err
	}
	articles, err := c.Store.Articles(v.ctx())
	if err != nil {
		return view, err
	}
	for _, other := range articles {
		if t := current(other).Topic; t != "" {
			view.Topics = append(view.Topics, t)
		}
	}
	slices.Sort(view.Topics)
	view.Topics = slices.Compact(view.Topics)
	for _, l := range c.languages() {
		view.Languages = append(view.Languages, choice{l, languageWords(l)})
	}
	for _, t := range c.teams() {
		view.Teams = append(view.Teams, choice{t, teamWords(t)})
	}
	if a.Live != nil {
		view.History = fmt.Sprintf("Version %d, published %s by %s.", a.Version,
			momentWords(c.local(a.PublishedAt), c.local(v.now)), c.staffName(v, a.PublishedBy))
	}
	if a.Draft != nil {
		view.History += fmt.Sprintf(" Draft saved %s by %s.", momentWords(c.local(a.DraftAt), c.local(v.now)), c.staffName(v, a.DraftBy))
	}
	return view, nil
}

// staffName is the name behind an account; what is no account, such as a command of the program, stays as it is.
func (c *console) staffName(v *visit, id string) string {
	if id == v.me.ID {
		return "you"
	}
	if a, err := c.Store.FindStaff(v.ctx(), id); err == nil {
		return a.Name
	}
	if id == "" {
		return "somebody"
	}
	return id
}

func (c *console) languages() []string {
	if clinic := c.Desk.Clinic(); clinic != nil {
		return clinic.Settings.Languages
	}
	return nil
}

func (c *console) firstLanguage() string {
	if all := c.languages(); len(all) > 0 {
		return all[0]
	}
	return "en"
}

// seenOf names the state of an article, so that a later save can tell whether it is still the same.
func seenOf(a store.Article) string {
	draft := int64(0)
	if a.Draft != nil {
		draft = a.DraftAt.UnixMicro()
	}
	version := 0
	if a.Live != nil {
		version = a.Version
	}
	return strconv.Itoa(version) + "." + strconv.FormatInt(draft, 10)
}

func formOf(e faq.Entry, seen string) answerForm {
	return answerForm{
		ID: e.ID, Lang: e.Lang, Topic: e.Topic, Question: e.Question, Variants: strings.Join(e.Variants, "\n"),
		Answer: e.Answer, Team: e.Team, Owner: e.Owner, ReviewBy: e.ReviewBy.String(), ValidFrom: e.ValidFrom.String(),
		ValidUntil: e.ValidUntil.String(), Tags: strings.Join(e.Tags, ", "), Seen: seen,
	}
}

func readForm(v *visit) answerForm {
	return answerForm{
		ID: strings.TrimSpace(v.value("id")), Lang: v.value("lang"), Topic: strings.TrimSpace(v.value("topic")),
		Question: strings.TrimSpace(v.value("question")), Variants: v.value("variants"), Answer: v.value("answer"),
		Team: v.value("team"), Owner: strings.TrimSpace(v.value("owner")), ReviewBy: strings.TrimSpace(v.value("review_by")),
		ValidFrom: strings.TrimSpace(v.value("valid_from")), ValidUntil: strings.TrimSpace(v.value("valid_until")),
		Tags: v.value("tags"), Seen: v.value("seen"), Try: strings.TrimSpace(v.value("try")),
	}
}

// The limits are those of faq.Parse, so that what is written here can be exported and imported again.
const (
	longestQuestion = 600
	longestAnswer   = 3500
	longestField    = 120
	mostVariants    = 400
)

// entry reads the form. The entry is as good as the form allows, also when there are problems: a preview shows it.
func (f answerForm) entry() (faq.Entry, []formProblem) {
	var problems []formProblem
	add := func(field, text string) { problems = append(problems, formProblem{field, text}) }
	date := func(field, value string) faq.Date {
		d, err := faq.ParseDate(value)
		if err != nil {
			add(field, "Write the date like 2027-03-31.")
		}
		return d
	}
	e := faq.Entry{
		ID: f.ID, Lang: f.Lang, Topic: f.Topic, Question: strings.Join(strings.Fields(f.Question), " "),
		Answer: strings.TrimSpace(f.Answer), Team: f.Team, Owner: f.Owner,
		ReviewBy: date("review_by", f.ReviewBy), ValidFrom: date("valid_from", f.ValidFrom), ValidUntil: date("valid_until", f.ValidUntil),
	}
	for line := range strings.Lines(f.Variants) {
		if line = strings.Join(strings.Fields(line), " "); line != "" && !slices.Contains(e.Variants, line) {
			e.Variants = append(e.Variants, line)
		}
	}
	for tag := range strings.SplitSeq(f.Tags, ",") {
		if tag = strings.TrimSpace(tag); tag != "" && !slices.Contains(e.Tags, tag) {
			e.Tags = append(e.Tags, tag)
		}
	}
	switch n := utf8.RuneCountInString(e.Question); {
	case n == 0:
		add("question", "Write the question as a patient would read it.")
	case n > longestQuestion:
		add("question", fmt.Sprintf("The question has %d characters; %d fit.", n, longestQuestion))
	}
	switch n := utf8.RuneCountInString(e.Answer); {
	case n == 0:
		add("answer", "Write the answer.")
	case n > longestAnswer:
		add("answer", fmt.Sprintf("The answer has %d characters; %d fit into one message.", n, longestAnswer))
	}
	if len(e.Variants) > mostVariants {
		add("variants", fmt.Sprintf("%d ways to ask are more than the %d that fit.", len(e.Variants), mostVariants))
	}
	for _, variant := range e.Variants {
		if utf8.RuneCountInString(variant) > longestQuestion {
			add("variants", fmt.Sprintf("One way to ask is longer than %d characters: “%s”.", longestQuestion, short(variant, 40)))
			break
		}
	}
	for field, value := range map[string]string{"topic": e.Topic, "owner": e.Owner, "tags": f.Tags} {
		if utf8.RuneCountInString(value) > longestField {
			add(field, fmt.Sprintf("At most %d characters fit.", longestField))
		}
	}
	if !e.ValidFrom.IsZero() && !e.ValidUntil.IsZero() && e.ValidUntil.Compare(e.ValidFrom) < 0 {
		add("valid_until", "The last day is before the first day.")
	}
	return e, problems
}

var wellFormedID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// slug makes an id of a question: "How do I cancel?" is how-do-i-cancel. Of a question in another script nothing is
// left; then the editor asks for an id.
func slug(question string) string {
	var b strings.Builder
	for _, word := range language.Words(strings.ReplaceAll(language.Fold(question), "'", "")) {
		if !wellFormedID.MatchString(word) || b.Len()+len(word) > 48 {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(word)
	}
	return b.String()
}
