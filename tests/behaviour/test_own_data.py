"""The audit as it is read, one's own data as a file, and the way out."""

import json

from sqlalchemy import text

from domain.audit import Deed
from domain.roles import Role
from tests.behaviour.test_privacy import everything
from tests.support.mission import Mission, buttons, plain


async def deeds(mission: Mission) -> list[str]:
    async with mission.database.read() as unit:
        return [row.deed for row in await unit.session.execute(text("SELECT deed FROM audit ORDER BY id"))]


async def test_who_did_what_is_read_by_person_and_by_incident_and_the_chain_holds(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Hélène", Role.HEAD_OF_MISSION, project=None)
    await mission.say("Amina", "/r clinique 34")
    await mission.say("Amina", "/alerte vol de matériel, personne blessée, gravité faible")
    async with mission.work() as work:
        await work.unit.session.execute(text("UPDATE incidents SET restricted = FALSE"))
        incident = (await work.unit.incidents.not_closed())[0]
    number = f"INC-2026-{incident.number or 1:04}"

    (refused,) = await mission.say("Claire", "/audit")
    assert "Ton rôle ne montre pas qui a fait quoi" in plain(refused)
    await mission.say("Claire", f"/incident {number}")

    (page,) = await mission.say("Hélène", "/audit")
    assert f"Claire a ouvert {number}" in plain(page)
    assert f"Amina a signalé {number}" in plain(page)
    assert "Amina a envoyé le rapport" in plain(page)
    assert "Claire" in buttons(page)

    _, (of_claire,) = await mission.tap("Hélène", "Claire")
    assert plain(of_claire).startswith("Qui a fait quoi · Claire")
    assert f"Claire a ouvert {number}" in plain(of_claire)
    assert "Amina a signalé" not in plain(of_claire)
    (of_incident,) = await mission.say("Hélène", f"/audit {number}")
    assert {line.partition(" · ")[2] for line in plain(of_incident).split("\n")[1:-1]} == {
        f"Claire a ouvert {number}",
        f"Amina a signalé {number}",
    }
    (nobody,) = await mission.say("Hélène", "/audit Zoé")
    assert plain(nobody).startswith("Introuvable : Zoé")

    # What may be restricted shows to nobody here.
    async with mission.work() as work:
        await work.unit.session.execute(text("UPDATE incidents SET restricted = NULL"))
    (hidden,) = await mission.say("Hélène", "/audit Claire")
    assert "a ouvert" not in plain(hidden)
    assert (await deeds(mission)).count(Deed.AUDIT_SEEN) == 4

    await mission.play.advance(seconds=30)
    await mission.idle()
    async with mission.database.read() as unit:
        assert await unit.audit.oldest_unsealed() is None
        assert await unit.audit.broken() == (None, len(await deeds(mission)))


async def test_one_gets_all_of_ones_own_data_and_nobody_elses(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Yasmine", site="living_sites_calais")
    await mission.say("Amina", "/r clinique 34 // tente-de-Amina")
    await mission.say("Yasmine", "/r psm 3 // tente-de-Yasmine")
    (told,) = await mission.say("Amina", "/confidentialite")
    assert "Textes et récits : 24 mois." in plain(told)

    (file,) = await mission.say("Amina", "/mesdonnees")
    assert file["media"]["file_name"] == "vigie-mes-donnees.json"
    sent = (await mission.play.file(file["media"]["file_id"])).decode()
    data = json.loads(sent)
    assert data["people"][0]["first_name"] == "Amina"
    assert [figure["value"] for figure in data["report_entries"]] == [34]
    assert "tente-de-Amina" in sent
    assert "Yasmine" not in sent


async def test_whoever_wants_to_be_forgotten_is_and_figures_stay(mission: Mission) -> None:
    amina = await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    admin = await mission.admit("Root", Role.ADMIN, project=None)
    await mission.say("Amina", "/r clinique 34")

    (last,) = await mission.say("Root", "/oubliezmoi")
    assert plain(last).startswith("Pas encore : dernier compte admin")
    assert buttons(last) == []
    toast = await mission.press("Root", last, "fm:erase")
    assert toast == "Dernier admin : en nommer un autre d'abord".replace(" :", "\u00a0:")

    await mission.say("Amina", "/oubliezmoi")
    toast, (kept,) = await mission.tap("Amina", "Garder")
    assert (toast, plain(kept)) == ("Rien d'effacé", "Rien n'a été effacé")
    await mission.say("Amina", "/oubliezmoi")
    toast, shown = await mission.tap("Amina", "Effacer")
    assert toast == "Identité effacée"
    assert plain(shown[-1]).startswith("Identité effacée")
    texts = {plain(m) for m in await mission.play.messages("Amina") if m["from"]["is_bot"] and m["buttons"]}
    assert texts == set(), "no card has a button left"

    (day,) = await mission.say("Claire", "/jour")
    assert "34" in plain(day)
    assert "Amina" not in plain(day)
    assert "un membre de l'équipe" in plain(day).casefold()
    (stranger,) = await mission.say("Amina", "/r clinique 3")
    assert "équipes invitées" in plain(stranger)

    # The clock opens the day after next: nothing of her chat is known any more, and of others all is.
    await mission.play.advance(seconds=2 * 24 * 3600)
    await mission.idle()
    kept_rows = (await everything(mission)).split("\n")
    assert str(amina["id"]) not in kept_rows
    assert str(admin["id"]) in kept_rows
    assert Deed.IDENTITY_ERASED in await deeds(mission)
    async with mission.database.read() as unit:
        (count,) = (await unit.session.execute(text("SELECT count(*) FROM report_entries"))).one()
    assert count == 1
