"""Shift reports: sent, corrected, answered, undone, listed.

One message is one report. Whatever is certain and complete is stored at once; anything else waits, in the report's own
card, for its author's answer, and counts nowhere until then.
"""

from services.shift_reports.day import day
from services.shift_reports.review import send_back_in_words, tap_review
from services.shift_reports.sending import correct, edited, submit, undo_last
from services.shift_reports.tapping import tap

__all__ = ["correct", "day", "edited", "send_back_in_words", "submit", "tap", "tap_review", "undo_last"]
