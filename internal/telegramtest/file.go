package telegramtest

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	_ "image/gif" // sendPhoto takes GIF as well
	"image/jpeg"
	_ "image/png" // and PNG
	"mime"
	"path"
	"strings"
)

// file is something that was uploaded by the bot or by a person.
type file struct {
	id     string
	unique string
	kind   string // as the server's errors name it: Photo, VoiceNote, Document...
	name   string
	mime   string
	path   string
	data   []byte
	width  int
	height int
	length int // seconds
}

// fileKinds tell, by kind of message, how the server calls the file, how its ids begin, and in which folder it lies.
func fileKind(kind string) (name, prefix, folder string) {
	switch kind {
	case kindPhoto:
		return "Photo", "AgACAgQAAxk", "photos"
	case kindVoice:
		return "VoiceNote", "AwACAgQAAxk", "voice"
	case kindAudio:
		return "Audio", "CQACAgQAAxk", "music"
	case kindVideo:
		return "Video", "BAACAgQAAxk", "videos"
	case kindSticker:
		return "Sticker", "CAACAgQAAxk", "stickers"
	case "animation":
		return "Animation", "CgACAgQAAxk", "animations"
	case "video_note":
		return "VideoNote", "DQACAgQAAxk", "video_notes"
	}
	return "Document", "BQACAgQAAxk", "documents"
}

func (s *Server) newFile(kind, name, mimeType string, data []byte) *file {
	kindName, prefix, folder := fileKind(kind)
	f := &file{kind: kindName, name: name, mime: mimeType, data: data}
	f.id = prefix + s.randomID(36)
	f.unique = "AQAD" + s.randomID(9)
	s.fileCount++
	f.path = fmt.Sprintf("%s/file_%d%s", folder, s.fileCount, fileExtension(kind, name, mimeType))
	s.files[f.id] = f
	s.paths[f.path] = f
	return f
}

func fileExtension(kind, name, mimeType string) string {
	switch {
	case kind == kindPhoto:
		return ".jpg"
	case kind == kindVoice:
		return ".oga"
	case path.Ext(name) != "":
		return strings.ToLower(path.Ext(name))
	}
	if all, err := mime.ExtensionsByType(mimeType); err == nil && len(all) > 0 {
		return all[0]
	}
	return ""
}

func (s *Server) randomID(bytes int) string {
	raw := make([]byte, bytes)
	for i := range raw {
		raw[i] = byte(s.rng.Uint32())
	}
	return base64.RawURLEncoding.EncodeToString(raw)
}

// newPhoto checks an image as sendPhoto does, and returns its largest size last.
func (s *Server) newPhoto(data []byte) ([]*file, *Error) {
	if len(data) == 0 {
		return nil, badRequest("file must be non-empty")
	}
	if int64(len(data)) > s.limits.PhotoBytes {
		return nil, badRequest("file of size %d bytes is too big for a photo; the maximum size is %d bytes", len(data), s.limits.PhotoBytes)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, badRequest("IMAGE_PROCESS_FAILED")
	}
	w, h := config.Width, config.Height
	if w+h > 10000 || w > 20*h || h > 20*w {
		return nil, badRequest("PHOTO_INVALID_DIMENSIONS")
	}
	var sizes []*file
	if thumbnail, tw, th := shrink(data, 320); thumbnail != nil {
		small := s.newFile(kindPhoto, "", "image/jpeg", thumbnail)
		small.width, small.height = tw, th
		sizes = append(sizes, small)
	}
	full := s.newFile(kindPhoto, "", "image/"+format, data)
	full.width, full.height = w, h
	return append(sizes, full), nil
}

// shrink returns a JPEG that fits into a square, nil if the image already does or cannot be read.
func shrink(data []byte, side int) ([]byte, int, int) {
	source, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, 0, 0
	}
	bounds := source.Bounds()
	w, h := bounds.Dx(), bounds.Dy()
	longest := max(w, h)
	if longest <= side {
		return nil, 0, 0
	}
	tw, th := max(1, w*side/longest), max(1, h*side/longest)
	small := image.NewRGBA(image.Rect(0, 0, tw, th))
	for y := range th {
		for x := range tw {
			small.Set(x, y, source.At(bounds.Min.X+x*w/tw, bounds.Min.Y+y*h/th))
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, small, nil); err != nil {
		return nil, 0, 0
	}
	return out.Bytes(), tw, th
}

func photoFragment(sizes []*file) []byte {
	b := []byte(`"photo":[`)
	for _, f := range sizes {
		b = appendComma(b)
		o := beginObject(b)
		f.identify(&o)
		o.number("width", int64(f.width))
		o.number("height", int64(f.height))
		b = o.end()
	}
	return append(b, ']')
}

// identify writes the fields that every kind of file has.
func (f *file) identify(o *jsonObject) {
	o.text("file_id", f.id)
	o.text("file_unique_id", f.unique)
	o.number("file_size", int64(len(f.data)))
}

// fragment writes a file other than a photo as the field of its kind.
func (f *file) fragment(kind string, extra func(o *jsonObject)) []byte {
	o := beginObject(append([]byte{'"'}, kind+`":`...))
	f.identify(&o)
	switch kind {
	case kindVoice, kindAudio, kindVideo, "animation", "video_note":
		o.number("duration", int64(f.length))
	}
	switch kind {
	case kindVideo, "animation", kindSticker:
		o.number("width", int64(f.width))
		o.number("height", int64(f.height))
	case "video_note":
		o.number("length", int64(f.width))
	}
	if kind != kindVoice && kind != kindSticker && kind != "video_note" {
		o.some("file_name", f.name)
	}
	if kind != kindSticker && kind != "video_note" {
		o.some("mime_type", f.mime)
	}
	if extra != nil {
		extra(&o)
	}
	return o.end()
}

func (s *Server) getFile(c *call) *Error {
	id := c.params.Get("file_id")
	if id == "" {
		return badRequest("file_id not specified")
	}
	f := s.files[id]
	if f == nil {
		return badRequest("wrong file_id or the file is temporarily unavailable")
	}
	if int64(len(f.data)) > s.limits.DownloadBytes {
		return badRequest("file is too big")
	}
	o := beginObject(c.out)
	f.identify(&o)
	o.text("file_path", f.path)
	c.out = o.end()
	return nil
}
