package telegramtest

import (
	"bytes"
	"context"
	"fmt"
	"mime/multipart"
	"strings"
	"testing"
	"time"
)

func TestErrorsOfSending(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	boris := s.Person("Boris") // never wrote
	blocker := s.Person("Bea")
	blocker.Starts("")
	blocker.Blocks()
	gone := s.Person("Gus")
	gone.Starts("")
	gone.DeletesAccount()
	seen := s.Person("Sam")
	group := s.Group("Staff")
	group.Says(seen, "/help")
	kicked := s.Supergroup("Locked")
	kicked.RemovesBot(seen)
	data := func(n int) string {
		return fmt.Sprintf(`{"inline_keyboard":[[{"text":"b","callback_data":%q}]]}`, strings.Repeat("x", n))
	}
	for name, c := range map[string]struct {
		pairs []any
		code  int
		want  string
	}{
		"no chat":          {[]any{"chat_id", "", "text", "x"}, 400, "Bad Request: chat_id is empty"},
		"unknown chat":     {[]any{"chat_id", 77, "text", "x"}, 400, "Bad Request: chat not found"},
		"never wrote":      {[]any{"chat_id", boris.ID(), "text", "x"}, 400, "Bad Request: chat not found"},
		"seen in a group":  {[]any{"chat_id", seen.ID(), "text", "x"}, 403, "Forbidden: bot can't initiate conversation with a user"},
		"blocked":          {[]any{"chat_id", blocker.ID(), "text", "x"}, 403, "Forbidden: bot was blocked by the user"},
		"deactivated":      {[]any{"chat_id", gone.ID(), "text", "x"}, 403, "Forbidden: user is deactivated"},
		"kicked":           {[]any{"chat_id", kicked.ID(), "text", "x"}, 403, "Forbidden: bot was kicked from the supergroup chat"},
		"username":         {[]any{"chat_id", "@nobody_here", "text", "x"}, 400, "Bad Request: chat not found"},
		"empty":            {[]any{"chat_id", anna.ID(), "text", ""}, 400, "Bad Request: message text is empty"},
		"blank":            {[]any{"chat_id", anna.ID(), "text", " \n "}, 400, "Bad Request: message text is empty"},
		"empty in markup":  {[]any{"chat_id", anna.ID(), "text", "<b> </b>", "parse_mode", "HTML"}, 400, "Bad Request: message text is empty"},
		"too long":         {[]any{"chat_id", anna.ID(), "text", strings.Repeat("a", 4097)}, 400, "Bad Request: message is too long"},
		"too long emoji":   {[]any{"chat_id", anna.ID(), "text", strings.Repeat("👋", 2049)}, 400, "Bad Request: message is too long"},
		"bad entities":     {[]any{"chat_id", anna.ID(), "text", "1 < 2", "parse_mode", "HTML"}, 400, `Bad Request: can't parse entities: Unsupported start tag "" at byte offset 2`},
		"open tag":         {[]any{"chat_id", anna.ID(), "text", "<b>x", "parse_mode", "HTML"}, 400, `Bad Request: can't parse entities: Can't find end tag corresponding to start tag "b"`},
		"parse mode":       {[]any{"chat_id", anna.ID(), "text", "x", "parse_mode", "BBCode"}, 400, "Bad Request: unsupported parse_mode"},
		"not UTF-8":        {[]any{"chat_id", anna.ID(), "text", "a\xffb"}, 400, "Bad Request: strings must be encoded in UTF-8"},
		"callback data":    {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", data(65)}, 400, "Bad Request: BUTTON_DATA_INVALID"},
		"callback letters": {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", fmt.Sprintf(`{"inline_keyboard":[[{"text":"b","callback_data":%q}]]}`, strings.Repeat("é", 33))}, 400, "Bad Request: BUTTON_DATA_INVALID"},
		"empty copy text":  {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"b","copy_text":{"text":""}}]]}`}, 400, "Bad Request: BUTTON_COPY_TEXT_INVALID"},
		"button of no use": {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"b"}]]}`}, 400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"},
		"localhost button": {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", `{"inline_keyboard":[[{"text":"b","url":"http://localhost:8080"}]]}`}, 400, "Bad Request: inline keyboard button URL 'http://localhost:8080' is invalid: Wrong HTTP URL"},
		"broken keyboard":  {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", `{"inline_keyboard":[[`}, 400, "Bad Request: can't parse reply keyboard markup JSON object"},
		"keyboard no list": {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", `[]`}, 400, "Bad Request: object expected as reply markup"},
		"flat keyboard":    {[]any{"chat_id", anna.ID(), "text", "x", "reply_markup", `{"inline_keyboard":[{"text":"b","callback_data":"x"}]}`}, 400, `Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays`},
		"reply to nothing": {[]any{"chat_id", anna.ID(), "text", "x", "reply_parameters", `{"message_id":999999}`}, 400, "Bad Request: message to be replied not found"},
		"wrong quote":      {[]any{"chat_id", anna.ID(), "text", "x", "reply_parameters", fmt.Sprintf(`{"message_id":%d,"quote":"never said"}`, anna.Says("hello"))}, 400, "Bad Request: QUOTE_TEXT_INVALID"},
		"topic":            {[]any{"chat_id", anna.ID(), "text", "x", "message_thread_id", 5}, 400, "Bad Request: message thread not found"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, ask(t, s, "sendMessage", c.pairs...), c.code, c.want) })
	}
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", strings.Repeat("a", 4096)))
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "<b>"+strings.Repeat("&amp;", 4096)+"</b>", "parse_mode", "HTML"))
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "x", "reply_markup", data(64)))
	accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "x", "reply_parameters", `{"message_id":999999,"allow_sending_without_reply":true}`))
	s.ForgiveViolations()
}

func TestErrorsOfOtherCalls(t *testing.T) {
	t.Parallel()
	now := newClock()
	s, anna := started(t, Config{Limits: Unlimited(), Now: now.Now})
	own := anna.Says("mine")
	sent := accepted(t, ask(t, s, "sendMessage", "chat_id", anna.ID(), "text", "first", "reply_markup", `{"inline_keyboard":[[{"text":"b","callback_data":"x"}]]}`)).messageID(t)
	photo := accepted(t, upload(t, s, "sendPhoto", "photo", "p.png", Picture(20, 20), "chat_id", anna.ID())).messageID(t)
	press := anna.Presses("b")
	for name, c := range map[string]struct {
		method string
		pairs  []any
		want   string
	}{
		"edit nothing":      {"editMessageText", []any{"chat_id", anna.ID(), "message_id", 424242, "text", "y"}, "Bad Request: message to edit not found"},
		"edit hers":         {"editMessageText", []any{"chat_id", anna.ID(), "message_id", int(own), "text", "y"}, "Bad Request: message can't be edited"},
		"edit same":         {"editMessageText", []any{"chat_id", anna.ID(), "message_id", int(sent), "text", "first", "reply_markup", `{"inline_keyboard":[[{"text":"b","callback_data":"x"}]]}`}, "Bad Request: " + notModified},
		"edit photo's text": {"editMessageText", []any{"chat_id", anna.ID(), "message_id", int(photo), "text", "y"}, "Bad Request: there is no text in the message to edit"},
		"edit to nothing":   {"editMessageText", []any{"chat_id", anna.ID(), "message_id", int(sent), "text", ""}, "Bad Request: message text is empty"},
		"edit buttons same": {"editMessageReplyMarkup", []any{"chat_id", anna.ID(), "message_id", int(sent), "reply_markup", `{"inline_keyboard":[[{"text":"b","callback_data":"x"}]]}`}, "Bad Request: " + notModified},
		"edit caption":      {"editMessageCaption", []any{"chat_id", anna.ID(), "message_id", int(sent), "caption", "y"}, "Bad Request: there is no caption in the message to edit"},
		"caption too long":  {"editMessageCaption", []any{"chat_id", anna.ID(), "message_id", int(photo), "caption", strings.Repeat("c", 1025)}, "Bad Request: message caption is too long"},
		"delete nothing":    {"deleteMessage", []any{"chat_id", anna.ID(), "message_id", 424242}, "Bad Request: message to delete not found"},
		"delete no ids":     {"deleteMessages", []any{"chat_id", anna.ID(), "message_ids", "[]"}, "Bad Request: message identifiers are not specified"},
		"forward nothing":   {"forwardMessage", []any{"chat_id", anna.ID(), "from_chat_id", anna.ID(), "message_id", 424242}, "Bad Request: message to forward not found"},
		"copy nothing":      {"copyMessage", []any{"chat_id", anna.ID(), "from_chat_id", anna.ID(), "message_id", 424242}, "Bad Request: message to copy not found"},
		"old query":         {"answerCallbackQuery", []any{"callback_query_id", "1"}, "Bad Request: query is too old and response timeout expired or query ID is invalid"},
		"toast too long":    {"answerCallbackQuery", []any{"callback_query_id", press.ID, "text", strings.Repeat("x", 201)}, "Bad Request: MESSAGE_TOO_LONG"},
		"no file":           {"getFile", []any{"file_id", "abc"}, "Bad Request: wrong file_id or the file is temporarily unavailable"},
		"no photo":          {"sendPhoto", []any{"chat_id", anna.ID(), "photo", ""}, "Bad Request: there is no photo in the request"},
		"unknown photo":     {"sendPhoto", []any{"chat_id", anna.ID(), "photo", "AgAC"}, "Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol"},
		"action":            {"sendChatAction", []any{"chat_id", anna.ID(), "action", "dancing"}, "Bad Request: wrong parameter action in request"},
		"command":           {"setMyCommands", []any{"commands", `[{"command":"Start","description":"x"}]`}, "Bad Request: BOT_COMMAND_INVALID"},
		"command text":      {"setMyCommands", []any{"commands", `[{"command":"start","description":""}]`}, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"},
		"contact":           {"sendContact", []any{"chat_id", anna.ID(), "phone_number", "", "first_name", "x"}, `Bad Request: parameter "phone_number" is required`},
		"place":             {"sendLocation", []any{"chat_id", anna.ID(), "latitude", 91, "longitude", 0}, "Bad Request: latitude is invalid"},
		"album of none":     {"sendMediaGroup", []any{"chat_id", anna.ID(), "media", "[]"}, "Bad Request: there are no messages to send"},
		"leave a person":    {"leaveChat", []any{"chat_id", anna.ID()}, "Bad Request: chat member status can't be changed in private chats"},
		"secret":            {"setWebhook", []any{"url", "http://127.0.0.1:1/", "secret_token", "no spaces"}, "Bad Request: secret token contains unallowed characters"},
		"long secret":       {"setWebhook", []any{"url", "http://127.0.0.1:1/", "secret_token", strings.Repeat("s", 257)}, "Bad Request: secret token is too long"},
		"plain webhook":     {"setWebhook", []any{"url", "http://example.org/hook"}, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"},
		"webhook port":      {"setWebhook", []any{"url", "https://example.org:444/hook"}, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"},
		"webhook no URL":    {"setWebhook", []any{"url", "::"}, "Bad Request: invalid webhook URL specified"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, ask(t, s, c.method, c.pairs...), 400, c.want) })
	}

	// What was still allowed a moment ago is refused when it is too old.
	accepted(t, ask(t, s, "answerCallbackQuery", "callback_query_id", press.ID, "text", "done"))
	now.Advance(150 * time.Second)
	refused(t, ask(t, s, "answerCallbackQuery", "callback_query_id", press.ID), 400,
		"Bad Request: query is too old and response timeout expired or query ID is invalid")
	now.Advance(48 * time.Hour)
	refused(t, ask(t, s, "deleteMessage", "chat_id", anna.ID(), "message_id", int(sent)), 400, "Bad Request: message can't be deleted for everyone")
}

func TestWhatIsNotThere(t *testing.T) {
	t.Parallel()
	s, _ := started(t, Config{})
	refused(t, ask(t, s, "sendTelepathy"), 404, "Not Found")
	refused(t, ask(t, s, "sendPoll", "chat_id", 1, "question", "q", "options", `[{"text":"a"},{"text":"b"}]`), 501, "Not Implemented: the emulator does not know sendPoll")
	want := []string{`unknown method "sendTelepathy"`, "sendPoll: this method is not emulated"}
	if got := s.Violations(); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("violations %q, want %q", got, want)
	}
	s.ForgiveViolations()

	wrong := &Server{url: s.url, token: "1:wrong"}
	refused(t, ask(t, wrong, "getMe"), 401, "Unauthorized")
}

func TestGroupBecomesSupergroup(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	g := s.Group("Staff")
	old := g.ID()
	accepted(t, ask(t, s, "sendMessage", "chat_id", old, "text", "before"))
	g.Upgrades(anna)
	r := ask(t, s, "sendMessage", "chat_id", old, "text", "after")
	refused(t, r, 400, "Bad Request: group chat was upgraded to a supergroup chat")
	if r.Parameters.MigrateToChatID != g.ID() || g.ID() == old {
		t.Errorf("migrate_to_chat_id %d, the group is %d and was %d", r.Parameters.MigrateToChatID, g.ID(), old)
	}
	first := accepted(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "after")).messageID(t)
	if first != 2 { // 1 is the service message
		t.Errorf("a supergroup counts its own messages: got %d, want 2", first)
	}
	g.Hears(t, soon, "after")
}

func TestFileLimits(t *testing.T) {
	t.Parallel()
	limits := Unlimited()
	limits.PhotoBytes, limits.DownloadBytes, limits.UploadBytes = 5_000, 10_000, 30_000
	s, anna := started(t, Config{Limits: limits})
	refused(t, upload(t, s, "sendPhoto", "photo", "p.png", bytes.Repeat([]byte("x"), 5_001), "chat_id", anna.ID()), 400,
		"Bad Request: file of size 5001 bytes is too big for a photo; the maximum size is 5000 bytes")
	refused(t, upload(t, s, "sendPhoto", "photo", "p.png", []byte("not a picture"), "chat_id", anna.ID()), 400, "Bad Request: IMAGE_PROCESS_FAILED")
	refused(t, upload(t, s, "sendPhoto", "photo", "p.png", Picture(50, 2), "chat_id", anna.ID()), 400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
	refused(t, upload(t, s, "sendDocument", "document", "d.txt", nil, "chat_id", anna.ID()), 400, "Bad Request: file must be non-empty")
	refused(t, upload(t, s, "sendDocument", "document", "d.txt", bytes.Repeat([]byte("x"), 30_001), "chat_id", anna.ID()), 413, "Request Entity Too Large")
	anna.Sends(Document("big.bin", "application/octet-stream", bytes.Repeat([]byte("x"), 10_001)))
	big := s.Person("Anna").Transcript()[1]
	refused(t, ask(t, s, "getFile", "file_id", s.fileID(big.ID, anna)), 400, "Bad Request: file is too big")
	voice := anna.Sends(Voice([]byte("OggS..."), 2))
	refused(t, ask(t, s, "sendDocument", "chat_id", anna.ID(), "document", s.fileID(voice, anna)), 400, "Bad Request: can't use file of type VoiceNote as Document")
	accepted(t, ask(t, s, "sendVoice", "chat_id", anna.ID(), "voice", s.fileID(voice, anna)))
}

func (s *Server) fileID(id MessageID, p *Person) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return p.chat.find(id).file.id
}

// upload makes a call with a file, as a bot does.
func upload(t testing.TB, s *Server, method, field, name string, data []byte, pairs ...any) reply {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(pairs); i += 2 {
		if err := form.WriteField(pairs[i].(string), fmt.Sprint(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	part, err := form.CreateFormFile(field, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	return post(context.Background(), t, s, method, form.FormDataContentType(), &body)
}
