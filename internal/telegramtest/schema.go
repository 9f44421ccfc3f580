package telegramtest

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed botapi/api.json.gz
var botAPI []byte

// loadSchema unpacks and compiles the Bot API once per process: about 20 ms.
var loadSchema = sync.OnceValues(func() (*schema, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(botAPI))
	if err != nil {
		return nil, fmt.Errorf("unpack the Bot API: %w", err)
	}
	var described apiFile
	if err := json.NewDecoder(unzipped).Decode(&described); err != nil {
		return nil, fmt.Errorf("read the Bot API: %w", err)
	}
	s := compile(described)
	if len(s.unknown) > 0 {
		return nil, fmt.Errorf("read the Bot API: types used and not described: %q", s.unknown)
	}
	return s, nil
})

// schema is the Bot API compiled for checking calls and answers.
type schema struct {
	version string
	methods map[string]*apiMethod // by name as documented
	folded  map[string]*apiMethod // by name in lower case, since the server does not mind case
	types   map[string]*apiType
	unknown []string // names of types that are used and not described
}

// apiMethod is one method: what it takes and what it returns.
type apiMethod struct {
	name   string
	params map[string]*apiField
	needs  []*apiField
	result []shape
}

// apiType is one object of the API. A union has variants and no fields of its own.
type apiType struct {
	name     string
	fields   map[string]*apiField
	needs    uint64 // bits of the required fields
	bits     []string
	variants []shape
}

// apiField is one parameter or field; any of its shapes will do.
type apiField struct {
	name     string
	required bool
	bit      uint64 // of a required field of a type
	constant string // the only value allowed, for the field that tells variants apart
	shapes   []shape
	nested   []shape // those of the shapes that are lists or objects
}

// shape is what a JSON value may look like.
type shape struct {
	kind shapeKind
	elem []shape  // of a list: one
	typ  *apiType // of an object
}

type shapeKind uint8

const (
	integerShape shapeKind = iota
	floatShape
	booleanShape
	stringShape
	fileShape
	listShape
	objectShape
)

func (s shape) String() string {
	switch s.kind {
	case integerShape:
		return "Integer"
	case floatShape:
		return "Float"
	case booleanShape:
		return "Boolean"
	case stringShape:
		return "String"
	case fileShape:
		return "InputFile"
	case listShape:
		return "Array of " + s.elem[0].String()
	default:
		return s.typ.name
	}
}

// method finds a method by name, in any case.
func (s *schema) method(name string) *apiMethod {
	if m := s.methods[name]; m != nil {
		return m
	}
	return s.folded[strings.ToLower(name)]
}

// check reads the JSON value against the shapes and says what is wrong with it, or nil.
func checkJSON(data []byte, shapes []shape) error {
	c := cursor{data: data}
	return c.single(func() error { return c.check(shapes) })
}

// check reads one value that must have one of the shapes. When none fits, the error is that of the shape that fitted
// longest, because that is the one that was meant.
func (c *cursor) check(shapes []shape) error {
	if len(shapes) == 1 {
		return c.checkShape(shapes[0])
	}
	start, depth := c.pos, c.depth
	var far int
	var best error
	for _, s := range shapes {
		c.pos, c.depth = start, depth
		err := c.checkShape(s)
		if err == nil {
			return nil
		}
		if best == nil || c.pos > far {
			best, far = err, c.pos
		}
	}
	return best
}

func (c *cursor) checkShape(s shape) error {
	switch s.kind {
	case integerShape, floatShape:
		digits, err := c.number()
		if err != nil {
			return fmt.Errorf("want %s: %w", s, err)
		}
		if s.kind == integerShape && bytes.ContainsAny(digits, ".eE") {
			return fmt.Errorf("want Integer, got %s", digits)
		}
		return nil
	case booleanShape:
		if _, err := c.boolean(); err != nil {
			return fmt.Errorf("want Boolean: %w", err)
		}
		return nil
	case stringShape, fileShape:
		if _, _, err := c.quoted(); err != nil {
			return fmt.Errorf("want %s: %w", s, err)
		}
		return nil
	case listShape:
		return c.array(func() error { return c.check(s.elem) })
	default:
		return c.checkObject(s.typ)
	}
}

func (c *cursor) checkObject(t *apiType) error {
	if len(t.variants) > 0 {
		return c.check(t.variants)
	}
	var seen uint64
	err := c.object(func(name []byte) error {
		f := t.fields[string(name)]
		if f == nil {
			return fmt.Errorf("%s has no field %q", t.name, name)
		}
		seen |= f.bit
		if f.constant != "" {
			return c.checkConstant(t, f)
		}
		if err := c.check(f.shapes); err != nil {
			return fmt.Errorf("%s.%s: %w", t.name, f.name, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if seen != t.needs {
		for i, name := range t.bits {
			if seen&(1<<i) == 0 {
				return fmt.Errorf("%s lacks the field %q", t.name, name)
			}
		}
	}
	return nil
}

func (c *cursor) checkConstant(t *apiType, f *apiField) error {
	before := c.pos
	got, err := c.text()
	if err != nil {
		return fmt.Errorf("%s.%s: %w", t.name, f.name, err)
	}
	if got != f.constant {
		c.pos = before
		return fmt.Errorf("%s.%s must be %q", t.name, f.name, f.constant)
	}
	return nil
}

// checkForm checks a parameter that came as text, as all do in multipart and urlencoded bodies.
func (f *apiField) checkForm(value string) error {
	if len(f.nested) > 0 {
		return checkJSON([]byte(value), f.nested)
	}
	var bad error
	for _, s := range f.shapes {
		if bad = s.checkForm(value); bad == nil {
			return nil
		}
	}
	return bad
}

func (s shape) checkForm(value string) error {
	var ok bool
	switch s.kind {
	case integerShape:
		_, err := strconv.ParseInt(value, 10, 64)
		ok = err == nil
	case floatShape:
		_, err := strconv.ParseFloat(value, 64)
		ok = err == nil
	case booleanShape:
		switch value {
		case "true", "false", "True", "False", "1", "0", "yes", "no":
			ok = true
		}
	case fileShape:
		ok = strings.HasPrefix(value, "attach://")
	case stringShape:
		ok = true
	}
	if !ok {
		return fmt.Errorf("want %s", s)
	}
	return nil
}

// The rest turns the file into the schema.

type apiFile struct {
	Version string
	Methods map[string]struct {
		Fields  []apiFileField
		Returns []string
	}
	Types map[string]struct {
		Fields    []apiFileField
		Subtypes  []string
		SubtypeOf []string `json:"subtype_of"`
	}
}

type apiFileField struct {
	Name        string
	Types       []string
	Required    bool
	Description string
}

func compile(file apiFile) *schema {
	s := &schema{
		version: file.Version,
		methods: make(map[string]*apiMethod, len(file.Methods)),
		folded:  make(map[string]*apiMethod, len(file.Methods)),
		types:   make(map[string]*apiType, len(file.Types)),
	}
	for name := range file.Types {
		s.types[name] = &apiType{name: name}
	}
	for name, described := range file.Types {
		t := s.types[name]
		t.variants = s.shapes(described.Subtypes)
		t.fields = make(map[string]*apiField, len(described.Fields))
		for _, d := range described.Fields {
			f := s.field(d)
			if f.required {
				f.bit = 1 << len(t.bits)
				t.bits = append(t.bits, f.name)
				t.needs |= f.bit
			}
			if len(described.SubtypeOf) > 0 && (f.name == "type" || f.name == "source" || f.name == "status") {
				f.constant = constant(d.Description)
			}
			t.fields[f.name] = f
		}
	}
	for name, described := range file.Methods {
		m := &apiMethod{name: name, params: make(map[string]*apiField, len(described.Fields)), result: s.shapes(described.Returns)}
		for _, d := range described.Fields {
			f := s.field(d)
			m.params[f.name] = f
			if f.required {
				m.needs = append(m.needs, f)
			}
		}
		s.methods[name] = m
		s.folded[strings.ToLower(name)] = m
	}
	s.inaccessibleLast()
	return s
}

// inaccessibleLast makes the check of a MaybeInaccessibleMessage try the ordinary message first.
func (s *schema) inaccessibleLast() {
	maybe := s.types["MaybeInaccessibleMessage"]
	for i, v := range maybe.variants {
		if v.typ == s.types["Message"] {
			maybe.variants[0], maybe.variants[i] = maybe.variants[i], maybe.variants[0]
		}
	}
}

func (s *schema) field(d apiFileField) *apiField {
	f := &apiField{name: d.Name, required: d.Required, shapes: s.shapes(d.Types)}
	for _, shape := range f.shapes {
		if shape.kind >= listShape {
			f.nested = append(f.nested, shape)
		}
	}
	return f
}

func (s *schema) shapes(names []string) []shape {
	var shapes []shape
	for _, name := range names {
		shapes = append(shapes, s.shape(name))
	}
	return shapes
}

func (s *schema) shape(name string) shape {
	switch name {
	case "Integer":
		return shape{kind: integerShape}
	case "Float":
		return shape{kind: floatShape}
	case "Boolean":
		return shape{kind: booleanShape}
	case "String":
		return shape{kind: stringShape}
	case "InputFile":
		return shape{kind: fileShape}
	}
	if of, ok := strings.CutPrefix(name, "Array of "); ok {
		return shape{kind: listShape, elem: []shape{s.shape(of)}}
	}
	if s.types[name] == nil {
		s.unknown = append(s.unknown, name)
	}
	return shape{kind: objectShape, typ: s.types[name]}
}

// constant reads the value out of a description such as `Type of the media, must be photo` or `..., always "user"`.
func constant(description string) string {
	for _, before := range []string{", always ", ", must be "} {
		if _, value, ok := strings.Cut(description, before); ok {
			return strings.Trim(value, `"“”.`)
		}
	}
	return ""
}
