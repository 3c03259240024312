"""Summaries in words."""

from messages.summaries.text import period_not_understood, summary, summary_moved

__all__ = ["period_not_understood", "summary", "summary_moved"]
