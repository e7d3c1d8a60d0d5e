# make demo    score the sample project and say where the report is
# make test    everything that must hold: format, lint, types, tests
# make lint    format, lint and types alone
# make format  put the format right
# make bench   the figures of speed in docs/ (minutes; needs ../shared)
# make lock    write the lock anew after a change of the dependencies
# make clean   remove what make and the tools made; reports of runs stay
#
# Needs CPython 3.11 or later (PYTHON=python3.12 picks another) and, the first time, PyPI.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check
BENCHMARKS := $(wildcard benchmarks/speed.py benchmarks/resampling.py)
export HF_HUB_OFFLINE := 1

.PHONY: demo test lint types unit format bench lock clean

demo: $(READY)
	$(BIN)/harness run . --name demo
	@echo "The report, side by side: reports/demo/report.html"

test: lint unit

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# Two workers of one thread each: torch's threads would wait for each other. A file stays with one
# worker, which loads the model once.
unit: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2 --dist loadfile

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	set -e; for script in $(BENCHMARKS); do $(BIN)/python $$script; done

lock:
	PYTHON=$(PYTHON) locks/make.sh

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The lock's files by their hashes; torch, whose file differs with the machine, by its version; the
# project itself without build isolation, so that nothing comes in that is not locked.
$(READY): pyproject.toml locks/requirements.txt locks/torch.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "CPython 3.11 or later is needed: make PYTHON=python3.12 …" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes --no-deps -r locks/requirements.txt
	$(PIP) install --quiet -r locks/torch.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(PIP) check
	@touch $@
