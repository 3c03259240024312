"""What follows an alert, on everybody's phone: answers, photos, the end, one event, the list, what others may know."""

from typing import Any

from domain.roles import Role
from tests.support.mission import Mission, buttons, plain

MINUTE = 60


async def people(mission: Mission) -> None:
    """Amina and Bruno report in Calais; Claire and Paul coordinate it, Eve Dunkerque."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Bruno")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Paul", Role.COORDINATOR, language="en")
    await mission.admit("Eve", Role.COORDINATOR, "dunkerque")


async def card(mission: Mission, name: str, number: str) -> dict[str, Any]:
    """The newest card of an incident that somebody has."""
    messages = await mission.play.messages(name)
    own = [m for m in messages if m["from"]["is_bot"] and not m["reply_to"]]
    return next(m for m in reversed(own) if any(line.startswith(f"{number} · ") for line in m["text"].split("\n")[1:4]))


async def open_part(mission: Mission, name: str, number: str, *path: str) -> str | None:
    """Taps one button after the other on somebody's card; returns the last toast."""
    at, toast = (await card(mission, name, number))["message_id"], None
    for label in path:
        toast, _ = await mission.tap(name, label.replace(" :", "\u00a0:"), message_id=at)
    return None if toast is None else toast.replace("\u00a0", " ")


async def answers(mission: Mission, name: str) -> list[dict[str, Any]]:
    """What somebody has as an answer to a card, but rings."""
    found = await mission.play.messages(name)
    return [m for m in found if m["from"]["is_bot"] and m["reply_to"] and not m["deleted"]]


async def test_answers_photos_and_the_end_are_on_every_phone(mission: Mission) -> None:
    await people(mission)
    lead = await mission.group("Coordination", "Claire")
    await mission.say("Claire", "/link", chat=lead["id"])
    await mission.tap("Claire", "Français", chat=lead["id"])
    await mission.tap("Claire", "C'est le groupe de coordination", chat=lead["id"])
    one = "INC-2026-0001"
    await mission.say("Amina", "/alerte vol dans le local de Calais")
    claire = (await card(mission, "Claire", one))["message_id"]

    await mission.say("Claire", "j'appelle la police", reply_to=claire)
    (told,) = await answers(mission, "Amina")
    assert plain(told) == f"{one} · Claire · 18:30\nj'appelle la police"
    assert plain((await answers(mission, "Paul"))[0]) == plain(told)
    assert "Claire, 18:30: j'appelle la police" in plain(await card(mission, "Paul", one))
    said = [m for m in await mission.play.messages("Claire") if m["text"] == "j'appelle la police"]
    await mission.edit("Claire", said[0]["message_id"], "j'ai appelé la police")
    for name in ("Amina", "Paul"):
        (told,) = await answers(mission, name)
        assert plain(told).endswith("j'ai appelé la police"), "what was sent of it is edited"
    assert "Claire, 18:30: j'ai appelé la police" in plain(await card(mission, "Paul", one))
    calls = await mission.play.calls("setMessageReaction")
    assert len(calls) == 1, "whoever answers sees that it is noted"
    # A photo is asked for, and is sent to everybody; a plain one of the reporter's is the alert's, too.
    _, prompts = await mission.tap("Amina", "Photo", message_id=(await card(mission, "Amina", one))["message_id"])
    await mission.play.send_photo("Amina", caption="le portail", reply_to=prompts[-1]["message_id"])
    await mission.idle()
    await mission.play.send_photo("Amina")
    await mission.idle()
    assert plain(await mission.last("Amina")) == f"Photo notée · {one}\nAucun visage ne doit se voir."
    # What goes out is made anew from the dots: nobody gets the file that came.
    uploads = [call["params"]["photo"] for call in await mission.play.calls("sendPhoto")]
    assert uploads
    assert all(upload["file_name"] == "photo.jpg" for upload in uploads)
    photos = [m for m in await answers(mission, "Claire") if m.get("photo") or m.get("media")]
    assert len(photos) == 2, [sorted(m) for m in await answers(mission, "Claire")]
    await open_part(mission, "Paul", one, "More…", "2 photos")
    assert len([m for m in await mission.play.messages("Paul") if m.get("photo") or m.get("media")]) == 4
    # So does an answer in the coordinators' group, and the group has what was said elsewhere.
    in_group = [m for m in await mission.play.messages("Claire", chat=lead["id"]) if m["from"]["is_bot"]]
    group_card = next(m for m in in_group if one in m["text"] and not m["reply_to"])
    assert any("j'ai appelé la police" in m["text"] for m in in_group)
    await mission.say("Paul", "on my way", chat=lead["id"], reply_to=group_card["message_id"])
    assert "on my way" in plain((await answers(mission, "Amina"))[-1])
    said = [m for m in await mission.play.messages("Paul", chat=lead["id"]) if m["text"] == "on my way"]
    await mission.edit("Paul", said[0]["message_id"], "there in 10 min", chat=lead["id"])
    assert "there in 10 min" in plain((await answers(mission, "Amina"))[-1])
    await mission.play.send_location("Claire", 50.9, 1.8, reply_to=claire)
    await mission.idle()
    assert "Position : 50.90000, 1.80000" in plain((await answers(mission, "Amina"))[-1])

    await open_part(mission, "Claire", one, "Je prends")
    toast = await open_part(mission, "Claire", one, "Suite…", "Clore…", "Réglé")
    assert toast == "Clos"
    assert plain(await card(mission, "Paul", one)).startswith("🟢 Theft")
    assert "Closed by Claire at 18:30: resolved" in plain(await card(mission, "Paul", one))
    assert plain((await answers(mission, "Amina"))[-1]).startswith(f"🟢 {one} : clos\nClos par Claire, 18:30 : réglé")
    # The report is asked for; handed in, it is on every card.
    await mission.play.advance(20 * 60 * MINUTE, timeout=150)
    await mission.idle()
    due = await mission.last("Claire")
    assert plain(due).startswith(f"⏳ {one} · Vol ou dégradation : rapport écrit attendu")
    _, asked = await mission.tap("Claire", "Écrire", message_id=due["message_id"])
    await mission.say("Claire", "Porte forcée. Plainte déposée.", reply_to=asked[-1]["message_id"])
    assert "Written report: Claire" in plain(await card(mission, "Paul", one))
    await open_part(mission, "Paul", one, "More…", "Written report")
    assert "Porte forcée" in plain(await card(mission, "Paul", one))
    await open_part(mission, "Paul", one, "Back", "Timeline")
    assert "Written report · Claire" in plain(await card(mission, "Paul", one))
    assert await open_part(mission, "Paul", one, "Back", "Reopen") == "Open again"
    assert "rouvert" in plain((await answers(mission, "Amina"))[-1])


async def test_one_event_the_list_and_what_others_are_told(mission: Mission) -> None:
    await people(mission)
    one, two = "INC-2026-0001", "INC-2026-0002"
    await mission.say("Amina", "/alerte tirs au camp, deux blessés")
    await mission.say("Bruno", "/alertes coups de feu au camp")
    assert f"Même événement\u00a0: {two}" in buttons(await card(mission, "Claire", one))
    assert f"Same event: {one}" in buttons(await card(mission, "Paul", two))

    assert await open_part(mission, "Claire", two, f"Même événement : {one}") == "Réunis : un seul événement"

    assert "Signalé aussi par Bruno" in plain(await card(mission, "Claire", one))
    assert "coups de feu au camp" in plain(await card(mission, "Claire", one))
    assert f"Same event as {one}: it goes on there" in plain(await card(mission, "Paul", two))
    assert one in plain(await mission.last("Bruno"))
    await open_part(mission, "Claire", one, "Je prends")
    assert "Claire" in plain(await mission.last("Bruno"))

    assert await open_part(mission, "Claire", one, "Suite…", "Partager…", "Éviter le secteur") == "Partagé"
    shared = plain(await mission.last("Eve"))
    assert shared.startswith(f"🔴 Arme ou tirs · Calais\n{one} · 18:30 · gravité critique\nConseil : Éviter le secteur")
    assert not any(word in shared for word in ("Amina", "Bruno", "Claire", "blessés", "survie"))

    (listed,) = await mission.say("Claire", "/incidents")
    assert plain(listed).startswith(f"Incidents · Calais\n1 en cours · 30 derniers jours\n🔴 {one} · Arme ou tirs")
    _, shown = await mission.tap("Claire", one, message_id=listed["message_id"])
    assert any(plain(m).startswith("🔴 Arme ou tirs") for m in shown)
    (empty,) = await mission.say("Eve", "/incidents")
    assert plain(empty).startswith("Aucun incident depuis 30 jours")
    (missing,) = await mission.say("Eve", f"/alerte {one}")
    assert plain(missing).startswith(f"{one} : introuvable, ou pas pour toi")
    found = await mission.say("Amina", "/incident inc-2026-1")
    assert any(one in plain(m) for m in found)
    assert await open_part(mission, "Claire", one, "Suite…", f"Séparer : {two}") == "De nouveau deux événements"
    assert plain(await mission.last("Bruno")).startswith("🚨 🔴 Arme ou tirs : alerte partie")


async def test_an_alerts_whole_life_on_the_other_database(postgres_mission: Mission) -> None:
    mission = postgres_mission
    await people(mission)
    one, two = "INC-2026-0001", "INC-2026-0002"
    await mission.play.block("Paul")
    await mission.say("Amina", "/alerte tirs au camp, deux blessés")
    assert "Injoignable : Paul" in plain(await card(mission, "Claire", one))
    await mission.say("Bruno", "/alerte coups de feu au camp")
    assert await open_part(mission, "Claire", two, f"Même événement : {one}") == "Réunis : un seul événement"
    assert await open_part(mission, "Claire", one, "Je ne peux pas") == "Noté : l'alerte passe à d'autres"
    assert "Pas disponible : Claire" in plain(await card(mission, "Eve", one)), "nobody of the step is left"
    assert await open_part(mission, "Eve", one, "Je prends") == "C'est à toi"
    for name in ("Amina", "Bruno"):
        assert "Eve" in plain(await mission.last(name)), name

    # She says nothing more, for so long that she counts as not having it.
    for minutes in (20, 15):
        await mission.play.advance(minutes * MINUTE, timeout=60)
        await mission.idle()
    assert "Sans nouvelles : Eve" in plain(await card(mission, "Claire", one))
    assert await open_part(mission, "Claire", one, "Je prends") == "C'est à toi"

    await mission.admit("Doris", Role.COORDINATOR, "dunkerque", language="en")
    assert await open_part(mission, "Claire", one, "Suite…", "Partager…", "Éviter le secteur") == "Partagé"
    assert plain(await mission.last("Doris")).startswith(f"🔴 Weapon or shooting · Calais\n{one} · 18:30")
    assert await open_part(mission, "Claire", one, "Suite…", "Clore…", "Réglé") == "Clos"
    assert plain(await card(mission, "Eve", one)).startswith("🟢 Arme ou tirs")
    assert "Closed" in plain(await mission.last("Doris"))
    assert await open_part(mission, "Claire", one, "Suite…", "Rouvrir") == "Rouvert"
    assert "Clos par" not in plain(await card(mission, "Eve", one))
