"""What was masked in somebody's words, and what becomes of their message; too many messages."""

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from domain.notices import TooManyMessages
from domain.privacy import MASK, Kind
from domain.privacy.asking import Answer, Fate, GuardAction, GuardTap, GuardView, Subject
from messages import signs
from messages.dates import full_moment
from messages.layout import Button, Rendered, bold, capital, headed, one_line, screen
from messages.reader import Reader
from messages.wording import marked

_WHAT: Mapping[Kind, str] = {
    Kind.PHONE: marked("phone number"),
    Kind.EMAIL: marked("e-mail address"),
    Kind.NAME: marked("name"),
    Kind.BIRTH: marked("date of birth"),
    Kind.NUMBER: marked("number of a document or file"),
    Kind.PLACE: marked("exact place"),
}
_WHERE: Mapping[Subject, str] = {
    Subject.REPORT: marked("Personal data in your report"),
    Subject.REVIEW: marked("Personal data in your note"),
    Subject.CLOSURE: marked("Personal data in your reason"),
    Subject.INCIDENT: marked("Personal data in the incident"),
}
_ENDED: Mapping[Answer, tuple[str, str]] = {
    Answer.MASKED: (signs.CHANGED, marked("Masked: {what}")),
    Answer.KEPT: (signs.STORED, marked("Kept: {what}")),
    Answer.EXPIRED: (signs.CHANGED, marked("Masked for good: {what}")),
    Answer.REPLACED: (signs.CHANGED, marked("Masked: {what}")),
    Answer.REOPENED: (signs.UNDONE, marked("Open again, nothing is masked: {what}")),
}
_SHOWN = 6


def found(view: GuardView, reader: Reader) -> Rendered:
    """What was found, *Mask* first; then how it was answered."""
    say = reader.say
    if view.answer is not None:
        sign, words = _ENDED[view.answer]
        what = ", ".join(say.plain(_WHAT[kind]) for kind in view.kinds)
        head = headed(sign, say.plain(words, what=what))
        return replace(screen(head, *_messages(view, reader), keyboard=_gone(view, reader)), protected=True)
    title = say.plain(_WHERE[view.subject])
    if view.number is not None:
        title = say.plain("Personal data in {number}", number=view.number)
    rows: list[list[Button]] = [
        # A row each: beside each other the shorter one breaks on a narrow phone, in French.
        [(say.plain("Mask"), GuardTap(action=GuardAction.MASK, guarded=view.guarded))],
        [(say.plain("Keep, it is needed"), GuardTap(action=GuardAction.KEEP, guarded=view.guarded))],
        *_gone(view, reader),
    ]
    lines = [
        say("{what}: {said}", what=capital(say.plain(_WHAT[kind])), said=bold(one_line(said, 40)))
        for said, kind in view.found[:_SHOWN]
    ]
    more = len(view.found) - _SHOWN
    shown = screen(
        headed(signs.QUESTION, title),
        *lines,
        say.plural("and {n} more", "and {n} more", more) if more > 0 else None,
        say("It is masked: {mask}", mask=MASK),
        say("No answer by {time}: masked for good.", time=full_moment(view.until, say, reader.catalogue)),
        *_messages(view, reader),
        keyboard=rows,
    )
    return replace(shown, protected=True)


def _messages(view: GuardView, reader: Reader) -> list[Markup]:
    say, lines = reader.say, []
    match view.in_group:
        case Fate.DELETED:
            lines.append(say("Message deleted from the group."))
        case Fate.REFUSED:
            lines.append(say("Message still in the group."))
            lines.append(say("Vigie may not delete it there."))
            lines.append(say("Do it yourself: long press, then Delete."))
    match view.in_private:
        case Fate.DELETED:
            lines.append(say("Message deleted here."))
        case Fate.REFUSED:
            lines.append(say("Telegram no longer lets Vigie delete your message."))
            lines.append(say("Do it yourself: long press, then Delete."))
    return lines


def _gone(view: GuardView, reader: Reader) -> list[list[Button]]:
    if view.in_private is not Fate.STAYS:
        return []
    return [[(reader.say.plain("Delete my message"), GuardTap(action=GuardAction.DELETE, guarded=view.guarded))]]


def too_many(notice: TooManyMessages, reader: Reader) -> Rendered:
    """Once a silence: what was not read, and what always is."""
    say = reader.say
    return screen(
        headed(signs.WAITING, say("Too many messages at once")),
        say("More than {n} in a minute: the last ones were not read.", n=notice.limit),
        say("Nothing is read for a minute, except alerts: {alert}, /sos", alert=reader.command("incident")),
        say("Then send again what is missing."),
    )
