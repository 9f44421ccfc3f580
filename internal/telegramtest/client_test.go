package telegramtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// newClient is go-telegram/bot against the emulator; New calls getMe with an empty multipart body.
func newClient(t *testing.T, s *Server, options ...bot.Option) *bot.Bot {
	t.Helper()
	b, err := bot.New(s.Token(), append(options, bot.WithServerURL(s.URL()))...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestGoTelegramSends(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{Limits: Unlimited()})
	b := newClient(t, s)
	ctx := t.Context()
	question := anna.Says("Can I park?")
	m, err := b.SendMessage(ctx, &bot.SendMessageParams{
		ChatID:          anna.ID(),
		Text:            "Yes, <b>behind</b> the house &amp; for free. 👋",
		ParseMode:       models.ParseModeHTML,
		ReplyParameters: &models.ReplyParameters{MessageID: int(question), AllowSendingWithoutReply: true},
		ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{
			{{Text: "That helped", CallbackData: "h"}, {Text: "Map", URL: "https://example.org/map"}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if m.Text != "Yes, behind the house & for free. 👋" || m.ReplyToMessage.ID != int(question) || m.Entities[0].Offset != 5 || len(m.ReplyMarkup.InlineKeyboard[0]) != 2 {
		t.Errorf("message %+v", m)
	}
	photo, err := b.SendPhoto(ctx, &bot.SendPhotoParams{ChatID: anna.ID(), Photo: &models.InputFileUpload{Filename: "a.png", Data: bytes.NewReader(Picture(30, 30))}, Caption: "map"})
	if err != nil || photo.Caption != "map" {
		t.Fatalf("photo %+v %v", photo, err)
	}
	if _, err := b.SendPhoto(ctx, &bot.SendPhotoParams{ChatID: anna.ID(), Photo: &models.InputFileString{Data: photo.Photo[0].FileID}}); err != nil {
		t.Error(err)
	}
	if _, err := b.SendDocument(ctx, &bot.SendDocumentParams{ChatID: anna.ID(), Document: &models.InputFileUpload{Filename: "Übersicht.pdf", Data: strings.NewReader("%PDF")}}); err != nil {
		t.Error(err)
	}
	if _, err := b.SendVoice(ctx, &bot.SendVoiceParams{ChatID: anna.ID(), Voice: &models.InputFileUpload{Filename: "v.ogg", Data: strings.NewReader("OggS")}, Duration: 2}); err != nil {
		t.Error(err)
	}
	album, err := b.SendMediaGroup(ctx, &bot.SendMediaGroupParams{ChatID: anna.ID(), Media: []models.InputMedia{
		&models.InputMediaPhoto{Media: photo.Photo[0].FileID, Caption: "one"},
		&models.InputMediaPhoto{Media: "attach://two.png", MediaAttachment: bytes.NewReader(Picture(8, 8))},
	}})
	if err != nil || len(album) != 2 {
		t.Errorf("album %v %v", album, err)
	}
	for name, call := range map[string]func() (any, error){
		"action": func() (any, error) {
			return b.SendChatAction(ctx, &bot.SendChatActionParams{ChatID: anna.ID(), Action: models.ChatActionTyping})
		},
		"location": func() (any, error) {
			return b.SendLocation(ctx, &bot.SendLocationParams{ChatID: anna.ID(), Latitude: 1.5, Longitude: 2})
		},
		"contact": func() (any, error) {
			return b.SendContact(ctx, &bot.SendContactParams{ChatID: anna.ID(), PhoneNumber: "1", FirstName: "A"})
		},
		"edit": func() (any, error) {
			return b.EditMessageText(ctx, &bot.EditMessageTextParams{ChatID: anna.ID(), MessageID: m.ID, Text: "No."})
		},
		"copy": func() (any, error) {
			return b.CopyMessage(ctx, &bot.CopyMessageParams{ChatID: anna.ID(), FromChatID: anna.ID(), MessageID: photo.ID})
		},
		"forward": func() (any, error) {
			return b.ForwardMessage(ctx, &bot.ForwardMessageParams{ChatID: anna.ID(), FromChatID: anna.ID(), MessageID: photo.ID})
		},
		"delete": func() (any, error) {
			return b.DeleteMessage(ctx, &bot.DeleteMessageParams{ChatID: anna.ID(), MessageID: album[0].ID})
		},
		"many": func() (any, error) {
			return b.DeleteMessages(ctx, &bot.DeleteMessagesParams{ChatID: anna.ID(), MessageIDs: []int{album[1].ID}})
		},
		"commands": func() (any, error) {
			return b.SetMyCommands(ctx, &bot.SetMyCommandsParams{Commands: []models.BotCommand{{Command: "help", Description: "What I can do"}}, Scope: &models.BotCommandScopeAllPrivateChats{}, LanguageCode: "en"})
		},
		"get commands": func() (any, error) { return b.GetMyCommands(ctx, &bot.GetMyCommandsParams{}) },
		"name":         func() (any, error) { return b.SetMyName(ctx, &bot.SetMyNameParams{Name: "Clinic"}) },
		"description":  func() (any, error) { return b.SetMyDescription(ctx, &bot.SetMyDescriptionParams{Description: "x"}) },
		"short": func() (any, error) {
			return b.SetMyShortDescription(ctx, &bot.SetMyShortDescriptionParams{ShortDescription: "x"})
		},
		"menu": func() (any, error) {
			return b.SetChatMenuButton(ctx, &bot.SetChatMenuButtonParams{MenuButton: models.MenuButtonCommands{Type: models.MenuButtonTypeCommands}})
		},
		"chat": func() (any, error) { return b.GetChat(ctx, &bot.GetChatParams{ChatID: anna.ID()}) },
		"file": func() (any, error) { return b.GetFile(ctx, &bot.GetFileParams{FileID: photo.Photo[0].FileID}) },
		"webhook": func() (any, error) {
			return b.SetWebhook(ctx, &bot.SetWebhookParams{URL: "http://127.0.0.1:9/", SecretToken: "s", AllowedUpdates: []string{"message"}})
		},
		"info":   func() (any, error) { return b.GetWebhookInfo(ctx) },
		"unhook": func() (any, error) { return b.DeleteWebhook(ctx, &bot.DeleteWebhookParams{}) },
	} {
		if _, err := call(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	f, err := b.GetFile(ctx, &bot.GetFileParams{FileID: photo.Photo[0].FileID})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(get(t, b.FileDownloadLink(f)), Picture(30, 30)) {
		t.Error("the download differs")
	}
}

func TestGoTelegramReadsErrors(t *testing.T) {
	t.Parallel()
	s, anna := started(t, Config{})
	b := newClient(t, s)
	send := func() error {
		_, err := b.SendMessage(t.Context(), &bot.SendMessageParams{ChatID: anna.ID(), Text: "x"})
		return err
	}
	s.Fault("sendMessage", nil, Refuse(429, "Too Many Requests: retry after 12", 12))
	var wait *bot.TooManyRequestsError
	if err := send(); !errors.As(err, &wait) || wait.RetryAfter != 12 {
		t.Errorf("429: %v", err)
	}
	g := s.Group("Staff")
	old := g.ID()
	g.Upgrades(anna)
	var moved *bot.MigrateError
	if _, err := b.SendMessage(t.Context(), &bot.SendMessageParams{ChatID: old, Text: "x"}); !errors.As(err, &moved) || int64(moved.MigrateToChatID) != g.ID() {
		t.Errorf("migration: %v", err)
	}
	anna.Blocks()
	if err := send(); !errors.Is(err, bot.ErrorForbidden) {
		t.Errorf("403: %v", err)
	}
	s.Fault("sendMessage", nil, BadGateway())
	if err := send(); err == nil {
		t.Error("a page of a proxy was taken for an answer")
	}
	if _, err := bot.New("1:wrong", bot.WithServerURL(s.URL())); !errors.Is(err, bot.ErrorUnauthorized) {
		t.Errorf("401: %v", err)
	}
}

func TestGoTelegramPolls(t *testing.T) {
	t.Parallel()
	s := Start(t, Config{Limits: Unlimited()})
	ctx, stop := context.WithCancel(t.Context())
	b := newClient(t, s, bot.WithDefaultHandler(func(ctx context.Context, b *bot.Bot, u *models.Update) {
		switch {
		case u.CallbackQuery != nil:
			if _, err := b.AnswerCallbackQuery(ctx, &bot.AnswerCallbackQueryParams{CallbackQueryID: u.CallbackQuery.ID, Text: "ok"}); err != nil && !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		case u.Message != nil:
			if _, err := b.SendMessage(ctx, &bot.SendMessageParams{
				ChatID: u.Message.Chat.ID, Text: "echo " + u.Message.Text,
				ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{{Text: "Good", CallbackData: "g"}}}},
			}); err != nil {
				t.Error(err)
			}
		}
	}))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		b.Start(ctx)
	}()
	anna := s.Person("Anna")
	for i := range 20 {
		anna.Says(fmt.Sprint("line ", i))
		anna.Hears(t, soon, fmt.Sprint("echo line ", i))
	}
	if toast := anna.Presses("Good").Answered(t, soon); toast.Text != "ok" {
		t.Errorf("toast %+v", toast)
	}
	stop()
	<-stopped
}
