# One command for each thing a developer does; the same here and in CI.
PYTHON ?= python3
BIN := .venv/bin
INDEX := .onrecord

.PHONY: install chat test lint check-all

install: .venv/.installed

.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

chat: install
	$(BIN)/onrecord index seeds --index $(INDEX)
	$(BIN)/onrecord chat --index $(INDEX)

test: install
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The slow checks: the test suite's slow part, the evals on both corpora.
check-all: test lint
	$(BIN)/python -m pytest -m slow
	$(BIN)/onrecord index seeds --index $(INDEX)
	$(BIN)/onrecord eval --index $(INDEX)
