"""Who polls, who ticks, who sends; which periods were done; when Telegram was last heard of."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import Dialect, upsert
from storage.prepared import PREPARED
from storage.tables import Contact, Lease, PeriodDone

_PERIODS: Any = PeriodDone.__table__
_WAS_DONE = select(
    exists().where(_PERIODS.c.schedule == bindparam("schedule"), _PERIODS.c.period == bindparam("period"))
).execution_options(**PREPARED)


class Leases:
    """See the module."""

    def __init__(self, session: AsyncSession, dialect: Dialect) -> None:
        self._session = session
        self._dialect = dialect

    async def take(self, name: str, token: str) -> bool:
        """Takes or renews a lease; False where another process holds it."""
        now = self._dialect.now()
        until = now + self._dialect.lease_seconds
        table = Lease.__table__
        statement = self._dialect.insert(table).values(name=name, token=token, until=until)
        taken = await self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["name"],
                set_={"token": token, "until": until},
                where=or_(table.c.token == token, table.c.until <= now),
            ).returning(table.c.name)
        )
        return taken.one_or_none() is not None

    async def holds(self, name: str, token: str) -> bool:
        """Whether the lease is still `token`'s; keeps it so until the commit."""
        held = await self._session.scalar(
            select(Lease.token)
            .where(Lease.name == name, Lease.token == token, Lease.until > self._dialect.now())
            .with_for_update()
        )
        return held is not None

    async def give_back(self, token: str) -> None:
        """A process that stops in good order lets others go on at once."""
        await self._session.execute(delete(Lease).where(Lease.token == token))

    async def sweep(self) -> None:
        """At the start of the one process that owns the database: no lease of a former one counts."""
        await self._session.execute(delete(Lease))

    async def do_once(self, schedule: str, period: str, now: datetime) -> bool:
        """Takes a schedule's period; False where it was taken before, by whichever process."""
        statement = self._dialect.insert(PeriodDone).values(schedule=schedule, period=period, at=now)
        taken = await self._session.execute(
            statement.on_conflict_do_nothing(index_elements=["schedule", "period"]).returning(PeriodDone.schedule)
        )
        return taken.one_or_none() is not None

    async def was_done(self, schedule: str, period: str) -> bool:
        """Whether somebody took the period."""
        return bool(await self._session.scalar(_WAS_DONE, {"schedule": schedule, "period": period}))

    async def last_contact(self, bot_id: int) -> datetime | None:
        """When Telegram last answered a poll for this bot."""
        return await self._session.scalar(select(Contact.last_at).where(Contact.bot_id == bot_id))

    async def contact(self, bot_id: int, now: datetime) -> None:
        """Telegram answered a poll."""
        await self._session.execute(upsert(self._dialect, Contact, {"bot_id": bot_id}, {"last_at": now}))

    async def forget_periods(self, before: datetime) -> None:
        """Periods that are long over cannot come again."""
        await self._session.execute(delete(PeriodDone).where(PeriodDone.at < before))
