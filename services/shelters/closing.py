"""A shelter takes nobody in for a while, or has more beds than usual: set on its card, ended by the clock."""

from datetime import datetime

from domain.notices import BedsChanged
from domain.people import Person
from domain.shelters.closing import Until
from domain.shelters.types import EventKind, Extra
from services.shelters.changed import changed
from services.shelters.standing import keepers, places, role_at
from services.work import Work


async def close(work: Work, person: Person, site: str, until: Until | None) -> None:
    """The shelter takes nobody in, until an instant or (None) until somebody opens it."""
    shelter_id = await work.unit.shelters.lock(site)
    end = None if until is None else until.instant(work.catalogue.zone)
    role = role_at(work, person, site)
    await work.unit.shelters.add(shelter_id, EventKind.CLOSED, work.now, work.now, by=person.id, role=role, until=end)
    await work.unit.shelters.opens_at(shelter_id, end)
    await changed(work, site, at_once=True)


async def reopen(work: Work, person: Person, site: str) -> None:
    """The shelter takes people in again."""
    shelter_id = await work.unit.shelters.lock(site)
    role = role_at(work, person, site)
    await work.unit.shelters.add(shelter_id, EventKind.OPENED, work.now, work.now, by=person.id, role=role)
    await work.unit.shelters.opens_at(shelter_id, None)
    await changed(work, site, at_once=True)


async def add_beds(work: Work, person: Person, site: str, category: str, beds: int, until: Until) -> None:
    """More beds than usual in a category, until an instant."""
    shelter_id = await work.unit.shelters.lock(site)
    end = until.instant(work.catalogue.zone)
    extra = await work.unit.bed_holds.add_extra(shelter_id, category, beds, work.now, end, person.id)
    role = role_at(work, person, site)
    await work.unit.shelters.add(
        shelter_id,
        EventKind.EXTRA,
        work.now,
        work.now,
        category=category,
        by=person.id,
        role=role,
        beds=beds,
        until=end,
        hold=extra,
    )
    await changed(work, site, at_once=True)


async def take_away(work: Work, person: Person, site: str) -> bool:
    """All extra beds of the shelter are away. Whether there were any."""
    shelter_id = await work.unit.shelters.lock(site)
    extras = [extra for extra in await work.unit.bed_holds.extras(shelter_id) if extra.counts(work.now)]
    for extra in extras:
        await _end(work, site, shelter_id, extra, work.now, person)
    if extras:
        await changed(work, site, at_once=True)
    return bool(extras)


async def _end(
    work: Work, site: str, shelter_id: int, extra: Extra, at: datetime, person: Person | None = None
) -> None:
    await work.unit.bed_holds.end_extras([extra.id], at)
    await work.unit.shelters.add(
        shelter_id,
        EventKind.EXTRA_ENDED,
        at,
        work.now,
        category=extra.category,
        by=None if person is None else person.id,
        role=None if person is None else role_at(work, person, site),
        beds=extra.beds,
        hold=extra.id,
    )


# The clock


async def end_due(work: Work) -> None:
    """What was set until an instant that is over ends: shelters open, extra beds are away."""
    for site, at in await work.unit.shelters.to_open(work.now):
        shelter_id = await work.unit.shelters.lock(site)
        if (site, at) not in await work.unit.shelters.to_open(work.now):
            continue  # somebody opened it, or closed it anew, meanwhile
        await work.unit.shelters.add(shelter_id, EventKind.OPENED, at, work.now)
        await work.unit.shelters.opens_at(shelter_id, None)
        await _tell(work, site, BedsChanged(site=site))
    for site, extra in await work.unit.bed_holds.extras_over(work.now):
        shelter_id = await work.unit.shelters.lock(site)
        if extra not in await work.unit.bed_holds.extras(shelter_id):
            continue  # somebody took them away meanwhile
        await _end(work, site, shelter_id, extra, extra.until)
        await _tell(work, site, BedsChanged(site=site, category=extra.category, beds=extra.beds))


async def _tell(work: Work, site: str, notice: BedsChanged) -> None:
    """Cards show it, and keepers learn of it without a ring."""
    if site not in places(work):
        return
    await changed(work, site, at_once=True)
    for keeper in await keepers(work, site):
        await work.unit.outbox.put(notice, keeper.telegram_id, work.now, silent=True)


async def next_end(work: Work) -> datetime | None:
    """When the next one ends."""
    ends = (await work.unit.shelters.next_opening(), await work.unit.bed_holds.next_extra_end())
    return min((end for end in ends if end is not None), default=None)
