"""Reporting in somebody's place: for whom, in words or with the form."""

from collections import Counter

from domain.notices import ReportForOther
from domain.shift_reports import ReportForPromptView, ReportForView, Somebody
from domain.taps import ReportForTap
from messages import signs
from messages.examples import COMMAND
from messages.layout import Button, Rendered, bold, code, headed, one_line, screen, shelved, shortened
from messages.people import role_name
from messages.reader import Reader

_A_PAGE = 10
"""Five rows of two names: more would push the text out of a small phone's screen."""


def report_for_menu(view: ReportForView, reader: Reader) -> Rendered:
    """The project's people, or, once somebody is chosen, how."""
    if view.chosen is not None:
        return _how(view, view.chosen, reader)
    say = reader.say
    if not view.people:
        first = say("Nobody else reports in {project} yet", project=reader.project(view.project or ""))
        return screen(
            bold(first if view.project else say("Nobody else reports yet")), keyboard=(_others(view, reader),)
        )
    pages = -(-len(view.people) // _A_PAGE)
    page = min(max(view.page, 0), pages - 1)
    shown = _labelled(view.people, reader)[page * _A_PAGE : (page + 1) * _A_PAGE]
    names: list[Button] = [
        (name, ReportForTap(project=view.project, page=page, person=somebody.id)) for name, somebody in shown
    ]
    leaf: list[Button] = []
    if page > 0:
        leaf.append((f"‹ {page}/{pages}", ReportForTap(project=view.project, page=page - 1)))
    if page < pages - 1:
        leaf.append((f"{page + 2}/{pages} ›", ReportForTap(project=view.project, page=page + 1)))
    said = None
    if view.named is not None:
        same = len({somebody.name for somebody in view.people}) == 1
        text = one_line(view.named, 30)
        said = say("Which {name}?", name=text) if same else say("Nobody here is called “{name}”.", name=text)
    return screen(
        bold(say("Report for whom?")),
        said,
        say("Also in one line: {command}, the name, the report.", command=reader.command("report_for")),
        keyboard=(*shelved(names), leaf, _others(view, reader)),
    )


def _others(view: ReportForView, reader: Reader) -> list[Button]:
    return [(reader.say.plain("Other projects"), ReportForTap())] if view.others else []


def _labelled(people: tuple[Somebody, ...], reader: Reader) -> list[tuple[str, Somebody]]:
    """The first names; where two have the same, with the usual site or the role."""
    same = Counter(somebody.name.casefold() for somebody in people)
    found = []
    for somebody in people:
        name = somebody.name
        if same[name.casefold()] > 1:
            more = role_name(somebody.role, reader.say) if somebody.site is None else reader.site(somebody.site)
            name = f"{name} · {more}"
        found.append((shortened(name, 36), somebody))
    return found


def _how(view: ReportForView, chosen: Somebody, reader: Reader) -> Rendered:
    say = reader.say

    def tap(how: str | None, person: int | None = chosen.id) -> ReportForTap:
        return ReportForTap(project=view.project, page=view.page, person=person, how=how)

    return screen(
        bold(say("Report for {name}", name=chosen.name)),
        say("It will be theirs; you both get the receipt."),
        keyboard=(
            [(say.plain("Write it"), tap("write")), (say.plain("With buttons"), tap("form"))],
            [(say.plain("Back"), tap(None, None))],
        ),
    )


def report_for_prompt(view: ReportForPromptView, reader: Reader) -> Rendered:
    """The report in words, as an answer: only so is it that person's."""
    say = reader.say
    text = screen(
        headed(signs.QUESTION, say("Reply here with the report for {name}", name=view.name)),
        say("Not counted yet: “{said}”", said=one_line(view.said)) if view.said else None,
        say("Your own report: {command} in front of it.", command=code(COMMAND))
        if view.said
        else say("Any other message counts as your own report."),
    )
    return Rendered(text.html, force_reply=True, placeholder=say.plain("Report for {name}", name=view.name)[:64])


def report_for_other(notice: ReportForOther, reader: Reader) -> Rendered:
    """An edit that would turn one person's report into another's."""
    say = reader.say
    return screen(
        headed(signs.RESTRICTED, say("A report stays its author's")),
        say("Nothing changed. For somebody else: {undo}, then send it again.", undo=reader.command("undo")),
    )
