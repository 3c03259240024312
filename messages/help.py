"""Answers that teach: what was not understood, in the person's own words, and a line that would work."""

from markupsafe import Markup

from domain.notices import BaseNotice, DayNotUnderstood, EmptyReport, Help, NotUnderstood, OnlyText, UnknownCommand
from domain.people_views import ExamplesView
from domain.report_form import START
from messages.examples import day_examples, examples
from messages.layout import Line, Rendered, bold, code, one_line, screen
from messages.reader import Reader

Teaching = ExamplesView | BaseNotice
"""The view with the reader's own project and site; the bare notice where they have none."""


def not_understood(view: Teaching, notice: NotUnderstood, reader: Reader) -> Rendered:
    """Not a report, or none that Vigie can read."""
    return screen(
        reader.say("Not understood: “{said}”", said=one_line(notice.said)),
        *_for_example(view, reader, 3),
    )


def empty_report(view: Teaching, notice: EmptyReport, reader: Reader) -> Rendered:
    """The command alone, in a group: in private the form opens."""
    link = f"https://t.me/{reader.bot_username}?start={START}"
    return screen(
        bold(reader.say("The report goes on the same line.")),
        *_for_example(view, reader, 3),
        reader.say("With buttons, in private: {link}", link=link),
    )


def only_text(view: Teaching, notice: OnlyText, reader: Reader) -> Rendered:
    """A voice message, a photo: the same in writing."""
    say = reader.say
    if notice.voice:
        first = bold(say("Vigie reads text, not voice."))
    else:
        first = bold(say("Vigie reads text, not pictures or files."))
    return screen(first, say("Nothing was counted. In writing it would be:"), *_lines(view, reader, 1))


def day_not_understood(view: Teaching, notice: DayNotUnderstood, reader: Reader) -> Rendered:
    """The day's list of a day that is none."""
    return screen(
        reader.say("Day not understood: “{said}”", said=one_line(notice.said)),
        reader.say("For example:"),
        *(code(line) for line in day_examples(reader)),
    )


def unknown_command(view: Teaching, notice: UnknownCommand, reader: Reader) -> Rendered:
    """The nearest command stands bare, so that a tap sends it."""
    say = reader.say
    said = code("/" + one_line(notice.said.lstrip("/"), 40))
    if notice.nearest is not None:
        return screen(
            say("Unknown command: {said}", said=said),
            say("Perhaps /{nearest}", nearest=notice.nearest.lstrip("/")),
        )
    known = Markup(" · ").join(reader.command(name) for name in ("report", "today", "settings", "help"))
    return screen(say("Unknown command: {said}", said=said), known)


def help_text(view: Teaching, notice: Help, reader: Reader) -> Rendered:
    """Five lines, three of them to copy; one more for each thing that only some may do."""
    say = reader.say
    return screen(
        bold(say("A report is one line:")),
        *_lines(view, reader, 3),
        say(
            "A mistake: edit your message. More: {today} {settings}",
            today=reader.command("today"),
            settings=reader.command("settings"),
        ),
        danger(reader),
        say("Phone lost: {lockme}", lockme=reader.command("lockme")),
        _beds(view, reader),
        say("Count the beds: {occupancy} {in_} {out}", **_counting(reader))
        if isinstance(view, ExamplesView) and view.counts_beds
        else None,
        say("For somebody of your team: {command}", command=reader.command("report_for"))
        if isinstance(view, ExamplesView) and view.reports_for
        else None,
        say("Your team, roles, lost phones: {team}", team=reader.command("team"))
        if isinstance(view, ExamplesView) and view.sees_team
        else None,
        say("Who is on duty, taking over: {duty}", duty=reader.command("duty")) if _sets_duty(view) else None,
        _summaries(reader) if isinstance(view, ExamplesView) and view.subscribes else None,
        _following(reader) if isinstance(view, ExamplesView) and view.follows else None,
        _safety(reader) if isinstance(view, ExamplesView) and view.calls_roll else None,
    )


def danger(reader: Reader) -> Markup:
    """The two commands that nobody should have to look for."""
    alert, sos = reader.command("incident"), reader.command("sos")
    return reader.say("Danger: {alert}. Life in danger: {sos}", alert=alert, sos=sos)


def _summaries(reader: Reader) -> Markup:
    asked, received = reader.command("summary"), reader.command("subscriptions")
    return reader.say(
        "Summaries: {summary}. Received without asking: {subscriptions}", summary=asked, subscriptions=received
    )


def _following(reader: Reader) -> Markup:
    say, one = reader.say, code(f"{reader.command('incident')} INC-2026-0042")
    return say("After an alert: answer its card. All: {all}. One: {one}", all=reader.command("incidents"), one=one)


def _safety(reader: Reader) -> Markup:
    roll_call, drill = reader.command("rollcall"), reader.command("drill")
    return reader.say("Is everybody safe: {rollcall}. Exercise: {drill}", rollcall=roll_call, drill=drill)


def _beds(view: Teaching, reader: Reader) -> Line:
    if not isinstance(view, ExamplesView) or not view.sees_beds:
        return None
    beds = reader.command("beds")
    if not view.holds_beds:
        return reader.say("A bed for tonight: {beds}", beds=beds)
    hold, refused = reader.command("hold"), reader.command("refused")
    return reader.say("A bed for tonight: {beds} {hold}. Full: {refused}", beds=beds, hold=hold, refused=refused)


def _counting(reader: Reader) -> dict[str, str]:
    return {"occupancy": reader.command("occupancy"), "in_": reader.command("in"), "out": reader.command("out")}


def _sets_duty(view: Teaching) -> bool:
    return isinstance(view, ExamplesView) and view.sets_duty


def _for_example(view: Teaching, reader: Reader, most: int) -> tuple[Line, ...]:
    return (reader.say("For example:"), *_lines(view, reader, most))


def _lines(view: Teaching, reader: Reader, most: int) -> tuple[Line, ...]:
    project, site = (view.project, view.site) if isinstance(view, ExamplesView) else (None, None)
    return tuple(code(line) for line in examples(reader, project, site)[:most])
