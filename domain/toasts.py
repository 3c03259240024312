"""The short answers to a tap: worth nothing later, so they go straight out."""

from dataclasses import dataclass
from enum import StrEnum


class Toast(StrEnum):
    """What a tap did. Worded in messages/."""

    UNDONE = "undone"
    RESTORED = "restored"
    REPLACED = "replaced"
    ADDED = "added"
    CANCELLED = "cancelled"
    DROPPED = "dropped"
    LEFT_OUT = "left_out"
    SAVED = "saved"
    FORGOTTEN = "forgotten"
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"
    STILL_OPEN = "still_open"
    """The answer was taken, another question is open."""
    ALREADY_DONE = "already_done"
    OUTDATED = "outdated"
    """The card was older than what stands now; it is drawn anew."""
    NOT_ALLOWED = "not_allowed"
    NOT_YOURS = "not_yours"
    TOO_LATE = "too_late"
    UNKNOWN_BUTTON = "unknown_button"
    WENT_WRONG = "went_wrong"
    FORM_EMPTY = "form_empty"
    FORM_CLOSED = "form_closed"
    """A button of a form that is saved, or given up."""
    FORM_EXPIRED = "form_expired"
    ON_DUTY = "on_duty"
    """You are on duty from now on."""
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    CANNOT_BE_ON_DUTY = "cannot_be_on_duty"
    """The colleague is no coordinator of the project any more, or cannot be reached."""
    ALERT_SENT = "alert_sent"
    GOES_OUT_SOON = "goes_out_soon"
    """What is restricted is not sent yet: its reporter may leave people out."""
    LEFT_ASIDE = "left_aside"
    """They are not told of the alert."""
    BROUGHT_BACK = "brought_back"
    NOBODY_LEFT = "nobody_left"
    """Everybody who might read it is left out, or cannot be reached."""
    YOU_HAVE_IT = "you_have_it"
    PASSED_ON = "passed_on"
    """You cannot take the alert: it goes on to others."""
    GIVEN_BACK = "given_back"
    """You do not have the alert any more: it climbs again."""
    STILL_ON = "still_on"
    INCIDENT_CLOSED = "incident_closed"
    CLOSED = "closed"
    REOPENED = "reopened"
    SHARED = "shared"
    NOBODY_TO_SHARE = "nobody_to_share"
    JOINED = "joined"
    SPLIT = "split"
    DRILL_STARTED = "drill_started"
    DRILL_ENDED = "drill_ended"
    REAL_ALERT_OPEN = "real_alert_open"
    """No exercise while a real alert waits for somebody."""
    ROLL_CALLED = "roll_called"
    ROLL_CALL_RUNS = "roll_call_runs"
    """Those people are being called already."""
    ROLL_CALL_ENDED = "roll_call_ended"
    NOTED_SAFE = "noted_safe"
    BOARD_REMOVED = "board_removed"
    PARTS_OVER = "parts_over"
    """Not saved: the parts of a figure exceed it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator's new value; None: not reported any more."""

    activity: str
    indicator: str
    value: int | None


Answer = Toast | Figure
"""What a tap is answered with."""
