"""How grave an incident counts as, and how long each step of its ladder then waits."""

from datetime import timedelta

from domain.catalogue import Catalogue
from domain.incidents.types import Facts, Severity


def severity_of(facts: Facts, catalogue: Catalogue) -> Severity:
    """What was said, else what the type counts as until somebody says otherwise; an unknown type as high."""
    if facts.severity is not None:
        return facts.severity
    known = {kind.key: kind.assumed_severity for kind in catalogue.incident_types}
    return Severity(known.get(facts.type or "", Severity.HIGH))


def step_time(severity: Severity, catalogue: Catalogue) -> timedelta | None:
    """How long a step waits for somebody to take the alert; None: it climbs no ladder."""
    minutes = catalogue.ladder.minutes(severity)
    return None if minutes is None else timedelta(minutes=minutes)
