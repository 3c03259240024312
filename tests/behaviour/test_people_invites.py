"""Inviting: exactly what one may grant, a link to forward, and nothing beyond one's own project."""

import re

import pytest

from domain.roles import Role
from tests.behaviour.test_people_admission import inject_tap, of, rows
from tests.support.mission import Mission

LINK = re.compile(r"https://t\.me/vigie_bot\?start=([A-Z0-9-]+)")


def labels(message: dict[str, object]) -> list[str]:
    return [button["text"] for row in message["buttons"] for button in row]  # type: ignore[attr-defined]


async def test_a_coordinator_offers_the_roles_of_their_project(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")

    (menu,) = await mission.say("Claire", "/invite")

    assert menu["text"].startswith("Inviter · Calais")
    assert labels(menu) == [
        "Équipe de terrain",
        "Responsable d'abri",
        "Point focal médical",
        "Point focal prévention des abus",
    ]


async def test_an_admin_of_the_mission_offers_everything(mission: Mission) -> None:
    await mission.admit("Sam", Role.ADMIN, None, language="en")

    (projects,) = await mission.say("Sam", "/invite")
    assert labels(projects) == ["Calais", "Dunkirk", "Île-de-France", "Whole mission"]
    toast, (roles,) = await mission.tap("Sam", "Dunkirk")
    assert toast == ""
    assert len(labels(roles)) == len(Role) + 1
    toast, (again,) = await mission.tap("Sam", "Back")
    assert (toast, labels(again)) == ("", labels(projects))
    await mission.tap("Sam", "Whole mission")
    toast, (made,) = await mission.tap("Sam", "Head of mission")
    assert toast == "Saved"
    assert "whole mission" in made["text"]


async def test_the_link_is_forwarded_and_works(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.person("Amina")
    await mission.say("Claire", "/invite")

    _, (made,) = await mission.tap("Claire", "Équipe de terrain")

    assert "Claire" not in made["text"], "it is read by whoever gets it"
    assert "jeu. 26 nov. 18:30" in made["text"].replace("\u00a0", " ")
    found = LINK.search(made["text"])
    assert found is not None
    (welcome,) = await mission.say("Amina", f"/start {found[1]}")
    assert "équipe de terrain · Calais" in welcome["text"]


async def test_a_second_tap_makes_no_second_link_a_later_one_does(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.say("Claire", "/invite")
    _, (first,) = await mission.tap("Claire", "Équipe de terrain")

    toast, nothing = await mission.tap("Claire", "Équipe de terrain")
    assert (toast, nothing) == ("Déjà fait", [])

    await mission.play.advance(seconds=30)
    toast, (second,) = await mission.tap("Claire", "Équipe de terrain")
    assert toast == "Enregistré"
    assert LINK.findall(first["text"]) != LINK.findall(second["text"])


async def test_the_code_is_not_kept_once_it_is_sent(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.say("Claire", "/invite")
    await mission.tap("Claire", "Équipe de terrain")

    assert rows(mission, "SELECT notice FROM outbox WHERE kind = 'invite_made'") == [(None,)]


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.COORDINATOR, Role.ADMIN)])
async def test_others_do_not_invite(mission: Mission, role: Role) -> None:
    await mission.admit("Amina", role)
    (refused,) = await mission.say("Amina", "/invite")
    assert refused["text"].startswith("🔒 Ton rôle ne permet pas d'inviter")
    assert refused["buttons"] == []


async def test_a_coordinator_of_one_project_grants_nothing_in_another(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.person("Paul")
    (menu,) = await mission.say("Claire", "/invite")
    before = len(await mission.play.messages("Claire"))

    for forged in ("inv:dunkerque:", "inv:dunkerque:team_member", "inv:calais:coordinator", "inv:*:team_member",
                   "inv:nowhere:team_member", "inv:calais:king"):  # fmt: skip
        await inject_tap(mission, "Claire", menu, forged)

    assert len(await mission.play.messages("Claire")) == before
    assert (await mission.last("Claire"))["text"] == menu["text"]


async def test_an_admin_grants_nothing_in_a_project_that_is_none(mission: Mission) -> None:
    """The button of a project that the catalogue has dropped since: answered, not failed at."""
    await mission.admit("Sam", Role.ADMIN, None)
    (menu,) = await mission.say("Sam", "/invite")
    for old in ("inv:nowhere:", "inv:nowhere:team_member", "inv:littoral_nord:team_member"):
        await inject_tap(mission, "Sam", menu, old)
    assert (await mission.last("Sam"))["text"] == menu["text"]
    async with mission.database.read() as unit:
        assert "parked" not in await unit.inbox.counts()


async def test_a_menu_that_is_tapped_after_the_role_has_ended(mission: Mission) -> None:
    from datetime import timedelta

    from tests.support.mission import EVENING

    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais", until=EVENING + timedelta(hours=1))
    await mission.say("Claire", "/invite")
    await mission.play.advance(seconds=3600)

    menu = await mission.last("Claire")
    assert menu["text"] == "Ce message n'est plus disponible."
    assert await mission.press("Claire", menu, "inv:calais:team_member") == "Ton rôle ne le permet pas"
    assert not any(LINK.search(message["text"]) for message in await mission.play.messages("Claire"))


async def test_a_coordinator_who_is_limited_to_a_site_does_not_invite_for_the_project(mission: Mission) -> None:
    await mission.admit("Farah", Role.COORDINATOR, "dunkerque", sites=frozenset({"womens_centre"}))
    (refused,) = await mission.say("Farah", "/invite")
    assert refused["text"].startswith("🔒")


async def test_invitations_are_made_in_private(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.group("Calais équipe", "Claire")
    (answer,) = await mission.say("Claire", "/invite", chat="Calais équipe")
    assert answer["text"].replace("\u00a0", " ") == "/invite s'envoie en privé.\nC'est ici : @vigie_bot"


async def test_the_first_coordinator_comes_in_without_anybody(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR)
    assert [(g.role, g.project) for g in (await of(mission, "Claire")).grants] == [(Role.COORDINATOR, "calais")]
