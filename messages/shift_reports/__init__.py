"""What is said about shift reports: the author's card, the day's list, the alert of a notifiable figure."""

from messages.shift_reports.asking import answer_prompt, pending_list, pending_reminder
from messages.shift_reports.corrections import correction_prompt, correction_too_late, nothing_to_undo
from messages.shift_reports.day import day_list
from messages.shift_reports.notifiable import notifiable_alert, notifiable_corrected
from messages.shift_reports.receipt import receipt

__all__ = [
    "answer_prompt",
    "correction_prompt",
    "correction_too_late",
    "day_list",
    "nothing_to_undo",
    "notifiable_alert",
    "notifiable_corrected",
    "pending_list",
    "pending_reminder",
    "receipt",
]
