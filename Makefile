# Each target sets up what it needs; `make` alone lists them.
PYTHON_HERE := .venv/bin/python
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(PYTHON_HERE) -m uv pip compile --quiet \
	--universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-emit-index-url

.DEFAULT_GOAL := help
.PHONY: help site serve verify archive test fuzz check draft schemas screenshots lock clean environment test-environment \
	bench bench-environment browser node-modules \
	diff findings proposal code-quality outside-links links-issue issue-allowed issue-file issue-answer

# What a forge's jobs write for readers goes into a file of theirs; here it is shown.
SUMMARY ?= /dev/stdout
BASE ?= origin/main
N ?= 1500

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

site: environment ## Build the site into site/
	$(PYTHON_HERE) build_entries.py

serve: environment ## Show the site in the browser, and every change as soon as it is saved
	$(PYTHON_HERE) build_entries.py serve --open

verify: environment ## Prove the built site again: every quote, and every file
	$(PYTHON_HERE) build_entries.py verify site

archive: environment ## Pack the built site into one file in dist/
	$(PYTHON_HERE) build_entries.py archive

test: test-environment browser node-modules ## Run every test
	CHROMIUM="$$(cat .venv/browser)" $(PYTHON_HERE) -m pytest -n auto

fuzz: test-environment ## Look for a minute for files, quotes and dates that make it fall, and for traces of the withheld
	FUZZ_SECONDS=60 $(PYTHON_HERE) -m pytest -n auto --hypothesis-profile=thorough tests/test_fuzz.py tests/test_withheld.py

check: test-environment ## Check style, types, and the sources and entries
	$(PYTHON_HERE) -m ruff check
	$(PYTHON_HERE) -m ruff format --check
	$(PYTHON_HERE) -m mypy
	$(PYTHON_HERE) build_entries.py check

draft: environment ## Propose the entries that an article supports: make draft SOURCE=sources/x.md
	$(PYTHON_HERE) build_entries.py draft $(SOURCE)

bench: bench-environment browser ## Measure it beside MkDocs, Zensical and Hugo: make bench N=1500
	CHROMIUM="$$(cat .venv/browser)" $(PYTHON_HERE) bench/compare.py --entries $(N) $(BENCH_OPTIONS)

schemas: environment ## Write what editors complete and explain with into schemas/
	$(PYTHON_HERE) build_entries.py schema --out schemas

diff: environment ## Show which claims are added, changed and withdrawn since BASE=origin/main
	$(PYTHON_HERE) build_entries.py diff "$(BASE)" --format markdown >> "$(SUMMARY)"

outside-links: environment ## Ask the addresses of the sources whether they still answer
	$(PYTHON_HERE) tools/outside_links.py >> "$(SUMMARY)"

screenshots: site test-environment browser ## Take pictures of the main pages into build/screenshots/
	CHROMIUM="$$(cat .venv/browser)" $(PYTHON_HERE) tools/screenshots.py

lock: test-environment ## Pin what pyproject.toml asks for (LOCK_OPTIONS=--upgrade: the newest of all)
	$(COMPILE) pyproject.toml --group build $(LOCK_OPTIONS) --output-file requirements.lock
	$(COMPILE) pyproject.toml --group test --constraint requirements.lock $(LOCK_OPTIONS) --output-file requirements-test.lock
	$(COMPILE) --group bench $(LOCK_OPTIONS) --output-file requirements-bench.lock

clean: ## Remove what was built and cached (.venv and node_modules stay; delete them to set up anew)
	rm -rf build dist site site-private .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . \( -path ./.venv -o -path ./node_modules \) -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

# What the jobs of a forge run, in .github/workflows/ and .gitlab-ci.yml, beside the targets above.
findings: environment
	@printf '\n## What the checks say\n\n' >> "$(SUMMARY)"
	@$(PYTHON_HERE) build_entries.py check --format markdown >> "$(SUMMARY)" || true
	$(PYTHON_HERE) build_entries.py check --format github

code-quality: environment
	@mkdir -p build
	@$(PYTHON_HERE) build_entries.py check --format gitlab > build/code-quality.json || true
	$(PYTHON_HERE) build_entries.py check

proposal: environment
	@$(PYTHON_HERE) tools/proposal.py "$(COMMIT)" >> "$(SUMMARY)"

links-issue issue-allowed issue-file issue-answer: environment
	$(PYTHON_HERE) tools/forge.py $@

environment:
	@bash tools/setup.sh environment requirements.lock

test-environment: environment
	@bash tools/setup.sh environment requirements-test.lock

bench-environment: test-environment
	@bash tools/setup.sh environment requirements-bench.lock

browser: test-environment
	@bash tools/setup.sh browser

node-modules:
	@bash tools/setup.sh node_modules
