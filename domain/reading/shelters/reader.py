"""One message read as a shelter message: by its command, or else by its words."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from rapidfuzz import fuzz, process

from domain.catalogue import Catalogue
from domain.commands import COMMANDS
from domain.reading.comments import comment_in
from domain.reading.day_names import FULL, WEEKDAYS
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.report import Question, Span
from domain.reading.shelters.bed_counts import read_count
from domain.reading.shelters.bed_holds import read_hold
from domain.reading.shelters.breakdowns import without_breakdowns
from domain.reading.shelters.comparisons import without_other_days, without_what_follows
from domain.reading.shelters.hours import times_of
from domain.reading.shelters.initials import initials_in
from domain.reading.shelters.items import MOST_ITEMS, Item, items_of
from domain.reading.shelters.language import What
from domain.reading.shelters.mending import mended
from domain.reading.shelters.place import categories_meant, shelter_of
from domain.reading.shelters.readings import BedCount, BedHold, ShelterReading, TurnedAway
from domain.reading.shelters.turned_away import read_turned_away
from domain.reading.shelters.vocabulary import Vocabulary, vocabulary_of
from domain.reading.words import LONGEST, flat
from domain.reporting_day import reporting_day

ShelterKind = Literal["count", "hold", "refused"]

_COMMAND = re.compile(r"\s*/\s?([^\W\d_]+)(?:@\w+)?")
_DATE = re.compile(r"\s{0,40}(?:le |on |the )?(\d{1,2})[/.](\d{1,2})(?![/\d])")
_DAY = re.compile(
    rf"(?<![^\W_])(?:(?:le |du |on |the )?(?P<name>{FULL})(?: soir| night| evening)?(?=\s?(?:\d|:))"
    r"|(?:le|du|on|of)\s(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?![/\d]))"
)
_AHEAD = re.compile(r"\s{0,40}(?:pour |for |prevu )?(?:demain|tomorrow)(?![^\W_])")
_LATER = re.compile(r"(?<!\S)/([^\W\d_]+)(?:@\w+)?")
_KINDS: dict[str, ShelterKind] = {"occupancy": "count", "hold": "hold", "refused": "refused"}
_COMMANDS = {word: _KINDS[command.name] for command in COMMANDS if command.name in _KINDS for word in command.words}
_LONGEST = 2000
"""Characters that are read: three hundred words, with room. What is longer is asked about."""
_LIKE_A_COMMAND = 80  # of a hundred; "/ocupation" is a slip, "/beds" another command
_VOTES: dict[What, ShelterKind] = {
    What.HOLD: "hold", What.REFUSED: "refused", What.REFUSES: "refused", What.OCCUPIED: "count", What.OUT: "count",
    What.FREE: "count",
}  # fmt: skip

_OF_BEDS = frozenset(
    (What.OUT, What.FREE, What.OCCUPIED, What.FULL, What.EMPTY, What.HELD, What.EXTRA, What.TOTAL, What.NO, What.FIX)
)
_NOT_INSIDE = frozenset((What.REFUSED, What.REFUSES, What.HELD, What.PLANNED))
_HEARD: dict[ShelterKind, frozenset[What]] = {
    "count": frozenset((What.UNSURE,)),
    "hold": frozenset((What.TIME, What.UNSURE)),
    "refused": frozenset((What.FULL, What.RULES, What.OTHER, What.NOT, What.REFUSES, What.UNSURE)),
}
"""What is heard in a comment, too."""


def read_shelter_message(
    text: str, *, catalogue: Catalogue, project: str | None, site: str | None, now: datetime
) -> ShelterReading:
    """Read `text` as a bed count, a hold or people turned away.

    Written at `now` (aware) by somebody of `project` and `site` (keys of the catalogue, or None).
    Deterministic and pure; any text gives a reading, and what is not certain is a question. Spans in questions count
    characters of `text` in Unicode's composed form (NFC).
    """
    whole = unicodedata.normalize("NFC", text)
    text = whole[:_LONGEST]
    plain = flat(text)
    kind, (begin, end) = _kind_by_command(plain)
    plain = plain[:begin] + " " * (end - begin) + plain[end:]
    plain = _without_its_date(plain, now.astimezone(catalogue.zone))
    today = reporting_day(now, catalogue.zone, catalogue.day_starts_at)
    vocabulary = vocabulary_of(catalogue, kind or "any", today)
    times = times_of(plain, now, catalogue.zone, vocabulary.tells)
    items = mended(items_of(plain, vocabulary, times), vocabulary.kind)
    if kind is None and (kind := _kind_by_words(items)) is not None:
        vocabulary = vocabulary_of(catalogue, kind, today)
        items = mended(items_of(plain, vocabulary, times), vocabulary.kind)
    shelter = shelter_of(items, text, catalogue, vocabulary, (project, site))
    items = _without_comment(items, plain, kind, shelter.key, vocabulary)
    if kind is None:
        return BedCount(shelter.key, {}, (Question("unclear_message"),))
    if len(items) > MOST_ITEMS or len(whole) > len(text):
        start = items[-1].start if len(items) > MOST_ITEMS else len(text)
        too_long = (Question("too_long", "", (), (start, min(len(whole), LONGEST))),)
        if kind == "count":
            return BedCount(shelter.key, {}, too_long)
        if kind == "hold":
            return BedHold(shelter.key, None, None, None, too_long)
        return TurnedAway(shelter.key, None, None, None, too_long)
    items = without_other_days(without_breakdowns(items, shelter.key, vocabulary), kind)
    if kind == "count":
        aside = [i.span for i in items if i.what in (What.SHELTER, What.TIME)]
        items = initials_in(plain, aside, catalogue, shelter.key, vocabulary) or without_what_follows(items)
        count = read_count(_nobody_as_empty(items), text, catalogue, vocabulary, shelter)
        other = _other_day(plain, now.astimezone(catalogue.zone))
        return count if other is None else replace(count, counts={}, questions=(_about(other, text), *count.questions))
    if kind == "hold":
        return read_hold(items, text, catalogue, vocabulary, shelter)
    return read_turned_away(items, text, vocabulary, shelter)


def _without_its_date(plain: str, local: datetime) -> str:
    """The text without this day's date at its start, which could be a figure of another: "20/11 15 seules"."""
    match = _DATE.match(plain)
    if match is None or (int(match[1]), int(match[2])) != (local.day, local.month):
        return plain
    return " " * match.end() + plain[match.end() :]


def _other_day(plain: str, local: datetime) -> Span | None:
    """Where the day stands that a count begins with, if it is not this one: "du 15/11 : …", "dimanche : …"."""
    if ahead := _AHEAD.match(plain):
        return ahead.span()
    match = _DAY.search(plain)
    before = plain[: match.start()] if match else ""
    if match is None or any(w.isdigit() or w in NUMBER_WORDS for w in re.findall(r"[a-z]+|\d+", before)):
        return None
    days = (local, local - timedelta(hours=12))  # after midnight, the evening's day is meant as well
    if match["day"]:
        same = any((int(match["day"]), int(match["month"])) == (d.day, d.month) for d in days)
    else:
        same = any(WEEKDAYS[match["name"]] == d.weekday() for d in days)
    return None if same else match.span()


def _about(span: Span, text: str) -> Question:
    return Question("unclear_message", text[span[0] : span[1]].strip(), (), span)


def _without_comment(
    items: list[Item], plain: str, kind: ShelterKind | None, shelter: str | None, vocabulary: Vocabulary
) -> list[Item]:
    """The items without those of a comment, of which only reasons and hours are heard.

    What stands before it must say something already, and a comment that speaks of beds or of somebody else stays.
    """
    match = comment_in(plain)
    before = [i for i in items if match is None or i.start < match.start()]
    if (
        match is None
        or kind is None
        or shelter is None
        or not any(i.what in (What.NUMBER, What.FULL, What.EMPTY) for i in before)
    ):
        return items
    after = items[len(before) :]
    named = {categories_meant(i.said, shelter, vocabulary) for i in before if i.what is What.WHO}
    if any(i.what in _OF_BEDS if kind == "count" else i.what is What.FIX for i in after):
        return items
    others = {categories_meant(i.said, shelter, vocabulary) for i in after if i.what is What.WHO} - named
    if any(len(meant) == 1 for meant in others):
        return items
    return before + [i for i in after if i.what in _HEARD[kind]]


def _kind_by_command(plain: str) -> tuple[ShelterKind | None, Span]:
    match = _COMMAND.match(plain) or _LATER.search(plain)
    if match is None:
        return None, (0, 0)
    word = match[1]
    near = process.extractOne(word, _COMMANDS.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_A_COMMAND)
    return (_COMMANDS[near[0]] if near else None), match.span()


def _kind_by_words(items: Sequence[Item]) -> ShelterKind | None:
    votes = {_VOTES[i.what] for i in items if i.what in _VOTES}
    votes |= {"count" for i in items if i.of is not None}
    if not votes and any(i.what in (What.FULL, What.EMPTY) for i in items):
        votes = {"count"}
    return votes.pop() if len(votes) == 1 else None


def _nobody_as_empty(items: list[Item]) -> list[Item]:
    """ "Personne ce soir": the word for a person, without a number, is nobody."""
    for at, item in enumerate(items):
        counted = at > 0 and items[at - 1].what is What.NUMBER
        if any(i.what in _NOT_INSIDE or i.text in ("dehors", "outside") for i in items[at + 1 : at + 3]) and (
            item.what is What.NOBODY or (item.text == "personne" and not counted)
        ):
            item.what = What.SMALL  # "personne de refusé"
        elif (item.what is What.PEOPLE and item.text == "personne" and not counted) or item.what is What.NOBODY:
            item.what = What.EMPTY
    return items
