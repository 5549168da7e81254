# Everything one can do here, with GNU make and a Python from 3.11 to 3.13. `make` lists it.

UV_VERSION := 0.13.9
UV := $(shell uv --version >/dev/null 2>&1 && echo uv)
ifeq ($(UV),) # a machine without uv gets its own copy, in the checkout and nowhere else
OWN_UV := .tools/bin/uv
UV := UV_CACHE_DIR=.tools/cache UV_PYTHON_INSTALL_DIR=.tools/python $(OWN_UV)
endif
RUN := .venv/bin
LOCALE := src/duixian/locale

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint score bench docs catalogue clean

help: ## list what one can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ready ## make .venv with the command duixian in it, and everything the tests need

.venv/.ready: pyproject.toml uv.lock | $(OWN_UV)
	$(UV) sync --all-extras --locked
	@touch $@

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

demo: setup ## read two reports of a fictional county and make a page of them
	$(RUN)/duixian demo

test: lint ## lint, types, tests, and the score against its ratchet
	$(RUN)/pytest -n auto

lint: setup ## format, lint, types, and who imports whom
	$(RUN)/ruff format --check
	$(RUN)/ruff check
	$(RUN)/mypy
	$(RUN)/lint-imports --no-cache

score: setup ## print the score on every gold that is here
	$(RUN)/python -m tests.scoring

bench: setup .bench/.ready ## measure speed and memory, and another library's speed beside ours
	$(RUN)/python -m bench

# The library measured against needs one under the GPL, so it stands apart.
.bench/.ready: bench/requirements.txt
	$(UV) venv --quiet --clear --python $(RUN)/python .bench
	$(UV) pip install --quiet --python .bench/bin/python -r bench/requirements.txt
	@touch $@

docs: setup ## make the pictures of README and docs/ anew (needs Chromium)
	$(RUN)/python docs/make_pictures.py

catalogue: setup ## collect the messages, then (when en/…/duixian.po is filled) compile them
	@mkdir -p build
	$(RUN)/pybabel -q extract -F pyproject.toml -o build/duixian.pot --no-location --sort-output src/duixian
	$(RUN)/pybabel -q update -D duixian -i build/duixian.pot -d $(LOCALE) -l en --no-fuzzy-matching --ignore-obsolete \
		--ignore-pot-creation-date
	$(RUN)/pybabel -q compile -D duixian -d $(LOCALE)
	$(RUN)/pybabel -q compile -D typer -d $(LOCALE)

clean: ## remove what the targets above made
	rm -rf .venv .tools .bench build dist duixian-demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
