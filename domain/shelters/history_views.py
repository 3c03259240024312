"""Shelters over a month, night by night: what the picture shows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from domain.frozen import frozen
from domain.shelters.census import DayCensus

NIGHTS = 30
"""How many are shown, tonight among them."""
A_PICTURE = 4
"""How many shelters stand in one picture: a taller one is shown narrower on a phone, and not read."""
WORDS = frozenset({"history", "historique"})
"""What follows /beds where its history is asked for."""


@frozen
class ShelterNight:
    """The night that begins on `day`, its categories together. `occupied` None: not known. `over`: people beyond the
    beds of their category, whatever another one has free. `refused`: turned away on the day."""

    day: date
    occupied: int | None
    capacity: int
    """Beds that can be slept in."""
    over: int
    refused: int
    closed: bool


@frozen
class ShelterHistory:
    """One shelter. `uncounted`: categories of which nobody counted the people in all this time; they are left out."""

    shelter: str
    nights: tuple[ShelterNight, ...]
    uncounted: tuple[str, ...]

    @property
    def known(self) -> tuple[ShelterNight, ...]:
        """Nights of which it is known how many people were there."""
        return tuple(night for night in self.nights if night.occupied is not None)

    @property
    def unknown(self) -> int:
        """How many nights of which it is not, though the shelter was open; tonight is none yet."""
        return sum(night.occupied is None and not night.closed for night in self.nights[:-1])

    @property
    def over(self) -> int:
        """How many nights with more people than beds."""
        return sum(night.over > 0 for night in self.nights)

    @property
    def refused(self) -> int:
        """How many people were turned away."""
        return sum(night.refused for night in self.nights)


@frozen
class BedHistoryView:
    """Some shelters, and on which page of how many they stand. `elsewhere`: people turned away in the project at no
    shelter in particular, on the first page."""

    shelters: tuple[ShelterHistory, ...]
    elsewhere: int
    page: int
    pages: int

    @property
    def over(self) -> int:
        """On how many nights one of them had more people than beds."""
        return len({night.day for shelter in self.shelters for night in shelter.nights if night.over})

    @property
    def refused(self) -> int:
        """How many people were turned away."""
        return sum(shelter.refused for shelter in self.shelters) + self.elsewhere

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the nights begin."""
        return tuple(night.day for night in self.shelters[0].nights)


def history_of(shelter: str, days: Sequence[DayCensus], refused: Mapping[date, int]) -> ShelterHistory:
    """A shelter's nights from its census of the days on which they begin, and the next; today is the last of these.
    `refused`: who was turned away from no category in particular."""
    by_day: dict[date, list[DayCensus]] = defaultdict(list)
    for day in days:
        by_day[day.day].append(day)
    every = dict.fromkeys(day.category for day in days)
    counted = {day.category for day in days if day.occupied is not None or day.counts}
    shown = counted or set(every)
    order = list(by_day)
    nights = []
    for place, begins in enumerate(order):
        ends = order[place + 1] if place + 1 < len(order) else None
        morning = [d for d in by_day[begins if ends is None else ends] if d.category in shown]
        slept = [d.occupied for d in morning if d.occupied is not None] if ends is not None else []
        nights.append(
            ShelterNight(
                day=begins,
                occupied=sum(slept) if slept and len(slept) == len(shown) else None,
                capacity=sum(d.capacity - d.out_of_service for d in morning),
                over=sum(d.over or 0 for d in morning) if ends is not None else 0,
                refused=sum(d.turned_away for d in by_day[begins]) + refused.get(begins, 0),
                closed=all(d.closed for d in by_day[begins]),
            )
        )
    return ShelterHistory(shelter, tuple(nights), tuple(c for c in every if counted and c not in counted))
