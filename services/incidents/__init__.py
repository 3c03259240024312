"""Security incidents: raised in one message, alerted up a ladder until somebody has it, known to whom they concern.

A handler calls one of these for an update; each opens nothing and commits nothing. What comes back of a tap is its
toast. Whoever is a stranger has their answer already.
"""

from services.incidents import follow_views
from services.incidents.answering import tap
from services.incidents.auditing import audit, next_audit, stuck_now
from services.incidents.climbing import ALONE, climb, next_climb
from services.incidents.correcting import corrected
from services.incidents.details import edited, shared_place
from services.incidents.drill_ending import result_view
from services.incidents.follow_taps import tap as tap_follow
from services.incidents.following import Content, added_while_locked, answered, photo, raised_with_photo
from services.incidents.listing import list_view, named, numbered, show_list, show_one, turn_list
from services.incidents.loading import load
from services.incidents.raising import (
    OFFER,
    call_for_help,
    forget_offers,
    kind_of_text,
    offer,
    raise_alert,
    raise_tapped,
    raised_while_locked,
    sos,
    yes_to_offer,
)
from services.incidents.reports import next_reminder as next_report
from services.incidents.reports import remind as ask_for_reports
from services.incidents.role_ends import reporter_marked, role_ended
from services.incidents.seeing import follows
from services.incidents.standing import number_for, number_of
from services.incidents.views import (
    alert_view,
    answers_gone_view,
    grid_view,
    group_answer_view,
    group_card_view,
    message_fate_view,
    message_gone_view,
    news_view,
    prompt_view,
    receipt_view,
    reminder_view,
    ring_gone_view,
    ring_view,
)
from services.incidents.withdrawing import message_gone

__all__ = [
    "ALONE",
    "OFFER",
    "Content",
    "added_while_locked",
    "alert_view",
    "answered",
    "answers_gone_view",
    "ask_for_reports",
    "audit",
    "call_for_help",
    "climb",
    "corrected",
    "edited",
    "follow_views",
    "follows",
    "forget_offers",
    "grid_view",
    "group_answer_view",
    "group_card_view",
    "kind_of_text",
    "list_view",
    "load",
    "message_fate_view",
    "message_gone",
    "message_gone_view",
    "named",
    "news_view",
    "next_audit",
    "next_climb",
    "next_report",
    "number_for",
    "number_of",
    "numbered",
    "offer",
    "photo",
    "prompt_view",
    "raise_alert",
    "raise_tapped",
    "raised_while_locked",
    "raised_with_photo",
    "receipt_view",
    "reminder_view",
    "reporter_marked",
    "result_view",
    "ring_gone_view",
    "ring_view",
    "role_ended",
    "shared_place",
    "show_list",
    "show_one",
    "sos",
    "stuck_now",
    "tap",
    "tap_follow",
    "turn_list",
    "yes_to_offer",
]
