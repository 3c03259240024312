"""The audit: its chain, and the looks at it that the bot gives to admins and the head of mission."""

from datetime import datetime, timedelta

from services.work import Work

REST = timedelta(seconds=5)
"""How old an entry is when it is sealed: what is written together is sealed together, not tick by tick."""
_AT_ONCE = 2_000
"""Entries a tick: a burst's are sealed over several ticks, and nobody waits for longer than for some of them."""


async def seal(work: Work) -> int:
    """Chains what is not chained yet; returns how many. Called by the one process that ticks, which holds its lease
    until the commit."""
    return await work.unit.audit.seal(_AT_ONCE)


async def next_seal(work: Work) -> datetime | None:
    """Now, where something waits that has come to rest. It asks for no waking: the clock ticks more often than that."""
    oldest = await work.unit.audit.oldest_unsealed()
    return work.now if oldest is not None and oldest <= work.now - REST else None
