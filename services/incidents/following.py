"""What people add to an alert that is out: an answer to any message about it, as words, a photo or a place. It is in
the timeline, and reaches everybody who has the card."""

from dataclasses import replace
from functools import partial

from domain.frozen import frozen
from domain.incidents.holding import held
from domain.incidents.severity import severity_of
from domain.incidents.types import Act, Advice, Alerted, Incident, Outcome, Place, Status
from domain.notices import (
    BaseNotice,
    IncidentFollowUp,
    IncidentNoPhoto,
    IncidentPhoto,
    IncidentPhotoNoted,
    ReportReaction,
)
from domain.people import Person, UseCase, allowed
from domain.privacy.asking import Subject
from services import guard, people
from services.incidents import closing, details, reports, sharing
from services.incidents.climbing import ALONE
from services.incidents.loading import current, today
from services.incidents.seeing import reporters, seen_by
from services.incidents.sharing import coordinates_another
from services.incidents.telling import CARD, GROUP_ANSWER, GROUP_CARD, RECEIPT, REMINDER, RING, SHARED, draw
from services.work import Origin, Work

_ABOUT = frozenset(
    {
        *(CARD, RECEIPT, RING, REMINDER, GROUP_CARD, GROUP_ANSWER, "incident_follow_up", "incident_photo"),
        *("incident_news", "incident_place_prompt", "incident_place_noted", "incident_photo_prompt"),
        *("incident_photo_noted", "incident_no_photo", "incident_report_due", "incident_card_moved", SHARED),
    }
)
"""Answering one of these adds to the incident."""
_CLOSES, _ADVISES, _WRITES = "incident_outcome_prompt", "incident_advice_prompt", "incident_report_prompt"
About = tuple[str, int | None] | None


@frozen
class Content:
    """What an answer holds. `photo`: Telegram's own name of it."""

    text: str = ""
    photo: str | None = None
    place: Place | None = None


async def answered(work: Work, origin: Origin, about: About, content: Content) -> bool:
    """An answer to something of Vigie's (`about`: its kind and subject). Whether that was about an incident: then it is
    dealt with, or, where it is not theirs, left alone."""
    kind, incident_id = about or ("", None)
    if incident_id is None:
        return False
    if kind in details.PROMPTS and content.text:
        return await details.answered(work, origin, kind, incident_id, content.text)
    asked = kind in (_CLOSES, _ADVISES, _WRITES)
    if not asked and kind not in _ABOUT and kind not in details.PROMPTS:
        return False
    person = await people.known(work, origin)
    await work.unit.alone(ALONE)
    incident = await current(work, incident_id)
    if person is None or incident is None:
        return True
    if asked and content.text:
        await _asked_for(work, origin, person, incident, kind, content.text)
    elif await _may_add(work, origin, person, incident, kind):
        await _add(work, origin, person, incident, content)
    return True


async def photo(work: Work, origin: Origin, content: Content) -> bool:
    """A photo came in private, as an answer to nothing. Whether it was taken for the sender's newest open alert of the
    last 24 hours; False where they have none."""
    person = await people.known(work, origin)
    if person is None:
        return True
    await work.unit.alone(ALONE)
    incident = today(work, await work.unit.incidents.newest_of(person.id, work.now - details.PLACE_TIME))
    if incident is None:
        return False
    if await _add(work, origin, person, incident, content):
        await origin.answer(work, IncidentPhotoNoted(incident_id=incident.id))
    return True


async def added_while_locked(work: Work, origin: Origin, person: Person, content: Content) -> None:
    """A photo or a place from an account that is locked, in private or with the alert itself (`raised_while_locked`):
    it is added to the newest open alert of the last 24 hours, whose cards say that the account is locked. Whoever
    holds the phone sees nothing happen."""
    reporter = replace(person, locked_at=None)
    await work.unit.alone(ALONE)
    incident = today(work, await work.unit.incidents.newest_of(person.id, work.now - details.PLACE_TIME))
    if incident is None:
        return
    if content.place is not None:
        await details.placed(work, reporter, incident, content.place)
    elif incident.facts.restricted is False:  # of another one no photo is kept
        await _add(work, origin, reporter, incident, content, quiet=True)


async def raised_with_photo(work: Work, origin: Origin, photo: str) -> None:
    """The message that raised an alert was a picture: it is added to the alert."""
    incident = today(work, await work.unit.incidents.by_message(origin.chat_id, origin.message_id))
    person = await work.person(origin.sender_id)
    if incident is None or person is None or person.id != incident.reporter_id:
        return
    await work.unit.alone(ALONE)
    if not await work.unit.following.entries([incident.id], [Act.PHOTO]):
        await _add(work, origin, person, incident, Content(photo=photo), quiet=True)


async def _asked_for(work: Work, origin: Origin, person: Person, incident: Incident, kind: str, text: str) -> None:
    """The outcome, an advice, the report, in words."""
    seen = await seen_by(work, person, incident)
    if seen is None or not seen.reads:
        return
    said_in = (origin.chat_id, origin.message_id)
    if kind == _CLOSES:
        await closing.close(work, person, incident, Outcome.OTHER, text, said_in)
    elif kind == _ADVISES:
        await sharing.share(work, person, incident, Advice.OTHER, text, said_in)
        await draw(work, incident.id)
    else:
        await reports.hand_in(work, person, incident, text, said_in)
    if kind != _CLOSES:  # what closes it is masked with all the rest
        await guard_words(work, origin, person, incident, text)
    await _noted(work, origin)


async def _may_add(work: Work, origin: Origin, person: Person, incident: Incident, kind: str) -> bool:
    """Whoever may know of it may; in the group where it was raised, so may everybody there who could raise one. Whom it
    was shared with may, too: what another project saw of it is worth most to those who have it in hand."""
    if await seen_by(work, person, incident) is not None:
        return True
    if incident.facts.restricted is not False:
        return False
    if kind == SHARED:
        return coordinates_another(work, person, incident)
    return kind == GROUP_ANSWER and allowed(person, UseCase.RAISE_INCIDENT, project=incident.project, now=work.now)


async def _add(
    work: Work, origin: Origin, person: Person, incident: Incident, content: Content, *, quiet: bool = False
) -> bool:
    """Stores it and tells everybody. `quiet`: what says that it is noted is said by others. Whether it was taken."""
    photo = content.photo if incident.facts.restricted is False else None
    if content.photo is not None and photo is None:
        if not origin.in_group:  # there nobody is to learn why
            await origin.answer(work, IncidentNoPhoto(incident_id=incident.id))
        if not content.text:
            return False
    seen = await seen_by(work, person, incident)
    if content.text:
        incident = await details.heard(work, person, incident, content.text, own=seen is not None and seen.own)
    notice = await _entry(work, origin, person, incident, content, photo)
    await guard_words(work, origin, person, incident, content.text)
    if seen is not None and seen.mine is not None:
        await _sign_of_life(work, person, incident, seen.mine)
    await tell_all(work, origin, person, incident, notice)
    await draw(work, incident.id)
    if not quiet:
        await _noted(work, origin)
    return True


async def _entry(
    work: Work, origin: Origin, person: Person, incident: Incident, content: Content, photo: str | None
) -> IncidentFollowUp | IncidentPhoto:
    said_in = (origin.chat_id, origin.message_id)
    note = partial(work.unit.incidents.note, incident.id, now=work.now, person=person.id, said_in=said_in)
    if photo is not None:
        entry = await note(Act.PHOTO, value=f"{photo}\n{content.text}")
        return IncidentPhoto(incident_id=incident.id, entry=entry)
    act, value = Act.SAID, content.text
    if content.place is not None:
        act, value = Act.LOCATED, f"{content.place.latitude} {content.place.longitude}"
    entry = await note(act, value=value)
    return IncidentFollowUp(incident_id=incident.id, entry=entry)


async def guard_words(work: Work, origin: Origin, person: Person, incident: Incident, text: str) -> None:
    """Words that were added: what identifies somebody is masked in them once the alert is closed. Until then whoever
    answers it may need just that."""
    if incident.status is Status.CLOSED:
        await guard.said(work, origin, person.id, Subject.INCIDENT, incident.id, text)


async def _sign_of_life(work: Work, person: Person, incident: Incident, mine: Alerted) -> None:
    """Whoever writes has seen it; and whoever has it and writes need not be asked whether they still do."""
    if mine.opened_at is None:
        await work.unit.incidents.mark(incident.id, person.id, opened_at=work.now)
    if mine.has_it and incident.status is Status.TAKEN:
        climb = held(incident.climb, severity_of(incident.facts, work.catalogue), work.now)
        await work.unit.incidents.set_climb(incident.id, incident.status, climb)


async def tell_all(work: Work, origin: Origin, by: Person, incident: Incident, notice: BaseNotice) -> None:
    """An answer to everybody's card. Once somebody has it, it rings for them and for its reporters; the others see it
    when they look."""
    alerted = await work.unit.incidents.alerted(incident.id)
    takers = (await work.unit.people.chats_of([a.person for a in alerted if a.has_it])).values()
    rung = {*takers, *(person.telegram_id for person in await reporters(work, incident))}
    told = {by.telegram_id, origin.chat_id}
    for kind in (CARD, RECEIPT, GROUP_CARD):
        for chat in await work.unit.cards.chats(kind, incident.id):
            if chat in told:
                continue
            told.add(chat)
            card = await work.unit.cards.message_of(kind, incident.id, chat)
            silent = incident.status is not Status.OPEN and chat not in rung
            await work.unit.cards.put(notice, chat, work.now, reply_to=card, silent=silent)


async def _noted(work: Work, origin: Origin) -> None:
    await work.unit.outbox.put(ReportReaction(message_id=origin.message_id, sign="stored"), origin.chat_id, work.now)
