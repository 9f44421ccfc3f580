package telegramtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// Params are the parameters of one call, as sent.
type Params []Param

// Param is one parameter of a call: a value, or a file that came with a multipart body.
type Param struct {
	Name  string
	Value string
	File  *Upload

	typed byte // first byte of the JSON value, for a call with a JSON body
}

// Upload is a file that came with a call.
type Upload struct {
	Name string
	MIME string
	Data []byte
}

// Get returns the value of a parameter, or "".
func (p Params) Get(name string) string {
	for i := range p {
		if p[i].Name == name && p[i].File == nil {
			return p[i].Value
		}
	}
	return ""
}

// File returns the file that came under this name, or nil.
func (p Params) File(name string) *Upload {
	for i := range p {
		if p[i].Name == name && p[i].File != nil {
			return p[i].File
		}
	}
	return nil
}

// Has tells whether a parameter was sent at all.
func (p Params) Has(name string) bool {
	for i := range p {
		if p[i].Name == name {
			return true
		}
	}
	return false
}

// integer reads a whole number as the real server does: what is not a number counts as 0.
func (p Params) integer(name string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(p.Get(name)), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// clamped reads a whole number that has a default and a range.
func (p Params) clamped(name string, fallback, least, most int64) int64 {
	if p.Get(name) == "" {
		return fallback
	}
	return min(max(p.integer(name), least), most)
}

// boolean reads a flag as the real server does.
func (p Params) boolean(name string) bool {
	switch strings.ToLower(p.Get(name)) {
	case "true", "yes", "1":
		return true
	}
	return false
}

func (p Params) float(name string) (float64, bool) {
	f, err := strconv.ParseFloat(p.Get(name), 64)
	return f, err == nil
}

var (
	errTooLarge = errors.New("request entity too large")
	errCutOff   = errors.New("the client went away in the middle of the body")
)

// readParams reads the query string and the body: JSON, urlencoded or multipart, as Telegram accepts them. An empty body
// of any kind is fine, as with api.telegram.org; a self-hosted server would refuse an empty multipart body.
func readParams(r *http.Request, maxBody int64) (Params, error) {
	params := make(Params, 0, 8)
	if r.URL.RawQuery != "" {
		var err error
		if params, err = appendURLEncoded(params, r.URL.RawQuery); err != nil {
			return nil, err
		}
	}
	if r.Body == nil || r.Body == http.NoBody {
		return params, nil
	}
	body, err := readBody(r, maxBody)
	if err != nil || len(body) == 0 {
		return params, err
	}
	return appendBody(params, r.Header.Get("Content-Type"), body)
}

func readBody(r *http.Request, maxBody int64) ([]byte, error) {
	if r.ContentLength > maxBody {
		return nil, errTooLarge
	}
	var body bytes.Buffer
	if r.ContentLength > 0 {
		body.Grow(int(r.ContentLength) + bytes.MinRead)
	}
	n, err := body.ReadFrom(io.LimitReader(r.Body, maxBody+1))
	switch {
	case err != nil:
		return nil, errCutOff
	case n > maxBody:
		return nil, errTooLarge
	}
	return body.Bytes(), nil
}

func appendBody(params Params, contentType string, body []byte) (Params, error) {
	kind, rest, _ := strings.Cut(contentType, ";")
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "application/json":
		return appendJSON(params, body)
	case "application/x-www-form-urlencoded", "":
		return appendURLEncoded(params, string(body))
	case "multipart/form-data":
		boundary := boundaryOf(rest)
		if boundary == "" {
			return nil, errors.New("multipart body without boundary")
		}
		return appendMultipart(params, boundary, body)
	}
	return params, nil // as Telegram: a body of another type is not looked at
}

func boundaryOf(parameters string) string {
	if name, value, ok := strings.Cut(strings.TrimSpace(parameters), "="); ok && name == "boundary" && !strings.ContainsAny(value, "\"; ") {
		return value
	}
	_, all, err := mime.ParseMediaType("multipart/form-data;" + parameters)
	if err != nil {
		return ""
	}
	return all["boundary"]
}

func appendURLEncoded(params Params, query string) (Params, error) {
	for pair := range strings.SplitSeq(query, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if err != nil {
			return nil, err
		}
		if value, err = url.QueryUnescape(value); err != nil {
			return nil, err
		}
		params = append(params, Param{Name: name, Value: value})
	}
	return params, nil
}

// appendJSON reads an object. Strings are decoded, null counts as absent, everything else stays JSON text.
func appendJSON(params Params, body []byte) (Params, error) {
	c := cursor{data: body}
	err := c.single(func() error {
		return c.object(func(name []byte) error {
			p := Param{Name: string(name), typed: c.peek()}
			switch p.typed {
			case '"':
				s, err := c.text()
				p.Value = s
				params = append(params, p)
				return err
			case 'n':
				return c.skip()
			default:
				raw, err := c.raw()
				p.Value = string(raw)
				params = append(params, p)
				return err
			}
		})
	})
	return params, err
}

// appendMultipart reads the parts of a body that is already in memory. It is an order of magnitude cheaper than
// mime/multipart, which it falls back to for anything unusual.
func appendMultipart(params Params, boundary string, body []byte) (Params, error) {
	start := len(params)
	delimiter := "\r\n--" + boundary
	rest, ok := bytes.CutPrefix(body, []byte(delimiter[2:]))
	for ok && !bytes.HasPrefix(rest, []byte("--")) {
		var part []byte
		if rest, ok = bytes.CutPrefix(rest, []byte("\r\n")); !ok {
			break
		}
		if part, rest, ok = bytes.Cut(rest, []byte(delimiter)); !ok {
			break
		}
		var p Param
		if p, ok = readPart(part); ok {
			params = append(params, p)
		}
	}
	if ok {
		return params, nil
	}
	return appendMultipartSlow(params[:start], boundary, body)
}

// readPart reads the header and value of an ordinary part; it gives up on any header that it does not know.
func readPart(part []byte) (Param, bool) {
	var p Param
	var contentType string
	for {
		line, rest, ok := bytes.Cut(part, []byte("\r\n"))
		if !ok {
			return p, false
		}
		part = rest
		if len(line) == 0 {
			break
		}
		if bytes.ContainsFunc(line, unicode.IsControl) {
			return p, false
		}
		if disposition, ok := bytes.CutPrefix(line, []byte("Content-Disposition: form-data; name=\"")); ok {
			if !readDisposition(&p, disposition) {
				return p, false
			}
		} else if value, ok := bytes.CutPrefix(line, []byte("Content-Type: ")); ok {
			contentType = string(value)
		} else {
			return p, false
		}
	}
	if p.Name == "" {
		return p, false
	}
	if p.File != nil {
		p.File.MIME, p.File.Data = contentType, part
	} else {
		p.Value = string(part)
	}
	return p, true
}

func readDisposition(p *Param, rest []byte) bool {
	name, rest, ok := bytes.Cut(rest, []byte{'"'})
	if !ok || bytes.ContainsAny(name, "\\%") {
		return false
	}
	p.Name = string(name)
	if len(rest) == 0 {
		return true
	}
	file, ok := bytes.CutPrefix(rest, []byte("; filename=\""))
	if !ok {
		return false
	}
	file, rest, ok = bytes.Cut(file, []byte{'"'})
	if !ok || len(rest) != 0 || bytes.ContainsAny(file, "\\%/") {
		return false
	}
	if len(file) > 0 {
		p.File = &Upload{Name: string(file)}
	}
	return true
}

func appendMultipartSlow(params Params, boundary string, body []byte) (Params, error) {
	reader := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := reader.NextPart()
		if errors.Is(err, io.EOF) {
			return params, nil
		}
		if err != nil {
			return nil, fmt.Errorf("multipart body: %w", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, fmt.Errorf("multipart body: %w", err)
		}
		p := Param{Name: part.FormName()}
		if part.FileName() != "" {
			p.File = &Upload{Name: part.FileName(), MIME: part.Header.Get("Content-Type"), Data: data}
		} else {
			p.Value = string(data)
		}
		if p.Name != "" {
			params = append(params, p)
		}
	}
}

// check compares a call with the API and returns what is wrong with it, in words.
func (m *apiMethod) check(params Params) []string {
	var wrong []string
	for i := range params {
		p := &params[i]
		f := m.params[p.Name]
		switch {
		case f == nil && p.File != nil && attached(params, p.Name):
			// a file that another parameter names with attach://
		case f == nil:
			wrong = append(wrong, fmt.Sprintf("%s: unknown parameter %q", m.name, p.Name))
		case p.File != nil:
			if !f.takesFile() {
				wrong = append(wrong, fmt.Sprintf("%s: parameter %q takes no file", m.name, p.Name))
			}
		default:
			if err := f.checkParam(p); err != nil {
				wrong = append(wrong, fmt.Sprintf("%s: parameter %q: %v", m.name, p.Name, err))
			}
		}
	}
	for _, f := range m.needs {
		if !params.Has(f.name) {
			wrong = append(wrong, fmt.Sprintf("%s: parameter %q is missing", m.name, f.name))
		}
	}
	return wrong
}

func (f *apiField) takesFile() bool {
	for _, s := range f.shapes {
		if s.kind == fileShape {
			return true
		}
	}
	return false
}

// checkParam checks one value. JSON may not pass a number where text belongs, although Telegram would let it.
func (f *apiField) checkParam(p *Param) error {
	if err := f.checkForm(p.Value); err != nil {
		return err
	}
	if p.typed == 0 || p.typed == '"' {
		return nil
	}
	for _, s := range f.shapes {
		if s.kind != stringShape && s.kind != fileShape {
			return nil
		}
	}
	return errors.New("want String")
}

func attached(params Params, name string) bool {
	for i := range params {
		if params[i].File == nil && strings.Contains(params[i].Value, "attach://"+name) {
			return true
		}
	}
	return false
}
