"""Restricted incidents: whoever may read them is told, and nobody else sees that there is one."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bot.commands.export import written
from domain.commands import COMMANDS
from domain.incidents.taps import FollowAction, FollowTap
from domain.roles import Role
from domain.taps import IncidentAction
from services.exports import report_table
from tests.support.mission import BOT, Mission, buttons, mission_on, plain

RAPE = "/alerte une jeune dit qu'elle a été violée"
SECRET = re.compile(r"R001|viol|🔒|restrein|restricted", re.IGNORECASE)


async def people(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Fatou", Role.SAFEGUARDING_FOCAL_POINT)
    await mission.admit("Maya", Role.MEDICAL_FOCAL_POINT)
    await mission.admit("Hugo", Role.HEAD_OF_MISSION, None)


async def receipt(mission: Mission) -> dict[str, Any]:
    """Amina's newest card of an alert."""
    own = [m for m in await mission.play.messages("Amina") if m["from"]["is_bot"] and "INC-" in m["text"]]
    return own[-1]


async def test_typed_in_a_group_it_is_deleted_where_vigie_may_and_goes_on_in_private(mission: Mission) -> None:
    await people(mission)
    team, other = [await mission.group(title, "Claire") for title in ("Équipe", "Maraude")]
    await mission.play.promote(team["id"], bot=BOT, rights=["can_delete_messages"])
    before = {name: (await mission.last(name))["message_id"] for name in ("Claire", "Maya", "Hugo")}

    (answer,) = await mission.say("Amina", RAPE, chat=team["id"])

    assert plain(answer) == "Noté. La suite se passe en privé : @vigie_bot"
    assert not any(m["text"] == RAPE for m in await mission.play.messages("Amina", chat=team["id"]))
    assert plain(await mission.last("Amina")) == "🔒 Ton message dans le groupe est supprimé"
    own = await receipt(mission)
    assert own["protected"]
    assert plain(own).startswith(
        "🔒 Vie en danger : appelle d'abord\n112 · 15 · 17 · 18 · 196\nViolence sexuelle : pas encore partie"
    )
    assert "Peuvent la lire : Maya (point focal médical), Fatou (point focal prévention des abus)" in plain(own)
    assert "Si personne ne la prend : Hugo (direction de mission)" in plain(own)
    assert "Part à 18:32" in plain(own)
    assert buttons(own)[:2] == ["Envoyer", "Exclure…"]
    here = {"message_id": own["message_id"]}

    await mission.tap("Amina", "Exclure…", **here)
    toast, changed = await mission.tap("Amina", "Hugo, direction de mission", **here)
    assert toast == "Exclusion notée"
    assert "Personnes exclues : Hugo" in plain(changed[-1])
    await mission.tap("Amina", "Retour", **here)
    toast, _ = await mission.tap("Amina", "Envoyer", **here)

    assert toast == "Alerte partie"
    notice = await mission.last("Fatou")
    assert plain(notice).startswith("🔒 ")
    assert notice["protected"]
    assert "violée" not in plain(notice)
    assert "Amina" not in plain(notice)
    _, opened = await mission.tap("Fatou", "Lire")
    assert "violée" in plain(opened[-1])
    for name in before.keys() - {"Maya"}:
        assert (await mission.last(name))["message_id"] == before[name]
    await mission.tap("Fatou", "Je prends")
    assert plain(await mission.last("Amina")).startswith("Ton alerte est prise en charge : Fatou")

    # Where Vigie may not delete it, its reporter is told so; a sentence that says nothing stands there all the same.
    (answer,) = await mission.say("Amina", RAPE, chat=other["id"])
    assert plain(answer) == "Noté. La suite se passe en privé : @vigie_bot"
    assert plain(await mission.last("Amina")).startswith(
        "🔒 Ton message est encore dans le groupe\nVigie n'a pas le droit de l'y supprimer."
    )
    # Found out later: the number and whoever took it go from the group, and the message too.
    (answer,) = await mission.say("Amina", "/alerte vol de la camionnette cette nuit", chat=team["id"])
    assert "INC-2026-0001" in plain(answer)
    own = await receipt(mission)
    await mission.play.advance(600)
    await mission.idle()
    ring = await mission.last("Claire")
    assert "INC-2026-0001" in plain(ring)
    # What is too old to be deleted is emptied.
    await mission.play.fault("400", match={"chat": "Claire", "method": "deleteMessages"}, count=1)
    for label in ("Type", "Abus"):
        await mission.tap("Amina", label, message_id=own["message_id"])
    shown = [plain(m) for m in await mission.play.messages("Amina", chat=team["id"]) if not m["deleted"]]
    assert "Noté. La suite se passe en privé : @vigie_bot" in shown
    assert not any("INC-" in text or "camionnette" in text for text in shown)
    assert "INC-" not in " ".join(plain(m) for m in await mission.play.messages("Claire"))
    assert plain(await mission.last("Claire")) == "Ce message n'est plus disponible."
    assert (await mission.last("Claire"))["message_id"] == ring["message_id"]


async def test_a_withdrawal_overtakes_nothing_that_is_under_way(postgres_mission: Mission) -> None:
    mission = postgres_mission
    await people(mission)
    before = await mission.last("Claire")
    await mission.play.fault("slow", match={"chat": "Claire", "method": "sendMessage"}, count=1, seconds=3.0)
    await mission.play.say("Amina", "/alerte vol de la camionnette cette nuit")
    (own,) = await mission.play.wait("Amina", contains="INC-")
    await mission.play.inject(_tap("Amina", mission, own["message_id"], "i:set:1:type:safeguarding"))
    await mission.play.wait("Amina", contains="pas encore partie")
    assert (await mission.last("Claire"))["message_id"] == before["message_id"], "her card is still on its way"
    await mission.idle()

    (came,) = [m for m in await mission.play.messages("Claire") if m["message_id"] > before["message_id"]]
    assert plain(came) == "Ce message n'est plus disponible."
    (sent,) = [c for c in await mission.play.calls("sendMessage") if "Vol ou dégradation ·" in c["params"]["text"]]
    assert sent["params"]["chat_id"] == mission.people["Claire"]["id"]
    await mission.play.advance(121)
    await mission.idle()
    assert plain(await mission.last("Fatou")).startswith("🔒 ")
    assert (await mission.last("Claire"))["message_id"] == came["message_id"]


CAST = (
    ("Claire", Role.COORDINATOR, "calais", "fr"),
    ("Paul", Role.COORDINATOR, "calais", "en"),
    ("Eve", Role.COORDINATOR, "dunkerque", "fr"),
    ("Tom", Role.TEAM_MEMBER, "calais", "fr"),
    ("Kim", Role.SHELTER_KEEPER, "calais", "fr"),
    ("Sam", Role.SECURITY_ADVISER, "calais", "en"),
    ("Meg", Role.MEAL, None, "fr"),
    ("Ada", Role.ADMIN, None, "fr"),
    ("Maya", Role.MEDICAL_FOCAL_POINT, "calais", "fr"),
    ("Hugo", Role.HEAD_OF_MISSION, None, "fr"),
)
"""Everybody who may not know, two of them because they were left out."""


async def test_with_a_restricted_incident_present_nobody_else_sees_anything_different(
    sqlite_template: Path, tmp_path: Path
) -> None:
    seen = []
    for present in (False, True):
        file = tmp_path / f"{present}.db"
        shutil.copy(sqlite_template, file)
        async with mission_on(f"sqlite:///{file}") as mission:
            seen.append(await _lived(mission, tmp_path / f"{present}.csv", present=present))
    without, with_it = seen
    assert with_it.pop("Fatou") != without.pop("Fatou")
    for where, said in with_it.items():
        assert said == without[where], where


async def _lived(mission: Mission, table: Path, *, present: bool) -> dict[str, Counter[str]]:
    """An evening of everybody who may not know, with a restricted incident or without one: what they saw of it."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Fatou", Role.SAFEGUARDING_FOCAL_POINT)
    for name, role, project, language in CAST:
        await mission.admit(name, role, project, language=language)
    team, lead = [await mission.group(title, "Claire") for title in ("Équipe", "Coordination")]
    async with mission.work() as work:
        await work.unit.groups.set_coordination(lead["id"], True)
    if present:
        await mission.say("Amina", RAPE)
        here = {"message_id": (await receipt(mission))["message_id"]}
        await mission.tap("Amina", "Exclure…", **here)
        for label in ("Maya, point focal médical", "Hugo, direction de mission"):
            await mission.tap("Amina", label, **here)
        await mission.tap("Amina", "Envoyer", **here)
        assert SECRET.search(plain(await mission.last("Fatou")))
        await mission.tap("Fatou", "Lire")
    for name, *_ in CAST:
        await _tries(mission, name)
    for chat in (team, lead):
        lines = [f"/{command.fr}@{BOT}" for command in COMMANDS if command.groups and command.name != "sos"]
        for line in lines:
            await mission.play.say("Claire", line, chat=chat["id"])
        await mission.idle()  # what the lists say must not depend on whether they were made before the next line
        await mission.say("Claire", f"@{BOT} INC-2026-R001", chat=chat["id"])
    await mission.say("Tom", "/alerte vol de la camionnette cette nuit")
    await mission.tap("Claire", "Je prends")
    await mission.play.advance(65 * 60)  # a reminder, and the day's lists
    await mission.idle()
    for name, *_ in CAST:
        for line in ("/jour", "/astreinte", "/aide"):
            await mission.play.say(name, line)
    await mission.idle()
    seen = {name: _shown(await mission.play.messages(name)) for name in ("Fatou", *(one[0] for one in CAST))}
    for title, chat in (("team", team), ("lead", lead)):
        seen[title] = _shown(await mission.play.messages("Claire", chat=chat["id"]))
    seen["toasts"] = Counter(str(c["params"].get("text")) for c in await mission.play.calls("answerCallbackQuery"))
    if present:  # Amina's own taps
        seen["toasts"] -= Counter({"Exclusion notée": 2, "Alerte partie": 1, "None": 2})
    reports = report_table(date(2026, 11, 1), date(2026, 12, 31), None)
    await written(mission.settings, [reports], "csv", None, table)
    seen["export"] = Counter([_read(table)])
    return seen


async def _tries(mission: Mission, name: str) -> None:
    """Every command, alone or with what might be a restricted incident's number, and every button of one."""
    said = [f"/{command.fr}" for command in COMMANDS if command.name not in ("sos", "link", "lockme")]
    numbered = [f"/{command.en} INC-2026-R001" for command in COMMANDS if command.name not in ("sos", "link", "lockme")]
    for some in (said, numbered):  # what a list says must not depend on whether it was made before the next line
        await mission.play.say_many([{"person": name, "text": text} for text in some])
        await mission.idle()
    taps = [f"i:{action}:1::" for action in IncidentAction]
    taps += [FollowTap(action=action, incident=1, choice="avoid").pack() for action in FollowAction]
    await mission.play.inject(*(_tap(name, mission, 1, data) for data in taps))
    await mission.idle()


def _tap(name: str, mission: Mission, message_id: int, data: str) -> dict[str, Any]:
    """A tap in private, whether or not the message has that button."""
    who = {"id": mission.people[name]["id"], "first_name": name, "is_bot": False}
    message = {"message_id": message_id, "date": 0, "chat": {**who, "type": "private"}}
    return {
        "callback_query": {"id": f"{name}:{data}", "from": who, "chat_instance": "1", "message": message, "data": data}
    }


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _shown(messages: list[dict[str, Any]]) -> Counter[str]:
    """What somebody sees, less what differs by chance."""
    codes = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")
    return Counter(
        codes.sub("", f"{plain(m)} {buttons(m)} {m['silent']} {m['protected']} {m['reactions']}")
        for m in messages
        if m["from"]["is_bot"] and not m["deleted"]
    )
