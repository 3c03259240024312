"""Free text that identifies somebody is masked in the unit that stores it, and its author is asked.

Nothing of what was stored leaves before the commit, so that it is masked where it lies and not on each of its ways
there. What an alert says is masked when it is closed: until then a number to call back may save a life.
"""

from collections.abc import Collection, Iterable

from domain.notices import PersonalDataFound, PersonalMessageGone
from domain.privacy import Kind, find_in, masked
from domain.privacy.asking import KEPT, Answer, Fate, Subject
from services.work import Origin, Work

Place = tuple[int, int]
CARD = "personal_data_found"


def holds(*texts: str | None) -> bool:
    """Whether there is something to be masked."""
    return bool(find_in(text for text in texts if text))


async def mask(
    work: Work,
    asked: Collection[tuple[int, int]],
    subject: Subject,
    subject_id: int,
    *,
    said: str | None = None,
    revision: int | None = None,
    places: Iterable[Place] = (),
) -> bool:
    """Masks what the subject says (only the text `said`, only one revision of a report), and asks: `asked` are our own
    ids and the chats of those who may answer, the author first. `places`: messages that say it, besides those that are
    stored with it. Whether there was something."""
    guarded = work.unit.guarded
    texts = [said] if said is not None else await guarded.words(subject, subject_id)
    found = find_in(texts)
    if not found:
        return False
    known = [what for what, kind in found if kind is Kind.NAME]

    def change(text: str) -> str:
        return masked(text, known) if said in (None, text) else text

    pairs, told = await guarded.rewrite(subject, subject_id, change, revision)
    if not pairs:
        return False
    (author, _), *_ = asked
    if subject is not Subject.INCIDENT:
        for older in await guarded.open_of(subject, subject_id):
            await guarded.settle(older.id, Answer.REPLACED, work.now)
            await work.unit.cards.touch(CARD, older.id, work.now)
    found = tuple((what, kind) for what, kind in found if any(what in was for _, was in pairs))
    guarded_id = await guarded.add(author, subject, subject_id, found, pairs, work.now, work.now + KEPT)
    for chat in dict.fromkeys(chat for _, chat in asked):
        await work.unit.cards.put(PersonalDataFound(guarded_id=guarded_id), chat, work.now)
    for chat, message in dict.fromkeys((*places, *told)):
        await _see_to(work, guarded_id, chat, message)
    return True


async def _see_to(work: Work, guarded_id: int, chat: int, message: int) -> None:
    """A message in a group is deleted; one in private when its author asks for it. Vigie's own says nothing any more
    once it is drawn again."""
    if message <= 0 or await work.unit.outbox.notice_at(chat, message) is not None:
        return
    row = await work.unit.guarded.add_message(guarded_id, chat, message, Fate.ASKED if chat < 0 else Fate.STAYS)
    if chat < 0:
        await delete(work, row, chat, message)


async def delete(work: Work, row: int, chat: int, message: int) -> None:
    """The message is deleted, where Telegram lets Vigie do so."""
    gone = PersonalMessageGone(row=row, message_id=message)
    await work.unit.outbox.put(gone, chat, work.now, key=f"{gone.kind}:{row}")


async def said(work: Work, origin: Origin, person_id: int, subject: Subject, subject_id: int, text: str) -> bool:
    """As `mask`, of words that somebody has just written and that were stored with the subject."""
    if not holds(text):
        return False
    place = (origin.chat_id, origin.message_id)
    asked = [(person_id, origin.sender_id)]
    return await mask(work, asked, subject, subject_id, said=text, places=[place])
