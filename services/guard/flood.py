"""Too many messages of one person: the rest of a minute is not read, and they are told so once. Alerts always are."""

from collections.abc import Sequence
from datetime import datetime

from domain.notices import TooManyMessages
from domain.privacy.flood import SILENCE, Rates
from services.people import hash_of
from services.work import Work


async def heed(work: Work, rates: Rates, sent: Sequence[tuple[int | None, datetime | None]]) -> list[bool]:
    """Whether each of these messages is to be read; `sent`: who wrote it, and when. What is not read is counted, and
    nothing of it is kept."""
    if not sent:
        return []
    silent = await work.unit.guarded.silent(work.now)
    ignored: dict[str, int] = {}
    read = list[bool]()
    for author, written in sent:
        # Telegram's clock may be ahead of ours, and what waited there was not written now.
        at = work.now if written is None else min(written, work.now)
        known = hash_of(work, author) if author is not None and silent else ""
        if author is None:
            read.append(True)
        elif known in silent and at < silent[known]:
            ignored[known] = ignored.get(known, 0) + 1
            read.append(False)
        elif rates.too_many(author, at):
            known = hash_of(work, author)
            silent[known] = at + SILENCE
            await work.unit.guarded.silence(known, silent[known])
            await _warn(work, author, rates.most, silent[known])
            ignored[known] = 1
            read.append(False)
        else:
            read.append(True)
    for id_hash, more in ignored.items():
        await work.unit.guarded.ignored(id_hash, more)
    return read


async def _warn(work: Work, author: int, most: int, until: datetime) -> None:
    if await work.person(author) is not None:  # a stranger is told nothing more
        notice = TooManyMessages(limit=most)
        await work.unit.outbox.put(notice, author, work.now, key=f"{notice.kind}:{until.isoformat()}:{author}")
