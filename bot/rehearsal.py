"""The alert that nobody gets: after a start an alert's way is gone once, in a transaction that is taken back.

What is done for the first time takes several times as long: statements are compiled, words are looked up, tables are
read. The first alert after a start may be the one that was held up while Vigie was away: it is not to pay for that.

Only where this process alone owns the database: on PostgreSQL another one's alert could wait for what is held here.
"""

import json
from datetime import datetime

import structlog

from bot.delivery import Sender
from bot.processing import Processor
from domain.catalogue import Catalogue
from domain.notices import Lane
from domain.people import Grant
from domain.reporting_day import reporting_day
from domain.roles import Role
from storage.database import Database
from storage.inbox import Incoming
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

_NOBODY = 2**52 - 8
"""Telegram's ids stay below 2^52; nobody has this one, nor the next ones."""
_COMMAND, _WORDS = "/alerte", "tirs au camp"


async def rehearse(
    database: Database, processor: Processor, sender: Sender, catalogue: Catalogue, now: datetime, bot_id: int
) -> int:
    """Goes the whole way short of the call to Telegram; returns how many cards were worded. Raises nothing: what fails
    here the log tells, and the next alert goes its way all the same."""
    projects = catalogue.projects_on(reporting_day(now, catalogue.zone, catalogue.day_starts_at))
    if not projects or not database.dialect.exclusive or database.alerts_first.under_way:
        return 0
    try:
        async with database.rehearsal() as unit:
            await _admit(unit, projects[0].key, now)
            await unit.inbox.take_in(bot_id, [_raised(now)], now)
            await unit.chats.reachable([_NOBODY])
            claimed = [update for update in await processor.claim_alerts(unit) if update.chat_id == _NOBODY]
            processor.dropped(await processor.work_in(unit, claimed))
            return await sender.rehearse(unit)
    except Exception as error:  # whatever it is, it was about nothing
        log.warning("process.not_rehearsed", error=error)
        return 0


async def _admit(unit: UnitOfWork, project: str, now: datetime) -> None:
    """Who raises it, and who is alerted, in both languages."""
    people = ((Role.TEAM_MEMBER, "fr"), (Role.COORDINATOR, "fr"), (Role.COORDINATOR, "en"))
    for number, (role, language) in enumerate(people):
        its = await unit.people.admit(_NOBODY + number, "-", language, project, site_asked=False, now=now)
        await unit.people.grant(its, Grant(role, project), None, now)


def _raised(now: datetime) -> Incoming:
    message = {
        "message_id": 1,
        "date": int(now.timestamp()),
        "chat": {"id": _NOBODY, "type": "private", "first_name": "-"},
        "from": {"id": _NOBODY, "is_bot": False, "first_name": "-", "language_code": "fr"},
        "text": f"{_COMMAND} {_WORDS}",
        "entities": [{"type": "bot_command", "offset": 0, "length": len(_COMMAND)}],
    }
    payload = json.dumps({"update_id": _NOBODY, "message": message})
    return Incoming(_NOBODY, _NOBODY, _NOBODY, int(Lane.ALERT), payload)
