"""One project's reports of one day. May be long: it can be split at any line, for no tag runs over one."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from domain.reading import Entry
from domain.reporting_day import reporting_day
from domain.shift_reports import DayRow, DayView
from domain.taps import ReviewAction, ReviewTap
from messages import signs
from messages.dates import clock, short_day, spoken_day
from messages.examples import examples
from messages.layout import Button, Rendered, bold, code, drawn, headed, joined
from messages.reader import Reader
from messages.shift_reports.figures import activity_in_line, doubt_line, shift_name

_A_ROW = 8
"""Buttons with a number of two digits that a small phone holds side by side."""
_MOST_NUMBERS = 96
"""Telegram: a keyboard has at most 100 buttons."""


def day_list(view: DayView, reader: Reader) -> Rendered:
    """Totals first, then a line a report, then who still has a question open."""
    say = reader.say
    lines = [headed(signs.SUMMARY, f"{reader.project(view.project)} · {spoken_day(view.day, view.today, say)}")]
    if view.rows:
        lines += [
            joined((activity_in_line(Entry(key, sums, _rough(view, key)), reader),))
            for key, sums in view.totals.items()
        ]
        lines.append(Markup(""))
        lines.append(bold(say.plural("{n} report", "{n} reports", len(view.rows))))
        lines += [_row(row, number, view.day, reader) for number, row in enumerate(view.rows, 1)]
    if view.pending:
        names = joined(_authors(view.pending, reader), ", ")
        lines.append(
            say.plural(
                "{n} pending, not counted yet: {names}",
                "{n} pending, not counted yet: {names}",
                len(view.pending),
                names=names,
            )
        )
    if not view.rows and not view.pending:
        lines.append(say("No report yet.") if view.day == view.today else say("No report that day."))
        lines += [say("For example:"), code(examples(reader, view.project, None)[0])]
    keyboard = _numbers(view)
    if keyboard:
        lines.append(say("To review one: its number."))
    return Rendered("\n".join(lines), drawn(keyboard))


def _authors(pending: Sequence[str | None], reader: Reader) -> list[str]:
    """Each once, in order, with how many they have open where it is not one: `Amina (2)`."""
    counts = Counter(name or reader.say.plain("somebody on the team") for name in pending)
    return [name if count == 1 else f"{name} ({reader.say.number(count)})" for name, count in counts.items()]


def _rough(view: DayView, activity: str) -> frozenset[str]:
    """The sums that an estimate went into are estimates."""
    entries = [e for row in view.rows for e in row.content.entries if e.activity == activity]
    return frozenset(key for entry in entries for key in entry.estimates)


def _numbers(view: DayView) -> list[list[Button]]:
    """A button for each report that the reader may review, by its number in the list."""
    buttons: list[Button] = [
        (str(number), ReviewTap(action=ReviewAction.OPEN, report=row.report[0], revision=row.report[1]))
        for number, row in enumerate(view.rows[:_MOST_NUMBERS], 1)
        if row.report is not None
    ]
    return [buttons[start : start + _A_ROW] for start in range(0, len(buttons), _A_ROW)]


def _row(row: DayRow, number: int, day: date, reader: Reader) -> Markup:
    """`14:02 Amina · Lieux de survie · Clinique mobile : 34 consultations (12 femmes) · corrigé`."""
    say = reader.say
    author = row.author or say.plain("somebody on the team")
    flag: tuple[str, ...] = (signs.DOUBTFUL,) if row.doubts else ()
    if row.report is not None:
        flag = (*flag, f"{number}.")
    parts = [joined((*flag, _at(row, day, reader), author), " ")]
    if row.content.site is not None:
        parts.append(joined((reader.site(row.content.site),)))
    if row.content.shift is not None:
        parts.append(joined((shift_name(row.content.shift, reader),)))
    parts += [joined((activity_in_line(entry, reader),)) for entry in row.content.entries]
    if row.corrected:
        parts.append(say("corrected"))
    if row.sent_back:
        parts.append(say("sent back"))
    parts += [joined((doubt_line(doubt, reader),)) for doubt in row.doubts]
    return joined(parts)


def _at(row: DayRow, day: date, reader: Reader) -> str:
    """The time; with its day where the report was sent on another one."""
    catalogue = reader.catalogue
    at = clock(row.reported_at, catalogue)
    sent = reporting_day(row.reported_at, catalogue.zone, catalogue.day_starts_at)
    return at if sent == day else f"{short_day(sent, reader.language)} {at}"
