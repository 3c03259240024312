"""Coordinators' review of reports: their card, what its author is asked, what was changed in somebody's place."""

from collections.abc import Mapping
from datetime import date, datetime

from markupsafe import Markup

from domain.notices import ReviewReasonPrompt
from domain.reviews import ChangedView, ReviewOutcome, ReviewReason, ReviewState, ReviewView, SentBackView
from domain.shift_reports import Change, Content, ReportState
from domain.taps import ReportAction, ReportTap, ReviewAction, ReviewTap
from messages import signs
from messages.counting import counted
from messages.dates import moment, spoken_day
from messages.layout import Button, Line, Quote, Rendered, headed, joined, screen
from messages.reader import Reader
from messages.shift_reports.figures import arrow, content_in_line, doubt_line, field_changes, lost_figures, shift_name
from messages.shift_reports.receipt import title
from messages.wording import marked

_REASONS: Mapping[ReviewReason, str] = {
    ReviewReason.DOUBLE: marked("reported twice?"),
    ReviewReason.SITE: marked("which site?"),
    ReviewReason.FIGURE: marked("is the figure right?"),
}
_BUTTONS: Mapping[ReviewReason, str] = {
    ReviewReason.DOUBLE: marked("Double"),
    ReviewReason.SITE: marked("Site"),
    ReviewReason.FIGURE: marked("Figure"),
    ReviewReason.OTHER: marked("Other…"),
}


def review_card(view: ReviewView, reader: Reader) -> Rendered:
    """Somebody's report as it counts now, how its review stands, and what can be done about it."""
    say = reader.say
    review = view.review
    author = view.author or say.plain("somebody on the team")
    at = moment(view.reported_at, view.today, say, reader.catalogue)
    return screen(
        headed(_sign(view), f"{author} · {at}"),
        say("Sent in their place by {name}", name=view.reported_by) if view.reported_by is not None else None,
        *_report(view.content, view, reader),
        Quote(view.content.comment) if view.content.comment else None,
        *(joined((doubt_line(doubt, reader),)) for doubt in view.doubts),
        *([] if review is None else _story(review, view, reader)),
        *([] if review is not None and review.outcome is ReviewOutcome.CORRECTED else _last_change(view, reader)),
        say("Why does it go back?") if view.choosing and not _waits(review) else None,
        say("Undone, not counted") if view.state is ReportState.VOIDED and review is None else None,
        keyboard=_keyboard(view, reader),
    )


def _waits(review: ReviewState | None) -> bool:
    return review is not None and review.outcome is None


def _last_change(view: ReviewView, reader: Reader) -> list[Line]:
    """What was corrected without a review: by the author, or by a coordinator."""
    if not view.changes or view.changed_at is None:
        return []
    return _corrected(view.changes, view.changed_by, view.changed_at, view.today, reader)


def _sign(view: ReviewView) -> str:
    if view.state is ReportState.VOIDED:
        return signs.UNDONE
    if _waits(view.review):
        return signs.WAITING
    if view.doubts:
        return signs.DOUBTFUL
    corrected = view.review is not None and view.review.outcome is ReviewOutcome.CORRECTED
    return signs.CHANGED if corrected or view.changes else signs.STORED


def _story(review: ReviewState, view: ReviewView | SentBackView, reader: Reader) -> list[Line]:
    """Why it went back, and how that ended: `Corrigé : 34 → 36 consultations, par Amina, 14:20`."""
    say = reader.say
    at = moment(review.opened_at, view.today, say, reader.catalogue)
    by = review.by or say.plain("your coordinator")
    lines: list[Line] = [
        say("Sent back by {name}, {time}: {reason}", name=by, time=at, reason=say.plain(_REASONS[review.reason]))
        if review.reason is not ReviewReason.OTHER
        else say("Sent back by {name}, {time}:", name=by, time=at),
        Quote(review.words) if review.words else None,
    ]
    if review.outcome is None:
        return [*lines, say("No answer yet. Its figures count meanwhile.")]
    return [*lines, *_ending(review, view, reader)]


def _ending(review: ReviewState, view: ReviewView | SentBackView, reader: Reader) -> list[Line]:
    say = reader.say
    name = review.closed_by or say.plain("somebody on the team")
    at = "" if review.closed_at is None else moment(review.closed_at, view.today, say, reader.catalogue)
    match review.outcome:
        case ReviewOutcome.CORRECTED:
            assert review.closed_at is not None  # it ended
            return _corrected(review.changes, review.closed_by, review.closed_at, view.today, reader)
        case ReviewOutcome.UNDONE:
            return [say("Undone by {name}, {time}", name=name, time=at)]
        case _:
            return [say("It is right, says {name}, {time}", name=name, time=at)]


def _corrected(changes: tuple[Change, ...], by: str | None, when: datetime, today: date, reader: Reader) -> list[Line]:
    say = reader.say
    name, at = by or say.plain("somebody on the team"), moment(when, today, say, reader.catalogue)
    figures = ", ".join(_changed_figures(changes, reader))
    first = (
        say("Corrected: {figures}, by {name}, {time}", figures=figures, name=name, time=at)
        if figures
        else say("Corrected by {name}, {time}", name=name, time=at)
    )
    return [first, *field_changes(changes, reader), lost_figures(changes, reader)]


def _changed_figures(changes: tuple[Change, ...], reader: Reader) -> list[str]:
    """`34 → 36 consultations`, and figures that are new."""
    found = []
    for change in changes:
        if change.activity is None or not isinstance(change.after, int):
            continue
        label = reader.indicator(change.activity, change.field)
        shown = arrow(change.before, change.after, reader) if isinstance(change.before, int) else None
        found.append(counted(change.after, label, reader.say, shown=shown))
    return found


def _report(content: Content, view: ReviewView | SentBackView | ChangedView, reader: Reader) -> list[Line]:
    parts = [reader.project(content.project)] if content.project is not None else []
    if content.day is not None:
        parts.append(spoken_day(content.day, view.today, reader.say))
    if content.shift is not None:
        parts.append(shift_name(content.shift, reader))
    return [
        joined((title(content, reader),)),
        joined(parts) if parts else None,
        joined((content_in_line(content, reader),)) if content.entries else None,
    ]


def _keyboard(view: ReviewView, reader: Reader) -> list[list[Button]]:
    say = reader.say
    if not view.changeable:
        return []
    if view.choosing and not _waits(view.review):
        reasons: list[Button] = [(say.plain(_BUTTONS[r]), _tap(view, ReviewAction.REASON, r)) for r in ReviewReason]
        return [reasons[:2], reasons[2:], [(say.plain("Back"), _tap(view, ReviewAction.KEEP))]]
    fix = (say.plain("Correct it"), _tap(view, ReviewAction.CORRECT))
    if view.own or _waits(view.review):
        return [[fix]]
    return [[(say.plain("Send back"), _tap(view, ReviewAction.SEND_BACK)), fix]]


def _tap(view: ReviewView | SentBackView, action: ReviewAction, reason: ReviewReason | None = None) -> ReviewTap:
    return ReviewTap(action=action, report=view.report_id, revision=view.revision, reason=reason)


def review_reason_prompt(notice: ReviewReasonPrompt, reader: Reader) -> Rendered:
    """The reason in the coordinator's own words, as an answer."""
    say = reader.say
    text = screen(
        headed(signs.QUESTION, say("Reply with what is wrong")),
        say("The author reads it below their report."),
        say("No names of people assisted."),
    )
    return Rendered(text.html, force_reply=True, placeholder=say.plain("What is wrong"))


def report_sent_back(view: SentBackView, reader: Reader) -> Rendered:
    """To the author, below their own message: what is asked, and one tap to answer it."""
    say = reader.say
    review = view.review
    if review.outcome is not None:
        return screen(
            headed(signs.STORED, say("Answered")), *_report(view.content, view, reader), *_ending(review, view, reader)
        )
    edit = (say.plain("Edit"), ReportTap(action=ReportAction.EDIT, report=view.report_id, revision=view.revision))
    right = (say.plain("It is right"), _tap(view, ReviewAction.RIGHT))
    name = review.by or say.plain("Your coordinator")
    return screen(
        headed(
            signs.QUESTION,
            say("{name} asks: {reason}", name=name, reason=say.plain(_REASONS[review.reason]))
            if review.reason is not ReviewReason.OTHER
            else say("{name} has a question", name=name),
        ),
        Quote(review.words) if review.words else None,
        *_report(view.content, view, reader),
        say("Its figures count meanwhile."),
        keyboard=((edit, right),) if view.changeable else (),
    )


def report_changed(view: ChangedView, reader: Reader) -> Rendered:
    """To the author: somebody who answers for the figures has corrected them; who, and what."""
    say = reader.say
    figures = _changed_figures(view.changes, reader)
    edit = (say.plain("Edit"), ReportTap(action=ReportAction.EDIT, report=view.report_id, revision=view.revision))
    name = view.by or say.plain("Your coordinator")
    lines: list[Markup | None] = [joined(figures) if figures else None, lost_figures(view.changes, reader)]
    return screen(
        headed(signs.CHANGED, say("{name} corrected your report", name=name)),
        *_report(Content(view.content.project, view.content.site, view.content.day, None, (), None), view, reader),
        *field_changes(view.changes, reader),
        *lines,
        keyboard=((edit,),) if view.changeable else (),
    )
