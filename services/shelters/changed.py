"""A shelter's beds changed: cards that show them are drawn again.

A fresh count is what somebody in the rain waits for: it is shown at once. Everything else (a hold, somebody who came)
is shown a little later and together, so that two hundred askers do not keep Telegram's limits busy with edits.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from domain.shelters.seasons import is_open
from domain.shelters.types import Standing
from services.editions import beds_changed
from services.shelters.standing import place_of, places, standing_of, standings
from services.work import Work
from storage.bed_questions import BedQuestion

ANSWER = "beds_answer"
"""The kind of the card that answers a question about beds; its subject is the question. A group's board is one, too."""
KEPT_TRUE = timedelta(hours=2)
"""For how long an answer is kept true after it was asked for. Boards always are."""
BOARD_GAP = 10.0
"""Seconds between two edits of a board (issue: at most every 10 s)."""
ANSWER_GAP = 60.0
"""Seconds between two edits of an answer for anything but a count."""


async def changed(work: Work, site: str, *, at_once: bool, at: datetime | None = None) -> None:
    """To be called in the unit that stores an event of the shelter. `at_once`: it was counted, closed or opened. `at`:
    since when it is so, where that is not now."""
    project = place_of(work, site).project
    await beds_changed(work, project, at or work.now)
    questions = await work.unit.bed_questions.open_since(work.now - KEPT_TRUE)
    # An answer about another place shows this one as the next possibility at most.
    about = [q.id for q in questions if q.shelter in (None, site) and q.project in (None, project) and not q.board]
    now = about if at_once else []
    await draw(work, now)
    later = [question.id for question in questions if question.id not in set(now)]
    await work.unit.bed_questions.redraw(later, BOARD_GAP, ANSWER_GAP, work.now)
    turn = next_turn(work, [await standing_of(work, site)]) if questions else None
    if turn is not None:
        await work.unit.bed_questions.look_again([question.id for question in questions], turn)


async def draw(work: Work, question_ids: Sequence[int]) -> None:
    """Answers, and boards, are drawn with what is true now. Questions before their cards, as everywhere: two units that
    lock them in another order would cross."""
    if question_ids:
        await work.unit.bed_questions.drawn(question_ids, work.now)
        await work.unit.cards.touch_all(ANSWER, question_ids, work.now)


async def draw_due(work: Work) -> None:
    """The clock: what changed a while ago is drawn, and what changes by itself: a count has become old, a shelter
    opens. An answer that was asked for long ago says so, and is left alone from then on."""
    due = await work.unit.bed_questions.due(work.now)
    if not due:
        return
    await draw(work, [question.id for question in due])
    turn = next_turn(work, await standings(work, places(work)))
    await work.unit.bed_questions.close([question.id for question in due if is_over(work, question)], work.now)
    for question in due:
        if not is_over(work, question):
            await keep_true(work, question, turn)


async def next_due(work: Work) -> datetime | None:
    """When the clock draws something next."""
    return await work.unit.bed_questions.next_at()


async def keep_true(work: Work, question: BedQuestion, turn: datetime | None) -> None:
    """The question's card is drawn again at `turn`, when something changes by itself, and when its time is over."""
    ends = None if question.board else question.asked_at + KEPT_TRUE
    at = min((instant for instant in (turn, ends) if instant is not None), default=None)
    if at is not None:
        await work.unit.bed_questions.look_again([question.id], at)


def is_over(work: Work, question: BedQuestion) -> bool:
    """Whether the question's answer is not kept true any more."""
    return not question.board and work.now >= question.asked_at + KEPT_TRUE


def next_turn(work: Work, stands: Iterable[Standing]) -> datetime | None:
    """When something that cards show of these shelters changes next without anybody's doing."""
    rules = work.catalogue.beds
    turns: list[datetime] = []
    for stand in stands:
        for beds in stand.beds:
            if beds.counted_at is not None:
                turns.append(beds.counted_at + timedelta(minutes=rules.fresh_minutes))
                turns.append(beds.counted_at + timedelta(minutes=rules.stale_minutes, seconds=1))
        if stand.closure is not None and stand.closure.until is not None:
            turns.append(stand.closure.until)
        tomorrow = work.today + timedelta(days=1)
        if is_open(work.catalogue, stand.shelter, tomorrow) != is_open(work.catalogue, stand.shelter, work.today):
            turns.append(begins(work, tomorrow))
    return min((turn for turn in turns if turn > work.now), default=None)


def begins(work: Work, day: date) -> datetime:
    """The instant at which a reporting day begins."""
    return datetime.combine(day, work.catalogue.day_starts_at, work.catalogue.zone).astimezone(UTC)
