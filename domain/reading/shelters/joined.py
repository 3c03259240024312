"""What a bed count says of two things at once: "mna et familles complets", "5 familles soit 19 personnes"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.reading.shelters.clauses import Clause
from domain.reading.shelters.figures import Figure
from domain.reading.shelters.language import What

_SO = re.compile(r"(?<![^\W_])(?:so|donc|soit|du coup|makes|fait|hence|thus|i\.?e\.?|cad)[\s,:]{1,3}$|=\s?$")
_AND = ("et", "and", "&", "/")


def joined_states(clauses: Sequence[Clause]) -> list[Figure]:
    """ "Mna et familles complets": what is said of the second is said of the first, too."""
    found = _named_after(clauses)
    for number, (clause, after) in enumerate(pairwise(clauses)):
        who = clause.of(What.WHO)
        alone = len(who) == 1 and all(i.what in (What.WHO, What.SMALL, What.COLON) for i in clause.items)
        states = after.of(What.FULL, What.EMPTY)
        if (
            alone
            and after.mark in _AND
            and len(states) == 1
            and after.of(What.WHO)
            and not after.of(What.NUMBER, What.NO)
        ):
            found.append(Figure(states[0], who=who[0], clause=number, own_who=True))
    return found


def _named_after(clauses: Sequence[Clause]) -> list[Figure]:
    """ "Complet chez les mineurs et les familles"."""
    found: list[Figure] = []
    for number, (clause, after) in enumerate(pairwise(clauses), 1):
        states = clause.of(What.FULL, What.EMPTY)
        who = after.of(What.WHO)
        telling = [i.what for i in clause.items if i.what is not What.SMALL]
        alone = len(who) == 1 and all(i.what in (What.WHO, What.SMALL) for i in after.items)
        if alone and after.mark in _AND and len(states) == 1 and telling == [states[0].what, What.WHO]:
            found.append(Figure(states[0], who=who[0], clause=number, own_who=True))
    return found


def results(figures: Sequence[Figure], text: str) -> list[Figure]:
    """ "One mattress soaked, so 1 bed out of service": what follows from the figures before it stands for them."""
    row: list[Figure] = []
    for figure in figures:
        before = [f for f in row if f.role is What.OUT]
        lead = text[max(0, figure.item.start - 12) : figure.item.start].lower()
        follows = figure.role is What.OUT and before and _SO.search(lead) is not None
        if follows and sum(f.item.value for f in before) == figure.item.value:
            row = [f for f in row if f.role is not What.OUT]
        row.append(figure)
    return row


def people_of_families(figures: Sequence[Figure]) -> list[Figure]:
    """ "5 familles soit 19 personnes": the beds are those of the people."""
    row: list[Figure] = []
    for figure in figures:
        last = row[-1] if row else None
        families = last is not None and last.who is not None and last.who.said & {"family", "child"} and last.own_who
        if last is not None and last.who is not None and families and last.role is figure.role is None:
            behind = last.item.end <= last.who.start < figure.item.start and not (last.people or last.beds)
            if behind and figure.people and figure.who is last.who and last.item.value <= figure.item.value:
                row.pop()
        row.append(figure)
    return row
