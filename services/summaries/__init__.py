"""Summaries: asked for, sent on schedule, kept true."""

from services.summaries.asking import show
from services.summaries.keeping import draw_due, next_draw, report_changed
from services.summaries.views import summary_view

__all__ = ["draw_due", "next_draw", "report_changed", "show", "summary_view"]
