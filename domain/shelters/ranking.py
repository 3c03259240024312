"""Which beds answer a question best: those that take everybody first, then those that are near, then those that are
sure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zlib import crc32

from domain.catalogue import Catalogue
from domain.frozen import frozen
from domain.shelters.types import Age, Beds, Closure

_SURE = (Age.FRESH, Age.AGEING, Age.STALE, Age.NEVER)


@frozen
class Option:
    """One category of one shelter, as it stands now."""

    project: str
    shelter: str
    category: str
    beds: Beds
    age: Age
    closure: Closure | None = None

    def takes(self, people: int | None) -> bool:
        """Whether `people` (None: anybody) find a bed there now, all of them or none."""
        return self.closure is None and self.beds.free is not None and self.beds.free >= (people or 1)


@frozen
class Wish:
    """What somebody wants. `fitting`: shelters' categories that fit, best understood first; None where all do. `meant`:
    how many of them are for those in particular; None: all. `own`: the project of whoever asks, whose shelters come
    first."""

    project: str | None = None
    shelter: str | None = None
    fitting: tuple[tuple[str, str], ...] | None = None
    beds: int | None = None
    own: str | None = None
    meant: int | None = None

    def here(self, option: Option) -> bool:
        """Whether a category is where the wish says."""
        if self.shelter is not None:
            return option.shelter == self.shelter
        return self.project is None or option.project == self.project

    def fits(self, option: Option) -> bool:
        """Whether a category is for those of whom the wish speaks."""
        return self.fitting is None or (option.shelter, option.category) in self.fitting

    @property
    def anything(self) -> bool:
        """Whether it says nothing of where, for whom and for how many."""
        return self.project is None and self.shelter is None and self.fitting is None and self.beds is None


def ranked(options: Iterable[Option], wish: Wish) -> list[Option]:
    """The options that fit, best first: what takes everybody now before what does not, where the wish says before
    elsewhere, what is for those in particular before what is for everybody, the own project first, a fresh count before
    an old one, and what the words meant best."""
    places = {bed: place for place, bed in enumerate(wish.fitting or ())}

    def key(option: Option) -> tuple[bool, bool, bool, bool, int, int]:
        place = places.get((option.shelter, option.category), 0)
        if wish.anything:  # the order of the catalogue: who looks every day finds a shelter where it was
            return False, False, False, option.project != wish.own, int(option.closure is not None), 0
        return (
            not option.takes(wish.beds),
            not wish.here(option),
            wish.meant is not None and place >= wish.meant,
            option.project != wish.own,
            _SURE.index(option.age),
            place,
        )

    return sorted((o for o in options if wish.fits(o)), key=key)


@frozen
class Later:
    """A bed that is not free now. `opens`: the shelter takes nobody in before; else `beds` that are held until then."""

    option: Option
    at: datetime
    opens: bool
    beds: int = 0


def next_best(later: Iterable[Later], most: int) -> list[Later]:
    """The soonest, one of each shelter's category; a shelter that opens is one possibility, whoever it takes."""
    found: dict[tuple[str, str | None], Later] = {}
    for one in sorted(later, key=lambda one: one.at):
        found.setdefault((one.option.shelter, None if one.opens else one.option.category), one)
    return list(found.values())[:most]


def code_of(shelter: str, category: str) -> str:
    """A shelter's category in the few letters that a button has room for."""
    return f"{crc32(f'{shelter}/{category}'.encode()):08x}"


def by_code(catalogue: Catalogue, code: str) -> tuple[str, str] | None:
    """The shelter and category of a code; None where the catalogue has none, or (never yet) two."""
    found = [
        (shelter.site, category.key)
        for shelter in catalogue.shelters
        for category in shelter.categories
        if code_of(shelter.site, category.key) == code
    ]
    return found[0] if len(found) == 1 else None


def by_shelter(options: Sequence[Option]) -> list[tuple[Option, ...]]:
    """The options shelter by shelter, each where its first one stands."""
    found: dict[str, list[Option]] = {}
    for option in options:
        found.setdefault(option.shelter, []).append(option)
    return [tuple(some) for some in found.values()]
