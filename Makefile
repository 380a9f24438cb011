# newsdash: `make run` and `make test` need only Python >= 3.11 (with venv) and make; they create what they use in .venv.

VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
WORKERS ?= auto
ARGS ?=

.PHONY: run test retest check format bench coverage clean

run: $(VENV)/.run
	@$(BIN)/newsdash $(ARGS)

test: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS) --cov --cov-report=term $(ARGS)

retest: $(VENV)/.dev
	$(BIN)/pytest --last-failed --last-failed-no-failures none

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev
	$(BIN)/python -m bench $(ARGS)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "newsdash needs Python 3.11 or newer, with venv (on Debian: apt install python3-venv)."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .coverage*
