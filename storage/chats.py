"""What delivery knows of a chat: whether it can be reached, and until when Telegram wants no calls to it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import Dialect, upsert
from storage.outbox import ALL_CHATS
from storage.prepared import PREPARED
from storage.tables import Chat, PersonRow

_CHATS: Any = Chat.__table__
_PEOPLE: Any = PersonRow.__table__


class Chats:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def pause(self, chat_id: int, seconds: float) -> None:
        """No call to the chat before `seconds` are over; kept over a restart."""
        until = self._dialect.now() + seconds
        await self._session.execute(upsert(self._dialect, Chat, {"chat_id": chat_id}, {"paused_until": until}))

    async def pause_all(self, seconds: float) -> None:
        """No call to any chat before `seconds` are over."""
        await self.pause(ALL_CHATS, seconds)

    async def unreachable(self, chat_id: int, now: datetime) -> None:
        """Telegram says that nothing can be sent there: blocked, kicked, gone."""
        await self._session.execute(upsert(self._dialect, Chat, {"chat_id": chat_id}, {"unreachable_since": now}))

    async def reachable(self, chats: Sequence[int]) -> None:
        """Something came from these chats: whatever barred them is over."""
        await self._session.execute(self._dialect.constant("reachable", self._reaching), {"chats": chats})

    def _reaching(self) -> Any:
        them = update(_CHATS).where(
            self._dialect.among(_CHATS.c.chat_id, "chats"), _CHATS.c.unreachable_since.is_not(None)
        )
        return them.values(unreachable_since=None).execution_options(**PREPARED)

    async def is_unreachable(self, chat_id: int) -> bool:
        """Whether the last word of Telegram was that the chat cannot be reached, or its account is locked."""
        return bool(await self.unreachable_among([chat_id]))

    async def unreachable_among(self, chats: Iterable[int]) -> set[int]:
        """Those of these chats that cannot be reached: Telegram has said so, or the account is locked."""
        asked = sorted(set(chats))
        if not asked:
            return set()
        found = self._dialect.constant("chats_unreachable", self._unreachable)
        return set((await self._session.scalars(found, {"chats": asked})).all())

    def _unreachable(self) -> Any:
        theirs = self._dialect.among(_CHATS.c.chat_id, "chats"), _CHATS.c.unreachable_since.is_not(None)
        locked = self._dialect.among(_PEOPLE.c.telegram_id, "chats"), _PEOPLE.c.locked_at.is_not(None)
        both = select(_CHATS.c.chat_id).where(*theirs).union_all(select(_PEOPLE.c.telegram_id).where(*locked))
        return both.execution_options(**PREPARED)

    async def moved(self, old: int) -> None:
        """What was known of a group before it became a supergroup says nothing about the new chat."""
        await self._session.execute(delete(Chat).where(Chat.chat_id == old))
