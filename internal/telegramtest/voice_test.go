package telegramtest

import (
	"bytes"
	"encoding/binary"
	"testing"
	"time"
)

// recording is what a browser records: sizes of segment and cluster are left open.
func recording(packets ...[]byte) []byte {
	head := append([]byte("OpusHead\x01\x01"), make([]byte, 9)...)
	element := func(id string, body []byte) []byte {
		size := binary.BigEndian.AppendUint32(nil, uint32(len(body))|0x10000000)
		return append(append([]byte(id), size...), body...)
	}
	open := func(id string) []byte { return append([]byte(id), 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) }
	out := element("\x1a\x45\xdf\xa3", []byte("ignored"))
	out = append(out, open("\x18\x53\x80\x67")...)
	out = append(out, element("\x16\x54\xae\x6b", element("\xae", append(element("\xd7", []byte{1}), element("\x63\xa2", head)...)))...)
	out = append(out, open("\x1f\x43\xb6\x75")...)
	out = append(out, element("\xe7", []byte{0})...)
	for i, p := range packets {
		block := append([]byte{0x81, 0, byte(i), 0}, p...)
		if i%2 == 0 {
			out = append(out, element("\xa3", block)...)
		} else {
			out = append(out, element("\xa0", element("\xa1", block))...)
		}
	}
	return out
}

func TestVoiceBecomesOgg(t *testing.T) {
	t.Parallel()
	var packets [][]byte
	for i := range 150 { // 20 ms each (CELT, config 31)
		packets = append(packets, append([]byte{31 << 3}, bytes.Repeat([]byte{byte(i)}, 100+i*4)...))
	}
	ogg, length, ok := oggFromWebM(recording(packets...))
	if !ok || length != 3*time.Second {
		t.Fatalf("ok %v, length %v", ok, length)
	}
	var got [][]byte
	var granule uint64
	pages := 0
	for rest := ogg; len(rest) > 0; pages++ {
		if string(rest[:4]) != "OggS" || binary.LittleEndian.Uint32(rest[18:]) != uint32(pages) {
			t.Fatalf("page %d begins with % x", pages, rest[:27])
		}
		granule = binary.LittleEndian.Uint64(rest[6:])
		segments := rest[27 : 27+int(rest[26])]
		body, size := rest[27+len(segments):], 0
		var packet []byte
		for _, s := range segments {
			packet = append(packet, body[size:size+int(s)]...)
			size += int(s)
			if s < 255 {
				got = append(got, packet)
				packet = nil
			}
		}
		page := bytes.Clone(rest[:27+len(segments)+size])
		sum := binary.LittleEndian.Uint32(page[22:])
		copy(page[22:26], []byte{0, 0, 0, 0})
		if oggChecksum(page) != sum {
			t.Errorf("page %d: checksum", pages)
		}
		last := len(rest) == len(page)
		if first := page[5]&2 != 0; first != (pages == 0) || (page[5]&4 != 0) != last {
			t.Errorf("page %d has the flags %d", pages, page[5])
		}
		rest = rest[len(page):]
	}
	if granule != 3*48000 || len(got) != 152 || string(got[0][:8]) != "OpusHead" || string(got[1][:8]) != "OpusTags" {
		t.Fatalf("%d packets on %d pages, granule %d", len(got), pages, granule)
	}
	for i, p := range packets {
		if !bytes.Equal(got[i+2], p) {
			t.Fatalf("packet %d differs", i)
		}
	}
}

func TestOggChecksum(t *testing.T) {
	t.Parallel()
	// CRC-32/MPEG-2 without its start value: of "123456789" it is 89A1897F.
	if got := oggChecksum([]byte("123456789")); got != 0x89A1897F {
		t.Errorf("got %08X", got)
	}
}

func TestOpusSamples(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		packet []byte
		want   uint64
	}{
		{nil, 0},
		{[]byte{1 << 3}, 960},
		{[]byte{3<<3 | 1}, 5760},
		{[]byte{13 << 3}, 960},
		{[]byte{16 << 3}, 120},
		{[]byte{31<<3 | 3, 3}, 2880},
		{[]byte{31<<3 | 3}, 0},
	} {
		if got := opusSamples(c.packet); got != c.want {
			t.Errorf("% x: %d samples, want %d", c.packet, got, c.want)
		}
	}
}

func FuzzVoice(f *testing.F) {
	f.Add(recording([]byte{31 << 3, 1, 2}, []byte{31 << 3, 4}))
	f.Add([]byte("\x1a\x45\xdf\xa3"))
	f.Add([]byte("OggS"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if ogg, _, ok := oggFromWebM(data); ok && !bytes.HasPrefix(ogg, []byte("OggS")) {
			t.Fatal("not an Ogg")
		}
	})
}
