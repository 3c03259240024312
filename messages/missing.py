"""Reports that are expected: the reminder, the last seven days, what coordinators are told, days off."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from babel.dates import format_date
from markupsafe import Markup, escape

from domain.missing import (
    DaysOffView,
    MissingListView,
    MissingReport,
    MissingRow,
    MissingView,
    ReportReminderView,
    Said,
    Step,
)
from domain.missing_taps import DayOffTap, MissingTap, ReminderAction, ReminderTap
from domain.summaries.completeness import Expected, State
from messages import signs
from messages.dates import clock, short_day
from messages.layout import Button, Rendered, bold, code, headed, joined, one_line, screen, shelved, shortened
from messages.reader import Reader
from messages.summaries.text import rates
from messages.wording import marked

_CELLS: Mapping[State, str] = {
    State.REPORTED: "•",
    State.LATE: "+",
    State.ZERO: "0",
    State.PENDING: "?",
    State.CLOSED: "–",
    State.MISSING: "×",
    State.AWAITED: "…",
}
"""One character of the same width everywhere: signs in colour are wider, and each phone draws its own."""
_MEANINGS: Mapping[State, str] = {
    State.REPORTED: marked("received"),
    State.LATE: marked("late"),
    State.ZERO: marked("zero"),
    State.PENDING: marked("pending"),
    State.CLOSED: marked("closed that day"),
    State.MISSING: marked("missing"),
    State.AWAITED: marked("to come"),
}
_NAME = 18
"""Characters of a row's name: with seven days beside it a line still fits a small phone."""


# The reminder


def reminder(view: ReportReminderView, reader: Reader) -> Rendered:
    """What is expected, by when, and the three ways to answer; once it is there, that it is."""
    say = reader.say
    where = _report(view.expected, view.today, reader)
    match view.state:
        case State.REPORTED | State.LATE | State.ZERO:
            return screen(headed(signs.STORED, say("Report received")), where)
        case State.PENDING:
            return screen(headed(signs.WAITING, say("Report received, a question is open")), where)
        case State.CLOSED:
            return screen(bold(say("Closed that day: no report expected")), where)
    if view.off or view.said is not None:
        return _not_today(view, where, reader)
    return screen(headed(signs.WAITING, _expected(view, reader)), where, keyboard=_ways(view, reader))


def _expected(view: ReportReminderView, reader: Reader) -> str:
    at = clock(view.expected.due, reader.catalogue)
    match view.step:
        case Step.BEFORE:
            return reader.say.plain("Report expected by {time}", time=at)
        case Step.DUE:
            return reader.say.plain("Report expected now ({time})", time=at)
    return reader.say.plain("Still no report (expected at {time})", time=at)


def _ways(view: ReportReminderView, reader: Reader) -> list[list[Button]]:
    say = reader.say
    zero = say.plain("Zero today") if view.expected.day == view.today else say.plain("Zero")

    def to(action: ReminderAction) -> ReminderTap:
        return ReminderTap(action=action, reminder=view.reminder)

    return [
        [(say.plain("Fill in"), to(ReminderAction.FORM)), (zero, to(ReminderAction.ZERO))],
        [(say.plain("Not today…"), to(ReminderAction.OFF))],
    ]


def _not_today(view: ReportReminderView, where: Markup, reader: Reader) -> Rendered:
    say = reader.say

    def to(action: ReminderAction) -> ReminderTap:
        return ReminderTap(action=action, reminder=view.reminder)

    here: list[Button] = [(say.plain("I'll report after all"), to(ReminderAction.HERE))]
    if view.said is None:
        return screen(
            headed(signs.QUESTION, say("Not today: closed, or somebody else?")),
            where,
            say("No more reminders today."),
            keyboard=[
                [
                    (say.plain("Site closed"), to(ReminderAction.CLOSED)),
                    (say.plain("Somebody else"), to(ReminderAction.OTHER)),
                ],
                here,
            ],
        )
    if view.said is Said.CLOSED:
        told = say("Noted: closed. The coordination confirms it.")
    else:
        told = say("Noted: somebody else reports.")
    return screen(bold(told), where, say("No more reminders today."), keyboard=[here])


def reminder_moved(reader: Reader) -> Rendered:
    """Where an earlier reminder of the same report stood."""
    return screen(reader.say("This reminder stands further down now."))


def _report(expected: Expected, today: date, reader: Reader) -> Markup:
    """`Maraude littorale · Littoral calaisien · nuit du dim. 22 nov.`"""
    shown = short_day(expected.day, reader.language, expected.day.year != today.year)
    if expected.shift == "night":
        shown = reader.say.plain("night of {day}", day=shown)
    return joined((reader.activity(expected.activity), reader.site(expected.site), shown))


# The last seven days


def matrix(view: MissingView, reader: Reader) -> Rendered:
    """One line a report, one column a day; what the signs mean, and how complete that is."""
    say = reader.say
    title = say.plain("{project} · reports, 7 days", project=reader.project(view.project))
    buttons: list[Button] = [(say.plain("Refresh"), MissingTap(project=view.project))]
    buttons += [(reader.project(key), MissingTap(project=key)) for key in view.projects]
    if not view.rows:
        return screen(headed(signs.SUMMARY, title), say("No report is expected here."), keyboard=shelved(buttons))
    lines = [" " * _NAME + " " + " ".join(_weekday(day, reader) for day in view.days)]
    lines += [
        f"{name.ljust(_NAME)} {' '.join(_cell(cell) for cell in row.cells)}"
        for name, row in zip(_names(view.rows, reader), view.rows, strict=True)
    ]
    block = "\n".join(line.rstrip() for line in lines)
    return screen(
        headed(signs.SUMMARY, title),
        Markup(f"<pre>{escape(block)}</pre>"),
        joined(_legend(view, reader)),
        _rates(view, reader),
        say("As of {time}.", time=clock(view.now, reader.catalogue)),
        keyboard=shelved(buttons),
    )


def _rates(view: MissingView, reader: Reader) -> Markup | None:
    found = rates(view.completeness, reader)
    return None if found is None else found[:1].upper() + found[1:]


def _weekday(day: date, reader: Reader) -> str:
    """L M M J V S D."""
    return format_date(day, "EEEEE", locale=reader.language)


def _cell(state: State | None) -> str:
    return " " if state is None else _CELLS[state]


def _legend(view: MissingView, reader: Reader) -> Iterator[str]:
    """Only the signs that stand there."""
    there = {cell for row in view.rows for cell in row.cells}
    for state, sign in _CELLS.items():
        if state in there:
            yield f"{sign}\u00a0{reader.say.plain(_MEANINGS[state])}"


def _names(rows: tuple[MissingRow, ...], reader: Reader) -> list[str]:
    """The activity's name; where several sites have it, the site's; where that tells nothing either, both."""
    found = []
    for row in rows:
        activity, site = reader.activity(row.activity), reader.site(row.site)
        if sum(other.activity == row.activity for other in rows) == 1:
            name = activity
        elif [reader.site(other.site) for other in rows].count(site) == 1:
            name = site
        else:
            project = reader.project(reader.catalogue.project_of(row.site).key)
            name = f"{shortened(activity, 9)} {project}"
        found.append(shortened(name, _NAME))
    return found


# What coordinators are told


def missing_list(view: MissingListView, reader: Reader) -> Rendered:
    """What is missing, and whom Vigie reminded; what came since leaves the list."""
    say = reader.say
    project = reader.project(view.project)
    more = say(
        "{missing}: the last 7 days · {closed}: a site is closed",
        missing=reader.command("missing"),
        closed=reader.command("closed"),
    )
    if not view.rows:
        return screen(headed(signs.STORED, say("{project} · nothing is missing any more", project=project)), more)
    count = say.plain_plural("{n} report missing", "{n} reports missing", len(view.rows))
    return screen(
        headed(signs.WAITING, f"{project} · {count}"),
        *(_missing(row, view.today, reader) for row in view.rows[:10]),
        say.plural("{n} came since", "{n} came since", view.came) if view.came else None,
        more,
    )


def _missing(row: MissingReport, today: date, reader: Reader) -> Markup:
    say = reader.say
    where = _report(row.expected, today, reader)
    if row.reminded is None:
        return joined((where, say("nobody to remind")))
    name = one_line(row.reminded, 40)
    match row.said:
        case Said.CLOSED:
            return joined((where, say("{name} says: closed", name=name)))
        case Said.OTHER:
            return joined((where, say("{name} says: somebody else", name=name)))
    return joined((where, say("{name} was reminded", name=name)))


# Days off


def days_off(view: DaysOffView, reader: Reader) -> Rendered:
    """The next days, a button each; a tap marks one or takes the mark away."""
    say = reader.say
    command = reader.command("dayoff")
    off = [_day(day, view, reader) for day in view.off]
    buttons: list[Button] = [
        (
            f"{_day(day, view, reader)}{' ✓' if day in view.off else ''}",
            DayOffTap(day=day, off=int(day not in view.off)),
        )
        for day in view.days
    ]
    return screen(
        *((say("Not understood: “{said}”", said=one_line(view.said)),) if view.said is not None else ()),
        bold(say("Days off: no reminder of reports")),
        joined(off[:12], ", ") if off else say("None marked."),
        say("A tap marks a day. Several at once:"),
        code(f"{command} {_example(view.today, reader)}"),
        keyboard=shelved(buttons),
    )


def _day(day: date, view: DaysOffView, reader: Reader) -> str:
    return short_day(day, reader.language, day.year != view.today.year)


def _example(today: date, reader: Reader) -> str:
    first, last = today + timedelta(days=7), today + timedelta(days=11)
    if reader.language == "fr":
        return f"du {first:%d/%m} au {last:%d/%m}"
    return f"from {first:%d/%m} to {last:%d/%m}"
