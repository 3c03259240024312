"""Summaries that come by themselves: each once, at its hour, whatever was killed or down meanwhile.

What is due is derived from the calendar (domain/summaries/schedules); the period's slot is taken in the unit that puts
the card, so a kill leaves either both or neither.
"""

from collections import Counter
from datetime import datetime

from domain.notices import SummariesSkipped, SummaryCard, SummaryMoved
from domain.summaries.periods import Kind, Period
from domain.summaries.schedules import Due, held_until, is_late, next_due, outstanding, skipped
from domain.summaries.subscriptions import STANDARD_ROLES, usual_hour
from services.duty import person_of
from services.summaries import files
from services.summaries.asking import edition_of
from services.summaries.incidents import any_raised
from services.summaries.keeping import CARD, numbers
from services.summaries.scope import Scope
from services.summaries.subscribed import Standing, calendar, every_standing, hour_of
from services.work import Work
from storage.subscriptions import Subscription


async def send_due(work: Work) -> list[tuple[int, Exception]]:
    """The clock: whoever was given a role since gets what comes with it; then every summary that is due. A fault in one
    does not hold up another: the subscriptions that failed come back, and are looked at again at the next tick."""
    await _begin_standard(work)
    failed: list[tuple[int, Exception]] = []
    for subscription in await work.unit.subscriptions.due(work.now, lock=True):
        if _held(work, subscription) is None:
            try:
                async with work.unit.savepoint():
                    await work.unit.subscriptions.due_next(subscription.id, await _see_to(work, subscription))
            except Exception as error:  # the caller logs it
                failed.append((subscription.id, error))
    return failed


async def next_summary(work: Work) -> datetime | None:
    """When the next summary is due; now, where a new coordinator has no subscription yet."""
    if await work.unit.subscriptions.without_standard(STANDARD_ROLES, work.now):
        return work.now
    soonest = await work.unit.subscriptions.next_at(None)
    if soonest is None or soonest > work.now:
        return soonest
    waits = [_held(work, sub) or work.now for sub in await work.unit.subscriptions.due(work.now)]
    later = await work.unit.subscriptions.next_at(work.now)
    return min([*waits, *([] if later is None else [later])])


def _held(work: Work, subscription: Subscription) -> datetime | None:
    """Until when the night keeps back what is due of it: it is late, and its hour was not chosen in the night."""
    at = hour_of(work, subscription)
    due = outstanding(subscription.kind, subscription.begun_at, work.now, at, *calendar(work))
    return held_until(at, work.now, work.catalogue.zone) if due is not None and is_late(due, work.now) else None


async def _begin_standard(work: Work) -> None:
    for person_id, project in await work.unit.subscriptions.without_standard(STANDARD_ROLES, work.now):
        person = await person_of(work, person_id)
        if person is None:
            continue
        for kind in Kind:
            first = next_due(kind, work.now, usual_hour(work.catalogue.summaries, kind), *calendar(work)).at
            await work.unit.subscriptions.add(
                person.id, person.telegram_id, kind, project, work.now, first, standard=True
            )


async def _see_to(work: Work, subscription: Subscription) -> datetime:
    """Sends what is due of it; returns when the next one is due."""
    at = hour_of(work, subscription)
    due = outstanding(subscription.kind, subscription.begun_at, work.now, at, *calendar(work))
    # Who cannot be reached is sent nothing that would lie there: once they can, the next one comes.
    if due is not None and not await work.unit.chats.is_unreachable(subscription.chat_id):
        for found in await every_standing(work, subscription):
            await _send(work, found, due)
    return next_due(subscription.kind, work.now, at, *calendar(work)).at


async def _send(work: Work, found: Standing, due: Due) -> None:
    sub = found.subscription
    if not await work.unit.leases.do_once(found.target, due.period.name, work.now):
        return
    await _tell_skipped(work, found, due)
    told = await numbers(work, sub.project, due.period)
    if sub.kind is Kind.CLOSING and not await _anything_new(work, sub.project, due.period, told):
        return
    edition = await edition_of(work, sub.kind, sub.project, due.period)
    await work.unit.summary_editions.went_out(edition.id, work.now, told)
    if sub.chat_id > 0:  # in a group another topic may have it as well
        await work.unit.cards.moved_on(CARD, sub.chat_id, SummaryMoved(), work.now, edition.id)
        await files.moved_on(work, edition, sub.chat_id)
    late_at = work.now if is_late(due, work.now) else None
    card = SummaryCard(edition_id=edition.id, language=sub.language, late_at=late_at)
    card_id = await work.unit.cards.put(card, sub.chat_id, work.now, thread_id=sub.thread_id, silent=True)
    await files.put(work, edition, sub.chat_id, card_id, thread_id=sub.thread_id, language=sub.language)


async def _anything_new(work: Work, project: str | None, period: Period, told: dict[str, int]) -> bool:
    """Whether the day looks otherwise than what its evening edition told, or a report or an incident came after it (a
    report that says zero changes no sum). Sensitive activities and restricted incidents do not count: a summary that
    comes because of them would tell."""
    scope = Scope.of(work, project)
    evening = await _evening(work, scope, period)
    if evening is None:
        return bool(told)
    sent_at, told_then = evening
    if told != told_then:
        return True
    circle = {a.key for a in work.catalogue.activities if a.sensitive}
    came = await scope.came(work, period)
    if any(one.at > sent_at and one.activity not in circle for one in came):
        return True
    return await any_raised(work, scope, period, sent_at)


async def _evening(work: Work, scope: Scope, period: Period) -> tuple[datetime, dict[str, int]] | None:
    """When the day's evening edition went out, and what it told; of a project that has taken over since, those of its
    predecessors together. None where none went out."""
    editions = work.unit.summary_editions
    own = await editions.of(Kind.DAILY, scope.project, period)
    found = [own] if own is not None and own.sent_at is not None else []
    if not found and scope.project is not None:
        found = [e for key in scope.keys if (e := await editions.of(Kind.DAILY, key, period)) and e.sent_at]
    if not found:
        return None
    told = Counter[str]()
    for edition in found:
        told.update(edition.told)
    return min(edition.sent_at for edition in found if edition.sent_at), dict(told)


async def _tell_skipped(work: Work, found: Standing, due: Due) -> None:
    """Of what fell out while Vigie was down its reader is told, not left to find out."""
    sub = found.subscription
    if sub.next_at is None or sub.kind is Kind.CLOSING:
        return
    missed = skipped(sub.kind, max(sub.next_at, sub.begun_at), due, found.at, *calendar(work))
    if missed:
        notice = SummariesSkipped(
            summary=sub.kind,
            project=sub.project,
            first=missed[0].first,
            last=missed[-1].last,
            count=len(missed),
            language=sub.language,
        )
        await work.unit.outbox.put(notice, sub.chat_id, work.now, thread_id=sub.thread_id, silent=True)
