"""What was masked, and the answer of whoever wrote it. Without one the mask stays, and what was there before goes."""

from datetime import datetime

from domain.incidents.numbering import incident_number
from domain.notices import BaseNotice, IncidentMessageGone, PersonalDataFound, PersonalMessageGone
from domain.people import Person
from domain.privacy.asking import Answer, Fate, GuardAction, GuardTap, GuardView, Subject
from domain.toasts import Toast
from services import people
from services.guard.masking import CARD, delete
from services.work import Origin, Work
from storage.guarded import GuardedMessage, GuardedText

_SHOWN_ON = {
    Subject.REPORT: ("shift_report_receipt", "report_changed_for_you"),
    Subject.INCIDENT: (
        *("incident_alert", "incident_receipt", "incident_group_card", "incident_group_answer"),
        *("incident_follow_up", "incident_shared", "incident_report_due"),
    ),
}
"""Cards that show the words of a subject, by its id."""


async def tap(work: Work, origin: Origin, tapped: GuardTap) -> Toast | None:
    """A button below what was masked. A second tap changes nothing."""
    person = await people.known(work, origin)
    guarded = await work.unit.guarded.by_id(tapped.guarded, lock=True)
    if person is None or guarded is None or origin.in_group or not await _may(work, person, guarded):
        return Toast.NOT_ALLOWED
    toast = await _act(work, person, guarded, tapped.action)
    await work.unit.cards.touch(CARD, guarded.id, work.now)
    card = PersonalDataFound(guarded_id=guarded.id)
    await work.unit.cards.tapped(card, origin.chat_id, origin.message_id, work.now)
    return toast


async def _act(work: Work, person: Person, guarded: GuardedText, action: GuardAction) -> Toast | None:
    if action is GuardAction.DELETE:
        mine = [m for m in await _own(work, person, guarded) if m.state is Fate.STAYS]
        for message in mine:
            await work.unit.guarded.set_message(message.id, Fate.ASKED, work.now)
            await delete(work, message.id, message.chat, message.message)
        return None if mine else Toast.ALREADY_DONE
    if guarded.answer is not None:
        return Toast.ALREADY_DONE
    if action is GuardAction.MASK:
        await work.unit.guarded.settle(guarded.id, Answer.MASKED, work.now)
        return Toast.MASKED
    await _unmask(work, guarded, Answer.KEPT)
    return Toast.KEPT


async def _unmask(work: Work, guarded: GuardedText, answer: Answer) -> None:
    was = dict(guarded.pairs)
    await work.unit.guarded.rewrite(guarded.subject, guarded.subject_id, lambda text: was.get(text, text))
    await work.unit.guarded.settle(guarded.id, answer, work.now)
    for kind in _SHOWN_ON.get(guarded.subject, ()):
        await work.unit.cards.touch(kind, guarded.subject_id, work.now)


async def reopened(work: Work, incident_id: int) -> None:
    """An incident goes on: what was masked at its end, and nobody has answered about, is to be read again."""
    for guarded in await work.unit.guarded.open_of(Subject.INCIDENT, incident_id):
        await _unmask(work, guarded, Answer.REOPENED)
        await work.unit.cards.touch(CARD, guarded.id, work.now)


async def _may(work: Work, person: Person, guarded: GuardedText) -> bool:
    """Whoever is asked: its author, and of an incident also whoever reported it."""
    if person.id == guarded.person:
        return True
    if guarded.subject is not Subject.INCIDENT:
        return False
    incident = await work.unit.incidents.by_id(guarded.subject_id)
    return incident is not None and incident.reporter_id == person.id


async def _own(work: Work, person: Person, guarded: GuardedText) -> list[GuardedMessage]:
    return [m for m in await work.unit.guarded.messages(guarded.id) if m.chat == person.telegram_id]


async def forget(work: Work) -> None:
    """Nobody answered: masked it stays, for good."""
    for guarded_id in await work.unit.guarded.over(work.now):
        await work.unit.guarded.settle(guarded_id, Answer.EXPIRED, work.now)
        await work.unit.cards.touch(CARD, guarded_id, work.now)


async def next_end(work: Work) -> datetime | None:
    """When the next one is to be forgotten."""
    return await work.unit.guarded.next_end()


async def message_gone(work: Work, notice: BaseNotice, *, deleted: bool) -> None:
    """Whether a message could be deleted: recorded, and told to its author. Called by whoever deletes, who holds cards
    and must not wait for incidents: it only puts and touches."""
    if isinstance(notice, IncidentMessageGone):
        # Imported here: incidents mask what they store.
        from services.incidents.withdrawing import message_gone as restricted_gone

        await restricted_gone(work, notice.incident_id, deleted=deleted)
    elif isinstance(notice, PersonalMessageGone):
        message = await work.unit.guarded.message(notice.row)
        if message is not None:
            await work.unit.guarded.set_message(message.id, Fate.DELETED if deleted else Fate.REFUSED, work.now)
            await work.unit.cards.touch(CARD, message.guarded, work.now)


async def view(work: Work, reader: Person, guarded_id: int) -> GuardView | None:
    """What was found, for whoever is asked."""
    guarded = await work.unit.guarded.by_id(guarded_id)
    if guarded is None or not await _may(work, reader, guarded):
        return None
    number = None
    if guarded.subject is Subject.INCIDENT:
        incident = await work.unit.incidents.by_id(guarded.subject_id)
        if incident is not None and incident.number is not None:
            number = incident_number(
                incident.year, incident.number, restricted=incident.apart, exercise=incident.exercise
            )
    messages = await work.unit.guarded.messages(guarded.id)
    return GuardView(
        guarded=guarded.id,
        subject=guarded.subject,
        number=number,
        kinds=guarded.kinds,
        found=guarded.found,
        answer=guarded.answer,
        until=guarded.expires_at,
        now=work.now,
        in_group=_worst([m.state for m in messages if m.chat < 0]),
        in_private=_worst([m.state for m in messages if m.chat == reader.telegram_id]),
    )


def _worst(states: list[Fate]) -> Fate | None:
    """Of several messages what is least done: nobody is to believe that all are gone."""
    return next((state for state in (Fate.REFUSED, Fate.ASKED, Fate.STAYS, Fate.DELETED) if state in states), None)
