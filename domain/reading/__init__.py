"""Reading what people write: from a message to figures that are certain, and questions for the rest."""

from domain.reading.reader import names_activity, read_report
from domain.reading.report import QUESTION_CODES, Entry, Question, ReportReading
from domain.reading.tally import parts_over

__all__ = [
    "QUESTION_CODES",
    "Entry",
    "Question",
    "ReportReading",
    "names_activity",
    "parts_over",
    "read_report",
]
