"""The daily census of a shelter: who slept there, how full it became, what was free in the evening.

It looks back: an event that a later one corrects does not count, whoever relied on it at the time. And it says what was
known, not what could be reckoned: a figure stands on a count of the 24 hours before it, else it is None. None is "not
known", never zero.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from domain.catalogue.parts import Season, Shelter
from domain.frozen import frozen
from domain.reporting_day import day_bounds
from domain.shelters.deriving import closure
from domain.shelters.types import BedEvent, Beds, Closure, EventKind, Extra, Standing

EVENING = time(20)
"""Local time at which free beds are noted: when teams look for one."""
LASTS = timedelta(days=1)
"""How long a count says anything of how full a shelter was."""

_DAY = timedelta(days=1)


@frozen
class Refusal:
    """People for whom there was no bed. `category` None: of no category in particular."""

    at: datetime
    category: str | None
    people: int


@frozen
class DayCensus:
    """One category on one reporting day. `capacity` (`extra` beds among it), `out_of_service`, `occupied` and `over`
    are those of the instant at which the day begins: who slept there in the night to it. None: not known."""

    day: date
    category: str
    capacity: int
    extra: int
    out_of_service: int
    occupied: int | None
    over: int | None
    """By how many people the category was over what it has."""
    peak: int | None
    """The most people at once in the day."""
    free: int | None
    """Beds free at 20:00; below zero: over capacity, or more held than there was."""
    counts: int
    """How many counts of that day say how many were there."""
    closed: bool
    """Nobody was taken in at 20:00."""
    turned_away: int


@frozen
class Days:
    """Reporting days, from the first to the last, by the mission's clock."""

    first: date
    last: date
    zone: ZoneInfo
    starts_at: time

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """The instants at which the day begins and ends."""
        return day_bounds(day, self.zone, self.starts_at)

    def evening(self, day: date) -> datetime:
        """The day's 20:00."""
        on = day if self.starts_at <= EVENING else day + _DAY
        return datetime.combine(on, EVENING, tzinfo=self.zone)

    @property
    def since(self) -> datetime:
        """From when on events are needed: a day earlier, for the count that the first night stands on."""
        return self.bounds(self.first)[0] - LASTS

    @property
    def until(self) -> datetime:
        """Before when events are needed."""
        return self.bounds(self.last)[1]


def as_corrected(events: Iterable[BedEvent]) -> list[BedEvent]:
    """The events as they count in looking back, in order: a corrected count is left out, and what corrects a movement
    goes to the movement itself, so that one taken back never was."""
    told = list(events)
    by_id = {event.id: event for event in told}
    corrected = {event.corrects for event in told if event.corrects is not None and event.change is None}
    mended: Counter[int] = Counter()
    for event in told:
        if event.corrects is not None and event.change is not None:
            first: BedEvent | None = event
            while first is not None and first.corrects is not None:
                at, first = first.corrects, by_id.get(first.corrects)
            mended[at] += event.change
    kept = []
    for event in told:
        if event.id in corrected or (event.corrects is not None and event.change is not None):
            continue
        if event.id in mended:
            if event.change is None:
                continue  # a count taken back by a movement: it was none
            event = replace(event, change=event.change + mended[event.id])
        kept.append(event)
    return sorted(kept, key=lambda event: (event.at, event.id))


def census(
    shelter: Shelter,
    events: Iterable[BedEvent],
    extras: Iterable[Extra],
    days: Days,
    *,
    season: Season | None = None,
    refusals: Iterable[Refusal] = (),
) -> Iterator[DayCensus]:
    """The shelter's days in order, each with its categories in the catalogue's. `events`: all from `days.since` on, in
    any order, what corrects them, and of those before what still holds (what is out of service, whether it is closed).
    `extras`: extra beds that stood at any time of these days, those taken away with their `ended_at`."""
    walk = _Walk(shelter, as_corrected(events), tuple(extras))
    refused = refused_by_day(refusals, days)
    walk.to(days.bounds(days.first)[0], included=False)
    for day in days:
        start, end = days.bounds(day)
        evening = days.evening(day)
        for category in walk.categories.values():
            category.counts, category.peak = 0, None
        walk.to(start)
        night = {key: walk.beds(key, start) for key in walk.categories}
        for category in walk.categories.values():
            category.note_peak(start)
        walk.to(evening)
        free = {key: walk.beds(key, evening).free for key in walk.categories}
        closed = walk.closure(evening, in_season=season is None or season.contains(day)) is not None
        walk.to(end, included=False)
        for key, category in walk.categories.items():
            slept = night[key]
            yield DayCensus(
                day=day,
                category=key,
                capacity=slept.capacity,
                extra=slept.extra,
                out_of_service=slept.out_of_service,
                occupied=slept.occupied,
                over=None if slept.occupied is None else slept.over,
                peak=category.peak if category.counts else None,
                free=free[key] if category.counts else None,
                counts=category.counts,
                closed=closed,
                turned_away=refused[day, key],
            )


def stood_at(
    shelter: Shelter, events: Iterable[BedEvent], extras: Iterable[Extra], at: datetime, *, in_season: bool = True
) -> Standing:
    """How the shelter stood at an instant, looked back at; `events`, `extras` as for a census that begins a day before
    it. What nobody counted in the 24 hours before is not known."""
    walk = _Walk(shelter, as_corrected(events), tuple(extras))
    walk.to(at)
    beds = tuple(walk.beds(key, at) for key in walk.categories)
    return Standing(shelter.site, beds, walk.closure(at, in_season=in_season))


def refused_by_day(refusals: Iterable[Refusal], days: Days) -> Counter[tuple[date, str | None]]:
    """How many people were turned away, by reporting day and category."""
    found: Counter[tuple[date, str | None]] = Counter()
    ordered = sorted(refusals, key=lambda refusal: refusal.at)
    each = iter(days)
    day = next(each)
    for refusal in ordered:
        while refusal.at >= days.bounds(day)[1]:
            following = next(each, None)
            if following is None:
                return found
            day = following
        if refusal.at >= days.bounds(day)[0]:
            found[day, refusal.category] += refusal.people
    return found


@dataclass(slots=True)
class _Category:
    """How a category stands while the events are walked through."""

    usual: int
    occupied: int | None = None
    counted_at: datetime | None = None
    out_of_service: int = 0
    counts: int = 0
    peak: int | None = None

    def known(self, at: datetime) -> int | None:
        """How many are there, where that is known."""
        if self.occupied is None or self.counted_at is None or at - self.counted_at > LASTS:
            return None
        return max(0, self.occupied)

    def take(self, event: BedEvent) -> None:
        """What an event of the category says."""
        if event.kind is EventKind.COUNT:
            if event.occupied is not None:
                self.occupied, self.counted_at = event.occupied, event.at
                self.counts += 1
            if event.out_of_service is not None:
                self.out_of_service = event.out_of_service
        elif event.change is not None and self.occupied is not None:
            self.occupied += event.change

    def note_peak(self, at: datetime) -> None:
        """At the day's beginning, and after all events of an instant."""
        there = self.known(at)
        if there is not None:
            self.peak = max(there, self.peak or 0)


@dataclass(slots=True)
class _Walk:
    """The events, walked through once."""

    shelter: Shelter
    events: Sequence[BedEvent]
    extras: Sequence[Extra]
    categories: dict[str, _Category] = field(init=False)
    _at: int = 0
    _holds: dict[int, tuple[str, int, datetime]] = field(default_factory=dict)
    _said: BedEvent | None = None

    def __post_init__(self) -> None:
        self.categories = {category.key: _Category(category.capacity) for category in self.shelter.categories}

    def to(self, instant: datetime, *, included: bool = True) -> None:
        """Takes what happened up to the instant."""
        begun = self._at
        while self._at < len(self.events) and (
            self.events[self._at].at < instant or (included and self.events[self._at].at == instant)
        ):
            self._at += 1
        for at, together in groupby(self.events[begun : self._at], key=lambda event: event.at):
            for event in together:
                self._take(event)
            for category in self.categories.values():
                category.note_peak(at)

    def _take(self, event: BedEvent) -> None:
        if event.kind in (EventKind.CLOSED, EventKind.OPENED):
            self._said = event
        if event.hold is not None:
            self._take_hold(event, event.hold)
        if event.category in self.categories:
            self.categories[event.category].take(event)

    def _take_hold(self, event: BedEvent, hold: int) -> None:
        match event.kind:
            case EventKind.HELD if event.category is not None and event.until is not None:
                self._holds[hold] = (event.category, event.beds or 0, event.until)
            case EventKind.EXTENDED if hold in self._holds and event.until is not None:
                category, beds, _ = self._holds[hold]
                self._holds[hold] = (category, beds, event.until)
            case EventKind.HOLD_ENDED:
                self._holds.pop(hold, None)

    def beds(self, key: str, at: datetime) -> Beds:
        """How a category stands, everything up to `at` being taken."""
        category = self.categories[key]
        extra = sum(e.beds for e in self.extras if e.category == key and stood(e, at))
        held = sum(beds for c, beds, until in self._holds.values() if c == key and at < until)
        return Beds(
            category=key,
            capacity=category.usual + extra,
            extra=extra,
            occupied=category.known(at),
            out_of_service=category.out_of_service,
            held=held,
            counted_at=category.counted_at,
            counted_by=None,
            counted_role=None,
        )

    def closure(self, at: datetime, *, in_season: bool) -> Closure | None:
        """Why the shelter took nobody in; None where it did."""
        return closure([] if self._said is None else [self._said], at, in_season=in_season)


def stood(extra: Extra, at: datetime) -> bool:
    """Whether extra beds stood at an instant of the past."""
    return extra.since <= at < extra.until and (extra.ended_at is None or at < extra.ended_at)
