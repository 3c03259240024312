"""Shelter beds: asking, counting, holding, turning away."""

from services.shelters.answers import answer_view, group_answer_view, pin_view
from services.shelters.boards import pinned
from services.shelters.standing import are_there, may, may_count_some
from services.shelters.telling import answers_card
from services.shelters.telling import in_words as count_in_words
from services.shelters.telling import moved as moved_in_words
from services.shelters.turning_away import form_view as refusal_form_view
from services.shelters.turning_away import receipt_view as refusal_view
from services.shelters.words import plain_text, question_beside

__all__ = [
    "answer_view",
    "answers_card",
    "are_there",
    "count_in_words",
    "group_answer_view",
    "may",
    "may_count_some",
    "moved_in_words",
    "pin_view",
    "pinned",
    "plain_text",
    "question_beside",
    "refusal_form_view",
    "refusal_view",
]
