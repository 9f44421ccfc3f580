package telegramtest_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"

	"frontdesk/internal/telegramtest"
)

// A bot that answers one message, and the chat as the person sees it. In a test, Start does the serving, and Hears waits
// for the answer.
func Example() {
	telegram := telegramtest.New(telegramtest.Config{})
	defer telegram.Close()
	api := httptest.NewServer(telegram)
	defer api.Close()
	base := api.URL + "/bot" + telegram.Token()

	anna := telegram.Person("Anna", telegramtest.Language("es"))
	anna.Starts("")

	response, err := http.Get(base + "/getUpdates")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer response.Body.Close()
	var updates struct {
		Result []struct {
			Message struct{ Chat struct{ ID int64 } }
		}
	}
	if err := json.NewDecoder(response.Body).Decode(&updates); err != nil {
		fmt.Println(err)
		return
	}
	answer, err := http.PostForm(base+"/sendMessage", url.Values{
		"chat_id":      {fmt.Sprint(updates.Result[0].Message.Chat.ID)},
		"text":         {"Hello <b>Anna</b>. How can we help?"},
		"parse_mode":   {"HTML"},
		"reply_markup": {`{"inline_keyboard":[[{"text":"Talk to a person","callback_data":"person"}]]}`},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer answer.Body.Close()

	for _, b := range anna.Transcript() {
		fmt.Printf("%s: %s", b.From, b.Text)
		for _, e := range b.Entities {
			fmt.Printf(" {%s %d+%d}", e.Type, e.Offset, e.Length)
		}
		if b.Has("Talk to a person") {
			fmt.Print(" [Talk to a person]")
		}
		fmt.Println()
	}
	// Output:
	// Anna: /start {bot_command 0+6}
	// Front desk: Hello Anna. How can we help? {bold 6+4} [Talk to a person]
}
