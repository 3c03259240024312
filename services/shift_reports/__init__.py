"""Shift reports: sent, corrected, answered, undone, listed.

One message is one report. Whatever is certain and complete is stored at once; anything else waits, in the report's own
card, for its author's answer, and counts nowhere until then.
"""

from services.shift_reports.asking import answer
from services.shift_reports.day import day, leaf
from services.shift_reports.form import tap as tap_form
from services.shift_reports.form_opening import open_new as open_form
from services.shift_reports.reporting_for import begin as report_for
from services.shift_reports.reporting_for import tap as tap_report_for
from services.shift_reports.review import tap_review
from services.shift_reports.sending import answered, edited, submit, undo_last
from services.shift_reports.tapping import tap

__all__ = [
    "answer",
    "answered",
    "day",
    "edited",
    "leaf",
    "open_form",
    "report_for",
    "submit",
    "tap",
    "tap_form",
    "tap_report_for",
    "tap_review",
    "undo_last",
]
