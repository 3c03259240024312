"""Sixty days of shelter beds that could have been, made from the catalogue alone: two thirds full by the weekday.

Keepers count three times a day, people come and go between, beds are held by teams on the way; some counts were wrong
and were corrected. In the storm more came than there were beds, and others were turned away. The last shelter has not
been counted for a while.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random

from bot.playground.cast import Player
from bot.playground.history import DAYS, STORM
from domain.catalogue import BedCategory, Catalogue, Shelter
from domain.frozen import frozen
from domain.roles import Role
from domain.shelters.holds import DOOR_WORDS
from domain.shelters.types import BedEvent, EventKind, Hold, Outcome
from services.work import Work
from storage.bed_history import TurnedAwayThen

STALE = timedelta(hours=30)
"""For how long the last shelter has not been counted."""
_WEEK = (0.62, 0.6, 0.64, 0.66, 0.7, 0.76, 0.72)
"""How full from Monday to Sunday."""
_COUNTED_AT = (time(7, 30), time(19, 15), time(22, 10))
_SLIP, _HOLDS, _EXPIRED = 0.02, 0.2, 0.25
"""How often a count is wrong, a category has a hold in an evening, and a hold is let go."""


@frozen
class ShelterPast:
    """What happened at one shelter. `corrections`: what corrects the event at a place. An event's `hold` is a place
    among the holds until they are stored."""

    shelter: str
    events: list[BedEvent]
    corrections: list[tuple[int, BedEvent]]
    holds: list[Hold]
    refused: list[TurnedAwayThen]


async def beds_remembered(work: Work, cast: Sequence[Player], ids: dict[str, int]) -> None:
    """Stores the past of every shelter."""
    history = work.unit.bed_history
    for past in pasts(work.catalogue, cast, ids, work.now):
        shelter = await work.unit.shelters.lock(past.shelter)
        holds = await history.remember_holds(shelter, past.holds)
        events = [e if e.hold is None else replace(e, hold=holds[e.hold]) for e in past.events]
        stored = await history.remember(shelter, events)
        await history.remember(shelter, [replace(e, corrects=stored[place]) for place, e in past.corrections])
        await history.remember_turned_away(shelter, past.refused)


def pasts(catalogue: Catalogue, cast: Sequence[Player], ids: dict[str, int], now: datetime) -> Iterator[ShelterPast]:
    """The past of every shelter that has a keeper; the same for the same arguments."""
    chance = Random(catalogue.fingerprint)
    for number, shelter in enumerate(catalogue.shelters, start=1):
        last = now if number < len(catalogue.shelters) or number == 1 else now - STALE
        project = catalogue.project_of(shelter.site).key
        keeper = next((p for p in cast if p.site == shelter.site), None)
        teams = [p for p in cast if any(g.role is Role.TEAM_MEMBER and g.project == project for g in p.grants)]
        if keeper is not None:
            holder = ids[(teams[0] if teams else keeper).name]
            yield _Keeping(catalogue, shelter, project, ids[keeper.name], holder, chance).past(now, last)


class _Keeping:
    """One shelter, day by day."""

    def __init__(
        self, catalogue: Catalogue, shelter: Shelter, project: str, keeper: int, holder: int, chance: Random
    ) -> None:
        self._catalogue, self._shelter, self._project = catalogue, shelter, project
        self._keeper, self._holder, self._chance = keeper, holder, chance
        self._made = ShelterPast(shelter.site, [], [], [], [])
        self._words = count(chance.randrange(len(DOOR_WORDS)))

    def past(self, now: datetime, last: datetime) -> ShelterPast:
        """Everything up to `last`."""
        today = now.astimezone(self._catalogue.zone).date()
        season = self._catalogue.site(self._shelter.site).season
        for back in range(DAYS, -1, -1):
            day = today - timedelta(days=back)
            if season is None or season.contains(day):
                for category in self._shelter.categories:
                    self._day(category, day, back, last)
        return self._made

    def _day(self, category: BedCategory, day: date, back: int, last: datetime) -> None:
        chance, storm = self._chance, back in STORM
        there = round(category.capacity * (_WEEK[day.weekday()] + chance.uniform(-0.08, 0.08)))
        for at in _COUNTED_AT:
            counted_at = self._at(day, at)
            if counted_at > last:
                return
            evening = at > time(12)
            full = category.capacity + (chance.randint(1, 3) if category.capacity else 0)
            people = full if storm and evening else max(0, there - (0 if evening else 2))
            self._count(category, counted_at, people, last)
            if evening and not storm and chance.random() < _HOLDS and people + 4 <= category.capacity:
                self._hold(category, counted_at + timedelta(minutes=chance.randint(5, 40)), last)
            if storm and evening and counted_at + timedelta(hours=1) < last:
                self._refuse(category, counted_at + timedelta(minutes=chance.randint(10, 50)))

    def _count(self, category: BedCategory, at: datetime, people: int, last: datetime) -> None:
        right = self._event(EventKind.COUNT, at, category, occupied=people, out_of_service=0)
        if self._chance.random() >= _SLIP or at + timedelta(minutes=6) > last or people < 2:
            self._made.events.append(right)
            return
        self._made.corrections.append((len(self._made.events), replace(right, at=at + timedelta(minutes=6))))
        self._made.events.append(replace(right, occupied=people // 2))

    def _hold(self, category: BedCategory, at: datetime, last: datetime) -> None:
        chance, beds = self._chance, self._chance.randint(1, 3)
        longest = self._shelter.hold_minutes
        until, arrives_at = (at + timedelta(minutes=n) for n in (longest, chance.randint(min(20, longest), longest)))
        expires = chance.random() < _EXPIRED
        ended_at = until if expires else arrives_at
        if ended_at > last:
            return
        place = next(self._words)
        words = f"{DOOR_WORDS[place % len(DOOR_WORDS)]} {DOOR_WORDS[(7 * place + 3) % len(DOOR_WORDS)]}"
        outcome = Outcome.EXPIRED if expires else Outcome.ARRIVED
        number = len(self._made.holds)
        self._made.holds.append(
            Hold(0, self._shelter.site, category.key, beds, words, self._holder, at, until, None, ended_at, outcome)
        )
        held = self._event(EventKind.HELD, at, category, beds=beds, until=until, hold=number)
        self._made.events.append(replace(held, by=self._holder, role=Role.TEAM_MEMBER))
        ended = self._event(EventKind.HOLD_ENDED, ended_at, category, beds=beds, hold=number, outcome=outcome)
        self._made.events.append(replace(ended, by=None, role=None) if expires else ended)
        if not expires:
            self._made.events.append(self._event(EventKind.MOVEMENT, ended_at, category, change=beds))

    def _refuse(self, category: BedCategory, at: datetime) -> None:
        people = self._chance.randint(1, 6)
        self._made.refused.append(
            TurnedAwayThen(self._project, self._shelter.site, category.key, people, at, self._holder, "full")
        )

    def _event(self, kind: EventKind, at: datetime, category: BedCategory, **said: object) -> BedEvent:
        by = {"by": self._keeper, "role": Role.SHELTER_KEEPER}
        # Fields are named by the callers above; one dictionary for them has no type that fits each.
        return BedEvent(0, kind, at, category.key, **{**by, **said})  # type: ignore[arg-type]

    def _at(self, day: date, at: time) -> datetime:
        late = timedelta(minutes=self._chance.randrange(30))
        return datetime.combine(day, at, self._catalogue.zone).astimezone(UTC) + late
