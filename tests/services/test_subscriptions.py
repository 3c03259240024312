"""What comes by itself comes to everybody else, too, where one of them cannot be seen to."""

from datetime import timedelta

from sqlalchemy import select, update

from domain.roles import Role
from jobs import subscriptions
from services import summaries
from storage.database import Database
from storage.tables import GrantRow, OutboxRow
from tests.support.alerts import Mission


async def test_a_fault_in_one_holds_no_other_one_up(database: Database) -> None:
    mission = Mission(database)
    for name in ("Claire", "Paul"):
        await mission.admit(name, Role.COORDINATOR)
    async with mission.work() as work:
        await subscriptions.tick(work)  # what comes with the role
        # A role that this version does not know: whatever reads Claire's roles fails.
        claires = GrantRow.person_id == mission.ids["Claire"]
        await work.unit.session.execute(update(GrantRow).where(claires).values(role="keeper_of_keys"))
        of_claire = {sub.id for sub in await work.unit.subscriptions.of_person(mission.ids["Claire"])}
    mission.now += timedelta(days=1)

    async with mission.work() as work:
        failed = await summaries.send_due(work)

    assert {subscription for subscription, _ in failed} <= of_claire
    assert failed
    async with mission.work() as work:
        chats = set((await work.unit.session.scalars(select(OutboxRow.chat_id))).all())
        due = await work.unit.subscriptions.due(work.now)
    assert chats == {mission.chat("Paul")}
    assert {sub.id for sub in due} == {subscription for subscription, _ in failed}  # tried again at the next tick
