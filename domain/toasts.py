"""The short answers to a tap: worth nothing later, so they go straight out."""

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
