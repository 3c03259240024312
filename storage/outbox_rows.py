"""What is to be said, as rows: put in with the effect that they tell of, counted, moved, forgotten."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.notices import TAKING_AWAY, BaseNotice, Lane
from storage.dialect import Dialect, inline
from storage.prepared import PREPARED
from storage.tables import Card, OutboxRow

WAITING, SENDING, SENT, UNREACHABLE, EXPIRED = "waiting", "sending", "sent", "unreachable", "expired"

ALL_CHATS = 0
"""The row of `chats` that stands for every chat: Telegram has no chat with this id."""


_OUTBOX: Any = OutboxRow.__table__
_ADD = insert(_OUTBOX).execution_options(**PREPARED)
_WAITS_IN = (
    select(func.max(_OUTBOX.c.lane))
    .where(_OUTBOX.c.card_id == Card.__table__.c.id, _OUTBOX.c.state == inline(WAITING))
    .scalar_subquery()
)
_TO_DRAW = (
    select(Card.__table__, _WAITS_IN.label("waits_in"))
    .where(Card.__table__.c.id == bindparam("card"))
    .execution_options(**PREPARED)
)
_TO_FRONT = (
    update(_OUTBOX)
    .where(_OUTBOX.c.card_id == bindparam("card"), _OUTBOX.c.state == inline(WAITING))
    .values(lane=bindparam("at"))
    .execution_options(**PREPARED)
)


class Unsent(NamedTuple):
    """A row that waits or is under way; of a card the notice stands with the card."""

    id: int
    state: str
    card_id: int | None
    notice: str | None


class _Filled(Protocol):
    filled_outbox: bool


class OutboxRows:
    """Every row of the outbox except for what the sender does with it."""

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
                "subject_id": notice.subject,
                "notice": notice.model_dump_json(),
                "card_id": None,
                "created_at": now,
            }
        )

    async def put_card(self, card_id: int, now: datetime, *, behind: bool = False) -> None:
        """Asks for a card to be drawn (again). Where that is asked already, the two are one.

        `behind`: it is no news, so it waits with the summaries, whatever the card's own lane, and leaves an alert's
        share of the limits alone. News that come meanwhile take the drawing to its front again.
        """
        card = (await self._session.execute(_TO_DRAW, {"card": card_id})).one_or_none()
        if card is None:
            return
        if card.waits_in is None:
            lane = int(Lane.SUMMARY) if behind else card.lane
            await self.put_drawing(card.id, card.chat_id, card.thread_id, card.reply_to, lane, card.kind, now)
        elif not behind and card.waits_in != card.lane:
            await self._session.execute(_TO_FRONT, {"card": card_id, "at": card.lane})
            self._unit.filled_outbox = True

    async def put_drawing(
        self,
        card_id: int,
        chat_id: int,
        thread_id: int | None,
        reply_to: int | None,
        lane: int,
        kind: str,
        now: datetime,
        *,
        silent: bool = False,
    ) -> None:
        """The row that draws a card; `put_card` where another one may wait already."""
        await self._insert(
            {
                "dedup_key": None,
                "chat_id": chat_id,
                "thread_id": thread_id,
                "reply_to": reply_to,
                "silent": silent,
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
        statement = _ADD
        if values["dedup_key"] is not None:
            statement = self._dialect.insert(_OUTBOX).on_conflict_do_nothing(index_elements=["dedup_key"])
        await self._session.execute(statement, values)
        self._unit.filled_outbox = True

    async def oldest_waiting(self, lane: Lane) -> datetime | None:
        """Since when the oldest row of a lane waits, or is under way."""
        return await self._session.scalar(
            select(func.min(OutboxRow.created_at)).where(
                OutboxRow.state.in_((WAITING, SENDING)), OutboxRow.lane == int(lane)
            )
        )

    async def counts(self) -> dict[str, int]:
        """How many rows stand in each state, and under `maybe_twice` how many messages may have arrived twice."""
        rows = await self._session.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state))
        found: dict[str, int] = {row.state: row[1] for row in rows}
        found["maybe_twice"] = int(await self._session.scalar(select(func.sum(OutboxRow.maybe_twice))) or 0)
        return found

    async def notice_at(self, chat_id: int, message_id: int) -> tuple[str, int | None] | None:
        """Kind and subject of what stands in a message of Vigie's: what an answer to it is about. A card's are those
        that it has now."""
        card = (
            await self._session.execute(
                select(Card.kind, Card.subject_id)
                .where(Card.chat_id == chat_id, Card.message_id == message_id)
                .limit(1)
            )
        ).one_or_none()
        if card is not None:
            return card.kind, card.subject_id
        row = (
            await self._session.execute(
                select(OutboxRow.kind, OutboxRow.subject_id)
                .where(OutboxRow.chat_id == chat_id, OutboxRow.message_id == message_id)
                .limit(1)
            )
        ).one_or_none()
        return None if row is None else (row.kind, row.subject_id)

    async def messages_of(self, kind: str, subject_id: int, chat_id: int) -> list[int]:
        """The messages of this kind about this subject that a chat got, oldest first."""
        found = await self._session.scalars(
            select(OutboxRow.message_id)
            .where(
                OutboxRow.chat_id == chat_id,
                OutboxRow.message_id.is_not(None),
                OutboxRow.kind == kind,
                OutboxRow.subject_id == subject_id,
            )
            .order_by(OutboxRow.id)
        )
        return [message_id for message_id in found if message_id is not None]

    async def messages_about(self, kinds: Collection[str], subject_id: int, chat_id: int) -> list[int]:
        """The messages of these kinds about this subject that a chat got, oldest first; cards are none of them."""
        found = await self._session.scalars(
            select(OutboxRow.message_id)
            .where(
                OutboxRow.chat_id == chat_id,
                OutboxRow.message_id.is_not(None),
                OutboxRow.card_id.is_(None),
                OutboxRow.kind.in_(kinds),
                OutboxRow.subject_id == subject_id,
            )
            .order_by(OutboxRow.id)
        )
        return [message_id for message_id in found if message_id is not None]

    async def chats_about(self, kinds: Collection[str], subject_id: int) -> set[int]:
        """The chats that got, or are to get, a message of one of these kinds about this subject; cards are none."""
        found = await self._session.scalars(
            select(OutboxRow.chat_id)
            .where(
                or_(OutboxRow.message_id.is_not(None), OutboxRow.state.in_((WAITING, SENDING))),
                OutboxRow.card_id.is_(None),
                OutboxRow.kind.in_(kinds),
                OutboxRow.subject_id == subject_id,
            )
            .distinct()
        )
        return set(found)

    async def has(self, kind: str, subject_id: int, chat_id: int) -> bool:
        """Whether a chat got, or is to get, something of this kind about this subject."""
        there = exists().where(
            OutboxRow.chat_id == chat_id,
            or_(OutboxRow.message_id.is_not(None), OutboxRow.state.in_((WAITING, SENDING))),
            OutboxRow.kind == kind,
            OutboxRow.subject_id == subject_id,
        )
        return bool(await self._session.scalar(select(there)))

    async def drop(self, chat_id: int, now: datetime) -> None:
        """Everything that waits for a chat that cannot be reached ends here."""
        await self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.chat_id == chat_id, OutboxRow.state == inline(WAITING))
            .values(state=UNREACHABLE, notice=None, settled_at=now)
        )

    async def of_reader(self, chat_id: int) -> list[Unsent]:
        """What is not settled yet of what is to be said in a chat, less what only takes messages away."""
        rows = await self._session.execute(
            select(OutboxRow.id, OutboxRow.state, OutboxRow.card_id, OutboxRow.notice)
            .where(
                OutboxRow.chat_id == chat_id,
                OutboxRow.state.in_((WAITING, SENDING)),
                OutboxRow.kind.not_in(TAKING_AWAY),
            )
            .order_by(OutboxRow.id)
        )
        return [Unsent(*row) for row in rows]

    async def withdraw(self, rows: Collection[int], now: datetime) -> None:
        """What waits in these rows is not said any more. What is under way by now is left alone."""
        await self._session.execute(
            update(OutboxRow)
            .where(OutboxRow.id.in_(rows), OutboxRow.state == inline(WAITING))
            .values(state=EXPIRED, notice=None, settled_at=now)
        )

    async def sent_beside_cards(self, chat_id: int, since: datetime) -> list[int]:
        """The rows of messages that a chat got since and that are no cards."""
        found = await self._session.scalars(
            select(OutboxRow.id)
            .where(
                OutboxRow.chat_id == chat_id,
                OutboxRow.card_id.is_(None),
                OutboxRow.message_id.is_not(None),
                OutboxRow.settled_at > since,
            )
            .order_by(OutboxRow.id)
        )
        return list(found)

    async def messages_in(self, rows: Collection[int], chat_id: int) -> list[int]:
        """The messages that these rows became in a chat."""
        found = await self._session.scalars(
            select(OutboxRow.message_id)
            .where(OutboxRow.id.in_(rows), OutboxRow.chat_id == chat_id, OutboxRow.message_id.is_not(None))
            .order_by(OutboxRow.id)
        )
        return [message_id for message_id in found if message_id is not None]

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
