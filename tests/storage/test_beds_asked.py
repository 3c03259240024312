"""Questions for beds and people turned away, as they are kept."""

from datetime import datetime, timedelta

from domain.shelters.turned_away import Why
from storage.bed_questions import BedQuestions
from storage.database import Database
from tests.storage.rows import NOW, admit


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


async def due(questions: BedQuestions, seconds: float) -> list[int]:
    return [question.id for question in await questions.due(after(seconds))]


async def test_a_card_is_drawn_when_something_changed_and_no_more_often_than_its_gap(database: Database) -> None:
    amina = await admit(database)
    fitting = (("womens_shelter", "single_women"), ("winter_shelter_calais", "adults"))
    async with database.write() as unit:
        questions = unit.bed_questions
        asked = await questions.add(amina, 7, NOW, beds=2, fitting=fitting, several=True)
        board = await questions.add(amina, -9, NOW, board=True)
        first = await questions.by_id(asked)
        assert first is not None
        assert (first.fitting, first.several, first.pinned, first.beds) == (fitting, True, None, 2)
        await questions.look_again([asked, board], after(7200))
        await questions.redraw([asked, board], 10, 60, after(3))
        assert await questions.next_at() == after(10), "a board, ten seconds after it was drawn"
        assert await due(questions, 9) == []
        assert await due(questions, 10) == [board]
        await questions.look_again([asked], after(90))
        await questions.redraw([asked, board], 10, 60, after(8))
        assert await due(questions, 62) == [board], "an answer, a minute after it was drawn, in steps"
        assert await due(questions, 63) == [asked, board]
        await questions.drawn([board], after(10))
        await questions.look_again([board], after(500))
        await questions.drawn([board], after(20))
        assert await due(questions, 500) == [asked, board], "what changes by itself later is still to be drawn"
        await questions.pinned(board, False)
        await questions.moved(-9, -100)
        (found,) = await questions.open_in(-100, board=True)
        assert (found.id, found.pinned) == (board, False)
        assert await questions.open_in(7, board=False, person=amina + 1) == []
        await questions.close([asked], after(30))
        await questions.left(-100, after(30))
        assert await questions.next_at() is None
        await questions.renew(asked, after(40))
        assert [q.asked_at for q in await questions.open_in(7, board=False, person=amina)] == [after(40)]


async def test_of_people_turned_away_only_what_nobody_had_said_is_added(database: Database) -> None:
    amina = await admit(database)
    async with database.write() as unit:
        shelter = await unit.shelters.lock("womens_shelter")
        rows = unit.turned_away
        number = await rows.add("dunkerque", shelter, 3, NOW, after(5), amina, question=4)
        anywhere = await rows.add("calais", None, 1, NOW, NOW, amina, category="adults", reason=Why.RULES)
        assert await rows.say(number, category="single_women")
        assert not await rows.say(number, category="women_with_children")
        assert await rows.say(number, reason=Why.FULL)
        assert await rows.say(number, went="outside")
        found = await rows.of_question(4)
        assert found is not None
        assert (found.shelter, found.category, found.reason, found.went, found.people, found.version) == (
            "womens_shelter",
            "single_women",
            Why.FULL,
            "outside",
            3,
            4,
        )
        assert await rows.withdraw(number, after(60), amina)
        assert not await rows.withdraw(number, after(61), amina)
        assert not await rows.say(number, went="friends")
        assert await rows.of_question(4) is None
        gone, other = await rows.by_id(number), await rows.by_id(anywhere)
        assert gone is not None
        assert other is not None
        assert (gone.withdrawn_at, other.shelter, other.withdrawn_at) == (after(60), None, None)
        assert await rows.by_id(99) is None
