"""Changing somebody's role: what there is to choose from, what it means, what was done."""

from collections.abc import Iterator

from markupsafe import Markup

from domain.people import Grant
from domain.team import Held, Member, TeamView
from domain.team_taps import TeamAction, TeamTap
from messages import signs
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
from messages.team_words import back_to_list, day_name, role_line, scope_name, tap_on


def menu(view: TeamView, one: Member, reader: Reader) -> Rendered:
    """What there is to choose from."""
    say = reader.say
    back: list[Button] = [(say.plain("Back"), TeamTap(action=TeamAction.PERSON, id=one.id))]
    if len(view.held) != 1:
        own = [h for h in view.held if h.id in one.changeable]
        which = [(shortened(capital(role_line(h.grant, view, reader)), 38), _which(one, h)) for h in own]
        return screen(
            bold(say("{name}: which role?", name=one_line(one.name, 30))), keyboard=(*([b] for b in which), back)
        )
    held = view.held[0]
    asked, buttons = _choices(view, one, held.grant, reader)
    return screen(
        bold(asked),
        Markup("· ") + role_line(held.grant, view, reader) if view.part != "sites" else None,
        say("Not understood: “{said}”", said=one_line(view.said)) if view.said else None,
        say("A day that is ahead, for example:") if view.said else None,
        code(say.plain("31 January")) if view.said else None,
        keyboard=(*buttons, back),
    )


def _which(one: Member, held: Held) -> TeamTap:
    return tap_on(one, TeamAction.GRANT, str(held.id))


def _choices(view: TeamView, one: Member, grant: Grant, reader: Reader) -> tuple[Markup, list[list[Button]]]:
    say, name = reader.say, one_line(one.name, 30)
    match view.part:
        case "roles":
            roles = [r for r in view.roles if r is not grant.role]
            return say("{name}: which role?", name=name), shelved(
                [(capital(role_name(r, say)), tap_on(one, TeamAction.ROLE, r.value)) for r in roles]
            )
        case "projects":
            projects = [(reader.project(p), tap_on(one, TeamAction.PROJECT, p)) for p in view.projects]
            return say("{name}: to which project?", name=name), shelved(projects)
        case "ends":
            days: list[Button] = [
                (day_name(day, view, reader), tap_on(one, TeamAction.END, day.isoformat())) for day in view.ends
            ]
            other: list[Button] = [(say.plain("Other day…"), tap_on(one, TeamAction.TYPE))]
            if grant.until is not None:
                other.append((say.plain("No end"), tap_on(one, TeamAction.END)))
            return say("{name}: last day of the role?", name=name), [*shelved(days), other]
        case "sites":
            return say("{name}: which sites?", name=name), _sites(view, one, grant, reader)
    found: list[Button] = [(say.plain("Role"), tap_on(one, TeamAction.ROLES))]
    if len(view.sites) > 1:
        found.append((say.plain("Sites"), tap_on(one, TeamAction.SITES)))
    if view.projects:
        found.append((say.plain("Project"), tap_on(one, TeamAction.PROJECTS)))
    found.append((say.plain("End date"), tap_on(one, TeamAction.ENDS)))
    return say("{name}: what changes?", name=name), shelved(found)


def _sites(view: TeamView, one: Member, grant: Grant, reader: Reader) -> list[list[Button]]:
    say = reader.say
    chosen = grant.sites if view.after is None else view.after.sites
    every: Button = (_ticked(say.plain("Every site"), chosen is None), tap_on(one, TeamAction.SITE))
    sites: list[Button] = [
        (
            _ticked(shortened(reader.site(key), 34), chosen is not None and key in chosen),
            tap_on(one, TeamAction.SITE, key),
        )
        for key in view.sites
    ]
    done: list[list[Button]] = []
    if view.after is not None and view.after.sites != grant.sites:
        done = [[(say.plain("Go on"), tap_on(one, TeamAction.DO))]]
    return [[every], *shelved(sites), *done]


def _ticked(text: str, chosen: bool) -> str:
    return f"✓ {text}" if chosen else text


# What it means, and what was done


def ask(view: TeamView, one: Member, reader: Reader) -> Rendered:
    """The consequence, before it is done."""
    say = reader.say
    keep: Button = (say.plain("Keep as it is"), TeamTap(action=TeamAction.PERSON, id=one.id))
    return screen(*_meaning(view, one, reader), keyboard=[[keep, (_doing(view, reader), tap_on(one, TeamAction.DO))]])


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
            yield Markup("· ") + role_line(held.grant, view, reader, project=True)
        yield say("Nothing more comes, cards are emptied. Reports stay.")
    else:
        yield bold(say("{name}: change the role?", name=name))
        yield say("Now: {role}", role=role_line(view.held[0].grant, view, reader, project=True))
        yield say("Then: {role}", role=_after(view.after, view, reader))
        yield _loses(view, reader)
    if view.on_duty:
        yield say("Is in the duty plan: somebody else has to be on duty.")
    if view.what == "lock":
        yield say("Telegram groups: take the account out yourself.")


def _after(after: Grant, view: TeamView, reader: Reader) -> str:
    text = role_line(after, view, reader, project=True)
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


def done(view: TeamView, reader: Reader) -> Rendered:
    """What was done, and the way back."""
    say, name, scope = reader.say, one_line(view.name, 30), scope_name(view.scope, reader)
    back = back_to_list(view, reader)
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
        say("{name}: {role}", name=one_line(view.name, 30), role=role_line(view.held[0].grant, view, reader)),
    )
    return Rendered(text.html, force_reply=True, placeholder=say.plain("31 January"))
