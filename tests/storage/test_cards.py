"""Cards: no race leaves a phone with an old truth."""

import asyncio
from datetime import timedelta

import pytest

from domain.notices import (
    BaseNotice,
    BedsBoardPin,
    GroupNotLinked,
    Lane,
    NotifiableAlert,
    ShiftReportReceipt,
    SubscribeMenu,
    SubscriptionCard,
    SummaryCard,
)
from storage.database import Database
from storage.outbox import SENT, WAITING, Settled
from tests.storage.rows import ALERT_CARD, NOW, RECEIPT, deliver, raw, send, settle

KIND = "shift_report_receipt"
DAY = timedelta(days=1)


async def put(database: Database, chat: int = 7) -> int:
    async with database.write() as unit:
        return await unit.cards.put(RECEIPT, chat, NOW)


async def touch(database: Database) -> int:
    async with database.write() as unit:
        return await unit.cards.touch(KIND, 1, NOW)


async def stands(database: Database, card: int) -> tuple[int, int, int | None]:
    ((wanted, shown, message),) = await raw(
        database, "SELECT wanted, shown, message_id FROM cards WHERE id = :id", id=card
    )
    return wanted, shown, message


async def waiting(database: Database) -> int:
    ((number,),) = await raw(database, "SELECT count(*) FROM outbox WHERE state = 'waiting'")
    return int(number)


async def test_the_row_is_there_before_the_first_sending(database: Database) -> None:
    card = await put(database)
    assert await stands(database, card) == (1, 0, None)
    (due,) = await send(database)
    assert (due.card_id, due.card_version, due.message_id) == (card, 1, None)
    assert ShiftReportReceipt.model_validate_json(due.notice) == RECEIPT
    await settle(database, Settled(due, SENT, 50))
    assert await stands(database, card) == (1, 1, 50)
    assert await waiting(database) == 0


async def test_a_change_edits_the_message(database: Database) -> None:
    card = await put(database)
    await deliver(database, 50)
    assert await touch(database) == 1
    (due,) = await send(database)
    assert (due.card_version, due.message_id) == (2, 50)
    await settle(database, Settled(due, SENT, None))
    assert await stands(database, card) == (2, 2, 50)


async def test_many_changes_are_one_edit(database: Database) -> None:
    card = await put(database)
    await deliver(database, 50)
    for _ in range(5):
        await touch(database)
    assert await waiting(database) == 1
    await deliver(database, 50)
    assert await stands(database, card) == (6, 6, 50)


async def test_a_change_before_the_first_sending_needs_no_second_one(database: Database) -> None:
    await put(database)
    await touch(database)
    assert await waiting(database) == 1
    assert [d.card_version for d in await deliver(database)] == [2]
    assert await waiting(database) == 0


async def test_a_change_while_it_is_sent_is_drawn_after_settling(database: Database) -> None:
    card = await put(database)
    (due,) = await send(database)
    await touch(database)
    await settle(database, Settled(due, SENT, 50))
    assert await stands(database, card) == (2, 1, 50)
    (again,) = await send(database)
    assert (again.card_version, again.message_id) == (2, 50)


async def test_a_change_while_a_sending_fails_is_drawn_in_the_end(database: Database) -> None:
    card = await put(database)
    (due,) = await send(database)
    await touch(database)
    await settle(database, Settled(due, WAITING))
    while await deliver(database, 50):
        pass
    assert await stands(database, card) == (2, 2, 50)


async def test_an_older_drawing_never_counts_as_the_newer(database: Database) -> None:
    card = await put(database)
    await deliver(database, 50)
    await touch(database)
    (due,) = await send(database)
    async with database.write() as unit:
        await unit.cards.tapped(RECEIPT, 7, 50, NOW)
    await settle(database, Settled(due, SENT, None))
    assert (await stands(database, card))[:2] == (3, 2)
    await deliver(database)
    assert (await stands(database, card))[:2] == (3, 3)


async def test_each_copy_of_a_card_is_drawn_again(database: Database) -> None:
    async with database.write() as unit:
        for chat in (7, 8, 9):
            await unit.cards.put(ALERT_CARD, chat, NOW)
        await unit.cards.put(NotifiableAlert(report_id=2), 7, NOW)
        assert await unit.cards.chats("notifiable_alert", 1) == [7, 8, 9]
    while await deliver(database):
        pass
    async with database.write() as unit:
        assert await unit.cards.touch("notifiable_alert", 1, NOW) == 3
    assert sorted(d.chat_id for d in await send(database)) == [7, 8, 9]


async def test_a_tap_on_an_unknown_copy_adopts_it(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.tapped(RECEIPT, 7, 66, NOW)
    (due,) = await send(database)
    assert (due.card_id, due.message_id) == (card, 66)
    await settle(database, Settled(due, SENT, None))
    assert await touch(database) == 1, "from now on it shows the truth as well"
    async with database.write() as unit:
        assert await unit.cards.tapped(RECEIPT, 7, 66, NOW) == card


async def test_a_tap_changes_what_a_card_shows(database: Database) -> None:
    card = await put(database)
    await deliver(database, 50)
    other = ShiftReportReceipt(report_id=2)
    async with database.write() as unit:
        assert await unit.cards.tapped(other, 7, 50, NOW) == card
    (due,) = await send(database)
    assert (due.notice, due.message_id) == (other.model_dump_json(), 50)


@pytest.mark.parametrize(
    "card", [SummaryCard(edition_id=1), BedsBoardPin(question_id=1), ShiftReportReceipt(report_id=9)]
)
async def test_a_forged_tap_in_a_group_leaves_a_card_what_it_is(database: Database, card: BaseNotice) -> None:
    for chat, message in ((-7, 50), (7, 60)):
        async with database.write() as unit:
            await unit.cards.put(card, chat, NOW)
        await deliver(database, message)
        async with database.write() as unit:
            await unit.cards.tapped(RECEIPT, chat, message, NOW)
    stands = await raw(database, "SELECT chat_id, kind, subject_id FROM cards ORDER BY chat_id")
    assert stands == [(-7, card.kind, card.subject), (7, KIND, 1)]


async def test_a_forged_tap_in_a_group_makes_no_card_of_a_message_that_is_none(database: Database) -> None:
    async with database.write() as unit:
        await unit.outbox.put(GroupNotLinked(minutes=5), -7, NOW)
    await deliver(database, 50)
    async with database.write() as unit:
        assert await unit.cards.tapped(RECEIPT, -7, 50, NOW) is None
    assert await raw(database, "SELECT id FROM cards") == []


async def test_in_a_group_a_menu_becomes_what_was_chosen_on_it(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.put(SubscribeMenu(), -7, NOW)
    await deliver(database, 50)
    async with database.write() as unit:
        assert await unit.cards.tapped(SubscriptionCard(subscription_id=3), -7, 50, NOW) == card


async def test_a_tap_before_the_sending_is_noted_makes_no_second_card(database: Database) -> None:
    card = await put(database)
    (due,) = await send(database)
    async with database.write() as unit:
        adopted = await unit.cards.tapped(RECEIPT, 7, 50, NOW)
        assert adopted != card
        assert await unit.cards.chats(KIND, 1) == [7], "nobody is told twice"
    await settle(database, Settled(due, SENT, 50))
    assert await raw(database, "SELECT id, message_id FROM cards") == [(card, 50)]
    (again,) = await send(database)
    assert (again.card_id, again.message_id) == (card, 50)
    await settle(database, Settled(again, SENT, None))
    wanted, shown, _ = await stands(database, card)
    assert wanted == shown
    assert await waiting(database) == 0


async def test_a_card_that_a_tap_made_another_one_before_is_found_as_that(database: Database) -> None:
    card = await put(database)
    (due,) = await send(database)
    async with database.write() as unit:
        await unit.cards.tapped(ALERT_CARD, 7, 50, NOW)  # a menu becomes what was chosen on it
    await settle(database, Settled(due, SENT, 50))
    async with database.write() as unit:
        assert await unit.cards.touch(ALERT_CARD.kind, 1, NOW) == 1
        assert await unit.cards.touch(KIND, 1, NOW) == 0
    (again,) = await send(database)
    assert (again.card_id, again.message_id, again.card_lane) == (card, 50, ALERT_CARD.lane)


async def test_changes_and_settling_at_once_lose_nothing(database: Database, other: Database) -> None:
    cards = 6
    async with database.write() as unit:
        for chat in range(1, cards + 1):
            await unit.cards.put(RECEIPT, chat, NOW)
    stop = asyncio.Event()

    async def deliver_on() -> None:
        while not stop.is_set():
            due = await send(database)
            await asyncio.sleep(0.002)
            await settle(database, *(Settled(d, SENT, 50) for d in reversed(due)))

    async def change() -> None:
        for _ in range(15):
            await touch(other)

    sender = asyncio.create_task(deliver_on())
    await asyncio.gather(change(), change())
    stop.set()
    await sender
    while await deliver(database, 50):
        pass
    rows = await raw(database, "SELECT wanted, shown FROM cards")
    assert rows == [(31, 31)] * cards


async def test_what_is_no_news_is_drawn_behind_every_alert(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.put(ALERT_CARD, 7, NOW)
    (sent,) = await send(database)
    async with database.write() as unit:  # while the first sending is under way
        assert await unit.cards.touch("notifiable_alert", 1, NOW, behind=True) == 1
        new = await unit.cards.put(NotifiableAlert(report_id=2), 7, NOW)
    await settle(database, Settled(sent, SENT, 50))
    (first,) = await send(database)
    assert first.card_id == new
    await settle(database, Settled(first, SENT, 51))
    assert await send(database, only_alerts=True) == []
    assert await send(database, alerts_only=[7]) == [], "of the limits it has no more than a summary"
    (behind,) = await send(database)
    assert (behind.card_id, behind.message_id, behind.card_version) == (card, 50, 2)
    # How long it is tried, and that it comes back where its reader deleted it, is still the card's to say.
    assert (behind.lane, behind.card_lane) == (Lane.SUMMARY, Lane.ALERT)


async def test_news_take_what_waits_behind_to_its_front_again(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.put(ALERT_CARD, 7, NOW)
    await deliver(database, 50)
    for behind in (True, False, True):
        async with database.write() as unit:
            await unit.cards.touch("notifiable_alert", 1, NOW, behind=behind)
    assert await waiting(database) == 1
    (news,) = await send(database, only_alerts=True)
    assert (news.card_id, news.card_version, news.lane) == (card, 4, Lane.ALERT)


async def test_a_card_at_rest_is_one_whose_last_drawing_is_about_to_be_forgotten(database: Database) -> None:
    card, other = await put(database, 7), await put(database, 8)
    await deliver(database, 50)
    async with database.write() as unit:
        assert await unit.cards.at_rest([KIND], NOW) == []
        assert [found for found, _ in await unit.cards.at_rest([KIND], NOW + DAY)] == [card, other]
        assert await unit.cards.touch_in(8, [KIND], NOW)
        assert [found for found, _ in await unit.cards.at_rest([KIND], NOW + DAY)] == [card]
        await unit.cards.say_no_more(card, ALERT_CARD)
    assert await stands(database, card) == (1, 1, 50)


async def test_the_last_card_of_a_chat_is_known(database: Database) -> None:
    async with database.write() as unit:
        assert await unit.cards.newest_in(7) is None
        for report, chat in ((1, 7), (2, 7), (3, 8)):
            await unit.cards.put(ShiftReportReceipt(report_id=report), chat, NOW)

        assert await unit.cards.newest_in(7) == (KIND, 2, None)
