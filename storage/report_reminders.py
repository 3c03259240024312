"""Reminders of expected reports: which went to whom, who reports usually, and who has which days off."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, and_, bindparam, delete, func, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.missing import Step
from domain.shift_reports import ReportState
from domain.summaries.completeness import Expected
from storage.dialect import Dialect
from storage.prepared import PREPARED
from storage.summary_tables import DayOffRow, ReportReminderRow
from storage.tables import EntryRow, ReportRow, RevisionRow

_REMINDERS: Any = ReportReminderRow.__table__
_REPORTS: Any = ReportRow.__table__
_REVISIONS: Any = RevisionRow.__table__
_ENTRIES: Any = EntryRow.__table__
_ABOUT = (
    select(_REMINDERS)
    .where(_REMINDERS.c.day == bindparam("of_day"), _REMINDERS.c.site == bindparam("of_site"))
    .order_by(_REMINDERS.c.id)
    .execution_options(**PREPARED)
)


@frozen
class Reminder:
    """One step about one expected report. `person_id` None: its coordinators were told."""

    id: int
    day: date
    site: str
    activity: str
    shift: str
    step: Step
    person_id: int | None
    at: datetime
    answer: str | None

    def is_about(self, expected: Expected) -> bool:
        """Whether it is about this report."""
        own = (self.day, self.site, self.activity, self.shift)
        return own == (expected.day, expected.site, expected.activity, expected.shift)


class ReportReminders:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def add(self, expected: Expected, step: Step, person_id: int | None, now: datetime) -> int | None:
        """The step is taken; its id. None where somebody took it before, whichever process it was."""
        fresh = self._dialect.insert(_REMINDERS).values(
            day=expected.day,
            site=expected.site,
            activity=expected.activity,
            shift=expected.shift,
            step=int(step),
            person_id=person_id,
            at=now,
            answer=None,
        )
        keys = ["day", "site", "activity", "shift", "step"]
        taken = await self._session.execute(
            fresh.on_conflict_do_nothing(index_elements=keys).returning(_REMINDERS.c.id)
        )
        found: int | None = taken.scalar_one_or_none()
        return found

    async def by_id(self, reminder_id: int) -> Reminder | None:
        """The reminder."""
        row = (await self._session.execute(select(_REMINDERS).where(_REMINDERS.c.id == reminder_id))).one_or_none()
        return None if row is None else _reminder(row)

    async def about(self, day: date, site: str) -> list[Reminder]:
        """Every step about reports of this day and site, oldest first."""
        rows = await self._session.execute(_ABOUT, {"of_day": day, "of_site": site})
        return [_reminder(row) for row in rows]

    async def since(self, day: date) -> list[Reminder]:
        """Every step about reports of this day and later ones, oldest first."""
        query = select(_REMINDERS).where(_REMINDERS.c.day >= day).order_by(_REMINDERS.c.id)
        return [_reminder(row) for row in (await self._session.execute(query)).all()]

    async def answered(self, reminder_id: int, answer: str | None) -> None:
        """What whoever was reminded says of it; None: nothing any more."""
        await self._session.execute(update(_REMINDERS).where(_REMINDERS.c.id == reminder_id).values(answer=answer))

    async def reporters(
        self, projects: Collection[str], site: str, activity: str, shift: str, first: date, last: date
    ) -> list[tuple[int, date]]:
        """Who reported this from `first` to `last`, and about which day; each once a day."""
        statement = self._dialect.constant("report reminders reporters", self._reporters)
        asked = {"projects": list(projects), "of_site": site, "of_activity": activity, "of_shift": shift}
        rows = await self._session.execute(statement, {**asked, "first": first, "last": last})
        return [(row.author_id, row.day) for row in rows]

    def _reporters(self) -> Any:
        counts = and_(_REVISIONS.c.report_id == _REPORTS.c.id, _REVISIONS.c.number == _REPORTS.c.counted)
        return (
            select(_REPORTS.c.author_id, type_coerce(_REVISIONS.c.day, Date).label("day"))
            .distinct()
            .select_from(_REVISIONS)
            .join(_REPORTS, counts)
            .join(_ENTRIES, _ENTRIES.c.revision_id == _REVISIONS.c.id)
            .where(
                self._dialect.among(_REVISIONS.c.project, "projects", words=True),
                _REVISIONS.c.day >= bindparam("first"),
                _REVISIONS.c.day <= bindparam("last"),
                _REVISIONS.c.site == bindparam("of_site"),
                func.coalesce(_REVISIONS.c.shift, "day") == bindparam("of_shift"),
                _ENTRIES.c.activity == bindparam("of_activity"),
                _REPORTS.c.state == str(ReportState.STORED),
            )
            .execution_options(**PREPARED)
        )

    # Days off

    async def take_off(self, person_id: int, days: Iterable[date]) -> None:
        """On these days nobody reminds the person."""
        for day in days:
            fresh = self._dialect.insert(DayOffRow.__table__).values(person_id=person_id, day=day)
            await self._session.execute(fresh.on_conflict_do_nothing(index_elements=["person_id", "day"]))

    async def put_back(self, person_id: int, day: date) -> None:
        """The day is one like any other again."""
        await self._session.execute(delete(DayOffRow).where(DayOffRow.person_id == person_id, DayOffRow.day == day))

    async def days_off(self, person_id: int, since: date) -> list[date]:
        """The person's days off from `since` on."""
        query = select(DayOffRow.day).where(DayOffRow.person_id == person_id, DayOffRow.day >= since)
        return list(await self._session.scalars(query.order_by(DayOffRow.day)))

    async def is_off(self, person_id: int, days: Collection[date]) -> bool:
        """Whether one of these days is a day off of theirs."""
        query = select(DayOffRow.day).where(DayOffRow.person_id == person_id, DayOffRow.day.in_(days)).limit(1)
        return await self._session.scalar(query) is not None


def _reminder(row: Any) -> Reminder:
    return Reminder(
        row.id, row.day, row.site, row.activity, row.shift, Step(row.step), row.person_id, row.at, row.answer
    )
