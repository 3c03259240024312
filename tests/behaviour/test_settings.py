"""Language, project and usual site, each by two taps, and back."""

import pytest

from domain.roles import Role
from tests.behaviour.test_people_admission import inject_tap, of
from tests.behaviour.test_people_invites import labels
from tests.support.mission import Mission


@pytest.mark.parametrize("command", ["/settings", "/reglages", "/réglages", "/Réglages@vigie_bot", "/langue"])
async def test_the_overview(mission: Mission, command: str) -> None:
    await mission.admit("Amina")
    (card,) = await mission.say("Amina", command)
    assert card["text"].replace("\u00a0", " ") == (
        "Réglages\nSite habituel : aucun\nProjet : Calais\nLangue : Français"
    )
    assert labels(card) == ["Site", "Langue"], "with one project there is none to choose"


async def test_the_language(mission: Mission) -> None:
    await mission.admit("Amina")
    await mission.say("Amina", "/settings")

    toast, (menu,) = await mission.tap("Amina", "Langue")
    assert (toast, labels(menu)) == ("", ["Français", "English", "Retour"])
    toast, (card,) = await mission.tap("Amina", "English")

    assert toast == "Saved"
    assert card["text"].startswith("Settings\nUsual site: none\nProject: Calais\nLanguage: English")
    (receipt,) = await mission.say("Amina", "/r clinic living sites 34")
    assert receipt["text"].startswith("✅ Mobile clinic · Living sites")


async def test_a_menu_and_back(mission: Mission) -> None:
    await mission.admit("Amina")
    (card,) = await mission.say("Amina", "/settings")
    for button in ("Site", "Langue"):
        await mission.tap("Amina", button)
        toast, (again,) = await mission.tap("Amina", "Retour")
        assert (toast, again["text"], labels(again)) == ("", card["text"], labels(card))


async def test_the_usual_site(mission: Mission) -> None:
    await mission.admit("Amina")
    await mission.say("Amina", "/settings")

    _, (menu,) = await mission.tap("Amina", "Site")
    assert "Lieux de survie" in labels(menu)
    toast, (card,) = await mission.tap("Amina", "Lieux de survie")
    assert toast == "Enregistré"
    assert "Site habituel : Lieux de survie" in card["text"].replace("\u00a0", " ")
    assert (await of(mission, "Amina")).site == "living_sites_calais"

    await mission.tap("Amina", "Site")
    _, (card,) = await mission.tap("Amina", "Aucun site habituel")
    assert "Site habituel : aucun" in card["text"].replace("\u00a0", " ")
    assert (await of(mission, "Amina")).site is None


async def test_the_project_and_its_sites(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.say("Amina", f"/start {await mission.invite(Role.TEAM_MEMBER, 'dunkerque')}")
    await mission.say("Amina", "/settings")

    _, (menu,) = await mission.tap("Amina", "Projet")
    assert labels(menu) == ["Calais", "Dunkerque", "Retour"]
    toast, (card,) = await mission.tap("Amina", "Dunkerque")

    assert toast == "Enregistré"
    assert card["text"].replace("\u00a0", " ").startswith("Réglages\nSite habituel : aucun\nProjet : Dunkerque")
    _, (sites,) = await mission.tap("Amina", "Site")
    assert "Littoral dunkerquois" in labels(sites)
    assert "Littoral calaisien" not in labels(sites)


async def test_the_same_project_again_keeps_the_site(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    (card,) = await mission.say("Amina", "/settings")
    await inject_tap(mission, "Amina", card, "set:::calais")
    assert (await of(mission, "Amina")).site == "coast_calais"


async def test_a_second_tap_changes_nothing(mission: Mission) -> None:
    await mission.admit("Amina")
    (card,) = await mission.say("Amina", "/settings")
    for _ in range(2):
        await inject_tap(mission, "Amina", card, "set::en:")
    assert (await mission.last("Amina"))["text"].startswith("Settings")
    assert len([m for m in await mission.play.messages("Amina") if m["from"]["is_bot"]]) == 2


@pytest.mark.parametrize("data", ["set:::dunkerque", "set:::nowhere", "set::de:", "set:stars::", "s:womens_centre"])
async def test_what_is_not_open_to_one_cannot_be_chosen(mission: Mission, data: str) -> None:
    await mission.admit("Amina", site="coast_calais")
    (card,) = await mission.say("Amina", "/settings")
    await inject_tap(mission, "Amina", card, data)
    amina = await of(mission, "Amina")
    assert (amina.language, amina.project, amina.site) == ("fr", "calais", "coast_calais")
    assert (await mission.last("Amina"))["text"] == card["text"]


async def test_a_partners_staff_choose_among_their_sites(mission: Mission) -> None:
    sites = frozenset({"womens_centre", "coast_dunkerque"})
    await mission.admit("Farah", project="dunkerque", sites=sites)
    await mission.say("Farah", "/settings")
    _, (menu,) = await mission.tap("Farah", "Site")
    assert labels(menu) == [
        "Accueil Refugee Women's Centre", "Littoral dunkerquois", "Aucun site habituel", "Retour",
    ]  # fmt: skip


async def test_who_works_for_the_whole_mission_chooses_a_project(mission: Mission) -> None:
    await mission.admit("Sam", Role.HEAD_OF_MISSION, None)
    assert "/reglages : choisir ton projet." in (await mission.last("Sam"))["text"].replace("\u00a0", " ")
    (card,) = await mission.say("Sam", "/settings")
    assert "Projet : aucun" in card["text"].replace("\u00a0", " ")
    assert labels(card) == ["Projet", "Langue"]
    await mission.tap("Sam", "Projet")
    _, (card,) = await mission.tap("Sam", "Île-de-France")
    assert "Projet : Île-de-France" in card["text"].replace("\u00a0", " ")
    assert labels(card) == ["Site", "Projet", "Langue"]


async def test_a_project_that_the_catalogue_dropped_stops_nothing(mission: Mission) -> None:
    await mission.admit("Sam", Role.HEAD_OF_MISSION, None)
    async with mission.work() as work:
        sam = await work.unit.people.by_telegram_id(mission.people["Sam"]["id"])
        assert sam is not None
        await work.unit.people.choose(sam.id, project="long_gone", site="nowhere")
    (card,) = await mission.say("Sam", "/settings")
    assert labels(card) == ["Projet", "Langue"]
    await mission.tap("Sam", "Projet")
    toast, _ = await mission.tap("Sam", "Calais")
    assert toast == "Enregistré"


async def test_settings_are_a_private_matter(mission: Mission) -> None:
    await mission.admit("Amina")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.group("Calais équipe", "Claire")
    (answer,) = await mission.say("Amina", "/settings", chat="Calais équipe")
    assert answer["text"].replace("\u00a0", " ") == "/reglages s'envoie en privé.\nC'est ici : @vigie_bot"
    assert answer["buttons"] == []
