"""The author's card of one report: what counts, what is asked, and what can be done about it."""

from markupsafe import Markup

from domain.answers import may_leave_out
from domain.shift_reports import Conflict, Content, ReceiptView, ReportState, VoidReason
from domain.taps import AnswerTap, ReportAction, ReportTap
from messages import signs
from messages.counting import counted
from messages.dates import moment, spoken_day
from messages.layout import Button, Line, Quote, Rendered, bold, headed, joined, screen, shelved
from messages.reader import Reader
from messages.shift_reports.asking import habit_lines, labels, leave_out_label, question_line
from messages.shift_reports.figures import (
    content_in_line,
    doubt_line,
    entry_lines,
    field_changes,
    figures_before,
    lost_figures,
    shift_name,
)

_BLANK = Markup("")
_MOST_DOUBTS = 4
"""A report that is out of all proportion is seen by four of its figures as well."""


def receipt(view: ReceiptView, reader: Reader) -> Rendered:
    """The card in the state in which the report is now."""
    match view.state:
        case ReportState.STORED:
            return _stored(view, reader)
        case ReportState.PENDING:
            return _pending(view, reader)
        case ReportState.VOIDED:
            return _voided(view, reader)


def _stored(view: ReceiptView, reader: Reader) -> Rendered:
    sign = signs.CHANGED if view.changes else signs.STORED
    keyboard: tuple[tuple[Button, ...], ...] = ((_edit(view, reader), _undo(view, reader)),)
    if view.doubts:
        right = (reader.say.plain("Yes"), _tap(view, ReportAction.CONFIRM))
        wrong = (reader.say.plain("Correct it"), _tap(view, ReportAction.EDIT))
        keyboard = ((right, wrong), (_undo(view, reader),))
    return screen(
        headed(sign, title(view.content, reader)),
        _in_place(view, reader),
        when(view.content, view, reader),
        *field_changes(view.changes, reader),
        *_figures(view, reader),
        lost_figures(view.changes, reader),
        _comment(view.content),
        *_flags(view, reader),
        *_doubts(view, reader),
        keyboard=keyboard if view.changeable else (),
    )


def _doubts(view: ReceiptView, reader: Reader) -> list[Markup]:
    """Figures far from the usual, and while an answer is possible the question."""
    if not view.doubts:
        return []
    lines = [joined((doubt_line(doubt, reader),)) for doubt in view.doubts[:_MOST_DOUBTS]]
    if view.changeable:
        lines[-1] = reader.say("{doubt}. <b>Is it right?</b>", doubt=lines[-1])
    return [_BLANK, *lines]


def _pending(view: ReceiptView, reader: Reader) -> Rendered:
    if view.questions:
        return _question(view, reader)
    if view.conflict is not None:
        return _conflict(view, view.conflict, reader)
    return screen(
        headed(signs.WAITING, reader.say("Pending, not counted yet")),
        *_content_lines(view, reader),
        *_flags(view, reader),
        keyboard=((_edit(view, reader), _cancel(view, reader)),),
    )


def _question(view: ReceiptView, reader: Reader) -> Rendered:
    """One question at a time: the first that is open."""
    say = reader.say
    first, more = view.questions[0], len(view.questions) - 1
    names = reader.site_names(view.sites)
    sites = [(name, _tap(view, ReportAction.SITE, choice=key)) for key, name in zip(view.sites, names, strict=True)]
    texts = labels(first, view.choices, reader, view.today)
    likeliest: list[Button] = [
        (text, AnswerTap(report=view.report_id, revision=view.revision, choice=choice.key))
        for text, choice in zip(texts, view.choices, strict=True)
    ]
    words = say.plain("Something else…") if sites or likeliest else say.plain("Answer…")
    likeliest.append((words, _tap(view, ReportAction.WORDS)))
    without_it = may_leave_out(view.content, view.questions)
    if without_it:
        likeliest.append((leave_out_label(first, reader), _tap(view, ReportAction.LEAVE_OUT)))
    cancel = _cancel(view, reader) if without_it else _leave_all_out(view, reader)
    return screen(
        headed(signs.QUESTION, question_line(first, reader)),
        say.plural("Then {n} more question.", "Then {n} more questions.", more) if more else None,
        _BLANK,
        *_understood(view, reader),
        *_flags(view, reader),
        keyboard=(*shelved([*sites, *likeliest]), (_edit(view, reader), cancel)),
    )


def _leave_all_out(view: ReceiptView, reader: Reader) -> Button:
    """Without what is asked nothing can count: leaving it out gives up the report, or the correction."""
    kept = view.counted is not None
    label = reader.say.plain("Keep it as it was") if kept else reader.say.plain("Leave it all out")
    return label, _tap(view, ReportAction.DROP)


def _understood(view: ReceiptView, reader: Reader) -> list[Line]:
    """What was read so far, and that it does not count yet."""
    say = reader.say
    if view.content.entries:
        lines: list[Line] = [say("Understood, <b>not counted yet</b>:"), *_content_lines(view, reader)]
    else:
        lines = [say("Nothing is counted yet.") if view.counted is None else None]
    if view.counted is not None:
        lines.append(say("Still counts: {figures}", figures=content_in_line(view.counted, reader)))
    return lines


def _content_lines(view: ReceiptView, reader: Reader) -> list[Line]:
    """The whole report, below a first line that is not its title."""
    return [
        joined((title(view.content, reader),)),
        _in_place(view, reader),
        when(view.content, view, reader),
        *_figures(view, reader),
        _comment(view.content),
    ]


def _conflict(view: ReceiptView, conflict: Conflict, reader: Reader) -> Rendered:
    """The same work twice, or two teams': both reports are shown, and nothing changes before the tap."""
    say = reader.say
    at = moment(conflict.reported_at, view.today, say, reader.catalogue)
    theirs = content_in_line(conflict.content, reader)
    mine = content_in_line(_shared(view.content, conflict.content), reader)
    hidden = not conflict.content.entries  # figures that this reader may not see
    rows: tuple[tuple[Button, ...], ...]
    if conflict.own:
        if view.author is not None:
            first = say("{author} already reported this shift", author=view.author)
        elif conflict.reported_by is not None:
            first = say("{name} already reported this shift for you", name=conflict.reported_by)
        else:
            first = say("You already reported this shift")
        compared = (say("Before, {time}: {figures}", time=at, figures=theirs), say("Now: {figures}", figures=mine))
        rows = (
            (
                (say.plain("Replace"), _tap(view, ReportAction.REPLACE)),
                (say.plain("Add"), _tap(view, ReportAction.ADD)),
                _cancel(view, reader),
            ),
        )
        outcome = _outcome(view.content, conflict.content, reader)
        gone = _gone(view.content, conflict.content, reader)
    else:
        author = conflict.author or say.plain("Somebody on the team")
        first = say("{author} already reported this shift", author=author)
        compared = (
            say("{author}, {time}: {figures}", author=author, time=at, figures=theirs)
            if conflict.author
            else say("Before, {time}: {figures}", time=at, figures=theirs),
            say("You: {figures}", figures=mine) if view.author is None else say("Now: {figures}", figures=mine),
        )
        drop = _tap(view, ReportAction.DROP)
        rows = (
            ((say.plain("Same, drop mine") if view.author is None else say.plain("Same, drop this"), drop),),
            ((say.plain("Another team, add"), _tap(view, ReportAction.ADD)),),
        )
        outcome = say("The same work, or another team's?")
        gone = None
    return screen(
        headed(signs.QUESTION, first),
        joined((title(view.content if hidden else conflict.content, reader),)),
        _in_place(view, reader),
        when(view.content, view, reader),
        *(() if hidden else compared),
        outcome,
        gone,
        say("Nothing changes before your answer."),
        *_flags(view, reader),
        keyboard=rows,
    )


def _shared(mine: Content, theirs: Content) -> Content:
    """Of my report, the activities that the other one has too."""
    both = {entry.activity for entry in theirs.entries}
    kept = tuple(entry for entry in mine.entries if entry.activity in both)
    return Content(mine.project, mine.site, mine.day, mine.shift, kept, None)


def _gone(mine: Content, theirs: Content, reader: Reader) -> Markup | None:
    """The figures of the earlier report that this one does not have: to replace it would lose them."""
    now = {(activity, key) for activity, key, _ in mine.values()}
    both = {entry.activity for entry in mine.entries}
    lost = [
        counted(value, reader.indicator(activity, key), reader.say)
        for activity, key, value in theirs.values()
        if activity in both and (activity, key) not in now
    ]
    return reader.say("Replacing removes: {figures}", figures=joined(lost)) if lost else None


def _outcome(mine: Content, theirs: Content, reader: Reader) -> Markup | None:
    """What each button would make of the headline, where there is only one to speak of."""
    entries = _shared(mine, theirs).entries
    if len(entries) != 1 or len(theirs.entries) != 1:
        return None
    activity = reader.find_activity(entries[0].activity)
    key = activity.headline.key if activity else ""
    now, before = entries[0].values.get(key), theirs.entries[0].values.get(key)
    if now is None or before is None:
        return None
    return reader.say(
        "Replace: {replaced}. Add: {added}.",
        replaced=reader.say.number(now),
        added=counted(now + before, reader.indicator(entries[0].activity, key), reader.say),
    )


def _voided(view: ReceiptView, reader: Reader) -> Rendered:
    say = reader.say
    match view.void_reason:
        case VoidReason.CANCELLED:
            first, then = say("Cancelled, nothing counted"), None
        case VoidReason.SAME_AS_COLLEAGUE:
            first = say("Same work: yours is dropped") if view.author is None else say("Same work: this one is dropped")
            then = say("The colleague's report counts.")
        case VoidReason.REPLACED:
            first = say("Replaced by your later report") if view.author is None else say("Replaced by a later report")
            then = None
        case _:
            first, then = say("Report undone, not counted"), None
    restorable = view.changeable and view.void_reason is not VoidReason.REPLACED
    buttons = ((say.plain("Restore"), _tap(view, ReportAction.RESTORE)),) if restorable else ()
    return screen(
        headed(signs.UNDONE, first),
        joined((title(view.content, reader),)),
        _in_place(view, reader),
        when(view.content, view, reader),
        joined((content_in_line(view.content, reader),)) if view.content.entries else None,
        then,
        *_flags(view, reader),
        keyboard=(buttons,),
    )


# Lines that the states share.


def title(content: Content, reader: Reader) -> str:
    """`Clinique mobile · Lieux de survie`; of several activities, the place only."""
    names = [reader.activity(content.entries[0].activity)] if len(content.entries) == 1 else []
    if content.site is not None:
        names.append(reader.site(content.site))
    return " · ".join(names) or reader.say.plain("Report")


def when(content: Content, view: ReceiptView, reader: Reader) -> Markup | None:
    """`Calais · aujourd'hui, lun. 23 nov. · nuit`."""
    parts = [reader.project(content.project)] if content.project is not None else []
    if content.day is not None:
        parts.append(spoken_day(content.day, view.today, reader.say))
    if content.shift is not None:
        parts.append(shift_name(content.shift, reader))
    return joined(parts) if parts else None


def _in_place(view: ReceiptView, reader: Reader) -> Markup | None:
    """Whose report it is, or who sent it for them, where that is not the same person."""
    if view.author is not None:
        return bold(reader.say("For {name}", name=view.author))
    return reader.say("Sent in your place by {name}", name=view.reported_by) if view.reported_by is not None else None


def _figures(view: ReceiptView, reader: Reader) -> list[Markup]:
    before = figures_before(view.changes)
    if len(view.content.entries) == 1:
        return entry_lines(view.content.entries[0], reader, before)
    lines = []
    for entry in view.content.entries:
        lines += [_BLANK, bold(reader.activity(entry.activity)), *entry_lines(entry, reader, before)]
    return lines


def _comment(content: Content) -> Quote | None:
    return Quote(content.comment) if content.comment else None


def _flags(view: ReceiptView, reader: Reader) -> list[Markup]:
    say = reader.say
    lines = []
    if view.state is not ReportState.VOIDED:
        for key in view.out_of_season:
            name = reader.activity(key) if reader.find_activity(key) else reader.site(key)
            if view.state is ReportState.STORED:
                lines.append(say("{name}: out of season, counted all the same", name=name))
            else:
                lines.append(say("{name}: out of season", name=name))
        lines += habit_lines(view.habits, reader)
    if view.notified:
        lines.append(
            say.plural("Coordination told: {n} person", "Coordination told: {n} people", view.notified),
        )
    elif view.notified == 0:
        lines.append(bold(say("Nobody in Vigie to tell: call your coordinator")))
    return lines


def _tap(view: ReceiptView, action: ReportAction, choice: str | None = None) -> ReportTap:
    return ReportTap(action=action, report=view.report_id, revision=view.revision, choice=choice)


def _edit(view: ReceiptView, reader: Reader) -> Button:
    return reader.say.plain("Edit"), _tap(view, ReportAction.EDIT)


def _undo(view: ReceiptView, reader: Reader) -> Button:
    return reader.say.plain("Undo"), _tap(view, ReportAction.UNDO)


def _cancel(view: ReceiptView, reader: Reader) -> Button:
    """Drops what waits: of a card that is older it drops nothing."""
    return reader.say.plain("Cancel"), _tap(view, ReportAction.DROP)
