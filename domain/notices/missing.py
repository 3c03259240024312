"""What there is to say of reports that are expected, days off, and sites that are closed."""

from datetime import date
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice


class ReportReminder(BaseNotice):
    """To whoever reports it usually: a report is expected. It shows once it has come."""

    card: ClassVar[bool] = True
    kind: Literal["report_reminder"] = "report_reminder"
    reminder_id: int

    @property
    def subject(self) -> int | None:
        """The reminder."""
        return self.reminder_id


class ReportReminderMoved(BaseNotice):
    """Where an earlier reminder of the same report stood."""

    card: ClassVar[bool] = True
    kind: Literal["report_reminder_moved"] = "report_reminder_moved"


class MissingList(BaseNotice):
    """To a project's coordinators, once a day: what is missing although somebody was reminded."""

    card: ClassVar[bool] = True
    kind: Literal["missing_list"] = "missing_list"
    project: str
    day: date

    @property
    def subject(self) -> int | None:
        """The day on which it is told."""
        return self.day.toordinal()


class MissingMatrix(BaseNotice):
    """The last seven days of a project, as they stood when it was drawn."""

    card: ClassVar[bool] = True
    kind: Literal["missing_matrix"] = "missing_matrix"
    project: str


class DaysOff(BaseNotice):
    """The reader's days off. `said`: words that name no day."""

    card: ClassVar[bool] = True
    kind: Literal["days_off"] = "days_off"
    said: str | None = None


class Closures(BaseNotice):
    """What is closed now or will be, as far as the reader says so."""

    card: ClassVar[bool] = True
    kind: Literal["closures"] = "closures"


class ClosureMenu(BaseNotice):
    """A closure that is being said: site, then days."""

    card: ClassVar[bool] = True
    kind: Literal["closure_menu"] = "closure_menu"
    site: str | None = None
    sites: tuple[str, ...] = ()
    activity: str | None = None
    first: date | None = None
    last: date | None = None
    reason: str | None = None


class ClosureMade(BaseNotice):
    """A site is closed on some days."""

    card: ClassVar[bool] = True
    kind: Literal["closure_made"] = "closure_made"
    closure_id: int

    @property
    def subject(self) -> int | None:
        """The closure."""
        return self.closure_id


class ClosureAsked(BaseNotice):
    """To the coordinators: whoever was reminded says that the place is closed."""

    card: ClassVar[bool] = True
    kind: Literal["closure_asked"] = "closure_asked"
    reminder_id: int

    @property
    def subject(self) -> int | None:
        """The reminder."""
        return self.reminder_id
