"""Who is on duty, until when, who comes next: the card, its menus, what changed for somebody, offers.

Times are shown with their day, never as "today": a card stands in a chat for weeks.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from domain.duty import (
    Absence,
    Choice,
    DutyNewsView,
    DutyOfferView,
    DutyOverview,
    DutyProject,
    DutyRow,
    DutyView,
    Edge,
    OfferState,
    Period,
)
from domain.notices import DutyCardMoved
from domain.taps import DutyAction, DutyOfferTap, DutyTap, OfferAnswer
from messages import signs
from messages.dates import full_moment, short_day
from messages.layout import Button, Line, Rendered, bold, headed, joined, one_line, screen, shelved, shortened
from messages.reader import Reader
from messages.wording import marked

_CHOICES: Mapping[Choice, str] = {
    Choice.TODAY: marked("Today → {until}"),
    Choice.TONIGHT: marked("Tonight → {until}"),  # while it is under way
    Choice.WEEK: marked("This week → {until}"),
    Choice.NEXT_WEEK: marked("Next week → {until}"),
}
_ABSENT: Mapping[Absence, str] = {
    Absence.NO_ROLE: marked("{name}: no longer a coordinator here"),
    Absence.UNREACHABLE: marked("{name}: cannot be reached"),
    Absence.LOCKED: marked("{name}: account locked"),
}


def overview(view: DutyOverview, reader: Reader) -> Rendered:
    """A line a project; a tap opens it."""
    say = reader.say
    buttons: list[Button] = [
        (reader.project(p.project), DutyTap(action=DutyAction.OPEN, board=p.board, version=0)) for p in view.projects
    ]
    return screen(bold(say("On duty")), *(_line(p, reader) for p in view.projects), keyboard=shelved(buttons))


def _line(project: DutyProject, reader: Reader) -> Markup:
    name = reader.project(project.project)
    if project.nobody:
        return joined((name, reader.say("nobody")))
    counting = [row for row in project.on if row.absence is None]
    return joined((name, *(_until(row, reader, named=True) for row in counting)))


def duty(view: DutyView, reader: Reader) -> Rendered:
    """The card of one project, with the menu that is open on it."""
    match view.menu:
        case "who":
            return _menu(view, reader, reader.say("who will be on duty?"), _people(view, DutyAction.WHEN, reader))
        case "when":
            return _menu(view, reader, _how_long(view, reader), _lengths(view, reader), DutyAction.WHO)
        case "day":
            return _menu(view, reader, _how_long(view, reader), _days(view, reader), DutyAction.WHEN)
        case "offer":
            asked = reader.say("to whom do you offer your duty?")
            return _menu(view, reader, asked, _people(view, DutyAction.OFFER_TO, reader))
        case "drop":
            return _menu(view, reader, reader.say("what is to be taken out?"), _shifts(view, reader))
    return screen(*_overview(view, reader), keyboard=_actions(view, reader))


def _overview(view: DutyView, reader: Reader) -> Iterable[Line]:
    say, project = reader.say, view.duty
    counting = [row for row in project.on if row.absence is None]
    name = reader.project(project.project)
    if not counting:
        yield bold(say("{project} · nobody on duty", project=name))
        yield say("An alert rings for all coordinators.")
    elif len(counting) > 1:
        names = ", ".join(_name(row.name, reader) for row in counting)
        yield bold(say("{project} · on duty: {names}", project=name, names=names))
    elif counting[0].name is None:
        yield bold(say("{project} · you are on duty", project=name))
    else:
        yield bold(say("{project} · {name} on duty", project=name, name=one_line(counting[0].name, 40)))
    for row in counting:
        yield _until(row, reader, named=len(counting) > 1)
    yield from (_absent(row, reader) for row in project.on if row.absence is not None)
    if view.offered_to is not None:
        yield say("Offered to {name}, no answer yet", name=one_line(view.offered_to, 40))
    if project.coming:
        yield say("Then:")
        yield from _timeline(project, reader)


def _timeline(project: DutyProject, reader: Reader) -> Iterable[Line]:
    """Each change from now on, and each gap between two shifts and after the last."""
    ends = max((row.end for row in project.on if row.absence is None), default=None)
    for row in project.coming:
        if ends is not None and ends < row.start:
            yield joined((_at(ends, reader), reader.say("nobody")))
        missing = None if row.absence is None else _absent(row, reader)
        yield joined((_at(row.start, reader), missing if missing is not None else _name(row.name, reader)))
        ends = row.end
    if ends is not None:
        yield joined((_at(ends, reader), reader.say("nobody")))


def _absent(row: DutyRow, reader: Reader) -> Markup:
    assert row.absence is not None  # the callers looked
    return Markup("{0}").format(reader.say.plain(_ABSENT[row.absence], name=_name(row.name, reader)))


def _name(name: str | None, reader: Reader) -> str:
    return reader.say.plain("you") if name is None else one_line(name, 40)


def _at(instant: datetime, reader: Reader) -> str:
    return full_moment(instant, reader.say, reader.catalogue)


def _until(row: DutyRow, reader: Reader, *, named: bool) -> Markup:
    until = _at(row.end, reader)
    if named:
        return reader.say("{name} until {time}", name=_name(row.name, reader), time=until)
    return reader.say("until {time}", time=until)


def _span(start: datetime, end: datetime, reader: Reader) -> Markup:
    return Markup("{0} → {1}").format(_at(start, reader), _at(end, reader))


def _tap(view: DutyView, action: DutyAction, **fields: object) -> DutyTap:
    return DutyTap.model_validate({"action": action, "board": view.duty.board, "version": view.version, **fields})


def _actions(view: DutyView, reader: Reader) -> list[list[Button]]:
    say = reader.say
    rows: list[list[Button]] = []
    if view.may_take:
        rows.append([(say.plain("I take over"), _tap(view, DutyAction.TAKE))])
    if view.offered_to is not None:
        rows.append([(say.plain("Withdraw the offer"), _tap(view, DutyAction.WITHDRAW))])
    elif view.may_offer:
        rows.append([(say.plain("Offer it…"), _tap(view, DutyAction.OFFER))])
    if view.may_plan:
        planning: list[Button] = [(say.plain("Plan…"), _tap(view, DutyAction.WHO))]
        if view.duty.on or view.duty.coming:
            planning.append((say.plain("Take out…"), _tap(view, DutyAction.DROP)))
        rows.append(planning)
    if view.several:
        rows.append([(say.plain("All projects"), DutyTap(action=DutyAction.OPEN, board=0, version=0))])
    return rows


def _menu(
    view: DutyView,
    reader: Reader,
    question: str,
    buttons: Sequence[Button],
    back: DutyAction = DutyAction.OPEN,
) -> Rendered:
    say = reader.say
    person = view.chosen[0] if view.chosen is not None and back is DutyAction.WHEN else None
    note: Line = None
    if view.menu == "day":
        note = say("At the handover, {time}.", time=f"{reader.catalogue.duty.handover_at:%H:%M}")
    elif view.menu == "drop":
        note = say("With nobody on duty, an alert rings for all coordinators.")
    elif view.menu in ("who", "offer") and not buttons:
        note = say("No other coordinator can be reached.")
    return screen(
        bold(joined((reader.project(view.duty.project), question))),
        note,
        keyboard=[*shelved(buttons), [(say.plain("Back"), _tap(view, back, person=person))]],
    )


def _people(view: DutyView, action: DutyAction, reader: Reader) -> list[Button]:
    names = [reader.say.plain("Me") if name is None else one_line(name, 30) for _, name in view.people]
    # Two of one name are told apart by their order, which is that of their admission.
    shown = [f"{n} {names[:i].count(n) + 1}" if names.count(n) > 1 else n for i, n in enumerate(names)]
    return [(name, _tap(view, action, person=key)) for (key, _), name in zip(view.people, shown, strict=True)]


def _how_long(view: DutyView, reader: Reader) -> str:
    chosen = None if view.chosen is None else view.chosen[1]
    return reader.say("{name}: until when?", name=_name(chosen, reader))


def _lengths(view: DutyView, reader: Reader) -> list[Button]:
    person = None if view.chosen is None else view.chosen[0]
    buttons: list[Button] = [(_label(p, reader), _put(view, person, p.since, p.until)) for p in view.periods]
    return [*buttons, (reader.say.plain("Another day…"), _tap(view, DutyAction.DAYS, person=person))]


def _label(period: Period, reader: Reader) -> str:
    rules = reader.catalogue.duty
    until = f"{short_day(period.until.day, reader.language)} {rules.handover_at:%H:%M}"
    if period.choice is Choice.TONIGHT and period.since is not None:
        return reader.say.plain("Tonight {time} → {until}", time=f"{rules.night_at:%H:%M}", until=until)
    return reader.say.plain(_CHOICES[period.choice], until=until)


def _days(view: DutyView, reader: Reader) -> list[Button]:
    person = None if view.chosen is None else view.chosen[0]
    return [(short_day(edge.day, reader.language), _put(view, person, None, edge)) for edge in view.days]


def _put(view: DutyView, person: int | None, since: Edge | None, until: Edge) -> DutyTap:
    return _tap(view, DutyAction.PUT, person=person, since=None if since is None else since.code, until=until.code)


def _shifts(view: DutyView, reader: Reader) -> list[Button]:
    buttons: list[Button] = []
    for row, (person, name) in zip(view.own, view.people, strict=True):
        since = str(int(row.start.timestamp()))
        label = f"{shortened(_name(name, reader), 18)} · {_at(row.start, reader)}"
        buttons.append((label, _tap(view, DutyAction.DROP_SHIFT, person=person, since=since)))
    return buttons


def moved(notice: DutyCardMoved, reader: Reader) -> Rendered:
    """In the place of an older card."""
    return screen(reader.say("Who is on duty stands further down."))


def news(view: DutyNewsView, reader: Reader) -> Rendered:
    """What the reader's own duty is from now on."""
    say = reader.say
    project = reader.project(view.project)
    on_now = [row for row in view.mine if row.start <= view.now]
    later = [row for row in view.mine if row.start > view.now]
    lines: list[Line] = []
    if on_now:
        lines.append(bold(say("You are on duty · {project}", project=project)))
        lines += [_until(row, reader, named=False) for row in on_now]
    elif later and view.by is not None:
        lines.append(bold(say("You will be on duty · {project}", project=project)))
    else:
        lines.append(bold(say("You are no longer on duty · {project}", project=project)))
        others = [row for row in view.on if row.absence is None and row.name is not None]
        lines += [_until(row, reader, named=True) for row in others]
        lines.append(None if others else say("Nobody is on duty now."))
    lines += [_span(row.start, row.end, reader) for row in later]
    if view.by is not None:
        lines.append(say("Changed by {name}", name=one_line(view.by, 40)))
    lines.append(say("{duty}: see it, change it", duty=reader.command("duty")))
    return screen(*lines)


def offer(view: DutyOfferView, reader: Reader) -> Rendered:
    """To the colleague: a question while it is open, then what became of it."""
    say = reader.say
    values = {"name": one_line(view.giver, 40), "project": reader.project(view.project)}
    span = _span(view.start, view.end, reader)
    match view.state:
        case OfferState.OPEN:
            return screen(
                headed(signs.QUESTION, say("{name} offers you their duty · {project}", **values)),
                span,
                say("Until you accept, {name} stays on duty.", **values),
                keyboard=(
                    (
                        (say.plain("I accept"), DutyOfferTap(offer=view.offer, answer=OfferAnswer.ACCEPT)),
                        (say.plain("I can't"), DutyOfferTap(offer=view.offer, answer=OfferAnswer.REFUSE)),
                    ),
                ),
            )
        case OfferState.ACCEPTED:
            first = say("Duty accepted · {project}", **values)
        case OfferState.REFUSED:
            first = say("Duty refused · {project}", **values)
        case OfferState.WITHDRAWN:
            first = say("Duty no longer offered · {project}", **values)
    return screen(bold(first), span, say("Offered by {name}", **values))


def offer_answered(view: DutyOfferView, reader: Reader) -> Rendered:
    """To whoever made the offer."""
    say = reader.say
    values = {"name": one_line(view.taker, 40), "project": reader.project(view.project)}
    span = _span(view.start, view.end, reader)
    if view.state is OfferState.ACCEPTED:
        return screen(bold(say("{name} takes your duty · {project}", **values)), span)
    return screen(
        bold(say("{name} cannot take your duty · {project}", **values)),
        span,
        say("It stays yours. {duty}: ask somebody else", duty=reader.command("duty")),
    )
