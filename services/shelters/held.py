"""Stand-in: how holds go on is another slice's."""

from dataclasses import replace

from domain.people import Person
from domain.shelters.types import EventKind, Hold, Outcome
from services.shelters.standing import role_at
from services.work import Work


async def end(
    work: Work,
    hold: Hold,
    outcome: Outcome,
    *,
    by: Person,
    arrived: int | None = None,
    moved: bool = True,
) -> None:
    """The open hold of a locked shelter is over."""
    await work.unit.bed_holds.set(replace(hold, ended_at=work.now, outcome=outcome), by=by.id)
    shelter = await work.unit.shelters.lock(hold.shelter)
    role = role_at(work, by, hold.shelter)
    await work.unit.shelters.add(
        shelter,
        EventKind.HOLD_ENDED,
        work.now,
        work.now,
        category=hold.category,
        hold=hold.id,
        beds=arrived,
        outcome=outcome,
        by=by.id,
        role=role,
    )


async def draw(work: Work, hold_id: int) -> None:
    """The hold is another."""
