"""Inviting somebody: which project, which role, and a message to forward."""

from domain.people_views import InviteMadeView, InviteMenuView
from domain.taps import InviteTap
from messages.dates import full_moment
from messages.layout import Button, Rendered, bold, code, joined, screen, shelved
from messages.people import role_name
from messages.reader import Reader

WHOLE_MISSION = "*"
"""What stands for the whole mission where a project is chosen."""


def invite_menu(view: InviteMenuView, reader: Reader) -> Rendered:
    """The project, then the role: only what this reader may grant."""
    say = reader.say
    if view.project is None:
        projects = [(_capital(_scope(key, reader)), InviteTap(project=key)) for key in view.projects]
        return screen(bold(say("Invite: for which project?")), keyboard=shelved(projects))
    roles: list[Button] = [
        (_capital(role_name(role, say)), InviteTap(project=view.project, role=role.value)) for role in view.roles
    ]
    back: list[list[Button]] = [[(say.plain("Back"), InviteTap())]] if len(view.projects) > 1 else []
    return screen(
        bold(say("Invite · {project}: which role?", project=_scope(view.project, reader))),
        say("One tap, one link, for one person."),
        keyboard=[*shelved(roles), *back],
    )


def invite_made(view: InviteMadeView, reader: Reader) -> Rendered:
    """Written for whoever gets it forwarded: nothing in it is about the one who made it."""
    say = reader.say
    project = _scope(WHOLE_MISSION if view.project is None else view.project, reader)
    link = f"https://t.me/{reader.bot_username}?start={view.code}"
    return screen(
        bold(say("Invitation to Vigie · {project}", project=project)),
        say("Role: {role}", role=role_name(view.role, say)),
        say("Open this link, then tap Start:"),
        joined((link,)),
        say("Or send {start} to @{bot}", start=code(f"/start {view.code}"), bot=reader.bot_username),
        say("For one person, until {time}.", time=full_moment(view.expires_at, say, reader.catalogue)),
    )


def _scope(project: str, reader: Reader) -> str:
    return reader.say.plain("whole mission") if project == WHOLE_MISSION else reader.project(project)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
