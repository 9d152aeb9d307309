# make is only the short way to type these: tools/project.py does the work, on systems without make too.

PYTHON ?= python3
PORT ?= 8000
N ?= 1000
PUBLISHER ?= mkdocs

.DEFAULT_GOAL := help
.PHONY: help serve test quick site check figures bench audit clean

help:  ## show this list
	@echo "Each of these installs what it needs first."
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s  %s\n", $$1, $$2 }' Makefile

serve: python  ## see the site at http://127.0.0.1:8000, up to date at each save (PORT=8001 for another port)
	@$(PYTHON) tools/project.py serve --port $(PORT)

test: python  ## run all checks and tests
	@$(PYTHON) tools/project.py test

quick: python  ## run the quick ones: all but the browser tests and the slow ones
	@$(PYTHON) tools/project.py quick

site: python  ## build the site for publishing, into site/ (PUBLISHER=properdocs or zensical, COMPRESS=1 for nginx)
	@$(PYTHON) tools/project.py site --publisher $(PUBLISHER) $(if $(COMPRESS),--compress)

check: python  ## check the content only
	@$(PYTHON) tools/project.py check

figures: python  ## draw every exercise on one page, build/figures/index.html
	@$(PYTHON) tools/project.py figures

bench: python  ## measure how fast we are, into benchmarks/RESULTS.md (N=200 for fewer exercises)
	@$(PYTHON) tools/project.py bench --number $(N)

audit: python  ## build the site, measure it, and print each goal beside it (some minutes)
	@$(PYTHON) tools/project.py audit

clean: python  ## remove what was built (.venv stays)
	@$(PYTHON) tools/project.py clean

.PHONY: python
python:
	@command -v $(PYTHON) > /dev/null || { echo "Loosen needs Python 3.11 or newer: https://www.python.org/downloads/"; exit 1; }
