"""Asking for the corrected text of a report."""

from domain.notices import CorrectionTooLate, NothingToUndo
from domain.shift_reports import CORRECTION_TIME, CorrectionPromptView
from messages import signs
from messages.layout import Quote, Rendered, headed, screen
from messages.reader import Reader


def correction_prompt(view: CorrectionPromptView, reader: Reader) -> Rendered:
    """The old text is there to be copied with one tap, except in a group, where it stands already."""
    say = reader.say
    text = screen(
        headed(signs.CHANGED, say("Reply with the corrected report")),
        *((say("Your text, tap to copy:"), Quote(view.text, "code")) if view.text else ()),
    )
    return Rendered(text.html, force_reply=True, placeholder=say.plain("The corrected report"))


def correction_too_late(view: CorrectionTooLate, reader: Reader) -> Rendered:
    """After a month, figures have gone into reports of others."""
    say = reader.say
    return screen(
        headed(
            signs.RESTRICTED,
            say.plural(
                "Closed: a report can be changed for {n} day",
                "Closed: a report can be changed for {n} days",
                CORRECTION_TIME.days,
            ),
        ),
        say("A mistake in it: tell your coordinator."),
    )


def nothing_to_undo(notice: NothingToUndo, reader: Reader) -> Rendered:
    """/undo where the reader has no report in this chat."""
    return screen(reader.say("Nothing of yours to undo here."))
