"""What follows an alert: what was added to its timeline, incidents that are one event, lists, written reports."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, null, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.incidents.following import SAME_WITHIN
from domain.incidents.types import Act, Incident, Status
from storage.dialect import Dialect, inline
from storage.incident_rows import Entry, as_corrected, entry_of, incident_of
from storage.incident_tables import IncidentActRow, IncidentReportRow, IncidentRow
from storage.prepared import PREPARED

_INCIDENTS: Any = IncidentRow.__table__
_ACTS: Any = IncidentActRow.__table__
_REPORTS: Any = IncidentReportRow.__table__
_CLOSED = inline(str(Status.CLOSED))
_ALL = 1_000_000
_WORDS = ("place", "narrative", "done", "help")
_NEAR = (
    select(*(null().label(c.name) if c.name in _WORDS else c for c in _INCIDENTS.c))
    .where(
        _INCIDENTS.c.project == bindparam("project"),
        _INCIDENTS.c.raised_at.between(bindparam("first"), bindparam("last")),
        _INCIDENTS.c.type == bindparam("type"),
        _INCIDENTS.c.status != _CLOSED,
        ~_INCIDENTS.c.exercise,
        _INCIDENTS.c.id != bindparam("besides"),
    )
    .order_by(_INCIDENTS.c.id)
    .limit(bindparam("most"))
    .execution_options(**PREPARED)
)
_ADDED = tuple(inline(str(act)) for act in (Act.SAID, Act.PHOTO, Act.LOCATED))
_HAPPENED = select(
    exists().where(_ACTS.c.incident_id == bindparam("incident"), or_(*(_ACTS.c.act == act for act in _ADDED))),
    exists().where(_INCIDENTS.c.joined_to == bindparam("incident")),
    exists().where(
        _INCIDENTS.c.raised_at.between(bindparam("first"), bindparam("last")),
        _INCIDENTS.c.type == bindparam("type"),
        _INCIDENTS.c.status != _CLOSED,
        _INCIDENTS.c.id != bindparam("incident"),
    ),
).execution_options(**PREPARED)
_JOINED = (
    select(_INCIDENTS)
    .where(_INCIDENTS.c.joined_to == bindparam("incident"))
    .order_by(_INCIDENTS.c.id)
    .execution_options(**PREPARED)
)
_RAISED = (
    select(_INCIDENTS)
    .where(
        _INCIDENTS.c.joined_to.is_(None),
        ~_INCIDENTS.c.exercise,
        _INCIDENTS.c.raised_at >= bindparam("start"),
        _INCIDENTS.c.raised_at < bindparam("end"),
    )
    .order_by(_INCIDENTS.c.raised_at, _INCIDENTS.c.id)
    .execution_options(**PREPARED)
)
_REPORT = select(_REPORTS).where(_REPORTS.c.incident_id == bindparam("incident")).execution_options(**PREPARED)
_NEXT_REPORT = select(func.min(_REPORTS.c.next_at)).execution_options(**PREPARED)


@frozen
class Happened:
    """What there is to be looked for: something was `added`, some incident was `joined`, some other one is `near`."""

    added: bool
    joined: bool
    near: bool


@frozen
class WrittenReport:
    """How an incident's written report stands. `next_at` None: it is not asked for any more."""

    incident: int
    asked: int
    next_at: datetime | None
    handed_in_at: datetime | None


class IncidentFollowing:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    # The timeline

    async def entry(self, entry_id: int) -> Entry | None:
        """One act, its words as they were put last."""
        row = (await self._session.execute(select(_ACTS).where(_ACTS.c.id == entry_id))).one_or_none()
        if row is None:
            return None
        corrections = select(_ACTS).where(
            _ACTS.c.incident_id == row.incident_id, _ACTS.c.act == str(Act.CORRECTED), _ACTS.c.detail == str(entry_id)
        )
        rows = await self._session.execute(corrections.order_by(_ACTS.c.id))
        return as_corrected(map(entry_of, (row, *rows)))[0]

    async def entries(self, incidents: Collection[int], acts: Collection[Act] = ()) -> list[Entry]:
        """What was done about these incidents, in order, words as they were put last; only these acts, where some are
        named."""
        wanted = select(_ACTS).where(_ACTS.c.incident_id.in_(incidents))
        if acts:
            wanted = wanted.where(_ACTS.c.act.in_([str(act) for act in (*acts, Act.CORRECTED)]))
        rows = await self._session.execute(wanted.order_by(_ACTS.c.at, _ACTS.c.id))
        return as_corrected(map(entry_of, rows))

    async def said_in(self, chat_id: int, message_id: int) -> Entry | None:
        """What was added by this message, its words as they were put last; None: nothing was."""
        wanted = select(_ACTS.c.id).where(_ACTS.c.chat_id == chat_id, _ACTS.c.message_id == message_id)
        found = await self._session.scalar(wanted.order_by(_ACTS.c.id).limit(1))
        return None if found is None else await self.entry(found)

    async def happened(self, incident: Incident) -> Happened:
        """Whether anything followed at all: of an alert that has just left nothing has, and its cards must be fast."""
        rows = await self._session.execute(
            _HAPPENED,
            {
                "incident": incident.id,
                "type": incident.facts.type,
                "first": incident.raised_at - SAME_WITHIN,
                "last": incident.raised_at + SAME_WITHIN,
            },
        )
        added, joined, near = rows.one()
        return Happened(bool(added), bool(joined), bool(near))

    # One event

    async def near(self, incident: Incident, projects: Sequence[str], most: int | None = None) -> list[Incident]:
        """Incidents of the same type that are not closed, raised at about the same time in one of these projects; of
        each project so many, the oldest. Without their words and places: where many come at once, to decrypt them would
        hold up the next alert."""
        found: list[Incident] = []
        for project in projects:
            rows = await self._session.execute(
                _NEAR,
                {
                    "project": project,
                    "type": incident.facts.type,
                    "first": incident.raised_at - SAME_WITHIN,
                    "last": incident.raised_at + SAME_WITHIN,
                    "besides": incident.id,
                    "most": _ALL if most is None else most,
                },
            )
            found += [incident_of(row) for row in rows]
        return found

    async def join(self, incident_id: int, to: int | None) -> None:
        """The incident goes on in another one; None: by itself."""
        await self._session.execute(update(_INCIDENTS).where(_INCIDENTS.c.id == incident_id).values(joined_to=to))

    async def joined(self, incident_id: int) -> list[Incident]:
        """Those that go on in this one."""
        return [incident_of(row) for row in await self._session.execute(_JOINED, {"incident": incident_id})]

    # Lists

    async def by_number(self, year: int, number: int, apart: bool) -> Incident | None:
        """The incident that is called so."""
        wanted = select(_INCIDENTS).where(
            _INCIDENTS.c.year == year,
            _INCIDENTS.c.number == number,
            _INCIDENTS.c.apart == apart,
            ~_INCIDENTS.c.exercise,
        )
        row = (await self._session.execute(wanted)).one_or_none()
        return None if row is None else incident_of(row)

    async def listed(self, since: datetime) -> list[Incident]:
        """Those that are not closed, and those that were raised since then; newest first. Neither what was joined nor
        exercises."""
        wanted = select(_INCIDENTS).where(
            _INCIDENTS.c.joined_to.is_(None),
            ~_INCIDENTS.c.exercise,
            or_(_INCIDENTS.c.status != _CLOSED, _INCIDENTS.c.raised_at >= since),
        )
        rows = await self._session.execute(wanted.order_by(_INCIDENTS.c.raised_at.desc(), _INCIDENTS.c.id.desc()))
        return [incident_of(row) for row in rows]

    async def raised_between(self, start: datetime, end: datetime) -> list[Incident]:
        """Those that were raised from `start` on and before `end`, oldest first. Neither what was joined nor
        exercises."""
        rows = await self._session.execute(_RAISED, {"start": start, "end": end})
        return [incident_of(row) for row in rows]

    # Written reports

    async def report(self, incident_id: int) -> WrittenReport | None:
        """How its written report stands."""
        row = (await self._session.execute(_REPORT, {"incident": incident_id})).one_or_none()
        return None if row is None else _report_of(row)

    async def keep_report(self, report: WrittenReport) -> None:
        """It stands so from now on."""
        values = {
            "incident_id": report.incident,
            "asked": report.asked,
            "next_at": report.next_at,
            "handed_in_at": report.handed_in_at,
        }
        await self._session.execute(self._dialect.constant("keep_written_report", self._keeping_report), values)

    def _keeping_report(self) -> Any:
        kept = self._dialect.insert(_REPORTS)
        anew = {name: kept.excluded[name] for name in ("asked", "next_at", "handed_in_at")}
        return kept.on_conflict_do_update(index_elements=["incident_id"], set_=anew).execution_options(**PREPARED)

    async def reports_due(self, now: datetime) -> list[WrittenReport]:
        """Those that are to be asked for."""
        wanted = select(_REPORTS).where(_REPORTS.c.next_at <= now).order_by(_REPORTS.c.incident_id)
        return [_report_of(row) for row in await self._session.execute(wanted)]

    async def next_report(self) -> datetime | None:
        """When the next one is to be asked for."""
        return await self._session.scalar(_NEXT_REPORT)


def _report_of(row: Any) -> WrittenReport:
    return WrittenReport(row.incident_id, row.asked, row.next_at, row.handed_in_at)
