"""Plain words about beds, in private: a question, or a count, a hold, people turned away."""

from domain.notices import BedsMessageEdited
from domain.people import Person
from domain.reading.kinds import about_beds
from domain.reading.shelters import BedCount, BedHold, ShelterReading, TurnedAway, read_shelter_message
from domain.reading.shelters.asking import asks_for_beds
from services import groups
from services.shelters import asking, counting, holding, turning_away
from services.work import Origin, Work

_DONE = frozenset(("hold", "refused", "in", "out"))
"""Commands of which an edited one does nothing a second time."""


async def plain_text(work: Work, origin: Origin, person: Person, text: str, *, edited: bool = False) -> None:
    """A message that is about beds, without a command. `edited`: it was answered before; what it did then stays."""
    reading = read(work, origin, person, person.project, text)
    if asks_for_beds(text, reading):
        await asking.in_words(work, origin, person, text)
        return
    if edited and not isinstance(reading, BedCount):
        await origin.answer(work, BedsMessageEdited())
        return
    match reading:
        case BedCount():
            await counting.from_words(work, origin, person, reading, text)
        case BedHold():
            await holding.from_words(work, origin, person, reading, text)
        case TurnedAway():
            await turning_away.from_words(work, origin, person, reading, text)


async def mentioned(work: Work, origin: Origin, text: str) -> bool:
    """A question for beds to Vigie by name, in a group. Whether it was one."""
    if not work.catalogue.shelters or not about_beds(text):
        return False
    group = await work.group(origin.chat_id)
    project = None if group is None else group.project
    reading = read_shelter_message(text, catalogue=work.catalogue, project=project, site=None, now=origin.sent_at)
    if not asks_for_beds(text, reading):
        return False
    await asking.show(work, origin, text)
    return True


async def question_beside(work: Work, origin: Origin, person: Person, text: str) -> None:
    """A message that may be an alert: where it asks for beds as well, that is answered, too."""
    if not work.catalogue.shelters or not about_beds(text):
        return
    if asks_for_beds(text, read(work, origin, person, person.project, text)):
        await asking.in_words(work, origin, person, text)


async def edited(work: Work, origin: Origin, command: str, text: str) -> bool:
    """A command about beds was edited: a question is answered anew, a count is counted anew; what was done else is
    changed by its buttons. Whether `command` is such a one."""
    if command == "beds":
        await asking.show(work, origin, text)
    elif command == "occupancy":
        spoken = await groups.speaker(work, origin)
        reading = None if spoken is None else read(work, origin, *spoken, f"/{command} {text}")
        if spoken is not None and isinstance(reading, BedCount):
            await counting.from_words(work, origin, spoken[0], reading, text)
    elif command in _DONE:
        if await groups.speaker(work, origin) is not None:
            await origin.answer(work, BedsMessageEdited())
    else:
        return False
    return True


def read(work: Work, origin: Origin, person: Person, project: str | None, text: str) -> ShelterReading:
    """The message as one about beds, written by somebody of a project."""
    site = person.site if project == person.project else None
    return read_shelter_message(text, catalogue=work.catalogue, project=project, site=site, now=origin.sent_at)
