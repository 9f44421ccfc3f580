package telegramtest

import (
	"encoding/binary"
	"time"
)

// oggFromWebM moves a recording of a browser from WebM into the container that Telegram's apps use, without touching the
// sound. It returns false for anything but one track of Opus without lacing, which is what browsers record. Formats: RFC
// 8794 and the Matroska elements for WebM, RFC 3533 for Ogg, RFC 7845 for Opus in it.
func oggFromWebM(data []byte) (ogg []byte, length time.Duration, ok bool) {
	head, packets := readWebM(data)
	if len(head) < 19 || string(head[:8]) != "OpusHead" || len(packets) == 0 {
		return nil, 0, false
	}
	w := oggWriter{}
	w.page([][]byte{head}, 0, oggFirst)
	w.page([][]byte{[]byte("OpusTags\x0c\x00\x00\x00telegramtest\x00\x00\x00\x00")}, 0, 0)
	var samples uint64
	for len(packets) > 0 {
		n, segments := 0, 0
		for n < len(packets) && n < 50 && segments+len(packets[n])/255+1 <= 255 {
			segments += len(packets[n])/255 + 1
			samples += opusSamples(packets[n])
			n++
		}
		if n == 0 {
			return nil, 0, false // a packet that no page holds
		}
		flags := byte(0)
		if n == len(packets) {
			flags = oggLast
		}
		w.page(packets[:n], samples, flags)
		packets = packets[n:]
	}
	return w.out, time.Duration(samples) * time.Second / 48000, true
}

// Elements of WebM.
const (
	webmHeader       = 0x1A45DFA3
	webmSegment      = 0x18538067
	webmTracks       = 0x1654AE6B
	webmTrack        = 0xAE
	webmCodecPrivate = 0x63A2
	webmCluster      = 0x1F43B675
	webmSimpleBlock  = 0xA3
	webmBlockGroup   = 0xA0
	webmBlock        = 0xA1
)

// readWebM returns the private data of the codec and the packets of a file with one track. It walks into every element
// that holds others and so never needs the sizes that a live recording leaves open.
func readWebM(data []byte) (private []byte, packets [][]byte) {
	if len(data) < 4 || binary.BigEndian.Uint32(data) != webmHeader {
		return nil, nil
	}
	for len(data) > 0 {
		id, n := vint(data, false)
		size, m := vint(data[n:], true)
		if n == 0 || m == 0 {
			return private, packets
		}
		data = data[n+m:]
		switch id {
		case webmSegment, webmTracks, webmTrack, webmCluster, webmBlockGroup:
			continue
		}
		if size > uint64(len(data)) {
			return private, packets // cut off: what is whole counts
		}
		body := data[:size]
		data = data[size:]
		switch id {
		case webmCodecPrivate:
			private = body
		case webmSimpleBlock, webmBlock:
			_, n := vint(body, true)
			if n == 0 || len(body) < n+4 || body[n+2]&0x06 != 0 {
				return nil, nil
			}
			packets = append(packets, body[n+3:])
		}
	}
	return private, packets
}

// vint reads a number of variable length and how many bytes it takes, 0 if it is cut off. In an id the mark of the length
// belongs to the number, in a size it does not.
func vint(data []byte, plain bool) (value uint64, n int) {
	if len(data) == 0 || data[0] == 0 {
		return 0, 0
	}
	n = 1
	for mark := byte(0x80); data[0]&mark == 0; mark >>= 1 {
		n++
	}
	if len(data) < n {
		return 0, 0
	}
	for _, b := range data[:n] {
		value = value<<8 | uint64(b)
	}
	if plain {
		value &^= 1 << (7 * n)
	}
	return value, n
}

// opusSamples is how long a packet sounds, in samples of 48 kHz (RFC 6716, section 3.1).
func opusSamples(packet []byte) uint64 {
	if len(packet) == 0 {
		return 0
	}
	config := packet[0] >> 3
	var frame uint64
	switch {
	case config < 12:
		frame = []uint64{480, 960, 1920, 2880}[config&3]
	case config < 16:
		frame = []uint64{480, 960}[config&1]
	default:
		frame = []uint64{120, 240, 480, 960}[config&3]
	}
	switch packet[0] & 3 {
	case 0:
		return frame
	case 3:
		if len(packet) > 1 {
			return frame * uint64(packet[1]&0x3F)
		}
		return 0
	}
	return 2 * frame
}

const (
	oggFirst byte = 2
	oggLast  byte = 4
)

// oggWriter writes pages of one stream.
type oggWriter struct {
	out      []byte
	sequence uint32
}

func (w *oggWriter) page(packets [][]byte, granule uint64, flags byte) {
	start := len(w.out)
	w.out = append(w.out, "OggS\x00"...)
	w.out = append(w.out, flags)
	w.out = binary.LittleEndian.AppendUint64(w.out, granule)
	w.out = append(w.out, "FDVN"...) // serial number of the stream
	w.out = binary.LittleEndian.AppendUint32(w.out, w.sequence)
	w.sequence++
	sum := len(w.out)
	w.out = append(w.out, 0, 0, 0, 0) // checksum
	count := len(w.out)
	w.out = append(w.out, 0)
	for _, p := range packets {
		for rest := len(p); ; rest -= 255 {
			w.out = append(w.out, byte(min(rest, 255)))
			w.out[count]++
			if rest < 255 {
				break
			}
		}
	}
	for _, p := range packets {
		w.out = append(w.out, p...)
	}
	binary.LittleEndian.PutUint32(w.out[sum:], oggChecksum(w.out[start:]))
}

// oggChecksum is the CRC of Ogg: polynomial 04C11DB7, nothing reflected, nothing inverted.
func oggChecksum(page []byte) uint32 {
	var crc uint32
	for _, b := range page {
		crc ^= uint32(b) << 24
		for range 8 {
			if crc&(1<<31) != 0 {
				crc = crc<<1 ^ 0x04C11DB7
			} else {
				crc <<= 1
			}
		}
	}
	return crc
}
