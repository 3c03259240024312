"""What leaves Vigie about beds: the daily census, and what happened.

Keys of the catalogue, never labels; roles, never people. No address and no door words leave: who may read a file is not
known to Vigie.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from domain.shelters.census import DayCensus
from domain.shelters.types import BedEvent
from services.exports import Cell, Rows, Table
from services.shelters.looking_back import Looked, instant_of, months, project_of, stretches
from services.work import Work
from storage.bed_history import TurnedAwayThen

CENSUS: tuple[str, ...] = (
    "project",
    "shelter",
    "category",
    "day",
    "capacity",
    "extra",
    "out_of_service",
    "occupied_at_day_start",
    "over_capacity",
    "peak",
    "free_at_20h",
    "counts",
    "closed",
    "turned_away",
)
"""A row a shelter, category and reporting day. An empty cell is "not known"; see domain/shelters/census.py."""
EVENTS: tuple[str, ...] = (
    "project",
    "shelter",
    "category",
    "day",
    "at",
    "kind",
    "event",
    "role",
    "occupied",
    "out_of_service",
    "change",
    "beds",
    "until",
    "hold",
    "outcome",
    "corrects",
    "corrected",
    "people",
    "reason",
    "went",
)
"""A row an event, and one for each time people were turned away (kind `turned_away`)."""


def tables(first: date, last: date, project: str | None) -> dict[str, Table]:
    """Both, by name."""
    return {
        "census": Table("census", CENSUS, lambda work: _steps(work, first, last), _census(first, last, project)),
        "events": Table("events", EVENTS, lambda work: _steps(work, first, last), _events(first, last, project)),
    }


async def _steps(work: Work, first: date, last: date) -> int:
    return sum(1 for days in stretches(work, first, last) for _ in days)


def _census(first: date, last: date, project: str | None) -> Callable[[Work], Rows]:
    async def rows(work: Work) -> Rows:
        async for looked in months(work, work.catalogue.shelters, first, last):
            found = [
                _day(site, day, runs)
                for site, days in looked.censuses.items()
                for day in days
                if (runs := project_of(work, site, day.day)) is not None and project in (None, runs)
            ]
            yield sum(1 for _ in looked.days), [*found, *_elsewhere(work, looked, project)]

    return rows


def _day(site: str, day: DayCensus, project: str) -> Mapping[str, Cell]:
    return {
        "project": project,
        "shelter": site,
        "category": day.category,
        "day": day.day,
        "capacity": day.capacity,
        "extra": day.extra,
        "out_of_service": day.out_of_service,
        "occupied_at_day_start": day.occupied,
        "over_capacity": day.over,
        "peak": day.peak,
        "free_at_20h": day.free,
        "counts": day.counts,
        "closed": day.closed,
        "turned_away": day.turned_away,
    }


def _elsewhere(work: Work, looked: Looked, project: str | None) -> list[Mapping[str, Cell]]:
    """Who was turned away from no category, or no shelter, in particular: rows that say nothing else."""
    found: Counter[tuple[date, str, str, str]] = Counter()
    for refusal in looked.elsewhere:
        if project in (None, refusal.project):
            day = work.day_of(refusal.at)
            found[day, refusal.project, refusal.shelter or "", refusal.category or ""] += refusal.people
    return [
        dict.fromkeys(CENSUS)
        | {"project": where, "shelter": site or None, "category": category or None, "day": day, "turned_away": people}
        for (day, where, site, category), people in sorted(found.items())
    ]


def _events(first: date, last: date, project: str | None) -> Callable[[Work], Rows]:
    async def rows(work: Work) -> Rows:
        shelters = await work.unit.bed_history.shelters()
        for days in stretches(work, first, last):
            since, until = days.bounds(days.first)[0], days.until
            found: list[Mapping[str, Cell]] = []
            for site, shelter_id in shelters.items():
                for event, corrected in await work.unit.bed_history.told(shelter_id, since, until):
                    runs = project_of(work, site, work.day_of(event.at))
                    if project in (None, runs):
                        found.append(_event(work, site, event, runs, corrected=corrected))
            for refusal in await work.unit.bed_history.turned_away(since, until):
                if project in (None, refusal.project):
                    found.append(_refusal(work, refusal))
            yield sum(1 for _ in days), found

    return rows


def _event(work: Work, site: str, event: BedEvent, project: str | None, *, corrected: bool) -> Mapping[str, Cell]:
    return dict.fromkeys(EVENTS) | {
        "project": project,
        "shelter": site,
        "category": event.category,
        "day": work.day_of(event.at),
        "at": instant_of(work, event.at),
        "kind": str(event.kind),
        "event": event.id,
        "role": None if event.role is None else str(event.role),
        "occupied": event.occupied,
        "out_of_service": event.out_of_service,
        "change": event.change,
        "beds": event.beds,
        "until": None if event.until is None else instant_of(work, event.until),
        "hold": event.hold,
        "outcome": None if event.outcome is None else str(event.outcome),
        "corrects": event.corrects,
        "corrected": corrected,
    }


def _refusal(work: Work, refusal: TurnedAwayThen) -> Mapping[str, Cell]:
    return dict.fromkeys(EVENTS) | {
        "project": refusal.project,
        "shelter": refusal.shelter,
        "category": refusal.category,
        "day": work.day_of(refusal.at),
        "at": instant_of(work, refusal.at),
        "kind": "turned_away",
        "people": refusal.people,
        "reason": refusal.reason,
        "went": refusal.went,
    }
