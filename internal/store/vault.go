package store

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// MasterKey is the root of all secrets. It lies in a file outside the data directory.
type MasterKey [32]byte

// ErrNoKey says that the key file does not exist.
var ErrNoKey = errors.New("there is no key file")

// LoadKey reads a key file: 64 hexadecimal digits. A file that others may read is refused.
func LoadKey(path string) (MasterKey, error) {
	var k MasterKey
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return k, fmt.Errorf("%s: %w", path, ErrNoKey)
	}
	if err != nil {
		return k, fmt.Errorf("read key file: %w", err)
	}
	// A group may read it: that is how service managers hand a secret to an account (systemd credentials with an ACL,
	// Kubernetes secrets with fsGroup).
	if info.Mode().Perm()&0o037 != 0 {
		return k, fmt.Errorf("key file %s can be read by others: run chmod 600 %s", path, path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return k, fmt.Errorf("read key file: %w", err)
	}
	text := strings.TrimSpace(string(data))
	if n, err := hex.Decode(k[:], []byte(text)); err != nil || n != len(k) || len(text) != 2*len(k) {
		return MasterKey{}, fmt.Errorf("key file %s is damaged: 64 hexadecimal digits are needed; bring back your copy of it", path)
	}
	return k, nil
}

// CreateKey draws a key and writes its file, mode 0600, synced. It never replaces a file.
func CreateKey(path string) (MasterKey, error) {
	var k MasterKey
	_, _ = rand.Read(k[:])
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return k, fmt.Errorf("create key file: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return k, fmt.Errorf("create key file: %w", err)
	}
	_, err = f.WriteString(hex.EncodeToString(k[:]) + "\n")
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return k, fmt.Errorf("create key file: %w", err)
	}
	return k, nil
}

// Derive makes a 32-byte secret for one purpose (HKDF-SHA256, RFC 5869). Different purposes give unrelated secrets.
func (k MasterKey) Derive(purpose string) []byte {
	out, err := hkdf.Key(sha256.New, k[:], nil, "frontdesk/v1/"+purpose, 32)
	if err != nil {
		panic(err) // only for a length that SHA-256 cannot give
	}
	return out
}

// Fingerprint names the key without telling anything of it.
func (k MasterKey) Fingerprint() []byte { return k.Derive("fingerprint") }

// vault seals and opens. A sealed value is
//
//	1 byte format | 4 bytes key version | 12 bytes nonce | AES-256-GCM ciphertext and tag
//
// with table, column, row and key version as additional data, so that no sealed value can be moved elsewhere.
type vault struct {
	clinic   string
	keys     *pgxpool.Pool
	wrap     cipher.AEAD
	mac      []byte
	token    []byte
	shared   *sealer // the clinic's key: what belongs to no conversation
	feedback *sealer // anonymous answers

	mu    sync.Mutex
	young map[ID]*sealer // the cache forgets in two generations
	old   map[ID]*sealer
}

const cachedKeys = 4096

func newVault(clinic string, master MasterKey, keys *pgxpool.Pool) (*vault, error) {
	v := &vault{clinic: clinic, keys: keys, young: map[ID]*sealer{}, old: map[ID]*sealer{}}
	var err error
	if v.wrap, err = aead(master.Derive("wrap")); err != nil {
		return nil, err
	}
	if v.shared, err = newSealer(master.Derive("clinic/"+clinic), 1); err != nil {
		return nil, err
	}
	if v.feedback, err = newSealer(master.Derive("feedback/"+clinic), 1); err != nil {
		return nil, err
	}
	v.mac = master.Derive("mac")
	v.token = master.Derive("token")
	return v, nil
}

// macOf is a keyed hash for look-up: without the master key nobody can try values out.
func (v *vault) macOf(kind, value string) []byte {
	h := hmac.New(sha256.New, v.mac)
	h.Write([]byte(v.clinic + "\x00" + kind + "\x00" + value))
	return h.Sum(nil)[:16]
}

// tokenOf derives a short unguessable name (80 bits) from the id of an event.
func (v *vault) tokenOf(stamp string) string {
	h := hmac.New(sha256.New, v.token)
	h.Write([]byte(v.clinic + "\x00" + stamp))
	return strings.ToLower(base32.StdEncoding.EncodeToString(h.Sum(nil)[:10]))
}

const sqlFetchKeys = `select conversation, version, wrapped from conversation_key where conversation = any($1)`

// of returns the sealers of conversations. One whose key was destroyed is missing in the answer.
func (v *vault) of(ctx context.Context, ids []ID) (map[ID]*sealer, error) {
	found := make(map[ID]*sealer, len(ids))
	var missing []ID
	v.mu.Lock()
	for _, id := range ids {
		if s, ok := v.cached(id); ok {
			found[id] = s
		} else {
			missing = append(missing, id)
		}
	}
	v.mu.Unlock()
	if len(missing) == 0 {
		return found, nil
	}
	rows, err := v.keys.Query(ctx, sqlFetchKeys, missing)
	if err != nil {
		return nil, fmt.Errorf("fetch keys: %w", judge(err))
	}
	defer rows.Close()
	for rows.Next() {
		var id ID
		var version int32
		var wrapped []byte
		if err := rows.Scan(&id, &version, &wrapped); err != nil {
			return nil, fmt.Errorf("fetch keys: %w", judge(err))
		}
		s, err := v.unwrap(id, version, wrapped)
		if err != nil {
			return nil, err
		}
		found[id] = s
		v.remember(id, s)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("fetch keys: %w", judge(err))
	}
	return found, nil
}

// one is of for a single conversation; ErrNotFound when its key was destroyed.
func (v *vault) one(ctx context.Context, id ID) (*sealer, error) {
	m, err := v.of(ctx, []ID{id})
	if err != nil {
		return nil, err
	}
	s, ok := m[id]
	if !ok {
		return nil, fmt.Errorf("key of conversation %s: %w", id, ErrNotFound)
	}
	return s, nil
}

const sqlInsertKey = `insert into conversation_key (conversation, version, wrapped, created_at)
select u.id, 1, u.wrapped, $3 from unnest($1::uuid[], $2::bytea[]) as u (id, wrapped)`

// create makes and stores keys for new conversations. It commits before the conversation does: a key without a
// conversation is harmless, a conversation without a key would be lost.
func (v *vault) create(ctx context.Context, ids []ID, at time.Time) (map[ID]*sealer, error) {
	made := make(map[ID]*sealer, len(ids))
	wrapped := make([][]byte, len(ids))
	for i, id := range ids {
		var key [32]byte
		_, _ = rand.Read(key[:])
		nonce := make([]byte, v.wrap.NonceSize())
		_, _ = rand.Read(nonce)
		wrapped[i] = v.wrap.Seal(nonce, nonce, key[:], wrapBinding(id, 1))
		s, err := newSealer(key[:], 1)
		if err != nil {
			return nil, err
		}
		made[id] = s
	}
	if _, err := v.keys.Exec(ctx, sqlInsertKey, ids, wrapped, at); err != nil {
		return nil, fmt.Errorf("store keys: %w", judge(err))
	}
	for id, s := range made {
		v.remember(id, s)
	}
	return made, nil
}

func (v *vault) unwrap(id ID, version int32, wrapped []byte) (*sealer, error) {
	n := v.wrap.NonceSize()
	if len(wrapped) < n {
		return nil, fmt.Errorf("key of conversation %s is damaged", id)
	}
	key, err := v.wrap.Open(nil, wrapped[:n], wrapped[n:], wrapBinding(id, version))
	if err != nil {
		return nil, fmt.Errorf("key of conversation %s was wrapped by another master key, or is damaged", id)
	}
	return newSealer(key, uint32(version))
}

func wrapBinding(id ID, version int32) []byte {
	return fmt.Appendf(nil, "conversation_key|wrapped|%s|%d", id, version)
}

func (v *vault) cached(id ID) (*sealer, bool) {
	if s, ok := v.young[id]; ok {
		return s, true
	}
	s, ok := v.old[id]
	if ok {
		v.young[id] = s
	}
	return s, ok
}

func (v *vault) remember(id ID, s *sealer) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.young) >= cachedKeys {
		v.young, v.old = make(map[ID]*sealer, cachedKeys), v.young
	}
	v.young[id] = s
}

func (v *vault) drop(id ID) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.young, id)
	delete(v.old, id)
}

const sealFormat = 1

// sealer seals under one key.
type sealer struct {
	aead    cipher.AEAD
	version uint32
}

func newSealer(key []byte, version uint32) (*sealer, error) {
	a, err := aead(key)
	if err != nil {
		return nil, err
	}
	return &sealer{a, version}, nil
}

// place is where a sealed value lives: it opens nowhere else.
type place struct{ table, column, row string }

func (s *sealer) seal(p place, plain []byte) []byte {
	const head = 1 + 4
	n := s.aead.NonceSize()
	out := make([]byte, head+n, head+n+len(plain)+s.aead.Overhead())
	out[0] = sealFormat
	binary.BigEndian.PutUint32(out[1:], s.version)
	_, _ = rand.Read(out[head : head+n])
	return s.aead.Seal(out, out[head:head+n], plain, s.binding(p))
}

func (s *sealer) open(p place, sealed []byte) ([]byte, error) {
	const head = 1 + 4
	n := s.aead.NonceSize()
	if len(sealed) < head+n || sealed[0] != sealFormat {
		return nil, fmt.Errorf("%s.%s of %s is damaged", p.table, p.column, p.row)
	}
	if v := binary.BigEndian.Uint32(sealed[1:]); v != s.version {
		return nil, fmt.Errorf("%s.%s of %s is sealed under key version %d, not %d", p.table, p.column, p.row, v, s.version)
	}
	plain, err := s.aead.Open(nil, sealed[head:head+n], sealed[head+n:], s.binding(p))
	if err != nil {
		return nil, fmt.Errorf("%s.%s of %s does not open under its key", p.table, p.column, p.row)
	}
	return plain, nil
}

func (s *sealer) binding(p place) []byte {
	b := make([]byte, 0, len(p.table)+len(p.column)+len(p.row)+16)
	b = append(b, p.table...)
	b = append(b, '|')
	b = append(b, p.column...)
	b = append(b, '|')
	b = append(b, p.row...)
	b = append(b, '|')
	return binary.BigEndian.AppendUint32(b, s.version)
}

func aead(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

const sqlKeepFingerprint = `insert into master_key (fingerprint, created_at) values ($1, $2) on conflict do nothing`

const sqlFingerprint = `select fingerprint from master_key`

// ErrWrongKey says that the data was sealed under another master key.
var ErrWrongKey = errors.New("this is not the key that the data was sealed with; bring back the right key file")

// CheckKey compares the master key with the one that the databases were made with. With claim set, an empty key
// database takes this key as its own.
func (s *Store) CheckKey(ctx context.Context, master MasterKey, claim bool, at time.Time) error {
	if claim {
		if _, err := s.keys.Exec(ctx, sqlKeepFingerprint, master.Fingerprint(), at); err != nil {
			return fmt.Errorf("check key: %w", judge(err))
		}
	}
	var kept []byte
	if err := s.keys.QueryRow(ctx, sqlFingerprint).Scan(&kept); err != nil {
		return fmt.Errorf("check key: %w", judge(err))
	}
	if !bytes.Equal(kept, master.Fingerprint()) {
		return fmt.Errorf("check key: %w", ErrWrongKey)
	}
	return nil
}
