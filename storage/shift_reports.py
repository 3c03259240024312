"""Shift reports and their revisions. Rows of revisions and figures are added, never changed, never deleted."""

import json
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter
from sqlalchemy import Select, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.reading import Entry, Question
from domain.shift_reports import Content, Notifiable, ReportState, Slot, VoidReason
from storage.tables import EntryRow, ReportRow, RevisionRow

_QUESTIONS = TypeAdapter(tuple[Question, ...])


@dataclass(frozen=True, slots=True)
class Report:
    """The report itself; its words and figures are in its revisions."""

    id: int
    chat_id: int
    message_id: int
    thread_id: int | None
    author_id: int
    reported_at: datetime
    state: ReportState
    void_reason: VoidReason | None
    voided_by_report: int | None
    counted: int | None
    pending: int | None


@dataclass(frozen=True, slots=True)
class Revision:
    """What the report said at one time."""

    number: int
    made_at: datetime
    made_by: int
    cause: str
    caused_by_report: int | None
    content: Content
    text: str
    questions: tuple[Question, ...] = ()
    conflict_with: int | None = None
    follows: int | None = None
    """The revision that counted when this one was made: what a correction is compared with, what an undo restores."""
    possible: tuple[Notifiable, ...] = ()


class ShiftReports:
    """See the module."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        *,
        chat_id: int,
        message_id: int,
        thread_id: int | None,
        author_id: int,
        reported_at: datetime,
        state: ReportState,
        revision: Revision,
    ) -> int:
        """A new report with its first revision, counted or pending by its state; returns the report's id."""
        stored = state is ReportState.STORED
        result = await self._session.execute(
            insert(ReportRow)
            .values(
                chat_id=chat_id,
                message_id=message_id,
                thread_id=thread_id,
                author_id=author_id,
                reported_at=reported_at,
                state=str(state),
                void_reason=None,
                voided_by_report=None,
                counted=revision.number if stored else None,
                pending=None if stored else revision.number,
            )
            .returning(ReportRow.id)
        )
        report_id = result.scalar_one()
        await self.add_revision(report_id, revision)
        return report_id

    async def add_revision(self, report_id: int, revision: Revision) -> None:
        """One more revision. Which one counts is the report's own business: `stand`."""
        content = revision.content
        revision_id = await self._session.scalar(
            insert(RevisionRow)
            .values(
                report_id=report_id,
                number=revision.number,
                made_at=revision.made_at,
                made_by=revision.made_by,
                cause=revision.cause,
                caused_by_report=revision.caused_by_report,
                project=content.project,
                site=content.site,
                day=content.day,
                shift=content.shift,
                comment=content.comment,
                text=revision.text,
                questions=_QUESTIONS.dump_json(revision.questions).decode() if revision.questions else None,
                conflict_with=revision.conflict_with,
                follows=revision.follows,
                possible=json.dumps([[n.activity, n.indicator, n.value] for n in revision.possible])
                if revision.possible
                else None,
            )
            .returning(RevisionRow.id)
        )
        entries = [
            {"revision_id": revision_id, "activity": a, "indicator": i, "value": v, "position": place}
            for place, (a, i, v) in enumerate(content.values())
        ]
        if entries:
            await self._session.execute(insert(EntryRow), entries)

    async def stand(
        self,
        report_id: int,
        *,
        state: ReportState,
        counted: int | None,
        pending: int | None,
        void_reason: VoidReason | None = None,
        voided_by_report: int | None = None,
    ) -> None:
        """How the report stands from now on."""
        await self._session.execute(
            update(ReportRow)
            .where(ReportRow.id == report_id)
            .values(
                state=str(state),
                counted=counted,
                pending=pending,
                void_reason=None if void_reason is None else str(void_reason),
                voided_by_report=voided_by_report,
            )
        )

    async def by_id(self, report_id: int, *, lock: bool = False) -> Report | None:
        """The report; with `lock` nobody else changes it before the commit."""
        query = select(ReportRow).where(ReportRow.id == report_id)
        return await self._one(query.with_for_update() if lock else query)

    async def by_message(self, chat_id: int, message_id: int) -> Report | None:
        """The report that a message is, locked."""
        return await self._one(
            select(ReportRow).where(ReportRow.chat_id == chat_id, ReportRow.message_id == message_id).with_for_update()
        )

    async def _one(self, query: Select[ReportRow]) -> Report | None:
        row = (await self._session.execute(query, execution_options={"populate_existing": True})).scalar_one_or_none()
        return None if row is None else _report(row)

    async def knows_messages(self, chat_id: int, message_ids: Iterable[int]) -> set[int]:
        """Those of a chat's messages that are reports."""
        found = await self._session.scalars(
            select(ReportRow.message_id).where(
                ReportRow.chat_id == chat_id, ReportRow.message_id.in_(list(message_ids))
            )
        )
        return set(found.all())

    async def last_of(self, author_id: int, chat_id: int) -> Report | None:
        """The author's newest report in a chat that is not voided."""
        return await self._one(
            select(ReportRow)
            .where(
                ReportRow.author_id == author_id,
                ReportRow.chat_id == chat_id,
                ReportRow.state != str(ReportState.VOIDED),
            )
            .order_by(ReportRow.id.desc())
            .limit(1)
        )

    async def revision(self, report_id: int, number: int) -> Revision:
        """One revision. NoResultFound where there is none."""
        row = (
            await self._session.execute(
                select(RevisionRow).where(RevisionRow.report_id == report_id, RevisionRow.number == number)
            )
        ).scalar_one()
        return _revision(row, await self._entries([row.id]))

    async def revisions(self, report_id: int) -> list[Revision]:
        """Every revision, oldest first."""
        rows = (
            await self._session.scalars(
                select(RevisionRow).where(RevisionRow.report_id == report_id).order_by(RevisionRow.number)
            )
        ).all()
        entries = await self._entries([row.id for row in rows])
        return [_revision(row, entries) for row in rows]

    async def last_number(self, report_id: int) -> int:
        """The number of the newest revision."""
        return int(
            await self._session.scalar(select(func.max(RevisionRow.number)).where(RevisionRow.report_id == report_id))
            or 0
        )

    async def filling(self, slots: Iterable[Slot], but: int | None) -> list[int]:
        """Stored reports whose counted revision fills one of the slots, oldest first; `but` is not looked at.

        At most a handful of slots: one message's activities.
        """
        wanted = list(slots)
        if not wanted:
            return []
        where = [
            and_(
                RevisionRow.project == slot.project,
                RevisionRow.day == slot.day,
                RevisionRow.site == slot.site,
                func.coalesce(RevisionRow.shift, "day") == slot.shift,
                EntryRow.activity == slot.activity,
            )
            for slot in wanted
        ]
        query = (
            select(ReportRow.id)
            .distinct()
            .join(
                RevisionRow,
                and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.counted),
            )
            .join(EntryRow, EntryRow.revision_id == RevisionRow.id)
            .where(ReportRow.state == str(ReportState.STORED), or_(*where))
            .order_by(ReportRow.id)
        )
        if but is not None:
            query = query.where(ReportRow.id != but)
        return list((await self._session.scalars(query)).all())

    async def replaced_by(self, report_id: int) -> list[Report]:
        """Reports that this one took the place of, whole or in part."""
        in_part = select(RevisionRow.report_id).where(
            RevisionRow.caused_by_report == report_id, RevisionRow.number == ReportRow.counted
        )
        rows = await self._session.scalars(
            select(ReportRow)
            .where(or_(ReportRow.voided_by_report == report_id, ReportRow.id.in_(in_part)))
            .order_by(ReportRow.id)
            .with_for_update()
        )
        return [_report(row) for row in rows]

    async def of_day(self, project: str, day: date) -> list[tuple[Report, Revision]]:
        """A project's counted reports of one reporting day, in the order of their sending."""
        rows = await self._session.execute(
            select(ReportRow, RevisionRow)
            .join(
                RevisionRow,
                and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.counted),
            )
            .where(ReportRow.state == str(ReportState.STORED), RevisionRow.project == project, RevisionRow.day == day)
            .order_by(ReportRow.reported_at, ReportRow.id)
        )
        found = list(rows.all())
        entries = await self._entries([revision.id for _, revision in found])
        return [(_report(report), _revision(revision, entries)) for report, revision in found]

    async def pending_of(self, project: str) -> list[tuple[Report, Revision]]:
        """Reports of a project, or of none yet, that wait for an answer, with the revision that waits."""
        rows = await self._session.execute(
            select(ReportRow, RevisionRow)
            .join(
                RevisionRow,
                and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.pending),
            )
            .where(
                ReportRow.pending.is_not(None),
                ReportRow.state != str(ReportState.VOIDED),
                or_(RevisionRow.project == project, RevisionRow.project.is_(None)),
            )
            .order_by(ReportRow.id)
        )
        found = list(rows.all())
        entries = await self._entries([revision.id for _, revision in found])
        return [(_report(report), _revision(revision, entries)) for report, revision in found]

    async def between(
        self, first: date, last: date, project: str | None, batch: int = 500
    ) -> AsyncIterator[tuple[Report, Revision]]:
        """Counted reports whose day lies in first..last (both included), by day; read `batch` at a time."""
        after: tuple[date, int] | None = None
        while True:
            query = (
                select(ReportRow, RevisionRow)
                .join(
                    RevisionRow,
                    and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.counted),
                )
                .where(ReportRow.state == str(ReportState.STORED), RevisionRow.day >= first, RevisionRow.day <= last)
                .order_by(RevisionRow.day, ReportRow.id)
                .limit(batch)
            )
            if project is not None:
                query = query.where(RevisionRow.project == project)
            if after is not None:
                day, report_id = after
                query = query.where(or_(RevisionRow.day > day, and_(RevisionRow.day == day, ReportRow.id > report_id)))
            found = list((await self._session.execute(query)).all())
            entries = await self._entries([revision.id for _, revision in found])
            for report, revision in found:
                yield _report(report), _revision(revision, entries)
            if len(found) < batch:
                return
            last_report, last_revision = found[-1]
            assert last_revision.day is not None  # the query asked for a day
            after = (last_revision.day, last_report.id)

    async def count_between(self, first: date, last: date, project: str | None) -> int:
        """How many reports `between` will give."""
        query = (
            select(func.count())
            .select_from(ReportRow)
            .join(
                RevisionRow,
                and_(RevisionRow.report_id == ReportRow.id, RevisionRow.number == ReportRow.counted),
            )
            .where(ReportRow.state == str(ReportState.STORED), RevisionRow.day >= first, RevisionRow.day <= last)
        )
        if project is not None:
            query = query.where(RevisionRow.project == project)
        return int(await self._session.scalar(query) or 0)

    async def _entries(self, revision_ids: Sequence[int]) -> dict[int, tuple[Entry, ...]]:
        if not revision_ids:
            return {}
        rows = await self._session.execute(
            select(EntryRow.revision_id, EntryRow.activity, EntryRow.indicator, EntryRow.value)
            .where(EntryRow.revision_id.in_(revision_ids))
            .order_by(EntryRow.revision_id, EntryRow.position)
        )
        values: dict[int, dict[str, dict[str, int]]] = {}
        for revision_id, activity, indicator, value in rows:
            values.setdefault(revision_id, {}).setdefault(activity, {})[indicator] = value
        return {
            revision_id: tuple(Entry(activity=a, values=v) for a, v in activities.items())
            for revision_id, activities in values.items()
        }


def _report(row: ReportRow) -> Report:
    return Report(
        row.id,
        row.chat_id,
        row.message_id,
        row.thread_id,
        row.author_id,
        row.reported_at,
        ReportState(row.state),
        None if row.void_reason is None else VoidReason(row.void_reason),
        row.voided_by_report,
        row.counted,
        row.pending,
    )


def _revision(row: RevisionRow, entries: dict[int, tuple[Entry, ...]]) -> Revision:
    return Revision(
        number=row.number,
        made_at=row.made_at,
        made_by=row.made_by,
        cause=row.cause,
        caused_by_report=row.caused_by_report,
        content=Content(row.project, row.site, row.day, row.shift, entries.get(row.id, ()), row.comment),
        text=row.text,
        questions=() if row.questions is None else _QUESTIONS.validate_json(row.questions),
        conflict_with=row.conflict_with,
        follows=row.follows,
        possible=()
        if row.possible is None
        else tuple(Notifiable(activity, indicator, value) for activity, indicator, value in json.loads(row.possible)),
    )
