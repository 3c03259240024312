"""The outbox: what is to be said, claimed by the one sender, settled by its token."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, exists, func, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.notices import BaseNotice, Lane
from storage.dialect import Dialect
from storage.tables import Card, Chat, OutboxRow

WAITING, SENDING, SENT, UNREACHABLE, EXPIRED = "waiting", "sending", "sent", "unreachable", "expired"

ALL_CHATS = 0
"""The row of `chats` that stands for every chat: Telegram has no chat with this id."""


class _Filled(Protocol):
    filled_outbox: bool


@dataclass(frozen=True, slots=True)
class Due:
    """One row that the sender has claimed. For a card `message_id` is the message to edit, None before its first."""

    id: int
    chat_id: int
    thread_id: int | None
    reply_to: int | None
    silent: bool
    lane: Lane
    notice: str
    card_id: int | None
    card_version: int | None
    message_id: int | None
    attempts: int
    created_at: datetime
    unreachable: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """How a claimed row ended, or that it is to be tried again after `delay` seconds (state waiting).

    `maybe_taken`: Telegram may have accepted the call that failed, so that the next try may make a second message.
    """

    due: Due
    state: str
    message_id: int | None = None
    delay: float = 0.0
    maybe_taken: bool = False


class Outbox:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, unit: _Filled) -> None:
        self._session = session
        self._dialect = dialect
        self._unit = unit

    async def put(
        self,
        notice: BaseNotice,
        chat_id: int,
        now: datetime,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
        silent: bool = False,
        key: str | None = None,
    ) -> None:
        """Stores what is to be said to a chat. With a `key` that is there already nothing happens."""
        await self._insert(
            {
                "dedup_key": key,
                "chat_id": chat_id,
                "thread_id": thread_id,
                "reply_to": reply_to,
                "silent": silent,
                "lane": int(notice.lane),
                "kind": getattr(notice, "kind", ""),
                "subject_id": getattr(notice, "report_id", None),
                "notice": notice.model_dump_json(),
                "card_id": None,
                "created_at": now,
            }
        )

    async def put_card(self, card_id: int, now: datetime) -> None:
        """Asks for a card to be drawn (again). Where that is asked already, the two are one."""
        waiting = exists().where(OutboxRow.card_id == card_id, OutboxRow.state == WAITING)
        card = (await self._session.execute(select(Card.__table__).where(Card.id == card_id, ~waiting))).one_or_none()
        if card is not None:
            await self.put_drawing(card.id, card.chat_id, card.thread_id, card.reply_to, card.lane, card.kind, now)

    async def put_drawing(
        self,
        card_id: int,
        chat_id: int,
        thread_id: int | None,
        reply_to: int | None,
        lane: int,
        kind: str,
        now: datetime,
    ) -> None:
        """The row that draws a card; `put_card` where another one may wait already."""
        await self._insert(
            {
                "dedup_key": None,
                "chat_id": chat_id,
                "thread_id": thread_id,
                "reply_to": reply_to,
                "silent": False,
                "lane": lane,
                "kind": kind,
                "subject_id": None,
                "notice": None,
                "card_id": card_id,
                "created_at": now,
            }
        )

    async def _insert(self, values: dict[str, object]) -> None:
        values |= {"state": WAITING, "attempts": 0, "maybe_twice": 0, "not_before": 0.0}
        statement = self._dialect.insert(OutboxRow).values(**values)
        if values["dedup_key"] is not None:
            statement = statement.on_conflict_do_nothing(index_elements=["dedup_key"])
        await self._session.execute(statement)
        self._unit.filled_outbox = True

    async def claim(
        self, token: str, limit: int, busy: Collection[int], alerts_only: Collection[int] = (), *, only_alerts: bool
    ) -> list[Due]:
        """The first waiting row of up to `limit` chats, alerts first, then those that wait longest.

        Chats in `busy` (a call is under way or their limit is used up) and paused ones are passed over; of chats in
        `alerts_only` (of every chat with `only_alerts`) an alert is taken, nothing else. One row a chat at a time
        keeps a chat's messages in order. The attempt is counted in the claim's own commit.
        """
        now = self._dialect.now()
        place = func.row_number().over(partition_by=OutboxRow.chat_id, order_by=(OutboxRow.lane, OutboxRow.id))
        heads = select(OutboxRow.id, place.label("place")).where(OutboxRow.state == WAITING)
        if busy:
            heads = heads.where(OutboxRow.chat_id.not_in(busy))
        ranked = heads.subquery()
        may_go: ColumnElement[bool] = OutboxRow.lane == int(Lane.ALERT) if only_alerts else true()
        if alerts_only and not only_alerts:
            may_go = or_(OutboxRow.lane == int(Lane.ALERT), OutboxRow.chat_id.not_in(alerts_only))
        all_paused = exists().where(Chat.chat_id == ALL_CHATS, Chat.paused_until > now)
        rows = await self._session.execute(
            select(
                OutboxRow.id,
                OutboxRow.chat_id,
                OutboxRow.thread_id,
                OutboxRow.reply_to,
                OutboxRow.silent,
                OutboxRow.lane,
                OutboxRow.notice,
                OutboxRow.card_id,
                OutboxRow.attempts,
                OutboxRow.created_at,
                Card.notice.label("card_notice"),
                Card.wanted,
                Card.message_id,
                Chat.unreachable_since,
            )
            .join(ranked, ranked.c.id == OutboxRow.id)
            .outerjoin(Card, Card.id == OutboxRow.card_id)
            .outerjoin(Chat, Chat.chat_id == OutboxRow.chat_id)
            .where(
                ranked.c.place == 1,
                may_go,
                OutboxRow.not_before <= now,
                or_(Chat.paused_until.is_(None), Chat.paused_until <= now),
                ~all_paused,
            )
            .order_by(OutboxRow.lane, OutboxRow.id)
            .limit(limit)
        )
        due = [
            Due(
                id=r.id,
                chat_id=r.chat_id,
                thread_id=r.thread_id,
                reply_to=r.reply_to,
                silent=r.silent,
                lane=Lane(r.lane),
                notice=r.notice if r.card_id is None else r.card_notice,
                card_id=r.card_id,
                card_version=r.wanted,
                message_id=r.message_id,
                attempts=r.attempts + 1,
                created_at=r.created_at,
                unreachable=r.unreachable_since is not None,
            )
            for r in rows
        ]
        if due:
            await self._session.execute(
                update(OutboxRow)
                .where(OutboxRow.id.in_([d.id for d in due]))
                .values(state=SENDING, token=token, attempts=OutboxRow.attempts + 1)
            )
        return due

    async def settle(self, token: str, results: Sequence[Settled], now: datetime) -> None:
        """Ends claimed rows or puts them back; a row that another sender has taken over since is left alone."""
        if not results:
            return
        connection = await self._session.connection()
        table: Any = OutboxRow.__table__
        final = [r for r in results if r.state != WAITING]
        again = [r for r in results if r.state == WAITING]
        mine = and_(table.c.id == bindparam("row"), table.c.token == token, table.c.state == SENDING)
        if final:
            await connection.execute(
                update(table)
                .where(mine)
                .values(
                    state=bindparam("to"),
                    message_id=bindparam("message"),
                    card_version=bindparam("version"),
                    notice=None,
                    settled_at=now,
                    sent_at=self._dialect.now(),
                ),
                [
                    {"row": r.due.id, "to": r.state, "message": r.message_id, "version": r.due.card_version}
                    for r in final
                ],
            )
        if again:
            await connection.execute(
                update(table)
                .where(mine)
                .values(
                    state=WAITING,
                    token=None,
                    not_before=self._dialect.now() + bindparam("delay"),
                    maybe_twice=table.c.maybe_twice + bindparam("twice"),
                ),
                [{"row": r.due.id, "delay": r.delay, "twice": int(r.maybe_taken)} for r in again],
            )
        await self._shown([r for r in final if r.due.card_id is not None and r.state == SENT], now)

    async def _shown(self, drawn: Sequence[Settled], now: datetime) -> None:
        """Notes what each card shows now; one whose row changed meanwhile is drawn again, so that no race is lost."""
        if not drawn:
            return
        connection = await self._session.connection()
        table: Any = Card.__table__
        await connection.execute(
            update(table)
            .where(table.c.id == bindparam("card"), table.c.shown < bindparam("version"))
            .values(shown=bindparam("version"), message_id=bindparam("message")),
            [
                {"card": r.due.card_id, "version": r.due.card_version, "message": r.message_id or r.due.message_id}
                for r in drawn
            ],
        )
        stale = await self._session.scalars(
            select(Card.id).where(Card.id.in_([r.due.card_id for r in drawn]), Card.wanted > Card.shown)
        )
        for card_id in stale.all():
            await self.put_card(card_id, now)

    async def take_over(self, token: str) -> int:
        """After taking the sender's lease: rows that a former sender left in the middle are sent again.

        Telegram has no idempotency key, so each of them may arrive twice; the number is returned and kept by row.
        """
        result = await self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.state == SENDING, or_(OutboxRow.token.is_(None), OutboxRow.token != token))
            .values(state=WAITING, token=None, not_before=0.0, maybe_twice=OutboxRow.maybe_twice + 1)
            .returning(OutboxRow.id)
        )
        return len(result.all())

    async def lately(self, seconds: float) -> list[tuple[int, float]]:
        """(chat, seconds ago) of each call of the last `seconds`: what a new sender must count against the limits."""
        now = self._dialect.now()
        rows = await self._session.execute(
            select(OutboxRow.chat_id, now - OutboxRow.sent_at).where(
                OutboxRow.state == SENT, OutboxRow.sent_at > now - seconds
            )
        )
        return [(chat, ago) for chat, ago in rows]

    async def wait(self, busy: Collection[int] = ()) -> float | None:
        """Seconds until some chat's first waiting row may be tried, chats in `busy` left out; None where none waits."""
        now = self._dialect.now()
        place = func.row_number().over(partition_by=OutboxRow.chat_id, order_by=(OutboxRow.lane, OutboxRow.id))
        heads = select(OutboxRow.chat_id, OutboxRow.not_before, place.label("place")).where(OutboxRow.state == WAITING)
        if busy:
            heads = heads.where(OutboxRow.chat_id.not_in(busy))
        first = heads.subquery()
        paused = case((Chat.paused_until > first.c.not_before, Chat.paused_until), else_=first.c.not_before)
        soonest = await self._session.scalar(
            select(func.min(paused) - now)
            .select_from(first)
            .outerjoin(Chat, Chat.chat_id == first.c.chat_id)
            .where(first.c.place == 1)
        )
        if soonest is None:
            return None
        over_all = await self._session.scalar(select(Chat.paused_until - now).where(Chat.chat_id == ALL_CHATS))
        return max(0.0, float(soonest), float(over_all or 0.0))

    async def counts(self) -> dict[str, int]:
        """How many rows stand in each state, and under `maybe_twice` how many messages may have arrived twice."""
        rows = await self._session.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state))
        found: dict[str, int] = {row.state: row[1] for row in rows}
        found["maybe_twice"] = int(await self._session.scalar(select(func.sum(OutboxRow.maybe_twice))) or 0)
        return found

    async def notice_at(self, chat_id: int, message_id: int) -> tuple[str, int | None] | None:
        """Kind and subject of what Vigie said with a message: what an answer to it is about."""
        row = (
            await self._session.execute(
                select(OutboxRow.kind, OutboxRow.subject_id, Card.subject_id.label("card_subject"))
                .outerjoin(Card, Card.id == OutboxRow.card_id)
                .where(OutboxRow.chat_id == chat_id, OutboxRow.message_id == message_id)
                .limit(1)
            )
        ).one_or_none()
        return None if row is None else (row.kind, row.subject_id if row.subject_id is not None else row.card_subject)

    async def drop(self, chat_id: int, now: datetime) -> None:
        """Everything that waits for a chat that cannot be reached ends here."""
        await self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.chat_id == chat_id, OutboxRow.state == WAITING)
            .values(state=UNREACHABLE, notice=None, settled_at=now)
        )

    async def purge(self, before: datetime) -> int:
        """Forgets rows that ended before; how many there were."""
        result = await self._session.execute(
            delete(OutboxRow)
            .where(OutboxRow.state.in_((SENT, UNREACHABLE, EXPIRED)), OutboxRow.settled_at < before)
            .returning(OutboxRow.id)
        )
        return len(result.all())

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what is still to be said is for its new id.

        Messages of the old group cannot be edited from the new one, so a card is sent anew when it changes next.
        """
        await self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.chat_id == old, OutboxRow.state.in_((WAITING, SENDING)))
            .values(chat_id=new, thread_id=None, reply_to=None)
        )
        await self._session.execute(
            update(Card).where(Card.chat_id == old).values(chat_id=new, message_id=None, thread_id=None, reply_to=None)
        )
