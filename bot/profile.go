package bot

import (
	"context"
	"fmt"

	"frontdesk/internal/chat"
)

// Describe sets what Telegram shows of the bot: name, descriptions and commands, in each language of the clinic. It
// reads first and writes only what differs, for Telegram limits such changes.
func (a *API) Describe(ctx context.Context, all []chat.Described) error {
	for _, d := range all {
		texts := []struct{ get, set, field, want string }{
			{"getMyName", "setMyName", "name", cut(d.Name, 64)},
			{"getMyShortDescription", "setMyShortDescription", "short_description", cut(d.Short, 120)},
			{"getMyDescription", "setMyDescription", "description", cut(d.Long, 512)},
		}
		for _, t := range texts {
			have := map[string]string{}
			if err := a.call(ctx, t.get, map[string]any{"language_code": d.Language}, &have); err != nil {
				return fmt.Errorf("describe bot: %w", err)
			}
			if have[t.field] == t.want {
				continue
			}
			if err := a.call(ctx, t.set, map[string]any{t.field: t.want, "language_code": d.Language}, nil); err != nil {
				return fmt.Errorf("describe bot: %w", err)
			}
		}
		commands := make([]map[string]string, len(d.Commands))
		for i, c := range d.Commands {
			commands[i] = map[string]string{"command": c[0], "description": c[1]}
		}
		if err := a.call(ctx, "setMyCommands", map[string]any{"commands": commands, "language_code": d.Language}, nil); err != nil {
			return fmt.Errorf("describe bot: %w", err)
		}
	}
	return nil
}

// cut keeps the first n characters.
func cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n])
}

// WebhookState is what Telegram says about the webhook, for doctor.
type WebhookState struct {
	URL       string `json:"url"`
	Pending   int    `json:"pending_update_count"`
	LastError string `json:"last_error_message"`
	ErrorAt   int64  `json:"last_error_date"`
}

// WebhookState asks Telegram.
func (a *API) WebhookState(ctx context.Context) (WebhookState, error) {
	var s WebhookState
	err := a.call(ctx, "getWebhookInfo", nil, &s)
	return s, err
}
