"""Team groups: added, linked, left, taken out, and become a supergroup."""

from typing import Any

import pytest

from domain.roles import Role
from storage.groups import TeamGroup
from tests.behaviour.test_people_admission import inject_tap
from tests.behaviour.test_people_invites import labels
from tests.support.mission import BOT, Mission

MINUTE = 60
TITLE = "Calais équipe"


async def added(mission: Mission, kind: str = "group", by: str = "Claire") -> dict[str, Any]:
    """A group of everybody, to which somebody has just added Vigie."""
    chat = await mission.play.add_chat(TITLE, type=kind, members=list(mission.people), bots=[BOT], by=by)
    await mission.idle()
    return chat


async def group_of(mission: Mission, chat_id: int) -> TeamGroup | None:
    async with mission.database.read() as unit:
        return await unit.groups.by_chat(chat_id)


async def said(mission: Mission, chat: int | str = TITLE) -> list[str]:
    """What Vigie has said in the group."""
    messages = await mission.play.messages(chat=chat)
    return [m["text"].replace("\u00a0", " ") for m in messages if m["from"]["is_bot"] and m["text"]]


async def inside(mission: Mission) -> bool:
    """Whether Vigie is still in the group."""
    (chat,) = [c for c in (await mission.play.get("chats"))["chats"] if c["title"] == TITLE and not c["migrated_to"]]
    return any(m["is_bot"] and m["status"] in ("member", "administrator") for m in chat["members"])


@pytest.fixture
async def calais(mission: Mission) -> Mission:
    """A coordinator and somebody of the team."""
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.admit("Amina", site="living_sites_calais")
    return mission


async def test_a_group_is_told_how_to_link_it(calais: Mission) -> None:
    await added(calais)
    assert await said(calais) == [
        "⏳ Ce groupe n'a pas encore de projet\n"
        "Une personne de la coordination envoie /link ici.\n"
        "Sinon Vigie quitte le groupe dans 10 minutes."
    ]


async def test_a_coordinator_links_it_in_two_taps(calais: Mission) -> None:
    chat = await added(calais)
    (languages,) = await calais.say("Claire", "/link", chat=TITLE)
    assert languages["text"].replace("\u00a0", " ") == "Calais : en quelle langue ?", "with one project it is not asked"
    toast, (linked,) = await calais.tap("Claire", "English", chat=TITLE)

    assert toast == "Enregistré"
    assert linked["text"].startswith("✅ This group reports for Calais")
    assert labels(linked) == ["It is the coordination's group"]
    group = await group_of(calais, chat["id"])
    assert group is not None
    assert (group.project, group.language) == ("calais", "en")
    await calais.play.advance(seconds=11 * MINUTE)
    assert await inside(calais)
    (empty,) = await calais.say("Amina", "/r", chat=TITLE)
    assert empty["text"].startswith("The report goes on the same line.")
    assert await calais.say("Amina", "/r clinic living sites 34", chat=TITLE) == []
    assert [r["emoji"] for r in (await calais.play.messages(chat=TITLE))[-1]["reactions"]] == ["👌"]


async def test_somebody_of_several_projects_chooses(mission: Mission) -> None:
    await mission.admit("Sam", Role.ADMIN, None)
    await added(mission, by="Sam")
    (projects,) = await mission.say("Sam", "/link", chat=TITLE)
    assert labels(projects) == ["Calais", "Dunkerque", "Île-de-France"]
    toast, (languages,) = await mission.tap("Sam", "Dunkerque", chat=TITLE)
    assert (toast, labels(languages)) == ("", ["Français", "English"])
    _, (linked,) = await mission.tap("Sam", "Français", chat=TITLE)
    assert "Groupe relié à Dunkerque" in linked["text"]


async def test_a_team_member_does_not_link(calais: Mission) -> None:
    chat = await added(calais)
    (refused,) = await calais.say("Amina", "/link", chat=TITLE)
    assert refused["text"].startswith("🔒 Ton rôle ne permet pas de relier un groupe")
    assert refused["buttons"] == []
    group = await group_of(calais, chat["id"])
    assert group is not None
    assert group.project is None


async def test_a_tap_by_somebody_without_the_right(calais: Mission) -> None:
    chat = await added(calais)
    (card,) = await calais.say("Claire", "/link", chat=TITLE)
    toast, messages = await calais.tap("Amina", "Français", chat=TITLE)
    assert (toast, messages) == ("Ton rôle ne le permet pas", [])
    for forged in ("grp:dunkerque:fr", "grp:nowhere:fr", "grp::"):
        await inject_tap(calais, "Claire", {**card, "chat_id": chat["id"]}, forged)
    group = await group_of(calais, chat["id"])
    assert group is not None
    assert group.project is None


async def test_a_second_tap_changes_nothing(calais: Mission) -> None:
    chat = await added(calais)
    (card,) = await calais.say("Claire", "/link", chat=TITLE)
    await calais.tap("Claire", "Français", chat=TITLE)
    before = await said(calais)
    await inject_tap(calais, "Claire", {**card, "chat_id": chat["id"]}, "grp:calais:fr")
    assert await said(calais) == before


async def test_a_teams_group_is_not_taken_over_by_another_project(calais: Mission) -> None:
    await calais.admit("Bruno", Role.COORDINATOR, "dunkerque")
    chat = await calais.group(TITLE, "Claire")
    (refused,) = await calais.say("Bruno", "/link", chat=TITLE)
    assert refused["text"].startswith("🔒 Ton rôle ne permet pas de relier un groupe\nCalais")
    (card,) = await calais.say("Claire", "/link", chat=TITLE)
    await inject_tap(calais, "Bruno", {**card, "chat_id": chat["id"]}, "grp:dunkerque:fr")
    group = await group_of(calais, chat["id"])
    assert group is not None
    assert group.project == "calais"


async def test_nobody_links_it_and_vigie_leaves(calais: Mission) -> None:
    chat = await added(calais)
    await calais.play.advance(seconds=10 * MINUTE - 1)
    assert await inside(calais)
    await calais.play.advance(seconds=1)
    assert not await inside(calais)
    assert (await said(calais))[-1] == (
        "Groupe relié à aucun projet : Vigie s'en va.\nPour recommencer : ajouter @vigie_bot, puis /link."
    )
    assert await group_of(calais, chat["id"]) is None
    calls = [call["method"] for call in await calais.play.calls()]
    assert calls.index("leaveChat") > len(calls) - 4, "nothing is said after it left"


async def test_a_command_says_how_many_minutes_are_left(calais: Mission) -> None:
    await added(calais)
    await calais.play.advance(seconds=7 * MINUTE + 30)
    (answer,) = await calais.say("Amina", "/r clinique 34", chat=TITLE)
    assert "dans 3 minutes" in answer["text"]
    await calais.play.advance(seconds=2 * MINUTE)
    (answer,) = await calais.say("Amina", "/r clinique 34", chat=TITLE)
    assert "dans 1 minute." in answer["text"]


async def test_it_is_added_again(calais: Mission) -> None:
    await added(calais)
    await calais.play.advance(seconds=10 * MINUTE)
    await calais.play.call("chats/add", chat=TITLE, bot=BOT, by="Claire")
    await calais.idle()
    assert "dans 10 minutes" in (await said(calais))[-1]
    await calais.say("Claire", "/link", chat=TITLE)
    _, (linked,) = await calais.tap("Claire", "Français", chat=TITLE)
    assert "Groupe relié à Calais" in linked["text"]


async def test_it_is_taken_out_and_added_again(calais: Mission) -> None:
    """Thrown out while something was to be said there: Telegram's refusal then holds only until it is back."""
    chat = await calais.group(TITLE, "Claire")
    await calais.play.call("chats/remove", chat=TITLE, bot=BOT, by="Claire")
    await calais.idle()
    assert await group_of(calais, chat["id"]) is None
    async with calais.work() as work:
        await work.unit.chats.unreachable(chat["id"], work.now)

    await calais.play.call("chats/add", chat=TITLE, bot=BOT, by="Claire")
    await calais.idle()

    assert "n'a pas encore de projet" in (await said(calais))[-1]
    assert await group_of(calais, chat["id"]) is not None


async def test_a_promotion_is_no_second_coming(calais: Mission) -> None:
    await calais.group(TITLE, "Claire")
    before = await said(calais)
    await calais.play.promote(TITLE, bot=BOT)
    await calais.idle()
    assert await said(calais) == before


async def test_a_group_in_topics_is_answered_in_the_topic(calais: Mission) -> None:
    await added(calais, "forum")
    topic = await calais.play.add_topic(TITLE, "Maraudes")
    (card,) = await calais.say("Claire", "/link", chat=TITLE, thread=topic)
    assert card["thread"] == topic
    _, (linked,) = await calais.tap("Claire", "Français", chat=TITLE)
    assert linked["thread"] == topic
    (answer,) = await calais.say("Amina", "/today", chat=TITLE, thread=topic)
    assert answer["thread"] == topic
    (general,) = await calais.say("Amina", "/aide", chat=TITLE)
    assert general["thread"] is None


async def test_it_becomes_a_supergroup(calais: Mission) -> None:
    old = await calais.group(TITLE, "Claire", type="group")
    new = await calais.play.migrate(TITLE)
    await calais.idle()

    assert await group_of(calais, old["id"]) is None
    group = await group_of(calais, new)
    assert group is not None
    assert group.project == "calais"
    assert not any("n'a pas encore de projet" in text for text in await said(calais, new))
    assert await calais.say("Amina", "/today", chat=new)


async def test_one_that_becomes_a_supergroup_before_it_is_linked_keeps_its_minutes(calais: Mission) -> None:
    await added(calais)
    await calais.play.advance(seconds=5 * MINUTE)
    new = await calais.play.migrate(TITLE)
    await calais.idle()
    await calais.say("Claire", "/link", chat=new)
    await calais.tap("Claire", "Français", chat=new)
    group = await group_of(calais, new)
    assert group is not None
    assert group.project == "calais"


async def test_link_is_sent_in_the_group(calais: Mission) -> None:
    (answer,) = await calais.say("Claire", "/link")
    assert answer["text"] == "/link s'envoie dans le groupe de l'équipe.\nAjouter d'abord @vigie_bot au groupe."


async def test_a_stranger_in_the_group_is_told_once(calais: Mission) -> None:
    await calais.person("Zoe", "en")
    await calais.group(TITLE, "Claire")
    (told,) = await calais.say("Zoe", "/today", chat=TITLE)
    assert "Vigie is for invited teams only." in told["text"]
    assert await calais.say("Zoe", "/r clinique 34", chat=TITLE) == []


@pytest.mark.parametrize(
    "text", ["bonjour", "/start@other_bot", "/r@other_bot clinique 34", "/weather", "clinique 34", "@other_bot /r"]
)
async def test_what_is_not_for_vigie_is_not_answered(calais: Mission, text: str) -> None:
    await calais.group(TITLE, "Claire")
    assert await calais.say("Amina", text, chat=TITLE) == []
