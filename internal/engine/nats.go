package engine

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// DefaultNATSAddr is where other programs on this machine look for NATS.
const DefaultNATSAddr = "127.0.0.1:4222"

// NATSConfig describes the NATS server in this process.
type NATSConfig struct {
	// Dir holds the JetStream store and the credentials, and nothing else.
	Dir string

	// Addr is where it listens for other programs, as host:port; port 0 is any
	// free one. Empty is DefaultNATSAddr, or a free port if that is taken.
	Addr string

	// Key encrypts the JetStream store; 32 bytes.
	Key []byte

	// Clinic is the token after frontdesk.v1 in every subject.
	Clinic string

	// Log gets the server's warnings and errors, without payloads. Nil is silence.
	Log *slog.Logger
}

// NATS is a NATS server with JetStream in this process.
type NATS struct {
	server *server.Server
	creds  *credentials
	lock   *lock
}

// StartNATS starts the server. Its JetStream store lies in c.Dir, encrypted
// with c.Key, and every write to a stream is on disk before it is
// acknowledged; a stream that may lose its last moments in a power cut, since
// the truth is elsewhere, opts out with PersistMode async.
//
// Nobody gets in without one of the credentials that the first start makes in
// c.Dir/creds, one per role (see Role); the client URL is in creds/address.
//
// ErrRunning means that another process runs a server on c.Dir, ErrOtherKey
// that the store was written with another key: nats-server itself would start
// empty then.
func StartNATS(ctx context.Context, c NATSConfig) (*NATS, error) {
	n, err := startNATS(ctx, c)
	if err != nil {
		return nil, fmt.Errorf("start nats: %w", err)
	}
	return n, nil
}

func startNATS(ctx context.Context, c NATSConfig) (_ *NATS, err error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return nil, err
	}
	l, err := waitLock(ctx, filepath.Join(c.Dir, "nats.lock"), asService)
	if errors.Is(err, ErrRunning) {
		return nil, fmt.Errorf("frontdesk is %w on %s: stop it first, or choose another data directory", err, c.Dir)
	}
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			l.release()
		}
	}()
	if err := checkKey(c.Dir, c.Key); err != nil {
		return nil, err
	}
	creds, err := openCredentials(c.Dir)
	if err != nil {
		return nil, err
	}
	s, err := listen(ctx, c, creds)
	if err != nil {
		return nil, err
	}
	n := &NATS{server: s, creds: creds, lock: l}
	if err := creds.writeAddress(n.URL()); err != nil {
		stop(s)
		return nil, err
	}
	return n, nil
}

// Connect returns a connection inside this process, as the role service. The
// caller closes it.
func (n *NATS) Connect(opts ...nats.Option) (*nats.Conn, error) {
	auth, err := n.creds.auth(RoleService)
	if err != nil {
		return nil, fmt.Errorf("connect to nats: %w", err)
	}
	own := []nats.Option{nats.Name("frontdesk"), nats.InProcessServer(n.server), auth}
	nc, err := nats.Connect("", append(own, opts...)...)
	if err != nil {
		return nil, fmt.Errorf("connect to nats: %w", err)
	}
	return nc, nil
}

// Addr returns the host and port that the server listens on.
func (n *NATS) Addr() string { return n.server.Addr().String() }

// URL returns the address for clients on this machine. It holds no secret.
func (n *NATS) URL() string {
	host, port, err := net.SplitHostPort(n.Addr())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // it listens everywhere, and nobody can dial "everywhere"
	}
	return "nats://" + net.JoinHostPort(host, port)
}

// Stop ends the server and the connections to it, and waits until the store is
// written, or until ctx ends. Drain connections before.
func (n *NATS) Stop(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		defer close(done)
		stop(n.server)
		n.lock.release()
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("stop nats: %w", ctx.Err())
	}
}

func (c NATSConfig) check() error {
	if len(c.Key) != 32 {
		return fmt.Errorf("the key has %d bytes, not 32", len(c.Key))
	}
	// It becomes part of the permissions: a wildcard would open other clinics.
	if !regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`).MatchString(c.Clinic) {
		return fmt.Errorf("clinic %q: use small letters, digits and dashes", c.Clinic)
	}
	return nil
}

// checkKey compares the key with the fingerprint kept beside the store, and
// keeps it for a new store.
func checkKey(dir string, key []byte) error {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("frontdesk jetstream store"))
	fingerprint := hex.EncodeToString(mac.Sum(nil))

	store, path := filepath.Join(dir, server.JetStreamStoreDir), filepath.Join(dir, "key.fingerprint")
	kept, err := os.ReadFile(path)
	switch {
	case err == nil && hmac.Equal([]byte(strings.TrimSpace(string(kept))), []byte(fingerprint)):
		return nil
	case err == nil && exists(store):
		return fmt.Errorf("%w: %s was written with another key: start with that key file (FRONTDESK_KEY_FILE), or move the directory away to begin with an empty store", ErrOtherKey, store)
	case err == nil: // the store was moved away to begin anew
	case !errors.Is(err, fs.ErrNotExist):
		return err
	case exists(store):
		return fmt.Errorf("%w: %s has no %s beside it, so its key is unknown: restore that file too, or move the store away to begin with an empty one", ErrOtherKey, store, filepath.Base(path))
	}
	return writeFile(path, []byte(fingerprint+"\n"), 0o600)
}

// listen starts the server on the configured address, or for the default
// address on a free port if that is taken.
func listen(ctx context.Context, c NATSConfig, creds *credentials) (*server.Server, error) {
	log := c.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	addr := c.Addr
	if addr == "" {
		addr = DefaultNATSAddr
	}
	taken, err := portTaken(ctx, addr)
	switch {
	case err != nil:
		return nil, err
	case taken && c.Addr != "":
		return nil, fmt.Errorf("another program listens on %s: stop it, or choose another FRONTDESK_NATS_ADDR", addr)
	case taken:
		addr = "127.0.0.1:0"
		log.Info("nats uses a free port", "taken", DefaultNATSAddr)
	}
	host, portText, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		log.Warn("nats can be reached from other machines, without TLS", "addr", addr)
	}
	number, err := strconv.Atoi(portText)
	if err != nil {
		return nil, fmt.Errorf("address %s: %q is no port number", addr, portText)
	}
	if number == 0 {
		number = server.RANDOM_PORT
	}
	return startServer(serverOptions(c, creds, host, number), log)
}

// portTaken reports whether somebody listens on addr. An address that cannot
// be listened on for another reason is an error.
func portTaken(ctx context.Context, addr string) (bool, error) {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("%w: check FRONTDESK_NATS_ADDR", err)
	}
	return false, l.Close()
}

func serverOptions(c NATSConfig, creds *credentials, host string, port int) *server.Options {
	return &server.Options{
		ServerName: "frontdesk", Host: host, Port: port,
		Nkeys:     creds.users(c.Clinic),
		NoSigs:    true,
		JetStream: true, StoreDir: c.Dir, SyncAlways: true,
		// Text, so that no byte of the key can end up as an end of line somewhere.
		JetStreamKey:    base64.StdEncoding.EncodeToString(c.Key),
		JetStreamCipher: server.AES,
		// Streams live on disk; memory is for replies and short-lived consumers.
		JetStreamMaxMemory: 32 << 20,
		MaxClosedClients:   16, // kept for a monitoring port that we do not open

		DisableJetStreamBanner: true,
	}
}

func startServer(opts *server.Options, log *slog.Logger) (*server.Server, error) {
	s, err := server.NewServer(opts)
	if err != nil {
		return nil, err
	}
	out := &natsLog{log: log}
	s.SetLoggerV2(out, false, false, false)
	s.Start() // returns when it listens, or with a fatal line in the log
	if err := out.fatal(); err != nil {
		stop(s)
		return nil, err
	}
	if !s.ReadyForConnections(10 * time.Second) {
		stop(s)
		return nil, errors.New("the server is not ready after 10 s")
	}
	return s, nil
}

func stop(s *server.Server) {
	s.Shutdown()
	s.WaitForShutdown()
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
