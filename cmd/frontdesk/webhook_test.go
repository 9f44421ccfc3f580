package main_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// TestWebhookAnswersOnlyForWhatIsDurable posts to the webhook as Telegram does, and as others might. 200 is an answer
// for what is committed, put aside or kept; with both engines away it is refused, so that Telegram posts it again.
func TestWebhookAnswersOnlyForWhatIsDurable(t *testing.T) {
	t.Parallel()
	const secret = "a-secret_of-ours"
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	database, bus := testkit.PostgresProcess(t), testkit.NATSProcess(t)
	i := install(t, server, fast, fastChat, "DATABASE_URL="+database.URL, "FRONTDESK_KEYS_URL="+database.KeysURL,
		"NATS_URL="+bus.URL, "TELEGRAM_WEBHOOK_SECRET="+secret)
	i.env = append(i.env, "TELEGRAM_WEBHOOK_URL=http://"+i.addr+"/telegram/webhook")
	i.writeKey()
	i.moveIn()
	i.start()
	anna := server.Person("Anna")
	anna.Starts("")
	anna.Hears(t, 20*time.Second, "automated assistant")
	update := func(n int, text string) string {
		return fmt.Sprintf(`{"update_id":%d,"message":{"message_id":%d,"date":1,"chat":{"id":%d,"type":"private","first_name":"Anna"},`+
			`"from":{"id":%d,"is_bot":false,"first_name":"Anna"},"text":%q}}`, 7_000_000+n, 5000+n, anna.ID(), anna.ID(), text)
	}
	expect := func(what string, want int, with, body string) {
		t.Helper()
		request, err := http.NewRequest(http.MethodPost, "http://"+i.addr+"/telegram/webhook", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if with != "" {
			request.Header.Set("X-Telegram-Bot-Api-Secret-Token", with)
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%s: status %d, want %d", what, answer.StatusCode, want)
		}
	}
	expect("no secret", 401, "", update(1, "zzqx one"))
	expect("a wrong secret", 401, "A-secret_of-ours", update(1, "zzqx one"))
	expect("an ordinary message", 200, secret, update(1, "when are you open"))
	anna.Hears(t, 20*time.Second, "Come or call from Monday")
	heard := len(anna.Transcript())
	expect("the same again", 200, secret, update(1, "when are you open"))
	expect("no JSON at all", 200, secret, "<html>")
	if n := len(anna.Transcript()); n != heard {
		t.Errorf("a repeated update was answered %d times more", n-heard)
	}
	database.Stop()
	expect("the database away", 200, secret, update(2, "when are you open"))
	anna.Hears(t, 20*time.Second, "we will answer here later")
	bus.Stop()
	expect("both engines away", 503, secret, update(3, "zzqx three"))
	expect("an emergency with both engines away", 503, secret, update(4, "my dad is not breathing"))
	anna.Hears(t, 20*time.Second, "Call 999 now")
	bus.Start()
	database.Start()
	anna.Hears(t, 40*time.Second, "Come or call from Monday")
	i.stop()
}
