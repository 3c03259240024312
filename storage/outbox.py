"""The outbox as its one sender sees it: rows are claimed chat by chat, and settled by the sender's token."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Subquery,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from domain.notices import TO_STRANGERS, Lane
from storage.dialect import inline
from storage.outbox_rows import ALL_CHATS, EXPIRED, SENDING, SENT, UNREACHABLE, WAITING, OutboxRows
from storage.prepared import PREPARED
from storage.tables import Card, Chat, OutboxRow

__all__ = ["ALL_CHATS", "EXPIRED", "SENDING", "SENT", "UNREACHABLE", "WAITING", "Due", "Outbox", "Settled"]


class Due(NamedTuple):
    """One row that the sender has claimed. For a card `message_id` is the message to edit, None before its first.

    `lane` is the row's place in line, `card_lane` what its card is: they differ where a drawing stands behind.
    """

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
    card_lane: Lane
    drawn: str | None = None
    """What the file that the card shows was made of, hashed."""


class Settled(NamedTuple):
    """How a claimed row ended, or that it is to be tried again after `delay` seconds (state waiting).

    `maybe_taken`: Telegram may have accepted the call that failed, so that the next try may make a second message.
    """

    due: Due
    state: str
    message_id: int | None = None
    delay: float = 0.0
    maybe_taken: bool = False
    drawn: str | None = None


_OUTBOX: Any = OutboxRow.__table__
_CARDS: Any = Card.__table__
_CHATS: Any = Chat.__table__
_IS_ALERT = _OUTBOX.c.lane == literal_column(str(int(Lane.ALERT)))
_SHOW = (
    update(_CARDS)
    .where(_CARDS.c.id == bindparam("card"), _CARDS.c.shown < bindparam("version"))
    .values(shown=bindparam("version"), message_id=bindparam("message"), drawn=bindparam("made_of"))
    .execution_options(**PREPARED)
)
_TAKE_OVER = (
    update(_OUTBOX)
    .where(_OUTBOX.c.state == inline(SENDING), or_(_OUTBOX.c.token.is_(None), _OUTBOX.c.token != bindparam("by")))
    .values(state=WAITING, token=None, not_before=0.0, maybe_twice=_OUTBOX.c.maybe_twice + 1)
    .returning(_OUTBOX.c.id)
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
        bound: dict[str, object] = {"busy": sorted(busy), "most": limit}
        if only_alerts:
            due_now = self._dialect.constant("alerts_due", self._alerts_due)
        else:
            due_now = self._dialect.constant("rows_due", self._rows_due)
            bound["alerts_only"] = sorted(alerts_only)
        rows = await self._session.execute(due_now, bound)
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
                card_lane=Lane(r.lane if r.card_id is None else r.card_lane),
                drawn=r.drawn,
            )
            for r in rows
        ]
        if due:
            taking = self._dialect.constant("rows_taken", self._taking)
            await self._session.execute(taking, {"rows": [d.id for d in due], "by": token})
        return due

    def _alerts_due(self) -> Any:
        """An alert is always the first of its chat. By an index of their own they are found as soon in a long queue."""
        return self._due(self._heads(_IS_ALERT))

    def _rows_due(self) -> Any:
        may_go = or_(_OUTBOX.c.lane == int(Lane.ALERT), ~self._dialect.among(_OUTBOX.c.chat_id, "alerts_only"))
        return self._due(self._heads(), may_go)

    def _due(self, heads: Subquery, *may_go: Any) -> Any:
        now = self._dialect.now()
        all_paused = exists().where(_CHATS.c.chat_id == ALL_CHATS, _CHATS.c.paused_until > now)
        due = (
            select(
                _OUTBOX.c.id,
                _OUTBOX.c.chat_id,
                _OUTBOX.c.thread_id,
                _OUTBOX.c.reply_to,
                _OUTBOX.c.silent,
                _OUTBOX.c.lane,
                _OUTBOX.c.notice,
                _OUTBOX.c.card_id,
                _OUTBOX.c.attempts,
                _OUTBOX.c.created_at,
                _CARDS.c.notice.label("card_notice"),
                _CARDS.c.lane.label("card_lane"),
                _CARDS.c.wanted,
                _CARDS.c.message_id,
                _CARDS.c.drawn,
                _CHATS.c.unreachable_since,
            )
            .join(heads, heads.c.id == _OUTBOX.c.id)
            .outerjoin(_CARDS, _CARDS.c.id == _OUTBOX.c.card_id)
            .outerjoin(_CHATS, _CHATS.c.chat_id == _OUTBOX.c.chat_id)
            .where(
                *may_go,
                _OUTBOX.c.not_before <= now,
                or_(_CHATS.c.paused_until.is_(None), _CHATS.c.paused_until <= now),
                ~all_paused,
            )
            .order_by(_OUTBOX.c.lane, _OUTBOX.c.id)
            .limit(bindparam("most"))
        )
        return due.execution_options(**PREPARED)

    def _heads(self, *which: Any) -> Subquery:
        """The first waiting row of every chat that is not in `busy` and in which nothing is under way.

        From one chat to the next, and there to its first row, by the index: however long the queue is, what is read of
        it is two entries a chat. Neither database does so by itself for a GROUP BY.
        """
        waiting = _OUTBOX.c.state == inline(WAITING), *which
        chats = select(func.min(_OUTBOX.c.chat_id).label("chat_id")).where(*waiting).cte("queued", recursive=True)
        following = select(func.min(_OUTBOX.c.chat_id)).where(*waiting, _OUTBOX.c.chat_id > chats.c.chat_id)
        chats = chats.union_all(
            select(following.correlate(chats).scalar_subquery()).where(chats.c.chat_id.is_not(None))
        )
        first = select(_OUTBOX.c.id).where(*waiting, _OUTBOX.c.chat_id == chats.c.chat_id)
        first = first.order_by(_OUTBOX.c.lane, _OUTBOX.c.id).limit(literal_column("1")).correlate(chats)
        under_way = select(_OUTBOX.c.chat_id).where(_OUTBOX.c.state == inline(SENDING))
        heads = select(first.scalar_subquery().label("id")).where(
            chats.c.chat_id.is_not(None),
            chats.c.chat_id.not_in(under_way),
            ~self._dialect.among(chats.c.chat_id, "busy"),
        )
        return heads.subquery()

    def _taking(self) -> Any:
        these = update(_OUTBOX).where(self._dialect.among(_OUTBOX.c.id, "rows"))
        taken = these.values(state=SENDING, token=bindparam("by"), attempts=_OUTBOX.c.attempts + 1)
        return taken.execution_options(**PREPARED)

    async def settle(self, token: str, results: Sequence[Settled], now: datetime) -> None:
        """Ends claimed rows or puts them back; a row that another sender has taken over since is left alone."""
        if not results:
            return
        held = self._dialect.constant("rows_held", self._rows_held)
        rows = [r.due.id for r in results]
        ours = set((await self._session.scalars(held, {"rows": rows, "by": token})).all())
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
        if again:
            await self._session.execute(
                update(_OUTBOX)
                .where(_OUTBOX.c.id == bindparam("row"))
                .values(
                    state=WAITING,
                    token=None,
                    not_before=self._dialect.now() + bindparam("delay"),
                    maybe_twice=_OUTBOX.c.maybe_twice + bindparam("twice"),
                ),
                [{"row": r.due.id, "delay": r.delay, "twice": int(r.maybe_taken)} for r in again],
            )
        await self._shown([r for r in ended if r.due.card_id is not None and r.state == SENT], now)

    def _rows_held(self) -> Any:
        held = select(_OUTBOX.c.id).where(
            self._dialect.among(_OUTBOX.c.id, "rows"),
            _OUTBOX.c.token == bindparam("by"),
            _OUTBOX.c.state == inline(SENDING),
        )
        return held.with_for_update().execution_options(**PREPARED)

    def _ending(self) -> Any:
        to_stranger = or_(*(_OUTBOX.c.kind == kind for kind in sorted(TO_STRANGERS)))
        ended = (
            update(_OUTBOX)
            .where(_OUTBOX.c.id == bindparam("row"))
            .values(
                state=bindparam("to"),
                message_id=bindparam("message"),
                card_version=bindparam("version"),
                notice=None,
                settled_at=bindparam("at"),
                sent_at=self._dialect.now(),
                chat_id=case((to_stranger, 0), else_=_OUTBOX.c.chat_id),
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
                {
                    "card": r.due.card_id,
                    "version": r.due.card_version,
                    "message": r.message_id or r.due.message_id,
                    "made_of": r.drawn,
                }
                # In one order, as whoever touches many cards does: two who lock the same cards must not cross.
                for r in sorted(drawn, key=lambda r: r.due.card_id or 0)
            ],
        )
        ids = [r.due.card_id for r in drawn]
        await self._one_card_a_message(ids)
        stale = self._dialect.constant("cards_stale", self._cards_stale)
        for card_id in (await self._session.scalars(stale, {"cards": ids})).all():
            await self.put_card(card_id, now)

    def _cards_stale(self) -> Any:
        # What waits already keeps its place: whoever put it there knew how urgent it was.
        waits = exists().where(_OUTBOX.c.card_id == _CARDS.c.id, _OUTBOX.c.state == inline(WAITING))
        these = select(_CARDS.c.id).where(
            self._dialect.among(_CARDS.c.id, "cards"), _CARDS.c.wanted > _CARDS.c.shown, ~waits
        )
        return these.execution_options(**PREPARED)

    async def _one_card_a_message(self, ids: Sequence[int | None]) -> None:
        """A button may be tapped before the sending of its message is noted: the tap took the message for an unknown
        copy and made a card of it. Now that both are known to be one, the older card goes on with what the newer says.
        """
        twins = self._dialect.constant("card_twins", self._card_twins)
        for row in (await self._session.execute(twins, {"cards": ids})).all():
            card_id, twin_id = row.id, row.twin
            # Its kind and subject, too: by them it is found when the row behind it changes.
            says = {"kind": row.kind, "subject_id": row.subject_id, "lane": row.lane, "notice": row.notice}
            await self._session.execute(update(Card).where(Card.id == card_id).values(**says, wanted=Card.wanted + 1))
            await self._session.execute(update(OutboxRow).where(OutboxRow.card_id == twin_id).values(card_id=card_id))
            await self._session.execute(delete(Card).where(Card.id == twin_id))

    def _card_twins(self) -> Any:
        twin = _CARDS.alias()
        same = (twin.c.chat_id == _CARDS.c.chat_id) & (twin.c.message_id == _CARDS.c.message_id)
        pairs = select(
            _CARDS.c.id, twin.c.id.label("twin"), twin.c.kind, twin.c.subject_id, twin.c.lane, twin.c.notice
        ).join(twin, same & (twin.c.id > _CARDS.c.id))
        return pairs.where(self._dialect.among(_CARDS.c.id, "cards")).execution_options(**PREPARED)

    async def take_over(self, token: str) -> int:
        """After taking the sender's lease: rows that a former sender left in the middle are sent again.

        Telegram has no idempotency key, so each of them may arrive twice; the number is returned and kept by row.
        """
        return len((await self._session.execute(_TAKE_OVER, {"by": token})).all())

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
        soonest = await self._session.scalar(self._dialect.constant("soonest", self._soonest), {"busy": sorted(busy)})
        if soonest is None:
            return None
        over_all = await self._session.scalar(self._dialect.constant("all_paused", self._all_paused), {})
        return max(0.0, float(soonest), float(over_all or 0.0))

    def _all_paused(self) -> Any:
        seconds = (_CHATS.c.paused_until - self._dialect.now()).label("seconds")
        return select(seconds).where(_CHATS.c.chat_id == literal_column(str(ALL_CHATS))).execution_options(**PREPARED)

    def _soonest(self) -> Any:
        heads, not_before = self._heads(), _OUTBOX.c.not_before
        paused = case((_CHATS.c.paused_until > not_before, _CHATS.c.paused_until), else_=not_before)
        soonest = (
            select((func.min(paused) - self._dialect.now()).label("seconds"))
            .select_from(_OUTBOX)
            .join(heads, heads.c.id == _OUTBOX.c.id)
            .outerjoin(_CHATS, _CHATS.c.chat_id == _OUTBOX.c.chat_id)
        )
        return soonest.execution_options(**PREPARED)
