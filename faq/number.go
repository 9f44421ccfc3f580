package faq

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"frontdesk/internal/language"
)

// conflict is a number that two answers give differently, each as it is written.
type conflict struct{ what, here, there string }

var (
	phonePattern = regexp.MustCompile(`\+?\(?\d[\d \t().\-/]{5,}\d`)
	pricePattern = regexp.MustCompile(`[$€£₹]\s?\d+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?\s?(?:[€₹]|dollars?|euros?|pounds?|rupees?|reais|руб)`)
	// 17:30, 5:30 pm; 5 pm, 17.30 Uhr; 17h, 17h30.
	timePattern = regexp.MustCompile(`\b(\d{1,2}):(\d{2})(?:\s?([ap]\.?m\b))?|\b(\d{1,2})(?:\.(\d{2}))?\s?([ap]\.?m\b|uhr\b)|\b(\d{1,2})h(\d{2})?\b`)
)

// leastPhone is how many digits a phone number has at least.
const leastPhone = 7

// conflicts compares the phone numbers, the prices and the times of day of two answers. Where both answers have
// some of a kind and none in common, the first of each is a conflict.
func conflicts(here, there string) []conflict {
	here, there = language.Fold(here), language.Fold(there)
	var list []conflict
	for _, kind := range []struct {
		what string
		find func(string) []written
	}{{"number", phones}, {"price", prices}, {"time", times}} {
		a, b := kind.find(here), kind.find(there)
		if len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(x written) bool { return hasNumber(b, x.number) }) {
			list = append(list, conflict{kind.what, a[0].text, b[0].text})
		}
	}
	return list
}

// written is a number in one form, and as the answer has it.
type written struct{ number, text string }

func hasNumber(list []written, number string) bool {
	return slices.ContainsFunc(list, func(w written) bool { return w.number == number })
}

func phones(folded string) []written {
	var list []written
	for _, m := range phonePattern.FindAllString(folded, -1) {
		if number := onlyDigits(m); len(number) >= leastPhone {
			list = append(list, written{number, m})
		}
	}
	return list
}

func prices(folded string) []written {
	var list []written
	for _, m := range pricePattern.FindAllString(folded, -1) {
		number := strings.Map(func(r rune) rune {
			switch {
			case r >= '0' && r <= '9':
				return r
			case r == '.' || r == ',':
				return '.'
			}
			return -1
		}, m)
		number = strings.TrimSuffix(strings.TrimSuffix(number, ".00"), ".")
		list = append(list, written{number, m})
	}
	return list
}

// times returns times of day as hours and minutes. A bare number is none.
func times(folded string) []written {
	var list []written
	for _, m := range timePattern.FindAllStringSubmatch(folded, -1) {
		hour, minute, half := m[1]+m[4]+m[7], m[2]+m[5]+m[8], m[3]+m[6]
		if strings.HasPrefix(half, "p") {
			hour = plusTwelve(hour)
		}
		list = append(list, written{strings.TrimPrefix(hour, "0") + ":" + cmp.Or(minute, "00"), m[0]})
	}
	return list
}

func plusTwelve(hour string) string {
	var n int
	if !digits(hour, &n) || n >= 12 {
		return hour
	}
	n += 12
	return string([]byte{byte('0' + n/10), byte('0' + n%10)})
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
