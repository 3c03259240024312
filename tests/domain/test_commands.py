"""Commands as people type them: with accents, capitals, the bot's name, in either language, and mistyped."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.commands import BY_WORD, COMMANDS, Said, fold_command, nearest_command, read_command


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/r", Said("r", None, "")),
        ("/r clinique 34", Said("r", None, "clinique 34")),
        ("  /r  clinique 34  ", Said("r", None, "clinique 34")),
        ("/R\nclinique 34\npsm 8", Said("r", None, "clinique 34\npsm 8")),
        ("/r@vigie_bot clinique", Said("r", "vigie_bot", "clinique")),
        ("/r@Vigie_Bot\nclinique", Said("r", "vigie_bot", "clinique")),
        ("/Équipe@vigie_bot", Said("equipe", "vigie_bot", "")),
        ("/équipe", Said("equipe", None, "")),
        (unicodedata.normalize("NFD", "/Réglages"), Said("reglages", None, "")),
        ("/RÉSUMÉ hier", Said("resume", None, "hier")),
        ("/r: clinique 34", Said("r", None, ": clinique 34")),
        ("/aide!", Said("aide", None, "!")),
        ("/help?", Said("help", None, "?")),
        ("/r@ clinique", Said("r", None, "@ clinique")),
        ("/start ABCD-EFGH", Said("start", None, "ABCD-EFGH")),
    ],
)
def test_a_command_is_read(text: str, said: Said) -> None:
    assert read_command(text) == said


@pytest.mark.parametrize(
    "text", ["", "/", "//", "/ r", "/34", "/!", "@vigie_bot /r", "clinique 34", "r", "34/2", "\u0301"]
)
def test_anything_else_is_none(text: str) -> None:
    assert read_command(text) is None


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_has_a_word_in_each_language(command: object) -> None:
    assert command in COMMANDS
    for word in (command.en, command.fr):  # type: ignore[attr-defined]
        assert BY_WORD[word] is command
        assert fold_command(word) == word
        assert word.isascii()
        assert len(word) <= 32


def test_no_word_means_two_commands() -> None:
    for one, other in combinations(COMMANDS, 2):
        assert not set(one.words) & set(other.words)


def test_the_names_promised_in_both_languages() -> None:
    twins = [
        ("report", "rapport"), ("report", "r"), ("today", "jour"), ("settings", "reglages"), ("help", "aide"),
        ("invite", "invite"), ("start", "start"), ("link", "link"), ("undo", "annuler"), ("incident", "alerte"),
        ("rollcall", "appel"), ("drill", "exercice"),
    ]  # fmt: skip
    for one, other in twins:
        assert BY_WORD[one] is BY_WORD[other]


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [
        ("rapprt", "report rapport"),
        ("raport", "rapport report"),
        ("reprot", "report"),
        ("seting", "settings"),
        ("reglage", "reglages"),
        ("hlep", "help"),
        ("aid", "aide"),
        ("jours", "jour"),
        ("todya", "today"),
        ("invit", "invite"),
    ],
)
def test_the_nearest_command(mistyped: str, meant: str) -> None:
    assert nearest_command(mistyped) in meant.split()


@pytest.mark.parametrize("word", ["", "xyzzy", "weather", "covid", "b", "w"])
def test_nothing_near_is_not_guessed(word: str) -> None:
    assert nearest_command(word) is None


@given(st.sampled_from(sorted(BY_WORD)), st.data())
def test_capitals_and_accents_make_no_difference(word: str, data: st.DataObject) -> None:
    accents = data.draw(
        st.lists(st.sampled_from(["", "\u0301", "\u0300", "\u0302"]), min_size=len(word), max_size=len(word))
    )
    typed = "".join(letter + accent for letter, accent in zip(word, accents, strict=True))
    for form in (typed, typed.upper(), unicodedata.normalize("NFC", typed)):
        assert read_command(f"/{form} x") == Said(word, None, "x")


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    said = read_command(text)
    if said is not None:
        assert said.word
        nearest_command(said.word)
