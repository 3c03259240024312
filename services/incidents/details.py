"""What is added to an alert once it is out; every card shows it at once."""

from dataclasses import replace
from datetime import timedelta

from domain.incidents.circle import is_reporter
from domain.incidents.types import Act, Detail, Facts, Group, Incident, Place, Severity, Status
from domain.notices import (
    IncidentDonePrompt,
    IncidentHelpPrompt,
    IncidentPhotoPrompt,
    IncidentPlaceNoted,
    IncidentPlacePrompt,
    IncidentReceipt,
)
from domain.people import Person
from domain.privacy import masked
from domain.privacy.asking import Subject
from domain.taps import IncidentAction, IncidentTap
from domain.toasts import Toast
from services import guard, people
from services.incidents import leaving_out
from services.incidents.changing import change
from services.incidents.climbing import ALONE
from services.incidents.loading import load, today
from services.incidents.reading import facts_of, read, recognised
from services.incidents.telling import draw
from services.work import Origin, Work

MINUTES = (0, 15, 60, 240, 1440)
"""How long before the alert it happened: what is offered."""
MOST_AFFECTED = 999
PLACE_TIME = timedelta(hours=24)
"""For how long after an alert a place that its reporter shares is taken as its own."""
PROMPTS = {"incident_done_prompt": Detail.DONE, "incident_help_prompt": Detail.HELP}
"""Notices that ask for a detail in words."""


async def tap(work: Work, origin: Origin, person: Person, incident: Incident, tapped: IncidentTap) -> Toast | None:
    """A button on the reporter's card: nobody else has it."""
    if not is_reporter(person, incident, work.now):
        return Toast.NOT_ALLOWED
    shown = IncidentReceipt(incident_id=incident.id)
    toast: Toast | None = None
    match tapped.action:
        case IncidentAction.DETAIL:
            group = Group(tapped.choice) if tapped.choice in set(Group) else None
            shown = IncidentReceipt(incident_id=incident.id, detail=tapped.detail, group=group)
        case IncidentAction.WORDS:
            await _ask(work, origin, incident, tapped.detail)
        case IncidentAction.MORE | IncidentAction.LESS if tapped.choice in set(Group):
            group = Group(tapped.choice)
            shown = IncidentReceipt(incident_id=incident.id, detail=Detail.AFFECTED, group=group)
            await _count(work, person, incident, group, 1 if tapped.action is IncidentAction.MORE else -1)
        case IncidentAction.READERS:
            shown = IncidentReceipt(incident_id=incident.id, readers=True)
        case IncidentAction.EXCLUDE:
            shown = IncidentReceipt(incident_id=incident.id, readers=True)
            toast = await leaving_out.exclude(work, person, incident, tapped.choice)
            await draw(work, incident.id)
        case IncidentAction.SEND:
            toast = await leaving_out.send(work, person, incident)
            await draw(work, incident.id)
        case IncidentAction.SET if tapped.detail is not None:
            toast = await _set(work, person, incident, tapped.detail, tapped.choice or "")
        case _:
            toast = Toast.OUTDATED
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return toast


async def _ask(work: Work, origin: Origin, incident: Incident, detail: Detail | None) -> None:
    match detail:
        case Detail.DONE:
            await origin.answer(work, IncidentDonePrompt(incident_id=incident.id))
        case Detail.HELP:
            await origin.answer(work, IncidentHelpPrompt(incident_id=incident.id))
        case Detail.PLACE:
            await origin.answer(work, IncidentPlacePrompt(incident_id=incident.id))
        case Detail.PHOTO:
            await origin.answer(work, IncidentPhotoPrompt(incident_id=incident.id))


async def _count(work: Work, person: Person, incident: Incident, group: Group, by: int) -> None:
    count = min(MOST_AFFECTED, max(0, incident.facts.affected.get(group, 0) + by))
    affected = {**incident.facts.affected, group: count}
    facts = replace(incident.facts, affected={g: affected[g] for g in Group if affected.get(g)})
    if facts != incident.facts:
        await change(work, person, incident, facts, Act.DETAIL, Detail.AFFECTED, f"{group} {count}")


async def _set(work: Work, person: Person, incident: Incident, detail: Detail, choice: str) -> Toast:
    facts = _with(work, incident, detail, choice)
    if facts is None:
        return Toast.OUTDATED
    if facts == incident.facts:
        return Toast.ALREADY_DONE
    await change(work, person, incident, facts, Act.DETAIL, detail, choice)
    held_back = facts.restricted and not incident.facts.restricted and not incident.sos
    return Toast.GOES_OUT_SOON if held_back else Toast.SAVED


def _with(work: Work, incident: Incident, detail: Detail, choice: str) -> Facts | None:
    """What is known once the detail is so; None for a choice that there is not, or not any more."""
    facts, project = incident.facts, incident.project
    match detail:
        case Detail.TYPE if choice in {kind.key for kind in work.catalogue.incident_types}:
            # The reporter knows: what they say it is decides who may read it.
            return replace(facts, type=choice, restricted=work.catalogue.incident_type(choice).restricted)
        case Detail.SEVERITY if choice in {str(int(severity)) for severity in Severity}:
            return replace(facts, severity=Severity(int(choice)))
        case Detail.SITE if choice in sites_of(work, project):
            return replace(facts, site=choice)
        case Detail.WHEN if choice in map(str, MINUTES):
            return replace(facts, happened_at=incident.raised_at - timedelta(minutes=int(choice)))
        case Detail.NEAR_MISS if choice in ("yes", "no"):
            return replace(facts, near_miss=choice == "yes")
    return None


def sites_of(work: Work, project: str | None) -> tuple[str, ...]:
    """The sites that an incident of the project can have been at."""
    return () if project is None else tuple(site.key for site in work.catalogue.sites_of(project, work.today))


async def answered(work: Work, origin: Origin, kind: str, incident_id: int, text: str) -> bool:
    """A text that answers one of `PROMPTS`: where it is the reporter's, it is what was done, or what help is needed."""
    person = await people.known(work, origin)
    await work.unit.alone(ALONE)
    incident = await load(work, incident_id)
    if person is None or incident is None or not is_reporter(person, incident, work.now):
        return True
    detail = PROMPTS[kind]
    known = replace(incident.facts, done=text) if detail is Detail.DONE else replace(incident.facts, help=text)
    known = recognised(known, read(work, text, incident.project, work.now))
    await change(work, person, incident, known, Act.DETAIL, detail, text)
    if incident.status is Status.CLOSED:  # until then it may save somebody
        await guard.said(work, origin, person.id, Subject.INCIDENT, incident.id, text)
    return True


async def shared_place(work: Work, origin: Origin, latitude: float, longitude: float) -> bool:
    """A place was shared in private. Whether it was taken as that of the sender's newest open alert of the last 24
    hours; False where they have none."""
    person = await people.known(work, origin)
    if person is None:
        return True
    await work.unit.alone(ALONE)
    incident = today(work, await work.unit.incidents.newest_of(person.id, work.now - PLACE_TIME))
    if incident is None:
        return False
    await placed(work, person, incident, Place(latitude, longitude))
    await origin.answer(work, IncidentPlaceNoted(incident_id=incident.id))
    return True


async def placed(work: Work, person: Person, incident: Incident, place: Place) -> None:
    """The alert is at this place."""
    facts = replace(incident.facts, place=place)
    await change(work, person, incident, facts, Act.DETAIL, Detail.PLACE, f"{place.latitude} {place.longitude}")


async def edited(work: Work, origin: Origin, text: str) -> bool:
    """A message was edited (`text` less its command). Whether it was one that raised an alert: then every card says the
    new words, and it is no report."""
    if await work.unit.incidents.by_message(origin.chat_id, origin.message_id) is None:
        return False
    person = await people.known(work, origin)
    await work.unit.alone(ALONE)
    incident = today(work, await work.unit.incidents.by_message(origin.chat_id, origin.message_id))
    if person is not None and incident is not None and is_reporter(person, incident, work.now) and text.strip():
        await _new_words(work, person, incident, text)
        if incident.status is Status.CLOSED:
            await guard.said(work, origin, person.id, Subject.INCIDENT, incident.id, text)
    return True


async def _new_words(work: Work, person: Person, incident: Incident, text: str) -> None:
    """What the reporter tells is read again, less what they chose with a tap; nothing that was hidden is shown for it,
    and what is or may be restricted is hidden from now on."""
    if incident.facts.narrative in (text, masked(text)):
        return
    facts = replace(await _read_anew(work, incident, text), narrative=text)
    await change(work, person, incident, facts, Act.EDITED, None, text)


async def heard(work: Work, person: Person, incident: Incident, text: str, *, own: bool) -> Incident:
    """Words that somebody adds are read with those that there are: what a reporter (`own`) adds as their own, of others
    only whether it is restricted after all. What was told first stays as it was told."""
    before = incident.facts
    if own:
        facts = await _read_anew(work, incident, f"{before.narrative}\n{text}" if before.narrative else text)
    else:
        told = facts_of(read(work, text, incident.project, work.now), text)
        facts = (
            replace(before, restricted=True, type=told.type) if told.restricted and not before.restricted else before
        )
    if facts == before:
        return incident
    await change(work, person, incident, facts, Act.EDITED)
    return await load(work, incident.id) or incident


async def _read_anew(work: Work, incident: Incident, text: str) -> Facts:
    """What is known by the text, less what the reporter chose with a tap."""
    told = facts_of(read(work, text, incident.project, work.now), text)
    chosen = {entry.detail for entry in await work.unit.incidents.acts(incident.id) if entry.act is Act.DETAIL}
    facts = new = incident.facts
    if Detail.TYPE not in chosen and told.type is not None:
        new = replace(new, type=told.type)
    if Detail.SEVERITY not in chosen and told.severity is not None and not incident.sos:
        new = replace(new, severity=told.severity)
    if Detail.SITE not in chosen and told.site is not None:
        new = replace(new, site=told.site)
    if Detail.NEAR_MISS not in chosen:
        new = replace(new, near_miss=told.near_miss)
    return replace(new, restricted=_stricter(facts, told, chosen))


def _stricter(before: Facts, told: Facts, chosen: set[str | None]) -> bool | None:
    if before.restricted or told.restricted:
        return True
    if Detail.TYPE in chosen:
        return before.restricted
    return None if before.restricted is None or told.restricted is None else False
