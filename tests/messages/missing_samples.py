"""Missing reports, days off and closed sites, of every kind and state. `name`, `said`: what people write."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain import notices as n
from domain.closures import ClosureAskedView, ClosureMadeView, ClosureMenuView, ClosureRow, ClosuresView
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
from domain.summaries.completeness import Closure, Completeness, Expected, State
from messages.render import View

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
CENTRE = Expected(TODAY, "day_centre_calais", "day_centre", "day", datetime(2026, 11, 23, 18, tzinfo=UTC))
NIGHT = Expected(TODAY - DAY, "coast_calais", "coastal_outreach", "night", datetime(2026, 11, 23, 7, tzinfo=UTC))
WEEK = tuple(TODAY - k * DAY for k in range(6, -1, -1))
_STATES = {
    ".": None, "r": State.REPORTED, "l": State.LATE, "0": State.ZERO, "p": State.PENDING, "c": State.CLOSED,
    "m": State.MISSING, "a": State.AWAITED,
}  # fmt: skip


def _row(site: str, activity: str, cells: str, shift: str = "day") -> MissingRow:
    return MissingRow(site, activity, shift, tuple(_STATES[c] for c in cells))


def missing(name: str, said: str) -> Iterator[tuple[str, View, n.Notice]]:
    """(name, view, notice)."""
    card = n.ReportReminder(reminder_id=7)
    before = ReportReminderView(7, CENTRE, Step.BEFORE, State.AWAITED, TODAY)
    yield "reminder before", before, card
    yield "reminder at the hour", replace(before, step=Step.DUE, state=State.MISSING), card
    after = ReportReminderView(7, NIGHT, Step.AFTER, State.MISSING, TODAY)
    yield "reminder after, of a night", after, card
    yield "reminder, not today", replace(before, off=True), card
    yield "reminder, said to be closed", replace(before, off=True, said=Said.CLOSED), card
    yield "reminder, somebody else", replace(after, off=True, said=Said.OTHER), card
    for state in (State.REPORTED, State.PENDING, State.CLOSED):
        yield f"reminder, {state}", replace(before, state=state), card
    yield "reminder moved", n.ReportReminderMoved(), n.ReportReminderMoved()
    rows = (
        _row("day_centre_calais", "day_centre", "rr.rlrm"),
        _row("living_sites_calais", "clinic", ".r..0.p"),
        _row("living_sites_calais", "mental_health", "r..c..."),
        _row("coast_calais", "coastal_outreach", "rrmrrra", "night"),
    )
    complete = Completeness(13, 12, 16, 1, 1, 1, ())
    week = MissingView("calais", WEEK, rows, complete, ("dunkerque",), CENTRE.due)
    yield "matrix", week, n.MissingMatrix(project="calais")
    merged = (
        *rows,
        _row("living_sites_dunkerque", "clinic", "r.r.m.."),
        _row("coast_dunkerque", "coastal_outreach", "rrrrrrr", "night"),
    )
    successor = replace(week, project="littoral_nord", rows=merged, projects=())
    yield "matrix of two coasts", successor, n.MissingMatrix(project="littoral_nord")
    empty = replace(week, rows=(), completeness=Completeness(0, 0, 0, 0, 0, 0, ()))
    yield "matrix, nothing expected", empty, n.MissingMatrix(project="calais")
    told = n.MissingList(project="calais", day=TODAY)
    some = (
        MissingReport(NIGHT, name),
        MissingReport(CENTRE, name, Said.CLOSED),
        MissingReport(replace(CENTRE, site="living_sites_calais", activity="clinic")),
    )
    yield "missing list", MissingListView("calais", some, 0, TODAY), told
    yield "missing list of one", MissingListView("calais", some[:1], 2, TODAY), told
    yield "missing list, all came", MissingListView("calais", (), 2, TODAY), told
    ahead = tuple(TODAY + k * DAY for k in range(7))
    yield "days off", DaysOffView(ahead, (TODAY, TODAY + 2 * DAY, TODAY + 40 * DAY), TODAY), n.DaysOff()
    yield "days off, not understood", DaysOffView(ahead, (), TODAY, said), n.DaysOff(said=said)
    yield from _closures(name, said)


def _closures(name: str, said: str) -> Iterator[tuple[str, View, n.Notice]]:
    strike = ClosureRow(3, Closure("day_centre_calais", TODAY + DAY, TODAY + 4 * DAY), said, name)
    clinic = ClosureRow(4, Closure("living_sites_calais", TODAY, TODAY, "clinic"), None, name)
    yield "closures", ClosuresView((clinic, strike), TODAY), n.Closures()
    yield "closures, one", ClosuresView((strike,), TODAY), n.Closures()
    yield "closures, many", ClosuresView((strike,) * 11, TODAY), n.Closures()
    yield "closures, none", ClosuresView((), TODAY), n.Closures()
    sites = ("day_centre_calais", "living_sites_calais", "coast_calais", "living_sites_dunkerque")
    menu = ClosureMenuView(None, "clinic", TODAY, TODAY + DAY, said, sites, TODAY)
    yield "closure, which site", menu, n.ClosureMenu(activity="clinic")
    days = ClosureMenuView("day_centre_calais", None, None, None, said, (), TODAY)
    yield "closure, which days", days, n.ClosureMenu(site="day_centre_calais")
    made = n.ClosureMade(closure_id=3)
    yield "closure made", ClosureMadeView(replace(strike, by=None), TODAY), made
    yield "closure withdrawn", ClosureMadeView(replace(strike, withdrawn=True), TODAY), made
    asked = ClosureAskedView(7, "day_centre_calais", "day_centre", TODAY, name, False, False, TODAY)
    yield "closure asked", asked, n.ClosureAsked(reminder_id=7)
    yield "closure asked, agreed", replace(asked, closed=True), n.ClosureAsked(reminder_id=7)
    yield "closure asked, a report came", replace(asked, came=True), n.ClosureAsked(reminder_id=7)
