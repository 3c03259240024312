"""Closed places, days off, who reported what, and reminders that are taken once."""

import asyncio
from datetime import timedelta

from domain.missing import Step
from domain.shift_reports import ReportState
from domain.summaries.completeness import Closure, Expected
from storage.database import Database
from tests.storage.rows import NOW, SECRET, TODAY, admit, content, raw, report

DAY = timedelta(days=1)
CLINIC = Expected(TODAY, "hangar", "clinic", "day", NOW)


async def test_a_reminder_is_taken_once_by_whichever_process(database: Database, other: Database) -> None:
    async def take(by: Database) -> int | None:
        async with by.write() as unit:
            return await unit.report_reminders.add(CLINIC, Step.DUE, 7, NOW)

    taken = await asyncio.gather(take(database), take(other), take(database))
    (reminder_id,) = [one for one in taken if one is not None]
    async with database.write() as unit:
        told = await unit.report_reminders.add(CLINIC, Step.TOLD, None, NOW)
        await unit.report_reminders.answered(reminder_id, "closed")
    async with database.read() as unit:
        first, second = await unit.report_reminders.about(TODAY, "hangar")
        assert (first.id, first.step, first.person_id, first.answer, first.at) == (
            reminder_id, Step.DUE, 7, "closed", NOW,
        )  # fmt: skip
        assert (second.id, second.step, second.person_id) == (told, Step.TOLD, None)
        assert first.is_about(CLINIC)
        assert await unit.report_reminders.about(TODAY, "beach") == []
        assert await unit.report_reminders.since(TODAY + DAY) == []
        assert await unit.report_reminders.since(TODAY) == [first, second]
        assert await unit.report_reminders.by_id(reminder_id) == first


async def test_who_reported_what_counts_once_a_day_and_only_what_counts(database: Database) -> None:
    amina, bilal = await admit(database), await admit(database, 8, "Bilal")
    await report(database, amina, content(day=TODAY - DAY), 1)
    await report(database, amina, content(day=TODAY - DAY, clinic={"consultations": 1, "women": 1}), 2)
    await report(database, bilal, content(day=TODAY - 2 * DAY), 3)
    await report(database, bilal, content(day=TODAY - 3 * DAY, shift="night"), 4)
    await report(database, bilal, content(day=TODAY - 4 * DAY), 5, ReportState.PENDING)
    await report(database, bilal, content(day=TODAY - 5 * DAY, site="beach"), 6)
    await report(database, bilal, content(day=TODAY - 6 * DAY, legal={"interviews": 3}), 7)
    async with database.read() as unit:
        found = await unit.report_reminders.reporters(
            ["calais", "dunkerque"], "hangar", "clinic", "day", TODAY - 56 * DAY, TODAY - DAY
        )
    assert sorted(found) == [(amina, TODAY - DAY), (bilal, TODAY - 2 * DAY)]


async def test_a_closure_holds_until_it_is_withdrawn_and_its_reason_is_nobody_else_s(database: Database) -> None:
    claire = await admit(database, 9, "Claire")
    strike = Closure("hangar", TODAY, TODAY + 3 * DAY)
    clinic = Closure("hangar", TODAY - 5 * DAY, TODAY - DAY, "clinic")
    async with database.write() as unit:
        first = await unit.site_closures.add(strike, SECRET, claire, NOW)
        await unit.site_closures.add(clinic, None, claire, NOW)
    async with database.read() as unit:
        assert await unit.site_closures.over(["hangar", "beach"], TODAY - DAY, TODAY) == [clinic, strike]
        assert await unit.site_closures.over(["hangar"], TODAY + DAY, TODAY + DAY) == [strike]
        assert await unit.site_closures.over(["hangar"], TODAY + 4 * DAY, TODAY + 9 * DAY) == []
        (kept,) = await unit.site_closures.listed(["hangar"], TODAY)
        assert (kept.id, kept.reason, kept.made_by, kept.withdrawn) == (first, SECRET, claire, False)
    assert SECRET not in str(await raw(database, "SELECT reason FROM site_closures"))
    async with database.write() as unit:
        await unit.site_closures.withdraw(first, claire, NOW)
    async with database.read() as unit:
        withdrawn = await unit.site_closures.by_id(first)
        assert withdrawn is not None
        assert withdrawn.withdrawn
        assert await unit.site_closures.over(["hangar"], TODAY, TODAY) == []


async def test_a_day_off_is_marked_and_taken_back(database: Database) -> None:
    amina, bilal = await admit(database), await admit(database, 8, "Bilal")
    async with database.write() as unit:
        await unit.report_reminders.take_off(amina, [TODAY, TODAY + DAY])
        await unit.report_reminders.take_off(amina, [TODAY])
        await unit.report_reminders.put_back(amina, TODAY + DAY)
        await unit.report_reminders.put_back(bilal, TODAY)
    async with database.read() as unit:
        assert await unit.report_reminders.days_off(amina, TODAY - DAY) == [TODAY]
        assert await unit.report_reminders.is_off(amina, {TODAY - DAY, TODAY})
        assert not await unit.report_reminders.is_off(amina, {TODAY + DAY})
        assert not await unit.report_reminders.is_off(bilal, {TODAY})
