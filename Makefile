# litboard: `make run` opens the dashboard, `make test` checks everything.

PYTHON ?= python3
CORPUS ?= seeds
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
TESTS := $(VENV)/.tests

.PHONY: run test check unit browser notebook screenshots benchmark clean

run: $(RUNS)
	$(BIN)/litboard serve $(CORPUS) --port $(PORT)

test: check unit notebook browser

check: $(TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(TESTS)
	$(BIN)/pytest -n auto --dist worksteal -m "not browser and not notebook"

notebook: $(TESTS)
	$(BIN)/pytest -m notebook

browser: $(TESTS) chromium
	$(BIN)/pytest -m browser

# The browser is the system's own; Debian and Ubuntu install it when they may.
.PHONY: chromium
chromium:
	@sh tests/browser/install_chromium.sh

screenshots: $(TESTS) chromium
	$(BIN)/python docs/screenshots.py

benchmark: $(TESTS)
	$(BIN)/python benchmarks/dashboard.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(RUNS): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("litboard needs Python 3.11 or newer; say PYTHON=python3.12, for example" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

$(TESTS): $(RUNS) requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-test.txt
	touch $@
