# `make run` starts Hotseat, `make test` runs everything that CI runs. Both set up .venv on first use.
PYTHON ?= python3
BIN := .venv/bin
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test train soak benchmark clean

run: .venv/installed
	@$(BIN)/hotseat run

test: .venv/installed-for-tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

train: .venv/installed-for-tests
	$(BIN)/python -m bot.training.reader tests/corpus

soak: .venv/installed-for-tests
	$(BIN)/python -m tests.soak

benchmark: .venv/installed-for-tests
	$(BIN)/python -m tests.benchmarks.start
	$(BIN)/python -m tests.benchmarks.reading
	$(BIN)/python -m tests.benchmarks.ingestion

clean:
	rm -rf .venv

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Hotseat needs Python 3.11 or newer: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/installed-for-tests: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch .venv/installed $@
