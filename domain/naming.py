"""Whose name a message begins with."""

from collections.abc import Mapping

from domain.commands import fold_command


def named(said: str, names: Mapping[int, str]) -> tuple[tuple[int, ...], str]:
    """Those of `names` (first names by id) that the text begins with, and the text after the name. The longest name
    wins, "Marie" is "Marie Claude" where nobody is called just so; nobody: none, and the whole text.

    `amina: clinique 34` is ((Amina's id,), `clinique 34`).
    """
    words = [_folded(word) for word in said.split()]
    spelled = {key: [_folded(part) for part in name.split()] for key, name in names.items()}
    whole = {key: parts for key, parts in spelled.items() if parts and words[: len(parts)] == parts}
    if whole:
        most = max(map(len, whole.values()))
        found = tuple(key for key, parts in whole.items() if len(parts) == most)
    else:
        most = 1
        found = tuple(key for key, parts in spelled.items() if words and parts[:1] == words[:1])
    if not found:
        return (), said.strip()
    after = said.split(maxsplit=most)
    return found, after[most].strip() if len(after) > most else ""


def _folded(word: str) -> str:
    return fold_command(word.strip(",;:"))
