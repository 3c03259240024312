"""What rings: short answers to the card of whoever is alerted, what its reporter hears, the reminder of who has it."""

from domain.incidents.views import Hidden, IncidentNewsView, IncidentReminderView, RingView
from domain.notices import IncidentsStuck
from domain.taps import IncidentAction, IncidentTap
from messages import signs
from messages.dates import clock
from messages.incidents import facts, following
from messages.layout import Rendered, bold, capital, headed, screen
from messages.reader import Reader


def ring(view: RingView, reader: Reader) -> Rendered:
    """An answer to the card, in place of the one before."""
    say = reader.say
    sign = signs.RESTRICTED if view.hidden is Hidden.RESTRICTED else signs.ALERT
    named = None if view.type is None else capital(reader.incident_type(view.type))
    named = named if view.number or named else say.plain("Alert")
    first = facts.first_line(f"{sign} {signs.SEVERITY[view.severity]}", view.number, named)
    if view.lapsed:
        names = facts.names_of(view.lapsed, reader)
        why = say("No news of {names}: it needs somebody", names=names)
    elif view.minutes > 0:
        why = say.plural("Nobody has it after {n} min", "Nobody has it after {n} min", view.minutes)
    else:
        why = say("Nobody has it yet")
    take = IncidentTap(action=IncidentAction.TAKE, incident=view.incident)
    decline = IncidentTap(action=IncidentAction.DECLINE, incident=view.incident)
    return screen(
        first,
        why,
        say("Late: Vigie was down") if view.late else None,
        keyboard=[[(say.plain("I've got it"), take), (say.plain("I can't"), decline)]],
    )


def news(view: IncidentNewsView, reader: Reader) -> Rendered:
    """To the reporter, ringing: somebody has it, or nobody any more."""
    say, number = reader.say, view.number or reader.say.plain("Your alert")
    if view.ended is not None:
        return screen(headed(signs.SAFE, say("{number} is closed", number=number)), following.how(view, reader))
    if view.reopened:
        return screen(headed(signs.ALERT, say("{number} is open again", number=number)), say("It climbs again."))
    if not view.takers:
        return screen(
            headed(signs.ALERT, say("{number}: no news from who had it", number=number)),
            say("It climbs again."),
        )
    names = ", ".join(facts.name_of(taker.name, reader) for taker in view.takers)
    time = facts.at(view.takers[-1].since, view.at, reader)
    return screen(bold(say("{names} has your alert", names=names)), facts.numbered(view.number, time))


def reminder(view: IncidentReminderView, reader: Reader) -> Rendered:
    """To somebody who has it, and has been silent."""
    say = reader.say
    named = None if view.type is None else capital(reader.incident_type(view.type))
    about = " · ".join(part for part in (view.number, named) if part) or say.plain("Alert")
    if view.waits is None:
        if view.taken_at is None:
            return screen(bold(about), say("No longer yours."))
        return screen(bold(about), say("Noted: still yours."))
    yes = IncidentTap(action=IncidentAction.STILL, incident=view.incident)
    no = IncidentTap(action=IncidentAction.DECLINE, incident=view.incident)
    return screen(
        headed(signs.WAITING, say("{about}: still on it?", about=about)),
        say("No answer by {time}: it climbs again.", time=clock(view.waits, reader.catalogue)),
        keyboard=[[(say.plain("Still on it"), yes), (say.plain("Give it back"), no)]],
    )


def stuck(notice: IncidentsStuck, reader: Reader) -> Rendered:
    """To admins. Nothing of what the alerts are about."""
    say = reader.say
    return screen(
        headed(
            signs.ALERT,
            say.plural("{n} alert does not climb as it should", "{n} alerts do not climb as they should", notice.stuck),
        ),
        say("Call the coordination, then look at Vigie's log."),
    )
