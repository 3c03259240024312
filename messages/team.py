"""A team's people: the list, one person, what is to be changed and what that means, and what was done."""

from collections.abc import Iterable

from markupsafe import Markup

from domain.taps import InviteTap
from domain.team import WHOLE_MISSION, Member, TeamView
from domain.team_taps import TeamAction, TeamTap
from messages import signs, team_changes
from messages.layout import (
    Button,
    Line,
    Rendered,
    bold,
    capital,
    headed,
    joined,
    one_line,
    screen,
    shelved,
    shortened,
)
from messages.people import role_name
from messages.reader import Reader
from messages.team_words import back_to_list, role_line, scope_name, tap_on

_A_PAGE = 6
"""Three rows of two names: more people, with their roles above, would not fit a small phone's screen."""


def team(view: TeamView, reader: Reader) -> Rendered:
    """The card, with what is open on it."""
    if view.scope is None:
        return _scopes(view, reader)
    if view.part == "done":
        return team_changes.done(view, reader)
    if view.member is None:
        return _list(view, reader)
    if view.part == "ask":
        return team_changes.ask(view, view.member, reader)
    if view.part is not None:
        return team_changes.menu(view, view.member, reader)
    return _person(view, view.member, reader)


def _scopes(view: TeamView, reader: Reader) -> Rendered:
    found = [(capital(scope_name(s, reader)), TeamTap(action=TeamAction.SCOPE, choice=s)) for s in view.scopes]
    return screen(bold(reader.say("Which team?")), keyboard=shelved(found))


# The list


def _list(view: TeamView, reader: Reader) -> Rendered:
    say, pages = reader.say, max(1, -(-len(view.members) // _A_PAGE))
    page = min(max(view.page, 0), pages - 1)
    shown = view.members[page * _A_PAGE : (page + 1) * _A_PAGE]
    names = _named(shown)
    people: list[Button] = [
        (shortened(name, 34), TeamTap(action=TeamAction.PERSON, id=m.id)) for name, m in zip(names, shown, strict=True)
    ]
    leaf: list[Button] = []
    if page > 0:
        leaf.append((f"‹ {page}/{pages}", TeamTap(action=TeamAction.PAGE, choice=str(page - 1))))
    if page < pages - 1:
        leaf.append((f"{page + 2}/{pages} ›", TeamTap(action=TeamAction.PAGE, choice=str(page + 1))))
    more: list[Button] = []
    if view.may_invite:
        more.append((say.plain("Invite"), InviteTap(project=view.scope)))
    if len(view.scopes) > 1:
        more.append((say.plain("Other projects"), TeamTap(action=TeamAction.SCOPES)))
    count = say.plain_plural("{n} person", "{n} people", len(view.members))
    title = joined((bold(capital(scope_name(view.scope, reader))), count))
    return screen(
        title,
        *(_row(m, name, view, reader) for name, m in zip(names, shown, strict=True)),
        keyboard=(*shelved(people), leaf, more),
    )


def _named(people: Iterable[Member]) -> list[str]:
    """First names; a second one of the same name on the page gets its number."""
    seen: dict[str, int] = {}
    found = []
    for one in people:
        name = one_line(one.name, 24)
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found


def _row(one: Member, name: str, view: TeamView, reader: Reader) -> Markup:
    roles = list(dict.fromkeys(role_name(h.grant.role, reader.say) for h in one.roles))
    state = _state(one, reader)
    return joined((bold(name), *roles[:2], *(("…",) if len(roles) > 2 else ()), *((state,) if state else ())))


def _state(one: Member, reader: Reader) -> str | None:
    if one.locked:
        return reader.say.plain("account locked")
    return reader.say.plain("cannot be reached") if one.unreachable else None


# One person


def _person(view: TeamView, one: Member, reader: Reader) -> Rendered:
    say, state = reader.say, _state(one, reader)
    name = say.plain("{name} (you)", name=one_line(one.name, 30)) if one.me else one_line(one.name, 40)
    rows: list[list[Button]] = []
    if one.changeable:
        change = [(say.plain("Change"), tap_on(one, TeamAction.CHANGE))] if _can_become(view, one) else []
        rows.append([*change, (say.plain("Remove"), tap_on(one, TeamAction.DROP))])
    if view.may_lock:
        lock = (
            (say.plain("Unlock"), TeamAction.UNLOCK)
            if one.locked
            else (say.plain("Lock (phone lost)"), TeamAction.LOCK)
        )
        rows.append([(lock[0], tap_on(one, lock[1]))])
    rows.append([back_to_list(view, reader)])
    return screen(
        headed(signs.RESTRICTED, name) if one.locked else bold(name),
        *(joined(("· " + part for part in [role_line(h.grant, view, reader)]), "") for h in one.roles),
        say("Account locked: Vigie tells it nothing.")
        if one.locked
        else None
        if state is None
        else joined((capital(state), "."), ""),
        None if one.changeable else _why_not(view, one, reader),
        keyboard=rows,
    )


def _can_become(view: TeamView, one: Member) -> bool:
    """Whether the reader could make anything of one of the roles: one's own can mostly be given up only."""
    return any(h.grant.role in view.roles for h in one.roles if h.id in one.changeable)


def _why_not(view: TeamView, one: Member, reader: Reader) -> Line:
    say = reader.say
    if view.scope != WHOLE_MISSION and all(h.grant.project is None for h in one.roles):
        return say("A role for the whole mission: an admin changes it.")
    return say("An admin changes this role.")
