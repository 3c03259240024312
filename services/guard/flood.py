"""Too many messages of one person: the rest of a minute is not read, and they are told so once. Alerts always are."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.frozen import frozen
from domain.notices import TooManyMessages
from domain.privacy.flood import SILENCE, Rates
from domain.reading import read_report
from domain.reading.kinds import MessageKind, kind_of
from services.people import hash_of
from services.work import Work

_HEARD = 600
"""Of what comes in a silence so many characters are looked at: an alert says so at once, and reading takes time."""
_FOLLOWED = timedelta(hours=24)
"""For so long after an alert what its reporter sends may be about it: a photo, what somebody asked."""


@frozen
class Sent:
    """A message: who wrote it, and when, where Telegram says so; in private its words."""

    author: int | None
    written: datetime | None
    said: str | None = None


async def heed(work: Work, rates: Rates, sent: Sequence[Sent]) -> list[bool]:
    """Whether each of these messages is to be read. What is not read is counted, and nothing of it is kept."""
    if not sent:
        return []
    silent = await work.unit.guarded.silent(work.now)
    ignored: dict[str, int] = {}
    read = list[bool]()
    for one in sent:
        # Telegram's clock may be ahead of ours, and what waited there was not written now.
        at = work.now if one.written is None else min(one.written, work.now)
        if one.author is None:
            read.append(True)
            continue
        known = hash_of(work, one.author) if silent else ""
        if known not in silent or at >= silent[known]:
            if not rates.too_many(one.author, at):
                read.append(True)
                continue
            known = hash_of(work, one.author)
            silent[known] = at + SILENCE
            await work.unit.guarded.silence(known, silent[known])
            await _warn(work, one.author, rates.most, silent[known])
        alert = await _may_be_alert(work, one.author, one.said)
        if not alert:
            ignored[known] = ignored.get(known, 0) + 1
        read.append(alert)
    for id_hash, more in ignored.items():
        await work.unit.guarded.ignored(id_hash, more)
    return read


async def _may_be_alert(work: Work, author: int, said: str | None) -> bool:
    """Whether words without a command may be an alert, or belong to one that is open: whoever calls for help does not
    count their messages."""
    person = None if said is None else await work.person(author)
    if said is None or person is None or person.locked or work.incident_model is None:
        return False
    text, project, now = said[:_HEARD], person.project, work.now.astimezone(work.catalogue.zone)
    try:
        report = read_report(text, catalogue=work.catalogue, project=project, site=person.site, now=now)
        kind = kind_of(text, report, catalogue=work.catalogue, model=work.incident_model(), project=project, now=now)
    except Exception:  # here nothing could be taken in any more; where it is processed it is parked
        return True
    if kind in (MessageKind.INCIDENT, MessageKind.CANNOT_TELL):
        return True
    return await work.unit.incidents.newest_of(person.id, work.now - _FOLLOWED) is not None


async def _warn(work: Work, author: int, most: int, until: datetime) -> None:
    if await work.person(author) is not None:  # a stranger is told nothing more
        notice = TooManyMessages(limit=most)
        await work.unit.outbox.put(notice, author, work.now, key=f"{notice.kind}:{until.isoformat()}:{author}")
