"""Cards: messages that stay true. The row exists before the first sending."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import permutations
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.notices import BaseNotice
from storage.outbox import Outbox
from storage.prepared import PREPARED
from storage.tables import Card, OutboxRow

_CARDS: Any = Card.__table__
_ADD = insert(_CARDS).execution_options(**PREPARED)
# Locked in one order, as settling does: two who lock the same cards must not cross.
_ABOUT = (
    select(_CARDS.c.id)
    .where(_CARDS.c.kind == bindparam("of"), _CARDS.c.subject_id == bindparam("subject"))
    .order_by(_CARDS.c.id)
    .with_for_update()
    .execution_options(**PREPARED)
)
_CHANGED = (
    update(_CARDS)
    .where(_CARDS.c.id == bindparam("card"))
    .values(wanted=_CARDS.c.wanted + 1)
    .execution_options(**PREPARED)
)

_SUBSCRIBING = ("subscribe_menu", "subscription_card", "subscription_list")
_TURNS_IN_GROUPS = frozenset(
    {
        ("group_menu", "group_linked"),
        ("group_linked", "group_menu"),
        ("incident_grid", "incident_group_answer"),
        ("pending_reminder", "shift_report_receipt"),
        ("turned_away_form", "turned_away_receipt"),
        *permutations(_SUBSCRIBING, 2),
    }
)
"""What a tap in a group makes of a card, from what to what. Everything else stays what it is there, about what it is:
whoever is in the group could forge a button below everybody's cards."""


class Cards:
    """See the module."""

    def __init__(self, session: AsyncSession, outbox: Outbox) -> None:
        self._session = session
        self._outbox = outbox

    async def newest_in(self, chat_id: int) -> tuple[str, int | None, int | None] | None:
        """What the last card of a chat is, about what, and its message once it was sent; None where there is none."""
        found = await self._session.execute(
            select(_CARDS.c.kind, _CARDS.c.subject_id, _CARDS.c.message_id)
            .where(_CARDS.c.chat_id == chat_id)
            .order_by(_CARDS.c.id.desc())
            .limit(1)
        )
        row = found.one_or_none()
        return None if row is None else (row.kind, row.subject_id, row.message_id)

    async def put(
        self,
        notice: BaseNotice,
        chat_id: int,
        now: datetime,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
        silent: bool = False,
    ) -> int:
        """A new card in a chat, and the row that draws it; returns the card's id. `silent`: it comes without a ring."""
        kind, lane = str(getattr(notice, "kind", "")), int(notice.lane)
        result: Any = await self._session.execute(
            _ADD,
            {
                "chat_id": chat_id,
                "thread_id": thread_id,
                "reply_to": reply_to,
                "lane": lane,
                "kind": kind,
                "subject_id": notice.subject,
                "notice": notice.model_dump_json(),
                "wanted": 1,
                "shown": 0,
                "message_id": None,
            },
        )
        card_id: int = result.inserted_primary_key[0]
        await self._outbox.put_drawing(card_id, chat_id, thread_id, reply_to, lane, kind, now, silent=silent)
        return card_id

    async def touch(self, kind: str, subject_id: int, now: datetime, *, behind: bool = False) -> int:
        """The row behind these cards changed: each is drawn again, edits coalesce. `behind`: what changed is no news,
        see `OutboxRows.put_card`. Returns how many there are."""
        found = (await self._session.scalars(_ABOUT, {"of": kind, "subject": subject_id})).all()
        for card_id in found:
            await self._session.execute(_CHANGED, {"card": card_id})
            await self._outbox.put_card(card_id, now, behind=behind)
        return len(found)

    async def empty(self, card_ids: Sequence[int], now: datetime) -> None:
        """Their reader may see nothing of them any more: each is drawn again, with no hurry."""
        for card_id in card_ids:
            await self._session.execute(_CHANGED, {"card": card_id})
            await self._outbox.put_card(card_id, now, behind=True)

    async def touch_all(self, kind: str, subject_ids: Collection[int], now: datetime) -> int:
        """As `touch`, where the rows behind the cards of several subjects changed at once."""
        about = select(Card.id).where(Card.kind == kind, Card.subject_id.in_(subject_ids)).order_by(Card.id)
        # Locked in one order, as settling does: two who lock the same cards must not cross.
        found = (await self._session.scalars(about.with_for_update())).all()
        for card_id in found:
            await self._session.execute(_CHANGED, {"card": card_id})
            await self._outbox.put_card(card_id, now)
        return len(found)

    async def chats(self, kind: str, subject_id: int) -> Sequence[int]:
        """The chats that have a card of this kind about this subject, each once, whatever copies are in it."""
        found = await self._session.scalars(
            select(Card.chat_id)
            .where(Card.kind == kind, Card.subject_id == subject_id)
            .group_by(Card.chat_id)
            .order_by(func.min(Card.id))
        )
        return found.all()

    async def chats_about(self, kinds: Collection[str], subject_id: int) -> set[int]:
        """The chats that have a card of one of these kinds about this subject. All these cards are locked, in the order
        in which settling locks them: whoever asks is about to change them."""
        about = select(Card.chat_id).where(Card.kind.in_(kinds), Card.subject_id == subject_id).order_by(Card.id)
        return set(await self._session.scalars(about.with_for_update()))

    async def message_of(self, kind: str, subject_id: int, chat_id: int) -> int | None:
        """The newest message in a chat that shows the card; None where none is known of."""
        return await self._session.scalar(
            select(Card.message_id)
            .where(
                Card.kind == kind, Card.subject_id == subject_id, Card.chat_id == chat_id, Card.message_id.is_not(None)
            )
            .order_by(Card.id.desc())
            .limit(1)
        )

    async def message_of_card(self, card_id: int) -> int | None:
        """The message that a card stands in; None where it was not sent yet, or is no card any more."""
        return await self._session.scalar(select(Card.message_id).where(Card.id == card_id))

    async def notice_of(self, chat_id: int, message_id: int) -> str | None:
        """What the card in a message shows, as JSON; None where no card is known there."""
        return await self._session.scalar(
            select(Card.notice).where(Card.chat_id == chat_id, Card.message_id == message_id).limit(1)
        )

    async def touch_notice(self, notice: BaseNotice, kind: str, now: datetime) -> None:
        """The row behind the cards that bear this very notice changed: as `touch`, of those alone."""
        about = select(Card.id, Card.notice).where(Card.kind == kind, Card.subject_id == notice.subject)
        rows = await self._session.execute(about.order_by(Card.id).with_for_update())
        await self._turn([row.id for row in rows if row.notice == notice.model_dump_json()], notice, now)

    async def touch_in(self, chat_id: int, kinds: Collection[str], now: datetime) -> set[tuple[str, int | None]]:
        """Its reader may see other things from now on: cards of these kinds in the chat are drawn again. Returns kind
        and subject of each."""
        about = select(Card.id, Card.kind, Card.subject_id).where(Card.chat_id == chat_id, Card.kind.in_(kinds))
        rows = (await self._session.execute(about.order_by(Card.id).with_for_update())).all()
        await self._session.execute(
            update(Card).where(Card.id.in_([row.id for row in rows])).values(wanted=Card.wanted + 1)
        )
        for row in rows:
            await self._outbox.put_card(row.id, now)
        return {(row.kind, row.subject_id) for row in rows}

    async def touch_all_in(
        self, chat_id: int, now: datetime, *, under_way: Collection[int] = (), unsent: bool = False
    ) -> set[tuple[str, int | None]]:
        """Its reader may see other things from now on, of whatever kind: each card that the chat has, or (`under_way`,
        by their numbers) is about to have, is drawn again; with `unsent` also those that never came there. Returns kind
        and subject of every one."""
        theirs = select(Card.id, Card.kind, Card.subject_id, Card.message_id).where(Card.chat_id == chat_id)
        rows = (await self._session.execute(theirs.order_by(Card.id).with_for_update())).all()
        drawn = [row.id for row in rows if unsent or row.message_id is not None or row.id in under_way]
        await self._session.execute(update(Card).where(Card.id.in_(drawn)).values(wanted=Card.wanted + 1))
        for card_id in drawn:
            await self._outbox.put_card(card_id, now)
        return {(row.kind, row.subject_id) for row in rows}

    async def of_kind(self, kind: str) -> list[tuple[int, str]]:
        """Every card of this kind: its id and its notice, as JSON."""
        rows = await self._session.execute(select(Card.id, Card.notice).where(Card.kind == kind).order_by(Card.id))
        return [(row.id, row.notice) for row in rows]

    async def at_rest(self, kinds: Collection[str], before: datetime) -> list[tuple[int, str]]:
        """As `of_kind`, of these kinds: those that were drawn last before an instant, and are about to be forgotten by
        the outbox. Each is found once."""
        drawn = exists().where(OutboxRow.card_id == Card.id)
        since = or_(OutboxRow.settled_at.is_(None), OutboxRow.settled_at >= before)
        found = select(Card.id, Card.notice).where(Card.kind.in_(kinds), drawn, ~drawn.where(since)).order_by(Card.id)
        return [(row.id, row.notice) for row in await self._session.execute(found)]

    async def say_no_more(self, card_id: int, notice: BaseNotice) -> None:
        """The card bears less; what stands on the phone is not drawn again for it."""
        await self._session.execute(update(Card).where(Card.id == card_id).values(notice=notice.model_dump_json()))

    async def turn(self, card_id: int, notice: BaseNotice, now: datetime) -> None:
        """The card shows something else from now on, where it stands."""
        await self._turn([card_id], notice, now)

    async def tapped(self, notice: BaseNotice, chat_id: int, message_id: int, now: datetime) -> int | None:
        """The card behind a message whose button was tapped, with what it should show from now on.

        A copy that Vigie did not know of (a kill came between Telegram's acceptance and the note of it) is adopted:
        it becomes a card of its own, so that it shows the truth as well. None where nothing was changed: in a group no
        button makes of a message what its own buttons do not.
        """
        known = await self._session.execute(
            select(Card.id).where(Card.chat_id == chat_id, Card.message_id == message_id).limit(1)
        )
        card_id = known.scalar_one_or_none()
        kind, lane = str(getattr(notice, "kind", "")), int(notice.lane)
        if chat_id < 0:
            before = await self._outbox.notice_at(chat_id, message_id)
            if before not in (None, (kind, notice.subject)) and (before[0], kind) not in _TURNS_IN_GROUPS:
                return None
        if card_id is None:
            result = await self._session.execute(
                insert(Card)
                .values(
                    chat_id=chat_id,
                    lane=lane,
                    kind=kind,
                    subject_id=notice.subject,
                    notice=notice.model_dump_json(),
                    wanted=1,
                    shown=0,
                    message_id=message_id,
                )
                .returning(Card.id)
            )
            adopted = result.scalar_one()
            await self._outbox.put_card(adopted, now)
            return adopted
        await self._turn([card_id], notice, now)
        return card_id

    async def become(self, kind: str, subject_id: int, notice: BaseNotice, now: datetime) -> int:
        """Cards of this kind about this subject show something else from now on, where they stand: a form becomes the
        receipt of its report. Returns how many there are."""
        about = select(Card.id).where(Card.kind == kind, Card.subject_id == subject_id).order_by(Card.id)
        found = (await self._session.scalars(about.with_for_update())).all()
        await self._turn(found, notice, now)
        return len(found)

    async def moved_on(
        self, kind: str, chat_id: int, instead: BaseNotice, now: datetime, subject_id: int | None = None
    ) -> int:
        """A newer message is about to show in this chat what cards of this kind show (with a subject: those about it):
        they show `instead` and are not drawn again, so that however often somebody asks, few cards a chat are kept
        true. Returns how many."""
        about = select(Card.id).where(Card.kind == kind, Card.chat_id == chat_id)
        if subject_id is not None:
            about = about.where(Card.subject_id == subject_id)
        found = (await self._session.scalars(about.order_by(Card.id).with_for_update())).all()
        await self._turn(found, instead, now)
        return len(found)

    async def replace(
        self, kinds: Collection[str], subject_id: int, chat_id: int, notice: BaseNotice, now: datetime
    ) -> None:
        """Cards of these kinds about this subject show something else in this chat, for good."""
        about = select(Card.id).where(Card.kind.in_(kinds), Card.subject_id == subject_id, Card.chat_id == chat_id)
        found = (await self._session.scalars(about.order_by(Card.id).with_for_update())).all()
        await self._turn(found, notice, now)

    async def _turn(self, card_ids: Sequence[int], notice: BaseNotice, now: datetime) -> None:
        """The cards bear another notice."""
        await self._session.execute(
            update(Card)
            .where(Card.id.in_(card_ids))
            .values(
                kind=str(getattr(notice, "kind", "")),
                subject_id=notice.subject,
                notice=notice.model_dump_json(),
                wanted=Card.wanted + 1,
            )
        )
        for card_id in card_ids:
            await self._outbox.put_card(card_id, now)
