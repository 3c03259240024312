"""To people whose role is over or another; of accounts that are locked; of strangers in groups."""

from markupsafe import Markup

from domain.notices import AccountLocked, GroupStranger, RoleChanged, RoleEnded
from domain.people import Grant
from domain.taps import InviteTap
from domain.team import LockView, last_day
from domain.team_taps import UnlockTap
from messages import signs
from messages.dates import short_day
from messages.layout import Line, Rendered, bold, headed, joined, one_line, screen
from messages.people import role_name
from messages.reader import Reader
from messages.team_words import scope_name


def role_ended(notice: RoleEnded, reader: Reader) -> Rendered:
    """What ended, what stays, and whom to ask."""
    say = reader.say
    first = say("Your role is over") if len(notice.roles) == 1 else say("Your roles are over")
    return screen(
        bold(first),
        *(Markup("· ") + joined((role_name(role, say), scope_name(project, reader))) for role, project in notice.roles),
        say("Your reports stay counted."),
        say("A question: ask your coordinator."),
    )


def role_changed(notice: RoleChanged, reader: Reader) -> Rendered:
    """What the role is from now on."""
    say, grant = reader.say, Grant(notice.role, notice.project)
    sites = None if notice.sites is None else ", ".join(reader.site(key) for key in notice.sites)
    until = None
    if notice.until is not None:
        day = last_day(notice.until, reader.catalogue.zone)
        until = say("Until {day}", day=short_day(day, reader.language, year=True))
    return screen(
        headed(signs.CHANGED, say("Your role in Vigie")),
        joined((role_name(grant.role, say), scope_name(grant.project, reader))),
        None if sites is None else say("Sites: {sites}", sites=sites),
        until,
        say("{help}: what you can do.", help=reader.command("help")),
    )


def locked(notice: AccountLocked, reader: Reader) -> Rendered:
    """All that a locked account is told. Whoever holds the phone learns nothing from it."""
    return screen(reader.say("This account is locked. A coordinator can unlock it."))


def opened(view: LockView, reader: Reader) -> Rendered:
    """To whom it belongs."""
    say = reader.say
    return screen(
        headed(signs.SAFE, say("Your account is unlocked")),
        say("By {name}.", name=one_line(view.opened_by or "", 30)),
        say("Nothing sent meanwhile was read, but for an SOS."),
    )


def lock_told(view: LockView, reader: Reader) -> Rendered:
    """To those who can open it again."""
    say, name = reader.say, one_line(view.name, 30)
    if view.open:
        by = view.opened_by
        who = say("By you.") if view.opened_by_me else None if by is None else say("By {name}.", name=one_line(by, 30))
        return screen(headed(signs.SAFE, say("{name}: account unlocked", name=name)), who)
    return screen(
        headed(signs.RESTRICTED, say("{name}: account locked", name=name)),
        _who_locked(view, reader),
        say("Vigie tells it nothing any more; alerts go to others."),
        say("Take it out of your Telegram groups: Vigie cannot."),
        say("Unlock only once you have heard their voice."),
        keyboard=[[(say.plain("Unlock"), UnlockTap(person=view.person))]],
    )


def _who_locked(view: LockView, reader: Reader) -> Line:
    say = reader.say
    if view.by is None:
        return say("Locked from the account itself: phone lost.")
    return (
        say("Locked by you: phone lost.")
        if view.by_me
        else say("Locked by {name}: phone lost.", name=one_line(view.by, 30))
    )


def group_stranger(notice: GroupStranger, reader: Reader) -> Rendered:
    """Who came, and what can be done about it."""
    say, project = reader.say, reader.project(notice.project)
    return screen(
        headed(signs.DOUBTFUL, say("Somebody without a role is in a group")),
        joined((project, one_line(notice.name, 40))),
        say("They read what Vigie says there. Invite, or remove."),
        keyboard=[[(say.plain("Invite"), InviteTap(project=notice.project))]],
    )
