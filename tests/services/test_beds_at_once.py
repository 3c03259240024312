"""Two who do the same about beds at one instant: it is done once. The first goes on only when the second has looked."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from domain.roles import Role
from domain.shelters.closing import Until
from domain.shelters.taps import TurnedAwayAction, TurnedAwayTap
from domain.shelters.types import EventKind
from services.shelters import closing, turning_away
from storage.database import Database
from tests.support.alerts import Mission
from tests.support.beds import SINGLE, WOMEN

SLOW = 0.2


async def test_people_turned_away_are_recorded_once_and_extra_beds_end_once(database: Database) -> None:
    mission = Mission(database)
    await mission.admit("Amina", Role.TEAM_MEMBER)
    await mission.admit("Claire", Role.COORDINATOR, "dunkerque")
    async with mission.work() as work:
        origin = mission.origin("Amina")
        asker = await work.person(origin.sender_id)
        assert asker is not None
        question = await work.unit.bed_questions.add(asker.id, origin.chat_id, work.now, project="calais", beds=2)

    async def refused(wait: float) -> None:
        async with mission.work() as work:
            tapped = TurnedAwayTap(action=TurnedAwayAction.START, id=question)
            await turning_away.tap(work, mission.origin("Amina"), tapped)
            await asyncio.sleep(wait)

    await asyncio.gather(refused(SLOW), refused(0))
    async with database.read() as unit:
        assert await unit.turned_away.by_id(1) is not None
        assert await unit.turned_away.by_id(2) is None

    # The clock takes the extra beds away in the moment in which a coordinator does.
    async with mission.work() as work:
        claire = await work.person(mission.origin("Claire").sender_id)
        assert claire is not None
        until = Until((work.now + timedelta(days=1)).date())
        await closing.add_beds(work, claire, WOMEN, SINGLE, 4, until)
        ends = until.instant(work.catalogue.zone)

    async def away() -> None:
        async with mission.work() as work:
            await closing.take_away(replace(work, now=ends - timedelta(seconds=1)), claire, WOMEN)
            await asyncio.sleep(SLOW)

    async def clock() -> None:
        async with mission.work() as work:
            await asyncio.sleep(SLOW / 2)
            await closing.end_due(replace(work, now=ends))

    await asyncio.gather(away(), clock())
    async with mission.work() as work:
        shelter = await work.unit.shelters.lock(WOMEN)
        events = await work.unit.shelters.events(shelter, work.now, ends + timedelta(days=1))
    assert [e.kind for e in events] == [EventKind.EXTRA, EventKind.EXTRA_ENDED]
