"""Summaries that come by themselves: to whom, when, once, whatever happens to the clock and to Vigie."""

from typing import Any

from domain.roles import Role
from tests.support.mission import Mission, buttons, plain

HOUR = 3600


async def points(mission: Mission, name: str, **where: Any) -> list[str]:
    """The summaries that came to somebody, oldest first."""
    messages = [m for m in await mission.play.messages(name, limit=500, **where) if m["from"]["is_bot"]]
    return [plain(m) for m in messages if "· point " in m["text"] or "summary," in m["text"]]


async def test_a_coordinator_gets_them_without_asking_and_may_change_that(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.say("Amina", "/r clinique 34")
    await mission.play.advance(HOUR)
    await mission.idle()
    (evening,) = await points(mission, "Claire")
    assert evening.startswith("📊 Calais · point du jour, lun. 23 nov.") or evening.startswith("📊 Calais · point")
    print(evening)
    (listed,) = await mission.say("Claire", "/abonnements")
    print(plain(listed), buttons(listed))
