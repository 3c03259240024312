"""After a start an alert's way is gone once, and nothing is left of it."""

from structlog.testing import capture_logs

from bot.rehearsal import rehearse
from domain.roles import Role
from tests.storage.rows import raw
from tests.support.mission import mission_on, plain

COUNTS = """
SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM grants), (SELECT count(*) FROM incidents),
       (SELECT count(*) FROM incident_acts), (SELECT count(*) FROM incident_alerts), (SELECT count(*) FROM cards),
       (SELECT count(*) FROM outbox), (SELECT count(*) FROM inbox), (SELECT count(*) FROM audit)
"""


async def test_a_rehearsed_alert_goes_the_whole_way_and_reaches_nobody(sqlite_url: str) -> None:
    async with mission_on(sqlite_url) as mission:
        await mission.admit("Amina")
        await mission.admit("Claire", Role.COORDINATOR)
        await mission.idle()
        parts = mission.parts
        assert parts is not None
        before = await raw(mission.database, COUNTS)
        calls = len(await mission.play.calls())

        async def rehearsed() -> int:
            now, bot_id = parts.clock.now(), parts.application.bot.id
            return await rehearse(parts.database, parts.processor, parts.sender, parts.catalogue, now, bot_id)

        with capture_logs() as logs:
            assert await rehearsed() == 4, "Claire's, those of three who are not there"
            assert logs == []
        mission.database.alerts_first.comes()
        assert await rehearsed() == 0, "not while a real one is on its way"
        mission.database.alerts_first.processed(mission.database.alerts_first.seen)
        await mission.idle()
        assert await raw(mission.database, COUNTS) == before
        assert len(await mission.play.calls()) == calls

        await mission.say("Amina", "/alerte tirs au camp")
        alert = plain(await mission.last("Claire"))
        assert "tirs au camp" in alert
        assert "-0001" in alert, "its number was not used up"
