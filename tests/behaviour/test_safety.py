"""Roll calls and exercises, as people meet them: over HTTP, on both databases, with a clock that is moved."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from domain.roles import Role
from tests.support.mission import Mission, buttons, mission_on, plain

MINUTE = 60
MARK = {"fr": "🧪 EXERCICE · rien n'est réel", "en": "🧪 EXERCISE · nothing is real"}


@pytest.fixture
async def calais(database_url: str) -> AsyncIterator[Mission]:
    """Amina and Yann report in Calais; Claire and Paul coordinate it; their group is the coordination's."""
    async with mission_on(database_url) as mission:
        await mission.admit("Amina", site="living_sites_calais")
        await mission.admit("Yann", site="coast_calais", language="en")
        await mission.admit("Claire", Role.COORDINATOR)
        await mission.admit("Paul", Role.COORDINATOR, language="en")
        yield mission


async def lead_group(mission: Mission) -> int:
    lead = await mission.group("Coordination", "Claire")
    async with mission.work() as work:
        await work.unit.groups.set_coordination(lead["id"], True)
    return int(lead["id"])


async def after(mission: Mission, minutes: float) -> None:
    await mission.play.advance(minutes * MINUTE, timeout=30)
    await mission.idle()


async def seen(mission: Mission, name: str, words: str, **where: Any) -> list[dict[str, Any]]:
    """What somebody has of the bot with these words in it, oldest first."""
    messages = await mission.play.messages(name, **where)
    return [m for m in messages if m["from"]["is_bot"] and not m["deleted"] and words in plain(m)]


async def test_a_roll_call_from_the_first_tap_to_its_summary(calais: Mission) -> None:
    lead = await lead_group(calais)
    (only,) = await calais.say("Claire", "/appel", chat=lead)
    assert "en privé" in plain(only)
    (refused,) = await calais.say("Amina", "/appel")
    assert plain(refused).startswith("🔒 Ton rôle ne permet pas de lancer l'appel")
    (menu,) = await calais.say("Claire", "/appel")
    assert buttons(menu)[0] == "Tout le projet : 4".replace(" :", "\u00a0:")

    toast, came = await calais.tap("Claire", buttons(menu)[0])

    assert toast == "L'appel est parti"
    tally, asked = came
    assert plain(tally).split("\n")[:3] == [
        "⏳ Appel en cours · Calais",
        "0 en sécurité · 4 sans réponse",
        "Sans réponse : Amina, Yann, toi, Paul",
    ]
    assert plain(asked).startswith("❓ Es-tu en sécurité ?\nAppel · Calais\nLancé par toi · 18:30")
    assert plain(await calais.last("Yann")).startswith("❓ Are you safe?")
    (shown,) = await seen(calais, "Claire", "Appel", chat=lead)
    assert "4 sans réponse" in plain(shown)
    assert "Amina" not in plain(shown)

    toast, changed = await calais.tap("Amina", "Je suis en sécurité")
    assert toast == "Noté\u00a0: en sécurité"
    assert plain(changed[-1]).startswith("🟢 Noté : en sécurité · 18:30")
    await calais.tap("Amina", "Partager ma position")
    await calais.play.tap("Amina", "Partager ma position")
    await calais.idle()
    assert plain(await calais.last("Amina")) == "Position notée · Calais"
    (tally,) = await seen(calais, "Paul", "Safe:")
    assert "Safe: Amina (50.95130, 1.85870)" in plain(tally)

    await after(calais, 5)
    await after(calais, 5)
    for name, reminders in (("Yann", 1), ("Amina", 0)):
        assert len(await seen(calais, name, "No answer yet" if name == "Yann" else "Pas encore")) == reminders

    toast, _ = await calais.tap("Yann", "I need help")
    assert toast == "Alert sent"
    assert await seen(calais, "Yann", "No answer yet") == []
    (card,) = await seen(calais, "Yann", "Help is asked for")
    assert "Your alert is out · INC-2026-0001" in plain(card)
    (alert,) = await seen(calais, "Claire", "SOS")
    assert plain(alert).startswith("🚨 🔴 SOS · Calais\nINC-2026-0001 · 18:40 · signalé par Yann")
    assert not alert["silent"]
    assert "Faire l'appel" in buttons(alert)
    (tally,) = await seen(calais, "Claire", "Appel en cours")
    assert plain(tally).startswith("🚨 Appel en cours · Calais")
    assert "Besoin d'aide : Yann (18:40, INC-2026-0001)" in plain(tally)

    await after(calais, 20)
    summary = await calais.last("Paul")
    assert plain(summary).startswith("🚨 Roll call over · Calais\n1 safe · 1 needs help")
    assert summary["reply_to"] is not None
    own = (await seen(calais, "Paul", "your answer still counts"))[0]["message_id"]
    toast, _ = await calais.tap("Paul", "I'm safe", message_id=own)
    assert toast == "Noted: you are safe"
    (late,) = [m for m in await seen(calais, "Claire", "Appel terminé") if m["reply_to"]]
    assert "En sécurité : Amina (50.95130, 1.85870), Paul" in plain(late)


async def test_an_exercise_is_marked_everywhere_and_over_when_it_is_taken(calais: Mission) -> None:
    lead = await lead_group(calais)
    await calais.say("Claire", "/exercice tirs au camp")
    toast, changed = await calais.tap("Claire", "Calais")
    assert toast == "L'exercice est parti"
    receipt = changed[-1]
    assert plain(receipt).split("\n")[:3] == [
        MARK["fr"],
        "🔴 Arme ou tirs : alerte partie",
        "EX-2026-001 · 18:30 · Lieux de survie, Calais",
    ]
    assert buttons(receipt)[0] == "Terminer l'exercice"
    await after(calais, 3)
    for name, language, where in (
        ("Claire", "fr", {}),
        ("Paul", "en", {}),
        ("Claire", "fr", {"chat": lead}),
    ):
        for message in await seen(calais, name, "EX-2026-001", **where):
            assert plain(message).startswith(MARK[language]), plain(message)
            assert "112" not in plain(message)
    assert len(await seen(calais, "Paul", "EX-2026-001")) == 2, "a card and a ring"
    assert len(await seen(calais, "Claire", "EX-2026-001", chat=lead)) == 1
    assert await seen(calais, "Amina", "EX-2026-001") == []

    card = (await seen(calais, "Paul", "EX-2026-001"))[0]
    toast, _ = await calais.tap("Paul", "I've got it", message_id=card["message_id"])

    assert toast == "You've got it"
    for name, text in (
        ("Paul", f"{MARK['en']}\nTaken after 3 min: you\nEX-2026-001 · 18:30 · Calais\nRaised by Claire"),
        ("Claire", f"{MARK['fr']}\nPrise en charge en 3 min : Paul\nEX-2026-001 · 18:30 · Calais\nLancé par toi"),
    ):
        assert plain(await calais.last(name)).startswith(text)
    (card, told) = await seen(calais, "Paul", "EX-2026-001")
    assert buttons(card) == buttons(told) == []
    # The real one has a number of its own, and nothing of a mark.
    await calais.say("Amina", "/alerte tirs au camp, deux blessés")
    assert plain(await calais.last("Claire")).startswith("🚨 🔴 Arme ou tirs · Lieux de survie, Calais\nINC-2026-0001")
    (menu,) = await calais.say("Claire", "/exercice")
    assert "Calais : une vraie alerte attend quelqu'un" in plain(menu)
    assert buttons(menu) == []
