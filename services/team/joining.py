"""Who comes into a team's group."""

from domain.notices import GroupStranger
from domain.people import Person
from services import people
from services.duty.standing import coordinators
from services.work import Work


async def came(work: Work, chat_id: int, telegram_id: int, name: str) -> None:
    """Somebody came into a linked group. Where they have no role in its project its coordinators are told, once: who is
    in a group reads what Vigie says there. The name is in that message alone."""
    group = await work.group(chat_id)
    if group is None or group.project is None:
        return
    person = await work.person(telegram_id)
    if person is not None and not person.locked and _works_in(work, person, group.project):
        return
    if not await work.unit.leases.do_once(f"came:{chat_id}", people.hash_of(work, telegram_id), work.now):
        return
    for coordinator in await coordinators(work, group.project):
        notice = GroupStranger(project=group.project, name=name)
        await work.unit.outbox.put(notice, coordinator.telegram_id, work.now)


def _works_in(work: Work, person: Person, project: str) -> bool:
    return any(grant.counts(work.now) and grant.covers(project, None) for grant in person.grants)
