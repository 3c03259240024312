"""What a summary says of beds: how they stood, who slept there, and who found none."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from domain.catalogue.parts import Shelter
from domain.shelters.census import Days, Refusal, census, stood_at
from domain.shelters.history_views import ShelterNight, history_of
from domain.shelters.seasons import is_open
from domain.shelters.turned_away import Why
from domain.shelters.types import BedEvent, Extra
from domain.summaries.periods import Period
from domain.summaries.views import BedsLine, TurnedAwayLine
from services.shelters.looking_back import days_of
from services.summaries.scope import Scope
from services.work import Work
from storage.bed_history import TurnedAwayThen

_DAY = timedelta(days=1)


async def turned_away(work: Work, scope: Scope, period: Period) -> list[TurnedAwayThen]:
    """Who was turned away where it is counted, in order."""
    days = days_of(work, period.first, period.last)
    found = await work.unit.bed_history.turned_away(days.bounds(days.first)[0], days.until)
    return [one for one in found if one.project in scope.keys and scope.counts(one.project, one.shelter)]


def unmet(work: Work, found: Sequence[TurnedAwayThen]) -> tuple[TurnedAwayLine, ...]:
    """The same by day, shelter and reason."""
    sums: Counter[tuple[date, str, str]] = Counter()
    for one in found:
        sums[work.day_of(one.at), one.shelter or "", one.reason or ""] += one.people
    return tuple(
        TurnedAwayLine(day, shelter or None, Why(reason) if reason else None, people)
        for (day, shelter, reason), people in sorted(sums.items())
    )


async def beds(
    work: Work, sites: Collection[str], period: Period, refused: Sequence[TurnedAwayThen], *, nights: bool
) -> tuple[BedsLine, ...]:
    """The shelters at these sites as they stood when the period ended, or stand now; `nights`: with who slept there."""
    last = min(period.last, work.today)
    days_shown = (period.first, last) if nights else (last,)
    shelters = [
        shelter
        for shelter in work.catalogue.shelters
        if shelter.site in sites and any(work.catalogue.stands_on(shelter.site, day) for day in days_shown)
    ]
    if not shelters or last < period.first:
        return ()
    # What slept in the last night is known when it is over: at the next day's beginning.
    days = days_of(work, period.first if nights else last, min(last + _DAY, work.today))
    history, known = work.unit.bed_history, await work.unit.shelters.ids(shelter.site for shelter in shelters)
    events = await history.events_of(known.values(), days.since, days.until)
    extras: dict[int, list[Extra]] = defaultdict(list)
    for of_shelter, extra in await history.extras(known.values(), days.since, days.until):
        extras[of_shelter].append(extra)
    lines = []
    for shelter in shelters:
        await asyncio.sleep(0)  # a month of one takes milliseconds to compute: between two of them others go on
        its_id = known.get(shelter.site, 0)  # 0: nothing was ever told of it
        of_it = [one for one in refused if one.shelter == shelter.site]
        lines.append(_line(work, shelter, events.get(its_id, ()), extras[its_id], days, period, of_it, nights=nights))
    return tuple(lines)


def _line(
    work: Work,
    shelter: Shelter,
    events: Sequence[BedEvent],
    extras: Sequence[Extra],
    days: Days,
    period: Period,
    refused: Sequence[TurnedAwayThen],
    *,
    nights: bool,
) -> BedsLine:
    season = work.catalogue.site(shelter.site).season
    at = min(work.now, days.bounds(period.last)[1])
    # The instant at which a period ends begins the next day; a season that ends with it was still on.
    open_then = is_open(work.catalogue, shelter.site, min(period.last, work.today))
    stood = stood_at(shelter, events, extras, at, in_season=open_then)
    slept: tuple[ShelterNight, ...] = ()
    if nights:
        refusals = [Refusal(one.at, one.category, one.people) for one in refused]
        found = census(shelter, events, extras, days, season=season, refusals=refusals)
        none_of_it: Counter[date] = Counter()
        for one in refused:
            if all(one.category != category.key for category in shelter.categories):
                none_of_it[work.day_of(one.at)] += one.people
        slept = history_of(shelter.site, list(found), none_of_it).nights[:-1]
    return BedsLine(shelter.site, stood.beds, closed=not stood.accepting, nights=slept)
