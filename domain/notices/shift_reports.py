"""What there is to say of shift reports, and of their reviews."""

from datetime import date
from typing import ClassVar, Literal

from domain.notices.base import BaseNotice, Lane


class AboutReport(BaseNotice):
    """What is said of one shift report."""

    report_id: int

    @property
    def subject(self) -> int | None:
        """The report."""
        return self.report_id


class ShiftReportReceipt(AboutReport):
    """The author's card of one report: what was understood, what is asked, how to change or undo it."""

    card: ClassVar[bool] = True
    kind: Literal["shift_report_receipt"] = "shift_report_receipt"


class ReportReaction(BaseNotice):
    """A sign on somebody's message: in a group that the report is stored, in private that thanks were seen. Sending it
    twice changes nothing.

    `sign` None takes the sign back.
    """

    kind: Literal["report_reaction"] = "report_reaction"
    message_id: int
    sign: Literal["stored", "pending", "alert"] | None


class CorrectionPrompt(AboutReport):
    """Asks for the corrected text of a report, as an answer to this message."""

    kind: Literal["correction_prompt"] = "correction_prompt"


class ReportForm(BaseNotice):
    """The guided form of a report, for the one who fills it in."""

    card: ClassVar[bool] = True
    kind: Literal["report_form"] = "report_form"
    form_id: int

    @property
    def subject(self) -> int | None:
        """The form."""
        return self.form_id


class ReportFormMoved(BaseNotice):
    """What stands in the place of a form's card once the form goes on in a newer message."""

    card: ClassVar[bool] = True
    kind: Literal["report_form_moved"] = "report_form_moved"
    form_id: int

    @property
    def subject(self) -> int | None:
        """The form."""
        return self.form_id


class FormTextNotUsed(BaseNotice):
    """Words or a number that an open form cannot take; `activity` is the one that it shows."""

    kind: Literal["form_text_not_used"] = "form_text_not_used"
    said: str
    activity: str


class AnswerPrompt(AboutReport):
    """Asks for the answer to a report's open question in words; `said`: what could not be read as one."""

    kind: Literal["answer_prompt"] = "answer_prompt"
    said: str | None = None


class PendingReminder(AboutReport):
    """Once, a quarter of an hour after a question was asked and not answered: an answer to its card."""

    kind: Literal["pending_reminder"] = "pending_reminder"


class PendingList(BaseNotice):
    """To a project's coordinators at the day's end: whose reports wait for an answer."""

    lane: ClassVar[Lane] = Lane.SUMMARY
    kind: Literal["pending_list"] = "pending_list"
    project: str


class ReportForMenu(BaseNotice):
    """In whose place is reported: somebody of the project (None: of all that are the reader's), `named` so, or
    `person_id` once that is chosen."""

    card: ClassVar[bool] = True
    kind: Literal["report_for_menu"] = "report_for_menu"
    project: str | None = None
    page: int = 0
    named: str | None = None
    person_id: int | None = None


class ReportForPrompt(BaseNotice):
    """Asks for the report of this person, as an answer to this message; `said`: what could not be read as one."""

    kind: Literal["report_for_prompt"] = "report_for_prompt"
    person_id: int
    said: str | None = None

    @property
    def subject(self) -> int | None:
        """The person."""
        return self.person_id


class ReportForOther(AboutReport):
    """An edit that would make a report another person's."""

    kind: Literal["report_for_other"] = "report_for_other"


class DayList(BaseNotice):
    """One project's reports of one reporting day."""

    kind: Literal["day_list"] = "day_list"
    project: str
    day: date
    page: int = 0


class DayNotUnderstood(BaseNotice):
    """/today with something that is no day; `said` is in the person's own words."""

    kind: Literal["day_not_understood"] = "day_not_understood"
    said: str


class NotifiableAlert(AboutReport):
    """A notifiable value (a death, somebody missing, suspected measles) in a report: to those who must know at once."""

    lane: ClassVar[Lane] = Lane.ALERT
    card: ClassVar[bool] = True
    kind: Literal["notifiable_alert"] = "notifiable_alert"


class NotifiableCorrected(AboutReport):
    """Rings those who had the alert when its values changed; the card itself changes in silence."""

    lane: ClassVar[Lane] = Lane.ALERT
    kind: Literal["notifiable_corrected"] = "notifiable_corrected"


class ReviewCard(AboutReport):
    """A coordinator's card of somebody's report: what it says now, and how a review of it stands."""

    card: ClassVar[bool] = True
    kind: Literal["review_card"] = "review_card"
    choosing: bool = False


class ReviewReasonPrompt(AboutReport):
    """Asks a coordinator for the reason in their own words, as an answer to this message."""

    kind: Literal["review_reason_prompt"] = "review_reason_prompt"


class ReportSentBack(AboutReport):
    """To a report's author, as an answer to their message: what a coordinator asks about it."""

    card: ClassVar[bool] = True
    kind: Literal["report_sent_back"] = "report_sent_back"


class ReportChangedForYou(AboutReport):
    """To a report's author: a coordinator changed it; `revision` is the one that they made."""

    card: ClassVar[bool] = True
    kind: Literal["report_changed_for_you"] = "report_changed_for_you"
    revision: int


class CorrectionTooLate(AboutReport):
    """A report older than 30 days is not changed any more."""

    kind: Literal["correction_too_late"] = "correction_too_late"
