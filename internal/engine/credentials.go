package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
)

// LocalNATS returns where the NATS server of the Frontdesk on this machine
// listens and the credential for a role, for NATSAuth. dir is NATSConfig.Dir.
func LocalNATS(dir string, role Role) (url, seedFile string, err error) {
	c := &credentials{dir: filepath.Join(dir, "creds")}
	b, err := os.ReadFile(c.addressFile())
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", fmt.Errorf("find nats: no server has run in %s: start `frontdesk serve`, or set NATS_URL and NATS_CREDS: %w", dir, err)
	}
	if err != nil {
		return "", "", fmt.Errorf("find nats: %w", err)
	}
	seedFile = c.seedFile(role)
	if _, err := os.Stat(seedFile); err != nil {
		return "", "", fmt.Errorf("find nats: credential of role %s: %w", role, err)
	}
	return strings.TrimSpace(string(b)), seedFile, nil
}

// NATSAuth returns the option that authenticates a connection with a file:
// either a .creds file (a JWT and its seed) or an nkey seed. When the file has
// a line "# inbox: PREFIX", as those that StartNATS makes do, answers go to
// that prefix, which the permissions of the role may ask for.
func NATSAuth(file string) (nats.Option, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("nats credential: %w", err)
	}
	text := string(b)
	var auth nats.Option
	if strings.Contains(text, "BEGIN NATS USER JWT") {
		auth = nats.UserCredentials(file)
	} else if auth, err = nats.NkeyOptionFromSeed(file); err != nil {
		return nil, fmt.Errorf("nats credential %s: it holds neither a JWT nor an nkey seed of a user: %w", file, err)
	}
	for line := range strings.Lines(text) {
		if prefix, found := strings.CutPrefix(line, "# inbox: "); found {
			return both(auth, nats.CustomInboxPrefix(strings.TrimSpace(prefix))), nil
		}
	}
	return auth, nil
}

// credentials are the files in the creds directory.
type credentials struct {
	dir    string
	public map[Role]string
}

// openCredentials reads the credential of each role, and makes those missing.
func openCredentials(dir string) (*credentials, error) {
	c := &credentials{dir: filepath.Join(dir, "creds"), public: map[Role]string{}}
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return nil, err
	}
	for _, role := range roles() {
		public, err := c.open(role)
		if err != nil {
			return nil, fmt.Errorf("credential of role %s: %w", role, err)
		}
		c.public[role] = public
	}
	return c, nil
}

// users lists the roles for the server.
func (c *credentials) users(clinic string) []*server.NkeyUser {
	var users []*server.NkeyUser
	for _, role := range roles() {
		users = append(users, &server.NkeyUser{Nkey: c.public[role], Permissions: role.permissions(clinic)})
	}
	return users
}

func (c *credentials) auth(role Role) (nats.Option, error) { return NATSAuth(c.seedFile(role)) }

func (c *credentials) writeAddress(url string) error {
	return writeFile(c.addressFile(), []byte(url+"\n"), 0o600)
}

func (c *credentials) addressFile() string { return filepath.Join(c.dir, "address") }

func (c *credentials) seedFile(role Role) string {
	return filepath.Join(c.dir, string(role)+".nk")
}

// open returns the public key of a role, making the pair on the first start.
func (c *credentials) open(role Role) (string, error) {
	b, err := os.ReadFile(c.seedFile(role))
	if errors.Is(err, fs.ErrNotExist) {
		return c.create(role)
	}
	if err != nil {
		return "", err
	}
	pair, err := nkeys.ParseDecoratedUserNKey(b)
	if err != nil {
		return "", fmt.Errorf("%s: %w: remove the file to get a new one at the next start", c.seedFile(role), err)
	}
	return pair.PublicKey()
}

func (c *credentials) create(role Role) (string, error) {
	pair, err := nkeys.CreateUser()
	if err != nil {
		return "", err
	}
	seed, err := pair.Seed()
	if err != nil {
		return "", err
	}
	text := fmt.Sprintf("# Frontdesk's NATS credential for the role %s. Keep it secret.\n# inbox: %s\n%s\n", role, role.inbox(), seed)
	if err := writeFile(c.seedFile(role), []byte(text), 0o600); err != nil {
		return "", err
	}
	return pair.PublicKey()
}

func both(a, b nats.Option) nats.Option {
	return func(o *nats.Options) error {
		if err := a(o); err != nil {
			return err
		}
		return b(o)
	}
}
