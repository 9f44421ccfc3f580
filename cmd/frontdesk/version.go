package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is the version of the program; packagers set it with -ldflags "-X main.release=1.2.3".
var release = "development"

// versionCommand prints what is running.
type versionCommand struct {
	JSON bool `name:"json" help:"Print JSON."`
}

// Help shows examples.
func (versionCommand) Help() string { return "Example:\n  frontdesk version --json" }

// Run prints the version.
func (c versionCommand) Run(p *program) error {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = s.Value
			}
		}
	}
	if c.JSON {
		return json.NewEncoder(p.out).Encode(map[string]string{"version": release, "revision": revision, "go": runtime.Version()})
	}
	fmt.Fprintf(p.out, "frontdesk %s (%s) %s\n", release, runtime.Version(), revision)
	return nil
}
