"""The audit: its chain, and the looks at it that the bot gives to admins and the head of mission."""

from datetime import UTC, datetime, timedelta

from domain.audit import Deed, Entry, Subject
from domain.audit_views import AuditLine, AuditView
from domain.commands import fold_command
from domain.notices import AuditList, AuditNotFound, NotAllowed, OnlyInPrivate
from domain.people import Person, UseCase, allowed
from domain.privacy_taps import AuditTap
from domain.toasts import Toast
from services import incidents, people
from services.work import Origin, Work

REST = timedelta(seconds=5)
"""How old an entry is when it is sealed: what is written together is sealed together, not tick by tick."""
ROWS = 8
_AT_ONCE = 50
"""Entries a tick: a burst's are sealed over many ticks, and an alert waits no longer than for some of them."""
_MOST_NAMES = 4
"""So many people, and incidents, a page can be limited to by a button."""


async def seal(work: Work) -> int:
    """Chains what is not chained yet; returns how many. Called by the one process that ticks, which holds its lease
    until the commit."""
    return await work.unit.audit.seal(_AT_ONCE)


async def next_seal(work: Work) -> datetime | None:
    """Now, where something waits that has come to rest. It asks for no waking: the clock ticks more often than that."""
    oldest = await work.unit.audit.oldest_unsealed()
    return work.now if oldest is not None and oldest <= work.now - REST else None


def may_see(work: Work, person: Person) -> bool:
    """Only for the mission as a whole."""
    return allowed(person, UseCase.SEE_AUDIT, project=None, now=work.now)


async def show(work: Work, origin: Origin, said: str) -> None:
    """/audit, alone or with whom or which incident it is about."""
    person = await people.known(work, origin)
    if person is None:
        return
    if not may_see(work, person):
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_AUDIT))
    elif origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="audit"))
    else:
        about = AuditList() if not said else await _about(work, said)
        if about is not None:
            await _seen(work, person, about)
        await origin.answer(work, about or AuditNotFound(said=said))


async def turn(work: Work, origin: Origin, tapped: AuditTap) -> Toast | None:
    """Another page, or limited to somebody or something."""
    person = await people.known(work, origin)
    if person is None or origin.in_group or not may_see(work, person):
        return Toast.NOT_ALLOWED
    shown = AuditList(person=tapped.person, incident=tapped.incident, as_of=tapped.as_of, skip=tapped.skip)
    await _seen(work, person, shown)
    await work.unit.cards.tapped(shown, origin.chat_id, origin.message_id, work.now)
    return None


async def _seen(work: Work, person: Person, about: AuditList) -> None:
    await work.unit.audit.note(work.now, Deed.AUDIT_SEEN, Subject.AUDIT, about.person or about.incident, person.id)


async def _about(work: Work, said: str) -> AuditList | None:
    if incidents.named(said):
        found = await incidents.numbered(work, said)
        return None if found is None or found.facts.restricted is not False else AuditList(incident=found.id)
    wanted = fold_command(said)
    named = [person for person, name in await work.unit.people.everybody() if fold_command(name) == wanted]
    return AuditList(person=named[0]) if named else None


# The view


async def view(work: Work, reader: Person, notice: AuditList) -> AuditView | None:
    """A page; None for somebody who may not see it any more."""
    if not may_see(work, reader):
        return None
    kind = None if notice.incident is None else Subject.INCIDENT
    as_of = int(work.now.timestamp()) if notice.as_of is None else notice.as_of
    found = await work.unit.audit.page(
        ROWS + 1,
        until=None if notice.as_of is None else datetime.fromtimestamp(as_of + 1, UTC),
        skip=notice.skip,
        person=notice.person,
        kind=kind,
        subject=notice.incident,
    )
    entries = found[:ROWS]
    about = {e.subject for e in entries if e.kind is Subject.PERSON}
    wanted = {p for p in (notice.person, *(e.person for e in entries), *about) if p is not None}
    names = await work.unit.people.names(wanted)
    numbers = await _numbers(work, {notice.incident, *(e.subject for e in entries if e.kind is Subject.INCIDENT)})
    of = names.get(notice.person or 0) if notice.person is not None else numbers.get(notice.incident or 0)
    acting = dict.fromkeys(e.person for e in entries if e.person in names and e.person != notice.person)
    about_incidents = dict.fromkeys(e.subject for e in entries if e.kind is Subject.INCIDENT and e.subject in numbers)
    return AuditView(
        lines=tuple(_line(entry, names, numbers) for entry in entries),
        of=of,
        people=tuple((p, names[p]) for p in acting if p is not None)[:_MOST_NAMES],
        incidents=tuple((i, numbers[i]) for i in about_incidents if i is not None and i != notice.incident)[
            :_MOST_NAMES
        ],
        older=(as_of, notice.skip + ROWS) if len(found) > ROWS else None,
        only_person=notice.person,
        only_incident=notice.incident,
        first=notice.skip == 0,
        today=work.today,
    )


async def _numbers(work: Work, ids: set[int | None]) -> dict[int, str]:
    """What incidents are called, less those that are or may be restricted: that there are such is not to be read here,
    also not by a button that somebody forged."""
    found = {}
    for incident_id in sorted(i for i in ids if i is not None):
        incident = await incidents.load(work, incident_id)
        open_to_all = incident is not None and incident.facts.restricted is False
        number = incidents.number_of(incident) if incident is not None and open_to_all else None
        if number is not None:
            found[incident_id] = number
    return found


def _line(entry: Entry, names: dict[int, str], numbers: dict[int, str]) -> AuditLine:
    what = None
    if entry.kind is Subject.INCIDENT and entry.subject is not None:
        what = numbers.get(entry.subject)
    elif entry.kind is Subject.PERSON and entry.subject is not None:
        what = names.get(entry.subject)
    who = None if entry.person is None else names.get(entry.person)
    return AuditLine(entry.at, entry.door, who, entry.deed, what, entry.subject)
