package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/nats-io/nats.go"

	"frontdesk/handoff"
	"frontdesk/internal/engine"
	"frontdesk/internal/store"
)

// deskCommand is a staff client for the terminal. It speaks only NATS.
type deskCommand struct {
	List     deskList     `cmd:"" help:"Show who waits, and which alerts nobody has seen."`
	Show     deskShow     `cmd:"" help:"Read a chat, or fetch a file from it."`
	Claim    deskClaim    `cmd:"" help:"Take a waiting chat."`
	Say      deskSay      `cmd:"" help:"Write to the patient of a chat that you have taken."`
	Note     deskNote     `cmd:"" help:"Leave a note that only staff see."`
	Move     deskMove     `cmd:"" help:"Hand a chat to another team."`
	Return   deskReturn   `cmd:"" help:"Put a chat back into the queue."`
	Escalate deskEscalate `cmd:"" help:"Mark a chat as urgent."`
	End      deskEnd      `cmd:"" help:"Close a chat."`
	Ack      deskAck      `cmd:"" help:"Say that you have seen an alert."`
	Watch    deskWatch    `cmd:"" help:"Follow the queue; the bell rings when a chat opens."`
}

// Help shows examples.
func (deskCommand) Help() string {
	return `It finds the NATS server of the Frontdesk on this machine by itself; NATS_URL and NATS_CREDS lead to another one.

Examples:
  frontdesk desk list --json
  frontdesk desk claim HANDOFF --staff anna
  frontdesk desk say HANDOFF "We are open until six." --staff anna
  frontdesk desk say HANDOFF --file map.png --staff anna
  frontdesk desk watch --team front-desk`
}

// deskFlags say where NATS is.
type deskFlags struct {
	DataDir   string `name:"data-dir" env:"FRONTDESK_DATA_DIR" default:"${data_dir}" help:"Where the Frontdesk on this machine keeps its data (${default})." placeholder:"DIR"`
	NATSURL   string `name:"nats-url" env:"NATS_URL" help:"Use this NATS server instead." placeholder:"URL"`
	NATSCreds string `name:"nats-creds" env:"NATS_CREDS" help:"The credentials for it: a .creds file or an nkey seed." placeholder:"FILE"`
}

// staffFlag says who acts.
type staffFlag struct {
	Staff string `required:"" help:"Your account, as made by frontdesk staff add." placeholder:"NAME"`
}

// deskWithin bounds a command, but for watch and files.
const deskWithin = 45 * time.Second

// connect opens the connection. Denied is told when the server refuses a subject.
func (f deskFlags) connect(denied func(error)) (*nats.Conn, error) {
	address, creds := f.NATSURL, f.NATSCreds
	if address == "" {
		found, seed, err := engine.LocalNATS(filepath.Join(f.DataDir, "nats"), engine.RoleDesk)
		if err != nil {
			return nil, err
		}
		address = found
		if creds == "" {
			creds = seed
		}
	}
	options := []nats.Option{
		nats.Name("frontdesk desk"), nats.Timeout(5 * time.Second), nats.MaxReconnects(-1), nats.ReconnectWait(time.Second),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			if errors.Is(err, nats.ErrPermissionViolation) {
				denied(errors.New("the NATS server does not let this credential do that: use one of the role desk, for this account"))
			}
		}),
	}
	if creds != "" {
		auth, err := engine.NATSAuth(creds)
		if err != nil {
			return nil, err
		}
		options = append(options, auth)
	}
	nc, err := nats.Connect(address, options...)
	if err != nil {
		return nil, fmt.Errorf("NATS at %s cannot be used: %w. Is frontdesk serve running? Else check NATS_URL and NATS_CREDS", withoutPassword(address), err)
	}
	return nc, nil
}

// deskSession is a connection with a client on it, and a context that ends when the server refuses a subject.
type deskSession struct {
	ctx    context.Context
	nc     *nats.Conn
	client *handoff.Client
}

// open runs fn with a client for the account staff.
func (f deskFlags) open(ctx context.Context, staff string, fn func(deskSession) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	nc, err := f.connect(cancel)
	if err != nil {
		return err
	}
	defer nc.Close()
	client, err := handoff.NewClient(nc, clinicID, staff)
	if err != nil {
		return wrongUse{err}
	}
	err = fn(deskSession{ctx, nc, client})
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) && !errors.Is(cause, context.DeadlineExceeded) {
		return cause
	}
	return err
}

// do runs one command and says what came of it.
func (f deskFlags) do(p *program, staff, said string, fn func(context.Context, *handoff.Client) (handoff.Done, error)) error {
	ctx, cancel := context.WithTimeout(p.ctx, deskWithin)
	defer cancel()
	return f.open(ctx, staff, func(s deskSession) error {
		if _, err := fn(s.ctx, s.client); err != nil {
			return err
		}
		_, err := fmt.Fprintln(p.out, said)
		return err
	})
}

type deskList struct {
	deskFlags `embed:""`
	Staff     string `default:"-" help:"Your account, where the server asks for one." placeholder:"NAME"`
	Team      string `help:"Only this team." placeholder:"TEAM"`
	JSON      bool   `name:"json" help:"Print JSON."`
}

// Run prints the queue.
func (c deskList) Run(p *program) error {
	ctx, cancel := context.WithTimeout(p.ctx, deskWithin)
	defer cancel()
	return c.open(ctx, c.Staff, func(s deskSession) error {
		list, err := s.client.List(s.ctx, c.Team)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(p.out, list)
		}
		return printQueue(p.out, list, p.now())
	})
}

type deskShow struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Since     int64  `help:"Only what comes after this line." placeholder:"LINE"`
	Fetch     int64  `help:"Fetch the file of this line instead." placeholder:"LINE"`
	Out       string `help:"Where the file goes; - is the standard output." placeholder:"FILE"`
	JSON      bool   `name:"json" help:"Print JSON."`
}

// Run prints a chat, or writes a file from it.
func (c deskShow) Run(p *program) error {
	if (c.Fetch != 0) != (c.Out != "") {
		return wrongUse{errors.New("give --fetch LINE and --out FILE together")}
	}
	return c.open(p.ctx, c.Staff, func(s deskSession) error {
		if c.Fetch != 0 {
			return c.fetch(p, s)
		}
		all, err := showAll(s.ctx, s.client, c.Handoff, c.Since)
		if err != nil {
			return err
		}
		if c.JSON {
			return printJSON(p.out, all)
		}
		return printChat(p.out, all, p.now())
	})
}

func showAll(ctx context.Context, client *handoff.Client, id string, since int64) (handoff.ShowReply, error) {
	ctx, cancel := context.WithTimeout(ctx, deskWithin)
	defer cancel()
	all, err := client.Show(ctx, id, since)
	for err == nil && all.More {
		var page handoff.ShowReply
		page, err = client.Show(ctx, id, all.Next)
		all.Messages = append(all.Messages, page.Messages...)
		all.Handoff, all.Patient, all.Next, all.More = page.Handoff, page.Patient, page.Next, page.More
	}
	return all, err
}

func (c deskShow) fetch(p *program, s deskSession) error {
	ctx, cancel := context.WithTimeout(s.ctx, 3*time.Minute)
	defer cancel()
	if c.Out == "-" {
		_, err := s.client.Media(ctx, c.Handoff, c.Fetch, p.out)
		return err
	}
	// Never over a file that is there, and never half of one.
	half, err := os.CreateTemp(filepath.Dir(c.Out), ".frontdesk-*")
	if err != nil {
		return err
	}
	defer os.Remove(half.Name())
	_, err = s.client.Media(ctx, c.Handoff, c.Fetch, half)
	if err := errors.Join(err, half.Close()); err != nil {
		return err
	}
	if err := os.Link(half.Name(), c.Out); err != nil {
		return fmt.Errorf("write %s: %w", c.Out, errors.Unwrap(err))
	}
	_, err = fmt.Fprintln(p.out, "Saved as", c.Out)
	return err
}

type deskClaim struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Version   int    `default:"-1" help:"Only if nobody has had the chat since this version; without it, if it is free." placeholder:"N"`
}

// Run takes a chat.
func (c deskClaim) Run(p *program) error {
	said := "You have the chat. The patient was told. Answer with: frontdesk desk say " + c.Handoff + " \"…\" --staff " + c.Staff
	return c.do(p, c.Staff, said, func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		if c.Version < 0 {
			// The last line of all: the handoff itself, without its words.
			now, err := client.Show(ctx, c.Handoff, math.MaxInt64)
			if err != nil {
				return handoff.Done{}, err
			}
			c.Version = now.Handoff.Version
		}
		return client.Claim(ctx, c.Handoff, c.Version)
	})
}

type deskSay struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Text      string `arg:"" optional:"" help:"What to say; - reads it from the standard input."`
	File      string `help:"A photo or another file for the patient, at most 10 MB." placeholder:"FILE"`
}

// Run writes to the patient.
func (c deskSay) Run(p *program) error {
	text, err := p.words(c.Text)
	if err != nil {
		return err
	}
	if text == "" && c.File == "" {
		return wrongUse{errors.New("there is nothing to say: give a text, or --file FILE")}
	}
	if c.File == "" {
		return c.do(p, c.Staff, "Sent.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
			return client.Say(ctx, c.Handoff, text)
		})
	}
	data, err := readUpload(c.File)
	if err != nil {
		return err
	}
	kind := mime.TypeByExtension(filepath.Ext(c.File))
	return c.do(p, c.Staff, "Sent.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.SendFile(ctx, c.Handoff, text, filepath.Base(c.File), kind, data)
	})
}

// words reads a text that is "-" from the standard input.
func (p *program) words(text string) (string, error) {
	if text != "-" {
		return strings.TrimSpace(text), nil
	}
	data, err := io.ReadAll(io.LimitReader(p.in, 1<<20))
	if err != nil {
		return "", fmt.Errorf("read what to say: %w", err)
	}
	return strings.TrimSpace(string(data)), nil
}

func readUpload(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, wrongUse{err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, store.UploadLimit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", path, err)
	case len(data) > store.UploadLimit:
		return nil, wrongUse{fmt.Errorf("%s is too long: at most %d MB can be sent", path, store.UploadLimit>>20)}
	case len(data) == 0:
		return nil, wrongUse{fmt.Errorf("%s is empty", path)}
	}
	return data, nil
}

type deskNote struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Text      string `arg:"" help:"The note; - reads it from the standard input."`
}

// Run leaves a note.
func (c deskNote) Run(p *program) error {
	text, err := p.words(c.Text)
	if err != nil {
		return err
	}
	return c.do(p, c.Staff, "Noted. Only staff see it.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.Note(ctx, c.Handoff, text)
	})
}

type deskMove struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Team      string `arg:"" help:"The team that it is for."`
	Reason    string `help:"Why, for the other team." placeholder:"TEXT"`
}

// Run hands a chat to another team.
func (c deskMove) Run(p *program) error {
	return c.do(p, c.Staff, "It waits for "+c.Team+" now.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.Move(ctx, c.Handoff, c.Team, c.Reason)
	})
}

type deskReturn struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Reason    string `help:"Why, for the next person." placeholder:"TEXT"`
}

// Run puts a chat back.
func (c deskReturn) Run(p *program) error {
	return c.do(p, c.Staff, "It is back in the queue. The patient was told.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.Return(ctx, c.Handoff, c.Reason)
	})
}

type deskEscalate struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Reason    string `help:"Why, for staff." placeholder:"TEXT"`
}

// Run marks a chat as urgent.
func (c deskEscalate) Run(p *program) error {
	return c.do(p, c.Staff, "It is marked as urgent.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.Escalate(ctx, c.Handoff, c.Reason)
	})
}

type deskEnd struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Handoff   string `arg:"" help:"The chat, as list shows it."`
	Outcome   string `enum:"answered,booked,call_back,complaint,safety,wrong_number,no_reply,cancelled" default:"answered" help:"How it ended: ${enum} (${default})." placeholder:"OUTCOME"`
}

// Run closes a chat.
func (c deskEnd) Run(p *program) error {
	return c.do(p, c.Staff, "The chat has ended. The patient was told.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.End(ctx, c.Handoff, c.Outcome)
	})
}

type deskAck struct {
	deskFlags `embed:""`
	staffFlag `embed:""`
	Alert     string `arg:"" help:"The alert, as list shows it."`
}

// Run says that an alert was seen.
func (c deskAck) Run(p *program) error {
	return c.do(p, c.Staff, "Noted that you have seen it.", func(ctx context.Context, client *handoff.Client) (handoff.Done, error) {
		return client.Ack(ctx, c.Alert)
	})
}

type deskWatch struct {
	deskFlags `embed:""`
	Staff     string `default:"-" help:"Your account, where the server asks for one." placeholder:"NAME"`
	Team      string `help:"Only this team." placeholder:"TEAM"`
	JSON      bool   `name:"json" help:"Print each fact as a line of JSON."`
}

// Run follows the queue until it is interrupted.
func (c deskWatch) Run(p *program) error {
	subjects, err := handoff.NewSubjects(clinicID)
	if err != nil {
		return err
	}
	return c.open(p.ctx, c.Staff, func(s deskSession) error {
		w := &queueWatch{command: c, p: p, session: s, known: map[string]bool{}}
		return handoff.Watch(s.ctx, s.nc, subjects, w.change)
	})
}

// queueWatch prints what happens. It knows which chats it has rung for, so that nobody is missed over a lost connection
// and nobody is rung for twice.
type queueWatch struct {
	command deskWatch
	p       *program
	session deskSession
	known   map[string]bool
	began   bool
}

// bell is BEL, which a terminal makes a sound of.
const bell = "\a"

func (w *queueWatch) change(c handoff.Change) {
	if w.command.JSON {
		w.printLine(c)
		return
	}
	if c.Gap {
		w.refetch()
		return
	}
	if w.command.Team != "" && c.Team != w.command.Team && c.Team != "all" {
		return
	}
	ring := ""
	switch {
	case c.Family == handoff.FamilyAlert && c.Name == "raised":
		ring = bell
	case c.Family == handoff.FamilyHandoff && (c.Name == "opened" || c.Name == "moved" || c.Name == "returned"):
		ring = bell
		w.known[c.About] = true
	case c.Family == handoff.FamilyHandoff && c.Name == "ended":
		delete(w.known, c.About)
	}
	fmt.Fprintf(w.p.out, "%s%s  %s\n", ring, c.At.Local().Format("15:04"), sentence(c))
}

// refetch shows who waits that was not seen before.
func (w *queueWatch) refetch() {
	ctx, cancel := context.WithTimeout(w.session.ctx, deskWithin)
	defer cancel()
	list, err := w.session.client.List(ctx, w.command.Team)
	if err != nil {
		fmt.Fprintln(w.p.err, "frontdesk: the queue cannot be read just now:", err)
		return
	}
	known := map[string]bool{}
	for _, h := range list.Handoffs {
		if known[h.ID] = true; h.Owner != "" || w.known[h.ID] {
			continue
		}
		fmt.Fprintf(w.p.out, "%s%s  %s waits for %s since %s (%s%s)\n", bell, w.p.now().Local().Format("15:04"), h.ID, h.Team,
			h.OpenedAt.Local().Format("15:04"), h.Reason, urgently(h.Urgent))
	}
	w.known = known
	if !w.began {
		w.began = true
		fmt.Fprintln(w.p.out, "Watching the queue. Ctrl-C ends it.")
	}
}

func (w *queueWatch) printLine(c handoff.Change) {
	line := struct {
		Gap  bool            `json:"gap,omitempty"`
		Fact string          `json:"fact,omitempty"`
		ID   string          `json:"id,omitempty"`
		Body json.RawMessage `json:"body,omitempty"`
	}{Gap: c.Gap, ID: c.ID, Body: c.Body}
	if !c.Gap {
		if w.command.Team != "" && c.Team != w.command.Team && c.Team != "all" {
			return
		}
		line.Fact = string(c.Family) + "." + c.Name
	}
	_ = json.NewEncoder(w.p.out).Encode(line)
}

// sentence says a fact in words.
func sentence(c handoff.Change) string {
	by := c.Staff
	if by == "" {
		by = "nobody"
	}
	switch string(c.Family) + "." + c.Name {
	case "handoff.opened":
		return fmt.Sprintf("%s opened, for %s%s", c.About, c.Team, urgently(c.Urgent))
	case "handoff.taken":
		return fmt.Sprintf("%s taken by %s", c.About, by)
	case "handoff.said":
		if c.Author == "patient" {
			return fmt.Sprintf("%s the patient has written", c.About)
		}
		return fmt.Sprintf("%s %s has written", c.About, by)
	case "handoff.noted":
		return fmt.Sprintf("%s has a note", c.About)
	case "handoff.moved":
		return fmt.Sprintf("%s moved to %s", c.About, c.Team)
	case "handoff.returned":
		return fmt.Sprintf("%s is back in the queue of %s", c.About, c.Team)
	case "handoff.escalated":
		return fmt.Sprintf("%s is urgent", c.About)
	case "handoff.ended":
		return fmt.Sprintf("%s ended", c.About)
	case "alert.raised":
		return fmt.Sprintf("ALERT %s (%s): look at %s", c.About, c.Level, c.Handoff)
	case "alert.acknowledged":
		return fmt.Sprintf("alert %s was seen by %s", c.About, by)
	}
	return fmt.Sprintf("%s %s", c.About, c.Name)
}

func urgently(urgent bool) string {
	if urgent {
		return ", URGENT"
	}
	return ""
}

func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

func printQueue(w io.Writer, list handoff.ListReply, now time.Time) error {
	for _, a := range list.Alerts {
		fmt.Fprintf(w, "ALERT %s (%s), %s ago, chat %s: when you have looked, run frontdesk desk ack %s --staff NAME\n",
			a.ID, a.Level, ago(now, a.RaisedAt), a.Handoff, a.ID)
	}
	if len(list.Handoffs) == 0 {
		_, err := fmt.Fprintln(w, "Nobody waits.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "CHAT\tTEAM\tWAITS\tWITH\tWHY")
	for _, h := range list.Handoffs {
		waits, with := "-", "-"
		if h.PatientAt != nil {
			waits = ago(now, *h.PatientAt)
		}
		if h.Owner != "" {
			with = printable(h.OwnerName)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s%s\n", h.ID, h.Team, waits, with, h.Reason, urgently(h.Urgent))
	}
	if list.More {
		fmt.Fprintln(t, "… and more")
	}
	return t.Flush()
}

func printChat(w io.Writer, s handoff.ShowReply, now time.Time) error {
	h := s.Handoff
	name := printable(string(s.Patient.Name))
	if name == "" {
		name = "A patient"
	}
	fmt.Fprintf(w, "%s, chat %s, %s", name, h.ID, h.Team)
	switch {
	case h.EndedAt != nil:
		fmt.Fprintf(w, ", ended: %s", h.Outcome)
	case h.Owner != "":
		fmt.Fprintf(w, ", with %s", printable(h.OwnerName))
	default:
		fmt.Fprintf(w, ", waits for %s", ago(now, h.OpenedAt))
	}
	if s.Patient.Blocked {
		fmt.Fprint(w, ". The patient has stopped the bot: nothing can be delivered")
	}
	fmt.Fprintln(w)
	for _, m := range s.Messages {
		fmt.Fprintf(w, "%4d  %s  %s\n", m.Seq, m.At.Local().Format("2 Jan 15:04"), lineOf(m))
	}
	_, err := fmt.Fprintln(w)
	return err
}

// lineOf is a message as a line.
func lineOf(m handoff.Message) string {
	who := m.Author
	if m.Name != "" {
		who = printable(m.Name)
	}
	parts := []string{who + ":"}
	if m.Author == string(store.AuthorNote) {
		parts = []string{"(" + strings.TrimSpace(m.Kind+" "+printable(m.Name)+" "+printable(m.Detail)) + ")"}
	}
	if m.Edit {
		parts = append(parts, "(changed)")
	}
	if m.Text != "" {
		parts = append(parts, strings.ReplaceAll(printable(m.Text), "\n", "\n      "))
	}
	if f := m.Media; f != nil {
		what := strings.TrimSpace(f.Kind + " " + printable(f.Name) + " " + printable(f.Detail))
		if f.Fetchable {
			what += fmt.Sprintf("; --fetch %d --out FILE saves it", m.Seq)
		}
		parts = append(parts, "["+what+"]")
	}
	switch m.Delivery {
	case string(store.NotDelivered):
		parts = append(parts, "[NOT DELIVERED: "+m.Problem+"]")
	case string(store.Sending):
		parts = append(parts, "[on its way]")
	}
	return strings.Join(parts, " ")
}

// printable takes out what could steer the terminal: a patient's words must not move the cursor or change the title.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || unicode.IsPrint(r) {
			return r
		}
		if unicode.IsSpace(r) {
			return ' '
		}
		return -1
	}, text)
}

func ago(now, then time.Time) string {
	switch d := now.Sub(then); {
	case d < time.Minute:
		return "under a minute"
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	default:
		return fmt.Sprintf("%d days", int(d.Hours()/24))
	}
}
