"""Who is on a roll, and when it reminds and ends."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.incidents.drills import scenario
from domain.incidents.types import Facts, Severity
from domain.people import Grant, Person
from domain.roles import Role
from domain.roll_calls import (
    ENDS_AFTER,
    REMINDERS,
    Answer,
    Due,
    Entry,
    RollCall,
    after_reminder,
    all_answered,
    belongs,
    due,
    first_look,
    may_be_at,
)

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
CALL = RollCall(1, "calais", None, None, 1, NOW, 0, first_look(NOW), None, None)
HERE, COAST = "calais", "coast_calais"


def person(*grants: Grant, project: str | None = HERE, site: str | None = None) -> Person:
    return Person(1, 101, "Amina", "fr", grants, project, site)


@pytest.mark.parametrize(
    ("who", "of_it"),
    [
        (person(Grant(Role.MEAL, HERE)), True),
        (person(Grant(Role.MEAL, HERE, until=NOW)), False),
        (person(Grant(Role.TEAM_MEMBER, "dunkerque")), False),
        (person(Grant(Role.HEAD_OF_MISSION)), True),
        (person(Grant(Role.HEAD_OF_MISSION), project=None), False),
        (person(Grant(Role.ADMIN), project="dunkerque"), False),
    ],
)
def test_who_is_of_the_project(who: Person, of_it: bool) -> None:
    assert belongs(who, HERE, NOW) is of_it


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        (person(Grant(Role.TEAM_MEMBER, HERE), site=COAST), True),
        (person(Grant(Role.TEAM_MEMBER, HERE), site="day_centre_calais"), False),
        (person(Grant(Role.TEAM_MEMBER, HERE)), True),
        (person(Grant(Role.TEAM_MEMBER, HERE, frozenset({COAST}))), True),
        (person(Grant(Role.TEAM_MEMBER, HERE, frozenset({"day_centre_calais"}))), False),
        (person(Grant(Role.MEAL, HERE), Grant(Role.TEAM_MEMBER, HERE, frozenset({"day_centre_calais"}))), True),
    ],
)
def test_who_may_be_at_the_site(who: Person, asked: bool) -> None:
    assert may_be_at(who, HERE, COAST, NOW) is asked


@given(st.lists(st.floats(0.01, 40), min_size=1, max_size=12))
def test_however_late_the_clock_looks_it_ends_after_a_reminder_that_was_waited_for(gaps: list[float]) -> None:
    call, now, sent, last = CALL, NOW, 0, NOW
    for gap in [*gaps, 40.0, 40.0, 40.0]:
        now += timedelta(minutes=gap)
        match due(call, now):
            case Due.REMIND:
                sent, last = sent + 1, now
                past, next_at = after_reminder(call, now)
                assert past > call.reminded
                assert next_at > now
                call = replace(call, reminded=past, next_at=next_at)
            case Due.END:
                assert 1 <= sent <= len(REMINDERS)
                assert now - last >= ENDS_AFTER
                call = replace(call, ended_at=now, next_at=None)
    assert call.ended_at is not None
    assert due(call, now + timedelta(days=1)) is None


def test_nobody_is_waited_for_who_left_without_a_word() -> None:
    entry = Entry(1, 1, 1, NOW)
    safe = replace(entry, answer=Answer.SAFE)
    assert not all_answered([])
    assert not all_answered([safe, entry])
    assert not all_answered([safe, replace(entry, unreachable=True)]), "they may be in need"
    assert all_answered([safe, replace(entry, left_at=NOW)])
    assert all_answered([replace(safe, left_at=NOW), replace(entry, answer=Answer.HELP)])


def test_an_exercise_always_climbs_and_asks_nothing() -> None:
    told = Facts(type="fire", restricted=None, severity=Severity.LOW, near_miss=True, narrative="feu")
    assert scenario(told) == Facts(type="fire", restricted=False, severity=None, narrative="feu")
    assert scenario(replace(told, restricted=True)).restricted, "its focal points are tried, nobody else reads it"
