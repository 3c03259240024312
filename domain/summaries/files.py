"""The pictures and files of a week's or a month's summary."""

from enum import StrEnum

from domain.frozen import frozen
from domain.summaries.periods import Kind
from domain.summaries.views import SummaryView

WITH_FILES = (Kind.WEEKLY, Kind.MONTHLY)
"""A day's summary is read at once, and is all in its text."""


class FileForm(StrEnum):
    """What comes below the text of a summary, in this order."""

    PICTURE = "picture"
    WORKBOOK = "workbook"
    REPORT = "report"


@frozen
class SummaryFileView:
    """A picture or a file, as one reader may have it. `reply_to`: the message that its summary stands in."""

    summary: SummaryView
    form: FileForm
    reply_to: int | None
