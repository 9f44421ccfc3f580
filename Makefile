# Verbs of this repository. `make` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := help
GO ?= go
PACKAGES := ./...
FAQ_DATA ?= faq/testdata/sets

.PHONY: help
help: ## List the verbs
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: demo
demo: needs-postgres ## Run everything on this machine: phone in the browser, sample clinic, console
	$(GO) run ./cmd/frontdesk demo

.PHONY: build
build: ## Build bin/frontdesk
	$(GO) build -trimpath -ldflags "-s -w" -o bin/frontdesk ./cmd/frontdesk

.PHONY: test
test: needs-postgres needs-chromium ## Run all tests on real PostgreSQL, NATS and Chromium
	$(GO) test -timeout 15m $(PACKAGES)

.PHONY: check
check: needs-postgres needs-chromium ## Formatting, vet, lint, and the tests under the race detector
	@./scripts/check

.PHONY: bench
bench: needs-postgres ## Durable turns per second beside pgbench, and latency beside a plain echo bot
	$(GO) run ./cmd/frontdesk/bench

.PHONY: bench-faq
bench-faq: ## Quality and speed of the matching (FAQ_DATA=folder of question sets)
	$(GO) run ./faq/measure -data $(FAQ_DATA)

.PHONY: fuzz
fuzz: ## Fuzz every parser and the conversation for 30 s each
	@./scripts/fuzz 30s

.PHONY: golden
golden: ## Rewrite golden files; read the difference before you commit it
	$(GO) test ./internal/chat ./handoff ./internal/feedback -update

.PHONY: needs-postgres
needs-postgres:
	@./scripts/need postgres

.PHONY: needs-chromium
needs-chromium:
	@./scripts/need chromium
