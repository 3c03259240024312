"""Figures that correct or complete one another: "14, non pardon 15", "adultes 11, pardon adultes 12", "14 sur 20"."""

from collections.abc import Sequence

from domain.reading.lexicon import word_set
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What

_ROOM = ([What.NUMBER, What.PLACE_WORD], [What.NUMBER, What.BED])  # "24 filles pour 36 places"
_MAY_BE_MENDED = frozenset((What.NUMBER, What.FIX, What.WHO, What.SEPARATOR))
_NOTHING = word_set("rien nothing nada")
_NO = ("aucun", "pas de", "no ")
_CHANGES = frozenset((What.SEPARATOR, What.SMALL, What.WORD, What.JOIN))


def mended(items: list[Item], kind: str) -> list[Item]:
    """The items of one kind of message with its corrections made, and with each figure of another as one."""
    return _with_ratios(_with_corrections(_none_broken(items)), kind)


def _none_broken(items: list[Item]) -> list[Item]:
    """ "Aucun lit hors service": no beds of this sort, and not no beds at all."""
    for at, item in enumerate(items):
        after = next((i for i in items[at + 1 : at + 4] if i.what is not What.SMALL), None)
        if after is None:
            continue
        if item.what is What.FULL and item.text.startswith(_NO) and after.what in (What.OUT, What.FREE, What.HELD):
            item.what = What.NO
        elif item.what is What.FULL and "max" in item.text and after.what in (What.NUMBER, What.COLON):
            item.what = What.CAPACITY  # "max capacity 16"
        elif item.text in _NOTHING and after.what is What.OUT:
            item.what = What.NO  # "rien de cassé"
    return items


def _with_corrections(items: list[Item]) -> list[Item]:
    """ "14, non pardon 15 seules": the figure after the correction takes the place of the one before."""
    row = list(items)
    for first, word, last in zip(row, row[1:], row[2:], strict=False):
        if word.text == "no" and last.what is What.NUMBER and first.what in _MAY_BE_MENDED:
            word.what = What.FIX  # "13, no 14", "13 oops no 14"
    _arrows_as_colons(row)
    at = 0
    while at < len(row):
        if row[at].what is What.FIX and not _mended_by_name(row, at):
            before = next((i for i in range(at - 1, max(-1, at - 6), -1) if row[i].what is What.NUMBER), None)
            here = _after_the_fix(row, at)
            if before is not None and here < len(row) and row[here].what is What.NUMBER:
                between = [i for i in row[before + 1 : at] if i.what not in _CHANGES]
                rest = row[here + 1 : here + 1 + len(between)]
                same = [(i.what, i.said) for i in between] == [(i.what, i.said) for i in rest]
                if not between or same:
                    row[before:here] = []
                    at = before
                    continue
                after = row[here + 1] if here + 1 < len(row) else None
                if after is None or after.what in (What.SEPARATOR, What.SMALL, What.TIME, What.FIX):
                    row[before] = row[here]
                    rest_at = here + 1
                    while rest_at < len(row) and row[rest_at].what is What.FIX:
                        rest_at += 1  # "2 lits, non 3 pardon"
                    row[at:rest_at] = []
                    continue
                row[here].doubt = row[here].doubt or "unclear_number"
        at += 1
    return row


def _arrows_as_colons(row: Sequence[Item]) -> None:
    """ "Mineurs → 27, familles → 20", unlike "mineurs 25 → 27"."""
    arrows = [n for n, i in enumerate(row) if i.text in ("→", "->")]
    if arrows and row[arrows[0] - 1].what is What.WHO and not any(i.what is What.NUMBER for i in row[: arrows[0]]):
        for n in arrows:
            if row[n - 1].what is What.WHO:
                row[n].what = What.COLON


def _after_the_fix(row: Sequence[Item], at: int) -> int:
    here = at + 1
    passed = _CHANGES | {What.FIX, What.COLON}
    while here < len(row) and here < at + 5 and row[here].what in passed:
        here += 1
    return here


def _mended_by_name(row: list[Item], at: int) -> bool:
    """ "Adultes 11, familles 20, pardon adultes 12": it goes where the same name has a figure; whether it did."""
    here = _after_the_fix(row, at)
    pair = [n for n in range(here, min(here + 4, len(row))) if row[n].what not in (What.SMALL, What.COLON)][:2]
    if len(pair) < 2 or {row[n].what for n in pair} != {What.WHO, What.NUMBER}:
        return False
    number, who = (row[n] for n in sorted(pair, key=lambda n: row[n].what is What.WHO))
    telling = [i for i in row[:at] if i.what in (What.WHO, What.NUMBER)]
    if not telling or any(i.what is What.WHO for i in row[pair[1] + 1 : pair[1] + 2]):
        return False
    beside = 1 if telling[0].what is What.WHO else -1
    for n in range(len(telling) - 1, -1, -1):
        if telling[n].what is What.WHO and telling[n].said == who.said and 0 <= n + beside < len(telling):
            old = telling[n + beside]
            if old.what is What.NUMBER and old.of is None and number.of is None:
                old.value, old.doubt = number.value, number.doubt
                row[at : pair[1] + 1] = []
                return True
    return False


def _with_ratios(items: list[Item], kind: str) -> list[Item]:
    """ "14 sur 20" as one figure of another; "capacité 20" is no figure of people."""
    row: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        room = (
            kind == "count"
            and item.text in ("pour", "for", "in", "dans")
            and [i.what for i in items[at + 1 : at + 3]] in _ROOM
        )
        if (
            (item.what is What.OUT_OF or room)
            and row
            and not (item.text == "of" and "family" in row[-1].said)
            and row[-1].what
            in (What.NUMBER, What.BED, What.PLACE_WORD, What.OCCUPIED, What.FREE, What.WHO, What.PEOPLE)
        ):
            back = next((i for i in range(len(row) - 1, max(-1, len(row) - 4), -1) if row[i].what is What.NUMBER), None)
            here = at + 1
            while here < len(items) and items[here].what is What.SMALL:
                here += 1
            if back is not None and here < len(items) and items[here].what is What.NUMBER and row[back].of is None:
                row[back].of = items[here].value
                row[back].doubt = row[back].doubt or items[here].doubt
                at = here + (2 if room else 1)
                continue
        row.append(item)
        at += 1
    return row
