"""Notifiable values: a death, somebody missing, suspected measles. Whoever must know is told at once, also in doubt."""

from collections.abc import Iterable, Sequence

from domain.catalogue import UnknownKey
from domain.notices import NotifiableAlert, NotifiableCorrected
from domain.people import Person, as_of, has_role
from domain.roles import Role
from domain.shift_reports import (
    Content,
    Notifiable,
    NotifiableView,
    ReportState,
    notifiable,
    roles_to_notify,
)
from services.work import Work
from storage.shift_reports import Report, Revision

KIND = "notifiable_alert"
LAST_RESORT = (Role.HEAD_OF_MISSION, Role.ADMIN)
"""Who is told, in this order, where the project has nobody with the role: an alert must reach somebody."""
Place = tuple[str | None, str | None]
"""The project whose people must know, and the site; None: not known."""


def any_in(work: Work, content: Content, possible: Iterable[Notifiable]) -> bool:
    """Whether something here must ring."""
    return bool(_found(work, content, possible))


def _found(work: Work, content: Content, possible: Iterable[Notifiable]) -> tuple[Notifiable, ...]:
    sure = notifiable(content.values(), work.catalogue)
    known = {(n.activity, n.indicator) for n in sure}
    return sure + tuple(n for n in possible if (n.activity, n.indicator) not in known)


async def _stands(work: Work, report: Report) -> tuple[tuple[Notifiable, ...], Revision | None, bool]:
    """What the report says now that must ring, the revision that says it, and whether that one counts."""
    if report.state is ReportState.VOIDED:
        return (), None, True
    number = report.pending if report.pending is not None else report.counted
    if number is None:
        return (), None, True
    revision = await work.unit.shift_reports.revision(report.id, number)
    confirmed = report.pending is None
    possible = revision.possible if not confirmed else ()
    return _found(work, revision.content, possible), revision, confirmed


async def begin(work: Work, report_id: int) -> None:
    """A new report: tells whoever must know."""
    report = await work.unit.shift_reports.by_id(report_id)
    if report is not None:
        await _tell(work, report, told=())


async def follow(work: Work, before: Report) -> None:
    """After any change of a report (`before`: as it stood): whoever was told sees the new figures, with a ring where
    they differ; whoever must know from now on is told."""
    report = await work.unit.shift_reports.by_id(before.id)
    if report is None:
        return
    told = await work.unit.cards.chats(KIND, report.id)
    if told:
        await work.unit.cards.touch(KIND, report.id, work.now)
        found, _, _ = await _stands(work, report)
        was, _, _ = await _stands(work, before)
        if set(found) != set(was):
            for chat_id in told:
                await work.unit.outbox.put(NotifiableCorrected(report_id=report.id), chat_id, work.now)
    await _tell(work, report, told)


async def _tell(work: Work, report: Report, told: Sequence[int]) -> None:
    found, revision, _ = await _stands(work, report)
    if not found or revision is None:
        return
    place = _answering(work, revision.content), revision.content.site
    for person in await _recipients(work, report, place, found):
        if person.telegram_id not in told:
            await work.unit.cards.put(NotifiableAlert(report_id=report.id), person.telegram_id, work.now)


async def _recipients(work: Work, report: Report, place: Place, found: tuple[Notifiable, ...]) -> list[Person]:
    """Everybody with a role that the catalogue names for these values; not whoever sent it: they know."""
    wanted = roles_to_notify(found, work.catalogue)
    people = await _holding(work, wanted, place, report.sender_id)
    for role in LAST_RESORT:
        if people:
            break
        people = await _holding(work, frozenset({role}), place, report.sender_id)
    return people


async def _holding(work: Work, roles: frozenset[Role], place: Place, sender_id: int) -> list[Person]:
    project, site = place
    if project is None:
        # The message named no project that Vigie could be sure of: all coordinators hear of it rather than none.
        found = await work.unit.people.holding(roles)
    else:
        found = await work.holding(roles, project)
    return [
        person
        for person in (as_of(held, work.catalogue, work.today) for held in found)
        if person.id != sender_id and any(has_role(person, role, work.now, project, site=site) for role in roles)
    ]


def _answering(work: Work, content: Content) -> str | None:
    """The project whose people must know today, also of a day on which another one had the site."""
    try:
        project = content.project
        return None if project is None else work.catalogue.project_on(project, work.today, content.site).key
    except UnknownKey:
        return content.project


async def notified(work: Work, report_id: int) -> int:
    """How many people have the alert."""
    return len(await work.unit.cards.chats(KIND, report_id))


async def alert_view(work: Work, reader: Person, report_id: int) -> NotifiableView | None:
    """The alert as it stands for one who must know; None for one who lost the right to it."""
    report = await work.unit.shift_reports.by_id(report_id)
    if report is None:
        return None
    found, revision, confirmed = await _stands(work, report)
    revisions = await work.unit.shift_reports.revisions(report_id)
    first = next((f for f in (_found(work, r.content, r.possible) for r in revisions) if f), ())
    shown = revision if revision is not None else revisions[-1]
    project = _answering(work, shown.content)
    roles = roles_to_notify((*found, *first), work.catalogue) | set(LAST_RESORT)
    if not any(has_role(reader, role, work.now, project, site=shown.content.site) for role in roles):
        return None
    names = await work.unit.people.names([report.author_id, report.sender_id])
    return NotifiableView(
        report_id=report_id,
        project=project,
        site=shown.content.site,
        day=shown.content.day,
        found=found,
        before=first if first != found else (),
        confirmed=confirmed,
        reporter=names.get(report.sender_id),
        in_place_of=None if report.reported_by is None else names.get(report.author_id),
        reported_at=report.reported_at,
        today=work.today,
    )
