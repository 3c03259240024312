"""Until when a shelter takes nobody in, and until when it has more beds than usual: what the buttons offer."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.frozen import frozen
from domain.reporting_day import day_start

EVENING, MORNING = time(20), time(8)
EXTRA_BEDS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20)
"""How many beds can be set up at once."""
_EXTRA_DAYS = (1, 3, 7)


@frozen
class Until:
    """A local day, and whether its evening or its morning is meant. As `20261124`, `20261123e` in a button."""

    day: date
    evening: bool = False

    @property
    def code(self) -> str:
        """What a button carries."""
        return f"{self.day:%Y%m%d}{'e' if self.evening else ''}"

    def instant(self, zone: ZoneInfo) -> datetime:
        """When that is, right where clocks change."""
        return day_start(self.day, zone, EVENING if self.evening else MORNING)


def read_until(code: str) -> Until:
    """What `code` was made of. Raises ValueError."""
    return Until(date.fromisoformat(code.removesuffix("e")), code.endswith("e"))


def closed_until(now: datetime, zone: ZoneInfo) -> tuple[Until, ...]:
    """Until when a shelter can be closed at `now`: this evening, the next morning; () never happens."""
    today = now.astimezone(zone).date()
    edges = (Until(today), Until(today, evening=True), Until(today + timedelta(days=1)))
    return tuple(edge for edge in edges if edge.instant(zone) > now)


def extra_until(now: datetime, zone: ZoneInfo) -> tuple[Until, ...]:
    """Until when beds can be added at `now`: the next morning, and mornings some days later."""
    today = now.astimezone(zone).date()
    return tuple(Until(today + timedelta(days=days)) for days in _EXTRA_DAYS)
