"""The project that a message names as its own."""

from collections.abc import Sequence

from domain.reading.items import Item, What
from domain.reading.lexicon import FIXES, WEAK_FIXES
from domain.reading.postings import Told, told_of
from domain.reading.report import Question


def named_project(items: Sequence[Item], used: set[int], own: str | None) -> tuple[str | None, Question | None]:
    """The project that a message names as its own, if any."""
    firm: dict[str, Item] = {}
    loose: dict[str, Item] = {}
    figures = False
    for at, item in enumerate(items):
        figures = figures or item.what is What.NUMBER
        if item.what is not What.NAME or id(item) in used:
            continue
        projects = item.of("project")
        if len(projects) != 1:
            continue
        told = told_of(items, at, head=not figures)
        if told is not Told.AWAY:
            if (taken_back := _taken_back(items, at)) is not None:
                firm.pop(taken_back, None)
                loose.pop(taken_back, None)
            (firm if told is Told.HERE else loose).setdefault(projects[0].key, item)
    if own in firm and len(firm) > 1:
        others = [i for k, i in firm.items() if k != own]
        return own, Question("ambiguous_project", others[0].text, tuple(firm), others[0].span)
    if len(firm) == 1:
        return next(iter(firm)), None
    seen = firm or {k: i for k, i in loose.items() if k != own}
    if not seen:
        return (own if loose else None), None
    item = next(iter(seen.values()))
    options = dict.fromkeys([*([own] if own else []), *seen])
    if own is None and len(seen) == 1:
        return next(iter(seen)), None
    return None, Question("ambiguous_project", item.text, tuple(options), item.span)


def _taken_back(items: Sequence[Item], at: int) -> str | None:
    """The project that the one at `at` corrects: "Calais, pardon Dunkerque"."""
    fixed = False
    for item in reversed(items[max(0, at - 6) : at]):
        fixed = fixed or item.what is What.FIX or item.text in FIXES or item.text in WEAK_FIXES
        if item.what is What.NAME or item.what is What.NUMBER:
            return item.of("project")[0].key if fixed and item.of("project") else None
    return None
