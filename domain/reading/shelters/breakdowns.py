"""Figures in brackets that say once more, by other words, whom the figure before them counts."""

from collections.abc import Sequence

from domain.reading.lexicon import word_set
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What
from domain.reading.shelters.place import categories_meant
from domain.reading.shelters.vocabulary import Vocabulary

_INSIDE = frozenset((What.TIME, What.NUMBER, What.WHO, What.PEOPLE, What.SMALL, What.JOIN))

_OTHERS = frozenset((What.WHO, What.PEOPLE, What.OUT, What.FREE, What.HELD, What.EXTRA, What.OCCUPIED, What.TOTAL))
_SHE = word_set("elle lui her she him he")
_OLDEST = 25
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
        elif (end := _end_of_ages(row, at)) > at:
            del row[at:end]
        else:
            at += 1
    return row


def _end_of_ages(row: Sequence[Item], at: int) -> int:
    """The end of ages that begin at the comma `at`, one for each of two or more before it: "2 minors, 16 & 17"."""
    number = next((i for i in reversed(row[max(0, at - 4) : at]) if i.what is What.NUMBER), None)
    if row[at].text not in (",", ":") or number is None or number.value < 2 or "family" in row[at - 1].said:
        return at
    ages: list[Item] = []
    here = at + 1
    while here < len(row) and (row[here].what in (What.NUMBER, What.JOIN) or row[here].text == ","):
        if row[here].what is What.NUMBER:
            ages.append(row[here])
        elif row[here].text == "," and len(ages) == number.value:
            break
        here += 1
    ends = here == len(row) or row[here].what in (What.SEPARATOR, What.TIME)
    all_young = all(_YOUNGEST <= i.value <= _OLDEST and i.doubt is None and i.of is None for i in ages)
    return here if ends and row[at - 1].what is What.WHO and len(ages) == number.value and all_young else at


def _she_and_others(number: Item, inside: Sequence[Item]) -> bool:
    """ "3 lits (elle + 2 petits)"."""
    parts = [i.value for i in inside if i.what is What.NUMBER]
    first = inside[0]
    alone = first.text in _SHE or (
        first.what is What.WHO and first.singular and first.said <= {"woman", "man", "child"}
    )
    return alone and len(parts) == 1 and parts[0] + 1 == number.value


def _families_of(number: Item, who: Item, inside: Sequence[Item]) -> bool:
    """ "Familles 18 (5 familles)": so many households, of two people or more."""
    telling = [i for i in inside if i.what is not What.SMALL]
    return (
        "family" in who.said
        and [i.what for i in telling] == [What.NUMBER, What.WHO]
        and "family" in telling[1].said
        and telling[0].value * 2 <= number.value
    )


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
    if _she_and_others(number, inside) or _families_of(number, who, inside):
        return True
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
