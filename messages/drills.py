"""Exercises: the mark that every message of one bears, the menu from which one leaves, how it went."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from domain.incidents.drills import DrillEnd, DrillMenuView, DrillResultView
from domain.taps import DrillTap
from messages import signs
from messages.incidents import facts
from messages.layout import Line, Quote, Rendered, bold, headed, packed, screen, shelved
from messages.reader import Reader


def marked_so(made: Rendered, reader: Reader) -> Rendered:
    """The message with what it is on top of everything. The sign of an alert stands on nothing that is none."""
    mark = headed(signs.EXERCISE, reader.say("EXERCISE · nothing is real"))
    return replace(made, html=f"{mark}\n{made.html.removeprefix(f'{signs.ALERT} ')}")


def menu(view: DrillMenuView, reader: Reader) -> Rendered:
    """Where? It leaves at the first tap."""
    say = reader.say
    buttons = [(reader.project(key), DrillTap(project=key)) for key in view.projects]
    return screen(
        headed(signs.EXERCISE, say("Exercise: in which project?")),
        Quote(view.said) if view.said else None,
        say("It rings like a real alert, until somebody takes it."),
        *[say("{project}: an exercise is under way", project=reader.project(key)) for key in view.under_way],
        *[say("{project}: a real alert waits for somebody", project=reader.project(key)) for key in view.real],
        None if view.said else say("With a story: {command} shots at the camp", command=reader.command("drill")),
        keyboard=shelved(buttons),
    )


def result(view: DrillResultView, reader: Reader) -> Rendered:
    """How long until somebody had it."""
    return screen(*_result(view, reader))


def _result(view: DrillResultView, reader: Reader) -> Iterator[Line]:
    say, took = reader.say, _time(view.took, reader)
    match view.end:
        case DrillEnd.TAKEN:
            name = facts.name_of(view.taken_by, reader)
            yield bold(say("Taken after {time}: {name}", time=took, name=name))
        case DrillEnd.NOBODY:
            yield bold(say("Nobody took it in {time}", time=took))
        case DrillEnd.REAL:
            yield bold(say("Broken off after {time}: a real alert is out", time=took))
        case DrillEnd.STOPPED:
            who = facts.name_of(None if view.by_reader else view.ended_by, reader)
            yield bold(say("Ended by {name} after {time}", name=who, time=took))
    yield facts.numbered(view.number, facts.at(view.raised_at, view.now, reader), _where(view, reader))
    yield say("Raised by {name}", name=facts.name_of(view.raised_by, reader))
    yield from packed(_reached(view, reader))
    if view.declined:
        yield say("Not available: {names}", names=facts.names_of(view.declined, reader))
    if view.unreachable:
        yield say("Cannot be reached: {names}", names=facts.names_of(view.unreachable, reader))


def _where(view: DrillResultView, reader: Reader) -> str | None:
    return None if view.project is None else reader.project(view.project)


def _reached(view: DrillResultView, reader: Reader) -> Iterator[str]:
    say = reader.say
    if view.people == 0:
        yield say("Nobody could be reached yet")
    else:
        yield say.plural("Sent to {n} person", "Sent to {n} people", view.people)
    if view.step is not None:
        yield say("Step {n} of the ladder", n=say.number(int(view.step)))
    if view.opened_after is not None:
        yield say("First tap after {time}", time=_time(view.opened_after, reader))


def _time(span: timedelta, reader: Reader) -> str:
    """`40 s`, `2 min 10 s`, `1 h 05`."""
    seconds = max(0, round(span.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3600:
        minutes, rest = divmod(seconds, 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, rest = divmod(seconds // 60, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
