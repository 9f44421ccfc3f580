package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/faq"
	"frontdesk/internal/chat"
	"frontdesk/internal/store"
	"frontdesk/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }

func open(t *testing.T, db testkit.Database, master store.MasterKey) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), store.Config{Clinic: "main", URL: db.URL, KeysURL: db.KeysURL, Master: master})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// say applies one event with the given effects in a chat and returns the letters born.
func say(t *testing.T, s *store.Store, chatID int64, stamp string, effects ...chat.Effect) []store.Letter {
	t.Helper()
	letters, err := try(t.Context(), s, chatID, stamp, effects...)
	if err != nil {
		t.Fatal(err)
	}
	return letters
}

func try(ctx context.Context, s *store.Store, chatID int64, stamp string, effects ...chat.Effect) ([]store.Letter, error) {
	arrival := store.Arrival{Ref: store.Ref{Door: "tg:1", Chat: chatID}, Stamp: stamp, At: noon}
	return s.InBatch(ctx, nil, []store.Arrival{arrival}, func(b *store.Batch) error {
		c := b.Conversations[0]
		if c == nil {
			return nil
		}
		return b.Apply(c, chat.Stamp{ID: stamp, Token: s.Token(stamp), At: noon}, c.State, effects)
	})
}

func reply(text string) chat.Reply { return chat.Reply{Kind: chat.KindNotice, Text: chat.HTML(text)} }

func conversation(t *testing.T, s *store.Store, chatID int64) store.ID {
	t.Helper()
	id, err := s.Find(t.Context(), &store.Ref{Door: "tg:1", Chat: chatID}, "", "")
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestTheSameEventTwiceIsOneEvent(t *testing.T) {
	t.Parallel()
	s := open(t, testkit.Postgres(t), store.MasterKey{1})
	if n := len(say(t, s, 1, "tg:1:7", reply("a"))); n != 1 {
		t.Fatalf("%d letters", n)
	}
	if n := len(say(t, s, 1, "tg:1:7", reply("a"))); n != 0 {
		t.Errorf("the repeat made %d letters", n)
	}
}

func TestARefusedEventIsJudgedAfresh(t *testing.T) {
	t.Parallel()
	s := open(t, testkit.Postgres(t), store.MasterKey{1})
	arrival := []store.Arrival{{Ref: store.Ref{Door: "tg:1", Chat: 1}, Stamp: "desk:claim", At: noon}}
	for range 2 {
		_, err := s.InBatch(t.Context(), nil, arrival, func(b *store.Batch) error {
			if b.Conversations[0] == nil {
				t.Error("the refused event is taken for handled")
			}
			b.Refuse(0)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestAFailedBatchLeavesNothing lets the second of two events break: neither is saved, and the connection is clean.
func TestAFailedBatchLeavesNothing(t *testing.T) {
	t.Parallel()
	s := open(t, testkit.Postgres(t), store.MasterKey{1})
	broken := errors.New("broken")
	_, err := s.InBatch(t.Context(), nil, []store.Arrival{
		{Ref: store.Ref{Door: "tg:1", Chat: 1}, Stamp: "a", At: noon}, {Ref: store.Ref{Door: "tg:1", Chat: 2}, Stamp: "b", At: noon},
	}, func(b *store.Batch) error {
		c := b.Conversations[0]
		if err := b.Apply(c, chat.Stamp{ID: "a", At: noon}, c.State, []chat.Effect{reply("x")}); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatal(err)
	}
	for range 20 { // more often than there are connections
		if n := len(say(t, s, 1, "a", reply("x"))); n != 1 {
			continue
		}
		return
	}
	t.Error("after the failure the event is taken for handled")
}

// TestSealedValuesOpenNowhereElse moves sealed bytes to other rows, as somebody with the database alone could.
func TestSealedValuesOpenNowhereElse(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	s := open(t, db, store.MasterKey{1})
	conn, err := pgx.Connect(t.Context(), db.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for n, tc := range []struct{ name, sql string }{
		{"another conversation's message", `update message m set body = o.body from message o
			where m.conversation = $1 and o.conversation = $2 and m.seq = 1 and o.seq = 1`},
		{"another message of the same conversation", `update message m set body = o.body from message o
			where m.conversation = $1 and o.conversation = $1 and m.seq = 1 and o.seq = 2 and $2::uuid is not null`},
	} {
		mine, other := int64(10*n+1), int64(10*n+2)
		for _, chatID := range []int64{mine, other} {
			say(t, s, chatID, tc.name+strings.Repeat("x", int(chatID)), chat.Heard{Kind: chat.KindText, Text: "secret"}, reply("x"))
		}
		id := conversation(t, s, mine)
		if _, err := s.Transcript(t.Context(), id, 0); err != nil {
			t.Fatalf("%s, before: %v", tc.name, err)
		}
		if tag, err := conn.Exec(t.Context(), tc.sql, id, conversation(t, s, other)); err != nil || tag.RowsAffected() != 1 {
			t.Fatalf("%s: %v, %v", tc.name, tag, err)
		}
		if _, err := s.Transcript(t.Context(), id, 0); err == nil {
			t.Errorf("%s opens", tc.name)
		}
	}
}

func TestAnotherMasterKeyIsRefused(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	s := open(t, db, store.MasterKey{1})
	if err := s.CheckKey(t.Context(), store.MasterKey{1}, true, noon); err != nil {
		t.Fatal(err)
	}
	say(t, s, 1, "a", chat.Heard{Kind: chat.KindText, Text: "secret"})
	other := open(t, db, store.MasterKey{2})
	if err := other.CheckKey(t.Context(), store.MasterKey{2}, true, noon); !errors.Is(err, store.ErrWrongKey) {
		t.Errorf("another key: %v", err)
	}
	if _, err := other.Transcript(t.Context(), conversation(t, s, 1), 0); err == nil {
		t.Error("another key reads the words")
	}
}

// TestForgettingCannotBeUndone brings back all rows of a person, as a restored backup does: nobody can read them, and
// the forget list takes them away again.
func TestForgettingCannotBeUndone(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	s := open(t, db, store.MasterKey{1})
	say(t, s, 1, "a", chat.Heard{Kind: chat.KindText, Text: "secret"}, chat.LinkAccepted{Ref: "P-1"})
	id := conversation(t, s, 1)
	if _, err := s.AddVisit(t.Context(), store.Visit{Visit: "V", Reference: "P-1", EndedAt: noon}, noon); err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), db.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, sql := range []string{
		`create table kept as select * from conversation`, `create table kept_message as select * from message`,
	} {
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // repeating it is harmless
		if err := s.Forget(t.Context(), id, "test", noon); err != nil {
			t.Fatal(err)
		}
	}
	var visits int
	if err := conn.QueryRow(t.Context(), `select count(*) from visit`).Scan(&visits); err != nil || visits != 0 {
		t.Errorf("%d visits are left, %v", visits, err)
	}
	if _, err := conn.Exec(t.Context(), `insert into conversation select * from kept`); err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), `insert into message select * from kept_message`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Transcript(t.Context(), id, 0); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("the words of a forgotten person: %v", err)
	}
	if n, err := s.ReplayForgotten(t.Context()); err != nil || n != 1 {
		t.Errorf("%d were forgotten again, %v", n, err)
	}
	// The person may come back as somebody new.
	if n := len(say(t, s, 1, "c", reply("hello"))); n != 1 {
		t.Error("a new chat of a forgotten person is not answered")
	}
}

// TestLettersOfADeadWorkerAreFreed lets a worker disappear: another takes its letters, in order, and only the oldest of a
// door may have been on its way.
func TestLettersOfADeadWorkerAreFreed(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	dead, alive := open(t, db, store.MasterKey{1}), open(t, db, store.MasterKey{1})
	presence, err := dead.Register(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	say(t, dead, 1, "a", reply("one"))
	say(t, dead, 1, "b", reply("two"))
	if n, err := alive.Reap(t.Context()); err != nil || n != 0 {
		t.Fatalf("a living worker was reaped: %d, %v", n, err)
	}
	// What is born now in the same chat waits behind the letters in other hands.
	if l := say(t, alive, 1, "c", reply("three")); l[0].Mine {
		t.Error("a letter overtakes those of another worker")
	}
	if got, err := alive.Claim(t.Context(), 10); err != nil || len(got) != 0 {
		t.Fatalf("claimed %d letters behind another worker's, %v", len(got), err)
	}
	// The connection ends as at a kill: without a word.
	if err := presence.Abandon(t.Context()); err != nil {
		t.Fatal(err)
	}
	testkit.Eventually(t, 10*time.Second, func() error {
		n, err := alive.Reap(t.Context())
		if err == nil && n != 1 {
			err = errors.New("not seen to be dead yet")
		}
		return err
	})
	got, err := alive.Claim(t.Context(), 10)
	if err != nil || len(got) != 3 {
		t.Fatalf("%d letters, %v", len(got), err)
	}
	for i, want := range []string{"one", "two", "three"} {
		if got[i].Bubble.Text != chat.HTML(want) || got[i].Doubt != (i == 0) {
			t.Errorf("letter %d: %q, doubt %t", i, got[i].Bubble.Text, got[i].Doubt)
		}
	}
	if err := alive.Settle(t.Context(), []store.LetterKey{got[0].Key()}); err != nil {
		t.Fatal(err)
	}
	lines, err := alive.Transcript(t.Context(), conversation(t, alive, 1), 0)
	if err != nil || len(lines) != 3 || !lines[0].Doubt || lines[1].Doubt || lines[0].Delivery != store.Sent || lines[1].Delivery != store.Sending {
		t.Errorf("transcript %+v, %v", lines, err)
	}
}

func TestAPlaceHasOneHolderAndAGrowingFence(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	a, b := open(t, db, store.MasterKey{1}), open(t, db, store.MasterKey{1})
	for _, s := range []*store.Store{a, b} {
		p, err := s.Register(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = p.Close(context.Background()) }()
	}
	first, err := a.Hold(t.Context(), "poller")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := a.Hold(t.Context(), "poller"); err != nil || again != first {
		t.Errorf("holding on: %v, %v", again, err)
	}
	if _, err := b.Hold(t.Context(), "poller"); !errors.Is(err, store.ErrFenced) {
		t.Errorf("two hold the place: %v", err)
	}
	if err := a.Drop(t.Context(), "poller"); err != nil {
		t.Fatal(err)
	}
	second, err := b.Hold(t.Context(), "poller")
	if err != nil || second.Value <= first.Value {
		t.Errorf("fence %d after %d, %v", second.Value, first.Value, err)
	}
	_, err = a.InBatch(t.Context(), &first, []store.Arrival{{Ref: store.Ref{Door: "tg:1", Chat: 1}, Stamp: "x", At: noon}},
		func(*store.Batch) error { return nil })
	if !errors.Is(err, store.ErrFenced) {
		t.Errorf("a commit for a lost place: %v", err)
	}
}

// TestFeedbackIsOneRecordWithoutAPerson rates, changes the rating and comments: one answer is counted, with its words, and
// nothing in its row leads to the conversation.
func TestFeedbackIsOneRecordWithoutAPerson(t *testing.T) {
	t.Parallel()
	db := testkit.Postgres(t)
	s := open(t, db, store.MasterKey{1})
	day := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	rated := chat.Rated{Feedback: "f1", Seq: 1, Day: day, Instrument: "fft", Code: "poor", Team: "front-desk", Language: "en"}
	changed := rated
	changed.Seq, changed.Code = 2, "very_poor"
	letters := say(t, s, 1, "a", rated)
	letters = append(letters, say(t, s, 1, "b", changed)...)
	letters = append(letters, say(t, s, 1, "c", chat.Commented{Feedback: "f1", Seq: 3, Day: day, Text: "I waited.", Team: "front-desk"})...)
	answers, err := s.FeedbackAnswers(t.Context(), day, day.AddDate(0, 0, 1))
	if err != nil || len(answers) != 1 {
		t.Fatalf("%+v, %v", answers, err)
	}
	if a := answers[0]; a.Code != "very_poor" || a.Comment != "I waited." || a.Instrument != "fft" || a.Team != "front-desk" || a.Day.String() != "2026-11-25" {
		t.Errorf("%+v", a)
	}
	id := conversation(t, s, 1).String()
	for i, l := range letters {
		if l.Fact == nil || strings.Contains(string(l.Fact.Body), id) || l.Fact.At.Hour() != 0 || !strings.Contains(string(l.Fact.Body), `"seq":`+strconv.Itoa(i+1)) {
			t.Errorf("fact %d tells too much, or is out of order: %+v %s", i, l.Fact, l.Fact.Body)
		}
	}
}

func TestAnInviteWorksOnceAndForADay(t *testing.T) {
	t.Parallel()
	s := open(t, testkit.Postgres(t), store.MasterKey{1})
	use := func(token, stamp string, at time.Time) string {
		t.Helper()
		var got string
		_, err := s.InBatch(t.Context(), nil, []store.Arrival{{Ref: store.Ref{Door: "tg:1", Chat: 1}, Stamp: stamp, At: at, Invite: token}},
			func(b *store.Batch) error {
				got = b.Invites[0]
				return nil
			})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	token, err := s.AddInvite(t.Context(), "P-77", noon)
	if err != nil {
		t.Fatal(err)
	}
	if got := use(token+"x", "1", noon); got != "" {
		t.Errorf("a wrong token leads to %q", got)
	}
	if got := use(token, "2", noon.Add(25*time.Hour)); got != "" {
		t.Errorf("a token of yesterday leads to %q", got)
	}
	if got := use(token, "3", noon.Add(time.Hour)); got != "P-77" {
		t.Errorf("the token leads to %q", got)
	}
	if got := use(token, "4", noon.Add(time.Hour)); got != "" {
		t.Errorf("a used token leads to %q", got)
	}
}

func TestPublishingIsAllOrNothing(t *testing.T) {
	t.Parallel()
	s := open(t, testkit.Postgres(t), store.MasterKey{1})
	a := faq.Entry{ID: "a", Lang: "en", Question: "A?", Answer: "Yes."}
	if err := s.SaveDrafts(t.Context(), []faq.Entry{a}, "grace", noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Publish(t.Context(), []store.EntryKey{{Lang: "en", ID: "a"}, {Lang: "en", ID: "none"}}, "grace", noon); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("publishing what has no draft: %v", err)
	}
	if p, err := s.Published(t.Context()); err != nil || len(p.Entries) != 0 || p.Revision != 0 {
		t.Errorf("half of it is live: %+v, %v", p, err)
	}
	if _, err := s.Publish(t.Context(), []store.EntryKey{{Lang: "en", ID: "a"}}, "grace", noon); err != nil {
		t.Fatal(err)
	}
	p, err := s.Published(t.Context())
	if err != nil || len(p.Entries) != 1 || p.Revision != 1 {
		t.Errorf("published: %+v, %v", p, err)
	}
	if _, err := s.Withdraw(t.Context(), store.EntryKey{Lang: "en", ID: "a"}, "grace", noon); err != nil {
		t.Fatal(err)
	}
	if p, err := s.Published(t.Context()); err != nil || len(p.Entries) != 0 || p.Revision != 2 {
		t.Errorf("after withdrawing: %+v, %v", p, err)
	}
}

func TestKeyFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := filepath.Join(dir, "a", "key")
	if _, err := store.LoadKey(path); !errors.Is(err, store.ErrNoKey) {
		t.Errorf("a missing file: %v", err)
	}
	made, err := store.CreateKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.CreateKey(path); err == nil {
		t.Error("a key file was replaced")
	}
	loaded, err := store.LoadKey(path)
	if err != nil || loaded != made {
		t.Errorf("read back: %v", err)
	}
	if bytes.Equal(made.Derive("a"), made.Derive("b")) {
		t.Error("two purposes share a secret")
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.LoadKey(path); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a file that others can read: %v", err)
	}
	damaged := filepath.Join(dir, "damaged")
	if err := os.WriteFile(damaged, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.LoadKey(damaged); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a damaged file: %v", err)
	}
}

func TestSessionsEnd(t *testing.T) {
	t.Parallel()
	s := open(t, testkit.Postgres(t), store.MasterKey{1})
	if err := s.AddStaff(t.Context(), store.Staff{ID: "maria", Name: "Maria", Role: store.Agent, Password: "x"}, "test", noon); err != nil {
		t.Fatal(err)
	}
	token, err := s.StartSession(t.Context(), "maria", noon)
	if err != nil {
		t.Fatal(err)
	}
	if who, err := s.Session(t.Context(), token, noon.Add(time.Minute)); err != nil || who.ID != "maria" {
		t.Errorf("%+v, %v", who, err)
	}
	if _, err := s.Session(t.Context(), token, noon.Add(2*time.Hour)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an idle session: %v", err)
	}
	if err := s.DisableStaff(t.Context(), "maria", "test", noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Session(t.Context(), token, noon.Add(2*time.Minute)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a session of a closed account: %v", err)
	}
}
