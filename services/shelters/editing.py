"""What follows a message about beds: it is edited, or its card is answered in words."""

from services import people
from services.shelters import counting, moving
from services.work import Origin, Work


async def edited(work: Work, origin: Origin, text: str) -> bool:
    """A message was edited (`text`: without its command): what it told of beds is corrected. Whether it told any."""
    draft = await work.unit.bed_drafts.by_message(origin.chat_id, origin.message_id)
    if draft is None:
        return False
    person = await people.known(work, origin)
    if person is not None and person.id == draft.person:
        if draft.count.change is None:
            await counting.corrected(work, origin, person, draft, text)
        else:
            await moving.edited(work, origin, person, draft, text)
    return True


async def answered(work: Work, origin: Origin, about: tuple[str, int | None] | None, text: str) -> bool:
    """An answer to something that Vigie said (`about`: its kind and subject). Whether it was about a count of beds."""
    kind, subject = about or ("", None)
    if kind == counting.CARD and subject is not None:
        return await counting.answered(work, origin, subject, text)
    return False
