"""Reading what people write: from a message to figures that are certain, and questions for the rest."""

from domain.reading.incidents import IncidentReading, read_incident
from domain.reading.kinds import MessageKind, kind_of
from domain.reading.reader import names_activity, read_report
from domain.reading.report import QUESTION_CODES, Entry, Question, ReportReading
from domain.reading.tally import parts_over

__all__ = [
    "QUESTION_CODES",
    "Entry",
    "IncidentReading",
    "MessageKind",
    "Question",
    "ReportReading",
    "kind_of",
    "names_activity",
    "parts_over",
    "read_incident",
    "read_report",
]
