"""How an incident ended, or that it did not after all."""

from collections.abc import Sequence

from domain.incidents.follow_views import Ended
from domain.incidents.types import Act, Incident, Outcome, Status
from domain.people import Person
from services.work import Work


async def names(work: Work, reader: Person | None, ids: Sequence[int]) -> dict[int, str | None]:
    """First names by our own ids; the reader is None."""
    found = await work.unit.people.names(ids)
    own = None if reader is None else reader.id
    return {person: None if person == own else found.get(person, "") for person in ids}


async def ended(work: Work, reader: Person | None, incident: Incident) -> Ended | None:
    """How it was closed."""
    if incident.status is not Status.CLOSED or incident.joined_to is not None:
        return None
    acts = await work.unit.following.entries([incident.id], [Act.CLOSED])
    if not acts or acts[-1].person is None:
        return None
    last, person = acts[-1], acts[-1].person
    name = (await names(work, reader, [person]))[person]
    # Words may tell what is restricted: whoever may read that finds them in the timeline.
    words = last.value if incident.facts.restricted is False else None
    return Ended(name, last.at, Outcome(last.detail or Outcome.OTHER), words)


async def was_reopened(work: Work, incident: Incident) -> bool:
    """Whether it stands open because somebody reopened it."""
    acts = await work.unit.following.entries([incident.id], [Act.REOPENED, Act.TAKEN, Act.LAPSED, Act.GIVEN_BACK])
    return bool(acts) and acts[-1].act is Act.REOPENED
