package bot

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// Webhook takes updates that Telegram posts. It answers 200 only when the update is durable; anything else makes
// Telegram post it again.
type Webhook struct {
	Intake *Intake
	Secret string
	Log    *slog.Logger
}

// bodyLimit bounds an update in bytes. A larger one is read up to here and put aside: refusing it would make Telegram
// post it again and again, and hold up what follows.
const bodyLimit = 16 << 20

// ServeHTTP answers 401 without the right secret, 503 when the update could not be made durable.
func (w *Webhook) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		out.Header().Set("Allow", http.MethodPost)
		http.Error(out, "only POST", http.StatusMethodNotAllowed)
		return
	}
	secret := r.Header.Get("X-Telegram-Bot-Api-Secret-Token")
	if subtle.ConstantTimeCompare([]byte(secret), []byte(w.Secret)) != 1 {
		http.Error(out, "wrong secret", http.StatusUnauthorized)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, bodyLimit))
	if err != nil {
		http.Error(out, "the body ended early", http.StatusBadRequest)
		return
	}
	// Telegram may hang up; what was begun is finished all the same.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), 30*time.Second)
	defer cancel()
	if err := w.Intake.Take(ctx, []json.RawMessage{body}, nil); err != nil {
		w.Log.Warn("update is not durable yet; Telegram will post it again", "error", err)
		out.Header().Set("Retry-After", "1")
		http.Error(out, "try again", http.StatusServiceUnavailable)
		return
	}
	out.WriteHeader(http.StatusOK)
}

// Register tells Telegram where to post updates. It is repeated until it is done; ErrToken is final.
func (w *Webhook) Register(ctx context.Context, api *API, url string) error {
	for {
		err := api.call(ctx, "setWebhook", map[string]any{
			"url": url, "secret_token": w.Secret, "allowed_updates": allowedUpdates(), "max_connections": 40,
			"drop_pending_updates": false,
		}, nil)
		if err == nil || ctx.Err() != nil {
			return nil
		}
		var call *CallError
		if errors.Is(err, ErrToken) {
			return fmt.Errorf("register webhook: %w", ErrToken)
		}
		if errors.As(err, &call) && call.Code == http.StatusBadRequest {
			return fmt.Errorf("register webhook: Telegram refuses TELEGRAM_WEBHOOK_URL: %s", call.Description)
		}
		w.Log.Warn("register webhook", "error", err)
		pause(ctx, retryAfter(err))
	}
}
