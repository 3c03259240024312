"""Finding an incident again: the list of a project's, and what is not found."""

from collections.abc import Iterator

from domain.incidents.follow_views import IncidentListView, Listed, NotFoundView
from domain.incidents.taps import FollowAction, FollowTap, ListTap
from domain.incidents.types import Status
from domain.notices import IncidentCardMoved
from messages import signs
from messages.incidents import facts
from messages.layout import Button, Line, Rendered, bold, capital, code, joined, one_line, screen, shelved
from messages.reader import Reader


def incident_list(view: IncidentListView, reader: Reader) -> Rendered:
    """Open ones first, then the last 30 days."""
    say = reader.say
    title = say.plain("Incidents · {project}", project=_project(view.project, reader)) if view.projects else None
    if not view.rows:
        return screen(
            bold(say("No incident in the last 30 days")),
            say("To raise one: {command} shots at the camp", command=reader.command("incident")),
        )
    opens = say.plural("{n} open", "{n} open", view.open) if view.open else say("None open")
    page = f"{view.page + 1}/{view.pages}" if view.pages > 1 else None
    return screen(
        bold(title or ""),
        joined(part for part in (opens, say("last 30 days"), page) if part),
        *(line for row in view.rows for line in _row(row, view, reader)),
        keyboard=[*_cards(view, reader), _leaf(view), *_others(view, reader)],
    )


def _row(row: Listed, view: IncidentListView, reader: Reader) -> Iterator[Line]:
    say = reader.say
    sign = facts.sign(row.status, row.severity)
    if row.hidden:
        sign = f"{signs.RESTRICTED} {signs.SEVERITY[row.severity]}"
    what = say.plain("Alert") if row.type is None else capital(reader.incident_type(row.type))
    yield joined((sign, joined(part for part in (row.number, bold(what)) if part)), " ")
    site = None if row.site is None else reader.site(row.site)
    late = say("report late") if row.report_late else None
    time = facts.at(row.raised_at, view.now, reader)
    yield joined(part for part in (time, site, _state(row, reader), late) if part)


def _state(row: Listed, reader: Reader) -> str:
    say = reader.say
    if row.status is Status.CLOSED:
        return say("closed")
    if row.takers:
        return say("taken by {names}", names=facts.names_of(row.takers, reader))
    return say("nobody has it")


def _cards(view: IncidentListView, reader: Reader) -> list[list[Button]]:
    shown = [(row.number or reader.say.plain("Alert"), row.incident) for row in view.rows]
    return shelved([(label, FollowTap(action=FollowAction.SHOW, incident=incident)) for label, incident in shown])


def _leaf(view: IncidentListView) -> list[Button]:
    page, pages = view.page, view.pages

    def to(other: int) -> ListTap:
        return ListTap(project=view.project, whole=view.project is None, page=other)

    before: list[Button] = [(f"‹ {page}/{pages}", to(page - 1))] if page > 0 else []
    return [*before, (f"{page + 2}/{pages} ›", to(page + 1))] if page < pages - 1 else before


def _others(view: IncidentListView, reader: Reader) -> list[list[Button]]:
    others = [project for project in view.projects if project != view.project]
    return shelved([(_project(key, reader), ListTap(project=key, whole=key is None)) for key in others])


def _project(key: str | None, reader: Reader) -> str:
    return reader.say.plain("whole mission") if key is None else reader.project(key)


def not_found(view: NotFoundView, reader: Reader) -> Rendered:
    """Nobody is told whether there is none, or none for them."""
    say = reader.say
    return screen(
        bold(say("{said}: not found, or not for you", said=one_line(view.said, 40))),
        say("{command}: all that you may see", command=reader.command("incidents")),
        say("For example: {example}", example=code(f"{reader.command('incident')} INC-2026-0042")),
    )


def moved(notice: IncidentCardMoved, reader: Reader) -> Rendered:
    """In the place of a card that a newer message shows."""
    return screen(reader.say("This card goes on further down."))
