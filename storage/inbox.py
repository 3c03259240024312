"""The inbox: updates that were committed before Telegram was told so, claimed chat by chat, in order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Float, Integer, bindparam, delete, exists, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.frozen import frozen
from domain.notices import Lane
from storage.dialect import Dialect, inline
from storage.prepared import PREPARED
from storage.tables import ChatLease, InboxRow

WAITING, DONE, PARKED = "waiting", "done", "parked"

_INBOX: Any = InboxRow.__table__
_LEASES: Any = ChatLease.__table__
_WORK = (
    _INBOX.c.seq,
    _INBOX.c.chat_id,
    _INBOX.c.author_id,
    _INBOX.c.attempts,
    _INBOX.c.failures,
    _INBOX.c.received_at,
    _INBOX.c.payload,
)
_SOME_WAIT = select(exists().where(_INBOX.c.state == inline(WAITING))).execution_options(**PREPARED)


class _Filled(Protocol):
    filled_inbox: bool


@frozen
class Incoming:
    """One update on its way in. `payload` is Telegram's JSON."""

    update_id: int
    chat_id: int
    author_id: int | None
    lane: int
    payload: str


class Claimed(NamedTuple):
    """One update to process now. `attempts` counts this one; more of them than failures + 1 means crashes."""

    seq: int
    chat_id: int
    author_id: int | None
    attempts: int
    failures: int
    received_at: datetime
    payload: str


class Inbox:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect, unit: _Filled) -> None:
        self._session = session
        self._dialect = dialect
        self._unit = unit

    async def take_in(self, bot_id: int, updates: Sequence[Incoming], now: datetime) -> None:
        """Stores updates in their order; one that is there already (redelivered) is dropped."""
        if not updates:
            return
        rows = [
            {
                "bot_id": bot_id,
                "update_id": u.update_id,
                "chat_id": u.chat_id,
                "author_id": u.author_id,
                "lane": u.lane,
                "state": WAITING,
                "attempts": 0,
                "failures": 0,
                "received_at": now,
                "payload": u.payload,
            }
            for u in updates
        ]
        await self._session.execute(self._dialect.constant("take_in", self._taking_in), rows)
        self._unit.filled_inbox = True

    def _taking_in(self) -> Any:
        added = self._dialect.insert(InboxRow.__table__)
        once = added.on_conflict_do_nothing(index_elements=["bot_id", "update_id"])
        return once.execution_options(**PREPARED)

    async def claim(
        self, token: str, chats: int, per_chat: int, in_all: int | None = None, *, only_alerts: bool = False
    ) -> list[Claimed]:
        """Leases up to `chats` chats that nobody works on and returns the oldest `per_chat` updates of each, or fewer
        where they would come to more than `in_all`, but one of each.

        Chats with a more urgent update waiting come first and by themselves, so that an alert's commit does not wait
        for what else is due; then those that wait longest. The attempt is counted here, in the claim's own commit, so
        that an update which kills the process is seen to. An update that was tried before comes alone, so that it can
        take nothing else down with it. `only_alerts`: only chats in which an alert waits, found without looking through
        all the others.
        """
        if only_alerts:
            waiting = self._dialect.constant("chats_with_alerts", self._chats_with_alerts)
        else:
            waiting = self._dialect.constant("chats_waiting", self._chats_waiting)
        chats_due = (await self._session.execute(waiting, {"most": chats})).all()
        if not chats_due:
            return []
        found = [row.chat_id for row in chats_due if row.lane == chats_due[0].lane]
        mine = await self._lease(found, token)
        if not mine:
            return []
        most = per_chat if in_all is None else max(1, min(per_chat, in_all // len(mine)))
        if most == 1 and not only_alerts:  # they are known: a rush's thousands need not be put in order again
            theirs = set(mine)
            seqs = [row.oldest for row in chats_due if row.chat_id in theirs]
            updates = self._dialect.constant("updates", self._updates)
            rows = await self._session.execute(updates, {"seqs": seqs, "chats": mine})
        else:
            oldest = self._dialect.constant("oldest_waiting", self._oldest_waiting)
            rows = await self._session.execute(oldest, {"chats": mine, "most": most})
        claimed = [
            Claimed(r.seq, r.chat_id, r.author_id, r.attempts + 1, r.failures, r.received_at, r.payload or "{}")
            for r in rows
        ]
        claimed = _suspects_alone(claimed, found)
        kept = {c.chat_id for c in claimed}
        await self.release(token, [chat for chat in mine if chat not in kept])
        await self._attempts(1, [c.seq for c in claimed])
        return claimed

    def _chats_waiting(self) -> Any:
        return self._chats_with(_INBOX.c.state == inline(WAITING))

    def _chats_with_alerts(self) -> Any:
        alert = _INBOX.c.lane == literal_column(str(int(Lane.ALERT)))
        return self._chats_with(_INBOX.c.state == inline(WAITING), alert)

    def _chats_with(self, *these: ColumnElement[bool]) -> Any:
        by_chat = (
            select(_INBOX.c.chat_id, func.min(_INBOX.c.lane).label("lane"), func.min(_INBOX.c.seq).label("oldest"))
            .where(*these)
            .group_by(_INBOX.c.chat_id)
            .subquery()
        )
        # Looked up once a chat, not once an update: a rush brings many of each.
        leased = exists().where(_LEASES.c.chat_id == by_chat.c.chat_id, _LEASES.c.until > self._dialect.now())
        waiting = select(by_chat).where(~leased).order_by(by_chat.c.lane, by_chat.c.oldest).limit(bindparam("most"))
        return waiting.execution_options(**PREPARED)

    def _oldest_waiting(self) -> Any:
        place = func.row_number().over(partition_by=_INBOX.c.chat_id, order_by=_INBOX.c.seq).label("place")
        theirs = self._dialect.among(_INBOX.c.chat_id, "chats")
        ranked = select(_INBOX.c.seq, place).where(_INBOX.c.state == inline(WAITING), theirs).subquery()
        oldest = select(*_WORK).join(ranked, ranked.c.seq == _INBOX.c.seq).where(ranked.c.place <= bindparam("most"))
        return oldest.order_by(_INBOX.c.seq).execution_options(**PREPARED)

    def _updates(self) -> Any:
        # As they are now: while the leases were waited for one may have been done, or have moved to another chat.
        still = _INBOX.c.state == inline(WAITING), self._dialect.among(_INBOX.c.chat_id, "chats")
        these = self._dialect.among(_INBOX.c.seq, "seqs")
        return select(*_WORK).where(these, *still).order_by(_INBOX.c.seq).execution_options(**PREPARED)

    async def _attempts(self, more: int, seqs: Sequence[int]) -> None:
        counted = self._dialect.constant("attempts", self._counting_attempts)
        await self._session.execute(counted, {"more": more, "seqs": seqs})

    def _counting_attempts(self) -> Any:
        these = update(_INBOX).where(self._dialect.among(_INBOX.c.seq, "seqs"))
        return these.values(attempts=_INBOX.c.attempts + bindparam("more", type_=Integer)).execution_options(**PREPARED)

    async def _lease(self, chats: Sequence[int], token: str) -> list[int]:
        """Those of the chats that are ours now: another process may have been quicker with some."""
        rows = [{"chat_id": c, "token": token, "until": 0.0} for c in sorted(chats)]  # one order for all: no deadlock
        await self._session.execute(self._dialect.constant("chat_leases", self._chat_leases), rows)
        # Rows that another claim holds at this moment are passed over, not waited for (SQLite: ours is the only one).
        free = self._dialect.constant("chats_free", self._chats_free)
        mine = list((await self._session.scalars(free, {"chats": chats})).all())
        if mine:
            leasing = self._dialect.constant("chats_leased", self._leasing)
            await self._session.execute(leasing, {"chats": mine, "by": token, "lasts": self._dialect.lease_seconds})
        return mine

    def _chat_leases(self) -> Any:
        there = self._dialect.insert(_LEASES).on_conflict_do_nothing(index_elements=["chat_id"])
        return there.execution_options(**PREPARED)

    def _chats_free(self) -> Any:
        free = select(_LEASES.c.chat_id).where(
            self._dialect.among(_LEASES.c.chat_id, "chats"), _LEASES.c.until <= self._dialect.now()
        )
        return free.with_for_update(skip_locked=True).execution_options(**PREPARED)

    def _leasing(self) -> Any:
        until = self._dialect.now() + bindparam("lasts", type_=Float)
        leased = update(_LEASES).where(self._dialect.among(_LEASES.c.chat_id, "chats"))
        return leased.values(token=bindparam("by"), until=until).execution_options(**PREPARED)

    async def still_mine(self, token: str, chats: Sequence[int]) -> bool:
        """Whether every chat's lease is still held by `token`; holds the lease rows until the commit."""
        held = self._dialect.constant("chats_held", self._chats_held)
        return set(await self._session.scalars(held, {"chats": chats, "by": token})) == set(chats)

    def _chats_held(self) -> Any:
        held = select(_LEASES.c.chat_id).where(
            self._dialect.among(_LEASES.c.chat_id, "chats"), _LEASES.c.token == bindparam("by")
        )
        return held.with_for_update().execution_options(**PREPARED)

    async def release(self, token: str, chats: Sequence[int]) -> None:
        """Lets chats go."""
        if chats:
            letting_go = self._dialect.constant("chats_released", self._releasing)
            await self._session.execute(letting_go, {"chats": chats, "by": token})

    def _releasing(self) -> Any:
        theirs = self._dialect.among(_LEASES.c.chat_id, "chats"), _LEASES.c.token == bindparam("by")
        return delete(_LEASES).where(*theirs).execution_options(**PREPARED)

    async def release_all(self, token: str) -> None:
        """Lets every chat of this process go."""
        await self._session.execute(delete(ChatLease).where(ChatLease.token == token))

    async def done(self, seqs: Sequence[int], now: datetime) -> None:
        """Marks updates as processed and blanks what they held, in the commit that stores their effects.

        A private chat's id is the person's own: only the update's id is kept, against redelivery.
        """
        if seqs:
            done = self._dialect.constant("updates_done", self._ending)
            await self._session.execute(done, {"seqs": seqs, "at": now})

    def _ending(self) -> Any:
        ended = update(_INBOX).where(self._dialect.among(_INBOX.c.seq, "seqs"))
        done = ended.values(state=DONE, settled_at=bindparam("at"), payload=None, author_id=None, chat_id=0)
        return done.execution_options(**PREPARED)

    async def failed(self, seq: int) -> None:
        """Counts an exception of the processing."""
        await self._session.execute(update(InboxRow).where(InboxRow.seq == seq).values(failures=InboxRow.failures + 1))

    async def give_back(self, seqs: Sequence[int]) -> None:
        """Takes the claim's attempt back: the update was not tried, because one before it in its chat failed."""
        if seqs:
            await self._attempts(-1, seqs)

    async def park(self, seq: int, now: datetime) -> None:
        """Takes an update out of its chat's way. The payload stays, for whoever mends the fault."""
        await self._session.execute(update(InboxRow).where(InboxRow.seq == seq).values(state=PARKED, settled_at=now))

    async def parked(self) -> list[Claimed]:
        """Updates that were parked, oldest first, without what they say."""
        rows = await self._session.execute(
            select(
                InboxRow.seq,
                InboxRow.chat_id,
                InboxRow.author_id,
                InboxRow.attempts,
                InboxRow.failures,
                InboxRow.received_at,
            )
            .where(InboxRow.state == PARKED)
            .order_by(InboxRow.seq)
        )
        return [Claimed(*row, payload="") for row in rows]

    async def unpark(self, now: datetime) -> int:
        """Puts every parked update back in line, its attempts counted anew; how many there were."""
        result = await self._session.execute(
            update(InboxRow)
            .where(InboxRow.state == PARKED)
            .values(state=WAITING, settled_at=None, attempts=0, failures=0)
            .returning(InboxRow.seq)
        )
        self._unit.filled_inbox = True
        return len(result.all())

    async def counts(self) -> dict[str, int]:
        """How many updates stand in each state."""
        rows = await self._session.execute(select(InboxRow.state, func.count()).group_by(InboxRow.state))
        return {row.state: row[1] for row in rows}

    async def waits_in(self, chats: Sequence[int]) -> set[int]:
        """Those of the chats in which something waits to be processed."""
        found = await self._session.scalars(
            select(InboxRow.chat_id).distinct().where(InboxRow.state == inline(WAITING), InboxRow.chat_id.in_(chats))
        )
        return set(found.all())

    async def oldest_waiting(self) -> datetime | None:
        """When the oldest update that waits came in."""
        return await self._session.scalar(
            select(func.min(InboxRow.received_at)).where(InboxRow.state == inline(WAITING))
        )

    async def idle(self) -> bool:
        """Whether nothing waits."""
        return not await self._session.scalar(_SOME_WAIT)

    async def purge(self, before: datetime) -> int:
        """Forgets the ids of updates that were done before; how many there were."""
        result = await self._session.execute(
            delete(InboxRow).where(InboxRow.state == DONE, InboxRow.settled_at < before).returning(InboxRow.seq)
        )
        return len(result.all())

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what waits for its old id belongs to the new one."""
        await self._session.execute(
            update(InboxRow).where(InboxRow.chat_id == old, InboxRow.state == inline(WAITING)).values(chat_id=new)
        )

    async def sweep_leases(self) -> None:
        """At the start of the one process that owns the database: nobody else works on any chat."""
        await self._session.execute(delete(ChatLease))


def _suspects_alone(claimed: list[Claimed], chats: Sequence[int]) -> list[Claimed]:
    """From its second attempt an update runs alone; the rest of the claim waits for the next one.

    In the order of `chats`: an alert that was tried before goes before everybody's backlog, too.
    """
    place = {chat: number for number, chat in enumerate(chats)}
    fresh: list[Claimed] = []
    stopped: set[int] = set()
    for update_ in sorted(claimed, key=lambda c: (place[c.chat_id], c.seq)):
        if update_.attempts > 1:
            if not fresh:
                return [update_]
            stopped.add(update_.chat_id)
        elif update_.chat_id not in stopped:
            fresh.append(update_)
    return fresh
