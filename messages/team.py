"""A team's people: the list, one person, what is to be changed and what that means, and what was done."""

from collections.abc import Iterable, Iterator
from datetime import date

from markupsafe import Markup

from domain.people import Grant
from domain.taps import InviteTap
from domain.team import WHOLE_MISSION, Held, Member, TeamView, last_day
from domain.team_taps import TeamAction, TeamTap
from messages import signs
from messages.dates import short_day
from messages.layout import (
    Button,
    Line,
    Rendered,
    bold,
    capital,
    code,
    headed,
    joined,
    one_line,
    screen,
    shelved,
    shortened,
)
from messages.people import role_name
from messages.reader import Reader

_A_PAGE = 6
"""Three rows of two names: more people, with their roles above, would not fit a small phone's screen."""


def team(view: TeamView, reader: Reader) -> Rendered:
    """The card, with what is open on it."""
    if view.scope is None:
        return _scopes(view, reader)
    if view.part == "done":
        return _done(view, reader)
    if view.member is None:
        return _list(view, reader)
    if view.part == "ask":
        return _ask(view, view.member, reader)
    if view.part is not None:
        return _menu(view, view.member, reader)
    return _person(view, view.member, reader)


def scope_name(scope: str | None, reader: Reader) -> str:
    """The project, or the whole mission."""
    return reader.say.plain("whole mission") if scope in (None, WHOLE_MISSION) else reader.project(scope or "")


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
        change = [(say.plain("Change"), _tap(one, TeamAction.CHANGE))] if _can_become(view, one) else []
        rows.append([*change, (say.plain("Remove"), _tap(one, TeamAction.DROP))])
    if view.may_lock:
        lock = (
            (say.plain("Unlock"), TeamAction.UNLOCK)
            if one.locked
            else (say.plain("Lock (phone lost)"), TeamAction.LOCK)
        )
        rows.append([(lock[0], _tap(one, lock[1]))])
    rows.append([_back_to_list(view, reader)])
    return screen(
        headed(signs.RESTRICTED, name) if one.locked else bold(name),
        *(joined(("· " + part for part in [_role(h.grant, view, reader)]), "") for h in one.roles),
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


def _role(grant: Grant, view: TeamView, reader: Reader, *, project: bool = False) -> str:
    """`équipe de terrain, Lieux de survie, jusqu'au dim. 29 nov.`"""
    say, parts = reader.say, [role_name(grant.role, reader.say)]
    if project or (grant.project is None) != (view.scope == WHOLE_MISSION):
        parts.append(scope_name(grant.project, reader))
    if grant.sites is not None:
        parts.append(", ".join(reader.site(key) for key in sorted(grant.sites)))
    if grant.until is not None:
        parts.append(say.plain("until {day}", day=_day(last_day(grant.until, reader.catalogue.zone), view, reader)))
    return " · ".join(parts)


def _day(day: date, view: TeamView, reader: Reader) -> str:
    return short_day(day, reader.language, day.year != view.today.year)


def _tap(one: Member, action: TeamAction, choice: str | None = None) -> TeamTap:
    return TeamTap(action=action, id=one.id, choice=choice)


def _back_to_list(view: TeamView, reader: Reader) -> Button:
    return (reader.say.plain("The team"), TeamTap(action=TeamAction.PAGE, choice=str(view.page)))


# What is to be changed


def _menu(view: TeamView, one: Member, reader: Reader) -> Rendered:
    say = reader.say
    back: list[Button] = [(say.plain("Back"), TeamTap(action=TeamAction.PERSON, id=one.id))]
    if len(view.held) != 1:
        own = [h for h in view.held if h.id in one.changeable]
        which = [(shortened(capital(_role(h.grant, view, reader)), 38), _which(one, h)) for h in own]
        return screen(
            bold(say("{name}: which role?", name=one_line(one.name, 30))), keyboard=(*([b] for b in which), back)
        )
    held = view.held[0]
    asked, buttons = _choices(view, one, held.grant, reader)
    return screen(
        bold(asked),
        Markup("· ") + _role(held.grant, view, reader) if view.part != "sites" else None,
        say("Not understood: “{said}”", said=one_line(view.said)) if view.said else None,
        say("A day that is ahead, for example:") if view.said else None,
        code(say.plain("31 January")) if view.said else None,
        keyboard=(*buttons, back),
    )


def _which(one: Member, held: Held) -> TeamTap:
    return _tap(one, TeamAction.GRANT, str(held.id))


def _choices(view: TeamView, one: Member, grant: Grant, reader: Reader) -> tuple[Markup, list[list[Button]]]:
    say, name = reader.say, one_line(one.name, 30)
    match view.part:
        case "roles":
            roles = [r for r in view.roles if r is not grant.role]
            return say("{name}: which role?", name=name), shelved(
                [(capital(role_name(r, say)), _tap(one, TeamAction.ROLE, r.value)) for r in roles]
            )
        case "projects":
            projects = [(reader.project(p), _tap(one, TeamAction.PROJECT, p)) for p in view.projects]
            return say("{name}: to which project?", name=name), shelved(projects)
        case "ends":
            days: list[Button] = [
                (_day(day, view, reader), _tap(one, TeamAction.END, day.isoformat())) for day in view.ends
            ]
            other: list[Button] = [(say.plain("Other day…"), _tap(one, TeamAction.TYPE))]
            if grant.until is not None:
                other.append((say.plain("No end"), _tap(one, TeamAction.END)))
            return say("{name}: last day of the role?", name=name), [*shelved(days), other]
        case "sites":
            return say("{name}: which sites?", name=name), _sites(view, one, grant, reader)
    found: list[Button] = [(say.plain("Role"), _tap(one, TeamAction.ROLES))]
    if len(view.sites) > 1:
        found.append((say.plain("Sites"), _tap(one, TeamAction.SITES)))
    if view.projects:
        found.append((say.plain("Project"), _tap(one, TeamAction.PROJECTS)))
    found.append((say.plain("End date"), _tap(one, TeamAction.ENDS)))
    return say("{name}: what changes?", name=name), shelved(found)


def _sites(view: TeamView, one: Member, grant: Grant, reader: Reader) -> list[list[Button]]:
    say = reader.say
    chosen = grant.sites if view.after is None else view.after.sites
    every: Button = (_ticked(say.plain("Every site"), chosen is None), _tap(one, TeamAction.SITE))
    sites: list[Button] = [
        (
            _ticked(shortened(reader.site(key), 34), chosen is not None and key in chosen),
            _tap(one, TeamAction.SITE, key),
        )
        for key in view.sites
    ]
    done: list[list[Button]] = []
    if view.after is not None and view.after.sites != grant.sites:
        done = [[(say.plain("Go on"), _tap(one, TeamAction.DO))]]
    return [[every], *shelved(sites), *done]


def _ticked(text: str, chosen: bool) -> str:
    return f"✓ {text}" if chosen else text


# What it means, and what was done


def _ask(view: TeamView, one: Member, reader: Reader) -> Rendered:
    say = reader.say
    keep: Button = (say.plain("Keep as it is"), TeamTap(action=TeamAction.PERSON, id=one.id))
    return screen(*_meaning(view, one, reader), keyboard=[[keep, (_doing(view, reader), _tap(one, TeamAction.DO))]])


def _doing(view: TeamView, reader: Reader) -> str:
    say = reader.say
    if view.what == "drop":
        return say.plain("Remove")
    return say.plain("Lock") if view.what == "lock" else say.plain("Change")


def _meaning(view: TeamView, one: Member, reader: Reader) -> Iterator[Line]:
    say, name = reader.say, one_line(one.name, 30)
    if view.sure:
        yield headed(signs.DOUBTFUL, say("Your last role that leads"))
        yield say("No way back: somebody else would have to invite you.")
        return
    if view.what == "lock":
        yield bold(say("{name}: lock the account?", name=name))
        yield say("At once: Vigie is silent there, its cards are emptied.")
        yield say("Alerts go to others. You can unlock it.")
    elif view.after is None:
        scope = scope_name(view.scope, reader)
        first = say("Leave {project}?", project=scope) if one.me else say("Remove {name}?", name=name)
        yield bold(first)
        for held in view.held:
            yield Markup("· ") + _role(held.grant, view, reader, project=True)
        yield say("Nothing more comes, cards are emptied. Reports stay.")
    else:
        yield bold(say("{name}: change the role?", name=name))
        yield say("Now: {role}", role=_role(view.held[0].grant, view, reader, project=True))
        yield say("Then: {role}", role=_after(view.after, view, reader))
        yield _loses(view, reader)
    if view.on_duty:
        yield say("Is in the duty plan: somebody else has to be on duty.")
    if view.what == "lock":
        yield say("Telegram groups: take the account out yourself.")


def _after(after: Grant, view: TeamView, reader: Reader) -> str:
    text = _role(after, view, reader, project=True)
    every, endless = reader.say.plain("every site"), reader.say.plain("no end")
    if view.what == "sites" and after.sites is None:
        return f"{text} · {every}"
    if view.what == "end" and after.until is None:
        return f"{text} · {endless}"
    return text


def _loses(view: TeamView, reader: Reader) -> Line:
    say = reader.say
    if view.what == "end":
        return say("That day at midnight it ends by itself.") if view.after and view.after.until else None
    return say("At once: what it does not show is emptied.")


def _done(view: TeamView, reader: Reader) -> Rendered:
    say, name, scope = reader.say, one_line(view.name, 30), scope_name(view.scope, reader)
    back = _back_to_list(view, reader)
    if view.mine:
        return screen(headed(signs.STORED, say("Your role is over")), joined((scope,)), keyboard=[[back]])
    undo: Button = (say.plain("Undo"), TeamTap(action=TeamAction.UNDO, id=view.of))
    if view.what == "drop":
        first = headed(signs.STORED, say("{name} is removed", name=name))
    else:
        first = headed(signs.CHANGED, say("{name}: role changed", name=name))
    told = say.plain("told of it")
    return screen(first, joined((scope, told)), say("Can be undone for 24 hours."), keyboard=[[undo, back]])


def end_prompt(view: TeamView, reader: Reader) -> Rendered:
    """The last day, as an answer."""
    say = reader.say
    text = screen(
        headed(signs.QUESTION, say("Reply here with the last day")),
        say("{name}: {role}", name=one_line(view.name, 30), role=_role(view.held[0].grant, view, reader)),
    )
    return Rendered(text.html, force_reply=True, placeholder=say.plain("31 January"))
