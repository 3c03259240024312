"""Shelters that open and close by the catalogue: announced the day before, and shown on the day itself."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from domain.notices import BedSeason
from domain.reporting_day import day_start
from domain.roles import Role
from domain.shelters.seasons import Turn, turns_on
from services.shelters.changed import changed
from services.shelters.standing import keepers
from services.work import Work

ANNOUNCED, TURNED = "bed_season_announced", "bed_season_turned"
_DAY = timedelta(days=1)
_LOOKED_BACK = 7
"""Days: a board that nobody draws again must not show last season for ever."""


async def tick(work: Work) -> None:
    """Announces what changes on the next day, and shows what has changed; each once."""
    for turn in turns_on(work.catalogue, work.today + _DAY):
        due = turn.announced_at(work.catalogue.zone) <= work.now
        if due and await work.unit.leases.do_once(ANNOUNCED, _period(turn), work.now):
            await _announce(work, turn)
    for turn in _lately(work):
        if await work.unit.leases.do_once(TURNED, _period(turn), work.now):
            await changed(work, turn.site, at_once=True)


async def next_due(work: Work) -> datetime | None:
    """When there is something to announce or to show next; where nothing changes, when to look again."""
    zone, today = work.catalogue.zone, work.today
    for turn in _lately(work):
        if not await work.unit.leases.was_done(TURNED, _period(turn)):
            return work.now
    tomorrow = _starts(work, today + _DAY)
    for turn in turns_on(work.catalogue, today + _DAY):
        if not await work.unit.leases.was_done(ANNOUNCED, _period(turn)):
            return min(turn.announced_at(zone), tomorrow)
    return tomorrow


def _lately(work: Work) -> Iterator[Turn]:
    """What changed today, or while Vigie was off."""
    for days in range(_LOOKED_BACK):
        yield from turns_on(work.catalogue, work.today - days * _DAY)


def _starts(work: Work, day: date) -> datetime:
    return day_start(day, work.catalogue.zone, work.catalogue.day_starts_at)


def _period(turn: Turn) -> str:
    return f"{turn.day.isoformat()}:{turn.site}"


async def _announce(work: Work, turn: Turn) -> None:
    notice = BedSeason(site=turn.site, day=turn.day, opens=turn.opens)
    for chat in dict.fromkeys([*await _people(work, turn.site), *await _groups(work, turn.site)]):
        await work.unit.outbox.put(notice, chat, work.now, key=f"{ANNOUNCED}:{_period(turn)}:{chat}")


async def _people(work: Work, site: str) -> Iterable[int]:
    """The chats of the shelter's keepers and of the project's coordinators."""
    project = work.catalogue.project_of(site, work.today).key
    found = await work.holding([Role.COORDINATOR], project)
    coordinators = [
        p
        for p in found
        if any(g.role is Role.COORDINATOR and g.counts(work.now) and g.covers(project, site) for g in p.grants)
    ]
    return [p.telegram_id for p in (*await keepers(work, site), *coordinators)]


async def _groups(work: Work, site: str) -> Iterable[int]:
    project = work.catalogue.project_of(site, work.today).key
    return await work.unit.groups.chats_of(sorted(work.catalogue.family(project, work.today)))
