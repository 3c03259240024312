"""What its reporter sees of what is restricted: who would read it, whom to leave out, what became of their message."""

from collections.abc import Iterator

from domain.incidents.types import Status
from domain.incidents.views import IncidentReceiptView, MayRead, Turn
from domain.notices import IncidentMessageFate
from domain.taps import IncidentAction, IncidentTap
from messages import signs
from messages.incidents import facts
from messages.layout import Button, Line, Rendered, bold, headed, one_line, screen
from messages.people import role_name
from messages.reader import Reader

_WIDTH = 40
"""What a button holds on a small phone."""


def phone_first(view: IncidentReceiptView, reader: Reader) -> Iterator[Line]:
    """The first of the card as long as nobody has it: what no message can do."""
    if view.standing.status is Status.OPEN:
        yield headed(signs.RESTRICTED, reader.say("Life at risk: phone first"))
        yield facts.numbers(reader)


def waiting(view: IncidentReceiptView, reader: Reader) -> Iterator[Line]:
    """It is not out yet."""
    say = reader.say
    yield from phone_first(view, reader)
    yield bold(say("{what}: not sent yet", what=facts.what(view.told, view.sos, reader)))
    place = facts.where(view.told, view.project, reader)
    yield facts.numbered(view.number, facts.at(view.raised_at, view.standing.now, reader), place)
    yield from who_reads(view, reader)
    if view.sends_at is not None and not _nobody(view):
        yield say("Goes out at {time}, or when you send it.", time=facts.at(view.sends_at, view.standing.now, reader))
    yield from facts.story(view.told, view.standing.now, reader)
    yield facts.how_grave(view.told, view.severity, view.severity_said or view.sos, reader)


def who_reads(view: IncidentReceiptView, reader: Reader) -> Iterator[Line]:
    """By name and role: who reads it, who once nobody of them takes it, who is left out."""
    say = reader.say
    first = [one for one in view.may_read if one.turn is Turn.FIRST and not one.excluded]
    last = [one for one in view.may_read if one.turn is Turn.LAST and not one.excluded]
    out = [one for one in view.may_read if one.excluded]
    if _nobody(view):
        yield bold(say("Nobody is left here to read it: phone head office"))
    if first:
        yield say("Can read it: {names}", names=_named(first, reader))
    if last and first:
        yield say("If nobody takes it: {names}", names=_named(last, reader))
    elif last:
        yield say("Can read it: {names}", names=_named(last, reader))
    if out:
        yield say("Left out: {names}", names=_named(out, reader))


def _nobody(view: IncidentReceiptView) -> bool:
    """Whether nobody can be told of it."""
    return not any(one.turn is not Turn.NEVER and not one.excluded and one.reachable for one in view.may_read)


def _named(people: list[MayRead], reader: Reader) -> str:
    return ", ".join(_name(one, reader) for one in people)


def _name(one: MayRead, reader: Reader) -> str:
    name, role = one_line(one.name, 40), role_name(one.role, reader.say)
    if one.reachable or one.excluded:
        return reader.say.plain("{name} ({role})", name=name, role=role)
    return reader.say.plain("{name} ({role}, cannot be reached)", name=name, role=role)


def send_row(view: IncidentReceiptView, reader: Reader) -> list[Button]:
    """Send, as long as it is not out and somebody is left, and whom to leave out."""
    say = reader.say
    if not view.may_read or view.standing.status is Status.CLOSED:
        return []
    row: list[Button] = []
    if view.sends_at is not None and not _nobody(view):
        row.append((say.plain("Send"), IncidentTap(action=IncidentAction.SEND, incident=view.incident)))
    leave_out = IncidentTap(action=IncidentAction.READERS, incident=view.incident)
    return [*row, (say.plain("Leave out…"), leave_out)]


def choosing(view: IncidentReceiptView, reader: Reader) -> Rendered:
    """Whom to leave out: a row a person, and how they stand."""
    say = reader.say
    back = IncidentTap(action=IncidentAction.DETAIL, incident=view.incident)
    rows = [[_toggle(view, one, reader)] for one in view.may_read]
    send = send_row(view, reader)[:-1]
    goes = None
    if view.sends_at is not None:
        goes = say("Goes out at {time}", time=facts.at(view.sends_at, view.standing.now, reader))
    return screen(
        headed(signs.RESTRICTED, say("Who must not know?")),
        say("One tap leaves out, another undoes it. Nobody is told."),
        *who_reads(view, reader),
        goes,
        keyboard=[*rows, [*send, (say.plain("Back"), back)]],
    )


def _toggle(view: IncidentReceiptView, one: MayRead, reader: Reader) -> Button:
    say, name = reader.say, one_line(one.name, 20)
    if one.excluded:
        label = say.plain("{name}: left out", name=name)
    else:
        label = one_line(f"{name}, {role_name(one.role, say)}", _WIDTH)
    return label, IncidentTap(action=IncidentAction.EXCLUDE, incident=view.incident, choice=str(one.person))


def message_fate(notice: IncidentMessageFate, reader: Reader) -> Rendered:
    """Whether the message in the group is gone."""
    say = reader.say
    if notice.deleted:
        return screen(headed(signs.RESTRICTED, say("Your message in the group is deleted")))
    return screen(
        headed(signs.RESTRICTED, say("Your message is still in the group")),
        say("Vigie may not delete it there."),
        say("Do it yourself: long press, then Delete."),
    )
