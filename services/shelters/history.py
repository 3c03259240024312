"""The last thirty nights of the mission's shelters, as a picture."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from domain.catalogue.parts import Shelter
from domain.notices import BedsHistory, NotAllowed
from domain.people import Person, UseCase
from domain.shelters.history_views import A_PICTURE, NIGHTS, BedHistoryView, history_of
from domain.shelters.taps import HistoryTap
from domain.toasts import Answer, Toast
from services import groups
from services.shelters.looking_back import Looked, days_of, looked_back
from services.shelters.standing import may, places
from services.work import Origin, Work
from storage.groups import TeamGroup


async def show(work: Work, origin: Origin, person: Person) -> None:
    """/beds history."""
    if not may(work, person, UseCase.SEE_BEDS):
        await origin.answer(work, NotAllowed(use_case=UseCase.SEE_BEDS))
        return
    await origin.answer(work, BedsHistory())


async def tap(work: Work, origin: Origin, tapped: HistoryTap) -> Answer | None:
    """Another page, as a further message: a picture once sent stays."""
    spoken = await groups.speaker(work, origin)
    if spoken is None or not may(work, spoken[0], UseCase.SEE_BEDS):
        return Toast.NOT_ALLOWED
    await origin.answer(work, BedsHistory(page=tapped.page))
    return None


async def view(
    work: Work, reader: Person | None, group: TeamGroup | None, notice: BedsHistory
) -> BedHistoryView | None:
    """The picture that a person, or a group, may have."""
    if reader is not None:
        if not may(work, reader, UseCase.SEE_BEDS):
            return None
        project = reader.project
    elif group is None or group.project is None:
        return None
    else:
        project = group.project
    shelters = _own_first(work, project)
    pages = max(1, -(-len(shelters) // A_PICTURE))
    page = min(notice.page, pages - 1)  # the catalogue may have fewer than when the button was drawn
    shown = shelters[page * A_PICTURE : (page + 1) * A_PICTURE]
    looked = await looked_back(work, shown, days_of(work, work.today - timedelta(days=NIGHTS - 1), work.today))
    return BedHistoryView(
        shelters=tuple(
            history_of(s.site, looked.censuses[s.site], _of_no_category(work, looked, s.site)) for s in shown
        ),
        elsewhere=sum(t.people for t in looked.elsewhere if t.shelter is None and not page),
        page=page,
        pages=pages,
    )


def _own_first(work: Work, project: str | None) -> Sequence[Shelter]:
    """The mission's shelters, those of a project first."""
    return [p.shelter for p in sorted(places(work).values(), key=lambda place: place.project != project)]


def _of_no_category(work: Work, looked: Looked, site: str) -> Counter[date]:
    found: Counter[date] = Counter()
    for refusal in looked.elsewhere:
        if refusal.shelter == site:
            found[work.day_of(refusal.at)] += refusal.people
    return found
