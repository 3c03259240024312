"""Summaries: asked for, kept true, and each reader's own."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.roles import Role
from domain.shelters.types import BedEvent, EventKind
from storage.bed_history import TurnedAwayThen
from tests.support.mission import Mission, plain

MINUTE = 60


async def now_shown(mission: Mission, name: str, message: dict[str, Any]) -> str:
    """What stands now where somebody had a message."""
    return plain(next(m for m in await mission.play.messages(name) if m["message_id"] == message["message_id"]))


async def test_a_summary_is_asked_for_and_stays_true(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    (nothing,) = await mission.say("Claire", "/resume hier")
    assert "Aucun rapport." in plain(nothing)

    await mission.say("Amina", "/r clinique 34 consultations, 12 femmes")
    (card,) = await mission.say("Claire", "/resume")
    shown = plain(card)
    assert shown.startswith("📊 Calais · point du lun. 23 nov.\nencore en cours\nClinique mobile 34 · 12 femmes")
    assert shown.endswith("1 rapport sur 1 · 1 à venir")

    await mission.say("Amina", "/r psm 8 entretiens")
    assert await now_shown(mission, "Claire", card) == shown
    await mission.play.advance(MINUTE)
    await mission.idle()
    updated = await now_shown(mission, "Claire", card)
    assert "mis à jour à 18:31" in updated
    assert "Santé mentale 8 (nouveau)" in updated

    again = (await mission.say("Claire", "/resume"))[-1]
    assert "Santé mentale 8" in plain(again)
    assert "plus bas" in await now_shown(mission, "Claire", card)
    (asked,) = await mission.say("Claire", "/resume licorne")
    assert plain(asked).startswith("Pas compris : « licorne »")


async def test_each_reader_has_what_they_may_see(mission: Mission, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.summaries.files.WITH_FILES", ())  # looked at elsewhere
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Hugo", Role.HEAD_OF_MISSION, project=None)
    await mission.say("Amina", "/r violences sexuelles 7")
    await mission.say("Amina", "/alerte cambriolage du local, ordinateurs volés")

    async def summary(name: str, words: str = "") -> str:
        said = [plain(m) for m in await mission.say(name, f"/resume {words}") if m["media"] is None]
        return said[-1]

    assert "Violences sexuelles 7" in await summary("Claire")
    assert "INC-2026-0001" in await summary("Claire")
    for words in ("", "calais", "mission", "mission semaine"):
        seen = await summary("Hugo", words)
        assert "iolences" not in seen, seen
    assert "Violences sexuelles 5 (à 5 près)" in await summary("Hugo", "mission mois")
    seen = await summary("Amina")
    assert "iolences" not in seen
    assert "INC-" not in seen
    assert "rôle" in await summary("Amina", "mission")
    assert "rôle" in await summary("Claire", "dunkerque")


async def test_beds_and_incidents_are_drawn_into_it(mission: Mission) -> None:
    await mission.admit("Nadia", Role.SHELTER_KEEPER, site="winter_shelter_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    (card,) = await mission.say("Claire", "/resume")
    assert "🛏 1 abri non compté" in plain(card)

    await mission.say("Nadia", "/occupation mineurs 26")
    await mission.say("Nadia", "/refus 3 mineurs complet")
    await mission.say("Claire", "/alerte cambriolage du local, ordinateurs volés")
    assert await now_shown(mission, "Claire", card) == plain(card)
    await mission.play.advance(MINUTE)
    await mission.idle()
    shown = await now_shown(mission, "Claire", card)
    assert "INC-2026-0001" in shown
    assert "Besoins non couverts : 3 refus (nouveau)" in shown
    assert "mis à jour" in shown

    await mission.say("Nadia", "/occupation mineurs 28")
    await mission.play.advance(9 * MINUTE)
    await mission.idle()
    assert "2 places libres" not in await now_shown(mission, "Claire", card)
    await mission.play.advance(MINUTE)
    await mission.idle()
    assert "🛏 2 places libres · 1 abri compté en partie" in await now_shown(mission, "Claire", card)

    async with mission.work() as work:
        nadia = await work.unit.people.by_telegram_id(mission.people["Nadia"]["id"])
        assert nadia is not None
        shelter = await work.unit.shelters.lock("winter_shelter_calais")
        count = BedEvent(0, EventKind.COUNT, work.now, "unaccompanied_minors", nadia.id, Role.SHELTER_KEEPER)
        nights = [(5, 12), (4, 33), (3, 20)]
        await work.unit.bed_history.remember(
            shelter, [replace(count, at=work.now - timedelta(days=back), occupied=n) for back, n in nights]
        )
        refused = TurnedAwayThen("calais", None, None, 2, work.now - timedelta(days=4), nadia.id, "rules")
        await work.unit.bed_history.remember_turned_away(None, [refused])
    week, *files = await mission.say("Claire", "/resume semaine dernière")
    assert len(files) == 3
    assert plain(week).splitlines()[2:4] == [
        "🛏 22 sur 30 places en moyenne, 1 nuit au-dessus · 4 nuits pas comptées",
        "Besoins non couverts : 2 refus · règles de l'abri",
    ]
