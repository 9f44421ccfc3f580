package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"frontdesk/bot"
	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
	"frontdesk/internal/telegramtest"
)

// noUploads is for senders that send no files.
type noUploads struct{}

func (noUploads) Upload(context.Context, store.ID) ([]byte, error) { return nil, store.ErrNotFound }

func connect(t *testing.T, server *telegramtest.Server, rates bot.Rates) (*bot.API, *bot.Sender) {
	t.Helper()
	api, err := bot.Connect(t.Context(), server.URL(), server.Token())
	if err != nil {
		t.Fatal(err)
	}
	return api, bot.NewSender(api, noUploads{}, rates)
}

func letter(p *telegramtest.Person, text chat.HTML) store.Letter {
	return store.Letter{Door: store.DoorTelegram, At: time.Now(), Bubble: &store.Bubble{Chat: p.ID(), Text: text}}
}

// TestSenderVerdicts goes through what Telegram can answer, and what the relay is told to do about it.
func TestSenderVerdicts(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name  string
		fault func(*telegramtest.Server, *telegramtest.Person)
		text  chat.HTML
		check func(t *testing.T, err error)
		heard string
	}{
		{"accepted", nil, "<b>Call 999</b> &amp; wait", isNil, "Call 999 & wait"},
		{"markup that Telegram cannot read goes as plain words, once", nil, "5 < 6 <b>and</b>", isNil, "5 < 6 and"},
		{"asked to wait", func(s *telegramtest.Server, _ *telegramtest.Person) {
			s.Fault("sendMessage", nil, telegramtest.Refuse(429, "Too Many Requests: retry after 7", 7))
		}, "x", func(t *testing.T, err error) {
			var retry *desk.Retry
			if !errors.As(err, &retry) || retry.After != 7*time.Second {
				t.Errorf("%v, want to try again in 7 s", err)
			}
		}, ""},
		{"blocked", func(_ *telegramtest.Server, p *telegramtest.Person) { p.Blocks() }, "x", buried("blocked", true), ""},
		{"deactivated", func(_ *telegramtest.Server, p *telegramtest.Person) { p.DeletesAccount() }, "x", buried("blocked", true), ""},
		{"too long", nil, chat.HTML(strings.Repeat("a", 4097)), buried("too_long", false), ""},
		{"an answer that never comes", func(s *telegramtest.Server, _ *telegramtest.Person) {
			s.Fault("sendMessage", nil, telegramtest.Drop())
		}, "x", open, "x"},
		{"a page of the gateway", func(s *telegramtest.Server, _ *telegramtest.Person) {
			s.Fault("sendMessage", nil, telegramtest.BadGateway())
		}, "x", open, ""},
		{"trouble at Telegram", func(s *telegramtest.Server, _ *telegramtest.Person) {
			s.Fault("sendMessage", nil, telegramtest.Refuse(500, "Internal Server Error", 0))
		}, "x", open, ""},
		{"the token was taken back", func(s *telegramtest.Server, _ *telegramtest.Person) {
			s.Fault("sendMessage", nil, telegramtest.Refuse(401, "Unauthorized", 0))
		}, "x", func(t *testing.T, err error) {
			if !errors.Is(err, bot.ErrToken) {
				t.Errorf("%v", err)
			}
		}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
			_, sender := connect(t, server, bot.Rates{Overall: 1e5, Chat: 1e5})
			anna := server.Person("Anna")
			anna.Starts("")
			if tc.fault != nil {
				tc.fault(server, anna)
			}
			err := sender.Send(t.Context(), letter(anna, tc.text))
			tc.check(t, err)
			if err != nil && strings.Contains(err.Error(), server.Token()) {
				t.Errorf("the token is in the error: %v", err)
			}
			if tc.heard != "" {
				anna.Hears(t, 5*time.Second, tc.heard)
			}
		})
	}
}

func isNil(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

func buried(code string, blocked bool) func(*testing.T, error) {
	return func(t *testing.T, err error) {
		t.Helper()
		var bury *desk.Bury
		if !errors.As(err, &bury) || bury.Code != code || bury.Blocked != blocked {
			t.Errorf("%v, want it given up as %s", err, code)
		}
	}
}

// open is a fate that nobody knows: the letter is neither settled nor given up.
func open(t *testing.T, err error) {
	t.Helper()
	var bury *desk.Bury
	var retry *desk.Retry
	if err == nil || errors.As(err, &bury) || errors.As(err, &retry) {
		t.Errorf("%v, want a fate that is open", err)
	}
}

// TestAnEmergencyCardWaitsForNobody sends a card while the chat's turn is used up.
func TestAnEmergencyCardWaitsForNobody(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	_, sender := connect(t, server, bot.Rates{Overall: 30, Chat: 0.01}) // a message in 100 seconds
	anna := server.Person("Anna")
	anna.Starts("")
	for range 3 { // the burst
		if err := sender.Send(t.Context(), letter(anna, "x")); err != nil {
			t.Fatal(err)
		}
	}
	card := letter(anna, "Call 999")
	card.Door = store.DoorAlert
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := sender.Send(ctx, card); err != nil {
		t.Errorf("the card waits: %v", err)
	}
	anna.Hears(t, 5*time.Second, "Call 999")
}
