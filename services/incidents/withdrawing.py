"""What is restricted, or was found so: taken from whoever may not know of it, held back until its reporter sends it.

A card that is taken shows for good that it is no longer available, what was said beside it is deleted; both go through
the outbox behind whatever is under way to that chat, so that nothing overtakes them.
"""

from collections.abc import Collection
from dataclasses import replace

from domain.incidents.restricted import held_back
from domain.incidents.types import Act, Incident, Status
from domain.notices import (
    ABOUT_INCIDENTS,
    IncidentAnswersGone,
    IncidentGroupAnswer,
    IncidentMessageFate,
    IncidentMessageGone,
    IncidentWithdrawn,
)
from services.incidents.loading import load
from services.incidents.seeing import reporters
from services.incidents.telling import GROUP_ANSWER, GROUP_CARD
from services.work import Work

_LEAVES_NOTHING = tuple(kind for kind in ABOUT_INCIDENTS if kind != GROUP_ANSWER)


async def hold_back(work: Work, incident: Incident) -> Incident:
    """It is its reporter's alone until they send it, or the time for it is over."""
    held = replace(incident, status=Status.OPEN, climb=held_back(incident.climb, work.now))
    await work.unit.incidents.set_climb(held.id, held.status, held.climb)
    return held


async def take_from_all(work: Work, incident: Incident) -> None:
    """Nobody but its reporters has anything of it any more, not even those who may get it anew."""
    unit = work.unit
    own = {person.telegram_id for person in await reporters(work, incident) if person.id not in incident.excluded}
    chats = await _chats(work, incident) - own
    for chat in sorted(chats):
        await _take(work, incident, chat)
    await unit.incidents.forget(incident.id, [alerted.person for alerted in await unit.incidents.alerted(incident.id)])
    if chats:
        await unit.incidents.note(incident.id, Act.WITHDRAWN, work.now)


async def take_from(work: Work, incident: Incident, people: Collection[int]) -> None:
    """These people have nothing of it any more."""
    chats = await _chats(work, incident) if people else set()
    for person, chat in sorted((await work.unit.people.chats_of(people)).items()):
        if chat in chats:
            await _take(work, incident, chat)
            await work.unit.incidents.note(incident.id, Act.WITHDRAWN, work.now, person)
    await work.unit.incidents.forget(incident.id, people)


async def _chats(work: Work, incident: Incident) -> set[int]:
    """Every chat that has, or is to get, something of it, of whatever kind."""
    cards = await work.unit.cards.chats_about(ABOUT_INCIDENTS, incident.id)
    return cards | await work.unit.outbox.chats_about(ABOUT_INCIDENTS, incident.id)


async def take_from_groups(work: Work, incident: Incident) -> None:
    """Coordinators' groups have no card of it any more."""
    for chat in sorted(await work.unit.cards.chats_about((GROUP_CARD,), incident.id)):
        await _take(work, incident, chat)


async def _take(work: Work, incident: Incident, chat: int) -> None:
    cards = work.unit.cards
    if chat == incident.chat_id:
        # Where it was typed a sentence that says nothing stands in the place of the card.
        await cards.replace((GROUP_CARD,), incident.id, chat, IncidentGroupAnswer(incident_id=incident.id), work.now)
    await cards.replace(_LEAVES_NOTHING, incident.id, chat, IncidentWithdrawn(incident_id=incident.id), work.now)
    await work.unit.outbox.put(IncidentAnswersGone(incident_id=incident.id), chat, work.now)


async def delete_message(work: Work, incident: Incident) -> None:
    """The message that raised it in a group is deleted, once; one of Vigie's own, a grid that was tapped, is its
    answer there by now."""
    chat, message = incident.chat_id, incident.message_id
    if chat > 0 or await work.unit.outbox.notice_at(chat, message) is not None:
        return
    gone = IncidentMessageGone(incident_id=incident.id, message_id=message)
    await work.unit.outbox.put(gone, chat, work.now, key=f"{gone.kind}:{incident.id}")


async def message_gone(work: Work, incident_id: int, *, deleted: bool) -> None:
    """The reporter is told whether their message could be deleted. Called by whoever deletes, who holds cards and must
    not wait for incidents: it only puts."""
    incident = await load(work, incident_id)
    reporter = None if incident is None else await work.unit.people.by_id(incident.reporter_id)
    if reporter is None:
        return
    fate = IncidentMessageFate(incident_id=incident_id, deleted=deleted)
    await work.unit.outbox.put(fate, reporter.telegram_id, work.now, key=f"{fate.kind}:{incident_id}")
