"""An open question: its likely answers as buttons, how it is asked in words, and what is said while it waits."""

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from domain.answers import DAY_CODES, PROJECT_CODES, SITE_CODES
from domain.answers_in_words import NUMBER_CODES
from domain.choices import Choice, Habit
from domain.reading import Question
from domain.shift_reports import AnswerPromptView, PendingListView, ReminderView
from messages import signs
from messages.counting import counted
from messages.dates import moment, spoken_day
from messages.layout import Rendered, headed, joined, one_line, screen, shortened
from messages.questions import asked
from messages.reader import Reader
from messages.shift_reports.figures import roughly, shift_name
from messages.wording import marked

MOST_LABEL = 40
_LEAVE_OUT = marked("Leave out")
_LEFT_OUT: Mapping[str, str] = {
    "figures_in_comment": marked("Only a comment"),
    "not_held": marked("Did not take place"),
    "nothing_or_not_counted": marked("Not counted"),
}
_EXAMPLES: Mapping[str, str] = {
    "day": marked("For example: yesterday, Monday, 21/11"),
    "word": marked("The word is enough, or the figure with its word."),
    "number": marked("The number is enough."),
    "place": marked("The name is enough."),
}


def leave_out_label(question: Question, reader: Reader) -> str:
    """What leaving the doubt out means here."""
    return reader.say.plain(_LEFT_OUT.get(question.code, _LEAVE_OUT))


def labels(question: Question, choices: Sequence[Choice], reader: Reader, today: date) -> list[str]:
    """The words on the likely answers' buttons; answers of several activities name theirs."""
    homes = {activity for choice in choices for activity, _, _ in choice.figures}
    named = len(homes) > 1 or question.code in ("not_in_activity", "ambiguous_activity", "bare_number", "no_activity")
    texts = [_label(question, choice, reader, named, today) for choice in choices]
    return [shortened(text, MOST_LABEL) for text in texts]


def _label(question: Question, choice: Choice, reader: Reader, named: bool, today: date) -> str:
    say = reader.say
    if choice.day is not None:
        return _capital(spoken_day(choice.day, today, say))
    if choice.shift is not None:
        return shift_name(choice.shift, reader).capitalize()
    if choice.site is not None:
        return reader.site(choice.site)
    if choice.project is not None:
        return reader.project(choice.project)
    if choice.corrects is not None:
        return _wrong(question, choice.corrects, reader)
    figures = choice.figures
    if question.code == "parts_exceed_whole":
        figures = figures[:1]  # the whole made larger: its parts stay as they were said
    if named and len(figures) > 1:
        return reader.activity(figures[0][0])
    text = ", ".join(
        counted(n, reader.indicator(a, i), say, shown=roughly(n, reader) if choice.estimate else None)
        for a, i, n in figures
    )
    return f"{reader.activity(figures[0][0])} · {text}" if named else _capital(text)


def _wrong(question: Question, path: str, reader: Reader) -> str:
    if question.code == "date_or_number":
        return reader.say.plain("It is the date")
    activity, _, indicator = path.partition(".")
    value = next((held.value for held in question.held if path in held.paths), None)
    label = reader.indicator(activity, indicator)
    figure = label if value is None else counted(value, label, reader.say)
    return reader.say.plain("{figure}: wrong", figure=figure)


def question_line(question: Question, reader: Reader) -> str:
    """The question as a sentence; one for a number that has no words of its own names what it counts."""
    if question.code == "which_number" and question.options:
        activity, _, indicator = question.options[0].partition(".")
        return reader.say.plain("{label}: how many, then?", label=_capital(reader.indicator(activity, indicator)))
    return asked(question, reader)


def answer_prompt(view: AnswerPromptView, reader: Reader) -> Rendered:
    """The question once more, to be answered with a word, a number or a day; in its own words what was not read."""
    say = reader.say
    example = say(_EXAMPLES[_wanted(view.question)])
    text = screen(
        headed(signs.QUESTION, question_line(view.question, reader)),
        say("Not understood: “{said}”", said=one_line(view.said)) if view.said else None,
        say("Reply to this message. {example}", example=example),
    )
    return Rendered(text.html, force_reply=True, placeholder=say.plain("Your answer"))


def _wanted(question: Question) -> str:
    if question.code in DAY_CODES:
        return "day"
    if question.code in PROJECT_CODES | SITE_CODES | {"shift_conflict"}:
        return "place"
    return "number" if question.code in NUMBER_CODES and len(question.options) == 1 else "word"


def pending_reminder(view: ReminderView, reader: Reader) -> Rendered:
    """Once: the question that still keeps the report from counting."""
    say = reader.say
    return screen(
        headed(
            signs.WAITING,
            say("Your report still waits, not counted yet")
            if view.author is None
            else say("{name}'s report still waits, not counted yet", name=view.author),
        ),
        joined((question_line(view.question, reader),)) if view.question is not None else None,
        say("Already reported: does it count once or twice?") if view.question is None else None,
        say("Answer with the buttons of the message quoted here.")
        if view.question is None
        else say("Answer with the buttons quoted here, or in a word."),
    )


def pending_list(view: PendingListView, reader: Reader) -> Rendered:
    """To coordinators: who, where, since when. Nothing of what the reports say."""
    say = reader.say
    project = reader.project(view.project)
    if not view.rows:
        return screen(headed(signs.STORED, say("{project}: nothing waits any more", project=project)))
    shown = view.rows[:10]
    return screen(
        headed(
            signs.WAITING,
            say.plural(
                "{project}: {n} report not counted yet",
                "{project}: {n} reports not counted yet",
                len(view.rows),
                project=project,
            ),
        ),
        say("Waiting for an answer from:"),
        *(
            joined(
                (
                    row.author or say.plain("somebody on the team"),
                    *((reader.site(row.site),) if row.site is not None else ()),
                    say.plain("since {time}", time=moment(row.since, view.today, say, reader.catalogue)),
                )
            )
            for row in shown
        ),
        say.plural("and {n} more", "and {n} more", len(view.rows) - len(shown))
        if len(view.rows) > len(shown)
        else None,
    )


def habit_lines(habits: Sequence[Habit], reader: Reader) -> list[Markup]:
    """What was remembered or used as usual, a line each."""
    say = reader.say
    return [
        say("{word} = {meaning}, as usual", word=one_line(habit.word, 30), meaning=meaning(habit, reader))
        if habit.known
        else say(
            "{word} = {meaning}: remembered for next time",
            word=one_line(habit.word, 30),
            meaning=meaning(habit, reader),
        )
        for habit in habits
    ]


def meaning(habit: Habit, reader: Reader) -> str:
    """What the word stands for, in the catalogue's own words."""
    activity, dot, indicator = habit.meaning.partition(".")
    return reader.indicator(activity, indicator) if dot else reader.activity(activity)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
