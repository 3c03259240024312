"""Summaries: asked for, sent on schedule, kept true."""

from services.summaries.asking import show
from services.summaries.files import file_view
from services.summaries.keeping import draw_due, next_draw
from services.summaries.sending import next_summary, send_due
from services.summaries.subscribing import change, choose, open_list, open_subscribe, subscribes
from services.summaries.subscription_views import list_view, subscribe_view, subscription_view
from services.summaries.surveillance import warning_view
from services.summaries.views import summary_view
from services.summaries.weekly_check import check_due, next_check

__all__ = [
    "change",
    "check_due",
    "choose",
    "draw_due",
    "file_view",
    "list_view",
    "next_check",
    "next_draw",
    "next_summary",
    "open_list",
    "open_subscribe",
    "send_due",
    "show",
    "subscribe_view",
    "subscribes",
    "subscription_view",
    "summary_view",
    "warning_view",
]
