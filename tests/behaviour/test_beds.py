"""Beds from the question to the door, as one team lives it: in French and in English, with a moved clock."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import pairwise
from typing import Any

import pytest

from domain.roles import Role
from tests.support.beds import SINGLE, WOMEN, stands
from tests.support.mission import Mission, buttons, mission_on, plain

MINUTE, HOUR = 60, 3600
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
EVE = datetime(2026, 10, 31, 8, 30, tzinfo=UTC)
"""Saturday 31 October 2026, 9:30 in Calais: the winter shelter opens on the next day."""
WINTER, MINORS = "winter_shelter_calais", "unaccompanied_minors"
TEAM = "Équipe"

Words = Mapping[str, str]
_TABLE: Mapping[str, tuple[str, str]] = {
    "count women": ("/occupation femmes seules 18, femmes avec enfants 8", "/occupancy single women 18, children 8"),
    "count adults": ("/occupation adultes 10/16", "/occupancy adults 10/16"),
    "ask": ("une place pour 2 femmes seules ce soir ?", "any bed for 2 single women tonight?"),
    "perhaps": ("⚠️ Peut-être de la place pour 2 personnes", "⚠️ Perhaps room for 2 people"),
    "asked for": ("Nouveau comptage demandé · 20:10", "Fresh count asked for · 20:10"),
    "how many": ("🛏 Où en sont les places ?", "🛏 How are the beds now?"),
    "count": ("Compter…", "Count…"),
    "save": ("Enregistrer", "Save"),
    "saved": ("Enregistré", "Saved"),
    "room": ("🛏 De la place pour 2 personnes", "🛏 Room for 2 people"),
    "three free": ("Femmes seules : 3 libres (17/20)", "Single women: 3 free (17/20)"),
    "just counted": ("Compté par l'abri · 20:10", "Counted by the shelter · 20:10"),
    "hold two": ("Retenir 2 · Femmes seules", "Hold 2 · Single women"),
    "held": ("🛏 2 places retenues jusqu'à 21:40", "🛏 2 beds held until 21:40"),
    "address": ("la coordination de Dunkerque donne l'adresse", "Dunkirk's coordination gives the address"),
    "door": ("Mot de passage : ", "Door words: "),
    "to keep": ("🛏 2 places à garder jusqu'à 21:40", "🛏 2 beds to keep until 21:40"),
    "coming": ("⏳ Retenu jusqu'à 21:40 : toujours en route ?", "⏳ Held until 21:40: still coming?"),
    "arrived": ("Arrivé·e·s\u00a0: 2", "Arrived: 2"),
    "over": ("✅ 2 arrivé·e·s · 21:30", "✅ 2 arrived · 21:30"),
    "ask one": ("/places femme seule 1", "/beds single woman 1"),
    "hold one": ("Retenir 1 · Femmes seules", "Hold 1 · Single women"),
    "one held": ("🛏 1 place retenue jusqu'à 23:00", "🛏 1 bed held until 23:00"),
    "in private": ("Le mot de passage est en message privé.", "The door words are in the private chat."),
    "nothing held": ("🛏 Rien de retenu : complet", "🛏 Nothing held: full"),
    "next best": ("Mise à l'abri hivernale · adultes · 6 libres", "Winter shelter · adults · 6 free"),
    "gone": ("🛏 1 place n'est plus retenue", "🛏 1 bed no longer held"),
    "board": ("/places direct", "/beds live"),
    "out of season": ("Fermé hors saison · ouvre dim. 1er nov.", "Closed for the season · opens Sun 1 Nov"),
    "opens": (
        "🛏 Mise à l'abri hivernale · ouvre demain, dim. 1er nov.",
        "🛏 Winter shelter · opens tomorrow, Sun 1 Nov",
    ),
    "not counted": (
        "Mineurs non accompagnés : pas encore compté (30 places)",
        "Unaccompanied minors: not counted yet (30 beds)",
    ),
    "count minors": ("/occupation mna 27/30", "/occupancy minors 27/30"),
    "one in": ("/entrée 1 mna", "/in 1 minor"),
    "full now": ("Mineurs non accompagnés : complet (30/30)", "Unaccompanied minors: full (30/30)"),
    "ask minors": ("/places mna 2", "/beds minors 2"),
    "no room": ("🛏 Pas de place pour 2 : mineurs non accompagnés", "🛏 No room for 2: unaccompanied minors"),
    "turned away": ("Refus faute de place", "Turned away"),
    "receipt": ("✅ 2 refus · Mise à l'abri hivernale", "✅ 2 people turned away · Winter shelter"),
    "undo": ("Annuler", "Undo"),
    "undone": ("↩️ 2 refus · Mise à l'abri hivernale", "↩️ 2 people turned away · Winter shelter"),
}


def words(language: str) -> Words:
    return {key: both[language == "en"] for key, both in _TABLE.items()}


both = pytest.mark.parametrize("language", ["fr", "en"])


async def people(mission: Mission, language: str) -> None:
    """Two shelters with a keeper each, two of a team that look for beds, their coordinator and their group."""
    await mission.admit("Karim", Role.SHELTER_KEEPER, "dunkerque", sites=frozenset({WOMEN}), language=language)
    await mission.admit("Omar", Role.SHELTER_KEEPER, "calais", sites=frozenset({WINTER}), language=language)
    for name in ("Amina", "Zoé"):
        await mission.admit(name, language=language, site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR, language=language)
    group = await mission.group(TEAM, "Claire")
    await mission.play.promote(TEAM, bot="vigie_bot")
    async with mission.work() as work:
        claire = await work.unit.people.by_telegram_id(mission.people["Claire"]["id"])
        assert claire is not None
        await work.unit.groups.link(group["id"], "calais", language, claire.id, work.now)


async def later(mission: Mission, seconds: float) -> None:
    await mission.play.advance(seconds)
    await mission.idle()


async def shown(mission: Mission, name: str, message: dict[str, Any], **where: Any) -> str:
    """What a message says now."""
    found = await mission.play.messages(name, **where)
    return plain(next(m for m in found if m["message_id"] == message["message_id"]))


async def beds(mission: Mission) -> tuple[int | None, int, int | None]:
    """Occupied, held and free for single women."""
    async with mission.work() as work:
        found = (await stands(work)).of(SINGLE)
    return found.occupied, found.held, found.free


@both
async def test_from_an_old_count_to_the_door(sqlite_url: str, language: str) -> None:
    say = words(language)
    async with mission_on(sqlite_url, now=NOON) as mission:
        await people(mission, language)
        await mission.say("Karim", say["count women"])
        await later(mission, 8 * HOUR + 5 * MINUTE)
        await mission.say("Omar", say["count adults"])
        await later(mission, 5 * MINUTE)

        # The count is stale: the shelter is asked while the answer is given, and the answer turns fresh with theirs.
        (answer,) = await mission.say("Amina", say["ask"])
        assert plain(answer).startswith(say["perhaps"])
        assert say["asked for"] in plain(answer)
        asked = await mission.last("Karim")
        assert plain(asked).startswith(say["how many"])
        assert not asked["silent"]
        await mission.tap("Karim", say["count"])
        await mission.tap("Karim", "−1")
        toast, _ = await mission.tap("Karim", say["save"])
        assert toast == say["saved"]
        fresh = await shown(mission, "Amina", answer)
        assert fresh.startswith(say["room"])
        assert say["three free"] in fresh
        assert say["just counted"] in fresh
        assert say["asked for"] not in fresh

        # Held from the answer; the address of a confidential shelter goes to who holds, in private.
        _, (_, held) = await mission.tap("Amina", say["hold two"])
        assert plain(held).startswith(say["held"])
        assert say["address"] in plain(held)
        assert held["protected"]
        door = next(line for line in plain(held).split("\n") if line.startswith(say["door"]))
        keep = await mission.last("Karim")
        assert plain(keep).startswith(say["to keep"])
        assert door in plain(keep), "what is said at the door is known there"
        assert say["address"] not in plain(keep)
        assert await beds(mission) == (17, 2, 1)

        # Ten minutes before the end, and not before, the holder is asked; the shelter says that they are there.
        await later(mission, 79 * MINUTE)
        assert (await mission.last("Amina"))["message_id"] == held["message_id"]
        await later(mission, MINUTE)
        coming = await mission.last("Amina")
        assert plain(coming).startswith(say["coming"])
        assert coming["reply_to"] == held["message_id"]
        await mission.tap("Karim", say["arrived"])
        assert await beds(mission) == (19, 0, 1)
        assert (await shown(mission, "Amina", held)).startswith(say["over"])
        await nothing_private_left(mission, say, door)

        # The last bed, tapped by two in the same moment: one has it, the other the next best answer.
        await mission.say("Zoé", say["ask one"], chat=TEAM)
        before = [m["message_id"] for m in await mission.play.messages("Zoé", chat=TEAM)]
        await asyncio.gather(*(mission.play.tap(name, say["hold one"], chat=TEAM) for name in ("Amina", "Zoé")))
        await mission.idle()
        told = [plain(m) for m in await mission.play.messages("Zoé", chat=TEAM) if m["message_id"] not in before]
        got, lost = sorted(told, key=lambda text: not text.startswith(say["one held"]))
        assert got.endswith(say["in private"])
        assert lost.startswith(say["nothing held"])
        assert say["next best"] in lost
        assert await beds(mission) == (19, 1, 0)
        last = {name: await mission.last(name) for name in ("Amina", "Zoé")}
        (holder,) = [name for name in last if say["address"] in plain(last[name])]

        # Nobody comes: free again, and both are told.
        await later(mission, 90 * MINUTE)
        assert await beds(mission) == (19, 0, 1)
        for name in (holder, "Karim"):
            assert plain(await mission.last(name)).startswith(say["gone"])
        await nothing_private_left(mission, say, door)
        to = {mission.people[name]["id"] for name in ("Amina", holder)}
        sent = [
            call["params"]
            for call in await mission.play.calls()
            if say["address"] in unescape(str(call["params"].get("text", "")))
        ]
        assert {int(params["chat_id"]) for params in sent} == to, "to nobody else, and to no group"


async def nothing_private_left(mission: Mission, say: Words, door: str) -> None:
    """Once a hold is over neither address nor door words stand anywhere."""
    for name in mission.people:
        for message in await mission.play.messages(name):
            assert say["address"] not in plain(message)
            assert door not in plain(message)


@both
async def test_a_season_opens_on_the_board_and_who_is_turned_away_is_counted(sqlite_url: str, language: str) -> None:
    say = words(language)
    async with mission_on(sqlite_url, now=EVE) as mission:
        await people(mission, language)
        board = next(m for m in await mission.say("Claire", say["board"], chat=TEAM) if m["buttons"])

        async def live() -> str:
            return await shown(mission, "Claire", board, chat=TEAM)

        # Announced on the day before, at ten; open on the day itself, without anybody's doing.
        assert say["out of season"] in await live()
        await later(mission, 30 * MINUTE)
        for name, where in (("Omar", {}), ("Claire", {}), ("Claire", {"chat": TEAM})):
            assert plain(await mission.last(name, **where)) == say["opens"]
        await later(mission, 19 * HOUR)
        assert say["not counted"] in await live()

        # Whatever happens, the board is edited every ten seconds at most; then it is true.
        await mission.say("Omar", say["count minors"])
        for _ in range(3):
            await later(mission, 3)
            await mission.say("Omar", say["one in"])
        await later(mission, 10)
        assert say["full now"] in await live()
        found = await mission.play.messages("Claire", chat=TEAM)
        drawn = [
            datetime.fromisoformat(version["at"])
            for version in next(m for m in found if m["message_id"] == board["message_id"])["versions"]
        ]
        day = [at for at in drawn if at > EVE + timedelta(hours=19)]
        assert len(day) >= 2
        assert all(b - a >= timedelta(seconds=10) for a, b in pairwise(day))

        # Nothing is free: who is turned away is counted by one tap, and a mistake is taken back.
        (answer,) = await mission.say("Amina", say["ask minors"])
        assert plain(answer).startswith(say["no room"])
        _, (receipt,) = await mission.tap("Amina", say["turned away"])
        assert plain(receipt).startswith(say["receipt"])
        _, (undone,) = await mission.tap("Amina", say["undo"])
        assert plain(undone).startswith(say["undone"])
        async with mission.database.read() as unit:
            kept = await unit.turned_away.by_id(1)
        assert kept is not None
        assert (kept.people, kept.category, kept.reason, kept.withdrawn_at is None) == (2, MINORS, "full", False)
        assert buttons(undone) == []
