"""The process: settings, command line, assembly, intake, delivery to Telegram."""

import os
import ssl
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


def _load_aiohttp_reading_authorities_once() -> None:
    """aiohttp makes two TLS contexts when it is loaded, and reads the machine's authorities into both: 30 ms of every
    start and 1 MB for the one that trusts everybody, asks no authority, and is used nowhere in Vigie."""
    read = ssl.SSLContext.set_default_verify_paths

    def read_to_verify(context: ssl.SSLContext) -> None:
        if context.verify_mode is not ssl.CERT_NONE:
            read(context)

    ssl.SSLContext.set_default_verify_paths = read_to_verify  # type: ignore[assignment, method-assign]
    try:
        import aiohttp  # noqa: F401  # loaded now, so that later imports find it
    finally:
        ssl.SSLContext.set_default_verify_paths = read  # type: ignore[method-assign]


_load_structlog_without_rich()
_load_aiohttp_reading_authorities_once()
