"""Who asked for beds, and where the answer stands: cards that stay true for a while, and groups' boards."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import case, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from storage.prepared import PREPARED
from storage.shelter_tables import BedQuestionRow

_STEP = 5
"""Seconds."""
_QUESTIONS: Any = BedQuestionRow.__table__
_NEXT = select(func.min(_QUESTIONS.c.redraw_at)).where(_QUESTIONS.c.closed_at.is_(None)).execution_options(**PREPARED)


@frozen
class BedQuestion:
    """What somebody asked for; None for what they did not say. `board`: a group's pinned board."""

    id: int
    person: int
    chat_id: int
    thread_id: int | None
    board: bool
    project: str | None
    shelter: str | None
    category: str | None
    beds: int | None
    asked_at: datetime
    fitting: tuple[tuple[str, str], ...] | None = None
    """Shelters' categories that the words for people mean; None where nobody in particular was named."""
    meant: int | None = None
    """How many of `fitting`, from the first one on, are for those in particular; None: all."""
    several: bool = False
    """People of several categories."""
    pinned: bool | None = None
    """Of a board: whether Vigie could pin it; None while it is not known."""


class BedQuestions:
    """See the module."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self,
        person: int,
        chat_id: int,
        now: datetime,
        *,
        thread_id: int | None = None,
        board: bool = False,
        project: str | None = None,
        shelter: str | None = None,
        category: str | None = None,
        beds: int | None = None,
        fitting: Sequence[tuple[str, str]] | None = None,
        meant: int | None = None,
        several: bool = False,
    ) -> int:
        """A new question; returns its id."""
        result: Any = await self._session.execute(
            insert(_QUESTIONS).values(
                person_id=person,
                chat_id=chat_id,
                thread_id=thread_id,
                board=board,
                project=project,
                shelter=shelter,
                category=category,
                fitting=None if fitting is None else [list(bed) for bed in fitting],
                meant=meant,
                several=several,
                beds=beds,
                pinned=None,
                asked_at=now,
                drawn_at=now,
                redraw_at=None,
                closed_at=None,
            )
        )
        question_id: int = result.inserted_primary_key[0]
        return question_id

    async def by_id(self, question_id: int) -> BedQuestion | None:
        """The question."""
        row = (await self._session.execute(select(_QUESTIONS).where(_QUESTIONS.c.id == question_id))).one_or_none()
        return None if row is None else _question(row)

    async def open_since(self, since: datetime) -> list[BedQuestion]:
        """Questions whose cards are kept true: those asked since then, and every board. They are locked, in one order:
        whoever asks is about to have them drawn again."""
        query = select(_QUESTIONS).where(
            _QUESTIONS.c.closed_at.is_(None), or_(_QUESTIONS.c.board, _QUESTIONS.c.asked_at >= since)
        )
        rows = (await self._session.execute(query.order_by(_QUESTIONS.c.id).with_for_update())).all()
        return [_question(row) for row in rows]

    async def open_in(self, chat_id: int, *, board: bool, person: int | None = None) -> list[BedQuestion]:
        """A chat's open questions (or its board), oldest first; with a person, theirs."""
        query = select(_QUESTIONS).where(
            _QUESTIONS.c.chat_id == chat_id, _QUESTIONS.c.closed_at.is_(None), _QUESTIONS.c.board.is_(board)
        )
        if person is not None:
            query = query.where(_QUESTIONS.c.person_id == person)
        return [_question(row) for row in (await self._session.execute(query.order_by(_QUESTIONS.c.id))).all()]

    async def redraw(self, question_ids: list[int], board_gap: float, gap: float, now: datetime) -> None:
        """Something that these cards show has changed: the clock draws each again, but none more often than every so
        many seconds. An earlier time that is set stays: a shelter that changes all the time is drawn all the same."""
        rows = (
            await self._session.execute(
                select(_QUESTIONS.c.id, _QUESTIONS.c.board, _QUESTIONS.c.drawn_at, _QUESTIONS.c.redraw_at)
                .where(_QUESTIONS.c.id.in_(question_ids))
                .order_by(_QUESTIONS.c.id)
            )
        ).all()
        together: dict[datetime, list[int]] = {}
        for row in rows:
            wait = max(0.0, (board_gap if row.board else gap) - (now - row.drawn_at).total_seconds())
            # In steps: two hundred who wait for one bed are set by a few statements, the first time, and then by none.
            step = 0 if row.board else _STEP
            at = now + timedelta(seconds=ceil(wait / step) * step if step else wait)
            if row.redraw_at is None or row.redraw_at - at > timedelta(seconds=step):
                together.setdefault(at, []).append(row.id)
        for at, ids in together.items():
            await self.look_again(ids, at)

    async def look_again(self, question_ids: list[int], at: datetime) -> None:
        """These cards are drawn again then, if not earlier."""
        await self._session.execute(
            update(_QUESTIONS)
            .where(
                _QUESTIONS.c.id.in_(question_ids), or_(_QUESTIONS.c.redraw_at.is_(None), _QUESTIONS.c.redraw_at > at)
            )
            .values(redraw_at=at)
        )

    async def due(self, now: datetime) -> list[BedQuestion]:
        """Those that are to be drawn again now; locked, in one order."""
        query = select(_QUESTIONS).where(_QUESTIONS.c.closed_at.is_(None), _QUESTIONS.c.redraw_at <= now)
        rows = (await self._session.execute(query.order_by(_QUESTIONS.c.id).with_for_update())).all()
        return [_question(row) for row in rows]

    async def next_at(self) -> datetime | None:
        """When the next one is to be drawn again."""
        return (await self._session.execute(_NEXT)).scalar()

    async def drawn(self, question_ids: Sequence[int], now: datetime) -> None:
        """Their cards are drawn with what is true now. A time that is still to come stays: something changes then."""
        still = case((_QUESTIONS.c.redraw_at > now, _QUESTIONS.c.redraw_at), else_=None)
        await self._session.execute(
            update(_QUESTIONS).where(_QUESTIONS.c.id.in_(question_ids)).values(drawn_at=now, redraw_at=still)
        )

    async def renew(self, question_id: int, now: datetime) -> None:
        """Asked again: its card is kept true for another while."""
        await self._session.execute(
            update(_QUESTIONS).where(_QUESTIONS.c.id == question_id).values(asked_at=now, closed_at=None)
        )

    async def pinned(self, question_id: int, pinned: bool) -> None:
        """Vigie could pin the board, or may not."""
        await self._session.execute(update(_QUESTIONS).where(_QUESTIONS.c.id == question_id).values(pinned=pinned))

    async def close(self, question_ids: Sequence[int], now: datetime) -> None:
        """Their cards are not kept true any more."""
        await self._session.execute(
            update(_QUESTIONS)
            .where(_QUESTIONS.c.id.in_(question_ids), _QUESTIONS.c.closed_at.is_(None))
            .values(closed_at=now, redraw_at=None)
        )

    async def left(self, chat_id: int, now: datetime) -> None:
        """Nothing is shown in a chat any more."""
        await self._session.execute(
            update(_QUESTIONS)
            .where(_QUESTIONS.c.chat_id == chat_id, _QUESTIONS.c.closed_at.is_(None))
            .values(closed_at=now, redraw_at=None)
        )

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup."""
        await self._session.execute(update(_QUESTIONS).where(_QUESTIONS.c.chat_id == old).values(chat_id=new))


def _question(row: Any) -> BedQuestion:
    return BedQuestion(
        row.id,
        row.person_id,
        row.chat_id,
        row.thread_id,
        row.board,
        row.project,
        row.shelter,
        row.category,
        row.beds,
        row.asked_at,
        None if row.fitting is None else tuple((site, category) for site, category in row.fitting),
        row.meant,
        row.several,
        row.pinned,
    )
