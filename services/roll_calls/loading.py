"""A roll call as it stands today: with the project that has succeeded the one in which it was called."""

from dataclasses import replace

from domain.catalogue import UnknownKey
from domain.roll_calls import RollCall
from services.work import Work


async def load(work: Work, roll_call_id: int) -> RollCall | None:
    """The roll call; None where there is none."""
    found = await work.unit.roll_calls.by_id(roll_call_id)
    return None if found is None else today(work, found)


def today(work: Work, call: RollCall) -> RollCall:
    """As `load`, of one that was found otherwise."""
    try:
        return replace(call, project=work.catalogue.project_on(call.project, work.today, call.site).key)
    except UnknownKey:
        return call
