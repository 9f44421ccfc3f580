package bot_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"frontdesk/bot"
	"frontdesk/internal/chat"
)

func message(fields string) json.RawMessage {
	return json.RawMessage(`{"update_id":7,"message":{"message_id":5,"date":1,"chat":{"id":42,"type":"private"},` +
		`"from":{"id":42,"is_bot":false,"first_name":"Anna","last_name":"Bell","language_code":"en"},` + fields + `}}`)
}

func TestDecode(t *testing.T) {
	t.Parallel()
	profile := chat.Profile{Name: "Anna Bell", Language: "en"}
	said := func(text string, m *chat.Media) chat.Event {
		return chat.Said{Message: 5, Text: chat.Text(text), Media: m, Profile: profile}
	}
	command := func(name, argument string) chat.Event {
		return chat.Commanded{Message: 5, Name: name, Argument: chat.Text(argument), Profile: profile}
	}
	for _, tc := range []struct {
		name string
		raw  json.RawMessage
		want chat.Event
		park string
	}{
		{"text", message(`"text":"hello"`), said("hello", nil), ""},
		{"a command", message(`"text":"/help"`), command("help", ""), ""},
		{"a command to the bot by name", message(`"text":"/START@Green_Lane_bot abc"`), command("start", "abc"), ""},
		{"a command after an umlaut is none", message(`"text":"ä /help"`), said("ä /help", nil), ""},
		{"a slash alone is text", message(`"text":"/"`), said("/", nil), ""},
		{"a path is text", message(`"text":"/home/anna"`), said("/home/anna", nil), ""},
		{"the largest photo, with its caption", message(`"caption":"my arm","photo":[{"file_id":"s"},{"file_id":"L","file_size":9}]`), said("my arm", &chat.Media{Kind: chat.MediaPhoto, FileID: "L", Size: 9}), ""},
		{"an album", message(`"media_group_id":"g","photo":[{"file_id":"p"}]`), said("", &chat.Media{Kind: chat.MediaPhoto, FileID: "p", Album: "g"}), ""},
		{"a voice message", message(`"voice":{"file_id":"v","mime_type":"audio/ogg"}`), said("", &chat.Media{Kind: chat.MediaVoice, FileID: "v", MIME: "audio/ogg"}), ""},
		{"a document keeps its name", message(`"document":{"file_id":"d","file_name":"letter.pdf"}`), said("", &chat.Media{Kind: chat.MediaDocument, FileID: "d", Name: "letter.pdf"}), ""},
		{"a sticker", message(`"sticker":{"file_id":"s","emoji":"🙂"}`), said("", &chat.Media{Kind: chat.MediaSticker, FileID: "s", Detail: "🙂"}), ""},
		{"a place", message(`"location":{"latitude":51.5,"longitude":-0.12}`), said("", &chat.Media{Kind: chat.MediaLocation, Detail: "51.50000, -0.12000"}), ""},
		{"a contact", message(`"contact":{"phone_number":"+44","first_name":"Ben"}`), said("", &chat.Media{Kind: chat.MediaContact, Detail: "Ben, +44"}), ""},
		{"a kind of media that nobody knows", message(`"paid_media":{"paid_media":[{"type":"live_photo"}]}`), said("", &chat.Media{Kind: chat.MediaOther}), ""},
		{"a line of Telegram's own", message(`"pinned_message":{"message_id":1}`), nil, ""},
		{"an edit", json.RawMessage(`{"update_id":7,"edited_message":{"message_id":5,"chat":{"id":42,"type":"private"},"text":"/help"}}`), chat.Said{Message: 5, Text: "/help", Edited: true}, ""},
		{"a button", json.RawMessage(`{"update_id":7,"callback_query":{"id":"c","from":{"id":42,"first_name":"Anna"},"data":"yes:1:","message":{"message_id":9,"chat":{"id":42,"type":"private"}}}}`), chat.Pressed{Message: 9, Data: "yes:1:", Profile: chat.Profile{Name: "Anna"}}, ""},
		{"blocked", json.RawMessage(`{"update_id":7,"my_chat_member":{"chat":{"id":42,"type":"private"},"new_chat_member":{"status":"kicked"}}}`), chat.Blocked{}, ""},
		{"unblocked", json.RawMessage(`{"update_id":7,"my_chat_member":{"chat":{"id":42,"type":"private"},"new_chat_member":{"status":"member"}}}`), chat.Unblocked{}, ""},
		{"a group talks to the bot", json.RawMessage(`{"update_id":7,"message":{"message_id":5,"chat":{"id":-9,"type":"group"},"text":"@green_lane_bot hours?"}}`), chat.Elsewhere{Addressed: true}, ""},
		{"a group talks to itself", json.RawMessage(`{"update_id":7,"message":{"message_id":5,"chat":{"id":-9,"type":"group"},"text":"hours?"}}`), chat.Elsewhere{}, ""},
		{"a channel", json.RawMessage(`{"update_id":7,"channel_post":{"message_id":5}}`), nil, ""},
		{"an unknown kind", json.RawMessage(`{"update_id":7,"hologram":{}}`), nil, "unknown_kind"},
		{"text that is a number", json.RawMessage(`{"update_id":7,"message":{"message_id":5,"chat":{"id":42,"type":"private"},"text":42,"caption":"help me"}}`), chat.Parked{Message: 5, Text: "help me"}, "garbled"},
		{"cut off in the middle of a word", json.RawMessage(`{"update_id":7,"message":{"message_id":5,"chat":{"id":42,"type":"private"},"text":"my dad is not brea`), chat.Parked{Message: 5, Text: "my dad is not brea"}, "garbled"},
		{"not even JSON", json.RawMessage(`<html>`), nil, "garbled"},
		{"5 MB of text", message(fmt.Sprintf(`"text":%q`, strings.Repeat("a", 5<<20))), chat.Parked{Message: 5}, "too_big"},
	} {
		u := bot.Decode(tc.raw, "tg:1", "green_lane_bot")
		got := u.Event
		if p, ok := got.(chat.Parked); ok && tc.park == "too_big" {
			if p.Text == "" {
				t.Errorf("%s: the beginning of the words is lost, and with it a sign of an emergency", tc.name)
			}
			p.Text = ""
			got = p
		}
		if !reflect.DeepEqual(got, tc.want) || u.Park != tc.park {
			t.Errorf("%s: %+v (park %q), want %+v (park %q)", tc.name, got, u.Park, tc.want, tc.park)
		}
	}
}

// FuzzDecode holds that nothing that Telegram or anybody else sends can break the decoder, and that a private chat is
// never answered as somebody else's.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(message(`"text":"hello"`)))
	f.Add([]byte(`{"update_id":7,"message":{"message_id":5,"chat":{"id":42,"type":"private"},"text":"\ud83d`))
	f.Add([]byte(`{"update_id":`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		u := bot.Decode(raw, "tg:1", "b")
		if u.Event != nil && u.Ref.Chat == 0 {
			t.Fatalf("an event of nobody: %T", u.Event)
		}
		if u.Ref.Chat != 0 && u.Ref.Door != "tg:1" {
			t.Fatalf("the door is %q", u.Ref.Door)
		}
	})
}
