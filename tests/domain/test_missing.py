"""Missing reports: who is reminded, when, and what people say of closed places."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.closures import ClosureSaid, read_closure, read_days
from domain.missing import (
    AT_LEAST,
    Step,
    around,
    is_told_at,
    last_and_next,
    moments,
    step_at,
    told_on,
    usual_reporters,
)
from domain.summaries.completeness import Expected

PARIS = ZoneInfo("Europe/Paris")
CATALOGUE = catalogue_from(None)
MONDAY = date(2026, 11, 23)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
AMINA, BILAL, CLARA = 1, 2, 3
SITES = [site.key for project in CATALOGUE.projects for site in project.sites]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).astimezone(UTC)


CENTRE = Expected(MONDAY, "day_centre_calais", "day_centre", "day", at("2026-11-23T19:00"))


@pytest.mark.parametrize(
    ("now", "step"),
    [
        ("18:29", None), ("18:30", Step.BEFORE), ("18:59", Step.BEFORE), ("19:00", Step.DUE), ("19:59", Step.DUE),
        ("20:00", Step.AFTER), ("20:59", Step.AFTER), ("21:00", None), ("23:00", None),
    ],
)  # fmt: skip
def test_the_reminder_that_is_to_be_there_and_none_that_is_stale(now: str, step: Step | None) -> None:
    assert step_at(CENTRE, at(f"2026-11-23T{now}")) is step


def test_the_coordinators_know_half_an_hour_after_the_last_reminder() -> None:
    assert not is_told_at(CENTRE, at("2026-11-23T20:29"))
    assert is_told_at(CENTRE, at("2026-11-23T20:30"))
    assert not is_told_at(CENTRE, at("2026-11-24T08:30"))
    late = Expected(MONDAY, "coast_calais", "coastal_outreach", "night", at("2026-11-23T23:00"))
    assert told_on(late, PARIS) == MONDAY + DAY


@given(st.integers(0, 2 * 365 * 24 * 60).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)))
def test_no_moment_is_passed_over_whenever_it_is_asked(now: datetime) -> None:
    last, following = last_and_next(CATALOGUE, now)
    assert following is not None
    assert last is None or last <= now
    assert now < following
    near = sorted(set(moments(around(CATALOGUE, now, ahead=2))))
    assert not [moment for moment in near if (last or now) < moment <= now or now < moment < following]
    if last is not None:
        # Whatever is to be there now became so at a moment that has come.
        assert all(step_at(e, now) is step_at(e, last) or step_at(e, now) is None for e in around(CATALOGUE, last))


def test_who_has_fridays_is_reminded_on_fridays() -> None:
    mondays = [(AMINA, MONDAY - n * WEEK) for n in range(1, 8)]
    wednesdays = [(AMINA, MONDAY + 2 * DAY - n * WEEK) for n in range(1, 8)]
    fridays = [(BILAL, MONDAY + 4 * DAY - n * WEEK) for n in range(1, 4)]
    reports = [*mondays, *wednesdays, *fridays]
    assert usual_reporters(reports, MONDAY) == (AMINA, BILAL)
    assert usual_reporters(reports, MONDAY + 4 * DAY) == (BILAL, AMINA)


def test_who_filled_in_once_or_left_long_ago_is_not_usual() -> None:
    once, long_ago = [(CLARA, MONDAY - DAY)], [(BILAL, MONDAY - n * DAY) for n in range(60, 90)]
    later = [(AMINA, MONDAY), (AMINA, MONDAY + DAY)]
    assert usual_reporters([*once, *long_ago, *later], MONDAY) == ()
    even = [(AMINA, MONDAY - 3 * DAY), (AMINA, MONDAY - 4 * DAY), (BILAL, MONDAY - DAY), (BILAL, MONDAY - 2 * DAY)]
    assert usual_reporters(even, MONDAY) == (BILAL, AMINA)  # the one who did last


@given(st.lists(st.tuples(st.integers(1, 4), st.dates(MONDAY - 70 * DAY, MONDAY + 7 * DAY)), max_size=60))
def test_usual_reporters_reported_it_and_do_not_depend_on_the_order(reports: list[tuple[int, date]]) -> None:
    found = usual_reporters(reports, MONDAY)
    assert len(set(found)) == len(found)
    assert found == usual_reporters(reports[::-1] * 2, MONDAY)
    days = {p: {d for q, d in reports if q == p and MONDAY - 8 * WEEK <= d < MONDAY} for p in range(1, 5)}
    assert {p for p in days if len(days[p]) >= AT_LEAST} == set(found)
    same = {p: sum(d.weekday() == 0 for d in own) for p, own in days.items()}
    assert all(same[one] >= same[other] for one, other in pairwise(found))


# Closed places in words


def closed(said: str, project: str | None = "calais", sites: list[str] = SITES) -> ClosureSaid:
    return read_closure(said, catalogue=CATALOGUE, sites=sites, project=project, today=MONDAY)


@pytest.mark.parametrize(
    ("said", "site", "activity", "first", "last", "reason"),
    [
        ("accueil de jour demain au 27/11 grève", "day_centre_calais", None, "2026-11-24", "2026-11-27", "grève"),
        ("Day centre from tomorrow to Friday: strike", "day_centre_calais", None, "2026-11-24", "2026-11-27", "strike"),
        ("littoral du 24 au 27 pour cause de tempête", "coast_calais", None, "2026-11-24", "2026-11-27", "tempête"),
        ("lieux de survie clinique le 24 panne du camion", "living_sites_calais", "clinic", "2026-11-24",
         "2026-11-24", "panne du camion"),
        ("dunkerque lieux de vie lundi inondation", "living_sites_dunkerque", None, "2026-11-23", "2026-11-23",
         "inondation"),
        ("psm jusqu'au 30 novembre", "living_sites_calais", "mental_health", "2026-11-23", "2026-11-30", None),
        ("rwc cette semaine", "womens_centre", None, "2026-11-23", "2026-11-29", None),
        ("littoral semaine prochaine", "coast_calais", None, "2026-11-30", "2026-12-06", None),
        ("adj 24/12 - 2/1 fêtes", "day_centre_calais", None, "2026-12-24", "2027-01-02", "fêtes"),
        ("accueil hier, Évacuation du site", "day_centre_calais", None, "2026-11-22", "2026-11-22",
         "Évacuation du site"),
        ("lieux de survie sam. 28 nov.", "living_sites_calais", None, "2026-11-28", "2026-11-28", None),
        ("plage 2026-11-24 vent 8", "coast_calais", None, "2026-11-24", "2026-11-24", "vent 8"),
    ],
)  # fmt: skip
def test_a_closure_in_words(
    said: str, site: str, activity: str | None, first: str, last: str, reason: str | None
) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert closed(said) == ClosureSaid(site, (), activity, *days, reason)


def test_what_is_not_clear_is_left_to_be_asked() -> None:
    assert closed("licorne") == ClosureSaid(None, (), None, None, None, "licorne")
    assert closed("lieux de survie du 27/11 au 24/11").first is None
    assert closed("accueil de jour 31/02").first is None
    assert closed("accueil de jour 24/11/2031").first is None
    both = closed("lieux de survie demain", project=None)
    assert (both.site, both.sites) == (None, ("living_sites_calais", "living_sites_dunkerque"))
    assert closed("clinique demain", project=None).sites[:1] == ("living_sites_calais",)
    # An activity is named to tell it from others: where the site has no other one, it is the site that is closed.
    assert closed("accueil de jour psm demain").activity is None


@given(st.text(max_size=60), st.sampled_from(SITES), st.dates(MONDAY, MONDAY + 300 * DAY))
def test_whatever_else_is_said_a_site_and_a_date_are_found(said: str, site: str, day: date) -> None:
    read = closed(said)
    assert (read.first is None) == (read.last is None)
    assert read.first is None or read.last is None or read.first <= read.last
    named = closed(f"{CATALOGUE.site(site).label.fr} {day.isoformat()}", CATALOGUE.project_of(site).key)
    assert (named.site, named.first, named.last) == (site, day, day)


@pytest.mark.parametrize(
    ("said", "days"),
    [("demain", 1), ("du 24 au 27", 4), ("cette semaine", 7), ("from 30/11 to 04/12", 5), ("licorne", 0), ("", 0),
     ("demain licorne", 0), ("du 1/12 au 30/1", 0)],
)  # fmt: skip
def test_days_off_in_words(said: str, days: int) -> None:
    assert len(read_days(said, MONDAY)) == days


def test_a_night_s_report_is_reminded_of_on_the_morning_after() -> None:
    summer = date(2026, 7, 1)
    now = datetime.combine(summer, time(12), PARIS)
    nights = [e for e in around(CATALOGUE, now) if e.site == "coast_calais" and e.day == summer - DAY]
    assert [step_at(e, at("2026-07-01T07:30")) for e in nights] == [Step.BEFORE]
