package telegramtest

import (
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"github.com/go-telegram/bot/models"
)

// sendBody is what go-telegram/bot sends for a message with buttons.
func sendBody(b testing.TB, chat int64) (body []byte, contentType string) {
	var out bytes.Buffer
	form := multipart.NewWriter(&out)
	for _, field := range [][2]string{
		{"chat_id", fmt.Sprint(chat)},
		{"text", "You can cancel until <b>24 hours</b> before your visit. Call 01234 555 0110 or write here."},
		{"parse_mode", string(models.ParseModeHTML)},
		{"reply_parameters", `{"message_id":12345,"allow_sending_without_reply":true}`},
		{"reply_markup", `{"inline_keyboard":[[{"text":"That helped","callback_data":"h:1:yes","copy_text":{"text":""}},{"text":"Talk to a person","callback_data":"p","copy_text":{"text":""}}]]}`},
	} {
		if err := form.WriteField(field[0], field[1]); err != nil {
			b.Fatal(err)
		}
	}
	if err := form.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Bytes(), form.FormDataContentType()
}

// sink is a response writer that costs nothing.
type sink struct {
	header http.Header
	status int
}

func (s *sink) Header() http.Header         { return s.header }
func (s *sink) WriteHeader(code int)        { s.status = code }
func (s *sink) Write(b []byte) (int, error) { return len(b), nil }

// BenchmarkSendMessage measures one sendMessage beyond net/http: from the request to the written answer.
func BenchmarkSendMessage(b *testing.B) {
	s := New(Config{Limits: Unlimited()})
	defer s.Close()
	anna := s.Person("Anna")
	anna.Starts("")
	body, contentType := sendBody(b, anna.ID())
	b.ReportAllocs()
	before := processorTime(b)
	defer func() { b.ReportMetric(float64(processorTime(b)-before)/1e3/float64(b.N), "cpu-µs/op") }()
	for b.Loop() {
		request := httptest.NewRequest(http.MethodPost, "/bot"+s.Token()+"/sendMessage", bytes.NewReader(body))
		request.Header.Set("Content-Type", contentType)
		w := sink{header: http.Header{}}
		s.ServeHTTP(&w, request)
		if w.status != http.StatusOK {
			b.Fatalf("status %d", w.status)
		}
	}
	if v := s.Violations(); len(v) > 0 {
		b.Fatal(v)
	}
}

// processorTime is what the process has used so far; unlike the clock it does not count what others use.
func processorTime(b *testing.B) time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// BenchmarkSendMessageHTTP is the same over a keep-alive connection, client included.
func BenchmarkSendMessageHTTP(b *testing.B) {
	s := Start(b, Config{Limits: Unlimited()})
	anna := s.Person("Anna")
	anna.Starts("")
	body, contentType := sendBody(b, anna.ID())
	b.ReportAllocs()
	for b.Loop() {
		response, err := http.Post(s.URL()+"/bot"+s.Token()+"/sendMessage", contentType, bytes.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			b.Fatal(err)
		}
		response.Body.Close()
	}
}

// BenchmarkDeliver measures one message from a person: written into the queue, fetched, confirmed.
func BenchmarkDeliver(b *testing.B) {
	s := New(Config{Limits: Unlimited()})
	defer s.Close()
	said := make([]Said, 100)
	for i := range said {
		said[i] = Said{From: s.Person(fmt.Sprintf("p%d", i%50)), Text: fmt.Sprintf("question number %d about my visit", i)}
	}
	b.ReportAllocs()
	for n := 0; n < b.N; n += len(said) {
		s.Deliver(said...)
		path := fmt.Sprintf("/bot%s/getUpdates?offset=%d&timeout=0", s.Token(), s.queue.next()-len(said))
		w := sink{header: http.Header{}}
		s.ServeHTTP(&w, httptest.NewRequest(http.MethodGet, path, nil))
	}
}

// BenchmarkWebhook measures one delivery, the receiver included.
func BenchmarkWebhook(b *testing.B) {
	s := Start(b, Config{Limits: Unlimited()})
	hook := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
	}))
	defer hook.Close()
	if r := ask(b, s, "setWebhook", "url", hook.URL); !r.OK {
		b.Fatal(r)
	}
	people := make([]*Person, 50)
	for i := range people {
		people[i] = s.Person(fmt.Sprintf("p%d", i))
	}
	for i := range b.N {
		people[i%50].Says("a question about my visit")
	}
	eventually(b, func() bool { return s.Pending() == 0 })
}
