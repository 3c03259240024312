"""Roles by their number, locked accounts, and what is taken back from an outbox: on both databases."""

from datetime import timedelta

from domain.notices import Help, IncidentAnswersGone, Lane, RoleEnded, Settings
from domain.people import Grant
from domain.roles import Role
from storage.database import Database
from storage.outbox import EXPIRED, SENT, WAITING, Settled
from tests.storage.rows import NOW

FIELD, LEAD = Grant(Role.TEAM_MEMBER, "calais"), Grant(Role.COORDINATOR, "calais")


async def somebody(database: Database, telegram_id: int = 7, *grants: Grant) -> int:
    async with database.write() as unit:
        number = await unit.people.admit(telegram_id, "Amina", "fr", "calais", False, NOW)
        for grant in grants or (FIELD,):
            await unit.people.grant(number, grant, None, NOW)
    return number


async def test_roles_change_by_their_number_and_back(database: Database) -> None:
    amina, lead = await somebody(database), await somebody(database, 8, LEAD, Grant(Role.ADMIN, None))
    async with database.write() as unit:
        assert await unit.team.of_projects(["calais"]) == {amina, lead}
        assert await unit.team.of_projects(["dunkerque"]) == {lead}
        (held,) = await unit.team.held([amina])
        keeper = Grant(Role.SHELTER_KEEPER, "calais", frozenset({"coast_calais"}), NOW + timedelta(days=1))
        given = await unit.team.change([held], keeper, amina, lead, NOW)
    async with database.write() as unit:
        assert given is not None
        assert [h.grant for h in await unit.team.held([amina])] == [keeper]
        assert await unit.team.by_id(held.id) is None
        assert await unit.team.ended(amina, [held.id, given]) == [held]
        assert await unit.team.ended(lead, [held.id]) == []
        found = await unit.team.by_id(given)
        assert found is not None
        await unit.team.restore([held], [found], lead, NOW)
        assert [p.grants for p in await unit.people.by_ids([amina])] == [(FIELD,)]
        assert await unit.people.next_end() is not None, "an ended role is looked at once more, and found revoked"


async def test_a_locked_account_cannot_be_reached(database: Database) -> None:
    amina = await somebody(database)
    async with database.write() as unit:
        board = await unit.duty.open("calais", NOW + timedelta(days=9))
        assert await unit.team.lock(amina, 2, NOW)
        assert not await unit.team.lock(amina, 3, NOW)
        assert await unit.team.locked_by(amina) == 2
        assert await unit.chats.is_unreachable(7)
        assert not await unit.chats.is_unreachable(8)
        await unit.chats.reachable([7])  # a message of theirs
        assert await unit.chats.unreachable_among([7, 8]) == {7}
        person = await unit.people.by_id(amina)
        assert person is not None
        assert person.locked_at == NOW
        assert await unit.team.unlock(amina)
        assert not await unit.team.unlock(amina)
        assert not await unit.chats.is_unreachable(7)
        await unit.duty.look_at(amina, NOW)
        assert board.next_at == NOW + timedelta(days=9), "they are in no plan"


async def test_what_waits_for_somebody_is_withdrawn_and_what_is_under_way_is_known(database: Database) -> None:
    async with database.write() as unit:
        shown = await unit.cards.put(Settings(), 7, NOW)
        (drawn,) = await unit.outbox.claim("me", 9, [], only_alerts=False)
        await unit.outbox.settle("me", [Settled(drawn, SENT, 70)], NOW)
        await unit.outbox.put(Help(), 7, NOW)
        (sending,) = await unit.outbox.claim("me", 9, [], only_alerts=False)
        await unit.outbox.put(Help(), 7, NOW)
        unsent = await unit.cards.put(Settings(), 7, NOW)
        await unit.outbox.put(IncidentAnswersGone(incident_id=1), 7, NOW)
        await unit.outbox.put(Help(), 8, NOW)
    async with database.write() as unit:
        rows = await unit.outbox.of_reader(7)
        assert [(r.state, r.card_id) for r in rows] == [("sending", None), (WAITING, None), (WAITING, unsent)]
        await unit.outbox.withdraw([r.id for r in rows], NOW)
        assert [r.id for r in await unit.outbox.of_reader(7)] == [sending.id]
        assert await unit.cards.touch_all_in(7, NOW) == {("settings", None)}
        assert [r.card_id for r in await unit.outbox.of_reader(7)] == [None, shown]
        counts = await unit.outbox.counts()
        assert (counts[EXPIRED], counts["sending"]) == (2, 1)
    async with database.write() as unit:
        await unit.outbox.settle("me", [Settled(sending, SENT, 71)], NOW)
        assert await unit.outbox.messages_in([sending.id], 7) == [71]
        assert await unit.outbox.messages_in([sending.id], 8) == []
        assert await unit.outbox.sent_beside_cards(7, NOW - timedelta(hours=48)) == [sending.id]
        assert await unit.outbox.sent_beside_cards(7, NOW) == []
    assert RoleEnded(roles=()).lane is Lane.ANSWER
