"""The spans that summaries are about: reporting days, ISO weeks, months."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a summary is. `closing`: the day before once more, when what came in the night is known."""

    DAILY = "daily"
    CLOSING = "closing"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Reporting days from `first` to `last`, both in it."""

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> Self:
        """One day."""
        return cls(day, day)

    @classmethod
    def week(cls, day: date) -> Self:
        """The ISO week, Monday to Sunday, in which `day` lies."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @classmethod
    def month(cls, day: date) -> Self:
        """The calendar month in which `day` lies."""
        first = day.replace(day=1)
        return cls(first, (first + timedelta(days=31)).replace(day=1) - _DAY)

    @classmethod
    def of(cls, kind: Kind, day: date) -> Self:
        """The period of this kind in which `day` lies."""
        match kind:
            case Kind.WEEKLY:
                return cls.week(day)
            case Kind.MONTHLY:
                return cls.month(day)
        return cls.day(day)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.first + timedelta(days=n) for n in range(len(self)))

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def name(self) -> str:
        """How the slot that makes it happen once is called: 2026-11-23, 2026-W48, 2026-11. Unique within a kind."""
        if self.first == self.last:
            return self.first.isoformat()
        if len(self) == 7 and self.first.weekday() == 0:
            year, week, _ = self.first.isocalendar()
            return f"{year}-W{week:02}"
        return f"{self.first:%Y-%m}"

    def before(self, kind: Kind) -> Self:
        """The period of the same kind that ends where this one begins."""
        return type(self).of(kind, self.first - _DAY)
