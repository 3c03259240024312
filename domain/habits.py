"""What somebody means by a word, as a matter of taste: asked the first time, remembered from then on.

Only what a word stands for is a taste. A number, a day or a doubt about what happened is asked every time.
"""

from collections.abc import Iterable
from dataclasses import replace

from domain.answers import figure, word_of
from domain.choices import Choice, Habit
from domain.reading import Question

TASTES = frozenset({"ambiguous_activity", "not_in_activity", "unknown_word"})
"""The questions whose answer is a matter of taste."""
MOST_HABITS = 30
"""How many are kept of one person; the oldest give way."""
_LONGEST_WORD = 40


def habit_of(question: Question, choice: Choice) -> Habit | None:
    """What an answer tells about its author; None where it is no matter of taste."""
    word = word_of(question)
    if question.code not in TASTES or not word or len(word) > _LONGEST_WORD or choice.corrects or choice.estimate:
        return None
    if len(choice.figures) == 1:
        activity, indicator, _ = choice.figures[0]
        return Habit(word, f"{activity}.{indicator}", known=False)
    activities = {activity for activity, _, _ in choice.figures}
    return Habit(word, activities.pop(), known=False) if len(activities) == 1 else None


def habitual(question: Question, likely: Iterable[Choice], habits: Iterable[Habit]) -> tuple[Choice, Habit] | None:
    """The answer that the person gives to this question as usual; None where it is to be asked: the word stands under
    another heading, or can mean something else here."""
    if question.code not in TASTES:
        return None
    word = word_of(question)
    habit = next((h for h in habits if h.word == word), None)
    if habit is None:
        return None
    activity, dot, _ = habit.meaning.partition(".")
    found = [choice for choice in likely if _is(choice, habit.meaning)]
    value = question.held[0].value if len(question.held) == 1 else None
    if not found and question.code == "unknown_word" and dot and value is not None and activity in question.under:
        found = [Choice((figure(habit.meaning, value),))]
    return (found[0], replace(habit, known=True)) if len(found) == 1 else None


def _is(choice: Choice, meaning: str) -> bool:
    activity, dot, indicator = meaning.partition(".")
    if not choice.figures or choice.corrects is not None:
        return False
    if dot:
        return [figure[:2] for figure in choice.figures] == [(activity, indicator)]
    return all(figure[0] == activity for figure in choice.figures)
