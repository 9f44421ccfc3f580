package main_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// TestPoison sends what could stop a bot in between ordinary messages: each ordinary one is answered, nothing gets
// stuck, and what was put aside can be seen.
func TestPoison(t *testing.T) {
	t.Parallel()
	for _, mode := range []string{"polling", "webhook"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
			i := install(t, server, fast, fastChat)
			if mode == "webhook" {
				i.env = append(i.env, "TELEGRAM_WEBHOOK_URL=http://"+i.addr+"/telegram/webhook")
			}
			i.moveIn()
			i.start()
			anna, ben := server.Person("Anna"), server.Person("Ben")
			ben.Starts("")
			ben.Hears(t, 20*time.Second, "automated assistant")
			ask := func() {
				t.Helper()
				anna.Says("when are you open")
				anna.Hears(t, 20*time.Second, "Come or call from Monday")
			}
			ask()

			hostile := map[string]func(){
				"a garbled update": func() { server.RawBytes([]byte(`{"update_id": 77, "message": {"chat": {"id": `)) },
				"a number where words are": func() {
					server.Raw(fmt.Sprintf(`{"message":{"message_id":901,"date":1,"chat":{"id":%d,"type":"private"},"text":42}}`, ben.ID()))
				},
				"an unknown kind of update": func() { server.Raw(`{"hologram":{"id":1}}`) },
				"an unknown kind of media": func() {
					server.Raw(fmt.Sprintf(`{"message":{"message_id":902,"date":1,"chat":{"id":%d,"type":"private","first_name":"Ben"},`+
						`"from":{"id":%d,"is_bot":false,"first_name":"Ben"},"paid_media":{"star_count":1,"paid_media":[{"type":"live_photo"}]}}}`, ben.ID(), ben.ID()))
				},
				"5 MB of text": func() {
					server.Raw(fmt.Sprintf(`{"message":{"message_id":903,"date":1,"chat":{"id":%d,"type":"private","first_name":"Ben"},`+
						`"from":{"id":%d,"is_bot":false,"first_name":"Ben"},"text":%q}}`, ben.ID(), ben.ID(), strings.Repeat("words ", 5<<20/6)))
				},
				"hostile HTML":  func() { ben.Says(`</b><a href="tg://user?id=1">x</a> &lt;script&gt; <b`) },
				"null bytes":    func() { ben.Says("a\x00b\u202e\u200b\ufeff") },
				"a bare object": func() { server.Raw(`{"message":{}}`) },
			}
			for name, send := range hostile {
				t.Log(name)
				send()
				ask()
			}
			ben.Hears(t, 20*time.Second, "")
			testkit.Eventually(t, 20*time.Second, func() error {
				if n := server.Pending(); n > 0 {
					return fmt.Errorf("%d updates are stuck", n)
				}
				return nil
			})
			testkit.Eventually(t, 20*time.Second, func() error {
				if heard := texts(ben.Transcript()); !strings.Contains(heard, "I couldn't read that message") {
					return fmt.Errorf("Ben's damaged message met silence:\n%s", heard)
				}
				return nil
			})
			i.stop()
			out, _, _ := i.call("", "doctor")
			if !strings.Contains(out, "could not be read") {
				t.Errorf("the parked updates are not visible:\n%s", out)
			}
		})
	}
}
