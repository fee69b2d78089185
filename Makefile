# Two commands: `make run` serves, `make test` tests. The scripts behind them are in tools/.

HOST ?= 127.0.0.1
PORT ?= 8000
# Which Python makes .venv; found by itself, or named: make run PYTHON=/path/to/python3.12
export PYTHON ?= python3.11
# The demo county is loaded into an empty database: make run XUNLU_DEMO=0 does without.
BOOT = $$(sh tools/find-python.sh)
PY := .venv/bin/python
NPM := $(PY) -m tools.npm run --silent
IMPORTS := $(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
# Tests that start servers and browsers keep a file together on one of two processes; conftest.py says which come first.
PYTEST := $(PY) -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder
# What is imported a hundred times is compiled once, also where images of containers say otherwise.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test check check-server check-style bench format help

help:
	@echo "make run                 serve at http://127.0.0.1:8000 (PORT=… for another port)"
	@echo "make run HOST=0.0.0.0    serve phones on this network, with TLS"
	@echo "make test                all tests: units, API, PostgreSQL, browser"
	@echo "make check               style, types, architecture, freshness of generated files"
	@echo "make bench               the figures"

run:
	@python=$(BOOT) && exec "$$python" -m tools.run --host $(HOST) --port $(PORT)

test:
	@python=$(BOOT) && "$$python" -m tools.setup browser
	@echo "· testing the PWA" && $(NPM) test
	@echo "· testing the server, the databases and the browser" && $(PYTEST) --record-skips

check:
	@python=$(BOOT) && "$$python" -m tools.setup dev
	@$(MAKE) --no-print-directory -j 2 check-server check-style
	@$(PY) -m tools.check_skips
	@echo "✓ checked"

# Two halves of about the same length, beside each other.
check-server:
	@echo "· style" && $(PY) -m ruff check --quiet . && $(PY) -m ruff format --check --quiet .
	@echo "· types" && $(PY) -m mypy
	@echo "· architecture" && $(IMPORTS) --no-logo > .venv/imports.txt || { cat .venv/imports.txt; exit 1; }
	@echo "· dead code" && $(PY) -m vulture
	@echo "· the API's description" && XUNLU_DATA_DIR=var/check $(PY) -m flask --app wsgi openapi write --check docs/api/openapi.json
	@echo "· the PWA: generated types, types, texts" && $(NPM) api:types -- --check
	@$(NPM) typecheck && $(PY) -m tools.check_texts

check-style:
	@echo "· the PWA: style" && $(NPM) lint

bench:
	@python=$(BOOT) && "$$python" -m tools.setup browser
	@$(PY) -m bench

format:
	@$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format --quiet .
