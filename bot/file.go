package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	telegram "github.com/go-telegram/bot"

	"frontdesk/internal/store"
)

// Open reads a file that a patient sent, from Telegram. The caller closes it; size is -1 when Telegram does not say.
// store.ErrNotFound: Telegram has it no more, or it is above Telegram's 20 MB.
func (a *API) Open(ctx context.Context, fileID string) (body io.ReadCloser, size int64, err error) {
	f, err := a.calls.GetFile(ctx, &telegram.GetFileParams{FileID: fileID})
	if errors.Is(err, telegram.ErrorBadRequest) {
		return nil, 0, fmt.Errorf("open file: %w", store.ErrNotFound)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("open file: %w", a.safe(err))
	}
	// The link holds the token: it is used here and never passed on.
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, a.server+"/file/bot"+a.token+"/"+f.FilePath, nil)
	if err != nil {
		return nil, 0, fmt.Errorf("open file: %w", a.safe(err))
	}
	response, err := a.client.Do(request)
	if err != nil {
		return nil, 0, fmt.Errorf("open file: %w", a.safe(err))
	}
	if response.StatusCode != http.StatusOK {
		response.Body.Close()
		return nil, 0, fmt.Errorf("open file: status %d: %w", response.StatusCode, store.ErrNotFound)
	}
	return response.Body, response.ContentLength, nil
}
