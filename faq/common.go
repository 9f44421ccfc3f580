package faq

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	_ "embed"

	"frontdesk/internal/language"
)

//go:embed data/common.txt
var commonFile string

// common returns how often, roughly, a folded word is found in questions of the language, whatever they ask; words
// that are not common are absent. It keeps "how do I" from deciding a match in an index that has too few phrasings
// to learn that from them. The caller must not change the map.
func common(lang string) map[string]float64 {
	return commonWords()[base(lang)]
}

var commonWords = sync.OnceValue(func() map[string]map[string]float64 {
	all, err := parseCommon(commonFile)
	if err != nil {
		panic("faq: embedded common.txt: " + err.Error()) // cannot happen in a build that passed its tests
	}
	return all
})

func parseCommon(file string) (map[string]map[string]float64, error) {
	all := make(map[string]map[string]float64)
	for line := range strings.Lines(file) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) < 3 {
			return nil, fmt.Errorf("line %q: want a language, a share and words", line)
		}
		share, err := strconv.ParseFloat(f[1], 64)
		if err != nil {
			return nil, fmt.Errorf("line %q: %w", line, err)
		}
		if all[f[0]] == nil {
			all[f[0]] = make(map[string]float64)
		}
		for _, w := range f[2:] {
			w = language.Fold(w)
			all[f[0]][w] = max(all[f[0]][w], share)
		}
	}
	return all, nil
}
