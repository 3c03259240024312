"""Figures before the activities that they are of: "24 clinique, 38 distri, 19 maraude"."""

from collections.abc import Sequence

from domain.reading.items import Item, What
from domain.reading.lexicon import word_set

_WHO_WORKS = word_set("psy psys psychologue psychologues psychologist sf sage-femme sage-femmes midwife juriste")
"""Names of activities that are people as well: "2 sf" may be who was there."""
_FEWEST = 4
"""Fewer could be how often it was held: "2 clinique"."""
_ARTICLES = word_set("la le l les the '")
_ENDS = frozenset((What.COMMA, What.STOP, What.LINE, What.SLASH, What.JOIN, What.CLOSE))
_LARGEST_TEAM = 6
"""More of one trade are no team: "12 sf, 3 psy" counts what they did."""
_ZEROS = frozenset((What.NONE, What.NOTHING))
_TELLING = frozenset((What.NUMBER, What.ONE, What.NONE, What.NOTHING, What.VAGUE_AMOUNT, What.VAGUE_WORD, What.NO))


def counts_first(number: Item, name: Item) -> bool:
    """Whether a figure right before an activity's name can be its headline."""
    if number.amount is None or number.amount.doubt is not None or number.amount.value < _FEWEST:
        return False
    return _is_activity(name) and name.text not in _WHO_WORKS


def _is_activity(name: Item) -> bool:
    return bool(name.of("activity")) and not name.of("indicator")


def names_first(items: list[Item]) -> list[Item]:
    """The items of a message in which nothing is said but figures, each before its activity, with the names first."""
    first = next(filter(_tells, items), None)
    if first is None or first.what is What.NAME:
        return items
    telling = [(at, i) for at, i in enumerate(items) if _tells(i)]
    pairs = list(zip(telling[::2], telling[1::2], strict=False))
    if not pairs or len(telling) % 2 or any(here + 1 != at for (here, _), (at, _) in pairs):
        return items
    said = [(number, name) for (_, number), (_, name) in pairs]
    several = len(said) > 1
    told = all(counts_first(number, name) or (several and _is_zero_of(number, name)) for number, name in said)
    if not told and not _are_tallies(said):
        return items
    if any(_goes_on(items, at) for _, (at, _) in pairs):
        return items
    row = list(items)
    for (here, number), (at, name) in pairs:
        row[here], row[at] = name, number
    return row


def _tells(item: Item) -> bool:
    return item.what in _TELLING or (item.what is What.NAME and bool(item.of("activity") or item.of("indicator")))


def heads_first(items: list[Item]) -> list[Item]:
    """ "7 legal interviews" as "legal 7 interviews": an activity between a figure and what it counts of it."""
    row = list(items)
    for at in range(len(row) - 2):
        if row[at].what is not What.NUMBER:
            continue
        number, activity, name = row[at : at + 3]
        if not _is_activity(activity) or name.what is not What.NAME:
            continue
        keys = {m.key for m in activity.of("activity")}
        alone = at == 0 or row[at - 1].what in _ENDS or row[at - 1].what in (What.DATE, What.SMALL)
        after = row[at + 3] if at + 3 < len(row) else None
        counted = len(keys) == 1 and any(m.of in keys for m in name.of("indicator")) and not name.of("activity")
        if alone and counted and (after is None or after.what in _ENDS or after.what is What.OPEN):
            row[at], row[at + 1] = activity, number
    return row


def _is_zero_of(zero: Item, name: Item) -> bool:
    """ "RAS clinique RAS distri": with one alone, what follows may be of it as well."""
    return zero.what in _ZEROS and _is_activity(name)


def _are_tallies(said: Sequence[tuple[Item, Item]]) -> bool:
    """ "12 sf, 3 psy": so many of one trade are no team, and the next is told as the first is."""
    amounts = [number.amount for number, _ in said]
    if any(a is None or a.doubt is not None for a in amounts) or len(said) < 2:
        return False
    most = max(a.value for a in amounts if a is not None)
    return most > _LARGEST_TEAM and all(_is_activity(name) and name.text in _WHO_WORKS for _, name in said)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether an unknown word belongs to the name at `at`: "clini'aa" is no clinic."""
    after = [i.what for i in items[at + 1 : at + 3]]
    return after[:2] == [What.LINK, What.WORD] or after[:1] == [What.WORD]


def held_at(after: Sequence[Item], name: Item) -> bool:
    """ "22 à la clinique": whether nothing but where it was stands between a figure and the name."""
    between = [i.text for i in after if i.start < name.start]
    return bool(between) and between[0] in ("a", "en", "in", "at") and set(between[1:]) <= _ARTICLES


def closes(items: Sequence[Item], at: int, name: int) -> bool:
    """ "…, 5 juridique,": whether the figure at `at` and the name at `name` are a clause of their own."""
    before = items[at - 1] if at else None
    after = items[name + 1] if name + 1 < len(items) else None
    begins = before is None or before.what in _ENDS or before.what in (What.COLON, What.TOTAL, What.OPEN)
    return begins and (after is None or after.what in _ENDS)
