# One command each, on a fresh machine: they set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ROLL := ../shared/data/link/roll_v10k/records.csv
STAMP := $(VENV)/.stamp-dev
export UV_PYTHON_DOWNLOADS := never
export UV_COMPILE_BYTECODE := 1

.PHONY: demo test lint types floors quality bench clean help

help:
	@echo "make demo | test | lint | bench | clean"

$(VENV)/.stamp: pyproject.toml requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/uv pip install --quiet --no-deps -e .
	touch $@

$(STAMP): $(VENV)/.stamp requirements-dev.txt
	$(BIN)/uv pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

demo: $(VENV)/.stamp
	rm -rf demo-case
	$(BIN)/tallymark replay examples/karnov/replay.toml demo-case
	$(BIN)/tallymark verify demo-case
	@echo
	@echo "The site: demo-case/releases/0002/index.html"
	@echo "A number down to its evidence: $(BIN)/tallymark count demo-case, then $(BIN)/tallymark explain demo-case CELL"

test: $(STAMP)
	$(BIN)/pytest -n auto --dist loadgroup

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(STAMP)
	$(BIN)/python benchmarks/quality/read_quality.py
	$(BIN)/python benchmarks/quality/names_quality.py
	$(BIN)/python benchmarks/quality/link_quality.py

bench: $(STAMP)
	$(BIN)/python benchmarks/speed/table.py
	$(BIN)/python benchmarks/speed/weigh_count_speed.py
	$(if $(wildcard $(ROLL)),$(BIN)/python benchmarks/speed/link_speed.py $(ROLL))

clean:
	rm -rf $(VENV) demo-case
