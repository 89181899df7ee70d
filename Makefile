# With python3 (3.11 or later), make and the package registries: `make demo`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: setup demo test check types lint imports real bench golden lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("trucewatch needs Python 3.11 or later") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	-@git rev-parse --git-dir >/dev/null 2>&1 && $(BIN)/pre-commit install >/dev/null 2>&1
	touch $(STAMP)

demo: setup
	$(BIN)/trucewatch demo $(DEMO_OPTIONS)

test: setup
	$(BIN)/python -m pytest -q -n auto --dist loadfile --max-worker-restart=0 --ignore=tests/real --ignore=tests/browser

types: setup
	$(BIN)/mypy

lint: setup
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/ruff format --check src tests scripts benchmarks
	$(BIN)/codespell src docs README.md CHANGELOG.md CONTRIBUTING.md

imports: setup
	$(BIN)/lint-imports --no-logo

check: lint types imports test

real: setup
	$(BIN)/python scripts/real.py

bench: setup
	$(BIN)/python -m benchmarks

golden: setup
	$(BIN)/python -m pytest -q tests --golden

lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra bench --extra ci --universal --python-version 3.11 -c requirements.lock \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-bench.lock

clean:
	rm -rf $(VENV) build dist out
