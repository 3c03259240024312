"""Answers to questions: the likely ones as choices, and what a report says once one is chosen.

A choice never touches a figure that its question is not about, and is not offered where it would have to.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rapidfuzz import fuzz

from domain.catalogue import Catalogue, UnknownKey
from domain.catalogue.folding import fold
from domain.choices import Choice, Figure
from domain.reading import Entry, Question
from domain.reading.report import Held
from domain.reading.tally import parts_over
from domain.shift_reports import Content

WHICH_NUMBER = "which_number"
"""Asked after "this figure is wrong": which one is right. options: the indicator; held: what it must fit."""
DAY_CODES = frozenset(
    {
        "ambiguous_date",
        "ambiguous_night",
        "ambiguous_yesterday",
        "date_conflict",
        "future_date",
        "impossible_date",
        "old_date",
        "several_days",
    }
)
PROJECT_CODES = frozenset({"no_project", "ambiguous_project"})
SITE_CODES = frozenset({"no_site", "ambiguous_site"})
"""Questions that a choice among the project's sites answers."""
_PLACE_CODES = PROJECT_CODES | SITE_CODES  # the site is asked once the project is known
_UNAVOIDABLE = DAY_CODES | _PLACE_CODES | {"nothing_found"}
_WITHOUT_FIGURES = _UNAVOIDABLE | {"shift_conflict", "figures_in_comment"}
NOBODY_CODES = frozenset({"no_activity", "not_held", "nothing_or_not_counted"})
"""Zero is the likely answer: somebody was there, and nobody came."""
MOST_LIKELY = 3
"""How many indicators of the catalogue are offered where nothing is known of what was meant."""
MOST_CHOICES = 8
_NEAR = 70  # of 100: a death or a measles case is no guess at a word that hardly resembles it

# How many these are, more or less. "Dizaines" alone says nothing that could be counted, "trois dizaines" does.
_VAGUE_NOUNS: Mapping[str, int] = {
    "dizaine": 10, "douzaine": 12, "dozen": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_PARTS_OF: Mapping[str, float] = {"half": 0.5, "demi": 0.5, "couple": 2}
_RANGE = re.compile(r"(\d{1,4})\s*(?:[-–~]|a|à|ou|to|or|et|and)\s*(\d{1,4})")
_EITHER = re.compile(r"(?<![\d/])(\d{1,4})\s*/\s*(\d{1,4})(?![\d/])")
_SUM = re.compile(r"(?<![\d+])(\d{1,4})\s*\+\s*(\d{1,4})(?![\d+])")
_BROKEN = re.compile(r"\d\s*[.,:+/]\s*\d")


def choices(question: Question, content: Content, catalogue: Catalogue, written_on: date) -> tuple[Choice, ...]:
    """The likely answers, best first; `written_on` is the reporting day on which the report was written. As many as
    there are: a card shows those that are `offered`."""
    code = question.code
    if code in DAY_CODES:
        found: Iterable[Choice] = (Choice(day=day) for day in _days(question, written_on))
    elif code == "shift_conflict":
        found = (Choice(shift="day"), Choice(shift="night"))
    elif code in PROJECT_CODES:
        found = (Choice(project=key) for key in question.options)
    elif code in SITE_CODES:
        found = (Choice(site=key) for key in question.options)
    else:
        found = (c for c in _figure_choices(question, content, catalogue) if fits(content, c.figures, catalogue))
    return tuple(dict.fromkeys(found))


def offered(found: Sequence[Choice], last: Mapping[str, date]) -> tuple[Choice, ...]:
    """As many answers as a card shows: those first whose activity this site reported last (`last`)."""
    newest = {
        choice: max((last[a].toordinal() for a, _, _ in choice.figures if a in last), default=0) for choice in found
    }
    return tuple(sorted(found, key=lambda choice: -newest[choice])[:MOST_CHOICES])


def chosen(content: Content, questions: tuple[Question, ...], choice: Choice) -> tuple[Content, tuple[Question, ...]]:
    """The report once the first of its questions is answered so: the others stay; one about a wrong figure is followed
    by the one for the right number."""
    first, *rest = questions
    if choice.corrects is not None:
        asked = Question(WHICH_NUMBER, "", (choice.corrects,), first.span, (Held((choice.corrects,), None),))
        rest = [asked, *rest]
    if choice.day is not None:
        content = replace(content, day=choice.day)
    if choice.shift is not None:
        content = replace(content, shift=choice.shift)
    if choice.site is not None:
        content = replace(content, site=choice.site)
    if choice.project is not None:
        content = replace(content, project=choice.project)
    return with_figures(content, choice.figures, estimate=choice.estimate), tuple(rest)


def may_leave_out(content: Content, questions: Sequence[Question]) -> bool:
    """Whether something can still count without what is asked first: a figure that is understood, or one that is asked
    about later. A place or a day cannot be left out, nor what alone could tell it."""
    first, *others = (question.code for question in questions)
    where_and_when = ((content.day, DAY_CODES), (content.project, PROJECT_CODES), (content.site, _PLACE_CODES))
    if first in _UNAVOIDABLE or any(said is None and codes.isdisjoint(others) for said, codes in where_and_when):
        return False
    return bool(content.entries) or any(code not in _WITHOUT_FIGURES for code in others)


def with_figures(content: Content, figures: Iterable[Figure], *, estimate: bool = False) -> Content:
    """The content with more figures, at the end of their activity's; an activity that is new stands last."""
    entries = {entry.activity: entry for entry in content.entries}
    for activity, indicator, value in figures:
        old = entries.get(activity, Entry(activity, {}))
        marks = old.estimates | {indicator} if estimate else old.estimates - {indicator}
        entries[activity] = Entry(activity, {**old.values, indicator: value}, marks)
    return replace(content, entries=tuple(entries.values()))


def fits(content: Content, figures: Iterable[Figure], catalogue: Catalogue) -> bool:
    """Whether the figures can be added: none is reported already, no part exceeds its whole, the catalogue has them."""
    values = {entry.activity: dict(entry.values) for entry in content.entries}
    touched: set[str] = set()
    for activity, indicator, value in figures:
        row = values.setdefault(activity, {})
        if indicator in row or not _exists(catalogue, activity, indicator):
            return False
        row[indicator] = value
        touched.add(activity)
    return not any(parts_over(catalogue.activity(key), values[key]) for key in touched)


def _exists(catalogue: Catalogue, activity: str, indicator: str) -> bool:
    try:
        return any(i.key == indicator for i in catalogue.activity(activity).indicators)
    except UnknownKey:
        return False


def headline(catalogue: Catalogue, activity: str) -> str:
    """The path of an activity's headline."""
    return f"{activity}.{catalogue.activity(activity).headline.key}"


def figure(path: str, value: int) -> Figure:
    """A figure of an indicator's path."""
    activity, _, indicator = path.partition(".")
    return activity, indicator, value


def paths_of(question: Question, content: Content, catalogue: Catalogue) -> tuple[str, ...]:
    """The indicators that a question's number can be of; an activity stands for its headline."""
    known = [path for held in question.held for path in held.paths]
    known += question.options if not known else ()
    keys = {a.key for a in catalogue.activities}
    paths = [headline(catalogue, key) if key in keys else key for key in known]
    return tuple(dict.fromkeys(path for path in paths if _exists(catalogue, *figure(path, 0)[:2])))


def under_way(question: Question, content: Content) -> tuple[str, ...]:
    """The activities that a question's figures can stand under: the heading's, else those that are reported."""
    return question.under or tuple(entry.activity for entry in content.entries)


def _days(question: Question, written_on: date) -> list[date]:
    found = [date.fromisoformat(option) for option in question.options]
    if not found or question.code == "old_date":
        found += [written_on, written_on - timedelta(days=1)]
    return list(dict.fromkeys(day for day in found if day <= written_on + timedelta(days=1)))


def _figure_choices(question: Question, content: Content, catalogue: Catalogue) -> Iterable[Choice]:
    code, paths = question.code, paths_of(question, content, catalogue)
    value = question.held[0].value if question.held else None
    if code in NOBODY_CODES:
        return [Choice((figure(path, 0),)) for path in paths]
    if code == "parts_exceed_whole":
        return _which_is_wrong(question, catalogue)
    if code == "ambiguous_activity":
        return _whole_activities(question)
    if code == "figures_in_comment":
        sure = [figure(h.paths[0], h.value) for h in question.held if len(h.paths) == 1 and h.value is not None]
        return [Choice(tuple(dict.fromkeys(sure)))] if len(sure) == len(question.held) > 0 else []
    if code == "said_twice":
        return [Choice((figure(h.paths[0], h.value),)) for h in question.held if h.paths and h.value is not None]
    if code == "date_or_number":
        return [
            choice
            for path in paths
            for choice in (Choice((figure(path, value or 0),)), Choice(corrects=path))
        ]  # fmt: skip
    if code == "number_missing":
        return [Choice((figure(path, 0),)) for path in paths if not _notifiable(path, catalogue)]
    if code == "vague_amount":
        return [Choice((figure(p, n),), estimate=True) for p in paths for n in roughly(question)]
    if code == "unclear_number":
        return [Choice((figure(p, n),)) for p in paths for n in _either(question)]
    if value is None or code == WHICH_NUMBER:
        return []
    if code in ("unknown_word", "bare_number"):
        paths = _likely(question, content, catalogue)
    return [Choice((figure(path, value),)) for path in paths]


def _notifiable(path: str, catalogue: Catalogue) -> bool:
    activity, indicator, _ = figure(path, 0)
    return catalogue.activity(activity).indicator(indicator).notifiable


def roughly(question: Question) -> tuple[int, ...]:
    """The numbers that a vague amount speaks of: 20 for "une vingtaine", both ends of a range."""
    said = question.about.lower()
    between = _RANGE.search(said)
    if between is not None:
        return int(between[1]), int(between[2])
    value = question.held[0].value if question.held else None
    words = fold(said).replace("-", " ").split()
    noun = next((word for word in words if word.removesuffix("s") in _VAGUE_NOUNS), None)
    if noun is None:
        return (value,) if value else ()
    parts = value or next((_PARTS_OF[word] for word in words if word in _PARTS_OF), None if noun.endswith("s") else 1)
    return () if parts is None else (int(parts * _VAGUE_NOUNS[noun.removesuffix("s")]),)


def _either(question: Question) -> tuple[int, ...]:
    """The numbers that an unclear one may be: "12/15" is one of two, "3+4" their sum; of "3.5" nobody can say."""
    either, summed = _EITHER.search(question.about), _SUM.search(question.about)
    if either is not None:
        return int(either[1]), int(either[2])
    if summed is not None:
        return (int(summed[1]) + int(summed[2]),)
    if _BROKEN.search(question.about):
        return ()
    return tuple(dict.fromkeys(held.value for held in question.held if held.value))


def _whole_activities(question: Question) -> Iterable[Choice]:
    """Every figure that is in doubt goes to one activity, or, of one activity, to one indicator."""
    if any(held.value is None for held in question.held):
        return
    if len(question.held) == 1:
        value = question.held[0].value or 0
        yield from (Choice((figure(path, value),)) for path in question.held[0].paths)
        return
    for activity in dict.fromkeys(path.partition(".")[0] for held in question.held for path in held.paths):
        homes = [[p for p in held.paths if p.partition(".")[0] == activity] for held in question.held]
        if all(len(paths) == 1 for paths in homes):
            pairs = zip(homes, question.held, strict=True)
            figures = tuple(figure(paths[0], held.value or 0) for paths, held in pairs)
            if len({f[:2] for f in figures}) == len(figures):
                yield Choice(figures)


def _which_is_wrong(question: Question, catalogue: Catalogue) -> Iterable[Choice]:
    """The whole made as large as its parts; then each figure as the wrong one, the others being right."""
    figures = [figure(h.paths[0], h.value) for h in question.held if h.paths and h.value is not None]
    if len(figures) < 2:
        return
    whole, *parts = figures
    yield Choice(((whole[0], whole[1], sum(value for _, _, value in parts)), *parts))
    for wrong in figures:
        others = tuple(f for f in figures if f is not wrong)
        yield Choice(others, corrects=f"{wrong[0]}.{wrong[1]}")


def _likely(question: Question, content: Content, catalogue: Catalogue) -> tuple[str, ...]:
    """Indicators that an unknown word may mean: those that it names, then the nearest of the activity under way; of a
    number without a word its headline."""
    named = list(paths_of(question, content, catalogue))
    keys = under_way(question, content)
    activities = [a for a in catalogue.activities if a.key in keys or not keys]
    if question.code == "bare_number":
        return tuple(headline(catalogue, a.key) for a in activities)
    word = word_of(question)
    near = [
        (score, f"{activity.key}.{indicator.key}")
        for activity in activities
        for indicator in activity.indicators
        if (score := max(fuzz.ratio(word, fold(name)) for name in indicator.names)) >= _NEAR or not indicator.notifiable
    ]
    value = question.held[0].value if question.held else None
    free = [p for _, p in sorted(near, key=lambda n: -n[0]) if fits(content, (figure(p, value or 0),), catalogue)]
    return tuple(dict.fromkeys([*named, *free]))[:MOST_LIKELY]


def word_of(question: Question) -> str:
    """The word that a question is about, folded and without its number: "12 licornes" is "licornes"."""
    return " ".join(word for word in fold(question.about).split() if not any(c.isdigit() for c in word))
