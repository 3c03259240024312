"""The alert of a notifiable figure: how many, where, since when, from whom. No story, no name of a person assisted."""

from collections.abc import Iterator

from markupsafe import Markup

from domain.shift_reports import Notifiable, NotifiableView
from messages import signs
from messages.counting import counted
from messages.dates import moment, spoken_day
from messages.layout import Rendered, headed, joined, screen
from messages.reader import Reader
from messages.shift_reports.figures import arrow


def notifiable_alert(view: NotifiableView, reader: Reader) -> Rendered:
    """The card; it changes when the report behind it does."""
    say = reader.say
    sign = _sign(view)
    unconfirmed = bool(view.found) and not view.confirmed
    at = moment(view.reported_at, view.today, say, reader.catalogue)
    day = spoken_day(view.day, view.today, say) if view.day is not None else None
    return screen(
        headed(sign, _headline(view, reader)),
        say("<b>To be confirmed</b>: the message leaves a question open") if unconfirmed else None,
        joined((day,)) if day else None,
        _reported(view, at, reader),
        say("Corrected by the author.") if not view.found else None,
    )


def _reported(view: NotifiableView, at: str, reader: Reader) -> Markup:
    say = reader.say
    if view.reporter is None:
        return say("Reported by the team, {time}", time=at)
    if view.in_place_of is not None:
        return say("Reported by {name} for {author}, {time}", name=view.reporter, author=view.in_place_of, time=at)
    return say("Reported by {name}, {time}", name=view.reporter, time=at)


def notifiable_corrected(view: NotifiableView, reader: Reader) -> Rendered:
    """One line that rings: the card above it has changed."""
    say, headline = reader.say, _headline(view, reader)
    if view.before or not view.found:
        return screen(headed(_sign(view), say("Corrected: {headline}", headline=headline)))
    if view.confirmed:
        return screen(headed(_sign(view), say("Confirmed: {headline}", headline=headline)))
    return screen(headed(_sign(view), say("To be confirmed: {headline}", headline=headline)))


def _sign(view: NotifiableView) -> str:
    if not view.found:
        return signs.SAFE
    return signs.CHANGED if view.before else signs.ALERT


def _headline(view: NotifiableView, reader: Reader) -> str:
    """`2 → 1 décès, 1 disparu · Littoral calaisien, Calais`."""
    places = [reader.site(view.site)] if view.site is not None else []
    places += [reader.project(view.project)] if view.project is not None else []
    figures = ", ".join(_figures(view, reader)) or reader.say.plain("alert called off")
    return " · ".join(part for part in (figures, ", ".join(places)) if part)


def _figures(view: NotifiableView, reader: Reader) -> Iterator[str]:
    was = {(n.activity, n.indicator): n.value for n in view.before}
    now = {(n.activity, n.indicator): n.value for n in view.found}
    gone = [n for n in view.before if (n.activity, n.indicator) not in now]
    to_say = (*view.found, *(Notifiable(n.activity, n.indicator, 0) for n in gone))
    for place, n in enumerate(to_say):
        before = was.get((n.activity, n.indicator))
        label = reader.indicator(n.activity, n.indicator)
        changed = before is not None and before != n.value
        shown = arrow(before, n.value, reader) if changed and before is not None else None
        yield counted(n.value, label, reader.say, shown=shown, start=place == 0)
