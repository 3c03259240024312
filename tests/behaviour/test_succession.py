"""A project that succeeds others takes over their people, their groups and their sites on its day."""

from datetime import UTC, date, datetime

import pytest

from domain.roles import Role
from tests.behaviour.test_shift_reports import figures
from tests.support.mission import Mission, mission_on, plain

AFTER = datetime(2027, 1, 4, 17, 30, tzinfo=UTC)


@pytest.fixture
async def after(sqlite_url: str):
    async with mission_on(sqlite_url, now=AFTER) as mission:
        yield mission


async def test_a_team_reports_to_the_successor(after: Mission) -> None:
    await after.admit("Amina", site="living_sites_calais")

    (receipt,) = await after.say("Amina", "clinique 34")

    assert plain(receipt).startswith("✅ Clinique mobile · Lieux de survie")
    assert await figures(after, date(2027, 1, 4), "littoral_nord") == {"clinic": {"consultations": 34}}
    (listed,) = await after.say("Amina", "/jour")
    assert "34 consultations" in plain(listed)


async def test_the_coordinators_of_both_are_told_of_a_death(after: Mission) -> None:
    await after.admit("Amina", site="coast_calais")
    await after.admit("Claire", Role.COORDINATOR)
    await after.admit("Eve", Role.COORDINATOR, "dunkerque")

    await after.say("Amina", "/r maraude 12 personnes 1 décès")

    assert plain(await after.last("Claire")).startswith("🚨 1 décès")
    assert plain(await after.last("Eve")).startswith("🚨 1 décès")


async def test_coordinators_invite_for_it(after: Mission) -> None:
    await after.admit("Claire", Role.COORDINATOR)

    (menu,) = await after.say("Claire", "/invite")

    assert "ittoral" in plain(menu)


async def test_a_linked_group_goes_on(after: Mission) -> None:
    await after.admit("Amina", site="living_sites_calais")
    await after.admit("Claire", Role.COORDINATOR)
    chat = await after.group("Équipe Calais", "Claire")

    await after.say("Amina", "/r clinique 34", chat=chat["id"])

    assert await figures(after, date(2027, 1, 4), "littoral_nord") == {"clinic": {"consultations": 34}}


async def test_a_partners_staff_see_their_own_site_only(mission: Mission) -> None:
    await mission.admit("Rosa", project="dunkerque", site="womens_centre", sites=frozenset({"womens_centre"}))
    await mission.admit("Amina", project="dunkerque", site="living_sites_dunkerque")
    await mission.say("Amina", "clinique 34")
    await mission.say("Rosa", "ssr 12 consultations")

    (listed,) = await mission.say("Rosa", "/jour")

    assert "12" in plain(listed)
    assert "34" not in plain(listed).split("/r ")[0]
