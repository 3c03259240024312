"""Deaths, missing people, suspected measles: whoever must know is told at once, also in doubt, also of a correction."""

from datetime import timedelta

from domain.roles import Role
from tests.support.mission import EVENING, Mission, plain


async def test_a_death_reaches_every_coordinator_of_the_project_at_once(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Hugo", Role.COORDINATOR, language="en")
    await mission.admit("Eve", Role.COORDINATOR, "dunkerque")

    (receipt,) = await mission.say("Amina", "/r maraude 12 personnes 1 décès")

    assert "Coordination prévenue : 2 personnes" in plain(receipt)
    assert plain(await mission.last("Claire")).startswith("🚨 1 décès · Littoral calaisien")
    assert plain(await mission.last("Hugo")).startswith("🚨 1 death")
    assert "🚨" not in plain(await mission.last("Eve"))


async def test_measles_reaches_the_medical_focal_points_too(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Marc", Role.MEDICAL_FOCAL_POINT)

    await mission.say("Amina", "/r clinique 29 cs, 1 suspicion rougeole")

    assert "ougeole" in plain(await mission.last("Marc"))
    assert "ougeole" in plain(await mission.last("Claire"))


async def test_zero_deaths_ring_nobody(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    before = await mission.last("Claire")

    await mission.say("Amina", "/r maraude 12 personnes 0 décès 0 disparu")

    assert await mission.last("Claire") == before


async def test_in_a_doubtful_message_it_alerts_as_unconfirmed_and_is_confirmed_later(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Claire", Role.COORDINATOR)

    await mission.say("Amina", "/r maraude 12 personnes 1 décès 3 licornes")
    alert = await mission.last("Claire")
    assert plain(alert).startswith("🚨")
    assert "confirmer" in plain(alert)

    await mission.tap("Amina", "Laisser de côté")
    confirmed = await mission.last("Claire")
    assert confirmed["message_id"] == alert["message_id"], "the same card, changed in silence"
    assert "confirmer" not in plain(confirmed)


async def test_a_correction_reaches_the_same_people(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    sent = await mission.play.say("Amina", "/r maraude 12 personnes 2 décès")
    await mission.idle()
    alert = await mission.last("Claire")

    await mission.edit("Amina", sent["message_id"], "/r maraude 12 personnes 1 décès")

    rung = await mission.last("Claire")
    assert rung["message_id"] > alert["message_id"]
    assert "2 → 1" in plain(rung)
    cards = [m for m in await mission.play.messages("Claire") if m["message_id"] == alert["message_id"]]
    assert "1 décès" in plain(cards[0])


async def test_undoing_the_report_withdraws_the_alert_and_restoring_rings_again(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.say("Amina", "/r maraude 12 personnes 2 décès")
    alert = await mission.last("Claire")

    await mission.tap("Amina", "Annuler")
    cards = [m for m in await mission.play.messages("Claire") if m["message_id"] == alert["message_id"]]
    assert plain(cards[0]).startswith("🟢")
    rung = await mission.last("Claire")
    assert rung["message_id"] > alert["message_id"]

    await mission.tap("Amina", "Rétablir")
    again = await mission.last("Claire")
    assert again["message_id"] > rung["message_id"]


async def test_where_the_project_has_no_coordinator_the_head_of_mission_is_told(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Helene", Role.HEAD_OF_MISSION, None)

    (receipt,) = await mission.say("Amina", "/r maraude 12 personnes 1 décès")

    assert plain(await mission.last("Helene")).startswith("🚨")
    assert "1 personne" in plain(receipt)


async def test_where_there_is_nobody_the_author_is_told_so(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")

    (receipt,) = await mission.say("Amina", "/r maraude 12 personnes 1 décès")

    assert "Coordination prévenue" not in plain(receipt)
    assert "ersonne" in plain(receipt)


async def test_somebody_whose_role_ended_has_an_empty_card(mission: Mission) -> None:
    await mission.admit("Amina", site="coast_calais")
    await mission.admit("Claire", Role.COORDINATOR, until=EVENING + timedelta(hours=1))
    sent = await mission.play.say("Amina", "/r maraude 12 personnes 2 décès")
    await mission.idle()
    alert = await mission.last("Claire")
    await mission.play.advance(seconds=2 * 3600)

    await mission.edit("Amina", sent["message_id"], "/r maraude 12 personnes 3 décès")

    cards = [m for m in await mission.play.messages("Claire") if m["message_id"] >= alert["message_id"]]
    assert all("décès" not in plain(card) for card in cards)
