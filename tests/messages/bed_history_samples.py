"""What is said of the last thirty nights of shelters."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain import notices as n
from domain.shelters.history_views import NIGHTS, BedHistoryView, ShelterHistory, ShelterNight
from domain.views import View

LAST = date(2026, 11, 23)


def bed_history() -> Iterator[tuple[str, View, n.Notice]]:
    """Every state of it."""
    nights = tuple(
        ShelterNight(LAST - timedelta(days=NIGHTS - 1 - place), 18 + place % 2, 20, place // 28, place // 27, False)
        for place in range(NIGHTS)
    )
    full = ShelterHistory("womens_shelter", nights, ("women_with_children",))
    never = ShelterHistory(
        "winter_shelter_calais", tuple(ShelterNight(x.day, None, 70, 0, 0, True) for x in nights), ()
    )
    yield "bed history", BedHistoryView((full, never), 2, 0, 1), n.BedsHistory()
    yield "bed history, several pages", BedHistoryView((full,), 0, 1, 3), n.BedsHistory(page=1)
    yield "bed history, no shelters", BedHistoryView((), 0, 0, 1), n.BedsHistory()
