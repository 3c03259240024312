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
    for _ in range(2):
        bucket.begin()
        bucket.end(0.0)
    assert (bucket.wait(0.0, Lane.ANSWER), bucket.wait(0.0, Lane.ALERT)) == (1.0, 0.0)


def test_a_limit_smaller_than_its_reserve_lets_an_answer_through() -> None:
    bucket = Bucket(Limit(capacity=1, per_second=1, reserve=5), 0.0)
    assert bucket.wait(0.0, Lane.ANSWER) == 0.0
    assert bucket.room(0.0, Lane.ANSWER) == 1


def test_groups_and_private_chats_have_their_own_limits() -> None:
    limits = Limits()
    assert limits.of_chat(-100) is limits.group
    assert limits.of_chat(100) is limits.private


def test_what_a_call_used_is_refilled_from_its_answer_on() -> None:
    bucket = Bucket(Limit(capacity=3, per_second=1, reserve=0), 0.0)
    bucket.begin()
    assert bucket.room(60.0, Lane.ALERT) == 2
    bucket.end(60.0)
    assert (bucket.room(60.0, Lane.ALERT), bucket.room(61.0, Lane.ALERT)) == (2, 3)
    assert bucket.full(61.0)


CALLS = st.lists(
    st.tuples(st.floats(0, 2), st.floats(0, 4), st.floats(0, 1)), max_size=60
)  # seconds since the call before, seconds under way, and when in that time it arrives


@given(CALLS, st.sampled_from(Lane))
def test_no_stretch_of_telegrams_time_holds_more_calls_than_the_limit(
    calls: list[tuple[float, float, float]], lane: Lane
) -> None:
    limit = Limits().private
    bucket, now, ends, arrived = Bucket(limit, 0.0), 0.0, list[float](), list[float]()
    for pause, under_way, part in calls:
        now += pause
        for end in sorted(end for end in ends if end <= now):
            bucket.end(end)
            ends.remove(end)
        if bucket.wait(now, lane) == 0:
            bucket.begin()
            ends.append(now + under_way)
            arrived.append(now + part * under_way)
    arrived.sort()
    for place, begin in enumerate(arrived):
        for count, end in enumerate(arrived[place:], start=1):
            assert count <= limit.capacity + (end - begin) * limit.per_second + 1e-6
