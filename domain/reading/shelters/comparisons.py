"""What a message says of another day beside this one, or will say: "2 femmes seules. Hier on en avait 4"."""

from collections.abc import Sequence

from domain.reading.lexicon import word_set
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What

_TOMORROW = word_set("demain tomorrow")
_LATER = ("later", "plus tard", "to follow", "a suivre", "pas encore", "not yet", "a venir", "tba", "tbc")
_OF_NOW = frozenset((What.WHO, What.OUT, What.FREE, What.FIX))


def without_other_days(items: Sequence[Item], kind: str) -> list[Item]:
    """The items without clauses that begin or end with another day and have a figure, where one stands before them.

    In a count, not where such a clause names people or broken beds of its own.
    """
    row: list[Item] = []
    clause: list[Item] = []
    items = _since_then(items) if kind == "count" else items
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        if item.what is What.SEPARATOR or (item.what is What.JOIN and after is not None and after.text in _TOMORROW):
            row += _unless_past(clause, row, kind)
            row.append(item)
            clause = []
        else:
            clause.append(item)
    return row + _unless_past(clause, row, kind)


def _since_then(items: Sequence[Item]) -> Sequence[Item]:
    """ "12 mna hier, 14 ce soir" as "mna 14 ce soir": what was counted on another day is counted now."""
    ends = [at for at, i in enumerate(items) if i.what is What.SEPARATOR or i.what is What.JOIN]
    if len(ends) != 1:
        return items
    first, second = items[: ends[0]], items[ends[0] + 1 :]
    who = [i for i in first if i.what is What.WHO]
    past = [i for i in first if i.what is What.PAST]
    numbers = [sum(i.what is What.NUMBER for i in clause) for clause in (first, second)]
    told = [i.what in (*_OF_NOW, What.PAST) or i.text in _TOMORROW for i in second]
    if len(who) != 1 or not past or numbers != [1, 1] or any(told):
        return items
    return [*who, *second]


def _unless_past(clause: list[Item], before: Sequence[Item], kind: str) -> list[Item]:
    telling = [i for i in clause if i.what is not What.SMALL and i.what is not What.JOIN]
    figures = [i for i in telling if i.what is What.NUMBER]
    if kind == "count" and any(i.text in _TOMORROW for i in (*telling[:1], *telling[-1:])):
        return [] if len(figures) == 1 and any(i.what is What.NUMBER for i in before) else clause  # "33, et demain 34"
    past = [i for i in (*telling[:1], *telling[-1:]) if i.what is What.PAST]
    if len(figures) != 1 or not past or not any(i.what is What.NUMBER for i in before):
        return clause
    if kind == "count" and any(i.what in _OF_NOW for i in telling):
        return clause
    return [i for i in clause if i.time is not None and i.time.limit]


def without_what_follows(items: Sequence[Item]) -> list[Item]:
    """The items without names whose figure comes in another message: "mna 26, families later".

    Nor those that are said twice: "familles : 4 familles"; and of a sum, "31 + 2 = 33", only what it makes.
    """
    items = _summed(items)
    row: list[Item] = []
    later: list[Item] = []
    for at, item in enumerate(items):
        after = items[at + 1] if at + 1 < len(items) else None
        telling = [i for i in items[:at] if i.what in (What.WHO, What.NUMBER)]
        taken = not telling or telling[-1].what is What.WHO or telling[0].what is What.WHO
        if item.what is What.WHO and after is not None and after.text in _LATER and taken:
            later.append(after)
        elif _is_said_again(items, at):
            later.append(items[at + 1])
        elif not any(item is i for i in later):
            row.append(item)
    return row


def _is_said_again(items: Sequence[Item], at: int) -> bool:
    row = items[at : at + 4]
    if [i.what for i in row] != [What.WHO, What.COLON, What.NUMBER, What.WHO]:
        return False
    return row[0].said == row[3].said


def _summed(items: Sequence[Item]) -> list[Item]:
    row = list(items)
    for at in range(len(row) - 4):
        whats = [i.what for i in row[at : at + 5]]
        is_sum = whats == [What.NUMBER, What.JOIN, What.NUMBER, What.COLON, What.NUMBER] and row[at + 3].text == "="
        if is_sum and row[at].value + row[at + 2].value == row[at + 4].value:
            del row[at : at + 4]
            break
    return row
