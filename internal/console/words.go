package console

import (
	"fmt"
	"strings"
	"time"

	"frontdesk/internal/chat"
	"frontdesk/internal/store"
)

// waited says how long somebody has waited, in plain words: "less than a minute", "5 minutes", "1 hour 5 minutes".
func waited(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "less than a minute"
	case d < time.Hour:
		return count(int(d/time.Minute), "minute")
	case d < 24*time.Hour:
		return joinNonZero(count(int(d/time.Hour), "hour"), int(d%time.Hour/time.Minute), "minute")
	}
	return joinNonZero(count(int(d/(24*time.Hour)), "day"), int(d%(24*time.Hour)/time.Hour), "hour")
}

func joinNonZero(first string, n int, unit string) string {
	if n == 0 {
		return first
	}
	return first + " " + count(n, unit)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// dayWords names a day as people at a desk do: "Today", "Yesterday", "Mon 2 March", with the year when it is another.
func dayWords(at, now time.Time) string {
	switch at.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		return "Today"
	case now.AddDate(0, 0, -1).Format(time.DateOnly):
		return "Yesterday"
	}
	if at.Year() == now.Year() {
		return at.Format("Mon 2 January")
	}
	return at.Format("Mon 2 January 2006")
}

// momentWords is a day and a time: "today at 14:02", "Mon 2 March at 14:02".
func momentWords(at, now time.Time) string {
	day := dayWords(at, now)
	if day == "Today" || day == "Yesterday" {
		day = strings.ToLower(day)
	}
	return day + " at " + at.Format("15:04")
}

func reasonWords(reason string) string {
	switch chat.Reason(reason) {
	case chat.ReasonAsked:
		return "Asked for a person"
	case chat.ReasonSafety:
		return "Sign of an emergency"
	case chat.ReasonRecovery:
		return "Unhappy with a visit, and may be contacted"
	}
	return "Needs a person"
}

// levelWords name an alert; the colour only repeats what they say.
func levelWords(level string) string {
	switch level {
	case "emergency":
		return "Emergency sign"
	case "crisis":
		return "Crisis sign"
	case "urgent":
		return "Urgent sign"
	}
	return "Safety sign"
}

type choice struct{ Value, Label string }

// outcomes are the ways to end a chat, in plain words and in the order of chat.Outcomes.
func outcomes() []choice {
	var all []choice
	for _, o := range chat.Outcomes() {
		all = append(all, choice{o, outcomeWords(o)})
	}
	return all
}

func outcomeWords(outcome string) string {
	switch outcome {
	case "answered":
		return "The question was answered"
	case "booked":
		return "An appointment was booked or changed"
	case "call_back":
		return "Someone will call the patient back"
	case "complaint":
		return "A complaint was passed on"
	case "safety":
		return "Safety: the patient was guided to urgent help"
	case "wrong_number":
		return "Meant for somebody else"
	case "no_reply":
		return "The patient did not write again"
	case "cancelled":
		return "No longer needed"
	}
	return strings.ReplaceAll(outcome, "_", " ")
}

func refusalWords(r *chat.Refusal) string {
	switch r.Code {
	case chat.RefusedGone:
		return "This chat has ended"
	case chat.RefusedTaken:
		if r.Owner.Name == "" {
			return "This chat has changed hands since you looked"
		}
		return r.Owner.Name + " has this chat"
	case chat.RefusedNotOwner:
		return "Take the chat first"
	case chat.RefusedEmpty:
		return "There is nothing to send yet"
	case chat.RefusedBlocked:
		return "The patient has stopped the bot, so nothing can be delivered"
	}
	return "There is no such team or outcome"
}

// problemWords say why a message was not delivered.
func problemWords(code string) string {
	switch code {
	case "blocked":
		return "the patient has stopped the bot"
	case "chat_not_found":
		return "Telegram does not know this chat any more"
	case "chat_moved":
		return "the group has moved"
	case "too_long":
		return "it was too long for Telegram"
	case "file_too_big":
		return "the file was too big for Telegram"
	case "no_upload":
		return "the file is no longer kept"
	case "expired":
		return "it could not be sent for a whole day"
	case "bad_request", "bad_entities", "no_bubble":
		return "Telegram did not accept it"
	case "no_sender":
		return "no way out was set up for it"
	}
	return "code " + code
}

// doorWords say what kind of letter it was.
func doorWords(d store.Door) string {
	switch d {
	case store.DoorAlert:
		return "Safety card to the patient"
	case store.DoorTelegram:
		return "Message to the patient"
	case store.DoorNATS:
		return "Notice to other programs of the clinic"
	}
	return "Letter"
}

func parkedWords(reason string) string {
	switch reason {
	case "handler":
		return "It could not be handled after five tries"
	case "garbled":
		return "It was damaged and could not be read"
	case "too_big":
		return "It was too long to be read"
	case "unknown_kind":
		return "It is of a kind that this release does not know"
	}
	return strings.ReplaceAll(reason, "_", " ")
}

// mediaWords name what a message holds besides words.
func mediaWords(k chat.MediaKind) string {
	switch k {
	case chat.MediaPhoto:
		return "Photo"
	case chat.MediaVoice:
		return "Voice message"
	case chat.MediaAudio:
		return "Sound file"
	case chat.MediaVideo:
		return "Video"
	case chat.MediaDocument:
		return "Document"
	case chat.MediaSticker:
		return "Sticker"
	case chat.MediaLocation:
		return "Place on a map"
	case chat.MediaContact:
		return "Contact card"
	}
	return "A message of a kind that cannot be shown here"
}

// languageWords name a language in English, for staff who may not read it.
func languageWords(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	names := map[string]string{
		"ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
		"en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
		"gu": "Gujarati", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
		"it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
		"nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
		"ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
		"sv": "Swedish", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
		"vi": "Vietnamese", "zh": "Chinese",
	}
	if name, ok := names[base]; ok {
		return name
	}
	return tag
}

// sizeWords write a size as people read it.
func sizeWords(bytes int64) string {
	switch {
	case bytes <= 0:
		return ""
	case bytes < 1<<20:
		return fmt.Sprintf("%d KB", max(1, bytes>>10))
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

// teamWords write a team's name as people read it.
func teamWords(team string) string {
	words := strings.ReplaceAll(team, "-", " ")
	if words == "" {
		return "No team"
	}
	return strings.ToUpper(words[:1]) + words[1:]
}
