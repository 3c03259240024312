"""A shelter's beds changed: cards that show them are drawn again.

A fresh count is what somebody in the rain waits for: it is shown at once. Everything else (a hold, somebody who came)
is shown a little later and together, so that two hundred askers do not keep Telegram's limits busy with edits.
"""

from datetime import timedelta

from services.shelters.standing import places
from services.work import Work

ANSWER = "beds_answer"
"""The kind of the card that answers a question about beds; its subject is the question. A group's board is one, too."""
KEPT_TRUE = timedelta(hours=2)
"""For how long an answer is kept true after it was asked for. Boards always are."""
BOARD_GAP = 10.0
"""Seconds between two edits of a board (issue: at most every 10 s)."""
ANSWER_GAP = 60.0
"""Seconds between two edits of an answer for anything but a count."""


async def changed(work: Work, site: str, *, at_once: bool) -> None:
    """To be called in the unit that stores an event of the shelter. `at_once`: it was counted, closed or opened."""
    project = places(work)[site].project
    about = [
        question
        for question in await work.unit.bed_questions.open_since(work.now - KEPT_TRUE)
        if question.shelter in (None, site) and question.project in (None, project)
    ]
    for question in about:
        if at_once and not question.board:
            await draw(work, question.id)
    later = [question.id for question in about if question.board or not at_once]
    await work.unit.bed_questions.redraw(later, BOARD_GAP, ANSWER_GAP, work.now)


async def draw(work: Work, question_id: int) -> None:
    """An answer, or a board, is drawn with what is true now."""
    await work.unit.cards.touch(ANSWER, question_id, work.now)
    await work.unit.bed_questions.drawn(question_id, work.now)


async def draw_due(work: Work) -> None:
    """The clock: what changed a while ago is drawn."""
    for question_id in await work.unit.bed_questions.due(work.now):
        await draw(work, question_id)
