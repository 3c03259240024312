"""What a reader may be shown of an answer about beds, or of a group's board, at the moment of sending."""

from collections.abc import Sequence

from domain.notices import BedsAnswer, BedsBoardPin
from domain.people import Person, UseCase
from domain.shelters.asking_views import BedsView, BoardView, PinView, ShelterBeds
from domain.shelters.ranking import Option, Wish, by_code, by_shelter, ranked
from domain.shelters.types import Age
from services.shelters.changed import ANSWER, is_over
from services.shelters.finding import later, opening, options
from services.shelters.standing import keepers, may
from services.work import Work
from storage.bed_questions import BedQuestion
from storage.groups import TeamGroup

_LINES, _FEWER = 15, 9
"""About what a phone's screen holds below the first line; the same where the next possibilities stand there, too."""
_MOST = 2
OLD = (Age.STALE, Age.NEVER)
"""Counts that nobody relies on: the keepers are asked for a fresh one."""

Shelves = list[tuple[Option, ...]]


async def answer_view(work: Work, reader: Person, notice: BedsAnswer) -> BedsView | None:
    """The answer, for somebody who asked in private; None where they may not know any more."""
    question = await work.unit.bed_questions.by_id(notice.question_id)
    if question is None or not may(work, reader, UseCase.SEE_BEDS):
        return None
    view = await compose(
        work,
        question,
        notice,
        reader.project,
        may_hold=may(work, reader, UseCase.HOLD_BEDS),
        may_record=may(work, reader, UseCase.RECORD_TURNED_AWAY),
    )
    return view.but(held=await _held_by(work, reader, view)) if view.shown else view


async def _held_by(work: Work, reader: Person, view: BedsView) -> int:
    shown = {(option.shelter, option.category) for some in view.shown for option in some.options}
    holds = await work.unit.bed_holds.open_of(reader.id)
    return sum(h.beds for h in holds if (h.shelter, h.category) in shown and h.counts(work.now))


async def group_answer_view(work: Work, group: TeamGroup | None, notice: BedsAnswer) -> BedsView | BoardView | None:
    """The answer, or the board, in a team's group. Whoever taps is asked for their own right."""
    question = await work.unit.bed_questions.by_id(notice.question_id)
    if question is None or group is None or group.project is None:
        return None
    if not question.board:
        return await compose(work, question, notice, group.project, may_hold=True, may_record=True)
    every = by_shelter(ranked(await options(work), Wish(own=group.project)))
    shown = tuple(ShelterBeds(some, opens=opening(work, some[0])) for some in every)
    return BoardView(question.id, work.now, shown, question.pinned)


async def pin_view(work: Work, chat_id: int, notice: BedsBoardPin) -> PinView | None:
    """The message of a group's board, or that of one which is not pinned any more."""
    if notice.message_id is not None:
        return PinView(notice.message_id)
    question = await work.unit.bed_questions.by_id(notice.question_id)
    if question is None or question.id not in [
        q.id for q in await work.unit.bed_questions.open_in(chat_id, board=True)
    ]:
        return None
    message = await work.unit.cards.message_of(ANSWER, question.id, chat_id)
    return None if message is None else PinView(message)


async def compose(
    work: Work, question: BedQuestion, notice: BedsAnswer, own: str | None, *, may_hold: bool, may_record: bool
) -> BedsView:
    """The answer to a question as it stands now."""
    wish = Wish(question.project, question.shelter, question.fitting, question.beds, own, question.meant)
    every = await options(work)
    fitting = ranked(every, wish)
    here = [option for option in fitting if wish.here(option)]
    view = BedsView(
        question=question.id,
        now=work.now,
        asked_at=question.asked_at,
        over=is_over(work, question),
        wish=wish,
        shown=(),
        several=question.several,
        may_hold=may_hold,
        may_record=may_record,
    )
    if view.over:
        return view
    if notice.opened == "all":
        return await _page(work, view, by_shelter(ranked(every, Wish(own=own))), notice.page)
    if notice.opened == "many":
        bed = by_code(work.catalogue, notice.bed or "")
        chosen = next((o for o in every if (o.shelter, o.category) == bed and o.takes(None)), None)
        if chosen is not None:
            return view.but(choosing=chosen)
    lacking = not any(option.takes(wish.beds) for option in here)
    first = _pages(by_shelter(here), _FEWER if lacking and not wish.anything else _LINES)[:1]
    shown = [await _shelter(work, some) for some in (first[0] if first else [])]
    free = sum(max(0, option.beds.free or 0) for option in here if option.closure is None)
    view = view.but(shown=tuple(shown), free=free, rest=len({o.shelter for o in every}) - len(shown))
    if not lacking:
        return view
    elsewhere = [option for option in fitting if not wish.here(option) and option.takes(wish.beds)]
    others = [option for option in every if wish.here(option) and not wish.fits(option) and option.takes(wish.beds)]
    soon = await later(work, fitting, wish.beds)
    others = [] if elsewhere or soon else sorted(others, key=lambda option: option.project != own)
    return view.but(elsewhere=tuple(elsewhere[:_MOST]), later=tuple(soon), others=tuple(others[:_MOST]))


async def _page(work: Work, view: BedsView, every: Shelves, page: int) -> BedsView:
    pages = _pages(every, _LINES)
    at = min(max(page, 1), len(pages)) if pages else 1
    shown = [await _shelter(work, some) for some in (pages[at - 1] if pages else [])]
    return view.but(shown=tuple(shown), page=at, pages=len(pages))


def _pages(shelves: Shelves, most: int) -> list[Shelves]:
    """The shelters, as many to a page as a screen holds."""
    pages: list[Shelves] = []
    used = 0
    for some in shelves:
        asking = any(option.age is Age.STALE for option in some)
        lines = 2 if some[0].closure is not None else 3 + len(some) + asking
        if pages and used + lines <= most:
            pages[-1].append(some)
            used += lines
        else:
            pages.append([some])
            used = lines
    return pages


async def _shelter(work: Work, some: Sequence[Option]) -> ShelterBeds:
    """What is shown of a shelter, with whether its keepers are being asked for a fresh count."""
    first = some[0]
    if first.closure is not None:
        return ShelterBeds(tuple(some), opens=opening(work, first))
    if all(option.age not in OLD for option in some):
        return ShelterBeds(tuple(some))
    ids = await work.unit.shelters.ids([first.shelter])
    asked = await work.unit.shelters.asked_at(ids[first.shelter]) if first.shelter in ids else None
    counts = [o.beds.counted_at for o in some if o.beds.counted_at is not None]
    if asked is not None and asked >= max(counts, default=asked):
        return ShelterBeds(tuple(some), asked_at=asked)
    return ShelterBeds(tuple(some), nobody_to_ask=not await keepers(work, first.shelter))
