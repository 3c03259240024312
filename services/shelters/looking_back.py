"""The census of the mission's shelters, and what happened there, read a while at a time."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from domain.catalogue import UnknownKey
from domain.catalogue.parts import Shelter
from domain.frozen import frozen
from domain.shelters.census import DayCensus, Days, Refusal, census
from domain.shelters.types import Extra
from services.work import Work
from storage.bed_history import TurnedAwayThen

AT_ONCE = timedelta(days=31)
"""How much of the past is in memory at a time."""


@frozen
class Looked:
    """Some days of the mission's shelters. `elsewhere`: who was turned away at none of them, or from no category that
    they have."""

    days: Days
    censuses: Mapping[str, Sequence[DayCensus]]
    """By the shelter's site, its days in order, each category by category."""
    elsewhere: Sequence[TurnedAwayThen]


def days_of(work: Work, first: date, last: date) -> Days:
    """Reporting days by the mission's clock."""
    return Days(first, last, work.catalogue.zone, work.catalogue.day_starts_at)


def project_of(work: Work, site: str, day: date) -> str | None:
    """The project that ran a site on a day; None where the catalogue has dropped it."""
    try:
        return work.catalogue.project_of(site, day).key
    except UnknownKey:
        return None


async def looked_back(work: Work, shelters: Sequence[Shelter], days: Days) -> Looked:
    """The census of these shelters on these days; no more days than memory should hold."""
    history, ids = work.unit.bed_history, await work.unit.bed_history.shelters()
    known = {shelter.site: ids[shelter.site] for shelter in shelters if shelter.site in ids}
    extras: dict[int, list[Extra]] = defaultdict(list)
    for of_shelter, extra in await history.extras(list(known.values()), days.since, days.until):
        extras[of_shelter].append(extra)
    turned_away = await history.turned_away(days.bounds(days.first)[0], days.until)
    here = {(shelter.site, category.key) for shelter in shelters for category in shelter.categories}
    censuses = {}
    for shelter in shelters:
        await asyncio.sleep(0)  # a month of one takes milliseconds to compute: between two of them others go on
        shelter_id = known.get(shelter.site)  # None: nothing was ever told of it
        events = [] if shelter_id is None else await history.events(shelter_id, days.since, days.until)
        censuses[shelter.site] = tuple(
            census(
                shelter,
                events,
                () if shelter_id is None else extras[shelter_id],
                days,
                season=work.catalogue.site(shelter.site).season,
                refusals=[Refusal(t.at, t.category, t.people) for t in turned_away if t.shelter == shelter.site],
            )
        )
    return Looked(days, censuses, [t for t in turned_away if (t.shelter, t.category) not in here])


def stretches(work: Work, first: date, last: date) -> Iterator[Days]:
    """The days, a while at a time; none that has not begun."""
    while first <= (end := min(last, work.today)):
        until = min(first + AT_ONCE - timedelta(days=1), end)
        yield days_of(work, first, until)
        first = until + timedelta(days=1)


async def months(work: Work, shelters: Sequence[Shelter], first: date, last: date) -> AsyncIterator[Looked]:
    """The census of the days, a while at a time."""
    for days in stretches(work, first, last):
        yield await looked_back(work, shelters, days)


def instant_of(work: Work, at: datetime) -> datetime:
    """An instant by the mission's clock, to the second."""
    return at.astimezone(work.catalogue.zone).replace(microsecond=0)
