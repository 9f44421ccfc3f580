package engine_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nats.go/micro"
	"github.com/nats-io/nkeys"

	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

func TestAnonymousIsRefused(t *testing.T) {
	t.Parallel()
	n := startNATS(t, natsConfig(t.TempDir()))
	stranger, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	public, err := stranger.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	for name, opt := range map[string]nats.Option{
		"nobody":        nats.Name("nobody"),
		"user":          nats.UserInfo("service", "service"),
		"another's key": nats.Nkey(public, stranger.Sign),
	} {
		nc, err := nats.Connect(n.URL(), opt)
		if !errors.Is(err, nats.ErrAuthorization) {
			t.Errorf("%s: %v, want ErrAuthorization", name, err)
		}
		if err == nil {
			nc.Close()
		}
	}
}

// Each role may do what is listed and nothing else of what another role may.
func TestRoles(t *testing.T) {
	t.Parallel()
	n := testkit.NATS(t)
	makeStreams(t, n)

	const p = "frontdesk.v1.main."
	publish := map[string][]engine.Role{
		p + "handoff.front-desk.h1.opened":            {engine.RoleService},
		p + "alert.front-desk.a1.raised":              {engine.RoleService},
		p + "feedback.front-desk.f1.rated":            {engine.RoleService},
		p + "faq.published":                           {engine.RoleService},
		p + "faq.ask":                                 {engine.RoleService, engine.RoleDesk},
		p + "desk.list.anna":                          {engine.RoleService, engine.RoleDesk},
		p + "desk.list":                               {engine.RoleService},
		p + "desk.list.anna.more":                     {engine.RoleService},
		p + "visit.completed":                         {engine.RoleService, engine.RoleVisits},
		p + "visit.cancelled":                         {engine.RoleService, engine.RoleVisits},
		p + "visit.invented":                          {engine.RoleService},
		"frontdesk.v1.other.desk.list.anna":           {},
		"frontdesk.v1.other.handoff.x.h1.opened":      {},
		"$SRV.PING":                                   {engine.RoleService, engine.RoleDesk},
		"$SRV.INFO.frontdesk-desk":                    {engine.RoleService, engine.RoleDesk},
		"$JS.API.STREAM.INFO.FRONTDESK_HANDOFF":       {engine.RoleService, engine.RoleDesk},
		"$JS.API.STREAM.INFO.FRONTDESK_FEEDBACK":      {engine.RoleService},
		"$JS.API.STREAM.DELETE.FRONTDESK_NONE":        {engine.RoleService},
		"$JS.API.STREAM.PURGE.FRONTDESK_NONE":         {engine.RoleService},
		"$JS.API.STREAM.MSG.GET.FRONTDESK_VISIT":      {engine.RoleService},
		"$JS.API.CONSUMER.CREATE.FRONTDESK_VISIT.c":   {engine.RoleService},
		"$JS.API.CONSUMER.CREATE.FRONTDESK_HANDOFF.c": {engine.RoleService, engine.RoleDesk},
		"$JS.API.CONSUMER.MSG.NEXT.FRONTDESK_VISIT.c": {engine.RoleService},
		"$JS.ACK.FRONTDESK_VISIT.c.1.1.1.1.0":         {engine.RoleService},
		"$JS.ACK.FRONTDESK_HANDOFF.c.1.1.1.1.0":       {engine.RoleService, engine.RoleDesk},
		"_INBOX_desk.x":                               {engine.RoleService},
		"_INBOX_service.x":                            {engine.RoleService},
		"_INBOX.x":                                    {},
		"$SYS.REQ.SERVER.PING":                        {},
		"anything.else":                               {},
	}
	subscribe := map[string][]engine.Role{
		p + ">":                    {engine.RoleService},
		p + "handoff.>":            {engine.RoleService, engine.RoleDesk, engine.RoleMonitor},
		p + "alert.>":              {engine.RoleService, engine.RoleDesk, engine.RoleMonitor},
		p + "feedback.>":           {engine.RoleService, engine.RoleMonitor},
		p + "faq.published":        {engine.RoleService, engine.RoleMonitor},
		p + "faq.ask":              {engine.RoleService},
		p + "desk.*.*":             {engine.RoleService},
		p + "visit.>":              {engine.RoleService},
		p + "intake.>":             {engine.RoleService},
		"frontdesk.v1.*.handoff.>": {},
		"_INBOX_desk.>":            {engine.RoleDesk},
		"_INBOX_visits.>":          {engine.RoleVisits},
		"_INBOX_service.>":         {engine.RoleService},
		"_INBOX.>":                 {},
		"$SRV.PING":                {engine.RoleService},
		"$JS.API.>":                {},
		"$JS.EVENT.ADVISORY.>":     {engine.RoleService},
		"$SYS.>":                   {},
		">":                        {},
	}
	for _, role := range []engine.Role{engine.RoleService, engine.RoleDesk, engine.RoleVisits, engine.RoleMonitor} {
		t.Run(string(role), func(t *testing.T) {
			t.Parallel()
			nc := n.As(role, nats.ErrorHandler(func(*nats.Conn, *nats.Subscription, error) {}))
			for subject, roles := range publish {
				expect(t, nc, "Publish", subject, slices.Contains(roles, role), func() error {
					return nc.Publish(subject, []byte("{}"))
				})
			}
			for subject, roles := range subscribe {
				expect(t, nc, "Subscription", subject, slices.Contains(roles, role), func() error {
					_, err := nc.SubscribeSync(subject)
					return err
				})
			}
		})
	}
}

// What a desk client does: asks the service, reads stored facts, acknowledges.
func TestDeskCanWork(t *testing.T) {
	t.Parallel()
	n := testkit.NATS(t)
	makeStreams(t, n)
	ctx := t.Context()

	service := n.Conn()
	srv, err := micro.AddService(service, micro.Config{Name: "frontdesk-desk", Version: "1.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = srv.Stop() })
	err = srv.AddEndpoint("desk", micro.HandlerFunc(func(r micro.Request) {
		_ = r.Respond([]byte("for " + r.Subject()))
	}), micro.WithEndpointSubject("frontdesk.v1.main.desk.*.*"))
	if err != nil {
		t.Fatal(err)
	}
	serviceJS, err := jetstream.New(service)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		_, err := serviceJS.Publish(ctx, fmt.Sprintf("frontdesk.v1.main.handoff.front-desk.h%d.opened", i), []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
	}

	var complaint lockedBuffer
	desk := n.As(engine.RoleDesk, nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
		_, _ = complaint.Write([]byte(err.Error() + "\n"))
	}))
	answer, err := desk.Request("frontdesk.v1.main.desk.list.anna", nil, 5*time.Second)
	if err != nil || string(answer.Data) != "for frontdesk.v1.main.desk.list.anna" {
		t.Fatalf("list: %v, %v", answer, err)
	}
	if _, err := desk.Request("$SRV.INFO.frontdesk-desk", nil, 5*time.Second); err != nil {
		t.Errorf("discovery: %v", err)
	}
	js, err := jetstream.New(desk)
	if err != nil {
		t.Fatal(err)
	}
	ordered, err := js.OrderedConsumer(ctx, "FRONTDESK_HANDOFF", jetstream.OrderedConsumerConfig{})
	if err != nil {
		t.Fatal(err)
	}
	readThree(t, ordered)
	durable, err := js.CreateOrUpdateConsumer(ctx, "FRONTDESK_HANDOFF", jetstream.ConsumerConfig{
		Durable: "anna", FilterSubject: "frontdesk.v1.main.handoff.>", AckPolicy: jetstream.AckExplicitPolicy,
	})
	if err != nil {
		t.Fatal(err)
	}
	readThree(t, durable)
	testkit.Eventually(t, 5*time.Second, func() error {
		info, err := durable.Info(ctx)
		if err == nil && info.NumAckPending > 0 {
			err = fmt.Errorf("%d facts are not acknowledged", info.NumAckPending)
		}
		return err
	})
	if complaint.String() != "" {
		t.Errorf("the server refused: %s", complaint.String())
	}
}

func TestVisitsHearThatTheyWereStored(t *testing.T) {
	t.Parallel()
	n := testkit.NATS(t)
	makeStreams(t, n)
	js, err := jetstream.New(n.As(engine.RoleVisits))
	if err != nil {
		t.Fatal(err)
	}
	ack, err := js.Publish(t.Context(), "frontdesk.v1.main.visit.completed", []byte(`{"visit":"v1"}`))
	if err != nil || ack.Stream != "FRONTDESK_VISIT" {
		t.Errorf("publish: %v, %v", ack, err)
	}
}

func TestStoreIsEncryptedAndNeedsItsKey(t *testing.T) {
	t.Parallel()
	c := natsConfig(filepath.Join(t.TempDir(), "nats"))
	n := startNATS(t, c)
	publishWord(t, n, "Nachtigall")
	stopNATS(t, n)
	if found := testkit.FindCanaries(t, c.Dir, "Nachtigall"); len(found) > 0 {
		t.Errorf("on disk in clear: %v", found)
	}

	other := c
	other.Key = bytes.Repeat([]byte("o"), 32)
	before := listing(t, filepath.Join(c.Dir, "jetstream"))
	_, err := engine.StartNATS(t.Context(), other)
	if !errors.Is(err, engine.ErrOtherKey) || !strings.Contains(err.Error(), "FRONTDESK_KEY_FILE") {
		t.Fatalf("start with another key: %v, want ErrOtherKey and what to do", err)
	}
	fingerprint := filepath.Join(c.Dir, "key.fingerprint")
	kept, err := os.ReadFile(fingerprint)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(fingerprint); err != nil {
		t.Fatal(err)
	}
	if _, err := engine.StartNATS(t.Context(), c); !errors.Is(err, engine.ErrOtherKey) {
		t.Fatalf("start with a store of unknown key: %v, want ErrOtherKey", err)
	}
	if after := listing(t, filepath.Join(c.Dir, "jetstream")); after != before {
		t.Errorf("the store was touched:\n%s\nwas:\n%s", after, before)
	}
	if err := os.WriteFile(fingerprint, kept, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := readWord(t, startNATS(t, c)); got != "Nachtigall" {
		t.Errorf("with the right key again: %q", got)
	}
}

func TestNewKeyIsFineOnceTheStoreIsGone(t *testing.T) {
	t.Parallel()
	c := natsConfig(t.TempDir())
	stopNATS(t, startNATS(t, c))
	if err := os.RemoveAll(filepath.Join(c.Dir, "jetstream")); err != nil {
		t.Fatal(err)
	}
	c.Key = bytes.Repeat([]byte("n"), 32)
	startNATS(t, c)
}

func TestAcknowledgedMessageSurvivesKill(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	p := run(t, order{Do: "nats", Dir: dir})
	url, seed, err := engine.LocalNATS(dir, engine.RoleService)
	if err != nil || url != p.said.URL {
		t.Fatalf("local NATS: %s, %v; want %s", url, err, p.said.URL)
	}
	auth, err := engine.NATSAuth(seed)
	if err != nil {
		t.Fatal(err)
	}
	nc, err := nats.Connect(url, auth, nats.NoReconnect())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	storeWord(t, nc, "acknowledged")
	kill(t, p.said.PID)
	if got := readWord(t, startNATS(t, natsConfig(dir))); got != "acknowledged" {
		t.Errorf("after the kill: %q", got)
	}
}

func TestSecondNATSIsRefused(t *testing.T) {
	t.Parallel()
	c := natsConfig(t.TempDir())
	startNATS(t, c)
	_, err := engine.StartNATS(t.Context(), c)
	if !errors.Is(err, engine.ErrRunning) || !strings.Contains(err.Error(), "stop it first") {
		t.Errorf("second start: %v, want ErrRunning and what to do", err)
	}
}

func TestAddressInUse(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	c := natsConfig(t.TempDir())
	c.Addr = l.Addr().String()
	_, err = engine.StartNATS(t.Context(), c)
	if err == nil || !strings.Contains(err.Error(), "FRONTDESK_NATS_ADDR") {
		t.Errorf("start on %s: %v", c.Addr, err)
	}

	// The default address gives way. If it is not ours to take, it is taken.
	if d, err := net.Listen("tcp", engine.DefaultNATSAddr); err == nil {
		t.Cleanup(func() { _ = d.Close() })
	}
	c.Addr = ""
	if n := startNATS(t, c); n.Addr() == engine.DefaultNATSAddr || !strings.HasPrefix(n.Addr(), "127.0.0.1:") {
		t.Errorf("listens on %s", n.Addr())
	}
}

func TestBadNATSConfig(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*engine.NATSConfig){
		"short key":         func(c *engine.NATSConfig) { c.Key = c.Key[:16] },
		"no clinic":         func(c *engine.NATSConfig) { c.Clinic = "" },
		"wildcard clinic":   func(c *engine.NATSConfig) { c.Clinic = "*" },
		"two-token clinic":  func(c *engine.NATSConfig) { c.Clinic = "a.b" },
		"address, no port":  func(c *engine.NATSConfig) { c.Addr = "127.0.0.1" },
		"address elsewhere": func(c *engine.NATSConfig) { c.Addr = "192.0.2.1:4222" },
	} {
		c := natsConfig(t.TempDir())
		spoil(&c)
		n, err := engine.StartNATS(t.Context(), c)
		if err == nil {
			t.Errorf("%s: no error", name)
			stopNATS(t, n)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: more than one line: %v", name, err)
		}
	}
}

func TestNATSLogsNoPayload(t *testing.T) {
	t.Parallel()
	var log lockedBuffer
	c := natsConfig(t.TempDir())
	c.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	n := startNATS(t, c)
	nc, err := n.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	// A request that JetStream cannot read, and bytes that are no protocol.
	if _, err := nc.Request("$JS.API.STREAM.CREATE.X", []byte(`{"name":"Zaunkoenig`), 5*time.Second); err != nil {
		t.Fatal(err)
	}
	raw := dialRaw(t, n.Addr(), filepath.Join(c.Dir, "creds", "service.nk"))
	if _, err := raw.Write([]byte("Zaunkoenig Zaunkoenig\r\n")); err != nil {
		t.Fatal(err)
	}
	testkit.Eventually(t, 5*time.Second, func() error {
		if s := log.String(); !strings.Contains(s, "Invalid JetStream request") || !strings.Contains(s, "parser ERROR") {
			return fmt.Errorf("not logged yet:\n%s", s)
		}
		return nil
	})
	if err := raw.Close(); err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), "Zaunkoenig") {
		t.Errorf("the log quotes what was sent:\n%s", log.String())
	}
}

func TestCredentials(t *testing.T) {
	t.Parallel()
	c := natsConfig(t.TempDir())
	if _, _, err := engine.LocalNATS(c.Dir, engine.RoleDesk); !errors.Is(err, os.ErrNotExist) || !strings.Contains(err.Error(), "NATS_URL") {
		t.Errorf("before the first start: %v", err)
	}
	n := startNATS(t, c)
	_, seed, err := engine.LocalNATS(c.Dir, engine.RoleDesk)
	if err != nil {
		t.Fatal(err)
	}
	first, err := os.ReadFile(seed)
	if err != nil {
		t.Fatal(err)
	}
	if fi, err := os.Stat(seed); err != nil || fi.Mode().Perm() != 0o600 {
		t.Errorf("%s: %v, %v", seed, fi.Mode(), err)
	}
	stopNATS(t, n)
	startNATS(t, c)
	if again, err := os.ReadFile(seed); err != nil || !bytes.Equal(again, first) {
		t.Errorf("the credential changed with a restart (%v)", err)
	}
	if _, _, err := engine.LocalNATS(c.Dir, "admin"); err == nil {
		t.Error("a role that does not exist has a credential")
	}
	junk := filepath.Join(t.TempDir(), "junk")
	if err := os.WriteFile(junk, []byte("hello\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := engine.NATSAuth(junk); err == nil || !strings.Contains(err.Error(), junk) {
		t.Errorf("junk as a credential: %v", err)
	}
}

// A .creds file, as a NATS operator hands out.
func TestCredsFile(t *testing.T) {
	t.Parallel()
	account, err := nkeys.CreateAccount()
	if err != nil {
		t.Fatal(err)
	}
	user, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	public, err := user.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	seed, err := user.Seed()
	if err != nil {
		t.Fatal(err)
	}
	token, err := jwt.NewUserClaims(public).Encode(account)
	if err != nil {
		t.Fatal(err)
	}
	text, err := jwt.FormatUserConfig(token, seed)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "desk.creds")
	if err := os.WriteFile(file, append(text, "\n# inbox: _INBOX_desk\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	opt, err := engine.NATSAuth(file)
	if err != nil {
		t.Fatal(err)
	}
	var o nats.Options
	if err := opt(&o); err != nil {
		t.Fatal(err)
	}
	if got, err := o.UserJWT(); err != nil || got != token {
		t.Errorf("JWT %q, %v", got, err)
	}
	if o.InboxPrefix != "_INBOX_desk" {
		t.Errorf("inbox prefix %q", o.InboxPrefix)
	}
}

// expect does something and compares whether the server allowed it. The server
// answers in order, so after a flush its refusal has arrived.
func expect(t *testing.T, nc *nats.Conn, what, subject string, allowed bool, do func() error) {
	t.Helper()
	if err := do(); err != nil {
		t.Errorf("%s to %s: %v", what, subject, err)
		return
	}
	if err := nc.FlushTimeout(5 * time.Second); err != nil {
		t.Fatalf("%s to %s: %v", what, subject, err)
	}
	last := nc.LastError()
	got := !errors.Is(last, nats.ErrPermissionViolation) || !strings.Contains(last.Error(), what+` to "`+subject+`"`)
	if got != allowed {
		t.Errorf("%s to %s: allowed %t, want %t", what, subject, got, allowed)
	}
}

// makeStreams makes the streams of the facts and of visits.
func makeStreams(t *testing.T, n *testkit.NATSServer) {
	t.Helper()
	js, err := jetstream.New(n.Conn())
	if err != nil {
		t.Fatal(err)
	}
	for name, subjects := range map[string][]string{
		"FRONTDESK_HANDOFF": {"frontdesk.v1.main.handoff.>", "frontdesk.v1.main.alert.>"},
		"FRONTDESK_VISIT":   {"frontdesk.v1.main.visit.>"},
	} {
		if _, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: name, Subjects: subjects}); err != nil {
			t.Fatal(err)
		}
	}
}

// dialRaw signs in like a client, and leaves the rest of the protocol to the
// test.
func dialRaw(t *testing.T, addr, seedFile string) net.Conn {
	t.Helper()
	seed, err := os.ReadFile(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	pair, err := nkeys.ParseDecoratedUserNKey(seed)
	if err != nil {
		t.Fatal(err)
	}
	public, err := pair.PublicKey()
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	var info struct{ Nonce string }
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "INFO ")), &info); err != nil {
		t.Fatal(err)
	}
	signature, err := pair.Sign([]byte(info.Nonce))
	if err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(conn, "CONNECT {\"nkey\":%q,\"sig\":%q}\r\n", public, base64.RawURLEncoding.EncodeToString(signature))
	if err != nil {
		t.Fatal(err)
	}
	return conn
}

func readThree(t *testing.T, c jetstream.Consumer) {
	t.Helper()
	batch, err := c.Fetch(3, jetstream.FetchMaxWait(5*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for m := range batch.Messages() {
		n++
		if err := m.Ack(); err != nil {
			t.Error(err)
		}
	}
	if err := batch.Error(); err != nil || n != 3 {
		t.Errorf("read %d facts of 3: %v", n, err)
	}
}

func startNATS(t *testing.T, c engine.NATSConfig) *engine.NATS {
	t.Helper()
	n, err := engine.StartNATS(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stopNATS(t, n) })
	return n
}

func stopNATS(t *testing.T, n *engine.NATS) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := n.Stop(ctx); err != nil {
		t.Error(err)
	}
}

func publishWord(t *testing.T, n *engine.NATS, word string) {
	t.Helper()
	nc, err := n.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	storeWord(t, nc, word)
}

func storeWord(t *testing.T, nc *nats.Conn, word string) {
	t.Helper()
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := js.CreateStream(t.Context(), jetstream.StreamConfig{Name: "WORDS", Subjects: []string{"frontdesk.v1.main.words"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := js.Publish(t.Context(), "frontdesk.v1.main.words", []byte(word)); err != nil {
		t.Fatal(err)
	}
}

func readWord(t *testing.T, n *engine.NATS) string {
	t.Helper()
	nc, err := n.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	js, err := jetstream.New(nc)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := js.Stream(t.Context(), "WORDS")
	if err != nil {
		t.Fatal(err)
	}
	m, err := stream.GetMsg(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return string(m.Data)
}
