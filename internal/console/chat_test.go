package console_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

func TestOfTwoWhoTakeAChatOneHasIt(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for round := range 4 {
		handoff := h.patient(int64(10+round), "Ana").asksForPerson()
		path := "/chats/" + handoff
		people := map[string]*browser{"maria": h.as("maria"), "tom": h.as("tom")}
		forms := map[string]url.Values{}
		for who, b := range people {
			forms[who] = b.get(path).form(t, path+"/take")
		}
		var mu sync.Mutex
		answers := map[string]answer{}
		var racing sync.WaitGroup
		for who, b := range people {
			racing.Go(func() {
				a := b.post(path+"/take", forms[who])
				mu.Lock()
				defer mu.Unlock()
				answers[who] = a
			})
		}
		racing.Wait()
		o, err := h.store.Handoff(t.Context(), handoff)
		h.must(err)
		for who, a := range answers {
			if who == o.Owner {
				if a.status != http.StatusSeeOther {
					t.Errorf("%s has the chat and gets status %d", who, a.status)
				}
				continue
			}
			a.sees(t, http.StatusConflict, o.OwnerName+" has this chat", "Nothing was changed.")
			a.lacks(t, "/reply\"")
		}
		if h.telegram.count("You are talking to") > round+1 {
			t.Error("the patient was told twice who joined")
		}
	}
}

func TestAReplyPressedTwiceIsSentOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	b := h.as("maria")
	b.takes(handoff)
	path := "/chats/" + handoff
	form := with(b.get(path).form(t, path+"/reply"), "text", "Come at nine.")
	var pressing sync.WaitGroup
	for range 5 {
		pressing.Go(func() {
			if a := b.post(path+"/reply", form); a.status != http.StatusSeeOther {
				t.Errorf("status %d", a.status)
			}
		})
	}
	pressing.Wait()
	if n := h.said(handoff, "Come at nine."); n != 1 {
		t.Errorf("sent %d times", n)
	}
	// The same form with other words is another message: whoever mends a text and sends it again loses nothing.
	if a := b.post(path+"/reply", with(form, "text", "Come at ten.")); a.status != http.StatusSeeOther {
		t.Errorf("status %d", a.status)
	}
	if n := h.said(handoff, "Come at ten."); n != 1 {
		t.Errorf("other words in the same form are sent %d times", n)
	}
	eventually(t, func() string {
		if h.telegram.count("Come at") != 2 {
			return "the patient does not get both"
		}
		return ""
	})
}

func TestOneCannotUseUpAnothersKey(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	maria, tom := h.as("maria"), h.as("tom")
	maria.takes(handoff)
	path := "/chats/" + handoff
	form := with(maria.get(path).form(t, path+"/reply"), "text", "Come at nine.")
	if a := tom.post(path+"/reply", form); a.status != http.StatusConflict {
		t.Errorf("Tom speaks in Maria's chat: status %d", a.status)
	}
	if a := maria.post(path+"/reply", form); a.status != http.StatusSeeOther {
		t.Errorf("status %d", a.status)
	}
	if n := h.said(handoff, "Come at nine."); n != 1 {
		t.Errorf("sent %d times", n)
	}
}

func TestWordsAreKeptWhenTheyCannotBeSent(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.patient(7, "Ana")
	handoff := p.asksForPerson()
	maria, tom := h.as("maria"), h.as("tom")
	maria.takes(handoff)
	path := "/chats/" + handoff
	form := with(maria.get(path).form(t, path+"/reply"), "text", "Half a <thought>")

	// The chat goes to somebody else while Maria writes.
	back := maria.get(path).form(t, path+"/return")
	if a := maria.post(path+"/return", back); a.location() != "/chats?done=returned" {
		t.Fatalf("status %d to %q\n%s", a.status, a.location(), a.words())
	}
	tom.takes(handoff)
	a := maria.post(path+"/reply", form)
	a.sees(t, http.StatusConflict, "Tom has this chat", "Your words are still here", "Half a &lt;thought&gt;")
	maria.get(path).sees(t, http.StatusOK, "Half a &lt;thought&gt;") // also after a reload
	tom.get(path).lacks(t, "Half a")

	// The patient stops the bot: what is written stays.
	h.must(h.desk.Handle(t.Context(), blocked(7)))
	form = with(tom.get(path).form(t, path+"/reply"), "text", "Are you there?")
	tom.post(path+"/reply", form).sees(t, http.StatusConflict, "The patient has stopped the bot", "Are you there?")

	// Too much at once.
	long := strings.Repeat("word ", 3000)
	tom.post(path+"/reply", with(tom.get(path).form(t, path+"/reply"), "text", long)).
		sees(t, http.StatusRequestEntityTooLarge, "more than 12,000 characters", "word word word")

	// The chat is over.
	end := with(tom.get(path).form(t, path+"/end"), "outcome", "answered")
	form = with(tom.get(path).form(t, path+"/reply"), "text", "One last thing")
	if a := tom.post(path+"/end", end); a.location() != "/chats?done=ended" {
		t.Fatalf("status %d", a.status)
	}
	tom.post(path+"/reply", form).sees(t, http.StatusConflict, "This chat has ended", "One last thing")
	if h.said(handoff, "One last thing")+h.said(handoff, "Half a <thought>") != 0 {
		t.Error("something was sent all the same")
	}
}

func TestNotesNeverReachThePatient(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	maria := h.as("maria")
	path := "/chats/" + handoff
	form := with(maria.get(path).form(t, path+"/note"), "note", "She sounded upset.")
	for range 2 {
		if a := maria.post(path+"/note", form); a.location() != path {
			t.Fatalf("status %d\n%s", a.status, a.words())
		}
	}
	page := h.as("tom").get(path)
	page.sees(t, http.StatusOK, "She sounded upset.", "only staff see it", `class="note"`)
	if strings.Count(page.body, "She sounded upset.") != 1 {
		t.Error("a note pressed twice is there twice")
	}
	maria.takes(handoff)
	maria.replies(handoff, "Hello Ana.")
	eventually(t, func() string {
		if h.telegram.count("Hello Ana.") == 0 {
			return "the reply does not arrive"
		}
		return ""
	})
	if h.telegram.count("upset") != 0 {
		t.Error("the patient got a note")
	}
	empty := maria.post(path+"/note", with(maria.get(path).form(t, path+"/note"), "note", " \n "))
	empty.sees(t, http.StatusConflict, "There is nothing to send yet")
}

func TestMoveEscalateEnd(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.patient(7, "Ana")
	handoff := p.asksForPerson()
	b := h.as("maria")
	path := "/chats/" + handoff
	b.takes(handoff)
	form := func(verb string) url.Values { return b.get(path).form(t, path+"/"+verb) }

	b.post(path+"/move", with(form("move"), "team", "billing", "reason", " ")).
		sees(t, http.StatusUnprocessableEntity, "Say in a few words why you move the chat")
	b.post(path+"/move", with(form("move"), "team", "kitchen", "reason", "x")).sees(t, http.StatusConflict, "There is no such team")
	if a := b.post(path+"/move", with(form("move"), "team", "billing", "reason", "about <money>")); a.location() != "/chats?done=moved" {
		t.Fatalf("status %d\n%s", a.status, a.words())
	}
	b.get(path).sees(t, http.StatusOK, "Maria moved the chat to Billing: about &lt;money&gt;", "Take chat")
	if a := b.post(path+"/urgent", with(form("urgent"), "reason", "in pain")); a.location() != path+"?done=urgent" {
		t.Fatalf("status %d", a.status)
	}
	page := b.get(path)
	page.sees(t, http.StatusOK, "Maria made this chat urgent: in pain")
	page.lacks(t, path+"/urgent")
	b.takes(handoff)
	b.post(path+"/end", with(form("end"), "outcome", "eaten")).sees(t, http.StatusConflict, "There is no such team or outcome")
	page = b.get(path)
	for _, o := range chat.Outcomes() {
		if !strings.Contains(page.body, `name="outcome" value="`+o+`"`) {
			t.Errorf("the page does not offer %s", o)
		}
	}
	if a := b.post(path+"/end", with(form("end"), "outcome", "call_back")); a.location() != "/chats?done=ended" {
		t.Fatalf("status %d", a.status)
	}
	b.get(path).sees(t, http.StatusOK, "Someone will call the patient back", "This chat has ended.")
	// What the patient writes later is not for whoever kept the address of an old chat.
	p.says("something private, for whoever answers next")
	b.get(path).lacks(t, "something private")
}

func TestDeliveryIsShown(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	b := h.as("maria")
	b.takes(handoff)
	path := "/chats/" + handoff
	b.arrived(handoff)
	h.telegram.holdCalls()
	b.replies(handoff, "On its way")
	b.get(path).sees(t, http.StatusOK, "Sending…", "data-sending")
	h.telegram.release()
	eventually(t, func() string {
		if page := b.get(path); strings.Contains(page.body, "Sending…") || strings.Contains(page.body, "data-sending") {
			return "a message that has arrived is still called sending"
		}
		return ""
	})
}

func TestBotTurnsSayWhichAnswer(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.patient(7, "Ana")
	p.says("how do I cancel my appointment?")
	handoff := p.asksForPerson()
	h.as("grace").get("/chats/"+handoff).sees(t, http.StatusOK, "Answer given: ", "How do I cancel my appointment?", "edition ",
		`href="/answers/en/cancel-appointment"`, "Last checked on", "Yes, that helped", "Answered “How do I cancel my appointment?”")
	agent := h.as("maria").get("/chats/" + handoff)
	agent.sees(t, http.StatusOK, "Answer given: How do I cancel my appointment?")
	agent.lacks(t, `href="/answers/`)
}

func TestTypingIsShownToThePatientOfTheOwnerOnly(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	maria, tom := h.as("maria"), h.as("tom")
	maria.takes(handoff)
	path := "/chats/" + handoff
	for _, words := range []string{"H", "He", "Hel"} {
		if a := maria.post(path+"/draft", url.Values{"text": {words}}); a.status != http.StatusNoContent {
			t.Fatalf("status %d", a.status)
		}
	}
	if n := h.typed.times(); n != 1 {
		t.Errorf("typing was shown %d times within a moment", n)
	}
	tom.post(path+"/draft", url.Values{"text": {"I only look"}})
	if n := h.typed.times(); n != 1 {
		t.Error("the patient sees somebody type who does not have the chat")
	}
	maria.get(path).sees(t, http.StatusOK, ">Hel</textarea>")
	tom.get(path).lacks(t, ">Hel<")
	maria.post(path+"/draft", url.Values{"text": {""}})
	maria.get(path).lacks(t, ">Hel</textarea>")
}

func (b *browser) sendsFile(handoff, text, name string, data []byte) answer {
	b.h.t.Helper()
	path := "/chats/" + handoff
	form := b.get(path).form(b.h.t, path+"/reply")
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for _, field := range []string{"key", "version"} {
		b.h.must(w.WriteField(field, form.Get(field)))
	}
	b.h.must(w.WriteField("text", text))
	part, err := w.CreateFormFile("file", name)
	b.h.must(err)
	_, err = part.Write(data)
	b.h.must(err)
	b.h.must(w.Close())
	return b.do(http.MethodPost, path+"/reply", w.FormDataContentType(), &body)
}

func TestStaffSendFiles(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	b := h.as("maria")
	b.takes(handoff)
	ogg := append([]byte("OggS\x00\x02"), make([]byte, 100)...)
	for _, f := range []struct {
		name string
		data []byte
		kind chat.MediaKind
	}{
		{"C:\\Users\\maria\\map.png", photo(t), chat.MediaPhoto},
		{"hello.ogg", ogg, chat.MediaVoice},
		{"letter.pdf", []byte("%PDF-1.7 ..."), chat.MediaDocument},
		{"picture.png", []byte("<html><script>alert(1)</script>"), chat.MediaDocument},
	} {
		if a := b.sendsFile(handoff, "Here is "+f.name, f.name, f.data); a.status != http.StatusSeeOther {
			t.Fatalf("%s: status %d\n%s", f.name, a.status, a.words())
		}
		all := h.transcript(handoff)
		last := all[len(all)-1]
		if last.Media == nil || last.Media.Kind != f.kind || last.Text != "Here is "+f.name {
			t.Fatalf("%s: kept as %+v", f.name, last.Media)
		}
		if strings.ContainsAny(string(last.Media.Name), `\/:`) {
			t.Errorf("the name %q holds a path", last.Media.Name)
		}
		got := b.get(fmt.Sprintf("/chats/%s/files/%d", handoff, last.Seq))
		if got.status != http.StatusOK || got.body != string(f.data) {
			t.Errorf("%s: comes back with status %d and %d bytes", f.name, got.status, len(got.body))
		}
	}
	big := b.sendsFile(handoff, "the words before a file that is too large", "film.bin", make([]byte, store.UploadLimit+1))
	big.sees(t, http.StatusRequestEntityTooLarge, "larger than 10 MB", "the words before a file that is too large")
	b.get("/chats/"+handoff).sees(t, http.StatusOK, "the words before a file that is too large</textarea>")
}

func TestPatientsFilesComeInASandbox(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	p := h.patient(7, "Ana")
	handoff := p.asksForPerson()
	other := h.patient(8, "Ben")
	other.asksForPerson()
	b := h.as("maria")
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)
	for _, f := range []struct {
		id, name  string
		kind      chat.MediaKind
		data      []byte
		typ, how  string
		inPage    string
		otherwise string
	}{
		{"f-photo", "", chat.MediaPhoto, photo(t), "image/png", "inline", "<img src=", ""},
		{"f-voice", "", chat.MediaVoice, append([]byte("OggS\x00\x02"), make([]byte, 80)...), "audio/ogg", "inline", "<audio controls", ""},
		{"f-doc", "\u202Efdp.exe", chat.MediaDocument, []byte("MZ..."), "application/octet-stream", "attachment", "download>", ""},
		{"f-html", "x.html", chat.MediaDocument, []byte("<html><script>alert(1)</script>"), "application/octet-stream", "attachment", "x.html", ""},
		{"f-svg", "x.svg", chat.MediaPhoto, svg, "application/octet-stream", "attachment", "<img src=", ""},
	} {
		h.files.put(f.id, f.data)
		p.sends(chat.Said{Text: "file", Media: &chat.Media{Kind: f.kind, FileID: f.id, Name: chat.Text(f.name), MIME: "text/html", Size: int64(len(f.data))}})
		all := h.transcript(handoff)
		seq := int64(0)
		for _, m := range all {
			if m.Media != nil && m.Media.FileID == f.id {
				seq = m.Seq
			}
		}
		path := fmt.Sprintf("/chats/%s/files/%d", handoff, seq)
		b.get("/chats/"+handoff).sees(t, http.StatusOK, f.inPage, path)
		a := b.get(path)
		if a.status != http.StatusOK || a.body != string(f.data) {
			t.Fatalf("%s: status %d, %d bytes", f.id, a.status, len(a.body))
		}
		if got := a.header.Get("Content-Type"); got != f.typ {
			t.Errorf("%s: type %q, want %q", f.id, got, f.typ)
		}
		if got := a.header.Get("Content-Disposition"); !strings.HasPrefix(got, f.how) || strings.Contains(got, "\u202E") || strings.Contains(got, "%E2%80%AE") {
			t.Errorf("%s: disposition %q", f.id, got)
		}
		if got := a.header.Get("Content-Security-Policy"); !strings.Contains(got, "sandbox") || !strings.Contains(got, "default-src 'none'") {
			t.Errorf("%s: policy %q", f.id, got)
		}
		if a.header.Get("X-Content-Type-Options") != "nosniff" || a.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: headers %v", f.id, a.header)
		}
		// A file belongs to its chat.
		if a := b.get(fmt.Sprintf("/chats/%s/files/%d", other.handoff(), seq)); a.status == http.StatusOK {
			t.Errorf("%s: comes out of another chat as well", f.id)
		}
	}
	p.sends(chat.Said{Media: &chat.Media{Kind: chat.MediaPhoto, FileID: "f-lost"}})
	all := h.transcript(handoff)
	for _, m := range all {
		if m.Media != nil && m.Media.FileID == "f-lost" {
			b.get(fmt.Sprintf("/chats/%s/files/%d", handoff, m.Seq)).sees(t, http.StatusNotFound, "This file cannot be fetched just now")
		}
	}
	ranged := b.do("GET", fmt.Sprintf("/chats/%s/files/%d", handoff, seqOf(all, "f-voice")), "", nil, "Range", "bytes=0-3")
	if ranged.status != http.StatusPartialContent || ranged.body != "OggS" {
		t.Errorf("a part of a sound: status %d, %q", ranged.status, ranged.body)
	}
}

func seqOf(all []store.Message, file string) int64 {
	for _, m := range all {
		if m.Media != nil && m.Media.FileID == file {
			return m.Seq
		}
	}
	return 0
}

func TestAPieceOfAPage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	handoff := h.patient(7, "Ana").asksForPerson()
	b := h.as("maria")
	b.takes(handoff)
	path := "/chats/" + handoff
	form := with(b.get(path).form(t, path+"/reply"), "text", "Hello")
	a := b.do("POST", path+"/reply", "application/x-www-form-urlencoded", strings.NewReader(form.Encode()), "X-Part", "1")
	a.sees(t, http.StatusOK, `id="log"`, `id="compose"`, "Hello")
	a.lacks(t, "<html", ">Hello</textarea>")
	if a.form(t, path+"/reply").Get("key") == form.Get("key") {
		t.Error("the next reply has the key of the last one")
	}
}
