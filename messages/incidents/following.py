"""What follows an alert: what was added, how it ended, its written report, what is shared, and finding it again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from markupsafe import Markup

from domain.incidents.follow_views import (
    Addition,
    Ended,
    FollowPromptView,
    FollowUpView,
    ReportDueView,
    SharedView,
    Written,
)
from domain.incidents.taps import FollowAction, FollowTap
from domain.incidents.types import Advice, Outcome, Status
from domain.incidents.views import IncidentNewsView, Standing
from domain.notices import (
    IncidentAdvicePrompt,
    IncidentNoPhoto,
    IncidentOutcomePrompt,
    IncidentPhotoNoted,
    IncidentReportPrompt,
    Notice,
)
from messages import signs
from messages.incidents import facts
from messages.layout import Line, Quote, Rendered, bold, capital, code, fitted, headed, joined, one_line, screen
from messages.reader import Reader
from messages.wording import marked

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.RESOLVED: marked("resolved"),
    Outcome.HANDED_OVER: marked("handed over to others"),
    Outcome.FALSE_ALARM: marked("false alarm"),
    Outcome.OTHER: marked("another outcome"),
}
ADVICE: Mapping[Advice, str] = {
    Advice.AVOID: marked("Keep away from the area"),
    Advice.POSTPONE: marked("Postpone outings"),
    Advice.PAIRS: marked("Go out in pairs at least"),
}
_CAPTION = 700
"""Letters of words below a photo: Telegram takes 1,024 units, names and time among them."""


# Lines of a card


def ended(standing: Standing, reader: Reader) -> Line:
    """`Clos par Claire à 15:02 : réglé`."""
    return None if standing.ended is None else bold(_ended(standing.ended, standing.now, reader))


def how(view: IncidentNewsView, reader: Reader) -> Line:
    """The same, for a reporter who hears of it."""
    return None if view.ended is None else _ended(view.ended, view.at, reader)


def _ended(how: Ended, now: datetime, reader: Reader) -> Markup:
    outcome = reader.say.plain(OUTCOMES[how.outcome])
    return reader.say(
        "Closed by {name} at {time}: {outcome}",
        name=facts.name_of(how.name, reader),
        time=facts.at(how.at, now, reader),
        outcome=one_line(how.words, 200) if how.words else outcome,
    )


def also(names: Sequence[str | None], reader: Reader) -> Line:
    """Who reported the same event."""
    return reader.say("Also reported by {names}", names=facts.names_of(names, reader)) if names else None


def additions(shown: Sequence[Addition], earlier: int, standing: Standing, reader: Reader) -> Iterator[Line]:
    """The last that were added, a line each."""
    if earlier:
        yield reader.say.plural("{n} earlier addition", "{n} earlier additions", earlier)
    for added in shown:
        name = capital(facts.name_of(added.name, reader))
        time = facts.at(added.at, standing.now, reader)
        yield reader.say("{name}, {time}: {text}", name=name, time=time, text=_added(added, reader, 160))


def _added(added: Addition, reader: Reader, most: int) -> Markup:
    parts: list[str] = [reader.say("photo")] if added.photo else []
    if added.place is not None:
        parts.append(reader.say("position {place}", place=position(added)))
    if added.text:
        parts.append(one_line(added.text, most))
    return joined(parts)


def corrected(at: datetime | None, now: datetime, reader: Reader) -> Markup | None:
    """`corrigé 14:10`: its author put it anew."""
    return None if at is None else reader.say("corrected {time}", time=facts.at(at, now, reader))


def position(added: Addition) -> Markup:
    """The place, to copy with one tap."""
    assert added.place is not None  # the caller looked
    return code(f"{added.place.latitude:.5f}, {added.place.longitude:.5f}")


def report(written: Written | None, standing: Standing, reader: Reader) -> Line:
    """How the written report stands."""
    if written is None:
        return None
    say = reader.say
    if written.handed_in is not None:
        name, time = facts.name_of(written.name, reader), facts.at(written.handed_in, standing.now, reader)
        return say("Written report: {name}, {time}", name=name, time=time)
    time = facts.at(written.due, standing.now, reader)
    owner = "" if written.name == "" else facts.name_of(written.name, reader)
    late, to_come = say("Written report late, due {time}", time=time), say("Written report by {time}", time=time)
    due = late if written.late else to_come
    return joined(part for part in (due, owner) if part)


# Messages of their own


def follow_up(view: FollowUpView, reader: Reader) -> Rendered:
    """An answer to somebody's card: who added what. Of what is hidden only that there is something."""
    say, added = reader.say, view.addition
    if added is None:
        number = view.number or say.plain("Alert")
        return screen(bold(say("{number}: something was added", number=number)), say("It is read on the card."))
    name = capital(facts.name_of(added.name, reader))
    time, anew = facts.at(added.at, view.now, reader), corrected(added.corrected_at, view.now, reader)
    head = joined(part for part in (view.number, bold(name), time, anew) if part)
    place = None if added.place is None else say("Position: {place}", place=position(added))
    lines = [head, place, Quote(added.text) if added.text else None]
    if view.photo is None:
        return screen(*lines)
    short = [head, Quote(one_line(added.text, _CAPTION)) if added.text else None]
    shown = [line for line in short if line is not None]
    unread = [*shown, say("The photo cannot be read: it is not passed on.")]
    return Rendered(fitted(shown), photo=view.photo, unread=fitted(unread))


def shared(view: SharedView, reader: Reader) -> Rendered:
    """To coordinators of other projects: no name, no words of what happened, no exact place."""
    say = reader.say
    closed = view.status is Status.CLOSED
    sign = signs.SAFE if closed else signs.SEVERITY[view.severity]
    what = say.plain("Alert") if view.type is None else capital(reader.incident_type(view.type))
    where = say.plain("whole mission") if view.project is None else reader.project(view.project)
    advice = view.words or (say.plain(ADVICE[view.advice]) if view.advice in ADVICE else None)
    return screen(
        facts.first_line(sign, what, where),
        facts.numbered(view.number, facts.at(view.happened_at, view.now, reader), _severity(view, reader)),
        say("Closed") if closed else None,
        say("Advice: {advice}", advice=bold(one_line(advice, 400))) if advice else None,
        say("Shared by the coordination of {project}", project=where) if view.project is not None else None,
    )


def _severity(view: SharedView, reader: Reader) -> str:
    severity = reader.say.plain(facts.SEVERITIES[view.severity])
    return reader.say.plain("severity: {severity}", severity=severity)


def report_due(view: ReportDueView, reader: Reader) -> Rendered:
    """To whoever is to write it."""
    say = reader.say
    named = None if view.type is None else capital(reader.incident_type(view.type))
    about = " · ".join(part for part in (view.number, named) if part) or say.plain("Alert")
    if view.written.handed_in is not None:
        return screen(headed(signs.STORED, say("{about}: written report received", about=about)))
    time = facts.at(view.written.due, view.now, reader)
    due = say("It was due {time}", time=time) if view.written.late else say("Due {time}", time=time)
    write = FollowTap(action=FollowAction.WRITE, incident=view.incident)
    return screen(
        headed(signs.WAITING, say("{about}: written report to come", about=about)),
        due,
        say("What happened, what was done, what follows."),
        keyboard=[[(say.plain("Write it"), write)]],
    )


def prompt(view: FollowPromptView, notice: Notice, reader: Reader) -> Rendered:
    """Asks for words or a photo, as an answer to this message; or says that a photo is taken, or is not."""
    say, number = reader.say, view.number
    match notice:
        case IncidentPhotoNoted():
            return screen(joined(part for part in (say("Photo noted"), number) if part), say("No face must be seen."))
        case IncidentNoPhoto():
            return screen(
                bold(say("No photo here: this alert is or may be restricted.")),
                say("In words, as an answer to the card."),
            )
        case IncidentOutcomePrompt():
            asked, example = say("How did it end? Answer this message."), say.plain("Team back, complaint filed")
        case IncidentAdvicePrompt():
            asked = say("What to advise? Answer this message, without names.")
            example = say.plain("Avoid the port until tonight")
        case IncidentReportPrompt():
            told = say("What happened, what was done, what follows.")
            asked = Markup("\n").join((told, say("Answer this message, in parts if it is long.")))
            example = say.plain("At 14:00 the team…")
        case _:
            photo = say("Send the photo as an answer to this message."), say("No face must be seen.")
            return Rendered(_asked(number, Markup("\n").join(photo)), force_reply=True)
    return Rendered(_asked(number, asked), force_reply=True, placeholder=example)


def _asked(number: str | None, asked: Markup) -> Markup:
    return joined(part for part in (number, asked) if part)
