"""Duty: never two at once, no gap by a swap, handovers by the local clock also when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.duty import (
    Choice,
    Edge,
    Hours,
    Period,
    Plan,
    Shift,
    assigned,
    cleared,
    coming,
    held_by,
    next_change,
    on_duty_at,
    periods,
    planned,
    read_edge,
    taken_over,
    transferred,
)

PARIS = ZoneInfo("Europe/Paris")
HOURS = Hours(PARIS, time(8), time(20))
NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
"""Monday, 18:30 in Paris."""
CLAIRE, PAUL, EVE = 1, 2, 3

unhurried = settings(deadline=None)
"""A busy machine stalls now and then."""

instants = st.integers(0, 96).map(lambda hours: NOW + timedelta(hours=hours))
spans = st.tuples(instants, instants).filter(lambda span: span[0] < span[1])
people = st.sampled_from([CLAIRE, PAUL, EVE])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan as taps make it."""
    plan: Plan = ()
    for person, (start, end), what in draw(st.lists(st.tuples(people, spans, st.integers(0, 4)), max_size=8)):
        plan = cleared(plan, start, end) if what == 0 else assigned(plan, person, start, end)
    return plan


def hour(n: int) -> datetime:
    return NOW + timedelta(hours=n)


def on(plan: Plan, instant: datetime) -> int | None:
    shift = on_duty_at(plan, instant)
    return None if shift is None else shift.person


@unhurried
@given(plans())
def test_at_every_instant_at_most_one_person_is_on_duty(plan: Plan) -> None:
    assert all(shift.start < shift.end for shift in plan)
    assert all(first.end <= second.start for first, second in pairwise(plan))
    # And what one person holds without a break is one shift.
    assert all(first.end < second.start or first.person != second.person for first, second in pairwise(plan))


@unhurried
@given(plans(), people, spans, instants)
def test_whoever_is_put_on_is_on_for_just_that_time(
    plan: Plan, person: int, span: tuple[datetime, datetime], instant: datetime
) -> None:
    after = assigned(plan, person, *span)
    assert on(after, instant) == (person if span[0] <= instant < span[1] else on(plan, instant))
    assert assigned(after, person, *span) == after


@unhurried
@given(plans(), people, people, spans, instants)
def test_a_swap_leaves_no_gap_and_touches_nobody_else(
    plan: Plan, giver: int, taker: int, span: tuple[datetime, datetime], instant: datetime
) -> None:
    after = transferred(plan, giver, taker, *span)
    before = on(plan, instant)
    assert on(after, instant) == (taker if before == giver and span[0] <= instant < span[1] else before)
    if giver != taker:
        assert transferred(after, giver, taker, *span) == after


@unhurried
@given(plans(), people, instants, instants)
def test_taking_over_leaves_no_gap(plan: Plan, person: int, now: datetime, instant: datetime) -> None:
    handover = HOURS.instant(HOURS.handovers_after(now)[0])
    after = taken_over(plan, person, now, handover)
    assert on(after, now) == person
    assert taken_over(after, person, now, handover) == after
    if on(plan, instant) is not None:
        assert on(after, instant) is not None
    current = on_duty_at(plan, now)
    end = handover if current is None else current.end
    if instant < now or instant >= end or (current is None and on(plan, instant) is not None):
        assert on(after, instant) == on(plan, instant)


@unhurried
@given(plans(), instants)
def test_between_two_changes_nothing_changes(plan: Plan, now: datetime) -> None:
    following = next_change(plan, now)
    last = now + timedelta(days=30) if following is None else following - timedelta(microseconds=1)
    assert on(plan, last) == on(plan, now)
    assert {s.person for s in coming(plan, now)} <= {s.person for s in plan}
    for person in (CLAIRE, PAUL, EVE):
        assert all(s.start >= now and on(plan, s.start) == person for s in held_by(plan, person, now))


def test_shifts_that_meet_are_one() -> None:
    assert planned([Shift(CLAIRE, hour(2), hour(4)), Shift(CLAIRE, hour(0), hour(2))]) == (
        Shift(CLAIRE, hour(0), hour(4)),
    )


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
minutes = st.integers(0, 2 * 366 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The days on which clocks change in Paris."""


@unhurried
@given(days)
def test_a_handover_is_a_local_clock_time(day: date) -> None:
    local = HOURS.instant(Edge(day)).astimezone(PARIS)
    assert (local.date(), local.time()) == (day, time(8))
    assert HOURS.instant(Edge(day, night=True)).astimezone(PARIS).time() == time(20)


@pytest.mark.parametrize(("day", "utc_before", "utc_after", "hours"), [(SPRING, 7, 6, 23), (AUTUMN, 6, 7, 25)])
def test_on_the_days_when_clocks_change(day: date, utc_before: int, utc_after: int, hours: int) -> None:
    eve, morning = HOURS.instant(Edge(day - timedelta(days=1))), HOURS.instant(Edge(day))
    assert (eve.hour, morning.hour) == (utc_before, utc_after)
    assert morning - eve == timedelta(hours=hours)
    assert HOURS.handovers_after(eve) == (Edge(day),)


@unhurried
@given(minutes)
def test_the_next_handovers_come_one_a_day(now: datetime) -> None:
    edges = HOURS.handovers_after(now, 3)
    first = HOURS.instant(edges[0])
    assert now < first <= now + timedelta(hours=25)
    day = first.astimezone(PARIS).date()
    assert [edge.day for edge in edges] == [day + timedelta(days=n) for n in range(3)]


@unhurried
@given(
    minutes, st.sampled_from([time(8), time(0), time(20), time(2, 30)]), st.sampled_from([time(20), time(1), time(8)])
)
def test_every_choice_ends_at_a_handover_to_come(now: datetime, handover_at: time, night_at: time) -> None:
    clock = Hours(PARIS, handover_at, night_at)
    found = periods(now, clock)
    for period in found:
        start = now if period.since is None else clock.instant(period.since)
        assert now <= start < clock.instant(period.until)
        assert not period.until.night
    named = {period.choice: period for period in found}
    assert named[Choice.WEEK].until.day.weekday() == 0
    assert named[Choice.NEXT_WEEK].since == named[Choice.WEEK].until
    assert {Choice.TODAY, Choice.TONIGHT} & set(named)


def test_the_choices_of_a_monday_evening() -> None:
    tuesday = Edge(date(2026, 11, 24))
    monday, next_monday = Edge(date(2026, 11, 30)), Edge(date(2026, 12, 7))
    week = (Period(Choice.WEEK, None, monday), Period(Choice.NEXT_WEEK, monday, next_monday))
    assert periods(NOW, HOURS) == (
        Period(Choice.TODAY, None, tuesday),
        Period(Choice.TONIGHT, Edge(date(2026, 11, 23), night=True), tuesday),
        *week,
    )
    # At night, also past midnight, the rest of it is all there is of today.
    assert periods(NOW + timedelta(hours=8), HOURS) == (Period(Choice.TONIGHT, None, tuesday), *week)
    without_nights = Hours(PARIS, time(8), time(8))
    assert periods(NOW, without_nights) == (Period(Choice.TODAY, None, tuesday), *week)


def test_a_sundays_week_is_the_one_to_come() -> None:
    sunday = datetime(2026, 11, 29, 12, tzinfo=UTC)
    assert periods(sunday, HOURS)[2].until == Edge(date(2026, 12, 7))


@unhurried
@given(days, st.booleans())
def test_an_edge_comes_back_from_its_button(day: date, night: bool) -> None:
    assert read_edge(Edge(day, night).code) == Edge(day, night)


@pytest.mark.parametrize("code", ["", "n", "20261340", "tomorrow", "20261124nn"])
def test_another_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_edge(code)
