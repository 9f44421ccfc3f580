// Package telegramtest is a Telegram for one bot: the Bot API with its limits and its errors, people with phones who
// write to the bot, press its buttons and block it, and faults on demand.
//
// Tests use it in their own process; `frontdesk demo` serves it with a phone in the browser. It is strict: every call is
// compared with the published description of the Bot API, parameters that do not exist, lack or have the wrong type are
// noted as violations, and its own answers are compared as well. The behaviour follows the source of Telegram's server
// (tdlib/telegram-bot-api and tdlib/td) where the documentation is silent; what the emulator lacks it refuses, it never
// pretends.
//
// Not emulated: payments, sticker sets, games, inline mode, stories, business accounts, forum topics, polls, passport,
// rich messages and the parse mode Markdown (MarkdownV2 is). A call to a method that exists and is not emulated is
// answered with 501 and is a violation.
package telegramtest

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Config says what Telegram knows about the bot. The zero value is a good one.
type Config struct {
	Token    string           // default: one made from Seed
	Username string           // of the bot, default frontdesk_test_bot
	Limits   Limits           // the zero value means DefaultLimits
	Now      func() time.Time // default time.Now; dates, lifetimes and rates follow it, waiting does not
	Log      *slog.Logger     // gets methods and status codes, never words or ids of people; default: nowhere
	Seed     int64            // the same seed gives the same ids

	// ReadsGroups is Telegram's privacy mode turned off: the bot gets every message of its groups. By default it gets
	// commands, replies to its own messages, messages that mention it, and service messages.
	ReadsGroups bool
}

// Server is the emulated Telegram. It serves the Bot API below /bot<token>/ and files below /file/bot<token>/. All
// methods may be called at the same time.
type Server struct {
	api      *schema
	handlers map[string]handler
	token    string
	username string
	limits   Limits
	clock    func() time.Time
	log      *slog.Logger
	reads    bool
	bot      *user
	born     time.Time
	quit     chan struct{}
	running  sync.WaitGroup
	buffers  sync.Pool // of *[]byte, for answers

	listener *http.Server // of Start
	url      string
	failing  TB // of Start

	mu         sync.Mutex
	rng        *rand.Rand
	closed     bool
	users      map[int64]*user
	chats      map[int64]*chat
	people     map[string]*Person
	groups     map[string]*Group
	files      map[string]*file
	paths      map[string]*file
	fileCount  int
	lastID     MessageID
	nextUserID int64
	presses    map[string]*Press
	profile    profile

	queue          queue
	allowed        map[string]bool // nil: the default kinds
	poll           *poll
	polledAt       time.Time
	polledOffset   int
	hook           *webhook
	nextSetWebhook time.Time
	flood          bucket

	scripts    []*Script
	calls      map[string]int
	sent       []Sent
	observer   func(Call)
	violations []string
}

// TB is the part of testing.TB that this package needs, so that a program that serves the emulator does not link the
// package testing.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// New makes a server without a listener: mount it in an HTTP server, and call Close when that has stopped.
func New(c Config) *Server {
	api, err := loadSchema()
	if err != nil {
		panic(err) // the file is part of the program
	}
	s := &Server{
		api:      api,
		handlers: handlers(),
		token:    c.Token,
		username: c.Username,
		limits:   c.Limits,
		clock:    c.Now,
		log:      c.Log,
		reads:    c.ReadsGroups,
		born:     time.Now(),
		quit:     make(chan struct{}),
		rng:      rand.New(rand.NewPCG(uint64(c.Seed), 0x7e1e6a)),
		users:    map[int64]*user{},
		chats:    map[int64]*chat{},
		people:   map[string]*Person{},
		groups:   map[string]*Group{},
		files:    map[string]*file{},
		paths:    map[string]*file{},
		presses:  map[string]*Press{},
		calls:    map[string]int{},
	}
	if s.limits == (Limits{}) {
		s.limits = DefaultLimits()
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.username == "" {
		s.username = "frontdesk_test_bot"
	}
	botID := 6_000_000_000 + s.rng.Int64N(1_000_000_000)
	if s.token == "" {
		s.token = strconv.FormatInt(botID, 10) + ":AA" + s.randomID(24)
	} else if id, err := strconv.ParseInt(beforeColon(s.token), 10, 64); err == nil {
		botID = id
	}
	s.bot = s.newUser(botID, true, botName, "", s.username, "")
	s.nextUserID = 5_100_000_000 + s.rng.Int64N(100_000_000)
	s.lastID = MessageID(s.rng.IntN(500))
	s.queue.base = 100_000_000 + s.rng.IntN(800_000_000)
	return s
}

func beforeColon(token string) string {
	id, _, _ := strings.Cut(token, ":")
	return id
}

// Start serves a new server on a free port of 127.0.0.1 until the test is over. The test fails if by then the bot broke
// the rules of the API (see Violations) or a scripted fault was not used up.
func Start(t TB, c Config) *Server {
	t.Helper()
	s := New(c)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("start telegram: %v", err)
	}
	s.failing = t
	s.url = "http://" + listener.Addr().String()
	s.listener = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute}
	s.running.Go(func() {
		if err := s.listener.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("telegram stopped", "error", err)
		}
	})
	t.Cleanup(func() {
		s.Close()
		for _, v := range s.Violations() {
			t.Errorf("telegram: %s", v)
		}
		for _, unused := range s.unusedScripts() {
			t.Errorf("telegram: %s", unused)
		}
	})
	return s
}

// URL is the base address, for a server that Start made.
func (s *Server) URL() string { return s.url }

// Token is the token of the bot.
func (s *Server) Token() string { return s.token }

// Username is the name of the bot, without @.
func (s *Server) Username() string { return s.username }

// Close ends long polls, held calls and deliveries, and the listener of Start. What was recorded stays readable.
func (s *Server) Close() {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	close(s.quit)
	s.stopWebhook()
	s.mu.Unlock()
	if s.listener != nil {
		if err := s.listener.Close(); err != nil {
			s.log.Warn("telegram: close listener", "error", err)
		}
	}
	s.running.Wait()
}

func (s *Server) now() time.Time { return s.clock() }

// misuse reports a test that asks for what no person could do. It ends the test, or panics outside of one.
func (s *Server) misuse(format string, args ...any) {
	if s.failing != nil {
		s.failing.Helper()
		s.failing.Fatalf("telegram: "+format, args...)
	}
	panic(fmt.Sprintf("telegram: "+format, args...))
}
