"""What Vigie says about its own troubles: to the author, to admins, to coordinators. Never a word of what was sent."""

from datetime import datetime, time, timedelta

from domain.notices import MessagesMayBeLost, UpdateParked, UpdateParkedForAdmins, read_notice
from domain.people import Person
from domain.report_form import DRAFT_TIME
from domain.roles import Role
from domain.shelters.counting import KEPT
from services.work import Work
from storage.inbox import PARKED, Claimed

PERIODS_KEPT = timedelta(days=60)
"""How long it is kept that something was done for a period: a month's summary is looked for until the next one."""
CARDS_WITH_WORDS = {
    "closure_menu": "reason",
    "days_off": "said",
    "drill_menu": "said",
    "report_for_menu": "named",
    "team_card": "said",
}
"""Kinds of cards that repeat what somebody wrote, and what of them does. The red button's words have a time of their
own (services/incidents/raising)."""
TELEGRAM_KEEPS = timedelta(hours=24)
"""How long Telegram keeps an update that nobody fetched."""


async def park(work: Work, claimed: Claimed) -> None:
    """Takes an update that cannot be processed out of its chat's way; its author and the admins are told."""
    await work.unit.inbox.park(claimed.seq, work.now)
    author = claimed.author_id if claimed.author_id is not None else claimed.chat_id
    if await work.unit.people.by_telegram_id(author) is not None:
        await work.unit.outbox.put(UpdateParked(), author, work.now, key=f"parked:{claimed.seq}")
    parked = (await work.unit.inbox.counts()).get(PARKED, 0)
    notice = UpdateParkedForAdmins(seq=claimed.seq, parked=parked)
    for admin in await _in_force(work, Role.ADMIN):
        await work.unit.outbox.put(notice, admin.telegram_id, work.now, key=f"parked:{claimed.seq}:{admin.id}")


async def polled(work: Work, bot_id: int) -> None:
    """Telegram answered the first poll after a start or a failure. After more than 24 hours without one, coordinators
    are told from when to when messages may be missing."""
    before = await work.unit.leases.last_contact(bot_id)
    await work.unit.leases.contact(bot_id, work.now)
    if before is None or work.now - before <= TELEGRAM_KEEPS:
        return
    until = work.now - TELEGRAM_KEEPS
    notice = MessagesMayBeLost(since=before, until=until)
    for person in await _in_force(work, Role.COORDINATOR, Role.HEAD_OF_MISSION, Role.ADMIN):
        await work.unit.outbox.put(notice, person.telegram_id, work.now, key=f"away:{before.isoformat()}:{person.id}")


async def contact(work: Work, bot_id: int) -> None:
    """Telegram answered one more poll of many."""
    await work.unit.leases.contact(bot_id, work.now)


async def purge(work: Work) -> None:
    """The daily chore: ids that are too old go, and forms that nobody went on with."""
    ids = work.now - timedelta(days=work.catalogue.retention.ids_days)
    await _forget_words(work, ids)
    await work.unit.inbox.purge(ids)
    await work.unit.outbox.purge(ids)
    await work.unit.guarded.purge(ids, work.now - TELEGRAM_KEEPS)
    await work.unit.report_forms.purge(work.now - DRAFT_TIME)
    await work.unit.bed_drafts.purge(work.now - KEPT)
    await work.unit.leases.forget_periods(work.now - PERIODS_KEPT)


async def _forget_words(work: Work, before: datetime) -> None:
    """Cards that have not been drawn since then repeat nobody's words any more: whoever was not understood has long
    gone on."""
    for card, stored in await work.unit.cards.at_rest(list(CARDS_WITH_WORDS), before):
        notice = read_notice(stored)
        said = CARDS_WITH_WORDS[notice.kind]
        if getattr(notice, said) is not None:
            await work.unit.cards.say_no_more(card, notice.model_copy(update={said: None}))


async def _in_force(work: Work, *roles: Role) -> list[Person]:
    found = await work.unit.people.holding(roles)
    return [p for p in found if any(g.role in roles and g.counts(work.now) for g in p.grants)]


def purge_period(now: datetime) -> str:
    """The day whose purge is due at `now`: once a UTC day, whenever Vigie is up."""
    return now.date().isoformat()


def next_purge(now: datetime) -> datetime:
    """When the next day's purge is due."""
    return datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
