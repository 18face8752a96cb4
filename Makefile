# Every target makes its own virtual environment first, if there is none.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check lint bench soak fuzz screenshots messages clean

run: $(READY)  ## open the sample article
	@$(BIN)/workbench demo

test: $(READY)  ## run the tests
	@$(BIN)/python -m pytest -n 4 --dist loadgroup

lint: $(READY)
	@echo "ruff …" && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "mypy …" && $(BIN)/mypy
	@echo "import-linter …" && $(BIN)/lint-imports

check: lint test  ## ruff, mypy, import-linter, tests

bench: $(READY)  ## figures, printed as ratios
	@$(BIN)/python -m bench

soak: $(READY)  ## long runs that try to lose, to tear and to break; about half an hour
	@$(BIN)/python -m bench soak

fuzz: $(READY)  ## made-up bytes through all readers for ten minutes; needs atheris
	@$(BIN)/python -m tests.fuzz.fuzz_intake -max_total_time=600 -max_len=4096

screenshots: $(READY)  ## the pictures of the README
	@$(BIN)/python -m bench.screenshots

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 2; }
	@echo "Setting up $(VENV) (first time only, about a minute) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(READY)
	@echo "Ready."

clean:
	rm -rf $(VENV) dist build

messages: $(READY)  ## renew the German catalogue from the strings in the code
	@$(BIN)/python tests/packaging/renew_catalogue.py
