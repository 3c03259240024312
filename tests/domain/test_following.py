"""What follows an alert: when its report is due, whose it is, what may be one event, when what is low goes out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.incidents.following import (
    OFFERED,
    asked_by,
    is_offered,
    may_be_same,
    quiet_hour,
    reminder_at,
    report_due,
    report_owners,
    survivor,
)
from domain.incidents.types import Alerted, Climb, Facts, Incident, Severity, Status, Step

AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
CATALOGUE = catalogue_from(None)
INCIDENT = Incident(
    id=1,
    project="calais",
    reporter_id=1,
    raised_at=AT,
    year=2026,
    apart=False,
    number=1,
    sos=False,
    status=Status.OPEN,
    facts=Facts(type="armed"),
    climb=Climb(),
    chat_id=7,
    message_id=1,
    thread_id=None,
)
OTHER = replace(INCIDENT, id=2, raised_at=AT + timedelta(minutes=30))


@pytest.mark.parametrize(("severity", "hours"), [(1, 48), (2, 48), (3, 24), (4, 24)])
def test_a_report_is_due_sooner_where_it_is_grave(severity: int, hours: int) -> None:
    assert report_due(AT, Severity(severity)) == AT + timedelta(hours=hours)


@given(st.lists(st.integers(0, 90), min_size=2, max_size=7), st.lists(st.sampled_from(["a", "b"]), min_size=7))
def test_whatever_a_reader_is_offered_counts_as_offered(minutes: list[int], sites: list[str]) -> None:
    raised = [
        replace(INCIDENT, id=n + 1, raised_at=AT + timedelta(minutes=m), facts=Facts(type="armed", site=site))
        for n, (m, site) in enumerate(zip(minutes, sites, strict=False))
    ]
    raised = [replace(i, facts=replace(i.facts, restricted=False)) for i in raised]
    for on in raised:
        for theirs in ({"a", "b"}, {"a"}, {"b"}):  # whoever may know of one site's alone is offered only those
            known = [i for i in raised if may_be_same(on, i) and i.facts.site in theirs]
            for incident in known[:OFFERED]:
                among = [other for other in raised if may_be_same(incident, other)]
                assert is_offered(incident, on=on, among=among)


def test_of_many_of_one_kind_the_next_one_is_offered_nowhere() -> None:
    facts = Facts(type="armed", restricted=False)
    first, second, third, fourth = (replace(INCIDENT, id=n, facts=facts) for n in (1, 2, 3, 4))
    assert is_offered(third, on=first, among=[first, second, fourth])
    assert not is_offered(fourth, on=first, among=[first, second, third])


@given(st.integers(-500, 500))
def test_a_reminder_is_ahead_or_has_been_given(hours: int) -> None:
    now = AT + timedelta(hours=hours)
    asked = asked_by(AT, now)
    following = reminder_at(AT, asked)
    assert following is None or following > now
    assert asked == 0 or (reminder_at(AT, asked - 1) or now) <= now


def test_the_report_is_whoever_took_it_first() -> None:
    def alerted(person: int, **more: object) -> Alerted:
        return replace(Alerted(person, Step.DUTY, "coordinator", False, AT), **more)  # type: ignore[arg-type]

    people = [
        alerted(1, unreachable=True, taken_at=AT),
        alerted(2, step=Step.MISSION),
        alerted(3),
        alerted(4, on_duty=True),
        alerted(5, lapsed_at=AT),
        alerted(6, taken_at=AT + timedelta(hours=2)),
        alerted(7, taken_at=AT + timedelta(hours=1)),
    ]
    assert [a.person for a in report_owners(people)] == [7, 6, 5, 4, 3, 2]


def test_two_of_a_type_in_a_project_within_half_an_hour_may_be_one() -> None:
    assert may_be_same(INCIDENT, OTHER)
    assert survivor(OTHER, INCIDENT) == (INCIDENT, OTHER)
    for other in (
        INCIDENT,
        replace(OTHER, raised_at=AT + timedelta(minutes=31)),
        replace(OTHER, project="dunkerque"),
        replace(OTHER, status=Status.CLOSED),
        replace(OTHER, facts=Facts(type="fire")),
        replace(OTHER, facts=Facts(type="armed", restricted=None)),
    ):
        assert not may_be_same(INCIDENT, other)
        assert not may_be_same(other, INCIDENT)
    assert not may_be_same(replace(INCIDENT, project=None), replace(OTHER, project=None))
    assert not may_be_same(replace(INCIDENT, facts=Facts()), replace(OTHER, facts=Facts()))


@pytest.mark.parametrize(
    ("since", "at"),
    [
        ("2026-11-23T08:00", "2026-11-23T18:30"),
        ("2026-11-23T18:30", "2026-11-23T18:30"),
        ("2026-11-23T18:31", "2026-11-24T18:30"),
        ("2026-10-24T20:00", "2026-10-25T18:30"),  # clocks are put back in between
        ("2026-07-01T12:00", "2026-07-01T17:30"),
    ],
)
def test_what_is_low_goes_out_in_the_evening(since: str, at: str) -> None:
    told = quiet_hour(datetime.fromisoformat(since).replace(tzinfo=UTC), CATALOGUE)
    assert told == datetime.fromisoformat(at).replace(tzinfo=UTC)
