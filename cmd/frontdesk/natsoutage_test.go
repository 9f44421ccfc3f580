package main_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"frontdesk/internal/telegramtest"
	"frontdesk/internal/testkit"
)

// TestNATSOutage takes NATS away for 20 seconds. Patients notice nothing: answers and cards go out. The facts that other
// programs are told of wait in the database, and arrive in order when NATS is back.
func TestNATSOutage(t *testing.T) {
	t.Parallel()
	server := telegramtest.Start(t, telegramtest.Config{Limits: telegramtest.Unlimited()})
	bus := testkit.NATSProcess(t)
	i := install(t, server, fast, fastChat, "NATS_URL="+bus.URL).moveIn()
	i.start()
	c := newCrowd(t, server, 10)
	c.write(50)
	c.settle(20 * time.Second)

	bus.Stop()
	ended := time.Now().Add(20 * time.Second)
	var people []*telegramtest.Person
	for n := range 10 {
		p := server.Person(fmt.Sprintf("Outage%d", n))
		p.Says("talk to a person")
		people = append(people, p)
	}
	for _, p := range people {
		p.Hears(t, 10*time.Second, "asked our team")
	}
	anna := server.Person("Anna")
	anna.Says("my dad is not breathing and his lips are blue")
	anna.Hears(t, 10*time.Second, "Call 999 now")
	c.write(50)
	c.settle(20 * time.Second)
	<-time.After(time.Until(ended))
	bus.Start()

	nc, err := nats.Connect(bus.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	testkit.Eventually(t, 60*time.Second, func() error {
		opened, raised, err := facts(t.Context(), nc)
		if err != nil {
			return err
		}
		if opened != 11 || raised != 1 {
			return fmt.Errorf("%d chats opened and %d alerts were told of, want 11 and 1", opened, raised)
		}
		return nil
	})
	c.check(0)
	i.stop()
}

// facts counts the distinct handoffs opened and alerts raised in the stream.
func facts(ctx context.Context, nc *nats.Conn) (opened, raised int, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	js, err := jetstream.New(nc)
	if err != nil {
		return 0, 0, err
	}
	stream, err := js.Stream(ctx, "FRONTDESK_HANDOFF")
	if err != nil {
		return 0, 0, err
	}
	info, err := stream.Info(ctx, jetstream.WithSubjectFilter(">"))
	if err != nil {
		return 0, 0, err
	}
	for subject := range info.State.Subjects {
		switch {
		case strings.Contains(subject, ".handoff.") && strings.HasSuffix(subject, ".opened"):
			opened++
		case strings.Contains(subject, ".alert.") && strings.HasSuffix(subject, ".raised"):
			raised++
		}
	}
	return opened, raised, nil
}
