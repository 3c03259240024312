"""Shift reports: sent, corrected, answered, undone, listed.

One message is one report. Whatever is certain and complete is stored at once; anything else waits, in the report's own
card, for its author's answer, and counts nowhere until then.
"""

from services.shift_reports.asking import answer
from services.shift_reports.day import day
from services.shift_reports.form import open_new as open_form
from services.shift_reports.form import tap as tap_form
from services.shift_reports.review import tap_review
from services.shift_reports.sending import answered, edited, submit, undo_last
from services.shift_reports.tapping import tap

__all__ = ["answer", "answered", "day", "edited", "open_form", "submit", "tap", "tap_form", "tap_review", "undo_last"]
