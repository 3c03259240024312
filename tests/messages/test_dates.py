"""Days and times as people say them."""

from datetime import UTC, date, datetime

import pytest

from messages.dates import clock, full_moment, moment, spoken_day
from messages.wording import say_in
from tests.messages.samples import CATALOGUE, TODAY

FR, EN = say_in("fr"), say_in("en")


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2026, 11, 23), "aujourd'hui, lun. 23 nov.", "today, Mon 23 Nov"),
        (date(2026, 11, 22), "hier, dim. 22 nov.", "yesterday, Sun 22 Nov"),
        (date(2026, 11, 20), "ven. 20 nov.", "Fri 20 Nov"),
        (date(2026, 11, 1), "dim. 1er nov.", "Sun 1 Nov"),
        (date(2025, 12, 31), "mer. 31 déc. 2025", "Wed 31 Dec 2025"),
    ],
)
def test_a_day(day: date, french: str, english: str) -> None:
    assert spoken_day(day, TODAY, FR) == french
    assert spoken_day(day, TODAY, EN) == english


@pytest.mark.parametrize(
    ("instant", "french"),
    [
        (datetime(2026, 11, 23, 13, 2, tzinfo=UTC), "14:02"),
        (datetime(2026, 11, 24, 1, 30, tzinfo=UTC), "02:30"),
        (datetime(2026, 11, 22, 21, 10, tzinfo=UTC), "hier 22:10"),
        (datetime(2026, 11, 22, 4, 0, tzinfo=UTC), "hier 05:00"),
        (datetime(2026, 11, 23, 1, 30, tzinfo=UTC), "lun. 23 nov. 02:30"),
        (datetime(2026, 11, 22, 1, 30, tzinfo=UTC), "dim. 22 nov. 02:30"),
        (datetime(2026, 11, 20, 23, 30, tzinfo=UTC), "sam. 21 nov. 00:30"),
        (datetime(2026, 7, 20, 21, 10, tzinfo=UTC), "lun. 20 juil. 23:10"),
    ],
)
def test_a_moment_is_in_the_missions_own_time_and_its_today_starts_at_five(instant: datetime, french: str) -> None:
    assert moment(instant, TODAY, FR, CATALOGUE) == french


def test_a_bound_is_told_by_the_calendar() -> None:
    night = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
    assert clock(night, CATALOGUE) == "02:30"
    assert full_moment(night, FR, CATALOGUE) == "mar. 24 nov. 02:30"
