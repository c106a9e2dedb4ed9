# The commands of the project. Each one first installs what the machine lacks, then says what it is doing.
# `make` alone lists them. Debian 12 with Rust is all they need to start from.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help install web demo test check tour pictures bench soak

# One folder of compiled files for every clone on the machine, so a second clone starts warm.
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/turno/target

help: ## List these commands
	@echo "Turno: the queue of a public office."
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 \2/p' $(MAKEFILE_LIST) | sed 's/^  make \([a-z]*\) /  make \1\t/' | expand -t 16

install: ## Install what the machine lacks (the other commands do it by themselves)
	@scripts/install.sh

web: ## Build the pages' style sheet, fonts and scripts
	@scripts/install.sh build
	@scripts/web.sh

demo: ## Run a sample office: server, printer, totem, wall, consoles (PORT=8080)
	@scripts/demo.sh

test: ## Run every test
	@scripts/test.sh

check: ## Check formatting, lints, the layout of the code, and its documentation
	@scripts/check.sh

tour: ## Play the main job by itself and leave its pictures in target/tour
	@scripts/tour.sh

pictures: ## Make the pictures of README anew, from the tour
	@scripts/pictures.sh

bench: ## Measure speed, size and growth, in under fifteen minutes (NAME: one row, for example `make bench issue-latency`)
	@scripts/bench.sh $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))

# The words after `bench` are names of rows, not targets.
ifeq (bench,$(firstword $(MAKECMDGOALS)))
ROWS := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
ifneq (,$(ROWS))
.PHONY: $(ROWS)
$(ROWS):
	@:
endif
endif

soak: ## Run a wall for a month of calls at a thousand times the pace, in a quarter of an hour
	@scripts/soak.sh
