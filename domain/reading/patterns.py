"""Regular expressions that are compiled when they are first used, or all at once.

Compiling the large ones takes a tenth of a second: that is not to be before Vigie asks Telegram for the first time
after a restart, nor when the first person writes. The process compiles them in between.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Pattern:
    """As what `re.compile` makes of the same. A mistake in it is raised at the first use; a test compiles them all."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        _ALL.append(self)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        self.compile()
        return self.__dict__[name]

    def compile(self) -> None:
        """From now on a use costs what it costs of a compiled one. Doing it twice changes nothing."""
        if "search" in self.__dict__:
            return
        compiled = re.compile(self._source, self._flags)
        self.__dict__ |= {name: getattr(compiled, name) for name in _METHODS}


_METHODS = ("search", "match", "fullmatch", "finditer", "sub", "split")
_ALL: list[Pattern] = []


def compile_all() -> None:
    """Compiles every one that the modules loaded so far have made."""
    for pattern in _ALL:
        pattern.compile()
