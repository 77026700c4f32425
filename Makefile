# Doorstep: what people type. The steps themselves are small scripts in .ci/.
# On a fresh Debian, Ubuntu or macOS with Rust and Node: `make run`, or `make test`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test dev check bench bench-import site prepare clean

# Queries are checked against server/domain/.sqlx, so that no build needs a database (`make prepare` renews it).
SQLX_OFFLINE ?= true
DOORSTEP_SITE_DIR ?= target/site
export SQLX_OFFLINE DOORSTEP_SITE_DIR

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: site ## install what is missing, build, start with the demo council and print the address
	@.ci/install postgres
	DOORSTEP_DEMO=$${DOORSTEP_DEMO:-1} cargo run --release --package server --bin doorstep -- serve

test: ## everything: formatting, lints, unit, integration on real Postgres, end-to-end in Chromium
	@.ci/steps

dev: ## serve the demo council, rebuilt on every change
	@.ci/install rust wasm npm postgres
	@.ci/dev

check: ## fast: formatting, types and lints of everything, the browser boundary
	@.ci/install rust wasm
	@.ci/steps format types boundary

bench: site ## start-up time, memory, bytes and requests per second of a release build
	@.ci/install postgres
	cargo build --release --package server --bin doorstep --example bare_home
	@node .ci/bench.mjs

bench-import: ## rows per second of an import beside a bare COPY of the same file, and memory, of a release build
	@.ci/install rust postgres
	cargo build --release --package server --bin doorstep
	@.ci/bench-import

site: ## styles, icons, scripts and WASM, hashed and compressed, into target/site
	@.ci/install rust wasm npm
	node style/build.mjs
	node app/client/build.mjs
	node style/site.mjs

prepare: ## after a change of SQL: check every query against a scratch database and record it in .sqlx
	@.ci/install rust postgres
	@.ci/prepare

clean: ## remove everything built (the data folder stays)
	@.ci/scratch-postgres stop-tests
	cargo clean
	rm -rf style/node_modules app/client/node_modules end2end/node_modules end2end/mail-server/node_modules
