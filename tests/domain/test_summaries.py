"""Summaries: which span each is about, when it is due, what is compared, and how complete it is."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.catalogue.parts import Threshold
from domain.summaries.asked import read_asked
from domain.summaries.comparing import differs, rounded_to_5, usual, warning_level
from domain.summaries.completeness import Came, Closure, Expected, State, completeness, expected_on, states
from domain.summaries.figures import Figure
from domain.summaries.periods import Kind, Period
from domain.summaries.schedules import (
    due_between,
    due_on,
    held_until,
    is_late,
    next_due,
    outstanding,
    rescheduled,
    skipped,
)
from domain.summaries.warnings import held_against

PARIS = ZoneInfo("Europe/Paris")
days = st.dates(date(2019, 1, 1), date(2035, 12, 31))
kinds = st.sampled_from(Kind)
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


# Periods


def test_a_week_is_iso_s_and_has_its_number_also_at_the_turn_of_the_year() -> None:
    assert Period.week(date(2026, 12, 31)) == Period(date(2026, 12, 28), date(2027, 1, 3))
    assert Period.week(date(2026, 12, 31)).name == "2026-W53"
    assert Period.week(date(2027, 1, 4)).name == "2027-W01"


def test_a_month_ends_with_its_last_day_also_in_a_leap_year() -> None:
    assert Period.month(date(2028, 2, 10)) == Period(date(2028, 2, 1), date(2028, 2, 29))
    assert Period.month(date(2028, 2, 10)).name == "2028-02"
    assert Period.month(date(2027, 1, 31)).before(Kind.MONTHLY) == Period(date(2026, 12, 1), date(2026, 12, 31))


@given(kinds, days)
def test_periods_of_a_kind_follow_each_other_without_gap_or_overlap(kind: Kind, day: date) -> None:
    period = Period.of(kind, day)
    assert day in period
    assert list(period.days) == [period.first + timedelta(days=n) for n in range(len(period))]
    before = period.before(kind)
    assert before.last + timedelta(days=1) == period.first
    assert before.name != period.name


# When they come


@given(kinds, days, times)
def test_each_period_is_due_once_at_its_local_time(kind: Kind, day: date, hour: time) -> None:
    start = datetime.combine(day, time(12), tzinfo=UTC)
    due = list(due_between(kind, start, start + timedelta(days=70), hour, PARIS))
    assert len({d.period for d in due}) == len(due)
    assert [d.at for d in due] == sorted(d.at for d in due)
    expected = {Kind.WEEKLY: 10, Kind.MONTHLY: 2}.get(kind, 70)
    assert abs(len(due) - expected) <= 1  # clocks may change, and months differ
    assert next_due(kind, start, hour, PARIS) == due[0]


@pytest.mark.parametrize("change", ["2026-03-29", "2026-10-25"])
def test_a_summary_at_half_past_two_comes_once_on_both_sundays(change: str) -> None:
    day = date.fromisoformat(change)
    start = datetime.combine(day, time(0), tzinfo=PARIS).astimezone(UTC)
    due = list(due_between(Kind.DAILY, start, start + timedelta(days=1), time(2, 30), PARIS))
    assert [d.period.first for d in due] == [day]


def test_a_closing_edition_is_about_the_day_before_and_a_month_s_about_the_last_one() -> None:
    closing = due_on(Kind.CLOSING, date(2026, 11, 24), time(8, 30), PARIS)
    assert closing is not None
    assert (closing.period.name, closing.at) == ("2026-11-23", at("2026-11-24T08:30"))
    assert due_on(Kind.WEEKLY, date(2026, 11, 24), time(8), PARIS) is None
    weekly = due_on(Kind.WEEKLY, date(2026, 11, 23), time(8), PARIS)
    assert weekly is not None
    assert weekly.period.name == "2026-W47"
    monthly = due_on(Kind.MONTHLY, date(2027, 1, 1), time(9), PARIS)
    assert monthly is not None
    assert monthly.period.name == "2026-12"


def test_after_downtime_a_day_is_caught_up_while_younger_than_a_day_and_a_week_until_the_next() -> None:
    long_ago = at("2026-01-01T00:00")
    evening = time(19, 30)

    def made(kind: Kind, now: str, hour: time = evening) -> str | None:
        due = outstanding(kind, long_ago, at(now), hour, PARIS)
        return None if due is None else due.period.name

    assert made(Kind.DAILY, "2026-11-23T19:50") == "2026-11-23"
    assert made(Kind.DAILY, "2026-11-24T19:29") == "2026-11-23"
    assert made(Kind.DAILY, "2026-11-24T19:30") == "2026-11-24"
    assert made(Kind.WEEKLY, "2026-11-29T12:00", time(8)) == "2026-W47"
    assert made(Kind.WEEKLY, "2026-11-30T08:00", time(8)) == "2026-W48"
    assert made(Kind.MONTHLY, "2026-11-30T08:00", time(9)) == "2026-10"
    # Nothing of before the subscription.
    assert outstanding(Kind.WEEKLY, at("2026-11-24T10:00"), at("2026-11-28T10:00"), time(8), PARIS) is None
    due = outstanding(Kind.DAILY, long_ago, at("2026-11-23T19:50"), evening, PARIS)
    assert due is not None
    assert is_late(due, at("2026-11-23T19:50"))
    assert not is_late(due, at("2026-11-23T19:31"))


# What is compared


def test_a_late_summary_waits_for_the_morning_unless_its_hour_was_chosen_at_night() -> None:
    evening, night = time(19, 30), time(2, 30)
    assert held_until(evening, at("2026-11-23T19:50"), PARIS) is None
    assert held_until(evening, at("2026-11-23T23:00"), PARIS) == at("2026-11-24T07:00")
    assert held_until(evening, at("2026-11-24T06:59"), PARIS) == at("2026-11-24T07:00")
    assert held_until(evening, at("2026-11-24T07:00"), PARIS) is None
    assert held_until(night, at("2026-11-24T02:50"), PARIS) is None


def test_a_summary_at_night_is_about_the_reporting_day_that_ends() -> None:
    due = due_on(Kind.DAILY, date(2026, 11, 24), time(2, 30), PARIS, time(5))
    assert due is not None
    assert due.period == Period.day(date(2026, 11, 23))
    closing = due_on(Kind.CLOSING, date(2026, 11, 24), time(8, 30), PARIS, time(5))
    assert closing is not None
    assert closing.period == Period.day(date(2026, 11, 23))


def test_another_hour_loses_no_day_and_repeats_none() -> None:
    now = at("2026-11-23T19:45")
    assert rescheduled(Kind.DAILY, now, time(20), time(19, 30), PARIS) == now  # today's is still to come: at once
    assert rescheduled(Kind.DAILY, now, time(19, 30), time(20), PARIS) == at("2026-11-23T20:00")
    assert rescheduled(Kind.DAILY, now, time(19, 30), time(19), PARIS) == at("2026-11-24T19:00")


def test_what_fell_out_while_vigie_was_down_is_known() -> None:
    due = outstanding(Kind.DAILY, at("2026-11-01T00:00"), at("2026-11-26T20:00"), time(19, 30), PARIS)
    assert due is not None
    missed = skipped(Kind.DAILY, at("2026-11-24T19:30"), due, time(19, 30), PARIS)
    assert missed == [Period.day(date(2026, 11, day)) for day in (24, 25)]
    assert skipped(Kind.DAILY, due.at, due, time(19, 30), PARIS) == []


def test_an_arrow_stands_only_where_the_difference_means_something() -> None:
    steady = [30, 32, 31, 29, 30, 31, 33, 30]
    assert differs(34, steady) == 0
    assert differs(48, steady) == 1
    assert differs(12, steady) == -1
    assert differs(99, [30, 31, 32]) == 0
    assert usual([30, 31, 32]) is None


@given(st.integers(0, 500), st.lists(st.integers(0, 500), max_size=8))
def test_what_lies_within_the_past_is_never_a_finding_of_its_own(value: int, past: list[int]) -> None:
    arrow = differs(value, past)
    if len(past) < 4:
        assert arrow == 0
    elif arrow == 1:
        assert value > sum(past) / len(past)
    elif arrow == -1:
        assert value < sum(past) / len(past)


def test_an_early_warning_lies_two_deviations_above_the_mean_of_the_weeks_before() -> None:
    assert warning_level([4, 4, 4]) is None
    assert warning_level([2, 4, 4, 4, 5, 5, 7, 9]) == pytest.approx(5 + 2 * 2.13809, abs=1e-4)


WEEK = Period.week(date(2026, 11, 25))
BY_NUMBER, BY_USUAL = (
    Threshold(activity="a", indicator="i", at_least=10, above_usual=False),
    Threshold(activity="a", indicator="i"),
)


def weeks(*values: int | None) -> list[Figure]:
    """A figure of as many weeks, the last one the watched one; each on two days."""
    found = []
    for back, value in enumerate(reversed(values)):
        monday = WEEK.first - timedelta(weeks=back)
        for day, part in ((monday, 1), (monday + timedelta(days=6), (value or 0) - 1)):
            found += [] if value is None else [Figure("calais", "site", day, "a", "i", part, 1)]
    return found


@pytest.mark.parametrize(
    ("rule", "values", "threshold", "passed"),
    [
        (BY_NUMBER, (10,), 10, True),
        (BY_NUMBER, (9,), 10, False),
        (BY_NUMBER, (None,), 10, False),
        (BY_USUAL, (900, 4, 4, 4, 4, 4, 4, 4, 4, 5), 4, True),  # the ninth week before is past
        (BY_USUAL, (4, None, 4, 4, None, None, None, 4, 5), 4, True),
        (BY_USUAL, (4, 4, 4, None, None, None, None, None, 5), None, False),  # of three weeks nothing is usual
        (BY_USUAL, (4, 4, 4, 4, 4, 4, 4, 4, 4), 4, False),
        (BY_NUMBER.model_copy(update={"above_usual": True}), (4, 4, 4, 4, 5), 4, True),
        (BY_NUMBER.model_copy(update={"above_usual": True}), (40, 40, 40, 40, 12), 10, True),
    ],
)
def test_a_week_warns_by_its_number_or_by_the_weeks_before(
    rule: Threshold, values: tuple[int | None, ...], threshold: float | None, passed: bool
) -> None:
    (found,) = held_against("calais", WEEK, [rule], weeks(*values))
    assert found.threshold == threshold
    assert found.passed is passed
    assert found.value == values[-1]
    assert tuple(value for _, value in found.past) == ((None,) * 8 + values[:-1])[-8:]


@given(st.integers(0, 10_000))
def test_a_sensitive_figure_is_told_to_the_nearest_five(value: int) -> None:
    told = rounded_to_5(value)
    assert told % 5 == 0
    assert abs(told - value) <= 2


# How complete

CATALOGUE = catalogue_from(None)
SITES = ("day_centre_calais", "coast_calais", "living_sites_calais")


def test_what_is_expected_follows_weekdays_and_seasons() -> None:
    def named(day: date) -> list[tuple[str, str, str]]:
        return [(e.site, e.activity, e.shift) for e in expected_on(CATALOGUE, SITES, [day])]

    centre, clinic = ("day_centre_calais", "day_centre", "day"), ("living_sites_calais", "clinic", "day")
    coast = ("coast_calais", "coastal_outreach", "night")
    assert named(date(2026, 11, 23)) == [centre, clinic]
    assert named(date(2026, 11, 29)) == []
    assert named(date(2026, 6, 15)) == [coast, centre, clinic]
    night = next(e for e in expected_on(CATALOGUE, SITES, [date(2026, 6, 15)]) if e.shift == "night")
    assert night.due == at("2026-06-16T08:00")


def test_zero_late_pending_closed_and_missing_are_different_things() -> None:
    days = [date(2026, 11, day) for day in range(16, 23)]
    wanted = [e for e in expected_on(CATALOGUE, SITES, days) if e.activity == "day_centre"]
    monday, tuesday, wednesday, thursday, friday = days[:5]

    def came(day: date, hour: int, zero: bool = False) -> Came:
        return Came(day, "day_centre_calais", "day_centre", "day", at(f"{day}T{hour:02}:00"), zero)

    found = states(
        wanted,
        [came(monday, 18), came(monday, 21, True), came(tuesday, 18, True), came(wednesday, 22)],
        {(thursday, "day_centre_calais", "day_centre")},
        [Closure("day_centre_calais", friday, friday)],
        at("2026-11-21T12:00"),
    )
    assert [found[e] for e in wanted] == [
        State.REPORTED, State.ZERO, State.LATE, State.PENDING, State.CLOSED, State.AWAITED
    ]  # fmt: skip
    whole = completeness(found)
    assert (whole.reported, whole.on_time, whole.due, whole.pending, whole.closed) == (3, 2, 4, 1, 1)
    assert (whole.rate, whole.timeliness) == (0.75, 0.5)
    assert whole.missing == ()
    after = completeness(states(wanted, [], set(), [], at("2026-11-23T12:00")))
    assert len(after.missing) == 6
    assert completeness({}).rate is None


@given(st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)))
def test_every_expected_report_is_one_thing(sent: set[int], waiting: set[int], shut: set[int]) -> None:
    days = [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
    wanted: list[Expected] = expected_on(CATALOGUE, SITES, days)
    found = states(
        wanted,
        [Came(days[n], e.site, e.activity, e.shift, e.due, False) for n in sent for e in wanted if e.day == days[n]],
        {(days[n], e.site, e.activity) for n in waiting for e in wanted},
        [Closure(site, days[n], days[n]) for n in shut for site in SITES],
        at("2026-11-30T12:00"),
    )
    whole = completeness(found)
    assert len(found) == len(wanted)
    assert whole.due + whole.closed + whole.awaited == len(wanted)
    assert whole.reported + whole.pending + len(whole.missing) == whole.due


# Asking for one

NOW = at("2026-11-24T18:00")
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "kind", "name"),
    [
        ("", Kind.DAILY, "2026-11-24"),
        ("aujourd'hui", Kind.DAILY, "2026-11-24"),
        ("today", Kind.DAILY, "2026-11-24"),
        ("hier", Kind.DAILY, "2026-11-23"),
        ("yesterday", Kind.DAILY, "2026-11-23"),
        ("mardi", Kind.DAILY, "2026-11-24"),
        ("21/11", Kind.DAILY, "2026-11-21"),
        ("24/11", Kind.DAILY, "2026-11-24"),
        ("semaine", Kind.WEEKLY, "2026-W48"),
        ("cette semaine", Kind.WEEKLY, "2026-W48"),
        ("la semaine dernière", Kind.WEEKLY, "2026-W47"),
        ("last week", Kind.WEEKLY, "2026-W47"),
        ("semaine 45", Kind.WEEKLY, "2026-W45"),
        ("2025-W52", Kind.WEEKLY, "2025-W52"),
        ("week 50", Kind.WEEKLY, "2025-W50"),
        ("mois", Kind.MONTHLY, "2026-11"),
        ("le mois dernier", Kind.MONTHLY, "2026-10"),
        ("last month", Kind.MONTHLY, "2026-10"),
        ("octobre", Kind.MONTHLY, "2026-10"),
        ("décembre", Kind.MONTHLY, "2025-12"),
        ("june 2025", Kind.MONTHLY, "2025-06"),
        ("2026-09", Kind.MONTHLY, "2026-09"),
    ],
)
def test_a_period_as_people_say_it(said: str, kind: Kind, name: str) -> None:
    asked = read_asked(said, catalogue=CATALOGUE, now=NOW, today=TUESDAY)
    assert asked.period is not None
    assert (asked.kind, asked.period.name, asked.project, asked.mission) == (kind, name, None, False)


@pytest.mark.parametrize("said", ["licorne", "semaine 60", "2026-13", "demain", "clinique 34", "2027-W03"])
def test_what_is_no_period_or_still_to_come_is_not_guessed(said: str) -> None:
    assert read_asked(said, catalogue=CATALOGUE, now=NOW, today=TUESDAY).period is None


@pytest.mark.parametrize(
    ("said", "project", "mission", "name"),
    [
        ("dunkerque semaine dernière", "dunkerque", False, "2026-W47"),
        ("semaine dernière dk", "dunkerque", False, "2026-W47"),
        ("idf", "ile_de_france", False, "2026-11-24"),
        ("mission mois dernier", None, True, "2026-10"),
        ("tous les projets hier", None, True, "2026-11-23"),
    ],
)
def test_a_project_or_the_mission_is_named_beside_it(said: str, project: str | None, mission: bool, name: str) -> None:
    asked = read_asked(said, catalogue=CATALOGUE, now=NOW, today=TUESDAY)
    assert asked.period is not None
    assert (asked.project, asked.mission, asked.period.name) == (project, mission, name)


@given(st.text(max_size=200))
def test_whatever_is_said_is_read(said: str) -> None:
    period = read_asked(said, catalogue=CATALOGUE, now=NOW, today=TUESDAY).period
    assert period is None or period.first <= TUESDAY
