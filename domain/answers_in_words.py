"""An answer in the author's own words, read in the context of its question: a number, a word, a day, a place."""

import re
from dataclasses import replace
from datetime import datetime

from domain.answers import (
    DAY_CODES,
    PROJECT_CODES,
    SITE_CODES,
    choices,
    figure,
    fits,
    paths_of,
    under_way,
)
from domain.brief_replies import agrees, denies, is_courtesy, withdraws
from domain.catalogue import Catalogue
from domain.choices import Choice, Figure
from domain.reading import Question, read_report
from domain.reading.items import items_of
from domain.reading.numbers import MOST, amount_at
from domain.reading.phrases import index_on
from domain.reading.reckoning import Clock
from domain.reading.report import ReportReading
from domain.reading.settling import settle
from domain.reading.words import flat, tokenise
from domain.reporting_day import reporting_day
from domain.shift_reports import Content

_ABOUT = re.compile(
    r"^\s*(?:~|≈|env(?:iron)?\.?\s|vers\s|about\s|around\s|approx(?:imately)?\.?\s|à peu près\s)\s*", re.I
)
_COUNTS = ("vague_amount", "number_missing", "absurd_number", "negative_number", "each_or_total", "said_twice")
NUMBER_CODES = frozenset(
    {*_COUNTS, "unclear_number", "which_number", "not_held", "nothing_or_not_counted", "figures_in_comment"}
)
"""Questions that a bare number answers, where only one figure can be meant."""
LONGEST_ANSWER = 120
"""What is longer is no answer to one question, but a message."""


def in_words(question: Question, content: Content, said: str, catalogue: Catalogue, written: datetime) -> Choice | None:
    """What the words answer; None where they do not answer this question. `written`: when the report was written, from
    which days are counted."""
    said = " ".join(said.split())
    if not said or len(said) > LONGEST_ANSWER or question.code == "nothing_found":
        return None  # where nothing was understood, words are the whole message again
    if question.code in DAY_CODES or question.code == "shift_conflict":
        return _day(question, said, catalogue, written)
    if question.code in PROJECT_CODES | SITE_CODES:
        return _place(question, content, said, catalogue, written)
    if agrees(said):
        today = reporting_day(written, catalogue.zone, catalogue.day_starts_at)
        # "34000: a digit too many?", "less than zero": a yes to those says no number.
        likely = choices(question, content, catalogue, today) if question.code == "vague_amount" else ()
        return likely[0] if len(likely) == 1 else None
    if denies(said) or withdraws(said) or is_courtesy(said):
        return None
    found = _number(question, content, said, catalogue) or _figures(question, content, said, catalogue, written)
    if found is not None and question.code == "parts_exceed_whole":
        found = _with_held(question, found)
    return found if found is not None and fits(content, found.figures, catalogue) else None


def number_in(said: str) -> tuple[int, bool] | None:
    """A bare number, and whether it is an estimate ("environ 20"); None for anything else."""
    exact = _ABOUT.sub("", said)
    plain = flat(exact)
    tokens = tokenise(plain)
    amount = amount_at(tokens, 0, plain, False) if tokens else None
    if amount is None or amount.doubt is not None or amount.last != len(tokens) - 1 or amount.value > MOST:
        return None
    return amount.value, exact != said


def _number(question: Question, content: Content, said: str, catalogue: Catalogue) -> Choice | None:
    paths = paths_of(question, content, catalogue)
    number = number_in(said)
    if question.code not in NUMBER_CODES or len(paths) != 1 or number is None:
        return None
    value, estimate = number
    return Choice((figure(paths[0], value),), estimate=estimate)


def _with_held(question: Question, found: Choice) -> Choice:
    """The figures said, and of those that did not fit together the ones that were not said anew."""
    anew = {f[:2] for f in found.figures}
    held = (figure(h.paths[0], h.value) for h in question.held if len(h.paths) == 1 and h.value is not None)
    return replace(found, figures=(*(f for f in held if f[:2] not in anew), *found.figures))


def _figures(question: Question, content: Content, said: str, catalogue: Catalogue, written: datetime) -> Choice | None:
    """ "femmes" after "12 licornes", "12 femmes", or the activity's name: under the heading that the question has."""
    number = next((held.value for held in question.held if held.value is not None), None)
    home = _activity(said, catalogue, content, written)
    if home is not None:
        if question.code == "parts_exceed_whole":
            return None  # "clinique" says no number that would fit
        today = reporting_day(written, catalogue.zone, catalogue.day_starts_at)
        likely = choices(question, content, catalogue, today)
        mine = [c for c in likely if c.figures and not c.corrects and all(f[0] == home for f in c.figures)]
        return mine[0] if len(mine) == 1 else None
    texts = [said] if any(c.isdigit() for c in said) and any(c.isalpha() for c in said) else []
    # A word answers "what is it?"; put behind a number that is itself in doubt, any word at all would settle it.
    counts = number is not None and question.code not in NUMBER_CODES
    texts += [f"{number} {said}"] if counts and not any(c.isdigit() for c in said) else []
    for heading in (*(f"{catalogue.activity(key).label.fr} : " for key in under_way(question, content)), ""):
        for text in texts:
            reading = _read_text(heading + text, content, catalogue, written)
            figures = _sure(reading)
            if figures:
                return Choice(figures)
    return None


def _activity(said: str, catalogue: Catalogue, content: Content, written: datetime) -> str | None:
    """The activity that the words name, and nothing else."""
    reading = _read_text(f"{said} : 1", content, catalogue, written)
    figures = _sure(reading)
    if len(figures) != 1 or figures[0][2] != 1 or any(c.isdigit() for c in said):
        return None
    activity, indicator, _ = figures[0]
    found = catalogue.activity(activity)
    named = flat(said) in {flat(name) for name in found.names}
    return activity if named and found.headline.key == indicator else None


def _sure(reading: ReportReading) -> tuple[Figure, ...]:
    """The figures of a reading in which nothing is in doubt."""
    if reading.questions and any(q.code not in PROJECT_CODES for q in reading.questions):
        return ()
    return tuple((e.activity, key, value) for e in reading.entries for key, value in e.values.items())


def _read_text(text: str, content: Content, catalogue: Catalogue, written: datetime) -> ReportReading:
    return read_report(text, catalogue=catalogue, project=content.project, site=content.site, now=written)


def _day(question: Question, said: str, catalogue: Catalogue, written: datetime) -> Choice | None:
    today = reporting_day(written, catalogue.zone, catalogue.day_starts_at)
    clock = Clock(written.astimezone(catalogue.zone), today)
    plain = flat(said)
    index = index_on(catalogue, today)
    _, mentions = items_of(plain, index, clock)
    day, shift, doubt = settle(mentions, clock, plain)
    if not mentions or doubt is not None:
        return None
    if question.code == "shift_conflict":
        return None if shift is None else Choice(shift=shift)
    return None if day is None or all(m.day is None for m in mentions) else Choice(day=day)


def _place(question: Question, content: Content, said: str, catalogue: Catalogue, written: datetime) -> Choice | None:
    """A place beside a figure that any report could have."""
    text = f"{catalogue.activities[0].label.fr} : 1, {said}"
    if question.code in SITE_CODES:
        reading = read_report(text, catalogue=catalogue, project=content.project, site=None, now=written)
        return Choice(site=reading.site) if reading.site is not None else None
    reading = read_report(text, catalogue=catalogue, project=None, site=None, now=written)
    return Choice(project=reading.project) if reading.project is not None else None
