"""What a bed count leaves open: beds of no category, names without figures, totals that disagree with their parts."""

from collections.abc import Mapping, Sequence

from domain.reading.shelters.arithmetic import Count
from domain.reading.shelters.clauses import LISTED, Clause
from domain.reading.shelters.figures import Figure
from domain.reading.shelters.language import What
from domain.reading.shelters.place import categories_meant
from domain.reading.shelters.readings import Beds

_ATTACHED = ("(", "[", "+", "&", "/")
"""Signs before beds that tie them to the category before."""
_STRONG = {"\n", ";", "."}


def stray_out_of_service(count: Count, clauses: Sequence[Clause], figures: Sequence[Figure]) -> None:
    """ "28 mineurs, 18 familles, 2 HS": of which beds? Only where each category could have said its own."""
    out = [f for f in figures if f.role in (What.OUT, What.FREE)]
    people = [f for f in figures if f.role in (None, What.OCCUPIED) and f.own_who]
    if len(out) != 1 or len({f.who.text for f in people if f.who}) < 2 or out[0].of_which:
        return
    is_last = out[0].clause == max(f.clause for f in figures)
    clause = clauses[out[0].clause]
    beside = out[0].clause in {f.clause for f in people}
    plus = any(i.text == "plus" and i.start < out[0].item.start for i in clause.items)
    between = {clauses[f.clause].mark for f in people[1:]}
    attached = clause.mark in _ATTACHED or (between <= _STRONG and clause.mark not in _STRONG)
    named = out[0].own_who and (out[0].who is None or not plus or out[0].who.start > out[0].item.start)
    between_them = count.text[out[0].item.end : out[0].who.start] if named and out[0].who is not None else ""
    if "chez" in between_them.lower().split():
        return  # "1 lit hs chez les mineurs"
    apart = not named and (plus if beside else not attached)
    # "mna 12 adultes 4 2 HS"; but "12 mna 4 adultes 2 HS chez les adultes" has its own word.
    first = out[0].clause
    while first and clauses[first].mark == LISTED:
        first -= 1
    near = [f for f in people if first <= f.clause <= out[0].clause]
    listed = len({f.who.text for f in near if f.who}) > 1 and out[0] is figures[-1]
    if is_last and (apart or listed) and out[0].role is What.OUT and not out[0].item.value:
        for said in count.said.values():  # "aucun lit HS": of nobody's
            said.figures.setdefault(What.OUT, [out[0]])
    elif is_last and (apart or listed):
        count.ask("ambiguous_category", [out[0].item], count.categories)
        count.doubtful |= {k for k, s in count.said.items() if out[0] in s.figures.get(out[0].role or What.OUT, [])}


def headings_without_figures(count: Count, clauses: Sequence[Clause], figures: Sequence[Figure]) -> None:
    """A category of which nothing is said, in a clause that says nothing else, lacks its figure."""
    used = {id(f.who) for f in figures}
    spoken = {categories_meant(f.who.said, count.shelter, count.vocabulary) for f in figures if f.who is not None}
    for clause in clauses:
        who = [i for i in clause.of(What.WHO) if id(i) not in used]
        plain = not clause.of(What.WORD, What.NUMBER)
        for item in who:
            meant = categories_meant(item.said, count.shelter, count.vocabulary)
            if plain and meant and meant not in spoken and meant != tuple(count.said):
                count.ask("number_missing", [item], meant)


def uncounted_beds(count: Count, clauses: Sequence[Clause], figures: Sequence[Figure]) -> None:
    """ "Le lit du fond est cassé", where nobody says how many are."""
    if any(f.role is What.OUT for f in figures):
        return
    for clause in clauses:
        beds = clause.of(What.BED)
        if beds and clause.of(What.OUT) and not clause.of(What.NUMBER, What.NO, What.NOT):
            count.ask("number_missing", beds)


def totals_against_parts(count: Count, counts: Mapping[str, Beds]) -> None:
    """A total says nothing more than its parts; where they do not agree, one of them is wrong."""
    for figure in count.totals:
        parts = [b.occupied for b in counts.values()]
        if len(counts) < 2 or None in parts:
            if len(count.categories) == 1 and parts == [figure.item.value]:
                continue
            if len(count.categories) == 1 and not parts:
                count.ask("free_or_occupied", [figure.item], count.categories)
            else:
                count.ask("ambiguous_category", [figure.item], count.categories)
                count.doubtful |= set(count.categories)
        elif sum(p for p in parts if p is not None) != figure.item.value:
            count.ask("beds_disagree", [figure.item], tuple(counts))
            count.doubtful |= set(counts)
