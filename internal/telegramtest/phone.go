package telegramtest

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
)

//go:embed phone/icon.svg phone/index.html phone/phone.css phone/phone.js
var phoneFiles embed.FS

// Phone serves a phone for the browser, to be mounted at /phone/ with or without that prefix: one person at a time, named
// by ?as=, live, and with everything that a patient's phone does. It is for the machine that it runs on: whoever can open
// it can write as anybody.
func (s *Server) Phone() http.Handler {
	files, err := fs.Sub(phoneFiles, "phone")
	if err != nil {
		panic(err) // the files are part of the program
	}
	p := &phone{server: s, files: http.FileServerFS(files)}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.HandlerFunc(p.page))
	mux.Handle("GET /api/chat", p.json(p.chat))
	mux.Handle("GET /api/events", http.HandlerFunc(p.events))
	mux.Handle("GET /api/file", http.HandlerFunc(p.file))
	mux.Handle("POST /api/person", p.json(p.person))
	mux.Handle("POST /api/start", p.json(p.start))
	mux.Handle("POST /api/say", p.json(p.say))
	mux.Handle("POST /api/edit", p.json(p.edit))
	mux.Handle("POST /api/press", p.json(p.press))
	mux.Handle("POST /api/send", p.json(p.send))
	mux.Handle("POST /api/location", p.json(p.location))
	mux.Handle("POST /api/contact", p.json(p.contact))
	mux.Handle("POST /api/block", p.json(p.block))
	mux.Handle("POST /api/language", p.json(p.language))
	return phoneHeaders(http.NewCrossOriginProtection().Handler(unmount(mux)))
}

// phone is the web side of the people's phones.
type phone struct {
	server *Server
	files  http.Handler
}

// unmount takes the prefix off that the handler is mounted at.
func unmount(next http.Handler) http.Handler {
	stripped := http.StripPrefix("/phone", next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/phone":
			http.Redirect(w, r, "/phone/", http.StatusMovedPermanently)
		case strings.HasPrefix(r.URL.Path, "/phone/"):
			stripped.ServeHTTP(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// phoneHeaders lets the page load nothing but its own files, and sounds and pictures that it has in hand.
func phoneHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; object-src 'none'; "+
			"base-uri 'none'; form-action 'self'; frame-ancestors 'self'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}

func (p *phone) page(w http.ResponseWriter, r *http.Request) { p.files.ServeHTTP(w, r) }

// phoneError is a mistake that the page shows.
type phoneError struct {
	status int
	text   string
}

func (e *phoneError) Error() string { return e.text }

var errNoPerson = &phoneError{http.StatusNotFound, "nobody of this name has a phone here"}

// json answers with what act returns, or with its error.
func (p *phone) json(act func(r *http.Request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, p.server.limits.UploadBytes)
		result, err := act(r)
		w.Header().Set("Content-Type", "application/json")
		if err != nil {
			status := http.StatusConflict
			var known *phoneError
			if errors.As(err, &known) {
				status = known.status
			}
			w.WriteHeader(status)
			result = map[string]string{"error": err.Error()}
		}
		if err := json.NewEncoder(w).Encode(result); err != nil {
			p.server.log.Debug("phone: answer", "error", err)
		}
	})
}

// who finds the person that a request names. The lock is held.
func (p *phone) who(key string) (*Person, error) {
	person := p.server.people[strings.ToLower(key)]
	if person == nil {
		return nil, errNoPerson
	}
	return person, nil
}

// act reads a JSON body and lets its person do something.
func act[T any](p *phone, r *http.Request, do func(person *Person, in T) (MessageID, error)) (any, error) {
	var in T
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return nil, &phoneError{http.StatusBadRequest, "unreadable request: " + err.Error()}
	}
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	person, err := p.who(r.URL.Query().Get("as"))
	if err != nil {
		return nil, err
	}
	id, err := do(person, in)
	return map[string]MessageID{"id": id}, err
}

func (p *phone) person(r *http.Request) (any, error) {
	var in struct{ Name, Language string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		return nil, &phoneError{http.StatusBadRequest, "unreadable request: " + err.Error()}
	}
	in.Name = strings.TrimSpace(in.Name)
	if in.Name == "" || len(in.Name) > 64 {
		return nil, &phoneError{http.StatusBadRequest, "a name has 1 to 64 characters"}
	}
	if in.Language == "" {
		in.Language = "en"
	}
	person := p.server.Person(in.Name, Language(in.Language))
	return map[string]string{"key": person.key, "name": person.first}, nil
}

func (p *phone) start(r *http.Request) (any, error) {
	type body struct{ Payload string }
	return act(p, r, func(person *Person, in body) (MessageID, error) { return person.start(in.Payload) })
}

func (p *phone) say(r *http.Request) (any, error) {
	type body struct {
		Text  string
		Reply MessageID
	}
	return act(p, r, func(person *Person, in body) (MessageID, error) { return person.say(in.Text, in.Reply) })
}

func (p *phone) edit(r *http.Request) (any, error) {
	type body struct {
		ID   MessageID
		Text string
	}
	return act(p, r, func(person *Person, in body) (MessageID, error) { return in.ID, person.edit(in.ID, in.Text) })
}

func (p *phone) press(r *http.Request) (any, error) {
	type body struct {
		Message  MessageID // 0: the reply keyboard
		Row, Col int
		Label    string
	}
	var press *Press
	_, err := act(p, r, func(person *Person, in body) (id MessageID, err error) {
		if in.Message == 0 {
			press, err = person.pressReply(in.Label)
			return 0, err
		}
		m := person.chat.find(in.Message)
		if m == nil || m.keyboard == nil || in.Row < 0 || in.Row >= len(m.keyboard.rows) || in.Col < 0 || in.Col >= len(m.keyboard.rows[in.Row]) {
			return 0, errors.New("the button is gone")
		}
		press, err = p.server.press(person, m, &m.keyboard.rows[in.Row][in.Col])
		return 0, err
	})
	if err != nil {
		return nil, err
	}
	return map[string]string{"query": press.ID, "url": press.URL, "copied": press.Copied}, nil
}

// send takes a file: the fields kind, caption, seconds and reply, then file.
func (p *phone) send(r *http.Request) (any, error) {
	if err := r.ParseMultipartForm(8 << 20); err != nil {
		return nil, &phoneError{http.StatusBadRequest, "this file is too big or could not be read"}
	}
	defer func() {
		if err := r.MultipartForm.RemoveAll(); err != nil {
			p.server.log.Warn("phone: remove temporary files", "error", err)
		}
	}()
	upload, header, err := r.FormFile("file")
	if err != nil {
		return nil, &phoneError{http.StatusBadRequest, "there is no file"}
	}
	defer upload.Close()
	data, err := io.ReadAll(upload)
	if err != nil {
		return nil, fmt.Errorf("read file: %w", err)
	}
	seconds, _ := strconv.Atoi(r.FormValue("seconds"))
	reply, _ := strconv.Atoi(r.FormValue("reply"))
	media := Media{Kind: r.FormValue("kind"), Name: path.Base(header.Filename), Data: data, Caption: r.FormValue("caption"), Seconds: seconds}
	media.MIME, _, _ = mime.ParseMediaType(header.Header.Get("Content-Type"))
	if media.Kind == kindVoice {
		media.asTelegramVoice()
	}
	if !slices.Contains([]string{kindPhoto, kindVoice, kindAudio, kindVideo, kindDocument}, media.Kind) {
		return nil, &phoneError{http.StatusBadRequest, "unknown kind of file"}
	}
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	person, err := p.who(r.URL.Query().Get("as"))
	if err != nil {
		return nil, err
	}
	id, err := person.send(media, "", MessageID(reply))
	return map[string]MessageID{"id": id}, err
}

// asTelegramVoice makes of a recording what the app would have recorded, where it can: Opus in an Ogg.
func (m *Media) asTelegramVoice() {
	if ogg, length, ok := oggFromWebM(m.Data); ok {
		m.Data, m.MIME = ogg, "audio/ogg"
		m.Seconds = max(1, int(length.Round(time.Second)/time.Second))
	}
}

func (p *phone) location(r *http.Request) (any, error) {
	type body struct{ Latitude, Longitude float64 }
	return act(p, r, func(person *Person, in body) (MessageID, error) {
		if in.Latitude < -90 || in.Latitude > 90 || in.Longitude < -180 || in.Longitude > 180 {
			return 0, errors.New("there is no such place on Earth")
		}
		return person.send(Location(in.Latitude, in.Longitude), "", 0)
	})
}

func (p *phone) contact(r *http.Request) (any, error) {
	return act(p, r, func(person *Person, _ struct{}) (MessageID, error) { return person.send(Contact("", ""), "", 0) })
}

func (p *phone) block(r *http.Request) (any, error) {
	type body struct{ Blocked bool }
	return act(p, r, func(person *Person, in body) (MessageID, error) {
		person.block(in.Blocked)
		return 0, nil
	})
}

func (p *phone) language(r *http.Request) (any, error) {
	type body struct{ Language string }
	return act(p, r, func(person *Person, in body) (MessageID, error) {
		if in.Language == "" || len(in.Language) > 12 {
			return 0, errors.New("a language is a tag such as en or es")
		}
		person.speak(in.Language)
		return 0, nil
	})
}

// phoneChat is what the page shows, or what changed since a revision.
type phoneChat struct {
	Server   string         `json:"server"` // another one means that everything is new
	Rev      uint64         `json:"rev"`
	Bot      phoneBot       `json:"bot"`
	Me       phonePerson    `json:"me"`
	People   []phonePerson  `json:"people"`
	Started  bool           `json:"started"`
	Blocked  bool           `json:"blocked"`
	Action   string         `json:"action,omitempty"`
	ActionMS int64          `json:"action_ms,omitempty"` // how much longer to show it
	Keyboard *phoneKeyboard `json:"keyboard,omitempty"`
	Toast    *phoneToast    `json:"toast,omitempty"`
	Bubbles  []phoneBubble  `json:"bubbles"`
}

type phoneBot struct {
	Name        string         `json:"name"`
	Username    string         `json:"username"`
	Description string         `json:"description"`
	Commands    []phoneCommand `json:"commands"`
}

type phoneCommand struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

type phonePerson struct {
	Key      string `json:"key"`
	Name     string `json:"name"`
	Language string `json:"language,omitempty"`
	Phone    string `json:"phone,omitempty"`
}

type phoneKeyboard struct {
	Rows        [][]phoneButton `json:"rows"`
	Placeholder string          `json:"placeholder,omitempty"`
}

type phoneButton struct {
	Text  string `json:"text"`
	Kind  string `json:"kind"`
	URL   string `json:"url,omitempty"`
	Style string `json:"style,omitempty"`
}

type phoneToast struct {
	Query string `json:"query"`
	Text  string `json:"text"`
	Alert bool   `json:"alert"`
}

type phoneBubble struct {
	ID        MessageID       `json:"id"`
	Deleted   bool            `json:"deleted,omitempty"`
	Bot       bool            `json:"bot,omitempty"`
	Kind      string          `json:"kind,omitempty"`
	Text      string          `json:"text,omitempty"`
	Entities  json.RawMessage `json:"entities,omitempty"`
	Buttons   [][]phoneButton `json:"buttons,omitempty"`
	Reply     *phoneReply     `json:"reply,omitempty"`
	Date      int64           `json:"date,omitempty"`
	Edited    bool            `json:"edited,omitempty"`
	Delivered bool            `json:"delivered,omitempty"`
	Forwarded bool            `json:"forwarded,omitempty"`
	Album     string          `json:"album,omitempty"`
	File      *phoneFile      `json:"file,omitempty"`
	Media     json.RawMessage `json:"media,omitempty"` // of a contact, a place or a sticker
}

type phoneReply struct {
	ID   MessageID `json:"id"`
	Name string    `json:"name"`
	Text string    `json:"text"`
}

type phoneFile struct {
	Name    string `json:"name,omitempty"`
	MIME    string `json:"mime,omitempty"`
	Size    int    `json:"size"`
	Width   int    `json:"width,omitempty"`
	Height  int    `json:"height,omitempty"`
	Seconds int    `json:"seconds,omitempty"`
}

func (p *phone) chat(r *http.Request) (any, error) {
	s := p.server
	since, _ := strconv.ParseUint(r.URL.Query().Get("since"), 10, 64)
	s.mu.Lock()
	defer s.mu.Unlock()
	person, err := p.who(r.URL.Query().Get("as"))
	people := s.phonePeople()
	if err != nil {
		// The page still needs to know who is there, to choose.
		return phoneChat{Server: s.instance(), People: people, Bot: s.phoneBot(""), Bubbles: []phoneBubble{}}, nil
	}
	c := person.chat
	if since > c.rev || r.URL.Query().Get("server") != s.instance() {
		since = 0
	}
	state := phoneChat{
		Server:  s.instance(),
		Rev:     c.rev,
		Bot:     s.phoneBot(person.language),
		Me:      phonePerson{Key: person.key, Name: person.first, Language: person.language, Phone: person.phone},
		People:  people,
		Started: c.started,
		Blocked: c.blocked,
		Bubbles: []phoneBubble{},
	}
	if left := actionTime - s.now().Sub(c.actionAt); c.action != "" && left > 0 {
		state.Action, state.ActionMS = c.action, left.Milliseconds()
	}
	if c.keyboard != nil {
		state.Keyboard = &phoneKeyboard{Rows: phoneButtons(c.keyboard.rows), Placeholder: c.keyboard.placeholder}
	}
	if t := c.toast; t != nil {
		state.Toast = &phoneToast{Query: t.ID, Text: t.answer.Text, Alert: t.answer.Alert}
	}
	for _, m := range c.messages {
		if m.rev > since && (since > 0 || !m.deleted) {
			state.Bubbles = append(state.Bubbles, s.phoneBubble(m))
		}
	}
	return state, nil
}

// actionTime is how long a phone shows that the bot is typing.
const actionTime = 5 * time.Second

// instance tells one run of the server from the next.
func (s *Server) instance() string { return strconv.FormatInt(s.born.UnixNano(), 36) }

func (s *Server) phonePeople() []phonePerson {
	people := make([]phonePerson, 0, len(s.people))
	for _, p := range s.people {
		people = append(people, phonePerson{Key: p.key, Name: p.first, Language: p.language})
	}
	slices.SortFunc(people, func(a, b phonePerson) int { return strings.Compare(a.Key, b.Key) })
	return people
}

// phoneBot is the bot as somebody who speaks this language sees it.
func (s *Server) phoneBot(language string) phoneBot {
	in := func(words map[string]string, otherwise string) string {
		for _, l := range []string{language, ""} {
			if words[l] != "" {
				return words[l]
			}
		}
		return otherwise
	}
	bot := phoneBot{
		Name:        in(s.profile.name, botName),
		Username:    s.username,
		Description: in(s.profile.description, ""),
		Commands:    []phoneCommand{},
	}
	for _, key := range []string{"all_private_chats " + language, "all_private_chats ", "default " + language, "default "} {
		if commands := s.profile.commands[key]; commands != nil {
			if err := json.Unmarshal(commands, &bot.Commands); err != nil {
				s.violate("emulator: commands: " + err.Error())
			}
			break
		}
	}
	return bot
}

func phoneButtons(rows [][]Button) [][]phoneButton {
	shown := make([][]phoneButton, len(rows))
	for i, row := range rows {
		for _, b := range row {
			button := phoneButton{Text: b.Text, Kind: b.Kind, Style: b.Style}
			if b.Kind == "url" {
				button.URL = b.Data
			}
			shown[i] = append(shown[i], button)
		}
	}
	return shown
}

func (s *Server) phoneBubble(m *message) phoneBubble {
	if m.deleted {
		return phoneBubble{ID: m.id, Deleted: true}
	}
	b := phoneBubble{
		ID: m.id, Bot: m.out, Kind: m.kind, Text: m.text, Date: m.date, Edited: m.edited != 0,
		Delivered: m.delivered, Forwarded: m.origin != nil, Album: m.album,
	}
	if len(m.entities) > 0 {
		b.Entities = s.appendEntities(nil, m.entities)
	}
	if m.keyboard != nil {
		b.Buttons = phoneButtons(m.keyboard.rows)
	}
	if r := m.reply; r != nil {
		text := r.text
		if text == "" {
			text = strings.ToUpper(r.kind[:1]) + r.kind[1:]
		}
		b.Reply = &phoneReply{ID: r.id, Name: s.nameOf(r), Text: firstRunes(text, 120)}
	}
	if f := m.file; f != nil {
		b.File = &phoneFile{Name: f.name, MIME: f.mime, Size: len(f.data), Width: f.width, Height: f.height, Seconds: f.length}
	}
	switch m.kind {
	case kindContact, kindLocation, kindSticker, "venue", "service":
		b.Media = slices.Concat([]byte{'{'}, m.media, []byte{'}'})
	}
	return b
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// file gives the page a file of the person's chat. Only pictures, sounds and films are shown; the rest is saved.
func (p *phone) file(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.URL.Query().Get("message"))
	p.server.mu.Lock()
	var f *file
	if person, err := p.who(r.URL.Query().Get("as")); err == nil {
		if m := person.chat.find(MessageID(id)); m != nil {
			f = m.file
		}
	}
	p.server.mu.Unlock()
	if f == nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	switch f.mime {
	case "image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg", "audio/mp4", "audio/webm", "audio/wav", "video/mp4", "video/webm":
		h.Set("Content-Type", f.mime)
	default:
		h.Set("Content-Type", "application/octet-stream")
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
	}
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(f.data))
}

// phonePause keeps a busy chat from flooding the page.
const phonePause = 50 * time.Millisecond

// events tells the page the newest revision of the chat whenever it changes; the page then asks for what it lacks.
func (p *phone) events(w http.ResponseWriter, r *http.Request) {
	s := p.server
	s.mu.Lock()
	person, err := p.who(r.URL.Query().Get("as"))
	s.mu.Unlock()
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	beat := time.NewTicker(15 * time.Second)
	defer beat.Stop()
	for sent := uint64(1) << 63; ; {
		s.mu.Lock()
		rev, changed := person.chat.rev, person.chat.changed.wait()
		s.mu.Unlock()
		line := ": still here\n\n"
		if rev != sent {
			line = fmt.Sprintf("data: {\"server\":%q,\"rev\":%d}\n\n", s.instance(), rev)
			sent = rev
		}
		if _, err := io.WriteString(w, line); err != nil || control.Flush() != nil {
			return
		}
		pause := time.NewTimer(phonePause)
		select {
		case <-pause.C:
		case <-r.Context().Done():
			return
		case <-s.quit:
			return
		}
		select {
		case <-changed:
		case <-beat.C:
		case <-r.Context().Done():
			return
		case <-s.quit:
			return
		}
	}
}
