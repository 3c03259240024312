"""Raising an alert: it leaves at once, with what is known."""

from domain.taps import RaiseTap
from domain.toasts import Toast
from services.work import Origin, Work


async def raise_alert(work: Work, origin: Origin, text: str) -> None:
    """/incident: with a text the alert leaves, in private or in a group; without one the grid of types is shown."""
    raise NotImplementedError


async def sos(work: Work, origin: Origin, text: str) -> None:
    """/sos: a critical alert leaves, whatever is said with it; the reporter's card has the emergency numbers on top and
    is followed by one button to share the place."""
    raise NotImplementedError


async def raise_tapped(work: Work, origin: Origin, tapped: RaiseTap) -> Toast | None:
    """A type on the grid, or the red button: the alert leaves, and the card tapped becomes the reporter's (in a group
    the answer there)."""
    raise NotImplementedError


async def offer(work: Work, origin: Origin, text: str) -> bool:
    """Text without a command, in private. Whether it reads like an incident: then the red button was put below it, and
    nothing of it may be taken for a report."""
    raise NotImplementedError


async def edited(work: Work, origin: Origin, text: str) -> bool:
    """A message was edited (`text` less its command). Whether it was one that raised an alert: then every card says the
    new words, and it is no report."""
    raise NotImplementedError
