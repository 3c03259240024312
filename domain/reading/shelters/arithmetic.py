"""What was said of each bed category, and what follows from it: occupied, free, held, out of service, capacity."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.catalogue import Catalogue
from domain.reading.report import Held, Question
from domain.reading.shelters.figures import Figure
from domain.reading.shelters.items import Item, question
from domain.reading.shelters.language import What
from domain.reading.shelters.readings import Beds
from domain.reading.shelters.vocabulary import Vocabulary


@dataclass(slots=True)
class Said:
    """Everything that was said of one category, by what it says."""

    figures: dict[What, list[Figure]] = field(default_factory=dict)

    def value(self, role: What) -> int | None:
        found = self.figures.get(role)
        return found[0].item.value if found else None

    def items(self) -> list[Item]:
        return [f.item for fs in self.figures.values() for f in fs]


@dataclass(slots=True)
class Count:
    """The work on one message."""

    text: str
    catalogue: Catalogue
    vocabulary: Vocabulary
    shelter: str
    questions: list[Question] = field(default_factory=list)
    said: dict[str, Said] = field(default_factory=dict)
    totals: list[Figure] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    def ask(
        self, code: str, items: Sequence[Item] = (), options: Sequence[str] = (), held: Sequence[Held] = ()
    ) -> None:
        asked = question(code, self.text, items, options)
        self.questions.append(replace(asked, held=tuple(held)) if held else asked)

    @property
    def categories(self) -> tuple[str, ...]:
        return tuple(c.key for c in self.catalogue.shelter(self.shelter).categories)


def beds_of(count: Count, key: str) -> Beds | None:
    """What was said of one category, made to agree; None where nothing is certain of it."""
    said = count.said.get(key)
    if said is None:
        return None
    capacity = count.catalogue.shelter(count.shelter).category(key).capacity
    out = said.value(What.OUT)
    occupied = _occupied(count, key, said, capacity, out or 0)
    free = said.value(What.FREE)
    held = said.value(What.HELD) or 0
    if occupied is None and out is None:
        return None
    if not _capacity_agrees(said, capacity, out or 0):
        count.ask("beds_disagree", said.items(), (key,))
    elif (occupied or 0) + (out or 0) + (free or 0) + held > capacity:
        over = (occupied or 0) + (out or 0) > capacity
        count.ask("above_capacity", said.items(), (key,), _held(key, occupied=occupied, out=out) if over else ())
        count.doubtful.add(key)
    elif occupied is not None and free is not None and occupied + (out or 0) + free + held < capacity:
        count.ask("beds_disagree", said.items(), (key,))
    return Beds(occupied, out)


def _held(key: str, **values: int | None) -> list[Held]:
    """What the question is about, in figures: `single_women.occupied` and the like."""
    return [Held((f"{key}.{what}",), value) for what, value in values.items() if value is not None]


def _capacity_agrees(said: Said, capacity: int, out: int) -> bool:
    of = {f.item.of for fs in said.figures.values() for f in fs if f.item.of is not None}
    return of <= {capacity} or (out > 0 and of <= {capacity - out})


def _occupied(count: Count, key: str, said: Said, capacity: int, out: int) -> int | None:
    """Beds that are taken: as said, or as they follow from "complet", "vide", or from all the others that were said."""
    found: set[int] = set()
    held = said.value(What.HELD) or 0
    occupied = said.value(What.OCCUPIED)
    if occupied is not None:
        found.add(occupied)
    if What.EMPTY in said.figures:
        found.add(0)
    if What.FULL in said.figures or said.value(What.FREE) == 0:
        found.add(max(0, capacity - out - held))
    free = said.value(What.FREE)
    if free and not found:
        whole = said.figures[What.FREE][0].item.of
        if (whole is None and What.OUT not in said.figures) or free + out + held > capacity:
            # Free beds alone: some of the others may be held or broken.
            count.ask("free_or_occupied", said.items(), (key,), _held(key, free=free, out=said.value(What.OUT)))
            return None
        found.add(capacity - free - out - held)
    if len(found) > 1:
        count.ask("beds_disagree", said.items(), (key,))
        count.doubtful.add(key)
        return None
    return found.pop() if found else None
