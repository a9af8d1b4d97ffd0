# Each target sets up what it needs: in a fresh clone `make demo` makes .venv, installs burthen and shows the card.
#
#   make PYTHON=python3.12 install    another interpreter
#   make test PYTEST_ARGS="-x -k card"

PYTHON ?= python3
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test check format bench coverage clean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# Installed anew whenever the dependencies change. Editable: the code in pipeline/ is what runs.
$(STAMP): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable ".[annotate,compare,dev,documents,train]"
	@touch $@

install: $(STAMP) ## Install into .venv

demo: $(STAMP) ## Read the two bundled editorials
	$(BIN)/burthen demo

test: $(STAMP) ## Run the tests
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(STAMP) ## Lint, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: $(STAMP) ## Measure start-up, speed and batches on this machine; bench.json too
	$(BIN)/python -m burthen.cli.bench --output bench.json

coverage: $(STAMP) ## Simulate how often the intervals of compare hold
	$(BIN)/python -m burthen.cli.coverage

clean: ## Remove .venv and everything that tools left behind
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find pipeline tests -type d -name __pycache__ -prune -exec rm -rf {} +
