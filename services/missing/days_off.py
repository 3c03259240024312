"""Days on which somebody is reminded of nothing."""

from datetime import timedelta

from domain.closures import read_days
from domain.missing import DaysOffView
from domain.missing_taps import DayOffTap
from domain.notices import DaysOff, OnlyInPrivate
from domain.people import Person
from domain.toasts import Toast
from services import people
from services.missing.following import REMINDER
from services.work import Origin, Work

CARD = "days_off"
DAYS = 7
"""How many days there are buttons for; further ones are said in words."""
FURTHEST = timedelta(days=366)


async def show(work: Work, origin: Origin, said: str) -> None:
    """/dayoff: the next days, to be marked with a tap; days that are said are marked at once."""
    person = await people.known(work, origin)
    if person is None:
        return
    if origin.in_group:
        await origin.answer(work, OnlyInPrivate(command="dayoff"))
        return
    days = [day for day in read_days(said, work.today) if day >= work.today] if said.strip() else []
    if days:
        await work.unit.report_reminders.take_off(person.id, days)
        await _changed(work, origin)
    await origin.answer(work, DaysOff(said=said if said.strip() and not days else None))


async def tap(work: Work, origin: Origin, tapped: DayOffTap) -> Toast | None:
    """A day is marked, or is not any more."""
    person = await people.known(work, origin)
    if person is None:
        return Toast.NOT_ALLOWED
    if not work.today <= tapped.day <= work.today + FURTHEST:
        toast = Toast.OUTDATED
    else:
        off = await work.unit.report_reminders.is_off(person.id, [tapped.day])
        toast = Toast.ALREADY_DONE if off == bool(tapped.off) else Toast.SAVED
        if tapped.off:
            await work.unit.report_reminders.take_off(person.id, [tapped.day])
        else:
            await work.unit.report_reminders.put_back(person.id, tapped.day)
        await _changed(work, origin)
    await work.unit.cards.tapped(DaysOff(), origin.chat_id, origin.message_id, work.now)
    return toast


async def _changed(work: Work, origin: Origin) -> None:
    await work.unit.cards.touch_in(origin.chat_id, [CARD, REMINDER], work.now)


async def view(work: Work, reader: Person, notice: DaysOff) -> DaysOffView:
    """The reader's own."""
    days = tuple(work.today + timedelta(days=n) for n in range(DAYS))
    off = await work.unit.report_reminders.days_off(reader.id, work.today)
    return DaysOffView(days, tuple(off), work.today, notice.said)
