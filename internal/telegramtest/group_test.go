package telegramtest

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/go-telegram/bot/models"
)

func TestPrivacyMode(t *testing.T) {
	t.Parallel()
	for _, reads := range []bool{false, true} {
		s := Start(t, Config{Limits: Unlimited(), ReadsGroups: reads, Username: "clinic_bot"})
		anna := s.Person("Anna")
		g := s.Group("Staff")
		bubble := accepted(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "hello all")).messageID(t)
		g.Says(anna, "just talk")
		g.Says(anna, "/claim 5")
		g.Says(anna, "/claim@other_bot 5")
		g.Says(anna, "/claim@Clinic_bot 6")
		g.Says(anna, "hey @clinic_bot")
		g.Replies(anna, bubble, "to the bot")
		g.Replies(anna, g.Says(anna, "more talk"), "to a person")
		var texts []string
		for _, u := range decoded(t, s) {
			texts = append(texts, u.Message.Text)
		}
		want := "[/claim 5 /claim@Clinic_bot 6 hey @clinic_bot to the bot]"
		if reads {
			want = "[just talk /claim 5 /claim@other_bot 5 /claim@Clinic_bot 6 hey @clinic_bot to the bot more talk to a person]"
		}
		if got := fmt.Sprint(texts); got != want {
			t.Errorf("reads %v: got %s\nwant %s", reads, got, want)
		}
	}
}

func TestGroupLife(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	g := s.Group("Staff")
	if s.Group("Staff") != g {
		t.Error("a title stands for one group")
	}
	g.RemovesBot(anna)
	refused(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "x"), 403, "Forbidden: bot was kicked from the group chat")
	g.AddsBot(anna)
	accepted(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "back", "reply_markup", `{"inline_keyboard":[[{"text":"Claim","callback_data":"c"}]]}`))
	g.Promotes(anna)
	g.Says(anna, "now you hear all")
	g.Presses(anna, "Claim")
	old := g.ID()
	g.Upgrades(anna)
	all := decoded(t, s)
	kinds := make([]string, 0, len(all))
	for _, u := range all {
		switch {
		case u.MyChatMember != nil:
			kinds = append(kinds, string(u.MyChatMember.NewChatMember.Type))
		case u.CallbackQuery != nil:
			kinds = append(kinds, "press")
		case len(u.Message.NewChatMembers) == 1:
			kinds = append(kinds, "joined")
		case u.Message.MigrateToChatID != 0:
			kinds = append(kinds, "to")
			if u.Message.MigrateToChatID != g.ID() || u.Message.Chat.ID != old {
				t.Errorf("migration %+v", u.Message)
			}
		case u.Message.MigrateFromChatID != 0:
			kinds = append(kinds, "from")
		default:
			kinds = append(kinds, u.Message.Text)
		}
	}
	if got := fmt.Sprint(kinds); got != "[kicked member joined administrator now you hear all press to from]" {
		t.Errorf("updates %s", got)
	}
	var member models.ChatMember
	if err := json.Unmarshal(accepted(t, ask(t, s, "getChatMember", "chat_id", g.ID(), "user_id", s.bot.id)).Result, &member); err != nil || member.Type != models.ChatMemberTypeAdministrator {
		t.Errorf("member %+v %v", member, err)
	}
	accepted(t, ask(t, s, "getChatMemberCount", "chat_id", g.ID()))
	accepted(t, ask(t, s, "leaveChat", "chat_id", g.ID()))
	refused(t, ask(t, s, "sendMessage", "chat_id", g.ID(), "text", "x"), 403, "Forbidden: bot is not a member of the supergroup chat")
}

func TestChannel(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	c := s.Channel("News")
	id := c.Posts("we open at 8")
	c.Edits(id, "we open at 9")
	r := accepted(t, ask(t, s, "sendMessage", "chat_id", c.ID(), "text", "from the bot"))
	var m models.Message
	if err := json.Unmarshal(r.Result, &m); err != nil || m.SenderChat == nil || m.From != nil || m.ID != 2 {
		t.Errorf("message %s %v", r.Result, err)
	}
	all := decoded(t, s)
	if len(all) != 2 || all[0].ChannelPost.Text != "we open at 8" || all[1].EditedChannelPost.Text != "we open at 9" {
		t.Errorf("updates %+v", all)
	}
	if n := len(c.Transcript()); n != 2 {
		t.Errorf("%d posts", n)
	}
}
