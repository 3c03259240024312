"""When to try again, when to give up, and how many calls the limits leave."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.delivery import Bucket, Limit, Limits, given_up, retry_delay
from domain.notices import Lane

NOW = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


def test_pauses_between_tries_double_up_to_a_minute() -> None:
    assert [retry_delay(n) for n in (1, 2, 3, 7, 8, 100)] == [0.5, 1, 2, 32, 60, 60]


@pytest.mark.parametrize(("lane", "hours"), [(Lane.ALERT, 24), (Lane.ANSWER, 1), (Lane.SUMMARY, 24)])
def test_an_answer_is_tried_for_an_hour_and_an_alert_for_a_day(lane: Lane, hours: int) -> None:
    assert not given_up(lane, NOW - timedelta(hours=hours), NOW)
    assert given_up(lane, NOW - timedelta(hours=hours, seconds=1), NOW)


def test_answers_leave_the_reserve_to_alerts() -> None:
    bucket = Bucket(Limit(capacity=3, per_second=1, reserve=1), 0.0)
    assert (bucket.room(0.0, Lane.ANSWER), bucket.room(0.0, Lane.ALERT)) == (2, 3)
    bucket.take(0.0)
    bucket.take(0.0)
    assert (bucket.wait(0.0, Lane.ANSWER), bucket.wait(0.0, Lane.ALERT)) == (1.0, 0.0)


def test_a_limit_smaller_than_its_reserve_lets_an_answer_through() -> None:
    bucket = Bucket(Limit(capacity=1, per_second=1, reserve=5), 0.0)
    assert bucket.wait(0.0, Lane.ANSWER) == 0.0
    assert bucket.room(0.0, Lane.ANSWER) == 1


def test_groups_and_private_chats_have_their_own_limits() -> None:
    limits = Limits()
    assert limits.of_chat(-100) is limits.group
    assert limits.of_chat(100) is limits.private


@given(st.lists(st.floats(0, 3), max_size=80), st.sampled_from(Lane))
def test_no_stretch_of_time_holds_more_calls_than_the_limit(pauses: list[float], lane: Lane) -> None:
    limit = Limits().private
    bucket, now, made = Bucket(limit, 0.0), 0.0, list[float]()
    for pause in pauses:
        now += pause
        if bucket.wait(now, lane) == 0:
            bucket.take(now)
            made.append(now)
    for place, begin in enumerate(made):
        for count, end in enumerate(made[place:], start=1):
            assert count <= limit.capacity + (end - begin) * limit.per_second + 1e-6
