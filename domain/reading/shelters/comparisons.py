"""What a message says of another day beside this one: "2 femmes seules. Hier on en avait 4"."""

from collections.abc import Sequence

from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What

_OF_NOW = frozenset((What.WHO, What.OUT, What.FREE, What.FIX))


def without_other_days(items: Sequence[Item], kind: str) -> list[Item]:
    """The items without clauses that begin or end with another day and have a figure, where one stands before them.

    In a count, not where such a clause names people or broken beds of its own.
    """
    row: list[Item] = []
    clause: list[Item] = []
    for item in items:
        if item.what is What.SEPARATOR:
            row += _unless_past(clause, row, kind)
            row.append(item)
            clause = []
        else:
            clause.append(item)
    return row + _unless_past(clause, row, kind)


def _unless_past(clause: list[Item], before: Sequence[Item], kind: str) -> list[Item]:
    telling = [i for i in clause if i.what is not What.SMALL and i.what is not What.JOIN]
    figures = [i for i in telling if i.what is What.NUMBER]
    past = [i for i in (*telling[:1], *telling[-1:]) if i.what is What.PAST]
    if len(figures) != 1 or not past or not any(i.what is What.NUMBER for i in before):
        return clause
    if kind == "count" and any(i.what in _OF_NOW for i in telling):
        return clause
    return [i for i in clause if i.time is not None and i.time.limit]
