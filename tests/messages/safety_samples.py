"""One view of every state of roll calls and exercises."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain import notices as n
from domain.incidents.drills import DrillEnd, DrillMenuView, DrillResultView
from domain.incidents.types import Place, Step
from domain.roll_calls import Answer, RollCallMenuView, RollCallQuestionView, RollCallTallyView, Scope, Told
from domain.views import View
from tests.messages.incident_samples import Said

AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
"""14:02 in Paris."""


def minutes(count: float) -> datetime:
    """That long after the start."""
    return AT + timedelta(minutes=count)


def safety(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    """Everything that is said of roll calls and exercises."""
    yield from _menus()
    yield from _tallies(w)
    yield from _questions(w)
    yield from _drills(w)


def _menus() -> Iterator[tuple[str, View, n.Notice]]:
    menu = RollCallMenuView(None, ("calais", "dunkerque"), ())
    yield "roll call menu, project", menu, n.RollCallMenu()
    scopes = (Scope(None, 12), Scope("living_sites_calais", 5, running=True), Scope("coast_calais", 0))
    yield (
        "roll call menu",
        replace(menu, project="calais", scopes=scopes, incident=8),
        n.RollCallMenu(project="calais", incident_id=8),
    )


def _tallies(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice = n.RollCallTally(roll_call_id=3)
    fresh = RollCallTallyView(
        roll_call=3,
        project="calais",
        site=None,
        number=None,
        started_by=None,
        started_at=AT,
        now=AT,
        names=True,
        help=(),
        silent=(Told(w.name), Told("Claire"), Told(None)),
        unreachable=(),
        safe=(),
        next_at=minutes(5),
        last=False,
        ended_at=None,
        ended_by=None,
        by_itself=True,
        may_end=True,
    )
    yield "roll call, just called", fresh, notice
    yield "roll call, nobody on it", replace(fresh, silent=()), notice
    place = Place(50.9513, 1.8587)
    going = replace(
        fresh,
        site="living_sites_calais",
        number="INC-2026-0042",
        started_by="Claire",
        now=minutes(12),
        help=(Told(w.name, minutes(1), place, "INC-2026-0043"),),
        silent=(Told("Paul"),),
        unreachable=(Told("Eve"), Told("Zoé")),
        safe=(Told("Claire", minutes(2), place), Told(None, minutes(3))),
        next_at=minutes(30),
        last=True,
    )
    yield "roll call, under way", going, notice
    yield "roll call, in a group", replace(going, names=False, number=None, started_by="", may_end=False), notice
    crowd = tuple(Told(w.name, minutes(2), place) for _ in range(80))
    yield "roll call, many", replace(going, safe=crowd, silent=crowd), notice
    summary = n.RollCallSummary(roll_call_id=3)
    over = replace(going, ended_at=minutes(30), next_at=None, may_end=False, now=minutes(31))
    yield "roll call, over", over, summary
    yield "roll call, ended", replace(over, by_itself=False, ended_by=w.name, help=(), now=minutes(31)), summary
    well = replace(over, help=(), silent=(), unreachable=(), safe=(Told(w.name, minutes(2)),))
    yield "roll call, everybody safe", well, summary


def _questions(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    notice = n.RollCallQuestion(entry_id=4)
    asked = RollCallQuestionView(
        entry=4,
        project="calais",
        site=None,
        started_by=w.name,
        started_at=AT,
        now=AT,
        answer=None,
        answered_at=None,
        placed=False,
        number=None,
        ended_at=None,
        open=True,
    )
    yield "are you safe", asked, notice
    yield "are you safe, over", replace(asked, ended_at=minutes(30), started_by=None), notice
    safe = replace(asked, answer=Answer.SAFE, answered_at=minutes(1))
    yield "safe", safe, notice
    yield "safe, with a place", replace(safe, placed=True, site="coast_calais"), notice
    yield "safe, a day later", replace(safe, open=False, now=minutes(1500)), notice
    helped = replace(asked, answer=Answer.HELP, answered_at=minutes(1), number="INC-2026-0043")
    yield "help asked for", helped, notice
    yield "roll call reminder", asked, n.RollCallReminder(entry_id=4)
    yield "roll call place", safe, n.RollCallPlacePrompt(entry_id=4)
    yield "roll call place noted", replace(safe, placed=True), n.RollCallPlaceNoted(entry_id=4)


def _drills(w: Said) -> Iterator[tuple[str, View, n.Notice]]:
    yield "drill menu", DrillMenuView(("calais", "dunkerque")), n.DrillMenu()
    told = DrillMenuView((), ("calais",), ("dunkerque",), w.comment)
    yield "drill menu, occupied", told, n.DrillMenu(said=w.comment)
    notice = n.DrillResult(incident_id=8)
    result = DrillResultView(
        number="EX-2026-003",
        project="calais",
        raised_at=AT,
        now=minutes(3),
        raised_by="Sam",
        end=DrillEnd.TAKEN,
        ended_by=None,
        by_reader=False,
        taken_by=w.name,
        took=timedelta(minutes=2, seconds=10),
        opened_after=timedelta(seconds=40),
        step=Step.DUTY,
        people=4,
        declined=("Paul", None),
        unreachable=("Eve",),
    )
    yield "drill result", result, notice
    nobody = replace(result, end=DrillEnd.NOBODY, took=timedelta(minutes=65), people=0, opened_after=None, declined=())
    yield "drill result, nobody", nobody, notice
    yield "drill result, real", replace(result, end=DrillEnd.REAL, raised_by=None, took=timedelta(seconds=9)), notice
    stopped = replace(result, end=DrillEnd.STOPPED, ended_by=w.name, took=timedelta(minutes=4))
    yield "drill result, stopped", stopped, notice
    yield "drill result, stopped by the reader", replace(stopped, by_reader=True, ended_by=None, project=None), notice
