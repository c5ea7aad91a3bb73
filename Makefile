# One command for each thing a developer does; the same here and in CI.
PYTHON ?= python3
BIN := .venv/bin
INDEX := .onrecord

.PHONY: install chat test lint check-all reader

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

# The slow checks: the mutations of right answers, and the evals on both corpora.
check-all: lint test
	$(BIN)/python -m pytest -m slow
	$(BIN)/python -m evals.mutations seeds
	$(BIN)/onrecord index seeds --index $(INDEX)
	$(BIN)/onrecord eval --index $(INDEX)
	$(BIN)/onrecord index evals/fiction --index $(INDEX)-fiction
	$(BIN)/onrecord eval evals/cases/fiction.yaml --index $(INDEX)-fiction

# Train the reader and fit the weights that stand on it:  make reader DATA=folder
reader: install
	$(BIN)/python -m evals.fit.reader $(DATA)
	$(BIN)/python -m evals.fit.evidence $(DATA) build/evidence
