"""What a tap is answered at once: a few words over the chat."""

from collections.abc import Mapping

from domain.toasts import Toast
from messages.wording import marked, say_in

_TEXTS: Mapping[Toast, str] = {
    Toast.UNDONE: marked("Undone"),
    Toast.RESTORED: marked("Restored"),
    Toast.REPLACED: marked("Replaced"),
    Toast.ADDED: marked("Added"),
    Toast.CANCELLED: marked("Cancelled"),
    Toast.DROPPED: marked("Yours is dropped"),
    Toast.LEFT_OUT: marked("Left out, the rest counts"),
    Toast.SAVED: marked("Saved"),
    Toast.CONFIRMED: marked("Noted: the figure is right"),
    Toast.STILL_OPEN: marked("Noted, one more question"),
    Toast.SENT_BACK: marked("Sent back"),
    Toast.ALREADY_DONE: marked("Already done"),
    Toast.OUTDATED: marked("This has changed meanwhile: look again"),
    Toast.NOT_ALLOWED: marked("Your role does not let you do this"),
    Toast.NOT_YOURS: marked("Only the author can answer"),
    Toast.TOO_LATE: marked("Too late to change it"),
    Toast.UNKNOWN_BUTTON: marked("This button no longer works"),
    Toast.WENT_WRONG: marked("Something went wrong. Try again."),
}


def toast(t: Toast, language: str) -> str:
    """The toast in the reader's language."""
    return say_in(language).plain(_TEXTS[t])
