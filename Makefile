# Each target is one line of `python -m fiddler …`. What it needs is set up once, in .venv.
PYTHON ?= python3
# On Linux, PyPI's torch brings gigabytes of CUDA; PyTorch's own CPU index does not:
#   make test TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
export TORCH_INDEX

RUN := .venv/bin/python -m fiddler
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check install
TORCH := $(shell sed -n '/^\[tool.fiddler\]/,/^$$/s/^torch = "\(.*\)"/\1/p' pyproject.toml)
# Two makes at once must not set up the same folder at once.
ONCE := $(shell mkdir -p .cache && command -v flock >/dev/null && echo flock .cache/setup.lock)

# What was installed for a Python that is gone, as after an upgrade of it, is not there any more.
$(shell test -x .venv/bin/python || rm -f .venv/.site .venv/.test .venv/.lock)

.PHONY: help serve new site test record check lock bench

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

serve: .venv/.site  ## serve the site on localhost, running and showing what you save
	@$(RUN) serve

new: .venv/.site  ## begin a recipe: make new recipe="Keep the longest review" page=recipes/duplicates
	@$(RUN) new "$$page" "$$recipe"

site: .venv/.site  ## build the site into site/
	@$(RUN) site

test: $(if $(page),.venv/.page,.venv/.test)  ## prove everything; with page=recipes/duplicates that page, in seconds
	@$(RUN) test $(page)

record: $(if $(page),.venv/.page,.venv/.test)  ## run what changed, or the snippets of page=…, and record what they print and draw
	@$(RUN) record $(page)

check: .venv/.site  ## read the sources for mistakes, in seconds
	@$(RUN) check

lock: .venv/.lock  ## resolve the dependencies again into site.lock and test.lock
	@$(RUN) lock

bench: .venv/.test  ## measure runner, build and page weight against their goals
	@$(RUN) bench

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.11'; exit 1; }
	@echo 'Setting up .venv …'
	@$(ONCE) sh -c 'test -x .venv/bin/python || $(PYTHON) -m venv --clear .venv'

.venv/.site: site.lock | .venv/bin/python
	@echo 'Installing what the site needs (about half a minute, once) …'
	@$(ONCE) $(PIP) --require-hashes -r site.lock
	@touch $@

.venv/.test: test.lock pyproject.toml | .venv/bin/python
	@echo 'Installing what the tests need (a minute or two, once) …'
	@$(ONCE) $(PIP) --require-hashes -r test.lock
	@echo 'Installing torch $(TORCH) …'
	@$(ONCE) $(PIP) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch==$(TORCH)
	@.venv/bin/python -m pip check >/dev/null || .venv/bin/python -m pip check
	@touch $@ .venv/.site

# What the snippets of one page import, and no more.
.PHONY: .venv/.page
.venv/.page: .venv/.site
	@$(ONCE) $(RUN) install $(page)

.venv/.lock: | .venv/bin/python
	@$(ONCE) $(PIP) uv
	@touch $@
