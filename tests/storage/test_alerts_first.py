"""Who lets an alert by, and until when."""

import asyncio
import time

from storage.alerts_first import LONGEST, AlertsFirst


async def test_who_waits_goes_on_once_the_alert_was_processed() -> None:
    alerts = AlertsFirst()
    await alerts.let_by()
    before = alerts.seen
    alerts.comes()
    assert alerts.seen != before, "who claimed before lets go"
    waiting = asyncio.create_task(alerts.let_by())
    alerts.processed(before)  # claimed before it came
    alerts.stored()
    alerts.processed(before)
    await asyncio.sleep(0)
    assert not waiting.done()
    alerts.processed(alerts.seen)
    await waiting


async def test_while_one_goes_its_way_in_one_go_nobody_else_calls_it_processed() -> None:
    alerts = AlertsFirst()
    alerts.comes()
    with alerts.in_one_go():
        alerts.processed(alerts.seen)
        assert alerts.under_way
        await alerts.gone()  # it has no turn to write yet: whoever has it must get through
        alerts.writes()
        waiting = asyncio.create_task(alerts.gone())
        await asyncio.sleep(0)
        assert not waiting.done()
    await waiting
    alerts.processed(alerts.seen)
    assert not alerts.under_way


async def test_nobody_waits_for_long_for_one_that_was_lost() -> None:
    alerts = AlertsFirst()
    alerts.comes()
    began = time.monotonic()
    await alerts.let_by()
    await alerts.let_by()
    assert time.monotonic() - began < 2 * LONGEST
    assert not alerts.under_way
    with alerts.in_one_go():
        alerts.writes()
        assert alerts.under_way, "it was not lost, it waited long for its turn: now it is let by"


async def test_nobody_waits_for_long_for_one_that_hangs_on_its_way() -> None:
    alerts = AlertsFirst()
    with alerts.in_one_go():
        alerts.writes()
        began = time.monotonic()
        async with asyncio.timeout(4 * LONGEST):
            await alerts.gone()
            await alerts.gone()
        assert time.monotonic() - began < 2 * LONGEST
