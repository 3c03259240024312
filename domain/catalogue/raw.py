"""A catalogue's content as YAML or JSON give it, before anybody knows whether it has the right shape."""

from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]
Found = Iterator[tuple[Path, str]]
Item = tuple[Path, Mapping[str, Any]]


def items(owner: Mapping[str, Any], path: Path, name: str) -> list[Item]:
    """The mappings in the list `name` of `owner`, each with its path."""
    listed = owner.get(name)
    if not isinstance(listed, list | tuple):
        return []
    return [((*path, name, i), item) for i, item in enumerate(listed) if isinstance(item, Mapping)]


def text_of(item: Mapping[str, Any], name: str) -> str | None:
    """The text under `name`; None for any other shape, which somebody else complains about."""
    value = item.get(name)
    return value if isinstance(value, str) else None
