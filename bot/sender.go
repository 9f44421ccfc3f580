package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"

	telegram "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"golang.org/x/time/rate"

	"frontdesk/internal/chat"
	"frontdesk/internal/desk"
	"frontdesk/internal/store"
)

// sendTimeout bounds one call. A slow upload of 10 MB needs its time.
const sendTimeout = 30 * time.Second

// mostCalls bounds the calls to Telegram that are under way at once.
const mostCalls = 96

// Rates are Telegram's limits: messages per second overall and per private chat. Zero means Telegram's published ones
// (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
type Rates struct {
	Overall float64
	Chat    float64
}

const (
	publishedOverall = 30
	publishedChat    = 1
	chatBurst        = 3 // Telegram lets short bursts pass
)

// Uploads reads files that staff send; *store.Store does.
type Uploads interface {
	Upload(ctx context.Context, id store.ID) ([]byte, error)
}

// Sender sends letters to Telegram, within its limits. It is safe for concurrent use.
type Sender struct {
	api     *API
	uploads Uploads
	rates   Rates
	overall *rate.Limiter
	slots   chan struct{}

	mu      sync.Mutex
	chats   map[int64]*pace
	blocked time.Time // Telegram asked the whole bot to wait until then
}

// pace is what is known about how fast one chat may be written to.
type pace struct {
	limiter *rate.Limiter
	until   time.Time // Telegram asked to wait until then
	used    time.Time
}

// NewSender makes a Sender.
func NewSender(api *API, uploads Uploads, rates Rates) *Sender {
	if rates.Overall <= 0 {
		rates.Overall = publishedOverall
	}
	if rates.Chat <= 0 {
		rates.Chat = publishedChat
	}
	return &Sender{
		api: api, uploads: uploads, rates: rates,
		overall: rate.NewLimiter(rate.Limit(rates.Overall), max(1, int(rates.Overall))),
		slots:   make(chan struct{}, mostCalls), chats: map[int64]*pace{},
	}
}

// Send delivers one letter: nil when Telegram has accepted it, *desk.Retry when it asked to wait, *desk.Bury when it
// will never take it. Any other error leaves open whether it was accepted.
func (s *Sender) Send(ctx context.Context, l store.Letter) error {
	if l.Bubble == nil {
		return &desk.Bury{Code: "no_bubble"}
	}
	if err := s.wait(ctx, l.Bubble.Chat, l.Door == store.DoorAlert); err != nil {
		return err
	}
	s.slots <- struct{}{}
	defer func() { <-s.slots }()
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	return s.deliver(ctx, *l.Bubble)
}

// Now sends a bubble outside the outbox, for the time when the database is away. It waits for nobody's turn.
func (s *Sender) Now(ctx context.Context, b store.Bubble) error {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	if err := s.wait(ctx, b.Chat, true); err != nil {
		return err
	}
	return s.deliver(ctx, b)
}

// wait keeps Telegram's limits before a call is made. An emergency card takes its share without waiting for the chat's
// or the bot's turn; only a wait that Telegram itself has asked for holds it.
func (s *Sender) wait(ctx context.Context, chatID int64, urgent bool) error {
	p := s.paceOf(chatID)
	if until := s.asked(p); time.Until(until) > 0 {
		return &desk.Retry{After: time.Until(until), Code: "asked_to_wait"}
	}
	if urgent {
		p.limiter.Allow()
		s.overall.Allow()
		return nil
	}
	if err := p.limiter.Wait(ctx); err != nil {
		return &desk.Retry{After: time.Second, Code: "stopped"}
	}
	if err := s.overall.Wait(ctx); err != nil {
		return &desk.Retry{After: time.Second, Code: "stopped"}
	}
	return nil
}

func (s *Sender) asked(p *pace) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.blocked.After(p.until) {
		return s.blocked
	}
	return p.until
}

// mostPaces bounds the chats that are remembered; an idle chat's limiter is full again and need not be kept.
const mostPaces = 10_000

func (s *Sender) paceOf(chatID int64) *pace {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	if len(s.chats) >= mostPaces {
		for id, p := range s.chats {
			if now.Sub(p.used) > time.Minute {
				delete(s.chats, id)
			}
		}
	}
	p, ok := s.chats[chatID]
	if !ok {
		limit, burst := s.rates.Chat, max(chatBurst, int(s.rates.Chat))
		if chatID < 0 {
			limit, burst = 20.0/60, 1 // a group: 20 messages a minute
		}
		p = &pace{limiter: rate.NewLimiter(rate.Limit(limit), burst)}
		s.chats[chatID] = p
	}
	p.used = now
	return p
}

func (s *Sender) deliver(ctx context.Context, b store.Bubble) error {
	err := s.judge(b.Chat, s.call(ctx, b, models.ParseModeHTML))
	if errors.Is(err, errEntities) {
		// The markup is ours, so this is our mistake; the patient gets the words all the same.
		b.Text = chat.HTML(b.Text.Plain())
		err = s.judge(b.Chat, s.call(ctx, b, ""))
		if errors.Is(err, errEntities) {
			return &desk.Bury{Code: "bad_entities"}
		}
	}
	return err
}

func (s *Sender) call(ctx context.Context, b store.Bubble, mode models.ParseMode) error {
	if b.Media != nil {
		return s.sendMedia(ctx, b, mode)
	}
	off := true
	_, err := s.api.calls.SendMessage(ctx, &telegram.SendMessageParams{
		ChatID: b.Chat, Text: string(b.Text), ParseMode: mode, ProtectContent: b.Protect,
		LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: &off},
		ReplyParameters:    replyTo(b), ReplyMarkup: keyboard(b.Buttons),
	})
	return err
}

func (s *Sender) sendMedia(ctx context.Context, b store.Bubble, mode models.ParseMode) error {
	id, err := store.ParseID(b.Media.Upload)
	if err != nil {
		return &desk.Bury{Code: "no_upload"}
	}
	data, err := s.uploads.Upload(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return &desk.Bury{Code: "no_upload"}
	}
	if err != nil {
		return err
	}
	file := &models.InputFileUpload{Filename: fileName(b.Media), Data: bytes.NewReader(data)}
	caption, to, markup := string(b.Text), replyTo(b), keyboard(b.Buttons)
	switch b.Media.Kind {
	case chat.MediaPhoto:
		_, err = s.api.calls.SendPhoto(ctx, &telegram.SendPhotoParams{
			ChatID: b.Chat, Photo: file, Caption: caption, ParseMode: mode, ProtectContent: b.Protect,
			ReplyParameters: to, ReplyMarkup: markup,
		})
	case chat.MediaVoice:
		_, err = s.api.calls.SendVoice(ctx, &telegram.SendVoiceParams{
			ChatID: b.Chat, Voice: file, Caption: caption, ParseMode: mode, ProtectContent: b.Protect,
			ReplyParameters: to, ReplyMarkup: markup,
		})
	default:
		_, err = s.api.calls.SendDocument(ctx, &telegram.SendDocumentParams{
			ChatID: b.Chat, Document: file, Caption: caption, ParseMode: mode, ProtectContent: b.Protect,
			ReplyParameters: to, ReplyMarkup: markup,
		})
	}
	return err
}

func fileName(m *chat.Media) string {
	if m.Name != "" {
		return string(m.Name)
	}
	switch m.Kind {
	case chat.MediaPhoto:
		return "photo.jpg"
	case chat.MediaVoice:
		return "voice.ogg"
	}
	return "file"
}

func replyTo(b store.Bubble) *models.ReplyParameters {
	if b.ReplyTo == 0 {
		return nil
	}
	return &models.ReplyParameters{MessageID: int(b.ReplyTo), AllowSendingWithoutReply: true}
}

func keyboard(rows [][]chat.Button) models.ReplyMarkup {
	if len(rows) == 0 {
		return nil
	}
	k := models.InlineKeyboardMarkup{InlineKeyboard: make([][]models.InlineKeyboardButton, len(rows))}
	for i, row := range rows {
		for _, b := range row {
			k.InlineKeyboard[i] = append(k.InlineKeyboard[i], models.InlineKeyboardButton{Text: b.Label, CallbackData: b.Data})
		}
	}
	return k
}

var errEntities = errors.New("Telegram cannot read the markup")

// judge turns an answer of Telegram into what the relay must do. Nothing of it holds a word, a chat or the token.
func (s *Sender) judge(chatID int64, err error) error {
	if err == nil {
		return nil
	}
	var bury *desk.Bury
	if errors.As(err, &bury) || store.IsUnavailable(err) {
		return err
	}
	var many *telegram.TooManyRequestsError
	var migrate *telegram.MigrateError
	text := err.Error()
	switch {
	case errors.As(err, &many):
		return s.slowDown(chatID, time.Duration(max(1, many.RetryAfter))*time.Second)
	case strings.Contains(text, "error decode response result"):
		return nil // accepted; only the description of the sent message was new to the library
	case errors.As(err, &migrate):
		return &desk.Bury{Code: "chat_moved"}
	case errors.Is(err, telegram.ErrorForbidden):
		return &desk.Bury{Code: "blocked", Blocked: true}
	case errors.Is(err, telegram.ErrorBadRequest):
		return badRequest(text)
	case errors.Is(err, telegram.ErrorUnauthorized), errors.Is(err, telegram.ErrorNotFound):
		return ErrToken
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("send: no answer in time; it may have been accepted")
	}
	var network net.Error
	var op *net.OpError
	switch {
	case errors.As(err, &op):
		return fmt.Errorf("send: %w; it may have been accepted", op.Err)
	case errors.As(err, &network):
		return errors.New("send: the connection broke; it may have been accepted")
	}
	return errors.New("send: Telegram has trouble; trying again")
}

func badRequest(text string) error {
	text = strings.ToLower(text)
	switch {
	case strings.Contains(text, "can't parse entities"), strings.Contains(text, "unsupported start tag"):
		return errEntities
	case strings.Contains(text, "chat not found"), strings.Contains(text, "user is deactivated"):
		return &desk.Bury{Code: "chat_not_found", Blocked: true}
	case strings.Contains(text, "too long"):
		return &desk.Bury{Code: "too_long"}
	case strings.Contains(text, "too big"), strings.Contains(text, "too large"):
		return &desk.Bury{Code: "file_too_big"}
	}
	return &desk.Bury{Code: "bad_request"}
}

// slowDown obeys retry_after. A 429 does not say whether the chat or the bot is meant: the chat waits, and so does the
// whole bot for a moment.
func (s *Sender) slowDown(chatID int64, after time.Duration) error {
	p := s.paceOf(chatID)
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	p.until = now.Add(after)
	if whole := now.Add(min(after, time.Second)); whole.After(s.blocked) {
		s.blocked = whole
	}
	return &desk.Retry{After: after, Code: "too_many_requests"}
}

// answerPress ends the spinning of a button. That it came too late is nobody's trouble.
func (s *Sender) answerPress(ctx context.Context, id string) {
	_, _ = s.api.calls.AnswerCallbackQuery(ctx, &telegram.AnswerCallbackQueryParams{CallbackQueryID: id})
}

// Typing shows for five seconds that somebody writes. It is never worth an error.
func (s *Sender) Typing(ctx context.Context, chatID int64) {
	_, _ = s.api.calls.SendChatAction(ctx, &telegram.SendChatActionParams{ChatID: chatID, Action: models.ChatActionTyping})
}
