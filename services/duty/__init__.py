"""Duty: who answers a project's alerts first. Whoever raises alerts asks `on_duty`."""

from services.duty.acting import show, tap
from services.duty.looking import look, next_look
from services.duty.offers import answer
from services.duty.standing import hours, on_duty, person_of
from services.duty.views import (
    answered_view,
    card_view,
    group_card_view,
    news_view,
    offer_view,
    sets_duty,
)

__all__ = [
    "answer",
    "answered_view",
    "card_view",
    "group_card_view",
    "hours",
    "look",
    "news_view",
    "next_look",
    "offer_view",
    "on_duty",
    "person_of",
    "sets_duty",
    "show",
    "tap",
]
