"""Duty as it is kept: one board a project, a plan of which nothing is overwritten, one open offer a giver."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.duty import OfferState, Shift, assigned, cleared
from domain.notices import DutyCard, DutyCardMoved
from storage.database import Database
from storage.duty import Board
from tests.storage.rows import NOW, admit, raw

LATER = NOW + timedelta(hours=12)


def hour(n: int) -> datetime:
    return NOW + timedelta(hours=n)


async def board(database: Database, project: str = "calais") -> int:
    async with database.write() as unit:
        return (await unit.duty.open(project, LATER)).id


async def test_a_project_has_one_board(database: Database) -> None:
    first = await board(database)
    async with database.write() as unit:
        again = await unit.duty.open("calais", NOW)
        assert again == Board(first, "calais", 1, LATER, (), (), False)
        await unit.duty.looked(first, NOW, [7, 8], [], True)
        await unit.duty.changed(first)
        found = await unit.duty.by_id(first, lock=True)
        assert found is not None
        assert found == Board(first, "calais", 2, NOW, (7, 8), (), True)
        assert await unit.duty.next_looks(LATER) == {"calais": NOW}
        assert await unit.duty.by_project("dunkerque") is None


async def test_a_plan_is_read_as_it_was_kept_and_nothing_is_overwritten(database: Database) -> None:
    claire, paul = await admit(database, 7), await admit(database, 8, "Paul")
    number, other = await board(database), await board(database, "dunkerque")
    week = (Shift(claire, hour(0), hour(48)),)
    async with database.write() as unit:
        await unit.duty.keep(number, week, NOW, claire, NOW)
        assert await unit.duty.plan(number, NOW) == week
        assert await unit.duty.plan(other, NOW) == ()

    async with database.write() as unit:
        swapped = assigned(week, paul, hour(10), hour(20))
        await unit.duty.keep(number, swapped, hour(10), paul, hour(10))
        assert await unit.duty.plan(number, NOW) == swapped
        # What is over is not planned any more, and stays to be read.
        assert await unit.duty.plan(number, hour(10)) == swapped[1:]
        await unit.duty.keep(number, cleared(swapped[1:], hour(10), hour(20)), hour(10), claire, hour(11))
        assert await unit.duty.plan(number, NOW) == (swapped[0], swapped[2])

    rows = await raw(database, "SELECT person_id, made_by, replaced_by FROM duty_shifts ORDER BY id")
    assert rows == [
        (claire, claire, paul), (claire, paul, None), (paul, paul, claire), (claire, paul, None),
    ]  # fmt: skip


async def test_a_board_is_looked_at_when_somebody_of_its_plan_comes_or_goes(database: Database) -> None:
    claire = await admit(database, 7)
    await admit(database, 8, "Paul")
    number = await board(database)
    await board(database, "dunkerque")
    async with database.write() as unit:
        await unit.duty.keep(number, (Shift(claire, hour(0), hour(48)),), NOW, claire, NOW)
        await unit.chats.unreachable(8, hour(1))
        assert await unit.duty.next_looks(hour(1)) == {"calais": LATER, "dunkerque": LATER}
        await unit.chats.unreachable(7, hour(1))
        assert await unit.duty.next_looks(hour(1)) == {"calais": hour(1), "dunkerque": LATER}
        assert await unit.duty.unreachable_on(number, hour(1)) == {claire}
        assert await unit.duty.unreachable_on(number, hour(48)) == set()
        assert await unit.chats.unreachable_among([7, 8, 9]) == {7, 8}
        assert await unit.chats.unreachable_among([]) == set()
        await unit.duty.looked(number, LATER, [], [claire], gap_told=True)
        assert await unit.duty.next_looks(hour(1)) == {"calais": LATER, "dunkerque": LATER}
        await unit.chats.reachable([7])
        assert await unit.duty.next_looks(hour(1)) == {"calais": hour(1), "dunkerque": LATER}


async def test_one_offer_is_open_at_a_time(database: Database) -> None:
    claire, paul = await admit(database, 7), await admit(database, 8, "Paul")
    number = await board(database)
    shift = Shift(claire, hour(0), hour(12))
    async with database.write() as unit:
        first = await unit.duty.offer(number, claire, paul, shift, NOW)
    with pytest.raises(IntegrityError):
        async with database.write() as unit:
            await unit.duty.offer(number, claire, paul, shift, NOW)
    async with database.write() as unit:
        (found,) = await unit.duty.open_offers(number)
        assert (found.id, found.giver, found.taker, found.start, found.end) == (first, claire, paul, hour(0), hour(12))
        await unit.duty.settle_offer(first, OfferState.REFUSED, hour(1))
        assert await unit.duty.open_offers(number) == []
        settled = await unit.duty.offer_by_id(first)
        assert settled is not None
        assert settled.state is OfferState.REFUSED
        assert await unit.duty.offer(number, claire, paul, shift, NOW) > first
        assert await unit.duty.offer_by_id(999) is None


async def test_older_cards_of_a_chat_give_way(database: Database) -> None:
    card, other = DutyCard(board_id=3), DutyCard(board_id=4)
    async with database.write() as unit:
        for notice, chat in ((card, 7), (card, 8), (other, 7)):
            await unit.cards.put(notice, chat, NOW)
        assert await unit.cards.moved_on("duty_card", 7, DutyCardMoved(), NOW, 3) == 1
        assert await unit.cards.touch("duty_card", 3, NOW) == 1
        assert await unit.cards.touch("duty_card", 4, NOW) == 1
        await unit.cards.put(card, 7, NOW)
        assert await unit.cards.moved_on("duty_card", 7, DutyCardMoved(), NOW) == 2
        assert await unit.cards.touch("duty_card", 3, NOW) == 1
        assert await unit.cards.touch("duty_card", 4, NOW) == 0
