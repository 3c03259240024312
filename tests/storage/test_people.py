"""People, their roles, invitations, strangers, groups."""

import asyncio
from datetime import timedelta

from domain.people import Grant
from domain.roles import Role
from storage.database import Database
from tests.storage.rows import NOW, admit, change, raw

COORDINATOR = Grant(Role.COORDINATOR, "calais")
KEEPER = Grant(Role.SHELTER_KEEPER, "calais", frozenset({"hangar"}), NOW + timedelta(days=1))


async def grant(database: Database, person: int, given: Grant) -> None:
    async with database.write() as unit:
        await unit.people.grant(person, given, None, NOW)


async def test_a_person_is_read_with_every_role_that_was_not_revoked(database: Database) -> None:
    person = await admit(database)
    await grant(database, person, COORDINATOR)
    await grant(database, person, KEEPER)
    async with database.read() as unit:
        found = await unit.people.by_telegram_id(7)
        assert found == await unit.people.by_id(person)
        assert await unit.people.by_telegram_id(8) is None
        assert await unit.people.by_id(person + 1) is None
    assert found is not None
    assert found.grants == (COORDINATOR, KEEPER)
    assert (found.first_name, found.language, found.project, found.site) == ("Amina", "fr", "calais", None)


async def test_a_revoked_role_is_not_read_and_its_row_stays(database: Database) -> None:
    person = await admit(database)
    await grant(database, person, COORDINATOR)
    await change(database, "UPDATE grants SET revoked_at = '2026-11-23 17:30:00'")
    async with database.read() as unit:
        found = await unit.people.by_telegram_id(7)
        assert await unit.people.holding([Role.COORDINATOR]) == []
        assert await unit.people.with_roles([Role.COORDINATOR], "calais") == []
    assert found is not None
    assert found.grants == ()
    assert len(await raw(database, "SELECT id FROM grants")) == 1


async def test_roles_reach_their_project_or_the_whole_mission(database: Database) -> None:
    here, everywhere, elsewhere = [await admit(database, n, str(n)) for n in (1, 2, 3)]
    await grant(database, here, Grant(Role.COORDINATOR, "calais"))
    await grant(database, everywhere, Grant(Role.COORDINATOR, None))
    await grant(database, elsewhere, Grant(Role.COORDINATOR, "dunkerque"))
    async with database.read() as unit:
        people = unit.people
        assert [p.id for p in await people.with_roles([Role.COORDINATOR], "calais")] == [here, everywhere]
        assert [p.id for p in await people.with_roles([Role.COORDINATOR], None)] == [everywhere]
        assert [p.id for p in await people.holding([Role.COORDINATOR])] == [here, everywhere, elsewhere]
        assert await people.holding([Role.ADMIN]) == []


async def test_what_was_read_ahead_is_forgotten_after_a_write(database: Database) -> None:
    person = await admit(database)
    async with database.write() as unit:
        await unit.people.look_ahead([7, 8])
        await unit.people.choose(person, language="en", site="hangar")
        found = await unit.people.by_telegram_id(7)
        assert found is not None
        assert (found.language, found.site) == ("en", "hangar")


async def test_what_was_read_ahead_is_forgotten_when_a_part_is_undone(database: Database) -> None:
    person = await admit(database)
    async with database.write() as unit:
        try:
            async with unit.savepoint():
                await unit.people.choose(person, language="en")
                await unit.people.look_ahead([7])
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        found = await unit.people.by_telegram_id(7)
        assert found is not None
        assert found.language == "fr"


async def test_names_and_the_open_choice_of_a_site(database: Database) -> None:
    person = await admit(database)
    async with database.write() as unit:
        assert await unit.people.names([person, person + 1]) == {person: "Amina"}
        assert not await unit.people.site_asked(person)
        await unit.people.choose(person, site_asked=True)
        assert await unit.people.site_asked(person)


async def invite(database: Database, given: Grant = KEEPER) -> None:
    async with database.write() as unit:
        await unit.people.put_invite("hash", given, 5, NOW, NOW + timedelta(hours=72))


async def test_an_invite_grants_what_it_was_made_for(database: Database) -> None:
    await invite(database)
    async with database.write() as unit:
        found = await unit.people.open_invite("hash", NOW)
        assert found is not None
        assert (found.grant, found.created_by) == (KEEPER, 5)
        assert await unit.people.open_invite("other", NOW) is None


async def test_an_invite_is_open_until_it_expires(database: Database) -> None:
    await invite(database)
    async with database.write() as unit:
        assert await unit.people.open_invite("hash", NOW + timedelta(hours=72, seconds=-1)) is not None
        assert await unit.people.open_invite("hash", NOW + timedelta(hours=72)) is None


async def test_an_invite_serves_once_also_within_one_commit(database: Database) -> None:
    person = await admit(database)
    await invite(database)
    async with database.write() as unit:
        assert await unit.people.open_invite("hash", NOW) is not None
        await unit.people.use_invite("hash", person, NOW)
        assert await unit.people.open_invite("hash", NOW) is None
    async with database.write() as unit:
        assert await unit.people.open_invite("hash", NOW) is None


async def test_of_two_who_use_an_invite_at_once_one_wins(database: Database, other: Database) -> None:
    people = [await admit(database, n) for n in (1, 2, 3, 4)]
    await invite(database)

    async def use(base: Database, person: int) -> bool:
        async with base.write() as unit:
            if await unit.people.open_invite("hash", NOW) is None:
                return False
            await asyncio.sleep(0.01)
            await unit.people.use_invite("hash", person, NOW)
            return True

    won = await asyncio.gather(*(use((database, other)[n % 2], person) for n, person in enumerate(people)))
    assert sum(won) == 1
    assert await raw(database, "SELECT used_by FROM invites") == [(people[won.index(True)],)]


async def test_a_use_that_was_undone_leaves_the_invite_open(database: Database) -> None:
    person = await admit(database)
    await invite(database)
    async with database.write() as unit:
        try:
            async with unit.savepoint():
                await unit.people.use_invite("hash", person, NOW)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass
        assert await unit.people.open_invite("hash", NOW) is not None


async def test_little_is_kept_of_a_stranger_and_not_for_long(database: Database) -> None:
    async with database.write() as unit:
        people = unit.people
        assert await people.stranger("hash") is None
        await people.note_stranger("hash", NOW, told_at=NOW, tries=0, tries_since=None)
        first = await people.stranger("hash")
        await people.note_stranger("hash", NOW, told_at=NOW, tries=3, tries_since=NOW)
        second = await people.stranger("hash")
        assert first is not None
        assert second is not None
        assert (second.told_at, second.tries, second.tries_since) == (NOW, 3, NOW), "also where it was read before"
        assert await people.forget_strangers(NOW - timedelta(seconds=1)) == 0
        assert await people.forget_strangers(NOW) == 1
        assert await people.stranger("hash") is None


async def test_a_group_joins_is_linked_and_leaves(database: Database) -> None:
    async with database.write() as unit:
        groups = unit.groups
        assert await groups.by_chat(-5) is None
        await groups.joined(-5, None, NOW)
        await groups.joined(-6, None, NOW - timedelta(minutes=5))
        assert set(await groups.unlinked(NOW)) == {-5, -6}
        assert await groups.oldest_unlinked() == NOW - timedelta(minutes=5)
        await groups.link(-6, "calais", "fr", 1, NOW)
        linked = await groups.by_chat(-6)
        assert linked is not None
        assert (linked.project, linked.language) == ("calais", "fr")
        assert await groups.unlinked(NOW) == [-5]
        await groups.left(-5)
        assert await groups.by_chat(-5) is None
        assert await groups.oldest_unlinked() is None


async def test_a_group_that_comes_again_begins_anew(database: Database) -> None:
    async with database.write() as unit:
        await unit.groups.joined(-5, None, NOW)
        await unit.groups.link(-5, "calais", "fr", 1, NOW)
        await unit.groups.joined(-5, None, NOW + timedelta(days=1))
        group = await unit.groups.by_chat(-5)
        assert group is not None
        assert (group.project, group.joined_at) == (None, NOW + timedelta(days=1))


async def test_a_supergroup_keeps_its_link_however_often_that_is_said(database: Database) -> None:
    async with database.write() as unit:
        await unit.groups.joined(-5, None, NOW)
        await unit.groups.link(-5, "calais", "fr", 1, NOW)
        await unit.groups.joined(-100, None, NOW)
        for _ in range(2):
            await unit.groups.moved(-5, -100)
        assert await unit.groups.by_chat(-5) is None
        group = await unit.groups.by_chat(-100)
        assert group is not None
        assert group.project == "calais"
