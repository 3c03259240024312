"""Roll calls: everybody of a project, or at one of its sites, is asked whether they are safe.

A handler calls one of these for an update; each opens nothing and commits nothing. What comes back of a tap is its
toast.
"""

from services.roll_calls.answering import shared_place
from services.roll_calls.following import follow, next_follow
from services.roll_calls.starting import may_call, menu_view, show
from services.roll_calls.tapping import tap
from services.roll_calls.telling import BY_NAME
from services.roll_calls.views import question_view, reminder_view, reminders_gone_view, tally_view

__all__ = [
    "BY_NAME",
    "follow",
    "may_call",
    "menu_view",
    "next_follow",
    "question_view",
    "reminder_view",
    "reminders_gone_view",
    "shared_place",
    "show",
    "tally_view",
    "tap",
]
