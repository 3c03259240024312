"""Summaries in words."""

from messages.summaries.card import summary
from messages.summaries.early_warning import early_warning
from messages.summaries.files import summary_file, summary_file_moved
from messages.summaries.subscriptions import skipped, subscribe, subscription, subscription_list
from messages.summaries.text import period_not_understood, summary_moved

__all__ = [
    "early_warning",
    "period_not_understood",
    "skipped",
    "subscribe",
    "subscription",
    "subscription_list",
    "summary",
    "summary_file",
    "summary_file_moved",
    "summary_moved",
]
