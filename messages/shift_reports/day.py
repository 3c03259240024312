"""One project's reports of one day. May be long: it can be split at any line, for no tag runs over one."""

from datetime import date

from markupsafe import Markup

from domain.reading import Entry
from domain.reporting_day import reporting_day
from domain.shift_reports import DayRow, DayView
from domain.taps import DayTap, ReportForTap, ReviewAction, ReviewTap
from messages import signs
from messages.dates import clock, full_moment, spoken_day
from messages.examples import examples
from messages.layout import Button, Rendered, bold, code, drawn, headed, joined
from messages.reader import Reader
from messages.shift_reports.figures import activity_in_line, doubt_line, shift_name

_A_ROW = 8
"""Buttons with a number of two digits that a small phone holds side by side."""
_MOST_NUMBERS = 88
"""Telegram: a keyboard has at most 100 buttons; a row to leaf and one more go below the numbers."""


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
        count = say.plural("{n} report", "{n} reports", len(view.rows))
        pages = _pages(view)
        lines.append(bold(count if pages == 1 else f"{count} · {_page(view) + 1}/{pages}"))
        lines += [_row(row, number, view.day, reader) for number, row in _shown(view)]
    if view.pending:
        lines.append(_pending(view, reader))
    if not view.rows and not view.pending:
        lines.append(say("No report yet.") if view.day == view.today else say("No report that day."))
        lines += [say("For example:"), code(examples(reader, view.project, None)[0])]
    numbers = _numbers(view)
    if numbers:
        lines.append(say("To review one: its number."))
    return Rendered("\n".join(lines), drawn([*numbers, _leaf(view), _report_for(view, reader)]))


def _pending(view: DayView, reader: Reader) -> Markup:
    """`3 en attente, pas encore comptés : Amina (2), Bilal`."""
    say = reader.say
    somebody = say.plain("somebody on the team")
    names = [f"{name or somebody} ({n})" if n > 1 else name or somebody for name, n in view.pending]
    return say.plural(
        "{n} pending, not counted yet: {names}",
        "{n} pending, not counted yet: {names}",
        sum(n for _, n in view.pending),
        names=joined(names, ", "),
    )


def _pages(view: DayView) -> int:
    """How many pages the numbers take; without numbers to tap the list is one, however long."""
    reviewable = any(row.report is not None for row in view.rows)
    return max(-(-len(view.rows) // _MOST_NUMBERS), 1) if reviewable else 1


def _page(view: DayView) -> int:
    return min(max(view.page, 0), _pages(view) - 1)


def _shown(view: DayView) -> list[tuple[int, DayRow]]:
    """The page's reports with their numbers."""
    rows = list(enumerate(view.rows, 1))
    first = _page(view) * _MOST_NUMBERS
    return rows if _pages(view) == 1 else rows[first : first + _MOST_NUMBERS]


def _leaf(view: DayView) -> list[Button]:
    """To the page before and the one after."""
    page, pages = _page(view), _pages(view)

    def to(other: int) -> DayTap:
        return DayTap(project=view.project, day=view.day, page=other)

    before: list[Button] = [(f"‹ {page}/{pages}", to(page - 1))] if page > 0 else []
    return [*before, (f"{page + 2}/{pages} ›", to(page + 1))] if page < pages - 1 else before


def _report_for(view: DayView, reader: Reader) -> list[Button]:
    """What a coordinator misses today can be reported from here. Not on another day's list: the report would be
    today's."""
    if not view.may_report_for or view.day != view.today:
        return []
    return [(reader.say.plain("For somebody…"), ReportForTap(project=view.project, how="open"))]


def _rough(view: DayView, activity: str) -> frozenset[str]:
    """The sums that an estimate went into are estimates."""
    entries = [e for row in view.rows for e in row.content.entries if e.activity == activity]
    return frozenset(key for entry in entries for key in entry.estimates)


def _numbers(view: DayView) -> list[list[Button]]:
    """A button for each report that the reader may review, by its number in the list."""
    buttons: list[Button] = [
        (str(number), ReviewTap(action=ReviewAction.OPEN, report=row.report[0], revision=row.report[1]))
        for number, row in _shown(view)
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
    if row.reported_by is not None:
        parts.append(say("sent by {name}", name=row.reported_by))
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
    return at if sent == day else full_moment(row.reported_at, reader.say, catalogue)
