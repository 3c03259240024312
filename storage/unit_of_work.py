"""One transaction and the repositories that work in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncSession

from storage.audit import Audit
from storage.bed_drafts import BedDrafts
from storage.bed_history import BedHistory
from storage.bed_holds import BedHolds
from storage.bed_questions import BedQuestions
from storage.cards import Cards
from storage.chats import Chats
from storage.dialect import Dialect
from storage.duty import Duty
from storage.erasure import Erasure, OwnData
from storage.groups import Groups
from storage.guarded import Guarded
from storage.habits import Habits
from storage.inbox import Inbox
from storage.incident_following import IncidentFollowing
from storage.incidents import Incidents
from storage.leases import Leases
from storage.outbox import Outbox
from storage.people import People
from storage.report_forms import ReportForms
from storage.report_reminders import ReportReminders
from storage.retention import Retention
from storage.reviews import Reviews
from storage.roll_calls import RollCalls
from storage.rotation import Rotation
from storage.shelters import Shelters
from storage.shift_reports import ShiftReports
from storage.site_closures import SiteClosures
from storage.subscriptions import Subscriptions
from storage.summaries import Summaries
from storage.summary_editions import SummaryEditions
from storage.team import Team
from storage.turned_away import TurnedAway
from storage.usual_figures import UsualFigures


class UnitOfWork:
    """Repositories over one session. Made by `Database.write` and `Database.read`, never by hand."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self.session = session
        self._dialect = dialect
        self.filled_inbox = False
        self.filled_outbox = False

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of the unit that can fail on its own: an exception undoes it and leaves the rest as it was."""
        noted = self.audit.noted
        try:
            async with self.session.begin_nested():
                yield
        except BaseException:
            self.people.forget_ahead()
            self.audit.forget(noted)
            raise

    async def complete(self) -> None:
        """Before the commit: what its parts left to be written in one go."""
        await self.audit.write_down()
        if "summary_editions" in self.__dict__:
            await self.summary_editions.write_down()

    async def alone(self, name: str) -> None:
        """Until the commit nobody else goes on in what bears this name: for what must look before it writes.

        One name for a whole kind of work, not one a row: two units that take several names could cross.
        """
        await self._dialect.alone(self.session, name)

    @cached_property
    def inbox(self) -> Inbox:
        """Updates as they came in."""
        return Inbox(self.session, self._dialect, self)

    @cached_property
    def outbox(self) -> Outbox:
        """What is to be said."""
        return Outbox(self.session, self._dialect, self)

    @cached_property
    def cards(self) -> Cards:
        """Messages that stay true."""
        return Cards(self.session, self.outbox)

    @cached_property
    def chats(self) -> Chats:
        """What delivery knows of a chat."""
        return Chats(self.session, self._dialect)

    @cached_property
    def leases(self) -> Leases:
        """Who does what only one process may do, and which periods were done."""
        return Leases(self.session, self._dialect)

    @cached_property
    def people(self) -> People:
        """People, roles, invites, strangers."""
        return People(self.session, self._dialect, self.audit)

    @cached_property
    def team(self) -> Team:
        """Roles by their number, locked accounts."""
        return Team(self.session, self.people, self.audit)

    @cached_property
    def habits(self) -> Habits:
        """What people mean by a word."""
        return Habits(self.session)

    @cached_property
    def groups(self) -> Groups:
        """Team groups."""
        return Groups(self.session, self._dialect, self.audit)

    @cached_property
    def shift_reports(self) -> ShiftReports:
        """Shift reports and their revisions."""
        return ShiftReports(self.session, self._dialect, self.audit)

    @cached_property
    def report_forms(self) -> ReportForms:
        """Forms of shift reports that are being filled in."""
        return ReportForms(self.session)

    @cached_property
    def usual_figures(self) -> UsualFigures:
        """What sites reported day by day."""
        return UsualFigures(self.session, self._dialect)

    @cached_property
    def reviews(self) -> Reviews:
        """Reports that were sent back."""
        return Reviews(self.session, self.audit)

    @cached_property
    def duty(self) -> Duty:
        """Who is on duty."""
        return Duty(self.session, self._dialect, self.audit)

    @cached_property
    def incidents(self) -> Incidents:
        """Security incidents and their alerts."""
        return Incidents(self.session, self._dialect, self.audit)

    @cached_property
    def following(self) -> IncidentFollowing:
        """What follows an alert: what was added, what is one event, written reports."""
        return IncidentFollowing(self.session, self._dialect)

    @cached_property
    def roll_calls(self) -> RollCalls:
        """Roll calls and who answered."""
        return RollCalls(self.session, self.audit)

    @cached_property
    def shelters(self) -> Shelters:
        """Shelters, what happened to their beds, and how these stand."""
        return Shelters(self.session, self._dialect, self.audit)

    @cached_property
    def bed_holds(self) -> BedHolds:
        """Beds kept for somebody on the way, and beds beyond the usual ones."""
        return BedHolds(self.session)

    @cached_property
    def bed_questions(self) -> BedQuestions:
        """Who asked for beds."""
        return BedQuestions(self.session)

    @cached_property
    def turned_away(self) -> TurnedAway:
        """People for whom there was no bed."""
        return TurnedAway(self.session, self.audit)

    @cached_property
    def summaries(self) -> Summaries:
        """What summaries are made of."""
        return Summaries(self.session, self._dialect)

    @cached_property
    def summary_editions(self) -> SummaryEditions:
        """Summaries that were made."""
        return SummaryEditions(self.session, self._dialect)

    @cached_property
    def site_closures(self) -> SiteClosures:
        """Sites that are closed on some days."""
        return SiteClosures(self.session, self._dialect, self.audit)

    @cached_property
    def report_reminders(self) -> ReportReminders:
        """Reminders of expected reports, and days off."""
        return ReportReminders(self.session, self._dialect)

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """Who gets which summary."""
        return Subscriptions(self.session, self._dialect, self.audit)

    @cached_property
    def bed_history(self) -> BedHistory:
        """What happened to beds, looked back at."""
        return BedHistory(self.session, self._dialect)

    @cached_property
    def guarded(self) -> Guarded:
        """What was masked in free text, and who sent too much."""
        return Guarded(self.session, self._dialect)

    @cached_property
    def bed_drafts(self) -> BedDrafts:
        """Counts of beds that are being made."""
        return BedDrafts(self.session)

    @cached_property
    def audit(self) -> Audit:
        """Who did or saw what."""
        return Audit(self.session)

    @cached_property
    def retention(self) -> Retention:
        """What is kept no longer."""
        return Retention(self.session, self._dialect)

    @cached_property
    def erasure(self) -> Erasure:
        """One person's identity, erased."""
        return Erasure(self.session)

    @cached_property
    def own_data(self) -> OwnData:
        """All that is kept about one person."""
        return OwnData(self.session)

    @cached_property
    def rotation(self) -> Rotation:
        """Which key values lie under."""
        return Rotation(self.session)
