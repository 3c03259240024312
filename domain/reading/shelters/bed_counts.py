"""A message read as a bed count: how many beds of each category are taken, and how many cannot be used."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from domain.catalogue import Catalogue
from domain.reading.lexicon import word_set
from domain.reading.report import Held
from domain.reading.shelters.arithmetic import Count, Said, beds_of
from domain.reading.shelters.clauses import Clause, clauses_of
from domain.reading.shelters.figures import Figure, figures_of
from domain.reading.shelters.items import Item
from domain.reading.shelters.joined import joined_states, people_of_families, results
from domain.reading.shelters.language import ABSENT, What
from domain.reading.shelters.leftovers import (
    headings_without_figures,
    stray_out_of_service,
    totals_against_parts,
    uncounted_beds,
)
from domain.reading.shelters.place import Shelter, categories_meant, is_children_alone
from domain.reading.shelters.readings import BedCount, Beds
from domain.reading.shelters.vocabulary import Vocabulary

_NO_BEDS = frozenset((What.HELD, What.MOVED, What.PLANNED, What.STAFF, What.CAPACITY, What.REFUSED))
"""Figures that are not about beds taken, free or out of service now; a count needs none of them."""

_NOT_IN_A_BED = frozenset((What.HELD, What.PLANNED, What.EXTRA))
_BUT = word_set("sauf except excepte hormis excluding")
_ALL = ("tout", "tous", "all ")


def read_count(
    items: Sequence[Item], text: str, catalogue: Catalogue, vocabulary: Vocabulary, shelter: Shelter
) -> BedCount:
    """The bed count that the items of a message say, at its shelter."""
    if shelter.key is None:
        return BedCount(None, {}, (shelter.question,) if shelter.question else ())
    count = Count(text, catalogue, vocabulary, shelter.key)
    clauses = clauses_of(items)
    figures = [*joined_states(clauses), *figures_of(clauses)]
    figures = results(people_of_families(figures), text)
    _sum_at_the_end(figures, text)
    _free_goes_on(figures)
    _doubts_of_the_whole(count, items, clauses, figures)
    _whole_shelter(count, items, figures)
    lone = _only_category(count, items)
    for figure in figures:
        _place(count, figure, figures, lone)
    stray_out_of_service(count, clauses, figures)
    counts = {key: beds for key in count.categories if (beds := beds_of(count, key)) is not None}
    headings_without_figures(count, clauses, figures)
    uncounted_beds(count, clauses, figures)
    totals_against_parts(count, counts)
    for figure in figures:
        _arrived_only(count, figure, counts)
    if not counts and not count.questions:
        count.ask("nothing_found")
    certain = {k: b for k, b in counts.items() if k not in count.doubtful}
    return BedCount(shelter.key, certain, tuple(dict.fromkeys(count.questions)))


def _sum_at_the_end(figures: Sequence[Figure], text: str) -> None:
    """ "14 seules, 6 avec enfants, soit 20": what all of them make."""
    opens = [f for f in figures[:1] if text[f.item.end :].lstrip()[:1] == ":"]
    listed = [f.item.value for f in figures[1:] if f.item.what is What.NUMBER and f.role is None]
    for figure in opens:
        named = figure.who is not None and figure.who.start < figure.item.start
        if figure.role is None and not named and len(listed) > 1 and figure.item.value == sum(listed):
            figure.role = What.TOTAL  # "MAL 44 : 21 mna, 15 familles, 8 adultes"
    last, rest = figures[-1:], [f.item.value for f in figures[:-1] if f.item.what is What.NUMBER and f.role is None]
    for figure in last:
        said = text[max(0, figure.item.start - 6) : figure.item.start].casefold().strip()
        if said.endswith("soit") and len(rest) > 1 and figure.item.value == sum(rest):
            figure.role = What.TOTAL


def _free_goes_on(figures: Sequence[Figure]) -> None:
    """ "3 libres seules, 2 avec enfants": the figures after a free one that opens the message may be free beds, too."""
    if not figures or figures[0].role is not What.FREE or not figures[0].own_who:
        return
    for figure in figures[1:]:
        if figure.role is None and figure.own_who and figure.item.what is What.NUMBER and figure.item.of is None:
            figure.places = True


def _arrived_only(count: Count, figure: Figure, counts: Mapping[str, Beds]) -> None:
    """ "13 seules arrivées à pied": who came in, or all who sleep there, where nothing else is said of them."""
    if figure.role in (What.MOVED, What.CAPACITY) and figure.who is not None and figure.own_who and not figure.of_which:
        meant = categories_meant(figure.who.said, count.shelter, count.vocabulary)
        if meant and not any(key in counts for key in meant):
            count.ask("unclear_number", _around(figure), meant)


def _doubts_of_the_whole(
    count: Count, items: Sequence[Item], clauses: Sequence[Clause], figures: Sequence[Figure]
) -> None:
    """Vague, unsure, asked or past: said of one figure, it is safer to take it of all."""
    for item in items:
        if item.what is What.VAGUE or item.what is What.UNSURE or (item.what is What.ASKED and figures):
            count.ask("vague_amount", [item])
        elif item.what is What.PAST or (_denies(item) and _negates(items, item)):
            count.ask("unclear_message", [item])
    first = next((i for i in items if i.what is What.NUMBER), None)
    if first is not None and not _is_of_staff(items, first) and count.text[: first.start].rstrip().endswith("+"):
        count.ask("unclear_number", [first])  # "seules +2": so many more than before
    for figure in figures:
        if (
            figure.role is What.MOVED
            and count.text[: figure.item.start].rstrip().endswith("+")
            and figure is not figures[0]
        ):
            count.ask("unclear_number", [figures[0].item, figure.item])  # "34 + 1 arrivée": is she one of them?
    for clause in clauses:
        if (
            clause.of_which
            and clause.of(What.NUMBER)
            and any(i.text in ABSENT or i.what in _NOT_IN_A_BED for i in clause.items)
        ):
            count.ask("unclear_number", clause.of(What.NUMBER))  # "30 filles dont 2 absentes": 30 or 28
    but = [i for i in items if i.text in _BUT]
    if but and any(i.what in (What.FULL, What.EMPTY) for i in items):
        count.ask("unclear_message", but)  # "tout est complet sauf les familles"
    if count.questions:
        count.doubtful |= set(count.categories)


def _is_of_staff(items: Sequence[Item], number: Item) -> bool:
    return any(before is number and after.what is What.STAFF for before, after in pairwise(items))


def _denies(item: Item) -> bool:
    return item.what is What.NOT or (item.what is What.FIX and item.text == "non")


def _negates(items: Sequence[Item], item: Item) -> bool:
    at = next(n for n, i in enumerate(items) if i is item)
    after = [i for i in items[at + 1 : at + 3] if i.what is not What.SMALL]
    return bool(after) and after[0].what in (What.FULL, What.EMPTY, What.OUT, What.FREE, What.OCCUPIED, What.WHO)


def _only_category(count: Count, items: Sequence[Item]) -> str | None:
    """The category of figures that name none: the shelter's only one, or the only one that is named at all."""
    if len(count.categories) == 1:
        return count.categories[0]
    named = {categories_meant(i.said, count.shelter, count.vocabulary) for i in items if i.what is What.WHO}
    only = named.pop() if len(named) == 1 else ()
    return only[0] if len(only) == 1 else None


def _whole_shelter(count: Count, items: Sequence[Item], figures: list[Figure]) -> None:
    """ "Tout complet", "0 partout": every category, where there are several and none is named."""
    wide = (What.FULL, What.EMPTY)
    everywhere = any(i.what is What.ALL or (i.what in wide and i.text.startswith(_ALL)) for i in items)
    zeros = {id(i) for i, after in pairwise(items) if i.what is What.NUMBER and not i.value and after.what is What.ALL}
    states = [f for f in figures if f.item.what in (What.FULL, What.EMPTY) or id(f.item) in zeros]
    numbers = [f for f in figures if f.item.what is What.NUMBER and id(f.item) not in zeros]
    same = len({f.item.what is What.FULL for f in states}) == 1
    if everywhere and same and not numbers and not any(i.what is What.WHO for i in items):
        state = states[0]
        what = What.FULL if state.item.what is What.FULL else What.EMPTY
        figures[:] = numbers + [f for f in figures if f.item.what is What.NO]
        for key in count.categories:
            count.said.setdefault(key, Said()).figures.setdefault(what, []).append(state)


def _place(count: Count, figure: Figure, figures: Sequence[Figure], lone: str | None) -> None:
    """Puts a figure where it belongs, or asks about it."""
    item = figure.item
    if figure.role is What.STAFF or (figure.of_which and figure.role not in (What.OUT, What.FREE, What.OCCUPIED)):
        _part(count, figure, figures)
        return
    if figure.role in _NO_BEDS and (figure.role is not What.HELD or figure.item.doubt or figure.clash):
        return
    if item.doubt is not None:
        count.ask(item.doubt, _around(figure))
        _doubt(count, figure)
    elif figure.clash:
        count.ask("unclear_number", _around(figure))
        _doubt(count, figure)
    elif figure.role is What.EXTRA:
        count.ask("temporary_beds", _around(figure))
        _doubt(count, figure)
    elif figure.strange is not None and not _closes_a_list(figure, figures):
        count.ask("unknown_word", [item, figure.strange])
        if figure.own_who:
            _doubt(count, figure)
    else:
        _count_in(count, figure, figures, lone)


def _closes_a_list(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "Mineurs 19 familles 23 adultes 15 Sophie": the names stand before the figures; what is last is a signature."""
    named = all(f.who is not None and f.own_who and f.who.start < f.item.start for f in figures)
    return named and len({f.who.said for f in figures if f.who}) > 1 and figure is figures[-1]


def _part(count: Count, figure: Figure, figures: Sequence[Figure]) -> None:
    """ "14 dont 3 enceintes" counts nothing more; "20 dont 6 avec enfants" may be two categories."""
    if figure.role is What.STAFF or figure.who is None or not figure.own_who or len(count.categories) == 1:
        return
    before = [f.who for f in figures if f.who is not None and f.item.start < figure.item.start and not f.of_which]
    whole = categories_meant(before[-1].said, count.shelter, count.vocabulary) if before else ()
    meant = categories_meant(figure.who.said, count.shelter, count.vocabulary)
    if len(whole) != 1 or (meant and whole[0] not in meant):
        count.ask("unclear_number", _around(figure))
        count.doubtful |= set(count.categories)


def _count_in(count: Count, figure: Figure, figures: Sequence[Figure], lone: str | None) -> None:
    if figure.role is What.TOTAL or _is_total(count, figure, figures):
        count.totals.append(figure)
        return
    meant: tuple[str, ...] = (lone,) if lone else ()
    if figure.who is not None:
        meant = categories_meant(figure.who.said, count.shelter, count.vocabulary)
    if len(meant) > 1 and set(meant) == set(count.categories) and _opens(figure, figures):
        count.totals.append(figure)  # "21 femmes : 15 seules, 6 avec enfants"
        return
    if len(meant) != 1:
        if figure.who is not None and not meant:
            count.ask("unknown_word", _around(figure), count.categories)
        else:
            count.ask("ambiguous_category", _around(figure), meant or count.categories)
        _doubt(count, figure)
        return
    role = figure.role or (What.OCCUPIED if figure.item.what is What.NUMBER else figure.item.what)
    if figure.item.what is What.NO:
        role = What.OCCUPIED if role is What.NO else role
    if figure.role is None and figure.item.what is What.NUMBER and figure.places:
        count.ask("free_or_occupied", _around(figure), meant, [Held((f"{meant[0]}.free",), figure.item.value)])
        count.doubtful.add(meant[0])
        return
    if _children_alone(count, figure, meant[0]):
        count.ask("ambiguous_category", _around(figure), count.categories)
        _doubt(count, figure)
        return
    if _families(figure, figures):
        count.ask("people_or_families", _around(figure), meant)
        count.doubtful.add(meant[0])
        return
    if figure.of_which and role is What.OUT and _is_part_of_occupied(figure, figures):
        count.ask("unclear_number", [figure.item], meant)
        count.doubtful.add(meant[0])
        return
    said = count.said.setdefault(meant[0], Said()).figures.setdefault(role, [])
    said.append(figure)
    if said[0].item.value != figure.item.value or (role is What.OUT and figure.item.value and len(said) > 1):
        count.ask("said_twice", [said[0].item, figure.item], meant)
        count.doubtful.add(meant[0])


def _is_part_of_occupied(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "27 mineurs dont 2 HS": 27 or 25 that sleep there; "14/20 dont 2 HS" leaves no doubt."""
    before = [f for f in figures if f.item.start < figure.item.start and f.item.what is What.NUMBER]
    return bool(before) and before[-1].item.of is None and figure.item.value > 0


def _is_total(count: Count, figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "24 personnes : 18 seules, 6 avec enfants": a figure of nobody in particular, before those of the categories."""
    if figure.who is not None or len(count.categories) == 1 or figure.role not in (None, What.OCCUPIED):
        return False
    later = {f.who.text for f in figures if f.who is not None and f.own_who and f.item.start > figure.item.start}
    return len(later) > 1


def _opens(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether it is the first figure of a message, and those of other people follow."""
    others = {f.who.said for f in figures if f.who is not None and f.own_who and figure.who is not None}
    return figure is figures[0] and figure.role in (None, What.OCCUPIED) and len(others) > 2


def _children_alone(count: Count, figure: Figure, category: str) -> bool:
    """ "4 enfants" are no four women with children, unlike "4 avec enfants" and "enfants : 4"."""
    who = figure.who
    if who is None or not figure.own_who or who.start < figure.item.start or figure.item.of is not None:
        return False
    return is_children_alone(who, count.text[figure.item.end : who.start], count.vocabulary, count.shelter, category)


def _families(figure: Figure, figures: Sequence[Figure]) -> bool:
    """ "5 familles" on its own counts families, while beds are asked for; in a list it is a column like the others.

    "3 couples" always counts couples.
    """
    who = figure.who
    if who is not None and "couple" in who.said and figure.item.value > 0:
        return True
    if who is None or "family" not in who.said or who.start < figure.item.start:
        return False
    if figure.beds or figure.people or figure.role is not None or figure.item.of is not None or figure.item.value == 0:
        return False
    return not any(f.own_who and f.who is not None and f.who.said != who.said for f in figures)


def _doubt(count: Count, figure: Figure) -> None:
    """Nothing is certain of the categories that a doubtful figure may be about."""
    meant = categories_meant(figure.who.said, count.shelter, count.vocabulary) if figure.who is not None else ()
    count.doubtful |= set(meant or count.categories)


def _around(figure: Figure) -> list[Item]:
    return [figure.item, *([figure.who] if figure.who is not None and figure.own_who else [])]
