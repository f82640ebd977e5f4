# The two to know: `make run` and `make test`. The rest is what they are made of.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# The rooms that know no framework: their own tests have to reach nearly all of them. Watching costs as much again as the
# tests, so nothing else is watched.
INNER := document expressions questionnaire items journey scoring compiler catalogue cases
IN_PARALLEL := -n auto --dist worksteal

PAGES := tests/pages/node_modules/.package-lock.json

.PHONY: help run test test-full golden check format wordings lock benchmarks clean

help:
	@echo "make run         serve the questionnaires on http://127.0.0.1:8000 (sets everything up the first time)"
	@echo "make test        every check and every test (sets up what they need)"
	@echo "make test-full   the same, with many more examples and scripts, and every page however it is looked at"
	@echo "make golden      write down how the pages are read out now, to be approved"
	@echo "make check       formatting, lint, types, import contracts"
	@echo "make format      put the code into its one format"
	@echo "make wordings    bring the catalogues of our own words up to date, to be translated"
	@echo "make lock        resolve the dependencies anew into requirements/"
	@echo "make benchmarks  measure, as ratios to floors of the same run"
	@echo "make clean       remove what can be made again (not var/, which holds the answers)"

run: $(VENV)/run
	@scripts/system-packages print
	@$(BIN)/formwright migrate
	@$(BIN)/formwright samples add --if-new
	@$(BIN)/formwright serve

test: $(VENV)/test check
	@scripts/system-packages print test
	@$(MAKE) --no-print-directory $(PAGES)
	@$(BIN)/pytest $(IN_PARALLEL) $(INNER:%=--cov=engine.%) --cov-report= $(INNER:%=tests/%)
	@$(BIN)/coverage report --fail-under=98
	@$(BIN)/pytest $(IN_PARALLEL) $(INNER:%=--ignore=tests/%)

test-full: test
	@$(BIN)/pytest $(IN_PARALLEL) -m hypothesis --hypothesis-profile=many
	@$(BIN)/pytest $(IN_PARALLEL) -m full
	@$(BIN)/pytest $(IN_PARALLEL) tests/pages/full_crawl.py

golden: $(VENV)/test $(PAGES)
	@$(BIN)/pytest tests/pages/test_golden.py --accept-golden

check: $(VENV)/test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/formwright check
	@$(BIN)/formwright theme check
	@$(BIN)/formwright test --coverage 100

format: $(VENV)/test
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

wordings: $(VENV)/test
	@scripts/wordings

lock: $(VENV)/test
	@for set in run test; do \
		extra=$$( [ $$set = test ] && echo --extra=test --extra=postgres ); \
		$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header \
			--no-emit-index-url --no-emit-find-links --no-emit-trusted-host $$extra \
			--output-file requirements/$$set.txt pyproject.toml; \
	done

benchmarks: $(VENV)/test
	@$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) $(dir $(PAGES)) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage htmlcov

# What the pages are checked with, exactly as its lock file says; nothing of it is run by npm.
$(PAGES): tests/pages/package-lock.json
	@scripts/listed tests/pages/package-lock.json npm ci --loglevel=error --fetch-retry-mintimeout=1000 \
		--fetch-retry-maxtimeout=4000 --ignore-scripts --no-audit --no-fund --prefix tests/pages
	@touch $@

# A virtual environment with exactly what the lock files say; made anew when they change.
$(VENV)/run: requirements/run.txt pyproject.toml
	@$(MAKE) --no-print-directory $(VENV)/installed-run SET=run
	@touch $@

$(VENV)/test: requirements/test.txt pyproject.toml
	@$(MAKE) --no-print-directory $(VENV)/installed-test SET=test
	@touch $@ $(VENV)/run

.PHONY: $(VENV)/installed-run $(VENV)/installed-test
$(VENV)/installed-run $(VENV)/installed-test:
	@scripts/virtual-environment $(PYTHON) $(VENV)
	@scripts/listed requirements/$(SET).txt $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements/$(SET).txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
