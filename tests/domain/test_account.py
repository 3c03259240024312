"""The account of a reading: each stretch with what the reader took it as, and no number that nobody answers for.

That of the samples is looked at where they are read: `test_reading.py`.
"""

import contextlib
import re
import unicodedata
from datetime import UTC, datetime
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_to_num import text2num

from domain.catalogue import Catalogue
from domain.reading.account import ACCOUNTED, Piece, PieceKind, account_of
from domain.reading.greetings import GREETINGS
from domain.reading.lexicon import ONE
from domain.reading.mask_rules import FIRST, LAST
from domain.reading.numbers import NUMBER_WORDS
from domain.reading.words import LONGEST, flat
from tests.domain.test_reading import SAMPLES
from tests.domain.test_reading_properties import CATALOGUE, MESSAGES, MOMENTS, PLACES
from tests.support.accounting import unanswered

ZERO = re.compile(
    r"0|zero|ras|r\.a\.s|rien|none|nil|neant|nothing|nada|aucun|nul|\bno\b|pas|sans|without|ni|nor|neither|nobody|personne"
)
EVENING = datetime.fromisoformat("2026-11-24T18:30:00+01:00")
KINDS = {kind for part in get_args(PieceKind) for kind in (get_args(part) or (part,))}


def account(text: str, catalogue: Catalogue = CATALOGUE, project: str | None = "calais") -> tuple[Piece, ...]:
    return account_of(text, catalogue=catalogue, project=project, site=None, now=EVENING)[1]


TOLD = [
    ("clinique 27 cs", [("clinique", "activity"), ("27 cs", "value")]),
    ("/r clinique 27", [("/r", "command"), ("clinique", "activity"), ("27", "value")]),
    ("hier soir maraude 9 pers", [("hier soir", "date"), ("maraude", "activity"), ("9 pers", "value")]),
    ("nuit: 9 hypothermies", [("nuit", "date"), ("9 hypothermies", "value")]),
    ("équipe de 4, 27 cs, 9 f", [("équipe de 4", "team"), ("27 cs", "value"), ("9 f", "value")]),
    ("14h-17h clinique 8", [("14h-17h", "time"), ("clinique", "activity"), ("8", "value")]),
    ("clinique 8 (vs 12 hier)", [("clinique", "activity"), ("8", "value"), ("(vs 12 hier)", "comparison")]),
    ("clinique camp: 8 cs", [("clinique", "activity"), ("camp", "place"), ("8 cs", "value")]),
    ("clinique 8 cs, 2 trucs", [("clinique", "activity"), ("8 cs", "value"), ("2 trucs", "question")]),
    ("clinique 8 cs, pardon 9 cs", [("clinique", "activity"), ("8 cs", "retracted"), ("pardon", "word"),
                                    ("9 cs", "value")]),
    ("clinique 8 cs // 3 à revoir", [("clinique", "activity"), ("8 cs", "value"), ("// 3 à revoir", "comment")]),
    ("clinique huit (8) cs", [("clinique", "activity"), ("huit (8) cs", "value")]),
    ("clinique 8 cs, 12 ºC", [("clinique", "activity"), ("8 cs", "value"), ("12 ºC", "measure")]),
    ("clinique 8 cs blabla", [("clinique", "activity"), ("8 cs", "value"), ("blabla", "unknown")]),
    ("clinique 28/11 8 cs", [("clinique", "activity"), ("28/11", "question"), ("8 cs", "value")]),
    ("adj 45 jeunes, un jeune parti", [("adj", "activity"), ("45 jeunes", "value"), ("un jeune", "one_of_them"),
                                       ("parti", "unknown")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[t for t, _ in TOLD])
def test_every_stretch_is_told_with_what_it_was_taken_as(text: str, told: list[tuple[str, str]]) -> None:
    assert [(p.text, p.kind) for p in account(text)] == told


def test_a_value_names_its_indicator_and_a_question_its_code() -> None:
    value, asked = account("clinique 8 femmes, 12 pansements")[1:]
    assert (value.of, value.value) == (("clinic.women",), 8)
    assert (asked.code, asked.value) == ("unknown_word", None)


def test_what_parts_exceed_their_whole_is_asked_about_and_nothing_between() -> None:
    pieces = account("clinique 20 cs, équipe de 4, 25 femmes")
    assert [(p.text, p.kind, p.code) for p in pieces[1:]] == [
        ("20 cs", "question", "parts_exceed_whole"),
        ("équipe de 4", "team", ""),
        ("25 femmes", "question", "parts_exceed_whole"),
    ]


def test_a_typing_slip_is_told_with_the_word_that_was_found() -> None:
    slips = [s for p in account("clinqiue 22 consultatoins, 5 femmes") for s in p.slips]
    assert slips == [("clinqiue", "clinique"), ("consultatoins", "consultations")]


def spelled(text: str) -> set[int]:
    """The numbers that a stretch says, in figures or in words."""
    plain = flat(text)
    figures = re.findall(r"\d+", plain)
    words = [w for w in re.findall(r"[a-z]+", plain) if w in NUMBER_WORDS or w in ("et", "and")]
    found = {*map(int, figures), *([int("".join(figures))] if figures else []), *([1] if ONE & set(words) else [])}
    for language in ("fr", "en"):
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                with contextlib.suppress(ValueError):
                    found.add(text2num(" ".join(words[start:end]), language))
    return found


@settings(max_examples=250, deadline=None)
@given(MESSAGES, PLACES, MOMENTS)
def test_a_value_is_said_in_its_own_stretch(text: str, place: tuple[str | None, str | None], now: datetime) -> None:
    _, pieces = account_of(text, catalogue=CATALOGUE, project=place[0], site=place[1], now=now)
    said: dict[tuple[str, int], set[int]] = {}
    for piece in pieces:
        if piece.kind == "value" and piece.value:
            said.setdefault((piece.of[0], piece.value), set()).update(spelled(piece.text))
    assert all(value in numbers for (_, value), numbers in said.items()), said
    if any(p.kind == "value" and p.value == 0 for p in pieces):
        assert ZERO.search(flat(text)), pieces


@settings(max_examples=250, deadline=None)
@given(MESSAGES, PLACES, MOMENTS)
def test_every_number_of_any_text_is_accounted_for(
    text: str, place: tuple[str | None, str | None], now: datetime
) -> None:
    reading, pieces = account_of(text, catalogue=CATALOGUE, project=place[0], site=place[1], now=now)
    text = unicodedata.normalize("NFC", text)[:LONGEST]
    assert {p.kind for p in pieces} <= KINDS
    assert [p.span for p in pieces] == sorted(p.span for p in pieces)
    assert all(text[slice(*p.span)].strip() == p.text for p in pieces)
    values = {(p.of[0], p.value) for p in pieces if p.kind == "value"}
    assert values == {(f"{e.activity}.{key}", value) for e in reading.entries for key, value in e.values.items()}
    asked = {p.code for p in pieces if p.kind == "question"}
    assert asked <= {q.code for q in reading.questions}
    assert not unanswered(text, pieces), pieces


MIXED = st.lists(st.sampled_from([s["text"] for s in SAMPLES]), min_size=2, max_size=3).flatmap(
    lambda texts: st.sampled_from([" ", ", ", "\n", ". ", " et "]).map(lambda sign: sign.join(texts))
)


@settings(max_examples=150, deadline=None)
@given(MIXED)
def test_every_number_of_messages_run_together_is_accounted_for(text: str) -> None:
    _, pieces = account_of(
        text, catalogue=CATALOGUE, project="calais", site=None, now=datetime(2026, 11, 24, tzinfo=UTC)
    )
    assert not unanswered(text, pieces), pieces


def test_every_rule_says_what_it_finds() -> None:
    assert {rule.means for rule in (*GREETINGS, *FIRST, *LAST)} < ACCOUNTED


def test_the_longest_message_is_told_to_its_end() -> None:
    text = "12 f 34 cs, " * 400
    assert not unanswered(text[:LONGEST], account(text))
