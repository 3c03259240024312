"""Figures in brackets that say once more, by other words, whom the figure before them counts."""

from collections.abc import Sequence

from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What
from domain.reading.shelters.place import categories_meant
from domain.reading.shelters.vocabulary import Vocabulary

_INSIDE = frozenset((What.TIME, What.NUMBER, What.WHO, What.PEOPLE, What.SMALL, What.JOIN))

_OTHERS = frozenset((What.WHO, What.PEOPLE, What.OUT, What.FREE, What.HELD, What.EXTRA, What.OCCUPIED, What.TOTAL))
_YOUNGEST = 10  # "3 mineurs (15, 16 et 17)"


def without_breakdowns(items: list[Item], shelter: str | None, vocabulary: Vocabulary) -> list[Item]:
    """The items without brackets like "9 adultes (3 femmes, 6 hommes)", whose parts add up to the figure before, and
    like "20 en famille (2 bébés)", which tell of some.

    Not where the parts are bed categories of their own: "18 femmes (12 seules, 6 avec enfants)".
    """
    row = list(items)
    at = 0
    while shelter is not None and at < len(row):
        end = next((n for n in range(at + 1, min(at + 14, len(row))) if row[n].text == ")"), 0)
        if row[at].text == "(" and end and _adds_up(row[:at], row[at + 1 : end], shelter, vocabulary):
            del row[at : end + 1]
        else:
            at += 1
    return row


def _adds_up(before: Sequence[Item], inside: Sequence[Item], shelter: str, vocabulary: Vocabulary) -> bool:
    number = next((i for i in reversed(before[-4:]) if i.what is What.NUMBER), None)
    who = next((i for i in reversed(before[-4:]) if i.what is What.WHO), None)
    parts = [i for i in inside if i.what is What.NUMBER]
    if number is None or who is None or not parts or any(i.doubt for i in (number, *parts)):
        return False
    if len(parts) > 1 and sum(i.value for i in parts) == number.value and not any(i.what in _OTHERS for i in inside):
        return True  # "31 filles (16 au 1er, 15 au 2e)"
    if any(i.what not in _INSIDE and i.text != "," for i in inside):
        return False
    if len(parts) == number.value and len(parts) == sum(i.what is not What.JOIN and i.text != "," for i in inside):
        return "family" not in who.said and all(i.value >= _YOUNGEST for i in parts)  # their ages
    own = categories_meant(who.said, shelter, vocabulary)
    others = {categories_meant(i.said, shelter, vocabulary) for i in inside if i.what is What.WHO}
    if len(own) != 1 or any(meant and own[0] not in meant for meant in others):
        return False
    total = 0
    some = not any(i.what is What.PEOPLE or "family" in i.said or "couple" in i.said for i in inside)
    for at, item in enumerate(inside):
        if item.what is What.NUMBER:
            after = inside[at + 1] if at + 1 < len(inside) else None
            total += item.value * (2 if after is not None and "couple" in after.said else 1)
            some = some and after is not None and after.what in (What.WHO, What.SMALL) and after.text != "pour"
    return total == number.value or (some and total < number.value)
