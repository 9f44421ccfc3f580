package telegramtest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
)

// Media is something other than a text that a person sends.
type Media struct {
	Kind      string // photo, voice, audio, video, document, sticker, location or contact
	Name      string // of a file
	MIME      string
	Data      []byte
	Caption   string
	Seconds   int // of a voice, audio or video
	Emoji     string
	Latitude  float64
	Longitude float64
	Phone     string // of a contact
	First     string
}

// Photo is an image: PNG, JPEG or GIF. The bot gets it in one or two sizes.
func Photo(data []byte) Media { return Media{Kind: kindPhoto, Data: data} }

// Voice is a voice message. A phone records Ogg with Opus; the emulator takes any bytes.
func Voice(data []byte, seconds int) Media {
	return Media{Kind: kindVoice, MIME: "audio/ogg", Data: data, Seconds: seconds}
}

// Document is a file.
func Document(name, mime string, data []byte) Media {
	return Media{Kind: kindDocument, Name: name, MIME: mime, Data: data}
}

// Video is a film.
func Video(name string, data []byte, seconds int) Media {
	return Media{Kind: kindVideo, Name: name, MIME: "video/mp4", Data: data, Seconds: seconds}
}

// Audio is a piece of music.
func Audio(name string, data []byte, seconds int) Media {
	return Media{Kind: kindAudio, Name: name, MIME: "audio/mpeg", Data: data, Seconds: seconds}
}

// Sticker is a sticker for an emoji.
func Sticker(emoji string) Media { return Media{Kind: kindSticker, Emoji: emoji} }

// Location is a place in degrees.
func Location(latitude, longitude float64) Media {
	return Media{Kind: kindLocation, Latitude: latitude, Longitude: longitude}
}

// Contact is a phone number. With an empty number it is the person's own.
func Contact(phone, first string) Media { return Media{Kind: kindContact, Phone: phone, First: first} }

// WithCaption adds a text to a photo, voice, audio, video or document.
func (m Media) WithCaption(text string) Media {
	m.Caption = text
	return m
}

// Picture makes a small PNG for Photo, of a size up to 4000 by 4000.
func Picture(width, height int) []byte {
	picture := image.NewPaletted(image.Rect(0, 0, width, height), color.Palette{color.RGBA{0x2f, 0x8f, 0x83, 0xff}, color.White})
	for x := range width {
		picture.SetColorIndex(x, x*height/width, 1)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		panic(err) // only for sizes of 0 and below
	}
	return out.Bytes()
}

// attach makes media the content of a person's message.
func (s *Server) attach(m *message, media Media, from *Person) error {
	switch media.Kind {
	case kindLocation:
		m.media = place(media.Latitude, media.Longitude)
		return nil
	case kindContact:
		if media.Phone == "" {
			m.media = contactFragment(from.phone, from.first, from.last, from.id)
		} else {
			m.media = contactFragment(media.Phone, media.First, "", 0)
		}
		return nil
	case kindSticker:
		media.MIME, media.Data = "image/webp", []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	}
	if takesCaption(media.Kind) {
		m.write(media.Caption)
	}
	if media.Kind == kindPhoto {
		sizes, refused := s.newPhoto(media.Data)
		if refused != nil {
			return refused
		}
		m.file, m.media = sizes[len(sizes)-1], photoFragment(sizes)
		return nil
	}
	f := s.newFile(media.Kind, media.Name, media.MIME, media.Data)
	f.length = media.Seconds
	if media.Kind == kindSticker {
		f.width, f.height = 512, 512
	}
	m.file = f
	m.media = f.fragment(media.Kind, func(o *jsonObject) {
		if media.Kind == kindSticker {
			o.text("type", "regular")
			o.flag("is_animated", false)
			o.flag("is_video", false)
			o.some("emoji", media.Emoji)
		}
	})
	return nil
}
