"""What somebody has no right to any more is taken from their phone: once a dated role is over, and once Telegram lets
Vigie change again what a phone shows. An alert that they had by that role is nobody's."""

from datetime import datetime

from domain.notices import ABOUT_INCIDENTS
from domain.people import Person
from services import duty, incidents, roll_calls
from services.work import Work

_KINDS = (*ABOUT_INCIDENTS, *roll_calls.BY_NAME)


async def see_to(work: Work) -> None:
    """Of everybody whose role has ended: cards about people in danger show what they may see now, which may be
    nothing."""
    await work.unit.alone(incidents.ALONE)
    for person_id in await work.unit.people.end_roles(work.now):
        person = await duty.person_of(work, person_id)
        if person is not None:
            await _draw_again(work, person)


async def unblocked(work: Work, chat_id: int) -> None:
    """Somebody lets Vigie write again: what was changed or withdrawn meanwhile is still on their phone."""
    await work.unit.chats.reachable([chat_id])
    person = await work.person(chat_id)
    if person is not None:
        await work.unit.alone(incidents.ALONE)
        await _draw_again(work, person)


async def _draw_again(work: Work, person: Person) -> None:
    drawn = await work.unit.cards.touch_in(person.telegram_id, _KINDS, work.now)
    for incident_id in sorted({subject for kind, subject in drawn if kind in ABOUT_INCIDENTS and subject is not None}):
        await incidents.role_ended(work, person, incident_id)


async def left(work: Work, person: Person) -> None:
    """All roles of somebody are over, taken from them or given up: as where they ended by themselves."""
    await work.unit.alone(incidents.ALONE)
    await _draw_again(work, person)


async def next_end(work: Work) -> datetime | None:
    """When the next role ends."""
    return await work.unit.people.next_end()
