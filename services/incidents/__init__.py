"""Security incidents: raised in one message, alerted up a ladder until somebody has it, known to whom they concern.

A handler calls one of these for an update; each opens nothing and commits nothing. What comes back of a tap is its
toast. Whoever is a stranger has their answer already.
"""

from services.incidents.answering import tap
from services.incidents.auditing import audit, next_audit, stuck_now
from services.incidents.climbing import ALONE, climb, next_climb
from services.incidents.details import answered, edited, shared_place
from services.incidents.drill_ending import result_view
from services.incidents.loading import load
from services.incidents.raising import call_for_help, kind_of_text, offer, raise_alert, raise_tapped, sos
from services.incidents.standing import number_for
from services.incidents.views import (
    alert_view,
    grid_view,
    group_answer_view,
    group_card_view,
    news_view,
    prompt_view,
    receipt_view,
    reminder_view,
    ring_gone_view,
    ring_view,
)

__all__ = [
    "ALONE",
    "alert_view",
    "answered",
    "audit",
    "call_for_help",
    "climb",
    "edited",
    "grid_view",
    "group_answer_view",
    "group_card_view",
    "kind_of_text",
    "load",
    "news_view",
    "next_audit",
    "next_climb",
    "number_for",
    "offer",
    "prompt_view",
    "raise_alert",
    "raise_tapped",
    "receipt_view",
    "reminder_view",
    "result_view",
    "ring_gone_view",
    "ring_view",
    "shared_place",
    "sos",
    "stuck_now",
    "tap",
]
