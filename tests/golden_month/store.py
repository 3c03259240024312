"""The month, put into a database as far as it has happened at a moment."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from domain.catalogue import Catalogue
from domain.incidents.types import Climb, Facts, Incident, Status
from domain.people import Grant
from domain.reading import Entry
from domain.roles import Role
from domain.shelters.types import BedEvent, EventKind, Hold, Outcome
from domain.shift_reports import Content, ReportState
from domain.summaries.completeness import Closure
from services.work import Work
from storage.bed_history import TurnedAwayThen
from storage.database import Database
from storage.shift_reports import Revision
from tests.golden_month.plan import CLOSURES, DAY, INCIDENTS, PEOPLE, Closed, Happened, Report, paris, reports

WOMEN, GIRLS = "womens_shelter", "accommodation_idf"
Act = Callable[[Work], Awaitable[None]]


@dataclass
class Store:
    """One database, and what is to be put into it yet, by its time."""

    database: Database
    catalogue: Catalogue
    planned: Sequence[Report] | None = None
    """None: what the plan says was reported."""
    ids: dict[str, int] = field(default_factory=dict)
    _acts: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _joined: dict[int, int] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def begin(self) -> None:
        """Everybody is admitted; nothing has happened yet."""
        async with self.at(paris(date(2026, 1, 5), 9)) as work:
            for place, (name, role, project) in enumerate(PEOPLE):
                admitted = await work.unit.people.admit(
                    100 + place, name, "fr", project, site_asked=False, now=work.now
                )
                await work.unit.people.grant(admitted, Grant(role, project), None, work.now)
                self.ids[name] = admitted
        for report in reports(self.catalogue) if self.planned is None else self.planned:
            self._report(report)
        for incident in INCIDENTS:
            self._incident(incident)
        for closed in CLOSURES:
            self._then(closed.made, self._closing(closed))
        self._beds()
        self._acts.sort(key=lambda act: act[:2])

    @asynccontextmanager
    async def at(self, now: datetime) -> AsyncIterator[Work]:
        """A unit of work at a moment, committed at its end."""
        async with self.database.write() as unit:
            yield Work(unit, self.catalogue, now, b"")

    async def until(self, now: datetime) -> None:
        """What has happened up to a moment, and was not put in yet."""
        due = [(at, act) for at, _, act in self._acts if at <= now]
        self._acts = self._acts[len(due) :]
        async with self.database.write() as unit:
            for at, act in due:
                await act(Work(unit, self.catalogue, at, b""))

    def _then(self, at: datetime, act: Act) -> None:
        self._acts.append((at, next(self._numbers), act))

    def _report(self, report: Report) -> None:
        made: list[int] = []
        place = next(self._numbers)
        author = self.ids["Amina"]

        def content(values: dict[str, int]) -> Content:
            entry = Entry(report.activity, values, report.estimates)
            return Content(report.project, report.site, report.day, report.shift, (entry,), None)

        def revision(number: int, at: datetime, values: dict[str, int]) -> Revision:
            follows = None if number == 1 else number - 1
            return Revision(number, at, author, "sent", None, content(values), "…", follows=follows)

        async def send(work: Work) -> None:
            made.append(
                await work.unit.shift_reports.add(
                    chat_id=100,
                    message_id=place,
                    thread_id=None,
                    author_id=author,
                    reported_at=report.at,
                    state=ReportState.PENDING if report.pending else ReportState.STORED,
                    revision=revision(1, report.at, report.values),
                    doubts=report.doubts,
                )
            )
            await self._changed(work, report)

        async def correct(work: Work) -> None:
            assert report.becomes is not None
            assert report.again is not None
            await work.unit.shift_reports.add_revision(made[0], revision(2, report.again, report.becomes))
            await work.unit.shift_reports.stand(made[0], state=ReportState.STORED, counted=2, pending=None)
            await self._changed(work, report)

        async def undo(work: Work) -> None:
            await work.unit.shift_reports.stand(made[0], state=ReportState.VOIDED, counted=1, pending=None)
            await self._changed(work, report)

        self._then(report.at, send)
        if report.again is not None:
            self._then(report.again, correct)
        if report.undone is not None and not report.pending:
            self._then(report.undone, undo)

    async def _changed(self, work: Work, report: Report) -> None:
        if report.day >= DAY:  # no summary is made of days before that evening
            await work.unit.summary_editions.changed([report.project], report.day, work.now + timedelta(minutes=1))

    def _incident(self, one: Happened) -> None:
        place = next(self._numbers)

        async def raised(work: Work) -> None:
            restricted = {"restricted": True, "unknown": None}.get(one.kind, False)
            stored = await work.unit.incidents.add(
                Incident(
                    id=0,
                    project=one.project,
                    reporter_id=self.ids["Amina"],
                    raised_at=one.at,
                    year=one.at.year,
                    apart=one.kind == "restricted",
                    number=None if one.kind == "unknown" else one.number,
                    sos=False,
                    status=Status.CLOSED if one.kind == "joined" else Status.OPEN,
                    facts=Facts(one.type, restricted, one.severity, one.near_miss),
                    climb=Climb(),
                    chat_id=100,
                    message_id=place,
                    thread_id=None,
                    excluded=frozenset() if one.without is None else frozenset({self.ids[one.without]}),
                    joined_to=self._joined[one.number - 1] if one.kind == "joined" else None,
                    exercise=one.kind == "exercise",
                ),
                one.at,
            )
            if one.kind == "plain":
                self._joined[one.number] = stored.id

        async def stand(work: Work) -> None:
            await work.unit.incidents.set_climb(self._joined[one.number], one.status(work.now), Climb())

        self._then(one.at, raised)
        for at in (one.taken, one.closed):
            if at is not None:
                self._then(at, stand)

    def _closing(self, closed: Closed) -> Act:
        async def act(work: Work) -> None:
            closure = Closure(closed.site, closed.first, closed.last, closed.activity)
            await work.unit.site_closures.add(closure, None, self.ids["Claire"], closed.made)

        return act

    def _beds(self) -> None:
        """Two counts a day at the women's shelter from the end of September on; at the girls' only until a week before
        the day. More than there is room for at the end, one hold on the day, and people turned away."""
        first = date(2026, 9, 25)
        for number in range((date(2026, 11, 2) - first).days + 1):
            day = first + timedelta(days=number)
            women = 15 + number % 5 + (4 if day >= DAY else 0)
            for hour in (7, 19):
                at = paris(day, hour, 5)
                self._count(WOMEN, at, "single_women", women - (2 if hour == 7 else 0))
                self._count(WOMEN, at, "women_with_children", 3 + number % 4, 1 if day >= DAY else 0)
                if day < DAY - timedelta(days=7):
                    self._count(GIRLS, at, "girls", 20 + number % 7)
        self._hold()
        for day, people, category, reason in (
            (date(2026, 10, 10), 2, "single_women", None),
            (DAY, 3, "single_women", "full"),
            (DAY, 1, None, "rules"),
            (DAY, 2, None, "other"),
            (date(2026, 10, 30), 4, "single_women", "full"),
        ):
            at = paris(day, 20 if reason == "other" else 19, 20)
            self._then(at, self._refused(at, people, category, reason))

    def _count(self, site: str, at: datetime, category: str, occupied: int, out: int = 0) -> None:
        count = BedEvent(0, EventKind.COUNT, at, category, self.ids["Kim"], Role.SHELTER_KEEPER, occupied, out)

        async def act(work: Work) -> None:
            await work.unit.bed_history.remember(await work.unit.shelters.lock(site), [count])

        self._then(at, act)

    def _hold(self) -> None:
        at, until, category, made = paris(DAY, 19, 10), paris(DAY, 20, 40), "women_with_children", list[int]()

        async def hold(work: Work) -> None:
            shelter = await work.unit.shelters.lock(WOMEN)
            kept = Hold(0, WOMEN, category, 2, "deux mots", self.ids["Amina"], at, until)
            made.extend(await work.unit.bed_history.remember_holds(shelter, [kept]))
            held = BedEvent(0, EventKind.HELD, at, category, beds=2, until=until, hold=made[0])
            await work.unit.bed_history.remember(shelter, [held])

        async def end(work: Work) -> None:
            ended = BedEvent(0, EventKind.HOLD_ENDED, until, category, beds=2, hold=made[0], outcome=Outcome.EXPIRED)
            await work.unit.bed_history.remember(await work.unit.shelters.lock(WOMEN), [ended])

        self._then(at, hold)
        self._then(until, end)

    def _refused(self, at: datetime, people: int, category: str | None, reason: str | None) -> Act:
        one = TurnedAwayThen("dunkerque", WOMEN, category, people, at, self.ids["Kim"], reason)

        async def act(work: Work) -> None:
            await work.unit.bed_history.remember_turned_away(await work.unit.shelters.lock(WOMEN), [one])

        return act
