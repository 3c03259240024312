"""Answers that teach: help, the nearest command, what Vigie cannot read, what an answer to a message is about."""

from domain.commands import nearest_command
from domain.notices import Help, OnlyText, UnknownCommand
from services import people
from services.work import Origin, Work


async def show(work: Work, origin: Origin) -> None:
    """/help."""
    if await people.known(work, origin) is not None:
        await origin.answer(work, Help())


async def unknown_command(work: Work, origin: Origin, word: str) -> None:
    """A command that does not exist, and the one that was probably meant."""
    if await people.known(work, origin) is not None:
        await origin.answer(work, UnknownCommand(said=word, nearest=nearest_command(word)))


async def only_text(work: Work, origin: Origin, *, voice: bool) -> None:
    """A voice message or the like."""
    if await people.known(work, origin) is not None:
        await origin.answer(work, OnlyText(voice=voice))


async def subject_of(work: Work, origin: Origin, message_id: int, kind: str = "correction_prompt") -> int | None:
    """The report whose corrected text (`kind`: about which something else) an answer to this message of Vigie's is;
    None where none was asked for."""
    said = await work.unit.outbox.notice_at(origin.chat_id, message_id)
    return said[1] if said is not None and said[0] == kind else None
