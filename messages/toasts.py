"""What a tap is answered at once: a few words over the chat."""

from collections.abc import Mapping

from domain.catalogue import Catalogue
from domain.toasts import Answer, Toast
from messages.reader import Reader
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
    Toast.FORGOTTEN: marked("Forgotten"),
    Toast.ERASED: marked("Identity erased"),
    Toast.NOTHING_ERASED: marked("Nothing erased"),
    Toast.LAST_ADMIN: marked("The last admin: name another one first"),
    Toast.CONFIRMED: marked("Noted: the figure is right"),
    Toast.STILL_OPEN: marked("Noted, one more question"),
    Toast.SENT_BACK: marked("Sent back"),
    Toast.ALREADY_DONE: marked("Already done"),
    Toast.OUTDATED: marked("This has changed meanwhile: look again"),
    Toast.NOT_ALLOWED: marked("Your role does not let you do this"),
    Toast.NOT_YOURS: marked("Only the author can answer"),
    Toast.TOO_LATE: marked("Too late to change it"),
    Toast.UNKNOWN_BUTTON: marked("This button no longer works"),
    Toast.FORM_EMPTY: marked("Nothing entered yet: tap a line first"),
    Toast.FORM_CLOSED: marked("This form is closed: look at it again"),
    Toast.FORM_EXPIRED: marked("More than a day old: kept as a draft"),
    Toast.PARTS_OVER: marked("Not saved: the parts exceed the whole"),
    Toast.COUNTED_SINCE: marked("Counted again since: count anew"),
    Toast.NOTHING_COUNTED: marked("Nothing counted yet: tap + or Empty first"),
    Toast.MASKED: marked("Masked"),
    Toast.KEPT: marked("Kept"),
    Toast.ON_DUTY: marked("You are on duty"),
    Toast.OFFERED: marked("Offered: yours until it is accepted"),
    Toast.WITHDRAWN: marked("Offer withdrawn"),
    Toast.REFUSED: marked("Refused"),
    Toast.CANNOT_BE_ON_DUTY: marked("Cannot be on duty any more: choose somebody else"),
    Toast.ALERT_SENT: marked("Alert sent"),
    Toast.GOES_OUT_SOON: marked("Not sent yet: see who would read it"),
    Toast.LEFT_ASIDE: marked("Left out"),
    Toast.BROUGHT_BACK: marked("No longer left out"),
    Toast.NOBODY_LEFT: marked("Nobody is left to read it: phone"),
    Toast.YOU_HAVE_IT: marked("You've got it"),
    Toast.PASSED_ON: marked("Noted: it goes on to others"),
    Toast.GIVEN_BACK: marked("Given back: it climbs again"),
    Toast.STILL_ON: marked("Noted: still yours"),
    Toast.INCIDENT_CLOSED: marked("This incident is closed"),
    Toast.CLOSED: marked("Closed"),
    Toast.REOPENED: marked("Open again"),
    Toast.SHARED: marked("Shared"),
    Toast.NOBODY_TO_SHARE: marked("No coordinator elsewhere to share it with"),
    Toast.JOINED: marked("Joined: one event"),
    Toast.SPLIT: marked("Two events again"),
    Toast.DRILL_STARTED: marked("The exercise is out"),
    Toast.DRILL_ENDED: marked("The exercise is over"),
    Toast.REAL_ALERT_OPEN: marked("No exercise now: a real alert waits for somebody"),
    Toast.ROLL_CALLED: marked("The roll call is out"),
    Toast.ROLL_CALL_RUNS: marked("Already under way: here it is"),
    Toast.ROLL_CALL_ENDED: marked("The roll call is over"),
    Toast.NOTED_SAFE: marked("Noted: you are safe"),
    Toast.HELD: marked("Held: the door words are below"),
    Toast.HELD_PRIVATE: marked("Held: the door words are in your private chat"),
    Toast.GOES_ON_PRIVATE: marked("It goes on in your private chat"),
    Toast.NOT_HELD: marked("Not held"),
    Toast.EXTENDED: marked("Extended"),
    Toast.LONGEST_HOLD: marked("12 hours already: no longer"),
    Toast.HOLD_OVER: marked("This hold is over"),
    Toast.RELEASED: marked("Released"),
    Toast.ARRIVED: marked("Noted: arrived"),
    Toast.BOARD_REMOVED: marked("Board taken down"),
    Toast.ACCOUNT_LOCKED: marked("Account locked"),
    Toast.ACCOUNT_OPEN: marked("Account unlocked"),
    Toast.WENT_WRONG: marked("Something went wrong. Try again."),
}


def answer(given: Answer, language: str, catalogue: Catalogue) -> str:
    """What a tap is answered with, in the reader's language: of a figure its new value."""
    if isinstance(given, Toast):
        return toast(given, language)
    reader = Reader(say_in(language), catalogue, "")
    label = reader.indicator(given.activity, given.indicator)
    if given.value is None:
        return reader.say.plain("{label}: not reported", label=label)
    return reader.say.plain("{label}: {n}", label=label, n=reader.say.number(given.value))


def toast(t: Toast, language: str) -> str:
    """The toast in the reader's language."""
    return say_in(language).plain(_TEXTS[t])
