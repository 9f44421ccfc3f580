package engine_test

import (
	"bytes"

	"frontdesk/internal/engine"
)

func natsConfig(dir string) engine.NATSConfig {
	return engine.NATSConfig{Dir: dir, Addr: "127.0.0.1:0", Key: bytes.Repeat([]byte("k"), 32), Clinic: "main"}
}
