package main_test

import (
	"testing"
	"time"

	"frontdesk/internal/telegramtest"
)

// TestDefaultLimits runs the program with its default rates against a Telegram that enforces its published limits: 40
// people at once, some writing several messages in a row. Everything is answered, and Telegram never has to say 429.
func TestDefaultLimits(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.DefaultLimits()})
	i := install(t, server).moveIn()
	i.start()
	refused := 0
	server.OnCall(func(c telegramtest.Call) {
		if c.Code == 429 {
			refused++
		}
	})
	c := newCrowd(t, server, 40)
	c.write(40)
	c.write(40)
	started := time.Now()
	c.settle(60 * time.Second)
	c.check(0)
	i.stop()
	if refused > 0 {
		t.Errorf("Telegram refused %d calls", refused)
	}
	t.Logf("80 answers and 40 greetings in %s at 30 a second overall and 1 a second a chat", time.Since(started).Round(time.Second/10))
}
