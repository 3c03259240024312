"""Words and buttons that every part of a team's card has."""

from datetime import date

from domain.people import Grant
from domain.team import WHOLE_MISSION, Member, TeamView, last_day
from domain.team_taps import TeamAction, TeamTap
from messages.dates import short_day
from messages.layout import Button
from messages.people import role_name
from messages.reader import Reader


def scope_name(scope: str | None, reader: Reader) -> str:
    """The project, or the whole mission."""
    return reader.say.plain("whole mission") if scope in (None, WHOLE_MISSION) else reader.project(scope or "")


def role_line(grant: Grant, view: TeamView, reader: Reader, *, project: bool = False) -> str:
    """`équipe de terrain, Lieux de survie, jusqu'au dim. 29 nov.`"""
    say, parts = reader.say, [role_name(grant.role, reader.say)]
    if project or (grant.project is None) != (view.scope == WHOLE_MISSION):
        parts.append(scope_name(grant.project, reader))
    if grant.sites is not None:
        parts.append(", ".join(reader.site(key) for key in sorted(grant.sites)))
    if grant.until is not None:
        parts.append(say.plain("until {day}", day=day_name(last_day(grant.until, reader.catalogue.zone), view, reader)))
    return " · ".join(parts)


def day_name(day: date, view: TeamView, reader: Reader) -> str:
    """The day, with its year where that is another."""
    return short_day(day, reader.language, day.year != view.today.year)


def tap_on(one: Member, action: TeamAction, choice: str | None = None) -> TeamTap:
    """A button about this person."""
    return TeamTap(action=action, id=one.id, choice=choice)


def back_to_list(view: TeamView, reader: Reader) -> Button:
    """To the team."""
    return (reader.say.plain("The team"), TeamTap(action=TeamAction.PAGE, choice=str(view.page)))
