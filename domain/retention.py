"""How long is too long: instants before which something goes."""

from calendar import monthrange
from datetime import datetime


def months_before(now: datetime, months: int) -> datetime:
    """The same day and hour so many months before; the month's last day where it has no such day."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))
