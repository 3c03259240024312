"""Reviews of shift reports: who sent which back, when, why, and how it ended."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Deed, Subject
from domain.reviews import Review, ReviewOutcome, ReviewReason
from storage.audit import Audit
from storage.tables import ReviewRow


class Reviews:
    """See the module."""

    def __init__(self, session: AsyncSession, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    async def open(
        self, report_id: int, revision: int, reason: ReviewReason, words: str | None, by: int, now: datetime
    ) -> None:
        """A report is sent back. IntegrityError where it is already, and not answered yet."""
        await self._session.execute(
            insert(ReviewRow).values(
                report_id=report_id,
                revision=revision,
                opened_by=by,
                opened_at=now,
                reason=str(reason),
                words=words,
                outcome=None,
                closed_by=None,
                closed_at=None,
            )
        )
        await self._audit.note(now, Deed.REPORT_SENT_BACK, Subject.REPORT, report_id, by)

    async def close(self, review_id: int, outcome: ReviewOutcome, by: int, now: datetime) -> None:
        """The review is answered."""
        await self._session.execute(
            update(ReviewRow).where(ReviewRow.id == review_id).values(outcome=str(outcome), closed_by=by, closed_at=now)
        )

    async def latest(self, report_id: int) -> Review | None:
        """The newest review of a report."""
        newest = select(ReviewRow).where(ReviewRow.report_id == report_id).order_by(ReviewRow.id.desc()).limit(1)
        row = (await self._session.execute(newest)).scalar_one_or_none()
        return None if row is None else _review(row)

    async def open_among(self, report_ids: Collection[int]) -> set[int]:
        """Those of the reports that are sent back and not answered yet."""
        if not report_ids:
            return set()
        found = await self._session.scalars(
            select(ReviewRow.report_id).where(ReviewRow.report_id.in_(report_ids), ReviewRow.outcome.is_(None))
        )
        return set(found.all())


def _review(row: Any) -> Review:
    return Review(
        row.id,
        row.report_id,
        row.revision,
        row.opened_by,
        row.opened_at,
        ReviewReason(row.reason),
        row.words,
        None if row.outcome is None else ReviewOutcome(row.outcome),
        row.closed_by,
        row.closed_at,
    )
