"""The card of somebody who is alerted, and of a coordination group: what happened, who has it, what to tap."""

from collections.abc import Iterator

from domain.incidents.types import Severity, Status
from domain.incidents.views import AlertView, Hidden
from domain.taps import IncidentAction, IncidentTap, RollCallAction, RollCallTap
from messages import signs
from messages.incidents import facts, following, opened
from messages.layout import Button, Line, Rendered, bold, headed, one_line, screen
from messages.reader import Reader


def alert(view: AlertView, reader: Reader) -> Rendered:
    """One card a person; it stays true until the incident is closed."""
    return screen(*_lines(view, reader), keyboard=_buttons(view, reader))


def group_card(view: AlertView, reader: Reader) -> Rendered:
    """In the coordination group: the same, with nothing to tap, since who takes it does so in private."""
    return screen(*_lines(view, reader))


def _lines(view: AlertView, reader: Reader) -> Iterator[Line]:
    say, standing = reader.say, view.standing
    if view.joined_to is not None:
        yield from _joined(view, reader)
        return
    yield _first(view, reader)
    yield following.ended(standing, reader)
    if standing.status is Status.TAKEN:
        yield facts.who_has_it(standing.takers, standing.now, reader)
    yield facts.was_late(standing, reader)
    reporter = None if view.reporter is None else say.plain("reported by {name}", name=one_line(view.reporter, 40))
    yield facts.numbered(view.number, facts.at(view.raised_at, standing.now, reader), reporter)
    yield following.also(view.also, reader)
    if view.from_locked:
        yield bold(say("Account locked, phone lost: check another way."))
    if view.opened is not None:
        yield from opened.lines(view, view.opened, reader)
        return
    if view.told is not None:
        yield from facts.story(view.told, standing.now, reader)
    elif view.hidden is Hidden.RESTRICTED:
        yield say("What happened is read by tapping.")
    elif view.hidden is Hidden.UNCLEAR:
        yield say("What happened stays hidden: it may be restricted.")
    yield from following.additions(view.additions, view.earlier, standing, reader)
    if view.told is not None:
        yield facts.how_grave(view.told, view.severity, view.severity_said or view.sos, reader)
    if view.severity is Severity.CRITICAL and standing.status is not Status.CLOSED:
        yield facts.numbers(reader)
    if standing.status is not Status.TAKEN:
        yield facts.sent(standing, reader)
    yield from facts.not_theirs(standing, reader)
    yield facts.what_next(standing, view.severity, reader)
    yield following.report(view.written, standing, reader)


def _joined(view: AlertView, reader: Reader) -> Iterator[Line]:
    """It goes on elsewhere: the card there says what is true."""
    same = reader.say("Same event as {number}: it goes on there", number=view.joined_to or "")
    yield headed(signs.SEVERITY[view.severity], same)
    yield facts.numbered(view.number, facts.at(view.raised_at, view.standing.now, reader))


def _first(view: AlertView, reader: Reader) -> Line:
    place = facts.where(view.told, view.project, reader)
    if view.hidden is Hidden.RESTRICTED and view.told is None:
        sign = f"{signs.RESTRICTED} {signs.SEVERITY[view.severity]}"
        return facts.first_line(sign, reader.say.plain("Restricted alert"), place)
    sign = facts.sign(view.standing.status, view.severity)
    if view.restricted and view.standing.status is not Status.CLOSED:
        sign = f"{signs.RESTRICTED} {signs.SEVERITY[view.severity]}"
    return facts.first_line(sign, facts.what(view.told, view.sos, reader), place)


def _buttons(view: AlertView, reader: Reader) -> list[list[Button]]:
    say = reader.say
    if view.opened is not None:
        return opened.buttons(view, view.opened, reader)
    rows: list[list[Button]] = []
    if view.may_open:
        rows.append([(say.plain("Read"), _tap(view, IncidentAction.OPEN))])
    answers: list[Button] = []
    if view.may_take:
        answers.append((say.plain("I've got it"), _tap(view, IncidentAction.TAKE)))
    if view.may_decline:
        has_it = any(taker.name is None for taker in view.standing.takers)
        label = say.plain("Give it back") if has_it else say.plain("I can't")
        answers.append((label, _tap(view, IncidentAction.DECLINE)))
    further: list[Button] = []
    if view.may_call_roll:
        further = [(say.plain("Roll call"), RollCallTap(action=RollCallAction.MENU, id=view.incident))]
    elif view.may_end_drill:
        further = [(say.plain("End the exercise"), _tap(view, IncidentAction.END_DRILL))]
    return [*rows, answers, [*further, *opened.more(view, reader)], *opened.offers(view, reader)]


def _tap(view: AlertView, action: IncidentAction) -> IncidentTap:
    return IncidentTap(action=action, incident=view.incident)
