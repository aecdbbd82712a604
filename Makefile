# Everything a person types. `make demo` runs Headwater; `make test` proves it works.

SHELL := bash
# Whatever the environment says, what was compiled once is kept: every start is quicker by a third.
export PYTHONDONTWRITEBYTECODE :=
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Compiling once here makes every later start of Python quicker.
UV := $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
RIVALS := $(VENV)/benchmarks/.installed
# Two processes, each with whole files or folders, in the order of the tree: the longest are first.
TOGETHER := -n 2 --dist loadscope --no-loadscope-reorder
FRONTEND := node_modules/.built
FRONTEND_SOURCES := $(shell find frontend package.json package-lock.json -type f 2>/dev/null)

.PHONY: demo codes test test-postgres screens check format prove bench docs setup site clean

demo: $(RUNTIME) $(FRONTEND) ## Build the demonstration and serve it on http://127.0.0.1:8000
	@$(BIN)/python tools/demonstrate.py

codes: $(RUNTIME) ## Print the second-step codes of the demonstration's cast
	@HEADWATER_SITE_HOME=var/site HEADWATER_SITE_DEMONSTRATION=1 $(BIN)/python -m headwater_web codes

test: $(DEVELOPMENT) $(FRONTEND) ## Run every test; browser and PostgreSQL tests are skipped where absent
	$(BIN)/python -m pytest $(TOGETHER) -rs -m "not prove"
	$(if $(HEADWATER_TEST_POSTGRES),$(MAKE) test-postgres)

# Again, but only what could be answered otherwise there: tests/unit/web/on_postgres.py says which.
test-postgres: $(DEVELOPMENT) $(FRONTEND) ## Run the site's tests of rows again on PostgreSQL
	DATABASE_URL=$(HEADWATER_TEST_POSTGRES) $(BIN)/python -m pytest $(TOGETHER) -rs -m "not prove and not browser" tests/unit/web

screens: $(DEVELOPMENT) $(FRONTEND) ## Picture every page at three widths, to look at, in var/screens
	HEADWATER_TEST_SCREENS=$(CURDIR)/var/screens $(BIN)/python -m pytest -n 0 -q tests/functional/accessibility -k "no_barrier"

check: $(DEVELOPMENT) ## Formatting, lint, types, contracts, generated documents
	$(BIN)/ruff format --check src tests tools
	$(BIN)/ruff check src tests tools
	$(BIN)/mypy
	$(BIN)/mypy --config-file mypy-site.ini
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tools/reference.py --check

format: $(DEVELOPMENT) ## Put the code into its one format
	$(BIN)/ruff format src tests tools
	$(BIN)/ruff check --fix src tests tools

docs: $(DEVELOPMENT) ## Write the generated reference pages again
	$(BIN)/python tools/reference.py

prove: $(DEVELOPMENT) ## The slow, seeded proofs
	$(BIN)/python -m pytest -n 2 --dist worksteal -rs -m prove --timeout 3600

bench: $(DEVELOPMENT) $(FRONTEND) $(RIVALS) ## Speed, as ratios against a baseline in the same run
	$(BIN)/python tools/bench.py

setup: $(DEVELOPMENT) $(FRONTEND)

clean: ## Remove everything that was built, the demonstration included
	rm -rf $(VENV) node_modules var src/headwater_web/ui/static/ui/build \
		src/headwater/products/typeface

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(RUNTIME): requirements.txt pyproject.toml | $(BIN)/uv
	$(UV) --require-hashes -r requirements.txt
	$(UV) --no-deps -e .
	@touch $@

$(DEVELOPMENT): requirements-dev.txt pyproject.toml | $(BIN)/uv
	$(UV) --require-hashes -r requirements-dev.txt
	$(UV) --no-deps -e .
	@touch $@ $(RUNTIME)

$(RIVALS): requirements-benchmarks.txt | $(BIN)/uv
	$(PYTHON) -m venv $(dir $(RIVALS))
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(dir $(RIVALS))bin/python --require-hashes -r $<
	@touch $@

$(FRONTEND): $(FRONTEND_SOURCES)
	npm ci --ignore-scripts --no-progress --loglevel=error
	npm run --silent build
	@touch $@
