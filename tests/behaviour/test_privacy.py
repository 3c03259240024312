"""What is kept, and of whom."""

from sqlalchemy import String, cast, select

from domain.roles import Role
from storage.tables import Base
from tests.support.mission import Mission


async def everything(mission: Mission) -> str:
    """Every value of every table, as it lies there."""
    async with mission.database.read() as unit:
        values = []
        for table in Base.metadata.sorted_tables:
            columns = [cast(column, String) for column in table.columns]  # past every type of ours
            rows = await unit.session.execute(select(*columns))
            values += [str(value) for row in rows for value in row]
    return "\n".join(values)


async def test_of_a_stranger_only_a_keyed_hash_remains(mission: Mission) -> None:
    stranger = await mission.person("Quidam")

    await mission.say("Quidam", "bonjour, je cherche un lit")
    await mission.say("Quidam", "/start ABCD-EFGH")

    kept = await everything(mission)
    assert str(stranger["id"]) not in kept
    assert "Quidam" not in kept
    assert "lit" not in kept.split()


async def test_and_that_for_24_hours(mission: Mission) -> None:
    await mission.person("Quidam")
    await mission.say("Quidam", "bonjour")

    await mission.play.advance(seconds=24 * 3600 - 60)
    async with mission.database.read() as unit:
        assert await unit.people.oldest_stranger() is not None
    await mission.play.advance(seconds=120)

    async with mission.database.read() as unit:
        assert await unit.people.oldest_stranger() is None


async def test_a_stranger_who_blocks_vigie_leaves_nothing_either(mission: Mission) -> None:
    stranger = await mission.person("Quidam")
    await mission.say("Quidam", "bonjour")

    await mission.play.block("Quidam")
    await mission.idle()

    assert str(stranger["id"]) not in await everything(mission)


async def test_no_name_and_no_word_of_a_report_lies_open_in_the_database(mission: Mission) -> None:
    await mission.admit("Aminata", site="living_sites_calais")
    await mission.admit("Clairette", Role.COORDINATOR)

    await mission.say("Aminata", "/r clinique 34 et 12 licornes // famille Haddad sans tente")
    await mission.say("Aminata", "blablabla zanzibar")

    kept = await everything(mission)
    for word in ("Aminata", "Clairette", "Haddad", "licornes", "zanzibar"):
        assert word not in kept
