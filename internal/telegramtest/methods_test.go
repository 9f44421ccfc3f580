package telegramtest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// result decodes the answer of an accepted call.
func result[T any](t *testing.T, r reply) T {
	t.Helper()
	var out T
	if err := json.Unmarshal(accepted(t, r).Result, &out); err != nil {
		t.Fatalf("%v in %s", err, r.Result)
	}
	return out
}

type sentMessage struct {
	ID       MessageID `json:"message_id"`
	Text     string
	Caption  string
	EditDate int64  `json:"edit_date"`
	Album    string `json:"media_group_id"`
	Origin   *struct {
		Type string
		User *struct{ ID int64 } `json:"sender_user"`
	} `json:"forward_origin"`
	Reply *struct {
		ID    MessageID `json:"message_id"`
		Reply any       `json:"reply_to_message"`
	} `json:"reply_to_message"`
	Quote     *struct{ Text string }
	Protected bool `json:"has_protected_content"`
	Photo     []struct {
		ID    string `json:"file_id"`
		Width int
	}
	Voice, Audio, Video, Document, Animation, Sticker *struct {
		ID       string `json:"file_id"`
		Name     string `json:"file_name"`
		MIME     string `json:"mime_type"`
		Duration int
		Title    string
	}
	Note     *struct{ Length int } `json:"video_note"`
	Location *struct{ Latitude float64 }
	Venue    *struct{ Title string }
	Contact  *struct {
		Phone string `json:"phone_number"`
	}
	Preview *struct {
		Disabled bool `json:"is_disabled"`
	} `json:"link_preview_options"`
}

func TestSendingMethods(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	id := anna.ID()
	question := anna.Says("What about parking?")

	text := result[sentMessage](t, ask(t, s, "sendMessage", "chat_id", id, "text", "x", "protect_content", true, "link_preview_options", `{"is_disabled":true}`,
		"reply_parameters", fmt.Sprintf(`{"message_id":%d,"quote":"parking"}`, question)))
	if text.Reply == nil || text.Reply.ID != question || text.Reply.Reply != nil || text.Quote.Text != "parking" || !text.Protected || !text.Preview.Disabled {
		t.Errorf("text %+v", text)
	}
	photo := result[sentMessage](t, upload(t, s, "sendPhoto", "photo", "a.png", Picture(640, 480), "chat_id", id, "caption", "<b>map</b>", "parse_mode", "HTML"))
	if len(photo.Photo) != 2 || photo.Photo[1].Width != 640 || photo.Caption != "map" {
		t.Errorf("photo %+v", photo)
	}
	again := result[sentMessage](t, ask(t, s, "sendPhoto", "chat_id", id, "photo", photo.Photo[1].ID))
	if again.Photo[0].ID != photo.Photo[1].ID {
		t.Errorf("photo by id %+v", again)
	}
	voice := result[sentMessage](t, upload(t, s, "sendVoice", "voice", "v.ogg", []byte("OggS.."), "chat_id", id, "duration", 4))
	if voice.Voice == nil || voice.Voice.Duration != 4 || voice.Voice.MIME != "audio/ogg" {
		t.Errorf("voice %+v", voice)
	}
	if m := result[sentMessage](t, upload(t, s, "sendVoice", "voice", "v.webm", []byte("\x1aE\xdf\xa3"), "chat_id", id)); m.Voice != nil || m.Document == nil {
		t.Errorf("a voice that Telegram does not play is a document: %+v", m)
	}
	if m := result[sentMessage](t, upload(t, s, "sendAudio", "audio", "a.mp3", []byte("ID3"), "chat_id", id, "title", "Song")); m.Audio == nil || m.Audio.Title != "Song" {
		t.Errorf("audio %+v", m)
	}
	if m := result[sentMessage](t, upload(t, s, "sendVideo", "video", "v.mp4", []byte("...."), "chat_id", id, "width", 10, "height", 10)); m.Video == nil {
		t.Errorf("video %+v", m)
	}
	if m := result[sentMessage](t, upload(t, s, "sendAnimation", "animation", "v.mp4", []byte("...."), "chat_id", id)); m.Animation == nil || m.Document == nil {
		t.Errorf("animation %+v", m)
	}
	if m := result[sentMessage](t, upload(t, s, "sendVideoNote", "video_note", "v.mp4", []byte("...."), "chat_id", id, "length", 240)); m.Note == nil || m.Note.Length != 240 {
		t.Errorf("video note %+v", m)
	}
	if m := result[sentMessage](t, upload(t, s, "sendSticker", "sticker", "s.webp", []byte("RIFF"), "chat_id", id, "emoji", "🙂")); m.Sticker == nil {
		t.Errorf("sticker %+v", m)
	}
	document := result[sentMessage](t, upload(t, s, "sendDocument", "document", "Brief ä.pdf", []byte("%PDF"), "chat_id", id, "caption", "letter"))
	if document.Document == nil || document.Document.Name != "Brief ä.pdf" || document.Caption != "letter" {
		t.Errorf("document %+v", document)
	}
	if m := result[sentMessage](t, ask(t, s, "sendLocation", "chat_id", id, "latitude", 51.5, "longitude", -0.12)); m.Location.Latitude != 51.5 {
		t.Errorf("location %+v", m)
	}
	if m := result[sentMessage](t, ask(t, s, "sendVenue", "chat_id", id, "latitude", 51.5, "longitude", -0.12, "title", "Clinic", "address", "1 Green Lane")); m.Venue.Title != "Clinic" || m.Location == nil {
		t.Errorf("venue %+v", m)
	}
	if m := result[sentMessage](t, ask(t, s, "sendContact", "chat_id", id, "phone_number", "01234", "first_name", "Desk")); m.Contact.Phone != "01234" {
		t.Errorf("contact %+v", m)
	}
	album := result[[]sentMessage](t, upload(t, s, "sendMediaGroup", "second", "b.png", Picture(5, 5), "chat_id", id,
		"media", fmt.Sprintf(`[{"type":"photo","media":%q,"caption":"one"},{"type":"photo","media":"attach://second"}]`, photo.Photo[1].ID)))
	if len(album) != 2 || album[0].Album == "" || album[0].Album != album[1].Album || album[0].Caption != "one" || album[1].ID <= album[0].ID {
		t.Errorf("album %+v", album)
	}
	if n := len(anna.Transcript()); n != 2+16 {
		t.Errorf("%d bubbles", n)
	}
}

func TestCopyAndForward(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	bea := s.Person("Bea")
	bea.Starts("")
	photo := anna.Sends(Photo(Picture(9, 9)).WithCaption("see"))
	words := anna.Says("some words")
	forwarded := result[sentMessage](t, ask(t, s, "forwardMessage", "chat_id", bea.ID(), "from_chat_id", anna.ID(), "message_id", int(words)))
	if forwarded.Origin == nil || forwarded.Origin.User.ID != anna.ID() || forwarded.Text != "some words" {
		t.Errorf("forwarded %+v", forwarded)
	}
	copied := result[sentMessage](t, ask(t, s, "copyMessage", "chat_id", bea.ID(), "from_chat_id", anna.ID(), "message_id", int(photo), "caption", "changed"))
	b, ok := bea.Bubble(copied.ID)
	if !ok || b.Text != "changed" || b.Forwarded || b.Kind != "photo" {
		t.Errorf("copied %+v", b)
	}
	many := result[[]sentMessage](t, ask(t, s, "copyMessages", "chat_id", bea.ID(), "from_chat_id", anna.ID(), "message_ids", fmt.Sprintf("[%d,%d,999999]", photo, words), "remove_caption", true))
	if len(many) != 2 {
		t.Errorf("copied %+v", many)
	}
	if b, _ := bea.Bubble(many[0].ID); b.Text != "" {
		t.Errorf("caption stays: %+v", b)
	}
	if n := len(result[[]sentMessage](t, ask(t, s, "forwardMessages", "chat_id", bea.ID(), "from_chat_id", anna.ID(), "message_ids", fmt.Sprintf("[%d]", words)))); n != 1 {
		t.Errorf("forwarded %d", n)
	}
	secret := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "keep", "protect_content", true)).messageID(t)
	refused(t, ask(t, s, "forwardMessage", "chat_id", bea.ID(), "from_chat_id", anna.ID(), "message_id", int(secret)), 400, "Bad Request: message can't be forwarded")
}

func TestEditAndDelete(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	id := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "a", "reply_markup", `{"inline_keyboard":[[{"text":"b","callback_data":"x"}]]}`)).messageID(t)
	m := result[sentMessage](t, ask(t, s, "editMessageText", "chat_id", anna.ID(), "message_id", int(id), "text", "<i>b</i>", "parse_mode", "HTML"))
	if m.Text != "b" || m.EditDate == 0 || m.ID != id {
		t.Errorf("edited %+v", m)
	}
	if b, _ := anna.Bubble(id); len(b.Buttons) != 0 || b.Entities[0].Type != "italic" {
		t.Errorf("bubble %+v", b)
	}
	accepted(t, ask(t, s, "editMessageText", "chat_id", anna.ID(), "message_id", int(id), "text", "b")) // other markup is another text
	photo := accepted(t, upload(t, s, "sendPhoto", "photo", "a.png", Picture(5, 5), "chat_id", anna.ID())).messageID(t)
	if m := result[sentMessage](t, ask(t, s, "editMessageCaption", "chat_id", anna.ID(), "message_id", int(photo), "caption", "now")); m.Caption != "now" {
		t.Errorf("caption %+v", m)
	}
	own := anna.Says("mine")
	accepted(t, ask(t, s, "pinChatMessage", "chat_id", anna.ID(), "message_id", int(own)))
	if chat := result[struct {
		Pinned *sentMessage `json:"pinned_message"`
	}](t, ask(t, s, "getChat", "chat_id", anna.ID())); chat.Pinned == nil || chat.Pinned.ID != own {
		t.Errorf("chat %+v", chat)
	}
	accepted(t, ask(t, s, "unpinChatMessage", "chat_id", anna.ID()))
	accepted(t, ask(t, s, "setMessageReaction", "chat_id", anna.ID(), "message_id", int(own), "reaction", `[{"type":"emoji","emoji":"👍"}]`))
	accepted(t, ask(t, s, "deleteMessages", "chat_id", anna.ID(), "message_ids", fmt.Sprintf("[%d,%d,424242]", own, id)))
	if n := len(anna.Transcript()); n != 2 {
		t.Errorf("%d bubbles", n)
	}
	refused(t, ask(t, s, "editMessageText", "chat_id", anna.ID(), "message_id", int(id), "text", "c"), 400, "Bad Request: message to edit not found")
}

func TestProfile(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited(), Username: "clinic_bot", Token: "12345:AAtest"})
	me := result[struct {
		ID        int64
		IsBot     bool `json:"is_bot"`
		Username  string
		FirstName string `json:"first_name"`
		CanRead   bool   `json:"can_read_all_group_messages"`
	}](t, ask(t, s, "getMe"))
	if me.ID != 12345 || !me.IsBot || me.Username != "clinic_bot" || me.FirstName == "" || me.CanRead {
		t.Errorf("me %+v", me)
	}
	type command struct{ Command, Description string }
	commands := func(pairs ...any) []command { return result[[]command](t, ask(t, s, "getMyCommands", pairs...)) }
	accepted(t, ask(t, s, "setMyCommands", "commands", `[{"command":"help","description":"What I can do"},{"command":"/person","description":"Talk"}]`))
	accepted(t, ask(t, s, "setMyCommands", "commands", `[{"command":"ayuda","description":"Ayuda"}]`, "language_code", "es", "scope", `{"type":"all_private_chats"}`))
	if c := commands(); len(c) != 2 || c[1].Command != "person" {
		t.Errorf("commands %+v", c)
	}
	if c := commands("language_code", "es", "scope", `{"type":"all_private_chats"}`); len(c) != 1 || c[0].Command != "ayuda" {
		t.Errorf("commands %+v", c)
	}
	accepted(t, ask(t, s, "deleteMyCommands"))
	if c := commands(); len(c) != 0 {
		t.Errorf("commands %+v", c)
	}
	refused(t, ask(t, s, "setMyCommands", "commands", "["+strings.Repeat(`{"command":"a","description":"b"},`, 100)+`{"command":"a","description":"b"}]`), 400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
	refused(t, ask(t, s, "setMyCommands", "commands", "[]", "scope", `{"type":"chat","chat_id":1}`), 400, "Bad Request: chat not found")

	for _, words := range [][2]string{{"Name", "name"}, {"Description", "description"}, {"ShortDescription", "short_description"}} {
		accepted(t, ask(t, s, "setMy"+words[0], words[1], "for all"))
		accepted(t, ask(t, s, "setMy"+words[0], words[1], "para todos", "language_code", "es"))
		for language, want := range map[string]string{"": "for all", "es": "para todos", "fr": "for all"} {
			if got := result[map[string]string](t, ask(t, s, "getMy"+words[0], "language_code", language))[words[1]]; got != want {
				t.Errorf("%s in %q is %q, want %q", words[1], language, got, want)
			}
		}
	}
	refused(t, ask(t, s, "setMyName", "name", strings.Repeat("n", 65)), 400, "Bad Request: name is too long")

	accepted(t, ask(t, s, "setChatMenuButton", "menu_button", `{"type":"default"}`))
	accepted(t, ask(t, s, "setChatMenuButton", "chat_id", anna.ID(), "menu_button", `{"type":"web_app","text":"Open","web_app":{"url":"https://example.org/"}}`))
	if b := result[map[string]any](t, ask(t, s, "getChatMenuButton", "chat_id", anna.ID())); b["type"] != "web_app" {
		t.Errorf("menu button %v", b)
	}
	if b := result[map[string]any](t, ask(t, s, "getChatMenuButton")); b["type"] != "default" {
		t.Errorf("menu button %v", b)
	}
	chat := result[map[string]any](t, ask(t, s, "getChat", "chat_id", anna.ID()))
	if chat["first_name"] != "Anna" || chat["type"] != "private" {
		t.Errorf("chat %v", chat)
	}
	accepted(t, ask(t, s, "getUserProfilePhotos", "user_id", anna.ID()))
	accepted(t, ask(t, s, "logOut"))
	accepted(t, ask(t, s, "close"))
}

func TestObservers(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	var seen []string
	s.OnCall(func(c Call) {
		seen = append(seen, fmt.Sprintf("%s %d %q %d", c.Method, c.Code, c.Text, len(anna.Transcript()))) // it took effect already
	})
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "<b>hi</b>", "parse_mode", "HTML"))
	refused(t, ask(t, s, "sendMessage", "chat_id", 1, "text", "x"), 400, "Bad Request: chat not found")
	s.OnCall(nil)
	accepted(t, ask(t, s, "getMe"))
	if got := fmt.Sprint(seen); got != `[sendMessage 200 "<b>hi</b>" 2 sendMessage 400 "x" 2]` {
		t.Errorf("seen %s", got)
	}
	sent := s.Sent()
	if len(sent) != 1 || sent[0].Text != "hi" || sent[0].Chat != anna.ID() || sent[0].Method != "sendMessage" || sent[0].At.IsZero() {
		t.Errorf("sent %+v", sent)
	}
	if s.Calls("sendMessage") != 2 || s.Calls("getMe") != 1 || s.Calls("sendPhoto") != 0 {
		t.Error("calls are not counted")
	}
}

func TestTypingShowsForFiveSeconds(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	accepted(t, ask(t, s, "sendChatAction", "chat_id", anna.ID(), "action", "typing"))
	if anna.chat.action != "typing" {
		t.Errorf("action %q", anna.chat.action)
	}
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "here"))
	if anna.chat.action != "" {
		t.Error("a message does not end the typing")
	}
}
