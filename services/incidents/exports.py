"""What leaves Vigie about incidents, for whoever looks at a year of them: figures and keys, never what was said.

Who may read a file is not known to Vigie. So restricted incidents, those of which nobody has said yet whether they are,
and those from which their reporter left somebody out are in none; nor are stories, exact places and names.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import date, datetime

from domain.incidents.severity import severity_of
from domain.incidents.types import Act, Group, Incident
from services.exports import Cell, Rows, Table
from services.incidents.loading import today as as_of
from services.incidents.standing import number_of
from services.shelters.looking_back import instant_of, stretches
from services.work import Work
from storage.incident_rows import Entry

COLUMNS: tuple[str, ...] = (
    "incident",
    "project",
    "site",
    "day",
    "raised_at",
    "happened_at",
    "type",
    "severity",
    "near_miss",
    *(f"affected_{group}" for group in Group),
    "status",
    "alerted",
    "taken_at",
    "minutes_to_taken",
    "closed_at",
    "outcome",
    "joined",
)
"""A row an incident; several that were one event are one row. See docs/export-incidents.md."""


def incident_table(first: date, last: date, project: str | None) -> Table:
    """The incidents that were raised on the reporting days first..last (both included)."""

    async def steps(work: Work) -> int:
        return sum(1 for days in stretches(work, first, last) for _ in days)

    async def rows(work: Work) -> Rows:
        for days in stretches(work, first, last):
            found = [i async for i in _raised(work, days.bounds(days.first)[0], days.until)]
            told = [incident for incident in found if project in (None, incident.project)]
            yield sum(1 for _ in days), [await _row(work, incident) for incident in told]

    return Table("incidents", COLUMNS, steps, rows)


async def _raised(work: Work, since: datetime, until: datetime) -> AsyncIterator[Incident]:
    """Those that may stand in a file, with the project that they belonged to on their day."""
    for stored in await work.unit.following.raised_between(since, until):
        if stored.facts.restricted is False and not stored.excluded and number_of(stored) is not None:
            then = as_of(work, stored, work.day_of(stored.raised_at))
            yield stored if then is None or then.project is None else then


async def _row(work: Work, incident: Incident) -> Mapping[str, Cell]:
    facts = incident.facts
    acts = await work.unit.following.entries([incident.id], (Act.TAKEN, Act.CLOSED, Act.REOPENED))
    taken = next((one for one in acts if one.act is Act.TAKEN), None)
    closed = _closed(acts)
    return {
        "incident": number_of(incident),
        "project": incident.project,
        "site": facts.site,
        "day": work.day_of(incident.raised_at),
        "raised_at": instant_of(work, incident.raised_at),
        "happened_at": None if facts.happened_at is None else instant_of(work, facts.happened_at),
        "type": facts.type,
        "severity": int(severity_of(facts, work.catalogue)),
        "near_miss": facts.near_miss,
        **{f"affected_{group}": facts.affected.get(group) for group in Group},
        "status": str(incident.status),
        "alerted": len(await work.unit.incidents.alerted(incident.id)),
        "taken_at": None if taken is None else instant_of(work, taken.at),
        "minutes_to_taken": None if taken is None else round((taken.at - incident.raised_at).total_seconds() / 60),
        "closed_at": None if closed is None else instant_of(work, closed.at),
        "outcome": None if closed is None else closed.detail,
        "joined": len(await work.unit.following.joined(incident.id)),
    }


def _closed(acts: list[Entry]) -> Entry | None:
    """How it ended, unless it was reopened since."""
    ends = [one for one in acts if one.act in (Act.CLOSED, Act.REOPENED)]
    return ends[-1] if ends and ends[-1].act is Act.CLOSED else None
