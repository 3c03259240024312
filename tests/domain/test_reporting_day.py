"""The reporting day: which local day a moment counts to, over the nights when clocks change too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reporting_day import day_bounds, reporting_day

PARIS = ZoneInfo("Europe/Paris")
FIVE = time(5)
ZONES = st.sampled_from(
    [
        ZoneInfo(n)
        for n in ("Europe/Paris", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo")
    ]
)
STARTS = st.sampled_from([time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(5), time(23, 59)])
DAYS = st.dates(date(2000, 1, 1), date(2040, 1, 1))
INSTANTS = st.integers(946684800, 2208988800).map(lambda s: datetime.fromtimestamp(s, UTC))


def test_a_message_in_the_small_hours_belongs_to_the_day_before() -> None:
    assert reporting_day(datetime(2026, 11, 24, 2, 30, tzinfo=PARIS), PARIS, FIVE) == date(2026, 11, 23)


def test_the_day_starts_on_the_minute() -> None:
    assert reporting_day(datetime(2026, 11, 24, 4, 59, 59, tzinfo=PARIS), PARIS, FIVE) == date(2026, 11, 23)
    assert reporting_day(datetime(2026, 11, 24, 5, tzinfo=PARIS), PARIS, FIVE) == date(2026, 11, 24)


def test_the_offset_of_the_instant_makes_no_difference() -> None:
    assert reporting_day(datetime(2026, 11, 24, 3, 59, tzinfo=UTC), PARIS, FIVE) == date(2026, 11, 23)
    assert reporting_day(datetime(2026, 11, 24, 4, 0, tzinfo=UTC), PARIS, FIVE) == date(2026, 11, 24)


def test_a_day_is_as_long_as_its_clocks_make_it() -> None:
    lengths = [
        (end - start) / timedelta(hours=1)
        for start, end in (
            day_bounds(d, PARIS, FIVE) for d in (date(2026, 3, 28), date(2026, 10, 24), date(2026, 11, 23))
        )
    ]
    assert lengths == [23, 25, 24]


def test_a_moment_without_its_offset_has_no_day() -> None:
    with pytest.raises(ValueError, match="offset"):
        reporting_day(datetime(2026, 11, 24, 12, tzinfo=UTC).replace(tzinfo=None), PARIS, FIVE)


@given(DAYS, ZONES, STARTS)
def test_days_tile_the_time_line(day: date, zone: ZoneInfo, starts_at: time) -> None:
    start, end = day_bounds(day, zone, starts_at)
    assert start < end
    assert end == day_bounds(day + timedelta(days=1), zone, starts_at)[0]
    assert start.tzinfo is UTC


@given(DAYS, ZONES, STARTS)
def test_every_moment_between_the_bounds_is_of_the_day(day: date, zone: ZoneInfo, starts_at: time) -> None:
    start, end = day_bounds(day, zone, starts_at)
    last = end - timedelta(microseconds=1)
    assert [reporting_day(t, zone, starts_at) for t in (start, start + (end - start) / 2, last)] == [day] * 3


@given(INSTANTS, ZONES, STARTS)
def test_every_moment_lies_in_its_day(instant: datetime, zone: ZoneInfo, starts_at: time) -> None:
    start, end = day_bounds(reporting_day(instant, zone, starts_at), zone, starts_at)
    assert start <= instant < end
