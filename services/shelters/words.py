"""Plain words about beds, in private: a question, or a count, a hold, people turned away."""

from domain.people import Person
from domain.reading.shelters import BedCount, BedHold, ShelterReading, TurnedAway, read_shelter_message
from domain.reading.shelters.asking import asks_for_beds
from services.shelters import asking, counting, holding, turning_away
from services.work import Origin, Work


async def plain_text(work: Work, origin: Origin, person: Person, text: str) -> None:
    """A message that is about beds, without a command."""
    reading = read(work, origin, person, person.project, text)
    if asks_for_beds(text, reading):
        await asking.in_words(work, origin, person, text)
        return
    match reading:
        case BedCount():
            await counting.from_words(work, origin, person, reading, text)
        case BedHold():
            await holding.from_words(work, origin, person, reading, text)
        case TurnedAway():
            await turning_away.from_words(work, origin, person, reading, text)


def read(work: Work, origin: Origin, person: Person, project: str | None, text: str) -> ShelterReading:
    """The message as one about beds, written by somebody of a project."""
    site = person.site if project == person.project else None
    return read_shelter_message(text, catalogue=work.catalogue, project=project, site=site, now=origin.sent_at)
