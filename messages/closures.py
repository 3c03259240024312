"""Sites that are closed: the list, saying that one is, and what was said on a reminder."""

from datetime import date, timedelta

from markupsafe import Markup

from domain.closures import ClosureAskedView, ClosureMadeView, ClosureMenuView, ClosureRow, ClosuresView
from domain.missing_taps import ClosureAction, ClosureTap
from messages import signs
from messages.dates import short_day
from messages.layout import Button, Rendered, bold, code, headed, joined, one_line, screen, shelved, shortened
from messages.reader import Reader

_MOST = 8
_MOST_LABEL = 38


def closures(view: ClosuresView, reader: Reader) -> Rendered:
    """Numbered, each with a button that opens the site again."""
    say = reader.say
    shown = view.rows[:_MOST]
    more = len(view.rows) - len(shown)
    again: list[Button] = [
        (
            say.plain("Reopen {n}", n=number) if len(shown) > 1 else say.plain("Reopen"),
            ClosureTap(action=ClosureAction.WITHDRAW, id=row.id),
        )
        for number, row in enumerate(shown, 1)
    ]
    return screen(
        bold(say("Closed sites")),
        *(_row(row, number if len(shown) > 1 else None, view.today, reader) for number, row in enumerate(shown, 1)),
        say.plural("and {n} more", "and {n} more", more) if more > 0 else None,
        None if shown else say("No site is said to be closed."),
        say("In one line:"),
        code(_example(view.today, reader)),
        keyboard=[*shelved(again), [(say.plain("Close a site…"), ClosureTap(action=ClosureAction.NEW))]],
    )


def _row(row: ClosureRow, number: int | None, today: date, reader: Reader) -> Markup:
    parts = [_place(row.closure.site, row.closure.activity, reader)]
    parts.append(_span(row.closure.first, row.closure.last, today, reader))
    if row.reason:
        parts.append(one_line(row.reason))
    if row.by:
        parts.append(one_line(row.by, 40))
    line = joined(parts)
    return line if number is None else joined((f"{number}.", line), " ")


def _place(site: str, activity: str | None, reader: Reader) -> str:
    """`Lieux de survie, Calais (Clinique mobile)`: with its project where another site is called the same."""
    keys = [s.key for project in reader.catalogue.projects for s in project.sites]
    name = dict(zip(keys, reader.site_names(keys), strict=True)).get(site, site)
    return name if activity is None else f"{name} ({reader.activity(activity)})"


def _span(first: date, last: date, today: date, reader: Reader) -> str:
    """`mar. 24 nov.`, `du mar. 24 nov. au ven. 27 nov.`"""
    one = short_day(first, reader.language, first.year != today.year)
    if first == last:
        return one
    other = short_day(last, reader.language, last.year != today.year)
    return reader.say.plain("{first} to {last}", first=one, last=other)


def _example(today: date, reader: Reader) -> str:
    command, until = reader.command("closed"), today + timedelta(days=4)
    site = next(s for p in reader.catalogue.projects for s in p.sites)
    name = site.synonyms[0] if site.synonyms and reader.language == "fr" else site.label.text(reader.language)
    if reader.language == "fr":
        return f"{command} {name} demain au {until:%d/%m} grève"
    return f"{command} {name} tomorrow to {until:%d/%m} strike"


def closure_menu(view: ClosureMenuView, reader: Reader) -> Rendered:
    """What was understood, and the one thing that is asked next."""
    say = reader.say
    back: list[Button] = [(say.plain("Back"), ClosureTap(action=ClosureAction.LIST))]
    known = [
        joined((_place(view.site, view.activity, reader),)) if view.site is not None else None,
        joined((reader.activity(view.activity),)) if view.site is None and view.activity is not None else None,
        joined((_span(view.first, view.last, view.today, reader),)) if view.first and view.last else None,
        say("Reason: {reason}", reason=one_line(view.reason)) if view.reason else None,
    ]
    if view.site is None:
        names = reader.site_names(view.sites)
        sites: list[Button] = [
            (shortened(name, _MOST_LABEL), ClosureTap(action=ClosureAction.SITE, choice=key))
            for key, name in zip(view.sites, names, strict=True)
        ]
        return screen(headed(signs.QUESTION, say("Which site is closed?")), *known, keyboard=[*shelved(sites), back])
    return screen(
        headed(signs.QUESTION, say("Closed on which days?")),
        *known,
        say("Other days, in words:"),
        code(_example(view.today, reader)),
        keyboard=[*shelved(_days(view, reader)), back],
    )


def _days(view: ClosureMenuView, reader: Reader) -> list[Button]:
    say, today = reader.say, view.today
    tomorrow, sunday = today + timedelta(days=1), today + timedelta(days=6 - today.weekday())
    spans = [
        (say.plain("Today"), today, today),
        (say.plain("Tomorrow"), tomorrow, tomorrow),
        (say.plain("Until {day}", day=short_day(sunday, reader.language)), today, sunday),
        (say.plain("7 days"), today, today + timedelta(days=6)),
    ]
    return [
        (label, ClosureTap(action=ClosureAction.DAYS, choice=f"{first.isoformat()}/{last.isoformat()}"))
        for label, first, last in spans
        if (first, last) != (today, today) or label == spans[0][0]
    ]


def closure_made(view: ClosureMadeView, reader: Reader) -> Rendered:
    """That it is closed, when, and the way back."""
    say, row = reader.say, view.row
    place = _place(row.closure.site, row.closure.activity, reader)
    days = joined((_span(row.closure.first, row.closure.last, view.today, reader),))
    if row.withdrawn:
        return screen(headed(signs.UNDONE, say.plain("Open after all: {site}", site=place)), days)
    return screen(
        headed(signs.STORED, say.plain("Closed: {site}", site=place)),
        days,
        say("Reason: {reason}", reason=one_line(row.reason)) if row.reason else None,
        say("Said by {name}", name=one_line(row.by, 40)) if row.by else None,
        say("No report is expected then."),
        keyboard=[[(say.plain("Reopen"), ClosureTap(action=ClosureAction.WITHDRAW, id=row.id))]],
    )


def closure_asked(view: ClosureAskedView, reader: Reader) -> Rendered:
    """Whoever was reminded says that the place is closed: is it?"""
    say = reader.say
    day = short_day(view.day, reader.language, view.day.year != view.today.year)
    where = joined((reader.activity(view.activity), reader.site(view.site), day))
    if view.came:
        return screen(headed(signs.STORED, say("Report received")), where)
    if view.closed:
        return screen(headed(signs.STORED, say("Closed that day")), where)
    return screen(
        headed(signs.QUESTION, say.plain("{name} says: closed", name=one_line(view.by, 40))),
        where,
        say("Closed, no report is expected. Else it stays missing."),
        keyboard=[
            [(say.plain("It is closed"), ClosureTap(action=ClosureAction.AGREE, id=view.reminder))],
        ],
    )
