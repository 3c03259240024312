"""Early warnings: told once to whoever watches, on Monday or when late reports make them; kept true; the sensitive ones
to their circle."""

from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

from domain.roles import Role
from tests.behaviour.test_summaries import now_shown
from tests.storage.rows import content, report
from tests.support.mission import Json, Mission, mission_on, plain

MINUTE, HOUR = 60, 3_600
SUNDAY = datetime(2026, 11, 29, 17, 30, tzinfo=UTC)
WEDNESDAYS = [date(2026, 11, 18) - timedelta(weeks=n) for n in range(8)]
USUAL = (5, 7, 6, 8, 4, 6, 9, 5)
"""Mean 6.25, standard deviation 1.67: the threshold is 9.6."""


def with_a_sensitive_one(folder: Path) -> Path:
    shipped = resources.files("bot.catalogues").joinpath("mission_france.yaml").read_text(encoding="utf-8")
    more = "  - {activity: sexual_violence, indicator: survivors_seen, at_least: 3}"
    file = folder / "ours.yaml"
    file.write_text(shipped.replace("\nsurveillance:\n", f"\nsurveillance:\n{more}\n"), encoding="utf-8")
    return file


async def eight_weeks(mission: Mission) -> None:
    async with mission.work() as work:
        amina = await work.unit.people.by_telegram_id(mission.people["Amina"]["id"])
    assert amina is not None
    for n, (day, cases) in enumerate(zip(WEDNESDAYS, USUAL, strict=True)):
        said = content("living_sites_calais", day, clinic={"consultations": 30, "scabies": cases})
        await report(mission.database, amina.id, said, 10_000 + n)


async def warnings(mission: Mission, name: str) -> list[Json]:
    found = await mission.play.messages(name, limit=1000)
    return [m for m in found if m["from"]["is_bot"] and " · alerte précoce" in plain(m).split("\n")[0]]


async def week_of(mission: Mission, name: str) -> Json:
    found = await mission.play.messages(name, limit=1000)
    return next(m for m in found if "point de la semaine 48" in plain(m))


async def minute(mission: Mission) -> None:
    await mission.play.advance(MINUTE)
    await mission.idle()


async def test_a_warning_comes_once_when_late_reports_make_it_and_stays_true(sqlite_url: str, tmp_path: Path) -> None:
    """In Dunkerque, where nobody watches, the coordinator is told on Monday; in Île-de-France the head of mission, but
    of nothing sensitive; in Calais a late report makes it."""
    async with mission_on(sqlite_url, now=SUNDAY, catalogue=with_a_sensitive_one(tmp_path)) as mission:
        await mission.admit("Amina", site="living_sites_calais")
        await mission.admit("Claire", Role.COORDINATOR)
        await mission.admit("Marie", Role.MEDICAL_FOCAL_POINT)
        await mission.admit("Omar", project="dunkerque", site="living_sites_dunkerque")
        await mission.admit("Denis", Role.COORDINATOR, "dunkerque")
        await mission.admit("Zoé", project="ile_de_france", site="mobile_clinic_idf")
        await mission.admit("Hugo", Role.HEAD_OF_MISSION, project=None)
        await eight_weeks(mission)
        await mission.say("Amina", "/r clinique 30 consultations, 9 gale vendredi")
        for name in ("Omar", "Zoé"):
            await mission.say(name, "/r clinique 30 consultations, 2 rougeole")
            await mission.say(name, "/r violences sexuelles 4")
        await mission.play.advance(13 * HOUR + 30 * MINUTE)  # Monday 08:00
        await mission.idle()
        sensitive, measles = await warnings(mission, "Denis")
        assert "4 personnes prises en charge · Violences sexuelles" in plain(sensitive)
        (told,) = await warnings(mission, "Hugo")
        assert "Île-de-France · alerte précoce" in plain(told)
        assert "Rougeole" in plain(told)
        assert not [m for m in await mission.play.messages("Hugo", limit=1000) if "iolences" in plain(m)]
        assert "Rougeole suspectée : 2 · Clinique mobile\nSeuil fixé par la mission : à partir de 1" in plain(measles)
        assert "avant" not in plain(measles)
        week = await week_of(mission, "Denis")
        assert plain(week).count("ougeole") == 1
        week = await week_of(mission, "Claire")
        assert "seuil" not in plain(week)
        assert not await warnings(mission, "Marie")

        await mission.say("Amina", "/r clinique 12 consultations, 6 gale hier")
        await minute(mission)
        (told,) = await warnings(mission, "Marie")
        assert plain(told).splitlines() == [
            "🚨 Calais · alerte précoce, semaine 48 (23 nov. – 29 nov.)",
            "Gale : 15 · Clinique mobile",
            "Seuil 9,6 : moyenne de 8 semaines d'avant + 2 écarts-types",
            "Semaines d'avant : 5, 9, 6, 4, 8, 6, 7, 5",
        ]
        first = await mission.play.file(told["media"]["file_id"])
        assert first.startswith(b"\x89PNG")
        assert "🚨 Gale : 15 (seuil 9,6)" in await now_shown(mission, "Claire", week)

        await mission.say("Amina", "/annuler")
        await minute(mission)
        (lifted,) = await warnings(mission, "Marie")
        assert plain(lifted).startswith("✏️ Calais · alerte précoce levée")
        assert "Gale : 9 ·" in plain(lifted)
        assert await mission.play.file(lifted["media"]["file_id"]) != first
        assert "seuil" not in await now_shown(mission, "Claire", week)
        await mission.say("Amina", "/r clinique 12 consultations, 7 gale hier")
        await minute(mission)
        (again,) = await warnings(mission, "Marie")
        assert again["message_id"] == told["message_id"]
        assert "Gale : 16 ·" in plain(again)
        assert not await warnings(mission, "Claire")
