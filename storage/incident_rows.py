"""Rows of incidents, and what they mean."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.frozen import frozen
from domain.incidents.types import Act, Alerted, Climb, Facts, Group, Incident, Place, Severity, Status, Step


@frozen
class Entry:
    """One act of a timeline. `person` None: the clock's."""

    id: int
    incident: int
    at: datetime
    person: int | None
    act: Act
    detail: str | None
    value: str | None
    corrected_at: datetime | None = None
    """When `value` was put anew, the last time."""


@frozen
class Ran:
    """One step that was run."""

    run: int
    step: Step
    due_at: datetime
    ran_at: datetime
    late: bool


def facts_in(facts: Facts) -> dict[str, Any]:
    """What is known, as columns."""
    place = facts.place
    return {
        "type": facts.type,
        "restricted": facts.restricted,
        "severity": None if facts.severity is None else int(facts.severity),
        "near_miss": facts.near_miss,
        "site": facts.site,
        "place": None if place is None else json.dumps([place.latitude, place.longitude]),
        "happened_at": facts.happened_at,
        "affected": {str(group): count for group, count in facts.affected.items()},
        "narrative": facts.narrative,
        "done": facts.done,
        "help": facts.help,
    }


def excluded_in(people: Collection[int]) -> str | None:
    """Whom its reporter left out, as a column."""
    return json.dumps(sorted(people)) if people else None


def climb_in(climb: Climb) -> dict[str, Any]:
    """How far the alert is, as columns."""
    return {
        "run": climb.run,
        "step": None if climb.step is None else int(climb.step),
        "climbs_since": climb.since,
        "last_at": climb.last_at,
        "next_at": climb.next_at,
        "held_since": climb.held_since,
        "reminded_at": climb.reminded_at,
    }


def incident_of(r: Any) -> Incident:
    """The incident of a row."""
    return Incident(
        id=r.id,
        project=r.project,
        reporter_id=r.reporter_id,
        raised_at=r.raised_at,
        year=r.year,
        apart=r.apart,
        number=r.number,
        sos=r.sos,
        exercise=r.exercise,
        status=Status(r.status),
        facts=Facts(
            type=r.type,
            restricted=r.restricted,
            severity=None if r.severity is None else Severity(r.severity),
            near_miss=r.near_miss,
            site=r.site,
            place=None if r.place is None else Place(*json.loads(r.place)),
            happened_at=r.happened_at,
            affected={Group(group): count for group, count in r.affected.items()},
            narrative=r.narrative,
            done=r.done,
            help=r.help,
        ),
        climb=Climb(
            run=r.run,
            step=None if r.step is None else Step(r.step),
            since=r.climbs_since,
            last_at=r.last_at,
            next_at=r.next_at,
            held_since=r.held_since,
            reminded_at=r.reminded_at,
        ),
        chat_id=r.chat_id,
        message_id=r.message_id,
        thread_id=r.thread_id,
        excluded=frozenset(json.loads(r.excluded or "[]")),
        joined_to=r.joined_to,
    )


def alerted_of(r: Any) -> Alerted:
    """The person alerted of a row."""
    return Alerted(
        person=r.person_id,
        step=Step(r.step),
        role=r.role,
        on_duty=r.on_duty,
        alerted_at=r.alerted_at,
        unreachable=r.unreachable,
        opened_at=r.opened_at,
        declined_at=r.declined_at,
        taken_at=r.taken_at,
        lapsed_at=r.lapsed_at,
    )


def entry_of(r: Any) -> Entry:
    """The act of a row."""
    return Entry(r.id, r.incident_id, r.at, r.person_id, Act(r.act), r.detail, r.value)


def as_corrected(entries: Iterable[Entry]) -> list[Entry]:
    """The acts with their words as they were put last; the corrections themselves are none of them."""
    told = list(entries)
    last = {entry.detail: entry for entry in told if entry.act is Act.CORRECTED}
    return [
        replace(entry, value=new.value, corrected_at=new.at) if (new := last.get(str(entry.id))) else entry
        for entry in told
        if entry.act is not Act.CORRECTED
    ]
