package console_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"frontdesk/faq"
	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// fields are what a browser sends of an editor's form, as it was served.
func fields(e faq.Entry, seen string) url.Values {
	return url.Values{
		"question": {e.Question}, "answer": {e.Answer}, "variants": {strings.Join(e.Variants, "\r\n")}, "topic": {e.Topic},
		"team": {e.Team}, "owner": {e.Owner}, "review_by": {e.ReviewBy.String()}, "valid_from": {e.ValidFrom.String()},
		"valid_until": {e.ValidUntil.String()}, "tags": {strings.Join(e.Tags, ", ")}, "seen": {seen}, "do": {"save"},
	}
}

func (b *browser) editor(path string) url.Values {
	b.h.t.Helper()
	page := b.get(path)
	page.sees(b.h.t, http.StatusOK, "What a patient sees")
	return page.form(b.h.t, path)
}

func TestAnswersList(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	page := b.get("/answers")
	page.sees(t, http.StatusOK, "4 of 4 answers", "1 due for review", "Due", "31 January 2020")
	order(t, page.body, "How do I cancel my appointment?", "How much does a visit cost?", "When are you open?", "Where can I park?")
	for query, want := range map[string]string{
		"?q=CAR+park": "Where can I park?", "?topic=money": "How much does a visit cost?", "?state=due": "How do I cancel my appointment?",
		"?q=caf%C3%A9": "No answer fits", "?state=draft": "No answer fits", "?q=saturday+noon": "When are you open?",
	} {
		found := b.get("/answers" + query)
		found.sees(t, http.StatusOK, want)
		if strings.Count(found.body, `href="/answers/en/`) > 1 {
			t.Errorf("%s finds more than one", query)
		}
	}
}

func TestEditPreviewPublishWithdraw(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	const path = "/answers/en/fees"
	e := entries()[3]
	e.Answer = "A first visit costs 70 pounds. <b>Bring your card.</b>"
	e.Variants = append(e.Variants, "is it expensive", "is it expensive")

	preview := b.post(path, with(fields(e, b.editor(path).Get("seen")), "do", "preview", "try", "is it expensive to come"))
	preview.sees(t, http.StatusOK, "70 pounds. &lt;b&gt;Bring your card.&lt;/b&gt;", "Last checked on", "<i>", "Gives this answer",
		"Why", "this answer", "Talk to a person")
	if draft := article(h, "fees").Draft; draft != nil {
		t.Fatal("a preview saves")
	}

	if a := b.post(path, fields(e, b.editor(path).Get("seen"))); a.location() != path+"?done=saved" {
		t.Fatalf("status %d\n%s", a.status, a.words())
	}
	a := article(h, "fees")
	if a.Draft == nil || a.Draft.Answer != e.Answer || len(a.Draft.Variants) != 3 || a.Live.Answer == e.Answer {
		t.Fatalf("draft %+v, live %+v", a.Draft, a.Live)
	}
	b.get("/answers?state=changed").sees(t, http.StatusOK, "How much does a visit cost?", "Changed")

	confirm := b.get(path + "/publish")
	confirm.sees(t, http.StatusOK, "Publish this answer?", "removed: </span>60", "added: </span>70", "is it expensive</ins>")
	if p := b.post(path+"/publish", confirm.form(t, path+"/publish")); p.location() != path+"?done=published" {
		t.Fatalf("status %d", p.status)
	}
	if p := b.post(path+"/publish", confirm.form(t, path+"/publish")); p.location() != path+"?done=published" {
		t.Errorf("pressed twice: status %d", p.status)
	}
	a = article(h, "fees")
	if a.Draft != nil || a.Live.Answer != e.Answer || a.Version != 2 || a.PublishedBy != "grace" {
		t.Fatalf("after publishing: %+v", a)
	}
	p := h.patient(7, "Ana")
	p.says("How much does a visit cost?")
	eventually(t, func() string {
		if h.telegram.count("70 pounds. <b>Bring your card.</b>") != 1 {
			return "the next message is not answered from it"
		}
		return ""
	})

	if w := b.post(path+"/withdraw", nil); w.location() != path+"?done=withdrawn" {
		t.Fatalf("status %d", w.status)
	}
	if a := article(h, "fees"); a.Live != nil || a.Draft == nil || a.Draft.Answer != e.Answer {
		t.Fatalf("after withdrawing: %+v", a)
	}
	if d := b.post(path+"/discard", b.get(path).form(t, path+"/discard")); d.location() != "/answers?done=discarded" {
		t.Fatalf("status %d\n%s", d.status, d.words())
	}
	b.get(path).sees(t, http.StatusNotFound, "There is nothing here")
}

func article(h *house, id string) store.Article {
	h.t.Helper()
	a, err := h.store.Article(h.t.Context(), "en", id)
	h.must(err)
	return a
}

func TestNewAnswer(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	page := b.get("/answers/new")
	page.sees(t, http.StatusOK, "New answer", "Spanish")
	form := page.form(t, "/answers/new")
	b.post("/answers/new", with(form, "lang", "en", "do", "save")).sees(t, http.StatusUnprocessableEntity, "Write the question", "Write the answer")
	filled := with(form, "lang", "en", "question", "Do you have a lift?", "answer", "Yes, by the main door.", "review_by", "31.12.2027", "do", "save")
	b.post("/answers/new", filled).sees(t, http.StatusUnprocessableEntity, "Write the date like 2027-03-31", "Yes, by the main door.", "31.12.2027")
	if a := b.post("/answers/new", with(filled, "review_by", "2027-12-31")); a.location() != "/answers/en/do-you-have-a-lift?done=saved" {
		t.Fatalf("status %d to %q\n%s", a.status, a.location(), a.words())
	}
	b.post("/answers/new", filled).sees(t, http.StatusConflict, "There is an answer with the name", "Yes, by the main door.")
	b.post("/answers/new", with(filled, "id", "Not An Id")).sees(t, http.StatusUnprocessableEntity, "small letters")
	b.post("/answers/new", with(filled, "id", "x", "lang", "tlh")).sees(t, http.StatusUnprocessableEntity, "one of the clinic’s languages")
	if a := b.post("/answers/new", with(filled, "id", "", "lang", "es", "question", "¿Hay ascensor?", "answer", "Sí.")); a.location() != "/answers/es/hay-ascensor?done=saved" {
		t.Fatalf("status %d to %q", a.status, a.location())
	}
	b.get("/answers/es/hay-ascensor").sees(t, http.StatusOK, "Draft, not live yet", "¿Hay ascensor?")
	b.get("/answers").sees(t, http.StatusOK, "Spanish", "6 of 6")
}

func TestTwoWhoEditAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	grace, ada := h.as("grace"), h.as("ada")
	const path = "/answers/en/parking"
	e := entries()[2]
	seenByGrace, seenByAda := grace.editor(path).Get("seen"), ada.editor(path).Get("seen")
	first, second := e, e
	first.Answer, second.Answer = "Park behind the clinic, free of charge.", "Park in the street."
	if a := grace.post(path, fields(first, seenByGrace)); a.status != http.StatusSeeOther {
		t.Fatalf("status %d", a.status)
	}
	told := ada.post(path, fields(second, seenByAda))
	told.sees(t, http.StatusConflict, "<bdi>Grace</bdi> saved this answer", "Your words are below and not lost", "Park in the street.</textarea>",
		"behind")
	if got := article(h, "parking").Draft.Answer; got != first.Answer {
		t.Fatalf("the draft is %q", got)
	}
	// Having seen it, Ada decides.
	if a := ada.post(path, fields(second, told.form(t, path).Get("seen"))); a.location() != path+"?done=saved" {
		t.Fatalf("status %d", a.status)
	}
	if got := article(h, "parking").Draft.Answer; got != second.Answer {
		t.Fatalf("the draft is %q", got)
	}
	// Grace confirms what she has seen, not what Ada has saved since.
	confirm := grace.get(path+"/publish").form(t, path+"/publish")
	second.Answer = "Park nowhere."
	if a := ada.post(path, fields(second, ada.editor(path).Get("seen"))); a.status != http.StatusSeeOther {
		t.Fatalf("status %d", a.status)
	}
	grace.post(path+"/publish", confirm).sees(t, http.StatusConflict, "Somebody has changed this answer since you looked", "nowhere.")
	if article(h, "parking").Version != 1 {
		t.Error("something was published that nobody had confirmed")
	}
	discard := grace.get(path).form(t, path+"/discard")
	second.Answer = "Park anywhere."
	if a := ada.post(path, fields(second, ada.editor(path).Get("seen"))); a.status != http.StatusSeeOther {
		t.Fatalf("status %d", a.status)
	}
	grace.post(path+"/discard", discard).sees(t, http.StatusConflict, "Somebody has changed this draft")
}

func TestTryTellsWhatTheBotWouldDo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	const path = "/answers/en/parking"
	e := entries()[2]
	try := func(question string) answer {
		return b.do("POST", path, "application/x-www-form-urlencoded",
			strings.NewReader(with(fields(e, ""), "do", "preview", "try", question).Encode()), "X-Part", "1")
	}
	a := try("where can I park my car")
	a.sees(t, http.StatusOK, "Gives this answer", "sure", "What came close", `id="preview"`)
	a.lacks(t, "<html")
	try("what are your opening hours").sees(t, http.StatusOK, "Gives another answer", "8 am to 6.30 pm")
	try("my chest is tight and i can't breathe").sees(t, http.StatusOK, "Sends the safety card before anything else", "<b>Call 999 now")
	try("qwfp zxcd arst").sees(t, http.StatusOK, "Says honestly that it has no answer")
}

func TestPreviewIsWhatTheBotSends(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	for i, e := range entries() {
		p := h.patient(int64(100+i), "Ana")
		p.says(e.Question)
		page := b.get("/answers/en/" + e.ID)
		page.sees(t, http.StatusOK, "What a patient sees")
		eventually(t, func() string {
			for _, got := range h.telegram.sent(p.chat) {
				// The bot's markup is what the page shows, letter by letter.
				if strings.Contains(page.body, `<div class="phone-text" dir="auto">`+string(got.Text)+`</div>`) {
					return lacksButton(page, got.Buttons)
				}
			}
			return e.ID + ": the bot does not send what the preview shows: " + page.words()
		})
	}
}

func lacksButton(page answer, rows [][]chat.Button) string {
	for _, row := range rows {
		for _, button := range row {
			if !strings.Contains(page.body, "<span>"+button.Label+"</span>") {
				return "the preview lacks the button " + button.Label
			}
		}
	}
	return ""
}

func TestAdviceIsPlain(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	const path = "/answers/en/parking"
	e := entries()[2]
	e.Answer = "Notwithstanding the aforementioned considerations, prospective visitors utilising vehicular transportation " +
		"are respectfully requested to familiarise themselves with the municipality's contemporary parking regulations."
	b.post(path, with(fields(e, ""), "do", "preview")).sees(t, http.StatusOK, "Some patients will find this hard to read", "Worth a change:", "school year")
	e.Answer = "You can park behind the clinic. It is free. There are two places by the door."
	b.post(path, with(fields(e, ""), "do", "preview")).sees(t, http.StatusOK, "Easy to read")
}

func TestHostileAnswersAreOnlyWords(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.as("grace")
	const path = "/answers/en/parking"
	e := entries()[2]
	for i, text := range hostile() {
		if len(text) > 3500 {
			text = text[:3500]
		}
		e.Answer, e.Question, e.Topic = text, fmt.Sprintf("%.60s?", text), "<u>topic</u>"
		if a := b.post(path, fields(e, b.editor(path).Get("seen"))); a.status != http.StatusSeeOther {
			t.Fatalf("%d: status %d\n%s", i, a.status, a.words())
		}
		for _, p := range []string{path, path + "/publish", "/answers"} {
			page := b.get(p)
			page.sees(t, http.StatusOK)
			page.lacks(t, "<script>alert", "<img src=x", "<u>topic")
		}
	}
}
