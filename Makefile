# Everything starts from here; a machine needs git, make and Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# Where the machine forbids it, dozens of processes would each compile every library anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help playground run test pytest check soak bench lock wheel

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	awk '/^uv==/ { found = 1 } found { print } found && !/\\$$/ { exit }' requirements-dev.lock > .venv/uv.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r .venv/uv.lock
	@# uv takes a quarter of pip's time. Where only pip is set up for the index at hand, pip does it.
	UV_HTTP_TIMEOUT=15 $(BIN)/uv pip install --quiet --python $(BIN)/python --link-mode copy --require-hashes \
		-r requirements-dev.lock || $(BIN)/pip install --quiet --disable-pip-version-check --no-compile \
		--require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $(READY)

playground: $(READY) ## Try Vigie on this machine: no token, no account
	@$(BIN)/vigie playground $(ARGS)

run: $(READY) ## Run the bot (VIGIE_TOKEN and VIGIE_ENCRYPTION_KEYS set)
	@$(BIN)/vigie run

test: $(READY) ## Check style, types and floors, and run every test
	@$(MAKE) --no-print-directory --jobs=2 check pytest

pytest: $(READY)
	$(BIN)/pytest -n 4 --dist worksteal -m "not soak" $(ARGS)

check: $(READY) ## Style, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

soak: $(READY) ## The long tests: kills, faults, the whole tour
	$(BIN)/pytest -m soak -s $(ARGS)

bench: $(READY) ## Measure; nothing of it is a test
	$(BIN)/python -m benchmarks $(ARGS)

lock: $(READY) ## Write the lock files anew, from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile --group training --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet -o training/incidents/requirements.lock

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel
