"""How an incident stands, and what of it one reader may be shown: what all its views are made of."""

from collections import Counter
from dataclasses import replace

from domain.frozen import frozen
from domain.incidents import ladder
from domain.incidents.circle import is_reporter, may_know, may_read
from domain.incidents.numbering import incident_number
from domain.incidents.types import Alerted, Incident, Status
from domain.incidents.views import Hidden, Reached, Standing, Taker, Told
from domain.people import Person
from domain.roles import Role
from services.incidents.ends import ended
from services.incidents.loading import joined_to, load
from services.work import Work
from storage.incident_rows import Ran


@frozen
class Known:
    """An incident with everything that its views are made of. `mine`: the reader among those who were alerted."""

    incident: Incident
    alerted: tuple[Alerted, ...]
    steps: tuple[Ran, ...]
    mine: Alerted | None
    own: Incident | None = None
    """What the reader reported of the same event, where that is another incident."""


async def known_to(work: Work, reader: Person | None, incident_id: int) -> Known | None:
    """The incident and all that belongs to it, whoever may know of it; None where there is none."""
    incident = await load(work, incident_id)
    if incident is None:
        return None
    alerted = tuple(await work.unit.incidents.alerted(incident_id))
    mine = None if reader is None else next((a for a in alerted if a.person == reader.id), None)
    return Known(incident, alerted, tuple(await work.unit.incidents.steps(incident_id)), mine)


async def known_to_alerted(work: Work, reader: Person, incident_id: int) -> Known | None:
    """As `known_to`, for somebody who may know of it and was alerted."""
    known = await known_to(work, reader, incident_id)
    if known is None or known.mine is None:
        return None
    return known if may_know(reader, known.incident, known.mine, work.catalogue, work.now) else None


async def known_to_reporter(work: Work, reader: Person, incident_id: int) -> Known | None:
    """As `known_to`, for its reporter, or for whoever reported the same event."""
    known = await known_to(work, reader, incident_id)
    if known is None or is_reporter(reader, known.incident, work.now):
        return known
    own = next((i for i in await joined_to(work, known.incident) if is_reporter(reader, i, work.now)), None)
    return None if own is None else replace(known, own=own)


def hidden_from(work: Work, reader: Person, known: Known) -> Hidden | None:
    """Why somebody who may know of it does not see what happened; None: they see it."""
    if may_read(reader, known.incident, known.mine, work.catalogue, work.now):
        return None
    return Hidden.UNCLEAR if known.incident.facts.restricted is None else Hidden.RESTRICTED


def number_of(incident: Incident) -> str | None:
    """What it is called, as far as it has a number yet."""
    if incident.number is None:
        return None
    return incident_number(incident.year, incident.number, restricted=incident.apart, exercise=incident.exercise)


async def number_for(work: Work, reader: Person, incident_id: int) -> str | None:
    """What it is called, for a reader who may know of it."""
    known = await known_to(work, reader, incident_id)
    if known is None:
        return None
    incident, alerted = known.incident, known.mine
    may = is_reporter(reader, incident, work.now) or may_know(reader, incident, alerted, work.catalogue, work.now)
    return number_of(incident) if may else None


def told_of(incident: Incident) -> Told:
    """What happened."""
    facts = incident.facts
    return Told(
        type=facts.type,
        near_miss=facts.near_miss,
        site=facts.site,
        place=facts.place,
        happened_at=facts.happened_at,
        affected=facts.affected,
        narrative=facts.narrative,
        done=facts.done,
        help=facts.help,
    )


async def standing_of(work: Work, reader: Person | None, known: Known, *, names: bool) -> Standing:
    """How far the alert has come. `names`: also of those who cannot, who cannot be reached, and who did not answer."""
    incident, alerted = known.incident, known.alerted
    said = await work.unit.people.names([a.person for a in alerted])
    cannot = ladder.declined(alerted, incident.climb)

    def named(people: list[Alerted]) -> tuple[str | None, ...]:
        own = None if reader is None else reader.id
        return tuple(None if a.person == own else said.get(a.person, "") for a in people)

    takers = sorted((a for a in alerted if a.has_it), key=lambda a: (a.taken_at or work.now, a.person))
    declined = [a for a in alerted if a.person in cannot and not a.has_it]
    gone = [a for a in alerted if a.unreachable]
    reached = Counter((Role(a.role), a.on_duty) for a in alerted if not a.unreachable)
    opens = incident.status is Status.OPEN
    return Standing(
        status=incident.status,
        now=work.now,
        reached=tuple(Reached(role, on_duty, people) for (role, on_duty), people in reached.items()),
        opened=sum(a.opened_at is not None and not a.unreachable for a in alerted),
        takers=tuple(Taker(name, a.taken_at or work.now) for name, a in zip(named(takers), takers, strict=True)),
        declined=named(declined) if names else (),
        unreachable=tuple(said.get(a.person, "") for a in gone) if names else (),
        declined_count=len(declined),
        unreachable_count=len(gone),
        step=incident.climb.step,
        next_at=incident.climb.next_at if opens else None,
        late=bool(known.steps) and (known.steps[0].late or known.steps[-1].late),
        sent_at=known.steps[0].ran_at if known.steps else None,
        lapsed=named([a for a in alerted if a.lapsed_at is not None]) if names and opens else (),
        ended=await ended(work, reader, incident),
        quiet=opens and incident.climb.step is None,
    )


async def is_locked(work: Work, incident: Incident) -> bool:
    """Whether the account of whoever raised it is locked now."""
    return await work.unit.people.is_locked(incident.reporter_id)


async def reporter_of(work: Work, incident: Incident) -> str | None:
    """Who raised it."""
    return (await work.unit.people.names([incident.reporter_id])).get(incident.reporter_id)
