"""Shift reports and their revisions. Rows of revisions and figures are added, never changed, never deleted."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, func, insert, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.shift_reports import Doubt, ReportState, VoidReason
from storage.audit import Audit
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.shift_report_lists import ShiftReportLists
from storage.shift_report_rows import (
    HABITS,
    IS_COUNTED,
    QUESTIONS,
    REPORT_BY_ID,
    REVISION_BY_NUMBER,
    Report,
    Revision,
    as_report,
    as_revision,
    doubts_column,
)
from storage.tables import EntryRow, ReportRow, RevisionRow

__all__ = ["Report", "Revision", "ShiftReports"]

# Statements of the way that every report goes, built once: to build them costs more than to run them.
_REPORTS: Any = ReportRow.__table__
_REVISIONS: Any = RevisionRow.__table__
_ADD_REPORT = insert(_REPORTS).execution_options(**PREPARED)
_ADD_REVISION = insert(_REVISIONS).execution_options(**PREPARED)
_ADD_ENTRIES = insert(cast("Any", EntryRow.__table__)).execution_options(**PREPARED)


class ShiftReports(ShiftReportLists):
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, audit: Audit) -> None:
        super().__init__(session, dialect)
        self._audit = audit

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
        doubts: Iterable[Doubt] = (),
        reported_by: int | None = None,
    ) -> int:
        """A new report with its first revision, counted or pending by its state; returns the report's id.
        `reported_by`: somebody else sent it in the author's place."""
        stored = state is ReportState.STORED
        result: Any = await self._session.execute(
            _ADD_REPORT,
            {
                "chat_id": chat_id,
                "message_id": message_id,
                "thread_id": thread_id,
                "author_id": author_id,
                "reported_by": reported_by,
                "reported_at": reported_at,
                "state": str(state),
                "void_reason": None,
                "voided_by_report": None,
                "counted": revision.number if stored else None,
                "pending": None if stored else revision.number,
                "open_since": None if stored else revision.made_at,
                "reminded_at": None,
                "doubts": doubts_column(doubts),
            },
        )
        report_id: int = result.inserted_primary_key[0]
        await self.add_revision(report_id, revision)
        return report_id

    async def add_revision(self, report_id: int, revision: Revision) -> None:
        """One more revision. Which one counts is the report's own business: `stand`."""
        content = revision.content
        possible = [[n.activity, n.indicator, n.value] for n in revision.possible]
        result: Any = await self._session.execute(
            _ADD_REVISION,
            {
                "report_id": report_id,
                "number": revision.number,
                "made_at": revision.made_at,
                "made_by": revision.made_by,
                "cause": revision.cause,
                "caused_by_report": revision.caused_by_report,
                "project": content.project,
                "site": content.site,
                "day": content.day,
                "shift": content.shift,
                "comment": content.comment,
                "text": revision.text,
                "questions": QUESTIONS.dump_json(revision.questions).decode() if revision.questions else None,
                "conflict_with": revision.conflict_with,
                "follows": revision.follows,
                "possible": json.dumps(possible) if possible else None,
                "habits": HABITS.dump_json(revision.habits).decode() if revision.habits else None,
            },
        )
        revision_id = result.inserted_primary_key[0]
        rough = {(entry.activity, indicator) for entry in content.entries for indicator in entry.estimates}
        entries = [
            {
                "revision_id": revision_id,
                "activity": a,
                "indicator": i,
                "value": v,
                "position": place,
                "estimate": (a, i) in rough,
            }
            for place, (a, i, v) in enumerate(content.values())
        ]
        if entries:
            await self._session.execute(_ADD_ENTRIES, entries)
        deed = Deed.REPORT_SENT if revision.number == 1 else Deed.REPORT_CHANGED
        await self._audit.note(revision.made_at, deed, Subject.REPORT, report_id, revision.made_by)

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
        waits = pending is not None and state is not ReportState.VOIDED
        asked = select(_REVISIONS.c.made_at).where(_REVISIONS.c.report_id == report_id, _REVISIONS.c.number == pending)
        await self._session.execute(
            update(ReportRow)
            .where(ReportRow.id == report_id)
            .values(
                state=str(state),
                counted=counted,
                pending=pending,
                open_since=asked.scalar_subquery() if waits else None,
                void_reason=None if void_reason is None else str(void_reason),
                voided_by_report=voided_by_report,
            )
        )

    async def doubt(self, report_id: int, doubts: Iterable[Doubt]) -> None:
        """What is doubtful in the report from now on."""
        await self._session.execute(
            update(ReportRow).where(ReportRow.id == report_id).values(doubts=doubts_column(doubts))
        )

    async def by_id(self, report_id: int, *, lock: bool = False) -> Report | None:
        """The report; with `lock` nobody else changes it before the commit."""
        if lock:
            return await self._one(select(ReportRow).where(ReportRow.id == report_id).with_for_update())
        if report_id in self._ahead:
            return self._ahead[report_id][0]
        row = (await self._session.execute(REPORT_BY_ID, {"id": report_id})).one_or_none()
        return None if row is None else as_report(row)

    async def by_message(self, chat_id: int, message_id: int) -> Report | None:
        """The report that a message is, locked."""
        return await self._one(
            select(ReportRow).where(ReportRow.chat_id == chat_id, ReportRow.message_id == message_id).with_for_update()
        )

    async def _one(self, query: Select[ReportRow]) -> Report | None:
        row = (await self._session.execute(query)).scalar_one_or_none()
        return None if row is None else as_report(row)

    async def knows_messages(self, chat_id: int, message_ids: Iterable[int]) -> set[int]:
        """Those of a chat's messages that are reports."""
        found = await self._session.scalars(
            select(ReportRow.message_id).where(
                ReportRow.chat_id == chat_id, ReportRow.message_id.in_(list(message_ids))
            )
        )
        return set(found.all())

    async def last_of(self, sender_id: int, chat_id: int) -> Report | None:
        """The newest report in a chat that is not voided of those that the person sent there, in whoever's place."""
        return await self._one(
            select(ReportRow)
            .where(
                func.coalesce(ReportRow.reported_by, ReportRow.author_id) == sender_id,
                ReportRow.chat_id == chat_id,
                ReportRow.state != str(ReportState.VOIDED),
            )
            .order_by(ReportRow.id.desc())
            .limit(1)
        )

    async def revision(self, report_id: int, number: int) -> Revision:
        """One revision. NoResultFound where there is none."""
        ahead = self._ahead.get(report_id)
        if ahead is not None and ahead[1].number == number:
            return ahead[1]
        row = (await self._session.execute(REVISION_BY_NUMBER, {"report": report_id, "number": number})).one()
        return as_revision(row, await self._entries([row.id]))

    async def revisions(self, report_id: int) -> list[Revision]:
        """Every revision, oldest first."""
        rows = (
            await self._session.scalars(
                select(RevisionRow).where(RevisionRow.report_id == report_id).order_by(RevisionRow.number)
            )
        ).all()
        entries = await self._entries([row.id for row in rows])
        return [as_revision(row, entries) for row in rows]

    async def last_number(self, report_id: int) -> int:
        """The number of the newest revision."""
        return int(
            await self._session.scalar(select(func.max(RevisionRow.number)).where(RevisionRow.report_id == report_id))
            or 0
        )

    async def replaced_by(self, report_id: int) -> list[Report]:
        """Reports that this one took the place of, whole or in part."""
        whole = select(ReportRow.id).where(ReportRow.voided_by_report == report_id)
        in_part = select(ReportRow.id).join(RevisionRow, IS_COUNTED).where(RevisionRow.caused_by_report == report_id)
        rows = await self._session.scalars(
            select(ReportRow).where(ReportRow.id.in_(union(whole, in_part))).order_by(ReportRow.id).with_for_update()
        )
        return [as_report(row) for row in rows]
