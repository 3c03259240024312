"""Incidents in a summary: neither what happened nor where."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from domain.incidents.types import Status
from domain.summaries.views import IncidentLine, SummaryView
from messages import signs
from messages.layout import capital, joined
from messages.reader import Reader

_MOST_INCIDENTS = 5
"""Incidents that are named; the others are counted."""


def incidents(view: SummaryView, reader: Reader) -> Iterator[Markup]:
    """Those of a day, each with its number and state."""
    for line in view.incidents[:_MOST_INCIDENTS]:
        yield _incident(line, reader)
    more = len(view.incidents) - _MOST_INCIDENTS
    if more > 0:
        yield reader.say.plural("and {n} more incident", "and {n} more incidents", more)


def restricted(view: SummaryView, reader: Reader) -> Markup | None:
    """`🔒 2 incidents à accès restreint`."""
    if not view.restricted:
        return None
    told = reader.say.plural("{n} restricted incident", "{n} restricted incidents", view.restricted)
    return joined((f"{signs.RESTRICTED} ", told), "")


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
