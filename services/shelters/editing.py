"""What follows a message about beds: it is edited, or its card is answered in words."""

from dataclasses import replace

from domain.shelters.movements import left_in_words
from services import people
from services.shelters import counting, moving, telling
from services.work import Origin, Work

OCCUPANCY, IN, OUT = "occupancy", "in", "out"
"""The commands, as domain/commands.py names them."""


async def edited(work: Work, origin: Origin, text: str, command: str | None) -> bool:
    """A message was edited (`text`: without its command): what it told of beds is corrected, or told now. Whether it
    is about beds that are counted, or about who came and left."""
    draft = await work.unit.bed_drafts.by_message(origin.chat_id, origin.message_id)
    if draft is None:
        return await _told_now(work, origin, text, command)
    person = await people.known(work, origin)
    if person is None or person.id != draft.person:
        return True
    counted = draft.count.change is None
    still_one = command == OCCUPANCY or (
        command is None and counting.as_count(work, person, draft.site, text, origin.sent_at) is not None
    )
    if counted and still_one:
        await counting.corrected(work, origin, person, draft, text)
    elif not counted and (left := _left(text, command)) is not None:
        await moving.edited(work, origin, person, draft, text, left=left)
    else:
        return await _told_now(work, origin, text, command)
    return True


def _left(text: str, command: str | None) -> bool | None:
    """Whether the text of a movement says that somebody left, or came; None where it is none any more."""
    return left_in_words(text) if command is None else {IN: False, OUT: True}.get(command)


async def _told_now(work: Work, origin: Origin, text: str, command: str | None) -> bool:
    """It was nothing of the kind before: it tells what is so now, not when it was first written."""
    origin = replace(origin, sent_at=work.now)
    if command == OCCUPANCY:
        await counting.occupancy(work, origin, text)
    elif command in (IN, OUT):
        await moving.said(work, origin, text, left=command == OUT)
    return command in (OCCUPANCY, IN, OUT)


async def answered(work: Work, origin: Origin, about: tuple[str, int | None] | None, text: str) -> bool:
    """An answer to something that Vigie said (`about`: its kind and subject). Whether it was about a count of beds."""
    kind, subject = about or ("", None)
    if kind == counting.CARD and subject is not None:
        return await telling.replied(work, origin, subject, text)
    return False
