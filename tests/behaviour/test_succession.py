"""A project that succeeds others takes over their people, their groups and their sites on its day."""

from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

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


PARTS = """
  - key: calais_town
    label: {fr: Calais ville, en: Calais town}
    succeeds: {projects: [calais], on: 2026-11-25, until: 2026-11-27, sites: [day_centre_calais, living_sites_calais]}
  - key: calais_sea
    label: {fr: Calais mer, en: Calais sea}
    succeeds: {projects: [calais], on: 2026-11-25, until: 2026-11-27, sites: [coast_calais, winter_shelter_calais]}
"""
TWO_DAYS = 2 * 24 * 3600


async def test_a_project_is_split_and_that_is_undone(sqlite_url: str, tmp_path: Path) -> None:
    shipped = resources.files("bot.catalogues").joinpath("mission_france.yaml").read_text(encoding="utf-8")
    file = tmp_path / "split.yaml"
    file.write_text(shipped.replace("\nactivities:\n", f"{PARTS}\nactivities:\n", 1), encoding="utf-8")
    async with mission_on(sqlite_url, catalogue=file) as mission:
        await mission.admit("Amina", site="living_sites_calais")
        await mission.admit("Bilal", site="coast_calais")
        await mission.admit("Claire", Role.COORDINATOR)
        await mission.admit("Hugo", Role.HEAD_OF_MISSION, project=None)
        chat = await mission.group("Équipe Calais", "Claire")

        async def week(name: str, which: str) -> str:
            said = await mission.say(name, f"/resume {which} semaine")
            return next(text for text in map(plain, said) if text.startswith("📊"))

        first = await mission.play.say("Amina", "/r clinique 34")
        await mission.idle()
        await mission.say("Bilal", "/r psm 8 entretiens")

        await mission.play.advance(TWO_DAYS)  # the first day of the parts
        await mission.idle()
        await mission.say("Amina", "/r clinique 10")
        await mission.say("Bilal", "/r psm 5 entretiens", chat=chat["id"])
        assert await figures(mission, date(2026, 11, 25), "calais_town") == {"clinic": {"consultations": 10}}
        assert await figures(mission, date(2026, 11, 25), "calais_sea") == {"mental_health": {"individual_sessions": 5}}
        await mission.edit("Amina", first["message_id"], "/r clinique 35")  # stays with the project of its day
        assert (await figures(mission, date(2026, 11, 23), "calais"))["clinic"] == {"consultations": 35}
        town = await week("Claire", "calais ville")
        assert "Clinique mobile 45" in town
        assert "Santé mentale" not in town
        assert "Comprend Calais jusqu'au mar. 24 nov. 2026 inclus." in town
        (day,) = await mission.say("Bilal", "/jour avant-hier")
        assert "8 entretiens" in plain(day)
        assert "Clinique" not in plain(day).split("/r ")[0]

        await mission.play.advance(TWO_DAYS)  # the first day on which Calais stands again
        await mission.idle()
        await mission.say("Amina", "/r clinique 1")
        assert await figures(mission, date(2026, 11, 27), "calais") == {"clinic": {"consultations": 1}}
        whole = await week("Claire", "calais")
        assert "Clinique mobile 46" in whole
        assert "Santé mentale 13" in whole
        seam = "Comprend Calais ville, Calais mer du mer. 25 nov. 2026 au jeu. 26 nov. 2026."
        assert seam in whole
        everybody = await week("Hugo", "mission")
        assert "Clinique mobile 46" in everybody
        assert "Santé mentale 13" in everybody
