"""The outbox: in order within a chat, alerts first, settled only by who claimed."""

import asyncio
from datetime import timedelta

import pytest

from domain.notices import DayList, NotUnderstood
from storage.database import Database
from storage.outbox import EXPIRED, SENT, UNREACHABLE, WAITING, Settled
from tests.storage.rows import (
    ALERT_RING,
    ANSWER,
    NOW,
    SECRET,
    TODAY,
    deliver,
    make_due,
    not_understood,
    raw,
    say,
    send,
    settle,
)


async def test_alerts_go_first_then_what_waits_longest(database: Database) -> None:
    await say(database, 1, DayList(project="calais", day=TODAY))
    await say(database, 2, ANSWER)
    await say(database, 3, ALERT_RING)
    assert [d.chat_id for d in await send(database)] == [3, 1, 2]


async def test_a_chat_gets_one_row_at_a_time_in_order(database: Database) -> None:
    await say(database, 7, *(NotUnderstood(said=str(n)) for n in range(3)))
    said = []
    for _ in range(3):
        (due,) = await send(database)
        said.append(due.notice)
        assert await send(database) == [], "the former row is not settled yet"
        await settle(database, Settled(due, SENT, 5))
    assert [NotUnderstood.model_validate_json(n).said for n in said] == ["0", "1", "2"]


async def test_a_row_that_is_tried_again_keeps_its_place(database: Database) -> None:
    await say(database, 7, NotUnderstood(said="first"), NotUnderstood(said="second"))
    (due,) = await send(database)
    await settle(database, Settled(due, WAITING, delay=60))
    assert await send(database) == [], "the second one waits behind the first one's delay"
    async with database.read() as unit:
        wait = await unit.outbox.wait()
    assert wait is not None
    assert 0 < wait <= 60
    await make_due(database)
    (again,) = await send(database)
    assert (again.id, again.attempts) == (due.id, 2)


async def test_an_alert_overtakes_an_answer_that_is_tried_again(database: Database) -> None:
    await say(database, 7, ANSWER)
    (due,) = await send(database)
    await settle(database, Settled(due, WAITING, delay=60))
    await say(database, 7, ALERT_RING)
    assert [d.lane for d in await send(database)] == [ALERT_RING.lane]


async def test_busy_chats_are_passed_over(database: Database) -> None:
    await say(database, 1, ANSWER)
    await say(database, 2, ANSWER)
    assert [d.chat_id for d in await send(database, busy=[1])] == [2]


async def test_where_only_alerts_may_go_nothing_else_does(database: Database) -> None:
    await say(database, 1, ANSWER)
    await say(database, 2, ANSWER, ALERT_RING)
    await say(database, 3, ANSWER)
    assert [d.chat_id for d in await send(database, alerts_only=[1, 2])] == [2, 3]
    await say(database, 4, ALERT_RING)
    assert [d.chat_id for d in await send(database, only_alerts=True)] == [4]


async def test_a_limit_takes_the_most_urgent(database: Database) -> None:
    for chat in range(1, 6):
        await say(database, chat, ANSWER)
    await say(database, 9, ALERT_RING)
    assert [d.chat_id for d in await send(database, limit=2)] == [9, 1]


async def test_a_paused_chat_waits_and_the_others_go_on(database: Database) -> None:
    await say(database, 1, ANSWER)
    await say(database, 2, ANSWER)
    async with database.write() as unit:
        await unit.chats.pause(1, 60)
    assert [d.chat_id for d in await deliver(database)] == [2]
    async with database.read() as unit:
        wait = await unit.outbox.wait()
    assert wait is not None
    assert 0 < wait <= 60
    async with database.write() as unit:
        await unit.chats.pause(1, 0)
    assert [d.chat_id for d in await send(database)] == [1]


async def test_a_pause_of_all_stops_every_chat_alerts_too(database: Database) -> None:
    await say(database, 1, ALERT_RING)
    async with database.write() as unit:
        await unit.chats.pause_all(60)
    assert await send(database) == []
    async with database.read() as unit:
        wait = await unit.outbox.wait()
    assert wait is not None
    assert 0 < wait <= 60
    async with database.write() as unit:
        await unit.chats.pause_all(0)
    assert len(await send(database)) == 1


async def test_nothing_waits_means_no_wait(database: Database) -> None:
    async with database.read() as unit:
        assert await unit.outbox.wait() is None
    await say(database, 1, ANSWER)
    async with database.read() as unit:
        assert await unit.outbox.wait() == 0.0
        assert await unit.outbox.wait([1]) is None


async def test_what_has_the_same_key_is_said_once(database: Database) -> None:
    await say(database, 1, ANSWER, key="parked:1")
    await say(database, 1, ANSWER, key="parked:1")
    await deliver(database)
    await say(database, 1, ANSWER, key="parked:1")
    await say(database, 1, ANSWER, key="parked:2")
    async with database.read() as unit:
        assert await unit.outbox.counts() == {"sent": 1, "waiting": 1, "maybe_twice": 0}


async def test_the_same_key_from_two_processes_at_once_is_said_once(database: Database, other: Database) -> None:
    await asyncio.gather(*(say(base, 1, ANSWER, key="away:1") for base in (database, other) * 4))
    async with database.read() as unit:
        assert (await unit.outbox.counts())["waiting"] == 1


@pytest.mark.parametrize("state", [SENT, UNREACHABLE, EXPIRED])
async def test_a_row_ends_and_its_words_are_blanked(database: Database, state: str) -> None:
    await say(database, 1, not_understood())
    (due,) = await send(database)
    assert SECRET in due.notice
    await settle(database, Settled(due, state, 55 if state == SENT else None))
    (row,) = await raw(database, "SELECT state, notice, message_id FROM outbox")
    assert tuple(row) == (state, None, 55 if state == SENT else None)
    assert await send(database) == []


async def test_a_stale_token_changes_nothing(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.put(ANSWER, 1, NOW)
    await say(database, 2, ANSWER)
    mine = await send(database, "former")
    async with database.write() as unit:
        assert await unit.outbox.take_over("next") == 2
    theirs = await send(database, "next")
    assert [d.id for d in theirs] == [d.id for d in mine]
    await settle(database, *(Settled(d, SENT, 9) for d in mine), token="former")
    assert await raw(database, "SELECT state, message_id FROM outbox ORDER BY id") == [("sending", None)] * 2
    assert await raw(database, "SELECT shown, message_id FROM cards WHERE id = :id", id=card) == [(0, None)]
    await settle(database, *(Settled(d, WAITING) for d in mine), token="former")
    assert await raw(database, "SELECT state, message_id FROM outbox ORDER BY id") == [("sending", None)] * 2


async def test_what_a_former_sender_left_in_the_middle_is_sent_again_and_counted(database: Database) -> None:
    await say(database, 1, ANSWER)
    await say(database, 2, ANSWER)
    (sent, _left) = await send(database, "former")
    await settle(database, Settled(sent, SENT, 9), token="former")
    async with database.write() as unit:
        assert await unit.outbox.take_over("next") == 1
    assert [(d.chat_id, d.attempts) for d in await send(database, "next")] == [(2, 2)]
    async with database.write() as unit:
        assert await unit.outbox.take_over("next") == 0, "its own rows are under way"
        assert (await unit.outbox.counts())["maybe_twice"] == 1


async def test_a_call_that_telegram_may_have_taken_is_counted(database: Database) -> None:
    await say(database, 1, ANSWER)
    (due,) = await send(database)
    await settle(database, Settled(due, WAITING, maybe_taken=True))
    async with database.read() as unit:
        assert (await unit.outbox.counts())["maybe_twice"] == 1


async def test_a_new_sender_hears_of_the_latest_calls(database: Database) -> None:
    await say(database, 1, ANSWER)
    await deliver(database)
    await say(database, 2, ANSWER)
    async with database.read() as unit:
        ((chat, ago),) = await unit.outbox.lately(60)
        assert await unit.outbox.lately(-60) == []
    assert chat == 1
    assert -1 < ago < 30


async def test_what_waits_for_an_unreachable_chat_is_dropped(database: Database) -> None:
    await say(database, 1, not_understood(), ANSWER)
    await say(database, 2, ANSWER)
    async with database.write() as unit:
        await unit.outbox.drop(1, NOW)
    assert await raw(database, "SELECT state, notice FROM outbox WHERE chat_id = 1") == [("unreachable", None)] * 2
    assert [d.chat_id for d in await send(database)] == [2]


async def test_the_sender_knows_that_a_chat_is_unreachable(database: Database) -> None:
    async with database.write() as unit:
        await unit.chats.unreachable(1, NOW)
    await say(database, 1, ANSWER)
    assert [d.unreachable for d in await send(database)] == [True]


async def test_a_groups_rows_and_cards_follow_it(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.put(ANSWER, -5, NOW, thread_id=3, reply_to=4)
    await deliver(database, message_id=50)
    await say(database, -5, ANSWER)
    async with database.write() as unit:
        await unit.outbox.put(ANSWER, -5, NOW, thread_id=3, reply_to=4)
        await unit.outbox.moved(-5, -100)
    (due,) = await send(database)
    assert (due.chat_id, due.thread_id, due.reply_to) == (-100, None, None)
    (row,) = await raw(database, "SELECT chat_id, message_id, thread_id, reply_to FROM cards WHERE id = :id", id=card)
    assert tuple(row) == (-100, None, None, None)
    assert (await raw(database, "SELECT chat_id FROM outbox WHERE state = 'sent'")) == [(-5,)]


async def test_ended_rows_are_purged_and_waiting_ones_never(database: Database) -> None:
    await say(database, 1, ANSWER)
    await deliver(database)
    await say(database, 2, ANSWER)
    async with database.write() as unit:
        assert await unit.outbox.purge(NOW) == 0
        assert await unit.outbox.purge(NOW + timedelta(days=30)) == 1
        assert await unit.outbox.counts() == {"waiting": 1, "maybe_twice": 0}


async def test_an_answer_to_a_message_finds_what_it_is_about(database: Database) -> None:
    await say(database, 1, ALERT_RING)
    await deliver(database, message_id=77)
    async with database.read() as unit:
        assert await unit.outbox.notice_at(1, 77) == ("notifiable_corrected", 1)
        assert await unit.outbox.notice_at(1, 78) is None
        assert await unit.outbox.notice_at(2, 77) is None


async def test_filling_wakes_the_sender_of_this_process(database: Database) -> None:
    await say(database, 1, ANSWER)
    assert database.outbox_filled.is_set()
