"""Security alerts: raised in one message, taken, declined, climbing until somebody has them."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from bot.process import running
from domain.roles import Role
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from tests.support.mission import BOT, EVENING, NO_LIMITS, Mission, buttons, mission_on, plain, settings_for

MINUTE = 60
SHOTS = "/alerte tirs au camp, deux blessés, on se replie"
NUMBER = "INC-2026-0001"


@pytest.fixture
async def calais(mission: Mission) -> Mission:
    """See `people`."""
    await people(mission)
    return mission


@pytest.fixture
async def both(database_url: str) -> AsyncIterator[Mission]:
    """The same on each of the two databases."""
    async with mission_on(database_url) as mission:
        await people(mission)
        yield mission


async def people(mission: Mission) -> None:
    """Amina reports in Calais; Claire and Paul coordinate it, Eve Dunkerque, Helene leads the mission."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Paul", Role.COORDINATOR, language="en")
    await mission.admit("Eve", Role.COORDINATOR, "dunkerque")
    await mission.admit("Helene", Role.HEAD_OF_MISSION, None)


async def seen(mission: Mission, name: str) -> list[str]:
    """What somebody has of alerts, in order; what was taken away is not among it."""
    found = [m for m in await mission.play.messages(name) if m["from"]["is_bot"] and not m["deleted"]]
    return [plain(m) for m in found if "INC-" in m["text"]]


async def rings(mission: Mission, name: str) -> list[dict[str, Any]]:
    """The ringing answers that somebody has now."""
    messages = await mission.play.messages(name)
    return [m for m in messages if m["from"]["is_bot"] and not m["deleted"] and m["reply_to"] and "INC-" in m["text"]]


async def card(mission: Mission, name: str) -> dict[str, Any]:
    """The card of the alert that somebody has."""
    messages = await mission.play.messages(name)
    own = [m for m in messages if m["from"]["is_bot"] and not m["reply_to"] and "INC-" in m["text"]]
    return own[0]


async def after(mission: Mission, minutes: float) -> None:
    await mission.play.advance(minutes * MINUTE, timeout=30)
    await mission.idle()


async def test_an_alert_is_out_in_one_message_and_everybody_sees_who_has_it(calais: Mission) -> None:
    (receipt,) = await calais.say("Amina", SHOTS)

    assert plain(receipt).startswith(
        "🚨 🔴 Arme ou tirs : alerte partie\nINC-2026-0001 · 18:30 · Lieux de survie, Calais"
    )
    assert "Envoyée à 2 personnes · personne ne l'a encore prise" in plain(receipt)
    alert = await card(calais, "Claire")
    assert plain(alert).startswith(
        "🚨 🔴 Arme ou tirs · Lieux de survie, Calais\nINC-2026-0001 · 18:30 · signalé par Amina"
    )
    assert "tirs au camp, deux blessés" in plain(alert)
    assert "112 · 15 · 17 · 18 · 196" in plain(alert)
    assert not alert["silent"]
    assert plain(await card(calais, "Paul")).startswith("🚨 🔴 Weapon or shooting · Living sites, Calais")
    assert await seen(calais, "Eve") == await seen(calais, "Helene") == []

    toast, changed = await calais.tap("Claire", "Je prends")

    assert toast == "C'est à toi"
    assert plain(changed[-1]).startswith("🔴 Arme ou tirs")
    assert "Prise en charge : toi (18:30)" in plain(changed[-1])
    assert buttons(changed[-1]) == ["Je passe la main", "Faire l'appel", "Suite…"]
    assert "Taken: Claire (18:30)" in plain(await card(calais, "Paul"))
    assert "Envoyée à 2 personnes · prise en charge par Claire à 18:30" in plain(await card(calais, "Amina"))
    assert plain(await calais.last("Amina")).startswith("Ton alerte est prise en charge : Claire")
    # The second tap changes nothing; a second person may take it too, and it does not climb any more.
    assert await calais.press("Claire", alert, f"i:take:{alert_id(alert)}::") == "Déjà fait"
    toast, _ = await calais.tap("Paul", "I've got it")
    assert toast == "You've got it"
    assert "Prise en charge : toi (18:30), Paul (18:30)" in plain(await card(calais, "Claire"))
    await after(calais, 15)
    assert await seen(calais, "Eve") == []


def alert_id(message: dict[str, Any]) -> int:
    """The incident whose card it is."""
    return int(message["buttons"][0][0]["callback_data"].split(":")[2])


async def test_it_climbs_through_every_step_at_its_time_and_the_last_two_repeat(both: Mission) -> None:
    await both.say("Claire", "/astreinte")
    await both.tap("Claire", "Je prends la permanence")
    await both.say("Amina", "/incident la police expulse le camp")  # high: ten minutes a step
    assert not (await card(both, "Claire"))["silent"]
    assert (await card(both, "Paul"))["silent"], "it rings for whoever is on duty"

    await after(both, 9.9)
    assert await rings(both, "Paul") == []
    await after(both, 0.1)
    (first,) = await rings(both, "Claire")
    assert plain(first) == "🚨 🟠 INC-2026-0001 · Opération de police, expulsion\nPersonne ne l'a prise depuis 10 min"
    assert first["reply_to"] == (await card(both, "Claire"))["message_id"]
    assert len(await rings(both, "Paul")) == 1
    assert await seen(both, "Eve") == []

    await after(both, 10)
    assert len(await seen(both, "Eve")) == 1
    (second,) = await rings(both, "Claire")
    assert second["message_id"] > first["message_id"], "a repeat takes the place of the one before"
    assert await seen(both, "Helene") == []
    await after(both, 10)
    assert len(await seen(both, "Helene")) == 1
    for _ in range(2):
        await after(both, 10)
    assert len(await rings(both, "Helene")) == len(await rings(both, "Eve")) == 1

    await both.tap("Helene", "Je prends", message_id=(await card(both, "Helene"))["message_id"])
    for name in ("Claire", "Paul", "Eve", "Helene"):
        assert await rings(both, name) == [], "nothing rings once somebody has it"


async def test_who_cannot_take_it_passes_it_on_at_once(calais: Mission) -> None:
    await calais.say("Amina", SHOTS)

    toast, _ = await calais.tap("Claire", "Je ne peux pas")
    assert toast == "Noté : l'alerte passe à d'autres".replace(" :", "\u00a0:")
    assert await seen(calais, "Eve") == []
    assert "Pas disponible : toi" in plain(await card(calais, "Claire"))
    assert "1 n'est pas disponible" in plain(await card(calais, "Amina"))
    await calais.tap("Paul", "I can't")
    assert len(await seen(calais, "Eve")) == 1, "nobody of the step is left"

    # A declined alert can still be taken, by its ring as well.
    toast, _ = await calais.tap("Claire", "Je prends", message_id=(await card(calais, "Claire"))["message_id"])
    assert toast == "C'est à toi"


async def test_silence_after_taking_it_lets_it_climb_again(calais: Mission) -> None:
    await calais.say("Amina", SHOTS)
    await calais.tap("Claire", "Je prends")
    await after(calais, 20)
    asked = await calais.last("Claire")
    assert plain(asked).startswith("⏳ INC-2026-0001 · Arme ou tirs : toujours dessus ?")
    toast, changed = await calais.tap("Claire", "Toujours dessus")
    assert toast == "Noté\u00a0: tu l'as toujours"
    assert buttons(changed[-1]) == []

    await after(calais, 20)
    assert plain(await calais.last("Claire")).startswith("⏳")
    await after(calais, 15)

    assert "Sans nouvelles : toi" in plain(await card(calais, "Claire"))
    assert plain((await rings(calais, "Paul"))[-1]).startswith(
        "🚨 🔴 INC-2026-0001 · Weapon or shooting\nNo news of Claire"
    )
    assert "plus de nouvelles" in plain(await calais.last("Amina"))
    assert "personne ne l'a encore prise" in plain(await card(calais, "Amina"))
    await after(calais, 3)
    assert len(await seen(calais, "Eve")) == 1


async def test_somebody_who_cannot_be_reached_is_skipped_and_shown(calais: Mission) -> None:
    for name in ("Claire", "Paul"):
        await calais.play.block(name)
    await calais.idle()

    await calais.say("Amina", SHOTS)

    assert len(await seen(calais, "Eve")) == 1, "at once: of the project nobody is left"
    assert "2 injoignables" in plain(await card(calais, "Amina"))
    assert "Injoignable : Claire, Paul" in plain(await card(calais, "Eve"))


async def test_after_downtime_everybody_whose_step_is_due_is_alerted_once_and_told_that_it_is_late(
    sqlite_url: str,
) -> None:
    async with serve(create_app(control_token=None)) as url, PlaygroundClient(url) as play:
        await play.set_clock(now=EVENING.isoformat(), running=False)
        bot = await play.add_bot(BOT, "Vigie")
        mission = Mission(play, settings_for(sqlite_url, url, bot["token"]), bot)
        async with running(mission.settings, NO_LIMITS) as mission.parts:
            await people(mission)
            await mission.say("Amina", "/alerte la police expulse le camp")
        await play.say("Amina", "/sos")
        await play.set_clock(now=(EVENING + timedelta(minutes=25)).isoformat())
        async with running(mission.settings, NO_LIMITS) as mission.parts:
            await mission.idle()

            (rung,) = await rings(mission, "Claire")
            assert "Personne ne l'a prise depuis 25 min\nEn retard : Vigie était à l'arrêt" in plain(rung)
            in_dunkerque = await seen(mission, "Eve")
            assert len(in_dunkerque) == 2
            assert all("En retard : Vigie était à l'arrêt" in m for m in in_dunkerque)
            (newest,) = [m for m in in_dunkerque if "🚨 🔴 SOS" in m]
            assert "partie à 18:55" in newest
            assert len(await seen(mission, "Claire")) == 3, "two cards and one ring, however many steps were missed"
            sos = await mission.play.messages("Amina")
            assert any(
                "SOS : alerte partie" in plain(m) and "En retard" in plain(m) for m in sos if m["from"]["is_bot"]
            )


async def test_details_are_a_tap_each_and_every_copy_shows_them(calais: Mission) -> None:
    await calais.say("Amina", "/incident vol de la camionnette cette nuit")
    card_of_amina = (await card(calais, "Amina"))["message_id"]
    here = {"message_id": card_of_amina}
    for path in (
        ("Type", "Incendie"),
        ("Gravité", "🟡 Modérée"),
        ("Site", "Littoral calaisien"),
        ("Quand", "Il y a 15 min"),
        ("Touchés", "Équipe : 0  +".replace(" :", "\u00a0:")),
    ):
        for label in path:
            await calais.tap("Amina", label, **here)
    await calais.tap("Amina", "Retour", **here)
    await calais.tap("Amina", "Évité de justesse", **here)
    await calais.tap("Amina", "Aide", **here)
    prompt = await calais.last("Amina")
    assert prompt["force_reply"]
    await calais.say("Amina", "deux extincteurs", reply_to=prompt["message_id"])
    await calais.play.send_location("Amina", 50.9, 1.8)
    await calais.idle()

    for name in ("Amina", "Claire"):
        shown = plain(await card(calais, name))
        for line in (
            "Incendie",
            "Littoral calaisien, Calais",
            "Ça s'est passé : 18:15",
            "50.90000, 1.80000",
            "Personnes touchées : équipe 1",
            "Évité de justesse",
            "Aide demandée : deux extincteurs",
        ):
            assert line in shown, (name, line)
    assert plain(await card(calais, "Claire")).startswith("🚨 🟡")


async def test_an_sos_asks_nothing_and_gives_the_numbers_first(calais: Mission) -> None:
    receipt, prompt = await calais.say("Amina", "/sos")

    assert plain(receipt).startswith("🚨 112 urgences · 15 médical\n17 police · 18 pompiers\n196 secours en mer\nSOS")
    assert "Où ? Un appui partage ta position." in plain(prompt)
    alert = await card(calais, "Claire")
    assert plain(alert).startswith("🚨 🔴 SOS · Calais")
    await calais.play.tap("Amina", "Partager ma position")
    await calais.idle()
    assert "Position : 50.95130, 1.85870" in plain(await card(calais, "Claire"))
    assert plain(await calais.last("Amina")) == f"Position notée · {NUMBER}"
    # Without an alert a place is nothing that Vigie can use; a picture's words raise one like any other.
    await calais.play.send_location("Paul", 50.9, 1.8)
    await calais.idle()
    assert plain(await calais.last("Paul")).startswith("Vigie reads text")
    await calais.play.send_photo("Paul", caption="/incident the police are clearing the camp")
    await calais.idle()
    assert "INC-2026-0002" in plain(await calais.last("Claire"))


async def test_a_grid_raises_on_the_first_tap(calais: Mission) -> None:
    (grid,) = await calais.say("Amina", "/alerte")
    assert plain(grid).startswith("🚨 Que se passe-t-il ?")
    assert len(buttons(grid)) == len(calais.catalogue.incident_types)

    toast, changed = await calais.tap("Amina", "Incendie")

    assert toast == "Alerte partie"
    assert plain(changed[-1]).startswith("🚨 🟠 Incendie : alerte partie")
    assert plain(await card(calais, "Claire")).startswith("🚨 🟠 Incendie · Calais")
    assert await calais.press("Amina", grid, "ir:fire") == "Déjà fait"


async def test_what_reads_like_an_incident_gets_one_red_button_and_is_no_report(calais: Mission) -> None:
    (offered,) = await calais.say("Amina", "il y a le feu au campement")
    assert buttons(offered) == ["Alerter la coordination"]
    assert offered["buttons"][0][0]["style"] == "danger"
    assert await seen(calais, "Claire") == []

    toast, changed = await calais.tap("Amina", "Alerter la coordination")

    assert toast == "Alerte partie"
    assert plain(changed[-1]).startswith("🚨 🟠 Incendie : alerte partie")
    assert "il y a le feu au campement" in plain(await card(calais, "Claire"))
    (today,) = await calais.say("Amina", "/jour")
    assert "Aucun rapport" in plain(today) or "0 rapport" in plain(today), plain(today)
    beside = await calais.say("Amina", "maraude 12 rescapés, corps retrouvé sur la plage")
    assert any(plain(m).startswith("🚨 C'est aussi une alerte ?") for m in beside)
    # An edit of the words is the alert's, not a report's.
    sent = [m for m in await calais.play.messages("Amina") if m["text"] == "il y a le feu au campement"]
    await calais.edit("Amina", sent[0]["message_id"], "il y a le feu au campement, deux tentes")
    assert "deux tentes" in plain(await card(calais, "Claire"))


@pytest.mark.parametrize("text", ["clinique 34 cs. Un collègue a été frappé", "clinique 34 cs, une bagarre ce soir"])
async def test_violence_told_behind_figures_is_offered_as_an_alert_too(calais: Mission, text: str) -> None:
    said = await calais.say("Amina", text)

    assert any("34 consultations" in plain(m) for m in said)
    assert any(plain(m).startswith("🚨 C'est aussi une alerte ?") for m in said)


@pytest.mark.parametrize("text", ["erreur", "c'est faux", "lieux de survie", "je ne sais plus", "wrong site"])
async def test_what_people_say_between_reports_is_not_offered_as_an_alert(calais: Mission, text: str) -> None:
    (answer,) = await calais.say("Amina", text)

    assert plain(answer).startswith("Pas compris")


@pytest.mark.parametrize("as_an_answer", [True, False])
async def test_yes_in_words_is_a_tap_on_the_red_button(calais: Mission, as_an_answer: bool) -> None:
    (offered,) = await calais.say("Amina", "il y a le feu au campement")

    (mine,) = await calais.say("Amina", "oui !", **({"reply_to": offered["message_id"]} if as_an_answer else {}))

    assert plain(mine).startswith("🚨 🟠 Incendie : alerte partie")
    assert "il y a le feu au campement" in plain(await card(calais, "Claire"))


async def test_yes_to_another_message_raises_nothing(calais: Mission) -> None:
    (receipt,) = await calais.say("Amina", "/r clinique 34")
    await calais.say("Amina", "il y a le feu au campement")

    await calais.say("Amina", "oui", reply_to=receipt["message_id"])

    assert await seen(calais, "Claire") == []


async def test_yes_raises_nothing_beside_a_report_or_once_it_is_late(calais: Mission) -> None:
    await calais.say("Amina", "maraude 12 rescapés, corps retrouvé sur la plage")
    await calais.say("Amina", "oui")
    await calais.say("Amina", "il y a le feu au campement")
    await calais.play.advance(16 * 60)
    (answer,) = await calais.say("Amina", "oui")

    assert plain(answer).startswith("Pas compris")
    assert await seen(calais, "Claire") == []


async def test_in_a_group_the_message_is_seen_and_numbered(calais: Mission) -> None:
    team = await calais.group("Équipe Calais", "Claire")
    lead = await calais.group("Coordination", "Claire")
    await calais.say("Claire", "/link", chat=lead["id"])
    await calais.tap("Claire", "Français", chat=lead["id"])
    refused, _ = await calais.tap("Amina", "C'est le groupe de coordination", chat=lead["id"])
    assert refused == "Ton rôle ne le permet pas"
    _, linked = await calais.tap("Claire", "C'est le groupe de coordination", chat=lead["id"])
    assert plain(linked[-1]).startswith("✅ Calais : groupe de la coordination")

    (answer,) = await calais.say("Amina", SHOTS, chat=team["id"])

    assert plain(answer) == f"🚨 {NUMBER} · envoyée à 2 personnes"
    said = [m for m in await calais.play.messages("Amina", chat=team["id"]) if m["text"] == SHOTS]
    assert [r["emoji"] for r in said[0]["reactions"]] == ["👀"]
    (in_lead,) = [m for m in await calais.play.messages("Claire", chat=lead["id"]) if NUMBER in m["text"]]
    assert plain(in_lead).startswith("🚨 🔴 Arme ou tirs · Lieux de survie, Calais")
    assert buttons(in_lead) == []
    assert plain(await card(calais, "Amina")).startswith("🚨 🔴 Arme ou tirs : alerte partie")
    await calais.tap("Claire", "Je prends")
    (answer,) = [m for m in await calais.play.messages("Amina", chat=team["id"]) if NUMBER in m["text"]]
    assert plain(answer) == f"{NUMBER} · prise en charge par Claire"
