"""Incidents in a summary: neither what happened nor where."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from domain.incidents.types import Severity, Status
from domain.summaries.periods import Kind
from domain.summaries.views import IncidentLine, SummaryView
from messages import signs
from messages.incidents.facts import SEVERITIES
from messages.layout import capital, joined
from messages.reader import Reader

_MOST_INCIDENTS = 5
"""Incidents that are named; the others are counted."""


def incidents(view: SummaryView, reader: Reader) -> Iterator[Markup]:
    """Those of a day each with its number and state; of a week and a month how many, by severity."""
    say = reader.say
    if view.kind in (Kind.WEEKLY, Kind.MONTHLY):
        if view.incidents:
            yield _counted(view.incidents, reader)
    else:
        for line in view.incidents[:_MOST_INCIDENTS]:
            yield _incident(line, reader)
        more = len(view.incidents) - _MOST_INCIDENTS
        if more > 0:
            yield say.plural("and {n} more incident", "and {n} more incidents", more)
    if view.restricted:
        yield joined(
            (
                f"{signs.RESTRICTED} ",
                say.plural("{n} restricted incident", "{n} restricted incidents", view.restricted),
            ),
            "",
        )


def _counted(lines: Sequence[IncidentLine], reader: Reader) -> Markup:
    """`🔴 9 incidents · 3 critique · 6 élevé · dont 3 clos`."""
    say = reader.say
    by = Counter(line.severity for line in lines)
    parts: list[Markup | str] = [say.plural("{n} incident", "{n} incidents", len(lines))]
    parts += [
        say("{label}: {n}", label=say.plain(SEVERITIES[Severity(severity)]), n=say.number(by[severity]))
        for severity in sorted(by, reverse=True)
    ]
    closed = sum(line.status is Status.CLOSED for line in lines)
    if closed:
        parts.append(say.plural("{n} of them closed", "{n} of them closed", closed))
    return joined((f"{signs.SEVERITY[max(by)]} ", joined(parts)), "")


def _incident(line: IncidentLine, reader: Reader) -> Markup:
    """`🟠 Menace · INC-2026-0042 · prise en charge`."""
    say = reader.say
    sign = signs.SAFE if line.status is Status.CLOSED else signs.SEVERITY[line.severity]
    what = say.plain("Alert") if line.type is None else capital(reader.incident_type(line.type))
    state: Mapping[Status, Markup] = {
        Status.OPEN: say("nobody has it"),
        Status.TAKEN: say("taken"),
        Status.CLOSED: say("closed"),
    }
    parts = [what, line.number, state[line.status]]
    if line.near_miss:
        parts.insert(1, say.plain("near miss"))
    told = joined((f"{sign} ", joined(parts)), "")
    return joined((told, say("(new)")), " ") if line.new else told
