// Package sample is a made-up clinic for `frontdesk demo`: its settings, its published answers, a few people and visits.
package sample

import "embed"

// Files holds clinic.yaml, faq.yaml, people.yaml, visits.yaml and privacy.txt.
//
//go:embed clinic.yaml faq.yaml people.yaml visits.yaml privacy.txt
var Files embed.FS
