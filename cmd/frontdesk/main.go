// Command frontdesk is a clinic's front desk on Telegram. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{ctx: ctx, in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, now: time.Now}
	os.Exit(p.run(os.Args[1:]))
}

// program is what a command gets from outside.
type program struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	now    func() time.Time
}

// commands are all verbs of the program, one file each.
type commands struct {
	Demo     demoCommand     `cmd:"" help:"Try everything on this machine: a patient's phone in the browser, a sample clinic, the console."`
	Serve    serveCommand    `cmd:"" help:"Run the service."`
	Try      tryCommand      `cmd:"" help:"Talk to the assistant in this terminal."`
	Doctor   doctorCommand   `cmd:"" help:"Check everything that the service needs, and say what to do."`
	Migrate  migrateCommand  `cmd:"" help:"Bring the databases up to this release."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
	Backup   backupCommand   `cmd:"" help:"Back up the data, and apart from it the keys."`
	Restore  restoreCommand  `cmd:"" help:"Bring back a backup into an empty database."`
	Clinic   clinicCommand   `cmd:"" help:"The clinic's settings: name, numbers, hours, teams."`
	Faq      faqCommand      `cmd:"" help:"The answers: check, import, export, ask, measure."`
	Safety   safetyCommand   `cmd:"" help:"The recognition of emergencies: check a text, measure."`
	Desk     deskCommand     `cmd:"" help:"Answer patients from this terminal, over NATS alone."`
	Staff    staffCommand    `cmd:"" help:"Accounts for the console."`
	Visit    visitCommand    `cmd:"" help:"Finished visits, about which patients are asked."`
	Feedback feedbackCommand `cmd:"" help:"What patients said about their visits."`
	Patient  patientCommand  `cmd:"" help:"Show or forget what is held about a person."`
}

// run executes the command line and returns the exit status: 0 done, 1 failed, 2 wrong use.
func (p *program) run(args []string) int {
	var c commands
	exit := -1
	parser, err := kong.New(&c,
		kong.Name("frontdesk"),
		kong.Description("A clinic's front desk on Telegram: it answers from what the clinic published, and calls a person when one is needed."),
		kong.Writers(p.out, p.err), kong.Exit(func(code int) { exit = code }),
		kong.UsageOnError(), kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Vars{"data_dir": defaultDataDir(p.getenv), "key_file": defaultKeyFile(p.getenv)},
		kong.Bind(p),
	)
	if err != nil {
		fmt.Fprintln(p.err, "frontdesk:", err)
		return 1
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if exit >= 0 {
		return exit
	}
	if err != nil {
		fmt.Fprintf(p.err, "frontdesk: %v\nRun frontdesk --help, or frontdesk COMMAND --help.\n", err)
		return 2
	}
	return p.status(parsed.Run(p))
}

// wrongUse is an error that the caller can mend by calling otherwise: exit status 2.
type wrongUse struct{ error }

func (p *program) status(err error) int {
	var use wrongUse
	switch {
	case err == nil:
		return 0
	case errors.Is(err, context.Canceled) && p.ctx.Err() != nil:
		return 0
	case errors.As(err, &use):
		fmt.Fprintln(p.err, "frontdesk:", oneLine(err))
		return 2
	}
	fmt.Fprintln(p.err, "frontdesk:", oneLine(err))
	return 1
}

// oneLine keeps what a person must read together, unless the error lists several problems on purpose.
func oneLine(err error) string { return strings.TrimSpace(err.Error()) }
