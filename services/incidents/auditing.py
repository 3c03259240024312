"""A second look, which trusts nothing that the climb says of itself: every open alert must be on its way."""

from datetime import datetime

from services.work import Work


async def audit(work: Work) -> None:
    """Each open alert that nobody took has its next step ahead of it, and its last one was run; else admins are told,
    once an hour."""
    raise NotImplementedError


async def next_audit(work: Work) -> datetime | None:
    """When the next minute is due; None: nothing is open."""
    raise NotImplementedError
