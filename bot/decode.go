package bot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// Update is one update of Telegram, as far as this program reads it.
type Update struct {
	ID    int64
	Raw   json.RawMessage
	Ref   store.Ref  // whose it is; zero if that could not be read
	Event chat.Event // nil: nothing to do, or Park is set
	// Callback is the id of a button press, which must be answered at once.
	Callback string
	// Private: it comes from a private chat, so the patient can be answered.
	Private bool
	// Park says why the update must be put aside: "garbled", "unknown_kind", "too_big".
	Park string
}

// updateLimit is the size of the largest update that is read, in bytes. Telegram's own are far smaller; what is larger
// is put aside with its beginning.
const updateLimit = 1 << 20

// Decode reads an update leniently: only what this program needs, so that a new kind of message cannot stop the rest.
// It never fails; what cannot be read comes back with Park set, and with as much of chat and words as could be found.
func Decode(raw json.RawMessage, door, username string) Update {
	u := Update{Raw: raw}
	if len(raw) > updateLimit {
		salvage(&u, door)
		u.Park = "too_big"
		return u
	}
	var w wireUpdate
	if err := json.Unmarshal(raw, &w); err != nil {
		salvage(&u, door)
		u.Park = "garbled"
		return u
	}
	u.ID = w.ID
	switch {
	case w.Message != nil:
		u.message(w.Message, door, username, false)
	case w.EditedMessage != nil:
		u.message(w.EditedMessage, door, username, true)
	case w.Callback != nil:
		u.callback(w.Callback, door)
	case w.MyChatMember != nil:
		u.member(w.MyChatMember, door)
	case w.ChannelPost != nil, w.EditedChannelPost != nil:
		// A channel cannot be answered, and nobody writes to the clinic there.
	default:
		u.Park = "unknown_kind"
	}
	return u
}

type wireUpdate struct {
	ID                int64           `json:"update_id"`
	Message           *wireMessage    `json:"message"`
	EditedMessage     *wireMessage    `json:"edited_message"`
	Callback          *wireCallback   `json:"callback_query"`
	MyChatMember      *wireMember     `json:"my_chat_member"`
	ChannelPost       json.RawMessage `json:"channel_post"`
	EditedChannelPost json.RawMessage `json:"edited_channel_post"`
}

type wireChat struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

type wireUser struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name"`
	Language  string `json:"language_code"`
}

func (u *wireUser) profile() chat.Profile {
	if u == nil {
		return chat.Profile{}
	}
	name := strings.TrimSpace(u.FirstName + " " + u.LastName)
	return chat.Profile{Name: chat.Text(name), Language: u.Language}
}

type wireFile struct {
	ID       string `json:"file_id"`
	Name     string `json:"file_name"`
	MIME     string `json:"mime_type"`
	Size     int64  `json:"file_size"`
	Emoji    string `json:"emoji"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	Duration int    `json:"duration"`
}

type wireMessage struct {
	ID            int64           `json:"message_id"`
	Chat          wireChat        `json:"chat"`
	From          *wireUser       `json:"from"`
	Text          string          `json:"text"`
	Caption       string          `json:"caption"`
	Album         string          `json:"media_group_id"`
	ForwardOrigin json.RawMessage `json:"forward_origin"`
	Photo         []wireFile      `json:"photo"`
	Voice         *wireFile       `json:"voice"`
	Audio         *wireFile       `json:"audio"`
	Video         *wireFile       `json:"video"`
	VideoNote     *wireFile       `json:"video_note"`
	Animation     *wireFile       `json:"animation"`
	Document      *wireFile       `json:"document"`
	Sticker       *wireFile       `json:"sticker"`
	Location      *struct {
		Latitude  float64 `json:"latitude"`
		Longitude float64 `json:"longitude"`
	} `json:"location"`
	Contact *struct {
		Phone     string `json:"phone_number"`
		FirstName string `json:"first_name"`
		LastName  string `json:"last_name"`
	} `json:"contact"`
	ReplyToMessage *struct {
		From *wireUser `json:"from"`
	} `json:"reply_to_message"`
	// service is true for Telegram's own lines ("pinned a message"), which nobody wrote.
	service bool
}

// UnmarshalJSON also looks whether the message is one of Telegram's own lines.
func (m *wireMessage) UnmarshalJSON(data []byte) error {
	type plain wireMessage
	if err := json.Unmarshal(data, (*plain)(m)); err != nil {
		return err
	}
	if m.Text != "" || m.Caption != "" {
		return nil
	}
	for _, key := range serviceKeys() {
		if bytes.Contains(data, []byte(`"`+key+`"`)) {
			m.service = true
		}
	}
	return nil
}

// serviceKeys are the fields of service messages that a private chat or a group can show
// (https://core.telegram.org/bots/api#message).
func serviceKeys() []string {
	return []string{
		"new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
		"group_chat_created", "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed",
		"migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "write_access_allowed", "connected_website",
		"video_chat_started", "video_chat_ended", "chat_background_set", "boost_added", "forum_topic_created",
	}
}

func (u *Update) message(m *wireMessage, door, username string, edited bool) {
	u.Ref = store.Ref{Door: door, Chat: m.Chat.ID}
	if m.Chat.ID == 0 {
		u.Park = "garbled"
		return
	}
	if m.service {
		u.Ref = store.Ref{}
		return
	}
	if m.Chat.Type != "private" {
		u.Event = chat.Elsewhere{Addressed: m.addressed(username)}
		return
	}
	u.Private = true
	profile := m.From.profile()
	if name, argument, ok := command(m.Text); ok && !edited {
		u.Event = chat.Commanded{Message: chat.MessageID(m.ID), Name: name, Argument: chat.Text(argument), Profile: profile}
		return
	}
	said := chat.Said{
		Message: chat.MessageID(m.ID), Text: chat.Text(m.Text), Media: m.media(), Edited: edited,
		Forwarded: m.ForwardOrigin != nil, Profile: profile,
	}
	if m.Caption != "" {
		said.Text = chat.Text(m.Caption)
	}
	if said.Text == "" && said.Media == nil {
		said.Media = &chat.Media{Kind: chat.MediaOther}
	}
	u.Event = said
}

// addressed reports whether a message in a group speaks to the bot: a command or mention of its name, or a reply to it.
func (m *wireMessage) addressed(username string) bool {
	if m.ReplyToMessage != nil && m.ReplyToMessage.From != nil && m.ReplyToMessage.From.IsBot {
		return true
	}
	words := strings.ToLower(m.Text + " " + m.Caption)
	return strings.Contains(words, "@"+strings.ToLower(username)) || strings.HasPrefix(words, "/start")
}

func (m *wireMessage) media() *chat.Media {
	file := func(kind chat.MediaKind, f *wireFile) *chat.Media {
		return &chat.Media{Kind: kind, FileID: f.ID, Name: chat.Text(f.Name), MIME: f.MIME, Size: f.Size, Album: m.Album}
	}
	switch {
	case len(m.Photo) > 0:
		// The last one is the largest: a letter that was photographed must stay readable.
		return file(chat.MediaPhoto, &m.Photo[len(m.Photo)-1])
	case m.Voice != nil:
		return file(chat.MediaVoice, m.Voice)
	case m.Audio != nil:
		return file(chat.MediaAudio, m.Audio)
	case m.Animation != nil:
		return file(chat.MediaVideo, m.Animation)
	case m.Video != nil:
		return file(chat.MediaVideo, m.Video)
	case m.VideoNote != nil:
		return file(chat.MediaVideo, m.VideoNote)
	case m.Document != nil:
		return file(chat.MediaDocument, m.Document)
	case m.Sticker != nil:
		s := file(chat.MediaSticker, m.Sticker)
		s.Detail = chat.Text(m.Sticker.Emoji)
		return s
	case m.Location != nil:
		at := strconv.FormatFloat(m.Location.Latitude, 'f', 5, 64) + ", " + strconv.FormatFloat(m.Location.Longitude, 'f', 5, 64)
		return &chat.Media{Kind: chat.MediaLocation, Detail: chat.Text(at)}
	case m.Contact != nil:
		c := m.Contact
		detail := strings.TrimSpace(c.FirstName+" "+c.LastName) + ", " + c.Phone
		return &chat.Media{Kind: chat.MediaContact, Detail: chat.Text(detail)}
	}
	return nil
}

// command reads "/name@bot argument". The library's own reading counts UTF-16 units as bytes and misses "@bot".
func command(text string) (name, argument string, ok bool) {
	if !strings.HasPrefix(text, "/") {
		return "", "", false
	}
	head, rest, _ := strings.Cut(text[1:], " ")
	if line, more, cut := strings.Cut(head, "\n"); cut {
		head, rest = line, more+" "+rest
	}
	head, _, _ = strings.Cut(head, "@")
	if head == "" || len(head) > 32 {
		return "", "", false
	}
	for _, r := range head {
		if r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return "", "", false
		}
	}
	return strings.ToLower(head), strings.TrimSpace(rest), true
}

type wireCallback struct {
	ID      string    `json:"id"`
	From    *wireUser `json:"from"`
	Data    string    `json:"data"`
	Message *struct {
		ID   int64    `json:"message_id"`
		Chat wireChat `json:"chat"`
	} `json:"message"`
}

func (u *Update) callback(c *wireCallback, door string) {
	u.Callback = c.ID
	if c.Message == nil || c.Message.Chat.ID == 0 || c.Message.Chat.Type != "private" {
		return
	}
	u.Ref = store.Ref{Door: door, Chat: c.Message.Chat.ID}
	u.Private = true
	u.Event = chat.Pressed{Message: chat.MessageID(c.Message.ID), Data: c.Data, Profile: c.From.profile()}
}

type wireMember struct {
	Chat wireChat `json:"chat"`
	New  struct {
		Status string `json:"status"`
	} `json:"new_chat_member"`
}

func (u *Update) member(m *wireMember, door string) {
	if m.Chat.ID == 0 {
		u.Park = "garbled"
		return
	}
	u.Ref = store.Ref{Door: door, Chat: m.Chat.ID}
	present := m.New.Status == "member" || m.New.Status == "administrator"
	switch {
	case m.Chat.Type == "private" && present:
		u.Event = chat.Unblocked{}
	case m.Chat.Type == "private":
		u.Event = chat.Blocked{}
	case m.Chat.Type != "channel" && present:
		u.Event = chat.Elsewhere{Addressed: true}
	default:
		u.Ref = store.Ref{}
	}
}

// salvageLimit is how much of a hostile update is searched for chat and words, in bytes.
const salvageLimit = 64 << 10

// salvage finds what can be found in an update that does not decode: its number, its chat and its words. A patient
// whose message was damaged on the way must hear back, and the words may hold a sign of an emergency.
func salvage(u *Update, door string) {
	head := u.Raw
	if len(head) > salvageLimit {
		head = head[:salvageLimit]
	}
	u.ID = numberAfter(head, `"update_id"`)
	id := numberAfter(after(head, `"chat"`), `"id"`)
	if id <= 0 {
		return // no private chat
	}
	u.Ref, u.Private = store.Ref{Door: door, Chat: id}, true
	text := stringAfter(head, `"text"`)
	if text == "" {
		text = stringAfter(head, `"caption"`)
	}
	u.Event = chat.Parked{Message: chat.MessageID(numberAfter(head, `"message_id"`)), Text: chat.Text(text)}
}

func after(data []byte, key string) []byte {
	_, rest, ok := bytes.Cut(data, []byte(key))
	if !ok {
		return nil
	}
	return rest
}

func numberAfter(data []byte, key string) int64 {
	rest := bytes.TrimLeft(after(data, key), ": \t\r\n{")
	end := 0
	for end < len(rest) && (rest[end] == '-' || rest[end] >= '0' && rest[end] <= '9') {
		end++
	}
	n, _ := strconv.ParseInt(string(rest[:end]), 10, 64)
	return n
}

// stringAfter reads a JSON string, also one that is cut off.
func stringAfter(data []byte, key string) string {
	rest := bytes.TrimLeft(after(data, key), ": \t\r\n")
	if len(rest) == 0 || rest[0] != '"' {
		return ""
	}
	end := 1
	for end < len(rest) && rest[end] != '"' {
		if rest[end] == '\\' {
			end++
		}
		end++
	}
	var text string
	for cut := min(end, len(rest)); cut > 0; cut-- {
		if json.Unmarshal(fmt.Appendf(nil, "%s\"", rest[:cut]), &text) == nil {
			return strings.ToValidUTF8(text, "")
		}
		if end-cut > 12 {
			break // longer than any escape: the string is damaged
		}
	}
	return ""
}
