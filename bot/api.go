// Package bot is the Telegram edge: it takes updates in (poll or webhook), decodes them, and sends letters out.
//
// The calls are made by go-telegram/bot. Its own intake is not used: it confirms updates to Telegram before they are
// handled, so that a crash loses them, and one update of an unknown kind stops it (docs/adr/0003).
package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"

	telegram "github.com/go-telegram/bot"
)

// API is a bot at a Bot API server. It never puts the token into an error or a log.
type API struct {
	token  string
	server string
	client *http.Client // for long polls and downloads
	calls  *telegram.Bot
	me     Me
}

// Me is the bot as Telegram knows it.
type Me struct {
	ID        int64  `json:"id"`
	Username  string `json:"username"`
	ReadsAll  bool   `json:"can_read_all_group_messages"` // privacy mode is off
	FirstName string `json:"first_name"`
}

// ErrToken says that Telegram does not know the token.
var ErrToken = errors.New("Telegram does not accept the bot token: copy it again from @BotFather into TELEGRAM_BOT_TOKEN")

// Connect checks the token with getMe. A *CallError or a network error means that Telegram cannot be reached now.
func Connect(ctx context.Context, server, token string) (*API, error) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 128
	transport.MaxIdleConns = 256
	a := &API{token: token, server: server, client: &http.Client{Transport: transport}}
	calls, err := telegram.New(
		token, telegram.WithSkipGetMe(), telegram.WithServerURL(server),
		telegram.WithHTTPClient(time.Minute, whole{&http.Client{Transport: transport, Timeout: sendTimeout}}),
		telegram.WithErrorsHandler(func(error) {}),
	)
	if err != nil {
		return nil, fmt.Errorf("connect to Telegram: %w", a.safe(err))
	}
	a.calls = calls
	if err := a.call(ctx, "getMe", nil, &a.me); err != nil {
		return nil, fmt.Errorf("connect to Telegram: %w", err)
	}
	return a, nil
}

// Me is what getMe said.
func (a *API) Me() Me { return a.me }

// Door is the bot's door in references of conversations.
func (a *API) Door() string { return fmt.Sprintf("tg:%d", a.me.ID) }

// CallError is Telegram's refusal of a call.
type CallError struct {
	Method      string
	Code        int
	Description string
	RetryAfter  time.Duration
}

func (e *CallError) Error() string {
	return fmt.Sprintf("%s: %d %s", e.Method, e.Code, e.Description)
}

// Is lets errors.Is find ErrToken.
func (e *CallError) Is(target error) bool {
	return target == ErrToken && (e.Code == http.StatusUnauthorized || e.Code == http.StatusNotFound)
}

// answerLimit bounds what is read of one answer: 100 updates of the largest kind are far below it.
const answerLimit = 64 << 20

// call makes a plain JSON call. It is for what go-telegram/bot does not offer: getUpdates with the updates as they
// came, and getMe with a body that every server accepts.
func (a *API) call(ctx context.Context, method string, params, result any) error {
	status, data, err := a.post(ctx, method, params)
	if err != nil {
		return err
	}
	var answer answer
	if err := json.Unmarshal(data, &answer); err != nil {
		if status == http.StatusOK {
			return fmt.Errorf("%s: %w", method, errNoJSON)
		}
		return &CallError{Method: method, Code: status, Description: "no answer of Telegram's"}
	}
	if !answer.OK {
		return answer.refusal(method)
	}
	if result == nil {
		return nil
	}
	if err := json.Unmarshal(answer.Result, result); err != nil {
		return fmt.Errorf("%s: %w", method, errNoJSON)
	}
	return nil
}

// updates calls getUpdates and returns each update as it came. One that is damaged does not cost the others: where the
// answer as a whole cannot be read, it is cut where updates begin.
func (a *API) updates(ctx context.Context, params any) ([]json.RawMessage, error) {
	const method = "getUpdates"
	status, data, err := a.post(ctx, method, params)
	if err != nil {
		return nil, err
	}
	var answer answer
	var raws []json.RawMessage
	if json.Unmarshal(data, &answer) == nil {
		if !answer.OK {
			return nil, answer.refusal(method)
		}
		if json.Unmarshal(answer.Result, &raws) == nil {
			return raws, nil
		}
	}
	if status != http.StatusOK {
		return nil, &CallError{Method: method, Code: status, Description: "no answer of Telegram's"}
	}
	if raws = cutUpdates(data); len(raws) == 0 {
		return nil, fmt.Errorf("%s: %w", method, errNoJSON)
	}
	return raws, nil
}

// cutUpdates cuts an answer that is no JSON where updates begin.
func cutUpdates(data []byte) []json.RawMessage {
	mark := []byte(`{"update_id"`)
	var raws []json.RawMessage
	for at := bytes.Index(data, mark); at >= 0; {
		next := bytes.Index(data[at+1:], mark)
		piece := data[at:]
		if next >= 0 {
			piece = data[at : at+1+next]
		}
		raws = append(raws, bytes.TrimRight(piece, ", \r\n\t"))
		if next < 0 {
			// The last one has the end of the answer at its end.
			last := &raws[len(raws)-1]
			if whole := bytes.TrimSuffix(*last, []byte("]}")); json.Valid(whole) {
				*last = whole
			}
			break
		}
		at += 1 + next
	}
	return raws
}

func (a *API) post(ctx context.Context, method string, params any) (status int, data []byte, err error) {
	body := []byte("{}")
	if params != nil {
		if body, err = json.Marshal(params); err != nil {
			return 0, nil, fmt.Errorf("%s: %w", method, err)
		}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, a.server+"/bot"+a.token+"/"+method, bytes.NewReader(body))
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", method, a.safe(err))
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := a.client.Do(request)
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", method, a.safe(err))
	}
	defer response.Body.Close()
	data, err = io.ReadAll(io.LimitReader(response.Body, answerLimit))
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", method, a.safe(err))
	}
	return response.StatusCode, data, nil
}

// answer is the envelope of every answer (https://core.telegram.org/bots/api#making-requests).
type answer struct {
	OK          bool            `json:"ok"`
	Result      json.RawMessage `json:"result"`
	Code        int             `json:"error_code"`
	Description string          `json:"description"`
	Parameters  struct {
		RetryAfter int `json:"retry_after"`
	} `json:"parameters"`
}

func (a answer) refusal(method string) error {
	return &CallError{
		Method: method, Code: a.Code, Description: a.Description,
		RetryAfter: time.Duration(a.Parameters.RetryAfter) * time.Second,
	}
}

// errNoJSON says that an answer of status 200 could not be read.
var errNoJSON = errors.New("the answer is no JSON")

// safe takes URLs, and with them the token, out of an error. What is left says what happened to the connection.
func (a *API) safe(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, io.EOF),
		errors.Is(err, io.ErrUnexpectedEOF):
		return err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		return op
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return dns
	}
	return errors.New("the connection to Telegram broke")
}

// whole sends a request with its body in one piece. The library streams bodies through a pipe, which net/http can
// neither measure nor send again on a connection that Telegram has just closed.
type whole struct{ client *http.Client }

func (w whole) Do(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		_ = r.Body.Close()
		r.Body = io.NopCloser(bytes.NewReader(data))
		r.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
		r.ContentLength = int64(len(data))
	}
	return w.client.Do(r)
}
