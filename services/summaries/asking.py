"""A summary asked for: /summary, with a day, a week or a month, or with a project's name after it."""

from domain.notices import NoProject, NotAllowed, PeriodNotUnderstood, SummaryCard, SummaryMoved
from domain.people import UseCase, allowed
from domain.summaries.asked import read_asked
from domain.summaries.periods import Kind, Period
from services import groups
from services.summaries import files
from services.summaries.keeping import CARD, numbers
from services.work import Origin, Work
from storage.summary_editions import Edition


async def show(work: Work, origin: Origin, said: str) -> None:
    """/summary: of today where nothing is said; of the group's project in a group, else of one's own. Who reaches the
    whole mission and has no project of their own is told of the mission."""
    speaker = await groups.speaker(work, origin)
    if speaker is None:
        return
    person, own = speaker
    now = origin.sent_at.astimezone(work.catalogue.zone)
    asked = read_asked(said, catalogue=work.catalogue, now=now, today=work.today, own=own)
    if asked.period is None:
        await origin.answer(work, PeriodNotUnderstood(said=said))
        return
    project = asked.project or own
    if not origin.in_group and (asked.mission or project is None):
        project = None
    elif project is None:
        await origin.answer(work, NoProject())
        return
    if not allowed(person, UseCase.SEE_SUMMARY, project=project, now=work.now):
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_SUMMARY, project=project))
        return
    edition = await edition_of(work, asked.kind, project, asked.period)
    await work.unit.cards.moved_on(CARD, origin.chat_id, SummaryMoved(), work.now, edition.id)
    await files.moved_on(work, edition, origin.chat_id)
    card_id = await origin.answer(work, SummaryCard(edition_id=edition.id))
    if card_id is not None:
        await files.put(work, edition, origin.chat_id, card_id, thread_id=origin.thread_id)


async def edition_of(work: Work, kind: Kind, project: str | None, period: Period) -> Edition:
    """The edition of a period; made now where there is none, with what it tells now."""
    found = await work.unit.summary_editions.of(kind, project, period)
    if found is not None:
        return found
    now_told = await numbers(work, project, period)
    return await work.unit.summary_editions.made(kind, project, period, work.now, now_told)
