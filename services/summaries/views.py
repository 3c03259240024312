"""A summary's card, as its reader may have it now."""

from dataclasses import replace

from domain.notices import SummaryCard
from domain.people import Person
from domain.summaries.periods import Kind
from domain.summaries.views import SummaryView
from services.summaries.audience import Audience
from services.summaries.gathering import changed_since, gather
from services.work import Work
from storage.groups import TeamGroup


async def summary_view(
    work: Work, reader: Person | None, group: TeamGroup | None, notice: SummaryCard
) -> SummaryView | None:
    """What stands behind a card; None where it is not for them. A closing edition marks what the evening's said
    otherwise, every other one what came in after it was sent."""
    view = await edition_view(work, reader, group, notice.edition_id)
    if view is None:
        return None
    return replace(view, late=notice.late_at is not None, made_at=notice.late_at or view.made_at)


async def edition_view(
    work: Work, reader: Person | None, group: TeamGroup | None, edition_id: int
) -> SummaryView | None:
    """An edition as one reader may have it, for its text and its files."""
    edition = await work.unit.summary_editions.by_id(edition_id)
    if edition is None:
        return None
    view = await gather(work, Audience(reader, group), edition.kind, edition.project, edition.period)
    if view is None:
        return None
    compared = edition
    if edition.kind is Kind.CLOSING:
        evening = await work.unit.summary_editions.of(Kind.DAILY, edition.project, edition.period)
        compared = evening if evening is not None and evening.sent_at is not None else edition
    marked = edition.kind is Kind.CLOSING or edition.updated_at is not None
    since, fresh = compared.sent_at or compared.made_at, marked or edition.sent_at is not None
    return replace(
        view,
        # Also where it is not marked as updated: that would tell whoever may not know of the incident.
        incidents=tuple(replace(one, new=fresh and one.raised_at > since) for one in view.incidents),
        changed=changed_since(work, compared.told, view) if marked else None,
        sent=edition.sent_at is not None,
        made_at=edition.made_at,
        updated_at=edition.updated_at,
    )
