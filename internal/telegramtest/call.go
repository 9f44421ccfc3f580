package telegramtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// handler carries out one method. It runs with the server's lock held, appends the result to c.out, and returns nil or a
// refusal.
type handler func(s *Server, c *call) *Error

// call is a call under way.
type call struct {
	method *apiMethod
	params Params
	out    []byte // the whole answer; it starts with answerPrefix
	note   string // description beside a result
	gone   <-chan struct{}
}

const answerPrefix = `{"ok":true,"result":`

func handlers() map[string]handler {
	return map[string]handler{
		"getMe":          (*Server).getMe,
		"logOut":         (*Server).answerTrue,
		"close":          (*Server).answerTrue,
		"getUpdates":     (*Server).getUpdates,
		"setWebhook":     (*Server).setWebhook,
		"deleteWebhook":  (*Server).deleteWebhook,
		"getWebhookInfo": (*Server).getWebhookInfo,

		"sendMessage":     (*Server).sendMessage,
		"sendPhoto":       (*Server).sendPhoto,
		"sendVoice":       (*Server).sendVoice,
		"sendAudio":       (*Server).sendAudio,
		"sendVideo":       (*Server).sendVideo,
		"sendAnimation":   (*Server).sendAnimation,
		"sendVideoNote":   (*Server).sendVideoNote,
		"sendDocument":    (*Server).sendDocument,
		"sendSticker":     (*Server).sendSticker,
		"sendMediaGroup":  (*Server).sendMediaGroup,
		"sendLocation":    (*Server).sendLocation,
		"sendVenue":       (*Server).sendVenue,
		"sendContact":     (*Server).sendContact,
		"sendChatAction":  (*Server).sendChatAction,
		"forwardMessage":  (*Server).forwardMessage,
		"forwardMessages": (*Server).forwardMessages,
		"copyMessage":     (*Server).copyMessage,
		"copyMessages":    (*Server).copyMessages,

		"answerCallbackQuery":    (*Server).answerCallbackQuery,
		"editMessageText":        (*Server).editMessageText,
		"editMessageCaption":     (*Server).editMessageCaption,
		"editMessageReplyMarkup": (*Server).editMessageReplyMarkup,
		"deleteMessage":          (*Server).deleteMessage,
		"deleteMessages":         (*Server).deleteMessages,
		"setMessageReaction":     (*Server).setMessageReaction,
		"pinChatMessage":         (*Server).pinChatMessage,
		"unpinChatMessage":       (*Server).unpinChatMessage,
		"unpinAllChatMessages":   (*Server).unpinChatMessage,

		"getFile":              (*Server).getFile,
		"getUserProfilePhotos": (*Server).getUserProfilePhotos,
		"getChat":              (*Server).getChat,
		"getChatMember":        (*Server).getChatMember,
		"getChatMemberCount":   (*Server).getChatMemberCount,
		"leaveChat":            (*Server).leaveChat,

		"setMyCommands":         (*Server).setMyCommands,
		"getMyCommands":         (*Server).getMyCommands,
		"deleteMyCommands":      (*Server).deleteMyCommands,
		"setMyName":             (*Server).setMyName,
		"getMyName":             (*Server).getMyName,
		"setMyDescription":      (*Server).setMyDescription,
		"getMyDescription":      (*Server).getMyDescription,
		"setMyShortDescription": (*Server).setMyShortDescription,
		"getMyShortDescription": (*Server).getMyShortDescription,
		"setChatMenuButton":     (*Server).setChatMenuButton,
		"getChatMenuButton":     (*Server).getChatMenuButton,
	}
}

// ServeHTTP answers a call of the Bot API or the download of a file.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	if rest, ok := strings.CutPrefix(path, "/file/bot"); ok {
		s.download(w, r, rest)
		return
	}
	rest, ok := strings.CutPrefix(path, "/bot")
	token, name, found := strings.Cut(rest, "/")
	switch {
	case !ok || !found:
		writeError(w, &Error{Code: http.StatusNotFound, Description: "Not Found"})
	case token != s.token:
		writeError(w, &Error{Code: http.StatusUnauthorized, Description: "Unauthorized"})
	default:
		s.serveCall(w, r, name)
	}
}

func (s *Server) serveCall(w http.ResponseWriter, r *http.Request, name string) {
	params, err := readParams(r, s.limits.UploadBytes)
	switch {
	case errors.Is(err, errTooLarge):
		w.Header().Set("Connection", "close")
		writeError(w, &Error{Code: http.StatusRequestEntityTooLarge, Description: "Request Entity Too Large"})
		return
	case errors.Is(err, errCutOff):
		reset(w)
		return
	case err != nil:
		s.note("call with an unreadable body: " + err.Error())
		writeError(w, badRequest("can't parse the request body"))
		return
	}
	a := s.perform(name, params, r.Context().Done())
	defer s.free(a)
	if a.script != nil && !s.after(a.script, w, r) {
		return
	}
	a.write(w)
}

// answer is what a call came to.
type answer struct {
	body   []byte
	err    *Error
	script *Script // a fault that strikes between the effect and the answer
	page   string  // instead of JSON
	buffer *[]byte
}

// perform checks a call, lets a scripted fault have its way, and carries the call out.
func (s *Server) perform(name string, params Params, gone <-chan struct{}) answer {
	m := s.api.method(name)
	if m == nil {
		s.note(fmt.Sprintf("unknown method %q", name))
		return answer{err: &Error{Code: http.StatusNotFound, Description: "Not Found"}}
	}
	wrong := m.check(params)
	buffer := s.buffer()
	c := &call{method: m, params: params, gone: gone, out: append((*buffer)[:0], answerPrefix...)}
	a := answer{buffer: buffer}

	s.mu.Lock()
	for _, v := range wrong {
		s.violate(v)
	}
	s.calls[m.name]++
	script := s.strike(c)
	if script != nil && script.fault.before() {
		s.mu.Unlock()
		a.page, a.err = s.before(script, gone)
		s.mu.Lock()
	}
	switch {
	case s.closed:
		a.page, a.err = "", errGone()
	case a.page == "" && a.err == nil:
		a.err = s.carryOut(c)
	}
	if script != nil && !script.fault.before() {
		script.note(c.seen(s.now(), a.err))
		a.script = script
	}
	observer := s.observer
	s.mu.Unlock()

	a.body = c.out
	if a.err != nil {
		a.body = appendError(c.out[:0], a.err)
	}
	*buffer = a.body
	if observer != nil {
		observer(c.seen(s.now(), a.err))
	}
	if s.log.Enabled(context.Background(), slog.LevelDebug) {
		s.log.Debug("telegram call", "method", m.name, "code", a.code())
	}
	return a
}

// carryOut runs the handler and compares its answer with the description of the API.
func (s *Server) carryOut(c *call) *Error {
	run := s.handlers[c.method.name]
	if run == nil {
		s.violate(c.method.name + ": this method is not emulated")
		return &Error{Code: http.StatusNotImplemented, Description: "Not Implemented: the emulator does not know " + c.method.name}
	}
	if err := run(s, c); err != nil {
		return err
	}
	// Updates were compared when they were made; a raw one may be anything.
	if c.method.name != "getUpdates" {
		if err := checkJSON(c.out[len(answerPrefix):], c.method.result); err != nil {
			s.violate(fmt.Sprintf("emulator: answer of %s: %v", c.method.name, err))
		}
	}
	if c.note != "" {
		c.out = append(c.out, `,"description":`...)
		c.out = appendString(c.out, c.note)
	}
	c.out = append(c.out, '}')
	return nil
}

func (s *Server) answerTrue(c *call) *Error {
	c.out = append(c.out, "true"...)
	return nil
}

// free gives the buffer of an answer back when the answer is written.
func (s *Server) free(a answer) {
	if a.buffer != nil && cap(*a.buffer) < 1<<20 {
		s.buffers.Put(a.buffer)
	}
}

func (s *Server) buffer() *[]byte {
	if b, ok := s.buffers.Get().(*[]byte); ok {
		return b
	}
	return new([]byte)
}

func (a *answer) code() int {
	if a.err != nil {
		return a.err.Code
	}
	return http.StatusOK
}

func (a *answer) write(w http.ResponseWriter) {
	h := w.Header()
	if a.page != "" {
		h.Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusBadGateway)
		writeAll(w, []byte(a.page))
		return
	}
	if a.body == nil && a.err != nil {
		a.body = appendError(nil, a.err)
	}
	h["Content-Type"] = jsonType()
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	if a.err != nil && a.err.RetryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(a.err.RetryAfter))
	}
	w.WriteHeader(a.code())
	writeAll(w, a.body)
}

func jsonType() []string { return []string{"application/json"} }

func writeError(w http.ResponseWriter, e *Error) {
	a := answer{err: e}
	a.write(w)
}

// writeAll writes an answer. A client that is gone is its own problem.
func writeAll(w http.ResponseWriter, b []byte) { _, _ = w.Write(b) }

// reset breaks the connection so that the client sees a reset and not an end.
func reset(w http.ResponseWriter) {
	connection, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2, or a recorder: the nearest thing to a reset
	}
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = connection.Close()
}

// download gives out a file that getFile named.
func (s *Server) download(w http.ResponseWriter, r *http.Request, rest string) {
	token, path, _ := strings.Cut(rest, "/")
	if token != s.token {
		writeError(w, &Error{Code: http.StatusUnauthorized, Description: "Unauthorized"})
		return
	}
	s.mu.Lock()
	s.calls["download"]++
	f := s.paths[path]
	script := s.strike(&call{method: &apiMethod{name: "download"}})
	s.mu.Unlock()
	if script != nil && script.fault.before() {
		if page, err := s.before(script, r.Context().Done()); page != "" || err != nil {
			a := answer{page: page, err: err}
			a.write(w)
			return
		}
	}
	if script != nil && !script.fault.before() && !s.after(script, w, r) {
		return
	}
	if f == nil {
		writeError(w, &Error{Code: http.StatusNotFound, Description: "Not Found"})
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.data))
}
