"""A second look, which trusts nothing that the climb says of itself: every open alert must be on its way."""

from datetime import datetime, timedelta

from domain.incidents.severity import severity_of, step_time
from domain.incidents.types import Incident, Status
from domain.notices import IncidentsStuck
from domain.people import as_of, has_role
from domain.roles import Role
from services.work import Work

AUDITS = "incident_audit"
GRACE = timedelta(minutes=1)
"""How late a step may be before it counts as lost: a busy tick is none."""


async def audit(work: Work) -> None:
    """Each open alert that nobody took has its next step ahead of it, its last one was run and reached somebody; what
    somebody has is asked after. Else admins are told, once an hour."""
    if not await work.unit.leases.do_once(AUDITS, _period(work.now), work.now):
        return
    stuck = await stuck_now(work)
    if not stuck:
        return
    for admin in await work.unit.people.holding([Role.ADMIN]):
        if has_role(as_of(admin, work.catalogue, work.today), Role.ADMIN, work.now):
            key = f"{AUDITS}:{work.now:%Y-%m-%dT%H}:{stuck}:{admin.id}"
            await work.unit.outbox.put(IncidentsStuck(stuck=stuck), admin.telegram_id, work.now, key=key)


async def stuck_now(work: Work) -> int:
    """How many alerts are not on their way as they should be."""
    found = [await _is_stuck(work, incident) for incident in await work.unit.incidents.not_closed()]
    return sum(found)


async def _is_stuck(work: Work, incident: Incident) -> bool:
    climb = incident.climb
    if climb.next_at is not None and climb.next_at < work.now - GRACE:
        return True
    if incident.status is not Status.OPEN or incident.waits:
        return False
    climbs = step_time(severity_of(incident.facts, work.catalogue), work.catalogue) is not None
    if not climbs and climb.step is None and climb.next_at is not None:
        return False  # it goes out in the evening
    ran = {step.run: step.step for step in await work.unit.incidents.steps(incident.id)}
    if ran.get(climb.run) is not climb.step or climb.step is None:
        return True
    if climbs and climb.next_at is None:
        return True
    # Whom nobody is left to read is told to its reporter, with whom to phone, and to nobody else.
    alerted = await work.unit.incidents.alerted(incident.id)
    return not incident.facts.restricted and all(found.unreachable for found in alerted)


async def next_audit(work: Work) -> datetime | None:
    """Now, where something is open and this minute was not looked at yet. It asks for no waking: the clock ticks more
    often than that."""
    if not await work.unit.incidents.any_not_closed():
        return None
    return None if await work.unit.leases.was_done(AUDITS, _period(work.now)) else work.now


def _period(now: datetime) -> str:
    return now.isoformat(timespec="minutes")
