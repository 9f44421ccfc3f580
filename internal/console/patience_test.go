package console

import (
	"fmt"
	"testing"
	"time"
)

func TestPatience(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	p := newPatience(func() time.Time { return now })
	account := limit{key: "account", free: 3, most: 20 * time.Second}
	shared := limit{key: "address", free: 6, most: 10 * time.Second, shared: true}
	both := []limit{account, shared}
	for i := range 3 {
		if wait := p.begin(both); wait != 0 {
			t.Fatalf("try %d waits %s", i+1, wait)
		}
	}
	if p.begin(both) != 0 {
		t.Fatal("the pause comes before the fourth try, not after it")
	}
	if wait := p.begin(both); wait != 2*time.Second {
		t.Errorf("after four tries: %s", wait)
	}
	now = now.Add(2 * time.Second)
	if p.begin(both) != 0 {
		t.Error("the pause does not end")
	}
	if wait := p.begin(both); wait != 4*time.Second {
		t.Errorf("after five tries: %s", wait)
	}
	for range 20 {
		now = now.Add(time.Minute)
		p.begin([]limit{account})
	}
	if wait := p.begin([]limit{account}); wait != 20*time.Second {
		t.Errorf("the pause grows to %s", wait)
	}
	p.forgive([]limit{account})
	if p.begin([]limit{account}) != 0 {
		t.Error("whoever has shown the password still waits")
	}
	// One right password does not speak for all others at the address.
	for range 10 {
		now = now.Add(11 * time.Second)
		p.begin([]limit{shared})
	}
	p.forgive([]limit{shared})
	now = now.Add(11 * time.Second)
	p.begin([]limit{shared})
	if p.begin([]limit{shared}) == 0 {
		t.Error("a right password clears the address")
	}
	now = now.Add(triesForgotten)
	if p.begin(both) != 0 {
		t.Error("tries are never forgotten")
	}
}

func TestPatienceIsBounded(t *testing.T) {
	t.Parallel()
	now := time.Now()
	p := newPatience(func() time.Time { return now })
	for i := range mostTries + 10 {
		p.begin([]limit{{key: fmt.Sprint(i), free: 1, most: time.Second}})
	}
	if len(p.tries) > mostTries {
		t.Errorf("%d are remembered", len(p.tries))
	}
}

func TestDrafts(t *testing.T) {
	t.Parallel()
	now := time.Now()
	d := newDrafts()
	if !d.keep("maria", "h1", "He", now) {
		t.Error("the first letter shows no typing")
	}
	if d.keep("maria", "h1", "Hel", now.Add(time.Second)) {
		t.Error("typing is shown again within a second")
	}
	if d.keep("maria", "h1", "Hel", now.Add(time.Minute)) {
		t.Error("typing is shown although nothing was typed")
	}
	if !d.keep("maria", "h1", "Hello", now.Add(time.Minute)) {
		t.Error("typing is not shown any more")
	}
	if got := d.find("maria", "h1", now.Add(time.Hour)); got != "Hello" {
		t.Errorf("kept %q", got)
	}
	if d.find("tom", "h1", now) != "" || d.find("maria", "h2", now) != "" {
		t.Error("a draft is shown to another person or in another chat")
	}
	if d.find("maria", "h1", now.Add(time.Minute+draftKept+time.Second)) != "" {
		t.Error("a draft lives for ever")
	}
	for i := range mostDrafts + 5 {
		d.keep("tom", fmt.Sprint(i), "x", now.Add(time.Duration(i)*time.Second))
	}
	if len(d.known) > mostDrafts {
		t.Errorf("%d drafts are kept", len(d.known))
	}
	if d.find("tom", fmt.Sprint(mostDrafts+4), now.Add(time.Hour)) == "" {
		t.Error("the newest draft was dropped")
	}
}
