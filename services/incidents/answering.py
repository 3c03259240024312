"""Taps on the cards of an incident."""

from domain.taps import IncidentTap
from domain.toasts import Toast
from services.work import Origin, Work


async def tap(work: Work, origin: Origin, tapped: IncidentTap) -> Toast | None:
    """A button on any card of an incident. A second tap changes nothing; the card is drawn anew in any case."""
    raise NotImplementedError
