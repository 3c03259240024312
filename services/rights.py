"""What somebody has no right to any more is taken from their phone: once a role is over, ended or another, once an
account is locked, and once Telegram lets Vigie change again what a phone shows. An alert that they had is nobody's."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.notices import ABOUT_INCIDENTS, MessagesRecalled, read_notice
from domain.people import Person
from services import duty, incidents, roll_calls, views
from services.work import Work
from storage.outbox import SENDING

_KINDS = (*ABOUT_INCIDENTS, *roll_calls.BY_NAME)
DELETABLE = timedelta(hours=48)
"""Telegram deletes nothing that is older."""


async def see_to(work: Work) -> None:
    """Of everybody whose role has ended by itself."""
    await work.unit.alone(incidents.ALONE)
    ended = [await duty.person_of(work, person_id) for person_id in await work.unit.people.end_roles(work.now)]
    await taken(work, [person for person in ended if person is not None])


async def taken(work: Work, people: Sequence[Person]) -> None:
    """People, as they stand now, may no longer have all that they had. In this same transaction nothing waits for them
    any more that they may not have; what their phone shows is drawn again, which may empty it; what is on its way to
    them is taken back once it is there; what they had taken goes on to others; who is on duty is looked at anew."""
    for person in sorted(people, key=lambda p: p.id):  # boards first, and in one order: see duty.look
        await work.unit.duty.look_at(person.id, work.now)
    await work.unit.alone(incidents.ALONE)
    for person in people:
        await _take(work, person)


async def given(work: Work, person: Person) -> None:
    """They may have (again) what they could not: their cards show it."""
    await work.unit.duty.look_at(person.id, work.now)
    await work.unit.alone(incidents.ALONE)
    await work.unit.cards.touch_all_in(person.telegram_id, work.now, unsent=True)


async def _take(work: Work, person: Person) -> None:
    chat, outbox = person.telegram_id, work.unit.outbox
    nothing = not views.may_read(work, person)
    rows = await outbox.of_reader(chat)
    lost = [row for row in rows if row.notice is not None and (nothing or not await _may_have(work, row.notice, chat))]
    await outbox.withdraw([row.id for row in (rows if nothing else lost)], work.now)
    recalled = [row.id for row in lost if row.state == SENDING]
    if nothing:
        recalled = sorted({*recalled, *await outbox.sent_beside_cards(chat, work.now - DELETABLE)})
    under_way = [row.card_id for row in rows if row.card_id is not None and row.state == SENDING]
    drawn = await work.unit.cards.touch_all_in(chat, work.now, under_way=under_way, unsent=not nothing)
    await _let_go(work, person, drawn)
    if recalled:
        # A chat's messages keep their order: what is under way has come, and has its number, before this is sent.
        await outbox.put(MessagesRecalled(rows=tuple(recalled)), chat, work.now)


async def _may_have(work: Work, stored: str, chat: int) -> bool:
    return (await views.view_for(work, read_notice(stored), chat)).view is not None


async def _let_go(work: Work, person: Person, drawn: set[tuple[str, int | None]]) -> None:
    for incident_id in sorted({subject for kind, subject in drawn if kind in ABOUT_INCIDENTS and subject is not None}):
        await incidents.role_ended(work, person, incident_id)


async def unblocked(work: Work, chat_id: int) -> None:
    """Somebody lets Vigie write again: what was changed or withdrawn meanwhile is still on their phone."""
    await work.unit.chats.reachable([chat_id])
    person = await work.person(chat_id)
    if person is not None:
        await work.unit.alone(incidents.ALONE)
        await _let_go(work, person, await work.unit.cards.touch_in(person.telegram_id, _KINDS, work.now))


async def next_end(work: Work) -> datetime | None:
    """When the next role ends."""
    return await work.unit.people.next_end()
