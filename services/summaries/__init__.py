"""Summaries: asked for, sent on schedule, kept true."""

from services.summaries.asking import show
from services.summaries.files import file_view
from services.summaries.keeping import draw_due, next_draw, report_changed
from services.summaries.sending import next_summary, send_due
from services.summaries.subscribing import change, choose, open_list, open_subscribe, subscribes
from services.summaries.subscription_views import list_view, subscribe_view, subscription_view
from services.summaries.views import summary_view

__all__ = [
    "change",
    "choose",
    "draw_due",
    "file_view",
    "list_view",
    "next_draw",
    "next_summary",
    "open_list",
    "open_subscribe",
    "report_changed",
    "send_due",
    "show",
    "subscribe_view",
    "subscribes",
    "subscription_view",
    "summary_view",
]
