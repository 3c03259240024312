"""A mission's people and their phones over the services alone: no network, a clock that tests move, an outbox that is
emptied on demand."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from bot.catalogue import catalogue_from
from bot.incident_model import incident_model
from domain.catalogue import Catalogue
from domain.duty import Shift
from domain.incidents.types import Incident
from domain.incidents.views import AlertView, IncidentReceiptView, RingGoneView
from domain.notices import Notice, read_notice
from domain.people import Grant
from domain.roles import Role
from domain.taps import IncidentAction, IncidentTap
from domain.toasts import Toast
from domain.views import View
from services import incidents, rights, roll_calls, views
from services.work import Origin, Work
from storage.database import Database
from storage.outbox import SENT, UNREACHABLE, Due, Settled
from storage.tables import GrantRow

START = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
PEOPLE: tuple[tuple[str, Role, str | None], ...] = (
    ("Amina", Role.TEAM_MEMBER, "calais"),
    ("Claire", Role.COORDINATOR, "calais"),
    ("Paul", Role.COORDINATOR, "calais"),
    ("Dora", Role.COORDINATOR, "dunkerque"),
    ("Sam", Role.SECURITY_ADVISER, "calais"),
    ("Hugo", Role.HEAD_OF_MISSION, None),
    ("Fatou", Role.SAFEGUARDING_FOCAL_POINT, "calais"),
    ("Maya", Role.MEDICAL_FOCAL_POINT, "calais"),
    ("Ada", Role.ADMIN, None),
)


_REPORTERS = (IncidentAction.SEND, IncidentAction.READERS, IncidentAction.EXCLUDE)


@dataclass
class Shown:
    """One message on a phone: what it was sent as, and what it shows now (None: emptied)."""

    notice: Notice
    view: View | None
    silent: bool
    card: int | None


@dataclass
class Mission:
    """See the module. People are known by name; the Telegram id of the n-th is 100 + n."""

    database: Database
    catalogue: Catalogue = field(default_factory=lambda: catalogue_from(None))
    now: datetime = START
    ids: dict[str, int] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    answers: dict[str, Origin] = field(default_factory=dict)
    phones: dict[int, dict[int, Shown]] = field(default_factory=dict)
    slow: bool = False
    under_way: list[tuple[Due, Notice, View | None]] = field(default_factory=list)
    _numbers: int = 0

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """A unit of work at this moment."""
        async with self.database.write() as unit:
            yield Work(unit, self.catalogue, self.now, b"", incident_model)

    def chat(self, name: str) -> int:
        """The person's private chat."""
        return 100 + list(self.ids).index(name)

    async def admit(self, name: str, role: Role, project: str | None = "calais", until: datetime | None = None) -> None:
        """Somebody with a role."""
        self.ids[name] = 0
        async with self.work() as work:
            people = work.unit.people
            self.ids[name] = await people.admit(self.chat(name), name, "fr", project, False, self.now)
            await people.grant(self.ids[name], Grant(role, project, until=until), None, self.now)

    async def populate(self) -> None:
        """Calais with two coordinators, and whom else alerts may concern."""
        for name, role, project in PEOPLE:
            await self.admit(name, role, project)

    def origin(self, name: str, message_id: int | None = None, sent_at: datetime | None = None) -> Origin:
        """A message of theirs in private, or a tap on one of Vigie's."""
        self._numbers += 1
        return Origin(
            chat_id=self.chat(name),
            message_id=message_id or 10_000 + self._numbers,
            thread_id=None,
            in_group=False,
            sender_id=self.chat(name),
            sender_name=name,
            sender_language="fr",
            sent_at=sent_at or self.now,
        )

    async def alert(self, name: str, text: str, sent_at: datetime | None = None) -> Incident:
        """/incident, and what came of it."""
        origin = self.origin(name, sent_at=sent_at)
        async with self.work() as work:
            await incidents.raise_alert(work, origin, text)
            found = await work.unit.incidents.by_message(origin.chat_id, origin.message_id)
            assert found is not None
        await self.deliver()
        return found

    async def tap(
        self, name: str, incident: int, action: IncidentAction, detail: str | None = None, choice: str | None = None
    ) -> Toast | None:
        """A tap on the newest card of the incident that the person has; without one, on a copy."""
        data = IncidentTap.model_validate({"action": action, "incident": incident, "detail": detail, "choice": choice})
        own = detail is not None or action in _REPORTERS
        kind = "incident_receipt" if own else "incident_alert"
        mine = [m for m, s in self.phones.get(self.chat(name), {}).items() if s.notice.kind == kind]
        origin = self.origin(name, message_id=mine[-1] if mine else 99)
        async with self.work() as work:
            toast = await incidents.tap(work, origin, data)
        await self.deliver()
        return toast

    async def pass_time(self, minutes: float) -> None:
        """The clock moves; then what is due is done, as the ticker does it."""
        self.now += timedelta(minutes=minutes)
        await self.tick()

    async def tick(self) -> None:
        """What the ticker does."""
        async with self.database.read() as unit:
            due = await incidents.next_climb(Work(unit, self.catalogue, self.now, b""))
        if due is not None and due <= self.now:
            async with self.work() as work:
                assert await incidents.climb(work) == []
        async with self.database.read() as unit:
            due = await roll_calls.next_follow(Work(unit, self.catalogue, self.now, b""))
        if due is not None and due <= self.now:
            async with self.work() as work:
                assert await roll_calls.follow(work) == []
        async with self.database.read() as unit:
            due = await rights.next_end(Work(unit, self.catalogue, self.now, b""))
        if due is not None and due <= self.now:
            async with self.work() as work:
                await rights.see_to(work)
        await self.deliver()

    async def block(self, name: str, blocked: bool = True) -> None:
        """The person blocks the bot, or lets it write again."""
        self.blocked.discard(name)
        async with self.work() as work:
            if blocked:
                self.blocked.add(name)
                await work.unit.chats.unreachable(self.chat(name), self.now)
            else:
                await rights.unblocked(work, self.chat(name))
        await self.tick()

    async def end_role(self, name: str) -> None:
        """The person's roles are over from now on."""
        self.ended.add(name)
        async with self.work() as work:
            theirs = update(GrantRow).where(GrantRow.person_id == self.ids[name], GrantRow.until.is_(None))
            await work.unit.session.execute(theirs.values(until=self.now))

    async def put_on_duty(self, name: str, hours: float = 24) -> None:
        """The person is on duty in Calais from now on."""
        async with self.work() as work:
            board = await work.unit.duty.open("calais", self.now + timedelta(days=30))
            shift = Shift(self.ids[name], self.now, self.now + timedelta(hours=hours))
            await work.unit.duty.keep(board.id, (shift,), self.now, self.ids[name], self.now)

    async def stored(self, incident: int) -> Incident:
        """The incident as it stands."""
        async with self.database.read() as unit:
            found = await unit.incidents.by_id(incident)
        assert found is not None
        return found

    async def deliver(self) -> None:
        """The sender: until the outbox is empty; with `slow` what it has claimed stays under way until it lands."""
        while await self._send() and not self.slow:
            await self._settle()

    async def land(self) -> None:
        """What was under way has arrived, and the sender goes on at once."""
        self.slow = False
        await self._settle()
        await self.deliver()

    async def _send(self) -> bool:
        """Claims, and makes what each reader may have at this moment. Whether there was anything."""
        async with self.database.write() as unit:
            due = await unit.outbox.claim("me", 64, [], only_alerts=False)
        async with self.database.read() as unit:
            work = Work(unit, self.catalogue, self.now, b"")
            for row in due:
                notice = read_notice(row.notice)
                self.under_way.append((row, notice, (await views.view_for(work, notice, row.chat_id)).view))
        return bool(due)

    async def _settle(self) -> None:
        gone, settled = {self.chat(name) for name in self.blocked}, []
        for row, notice, view in self.under_way:
            if isinstance(view, RingGoneView) and view.emptied:
                for message in view.messages:
                    self.phones[row.chat_id].pop(message, None)
            if row.chat_id in gone:
                settled.append(Settled(row, UNREACHABLE))
            else:
                shown = Shown(notice, view, row.silent, row.card_id)
                settled.append(Settled(row, SENT, self._show(row.chat_id, row.message_id, shown)))
        self.under_way.clear()
        async with self.database.write() as unit:
            await unit.outbox.settle("me", settled, self.now)

    def _show(self, chat: int, message_id: int | None, shown: Shown) -> int | None:
        if message_id is None and (shown.view is None or isinstance(shown.view, RingGoneView)):
            return None
        if message_id is None:
            self._numbers += 1
            message_id = self._numbers
        else:  # an edit does not ring
            before = self.phones.get(chat, {}).get(message_id)
            shown.silent = before is None or before.silent
        self.phones.setdefault(chat, {})[message_id] = shown
        return message_id

    def on_phone(self, name: str, kind: str) -> list[Shown]:
        """What of this kind the person's phone has had, oldest first."""
        return [shown for shown in self.phones.get(self.chat(name), {}).values() if shown.notice.kind == kind]

    def rung(self, name: str) -> int:
        """How often their phone has rung for alerts: cards that came with a ring, and rings."""
        had = (*self.on_phone(name, "incident_alert"), *self.on_phone(name, "incident_withdrawn"))
        return sum(not shown.silent for shown in had) + len(self.on_phone(name, "incident_ring"))

    def rings(self, *names: str) -> list[int]:
        """`rung` of several people."""
        return [self.rung(name) for name in names]

    def card(self, name: str) -> AlertView | None:
        """What the one card of somebody alerted shows; None where it was emptied. They must have exactly one."""
        found = self.on_phone(name, "incident_alert") or self.on_phone(name, "incident_withdrawn")[-1:]
        (shown,) = found
        assert shown.view is None or isinstance(shown.view, AlertView)
        return shown.view

    def receipt(self, name: str = "Amina") -> IncidentReceiptView:
        """What the newest card of a reporter shows."""
        view = self.on_phone(name, "incident_receipt")[-1].view
        assert isinstance(view, IncidentReceiptView)
        return view
