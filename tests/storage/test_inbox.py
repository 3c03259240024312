"""The inbox: nothing twice, everything in its chat's order, no chat in two hands."""

import asyncio
from contextlib import suppress
from datetime import timedelta

from storage.database import Database
from tests.storage.rows import BOT, NOW, SECRET, arrive, claim, finish, raw, update


async def test_a_redelivered_update_is_dropped(database: Database) -> None:
    await arrive(database, update(1, chat=7), update(2, chat=7))
    await arrive(database, update(2, chat=7), update(3, chat=7))
    assert [c.seq for c in await claim(database)] == sorted(c for (c,) in await raw(database, "SELECT seq FROM inbox"))
    assert await raw(database, "SELECT update_id FROM inbox ORDER BY seq") == [(1,), (2,), (3,)]


async def test_an_update_that_was_done_is_dropped_when_it_comes_again(database: Database) -> None:
    await arrive(database, update(1, chat=7))
    await finish(database, await claim(database))
    await arrive(database, update(1, chat=7))
    assert await claim(database) == []


async def test_two_bots_may_use_the_same_update_id(database: Database) -> None:
    await arrive(database, update(1, chat=7))
    async with database.write() as unit:
        await unit.inbox.take_in(BOT + 1, [update(1, chat=8)], NOW)
    assert len(await claim(database)) == 2


async def test_order_is_that_of_taking_in_not_of_telegrams_ids(database: Database) -> None:
    await arrive(database, update(900, chat=7, payload="first"))
    await arrive(database, update(5, chat=7, payload="second"))
    assert [c.payload for c in await claim(database)] == ["first", "second"]


async def test_chats_with_an_alert_come_first_then_those_that_wait_longest(database: Database) -> None:
    await arrive(database, update(1, chat=1), update(2, chat=2), update(3, chat=3), update(4, chat=3, lane=0))
    order = []
    for _ in range(3):
        claimed = await claim(database, chats=1)
        order.append(claimed[0].chat_id)
        await finish(database, claimed)
    assert order == [3, 1, 2]


async def test_an_alert_is_in_nobody_elses_batch(database: Database) -> None:
    await arrive(database, update(1, chat=1), update(2, chat=2), update(3, chat=3, lane=0))
    assert [c.chat_id for c in await claim(database)] == [3]
    assert [c.chat_id for c in await claim(database)] == [1, 2]


async def test_a_claim_takes_the_oldest_of_each_chat(database: Database) -> None:
    await arrive(database, *(update(n, chat=7 + n % 2) for n in range(1, 9)))
    claimed = await claim(database, per_chat=2)
    assert sorted(c.seq for c in claimed) == [1, 2, 3, 4]


async def test_a_claim_is_no_bigger_than_was_asked_but_leaves_no_chat_out(database: Database) -> None:
    await arrive(database, *(update(n, chat=7 + n % 3) for n in range(1, 10)))
    async with database.write() as unit:
        claimed = await unit.inbox.claim("me", chats=64, per_chat=16, in_all=7)
    assert sorted(c.seq for c in claimed) == [1, 2, 3, 4, 5, 6]
    await finish(database, claimed)
    async with database.write() as unit:
        assert len(await unit.inbox.claim("me", chats=64, per_chat=16, in_all=2)) == 3


async def test_in_a_rush_nothing_is_claimed_that_was_done_while_its_chat_was_waited_for(
    database: Database, other: Database
) -> None:
    await arrive(database, update(1, chat=7), update(2, chat=8), update(3, chat=9))

    async def in_a_rush() -> set[int]:
        async with other.write() as unit:
            return {c.chat_id for c in await unit.inbox.claim("you", chats=64, per_chat=16, in_all=3)}

    # As an alert goes: claimed, worked off and let go in one commit.
    async with database.write() as unit:
        claimed = await unit.inbox.claim("me", chats=1, per_chat=1)
        claiming = asyncio.create_task(in_a_rush())
        await asyncio.sleep(0.1)
        await unit.inbox.done([c.seq for c in claimed], NOW)
        await unit.inbox.release("me", [7])
        await unit.inbox.moved(9, 10)
    assert (await claiming) - {10} == {8}, "where it looked before it waited, it finds 10 the next time"


async def test_a_claimed_chat_is_nobody_elses(database: Database, other: Database) -> None:
    await arrive(database, update(1, chat=7), update(2, chat=8))
    assert {c.chat_id for c in await claim(database, "me", chats=1)} == {7}
    await arrive(database, update(3, chat=7))
    assert {c.chat_id for c in await claim(other, "you")} == {8}
    assert await claim(database, "me") == []


async def test_two_claimers_at_once_never_share_a_chat(database: Database, other: Database) -> None:
    await arrive(database, *(update(n, chat=n % 20) for n in range(200)))
    hands: dict[int, list[str]] = {}
    seen: list[int] = []

    async def work(base: Database, token: str) -> None:
        while claimed := await claim(base, token, chats=5, per_chat=2):
            for chat in {c.chat_id for c in claimed}:
                hands.setdefault(chat, []).append(token)
                assert len(hands[chat]) == 1
            await asyncio.sleep(0.002)
            seen.extend(c.seq for c in claimed)
            async with base.write() as unit:
                assert await unit.inbox.still_mine(token, sorted({c.chat_id for c in claimed}))
                for chat in {c.chat_id for c in claimed}:
                    hands[chat].remove(token)
                await unit.inbox.done([c.seq for c in claimed], NOW)
                await unit.inbox.release(token, sorted({c.chat_id for c in claimed}))

    await asyncio.gather(work(database, "me"), work(other, "you"), work(database, "them"), work(other, "us"))
    while left := await claim(database):  # somebody may have seen nothing while everything was in other hands
        seen.extend(c.seq for c in left)
        await finish(database, left)
    assert sorted(seen) == list(range(1, 201))


async def test_the_attempt_is_counted_in_the_claims_own_commit(database: Database) -> None:
    await arrive(database, update(1, chat=7))
    first = (await claim(database))[0]
    assert (first.attempts, first.failures) == (1, 0)
    with suppress(ZeroDivisionError):
        async with database.write() as unit:
            await unit.inbox.done([first.seq], NOW)
            raise ZeroDivisionError
    async with database.write() as unit:
        await unit.inbox.release_all("me")
    again = (await claim(database))[0]
    assert (again.seq, again.attempts, again.failures) == (first.seq, 2, 0)


async def test_a_failure_is_told_from_a_crash(database: Database) -> None:
    await arrive(database, update(1, chat=7))
    claimed = await claim(database)
    async with database.write() as unit:
        await unit.inbox.failed(claimed[0].seq)
        await unit.inbox.release_all("me")
    again = (await claim(database))[0]
    assert (again.attempts, again.failures) == (2, 1)


async def test_an_update_that_was_tried_before_comes_alone(database: Database) -> None:
    await arrive(database, update(1, chat=7), update(2, chat=7), update(3, chat=8))
    await claim(database)
    async with database.write() as unit:
        await unit.inbox.release_all("me")
    await arrive(database, update(4, chat=9))
    first = await claim(database)
    assert len(first) == 1
    assert {c.chat_id for c in await claim(database, "you")}, "the other chats were let go"


async def test_fresh_updates_run_together_although_a_later_chat_has_a_suspect(database: Database) -> None:
    await arrive(database, update(1, chat=8))
    suspect = await claim(database)
    async with database.write() as unit:
        await unit.inbox.release_all("me")
    await arrive(database, update(2, chat=7, lane=0), update(3, chat=8), update(4, chat=7))
    claimed = await claim(database)
    assert [c.chat_id for c in claimed] == [7, 7]
    await finish(database, claimed)
    assert [c.seq for c in await claim(database)] == [suspect[0].seq]


async def test_an_alert_that_was_tried_before_goes_before_everybodys_backlog(database: Database) -> None:
    await arrive(database, update(1, chat=1), update(2, chat=2), update(3, chat=9, lane=0))
    alert = await claim(database, chats=1)
    async with database.write() as unit:
        await unit.inbox.failed(alert[0].seq)
        await unit.inbox.release_all("me")
    assert [c.seq for c in await claim(database)] == [alert[0].seq]


async def test_what_was_not_tried_is_no_suspect(database: Database) -> None:
    await arrive(database, update(1, chat=7), update(2, chat=7))
    claimed = await claim(database)
    async with database.write() as unit:
        await unit.inbox.give_back([c.seq for c in claimed])
        await unit.inbox.release_all("me")
    assert [c.attempts for c in await claim(database)] == [1, 1]


async def test_done_blanks_payload_and_author_in_the_same_commit(database: Database) -> None:
    await arrive(database, update(1, chat=7, payload=SECRET))
    claimed = await claim(database)
    assert claimed[0].payload == SECRET
    await finish(database, claimed)
    assert await raw(database, "SELECT state, payload, author_id FROM inbox") == [("done", None, None)]


async def test_a_parked_update_is_out_of_the_way_and_kept(database: Database) -> None:
    await arrive(database, update(1, chat=7, payload=SECRET), update(2, chat=7))
    first = (await claim(database, per_chat=1))[0]
    async with database.write() as unit:
        await unit.inbox.park(first.seq, NOW)
        await unit.inbox.release_all("me")
    assert [c.seq for c in await claim(database)] == [first.seq + 1]
    async with database.write() as unit:
        assert await unit.inbox.counts() == {"parked": 1, "waiting": 1}
        assert await unit.inbox.purge(NOW + timedelta(days=400)) == 0


async def test_unparked_updates_start_anew(database: Database) -> None:
    await arrive(database, update(1, chat=7, payload=SECRET))
    first = (await claim(database))[0]
    async with database.write() as unit:
        await unit.inbox.failed(first.seq)
        await unit.inbox.park(first.seq, NOW)
        await unit.inbox.release_all("me")
    async with database.write() as unit:
        assert await unit.inbox.unpark(NOW) == 1
    again = (await claim(database))[0]
    assert (again.attempts, again.failures, again.payload) == (1, 0, SECRET)


async def test_ids_are_kept_until_they_are_purged(database: Database) -> None:
    await arrive(database, update(1, chat=7), update(2, chat=7))
    await finish(database, (await claim(database))[:1])
    async with database.write() as unit:
        assert await unit.inbox.purge(NOW) == 0
        assert await unit.inbox.purge(NOW + timedelta(seconds=1)) == 1
        assert await unit.inbox.counts() == {"waiting": 1}


async def test_a_sequence_number_is_never_used_again(database: Database) -> None:
    await arrive(database, update(1, chat=7))
    await finish(database, await claim(database))
    async with database.write() as unit:
        await unit.inbox.purge(NOW + timedelta(days=31))
    await arrive(database, update(2, chat=7))
    assert (await claim(database))[0].seq == 2


async def test_a_lapsed_lease_lets_another_process_go_on(postgres_url: str) -> None:
    slow, quick = Database(postgres_url), Database(postgres_url)
    slow.dialect.lease_seconds = -1  # over as soon as it is taken
    try:
        await arrive(slow, update(1, chat=7))
        claimed = await claim(slow, "slow")
        assert [(c.seq, c.attempts) for c in await claim(quick, "quick")] == [(claimed[0].seq, 2)]
        async with slow.write() as unit:
            assert not await unit.inbox.still_mine("slow", [7])
            await unit.inbox.release("slow", [7])  # a stale release lets nothing go
        async with quick.write() as unit:
            assert await unit.inbox.still_mine("quick", [7])
    finally:
        await slow.close()
        await quick.close()


async def test_a_chat_that_is_being_processed_is_not_taken_although_its_lease_lapsed(postgres_url: str) -> None:
    slow, quick = Database(postgres_url), Database(postgres_url)
    slow.dialect.lease_seconds = -1
    try:
        await arrive(slow, update(1, chat=7))
        claimed = await claim(slow, "slow")
        async with slow.write() as unit:
            assert await unit.inbox.still_mine("slow", [7])
            assert await asyncio.wait_for(claim(quick, "quick"), 30) == []
            await unit.inbox.done([claimed[0].seq], NOW)
            await unit.inbox.release("slow", [7])
        assert await claim(quick, "quick") == []
    finally:
        await slow.close()
        await quick.close()


async def test_a_lease_lasts_on_sqlite_until_it_is_swept_at_the_start(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    await arrive(database, update(1, chat=7))
    await claim(database, "killed")
    assert await claim(database, "next") == []
    await database.sweep_leases()
    assert len(await claim(database, "next")) == 1
    await database.close()


async def test_one_can_ask_what_waits(database: Database) -> None:
    async with database.read() as unit:
        assert await unit.inbox.idle()
    await arrive(database, update(1, chat=7))
    async with database.read() as unit:
        assert not await unit.inbox.idle()
        assert await unit.inbox.waits_in([7, 8]) == {7}


async def test_what_waits_for_a_group_follows_it(database: Database) -> None:
    await arrive(database, update(1, chat=-5))
    async with database.write() as unit:
        await unit.inbox.moved(-5, -100)
    assert [c.chat_id for c in await claim(database)] == [-100]


async def test_taking_in_wakes_the_processing_of_this_process_after_the_commit(database: Database) -> None:
    with suppress(ZeroDivisionError):
        async with database.write() as unit:
            await unit.inbox.take_in(BOT, [update(1, chat=7)], NOW)
            raise ZeroDivisionError
    assert not database.inbox_filled.is_set()
    await arrive(database, update(1, chat=7))
    assert database.inbox_filled.is_set()
