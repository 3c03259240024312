"""Duty: seen, taken over, offered, planned, handed over by the clock."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.roles import Role
from services import duty
from tests.support.mission import Mission, buttons, mission_on, plain

HOUR = 3600
OUTDATED = "Ça a changé entre-temps\u00a0: à relire"
NOT_ALLOWED = "Ton rôle ne le permet pas"
CHANGE_EVE = datetime(2026, 10, 24, 16, 0, tzinfo=UTC)
"""Saturday, 18:00 in Calais; in the night clocks are put back."""
LAST_EVENING = datetime(2026, 12, 30, 17, 0, tzinfo=UTC)
"""18:00 on the day before another project succeeds Calais and Dunkirk."""


@pytest.fixture
async def both(database_url: str) -> AsyncIterator[Mission]:
    """A mission on each of the two databases, with two coordinators of Calais."""
    async with mission_on(database_url) as mission:
        await coordinators(mission)
        yield mission


@pytest.fixture
async def calais(mission: Mission) -> Mission:
    """A mission with two coordinators of Calais."""
    await coordinators(mission)
    return mission


async def coordinators(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Paul", Role.COORDINATOR)


async def on_duty(mission: Mission, project: str = "calais") -> list[str]:
    """Whom an alert of the project would ring for first."""
    async with mission.work() as work:
        names = await work.unit.people.names(found := await duty.on_duty(work, project))
        return [names[person] for person in found]


async def card(mission: Mission, name: str) -> dict[str, Any]:
    """The card of duty in somebody's chat, drawn last."""
    found = [m for m in await mission.play.messages(name) if m["from"]["is_bot"] and "· " in m["text"]]
    return [m for m in found if m["buttons"] and not m["deleted"]][-1]


async def new_since(mission: Mission, name: str, before: int) -> list[str]:
    """What came; summaries, which coordinators get every day, left out."""
    messages = [plain(m) for m in await mission.play.messages(name) if m["from"]["is_bot"] and m["message_id"] > before]
    return [text for text in messages if not text.startswith("📊")]


async def now_shown(mission: Mission, name: str, message: dict[str, Any]) -> dict[str, Any]:
    """What stands now where somebody had a message."""
    return next(m for m in await mission.play.messages(name) if m["message_id"] == message["message_id"])


def data(message: dict[str, Any], label: str) -> str:
    found = [b["callback_data"] for row in message["buttons"] for b in row if b["text"] == label]
    assert len(found) == 1, buttons(message)
    return str(found[0])


async def put(mission: Mission, by: str, who: str, how_long: str) -> str | None:
    """Plans somebody's duty from a new card."""
    await mission.say(by, "/astreinte")
    await mission.tap(by, "Planifier…")
    _, shown = await mission.tap(by, who)
    (label,) = [b for b in buttons(shown[-1]) if b.replace("\u00a0", " ").startswith(how_long)]
    toast, _ = await mission.tap(by, label)
    return toast


async def test_one_tap_takes_duty_and_hands_it_over_at_the_fixed_hour(both: Mission) -> None:
    assert await on_duty(both) == []
    (shown,) = await both.say("Claire", "/duty")
    assert plain(shown).startswith("Calais · personne de permanence")

    toast, changed = await both.tap("Claire", "Je prends la permanence")

    assert toast == "Tu es de permanence"
    assert plain(changed[-1]).startswith("Calais · tu es de permanence\njusqu'à mar. 24 nov. 08:00")
    assert await on_duty(both) == ["Claire"]
    await put(both, "Paul", "Moi", "Cette semaine")  # takes the rest of Claire's over as well
    told = plain(await both.last("Claire"))
    assert told.startswith("Tu n'es plus de permanence · Calais\nPaul jusqu'à lun. 30 nov. 08:00\nChangé par Paul")
    assert await on_duty(both) == ["Paul"]

    before = (await both.last("Paul"))["message_id"]
    await both.play.advance(6.7 * 24 * HOUR, timeout=150)
    assert await on_duty(both) == []
    told_to_paul = await new_since(both, "Paul", before)
    assert told_to_paul == [
        "Tu n'es plus de permanence · Calais\nPersonne ne prend le relais.\n/astreinte : voir, changer",
        "Calais · personne de permanence\nUne alerte sonne chez toute la coordination.",
    ]


async def test_of_two_who_take_over_at_once_one_is_on_duty(both: Mission) -> None:
    for name in ("Claire", "Paul"):
        await both.say(name, "/astreinte")
    await asyncio.gather(*(both.play.tap(name, "Je prends la permanence") for name in ("Claire", "Paul")))
    await both.idle()

    (first,) = await on_duty(both)
    other = "Paul" if first == "Claire" else "Claire"
    assert plain(await card(both, first)).startswith("Calais · tu es de permanence")
    assert plain(await card(both, other)).startswith(f"Calais · {first} de permanence")


async def test_a_swap_by_offer_leaves_no_gap(both: Mission) -> None:
    await both.say("Claire", "/astreinte")
    await both.tap("Claire", "Je prends la permanence")
    await both.tap("Claire", "La proposer…")
    toast, shown = await both.tap("Claire", "Paul")
    assert toast == "Proposée\u00a0: à toi tant qu'elle n'est pas acceptée"
    assert "Proposée à Paul, pas encore de réponse" in plain(shown[-1])
    asked = await both.last("Paul")
    assert plain(asked).startswith("❓ Claire te propose sa permanence · Calais")
    assert await on_duty(both) == ["Claire"]

    toast, answered = await both.tap("Paul", "J'accepte")

    assert toast == "Tu es de permanence"
    assert plain(answered[-1]).startswith("Permanence acceptée · Calais")
    assert await on_duty(both) == ["Paul"]
    assert plain(await both.last("Claire")).startswith("Paul prend ta permanence · Calais")
    assert plain(await card(both, "Claire")).startswith("Calais · Paul de permanence")
    # The second tap, and the other button of the old card, change nothing.
    assert await both.press("Paul", asked, data(asked, "J'accepte")) == "Déjà fait"
    assert await both.press("Paul", asked, data(asked, "Je ne peux pas")) != "Déjà fait"
    assert await both.press("Claire", asked, data(asked, "J'accepte")) == NOT_ALLOWED
    assert await on_duty(both) == ["Paul"]


async def test_a_colleague_refuses_and_whoever_offered_stays(calais: Mission) -> None:
    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Je prends la permanence")
    await calais.tap("Claire", "La proposer…")
    await calais.tap("Claire", "Paul")

    toast, _ = await calais.tap("Paul", "Je ne peux pas")

    assert toast == "Refusé"
    assert plain(await calais.last("Claire")).startswith("Paul ne peut pas prendre ta permanence · Calais")
    assert await on_duty(calais) == ["Claire"]


async def test_an_offer_is_taken_back_or_ends_with_the_duty(calais: Mission) -> None:
    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Je prends la permanence")
    await calais.tap("Claire", "La proposer…")
    await calais.tap("Claire", "Paul")
    toast, _ = await calais.tap("Claire", "Retirer la proposition")
    assert toast == "Proposition retirée"
    withdrawn = await calais.last("Paul")
    assert plain(withdrawn).startswith("Permanence plus proposée · Calais")
    assert buttons(withdrawn) == []

    await calais.tap("Claire", "La proposer…")
    await calais.tap("Claire", "Paul")
    open_card = await calais.last("Paul")
    await calais.play.advance(14 * HOUR)  # past the handover: there is nothing left to accept

    assert plain(await now_shown(calais, "Paul", open_card)).startswith("Permanence plus proposée")
    assert await calais.press("Paul", open_card, data(open_card, "J'accepte")) != "Tu es de permanence"
    assert await on_duty(calais) == []


async def test_a_colleague_is_put_on_for_the_night_and_told(calais: Mission) -> None:
    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Je prends la permanence")

    assert await put(calais, "Claire", "Paul", "Cette nuit 20:00") == "Enregistré"

    told = plain(await calais.last("Paul"))
    assert told.startswith("Tu seras de permanence · Calais\nlun. 23 nov. 20:00 → mar. 24 nov. 08:00")
    assert await on_duty(calais) == ["Claire"]
    shown = plain(await card(calais, "Claire"))
    assert shown == (
        "Calais · tu es de permanence\njusqu'à lun. 23 nov. 20:00\nEnsuite :\n"
        "lun. 23 nov. 20:00 · Paul\nmar. 24 nov. 08:00 · personne"
    )
    await calais.play.advance(2 * HOUR)
    assert await on_duty(calais) == ["Paul"]
    assert plain(await calais.last("Paul")).startswith("Tu es de permanence · Calais")
    assert plain(await calais.last("Claire")).startswith("Tu n'es plus de permanence · Calais\nPaul jusqu'à")
    assert plain(await card(calais, "Claire")).startswith("Calais · Paul de permanence")


async def test_until_a_day_and_taken_out_again(calais: Mission) -> None:
    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Planifier…")
    await calais.tap("Claire", "Paul")
    await calais.tap("Claire", "Un autre jour…")
    await calais.tap("Claire", "jeu. 26 nov.")
    assert plain(await calais.last("Paul")).startswith("Tu es de permanence · Calais\njusqu'à jeu. 26 nov. 08:00")
    await calais.tap("Claire", "Enlever quelqu'un…")
    toast, _ = await calais.tap("Claire", "Paul · lun. 23 nov. 18:30")
    assert toast == "Enregistré"
    assert await on_duty(calais) == []
    told = plain(await calais.last("Paul"))
    assert told.startswith("Tu n'es plus de permanence · Calais\nPersonne ne prend le relais.\nChangé par Claire")


async def test_the_gap_is_told_once(calais: Mission) -> None:
    before = (await calais.last("Claire"))["message_id"]
    await calais.play.advance(5 * 24 * HOUR, timeout=150)
    told = [t for t in await new_since(calais, "Claire", before) if t.startswith("Calais · personne de permanence")]
    assert len(told) == 1
    # It is the card itself: one tap ends the gap, also on the colleague's phone.
    await calais.tap("Claire", "Je prends la permanence")
    assert plain(await card(calais, "Paul")).startswith("Calais · Claire de permanence")
    before = (await calais.last("Paul"))["message_id"]
    await calais.play.advance(2 * 24 * HOUR, timeout=150)
    assert (await new_since(calais, "Paul", before))[-1].startswith("Calais · personne de permanence")


async def test_a_second_tap_and_an_old_card_change_nothing(calais: Mission) -> None:
    (claires,) = await calais.say("Claire", "/astreinte")
    (pauls,) = await calais.say("Paul", "/astreinte")
    take = data(claires, "Je prends la permanence")
    await calais.tap("Claire", "Je prends la permanence")
    assert await calais.press("Claire", claires, take) == "Déjà fait"
    assert await calais.press("Paul", pauls, data(pauls, "Je prends la permanence")) == OUTDATED
    assert await on_duty(calais) == ["Claire"]
    # Asked for again, the older card gives way to the newer one.
    await calais.say("Claire", "/astreinte")
    old = await now_shown(calais, "Claire", claires)
    assert (plain(old), buttons(old)) == ("La permanence est affichée plus bas.", [])


async def test_a_button_means_the_day_that_it_showed(calais: Mission) -> None:
    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Planifier…")
    _, shown = await calais.tap("Claire", "Paul")
    tonight = data(shown[-1], "Aujourd'hui → mar. 24 nov. 08:00")
    await calais.play.advance(24 * HOUR)
    assert await calais.press("Claire", shown[-1], tonight) == OUTDATED
    assert await on_duty(calais) == []


async def test_whoever_lost_the_role_or_cannot_be_reached_does_not_count(calais: Mission) -> None:
    until = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
    await calais.admit("Lou", Role.COORDINATOR, until=until)
    await calais.say("Lou", "/astreinte")
    await calais.tap("Lou", "Je prends la permanence")
    assert await on_duty(calais) == ["Lou"]
    await calais.play.advance(4 * HOUR)
    assert await on_duty(calais) == []
    told = plain(await calais.last("Claire"))
    assert told.startswith("Calais · personne de permanence\n")
    assert "Lou : plus à la coordination ici" in told

    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Je prends la permanence")
    await calais.say("Paul", "/astreinte")
    await calais.play.block("Claire")
    await calais.play.advance(1)
    assert await on_duty(calais) == []
    assert plain(await calais.last("Paul")) == (
        "Calais · personne de permanence\nUne alerte sonne chez toute la coordination.\nClaire : injoignable"
    )
    await calais.play.unblock("Claire")
    await calais.say("Claire", "/start")
    await calais.play.advance(1)
    assert await on_duty(calais) == ["Claire"]
    assert plain(await card(calais, "Paul")).startswith("Calais · Claire de permanence")
    await calais.tap("Paul", "Je prends la permanence")
    assert await on_duty(calais) == ["Paul"]


async def test_somebody_in_two_projects_is_on_duty_in_each(mission: Mission) -> None:
    await mission.admit("Eve", Role.COORDINATOR)
    await mission.admit("Eve", Role.COORDINATOR, "dunkerque")
    (shown,) = await mission.say("Eve", "/astreinte")
    assert plain(shown) == "De permanence\nCalais · personne\nDunkerque · personne"
    await mission.tap("Eve", "Dunkerque")
    await mission.tap("Eve", "Je prends la permanence")
    assert (await on_duty(mission), await on_duty(mission, "dunkerque")) == ([], ["Eve"])
    _, back = await mission.tap("Eve", "Tous les projets")
    assert plain(back[-1]) == "De permanence\nCalais · personne\nDunkerque · toi jusqu'à mar. 24 nov. 08:00"
    await mission.tap("Eve", "Calais")
    await mission.tap("Eve", "Je prends la permanence")
    assert await on_duty(mission) == await on_duty(mission, "dunkerque") == ["Eve"]


async def test_a_team_sees_who_is_on_duty_and_sets_nothing(calais: Mission) -> None:
    await calais.admit("Amina", site="living_sites_calais")
    await calais.say("Claire", "/astreinte")
    await calais.tap("Claire", "Je prends la permanence")
    (shown,) = await calais.say("Amina", "/astreinte")
    assert plain(shown).startswith("Calais · Claire de permanence\njusqu'à mar. 24 nov. 08:00")
    assert buttons(shown) == []
    chat = await calais.group("Équipe Calais", "Claire")
    (in_group,) = await calais.say("Amina", "/astreinte", chat=chat["id"])
    assert plain(in_group).startswith("Calais · Claire de permanence")
    assert buttons(in_group) == []
    claires = await card(calais, "Claire")
    take = data(claires, "Planifier…").replace("d:who", "d:take")
    assert await calais.press("Amina", shown, take) == NOT_ALLOWED
    assert await calais.press("Amina", shown, data(claires, "Planifier…")) == NOT_ALLOWED
    assert await on_duty(calais) == ["Claire"]


async def test_no_role_in_the_project_no_card(calais: Mission) -> None:
    await calais.admit("Rosa", Role.COORDINATOR, "dunkerque")
    claires = (await calais.say("Claire", "/astreinte"))[0]
    rosas = (await calais.say("Rosa", "/astreinte"))[0]
    assert plain(rosas).startswith("Dunkerque · ")
    assert await calais.press("Rosa", rosas, data(claires, "Je prends la permanence")) == NOT_ALLOWED
    assert plain(await now_shown(calais, "Rosa", rosas)) == "Ce message n'est plus disponible."
    assert await on_duty(calais) == []


async def test_the_handover_keeps_to_local_time_when_clocks_change(database_url: str) -> None:
    async with mission_on(database_url, now=CHANGE_EVE) as mission:
        await coordinators(mission)
        await mission.say("Claire", "/astreinte")
        await mission.tap("Claire", "Je prends la permanence")
        await put(mission, "Claire", "Paul", "Semaine prochaine")
        assert plain(await card(mission, "Claire")).startswith(
            "Calais · tu es de permanence\njusqu'à dim. 25 oct. 08:00"
        )
        await mission.play.advance((14 + 0.99) * HOUR)  # 07:59 in the winter's time, an hour later by the sun
        assert await on_duty(mission) == ["Claire"]
        await mission.play.advance(0.02 * HOUR)
        assert await on_duty(mission) == []
        await mission.play.advance(24 * HOUR)
        assert await on_duty(mission) == ["Paul"]


async def test_after_downtime_the_handover_is_told_once_at_once(sqlite_url: str) -> None:
    async with mission_on(sqlite_url) as mission:
        await coordinators(mission)
        await put(mission, "Claire", "Paul", "Aujourd'hui")
        await put(mission, "Claire", "Moi", "Semaine prochaine")
        before = (await mission.last("Claire"))["message_id"]
        await mission.play.advance(8 * 24 * HOUR, timeout=150)  # one jump over every handover of a week
        assert await on_duty(mission) == ["Claire"]
        told = [t for t in await new_since(mission, "Claire", before) if "Tu es de permanence" in t]
        assert len(told) == 1


async def test_what_was_planned_goes_on_in_a_project_that_succeeds(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, now=LAST_EVENING) as mission:
        await mission.admit("Claire", Role.COORDINATOR)
        await mission.admit("Eve", Role.COORDINATOR, "dunkerque")
        old = (await mission.say("Claire", "/astreinte"))[0]
        await put(mission, "Claire", "Moi", "Cette semaine")
        await mission.say("Eve", "/astreinte")
        await mission.tap("Eve", "Je prends la permanence")
        assert await on_duty(mission) == ["Claire"]

        await mission.play.advance(13 * HOUR)  # 07:00: the new project is there, nobody is handed over yet

        for project in ("littoral_nord", "calais", "dunkerque"):
            assert sorted(await on_duty(mission, project)) == ["Claire", "Eve"]
        *_, shown = await mission.say("Eve", "/astreinte")
        assert plain(shown).startswith("Littoral nord · de permanence : ")
        # A card of the old project is the new one's from its first tap on.
        assert await mission.press("Claire", old, data(old, "Je prends la permanence")) == OUTDATED
        await mission.tap("Eve", "Je prends la permanence")
        assert await on_duty(mission, "littoral_nord") == ["Eve"]
        await mission.play.advance(2 * HOUR)
        assert await on_duty(mission, "littoral_nord") == ["Claire"]


async def test_asking_who_is_on_duty_changes_nothing(mission: Mission) -> None:
    async with mission.work() as work:
        assert await duty.on_duty(work, "calais") == []
        assert not work.unit.filled_outbox


async def test_a_role_for_the_mission_is_on_duty_anywhere(mission: Mission) -> None:
    await mission.admit("Nour", Role.COORDINATOR, None)
    (shown,) = await mission.say("Nour", "/astreinte")
    assert plain(shown).startswith("De permanence\nCalais · personne")
    await mission.tap("Nour", "Calais")
    await mission.tap("Nour", "Je prends la permanence")
    assert await on_duty(mission) == ["Nour"]


async def test_help_names_it_to_coordinators(calais: Mission) -> None:
    await calais.admit("Amina", site="living_sites_calais")
    assert "/astreinte" in plain((await calais.say("Claire", "/aide"))[0])
    assert "/astreinte" not in plain((await calais.say("Amina", "/aide"))[0])
