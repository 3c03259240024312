"""The clauses of a bed count: items between two separators."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.reading.lexicon import word_set
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import FITTINGS, WET, What

LISTED = " "
"""The mark of a clause that nothing but its name sets apart: "Mna:27 fam:20"."""
_OF_THE_WHOLE = frozenset((What.PEOPLE, What.BED, What.OCCUPIED, What.TOTAL))
_SHUT = word_set("ferme fermee fermes fermees closed shut")
_NOTHING = word_set("rien nothing nada")


@dataclass(slots=True)
class Clause:
    """Items between two separators; `mark` is the separator before it."""

    items: list[Item] = field(default_factory=list)
    mark: str = ""
    of_which: bool = False

    def of(self, *whats: What) -> list[Item]:
        return [i for i in self.items if i.what in whats]


def clauses_of(items: Sequence[Item]) -> list[Clause]:
    """The clauses of a message."""
    clauses = [Clause()]
    items = _without_brackets_of_names(items)
    for at, item in enumerate(items):
        if item.what is What.FREE and item.text == "left" and at and items[at - 1].what in (What.WHO, What.PEOPLE):
            item.what = What.MOVED  # girls left, and beds are left
        if item.what is What.EMPTY and at and items[at - 1].what in (What.BED, What.PLACE_WORD, What.NUMBER):
            item.what = What.FREE  # "3 lits vides"
        if item.text in ("open", "ouvert", "ouverte", "ouverts", "ouvertes") and not _of_beds(items, at):
            item.what = What.SMALL  # a section is open, and three beds are
        if item.text in _SHUT and _of_beds(items, at):
            item.what = What.OUT
        if item.text == "out" and at and items[at - 1].what is What.BED:
            item.what = What.OUT  # "one bed out"
        if item.text in WET and not any(
            i.what in (What.BED, What.PLACE_WORD, What.OUT) for i in items[max(0, at - 6) : at]
        ):
            item.what = What.SMALL  # "31 filles toutes trempées"
            if at and items[at - 1].what is What.NUMBER:
                items[at - 1].doubt = items[at - 1].doubt or "unclear_number"
        if item.text in FITTINGS and item.what is not What.OCCUPIED:
            _not_of_beds(items, at)
        if item.text in _NOTHING and at and _says_nobody(items, at):
            item.what = What.EMPTY
        if (
            item.what is What.SEPARATOR
            or (item.what is What.JOIN and not _one_group(items, at))
            or (item.what is What.COLON and _after_a_total(clauses[-1].items))
        ):
            clauses.append(Clause(mark=item.text))
        elif item.what is What.COLON and _makes_the_sum(items, at):
            clauses.append(Clause([replace(item, what=What.TOTAL)], item.text))
        elif item.what is What.OF_WHICH:
            clauses.append(Clause(mark=item.text, of_which=not _has_parts(clauses[-1].items, items[at:])))
        elif (_starts_anew(items, at) or _next_heading(items, at, clauses[-1].items)) and clauses[-1].of(What.NUMBER):
            clauses.append(Clause([item], "," if item.what is not What.WHO else LISTED))
        elif item.what is not What.JOIN:
            clauses[-1].items.append(item)
    return [c for c in clauses if c.items]


def _not_of_beds(items: Sequence[Item], at: int) -> None:
    """ "2 douches HS", "the fridge is broken": no figure of beds, and no word about them."""
    if at and items[at - 1].what is What.NUMBER:
        items[at - 1].what = What.SMALL
    after = [i for i in items[at + 1 : at + 4] if i.what is not What.SMALL]
    if after and after[0].what is What.OUT:
        after[0].what = What.SMALL
    items[at].what = What.SMALL


def _without_brackets_of_names(items: Sequence[Item]) -> Sequence[Item]:
    """ "2 lits HS (familles)": the name belongs to the figure before it."""
    row = list(items)
    for at in range(len(row) - 3, 0, -1):
        if row[at].text == "(" and row[at + 1].what is What.WHO and row[at + 2].text == ")":
            before = [i.what for i in row[max(0, at - 3) : at] if i.what not in (What.SMALL, What.BED, What.OUT)]
            if before[-1:] == [What.NUMBER]:
                del row[at + 2], row[at]
    return row


def _of_beds(items: Sequence[Item], at: int) -> bool:
    """Whether beds, or a figure of them, stand right beside: "2 lits fermés", "3 open", "open: 3"."""
    before, after = items[max(0, at - 2) : at], items[at + 1 : at + 3]
    near = [i.what for i in before if i.what is not What.SMALL][-1:]
    if near and near[0] in (What.BED, What.PLACE_WORD, What.NUMBER):
        return True
    next_whats = [i.what for i in after]
    return next_whats[:1] in ([What.BED], [What.PLACE_WORD]) or next_whats == [What.COLON, What.NUMBER]


def _says_nobody(items: Sequence[Item], at: int) -> bool:
    """ "Familles : rien", and nothing more in its clause."""
    before = next((i for i in reversed(items[:at]) if i.what not in (What.COLON, What.SMALL)), None)
    after = items[at + 1] if at + 1 < len(items) else None
    return before is not None and before.what is What.WHO and (after is None or after.what is What.SEPARATOR)


def _has_parts(items: Sequence[Item], after: Sequence[Item]) -> bool:
    """ "40 au total dont 20 mna, 12 familles et 8 adultes": all of them, by their categories."""
    numbers = [i.value for i in items if i.what is What.NUMBER]
    whole = any(i.what is What.TOTAL or i.what is What.PEOPLE for i in items)
    whole = whole or sum(i.value for i in after if i.what is What.NUMBER) in numbers[-1:]
    named = {i.text for i in after if i.what is What.WHO}
    return whole and all(i.said == {"woman"} for i in items if i.what is What.WHO) and len(named) > 1


def _starts_anew(items: Sequence[Item], at: int) -> bool:
    """ "17 seules 5 avec enfants total 22", "… reste 3 lits": a word that its figure follows."""
    item, after = items[at], [i for i in items[at + 1 : at + 4] if i.what is not What.SMALL][:1]
    if item.what is What.TOTAL and at == 1 and items[0].what is What.NUMBER:
        return False  # "63 en tout : …"
    none_broken = item.what is What.NO and bool(after) and after[0].what is What.OUT
    leads = item.what is What.TOTAL or none_broken or item.text in ("reste", "restent", "il reste")
    return leads and bool(after) and after[0].what in (What.NUMBER, What.COLON, What.OUT)


def _next_heading(items: Sequence[Item], at: int, clause: Sequence[Item]) -> bool:
    """ "Seules:14 hs:1 enfants:5 hs:0": a name before its figure, after another."""
    telling = [i.what for i in clause if i.what in (What.WHO, What.NUMBER)]
    heads = [i.what for i in items[at : at + 3]] == [What.WHO, What.COLON, What.NUMBER]
    return heads and telling[:1] == [What.WHO]


def _after_a_total(items: Sequence[Item]) -> bool:
    """ "46 personnes :" announces its parts."""
    items = [i for i in items if i.what is not What.SMALL and i.what is not What.TIME]
    if len(items) > 1 and items[0].what is What.TOTAL and items[-1].what is What.NUMBER:
        return True
    return len(items) > 1 and items[-2].what is What.NUMBER and items[-1].what in _OF_THE_WHOLE


def _makes_the_sum(items: Sequence[Item], at: int) -> bool:
    """ "18 mna + 14 adultes = 32": all the figures before it together."""
    numbers = [i.value for i in items[:at] if i.what is What.NUMBER]
    after = items[at + 1] if at + 1 < len(items) else None
    return len(numbers) > 1 and after is not None and after.what is What.NUMBER and after.value == sum(numbers)


def _one_group(items: Sequence[Item], at: int) -> bool:
    """ "Femmes et enfants", "lits et matelas": an "et" that no figure follows."""
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    return before is not None and after is not None and before.what is after.what is What.BED
