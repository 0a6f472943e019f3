# litboard: `make run` opens the dashboard, `make test` checks everything.

PYTHON ?= python3
CORPUS ?= seeds
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
TESTS := $(VENV)/.tests
DOCS := $(VENV)/.docs
LOWEST := .venv-lowest
UV_VERSION := 0.13.9

# Make 3.81, which macOS has, cannot keep the lines of parallel jobs together.
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)

.PHONY: run test check fast unit notebook wheel wheel-test lowest browser docs docs-serve screenshots benchmark mutants clean

run: $(RUNS)
	$(BIN)/litboard serve $(CORPUS) --port $(PORT)

test: check unit notebook wheel-test browser

# --- Checks -----------------------------------------------------------------------------------

check: $(TESTS)
	@$(MAKE) --no-print-directory --jobs 4 --keep-going $(TOGETHER) lint format types layers words

# What `check` runs, each by itself too.
.PHONY: lint format types layers words
lint: $(TESTS)
	$(BIN)/ruff check --quiet .
format: $(TESTS)
	$(BIN)/ruff format --check --quiet .
types: $(TESTS)
	$(BIN)/mypy
layers: $(TESTS)
	$(BIN)/lint-imports > $(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
words: $(TESTS)
	$(BIN)/codespell
	$(BIN)/python tests/check_words.py

# --- Tests ------------------------------------------------------------------------------------

# The inner loop: style, types, and the tests that stand where the changed files stand.
fast: $(TESTS)
	@$(MAKE) --no-print-directory --jobs 2 $(TOGETHER) lint types changed
.PHONY: changed
changed: $(TESTS)
	$(BIN)/pytest -m "not browser and not notebook and not wheel" $$($(BIN)/python tests/changed.py)

unit: $(TESTS)
	$(BIN)/pytest -n auto --dist worksteal -m "not browser and not notebook and not wheel"

notebook: $(TESTS)
	$(BIN)/pytest -m notebook

# The package as users get it; `wheel-test` installs it outside the checkout and opens its pages.
wheel: $(TESTS)
	$(BIN)/python -m hatchling build -t sdist -t wheel -d dist
wheel-test: $(TESTS)
	$(BIN)/pytest -m wheel

# The tests with the lowest versions that pyproject.toml allows, in an environment of their own.
lowest:
	$(PYTHON) -m venv --clear $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(LOWEST)/bin/uv pip install --quiet --python $(LOWEST) --resolution lowest-direct --editable ".[test]"
	$(LOWEST)/bin/pytest -n auto --dist worksteal -m "not browser and not notebook and not wheel"

browser: $(TESTS) chromium
	$(BIN)/pytest -m browser

# The browser is the system's own; Debian and Ubuntu install it when they may.
.PHONY: chromium
chromium:
	@sh tests/browser/install_chromium.sh

# --- Documents --------------------------------------------------------------------------------

# The variable silences the notice that the theme is maintained until May 2027 only.
docs: $(DOCS)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

docs-serve: $(DOCS)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

screenshots: $(TESTS) chromium
	$(BIN)/python docs/screenshots.py

benchmark: $(TESTS)
	$(BIN)/python benchmarks/dashboard.py

# Which faults in a module its tests would miss: make mutants MODULE=litboard.matching.rules
mutants: $(TESTS)
	@test -n "$(MODULE)" || { echo "name a module: make mutants MODULE=litboard.matching.rules"; exit 2; }
	@$(BIN)/python -c "import cosmic_ray" 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[mutants]"
	$(BIN)/python benchmarks/mutants.py $(MODULE)

clean:
	rm -rf $(VENV) $(LOWEST) dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache site

# --- Environments -----------------------------------------------------------------------------

$(RUNS): requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("litboard needs Python 3.11 or newer; say PYTHON=python3.12, for example" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

$(TESTS): $(RUNS) requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-test.txt
	touch $@

$(DOCS): $(TESTS) requirements-docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-docs.txt
	touch $@
