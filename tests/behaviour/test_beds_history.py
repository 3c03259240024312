"""/beds history: the picture, its words, who may have it, and what becomes of it where nothing can be drawn."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.roles import Role
from domain.shelters.types import BedEvent, EventKind
from services.shelters import history
from storage.bed_history import TurnedAwayThen
from tests.support.mission import Mission, buttons, plain

WOMEN = "single_women"


async def a_past(mission: Mission) -> None:
    """Three evenings: 12, 23 (over), and 20 women; five were turned away, two of them nowhere in particular."""
    async with mission.work() as work:
        claire = await work.unit.people.by_telegram_id(mission.people["Claire"]["id"])
        assert claire is not None
        shelter = await work.unit.shelters.lock("womens_shelter")
        count = BedEvent(0, EventKind.COUNT, work.now, WOMEN, claire.id, Role.COORDINATOR)
        evenings = [(3, 12), (2, 23), (1, 20)]
        await work.unit.bed_history.remember(
            shelter, [replace(count, at=work.now - timedelta(days=back), occupied=n) for back, n in evenings]
        )
        refused = TurnedAwayThen("dunkerque", "womens_shelter", WOMEN, 3, work.now - timedelta(days=2), claire.id)
        nowhere = replace(refused, shelter=None, category=None, people=2)
        await work.unit.bed_history.remember_turned_away(shelter, [refused])
        await work.unit.bed_history.remember_turned_away(None, [nowhere])


async def test_the_picture_comes_with_the_same_in_words(mission: Mission, monkeypatch: pytest.MonkeyPatch) -> None:
    await mission.admit("Claire", Role.COORDINATOR, "dunkerque")
    await mission.admit("Sam", Role.TEAM_MEMBER, "calais", language="en")
    await a_past(mission)

    (sent,) = await mission.say("Claire", "/places historique")

    (call,) = await mission.play.calls("sendPhoto")
    assert call["params"]["photo"]["file_name"] == "bed_history.png"
    words = plain(sent).splitlines()
    assert words == [
        "🛏 1 nuit au-dessus de la capacité, 5 refus faute de place",
        "25 oct. – 23 nov. 2026, 30 nuits",
        "Abri d'urgence femmes seules",
        "1 nuit au-dessus · 3 refus · 18 sur 20 en moyenne · 26 nuits pas comptées"
        " · femmes avec enfants : jamais compté",
        "Mise à l'abri hivernale",
        "rien de compté",
        "Hébergement",
        "rien de compté",
        "Sans abri précis",
        "2 refus faute de place",
    ]
    photo = await mission.play.file(sent["media"]["file_id"])
    assert photo.startswith(b"\x89PNG")
    assert (sent["media"]["kind"], sent["media"]["width"]) == ("photo", 1080)

    monkeypatch.setattr(history, "A_PICTURE", 2)
    (first,) = await mission.say("Sam", "/beds history")
    assert plain(first).splitlines()[2] == "Winter shelter", "one's own project's first"
    assert buttons(first) == ["Next shelters, 2 of 2"]
    toast, (second,) = await mission.tap("Sam", "Next shelters, 2 of 2")
    assert not toast
    assert plain(second).splitlines()[2] == "Accommodation"
    assert buttons(second) == ["Next shelters, 1 of 2"]
    assert len(await mission.play.calls("sendPhoto")) == 3


async def test_where_nothing_can_be_drawn_the_words_come_alone(
    mission: Mission, monkeypatch: pytest.MonkeyPatch
) -> None:
    await mission.admit("Claire", Role.COORDINATOR, "dunkerque")
    monkeypatch.setattr("messages.shelters.history.PICTURE", "no_such_picture")

    (sent,) = await mission.say("Claire", "/places historique")

    assert plain(sent).startswith("🛏 Rien de compté en 30 nuits")
    assert await mission.play.calls("sendPhoto") == []
