"""What a bed count says of two things at once: "mna et familles complets", "5 familles soit 19 personnes"."""

from collections.abc import Sequence
from itertools import pairwise

from domain.reading.shelters.clauses import Clause
from domain.reading.shelters.figures import Figure
from domain.reading.shelters.language import What

_AND = ("et", "and", "&", "/")


def joined_states(clauses: Sequence[Clause]) -> list[Figure]:
    """ "Mna et familles complets": what is said of the second is said of the first, too."""
    found: list[Figure] = []
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
