package testkit

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"frontdesk/internal/engine"
)

// Clinic is the clinic whose subjects the server of NATS serves.
const Clinic = "main"

// NATSServer is a NATS server with JetStream as Frontdesk runs it, with its
// roles and their permissions, for one test alone.
type NATSServer struct {
	URL string
	Dir string // engine.NATSConfig.Dir

	t      testing.TB
	engine *engine.NATS
}

// NATS starts a server on a free port. It ends with the test.
func NATS(t testing.TB) *NATSServer {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "nats")
	n, err := engine.StartNATS(context.Background(), engine.NATSConfig{
		Dir: dir, Addr: "127.0.0.1:0", Key: bytes.Repeat([]byte("k"), 32), Clinic: Clinic,
	})
	if err != nil {
		t.Fatalf("testkit: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := n.Stop(ctx); err != nil {
			t.Errorf("testkit: %v", err)
		}
	})
	return &NATSServer{URL: n.URL(), Dir: dir, t: t, engine: n}
}

// Conn returns a connection with the role service, inside this process. It is
// closed after the test.
func (n *NATSServer) Conn() *nats.Conn {
	n.t.Helper()
	nc, err := n.engine.Connect()
	if err != nil {
		n.t.Fatalf("testkit: %v", err)
	}
	n.t.Cleanup(nc.Close)
	return nc
}

// As returns a connection with a role, over TCP as other programs have it. It
// is closed after the test.
func (n *NATSServer) As(role engine.Role, opts ...nats.Option) *nats.Conn {
	n.t.Helper()
	auth, err := engine.NATSAuth(n.SeedFile(role))
	if err != nil {
		n.t.Fatalf("testkit: %v", err)
	}
	nc, err := nats.Connect(n.URL, append([]nats.Option{auth}, opts...)...)
	if err != nil {
		n.t.Fatalf("testkit: connect as %s: %v", role, err)
	}
	n.t.Cleanup(nc.Close)
	return nc
}

// SeedFile returns the credential of a role, for engine.NATSAuth.
func (n *NATSServer) SeedFile(role engine.Role) string {
	n.t.Helper()
	_, file, err := engine.LocalNATS(n.Dir, role)
	if err != nil {
		n.t.Fatalf("testkit: %v", err)
	}
	return file
}
