"""What one reader may be shown of what follows an alert, at the moment of sending."""

from collections.abc import Sequence
from dataclasses import replace

from domain.incidents.follow_views import (
    Addition,
    FollowPromptView,
    FollowUpView,
    Line,
    Opened,
    Other,
    Part,
    ReportDueView,
    SharedView,
    Written,
)
from domain.incidents.restricted import is_guarded
from domain.incidents.severity import severity_of
from domain.incidents.types import Act, Advice, Incident, Place, Status
from domain.incidents.views import AlertView, IncidentReceiptView
from domain.notices import AboutIncident, IncidentAlert, IncidentFollowUp, IncidentPhoto
from domain.people import Person
from services.incidents import reports
from services.incidents.ends import names
from services.incidents.loading import joined_to, load
from services.incidents.seeing import seen_by
from services.incidents.sharing import coordinates_another
from services.incidents.siblings import oldest_known
from services.incidents.standing import number_of
from services.incidents.telling import SHARED
from services.work import Work
from storage.groups import TeamGroup
from storage.incident_rows import Entry

_ADDED = (Act.SAID, Act.PHOTO, Act.LOCATED)
MOST_ADDED = 3
"""How many of the last additions a card shows; the timeline has all."""
LINES = 8
"""Lines of the timeline a page."""
PAGE = 2400
"""Letters of the written report a page."""
_UNTOLD = frozenset({Act.OPENED, Act.REMINDED, Act.STILL_ON})
"""Acts that say nothing about the event."""


async def joined_number(work: Work, incident: Incident) -> str | None:
    """The number of the event in which it goes on; None: it goes on by itself."""
    other = await load(work, incident.joined_to) if incident.joined_to is not None else None
    return None if other is None else number_of(other)


# Cards


async def additions(
    work: Work, reader: Person | None, incident: Incident, joined: Sequence[Incident], less: int | None = None
) -> tuple[tuple[Addition, ...], int]:
    """The last that were added, and how many before those. What others reported of the same event is one of them; of
    the person `less` it stands elsewhere."""
    entries = await work.unit.following.entries([incident.id, *(other.id for other in joined)], _ADDED)
    # Words that were kept long enough are gone, and with them what there was to show.
    told = [(e.at, e.person, addition(e)) for e in entries if e.value]
    told += [
        (other.raised_at, other.reporter_id, Addition("", other.raised_at, other.facts.narrative))
        for other in joined
        if other.facts.restricted is False and other.facts.narrative and other.reporter_id != less
    ]
    told.sort(key=lambda one: one[0])
    last = told[-MOST_ADDED:]
    said = await names(work, reader, [person for _, person, _ in last if person is not None])
    shown = tuple(replace(added, name=said.get(person or 0, "")) for _, person, added in last)
    return shown, len(told) - len(last)


def addition(entry: Entry) -> Addition:
    """What an act has added; its name is to be filled in."""
    value, anew = entry.value or "", entry.corrected_at
    if entry.act is Act.PHOTO:
        return Addition("", entry.at, value.partition("\n")[2] or None, photo=True, corrected_at=anew)
    if entry.act is Act.LOCATED:
        latitude, _, longitude = value.partition(" ")
        return Addition("", entry.at, place=Place(float(latitude), float(longitude)))
    return Addition("", entry.at, value, corrected_at=anew)


async def followed(work: Work, reader: Person | None, incident: Incident, view: AlertView) -> AlertView:
    """A card with what followed; of somebody who may not read what happened, without it."""
    if incident.joined_to is not None:
        number = await joined_number(work, incident)
        return replace(view, joined_to=number, told=None, may_take=False, may_decline=False, may_open=False)
    if view.told is None:
        return view
    happened = await work.unit.following.happened(incident)
    joined = await joined_to(work, incident) if happened.joined else []
    if happened.added or joined:
        shown, earlier = await additions(work, reader, incident, joined)
        reported = await names(work, reader, [other.reporter_id for other in joined])
        view = replace(view, additions=shown, earlier=earlier, also=tuple(reported.values()))
    return replace(
        view,
        written=await written(work, reader, incident),
        same=await _same(work, reader, incident) if reader is not None and happened.near else (),
        # An exercise ends by itself, and counts nowhere.
        may_more=reader is not None and not incident.exercise,
    )


async def _same(work: Work, reader: Person, incident: Incident) -> tuple[Other, ...]:
    found = await oldest_known(work, reader, incident)
    return tuple(Other(i.id, number) for i in found if (number := number_of(i)) is not None)


async def written(work: Work, reader: Person | None, incident: Incident) -> Written | None:
    """How the written report stands, once somebody has the incident; None: none is expected."""
    report = None if incident.status is Status.OPEN else await work.unit.following.report(incident.id)
    if report is None:
        return None
    due = reports.due_of(work, incident)
    if report.handed_in_at is not None:
        acts = await work.unit.following.entries([incident.id], [Act.REPORTED])
        author = acts[0].person if acts and acts[0].person is not None else 0
        return Written(due, False, report.handed_in_at, (await names(work, reader, [author]))[author])
    # Where it was waived, or was asked for in vain to the end: only the latter is missing.
    if report.next_at is None and report.asked == 0:
        return None
    owner = await reports.owner_of(work, incident)
    name = None if owner is not None and reader is not None and owner.id == reader.id else ""
    return Written(due, due < work.now, None, name if owner is None or name is None else owner.first_name)


async def receipt_followed(
    work: Work, reader: Person, incident: Incident, view: IncidentReceiptView
) -> IncidentReceiptView:
    """The card of a reporter with what followed. Whose own was joined to it reads their own words."""
    if view.asks_kind:
        return view
    happened = await work.unit.following.happened(incident)
    if not (happened.added or happened.joined):
        return view
    joined = await joined_to(work, incident)
    shown, earlier = await additions(work, reader, incident, joined, less=reader.id)
    others = [i for i in (incident, *joined) if i.reporter_id != reader.id]
    if incident.reporter_id == reader.id:
        said = await names(work, reader, [i.reporter_id for i in others])
        return replace(view, additions=shown, earlier=earlier, also=tuple(said.values()))
    own = [a for a in shown if a.name is None]
    said = await names(work, reader, [incident.reporter_id])
    return replace(view, additions=tuple(own), also=tuple(said.values()), joined=True, choices=None)


# What is open on a card


async def opened(work: Work, reader: Person, incident: Incident, notice: IncidentAlert) -> Opened | None:
    """What is open on the card of somebody who may read what happened."""
    match notice.shows:
        case None:
            return None
        case Part.TIMELINE:
            return await _timeline(work, reader, incident, notice.page)
        case Part.REPORT:
            return await _report(work, incident, notice.page)
    shared = await work.unit.cards.chats(SHARED, incident.id)
    apart = await joined_to(work, incident)
    photos = await photos_of(work, incident)
    return Opened(
        notice.shows,
        apart=tuple(Other(i.id, number) for i in apart if (number := number_of(i)) is not None),
        may_share=incident.facts.restricted is False and incident.status is not Status.CLOSED,
        shared=len(shared),
        photos=len(photos),
    )


async def photos_of(work: Work, incident: Incident) -> list[int]:
    """The acts that added its photos."""
    if incident.facts.restricted is not False:
        return []
    ids = [incident.id, *(other.id for other in await joined_to(work, incident))]
    return [entry.id for entry in await work.unit.following.entries(ids, [Act.PHOTO])]


async def _timeline(work: Work, reader: Person, incident: Incident, page: int) -> Opened:
    joined = [i for i in await joined_to(work, incident) if i.facts.restricted is False]
    entries = await work.unit.following.entries([incident.id, *(other.id for other in joined)])
    told = [e for e in entries if e.act not in _UNTOLD and not (e.act is Act.EDITED and e.value is None)]
    said = await names(work, reader, [e.person for e in told if e.person is not None])
    lines = [
        Line(e.at, "" if e.person is None else said[e.person], e.act, e.detail, _text(e), e.corrected_at) for e in told
    ]
    steps = await work.unit.incidents.steps(incident.id)
    lines += [Line(step.ran_at, "", None, None, str(int(step.step))) for step in steps]
    lines.sort(key=lambda line: line.at)  # stable: what came at one instant stays in its order
    lines.reverse()  # what is new is looked for first
    pages = max(1, -(-len(lines) // LINES))
    page = min(page, pages - 1)
    return Opened(Part.TIMELINE, page=page, pages=pages, lines=tuple(lines[page * LINES : (page + 1) * LINES]))


def _text(entry: Entry) -> str | None:
    if entry.act is Act.PHOTO:
        return (entry.value or "").partition("\n")[2] or None
    if entry.act is Act.LOCATED:
        return (entry.value or "").replace(" ", ", ")
    return entry.value


async def _report(work: Work, incident: Incident, page: int) -> Opened:
    acts = await work.unit.following.entries([incident.id], [Act.REPORTED])
    text = "\n\n".join(act.value or "" for act in acts)
    pages = max(1, -(-len(text) // PAGE))
    page = min(page, pages - 1)
    return Opened(Part.REPORT, page=page, pages=pages, text=text[page * PAGE : (page + 1) * PAGE] or None)


# Messages of their own


async def follow_up_view(work: Work, reader: Person, notice: IncidentFollowUp | IncidentPhoto) -> FollowUpView | None:
    """What was added, for somebody who has the card; None for one who may not know of it any more. A photo is gone
    where it turned out that none may be kept."""
    incident = await load(work, notice.incident_id)
    seen = None if incident is None else await seen_by(work, reader, incident)
    entry = await work.unit.following.entry(notice.entry)
    if incident is None or seen is None or entry is None:
        return None
    return await _follow_up(work, reader, incident, notice, entry, reads=seen.own or seen.reads)


async def group_follow_up_view(
    work: Work, group: TeamGroup | None, notice: IncidentFollowUp | IncidentPhoto
) -> FollowUpView | None:
    """What was added, for the coordinators' group."""
    incident = await load(work, notice.incident_id)
    entry = await work.unit.following.entry(notice.entry)
    if incident is None or entry is None or group is None or not group.coordination:
        return None
    if incident.facts.restricted is not False or group.project != incident.project:
        return None
    return await _follow_up(work, None, incident, notice, entry, reads=True)


async def _follow_up(
    work: Work,
    reader: Person | None,
    incident: Incident,
    notice: IncidentFollowUp | IncidentPhoto,
    entry: Entry,
    *,
    reads: bool,
) -> FollowUpView | None:
    photo = (entry.value or "").partition("\n")[0] if isinstance(notice, IncidentPhoto) else None
    if photo is not None and (not reads or incident.facts.restricted is not False):
        return None
    person = entry.person or 0
    name = (await names(work, reader, [person]))[person]
    told = replace(addition(entry), name=name) if reads else None
    return FollowUpView(number_of(incident), work.now, told, photo, protected=is_guarded(incident))


async def shared_view(work: Work, reader: Person, incident_id: int) -> SharedView | None:
    """What was shared, for a coordinator of another project; None where it turned out to be restricted."""
    incident = await load(work, incident_id)
    if incident is None or incident.facts.restricted is not False or not coordinates_another(work, reader, incident):
        return None
    acts = await work.unit.following.entries([incident.id], [Act.SHARED])
    if not acts:
        return None
    return SharedView(
        number=number_of(incident),
        type=incident.facts.type,
        severity=severity_of(incident.facts, work.catalogue),
        project=incident.project,
        status=incident.status,
        happened_at=incident.facts.happened_at or incident.raised_at,
        now=work.now,
        advice=Advice(acts[-1].detail or Advice.NONE),
        words=acts[-1].value,
    )


async def report_due_view(work: Work, reader: Person, incident_id: int) -> ReportDueView | None:
    """Asks for the written report, or says that it is there."""
    incident = await load(work, incident_id)
    seen = None if incident is None else await seen_by(work, reader, incident)
    if incident is None or seen is None or not seen.reads:
        return None
    due, report = reports.due_of(work, incident), await work.unit.following.report(incident.id)
    handed_in = None if report is None else report.handed_in_at
    state = Written(due, due < work.now and handed_in is None, handed_in)
    return ReportDueView(
        incident.id, number_of(incident), incident.facts.type, work.now, state, protected=is_guarded(incident)
    )


async def prompt_view(work: Work, reader: Person, notice: AboutIncident) -> FollowPromptView | None:
    """What is asked in words, or for a photo."""
    incident = await load(work, notice.incident_id)
    if incident is None or await seen_by(work, reader, incident) is None:
        return None
    return FollowPromptView(incident.id, number_of(incident), protected=is_guarded(incident))
