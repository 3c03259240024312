"""The process: settings, command line, assembly, intake, delivery to Telegram."""

import os
import sys

# Pydantic looks through every package of the machine for plugins, which would be shown all that is validated: what
# people wrote, too. There are to be none, and it need not look.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _load_structlog_without_rich() -> None:
    """structlog loads rich wherever it is installed, to print tracebacks that Vigie never prints (they show what people
    wrote): 5 MB and 30 ms of every start. The command line loads it by itself where it draws something."""
    absent = "rich" not in sys.modules
    if absent:
        sys.modules["rich"] = None  # type: ignore[assignment]  # Python's own way to say "not installed"
    try:
        import structlog  # noqa: F401  # loaded now, so that later imports find it without rich
    finally:
        if absent:
            del sys.modules["rich"]


_load_structlog_without_rich()
