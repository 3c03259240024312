"""What is tapped on a reminder, and what it shows."""

from dataclasses import replace

from domain.missing import ReportReminderView, Said
from domain.missing_taps import ReminderAction, ReminderTap
from domain.notices import ClosureAsked, ReportForm, ReportReminder, ShiftReportReceipt
from domain.people import Person, UseCase, allowed
from domain.reading import Entry
from domain.report_form import Form
from domain.shift_reports import Content
from domain.summaries.completeness import Closure, Expected, State
from domain.toasts import Toast
from services import people
from services.missing.closing import close
from services.missing.expecting import became, coordinators, expected_of, project_of
from services.missing.following import REMINDER, draw
from services.shift_reports import form_opening
from services.shift_reports.drafts import Draft, refusal
from services.shift_reports.standing import store_new
from services.work import Origin, Work
from storage.report_reminders import Reminder

_OPEN = (State.MISSING, State.AWAITED)


async def tap(work: Work, origin: Origin, tapped: ReminderTap) -> Toast | None:
    """A button on a reminder. Whatever it does, the card shows what is so afterwards."""
    person = await people.known(work, origin)
    reminder = await work.unit.report_reminders.by_id(tapped.reminder)
    if person is None or reminder is None or reminder.person_id != person.id:
        return Toast.NOT_ALLOWED
    zero = await work.unit.shift_reports.by_message(origin.chat_id, origin.message_id)
    if zero is not None:  # tapped twice: the message is the receipt of what the first tap reported
        receipt = ShiftReportReceipt(report_id=zero.id)
        await work.unit.cards.tapped(receipt, origin.chat_id, origin.message_id, work.now)
        return Toast.ALREADY_DONE
    expected = expected_of(work, reminder)
    if expected is None:
        toast: Toast | None = Toast.OUTDATED
    elif (await became(work, [expected]))[expected] not in _OPEN:
        toast = Toast.ALREADY_DONE
    elif tapped.action is ReminderAction.ZERO:
        return await _zero(work, origin, person, reminder, expected)
    elif tapped.action is ReminderAction.FORM:
        toast = await _form(work, origin, person, expected)
    else:
        toast = await _not_today(work, person, reminder, expected, tapped.action)
    await work.unit.cards.tapped(ReportReminder(reminder_id=reminder.id), origin.chat_id, origin.message_id, work.now)
    return toast


def _content(work: Work, expected: Expected, value: int | None) -> Content:
    night = "night" if expected.shift == "night" else None
    headline = work.catalogue.activity(expected.activity).headline.key
    entries = () if value is None else (Entry(expected.activity, {headline: value}),)
    return Content(project_of(work, expected), expected.site, expected.day, night, entries, None)


async def _zero(work: Work, origin: Origin, person: Person, reminder: Reminder, expected: Expected) -> Toast:
    """There was nothing: a report like any other, whose receipt takes the reminder's place and can be undone."""
    content = _content(work, expected, 0)
    if refusal(work, person, content) is not None:
        return Toast.NOT_ALLOWED
    report_id = await store_new(work, person, origin, Draft(content, (), (), "", "form"), answer=False)
    receipt = ShiftReportReceipt(report_id=report_id)
    await work.unit.cards.become(REMINDER, reminder.id, receipt, work.now)
    await work.unit.cards.tapped(receipt, origin.chat_id, origin.message_id, work.now)
    return Toast.SAVED


async def _form(work: Work, origin: Origin, person: Person, expected: Expected) -> Toast | None:
    """The form, open at the figures. One that is being filled in for the same goes on; another one stays open where it
    is, and waits."""
    content = _content(work, expected, None)
    if (why_not := refusal(work, person, content)) is not None:
        await origin.answer(work, why_not)
        return Toast.NOT_ALLOWED
    in_use = await work.unit.report_forms.in_use(person.id, origin.chat_id)
    if in_use is not None and not in_use.corrects and in_use.author_id is None:
        there = in_use.form.content
        if (there.site, there.day, there.shift) == (content.site, content.day, content.shift):
            form = await form_opening.on_activity(work, person, in_use.form, expected.activity)
            await work.unit.report_forms.keep(in_use.id, form, work.now)
            await form_opening.move_down(work, origin, replace(in_use, form=form))
            return None
        if not there.entries:
            await form_opening.close(work, in_use)
    form = await form_opening.on_activity(work, person, Form(content), expected.activity)
    form_id = await work.unit.report_forms.add(person.id, origin.chat_id, form, work.now)
    await origin.answer(work, ReportForm(form_id=form_id))
    return None


async def _not_today(
    work: Work, person: Person, reminder: Reminder, expected: Expected, action: ReminderAction
) -> Toast:
    """The day is one off for whoever was reminded; then it is asked why: is the place closed, or does somebody else
    report? Who may not close a place asks the coordinators to."""
    reminders = work.unit.report_reminders
    match action:
        case ReminderAction.HERE:
            for day in {expected.day, work.today}:
                await reminders.put_back(person.id, day)
            await reminders.answered(reminder.id, None)
            await work.unit.cards.touch_in(person.telegram_id, [REMINDER], work.now)
            await draw(work, expected.site, expected.day, [expected.activity])
            return Toast.SAVED
        case ReminderAction.CLOSED if reminder.answer != Said.CLOSED:
            await reminders.answered(reminder.id, Said.CLOSED)
            await _closed(work, person, reminder, expected)
        case ReminderAction.OTHER if reminder.answer != Said.OTHER:
            await reminders.answered(reminder.id, Said.OTHER)
        case ReminderAction.OFF:
            pass
        case _:
            return Toast.ALREADY_DONE
    await reminders.take_off(person.id, [work.today])
    await work.unit.cards.touch_in(person.telegram_id, [REMINDER], work.now)
    await draw(work, expected.site, expected.day, [expected.activity])
    return Toast.SAVED


async def _closed(work: Work, person: Person, reminder: Reminder, expected: Expected) -> None:
    project = project_of(work, expected)
    if allowed(person, UseCase.CLOSE_SITE, project=project, site=expected.site, now=work.now):
        await close(work, person, Closure(expected.site, expected.day, expected.day, expected.activity), None)
        return
    for coordinator in await coordinators(work, project):
        await work.unit.cards.put(ClosureAsked(reminder_id=reminder.id), coordinator.telegram_id, work.now)


async def reminder_view(work: Work, reader: Person, reminder_id: int) -> ReportReminderView | None:
    """The reminder as it stands, for whoever was reminded."""
    reminder = await work.unit.report_reminders.by_id(reminder_id)
    expected = None if reminder is None else expected_of(work, reminder)
    if reminder is None or expected is None or reminder.person_id != reader.id:
        return None
    return ReportReminderView(
        reminder=reminder.id,
        expected=expected,
        step=reminder.step,
        state=(await became(work, [expected]))[expected],
        today=work.today,
        off=await work.unit.report_reminders.is_off(reader.id, {expected.day, work.day_of(reminder.at)}),
        said=None if reminder.answer is None else Said(reminder.answer),
    )
