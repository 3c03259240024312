"""Incidents' pure rules: severity, the circle, the ladder, having an alert and not answering."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogue import catalogue_from
from domain.incidents import ladder
from domain.incidents.circle import focal_points, may_know, may_read, readers
from domain.incidents.holding import asked, held, is_lapse, timed
from domain.incidents.ladder import Member, Rung
from domain.incidents.numbering import incident_number
from domain.incidents.severity import severity_of, step_time
from domain.incidents.types import Alerted, Climb, Facts, Incident, Severity, Status, Step
from domain.people import Grant, Person
from domain.roles import Role

CATALOGUE = catalogue_from(None)
NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
WAIT = timedelta(minutes=10)


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


def member(person: int, reachable: bool = True) -> Member:
    return Member(person, 100 + person, Role.COORDINATOR, reachable=reachable)


CREW = (
    Rung(Step.DUTY, (member(1),), (member(1), member(2), member(9))),
    Rung(Step.PROJECT, (member(1), member(2))),
    Rung(Step.MISSION, (member(1), member(2), member(3))),
    Rung(Step.HEAD, (member(4),)),
)
SHORT = (Rung(Step.DUTY, (member(5), member(6))), Rung(Step.HEAD, (member(4),)))


def test_numbers_tell_nothing_of_restricted_ones() -> None:
    assert incident_number(2026, 42, restricted=False) == "INC-2026-0042"
    assert incident_number(2026, 3, restricted=True) == "INC-2026-R003"


@pytest.mark.parametrize(
    ("facts", "severity", "wait"),
    [
        (Facts(), Severity.HIGH, 10),
        (Facts(type="theft"), Severity.HIGH, 10),
        (Facts(type="armed"), Severity.CRITICAL, 3),
        (Facts(type="armed", severity=Severity.MODERATE), Severity.MODERATE, 30),
        (Facts(severity=Severity.LOW), Severity.LOW, None),
        (Facts(type="dropped_from_the_catalogue"), Severity.HIGH, 10),
    ],
)
def test_severity_is_what_was_said_else_the_types(facts: Facts, severity: Severity, wait: int | None) -> None:
    assert severity_of(facts, CATALOGUE) is severity
    assert step_time(severity, CATALOGUE) == (None if wait is None else timedelta(minutes=wait))


def incident(restricted: bool | None = False, type: str | None = None, project: str | None = "calais") -> Incident:
    facts = Facts(type=type, restricted=restricted, narrative="…")
    return Incident(
        id=1, project=project, reporter_id=1, raised_at=NOW, year=2026, apart=False, number=None, sos=False,
        status=Status.OPEN, facts=facts, climb=Climb(), chat_id=1, message_id=1, thread_id=None,
    )  # fmt: skip


ALERTED = Alerted(7, Step.DUTY, "coordinator", False, NOW)
OPENED = replace(ALERTED, opened_at=NOW)


@pytest.mark.parametrize(
    ("role", "of", "restricted", "type", "alerted", "knows", "reads"),
    [
        (Role.COORDINATOR, "calais", False, None, None, True, True),
        (Role.SECURITY_ADVISER, "calais", False, None, None, True, True),
        (Role.TEAM_MEMBER, "calais", False, None, None, False, False),
        (Role.MEAL, None, False, None, None, False, False),
        (Role.ADMIN, None, False, None, ALERTED, False, False),
        (Role.COORDINATOR, "dunkerque", False, None, None, False, False),
        (Role.COORDINATOR, "dunkerque", False, None, ALERTED, True, True),
        (Role.HEAD_OF_MISSION, None, False, None, None, True, True),
        (Role.COORDINATOR, "calais", None, None, ALERTED, True, False),
        (Role.COORDINATOR, "calais", None, None, None, False, False),
        (Role.MEDICAL_FOCAL_POINT, "calais", None, None, OPENED, True, False),
        (Role.COORDINATOR, "calais", True, "sexual_violence", OPENED, False, False),
        (Role.SECURITY_ADVISER, "calais", True, "safeguarding", OPENED, False, False),
        (Role.MEDICAL_FOCAL_POINT, "calais", True, "sexual_violence", ALERTED, True, False),
        (Role.MEDICAL_FOCAL_POINT, "calais", True, "sexual_violence", OPENED, True, True),
        (Role.MEDICAL_FOCAL_POINT, "dunkerque", True, "sexual_violence", OPENED, False, False),
        (Role.MEDICAL_FOCAL_POINT, "calais", True, "safeguarding", OPENED, False, False),
        (Role.MEDICAL_FOCAL_POINT, "calais", True, None, OPENED, False, False),
        (Role.SAFEGUARDING_FOCAL_POINT, "calais", True, None, OPENED, True, True),
        (Role.HEAD_OF_MISSION, None, True, "safeguarding", None, False, False),
        (Role.HEAD_OF_MISSION, None, True, "safeguarding", OPENED, True, True),
    ],
)  # fmt: skip
def test_who_may_know_and_who_may_read(
    role: Role, of: str | None, restricted: bool | None, type: str | None, alerted: Alerted | None, knows: bool,
    reads: bool,
) -> None:  # fmt: skip
    person = Person(7, 7, "", "fr", (Grant(role, of),), of, None)
    told = incident(restricted, type)
    assert may_know(person, told, alerted, CATALOGUE, NOW) is knows
    assert may_read(person, told, alerted, CATALOGUE, NOW) is reads
    over = replace(person, grants=(Grant(role, of, until=NOW),))
    assert not may_know(over, told, alerted, CATALOGUE, NOW)


def test_what_is_restricted_without_a_kind_is_for_those_who_read_every_kind() -> None:
    medical, safeguarding = Role.MEDICAL_FOCAL_POINT, Role.SAFEGUARDING_FOCAL_POINT
    assert readers(Facts(type="sexual_violence", restricted=True), CATALOGUE) == {medical, safeguarding}
    assert readers(Facts(restricted=True), CATALOGUE) == {safeguarding}
    assert focal_points(Facts(restricted=None), CATALOGUE) == {medical, safeguarding}


def test_steps_follow_each_other_and_the_last_two_repeat() -> None:
    for crew, expected in ((CREW, [1, 2, 3, 4, 3, 4, 3]), (SHORT, [1, 4, 1, 4])):
        steps: list[Step] = []
        for _ in expected:
            steps.append(ladder.following(crew, steps[-1] if steps else None))
        assert steps == expected
    # What became restricted meanwhile begins anew.
    assert ladder.following(SHORT, Step.PROJECT) is Step.DUTY


def test_a_step_rings_whom_it_adds_and_those_before_and_the_card_is_everybodys_once() -> None:
    assert [(m.person, rings) for _, m, rings in ladder.up_to(CREW, Step.DUTY)] == [(1, True), (2, False), (9, False)]
    assert [(m.person, rings) for _, m, rings in ladder.up_to(CREW, Step.HEAD)] == [
        (1, True), (2, True), (9, False), (3, True), (4, True),
    ]  # fmt: skip
    assert [m.person for m in ladder.left(CREW, Step.MISSION, {2})] == [1, 3]
    gone = (Rung(Step.DUTY, (member(1, reachable=False),)), CREW[-1])
    assert ladder.left(gone, Step.DUTY, ()) == ()


def test_only_what_was_declined_in_this_climb_counts() -> None:
    said = [replace(ALERTED, person=1, declined_at=NOW), replace(ALERTED, person=2, declined_at=minutes(5))]
    assert ladder.declined(said, Climb(since=NOW)) == {1, 2}
    assert ladder.declined(said, Climb(since=minutes(1))) == {2}
    assert ladder.declined(said, Climb()) == frozenset()


@given(late=st.floats(0, 500), step=st.sampled_from([None, *Step]), run=st.integers(0, 9))
def test_what_was_missed_is_run_in_order_each_step_once(late: float, step: Step | None, run: int) -> None:
    climb = Climb(run=run, step=step, since=NOW, next_at=NOW)
    now = minutes(late)
    due = ladder.due_steps(climb, CREW, WAIT, now)
    assert due
    assert len({d.step for d in due}) == len(due) <= len(CREW)
    assert all(d.at <= now and d.late == (now - d.at > ladder.LATE_AFTER) for d in due)
    assert due[0].step is ladder.following(CREW, step)
    ran = climb
    for d in due:
        ran = ladder.ran(ran, d.step, now, WAIT)
    assert ran.run == run + len(due)
    assert ran.next_at == now + WAIT
    assert ladder.due_steps(ran, CREW, WAIT, now) == []


def test_nothing_is_due_before_its_time() -> None:
    climb = Climb(step=Step.DUTY, next_at=minutes(10))
    assert ladder.due_steps(climb, CREW, WAIT, minutes(9.9)) == []
    assert [d.step for d in ladder.due_steps(climb, CREW, WAIT, minutes(10))] == [Step.PROJECT]
    assert ladder.due_steps(Climb(step=Step.HEAD), CREW, WAIT, NOW) == []


@pytest.mark.parametrize(("severity", "after"), [(Severity.HIGH, 60), (Severity.CRITICAL, 20), (Severity.LOW, None)])
def test_whoever_has_it_is_asked_and_loses_it(severity: Severity, after: int | None) -> None:
    climb = held(Climb(step=Step.PROJECT, next_at=NOW), severity, NOW)
    assert not is_lapse(climb)
    if after is None:
        assert climb.next_at is None
        return
    assert climb.next_at == minutes(after)
    waiting = asked(climb, severity, minutes(after))
    assert is_lapse(waiting)
    assert waiting.next_at == minutes(after + 15)
    again = held(waiting, severity, minutes(after + 3))
    assert not is_lapse(again)
    assert again.next_at == minutes(after + 3 + after)
    # A severity that changes meanwhile moves the question, never into the past.
    assert timed(climb, Severity.CRITICAL, minutes(50)).next_at == minutes(50)
    begun = ladder.begun(waiting, minutes(80), Step.DUTY)
    assert (begun.held_since, begun.reminded_at, begun.since, begun.step) == (None, None, minutes(80), Step.DUTY)
