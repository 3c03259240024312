"""What a doubt is asked as: one sentence in the reader's language, around their own words.

Plain text: the receipt escapes it, and so can the command line print it.
"""

import re
from collections.abc import Mapping

from domain.catalogue import Catalogue
from domain.reading import Question
from messages.layout import one_line
from messages.reader import Reader
from messages.wording import marked, say_in

_WITH_WORDS: Mapping[str, str] = {
    # What is counted, and how many
    "unknown_word": marked("“{about}”: what is it?"),
    "vague_amount": marked("“{about}”: how many exactly?"),
    "number_missing": marked("“{about}”: how many?"),
    "unclear_number": marked("“{about}”: which number is it?"),
    "absurd_number": marked("“{about}”: is there a digit too many?"),
    "negative_number": marked("“{about}”: below zero. How many is it?"),
    "bare_number": marked("“{about}”: of what?"),
    "two_words_one_number": marked("“{about}”: one number for two things. For which?"),
    "each_or_total": marked("“{about}”: each, or in all?"),
    "parts_exceed_whole": marked("“{about}”: the parts exceed the whole. Which figure is right?"),
    "nothing_or_not_counted": marked("“{about}”: was there nobody, or was it not counted?"),
    "figures_in_comment": marked("“{about}”: figures to count, or a comment?"),
    "said_twice": marked("“{about}”: two different figures. Which one is right?"),
    # In which activity
    "ambiguous_activity": marked("“{about}”: for which activity?"),
    "not_in_activity": marked("“{about}”: for which activity?"),
    "no_activity": marked("“{about}”: for which activity?"),
    "ambiguous_indicator": marked("“{about}”: which figure is it?"),
    "not_held": marked("“{about}”: did it not take place, or was there nobody?"),
    # Where
    "no_site": marked("“{about}”: at which site?"),
    "ambiguous_site": marked("“{about}”: which site?"),
    "no_project": marked("“{about}”: for which project?"),
    "ambiguous_project": marked("“{about}”: which project?"),
    # When
    "impossible_date": marked("“{about}”: this date does not exist. Which day is it?"),
    "future_date": marked("“{about}”: this day is still to come. Which day is it?"),
    "old_date": marked("“{about}”: that is long ago. Which day is it?"),
    "date_conflict": marked("“{about}”: two different days. Which one is it?"),
    "several_days": marked("“{about}”: a report is about one day. Which one?"),
    "ambiguous_date": marked("“{about}”: which day is it?"),
    "ambiguous_yesterday": marked("“{about}”, written at night: which day is it?"),
    "ambiguous_night": marked("“{about}”: which night is it?"),
    "date_or_number": marked("“{about}”: a date or a number?"),
    "shift_conflict": marked("“{about}”: day or night?"),
    # Beds
    "ambiguous_shelter": marked("“{about}”: which shelter?"),
    "ambiguous_category": marked("“{about}”: beds for whom?"),
    "several_categories": marked("“{about}”: one message for each group. Who is this one about?"),
    "above_capacity": marked("“{about}”: more than there are beds. How many is it?"),
    "beds_disagree": marked("“{about}”: these figures do not add up. How many beds are taken?"),
    "free_or_occupied": marked("“{about}”: how many beds are taken?"),
    "temporary_beds": marked("“{about}”: with these extra beds, how many people are there?"),
    "people_or_families": marked("“{about}”: how many people is that?"),
    "unclear_hour": marked("“{about}”: until what time?"),
    "past_hour": marked("“{about}”: this hour is over. Until what time?"),
    "hold_too_long": marked("“{about}”: beds are held for 12 hours at most. Until what time?"),
    "unclear_reason": marked("“{about}”: why was there no bed?"),
    "unclear_message": marked("“{about}”: beds taken, beds to hold, or people turned away?"),
}
# "Une dizaine", "~30": what is counted is not among the words.
_NAMES_NOTHING = re.compile(r"(?:\w+ )?\w+aines?|(?:a )?dozens?|[^\w]*\d+\W*(?:\d+)?", re.IGNORECASE)
_AMOUNT_ALONE = marked("“{about}” ({activity}): how many exactly?")
_WITHOUT_WORDS: Mapping[str, str] = {
    "no_incident": marked("What happened?"),
    "nothing_found": marked("No figure understood: what is to be counted?"),
    "too_long": marked("Too long to be sure of it: send it in parts."),
    "number_missing": marked("How many?"),
    "parts_exceed_whole": marked("The parts exceed the whole. Which figure is right?"),
    "ambiguous_activity": marked("For which activity?"),
    "no_activity": marked("For which activity?"),
    "no_site": marked("At which site?"),
    "ambiguous_site": marked("At which site?"),
    "no_project": marked("For which project?"),
    "ambiguous_project": marked("For which project?"),
    "impossible_date": marked("Which day is it?"),
    "future_date": marked("Which day is it?"),
    "old_date": marked("Which day is it?"),
    "date_conflict": marked("Which day is it?"),
    "several_days": marked("Which day is it?"),
    "ambiguous_date": marked("Which day is it?"),
    "ambiguous_yesterday": marked("Which day is it?"),
    "ambiguous_night": marked("Which night is it?"),
    "shift_conflict": marked("Day or night?"),
    "ambiguous_shelter": marked("Which shelter?"),
    "ambiguous_category": marked("Beds for whom?"),
    "unclear_message": marked("Beds taken, beds to hold, or people turned away?"),
}
# Doubts of which Vigie has not learnt the wording yet: still asked, never passed over.
_OTHER_WITH_WORDS = marked("“{about}”: how is this meant?")
_OTHER = marked("Part of the message is not clear. How is it meant?")


def question_text(question: Question, language: str, catalogue: Catalogue) -> str:
    """The doubt as one sentence that says what to answer."""
    return asked(question, Reader(say_in(language), catalogue, ""))


def asked(question: Question, reader: Reader) -> str:
    """The doubt as one sentence; a figure with an unknown word reads `12 « licornes » : qu'est-ce que c'est ?`."""
    about = one_line(question.about)
    if not about or (question.code not in _WITH_WORDS and question.code in _WITHOUT_WORDS):
        return reader.say.plain(_WITHOUT_WORDS.get(question.code, _OTHER))
    number, _, word = about.partition(" ")
    activities = {path.partition(".")[0] for held in question.held for path in held.paths}
    if question.code == "vague_amount" and len(activities) == 1 and _NAMES_NOTHING.fullmatch(about):
        return reader.say.plain(_AMOUNT_ALONE, about=about, activity=reader.activity(activities.pop()))
    if question.code == "unknown_word" and number.isdecimal() and word:
        return f"{number} {reader.say.plain(_WITH_WORDS[question.code], about=word)}"
    return reader.say.plain(_WITH_WORDS.get(question.code, _OTHER_WITH_WORDS), about=about)
