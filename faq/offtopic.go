package faq

import (
	"fmt"
	"strings"
	"sync"

	_ "embed"
)

//go:embed data/offtopic.txt
var offTopicFile string

// offTopic returns messages of the language that no entry answers, for an index to learn what it is not asked.
func offTopic(lang string) []string { return allOffTopic()[base(lang)] }

var allOffTopic = sync.OnceValue(func() map[string][]string {
	all, err := parseOffTopic(offTopicFile)
	if err != nil {
		panic("faq: embedded offtopic.txt: " + err.Error()) // cannot happen in a build that passed its tests
	}
	return all
})

func parseOffTopic(file string) (map[string][]string, error) {
	all := make(map[string][]string)
	for line := range strings.Lines(file) {
		lang, text, ok := strings.Cut(strings.TrimSpace(line), " ")
		if lang == "" || lang == "#" {
			continue
		}
		if !ok {
			return nil, fmt.Errorf("line %q: want a language and a message", line)
		}
		all[lang] = append(all[lang], text)
	}
	return all, nil
}
