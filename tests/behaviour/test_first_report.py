"""The main job, from a message to its receipt."""

from tests.support.mission import Mission


async def test_a_report_is_stored_and_its_author_sees_it(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")

    (receipt,) = await mission.say("Amina", "/r clinique 34 consultations dont 12 femmes, 5 mineurs")

    assert receipt["text"].startswith("✅ Clinique mobile · Lieux de survie")
    assert "34 consultations" in receipt["text"]
    async with mission.database.read() as unit:
        ((report, revision),) = await unit.shift_reports.of_day("calais", revision_day(mission))
    assert dict(revision.content.entries[0].values) == {"consultations": 34, "women": 12, "minors": 5}
    assert report.state == "stored"


def revision_day(mission: Mission):
    from datetime import date

    return date(2026, 11, 23)
