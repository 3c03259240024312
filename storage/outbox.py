"""The outbox as its one sender sees it: rows are claimed chat by chat, and settled by the sender's token."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, bindparam, case, delete, exists, func, or_, select, true, update
from sqlalchemy.orm import aliased

from domain.notices import TO_STRANGERS, Lane
from storage.dialect import inline
from storage.outbox_rows import ALL_CHATS, EXPIRED, SENDING, SENT, UNREACHABLE, WAITING, OutboxRows
from storage.prepared import PREPARED
from storage.tables import Card, Chat, OutboxRow

__all__ = ["ALL_CHATS", "EXPIRED", "SENDING", "SENT", "UNREACHABLE", "WAITING", "Due", "Outbox", "Settled"]


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


_CARDS: Any = Card.__table__
_SHOW = (
    update(_CARDS)
    .where(_CARDS.c.id == bindparam("card"), _CARDS.c.shown < bindparam("version"))
    .values(shown=bindparam("version"), message_id=bindparam("message"))
    .execution_options(**PREPARED)
)


class Outbox(OutboxRows):
    """See the module."""

    async def claim(
        self, token: str, limit: int, busy: Collection[int], alerts_only: Collection[int] = (), *, only_alerts: bool
    ) -> list[Due]:
        """The first waiting row of up to `limit` chats, alerts first, then those that wait longest.

        Chats in `busy` (a call is under way or their limit is used up) and paused ones are passed over; of chats in
        `alerts_only` (of every chat with `only_alerts`) an alert is taken, nothing else. One row a chat at a time
        keeps a chat's messages in order: a chat whose former row is not settled yet is passed over as well. The
        attempt is counted in the claim's own commit.
        """
        now = self._dialect.now()
        ranked = _heads(busy)
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
        held = await self._session.scalars(
            select(OutboxRow.id)
            .where(
                OutboxRow.id.in_([r.due.id for r in results]),
                OutboxRow.token == token,
                OutboxRow.state == inline(SENDING),
            )
            .with_for_update()
        )
        ours = set(held.all())
        ended = [r for r in results if r.due.id in ours and r.state != WAITING]
        again = [r for r in results if r.due.id in ours and r.state == WAITING]
        if ended:
            await self._session.execute(
                self._dialect.constant("end", self._ending),
                [
                    {
                        "row": r.due.id,
                        "to": r.state,
                        "message": r.message_id,
                        "version": r.due.card_version,
                        "at": now,
                    }
                    for r in ended
                ],
            )
        table: Any = OutboxRow.__table__
        if again:
            await self._session.execute(
                update(table)
                .where(table.c.id == bindparam("row"))
                .values(
                    state=WAITING,
                    token=None,
                    not_before=self._dialect.now() + bindparam("delay"),
                    maybe_twice=table.c.maybe_twice + bindparam("twice"),
                ),
                [{"row": r.due.id, "delay": r.delay, "twice": int(r.maybe_taken)} for r in again],
            )
        await self._shown([r for r in ended if r.due.card_id is not None and r.state == SENT], now)

    def _ending(self) -> Any:
        table: Any = OutboxRow.__table__
        to_stranger = or_(*(table.c.kind == kind for kind in sorted(TO_STRANGERS)))
        ended = (
            update(table)
            .where(table.c.id == bindparam("row"))
            .values(
                state=bindparam("to"),
                message_id=bindparam("message"),
                card_version=bindparam("version"),
                notice=None,
                settled_at=bindparam("at"),
                sent_at=self._dialect.now(),
                chat_id=case((to_stranger, 0), else_=table.c.chat_id),
            )
        )
        return ended.execution_options(**PREPARED)

    async def _shown(self, drawn: Sequence[Settled], now: datetime) -> None:
        """Notes what each card shows now; one whose row changed meanwhile is drawn again, so that no race is lost."""
        if not drawn:
            return
        await self._session.execute(
            _SHOW,
            [
                {"card": r.due.card_id, "version": r.due.card_version, "message": r.message_id or r.due.message_id}
                # In one order, as whoever touches many cards does: two who lock the same cards must not cross.
                for r in sorted(drawn, key=lambda r: r.due.card_id or 0)
            ],
        )
        ids = [r.due.card_id for r in drawn]
        await self._one_card_a_message(ids)
        stale = await self._session.scalars(select(Card.id).where(Card.id.in_(ids), Card.wanted > Card.shown))
        for card_id in stale.all():
            await self.put_card(card_id, now)

    async def _one_card_a_message(self, ids: Sequence[int | None]) -> None:
        """A button may be tapped before the sending of its message is noted: the tap took the message for an unknown
        copy and made a card of it. Now that both are known to be one, the older card goes on with what the newer says.
        """
        twin = aliased(Card)
        pairs = await self._session.execute(
            select(Card.id, twin.id.label("twin"), twin.notice)
            .join(twin, (twin.chat_id == Card.chat_id) & (twin.message_id == Card.message_id) & (twin.id > Card.id))
            .where(Card.id.in_(ids))
        )
        for card_id, twin_id, notice in pairs.all():
            await self._session.execute(
                update(Card).where(Card.id == card_id).values(notice=notice, wanted=Card.wanted + 1)
            )
            await self._session.execute(update(OutboxRow).where(OutboxRow.card_id == twin_id).values(card_id=card_id))
            await self._session.execute(delete(Card).where(Card.id == twin_id))

    async def take_over(self, token: str) -> int:
        """After taking the sender's lease: rows that a former sender left in the middle are sent again.

        Telegram has no idempotency key, so each of them may arrive twice; the number is returned and kept by row.
        """
        result = await self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.state == inline(SENDING), or_(OutboxRow.token.is_(None), OutboxRow.token != token))
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
        first = _heads(busy)
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


def _heads(busy: Collection[int]) -> Subquery:
    """Waiting rows with their place in their chat's line, for chats in which nothing is under way."""
    place = func.row_number().over(partition_by=OutboxRow.chat_id, order_by=(OutboxRow.lane, OutboxRow.id))
    under_way = select(OutboxRow.chat_id).where(OutboxRow.state == inline(SENDING))
    heads = select(OutboxRow.id, OutboxRow.chat_id, OutboxRow.not_before, place.label("place")).where(
        OutboxRow.state == inline(WAITING), OutboxRow.chat_id.not_in(under_way)
    )
    return (heads.where(OutboxRow.chat_id.not_in(busy)) if busy else heads).subquery()
