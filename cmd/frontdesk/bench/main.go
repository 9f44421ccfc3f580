// Command bench measures what one message costs: durable turns per second beside the transactions per second that
// pgbench reaches on the same cluster, and the time of a turn beside that of a plain echo bot without storage.
//
// Everything runs on this machine, in one run, so that the ratios mean something when the times do not. The limits of
// sending are raised in the program and in the emulated Telegram alike.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	telegram "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
	"github.com/jackc/pgx/v5"

	"frontdesk/cmd/frontdesk/sample"
	"frontdesk/faq"
	"frontdesk/internal/engine"
	"frontdesk/internal/telegramtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if os.Getenv("BENCH_ECHO_TOKEN") != "" {
		echo(ctx)
		return
	}
	b := &bench{}
	flag.IntVar(&b.messages, "messages", 20_000, "messages of the throughput run")
	flag.IntVar(&b.chats, "chats", 500, "chats that write them")
	flag.DurationVar(&b.pgbench, "pgbench", 8*time.Second, "length of each of the two pgbench runs")
	flag.DurationVar(&b.steady, "steady", 15*time.Second, "length of each latency run")
	flag.DurationVar(&b.idle, "idle", time.Minute, "time after the start at which memory is read")
	flag.IntVar(&b.rate, "rate", 200, "messages a second of the latency runs")
	flag.Parse()
	if err := b.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

type bench struct {
	messages, chats, rate int
	pgbench, steady, idle time.Duration

	dir       string
	env       []string
	program   *exec.Cmd
	questions []string
}

func (b *bench) run(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "frontdesk-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o711); err != nil {
		return err
	}
	b.dir = dir
	if err := b.readQuestions(); err != nil {
		return err
	}
	server, url, closeServer, err := emulate()
	if err != nil {
		return err
	}
	defer closeServer()
	if err := b.startProgram(ctx, server, url); err != nil {
		return err
	}
	defer b.stopProgram()
	if err := b.memory(ctx); err != nil {
		return err
	}
	fmt.Println("Limits of sending: raised to 100,000 a second in the program and switched off in the emulated Telegram.")
	before, err := b.pgbenchRun(ctx)
	if err != nil {
		return err
	}
	turns, err := b.throughput(ctx, server)
	if err != nil {
		return err
	}
	after, err := b.pgbenchRun(ctx)
	if err != nil {
		return err
	}
	tps := (before + after) / 2
	fmt.Printf("pgbench, BEGIN; INSERT; COMMIT, 8 clients, fsync and synchronous_commit on: %.0f and %.0f a second\n", before, after)
	fmt.Printf("durable turns (message in, commit, answer sent and settled):               %.0f a second\n", turns)
	fmt.Printf("ratio: %.2f (aim: 0.25 or better)\n\n", turns/tps)

	ours, err := b.latency(ctx, server)
	if err != nil {
		return err
	}
	rss, err := residentMB(b.program.Process.Pid)
	if err != nil {
		return err
	}
	theirs, err := b.echoLatency(ctx)
	if err != nil {
		return err
	}
	fmt.Printf("one turn at %d messages a second        p50        p99\n", b.rate)
	fmt.Printf("frontdesk, durable                  %7.2f ms %7.2f ms\n", ms(quantile(ours, 0.5)), ms(quantile(ours, 0.99)))
	fmt.Printf("go-telegram/bot echo, no storage    %7.2f ms %7.2f ms\n", ms(quantile(theirs, 0.5)), ms(quantile(theirs, 0.99)))
	fmt.Printf("ratio                               %7.1f    %7.1f    (aim: p99 within 5)\n\n",
		ms(quantile(ours, 0.5))/ms(quantile(theirs, 0.5)), ms(quantile(ours, 0.99))/ms(quantile(theirs, 0.99)))
	fmt.Printf("memory of the program after all that: %.0f MB\n", rss)
	return b.restart(ctx, server)
}

// restart starts the program again on its data while a message waits, three times, and prints the times to the answer.
func (b *bench) restart(ctx context.Context, server *telegramtest.Server) error {
	anna := server.Person("Anna")
	var took []string
	for range 3 {
		b.stopProgram()
		sent := len(server.Sent())
		anna.Says(b.questions[0])
		started := time.Now()
		if err := b.launch(); err != nil {
			return err
		}
		if err := until(ctx, 30*time.Second, func() bool { return len(server.Sent()) > sent }); err != nil {
			return err
		}
		took = append(took, time.Since(started).Round(time.Millisecond).String())
	}
	fmt.Printf("a restart on existing data answers the first message after %s (aim: under 1 s)\n", strings.Join(took, ", "))
	return nil
}

func (b *bench) readQuestions() error {
	data, err := sample.Files.ReadFile("faq.yaml")
	if err != nil {
		return err
	}
	entries, err := faq.Parse("faq.yaml", data, "en")
	if err != nil {
		return err
	}
	for _, e := range entries {
		b.questions = append(b.questions, e.Variants...)
	}
	return nil
}

// emulate serves an emulated Telegram without limits.
func emulate() (*telegramtest.Server, string, func(), error) {
	server := telegramtest.New(telegramtest.Config{Limits: telegramtest.Unlimited()})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", nil, err
	}
	web := &http.Server{Handler: server}
	go func() { _ = web.Serve(listener) }()
	return server, "http://" + listener.Addr().String(), func() { _ = web.Close(); server.Close() }, nil
}

func (b *bench) startProgram(ctx context.Context, server *telegramtest.Server, url string) error {
	binary := filepath.Join(b.dir, "frontdesk")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "frontdesk/cmd/frontdesk").CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	addr, err := freeAddr()
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "metrics are at http://%s/metrics\n", addr)
	env := append(os.Environ(),
		"FRONTDESK_DATA_DIR="+filepath.Join(b.dir, "data"), "FRONTDESK_KEY_FILE="+filepath.Join(b.dir, "key"),
		"FRONTDESK_ADDR="+addr, "FRONTDESK_NATS_ADDR=127.0.0.1:0", "TELEGRAM_API_URL="+url,
		"TELEGRAM_BOT_TOKEN="+server.Token(), "TELEGRAM_RATE=100000", "TELEGRAM_CHAT_RATE=100000", "DATABASE_URL=", "NATS_URL=",
	)
	for name, file := range map[string]string{"clinic": "clinic.yaml", "faq": "faq.yaml"} {
		data, err := sample.Files.ReadFile(file)
		if err != nil {
			return err
		}
		path := filepath.Join(b.dir, file)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			return err
		}
		args := []string{name, "import", path}
		if name == "faq" {
			args = append(args, "--publish")
		}
		cmd := exec.CommandContext(ctx, binary, args...)
		cmd.Env = env
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s import: %w\n%s", name, err, out)
		}
	}
	b.env = env
	if err := b.launch(); err != nil {
		return err
	}
	return until(ctx, 30*time.Second, func() bool {
		r, err := http.Get("http://" + addr + "/readyz")
		if err != nil {
			return false
		}
		r.Body.Close()
		return r.StatusCode == http.StatusOK
	})
}

// launch starts `frontdesk serve` without waiting for it.
func (b *bench) launch() error {
	log, err := os.OpenFile(filepath.Join(b.dir, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	b.program = exec.Command(filepath.Join(b.dir, "frontdesk"), "serve")
	b.program.Env, b.program.Stdout, b.program.Stderr = b.env, log, log
	return b.program.Start()
}

// memory prints what the program takes when it has run for a while and nobody writes.
func (b *bench) memory(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(b.idle):
	}
	rss, err := residentMB(b.program.Process.Pid)
	if err != nil {
		return err
	}
	fmt.Printf("memory of the program, PostgreSQL apart, %s after its start: %.0f MB (aim: under 80)\n", b.idle, rss)
	return nil
}

func (b *bench) stopProgram() {
	_ = b.program.Process.Signal(os.Interrupt)
	_ = b.program.Wait()
}

var tpsLine = regexp.MustCompile(`tps = ([0-9.]+)`)

// pgbenchRun measures one durable insert a transaction on the program's own cluster.
func (b *bench) pgbenchRun(ctx context.Context) (float64, error) {
	cluster, err := engine.JoinPostgres(ctx, engine.PostgresConfig{Dir: filepath.Join(b.dir, "data", "postgres")})
	if err != nil {
		return 0, err
	}
	stop := func() { _ = cluster.Stop(context.WithoutCancel(ctx)) }
	defer stop()
	if err := cluster.CreateDatabases(ctx, "bench"); err != nil {
		return 0, err
	}
	conn, err := pgx.Connect(ctx, cluster.URL("bench"))
	if err != nil {
		return 0, err
	}
	defer conn.Close(ctx)
	var settings string
	if err := conn.QueryRow(ctx, "select current_setting('fsync') || current_setting('synchronous_commit')").Scan(&settings); err != nil {
		return 0, err
	}
	if settings != "onon" {
		return 0, fmt.Errorf("fsync and synchronous_commit are %s; nothing durable could be compared", settings)
	}
	if _, err := conn.Exec(ctx, "create table if not exists t (id bigint, words text)"); err != nil {
		return 0, err
	}
	script := filepath.Join(b.dir, "insert.sql")
	if err := os.WriteFile(script, []byte("begin;\ninsert into t values (1, 'a message of about the usual length, as patients write them');\ncommit;\n"), 0o644); err != nil {
		return 0, err
	}
	c := conn.Config()
	cmd := exec.CommandContext(ctx, filepath.Join(cluster.BinDir(), "pgbench"), "-n", "-c", "8", "-j", "2", "-M", "prepared",
		"-T", strconv.Itoa(int(b.pgbench.Seconds())), "-f", script)
	cmd.Env = append(os.Environ(), "PGHOST="+c.Host, "PGPORT="+strconv.Itoa(int(c.Port)), "PGUSER="+c.User, "PGDATABASE="+c.Database)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("pgbench: %w\n%s", err, out)
	}
	m := tpsLine.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("pgbench said no tps:\n%s", out)
	}
	return strconv.ParseFloat(string(m[1]), 64)
}

// throughput writes all messages at once and waits until each is answered and its letter settled.
func (b *bench) throughput(ctx context.Context, server *telegramtest.Server) (float64, error) {
	people := make([]*telegramtest.Person, b.chats)
	for i := range people {
		people[i] = server.Person(fmt.Sprintf("P%d", i))
	}
	if err := b.warm(ctx, server, people); err != nil {
		return 0, err
	}
	batch := b.batch(people, b.messages)
	sent := len(server.Sent())
	started := time.Now()
	server.Deliver(batch...)
	err := until(ctx, 5*time.Minute, func() bool { return len(server.Sent()) >= sent+b.messages })
	if err != nil {
		return 0, err
	}
	if err := b.settled(ctx); err != nil {
		return 0, err
	}
	return float64(b.messages) / time.Since(started).Seconds(), nil
}

// warm lets everybody say hello, so that greetings and new conversations are not measured.
func (b *bench) warm(ctx context.Context, server *telegramtest.Server, people []*telegramtest.Person) error {
	sent := len(server.Sent())
	for _, p := range people {
		p.Says("hello")
	}
	if err := until(ctx, time.Minute, func() bool { return len(server.Sent()) >= sent+len(people) }); err != nil {
		return err
	}
	return b.settled(ctx)
}

func (b *bench) batch(people []*telegramtest.Person, n int) []telegramtest.Said {
	batch := make([]telegramtest.Said, n)
	for i := range batch {
		batch[i] = telegramtest.Said{From: people[i%len(people)], Text: b.questions[i%len(b.questions)]}
	}
	return batch
}

// settled waits until no letter is open.
func (b *bench) settled(ctx context.Context) error {
	cluster, err := engine.JoinPostgres(ctx, engine.PostgresConfig{Dir: filepath.Join(b.dir, "data", "postgres")})
	if err != nil {
		return err
	}
	defer func() { _ = cluster.Stop(context.WithoutCancel(ctx)) }()
	conn, err := pgx.Connect(ctx, cluster.URL("frontdesk"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	return until(ctx, time.Minute, func() bool {
		var open int
		err := conn.QueryRow(ctx, "select count(*) from letter where buried_at is null").Scan(&open)
		return err == nil && open == 0
	})
}

// latency sends at a steady rate and measures from the message to the answer's arrival at Telegram.
func (b *bench) latency(ctx context.Context, server *telegramtest.Server) ([]time.Duration, error) {
	people := make([]*telegramtest.Person, b.rate)
	for i := range people {
		people[i] = server.Person(fmt.Sprintf("L%d", i))
	}
	if err := b.warm(ctx, server, people); err != nil {
		return nil, err
	}
	return b.measure(ctx, server, people)
}

func (b *bench) measure(ctx context.Context, server *telegramtest.Server, people []*telegramtest.Person) ([]time.Duration, error) {
	skip := len(server.Sent())
	n := int(b.steady.Seconds()) * b.rate
	said := map[int64][]time.Time{}
	batch := b.batch(people, n)
	tick := time.NewTicker(time.Second / time.Duration(b.rate))
	defer tick.Stop()
	for _, s := range batch {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
		said[s.From.ID()] = append(said[s.From.ID()], time.Now())
		server.Deliver(s)
	}
	if err := until(ctx, time.Minute, func() bool { return len(server.Sent()) >= skip+n }); err != nil {
		return nil, err
	}
	var took []time.Duration
	answered := map[int64]int{}
	for _, sent := range server.Sent()[skip:] {
		k := answered[sent.Chat]
		if k < len(said[sent.Chat]) {
			took = append(took, sent.At.Sub(said[sent.Chat][k]))
		}
		answered[sent.Chat]++
	}
	return took, nil
}

// echoLatency measures the same of a bot that stores nothing: go-telegram/bot as its documentation shows it.
func (b *bench) echoLatency(ctx context.Context) ([]time.Duration, error) {
	server, url, closeServer, err := emulate()
	if err != nil {
		return nil, err
	}
	defer closeServer()
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "BENCH_ECHO_TOKEN="+server.Token(), "BENCH_ECHO_URL="+url)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	people := make([]*telegramtest.Person, b.rate)
	for i := range people {
		people[i] = server.Person(fmt.Sprintf("E%d", i))
	}
	for _, p := range people {
		p.Says("hello")
	}
	if err := until(ctx, time.Minute, func() bool { return len(server.Sent()) >= len(people) }); err != nil {
		return nil, err
	}
	return b.measure(ctx, server, people)
}

func echo(ctx context.Context) {
	b, err := telegram.New(os.Getenv("BENCH_ECHO_TOKEN"), telegram.WithServerURL(os.Getenv("BENCH_ECHO_URL")), telegram.WithSkipGetMe(),
		telegram.WithDefaultHandler(func(ctx context.Context, b *telegram.Bot, u *models.Update) {
			if u.Message != nil {
				_, _ = b.SendMessage(ctx, &telegram.SendMessageParams{ChatID: u.Message.Chat.ID, Text: u.Message.Text})
			}
		}))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	b.Start(ctx)
}

func until(ctx context.Context, within time.Duration, done func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-ctx.Done():
			return errors.New("it took too long")
		case <-tick.C:
		}
	}
	return nil
}

func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

func residentMB(pid int) (float64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for _, line := range strings.Split(string(data), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, errors.New("no VmRSS")
}

func quantile(d []time.Duration, q float64) time.Duration {
	if len(d) == 0 {
		return 0
	}
	slices.Sort(d)
	return d[min(len(d)-1, int(math.Ceil(q*float64(len(d))))-1)]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
