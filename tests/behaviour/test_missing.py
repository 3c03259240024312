"""Missing reports: whoever usually reports is reminded, in time and in peace; the coordinators see the rest."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.process import running
from domain.reading import Entry
from domain.roles import Role
from domain.shift_reports import Content, ReportState
from playground.client import PlaygroundClient
from playground.server import create_app, serve
from storage.shift_reports import Revision
from tests.support.mission import BOT, EVENING, NO_LIMITS, Mission, buttons, mission_on, plain, settings_for

MINUTE, HOUR = 60, 3600
MONDAY = date(2026, 11, 23)
BEFORE = EVENING - timedelta(minutes=10)
"""18:20 on a Monday: reports of Calais are expected at 19:00."""
CENTRE, CLINIC = ("day_centre_calais", "day_centre", "attendance"), ("living_sites_calais", "clinic", "consultations")


@pytest.fixture
async def evening(sqlite_url: str) -> AsyncIterator[Mission]:
    """A mission shortly before its reports are expected, with a coordinator."""
    async with mission_on(sqlite_url, now=BEFORE) as mission:
        await mission.admit("Claire", Role.COORDINATOR)
        yield mission


async def reported(mission: Mission, name: str, what: tuple[str, str, str], weeks: int = 3) -> None:
    """Somebody reported it on the last Mondays."""
    site, activity, indicator = what
    async with mission.work() as work:
        author = await work.unit.people.by_telegram_id(mission.people[name]["id"])
        assert author is not None
        for week in range(1, weeks + 1):
            day = MONDAY - timedelta(weeks=week)
            said = Content("calais", site, day, None, (Entry(activity, {indicator: 10}),), None)
            await work.unit.shift_reports.add(
                chat_id=author.telegram_id,
                message_id=10_000 + week + (100 if what is CLINIC else 0),
                thread_id=None,
                author_id=author.id,
                reported_at=datetime.combine(day, BEFORE.timetz()),
                state=ReportState.STORED,
                revision=Revision(1, work.now, author.id, "sent", None, said, ""),
            )


async def until(mission: Mission, local: str) -> None:
    """The clock goes on to that time in Calais, of the same evening or the next morning."""
    hour, minute = map(int, local.split(":"))
    now = datetime.fromisoformat((await mission.play.clock())["now"])
    to = now.replace(hour=hour - 1, minute=minute, second=0)
    await mission.play.advance(((to - now) % timedelta(days=1)).total_seconds(), timeout=150)
    await mission.idle()


async def told(mission: Mission, name: str) -> list[dict[str, Any]]:
    """What somebody was told of missing reports, as it stands now."""
    words = (
        "attendu",
        "Toujours pas",
        "Rapport reçu",
        "rappel est plus bas",
        "manquant",
        "ne manque",
        "Fermé",
        "c'est fermé",
        "Noté",
        "Pas auj",
    )
    found = [m for m in await mission.play.messages(name) if m["from"]["is_bot"] and not m["deleted"]]
    return [m for m in found if any(word in plain(m).split("\n")[0] for word in words)]


async def firsts(mission: Mission, name: str) -> list[str]:
    return [plain(m).split("\n")[0] for m in await told(mission, name)]


async def test_whoever_usually_reports_is_reminded_until_it_is_there(evening: Mission) -> None:
    for name, what in (("Amina", CLINIC), ("Bilal", CENTRE)):
        await evening.admit(name, site=what[0])
        await reported(evening, name, what)
    await until(evening, "18:30")
    assert await firsts(evening, "Amina") == ["⏳ Rapport attendu avant 19:00"]
    await evening.say("Bilal", "/r accueil de jour 61, 12 licornes")
    assert await firsts(evening, "Bilal") == ["⏳ Rapport reçu, une question reste ouverte"]
    await evening.tap("Bilal", "Laisser de côté")
    assert await firsts(evening, "Bilal") == ["✅ Rapport reçu"]

    await until(evening, "19:00")
    assert await firsts(evening, "Amina") == [
        "Ce rappel est plus bas maintenant.",
        "⏳ Rapport attendu maintenant (19:00)",
    ]
    assert len(await told(evening, "Bilal")) == 1
    reminder = (await told(evening, "Amina"))[-1]

    # Nothing happened: one tap, and one to take it back.
    toast, shown = await evening.tap("Amina", "Zéro aujourd'hui")
    assert toast == "Enregistré"
    assert plain(shown[-1]).startswith("✅ Clinique mobile · Lieux de survie")
    assert "0 consultation" in plain(shown[-1])
    zero = next(b for row in reminder["buttons"] for b in row if b["text"] == "Zéro aujourd'hui")
    assert await evening.press("Amina", reminder, zero["callback_data"]) == "Déjà fait"
    await until(evening, "19:30")
    await evening.tap("Amina", "Annuler")

    await until(evening, "20:00")
    assert (await firsts(evening, "Amina"))[-1] == "⏳ Toujours pas de rapport (attendu à 19:00)"
    assert await told(evening, "Claire") == []
    await until(evening, "20:30")
    (list_,) = await told(evening, "Claire")
    assert plain(list_).startswith("⏳ Calais · 1 rapport manquant\nClinique mobile · Lieux de survie · lun. 23 nov.")
    assert "rappel à Amina" in plain(list_)
    seen = plain((await evening.say("Claire", "/manquants"))[-1])
    assert "Clinique mobile" in seen
    assert "× manquant" in seen

    # The form opens where the report is missing; saved, everybody sees that it is there.
    _, forms = await evening.tap("Amina", "Remplir")
    assert "Lieux de survie" in plain(forms[-1])
    assert [b for b in buttons(forms[-1]) if "onsultations" in b], buttons(forms[-1])
    await evening.say("Amina", "12")  # below no selected figure it is read as the activity's own
    await evening.tap("Amina", "Enregistrer")
    assert (await firsts(evening, "Amina"))[-1] == "✅ Rapport reçu"
    assert await firsts(evening, "Claire") == ["✅ Calais · plus rien ne manque"]
    seen = plain((await evening.say("Claire", "/missing calais"))[-1])
    assert "+ en retard" in seen
    assert "Complétude" in seen
    await until(evening, "23:00")
    assert len(await told(evening, "Claire")) == 1


async def test_nobody_is_reminded_who_has_something_else_to_do(evening: Mission) -> None:
    for name in ("Amina", "Bilal", "Clara", "Denis", "Eve"):
        await evening.admit(name, site="day_centre_calais")
    await evening.admit("Fred", site="day_centre_calais", until=BEFORE + timedelta(minutes=5))
    await reported(evening, "Amina", CLINIC)
    await reported(evening, "Fred", CENTRE, weeks=8)  # is no longer of the project
    await reported(evening, "Eve", CENTRE, weeks=7)  # cannot be reached
    async with evening.work() as work:
        await work.unit.chats.unreachable(evening.people["Eve"]["id"], work.now)
    await reported(evening, "Denis", CENTRE, weeks=6)  # has a day off
    await reported(evening, "Bilal", CENTRE, weeks=5)
    await reported(evening, "Clara", CENTRE, weeks=4)
    await evening.say("Amina", "/alerte cambriolage du local, ordinateurs volés")
    (card,) = await evening.say("Denis", "/repos aujourd'hui")
    assert "lun. 23 nov. ✓" in buttons(card)

    await until(evening, "18:30")
    for name in ("Amina", "Denis", "Clara", "Eve", "Fred"):
        assert await told(evening, name) == [], name
    assert await firsts(evening, "Bilal") == ["⏳ Rapport attendu avant 19:00"]
    toast, shown = await evening.tap("Bilal", "Pas aujourd'hui…")
    assert toast == "Enregistré"
    assert plain(shown[-1]).startswith("❓ Pas aujourd'hui : fermé, ou quelqu'un d'autre ?")
    await evening.tap("Bilal", "Quelqu'un d'autre")
    assert await firsts(evening, "Bilal") == ["Noté : quelqu'un d'autre fait le rapport."]

    await until(evening, "19:00")
    assert await firsts(evening, "Clara") == ["⏳ Rapport attendu maintenant (19:00)"]
    assert len(await told(evening, "Bilal")) == 1
    assert await told(evening, "Amina") == []
    await evening.tap("Clara", "Pas aujourd'hui…")
    await evening.tap("Clara", "Site fermé")
    assert await firsts(evening, "Clara") == ["Noté : fermé. La coordination confirme."]
    assert await firsts(evening, "Claire") == ["❓ Clara : c'est fermé"]
    toast, shown = await evening.tap("Claire", "C'est fermé")
    assert toast == "Enregistré"
    assert plain(shown[-1]).startswith("✅ Fermé : Accueil de jour MNA (Accueil de jour)\nlun. 23 nov.")
    assert await firsts(evening, "Clara") == ["Fermé ce jour-là : pas de rapport attendu"]
    # Taken back, it is asked for again.
    await evening.tap("Claire", "Rouvrir")
    assert await firsts(evening, "Clara") == ["Noté : fermé. La coordination confirme."]
    await evening.tap("Clara", "Finalement, c'est moi")
    assert await firsts(evening, "Clara") == ["⏳ Rapport attendu maintenant (19:00)"]
    await until(evening, "20:00")
    assert (await firsts(evening, "Clara"))[-1] == "⏳ Toujours pas de rapport (attendu à 19:00)"


async def test_a_closed_site_is_said_in_words_or_with_buttons(evening: Mission) -> None:
    await evening.admit("Amina", site="living_sites_calais")
    await reported(evening, "Amina", CLINIC)
    (refused,) = await evening.say("Amina", "/ferme accueil de jour demain")
    assert "rôle" in plain(refused)
    (empty,) = await evening.say("Claire", "/ferme")
    assert "Aucun site n'est noté fermé." in plain(empty)

    made = (await evening.say("Claire", "/fermé accueil de jour demain au 27/11 grève"))[-1]
    assert plain(made).startswith("✅ Fermé : Accueil de jour MNA\ndu mar. 24 nov. au ven. 27 nov.\nMotif : grève")
    asked = (await evening.say("Claire", "/closed clinique panne du camion"))[-1]
    assert plain(asked).startswith("❓ Fermé quels jours ?\nLieux de survie, Calais (Clinique mobile)")
    toast, shown = await evening.tap("Claire", "Aujourd'hui")
    assert toast == "Enregistré"
    assert plain(shown[-1]).startswith("✅ Fermé : Lieux de survie, Calais (Clinique mobile)\nlun. 23 nov.")
    listed = (await evening.say("Claire", "/ferme"))[-1]
    assert "1. Lieux de survie, Calais (Clinique mobile) · lun. 23 nov. · panne du camion" in plain(listed)
    await evening.tap("Claire", "Fermer un site…")
    _, shown = await evening.tap("Claire", "Littoral calaisien")
    assert plain(shown[-1]).startswith("❓ Fermé quels jours ?\nLittoral calaisien")

    await until(evening, "19:00")
    assert await told(evening, "Amina") == []
    seen = plain((await evening.say("Claire", "/manquants"))[-1])
    assert "– fermé" in seen
    assert "fermé" in plain((await evening.say("Claire", "/resume"))[-1])

    again = (await evening.say("Claire", "/ferme"))[-1]
    toast, shown = await evening.tap("Claire", "Rouvrir 1")
    assert toast == "Rouvert"
    data = again["buttons"][0][0]["callback_data"]
    assert await evening.press("Claire", again, data) == "Déjà fait"
    await until(evening, "20:00")
    assert await firsts(evening, "Amina") == ["⏳ Toujours pas de rapport (attendu à 19:00)"]


async def test_after_a_downtime_only_what_is_not_stale_is_sent(sqlite_url: str) -> None:
    async with serve(create_app(control_token=None)) as url, PlaygroundClient(url) as play:
        await play.set_clock(now=BEFORE.isoformat(), running=False)
        bot = await play.add_bot(BOT, "Vigie")
        mission = Mission(play, settings_for(sqlite_url, url, bot["token"]), bot)
        async with running(mission.settings, NO_LIMITS) as mission.parts:
            await mission.admit("Claire", Role.COORDINATOR)
            await mission.admit("Amina", site="living_sites_calais")
            await reported(mission, "Amina", CLINIC)
        await play.set_clock(now=(BEFORE + timedelta(minutes=75)).isoformat())
        async with running(mission.settings, NO_LIMITS) as mission.parts:
            await mission.idle()
            assert await firsts(mission, "Amina") == ["⏳ Rapport attendu maintenant (19:00)"]
        await play.set_clock(now=(BEFORE + timedelta(hours=3)).isoformat())
        async with running(mission.settings, NO_LIMITS) as mission.parts:
            await mission.idle()
            assert len(await told(mission, "Amina")) == 1
            (list_,) = await told(mission, "Claire")
            assert "rappel à Amina" in plain(list_)
