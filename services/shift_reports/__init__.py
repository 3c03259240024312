"""Shift reports: sent, corrected, answered, undone, listed.

One message is one report. Whatever is certain and complete is stored at once; anything else waits, in the report's own
card, for its author's answer, and counts nowhere until then.
"""

from services.shift_reports.asking import answer, answered_in_words
from services.shift_reports.day import day
from services.shift_reports.sending import correct, edited, submit, undo_last
from services.shift_reports.tapping import tap

__all__ = ["answer", "answered_in_words", "correct", "day", "edited", "submit", "tap", "undo_last"]
