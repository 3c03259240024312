"""What belongs together in a bed count: each figure with its category and with what it says of the beds."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from domain.reading.shelters.clauses import Clause
from domain.reading.shelters.counted import BESIDE, counts
from domain.reading.shelters.items import Item
from domain.reading.shelters.language import What
from domain.reading.shelters.vocabulary import Said

ROLES = frozenset(
    (What.OCCUPIED, What.FREE, What.OUT, What.HELD, What.MOVED, What.PLANNED, What.EXTRA, What.STAFF, What.CAPACITY,
     What.TOTAL, What.REFUSED)
)  # fmt: skip
_LAST_WORDS = ("merci", "thank", "dsl", "desole", "sorry", "pas encore", "not yet", "good", "bonne", "voila", "cheers")


@dataclass(slots=True)
class Figure:
    """A figure, "complet" or "vide". `who`: the words for people it counts; `role`: None where nothing was said."""

    item: Item
    role: What | None = None
    who: Item | None = None
    clause: int = 0
    own_who: bool = False  # said beside it, not carried over from before
    of_which: bool = False
    clash: bool = False
    people: bool = False
    beds: bool = False
    places: bool = False
    strange: Item | None = None


def figures_of(clauses: Sequence[Clause]) -> list[Figure]:
    """The figures of all clauses, in order."""
    found: list[Figure] = []
    carried: What | None = None  # "libres : 3 seules, 2 avec enfants"
    named: set[Said] = set()  # those whom a list of broken beds named already
    current: Item | None = None
    for number, clause in enumerate(clauses):
        said = {i.said for i in clause.of(What.WHO)}
        if clause.mark in ("\n", ";", ".") or (carried is What.OUT and said & named):
            carried = None
        named = named | said if carried is not None else said
        figures = [Figure(i, clause=number, of_which=clause.of_which) for i in clause.items if counts(clause.items, i)]
        carried = _give_roles(clause, figures, carried)
        current = _give_people(clause, figures, current)
        for figure in figures:
            _look_beside(clause.items, figure)
        found += figures
    return found


def _give_roles(clause: Clause, figures: list[Figure], carried: What | None) -> What | None:
    """Roles before their figures ("HS : 2") or after them ("2 HS"); what is carried to the next clause."""
    numbers = {id(f.item): f for f in figures if f.item.what in (What.NUMBER, What.NO)}
    row = [i for i in clause.items if i.what in ROLES or id(i) in numbers]
    row = [i for i in row if i.what is not What.STAFF or _counted(clause.items, i)]
    roles = [i for i in row if i.what in ROLES]
    if not roles:
        if carried is What.OUT and not clause.of(What.WHO):
            carried = None
        for figure in numbers.values():
            figure.role = carried
        return carried
    if not numbers:
        heading = [r.what for r in roles if r.what in (What.OCCUPIED, What.FREE, What.OUT)]
        return heading[0] if len(heading) == 1 and not figures else carried
    after = id(row[0]) in numbers
    if len(numbers) == 1 and len(row) == 3 and row[1].what is What.NUMBER and _colon_before(clause, row[1]):
        # "HS chez les seules : 18 occupées": the word right behind is the figure's, the one before is a heading.
        numbers[id(row[1])].role = row[2].what
        return None
    if after and _told_apart(clause, numbers):
        _after(row, numbers)
        return None
    if after and len(row) == 3 and len(numbers) > 1 and _leads_to(clause.items, row[1]):
        numbers[id(row[2])].role = row[1].what
        return None
    if after and id(row[-1]) in numbers and len(numbers) > 1 and not _colon_before(clause, row[-1]):
        # "14 HS 2": nobody knows which of the two it goes with.
        for figure in numbers.values():
            figure.clash = True
        return None
    if after and id(row[-1]) in numbers and len(numbers) > 1:
        _before(row[1:], numbers)
    elif after:
        _after(row, numbers)
    else:
        _before(row, numbers)
        if len(roles) == 1 and (roles[0].what in (What.OCCUPIED, What.FREE) or _heads_a_list(clause, roles[0])):
            return roles[0].what
    return None


def _counted(items: Sequence[Item], staff: Item) -> bool:
    """ "2 bénévoles", "veilleurs : 2", unlike "33 filles avec le veilleur"."""
    at = items.index(staff)
    before = [i for i in items[max(0, at - 4) : at] if i.what is not What.COLON]
    for item in reversed(before):
        if item.what is What.NUMBER:
            return True
        if item.what is What.WHO or item.text in BESIDE:
            return False
    return not before and any(i.what is What.NUMBER for i in items[at + 1 : at + 3])


def _leads_to(items: Sequence[Item], role: Item) -> bool:
    """ "28 but expecting 2 more": the word stands right before the second figure, and apart from the first."""
    at = items.index(role)
    apart = items[at - 1].what in (What.WORD, What.SMALL)
    return role.what is What.PLANNED and apart and items[at + 1].what is What.NUMBER


def _heads_a_list(clause: Clause, role: Item) -> bool:
    """ "HS : mna 2, familles 1", unlike "HS : 2, familles 18"."""
    rest = [i for i in clause.items if i.start >= role.end and i.what is not What.SMALL]
    who = clause.of(What.WHO)
    return role.what is What.OUT and bool(who) and rest[0].what is What.COLON and who[0].start > rest[0].start


def _told_apart(clause: Clause, numbers: dict[int, Figure]) -> bool:
    """ "28 mineurs 1 HS 18 familles": each role right behind its figure, and the last figure with its own people."""
    row = [i for i in clause.items if i.what not in (What.SMALL, What.BED, What.TIME)]
    last = max(n for n, i in enumerate(row) if id(i) in numbers)
    behind = all(n and id(row[n - 1]) in numbers for n, i in enumerate(row) if i.what in ROLES)
    return behind and last + 1 < len(row) and row[last + 1].what is What.WHO


def _colon_before(clause: Clause, item: Item) -> bool:
    at = clause.items.index(item)
    return at > 0 and clause.items[at - 1].what is What.COLON


def _after(row: Sequence[Item], numbers: dict[int, Figure]) -> None:
    last: Figure | None = None
    for item in row:
        if id(item) in numbers:
            last = numbers[id(item)]
        elif last is not None:
            _set(last, item.what)


def _before(row: Sequence[Item], numbers: dict[int, Figure]) -> None:
    role: What | None = None
    for at, item in enumerate(row):
        if id(item) in numbers:
            if role is not None:
                _set(numbers[id(item)], role)
        else:
            following = [i for i in row[at + 1 :] if id(i) in numbers]
            if following:
                role = item.what if role is None or at == 0 or id(row[at - 1]) in numbers else _both(role, item.what)
            elif at and id(row[at - 1]) in numbers:
                _set(numbers[id(row[at - 1])], item.what)


def _both(first: What, second: What) -> What:
    """ "Total occupé : 14" is a total; "lits libres restants" says free twice."""
    return first if first in (What.TOTAL, What.HELD, What.OUT) else second


def _set(figure: Figure, role: What) -> None:
    if figure.role is None or figure.role is role or role is What.CAPACITY:
        figure.role = role if figure.role is None else figure.role
    elif What.TOTAL in (figure.role, role):
        figure.role = What.TOTAL
    elif {figure.role, role} <= {What.OUT, What.FREE}:
        figure.clash = True
    elif What.OCCUPIED in (figure.role, role):
        other = role if figure.role is What.OCCUPIED else figure.role
        if other in (What.FREE, What.OUT):
            figure.clash = True
        else:
            figure.role = other
    elif What.EXTRA in (figure.role, role):
        figure.role = What.EXTRA


def _give_people(clause: Clause, figures: list[Figure], current: Item | None) -> Item | None:
    """Categories before their figures ("mineurs 28") or after them ("28 mineurs"); the latest one goes on."""
    who = clause.of(What.WHO)
    if not who:
        for figure in figures:
            figure.who = current
        return current
    if clause.of_which and current is not None:
        for figure in figures:
            figure.who, figure.own_who = who[0], True
        return current
    if not figures:
        return who[-1] if len(who) == 1 else current
    order = sorted([*who, *(f.item for f in figures)], key=lambda i: i.start)
    by_item = {id(f.item): f for f in figures}
    if id(order[0]) in by_item:
        _who_after(order, by_item, clause)
    else:
        _who_before(order, by_item)
    return who[-1]


def _who_after(order: Sequence[Item], by_item: dict[int, Figure], clause: Clause) -> None:
    waiting: list[Figure] = []
    last: Item | None = None
    for item in order:
        figure = by_item.get(id(item))
        if figure is None:
            for f in waiting:
                f.who, f.own_who = item, True
            if not waiting and (last is None or item.said != last.said):
                for f in by_item.values():
                    f.clash = True  # two categories after one figure
            waiting, last = [], item
        elif last is not None and _belongs_before(figure, last, clause):
            figure.who, figure.own_who = last, True
        else:
            waiting.append(figure)
    for f in waiting:
        f.who, f.own_who = last, True


def _belongs_before(figure: Figure, who: Item, clause: Clause) -> bool:
    """ "28 mineurs 1 HS 18 familles", "8 familles complet": what is said of beds goes with the category before it."""
    if figure.item.what in (What.FULL, What.EMPTY):
        return True
    if figure.role not in (What.OUT, What.FREE):
        return False
    after = [i for i in clause.items if i.start > figure.item.start and i.what in (*ROLES, What.WHO)]
    if len(after) > 1 and after[1].what is What.WHO and _is_at(clause.items, after[1]):
        return False  # "1 lit HS chez les adultes"
    return bool(after) and after[0].what in ROLES


def _is_at(items: Sequence[Item], who: Item) -> bool:
    at = next(n for n, i in enumerate(items) if i is who)
    return any(i.text == "chez" for i in items[max(0, at - 2) : at])


def _who_before(order: Sequence[Item], by_item: dict[int, Figure]) -> None:
    last: Item | None = None
    for at, item in enumerate(order):
        figure = by_item.get(id(item))
        if figure is not None:
            figure.who, figure.own_who = last, True
        else:
            if last is not None and id(order[at - 1]) not in by_item:
                for f in by_item.values():
                    f.clash = True  # two categories before one figure
            last = item
            if at == len(order) - 1 and figure is None and len(order) > 2:
                for f in by_item.values():
                    f.clash = True  # "seules 14 enfants"


def _look_beside(items: Sequence[Item], figure: Figure) -> None:
    """What stands right after the figure: people, beds, places, or a word that nobody knows."""
    first = True
    for item in islice(items, bisect_left(items, figure.item.end, key=attrgetter("start")), None):
        if item.what is What.SMALL:
            if item.text.startswith(_LAST_WORDS):
                break
            continue
        if item.what is What.PEOPLE:
            figure.people = True
        elif item.what is What.BED:
            figure.beds = True
        elif item.what is What.PLACE_WORD:
            figure.places = True
        elif item.what is What.WORD and first and figure.item.what is What.NUMBER:
            figure.strange = item
        first = False
        if item.what is not What.WHO:
            break
