"""A summary as a message: a day is told whole, a week or a month on one screen."""

from domain.summaries.periods import Kind
from domain.summaries.views import SummaryView
from messages.layout import Rendered
from messages.reader import Reader
from messages.summaries.one_screen import one_screen
from messages.summaries.text import day


def summary(view: SummaryView, reader: Reader) -> Rendered:
    """What came late or changed stands on the second line."""
    return one_screen(view, reader) if view.kind in (Kind.WEEKLY, Kind.MONTHLY) else day(view, reader)
