"""Reading what people write: from a message to figures that are certain, and questions for the rest."""

from domain.reading.reader import read_report
from domain.reading.report import QUESTION_CODES, Entry, Question, ReportReading

__all__ = ["QUESTION_CODES", "Entry", "Question", "ReportReading", "read_report"]
