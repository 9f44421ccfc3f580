package telegramtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"
)

// decoded fetches updates as go-telegram/bot reads them, and confirms them.
func decoded(t *testing.T, s *Server) []models.Update {
	t.Helper()
	r := accepted(t, ask(t, s, "getUpdates"))
	var updates []models.Update
	if err := json.Unmarshal(r.Result, &updates); err != nil {
		t.Fatalf("%v in %s", err, r.Result)
	}
	if n := len(updates); n > 0 {
		accepted(t, ask(t, s, "getUpdates", "offset", updates[n-1].ID+1))
	}
	return updates
}

func TestWhatAPersonSends(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna", LastName("Berg"), Username("annab"), Language("es"), Phone("+34600100200"))
	anna.Starts("visit_7")
	anna.Says("¿Hola? 👋 /help")
	first := anna.Says("one")
	anna.Replies(first, "two")
	anna.Edits(first, "uno")
	anna.Sends(Photo(Picture(800, 400)).WithCaption("my letter"))
	anna.Sends(Photo(Picture(100, 100)))
	anna.Sends(Voice([]byte("OggS"), 3))
	anna.Sends(Audio("song.mp3", []byte("ID3"), 60))
	anna.Sends(Video("film.mp4", []byte("...."), 9))
	anna.Sends(Document("letter.pdf", "application/pdf", []byte("%PDF")))
	anna.Sends(Sticker("🙂"))
	anna.Sends(Location(40.4168, -3.7038))
	anna.Sends(Contact("", ""))
	anna.Sends(Contact("+1 555 010", "Bob"))
	anna.Forwards("Dear patient", "Dr. Who")
	album := anna.SendsAlbum(Photo(Picture(10, 10)).WithCaption("front"), Photo(Picture(10, 10)))
	anna.Blocks()
	anna.Unblocks()
	if v := s.Violations(); len(v) > 0 {
		t.Fatal(v)
	}
	all := decoded(t, s)
	m := func(i int) *models.Message {
		t.Helper()
		if all[i].Message == nil {
			t.Fatalf("update %d is no message: %+v", i, all[i])
		}
		return all[i].Message
	}
	start := m(0)
	if start.Text != "/start visit_7" || start.Entities[0].Type != "bot_command" || start.Entities[0].Length != 6 {
		t.Errorf("start %+v", start)
	}
	if f := start.From; f.ID != anna.ID() || f.FirstName != "Anna" || f.LastName != "Berg" || f.Username != "annab" || f.LanguageCode != "es" || f.IsBot {
		t.Errorf("from %+v", f)
	}
	if start.Chat.ID != anna.ID() || start.Chat.Type != "private" || start.Chat.FirstName != "Anna" || anna.ID() <= 1<<32 {
		t.Errorf("chat %+v", start.Chat)
	}
	if e := m(1).Entities; len(e) != 1 || e[0].Offset != 10 {
		t.Errorf("entities %+v", e)
	}
	if r := m(3).ReplyToMessage; r == nil || r.ID != int(first) || r.Text != "one" {
		t.Errorf("reply %+v", r)
	}
	if e := all[4].EditedMessage; e == nil || e.Text != "uno" || e.EditDate == 0 || e.ID != int(first) {
		t.Errorf("edit %+v", e)
	}
	photo := m(5)
	if len(photo.Photo) != 2 || photo.Caption != "my letter" || photo.Photo[1].Width != 800 || photo.Photo[0].Width != 320 || photo.Photo[0].Height != 160 {
		t.Errorf("photo %+v", photo.Photo)
	}
	if p := m(6); len(p.Photo) != 1 || p.Caption != "" {
		t.Errorf("small photo %+v", p.Photo)
	}
	if v := m(7).Voice; v == nil || v.Duration != 3 || v.MimeType != "audio/ogg" || v.FileSize != 4 {
		t.Errorf("voice %+v", v)
	}
	if a := m(8).Audio; a == nil || a.FileName != "song.mp3" || a.Duration != 60 {
		t.Errorf("audio %+v", a)
	}
	if v := m(9).Video; v == nil || v.Duration != 9 {
		t.Errorf("video %+v", v)
	}
	if d := m(10).Document; d == nil || d.FileName != "letter.pdf" || d.MimeType != "application/pdf" {
		t.Errorf("document %+v", d)
	}
	if v := m(11).Sticker; v == nil || v.Emoji != "🙂" {
		t.Errorf("sticker %+v", v)
	}
	if l := m(12).Location; l == nil || l.Latitude != 40.4168 || l.Longitude != -3.7038 {
		t.Errorf("location %+v", l)
	}
	if c := m(13).Contact; c == nil || c.PhoneNumber != "+34600100200" || c.UserID != anna.ID() {
		t.Errorf("own contact %+v", c)
	}
	if c := m(14).Contact; c == nil || c.FirstName != "Bob" || c.UserID != 0 {
		t.Errorf("contact %+v", c)
	}
	if o := m(15).ForwardOrigin; o == nil || o.MessageOriginHiddenUser == nil || o.MessageOriginHiddenUser.SenderUserName != "Dr. Who" {
		t.Errorf("forward %+v", o)
	}
	if a, b := m(16), m(17); a.MediaGroupID == "" || a.MediaGroupID != b.MediaGroupID || a.Caption != "front" || a.ID != int(album[0]) {
		t.Errorf("album %+v %+v", a, b)
	}
	if c := all[18].MyChatMember; c == nil || c.NewChatMember.Type != models.ChatMemberTypeBanned || c.OldChatMember.Type != models.ChatMemberTypeMember {
		t.Errorf("blocked %+v", c)
	}
	if c := all[19].MyChatMember; c == nil || c.NewChatMember.Type != models.ChatMemberTypeMember {
		t.Errorf("unblocked %+v", c)
	}
	last := 0
	for i, u := range all[:4] {
		if u.Message.ID <= last {
			t.Errorf("message %d has the id %d after %d", i, u.Message.ID, last)
		}
		last = u.Message.ID
	}
}

func TestDownload(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	picture := Picture(700, 700)
	anna.Sends(Photo(picture))
	photo := decoded(t, s)[0].Message.Photo
	full := download(t, s, photo[1].FileID)
	if !bytes.Equal(full, picture) || len(full) != photo[1].FileSize {
		t.Error("the largest size is not what was sent")
	}
	small := download(t, s, photo[0].FileID)
	if config, _, err := image.DecodeConfig(bytes.NewReader(small)); err != nil || config.Width != photo[0].Width {
		t.Errorf("the small size is %+v: %v", config, err)
	}
}

func download(t *testing.T, s *Server, fileID string) []byte {
	t.Helper()
	var f models.File
	if err := json.Unmarshal(accepted(t, ask(t, s, "getFile", "file_id", fileID)).Result, &f); err != nil {
		t.Fatal(err)
	}
	return get(t, s.URL()+"/file/bot"+s.Token()+"/"+f.FilePath)
}

func TestPresses(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	keyboard := `{"inline_keyboard":[[{"text":"Yes","callback_data":"y:1"},{"text":"Site","url":"https://example.org/"}],[{"text":"Copy","copy_text":{"text":"0123"}}]]}`
	id := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "old", "reply_markup", keyboard)).messageID(t)
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "new", "reply_markup", keyboard))
	decoded(t, s)
	if p := anna.Presses("Site"); p.URL != "https://example.org/" || p.ID != "" {
		t.Errorf("URL button %+v", p)
	}
	if p := anna.Presses("Copy"); p.Copied != "0123" {
		t.Errorf("copy button %+v", p)
	}
	newest, older := anna.Presses("Yes"), anna.PressesOn(id, "Yes")
	all := decoded(t, s)
	if len(all) != 2 {
		t.Fatalf("%d updates", len(all))
	}
	q := all[0].CallbackQuery
	if q.ID != newest.ID || q.Data != "y:1" || q.From.ID != anna.ID() || q.Message.Message.Text != "new" || q.ChatInstance == "" {
		t.Errorf("query %+v", q)
	}
	if all[1].CallbackQuery.Message.Message.ID != int(id) || all[1].CallbackQuery.ID != older.ID {
		t.Errorf("query %+v", all[1].CallbackQuery)
	}
	accepted(t, ask(t, s, "answerCallbackQuery", "callback_query_id", q.ID, "text", "Noted", "show_alert", true))
	if toast := newest.Answered(t, soon); toast.Text != "Noted" || !toast.Alert {
		t.Errorf("toast %+v", toast)
	}
}

func TestReplyKeyboard(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "choose", "reply_markup",
		`{"keyboard":[["Morning",{"text":"Share","request_contact":true}],[{"text":"Here","request_location":true}]],"one_time_keyboard":false}`))
	decoded(t, s)
	anna.Presses("Morning")
	anna.Presses("Share")
	anna.Presses("Here")
	all := decoded(t, s)
	if all[0].Message.Text != "Morning" || all[1].Message.Contact.UserID != anna.ID() || all[2].Message.Location == nil {
		t.Errorf("updates %+v", all)
	}
	s.Violations()
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "done", "reply_markup", `{"remove_keyboard":true}`))
	if anna.chat.keyboard != nil {
		t.Error("the keyboard stays")
	}
	s.ForgiveViolations() // strings for buttons are an old form that Telegram takes and the API does not name
}

func TestHears(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	say := func(text string) MessageID {
		return accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", text)).messageID(t)
	}
	say("one")
	two := say("two")
	say("one again")
	if b := anna.Hears(t, soon, "two"); b.ID != two {
		t.Errorf("heard %+v", b)
	}
	if b := anna.Hears(t, soon, "one"); b.Text != "one again" { // what came before is passed
		t.Errorf("heard %+v", b)
	}
	accepted(t, ask(t, s, "editMessageText", "chat_id", anna.ID(), "message_id", int(two), "text", "two, corrected"))
	if b := anna.Hears(t, soon, "corrected"); b.ID != two || !b.Edited {
		t.Errorf("heard %+v", b)
	}
	heard := make(chan Bubble)
	go func() { heard <- anna.Hears(t, soon, "later") }()
	say("later")
	if b := <-heard; b.Text != "later" {
		t.Errorf("heard %+v", b)
	}
}

func TestTranscript(t *testing.T) {
	t.Parallel()
	now := newClock()
	s, anna := started(t, Config{Limits: Unlimited(), Now: now.Now})
	q := anna.Says("question")
	now.Advance(time.Minute)
	r := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "answer", "reply_parameters", fmt.Sprintf(`{"message_id":%d}`, q), "reply_markup",
		`{"inline_keyboard":[[{"text":"OK","callback_data":"ok","style":"primary"}]]}`))
	gone := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "oops")).messageID(t)
	accepted(t, ask(t, s, "deleteMessage", "chat_id", anna.ID(), "message_id", int(gone)))
	b := anna.Transcript()
	if len(b) != 3 {
		t.Fatalf("%d bubbles", len(b))
	}
	answer := b[2]
	if answer.ID != r.messageID(t) || answer.ReplyTo != q || answer.From != "Front desk" || !answer.At.Equal(now.Now()) || answer.Buttons[0][0].Style != "primary" {
		t.Errorf("answer %+v", answer)
	}
	if b[1].From != "Anna" || b[1].Bot || b[1].At.Equal(now.Now()) {
		t.Errorf("question %+v", b[1])
	}
	accepted(t, ask(t, s, "editMessageReplyMarkup", "chat_id", anna.ID(), "message_id", int(answer.ID)))
	if b, _ := anna.Bubble(answer.ID); len(b.Buttons) != 0 || !b.Edited {
		t.Errorf("after the edit %+v", b)
	}
}

func TestALongTextGoesOutInParts(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	anna.Says(strings.Repeat("👋", 5000))
	var whole strings.Builder
	all := decoded(t, s)
	for _, u := range all {
		if n := utf16Len(u.Message.Text); n > 4096 {
			t.Errorf("a part of %d units", n)
		}
		whole.WriteString(u.Message.Text)
	}
	if whole.String() != strings.Repeat("👋", 5000) || len(all) != 3 {
		t.Errorf("%d parts of %d bytes in all", len(all), whole.Len())
	}
}

func TestThePersonIsTheSameByName(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{})
	anna := s.Person("Anna", Language("de"))
	if s.Person("anna") != anna || s.Person("Bea") == anna {
		t.Error("a name stands for one person")
	}
	if s.Person("Carl", UserID(77)).ID() != 77 {
		t.Error("the id was not taken")
	}
	anna.Speaks("fr")
	anna.Says("bonjour")
	if l := decoded(t, s)[0].Message.From.LanguageCode; l != "fr" {
		t.Errorf("language %q", l)
	}
}
