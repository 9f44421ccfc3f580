package handoff_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/micro"

	"frontdesk/handoff"
	"frontdesk/internal/chat"
	"frontdesk/internal/engine"
	"frontdesk/internal/testkit"
)

func TestOfTwoWhoClaimAtOnceOneWins(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	anna, ben := w.as("anna"), w.as("ben")
	for round := range 5 {
		h := w.opens(int64(100 + round))
		var wait sync.WaitGroup
		errs := make([]error, 2)
		for i, client := range []*handoff.Client{anna, ben} {
			wait.Go(func() { _, errs[i] = client.Claim(t.Context(), h.ID, h.Version) })
		}
		wait.Wait()
		winner, loser := "anna", errs[1]
		if errs[0] != nil {
			winner, loser = "ben", errs[0]
		}
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Fatalf("anna: %v, ben: %v; want one winner", errs[0], errs[1])
		}
		p := problem(t, loser)
		if p.Status != 409 || p.Code != "taken" || p.Owner == nil || p.Owner.ID != winner {
			t.Errorf("the loser is told %+v (owner %+v); want 409 taken by %s", p, p.Owner, winner)
		}
		if now := must(w.store.Handoff(t.Context(), h.ID))(t); now.Owner != winner || now.Version != 1 {
			t.Errorf("the chat is with %q, version %d; want %s, 1", now.Owner, now.Version, winner)
		}
	}
}

func TestAChatFromClaimToEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	anna, ben := w.as("anna"), w.as("ben")
	ctx := t.Context()
	h := w.opens(7)

	list := must(anna.List(ctx, "front-desk"))(t)
	if len(list.Handoffs) != 1 || list.Handoffs[0].ID != h.ID {
		t.Fatalf("list: %+v", list)
	}
	if other := must(anna.List(ctx, "billing"))(t); len(other.Handoffs) != 0 {
		t.Errorf("billing sees %+v", other.Handoffs)
	}
	if _, err := anna.Say(ctx, h.ID, canary+" too early"); problem(t, err).Code != "not_owner" {
		t.Errorf("say before claim: %v", err)
	}
	done := must(anna.Claim(ctx, h.ID, h.Version))(t)
	if done.Version != 1 || done.Owner != "anna" {
		t.Errorf("claim answers %+v", done)
	}
	must(anna.Say(ctx, h.ID, "Hello, "+canary+" <here>"))(t)
	w.heard(7, "Hello, "+canary+" <here>")
	must(anna.Note(ctx, h.ID, canary+" is a note"))(t)
	if _, err := ben.Say(ctx, h.ID, canary); problem(t, err).Owner.Name != "Anna" {
		t.Errorf("ben says: %v", err)
	}
	if _, err := ben.Claim(ctx, h.ID, 0); problem(t, err).Message != "Anna has this chat" {
		t.Errorf("ben claims: %v", err)
	}
	must(anna.Escalate(ctx, h.ID, "sounds ill"))(t)
	must(anna.Move(ctx, h.ID, "billing", "an invoice"))(t)
	if _, err := anna.Move(ctx, h.ID, "nowhere", ""); problem(t, err).Code != "unknown" {
		t.Errorf("move to nowhere: %v", err)
	}
	if _, err := ben.Claim(ctx, h.ID, 1); problem(t, err).Code != "taken" || problem(t, err).Owner != nil {
		t.Errorf("a claim of an old version: %v", err)
	}
	must(ben.Claim(ctx, h.ID, 2))(t)
	must(ben.Return(ctx, h.ID, "my shift ends"))(t)
	must(ben.Claim(ctx, h.ID, 4))(t)
	must(ben.End(ctx, h.ID, "booked"))(t)
	if _, err := ben.Say(ctx, h.ID, canary); problem(t, err).Code != "gone" {
		t.Errorf("say after the end: %v", err)
	}
	if _, err := ben.Say(ctx, "hunknown", canary); problem(t, err).Status != 404 {
		t.Errorf("say to nobody: %v", err)
	}
	chatNow := must(anna.Show(ctx, h.ID, 0))(t)
	if chatNow.Handoff.Outcome != "booked" || chatNow.Patient.Name != canary+" Jones" || chatNow.More {
		t.Errorf("show: %+v, patient %+v", chatNow.Handoff, chatNow.Patient)
	}
	if last := chatNow.Messages[len(chatNow.Messages)-1].Seq; chatNow.Next != last {
		t.Errorf("next is %d, the last line %d", chatNow.Next, last)
	}
	if rest := must(anna.Show(ctx, h.ID, chatNow.Next))(t); len(rest.Messages) != 0 {
		t.Errorf("after the last line: %+v", rest.Messages)
	}
}

func TestARetriedKeyIsOneCommandAndKeysOfTwoPeopleNeverMeet(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	h1, h2 := w.opens(1), w.opens(2)
	r := w.requester(engine.RoleDesk)
	command := func(h, key string) map[string]any { return map[string]any{"handoff": h, "key": key, "version": 0} }

	for range 3 {
		r.done(handoff.VerbClaim, "anna", command(h1.ID, "one"))
	}
	say := command(h1.ID, "two")
	say["text"] = canary + " once"
	for range 3 {
		r.done(handoff.VerbSay, "anna", say)
	}
	// Another person, another chat and another verb with the same keys are other commands.
	r.done(handoff.VerbClaim, "ben", command(h2.ID, "one"))
	say["handoff"] = h2.ID
	r.done(handoff.VerbSay, "ben", say)
	note := command(h1.ID, "two")
	note["text"] = canary + " noted"
	r.done(handoff.VerbNote, "ben", note)

	if n := w.heard(2, canary+" once"); n != 1 {
		t.Errorf("the second patient hears it %d times", n)
	}
	if n := w.heard(1, canary+" once"); n != 1 {
		t.Errorf("the first patient hears it %d times", n)
	}
	lines := must(w.as("anna").Show(t.Context(), h1.ID, 0))(t)
	notes := 0
	for _, m := range lines.Messages {
		if strings.Contains(m.Text, "noted") {
			notes++
		}
	}
	if notes != 1 {
		t.Errorf("the note is there %d times", notes)
	}
	if h := must(w.store.Handoff(t.Context(), h1.ID))(t); h.Version != 1 {
		t.Errorf("three tries of one claim made version %d", h.Version)
	}
	// A key with dots cannot reach into the scope of another verb.
	forged := command(h1.ID, "x."+h1.ID+".two")
	forged["text"] = canary + " forged"
	r.done(handoff.VerbNote, "anna", forged)
}

func TestOnlyOpenAccountsMayAct(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	h := w.opens(5)
	for _, staff := range []string{"gone", "stranger", "-"} {
		client := w.as(staff)
		if _, err := client.Show(t.Context(), h.ID, 0); problem(t, err).Status != 403 {
			t.Errorf("%s may read: %v", staff, err)
		}
		if _, err := client.Claim(t.Context(), h.ID, 0); problem(t, err).Status != 403 {
			t.Errorf("%s may claim: %v", staff, err)
		}
	}
	if _, err := w.as("gone").List(t.Context(), ""); problem(t, err).Status != 403 {
		t.Errorf("a closed account may list: %v", err)
	}
	list := must(w.as(handoff.Nobody).List(t.Context(), ""))(t)
	if len(list.Handoffs) != 1 {
		t.Errorf("nobody's list: %+v", list)
	}
	// Who asks is the subject's business alone.
	r := w.requester(engine.RoleDesk)
	r.done(handoff.VerbClaim, "ben", map[string]any{"handoff": h.ID, "key": "k", "staff": "anna", "Staff": map[string]string{"id": "anna"}})
	if now := must(w.store.Handoff(t.Context(), h.ID))(t); now.Owner != "ben" {
		t.Errorf("the body made %q the owner", now.Owner)
	}
}

func TestGarbageGetsOneClearLine(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	h := w.opens(5)
	r := w.requester(engine.RoleDesk)
	tests := []struct {
		name string
		verb handoff.Verb
		body string
		want string
	}{
		{"nothing", handoff.VerbClaim, "", "handoff: say which chat"},
		{"no JSON", handoff.VerbClaim, canary, "the body is not JSON: look at byte 1"},
		{"a list", handoff.VerbShow, `[1]`, "the body must be a JSON object"},
		{"a number for a text", handoff.VerbShow, `{"handoff":7}`, "handoff: a text is needed"},
		{"a text for a number", handoff.VerbClaim, `{"handoff":"h","key":"k","version":"1"}`, "version: a whole number is needed"},
		{"half of a body", handoff.VerbSay, `{"handoff":"h1","text":"` + canary, "the body is not JSON: look at byte 33"},
		{"no key", handoff.VerbClaim, `{"handoff":"` + h.ID + `"}`, "key: give each command a key of its own, and the same key when you try it again"},
		{"a long key", handoff.VerbClaim, `{"handoff":"h","key":"` + strings.Repeat("k", 201) + `"}`, "key: at most 200 bytes"},
		{"a negative version", handoff.VerbClaim, `{"handoff":"h","key":"k","version":-1}`, "version: 0 or more"},
		{"a wildcard", handoff.VerbClaim, `{"handoff":"*","key":"k"}`, `handoff "*" cannot stand in a NATS subject: leave out dots, *, > and spaces`},
		{"no state", handoff.VerbPresence, `{"handoff":"h"}`, "state: viewing, typing or away"},
		{"no alert", handoff.VerbAck, `{}`, "alert is missing"},
		{"a long text", handoff.VerbSay, `{"handoff":"h","key":"k","text":"` + strings.Repeat("a", 20000) + `"}`, "text: at most 16384 bytes; this has 20000"},
		{"a long reason", handoff.VerbReturn, `{"handoff":"h","key":"k","reason":"` + strings.Repeat("a", 1001) + `"}`, "reason: at most 1000 bytes; this has 1001"},
		{"an empty file", handoff.VerbSay, `{"handoff":"h","key":"k","file":{"size":0}}`, "file: it is empty"},
		{"a huge file", handoff.VerbSay, `{"handoff":"h","key":"k","file":{"size":99999999}}`, "file: at most 10485760 bytes"},
		{"bad base64", handoff.VerbSay, `{"handoff":"h","key":"k","file":{"size":3,"data":"!!"}}`, "the body cannot be read: it must be the JSON object that docs/asyncapi.yaml describes"},
		{"a negative line", handoff.VerbShow, `{"handoff":"h","since":-1}`, "since: 0 or more"},
		{"a team with a dot", handoff.VerbMove, `{"handoff":"h","key":"k","team":"a.b"}`, `team "a.b" cannot stand in a NATS subject: leave out dots, *, > and spaces`},
		{"deep nesting", handoff.VerbList, strings.Repeat(`{"team":`, 20000), "the body is not JSON: look at byte 80001"},
	}
	for _, test := range tests {
		p := r.problem(test.verb, "anna", []byte(test.body))
		if p.Status != 400 || p.Code != "bad_request" || p.Message != test.want {
			t.Errorf("%s: %d %s %q; want %q", test.name, p.Status, p.Code, p.Message, test.want)
		}
	}
	if p := r.problem(handoff.VerbSay, "anna", []byte(`{"handoff":"`+h.ID+`","key":"k"}`)); p.Code != "not_owner" {
		t.Errorf("a say without words by somebody who has not claimed: %+v", p)
	}
}

// TestBodiesOfOneMegabyte also proves that such bodies do not stand in the way of ordinary ones.
func TestBodiesOfOneMegabyte(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	h := w.opens(5)
	r := w.requester(engine.RoleDesk)
	most := int(r.nc.MaxPayload())
	frame := `{"handoff":"` + h.ID + `","key":"k","text":""}`
	huge := strings.Replace(frame, `""}`, `"`+strings.Repeat("a", most-len(frame))+`"}`, 1)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if p := r.problem(handoff.VerbSay, "anna", []byte(huge)); p.Status != 400 {
				t.Errorf("a body of %d bytes: %+v", len(huge), p)
			}
		})
	}
	must(w.as("anna").Claim(t.Context(), h.ID, 0))(t)
	wait.Wait()
	must(w.as("anna").Say(t.Context(), h.ID, canary+" is still heard"))(t)
	w.heard(5, "is still heard")
	if err := r.nc.Publish("frontdesk.v1.main.desk.say.anna", make([]byte, most+1)); !errors.Is(err, nats.ErrMaxPayload) {
		t.Errorf("more than the server takes: %v", err)
	}
}

func TestWhileTheDatabaseIsAway(t *testing.T) {
	t.Parallel()
	pg := testkit.PostgresProcess(t)
	w := newWorldOn(t, testkit.Database{URL: pg.URL, KeysURL: pg.KeysURL})
	h := w.opens(5)
	r := w.requester(engine.RoleDesk)
	pg.Stop()
	body := []byte(`{"handoff":"` + h.ID + `","key":"the same","version":0}`)
	p := r.problem(handoff.VerbClaim, "anna", body)
	if p.Status != 503 || !strings.Contains(p.Message, "try again with the same key") {
		t.Errorf("claim: %+v", p)
	}
	// What the clinic published is known without a database.
	answer := r.ask(`{"text":"when are you open"}`)
	if answer.Decision != "answer" || answer.Answer == nil || answer.Answer.ID != "hours" {
		t.Errorf("ask: %+v", answer)
	}
	pg.Start()
	testkit.Eventually(t, 20*time.Second, func() error {
		m, err := r.send(handoff.VerbClaim, "anna", body)
		if err != nil {
			return err
		}
		if code := m.Header.Get(micro.ErrorCodeHeader); code != "" {
			return errors.New(code)
		}
		return nil
	})
}

func TestFilesGoBothWays(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, anna := t.Context(), w.as("anna")
	h := w.opens(9)
	must(anna.Claim(ctx, h.ID, 0))(t)

	// From the patient, longer than one message.
	photo := noise(1, 2_500_000)
	w.files.byID.Store("tg-file", photo)
	w.patient(9, chat.Said{Message: 70, Media: &chat.Media{Kind: chat.MediaPhoto, FileID: "tg-file", MIME: "image/jpeg", Size: int64(len(photo))}})
	w.patient(9, chat.Said{Message: 71, Media: &chat.Media{Kind: chat.MediaVoice, FileID: "lost"}})
	w.patient(9, chat.Said{Message: 72, Media: &chat.Media{Kind: chat.MediaLocation, Detail: "51.5, -0.1"}})
	lines := must(anna.Show(ctx, h.ID, 0))(t).Messages
	var seqs []int64
	for _, m := range lines {
		if m.Media != nil {
			seqs = append(seqs, m.Seq)
		}
	}
	if len(seqs) != 3 {
		t.Fatalf("%d lines with media; want 3", len(seqs))
	}
	var got bytes.Buffer
	head := must(anna.Media(ctx, h.ID, seqs[0], &got))(t)
	if head.Kind != "photo" || head.Size != int64(len(photo)) || !bytes.Equal(got.Bytes(), photo) {
		t.Errorf("the photo came as %+v with %d bytes", head, got.Len())
	}
	if _, err := anna.Media(ctx, h.ID, seqs[1], &got); problem(t, err).Status != 503 || strings.Contains(err.Error(), "secret") {
		t.Errorf("a file that Telegram does not give: %v", err)
	}
	for _, seq := range []int64{seqs[2], 1, 9999} {
		if _, err := anna.Media(ctx, h.ID, seq, &got); problem(t, err).Status != 404 {
			t.Errorf("line %d: %v", seq, err)
		}
	}

	// To the patient: one that fits into a message, and one that does not.
	png := append([]byte("\x89PNG\r\n\x1a\n"), noise(2, 3000)...)
	must(anna.SendFile(ctx, h.ID, canary+" a map", "../../map\x00.png", "image/png", png))(t)
	w.heard(9, canary+" a map")
	long := append([]byte("\xff\xd8\xff"), noise(3, 3_000_000)...)
	must(anna.SendFile(ctx, h.ID, "", "scan.jpg", "image/jpeg", long))(t)
	testkit.Eventually(t, 5*time.Second, func() error {
		if n := len(mediaOf(w, 9)); n != 2 {
			return fmt.Errorf("%d files have arrived", n)
		}
		return nil
	})
	sent := mediaOf(w, 9)
	if sent[0].Kind != chat.MediaPhoto || sent[0].Name != "map.png" || sent[1].Size != int64(len(long)) {
		t.Errorf("the patient gets %+v and %+v", sent[0], sent[1])
	}
	// Staff see their own files too, whole.
	lines = must(anna.Show(ctx, h.ID, 0))(t).Messages
	got.Reset()
	must(anna.Media(ctx, h.ID, lines[len(lines)-1].Seq, &got))(t)
	if !bytes.Equal(got.Bytes(), long) {
		t.Errorf("the scan is %d bytes; want %d", got.Len(), len(long))
	}
	// A file for a chat of somebody else is refused before it is sent.
	if _, err := w.as("ben").SendFile(ctx, h.ID, "", "x.bin", "", long); problem(t, err).Code != "taken" {
		t.Errorf("ben sends a file: %v", err)
	}
	if _, err := anna.SendFile(ctx, h.ID, "", "x.bin", "", make([]byte, 11<<20)); problem(t, err).Status != 400 {
		t.Errorf("11 MB: %v", err)
	}
}

func mediaOf(w *world, chatID int64) []*chat.Media {
	var all []*chat.Media
	for _, b := range w.phones.of(chatID) {
		if b.Media != nil {
			all = append(all, b.Media)
		}
	}
	return all
}

func noise(seed uint64, n int) []byte {
	r := rand.NewChaCha8([32]byte{byte(seed)})
	data := make([]byte, n)
	_, _ = r.Read(data)
	return data
}

func TestAPieceThatComesTwiceAndOneThatDoesNotFit(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	h := w.opens(9)
	must(w.as("anna").Claim(t.Context(), h.ID, 0))(t)
	r := w.requester(engine.RoleDesk)
	var u handoff.Upload
	r.into(handoff.VerbSay, "anna", map[string]any{"handoff": h.ID, "key": "k", "file": map[string]any{"size": 6, "name": "a.bin"}}, &u)
	piece := func(staff, offset, data string) (*nats.Msg, error) {
		m := &nats.Msg{Subject: "frontdesk.v1.main.desk.upload." + staff, Data: []byte(data), Header: nats.Header{
			handoff.HeaderUpload: {u.Upload}, handoff.HeaderOffset: {offset},
		}}
		return r.nc.RequestMsg(m, 5*time.Second)
	}
	for _, step := range []struct{ offset, data, want string }{
		{"0", "abc", `{"received":3}`},
		{"0", "abc", `{"received":3}`},
		{"4", "ef", `"code":"bad_request"`},
		{"3", "defg", `"code":"bad_request"`},
		{"-1", "x", `"code":"bad_request"`},
		{"x", "x", `"code":"bad_request"`},
		{"2", "cd", `{"received":4}`},
		{"4", "ef", `"owner":"anna"`},
	} {
		m, err := piece("anna", step.offset, step.data)
		if err != nil {
			t.Fatalf("piece at %s: %v", step.offset, err)
		}
		if !strings.Contains(string(m.Data), step.want) {
			t.Errorf("piece %q at %s: %s; want %s", step.data, step.offset, m.Data, step.want)
		}
	}
	testkit.Eventually(t, 5*time.Second, func() error {
		if n := len(mediaOf(w, 9)); n != 1 {
			return fmt.Errorf("%d files have arrived", n)
		}
		return nil
	})
	// The whole say again, its answer having been lost, is done already and needs no file.
	var done handoff.Done
	r.into(handoff.VerbSay, "anna", map[string]any{"handoff": h.ID, "key": "k", "file": map[string]any{"size": 6, "name": "a.bin"}}, &done)
	if done.Handoff != h.ID || len(mediaOf(w, 9)) != 1 {
		t.Errorf("the second try answers %+v, %d files", done, len(mediaOf(w, 9)))
	}
}

// TestASlowFileHoldsNothingUp asks for files that come slowly, more than are fetched at once, and meanwhile does
// everything else.
func TestASlowFileHoldsNothingUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, anna := t.Context(), w.as("anna")
	h := w.opens(9)
	must(anna.Claim(ctx, h.ID, 0))(t)
	w.patient(9, chat.Said{Message: 70, Media: &chat.Media{Kind: chat.MediaPhoto, FileID: "slow"}})
	slow := slowFile{entered: make(chan struct{}, 8), gate: make(chan struct{}), data: []byte("late")}
	w.files.byID.Store("slow", slow)
	lines := must(anna.Show(ctx, h.ID, 0))(t).Messages
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			var got bytes.Buffer
			if _, err := anna.Media(ctx, h.ID, lines[len(lines)-1].Seq, &got); err != nil || got.String() != "late" {
				t.Errorf("media: %q, %v", got.String(), err)
			}
		})
	}
	for n := range 4 {
		select {
		case <-slow.entered:
		case <-time.After(20 * time.Second):
			t.Fatalf("only %d files are fetched at once", n)
		}
	}
	for i := range 20 {
		must(anna.Note(ctx, h.ID, fmt.Sprint(canary, i)))(t)
		must(anna.List(ctx, ""))(t)
	}
	close(slow.gate)
	wait.Wait()
}

func TestTypingIsTheOwnersAlone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, anna, ben := t.Context(), w.as("anna"), w.as("ben")
	h := w.opens(41)
	for _, state := range []string{handoff.Viewing, handoff.Typing, handoff.Away} {
		if err := ben.Presence(ctx, h.ID, state); err != nil {
			t.Fatal(err)
		}
	}
	must(anna.Claim(ctx, h.ID, 0))(t)
	if err := anna.Presence(ctx, h.ID, handoff.Typing); err != nil {
		t.Fatal(err)
	}
	if got := <-w.typed; got != 41 || len(w.typed) != 0 {
		t.Errorf("typing was shown to chat %d, and %d more", got, len(w.typed))
	}
}

func TestAnAlertIsSeenOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, anna, ben := t.Context(), w.as("anna"), w.as("ben")
	w.says(3, "I have crushing chest pain and cannot breathe")
	list := must(anna.List(ctx, ""))(t)
	if len(list.Alerts) != 1 || len(list.Handoffs) != 1 || !list.Handoffs[0].Urgent {
		t.Fatalf("list: %+v", list)
	}
	id := list.Alerts[0].ID
	must(anna.Ack(ctx, id))(t)
	must(ben.Ack(ctx, id))(t)
	if list := must(anna.List(ctx, ""))(t); len(list.Alerts) != 0 {
		t.Errorf("still open: %+v", list.Alerts)
	}
	if a := must(w.store.Alert(ctx, id))(t); a.AcknowledgedBy != "anna" {
		t.Errorf("seen by %q", a.AcknowledgedBy)
	}
	if _, err := anna.Ack(ctx, "aunknown"); problem(t, err).Status != 404 {
		t.Errorf("an unknown alert: %v", err)
	}
}

// TestALongChatComesInPages has a chat that does not fit into one message, and a line that would not either.
func TestALongChatComesInPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, anna := t.Context(), w.as("anna")
	h := w.opens(9)
	must(anna.Claim(ctx, h.ID, 0))(t)
	for range 20 {
		w.says(9, canary+strings.Repeat(" <&>", 9000))
	}
	w.says(9, canary+strings.Repeat("é", 700_000))
	seen, pages := map[int64]bool{}, 0
	for since := int64(0); ; pages++ {
		page := must(anna.Show(ctx, h.ID, since))(t)
		for _, m := range page.Messages {
			if seen[m.Seq] || m.Seq <= since {
				t.Fatalf("line %d comes again", m.Seq)
			}
			seen[m.Seq] = true
			if m.Cut && (len(m.Text) > 32<<10 || strings.ContainsRune(m.Text, '\uFFFD')) {
				t.Errorf("line %d is cut to %d bytes, in the middle of a character", m.Seq, len(m.Text))
			}
		}
		since = page.Next
		if !page.More {
			if int64(len(seen)) != page.Handoff.Seq {
				t.Errorf("%d lines were shown of %d", len(seen), page.Handoff.Seq)
			}
			break
		}
	}
	if pages == 0 {
		t.Error("all came in one page: the test tests nothing")
	}
}

func TestAskIsSafeFirst(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.requester(engine.RoleService)
	answer := r.ask(`{"text":"what time do you open","lang":"en"}`)
	if answer.Level != "none" || answer.Decision != "answer" || answer.Answer == nil || answer.Answer.Text != "We are open every day." {
		t.Errorf("a question: %+v", answer)
	}
	if answer.Answer != nil && answer.Answer.Published == nil {
		t.Error("the answer has no date")
	}
	alarm := r.ask(`{"text":"crushing chest pain, when are you open"}`)
	if alarm.Level != "emergency" || !strings.Contains(alarm.Card, "999") || alarm.Answer != nil || len(alarm.Candidates) != 0 {
		t.Errorf("an emergency: %+v", alarm)
	}
	none := r.ask(`{"text":"` + canary + ` purple monkey dishwasher"}`)
	if none.Decision != "none" || none.Answer != nil {
		t.Errorf("something else: %+v", none)
	}
	for body, want := range map[string]string{
		`{}`: "text: write the question", `{"text":" "}`: "text: write the question", `x`: "the body is not JSON: look at byte 1",
	} {
		m := must(r.nc.Request(w.subjects.Ask(), []byte(body), 5*time.Second))(t)
		var p handoff.Problem
		if json.Unmarshal(m.Data, &p) != nil || p.Message != want || m.Header.Get(micro.ErrorCodeHeader) != "400" {
			t.Errorf("%s: %s", body, m.Data)
		}
	}
}

// TestTheServicesIntroduceThemselves asks for what `nats service info` shows.
func TestTheServicesIntroduceThemselves(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	m := must(w.nats.As(engine.RoleDesk).Request("$SRV.INFO.frontdesk-desk", nil, 5*time.Second))(t)
	var info micro.Info
	if err := json.Unmarshal(m.Data, &info); err != nil {
		t.Fatal(err)
	}
	if info.Name != "frontdesk-desk" || len(info.Endpoints) != len(handoff.Verbs()) {
		t.Errorf("info: %+v", info)
	}
	if _, err := w.as("anna").Show(t.Context(), "hunknown", 0); problem(t, err).Status != 404 {
		t.Error(err)
	}
	m = must(w.nats.As(engine.RoleDesk).Request("$SRV.STATS.frontdesk-desk", nil, 5*time.Second))(t)
	var stats micro.Stats
	if err := json.Unmarshal(m.Data, &stats); err != nil {
		t.Fatal(err)
	}
	for _, e := range stats.Endpoints {
		var tally struct {
			Done, Refused, Failed int
			Seconds               float64
		}
		if err := json.Unmarshal(e.Data, &tally); err != nil {
			t.Fatal(err)
		}
		want := map[string][2]int{"list": {1, 0}, "show": {0, 1}}[e.Name]
		if tally.Done != want[0] || tally.Refused != want[1] || tally.Failed != 0 || (tally.Seconds > 0) != (want != [2]int{}) {
			t.Errorf("%s: %+v; want %v", e.Name, tally, want)
		}
	}
}

// TestPermissionsPinTheCaller shows what a credential of a role may not do.
func TestPermissionsPinTheCaller(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, test := range []struct {
		role    engine.Role
		subject string
	}{
		{engine.RoleDesk, "frontdesk.v1.main.handoff.front-desk.h1.opened"},
		{engine.RoleDesk, "frontdesk.v1.main.visit.completed"},
		{engine.RoleDesk, "frontdesk.v1.main.intake.update"},
		{engine.RoleVisits, "frontdesk.v1.main.desk.list.anna"},
		{engine.RoleVisits, "frontdesk.v1.main.handoff.front-desk.h1.ended"},
		{engine.RoleMonitor, "frontdesk.v1.main.desk.list.anna"},
		{engine.RoleMonitor, "frontdesk.v1.main.visit.cancelled"},
	} {
		denied := make(chan error, 1)
		nc := w.nats.As(test.role, nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { denied <- err }))
		if err := nc.Publish(test.subject, []byte("{}")); err != nil {
			t.Fatal(err)
		}
		if err := <-denied; !errors.Is(err, nats.ErrPermissionViolation) {
			t.Errorf("%s may publish to %s: %v", test.role, test.subject, err)
		}
	}
	for _, role := range []engine.Role{engine.RoleDesk, engine.RoleVisits, engine.RoleMonitor} {
		for _, subject := range []string{"frontdesk.v1.main.intake.>", "frontdesk.v1.main.desk.>", "frontdesk.v1.main.visit.>", "_INBOX_service.>"} {
			denied := make(chan error, 1)
			nc := w.nats.As(role, nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) { denied <- err }))
			must(nc.SubscribeSync(subject))(t)
			if err := <-denied; !errors.Is(err, nats.ErrPermissionViolation) {
				t.Errorf("%s may listen to %s: %v", role, subject, err)
			}
		}
	}
}

// requester sends raw requests, as a client in another language does, and checks each answer against the contract.
type requester struct {
	w  *world
	nc *nats.Conn
}

func (w *world) requester(role engine.Role) *requester { return &requester{w, w.nats.As(role)} }

func (r *requester) send(v handoff.Verb, staff string, body []byte) (*nats.Msg, error) {
	return r.nc.Request("frontdesk.v1.main.desk."+string(v)+"."+staff, body, 10*time.Second)
}

func (r *requester) problem(v handoff.Verb, staff string, body []byte) *handoff.Problem {
	r.w.t.Helper()
	m, err := r.send(v, staff, body)
	if err != nil {
		r.w.t.Errorf("%s: %v", v, err)
		return &handoff.Problem{}
	}
	contract(r.w.t).check(r.w.t, "problem", m)
	p := &handoff.Problem{}
	if err := json.Unmarshal(m.Data, p); err != nil {
		r.w.t.Errorf("%s answers %s", v, m.Data)
	}
	_, _ = fmt.Sscan(m.Header.Get(micro.ErrorCodeHeader), &p.Status)
	return p
}

func (r *requester) into(v handoff.Verb, staff string, body, answer any) {
	r.w.t.Helper()
	data := must(json.Marshal(body))(r.w.t)
	m := must(r.send(v, staff, data))(r.w.t)
	if m.Header.Get(micro.ErrorCodeHeader) != "" {
		r.w.t.Fatalf("%s: %s", v, m.Data)
	}
	if err := json.Unmarshal(m.Data, answer); err != nil {
		r.w.t.Fatalf("%s: %v", v, err)
	}
}

func (r *requester) done(v handoff.Verb, staff string, body any) handoff.Done {
	r.w.t.Helper()
	var d handoff.Done
	r.into(v, staff, body, &d)
	return d
}

func (r *requester) ask(body string) chat.Asked {
	r.w.t.Helper()
	nc := r.w.nc
	m := must(nc.Request(r.w.subjects.Ask(), []byte(body), 5*time.Second))(r.w.t)
	contract(r.w.t).check(r.w.t, "faqAskReply", m)
	var a chat.Asked
	if err := json.Unmarshal(m.Data, &a); err != nil {
		r.w.t.Fatal(err)
	}
	return a
}
