// Package console is the web edge: pages in which people of the clinic answer patients, edit the answers, and see what
// went wrong. Pages are made on the server and work without scripts; a small script of its own keeps them live.
package console

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// Deps is what the console stands on. Desk, Store, Log and Now are needed; the rest may be left out.
type Deps struct {
	Desk  *desk.Desk
	Store *store.Store
	Log   *slog.Logger
	Now   func() time.Time
	// Secure says that browsers reach the console over https. Cookies are then bound to it. Without it, sign-in is
	// only as safe as the network between browser and program: use that on one machine.
	Secure bool
	// Watch calls change for each live fact until ctx ends, and returns when no more facts can come. It is called once
	// for each open page. Without it, or when it returns, pages refetch every few seconds and say so.
	Watch func(ctx context.Context, change func(Change)) error
	// Files opens what patients sent. Without it a page says that the file cannot be shown.
	Files Files
	// Typing shows the patient that somebody is writing. It must not block for long.
	Typing  func(ctx context.Context, conversation store.ID)
	Version string
}

// Files opens a file of a patient by its id at Telegram. The size is 0 when it is not known.
type Files interface {
	Open(ctx context.Context, fileID string) (io.ReadCloser, int64, error)
}

// Change is a live fact: that something happened, never a word of it. Gap says that facts may have been missed.
type Change struct {
	Family string `json:"family"` // handoff, alert, feedback, faq
	Name   string `json:"name"`   // opened, taken, said, ...
	About  string `json:"about"`  // the id of the handoff, alert or feedback
	Team   string `json:"team"`
	Seq    int64  `json:"seq"`
	Urgent bool   `json:"urgent"`
	Gap    bool   `json:"gap"`
}

// New makes the console. It reads all templates, so that a broken one is found at start-up and not by a patient's wait.
//
// Of each request the log keeps the route, the status, the member of staff and an id, never a word.
func New(d Deps) (http.Handler, error) {
	a, err := loadAssets()
	if err != nil {
		return nil, fmt.Errorf("new console: %w", err)
	}
	c := &console{
		Deps: d, assets: a,
		patience: newPatience(d.Now), hashing: make(chan struct{}, mostHashes),
		glances: newGlances(), drafts: newDrafts(), building: make(chan struct{}, 1),
	}
	return c.protect(c.routes()), nil
}

type console struct {
	Deps
	assets   *assets
	patience *patience
	hashing  chan struct{} // bounds the password hashes that are under way
	glances  *glances
	drafts   *drafts
	building chan struct{} // one trial index at a time
	editing  sync.Mutex    // between looking at a draft and saving it
}

// routes is the whole map of the console. What changes something is a POST; a GET never does.
func (c *console) routes() *http.ServeMux {
	mux := http.NewServeMux()
	anybody := func(pattern string, h handler) { mux.Handle(pattern, c.open(h)) }
	agent := func(pattern string, h handler) { mux.Handle(pattern, c.staffed(store.Agent, h)) }
	admin := func(pattern string, h handler) { mux.Handle(pattern, c.staffed(store.Admin, h)) }

	anybody("GET /static/{file}", c.static)
	anybody("GET /signin", c.signInPage)
	anybody("POST /signin", c.signIn)
	anybody("POST /signout", c.signOut)

	agent("GET /{$}", c.home)
	agent("GET /live", c.live)
	agent("GET /count", c.count)

	agent("GET /chats", c.queuePage)
	agent("GET /chats/list", c.queueList)
	agent("POST /alerts/{alert}/seen", c.acknowledge)
	agent("GET /chats/{handoff}", c.chatPage)
	agent("GET /chats/{handoff}/talk", c.chatTalk)
	agent("GET /chats/{handoff}/files/{seq}", c.file)
	agent("POST /chats/{handoff}/take", c.take)
	agent("POST /chats/{handoff}/reply", c.reply)
	agent("POST /chats/{handoff}/draft", c.keepDraft)
	agent("POST /chats/{handoff}/note", c.note)
	agent("POST /chats/{handoff}/move", c.move)
	agent("POST /chats/{handoff}/return", c.giveBack)
	agent("POST /chats/{handoff}/urgent", c.makeUrgent)
	agent("POST /chats/{handoff}/end", c.end)

	admin("GET /answers", c.answersPage)
	admin("GET /answers/new", c.newAnswerPage)
	admin("POST /answers/new", c.createAnswer)
	admin("GET /answers/{lang}/{id}", c.editorPage)
	admin("POST /answers/{lang}/{id}", c.edit)
	admin("GET /answers/{lang}/{id}/publish", c.publishPage)
	admin("POST /answers/{lang}/{id}/publish", c.publish)
	admin("POST /answers/{lang}/{id}/withdraw", c.withdraw)
	admin("POST /answers/{lang}/{id}/discard", c.discard)

	admin("GET /problems", c.problemsPage)
	admin("POST /problems/parked/{stamp}/seen", c.resolveParked)
	admin("GET /feedback", c.feedbackPage)
	return mux
}
