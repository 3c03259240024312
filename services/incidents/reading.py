"""What is known of an incident from words alone."""

from dataclasses import replace
from datetime import datetime

from domain.incidents.types import Facts, Severity
from domain.reading.incidents import IncidentReading, read_incident
from services.work import Work

_HARMLESS = 0.1
"""How likely restricted a call for help may be that says nothing else: below it is one for everybody."""


def read(work: Work, text: str, project: str | None, now: datetime) -> IncidentReading:
    """What a text says of an incident; its site only where it names one."""
    assert work.incident_model is not None  # given where messages are read
    model = work.incident_model()
    return read_incident(text, catalogue=work.catalogue, model=model, project=project, site=None, now=now)


def facts_of(reading: IncidentReading, text: str) -> Facts:
    """What is known of an incident from one text."""
    return Facts(
        type=reading.type,
        restricted=reading.restricted,
        severity=None if reading.severity is None else Severity(reading.severity),
        near_miss=reading.near_miss,
        site=reading.site,
        narrative=text,
    )


def facts_of_call(reading: IncidentReading, text: str) -> Facts:
    """What is known from the words of an /sos. No question may hold it up: a mere call for help, which says nothing of
    what happened, is for everybody."""
    restricted = reading.restricted
    if restricted is None and reading.type is None and reading.likely.restricted < _HARMLESS:
        restricted = False
    return Facts(
        type=reading.type, restricted=restricted, severity=Severity.CRITICAL, site=reading.site, narrative=text
    )


def recognised(facts: Facts, reading: IncidentReading) -> Facts:
    """What is known of an incident once something was added to it: restricted where that says so. What merely may be
    restricted changes nothing: half of what is said beside an incident may be."""
    return replace(facts, restricted=True) if reading.restricted else facts
