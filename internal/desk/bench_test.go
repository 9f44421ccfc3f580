package desk_test

import (
	"testing"

	"frontdesk/internal/testkit"
)

// BenchmarkHandle is one message, from the door to its commit, alone on its way.
func BenchmarkHandle(b *testing.B) {
	s, o := open(b, testkit.Postgres(b)), &outside{}
	publish(b, s)
	d, _ := run(b, s, o)
	n := int64(0)
	for b.Loop() {
		n++
		if err := d.Handle(b.Context(), says(n%50+1, n, "what time do you open")); err != nil {
			b.Fatal(err)
		}
	}
}
